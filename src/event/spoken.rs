//! Attacks with words: a single person who attacks a government or another person without a weapon has spoken.

use super::draft::EventMention;
use super::frame::Frames;
use super::kind::Role;
use super::surroundings::Surroundings;
use crate::Span;
use crate::entity::EntityKind;

/// How many words behind a trigger may say that it is done with arms: `هجوم فلان المسلح`.
const REACH: usize = 4;

/// Adjectives of attacks that are made with arms, folded, without the article.
const ARMED: [&str; 9] = [
    "مسلح",
    "مسلحا",
    "مسلحه",
    "انتحاري",
    "انتحاريا",
    "ارهابي",
    "دموي",
    "دام",
    "سكين",
];

/// Drops the attacks that somebody makes with words.
pub(super) fn drop(found: Surroundings<'_, '_>, frames: &Frames, drafts: &mut Vec<EventMention>) {
    drafts.retain(|draft| !(frames.get(draft.frame).by_many && is_spoken(found, draft)));
}

fn is_spoken(found: Surroundings<'_, '_>, draft: &EventMention) -> bool {
    let arguments = |role| draft.event.kind.arguments(role).unwrap_or_default();
    let mut attackers = arguments(Role::Attacker).iter();
    let by_one = attackers
        .next()
        .and_then(|attacker| attacker.span)
        .is_some_and(|span| is_person(found, span));
    let alone = attackers.next().is_none();
    by_one && alone && arguments(Role::Instrument).is_empty() && !is_armed(found, draft)
}

/// Whether a phrase is a person's name, or ends in one.
fn is_person(found: Surroundings<'_, '_>, span: Span) -> bool {
    let from = found
        .mentions
        .partition_point(|m| m.span.start() < span.start());
    found.mentions[from..]
        .iter()
        .take(REACH)
        .take_while(|m| m.span.start() < span.end())
        .any(|m| m.kind == EntityKind::Person && m.span.end() == span.end())
}

fn is_armed(found: Surroundings<'_, '_>, draft: &EventMention) -> bool {
    let tokens = found.text.tokens();
    let first = tokens.partition_point(|t| t.span().end() <= draft.event.trigger.end());
    (first..tokens.len().min(first + REACH)).any(|token| {
        let word = found.text.folded(token);
        ARMED.contains(&word.strip_prefix("ال").unwrap_or(word))
    })
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor};

    #[test]
    fn one_person_attacks_a_government_with_words() {
        let extractor = Extractor::new();
        let attacks = |text: &str| {
            let document = extractor.extract(text);
            let mut events = document.events().iter();
            events.any(|e| e.event_type() == EventType::Attack)
        };
        assert!(!attacks("شن الكاتب محمد حسن هجوما عنيفا على الحكومة."));
        assert!(!attacks("هاجم أحمد علي وزارة التعليم في مقاله."));
        assert!(attacks("شن الجيش السوري هجوما عنيفا على إدلب."));
        assert!(attacks("نفذ أحمد علي الهجوم المسلح على مركز الشرطة."));
    }
}
