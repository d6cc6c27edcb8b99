//! How compiled data is written and read: parts, each a sequence of arrays and texts that the type it belongs to
//! writes and reads in the same order. Arrays and texts are borrowed from where they lie.

mod file;
mod hash_table;

pub use file::CompiledError;
pub(crate) use file::{from_bytes, to_bytes};
pub(crate) use hash_table::{HashTable, hash};

use std::borrow::Cow;

/// An array that is borrowed from compiled data, or built at run time.
pub(crate) type Array<T> = Cow<'static, [T]>;

/// Compiled data whose parts do not fit together: nobody wrote it so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Malformed;

impl Malformed {
    /// Nothing where all is `sound`.
    pub(crate) fn unless(sound: bool) -> Result<(), Self> {
        if sound { Ok(()) } else { Err(Self) }
    }
}

/// What compiled data is about, in the order in which it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Lexicon,
    Frames,
    Gazetteer,
    Vocabulary,
    /// By what the lexicon's verbs and nouns are known again when frames are added. Not in data that
    /// nothing can be added to.
    LexiconKeys,
}

const PARTS: usize = 5;

/// Says that this is khabar's data, in this order of bytes.
const MAGIC: u64 = u64::from_be_bytes(*b"khabar\0\x06");

/// The header: [`MAGIC`], and for each part where its numbers and texts begin.
const HEADER: usize = 1 + 2 * PARTS;

/// Collects parts.
pub(crate) struct Writer {
    /// Words of eight bytes, in the target's order of bytes.
    bytes: Vec<u8>,
    text: String,
    header: [u64; HEADER],
    big_endian: bool,
}

impl Writer {
    /// A writer for a target of this order of bytes.
    pub(crate) fn new(big_endian: bool) -> Self {
        let mut header = [0; HEADER];
        header[0] = MAGIC;
        Self {
            bytes: vec![0; HEADER * 8],
            text: String::new(),
            header,
            big_endian,
        }
    }

    /// Begins a part.
    pub(crate) fn begin(&mut self, part: Part) {
        let field = 1 + 2 * part as usize;
        self.header[field] = (self.bytes.len() / 8) as u64;
        self.header[field + 1] = self.text.len() as u64;
    }

    pub(crate) fn long_numbers(&mut self, values: &[u64]) {
        self.number(values.len() as u64);
        match self.is_native() {
            true => self.bytes.extend_from_slice(bytemuck::cast_slice(values)),
            false => values.iter().for_each(|&value| self.number(value)),
        }
    }

    pub(crate) fn numbers(&mut self, values: &[u32]) {
        self.number(values.len() as u64);
        match self.is_native() {
            true => self.bytes.extend_from_slice(bytemuck::cast_slice(values)),
            false => {
                let swapped = values.iter().map(|value| value.swap_bytes());
                self.bytes.extend(swapped.flat_map(u32::to_ne_bytes));
            }
        }
        self.bytes.resize(self.bytes.len().next_multiple_of(8), 0);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.text.push_str(text);
    }

    /// All texts, and the bytes of all numbers.
    pub(crate) fn finish(mut self) -> (String, Vec<u8>) {
        let body = self.bytes.split_off(HEADER * 8);
        self.bytes.clear();
        for value in self.header {
            self.number(value);
        }
        self.bytes.extend(body);
        (self.text, self.bytes)
    }

    /// Whether this machine has the target's order of bytes.
    fn is_native(&self) -> bool {
        self.big_endian == cfg!(target_endian = "big")
    }

    fn number(&mut self, value: u64) {
        self.bytes.extend(match self.big_endian {
            true => value.to_be_bytes(),
            false => value.to_le_bytes(),
        });
    }
}

/// Compiled data: all numbers and all texts of its parts.
#[derive(Clone, Copy)]
pub(crate) struct Data<'d> {
    numbers: &'d [u64],
    text: &'d str,
    keep: Keep<'d>,
}

/// How parts are kept: borrowed where the data stays, copied where it goes.
#[derive(Clone, Copy)]
struct Keep<'d> {
    numbers: fn(&'d [u32]) -> Array<u32>,
    long_numbers: fn(&'d [u64]) -> Array<u64>,
    text: fn(&'d str) -> Cow<'static, str>,
}

impl Data<'static> {
    /// What is read from the data that is compiled in.
    pub(crate) fn read_embedded<T>(read: impl FnOnce(&Self) -> Result<T, Malformed>) -> T {
        read(&Self::embedded()).expect("the build script wrote it")
    }

    /// The data that is compiled in, used where it lies.
    fn embedded() -> Self {
        let numbers = crate::compiled::numbers();
        assert_eq!(
            numbers.first(),
            Some(&MAGIC),
            "the data was compiled for another machine or version"
        );
        Self {
            numbers,
            text: crate::compiled::text(),
            keep: Keep {
                numbers: |values| Cow::Borrowed(values),
                long_numbers: |values| Cow::Borrowed(values),
                text: |text| Cow::Borrowed(text),
            },
        }
    }
}

impl<'d> Data<'d> {
    /// Data that a [`Writer`] for this machine finished, to be copied.
    pub(crate) fn new(numbers: &'d [u64], text: &'d str) -> Self {
        Self {
            numbers,
            text,
            keep: Keep {
                numbers: |values| Cow::Owned(values.to_vec()),
                long_numbers: |values| Cow::Owned(values.to_vec()),
                text: |text| Cow::Owned(text.to_owned()),
            },
        }
    }

    /// A reader before a part.
    pub(crate) fn part(&self, part: Part) -> Result<Reader<'d>, Malformed> {
        let start = |field: usize| {
            let start = self.numbers.get(field + 2 * part as usize);
            start.map_or(usize::MAX, |&start| start as usize)
        };
        Ok(Reader {
            numbers: self.numbers.get(start(1)..).ok_or(Malformed)?,
            text: self.text.get(start(2)..).ok_or(Malformed)?,
            keep: self.keep,
            most_words: self.numbers.len() * 2,
        })
    }
}

/// Reads a part, in the order in which it was written.
pub(crate) struct Reader<'d> {
    numbers: &'d [u64],
    text: &'d str,
    keep: Keep<'d>,
    most_words: usize,
}

impl<'d> Reader<'d> {
    /// More words than this the data cannot have: each takes half a number of eight bytes to tell where it ends.
    pub(crate) fn most_words(&self) -> usize {
        self.most_words
    }

    pub(crate) fn long_array(&mut self) -> Result<Array<u64>, Malformed> {
        let len = self.length()?;
        let values = self.take(len)?;
        Ok((self.keep.long_numbers)(values))
    }

    /// Numbers for the moment.
    pub(crate) fn numbers(&mut self) -> Result<&'d [u32], Malformed> {
        let len = self.length()?;
        let values = self.take(len.div_ceil(2))?;
        bytemuck::cast_slice(values).get(..len).ok_or(Malformed)
    }

    pub(crate) fn array(&mut self) -> Result<Array<u32>, Malformed> {
        let numbers = self.numbers()?;
        Ok((self.keep.numbers)(numbers))
    }

    /// A text for the moment, or to [`keep`](Self::keep) in pieces.
    pub(crate) fn text(&mut self) -> Result<&'d str, Malformed> {
        let len = self.length()?;
        let (text, rest) = self.text.split_at_checked(len).ok_or(Malformed)?;
        self.text = rest;
        Ok(text)
    }

    /// Short texts that [`Texts`] wrote.
    pub(crate) fn texts(&mut self) -> Result<Vec<&'d str>, Malformed> {
        let (text, ends) = (self.text()?, self.numbers()?);
        let mut start = 0;
        ends.iter()
            .map(|&end| {
                let own = text.get(start..end as usize).ok_or(Malformed);
                start = end as usize;
                own
            })
            .collect()
    }

    /// Keeps a text that was read, or a piece of it.
    pub(crate) fn keep(&self, text: &'d str) -> Cow<'static, str> {
        (self.keep.text)(text)
    }

    fn length(&mut self) -> Result<usize, Malformed> {
        Ok(self.take(1)?[0] as usize)
    }

    fn take(&mut self, len: usize) -> Result<&'d [u64], Malformed> {
        let (values, rest) = self.numbers.split_at_checked(len).ok_or(Malformed)?;
        self.numbers = rest;
        Ok(values)
    }
}

/// Short texts that are written together.
#[derive(Default)]
pub(crate) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.text(&self.text);
        to.numbers(&self.ends);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_writes_for_one_of_the_other_order() {
        let written = |big_endian| {
            let mut writer = Writer::new(big_endian);
            writer.begin(Part::Lexicon);
            writer.numbers(&[1, 0x0203_0405, 6]);
            writer.long_numbers(&[0x0708_090a_0b0c_0d0e]);
            writer.finish().1
        };
        let (little, big) = (written(false), written(true));
        // A length, three numbers of four bytes with four to fill, a length, a number of eight.
        let body = |bytes: &[u8]| bytes[HEADER * 8..].to_vec();
        let (little, big) = (body(&little), body(&big));
        assert_eq!(little.len(), 8 + 16 + 8 + 8);
        let swapped = |of: usize, range: std::ops::Range<usize>| {
            let numbers = little[range].chunks(of);
            let swapped = numbers.flat_map(|number| number.iter().rev().copied());
            swapped.collect::<Vec<u8>>()
        };
        assert_eq!(big[..8], swapped(8, 0..8));
        assert_eq!(big[8..24], swapped(4, 8..24));
        assert_eq!(big[24..], swapped(8, 24..40));
        assert_eq!(little[8..13], [1, 0, 0, 0, 5]);
    }
}
