//! [`FormTable`]: from the letters of a token to what is remembered of it.

use super::clitic::{Reading, ShortReading};
use super::vocabulary::WordId;
use crate::store::{HashTable, hash};

/// A token as it is written in the input, marks and all, as a small number: the same number for the same
/// letters as long as the memory does not forget.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FormId(u32);

impl FormId {
    /// What is not remembered.
    pub(crate) const NONE: Self = Self(u32::MAX);

    /// The number, below [`MOST_FORMS`](super::memory::MOST_FORMS); `None` for [`FormId::NONE`].
    pub(crate) fn index(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

/// The letters of a token.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a> {
    /// The first bytes of what is written, with zeros behind.
    head: u128,
    /// The bytes behind the head.
    tail: &'a [u8],
    /// The folded letters, where they do not follow from what is written; else nothing.
    folded: &'a [u8],
    /// The length of what is written.
    written_len: usize,
}

/// How many bytes the head has.
const HEAD: usize = size_of::<u128>();

/// The first bytes of a head, by how many.
const FIRST_BYTES: [u128; HEAD + 1] = {
    let mut masks = [u128::MAX; HEAD + 1];
    let mut bytes = 0;
    while bytes < HEAD {
        masks[bytes] = (1 << (8 * bytes)) - 1;
        bytes += 1;
    }
    masks
};

/// The length of the longest form that is remembered, in bytes; no word that somebody speaks is so long.
const LONGEST: usize = 128;

impl<'a> Letters<'a> {
    /// What stands in a text from `start` to `end`.
    #[inline(always)]
    pub(super) fn new(text: &'a str, start: usize, end: usize, folded: &'a str) -> Self {
        let text = text.as_bytes();
        let behind = text.get(start..).unwrap_or_default();
        let written_len = end.saturating_sub(start).min(behind.len());
        let head = match behind.first_chunk::<HEAD>() {
            Some(head) => u128::from_le_bytes(*head),
            // The text ends here.
            None => behind
                .iter()
                .rev()
                .fold(0, |head, &byte| head << 8 | u128::from(byte)),
        };
        Self {
            head: head & FIRST_BYTES[written_len.min(HEAD)],
            tail: behind.get(HEAD..written_len).unwrap_or_default(),
            folded: folded.as_bytes(),
            written_len,
        }
    }

    /// Whether they are not too many to be remembered.
    pub(super) fn fit(&self) -> bool {
        self.written_len <= LONGEST && self.folded.len() <= LONGEST
    }

    /// Whether the head and its length tell all.
    #[inline]
    fn are_head(&self) -> bool {
        self.tail.is_empty() && self.folded.is_empty()
    }

    #[inline]
    fn hash(&self) -> u32 {
        const FACTORS: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0x517c_c1b7_2722_0a95];
        let (low, high) = (self.head as u64, (self.head >> 64) as u64);
        let mixed = low.wrapping_mul(FACTORS[0]) ^ high.rotate_left(32);
        let head = (mixed.wrapping_mul(FACTORS[1]) >> 32) as u32;
        if self.are_head() {
            return head;
        }
        head ^ hash(self.tail) ^ hash(self.folded).rotate_left(16)
    }
}

/// Forms by their letters, numbered in the order in which they came: frequent ones lie together in front.
#[derive(Debug, Default)]
pub(super) struct FormTable {
    numbers: HashTable,
    forms: Vec<Form>,
    /// The letters and the readings of forms that have more than their records hold.
    letters: Vec<u8>,
    readings: Vec<ShortReading>,
}

/// A form, as far as a cache line holds it. Few have more letters or readings.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Form {
    head: u128,
    readings: [ShortReading; 2],
    pub(super) word: WordId,
    /// Where the letters behind the head begin, and behind these the folded ones.
    letters: u32,
    /// Where the readings begin, if they are more.
    more_readings: u32,
    readings_len: u8,
    written_len: u8,
    folded_len: u8,
}

impl FormTable {
    /// How many forms it holds.
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }

    #[inline(always)]
    pub(super) fn get(&self, letters: &Letters<'_>) -> Option<(FormId, &Form)> {
        let number = self.numbers.get(letters.hash(), |number| {
            self.has_letters(&self.forms[number as usize], letters)
        })?;
        Some((FormId(number), &self.forms[number as usize]))
    }

    /// Appends the readings of a form that starts at a byte of the input.
    #[inline(always)]
    pub(super) fn read(&self, form: &Form, start: u32, readings: &mut Vec<Reading>) {
        let len = usize::from(form.readings_len);
        if len <= form.readings.len() {
            // Always two, of which one or both are taken back: how many a word has cannot be foreseen.
            let end = readings.len() + len;
            readings.extend(form.readings.map(|reading| reading.at(start)));
            readings.truncate(end);
        } else {
            let own = &self.readings[form.more_readings as usize..][..len];
            readings.extend(own.iter().map(|reading| reading.at(start)));
        }
    }

    #[inline(always)]
    fn has_letters(&self, form: &Form, letters: &Letters<'_>) -> bool {
        let same = form.head == letters.head
            && usize::from(form.written_len) == letters.written_len
            && usize::from(form.folded_len) == letters.folded.len();
        if !same || letters.are_head() {
            return same;
        }
        let (tail, folded) = self.letters[form.letters as usize..].split_at(letters.tail.len());
        tail == letters.tail && folded.starts_with(letters.folded)
    }

    /// Puts in a form that is not there, with its word and readings, whose spans are in bytes from its start.
    pub(super) fn insert(
        &mut self,
        letters: &Letters<'_>,
        word: WordId,
        readings: &[Reading],
    ) -> FormId {
        let number = self.forms.len() as u32;
        let mut form = Form {
            head: letters.head,
            readings: [ShortReading::NONE; 2],
            word,
            letters: self.letters.len() as u32,
            more_readings: self.readings.len() as u32,
            readings_len: readings.len() as u8,
            written_len: letters.written_len as u8,
            folded_len: letters.folded.len() as u8,
        };
        let readings = readings.iter().map(ShortReading::new);
        if readings.len() > form.readings.len() {
            self.readings.extend(readings);
        } else {
            let places = form.readings.iter_mut();
            places.zip(readings).for_each(|(place, one)| *place = one);
        }
        self.letters.extend_from_slice(letters.tail);
        self.letters.extend_from_slice(letters.folded);
        self.forms.push(form);
        self.numbers.insert(letters.hash(), number);
        FormId(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Vocabulary, clitic};

    #[test]
    fn letters_are_the_same_wherever_they_stand() {
        for word in ["د", "دار", "المدرسة", "المدرسات", "والمستشفيات"]
        {
            let alone = Letters::new(word, 0, word.len(), "");
            for text in [format!("{word}."), format!("{word} وكل ما يأتي بعد ذلك")] {
                let inside = Letters::new(&text, 0, word.len(), "");
                assert_eq!((inside.head, inside.tail), (alone.head, alone.tail));
            }
        }
    }

    #[test]
    fn forms_are_found_by_their_letters_over_growth() {
        let word = |number: usize| format!("{}{number}", "ك".repeat(number % 11));
        let folded = |number: usize| if number.is_multiple_of(3) { "كك" } else { "" };
        let mut vocabulary = Vocabulary::default();
        for word in ["للمدرسه", "لمدرسه", "المدرسه"] {
            vocabulary.intern(word);
        }
        let readings = clitic::read(&vocabulary, "وللمدرسه", true);
        assert!(readings.len() > 3);
        let readings = |number: usize| &readings[..number % 4];
        let mut table = FormTable::default();
        for number in 0..1000 {
            let word = word(number);
            let letters = Letters::new(&word, 0, word.len(), folded(number));
            assert!(table.get(&letters).is_none());
            table.insert(&letters, WordId(number as u32), readings(number));
        }
        for number in 0..1000 {
            let word = word(number);
            let letters = Letters::new(&word, 0, word.len(), folded(number));
            let (id, form) = table.get(&letters).unwrap();
            assert_eq!(id.index(), Some(number));
            assert_eq!(form.word, WordId(number as u32));
            let mut found = Vec::new();
            table.read(form, 0, &mut found);
            assert_eq!(found, readings(number));
            let other = Letters::new(&word, 0, word.len(), "ككك");
            assert!(table.get(&other).is_none());
        }
        assert_eq!(table.len(), 1000);
    }

    #[test]
    fn what_is_written_is_not_taken_for_what_is_folded() {
        let mut table = FormTable::default();
        let long = "كتابكتاب".to_owned() + "كك";
        let short = &long[..HEAD];
        let written = Letters::new(&long, 0, long.len(), "");
        let folded = Letters::new(short, 0, short.len(), "كك");
        table.insert(&written, WordId(1), &[]);
        assert!(table.get(&folded).is_none());
        table.insert(&folded, WordId(2), &[]);
        assert_eq!(table.get(&written).unwrap().1.word, WordId(1));
        assert_eq!(table.get(&folded).unwrap().1.word, WordId(2));
    }
}
