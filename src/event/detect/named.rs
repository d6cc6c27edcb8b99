//! Who is meant by a word for a person, a body or an office: the name behind it, or nobody yet.

use super::circumstance::is_said;
use crate::entity::EntityKind;
use crate::event::Argument;
use crate::event::clause::cell::Class;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::Sentence;
use crate::event::frame::{Filler, Frame};

/// How a text tells the name of somebody whom it has called something else, folded.
const CALLED: [&str; 8] = [
    "يدعي",
    "ويدعي",
    "تدعي",
    "وتدعي",
    "يسمي",
    "اسمه",
    "واسمه",
    "اسمها",
];

/// The name behind what somebody is called without it: `رجلا يدعى فلانا`, `القبض على المتهم: فلان`.
pub(super) fn person(sentence: &Sentence<'_, '_>, frame: &Frame, chunk: usize) -> Option<usize> {
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    let kind = |p: &Phrase| p.mention.map(|m| sentence.context.mentions[m].kind);
    let somebody = phrase.filler == Filler::Human
        && !phrase.plural
        && !phrase.dual
        && !matches!(kind(phrase), Some(EntityKind::Person));
    if !somebody {
        return None;
    }
    let mut at = sentence.phrase_end(chunk);
    let class = |at: usize| sentence.chunks.get(at).map(|c| c.class);
    if class(at) == Some(Class::Colon) {
        // قال الوزير: what a colon follows there is said.
        if is_said(frame.kind) || !phrase.definite {
            return None;
        }
    } else {
        at += usize::from(class(at) == Some(Class::Comma));
        let word = sentence.chunks.get(at)?.tokens.start;
        if !CALLED.contains(&sentence.context.text.folded(word)) {
            return None;
        }
    }
    let name = sentence.chunks.get(at + 1)?;
    let of_person = name.phrase.as_ref().and_then(kind) == Some(EntityKind::Person);
    (name.class == Class::Noun && name.preposition.is_none() && !name.conjunction && of_person)
        .then_some(at + 1)
}

/// Words for bodies of men before their name, folded.
const BODIES: [&str; 2] = ["تنظيم", "جماعه"];

/// Beginnings of names that are too common a word alone.
const KEPT: [&str; 2] = ["الحوث", "الدولة"];

/// The name of a body behind the word for what it is: `جماعة كذا المتشددة`. A group named by its men keeps it
/// (`جماعة الحوثيين`).
pub(super) fn body(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<Argument> {
    let here = &sentence.chunks[chunk];
    let head = here.phrase.as_ref()?.head;
    let word = sentence.context.text.folded(head);
    if !BODIES.contains(&word.trim_start_matches(['و', 'ب', 'ل'])) {
        return None;
    }
    // The name may be a chunk of its own, in construct with the word.
    let last = sentence.phrase_end(chunk) - 1;
    if last > chunk + 1 || (last > chunk && here.tokens.end > head + 1) {
        return None;
    }
    let behind = head + 1;
    let quoted = sentence.cells.get(behind).map(|cell| cell.class) == Some(Class::OpenQuote);
    let cell = sentence.cells.get(behind + usize::from(quoted))?;
    let mention = &sentence.context.mentions[cell.mention()?];
    let name = mention.span.slice(sentence.context.text.text());
    let mut phrases = [chunk, last].into_iter();
    let entities = phrases.find_map(|c| {
        let phrase = sentence.chunks[c].phrase.as_ref()?;
        (!phrase.entities.is_empty()).then(|| phrase.entities.to_vec())
    });
    (mention.kind == EntityKind::Organization
        && mention.span.end()
            <= sentence
                .tokens_span(here.tokens.start..sentence.chunks[last].tokens.end)
                .end()
        && !KEPT.iter().any(|start| name.starts_with(start)))
    .then(|| Argument::phrase(mention.span, entities.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::fills;
    use crate::event::kind::{EventType, Role};

    #[test]
    fn who_is_called_by_name_has_the_name() {
        let text = "اعتقلت الشرطة رجلا يدعى سالم العتيبي في مدينة الدمام أمس.";
        let held = fills(text, EventType::Arrest, Role::Detainee);
        assert_eq!(held, ["سالم العتيبي"]);
        let text = "تم القبض على المدعو: سالم العتيبي إثر تهريب كمية من الحبوب.";
        let held = fills(text, EventType::Arrest, Role::Detainee);
        assert_eq!(held, ["سالم العتيبي"]);
        let text = "اعتقلت الشرطة رجلا يدعي النبوة في مدينة الدمام أمس.";
        assert_eq!(fills(text, EventType::Arrest, Role::Detainee), ["رجلا"]);
    }

    #[test]
    fn what_a_colon_follows_is_said_by_who_says_it() {
        let text = "وقال الوزير: سالم العتيبي لم يحضر أمس.";
        let said = fills(text, EventType::Statement, Role::Speaker);
        assert_eq!(said, ["الوزير"]);
    }

    #[test]
    fn a_body_is_told_by_its_name() {
        let text = "هاجم تنظيم داعش المتطرف القرية أمس.";
        assert_eq!(fills(text, EventType::Attack, Role::Attacker), ["داعش"]);
        let text = "هاجمت جماعة الحوثي القرية أمس.";
        let attackers = fills(text, EventType::Attack, Role::Attacker);
        assert_eq!(attackers, ["جماعة الحوثي"]);
    }

    #[test]
    fn an_office_that_is_given_is_nobody() {
        let text = "قرر المجلس تعيين مدير جديد للشركة أمس.";
        assert!(fills(text, EventType::Personnel, Role::Person).is_empty());
        let text = "قرر المجلس تعيين المدير السابق سالم العتيبي أمس.";
        let person = fills(text, EventType::Personnel, Role::Person);
        assert_eq!(person, ["سالم العتيبي"]);
    }
}
