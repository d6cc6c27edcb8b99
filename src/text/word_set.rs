//! [`WordSet`]: words of a vocabulary of which one thing is known.

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
}
