//! [`Item`]: a mention that holds, with what it names, before entities have ids.

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
    /// A match of the gazetteer.
    Match(usize),
    /// A rule, by its name.
    Rule(&'static str),
}

/// A mention that holds, with what it names.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) tokens: std::ops::Range<usize>,
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    pub(super) key: Key,
    pub(super) evidence: Evidence,
    pub(super) origin: Origin,
    /// The match of the nationality in its name.
    pub(super) country: Option<usize>,
    /// Whether it is a weak form of the entry that it names.
    pub(super) weak: bool,
}

/// The key of the nearest name before a place, else of the nearest behind it. The names are in the
/// order of the text.
pub(super) fn nearest(names: &[(usize, Key)], at: usize) -> Option<Key> {
    let before = names.partition_point(|(start, _)| *start <= at);
    let name = names.get(before.saturating_sub(1))?;
    Some(name.1.clone())
}
