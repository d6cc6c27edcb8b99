//! Whom a meeting brings together, by the verb that tells it: `لقاء جمع الوزيرين`, `مباحثات تجمع الوفد مع نظيره`.

use super::fill;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Sense, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::EventType;

/// Forms of the verb that brings together, folded; with a pronoun it tells of one of them without a name.
const GATHERS: [&str; 11] = [
    "جمع",
    "جمعت",
    "يجمع",
    "تجمع",
    "سيجمع",
    "ستجمع",
    "جمعه",
    "جمعها",
    "جمعهما",
    "جمعته",
    "جمعتها",
];

/// How far behind the noun its verb may stand.
const REACH: usize = 6;

/// Adds those whom the verb behind a meeting brings together.
pub(super) fn gathered(draft: &mut Draft, sentence: &Sentence<'_, '_>, frame: &Frame, noun: usize) {
    let Some(role) = frame
        .role(Function::Subject)
        .filter(|_| frame.kind == EventType::Meeting)
    else {
        return;
    };
    let Some(verb) = gathering_verb(sentence, noun) else {
        return;
    };
    let clause = sentence.verb_clause(verb, Sense::Deed);
    let prepositions = sentence.context.prepositions;
    if !clause.subject_first && !clause.subject_carried {
        fill::fill(draft, sentence, frame, role, &clause.subject);
    }
    fill::fill(draft, sentence, frame, role, &clause.object);
    for complement in &clause.complements {
        // جمع الوزير بنظيره, but not where: بجدة.
        let somebody = complement.preposition == prepositions.ba
            && complement
                .chunks
                .first()
                .is_some_and(|&chunk| fill::filler_of(sentence, chunk) == Filler::Human);
        if somebody || [prepositions.bayna, prepositions.maa].contains(&complement.preposition) {
            fill::fill(draft, sentence, frame, role, &complement.chunks);
        }
    }
}

/// The verb that describes a meeting, behind its times and places or a relative pronoun.
fn gathering_verb(sentence: &Sentence<'_, '_>, noun: usize) -> Option<usize> {
    let chunks = &sentence.chunks;
    let reach = noun + 1..chunks.len().min(noun + REACH);
    let verb = reach.into_iter().find(|&at| {
        let chunk = &chunks[at];
        let aside = matches!(chunk.class, Class::Time | Class::Relative)
            || (chunk.class == Class::Noun && chunk.preposition.is_some() && !chunk.conjunction);
        !aside
    })?;
    let chunk = &chunks[verb];
    let word = sentence.context.text.folded(chunk.tokens.start);
    (chunk.class == Class::Verb && !chunk.conjunction && GATHERS.contains(&word)).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::super::tests::fills;
    use crate::event::kind::{EventType, Role};

    #[test]
    fn a_meeting_brings_together() {
        let text = "كشفت الصحيفة عن مفاوضات تجمع إدارة النادي مع المدرب سالم العتيبي.";
        let met = fills(text, EventType::Meeting, Role::Participant);
        assert_eq!(met, ["إدارة النادي", "سالم العتيبي"]);
        let text = "يعقد في بيروت لقاء غدا يجمع الوزير ونظيره الفرنسي.";
        let met = fills(text, EventType::Meeting, Role::Participant);
        assert_eq!(met, ["الوزير", "نظيره الفرنسي"]);
    }

    #[test]
    fn what_is_collected_takes_no_part() {
        let text = "عقدت الجمعية اجتماعا وجمع المتطوعون التبرعات.";
        let met = fills(text, EventType::Meeting, Role::Participant);
        assert_eq!(met, ["الجمعية"]);
    }
}
