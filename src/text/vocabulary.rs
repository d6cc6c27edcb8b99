//! Words as integers: every folded word that the data mentions has a [`WordId`].

use smallvec::SmallVec;

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

/// For how many words at a time ids are looked up.
const AT_A_TIME: usize = 32;

/// All folded words of gazetteers, lexicon and frames, interned.
///
/// Grows while data is loaded; only read while texts are.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The words that were read, used where they lie: to put one more between them, all would have to be copied.
    read: Words,
    /// The words that came since, whose ids go on behind those.
    added: Words,
    /// One bit a word: whether it means something alone, not only inside a longer name.
    alone: Array<u64>,
    /// How many words are those of the compiled-in data, which come first.
    embedded: usize,
}

/// Words by their numbers, and back.
#[derive(Clone, Debug)]
struct Words {
    numbers: HashTable,
    /// The words one after another, and where each ends.
    text: std::borrow::Cow<'static, str>,
    ends: Array<u32>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            numbers: HashTable::default(),
            text: "".into(),
            ends: Array::default(),
        }
    }
}

impl Words {
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word by its number, as bytes.
    fn word(&self, number: usize) -> &[u8] {
        word(&self.text, &self.ends, number)
    }

    /// A word by a number that was guessed, which most likely is that of the word with a hash. It branches nowhere.
    #[inline(always)]
    fn guessed(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let end_of = |number: usize| self.ends.get(number).copied().unwrap_or_default();
        let start = match number {
            0 => 0,
            _ => end_of(number - 1),
        };
        let word = self
            .text
            .as_bytes()
            .get(start as usize..end_of(number) as usize);
        word.unwrap_or_default()
    }

    #[inline]
    fn find(&self, hash: u32, folded: &str) -> Option<u32> {
        let is_it = |number: u32| self.word(number as usize) == folded.as_bytes();
        self.numbers.get(hash, is_it)
    }

    /// Adds a word that is not there.
    fn push(&mut self, folded_hash: u32, folded: &str) {
        let Self {
            numbers,
            text,
            ends,
        } = self;
        numbers.push(folded_hash, |number| {
            hash(word(text, ends, number as usize))
        });
        text.to_mut().push_str(folded);
        let end = u32::try_from(text.len()).expect("less than 4 GiB of words");
        ends.to_mut().push(end);
    }

    /// Whether what was read holds together.
    fn check(&self) -> Result<(), Malformed> {
        self.numbers.check(self.len())?;
        Malformed::unless(self.ends.is_sorted())?;
        let last = self.ends.last().copied().unwrap_or_default();
        Malformed::unless(last as usize == self.text.len())
    }
}

/// A word by its number, as bytes, where all lie in `text` one after another.
fn word<'t>(text: &'t str, ends: &[u32], number: usize) -> &'t [u8] {
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    &text.as_bytes()[start as usize..ends[number] as usize]
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
        let numbers = HashTable::read(from)?;
        let text = from.text()?;
        let read = Words {
            numbers,
            text: from.keep(text),
            ends: from.array()?,
        };
        Ok(Self {
            read,
            added: Words::default(),
            alone: from.long_array()?,
            embedded: 0,
        })
    }

    /// Whether what was read holds together.
    pub(crate) fn check(&self) -> Result<(), Malformed> {
        self.read.check()
    }

    /// Whether it began as [`Vocabulary::embedded`], so that the compiled-in data may be used where it lies.
    pub(crate) fn is_embedded(&self) -> bool {
        self.embedded > 0
    }

    #[allow(dead_code, reason = "only the build script writes")]
    pub(crate) fn write(&self, to: &mut Writer) {
        let mut words = self.read.clone();
        for number in 0..self.added.len() {
            let word = String::from_utf8_lossy(self.added.word(number));
            words.push(hash(word.as_bytes()), &word);
        }
        to.begin(Part::Vocabulary);
        words.numbers.write(to);
        to.text(&words.text);
        to.numbers(&words.ends);
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
        let id = u32::try_from(self.len()).expect("fewer than 2^32 words");
        self.added.push(hash, folded);
        if self.alone.len() * 64 < self.len() {
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

    /// The ids of some folded words, each as [`Vocabulary::get`] gives it.
    ///
    /// Most of the time goes into waiting for places of the tables, so that many words ask before the first one gets
    /// its answer.
    pub(super) fn get_all(&self, folded: &[&str]) -> SmallVec<[WordId; 64]> {
        let mut ids = SmallVec::with_capacity(folded.len());
        let most = self.read.len().saturating_sub(1) as u32;
        let mut asked = [(0, 0); AT_A_TIME];
        let mut guessed: [(&[u8], u8); AT_A_TIME] = [(&[], 0); AT_A_TIME];
        for folded in folded.chunks(AT_A_TIME) {
            for (word, (own, number)) in folded.iter().zip(&mut asked) {
                *own = hash(word.as_bytes());
                *number = self.read.numbers.guess(*own).min(most);
            }
            let asked = &asked[..folded.len()];
            for ((_, number), (word, _)) in asked.iter().zip(&mut guessed) {
                *word = self.read.guessed(*number);
            }
            for (word, last) in &mut guessed[..folded.len()] {
                *last = word.last().copied().unwrap_or_default();
            }
            let answers = folded.iter().zip(asked).zip(&guessed);
            ids.extend(answers.map(|((word, (hash, number)), (guessed, last))| {
                match word.as_bytes().last() == Some(last) && word.as_bytes() == *guessed {
                    true => WordId(*number),
                    false => self.find(*hash, word).unwrap_or(WordId::UNKNOWN),
                }
            }));
        }
        ids
    }

    /// The ids of all words.
    pub fn ids(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..self.len() as u32).map(WordId)
    }

    /// How many words it holds; every id's index is below this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.read.len() + self.added.len()
    }

    /// Whether it holds no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn find(&self, hash: u32, folded: &str) -> Option<WordId> {
        let added = || Some(self.added.find(hash, folded)? + self.read.len() as u32);
        self.read.find(hash, folded).or_else(added).map(WordId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_behind_those_that_were_read() {
        let mut vocabulary = Vocabulary::embedded();
        let (read, known) = (vocabulary.len(), vocabulary.get("مدينه"));
        assert!(known.is_known());
        assert_eq!(vocabulary.intern("مدينه"), known);
        let new = ["كرنبسطان", "زفنكورد"].map(|word| vocabulary.intern(word));
        assert_eq!(new.map(WordId::index), [read, read + 1]);
        assert_eq!(vocabulary.get("زفنكورد"), new[1]);
        assert_eq!(vocabulary.get("زفنكور"), WordId::UNKNOWN);
        assert_eq!(vocabulary.len(), read + 2);
        assert!(!vocabulary.is_alone(new[0]));
        vocabulary.set_alone(new[0]);
        assert!(vocabulary.is_alone(new[0]));
        assert!(matches!(
            vocabulary.read.text,
            std::borrow::Cow::Borrowed(_)
        ));
    }
}
