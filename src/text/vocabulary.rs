//! Words as integers: every folded word that the data mentions has a [`WordId`].

use rustc_hash::FxHashMap;

/// A folded word that the data knows, as an integer. Words of the text that no data mentions
/// are [`WordId::UNKNOWN`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// The id of every word that is not in the vocabulary.
    pub const UNKNOWN: Self = Self(u32::MAX);

    /// Whether the vocabulary holds the word.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// The id as an index into tables that are as long as the vocabulary; beyond every table for
    /// [`WordId::UNKNOWN`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All folded words of gazetteers, lexicon and frames, interned.
///
/// Grows while data is loaded; only read while texts are.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
    /// Whether each word means something alone, not only inside a longer name.
    alone: Vec<bool>,
}

impl Vocabulary {
    /// A vocabulary with room for so many words; loading into it moves nothing.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self {
            ids: FxHashMap::with_capacity_and_hasher(words, rustc_hash::FxBuildHasher),
            alone: Vec::with_capacity(words),
        }
    }

    /// The id of a folded word, given to it now if it has none.
    pub fn intern(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = WordId(u32::try_from(self.ids.len()).expect("fewer than 2^32 words"));
        self.ids.insert(folded.into(), id);
        self.alone.push(false);
        id
    }

    /// Notes that a word means something alone. Of `الأمنية`, which only longer names contain, nothing
    /// tells that it is no article and noun.
    pub fn set_alone(&mut self, id: WordId) {
        if let Some(alone) = self.alone.get_mut(id.index()) {
            *alone = true;
        }
    }

    /// Whether a word means something alone, not only inside a longer name.
    #[must_use]
    pub fn is_alone(&self, id: WordId) -> bool {
        self.alone.get(id.index()).copied().unwrap_or(false)
    }

    /// The id of a folded word, or [`WordId::UNKNOWN`].
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The ids of all words.
    pub fn ids(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..self.alone.len() as u32).map(WordId)
    }

    /// How many words it holds; every id's index is below this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
