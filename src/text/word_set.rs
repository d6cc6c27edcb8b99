//! [`WordSet`]: words of a vocabulary of which one thing is known, and [`WordMap`]: what is known of them.

use rustc_hash::FxHashMap;

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

    /// All words, in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = WordId> {
        let words = (0..self.0.len() as u32 * 64).map(WordId);
        words.filter(|&word| self.contains(word))
    }
}

/// What is known of few words of a vocabulary. Most words that are asked for are none of them, which one bit tells.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<T> {
    words: WordSet,
    /// Where the value of each word is. Whatever the values are, this is of one type, which is compiled once.
    places: FxHashMap<WordId, u32>,
    values: Vec<T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self {
            words: WordSet::default(),
            places: FxHashMap::default(),
            values: Vec::new(),
        }
    }
}

impl<T> WordMap<T> {
    /// Says what is known of a word, whatever was known before.
    pub(crate) fn insert(&mut self, word: WordId, value: T) {
        match self.places.get(&word) {
            Some(&place) => self.values[place as usize] = value,
            None => _ = self.or_insert(word, value),
        }
    }

    /// What is known of a word, which is `value` if nothing was known before.
    pub(crate) fn or_insert(&mut self, word: WordId, value: T) -> &mut T {
        self.words.insert(word);
        let next = self.values.len() as u32;
        let place = *self.places.entry(word).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        &mut self.values[place as usize]
    }

    /// Whether something is known of a word.
    #[inline]
    pub(crate) fn contains(&self, word: WordId) -> bool {
        self.words.contains(word)
    }

    #[inline]
    pub(crate) fn get(&self, word: WordId) -> Option<&T> {
        match self.words.contains(word) {
            true => Some(&self.values[self.places[&word] as usize]),
            false => None,
        }
    }

    /// All words, in their order, with what is known of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (WordId, &T)> {
        let words = self.words.iter();
        words.map(|word| (word, &self.values[self.places[&word] as usize]))
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
        assert!(set.iter().eq([words[63], words[129]]));
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
