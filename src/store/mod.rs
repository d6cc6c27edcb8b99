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
const MAGIC: u64 = u64::from_be_bytes(*b"khabar\0\x03");

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
        values.iter().for_each(|&value| self.number(value));
    }

    pub(crate) fn numbers(&mut self, values: &[u32]) {
        self.number(values.len() as u64);
        for &value in values {
            let bytes = match self.big_endian {
                true => value.to_be_bytes(),
                false => value.to_le_bytes(),
            };
            self.bytes.extend(bytes);
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
    /// The data that is compiled in, used where it lies.
    pub(crate) fn embedded() -> Self {
        let numbers = crate::compiled::numbers();
        assert_eq!(
            numbers.first(),
            Some(&MAGIC),
            "the data was compiled for another machine or version"
        );
        Self {
            numbers,
            text: crate::compiled::TEXT,
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
    pub(crate) fn part(&self, part: Part) -> Reader<'d> {
        let [number, text] = [1, 2].map(|field| self.numbers[field + 2 * part as usize] as usize);
        Reader {
            numbers: &self.numbers[number..],
            text: &self.text[text..],
            keep: self.keep,
        }
    }
}

/// Reads a part, in the order in which it was written.
pub(crate) struct Reader<'d> {
    numbers: &'d [u64],
    text: &'d str,
    keep: Keep<'d>,
}

impl<'d> Reader<'d> {
    pub(crate) fn long_array(&mut self) -> Array<u64> {
        let len = self.length();
        let (values, rest) = self.numbers.split_at(len);
        self.numbers = rest;
        (self.keep.long_numbers)(values)
    }

    /// Numbers for the moment.
    pub(crate) fn numbers(&mut self) -> &'d [u32] {
        let len = self.length();
        let (values, rest) = self.numbers.split_at(len.div_ceil(2));
        self.numbers = rest;
        &bytemuck::cast_slice(values)[..len]
    }

    pub(crate) fn array(&mut self) -> Array<u32> {
        let numbers = self.numbers();
        (self.keep.numbers)(numbers)
    }

    /// A text for the moment, or to [`keep`](Self::keep) in pieces.
    pub(crate) fn text(&mut self) -> &'d str {
        let len = self.length();
        let (text, rest) = self.text.split_at(len);
        self.text = rest;
        text
    }

    /// Keeps a text that was read, or a piece of it.
    pub(crate) fn keep(&self, text: &'d str) -> Cow<'static, str> {
        (self.keep.text)(text)
    }

    fn length(&mut self) -> usize {
        let (&len, rest) = self.numbers.split_first().expect("the part goes on");
        self.numbers = rest;
        len as usize
    }
}
