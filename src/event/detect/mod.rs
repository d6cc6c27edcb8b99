//! Finds events: a trigger, its frame, the clause shape around it, and what fills its roles.

mod circumstance;
mod control;
mod draft;
mod fill;
mod noun;
mod said;
mod sense;
mod speaker;
mod speech;
mod verb;

use jiff::civil::Date;

use std::sync::Arc;

use super::attribution::{self, Quotation};
use super::clause::cell::{Class, Context, cells};
use super::clause::chunk::chunks;
use super::clause::domain::Domains;
use super::clause::preposition::Prepositions;
use super::clause::scan::Sentence;
use super::frame::Frames;
use super::{Event, coreference, factuality};
use crate::entity::{Mention, Reference, Traits};
use crate::lexicon::{Lexicon, Numbers};
use crate::text::{AnalyzedText, Vocabulary};
use crate::time::Time;
pub(crate) use circumstance::is_said;
pub(crate) use draft::Draft;
pub(crate) use said::content_span;
pub(crate) use speech::agent_of;

/// Finds events and quotations in analysed texts.
#[derive(Debug)]
pub(crate) struct EventDetector {
    frames: Arc<Frames>,
    prepositions: Prepositions,
}

/// What the rooms below have found in a text.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a, 't> {
    pub(crate) text: &'a AnalyzedText<'t>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) numbers: &'a Numbers,
    pub(crate) mentions: &'a [Mention],
    pub(crate) references: &'a [Reference],
    /// Of each entity.
    pub(crate) traits: &'a [Traits],
    pub(crate) times: &'a [Time],
    /// The day on which the text was written, where it is known.
    pub(crate) written: Option<Date>,
}

/// The events of a text, by their triggers' order, and its quotations.
#[derive(Debug, Default)]
pub(crate) struct Detected {
    pub(crate) events: Vec<Event>,
    pub(crate) quotations: Vec<Quotation>,
}

impl EventDetector {
    pub(crate) fn new(frames: Arc<Frames>, vocabulary: &mut Vocabulary) -> Self {
        Self {
            frames,
            prepositions: Prepositions::new(vocabulary),
        }
    }

    pub(crate) fn frames(&self) -> &Frames {
        &self.frames
    }

    pub(crate) fn detect(&self, found: Surroundings<'_, '_>) -> Detected {
        let context = Context {
            text: found.text,
            lexicon: found.lexicon,
            numbers: found.numbers,
            frames: &self.frames,
            prepositions: &self.prepositions,
            mentions: found.mentions,
            references: found.references,
            traits: found.traits,
            times: found.times,
        };
        let cells = cells(context);
        let domains = Domains::new(context);
        let mut drafts = Vec::new();
        let mut topics = Vec::new();
        for (index, sentence) in found.text.sentences().iter().enumerate() {
            let chunks = chunks(context, &cells, sentence.tokens.clone());
            let sentence = Sentence::new(context, &domains, &cells, chunks);
            sentence_events(&sentence, index, &mut drafts);
            topics.extend(speaker::topic(&sentence, index));
        }
        speaker::understood(context, &cells, &mut drafts, &topics);
        said::contents(context, &cells, &mut drafts);
        factuality::of_matters(&mut drafts);
        factuality::of_days(found, &mut drafts);
        coreference::resolve(found, &mut drafts);
        coreference::drop_sorts(&mut drafts);
        let quotations = attribution::attribute(context, &cells, &mut drafts);
        Detected {
            events: drafts.into_iter().map(|draft| draft.event).collect(),
            quotations,
        }
    }
}

fn sentence_events(sentence: &Sentence<'_, '_>, index: usize, drafts: &mut Vec<Draft>) {
    let first = drafts.len();
    let mut continuing = Vec::new();
    let governors = noun::governors(sentence);
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        let draft = match chunk.class {
            Class::Verb => verb::event(sentence, at),
            Class::Participle => speech::participle(sentence, at, &drafts[first..]),
            Class::Noun => noun::event(sentence, at, &governors)
                .into_iter()
                .chain(speech::prepositional(sentence, at))
                .next(),
            _ => None,
        };
        let Some(mut draft) = draft else {
            continue;
        };
        draft.is_relative = sentence.is_relative(at);
        if draft.continues.is_some() {
            continuing.push(Draft {
                sentence: index,
                ..draft
            });
        } else {
            drafts.push(Draft {
                sentence: index,
                ..draft
            });
        }
    }
    let mut verbs = Vec::new();
    for draft in continuing {
        let nouns = &mut drafts[first..];
        let at = nouns.partition_point(|d| Some(d.chunk) < draft.continues);
        let noun = nouns
            .get_mut(at)
            .filter(|d| Some(d.chunk) == draft.continues && d.kind() == draft.kind());
        match noun {
            Some(noun) => noun.absorb(draft),
            None if draft.only_continues => {}
            None => verbs.push(draft),
        }
    }
    drafts.extend(verbs);
    drafts[first..].sort_by_key(|draft| draft.event.trigger);
    speech::one_speaker_each(sentence.context, drafts, first);
    control::controlled(sentence, &mut drafts[first..]);
    fill::organizations(sentence, &mut drafts[first..]);
    fill::shared_participants(sentence, &mut drafts[first..]);
    circumstance::shared_circumstances(sentence, &mut drafts[first..]);
}
