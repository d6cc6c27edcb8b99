//! [`Item`]: a mention that holds, with what it names, before entities have ids.

use std::ops::Range;
use std::rc::Rc;

use super::evidence::Evidence;
use super::kind::EntityKind;
use crate::Span;
use crate::gazetteer::EntryId;

/// What a mention names.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Key {
    /// An entry of the gazetteer.
    Entry(EntryId),
    /// What has this name in this text, folded.
    Name(EntityKind, Rc<str>),
}

/// What made a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Origin {
    /// A match of the gazetteer, by its index.
    Match(u32),
    /// A rule, by its name.
    Rule(&'static str),
}

/// Some tokens, in half the room of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tokens {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Tokens {
    fn from(tokens: Range<usize>) -> Self {
        Self {
            start: tokens.start as u32,
            end: tokens.end as u32,
        }
    }
}

impl Tokens {
    #[inline]
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The index of a match or none, in four bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct MatchIndex(u32);

impl MatchIndex {
    pub(super) const NONE: Self = Self(u32::MAX);

    #[inline]
    pub(super) fn get(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

impl From<Option<usize>> for MatchIndex {
    fn from(index: Option<usize>) -> Self {
        index.map_or(Self::NONE, |index| Self(index as u32))
    }
}

/// A mention that holds, with what it names.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) tokens: Tokens,
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    pub(super) key: Key,
    pub(super) evidence: Evidence,
    pub(super) origin: Origin,
    /// The match of the nationality in its name.
    pub(super) country: MatchIndex,
    /// Whether it is a weak form of the entry that it names.
    pub(super) weak: bool,
}

// A text has one for every seventh word.
const _: () = assert!(size_of::<Item>() <= 64);

impl Item {
    pub(super) fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

/// The key of the nearest name before a place, else of the nearest behind it. The names are in the
/// order of the text.
pub(super) fn nearest(names: &[(usize, Key)], at: usize) -> Option<Key> {
    let before = names.partition_point(|(start, _)| *start <= at);
    let name = names.get(before.saturating_sub(1))?;
    Some(name.1.clone())
}

#[cfg(test)]
mod tests {
    use super::{MatchIndex, Tokens};

    #[test]
    fn small_numbers_are_the_same_numbers() {
        assert_eq!(Tokens::from(3..7).range(), 3..7);
        for index in [None, Some(0), Some(70_000)] {
            assert_eq!(MatchIndex::from(index).get(), index);
        }
    }
}
