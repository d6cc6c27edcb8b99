//! [`Inventory`]: what a sentence holds at all, so that what asks for more need not be looked for in its clauses.

use super::cell::Class;
use super::scan::Sentence;
use crate::event::frame::{Company, Filler};
use crate::event::kind::EventType;
use crate::text::WordId;

const _: () = assert!(EventType::ALL.len() <= u32::BITS as usize);

/// Which prepositions there may be: a bit for each, one of 64.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PrepositionSet(u64);

impl PrepositionSet {
    pub(crate) fn add(&mut self, preposition: WordId) {
        self.0 |= Self::bit(preposition);
    }

    pub(crate) fn may_hold(self, preposition: WordId) -> bool {
        self.0 & Self::bit(preposition) != 0
    }

    fn bit(preposition: WordId) -> u64 {
        1 << (preposition.index() % 64)
    }
}

/// What a sentence holds, wherever in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inventory {
    prepositions: PrepositionSet,
    /// Its last أن, إن or the like.
    pub(super) complementizer: Option<usize>,
    /// Which words that frames look for its tokens may be.
    pub(crate) company: Company,
}

impl Inventory {
    fn of(sentence: &Sentence<'_, '_>) -> Self {
        // ب and ل with a pronoun (`بها`) are no chunks with a preposition.
        let bound = sentence.context.prepositions;
        let mut all = Self {
            prepositions: PrepositionSet::default(),
            complementizer: None,
            company: Company::default(),
        };
        all.prepositions.add(bound.ba);
        all.prepositions.add(bound.la);
        for &company in sentence.cells.company(&sentence.tokens) {
            all.company.add(company);
        }
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            if chunk.class == Class::Complementizer {
                all.complementizer = Some(at);
            }
            if let Some(preposition) = chunk.preposition {
                all.prepositions.add(preposition.canonical);
            }
        }
        all
    }

    /// Whether a preposition may stand in it.
    pub(crate) fn may_have(&self, preposition: WordId) -> bool {
        self.prepositions.may_hold(preposition)
    }
}

/// What the nouns of a sentence tell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    /// A bit for each kind of which a noun may tell an event.
    kinds: u32,
    /// Whether a phrase is a message.
    pub(crate) message: bool,
}

impl Told {
    fn of(sentence: &Sentence<'_, '_>) -> Self {
        let mut all = Self::default();
        for phrase in sentence.chunks.iter().filter_map(|c| c.phrase.as_ref()) {
            all.message |= phrase.filler == Filler::Message;
            for &frame in &phrase.frames {
                all.kinds |= 1 << sentence.context.frames.get(frame).kind as u32;
            }
        }
        all
    }

    /// Whether a noun in it may tell of an event of this kind.
    pub(crate) fn names(&self, kind: EventType) -> bool {
        self.kinds >> kind as u32 & 1 == 1
    }
}

impl Sentence<'_, '_> {
    pub(crate) fn inventory(&self) -> &Inventory {
        self.inventory.get_or_init(|| Inventory::of(self))
    }

    pub(crate) fn told(&self) -> &Told {
        self.told.get_or_init(|| Told::of(self))
    }
}
