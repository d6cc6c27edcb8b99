//! [`WordSet`]: words of a vocabulary of which one thing is known, and [`WordMap`]: what is known of them.

use super::id_map::IdMap;
use super::vocabulary::WordId;

/// Words of a vocabulary, a bit for each: few words are of a sort, and every token is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet(Vec<u64>);

impl WordSet {
    pub(crate) fn insert(&mut self, word: WordId) {
        let (index, bit) = (word.index() / 64, 1 << (word.index() % 64));
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        self.0[index] |= bit;
    }

    #[inline]
    pub(crate) fn contains(&self, word: WordId) -> bool {
        let bits = self.0.get(word.index() / 64).copied().unwrap_or(0);
        bits >> (word.index() % 64) & 1 == 1
    }
}

/// What is known of few words of a vocabulary.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<T>(IdMap<T>);

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self(IdMap::default())
    }
}

impl<T> WordMap<T> {
    /// What is known of a word, which is `value` if nothing was known before.
    pub(crate) fn or_insert(&mut self, word: WordId, value: T) -> &mut T {
        self.0.or_insert(word.0, value)
    }

    /// Whether something is known of a word.
    #[inline]
    pub(crate) fn contains(&self, word: WordId) -> bool {
        self.0.contains(word.0)
    }

    #[inline]
    pub(crate) fn get(&self, word: WordId) -> Option<&T> {
        self.0.get(word.0)
    }

    /// All words, in their order, with what is known of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (WordId, &T)> {
        self.0.iter().map(|(word, value)| (WordId(word), value))
    }
}

impl<T: Copy> WordMap<T> {
    /// Says what is known of a word, whatever was known before.
    pub(crate) fn insert(&mut self, word: WordId, value: T) {
        *self.or_insert(word, value) = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Vocabulary;

    #[test]
    fn it_holds_what_was_inserted() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<_> = (0..130)
            .map(|number| vocabulary.intern(&format!("w{number}")))
            .collect();
        let mut set = WordSet::default();
        set.insert(words[129]);
        set.insert(words[63]);
        let held = |at: &usize| set.contains(words[*at]);
        assert!((0..130).filter(held).eq([63, 129]));
        assert!(!set.contains(WordId::UNKNOWN));
    }

    #[test]
    fn it_knows_what_was_said_of_its_words() {
        let mut map = WordMap::default();
        map.insert(WordId(70), 1);
        *map.or_insert(WordId(70), 5) += 1;
        *map.or_insert(WordId(3), 5) += 1;
        map.insert(WordId(3), 9);
        let known = [70, 3, 6].map(|word| map.get(WordId(word)));
        assert_eq!(known, [Some(&2), Some(&9), None]);
        assert!(map.iter().eq([(WordId(3), &9), (WordId(70), &2)]));
        assert!(map.contains(WordId(3)) && !map.contains(WordId(4)));
        assert_eq!(map.get(WordId::UNKNOWN), None);
    }
}
