//! [`FormTable`]: from the letters of a token to what is remembered of it, with one look into memory where the token is
//! short.

use super::vocabulary::WordId;
use crate::store::hash;

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

/// What is remembered of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) id: FormId,
    pub(super) word: WordId,
    /// Where its readings begin, and how many they are.
    pub(super) readings: u32,
    pub(super) readings_len: u8,
    written_len: u8,
    folded_len: u8,
}

/// The letters of a token.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a> {
    /// The first bytes of what is written, with zeros behind, of which a token has none.
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
        let kept = match written_len {
            0..HEAD => (1 << (8 * written_len)) - 1,
            _ => u128::MAX,
        };
        Self {
            head: head & kept,
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

/// Forms by their letters: an open-addressed hash table.
#[derive(Debug)]
pub(super) struct FormTable {
    slots: Vec<Slot>,
    /// The letters of all forms that their slots do not hold, and where those of each form begin.
    more: Vec<u8>,
    more_starts: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    head: u128,
    form: Form,
}

/// A slot without a form.
const EMPTY: Slot = Slot {
    head: 0,
    form: Form {
        id: FormId::NONE,
        word: WordId::UNKNOWN,
        readings: 0,
        readings_len: 0,
        written_len: 0,
        folded_len: 0,
    },
};

impl Default for FormTable {
    fn default() -> Self {
        Self {
            slots: vec![EMPTY; 64],
            more: Vec::new(),
            more_starts: Vec::new(),
        }
    }
}

impl FormTable {
    /// How many forms it holds.
    pub(super) fn len(&self) -> usize {
        self.more_starts.len()
    }

    #[inline(always)]
    pub(super) fn get(&self, letters: &Letters<'_>) -> Option<Form> {
        let slot = &self.slots[self.slot(letters)];
        (slot.form.id != FormId::NONE).then_some(slot.form)
    }

    /// Puts in a form that is not there, with its word and readings.
    pub(super) fn insert(
        &mut self,
        letters: &Letters<'_>,
        word: WordId,
        readings: std::ops::Range<usize>,
    ) -> Form {
        if self.len() * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let form = Form {
            id: FormId(self.len() as u32),
            word,
            readings: readings.start as u32,
            readings_len: readings.len() as u8,
            written_len: letters.written_len as u8,
            folded_len: letters.folded.len() as u8,
        };
        self.more_starts.push(self.more.len() as u32);
        self.more.extend_from_slice(letters.tail);
        self.more.extend_from_slice(letters.folded);
        let at = self.slot(letters);
        self.slots[at] = Slot {
            head: letters.head,
            form,
        };
        form
    }

    /// The slot of the form with these letters, or the empty one where it would be. There is always an empty one.
    #[inline(always)]
    fn slot(&self, letters: &Letters<'_>) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = letters.hash() as usize & mask;
        loop {
            let slot = &self.slots[at];
            let form = &slot.form;
            let same = slot.head == letters.head
                && usize::from(form.written_len) == letters.written_len
                && usize::from(form.folded_len) == letters.folded.len()
                && (letters.are_head() || self.more(form) == (letters.tail, letters.folded));
            if same || form.id == FormId::NONE {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The letters of a form that its slot does not hold: what is written behind the head, and what is folded.
    fn more(&self, form: &Form) -> (&[u8], &[u8]) {
        let start = self.more_starts[form.id.0 as usize] as usize;
        let middle = start + usize::from(form.written_len).saturating_sub(HEAD);
        let end = middle + usize::from(form.folded_len);
        (&self.more[start..middle], &self.more[middle..end])
    }

    #[cold]
    fn grow(&mut self) {
        let larger = vec![EMPTY; self.slots.len() * 2];
        let slots = std::mem::replace(&mut self.slots, larger);
        for slot in slots {
            if slot.form.id != FormId::NONE {
                let (tail, folded) = self.more(&slot.form);
                let letters = Letters {
                    head: slot.head,
                    tail,
                    folded,
                    written_len: usize::from(slot.form.written_len),
                };
                let at = self.slot(&letters);
                self.slots[at] = slot;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let folded = |number: usize| if number % 3 == 0 { "كك" } else { "" };
        let mut table = FormTable::default();
        for number in 0..1000 {
            let word = word(number);
            let letters = Letters::new(&word, 0, word.len(), folded(number));
            assert!(table.get(&letters).is_none());
            let form = table.insert(&letters, WordId(number as u32), number..number + 3);
            assert_eq!(form.id.index(), Some(number));
        }
        for number in 0..1000 {
            let word = word(number);
            let letters = Letters::new(&word, 0, word.len(), folded(number));
            let form = table.get(&letters).unwrap();
            assert_eq!(form.word, WordId(number as u32));
            assert_eq!((form.readings, form.readings_len), (number as u32, 3));
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
        table.insert(&written, WordId(1), 0..0);
        assert!(table.get(&folded).is_none());
        table.insert(&folded, WordId(2), 0..0);
        assert_eq!(table.get(&written).unwrap().word, WordId(1));
        assert_eq!(table.get(&folded).unwrap().word, WordId(2));
    }
}
