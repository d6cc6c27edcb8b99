//! Homographs: words that may be forms of two verbs, of which one is no trigger (`تبيّن الدراسة`, `تبيّن أن`).

use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::lexicon::{Gender, Number, Person, Shape, Tense, Voice, WordForm};
use crate::text::{Enclitic, Proclitics};

/// Whether the form is that of another verb here: of the words that are spelled alike, the feminine imperfect
/// (`تبيّن الدراسة`) asks for a feminine subject in its clause, and the masculine perfect (`تبيّن`) stands with none.
pub(super) fn is_of_other_verb(
    sentence: &Sentence<'_, '_>,
    form: WordForm,
    forms: &[WordForm],
    clause: &Clause,
    at: usize,
) -> bool {
    let token = sentence.chunks[at].tokens.start;
    let Some(feminine) = of_two(form, forms) else {
        return false;
    };
    // ستحمّل: the future is no perfect.
    let future = sentence.cells[token]
        .reading
        .is_some_and(|r| r.proclitics.contains(Proclitics::SA));
    if future {
        return !feminine;
    }
    if !feminine {
        return asks_for_imperfect(sentence, token);
    }
    let gender = sentence.group_shows(&clause.subject).gender;
    // وتبيّن أن is "it turned out", and وتطلب منهم "it asks them".
    let impersonal = sentence
        .chunks
        .get(at + 1)
        .is_none_or(|next| next.class == Class::Complementizer);
    let overt = match clause.subject_carried {
        true => gender == Some(Gender::Feminine) && !impersonal && !behind_him(sentence, at),
        false => !clause.subject.is_empty() && gender != Some(Gender::Masculine),
    };
    // وتبين الدراسة أن, وتبين سقوط سيارة.
    let behind = sentence.chunks.get(at + 1).is_some_and(|next| {
        next.phrase.is_some()
            && next.preposition.is_none()
            && !next.conjunction
            && sentence.group_shows(&[at + 1]).gender == Some(Gender::Feminine)
    });
    !overt && !behind && !asks_for_imperfect(sentence, token)
}

/// Whether the conjunction before a verb has the pronoun of a man or of nobody: `أنه تبيّن`.
fn behind_him(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let token = sentence.chunks[before].tokens.start;
        sentence.cells[token]
            .reading
            .is_some_and(|r| r.enclitic == Some(Enclitic::Him))
    })
}

/// Whether a form is the feminine imperfect, or the masculine perfect, of a word that may be either of two verbs.
fn of_two(form: WordForm, forms: &[WordForm]) -> Option<bool> {
    let is = |form: &WordForm, asked: Gender, perfect: bool| {
        matches!(
            form.shape,
            Shape::Verb { tense, person: Person::Third, gender, number: Number::Singular, voice, .. }
                if gender == asked && (tense == Tense::Perfect) == perfect && voice != Voice::Passive
        )
    };
    let other = |asked, perfect| {
        let mut others = forms.iter().filter(|other| other.lemma != form.lemma);
        others.any(|other| is(other, asked, perfect))
    };
    // تبيّن is "you explain", too.
    let to_you = matches!(
        form.shape,
        Shape::Verb { tense, person: Person::Second, gender: Gender::Masculine, number: Number::Singular, .. }
            if tense != Tense::Perfect
    );
    if (to_you || is(&form, Gender::Feminine, false)) && other(Gender::Masculine, true) {
        Some(true)
    } else if is(&form, Gender::Masculine, true) && other(Gender::Feminine, false) {
        Some(false)
    } else {
        None
    }
}

/// Whether a word stands before this one that only the imperfect follows: لم, لن, سوف, and أن where no word of time
/// goes before it (`بعد أن تحدث`).
fn asks_for_imperfect(sentence: &Sentence<'_, '_>, token: usize) -> bool {
    let text = sentence.context.text;
    let first = text.sentences()[text.sentence_of(token)].tokens.start;
    let word = |back: usize| {
        let at = token.checked_sub(back).filter(|&at| at >= first)?;
        Some(text.folded(at).trim_start_matches(['و', 'ف']))
    };
    match word(1) {
        Some("لم" | "لن" | "سوف" | "لكي") => true,
        // أنها تبيّن
        Some("انها" | "بانها" | "لانها" | "فانها" | "لكنها") => true,
        Some("لا") => word(2).is_some_and(|before| before.ends_with("نها")),
        Some("ان") => !matches!(
            word(2),
            Some(
                "بعد"
                    | "منذ"
                    | "سبق"
                    | "الي"
                    | "غير"
                    | "الا"
                    | "لولا"
                    | "لبث"
                    | "قبل"
                    | "بما"
            )
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::has;
    use crate::EventType;

    #[test]
    fn homographs_ask_for_their_subject() {
        assert!(has("وتبين الوزارة أن الأسعار ارتفعت.", EventType::Statement));
        assert!(!has("وتبين أن الأسعار ارتفعت.", EventType::Statement));
        assert!(!has(
            "أصدرت الشرطة أمرا بعد أن علمت بأنه تبين من الصور أن السائق كان نائما.",
            EventType::Statement
        ));
        assert!(has(
            "بعد أن تحدث عن خطته غادر الوزير القاعة.",
            EventType::Statement
        ));
        assert!(!has(
            "كان مقررا أن تحدث عن طريق الخطأ.",
            EventType::Statement
        ));
    }
}
