//! [`EventDetector`]: the steps from analysed sentences to events and quotations.

use std::sync::Arc;

use super::attribution::{self, Quotation};
use super::clause::cell::Context;
use super::clause::cells::CellReader;
use super::clause::preposition::Prepositions;
use super::clause::scan::{Room, Sentence};
pub(crate) use super::clause::word_facts::KnownWords;
use super::detect::{contents, sentence_events, topic, understood_speakers};
use super::frame::Frames;
use super::surroundings::Surroundings;
use super::{Event, confidence, coreference, factuality};
use crate::text::Vocabulary;

/// Finds events and quotations in analysed texts.
#[derive(Debug)]
pub(crate) struct EventDetector {
    frames: Arc<Frames>,
    prepositions: Prepositions,
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

    /// `memory` holds what is known of words by themselves.
    pub(crate) fn detect(&self, found: Surroundings<'_, '_>, memory: &mut KnownWords) -> Detected {
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
        let mut reader = CellReader::new(context, memory);
        let (mut events, mut drafts) = (Vec::new(), Vec::new());
        let mut topics = Vec::new();
        let mut room = Room::of_text(found.text.tokens().len());
        for (index, sentence) in found.text.sentences().iter().enumerate() {
            reader.read(sentence);
            let (cells, domains) = (&reader.cells, &reader.domains);
            let sentence = Sentence::new(context, domains, cells, sentence.tokens.clone(), room);
            sentence_events(&sentence, index, &mut drafts);
            if events.capacity() - events.len() < drafts.len() {
                // By half of what there are, not by all; by as many as most articles have.
                events.reserve_exact(drafts.len() + (events.len() / 2).max(8));
            }
            events.extend(drafts.drain(..).map(|draft| draft.mention));
            topics.extend(topic(&sentence, index));
            room = sentence.into_room();
        }
        let CellReader {
            traces, spokesmen, ..
        } = reader;
        drop(drafts);
        events.shrink_to_fit();
        understood_speakers(context, &mut events, &topics);
        contents(context, &mut events);
        factuality::of_matters(&mut events);
        factuality::of_days(found, &mut events);
        coreference::resolve(found, &self.frames, &mut events);
        factuality::of_references(found, &mut events);
        coreference::drop_sorts(&mut events);
        let quotations = attribution::attribute(context, &traces, &spokesmen, &mut events);
        let mut events: Vec<Event> = events.into_iter().map(|mention| mention.event).collect();
        // They stand where the mentions stood, and need less room.
        events.shrink_to_fit();
        confidence::weigh(found, &mut events);
        Detected { events, quotations }
    }
}
