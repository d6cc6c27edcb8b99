//! How compiled data is written and read: parts, each a sequence of arrays and texts that the type it belongs to
//! writes and reads in the same order. Arrays and texts are borrowed from where they lie.

mod hash_table;

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
    /// Last, since the others put their words into it.
    Vocabulary,
}

#[allow(dead_code, reason = "only the build script writes")]
const PARTS: usize = 4;

/// Says that this is khabar's data, of this version of its form, in this order of bytes.
const MAGIC: u64 = u64::from_be_bytes(*b"khabar\0\x02");

/// The header: [`MAGIC`], and for each part where its numbers and texts begin.
#[allow(dead_code, reason = "only the build script writes")]
const HEADER: usize = 1 + 2 * PARTS;

/// Collects parts.
pub(crate) struct Writer {
    /// Words of eight bytes, in the target's order of bytes.
    bytes: Vec<u8>,
    text: String,
    header: [u64; HEADER],
    parts: usize,
    big_endian: bool,
}

#[allow(dead_code, reason = "only the build script writes")]
impl Writer {
    /// A writer for a target of this order of bytes.
    pub(crate) fn new(big_endian: bool) -> Self {
        let mut header = [0; HEADER];
        header[0] = MAGIC;
        Self {
            bytes: vec![0; HEADER * 8],
            text: String::new(),
            header,
            parts: 0,
            big_endian,
        }
    }

    /// Begins the next part; the order is that of [`Part`].
    pub(crate) fn begin(&mut self, part: Part) {
        assert_eq!(part as usize, self.parts, "parts are written in order");
        self.header[1 + 2 * self.parts] = (self.bytes.len() / 8) as u64;
        self.header[2 + 2 * self.parts] = self.text.len() as u64;
        self.parts += 1;
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
        assert_eq!(self.parts, PARTS, "every part is written");
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

/// Reads a part, in the order in which it was written.
pub(crate) struct Reader {
    numbers: &'static [u64],
    text: &'static str,
}

impl Reader {
    /// The part of the data that is compiled in.
    pub(crate) fn of(part: Part) -> Self {
        let numbers = crate::compiled::numbers();
        assert_eq!(
            numbers.first(),
            Some(&MAGIC),
            "the data was compiled for another machine or version"
        );
        let [number, text] = [1, 2].map(|field| numbers[field + 2 * part as usize] as usize);
        Self {
            numbers: &numbers[number..],
            text: &crate::compiled::TEXT[text..],
        }
    }

    pub(crate) fn long_numbers(&mut self) -> &'static [u64] {
        let len = self.length();
        let (values, rest) = self.numbers.split_at(len);
        self.numbers = rest;
        values
    }

    pub(crate) fn numbers(&mut self) -> &'static [u32] {
        let len = self.length();
        let (values, rest) = self.numbers.split_at(len.div_ceil(2));
        self.numbers = rest;
        &bytemuck::cast_slice(values)[..len]
    }

    pub(crate) fn text(&mut self) -> &'static str {
        let len = self.length();
        let (text, rest) = self.text.split_at(len);
        self.text = rest;
        text
    }

    fn length(&mut self) -> usize {
        let (&len, rest) = self.numbers.split_first().expect("the part goes on");
        self.numbers = rest;
        len as usize
    }
}
