//! Whether what a frame requires is found, and, before an event is drafted, whether it may be.

use crate::event::clause::content::Content;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Frame, Function};
use crate::event::kind::{EventType, Role};

/// Whether a sentence may hold what a frame requires, before the trigger's clause is read: where all is prepositions, one
/// of them has to stand in it.
pub(super) fn may_be_met(sentence: &Sentence<'_, '_>, frame: &Frame) -> bool {
    let may_have = |&function: &Function| match function {
        Function::Preposition(word) => sentence.inventory().may_have(word),
        _ => true,
    };
    frame.requires.is_empty() || frame.requires.iter().any(may_have)
}

/// The same, by the clause and by what is said, where that has been looked for.
pub(super) fn may_be_met_in(frame: &Frame, clause: &Clause, content: Option<Content>) -> bool {
    let may_have = |&function: &Function| match function {
        Function::Clause => content.is_some(),
        Function::Preposition(word) => {
            // What stands inside of a matter belongs to it.
            frame.role(function).is_some_and(Role::is_matter)
                || clause.complements.iter().any(|c| c.preposition == word)
                || clause.pronouns.iter().any(|&(pronoun, _)| pronoun == word)
        }
        _ => true,
    };
    frame.requires.is_empty() || frame.requires.iter().any(may_have)
}

/// Whether a verb that lacks what its frame requires may still be one: it goes on with what a noun tells of, or with what
/// somebody said before or says later on.
pub(super) fn may_do_without(sentence: &Sentence<'_, '_>, frame: &Frame, at: usize) -> bool {
    let told = sentence.told();
    told.names(frame.kind)
        || frame.kind == EventType::Statement && (told.message || tells_of_that(sentence, at))
}

/// `أكد ذلك`, `صرح بذلك`: whether that follows a verb.
pub(super) fn tells_of_that(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    sentence.chunks.get(at + 1).is_some_and(|next| {
        let word = sentence.context.text.folded(next.tokens.start);
        matches!(word, "ذلك" | "بذلك")
    })
}

/// Whether one of the functions that the frame requires has found its phrase.
pub(crate) fn satisfied(draft: &Draft, frame: &Frame) -> bool {
    !draft.barred && (frame.requires.is_empty() || requirement_met(draft, frame))
}

/// Whether the role is where the event leads to, by a preposition as well as by the object: `وصل إلى`.
fn leads_on(frame: &Frame, role: Role) -> bool {
    role == Role::Destination && frame.roles.of_prepositions().any(|other| other == role)
}

fn requirement_met(draft: &Draft, frame: &Frame) -> bool {
    frame.requires.iter().any(|&function| {
        let by_pronoun = draft.pronoun.is_some_and(|(_, role)| {
            frame.role(function) == Some(role)
                // انتشاره, سقوطها: things spread and fall as well.
                && role != Role::Force
                // وصلني: who is reached is nowhere; زارها is a place for sure.
                && !leads_on(frame, role)
        });
        match function {
            Function::Clause => draft.content.is_some(),
            // Who and whom may come by any way; a preposition is asked for by itself.
            Function::Subject | Function::Object | Function::Itself => {
                by_pronoun
                    // عين وزيرا: the office stands where the person would.
                    || (function == Function::Object
                        && draft.filled.contains(&function)
                        && draft.has(Role::Position))
                    // طائرات مسيرة قصفت: what does it stands there as its instrument.
                    || (function == Function::Subject
                        && draft.has(Role::Instrument)
                        && draft.filled.contains(&function))
                    || frame.role(function).is_some_and(|role| draft.has(role))
            }
            Function::Preposition(_) => draft.filled.contains(&function),
        }
    })
}
