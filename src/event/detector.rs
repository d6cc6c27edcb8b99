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
        let tokens = found.text.tokens().len();
        let mut room = Room::of_text(tokens);
        for (index, sentence) in found.text.sentences().iter().enumerate() {
            reader.read(sentence);
            let (cells, domains) = (&reader.cells, &reader.domains);
            let sentence = Sentence::new(context, domains, cells, sentence.tokens.clone(), room);
            sentence_events(&sentence, index, &mut drafts);
            if events.capacity() - events.len() < drafts.len() {
                let behind = tokens - sentence.tokens.end;
                events
                    .reserve_exact(drafts.len() + more(events.len(), sentence.tokens.end, behind));
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

/// For how many more events to make room, where so many were told of in some tokens, and some others are to come: for
/// half of what there are, and not for many more than will come if it goes on like this. There is room for as many as most
/// articles have.
fn more(events: usize, read: usize, to_come: usize) -> usize {
    const MOST_ARTICLES: usize = 8;
    let expected = events.saturating_mul(to_come) / read.max(1);
    (events / 2).min(expected) + MOST_ARTICLES
}

#[cfg(test)]
mod tests {
    use super::more;

    #[test]
    fn room_is_made_for_what_will_come() {
        assert_eq!(more(0, 10, 1000), 8);
        assert_eq!(more(100, 1000, 9000), 58);
        assert_eq!(more(100, 9000, 900), 18);
        assert_eq!(more(100, 0, 0), 8);
    }
}
