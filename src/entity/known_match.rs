//! [`KnownMatch`]: a match of the gazetteer with what its entry says, read once.

use std::ops::Range;

use super::cell::Begins;
use crate::Span;
pub(super) use crate::gazetteer::Takes;
use crate::gazetteer::{EntryId, EntryKind, Features, Flags, Gazetteer, Match};
use crate::text::Proclitics;

/// A place where a name of the gazetteer stands, and what the rules ask of its entry.
pub(super) struct KnownMatch {
    pub(super) tokens: Range<u32>,
    pub(super) span: Span,
    pub(super) entry: EntryId,
    pub(super) features: Features,
    pub(super) proclitics: Proclitics,
    /// Its entry's kind as one bit, heads apart.
    pub(super) sort: Begins,
    doubts: u8,
}

// Two to a cache line: a long text's matches are read again and again, and one here, one there.
const _: () = assert!(size_of::<KnownMatch>() == 32);

const NEEDY: u8 = 1;
const WEAK: u8 = 1 << 1;
const RARE: u8 = 1 << 2;

impl KnownMatch {
    pub(super) fn new(found: &Match, gazetteer: &Gazetteer) -> Self {
        let features = gazetteer.features(found.entry);
        let flags = features.flags();
        let doubt = |doubt: u8, holds: bool| if holds { doubt } else { 0 };
        let needy = found.weak || flags.intersects(Flags::COMMON.with(Flags::RARE));
        Self {
            tokens: found.tokens.clone(),
            span: found.span,
            entry: found.entry,
            features,
            proclitics: found.proclitics,
            sort: Begins::of(features.kind(), flags.contains(Flags::HEAD)),
            doubts: doubt(NEEDY, needy)
                | doubt(WEAK, found.weak)
                | doubt(RARE, flags.contains(Flags::RARE)),
        }
    }

    /// Makes it one of an entry that is hardly ever meant.
    pub(super) fn set_rare(&mut self) {
        self.doubts |= NEEDY | RARE;
    }

    /// Whether it needs evidence: the form is weak or the entry is also a common word.
    pub(super) fn is_needy(&self) -> bool {
        self.doubts & NEEDY != 0
    }

    /// Whether the form is weak.
    pub(super) fn is_weak(&self) -> bool {
        self.doubts & WEAK != 0
    }

    /// Whether the entry is hardly ever meant, or only where proclitics are taken off an ordinary
    /// word.
    pub(super) fn is_rare(&self) -> bool {
        self.doubts & RARE != 0
    }

    pub(super) fn kind(&self) -> EntryKind {
        self.features.kind()
    }

    /// Whether its entry is the head of names.
    pub(super) fn head(&self) -> bool {
        self.features.flags().contains(Flags::HEAD)
    }

    /// What may follow it, where it is a title or the head of names.
    pub(super) fn takes(&self) -> Takes {
        match self.kind() == EntryKind::Role || self.head() {
            true => self.features.takes(),
            false => Takes::default(),
        }
    }
}
