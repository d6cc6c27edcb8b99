//! [`WordMemory`]: what words were read as before, so that a word that comes back is not cut again.

use super::clitic::{self, Reading};
use super::vocabulary::{Vocabulary, WordId};
use crate::store::{HashTable, hash};

/// Words with their readings by one vocabulary, for reading many texts with
/// [`AnalyzedText::remembering`](super::AnalyzedText::remembering). It changes no result.
///
/// It holds half a megabyte of letters, some 50,000 words, and forgets all when it is full.
#[derive(Debug, Default)]
pub struct WordMemory {
    numbers: HashTable,
    words: Vec<Word>,
    /// The letters of all words.
    letters: String,
    /// The readings of all words; their spans are offsets into the word.
    readings: Vec<Reading>,
}

#[derive(Debug)]
struct Word {
    id: WordId,
    ta_marbuta: bool,
    /// Where its letters end; they begin where those of the word before end.
    letters: (u32, u32),
    readings: (u32, u32),
}

/// A word that the memory knows.
pub(crate) struct Remembered<'a> {
    pub(crate) id: WordId,
    pub(crate) readings: &'a [Reading],
}

/// How many bytes of letters are remembered.
const MOST_LETTERS: usize = 1 << 19;

impl WordMemory {
    /// The word that is `folded`, read by `vocabulary`, which must be the same each time.
    /// `ta_marbuta` tells that it is written with a final ة.
    pub(crate) fn word(
        &mut self,
        vocabulary: &Vocabulary,
        folded: &str,
        ta_marbuta: bool,
    ) -> Remembered<'_> {
        let hash = hash(folded.as_bytes()) ^ u32::from(ta_marbuta);
        let number = self.numbers.get(hash, |number| {
            let word = &self.words[number as usize];
            word.ta_marbuta == ta_marbuta
                && &self.letters[word.letters.0 as usize..word.letters.1 as usize] == folded
        });
        let number = match number {
            Some(number) => number as usize,
            None => self.learn(vocabulary, folded, ta_marbuta, hash),
        };
        let word = &self.words[number];
        Remembered {
            id: word.id,
            readings: &self.readings[word.readings.0 as usize..word.readings.1 as usize],
        }
    }

    fn learn(
        &mut self,
        vocabulary: &Vocabulary,
        folded: &str,
        ta_marbuta: bool,
        hash: u32,
    ) -> usize {
        if self.letters.len() > MOST_LETTERS {
            *self = Self::default();
        }
        let (letters, readings) = (self.letters.len() as u32, self.readings.len() as u32);
        self.letters.push_str(folded);
        self.readings
            .extend(clitic::read(vocabulary, folded, ta_marbuta));
        let number = self.words.len();
        self.words.push(Word {
            id: vocabulary.get(folded),
            ta_marbuta,
            letters: (letters, self.letters.len() as u32),
            readings: (readings, self.readings.len() as u32),
        });
        self.numbers.insert(hash, number as u32);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_the_first_time() {
        let mut vocabulary = Vocabulary::default();
        for word in ["بيت", "بيته", "كتاب"] {
            vocabulary.intern(word);
        }
        let mut memory = WordMemory::default();
        for round in 0..3 {
            for (word, ta_marbuta) in [("وبيته", false), ("بيته", true), ("بيته", false)]
            {
                let fresh = clitic::read(&vocabulary, word, ta_marbuta);
                let remembered = memory.word(&vocabulary, word, ta_marbuta);
                assert_eq!(remembered.readings, &fresh[..], "{word} in round {round}");
                assert_eq!(remembered.id, vocabulary.get(word));
            }
        }
        assert_eq!(memory.words.len(), 3);
    }

    #[test]
    fn a_full_memory_forgets() {
        let vocabulary = Vocabulary::default();
        let mut memory = WordMemory::default();
        for number in 0..2 * MOST_LETTERS / "كلمة".len() {
            memory.word(&vocabulary, &format!("كلمة{number}"), false);
        }
        assert!(memory.letters.len() <= MOST_LETTERS + 64);
        assert_eq!(memory.word(&vocabulary, "كلمة1", false).readings.len(), 1);
    }
}
