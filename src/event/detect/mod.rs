//! Finds the events of a sentence: a trigger, its frame, the clause shape around it, and what fills its roles.

mod circumstance;
mod company;
mod complement;
mod control;
mod fill;
mod gathering;
mod hollow;
mod homograph;
mod light;
mod named;
mod nobody;
mod noun;
mod office;
mod order;
mod particular;
mod pronoun;
mod purpose;
mod requirement;
mod roots;
mod said;
mod sense;
mod shared;
mod speaker;
mod speech;
mod thought;
mod unfit;
mod urged;
mod verb;
mod voice;

use std::cell::OnceCell;

use super::clause::cell::Class;
use super::clause::scan::Sentence;
use crate::event::draft::Draft;
use crate::event::factuality::of_governors;
pub(super) use circumstance::is_said;
pub(super) use nobody::may_bless;
pub(super) use said::contents;
pub(super) use speaker::{topic, understood as understood_speakers};
pub(super) use speech::agent_of;

/// Finds the events of a sentence, by their triggers' order.
pub(super) fn sentence_events(sentence: &Sentence<'_, '_>, index: usize, drafts: &mut Vec<Draft>) {
    drafts.clear();
    let mut continuing = Vec::new();
    // Many sentences have no noun that a light verb could carry.
    let governors = OnceCell::new();
    let refers = speech::may_refer(sentence, &sentence.tokens);
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        let told = drafts.len();
        // Most chunks are nothing of the kind.
        if chunk.triggers {
            match chunk.class {
                Class::Verb => verb::event(sentence, at, drafts),
                Class::Participle => {
                    let draft = speech::participle(sentence, at, drafts);
                    drafts.extend(draft);
                }
                _ => noun::event(sentence, at, &governors, drafts),
            }
        }
        let led = refers && chunk.preposition.is_some() && drafts.len() == told;
        let first = chunk.tokens.start..chunk.tokens.start + 1;
        if led && chunk.class == Class::Noun && speech::may_refer(sentence, &first) {
            drafts.extend(speech::prepositional(sentence, at));
        }
        let Some(draft) = drafts.get_mut(told) else {
            continue;
        };
        draft.is_relative = sentence.is_relative(at);
        draft.sentence = index;
        if draft.continues.is_some() {
            continuing.extend(drafts.pop());
        }
    }
    if drafts.is_empty() && continuing.is_empty() {
        return;
    }
    let mut verbs = Vec::new();
    for draft in continuing {
        let at = drafts.partition_point(|d| Some(d.chunk) < draft.continues);
        let noun = drafts
            .get_mut(at)
            .filter(|d| Some(d.chunk) == draft.continues && d.kind() == draft.kind());
        match noun {
            Some(noun) => noun.absorb(draft),
            None if draft.only_continues => {}
            None => verbs.push(draft),
        }
    }
    drafts.extend(verbs);
    drafts.sort_by_key(|draft| draft.event.trigger);
    speech::one_speaker_each(sentence.context, drafts);
    of_governors(sentence, drafts);
    control::controlled(sentence, drafts);
    pronoun::resolve(sentence, drafts);
    shared::organizations(sentence, drafts);
    shared::participants(sentence, drafts);
    circumstance::shared_circumstances(sentence, drafts);
    said::find_ends(sentence, drafts);
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor, Role};

    /// Whether a text has an event of a kind.
    pub(super) fn has(text: &str, kind: EventType) -> bool {
        let document = Extractor::new().extract(text);
        document.events().iter().any(|e| e.event_type() == kind)
    }

    /// The words that fill a role in the events of a kind.
    pub(super) fn fills(text: &str, kind: EventType, role: Role) -> Vec<String> {
        let document = Extractor::new().extract(text);
        let events = document.events().iter().filter(|e| e.event_type() == kind);
        let arguments = events.flat_map(|e| e.kind.arguments(role).unwrap_or_default());
        let spans = arguments.filter_map(|argument| argument.span);
        spans.map(|span| span.slice(text).to_owned()).collect()
    }
}
