//! [`Node`]: what there is at a node of the trie, in eight bytes.

use crate::gazetteer::entry::EntryId;
use crate::store::Malformed;
use crate::text::WordId;

/// A name that ends at a node: whose it is, and whether it is a weak alias.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::gazetteer) struct Output {
    pub(in crate::gazetteer) entry: EntryId,
    pub(in crate::gazetteer) weak: bool,
}

impl Output {
    /// A number whose highest bit is not set.
    pub(super) const fn pack(self) -> u32 {
        self.entry.0 << 1 | self.weak as u32
    }

    pub(super) const fn unpack(packed: u32) -> Self {
        Self {
            entry: EntryId(packed >> 1),
            weak: packed & 1 == 1,
        }
    }
}

/// What there is at a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) names: Names,
    /// For each word that leads on one of 32 bits. Most words whose bit is not among them end a search here,
    /// without a look at the edges.
    pub(super) ways: u32,
}

impl Node {
    /// One where no name ends, and that leads nowhere.
    pub(super) const EMPTY: Self = Self {
        names: Names::NONE,
        ways: 0,
    };

    pub(super) fn pack(self) -> u64 {
        u64::from(self.ways) << 32 | u64::from(self.names.0)
    }

    #[inline(always)]
    pub(super) fn unpack(packed: u64) -> Self {
        Self {
            names: Names(packed as u32),
            ways: (packed >> 32) as u32,
        }
    }

    /// The bit of a word; none of an unknown one, which leads nowhere.
    #[inline(always)]
    pub(super) fn way(word: WordId) -> u32 {
        u32::from(word.is_known()) << ((word.index() as u32).wrapping_mul(0x9e37_79b9) >> 27)
    }
}

/// The names that end at a node. Mostly that is one, and it stands here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Names(u32);

impl Names {
    pub(super) const NONE: Self = Self(u32::MAX);

    /// Says that they are several; the other bits are where their number stands in the lists, with them behind it.
    const SEVERAL: u32 = 1 << 31;

    /// Names that are put down in the lists if they are several.
    pub(super) fn new(outputs: &[Output], lists: &mut Vec<u32>) -> Self {
        match outputs {
            [] => Self::NONE,
            [only] => Self(only.pack()),
            several => {
                let at = lists.len() as u32;
                lists.push(several.len() as u32);
                lists.extend(several.iter().map(|output| output.pack()));
                Self(Self::SEVERAL | at)
            }
        }
    }

    #[inline]
    pub(super) fn are_none(self) -> bool {
        self == Self::NONE
    }

    /// The packed outputs.
    #[inline]
    pub(super) fn of<'a>(&'a self, lists: &'a [u32]) -> &'a [u32] {
        if self.0 & Self::SEVERAL == 0 {
            std::slice::from_ref(&self.0)
        } else if self.are_none() {
            &[]
        } else {
            self.several(lists).unwrap_or_default()
        }
    }

    fn several<'a>(&self, lists: &'a [u32]) -> Option<&'a [u32]> {
        let at = (self.0 & !Self::SEVERAL) as usize;
        let (&len, behind) = lists.get(at..)?.split_first()?;
        behind.get(..len as usize)
    }

    /// Whether what was read are names of so many entries.
    pub(super) fn check(self, lists: &[u32], entries: usize) -> Result<(), Malformed> {
        let is_sound = |&packed: &u32| {
            packed & Self::SEVERAL == 0 && Output::unpack(packed).entry.index() < entries
        };
        let is_whole = self.are_none() || !self.of(lists).is_empty();
        Malformed::unless(is_whole && self.of(lists).iter().all(is_sound))
    }
}
