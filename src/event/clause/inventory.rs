//! [`Inventory`]: what a sentence holds at all, so that what asks for more need not be looked for in its clauses.

use super::cell::Class;
use super::scan::Sentence;
use crate::event::frame::{Company, Filler};
use crate::event::kind::EventType;
use crate::text::WordId;

const _: () = assert!(EventType::ALL.len() <= u32::BITS as usize);

/// What a sentence holds, wherever in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inventory {
    /// A bit for each preposition, one of 64.
    prepositions: u64,
    /// A bit for each kind of which a noun may tell an event.
    kinds: u32,
    /// Whether a phrase is a message.
    pub(crate) message: bool,
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
            prepositions: bit(bound.ba) | bit(bound.la),
            kinds: 0,
            message: false,
            complementizer: None,
            company: Company::default(),
        };
        for &company in sentence.cells.company(&sentence.tokens) {
            all.company.add(company);
        }
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            if chunk.class == Class::Complementizer {
                all.complementizer = Some(at);
            }
            if let Some(preposition) = chunk.preposition {
                all.prepositions |= bit(preposition.canonical);
            }
            if let Some(phrase) = &chunk.phrase {
                all.message |= phrase.filler == Filler::Message;
                for &frame in &phrase.frames {
                    all.kinds |= 1 << sentence.context.frames.get(frame).kind as u32;
                }
            }
        }
        all
    }

    /// Whether a preposition may stand in it.
    pub(crate) fn may_have(&self, preposition: WordId) -> bool {
        self.prepositions & bit(preposition) != 0
    }

    /// Whether a noun in it may tell of an event of this kind.
    pub(crate) fn names(&self, kind: EventType) -> bool {
        self.kinds >> kind as u32 & 1 == 1
    }
}

fn bit(preposition: WordId) -> u64 {
    1 << (preposition.index() % 64)
}

impl Sentence<'_, '_> {
    pub(crate) fn inventory(&self) -> &Inventory {
        self.inventory.get_or_init(|| Inventory::of(self))
    }
}
