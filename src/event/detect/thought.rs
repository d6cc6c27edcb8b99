//! What is only thought, reckoned or shown: verbs of saying that tell what everybody expects, what counts as something, or
//! what the facts show.

use super::noun::construct_root;
use super::unfit;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::EventType;
use crate::lexicon::{Gender, Number, Person, Shape, Tense, WordClasses, WordForm};

/// How many words before a verb of thinking the verb of its tense may stand: `كان معظم المحللين يتوقعون`.
const AUXILIARY: usize = 3;

/// Whether somebody only thinks it: `ويتوقع أن يرتفع السعر` is expected by everybody, and `كانوا يتوقعون`, `لم يتوقع`
/// tell what was in their minds.
pub(super) fn is_thought(
    sentence: &Sentence<'_, '_>,
    form: WordForm,
    clause: &Clause,
    at: usize,
) -> bool {
    let text = sentence.context.text;
    let token = sentence.chunks[at].tokens.start;
    let word = |token: usize| text.folded(token).trim_start_matches(['و', 'ف']);
    let stem = word(token);
    // لوحظ أن: it is there to be seen.
    if matches!(stem, "لوحظ" | "يلاحظ") && clause.subject.is_empty() {
        return true;
    }
    let Shape::Verb {
        tense,
        person: Person::Third,
        gender,
        number,
        ..
    } = form.shape
    else {
        return false;
    };
    if tense == Tense::Perfect {
        return false;
    }
    let thinks = |rest: &str| rest.starts_with("توقع") || rest.starts_with("رجح");
    if !stem.strip_prefix(['ي', 'ت']).is_some_and(thinks) {
        return false;
    }
    let first = text.sentences()[text.sentence_of(token)].tokens.start;
    let from = token.saturating_sub(AUXILIARY).max(first);
    let past = (from..token).any(|at| matches!(word(at), "كان" | "كانت" | "كانوا"));
    let never = token > first && matches!(word(token - 1), "لم");
    // أنه يتوقع: the pronoun is who does.
    let his = at > 0
        && sentence.cells[sentence.chunks[at - 1].tokens.start]
            .reading
            .is_some_and(|r| r.enclitic.is_some());
    let nobody = gender == Gender::Masculine
        && number == Number::Singular
        && stem.starts_with('ي')
        && (clause.subject.is_empty() || clause.subject_carried)
        && !his;
    // زيادة يتوقع أن تبدأ: what the relative clause describes is expected.
    let expected = clause.subject_first
        && !clause.subject_carried
        && sentence.is_relative(at)
        && number == Number::Singular
        && clause.subject.first().is_some_and(|&subject| {
            let described = sentence.chunks[subject].phrase.as_ref();
            described.is_some_and(|p| p.filler == Filler::Thing && p.entities.is_empty())
                && !sentence.is_somebody(subject)
        });
    past || never || nobody || expected
}

/// Stems of what somebody does by saying it: `نؤكد`, `أتعهد`, `أتمنى`, folded.
const DONE_BY_SAYING: [&str; 5] = ["وكد", "تعهد", "تمني", "شدد", "علن"];

/// Whether the writer or a speaker only says so of his own words: `نقول`, `أتساءل`.
pub(super) fn is_writer(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    at: usize,
) -> bool {
    let first = matches!(
        form.shape,
        Shape::Verb { tense, person: Person::First, .. } if tense != Tense::Perfect
    );
    if !first || !matches!(frame.kind, EventType::Statement | EventType::Claim) {
        return false;
    }
    let context = sentence.context;
    let token = sentence.chunks[at].tokens.start;
    // أشار is "he pointed out" before "I am pointed out".
    let of_another = sentence.cells[token].reading.is_some_and(|reading| {
        let forms = context.lexicon.forms(reading.bare).iter();
        forms.into_iter().any(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    person: Person::Third,
                    ..
                }
            )
        })
    });
    let word = context.text.folded(token);
    !of_another && !DONE_BY_SAYING.iter().any(|stem| word.contains(stem))
}

/// `يعتبر من أهم المعالم`: what is one of several is held to be that.
pub(super) fn is_counted_among(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    at: usize,
) -> bool {
    let singular = matches!(
        form.shape,
        Shape::Verb { tense, number: Number::Singular, .. } if tense != Tense::Perfect
    );
    let min = sentence.context.prepositions.min;
    let among = || {
        let next = sentence.chunks.get(at + 1).and_then(|c| c.preposition);
        next.is_some_and(|p| p.canonical == min)
    };
    let word = || {
        let token = sentence.chunks[at].tokens.start;
        sentence.context.text.folded(token)
    };
    frame.kind == EventType::Statement && singular && among() && word().ends_with("عتبر")
}

/// `الواقع يؤكد أن`, `أكد التاريخ أن`: something right beside the verb that never speaks shows it.
pub(super) fn is_evidence(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &Clause,
    at: usize,
) -> bool {
    if frame.kind != EventType::Statement || clause.content.is_none() {
        return false;
    }
    let Some(role) = frame.role(Function::Subject) else {
        return false;
    };
    let shows = |chunk: usize| {
        sentence.chunks[chunk].class == Class::Noun
            && sentence.chunks[chunk].preposition.is_none()
            && sentence.chunks[chunk]
                .phrase
                .as_ref()
                .is_some_and(|p| p.definite && p.mention.is_none() && p.possessor.is_none())
            && sentence.phrase_end(chunk) == chunk + 1
            && !sentence.is_somebody(chunk)
            && unfit::is_never(sentence, frame, role, chunk)
    };
    let before = at.checked_sub(1 + usize::from(sentence.is_relative(at)));
    let before = before.filter(|_| !sentence.chunks[at].conjunction);
    before.is_some_and(|chunk| shows(chunk) && construct_root(sentence, chunk) == chunk)
        || !sentence
            .chunks
            .get(at + 1)
            .is_none_or(|next| next.conjunction)
            && shows(at + 1)
}

/// What people reckon and what points to something, folded, without the article.
const RECKONED: [&str; 12] = [
    "تقديرات",
    "توقعات",
    "ظاهر",
    "مؤشر",
    "مؤشرات",
    "موشر",
    "موشرات",
    "دلائل",
    "دلايل",
    "شواهد",
    "قرار",
    "قصه",
];

/// Whether what nobody says only points to something: `تشير التقديرات إلى`. Somebody's own estimates speak for them.
pub(super) fn is_reckoned(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> bool {
    if frame.kind != EventType::Statement || clause.subject_carried {
        return false;
    }
    let Some(&subject) = clause.subject.first() else {
        return false;
    };
    let Some(phrase) = &sentence.chunks[subject].phrase else {
        return false;
    };
    let folded = sentence.context.text.folded(phrase.head);
    let bare = folded.trim_start_matches(['و', 'ف']);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    // تقديرات الصندوق, and not تقديرات أممية.
    let body = |token: usize| {
        sentence.cells[token]
            .classes
            .intersects(WordClasses::ORGAN | WordClasses::HUMAN)
    };
    let own = || {
        phrase.possessor.is_some()
            || (phrase.head + 1..sentence.chunks[subject].tokens.end).any(body)
            || (subject..sentence.phrase_end(subject)).any(|chunk| {
                sentence.chunks[chunk]
                    .phrase
                    .as_ref()
                    .is_some_and(|p| !p.entities.is_empty())
                    || chunk > subject && sentence.is_somebody(chunk)
            })
    };
    RECKONED.contains(&bare) && !own()
}

#[cfg(test)]
mod tests {
    use super::super::tests::has;
    use crate::EventType;

    fn says(text: &str) -> bool {
        has(text, EventType::Statement)
    }

    #[test]
    fn what_is_expected_expects_nothing() {
        assert!(!says("يبدأ غدا الموسم الذي يتوقع أن يستمر شهرين."));
        assert!(says("تحدث أمس المحلل الذي يتوقع أن ترتفع الأسعار."));
    }

    #[test]
    fn who_writes_tells_no_event() {
        assert!(!says("وهنا أتساءل عن سبب تأخر المشروع."));
        assert!(says("وقال الوزير: نؤكد أن المشروع لم يتأخر."));
    }

    #[test]
    fn what_counts_as_something_says_nothing() {
        assert!(!says("هذا الجسر يعتبر من أهم المعالم وأن زواره كثيرون."));
        assert!(says("يعتبر الوزير أن الجسر من أهم المعالم."));
    }

    #[test]
    fn facts_show_and_say_nothing() {
        assert!(!says("نفى الرجل ذلك لكن الواقع يؤكد أنها أفلست."));
        assert!(!says("أكد التاريخ أن الشعوب تنتصر."));
        assert!(says("أكد أستاذ التاريخ أن الشعوب تنتصر."));
    }
}
