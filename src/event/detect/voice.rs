//! Voice: whether a verb is passive here, and so whether who stands with it does it or undergoes it.

use super::circumstance;
use super::fill;
use crate::event::clause::agreement::Agreement;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::EventType;
use crate::lexicon::{Shape, Voice, WordForm};

/// The vowel of the passive, where the text writes it: قُتل.
const DAMMA: char = '\u{064F}';

/// Whether a form is of the third person and passive by its spelling.
pub(super) fn is_passive_of_third_person(form: &WordForm) -> bool {
    matches!(
        form.shape,
        Shape::Verb {
            voice: Voice::Passive,
            ..
        }
    ) && Agreement::of_form(*form).is_some()
}

/// Whether a form is passive wherever it stands, where its spelling tells that.
pub(super) fn voice_of(form: WordForm) -> Option<bool> {
    match form.shape {
        Shape::Verb { voice, .. } => match voice {
            Voice::Passive => Some(true),
            Voice::Active => Some(false),
            Voice::Either => None,
        },
        _ => Some(false),
    }
}

/// `توعد الرئيس`: whether a form is of the other gender than its subject, so that the word is another verb.
pub(super) fn disagrees(sentence: &Sentence<'_, '_>, form: WordForm, clause: &Clause) -> bool {
    let overt = !clause.subject_carried && clause.subject.len() == 1;
    overt
        && Agreement::of_form(form)
            .is_some_and(|asked| !asked.fits_in_gender(sentence.group_shows(&clause.subject)))
}

/// Whether the form is passive here: by its spelling, or because a verb that must have an object
/// has one noun only.
pub(super) fn is_passive(
    sentence: &Sentence<'_, '_>,
    form: WordForm,
    at: usize,
    frame: &Frame,
    clause: &Clause,
) -> bool {
    let chunk = &sentence.chunks[at];
    if let Some(passive) = voice_of(form) {
        return passive;
    }
    let by_whom = sentence.context.prepositions.by_whom;
    let agent = || clause.complements.iter().any(|c| c.preposition == by_whom);
    let written = sentence.context.text.written(chunk.tokens.start);
    // وحث الأطراف على: who calls upon others is left out more often than the passive is meant.
    let calls = frame.kind == EventType::Request;
    let marked = written.chars().nth(1 + usize::from(chunk.conjunction)) == Some(DAMMA);
    marked
        || !frame.unaccusative
            && chunk.enclitic.is_none()
            && clause.content.is_none()
            && clause.object.is_empty()
            && !clause.subject.is_empty()
            && !super::noun::shells(sentence, clause.subject[0])
            && !is_acted_on(sentence, clause)
            && (frame.transitive && !calls || agent() || is_said_thing(sentence, at, frame, clause))
}

/// `وخطف آخرين`: whether all behind a verb are people with an ending that no subject has; زار مرتين is how often.
pub(super) fn is_acted_on(sentence: &Sentence<'_, '_>, clause: &Clause) -> bool {
    !clause.subject_first
        && !clause.subject_carried
        && !clause.subject.is_empty()
        && clause.subject.iter().all(|&chunk| {
            sentence.is_accusative(chunk) && fill::filler_of(sentence, chunk) == Filler::Human
        })
}

/// Whether a thing stands before a verb of speech, which is then what was said: `القرارات التي أعلنت`.
fn is_said_thing(sentence: &Sentence<'_, '_>, verb: usize, frame: &Frame, clause: &Clause) -> bool {
    let relative = verb
        .checked_sub(1)
        .is_some_and(|before| sentence.chunks[before].class == Class::Relative);
    relative
        && circumstance::is_said(frame.kind)
        && frame.role(Function::Object).is_some()
        && clause.subject_first
        && clause.complements.is_empty()
        && fill::first(&clause.subject).is_some_and(|subject| !sentence.is_somebody(subject))
}
