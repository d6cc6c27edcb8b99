//! [`EntityRecognizer`]: from an analysed text and its matches to mentions and entities.

use std::sync::Arc;

use super::assembly::{Assembly, Recognized};
use super::chart::Chart;
use super::choose::choose;
use super::coreference::resolve;
use super::entry_memory::EntryMemory;
use super::evidence::confidence;
use super::head::HeadEntries;
use super::organization::organizations_at;
use super::person::persons_at;
use super::place::places_at;
use super::reference::{ReferenceWords, references};
use super::role::{introduced_at, role_at};
use super::scene::{Begins, Scene, TokenSet};
use super::word_facts::{Knowledge, WordFacts};
use super::words::RuleWords;
use crate::gazetteer::{Gazetteer, Match};
use crate::lexicon::Lexicon;
use crate::text::{AnalyzedText, FormMemory, Vocabulary};

/// What a recognizer found out of words and entries. It saves work and changes no result.
#[derive(Debug, Default)]
pub(crate) struct EntityMemory {
    words: FormMemory<WordFacts>,
    entries: EntryMemory,
}

/// Finds persons, places, organizations, offices and nationalities, and tells which mentions name
/// the same.
///
/// It is immutable; one recognizer serves any number of threads.
#[derive(Clone, Debug)]
pub struct EntityRecognizer {
    gazetteer: Arc<Gazetteer>,
    heads: Arc<HeadEntries>,
    lexicon: Arc<Lexicon>,
    words: Arc<RuleWords>,
    threshold: f32,
    reference_words: Arc<ReferenceWords>,
}
impl EntityRecognizer {
    /// A recognizer for texts that are analysed with `vocabulary`, which learns the words of the
    /// rules here.
    #[must_use]
    pub fn new(
        gazetteer: Arc<Gazetteer>,
        lexicon: Arc<Lexicon>,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        Self {
            heads: Arc::new(HeadEntries::of(&gazetteer)),
            gazetteer,
            lexicon,
            words: Arc::new(RuleWords::new(vocabulary)),
            threshold: 0.0,
            reference_words: Arc::new(ReferenceWords::new(vocabulary)),
        }
    }

    /// Leaves out names that are less sure than `confidence`, 0 to 1 (default: 0, which keeps all).
    #[must_use]
    pub fn threshold(mut self, confidence: f32) -> Self {
        self.threshold = confidence;
        self
    }

    /// Recognizes what a text names. `matches` are all that a matcher of the recognizer's gazetteer
    /// found in it, in the matcher's order.
    #[must_use]
    pub fn recognize(&self, text: &AnalyzedText<'_>, matches: &[Match]) -> Recognized {
        self.recognize_remembering(text, matches.to_vec(), &mut EntityMemory::default())
    }

    /// [`EntityRecognizer::recognize`] for one of many texts: what `memory` has from earlier ones that this recognizer
    /// read is not found out again.
    pub(crate) fn recognize_remembering(
        &self,
        text: &AnalyzedText<'_>,
        matches: Vec<Match>,
        memory: &mut EntityMemory,
    ) -> Recognized {
        let knowledge = Knowledge {
            lexicon: &self.lexicon,
            gazetteer: &self.gazetteer,
            heads: &self.heads,
            words: &self.words,
            reference_words: &self.reference_words,
        };
        let scene = Scene::new(text, matches, knowledge, &mut memory.words);
        let mut chart = Chart::new(&scene);
        for token in scene.tokens_of(TokenSet::Names).rev() {
            let begins = |sorts| scene.begins(token, sorts);
            if begins(Begins::PLACE.with(Begins::PLACE_HEAD)) {
                places_at(&mut chart, token);
            }
            if scene.may_begin_person(token) {
                persons_at(&mut chart, token);
            }
            if begins(Begins::ORGANIZATION.with(Begins::ORGANIZATION_HEAD))
                || scene.may_begin_club(token)
            {
                organizations_at(&mut chart, token);
            }
            if begins(Begins::ROLE) {
                role_at(&mut chart, token);
            }
            if scene.may_introduce(token) {
                introduced_at(&mut chart, token);
            }
        }
        chart.finish();
        let mut choice = choose(&chart);
        choice.forget_others(&mut chart);
        let mut items = resolve(&chart, &choice);
        let offices = std::mem::take(&mut chart.roles);
        drop((chart, choice));
        items.retain(|item| confidence(item.kind, item.origin, item.evidence) >= self.threshold);
        items.shrink_to_fit();
        let words = &*self.reference_words;
        let (mut recognized, facts) =
            Assembly::new(&scene, words, &mut memory.entries).assemble(offices, items);
        (recognized.references, recognized.traits) = references(&scene, words, &recognized, facts);
        recognized
    }
}
