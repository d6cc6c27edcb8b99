//! [`Roots`]: the first nouns of the chains in which nouns of events stand, by what may lead them to a verb. Most verbs
//! have nothing to do with any of them, so that their clauses need not be read.

use std::ops::Range;

use smallvec::SmallVec;

use crate::event::clause::cell::Class;
use crate::event::clause::scan::Sentence;
use crate::event::frame::{LightPattern, LightVerb};
use crate::text::WordId;

/// How many of them are looked at for one verb; keeps the work linear in the text.
const MOST: usize = 32;

#[derive(Clone, Copy)]
struct Root {
    chunk: usize,
    preposition: Option<WordId>,
    /// Whether what leads something before it may lead it, too.
    led_before: bool,
}

/// Some of the first nouns of chains of a sentence, in order.
#[derive(Default)]
pub(super) struct Roots(SmallVec<[Root; 8]>);

impl Roots {
    /// Adds one that stands behind the others, or is the last of them.
    pub(super) fn add(&mut self, sentence: &Sentence<'_, '_>, root: usize) {
        if self.0.last().is_none_or(|last| last.chunk != root) {
            self.0.push(Root {
                chunk: root,
                preposition: sentence.chunks[root].preposition.map(|p| p.canonical),
                led_before: sentence.may_be_led_before(root),
            });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn contain(&self, noun: usize) -> bool {
        (self.0.binary_search_by_key(&noun, |root| root.chunk)).is_ok()
    }

    /// Whether one of them may stand among some chunks as what a preposition or nothing leads, where `leads` tells
    /// whether that may.
    pub(super) fn may_be_led(
        &self,
        chunks: &Range<usize>,
        leads: impl Fn(Option<WordId>) -> bool,
    ) -> bool {
        let first = self.0.partition_point(|root| root.chunk < chunks.start);
        let within = (self.0[first..].iter()).take_while(|root| root.chunk < chunks.end);
        let mut within = within.enumerate();
        within.any(|(nth, root)| nth >= MOST || root.led_before || leads(root.preposition))
    }

    /// Whether a verb describes one of them: `الزيارة التي قام بها`.
    pub(super) fn described_by(&self, sentence: &Sentence<'_, '_>, verb: usize) -> bool {
        let Some(before) = verb.checked_sub(1).filter(|_| !self.is_empty()) else {
            return false;
        };
        let noun = match sentence.chunks[before].class {
            Class::Relative => sentence.antecedent(before),
            Class::Noun => Some(before),
            _ => None,
        };
        noun.is_some_and(|noun| self.contain(noun))
    }

    /// Whether a light verb may carry one of them, or control it, before its clause is read.
    pub(super) fn may_be_carried(
        &self,
        sentence: &Sentence<'_, '_>,
        light: LightVerb,
        verb: usize,
    ) -> bool {
        let min = sentence.context.prepositions.min;
        match light.governs {
            Some(preposition) => {
                let leads = |led: Option<WordId>| led == Some(preposition);
                self.may_be_led(&sentence.within_reach(verb), leads)
                    // However it is led itself: في الزيارة التي قام بها
                    || self.described_by(sentence, verb)
            }
            // الهجوم الذي وقع
            None if light.pattern == LightPattern::Happening => true,
            // هجوم شنه, سلسلة من المحادثات
            None => {
                let leads = |led: Option<WordId>| led.is_none() || led == Some(min);
                sentence.chunks[verb].enclitic.is_some()
                    || self.may_be_led(&sentence.within_reach(verb), leads)
            }
        }
    }
}
