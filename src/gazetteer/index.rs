//! [`IdIndex`]: from an entry's id to its position, without a second copy of the id.

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::FxHasher;

use super::entry::{Entry, EntryId};

/// An open-addressed hash table of positions in a list of entries.
#[derive(Clone, Debug)]
pub(super) struct IdIndex {
    /// The upper half of each id's hash, and the entry's position; [`EMPTY`] where there is none.
    slots: Vec<(u32, u32)>,
}

const EMPTY: u32 = u32::MAX;

impl IdIndex {
    /// `entries` is the most that will be put in.
    pub(super) fn with_capacity(entries: usize) -> Self {
        let slots = (entries * 2).next_power_of_two().max(16);
        Self {
            slots: vec![(0, EMPTY); slots],
        }
    }

    pub(super) fn get(&self, entries: &[Entry], id: &str) -> Option<EntryId> {
        let (slot, _) = self.slot(entries, id);
        let position = self.slots[slot].1;
        (position != EMPTY).then_some(EntryId(position))
    }

    /// The entry that has the id already; otherwise `new` is put in for it.
    pub(super) fn get_or_insert(
        &mut self,
        entries: &[Entry],
        id: &str,
        new: EntryId,
    ) -> Option<EntryId> {
        let (slot, tag) = self.slot(entries, id);
        let position = self.slots[slot].1;
        if position == EMPTY {
            self.slots[slot] = (tag, new.0);
            return None;
        }
        Some(EntryId(position))
    }

    /// The slot of an id, or the empty one where it would be.
    fn slot(&self, entries: &[Entry], id: &str) -> (usize, u32) {
        let hash = BuildHasherDefault::<FxHasher>::default().hash_one(id);
        let tag = (hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (other, position) = self.slots[slot];
            if position == EMPTY || other == tag && entries[position as usize].id() == id {
                return (slot, tag);
            }
            slot = (slot + 1) & mask;
        }
    }
}
