//! [`WordList`]: a few folded words that rules list, told from nearly all others without a look at each.

/// Words of a rule, folded. A word that is none of them is mostly told by one bit, since its first letter, its last one
/// and its length are together those of none.
pub(crate) struct WordList<const COUNT: usize> {
    words: [&'static str; COUNT],
    /// For each [`key`] whether a word has it.
    keys: [u64; 4],
}

impl<const COUNT: usize> WordList<COUNT> {
    pub(crate) const fn new(words: [&'static str; COUNT]) -> Self {
        let (mut keys, mut at) = ([0; 4], 0);
        while at < COUNT {
            let key = key(words[at].as_bytes());
            keys[key / 64] |= 1 << (key % 64);
            at += 1;
        }
        Self { words, keys }
    }

    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Which of them a word is.
    #[inline]
    pub(crate) fn position(&self, word: &str) -> Option<usize> {
        let key = key(word.as_bytes());
        match self.keys[key / 64] >> (key % 64) & 1 {
            0 => None,
            _ => self.words.iter().position(|listed| *listed == word),
        }
    }

    /// All of them.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }
}

/// A number below 256 that most words with another first or last letter or of another length do not have. Arabic letters
/// take two bytes each, of which the second tells them apart.
const fn key(word: &[u8]) -> usize {
    match word {
        [_, first, .., last] => (*first as usize + 5 * *last as usize + 23 * word.len()) % 256,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: WordList<4> = WordList::new(["كتاب", "كاتب", "دار", "و"]);

    #[test]
    fn it_holds_its_words_and_no_others() {
        for (at, word) in WORDS.iter().enumerate() {
            assert_eq!(WORDS.position(word), Some(at));
        }
        for word in ["كتيب", "كتب", "دارا", "", "ا", "x", "كتاب "] {
            assert!(!WORDS.contains(word), "{word}");
        }
    }

    #[test]
    fn no_word_is_in_a_list_of_none() {
        assert!(!WordList::new([]).contains(""));
    }
}
