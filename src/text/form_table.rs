//! [`FormTable`]: from the letters of a token to what is remembered of it.

use super::memory::MOST_FORMS;
use super::reading::Placeless;
use super::vocabulary::WordId;
use crate::store::hash;

/// A token as it is written in the input, marks and all, as a small number: the same number for the same
/// letters as long as the memory does not forget. What is not remembered has a number of its own behind those.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FormId(u32);

impl FormId {
    /// What a text keeps for itself, since it is not remembered, by its position there.
    pub(super) fn own(position: usize) -> Self {
        Self((MOST_FORMS + position) as u32)
    }

    /// The number, below [`MOST_FORMS`](super::memory::MOST_FORMS); `None` for what is not remembered.
    #[inline]
    pub(crate) fn index(self) -> Option<usize> {
        let number = self.0 as usize;
        (number < MOST_FORMS).then_some(number)
    }

    /// The position of what is not remembered.
    #[inline]
    pub(super) fn position(self) -> usize {
        (self.0 as usize).saturating_sub(MOST_FORMS)
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
    /// None.
    pub(super) const NONE: Self = Self {
        head: 0,
        tail: &[],
        folded: &[],
        written_len: 0,
    };

    /// What stands in a text from `start` to `end`.
    #[inline(always)]
    pub(super) fn new(text: &'a str, start: usize, end: usize, folded: &'a str) -> Self {
        let text = text.as_bytes();
        let written_len = end.saturating_sub(start);
        let head = match text.get(start..).and_then(|behind| behind.first_chunk()) {
            Some(head) => u128::from_le_bytes(*head),
            None => last_bytes(text, start),
        };
        let tail = match written_len {
            0..=HEAD => &[],
            _ => text.get(start + HEAD..end).unwrap_or_default(),
        };
        Self {
            head: head & FIRST_BYTES[written_len.min(HEAD)],
            tail,
            folded: folded.as_bytes(),
            written_len,
        }
    }

    /// Those of a form.
    fn of(form: &Form, letters: &'a [u8]) -> Self {
        let written_len = usize::from(form.written_len);
        let letters = letters.get(form.letters as usize..).unwrap_or_default();
        let (tail, folded) = letters
            .split_at_checked(written_len.saturating_sub(HEAD))
            .unwrap_or_default();
        Self {
            head: form.head,
            tail,
            folded: folded.get(..form.folded_len.into()).unwrap_or_default(),
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

    /// By which their form is found.
    #[inline]
    pub(super) fn hash(&self) -> u32 {
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

/// The bytes from `start` to the end of a text that has no whole head more.
#[cold]
fn last_bytes(text: &[u8], start: usize) -> u128 {
    let last = text.get(start..).unwrap_or_default().iter();
    last.rev()
        .fold(0, |head, &byte| head << 8 | u128::from(byte))
}

/// The numbers of forms by the hashes of their letters: a hash table of half the size of
/// [`HashTable`](crate::store::HashTable), since each word of a text is looked up in it.
#[derive(Clone, Debug)]
struct Numbers {
    /// The lower bits of a hash, and a number in the lower [`NUMBER_BITS`]; [`EMPTY`] where there is none. The upper
    /// bits of the hash tell the slot.
    slots: Vec<u32>,
    /// By how much a hash is shifted to tell its slot.
    shift: u32,
}

/// How many bits of a slot the number takes, of which no number has all.
const NUMBER_BITS: u32 = 20;
const NUMBER: u32 = (1 << NUMBER_BITS) - 1;
const EMPTY: u32 = u32::MAX;
const _: () = assert!(MOST_FORMS <= NUMBER as usize);

impl Numbers {
    /// Room for so many numbers, half of it empty.
    fn with_room_for(numbers: usize) -> Self {
        let slots = (2 * numbers).next_power_of_two().max(16);
        Self {
            slots: vec![EMPTY; slots],
            shift: u32::BITS - slots.ilog2(),
        }
    }

    /// The number under a hash that leads to what `is_it`.
    #[inline(always)]
    fn get<T>(&self, hash: u32, is_it: impl Fn(u32) -> Option<T>) -> Option<T> {
        let mut at = (hash >> self.shift) as usize;
        loop {
            let slot = *self.slots.get(at)?;
            if (slot ^ hash << NUMBER_BITS) <= NUMBER
                && let Some(found) = is_it(slot & NUMBER)
            {
                return Some(found);
            }
            if slot == EMPTY {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// One of the numbers that stand first under a hash, where its lower bits say that it may be the one; else one
    /// that there is not. It branches nowhere.
    #[inline(always)]
    fn guess(&self, hash: u32) -> u32 {
        let at = (hash >> self.shift) as usize;
        let slot = |at: usize| self.slots.get(at).copied().unwrap_or(EMPTY);
        let (first, second) = (slot(at), slot(at + 1));
        let may_be = |slot: u32| (slot ^ hash << NUMBER_BITS) <= NUMBER;
        let slot = if may_be(first) { first } else { second };
        slot & NUMBER
    }

    /// Puts in a number where there is room.
    fn insert(&mut self, hash: u32, number: u32) {
        let mut at = (hash >> self.shift) as usize;
        while self.slots[at] != EMPTY {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = hash << NUMBER_BITS | number;
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self::with_room_for(0)
    }
}

/// Forms by their letters, numbered in the order in which they came: frequent ones lie together in front.
#[derive(Clone, Debug, Default)]
pub(super) struct FormTable {
    numbers: Numbers,
    forms: Vec<Form>,
    /// The letters behind the heads of forms.
    letters: Vec<u8>,
    readings: Vec<Placeless>,
}

/// A form that a token may have, by the hash of its letters.
#[derive(Clone, Copy)]
pub(super) struct Guess(u32);

impl Guess {
    /// No form.
    pub(super) const NONE: Self = Self(u32::MAX);
}

/// A form: half of a cache line, since most tokens of a text ask for one, and few for its readings.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub(super) struct Form {
    head: u128,
    pub(super) word: WordId,
    /// Where the letters behind the head begin, and behind these the folded ones.
    letters: u32,
    /// Where the readings begin.
    readings: u32,
    readings_len: u8,
    written_len: u8,
    folded_len: u8,
}

const _: () = assert!(size_of::<Form>() == 32);

impl FormTable {
    /// How many forms it holds.
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }

    /// The form with these letters, which have this hash.
    pub(super) fn get(&self, letters: &Letters<'_>, hash: u32) -> Option<FormId> {
        self.numbers.get(hash, |number| {
            let form = self.forms.get(number as usize)?;
            self.has_letters(form, letters).then_some(FormId(number))
        })
    }

    /// The form that most likely has letters with this hash, if one does. What it costs is to wait for one place of
    /// the memory; for many hashes in turn, that is waiting once.
    #[inline(always)]
    pub(super) fn guess(&self, hash: u32) -> Guess {
        Guess(self.numbers.guess(hash))
    }

    /// The form that was guessed, where it has these letters.
    #[inline(always)]
    pub(super) fn guessed(&self, Guess(number): Guess, letters: &Letters<'_>) -> Option<FormId> {
        let form = self.forms.get(number as usize)?;
        self.has_letters(form, letters).then_some(FormId(number))
    }

    /// A form by its number.
    #[inline]
    pub(super) fn form(&self, number: usize) -> Option<&Form> {
        self.forms.get(number)
    }

    /// The readings of a form.
    #[inline]
    pub(super) fn readings<'a>(&'a self, form: &'a Form) -> &'a [Placeless] {
        let start = form.readings as usize;
        let end = start + usize::from(form.readings_len);
        self.readings.get(start..end).unwrap_or_default()
    }

    #[inline(always)]
    fn has_letters(&self, form: &Form, letters: &Letters<'_>) -> bool {
        let same = form.head == letters.head
            && usize::from(form.written_len) == letters.written_len
            && usize::from(form.folded_len) == letters.folded.len();
        if !same || letters.are_head() {
            return same;
        }
        let own = Letters::of(form, &self.letters);
        own.tail == letters.tail && own.folded == letters.folded
    }

    /// Puts in a form that is not there, of which only the letters are known yet.
    pub(super) fn insert(&mut self, letters: &Letters<'_>, hash: u32) -> FormId {
        let number = self.forms.len() as u32;
        self.forms.push(Form {
            head: letters.head,
            word: WordId::UNKNOWN,
            letters: self.letters.len() as u32,
            readings: 0,
            readings_len: 0,
            written_len: letters.written_len as u8,
            folded_len: letters.folded.len() as u8,
        });
        if !letters.are_head() {
            self.letters.extend_from_slice(letters.tail);
            self.letters.extend_from_slice(letters.folded);
        }
        if self.forms.len() * 2 > self.numbers.slots.len() {
            let mut numbers = Numbers::with_room_for(self.forms.len());
            for (form, number) in self.forms.iter().zip(0..) {
                numbers.insert(Letters::of(form, &self.letters).hash(), number);
            }
            self.numbers = numbers;
        } else {
            self.numbers.insert(hash, number);
        }
        FormId(number)
    }

    /// Says which word a form is, and how it is read, with spans in bytes from its start.
    pub(super) fn tell(&mut self, FormId(number): FormId, word: WordId, readings: &[Placeless]) {
        if let Some(form) = self.forms.get_mut(number as usize) {
            form.word = word;
            form.readings = self.readings.len() as u32;
            form.readings_len = readings.len() as u8;
            self.readings.extend_from_slice(readings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Vocabulary, clitic};

    fn get(table: &FormTable, letters: &Letters<'_>) -> Option<FormId> {
        table.get(letters, letters.hash())
    }

    fn insert(
        table: &mut FormTable,
        letters: &Letters<'_>,
        word: WordId,
        readings: &[Placeless],
    ) -> FormId {
        let form = table.insert(letters, letters.hash());
        table.tell(form, word, readings);
        form
    }

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
            assert!(get(&table, &letters).is_none());
            insert(
                &mut table,
                &letters,
                WordId(number as u32),
                readings(number),
            );
        }
        for number in 0..1000 {
            let word = word(number);
            let letters = Letters::new(&word, 0, word.len(), folded(number));
            let form = get(&table, &letters).and_then(FormId::index).unwrap();
            assert_eq!(form, number);
            let form = table.form(form).unwrap();
            assert_eq!(form.word, WordId(number as u32));
            assert_eq!(table.readings(form), readings(number));
            let other = Letters::new(&word, 0, word.len(), "ككك");
            assert!(get(&table, &other).is_none());
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
        insert(&mut table, &written, WordId(1), &[]);
        assert!(get(&table, &folded).is_none());
        insert(&mut table, &folded, WordId(2), &[]);
        assert_eq!(get(&table, &written), Some(FormId(0)));
        assert_eq!(get(&table, &folded), Some(FormId(1)));
    }
}
