//! [`PhraseMap`]: phrases of one word or more, and what they mean.

use super::vocabulary::WordId;
use super::word_set::WordMap;

/// Phrases by their first words.
#[derive(Clone, Debug)]
pub(crate) struct PhraseMap<T>(WordMap<Vec<Phrase<T>>>);

/// A phrase without its first word.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Phrase<T> {
    /// The words behind the first.
    pub(crate) rest: Box<[WordId]>,
    pub(crate) meaning: T,
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self(WordMap::default())
    }
}

impl<T> PhraseMap<T> {
    /// Adds a phrase; one without words is none.
    pub(crate) fn insert(&mut self, mut words: impl Iterator<Item = WordId>, meaning: T) {
        if let Some(first) = words.next() {
            let rest: Box<[WordId]> = words.collect();
            let phrases = self.0.or_insert(first, Vec::new());
            let place = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
            phrases.insert(place, Phrase { rest, meaning });
        }
    }

    /// Whether a phrase begins with a word.
    #[inline]
    pub(crate) fn contains(&self, first: WordId) -> bool {
        self.0.contains(first)
    }

    /// The phrases that begin with a word: the longest first, those as long in the order in which they were added.
    #[inline]
    pub(crate) fn get(&self, first: WordId) -> &[Phrase<T>] {
        self.0.get(first).map_or(&[], |phrases| phrases)
    }

    /// All phrases, by their first words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (WordId, &[Phrase<T>])> {
        self.0.iter().map(|(first, phrases)| (first, &**phrases))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_comes_first() {
        let mut map = PhraseMap::default();
        for (meaning, words) in [&[7, 1][..], &[7], &[3, 4], &[7, 2], &[7, 1, 2], &[]]
            .iter()
            .enumerate()
        {
            map.insert(words.iter().map(|&word| WordId(word)), meaning);
        }
        let found = map.get(WordId(7)).iter().map(|phrase| phrase.meaning);
        assert!(found.eq([4, 0, 3, 1]));
        assert!(map.contains(WordId(3)) && !map.contains(WordId(4)));
        assert!(map.get(WordId(4)).is_empty());
        assert!(map.iter().map(|(first, _)| first.0).eq([3, 7]));
    }
}
