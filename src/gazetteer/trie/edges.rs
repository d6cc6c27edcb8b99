//! [`Edges`]: the edges of the trie, each with the node that it leads to.

use super::node::Node;
use crate::store::{Array, Malformed};
use crate::text::WordId;

/// A node, with all that is known there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its number: the slot of the edge that leads to it; behind all slots, the roots.
    pub(super) number: u32,
    pub(super) node: Node,
}

/// All edges but those from the root of the whole, as one open-addressed hash table from a node and a word to the next
/// node. A slot holds both, so that a step costs one look.
#[derive(Clone, Debug)]
pub(super) struct Edges {
    /// For each slot the key of its edge, [`EMPTY`] where there is none, and the packed node.
    slots: Array<u64>,
}

/// No node has this number, so no edge has this key.
const EMPTY: u64 = u64::MAX;

/// No name has so many words.
const LONGEST: usize = 1 << 10;

fn key(from: u32, word: WordId) -> u64 {
    u64::from(from) << 32 | word.index() as u64
}

impl Edges {
    /// A table for so many edges that has none yet.
    pub(super) fn with_room_for(edges: usize) -> Self {
        let slots = (edges + edges / 2).next_power_of_two().max(16);
        Self {
            slots: vec![EMPTY; 2 * slots].into(),
        }
    }

    /// A table that was read.
    pub(super) fn new(slots: Array<u64>) -> Self {
        Self { slots }
    }

    /// What it is read from.
    pub(super) fn as_numbers(&self) -> &[u64] {
        &self.slots
    }

    /// How many nodes it can lead to: the number of the first root.
    pub(super) fn slots(&self) -> usize {
        self.slots.len() / 2
    }

    /// Where a word leads from a node.
    #[inline]
    pub(super) fn get(&self, from: u32, word: WordId) -> Option<Place> {
        if !word.is_known() {
            return None;
        }
        let slot = self.slot(key(from, word));
        let (key, node) = (self.slots[2 * slot], self.slots[2 * slot + 1]);
        (key != EMPTY).then(|| Place {
            number: slot as u32,
            node: Node::unpack(node),
        })
    }

    /// Puts in an edge that is not there; there must be room. The number of the node that it leads to.
    pub(super) fn insert(&mut self, from: u32, word: WordId) -> u32 {
        let key = key(from, word);
        let slot = self.slot(key);
        self.slots.to_mut()[2 * slot] = key;
        slot as u32
    }

    /// Says what there is at the node that an edge leads to.
    pub(super) fn put(&mut self, number: u32, node: Node) {
        self.slots.to_mut()[2 * number as usize + 1] = node.pack();
    }

    /// The slot of a key, or the empty one where it would be. There is always an empty one.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots() - 1;
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut slot = (hash >> 32) as usize & mask;
        while self.slots[2 * slot] != key && self.slots[2 * slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// All nodes that edges lead to.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Node> {
        let (slots, _) = self.slots.as_chunks();
        let full = slots.iter().filter(|[key, _]| *key != EMPTY);
        full.map(|&[_, node]| Node::unpack(node))
    }

    /// Whether a table that was read can be asked, and leads down from so many roots.
    pub(super) fn check(&self, roots: usize) -> Result<(), Malformed> {
        let (slots, rest) = self.slots.as_chunks::<2>();
        Malformed::unless(slots.len().is_power_of_two() && rest.is_empty())?;
        // Who looks for what is not there stops at an empty slot.
        Malformed::unless(slots.iter().any(|[key, _]| *key == EMPTY))?;
        let above = |key: u64| (key >> 32) as usize;
        let is_root = |number: usize| (slots.len()..slots.len() + roots).contains(&number);
        let leads_down = |key: u64| {
            let mut from = above(key);
            for _ in 0..LONGEST {
                match slots.get(from) {
                    Some([EMPTY, _]) => return false,
                    Some([key, _]) => from = above(*key),
                    None => return is_root(from),
                }
            }
            false
        };
        let mut keys = slots.iter().map(|[key, _]| *key);
        Malformed::unless(keys.all(|key| key == EMPTY || leads_down(key)))
    }
}
