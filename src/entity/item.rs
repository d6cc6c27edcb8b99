//! [`Item`]: a mention that holds, with what it names, before entities have ids.

use std::ops::Range;
use std::rc::Rc;

use smallvec::SmallVec;

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
    /// A match of the gazetteer, by the entry whose name it is.
    Match(EntryId),
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
    /// What stands where no item is yet.
    pub(super) const EMPTY: Self = Self {
        tokens: Tokens { start: 0, end: 0 },
        span: Span::new(0, 0),
        kind: EntityKind::Person,
        key: Key::Entry(EntryId(0)),
        evidence: Evidence::COMPOSED,
        origin: Origin::Match(EntryId(0)),
        country: MatchIndex::NONE,
        weak: false,
    };

    pub(super) fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

/// Moves a place in a list to behind the last of which something holds, as it does of all before. A long list is not
/// searched through, where one place is asked for after the other and they are near.
pub(super) fn seek<T>(list: &[T], place: &mut usize, holds: impl Fn(&T) -> bool) {
    while list.get(*place).is_some_and(&holds) {
        *place += 1;
    }
    while *place > 0 && list.get(*place - 1).is_none_or(|before| !holds(before)) {
        *place -= 1;
    }
}

/// Names in the order of the text, among which the nearest one is looked for from places that come in that order, too.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// For each where it begins, and the position of its item.
    names: SmallVec<[(u32, u32); 2]>,
    /// How many of them begin no further on than the place that was asked of last.
    passed: usize,
}

impl Names {
    /// Only the name of an item.
    pub(super) fn of(item: &Item, position: usize) -> Self {
        let mut names = Self::default();
        names.push(item, position);
        names
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn push(&mut self, item: &Item, position: usize) {
        self.names.push((item.span.start() as u32, position as u32));
    }

    /// Takes in names of elsewhere, which [`Names::sort`] then puts in their places.
    pub(super) fn append(&mut self, mut others: Self) {
        self.names.append(&mut others.names);
    }

    /// Puts them into the order of the text.
    pub(super) fn sort(&mut self) {
        self.names.sort_by_key(|&(start, _)| start);
    }

    /// The position of the nearest name before a place, else of the nearest behind it.
    pub(super) fn nearest(&mut self, at: usize) -> Option<usize> {
        seek(&self.names, &mut self.passed, |&(start, _)| {
            start as usize <= at
        });
        let (_, position) = self.names.get(self.passed.saturating_sub(1))?;
        Some(*position as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, MatchIndex, Names, Tokens};
    use crate::Span;

    #[test]
    fn the_nearest_name_is_before_a_place_or_else_behind_it() {
        let mut names = Names::default();
        assert_eq!(names.nearest(3), None);
        for (start, position) in [(20, 1), (10, 0), (30, 2)] {
            let item = Item {
                span: Span::new(start, start + 5),
                ..Item::EMPTY
            };
            names.append(Names::of(&item, position));
        }
        names.sort();
        let nearest = [4, 10, 19, 20, 31].map(|at| names.nearest(at));
        assert_eq!(nearest, [0, 0, 0, 1, 2].map(Some));
    }

    #[test]
    fn small_numbers_are_the_same_numbers() {
        assert_eq!(Tokens::from(3..7).range(), 3..7);
        for index in [None, Some(0), Some(70_000)] {
            assert_eq!(MatchIndex::from(index).get(), index);
        }
    }
}
