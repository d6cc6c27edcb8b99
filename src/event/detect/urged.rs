//! Whom a request calls upon: the public and people behind the verb, who seem to be its subject.

use super::fill;
use crate::entity::EntityKind;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{Gender, WordClasses};
use crate::text::Enclitic;

/// Those who are called upon together and hardly ever call upon others, folded.
const PUBLIC: [&str; 23] = [
    "كل",
    "المجتمع",
    "الشعب",
    "الشعوب",
    "الجميع",
    "جميع",
    "كافه",
    "مختلف",
    "ساير",
    "الاطراف",
    "العالم",
    "الامه",
    "الدول",
    "القوي",
    "الفصايل",
    "الاسره",
    "الشباب",
    "الجماهير",
    "الجمهور",
    "ابناء",
    "الجهات",
    "اولياء",
    "الفرقاء",
];

/// `ودعا المجتمع الدولي إلى`: where the verb goes on from what was told before, the public behind it is called upon, by
/// who spoke before.
pub(super) fn calls_on_public(
    sentence: &Sentence<'_, '_>,
    at: usize,
    frame: &Frame,
    clause: &Clause,
) -> Option<Clause> {
    if frame.kind != EventType::Request {
        return None;
    }
    let &first = clause.subject.first()?;
    let role = frame.role(Function::Object)?;
    let chunk = &sentence.chunks[at];
    let text = sentence.context.text;
    let goes_on = chunk.conjunction
        || !clause.earlier_subject.is_empty()
        || at > 0
            && matches!(
                text.folded(sentence.chunks[at - 1].tokens.start),
                "كما" | "حيث" | "فيما"
            );
    let accepts = |&chunk: &usize| fill::accepts(sentence, frame, role, chunk);
    let lone = !clause.subject_first
        && !clause.subject_carried
        && (is_behind_content(sentence, at, frame, clause) || !clause.object.iter().any(accepts));
    let head = sentence.chunks[first].phrase.as_ref()?.head;
    let public =
        || (head.saturating_sub(1)..=head).any(|token| PUBLIC.contains(&text.folded(token)));
    let fits = lone
        && (goes_on && public()
            || are_urged(sentence, frame, first)
            || are_its_own(sentence, at, first))
        && accepts(&first);
    fits.then(|| Clause {
        subject: clause.earlier_subject.clone(),
        subject_carried: true,
        object: clause.subject.clone(),
        ..clause.clone()
    })
}

/// `دعت أنصارها`: whether the pronoun on the people right behind a verb agrees with it, so that it stands for who does it
/// and they do not.
fn are_its_own(sentence: &Sentence<'_, '_>, at: usize, chunk: usize) -> bool {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return false;
    };
    let gender = sentence.asks(at).and_then(|asked| asked.gender);
    chunk == at + 1
        && phrase.filler == Filler::Human
        && phrase.plural
        && phrase.mention.is_none()
        && match phrase.possessor {
            Some(Enclitic::Him) => gender == Some(Gender::Masculine),
            Some(Enclitic::Her) => gender == Some(Gender::Feminine),
            _ => false,
        }
}

/// Whether people behind a verb that cannot do without them (`حث المرضى على`) are urged: not by their ending, and without
/// a name.
fn are_urged(sentence: &Sentence<'_, '_>, frame: &Frame, chunk: usize) -> bool {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return false;
    };
    let nationality = |m: usize| {
        let kind = sentence.context.mentions[m].kind;
        kind == EntityKind::Nationality
    };
    // ناشد المسؤولين: the ending is of those who are acted on.
    let oblique = |m: usize| {
        let kind = sentence.context.mentions[m].kind;
        let word = sentence.context.text.folded(phrase.head);
        kind == EntityKind::Role && phrase.plural && word.starts_with("ال") && word.ends_with("ين")
    };
    frame.transitive
        && phrase.filler == Filler::Human
        && phrase.mention.is_none_or(|m| nationality(m) || oblique(m))
        && !sentence.context.text.folded(phrase.head).ends_with("ون")
}

/// Whether what seems to be called upon stands behind what it is called to, and belongs to that: `دعا إلى الوقوف صفا
/// واحدا`.
pub(super) fn is_behind_content(
    sentence: &Sentence<'_, '_>,
    at: usize,
    frame: &Frame,
    clause: &Clause,
) -> bool {
    let Some(&object) = (clause.object.first()).filter(|_| frame.kind == EventType::Request) else {
        return false;
    };
    let before = |chunk: usize| chunk > at && chunk < object;
    let acts = |chunk: usize| {
        let phrase = sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| {
            !p.frames.is_empty() || sentence.cells[p.head].classes.contains(WordClasses::MASDAR)
        })
    };
    let content = clause.complements.iter().any(|complement| {
        let function = Function::Preposition(complement.preposition);
        frame.role(function) == Some(Role::Content)
            && complement.chunks.first().is_some_and(|&c| before(c))
            // أمام المجالس لحقوق الإنسان is no content.
            && (complement.preposition != sentence.context.prepositions.la
                || complement.chunks.iter().any(|&c| acts(c)))
    });
    content && sentence.chunks[object].class == Class::Noun
}

#[cfg(test)]
mod tests {
    use crate::Extractor;
    use crate::event::Role;

    /// Who is called upon in the first request of a text.
    fn called_upon(text: &str) -> Vec<String> {
        let document = Extractor::new().extract(text);
        let mut events = document.events().iter();
        let addressees =
            events.find_map(|e| e.kind.arguments(Role::Addressee).filter(|a| !a.is_empty()));
        let spans = addressees.unwrap_or_default().iter().filter_map(|a| a.span);
        spans
            .map(|span| text[span.start()..span.end()].to_owned())
            .collect()
    }

    #[test]
    fn the_public_is_called_upon() {
        let text = "وقال الوزير إن الوضع صعب. ودعا المجتمع الدولي إلى التدخل.";
        assert_eq!(called_upon(text), ["المجتمع الدولي"]);
        let text = "وقال الوزير إن الوضع صعب. وحث جميع الأطراف على الحوار.";
        assert_eq!(called_upon(text), ["جميع الأطراف"]);
        let text = "وحثت الطبيبة المرضى على الصبر.";
        assert_eq!(called_upon(text), ["المرضى"]);
        let text = "دعا المجتمع الدولي إلى التدخل.";
        assert!(called_upon(text).is_empty());
    }
}
