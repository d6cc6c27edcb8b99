//! [`Reading`]: one way to read a written word, and [`Readings`], all of them where the word stands.

use super::clitic::{Enclitic, Proclitics};
use super::vocabulary::WordId;
use crate::Span;

/// One way to read a written word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// What is taken off in front.
    pub proclitics: Proclitics,
    /// What is taken off behind.
    pub enclitic: Option<Enclitic>,
    /// Whether the stem begins with the article ال.
    pub article: bool,
    /// The stem with its article, as the vocabulary knows it.
    pub stem: WordId,
    /// The stem without its article; the same as `stem` where there is none.
    pub bare: WordId,
    start: u32,
    end: u32,
}

impl Reading {
    /// A reading whose stem, known with its article and without, stands at `span`.
    pub(super) fn new(
        proclitics: Proclitics,
        enclitic: Option<Enclitic>,
        article: bool,
        (stem, bare): (WordId, WordId),
        span: Span,
    ) -> Self {
        let (start, end) = (span.start() as u32, span.end() as u32);
        Self {
            proclitics,
            enclitic,
            article,
            stem,
            bare,
            start,
            end,
        }
    }

    /// Where the stem (with its article) stands in the input. After a fused لل it begins behind
    /// the first ل.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::of(self.start, self.end)
    }

    /// The reading at another place.
    pub(super) fn at(self, span: Span) -> Self {
        let (start, end) = (span.start() as u32, span.end() as u32);
        Self { start, end, ..self }
    }

    /// Whether nothing is taken off.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.proclitics.is_empty() && self.enclitic.is_none()
    }

    /// Whether the vocabulary knows the stem, with its article or without.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.stem.is_known() || self.bare.is_known()
    }
}

/// A reading of a word wherever it stands: its span is in bytes from the word's start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Placeless {
    stem: WordId,
    bare: WordId,
    start: u16,
    end: u16,
    proclitics: Proclitics,
    enclitic: Option<Enclitic>,
    article: bool,
}

impl Placeless {
    /// The longest word, in bytes, that has such readings.
    pub(super) const LONGEST: usize = u16::MAX as usize;

    /// A reading of a word of at most [`Placeless::LONGEST`] bytes, whose span is in bytes from the word's start.
    pub(super) fn new(reading: &Reading) -> Self {
        Self {
            stem: reading.stem,
            bare: reading.bare,
            start: reading.start as u16,
            end: reading.end as u16,
            proclitics: reading.proclitics,
            enclitic: reading.enclitic,
            article: reading.article,
        }
    }

    /// The reading of the word that starts at a byte of the input.
    #[inline(always)]
    pub(crate) fn at(self, word: u32) -> Reading {
        Reading {
            proclitics: self.proclitics,
            enclitic: self.enclitic,
            article: self.article,
            stem: self.stem,
            bare: self.bare,
            start: word.wrapping_add(self.start.into()),
            end: word.wrapping_add(self.end.into()),
        }
    }
}

/// The readings of a word where it stands, best first. They are kept once for each written form and get their place as
/// they are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Readings<'a> {
    placeless: &'a [Placeless],
    /// Where the word starts in the input.
    start: u32,
}

impl<'a> Readings<'a> {
    /// Those of the word that starts at a byte of the input.
    #[inline]
    pub(super) fn new(placeless: &'a [Placeless], start: u32) -> Self {
        Self { placeless, start }
    }

    /// The best one.
    #[inline]
    #[must_use]
    pub fn first(&self) -> Option<Reading> {
        self.get(0)
    }

    /// One of them by its index.
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Reading> {
        Some(self.placeless.get(index)?.at(self.start))
    }

    /// One of them by its index, wherever the word stands.
    pub(crate) fn placeless(&self, index: usize) -> Option<Placeless> {
        self.placeless.get(index).copied()
    }

    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.placeless.len()
    }

    /// Whether there is none, as of what is no word.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.placeless.is_empty()
    }

    /// All of them, best first.
    #[inline(always)]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Reading> + Clone + use<'a> {
        Placed {
            placeless: self.placeless.iter(),
            start: self.start,
        }
    }
}

/// Readings getting their place one after the other. No adapter of the standard library: whatever asks for one field only
/// should see through it.
#[derive(Clone)]
struct Placed<'a> {
    placeless: std::slice::Iter<'a, Placeless>,
    start: u32,
}

impl Iterator for Placed<'_> {
    type Item = Reading;

    #[inline(always)]
    fn next(&mut self) -> Option<Reading> {
        Some(self.placeless.next()?.at(self.start))
    }

    #[inline(always)]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.placeless.size_hint()
    }
}

impl ExactSizeIterator for Placed<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_get_the_place_of_their_word() {
        let stem = (WordId::UNKNOWN, WordId::UNKNOWN);
        let reading = |span| Reading::new(Proclitics::WA, Some(Enclitic::Him), false, stem, span);
        let placeless = [reading(Span::new(2, 8))].map(|reading| Placeless::new(&reading));
        let readings = Readings::new(&placeless, 100);
        assert_eq!(readings.first(), Some(reading(Span::new(102, 108))));
        assert_eq!(readings.get(1), None);
        assert_eq!((readings.len(), readings.is_empty()), (1, false));
        assert!(readings.iter().eq(readings.first()));
    }
}
