//! Words as integers: every folded word that the data mentions has a [`WordId`].

use crate::store::{Array, Data, HashTable, Malformed, Part, Writer, hash};

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
#[derive(Clone, Debug)]
pub struct Vocabulary {
    ids: HashTable,
    /// The words one after another, and where each ends.
    text: std::borrow::Cow<'static, str>,
    ends: Array<u32>,
    /// One bit a word: whether it means something alone, not only inside a longer name.
    alone: Array<u64>,
    /// How many words are those of the compiled-in data, which come first.
    embedded: usize,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            ids: HashTable::with_capacity(0),
            text: "".into(),
            ends: Vec::new().into(),
            alone: Vec::new().into(),
            embedded: 0,
        }
    }
}

impl Vocabulary {
    /// The vocabulary of the lexicon and the gazetteers that are compiled in, used where it lies.
    #[must_use]
    pub fn embedded() -> Self {
        let mut vocabulary = Data::read_embedded(Self::read);
        vocabulary.embedded = vocabulary.len();
        vocabulary
    }

    /// What was written.
    pub(crate) fn read(data: &Data<'_>) -> Result<Self, Malformed> {
        let from = &mut data.part(Part::Vocabulary)?;
        let ids = HashTable::read(from)?;
        let text = from.text()?;
        Ok(Self {
            ids,
            text: from.keep(text),
            ends: from.array()?,
            alone: from.long_array()?,
            embedded: 0,
        })
    }

    /// Whether what was read holds together.
    pub(crate) fn check(&self) -> Result<(), Malformed> {
        self.ids.check(self.ends.len())?;
        Malformed::unless(self.ends.is_sorted())?;
        let last = self.ends.last().copied().unwrap_or_default();
        Malformed::unless(last as usize == self.text.len())
    }

    /// Whether it began as [`Vocabulary::embedded`], so that the compiled-in data may be used where it lies.
    pub(crate) fn is_embedded(&self) -> bool {
        self.embedded > 0
    }

    #[allow(dead_code, reason = "only the build script writes")]
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Vocabulary);
        self.ids.write(to);
        to.text(&self.text);
        to.numbers(&self.ends);
        to.long_numbers(&self.alone);
    }

    /// The id of a folded word, given to it now if it has none.
    ///
    /// # Panics
    ///
    /// Where all words together have 4 GiB.
    pub fn intern(&mut self, folded: &str) -> WordId {
        let hash = hash(folded.as_bytes());
        if let Some(id) = self.find(hash, folded) {
            return id;
        }
        let id = u32::try_from(self.ends.len()).expect("fewer than 2^32 words");
        self.ids.insert(hash, id);
        self.text.to_mut().push_str(folded);
        let end = u32::try_from(self.text.len()).expect("less than 4 GiB of words");
        self.ends.to_mut().push(end);
        if self.alone.len() * 64 < self.ends.len() {
            self.alone.to_mut().push(0);
        }
        WordId(id)
    }

    /// Notes that a word means something alone. Of `الأمنية`, which only longer names contain, nothing
    /// tells that it is no article and noun.
    pub fn set_alone(&mut self, id: WordId) {
        let (index, bit) = (id.index() / 64, 1 << (id.index() % 64));
        if self.alone.get(index).is_some_and(|bits| bits & bit == 0) {
            self.alone.to_mut()[index] |= bit;
        }
    }

    /// Whether a word means something alone, not only inside a longer name.
    #[must_use]
    pub fn is_alone(&self, id: WordId) -> bool {
        let bits = self.alone.get(id.index() / 64).copied().unwrap_or(0);
        bits >> (id.index() % 64) & 1 == 1
    }

    /// The id of a folded word, or [`WordId::UNKNOWN`].
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.find(hash(folded.as_bytes()), folded)
            .unwrap_or(WordId::UNKNOWN)
    }

    /// The ids of all words.
    pub fn ids(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..self.ends.len() as u32).map(WordId)
    }

    /// How many words it holds; every id's index is below this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it holds no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn find(&self, hash: u32, folded: &str) -> Option<WordId> {
        let is_it = |id: u32| {
            let id = id as usize;
            let start = if id == 0 { 0 } else { self.ends[id - 1] };
            &self.text.as_bytes()[start as usize..self.ends[id] as usize] == folded.as_bytes()
        };
        self.ids.get(hash, is_it).map(WordId)
    }
}
