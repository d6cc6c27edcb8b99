//! [`Span`]: where something stands in the text that was given in.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of the **input** text in bytes of its UTF-8, end exclusive.
///
/// Every span that khabar returns lies on `char` boundaries of the text that was extracted, so
/// slicing with it never panics.
///
/// ```
/// use khabar::Span;
///
/// let text = "زار بغداد";
/// let span = Span::new(7, 17);
/// assert_eq!(span.slice(text), "بغداد");
/// assert_eq!(span.to_chars(text), 4..9);
/// assert_eq!(span.to_utf16(text), 4..9);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`, end exclusive. Offsets are kept in 32 bits, as texts beyond 4 GiB are
    /// not read; greater ones become the greatest.
    #[must_use]
    #[inline]
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// [`Span::new`] of offsets that are kept in 32 bits already.
    #[inline]
    pub(crate) const fn of(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// First byte.
    #[must_use]
    #[inline]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    #[inline]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// First byte, and one past the last.
    #[inline]
    pub(crate) const fn ends(self) -> (usize, usize) {
        (self.start(), self.end())
    }

    /// By what spans are sorted: by their start, the longest first.
    pub(crate) const fn order(self) -> (u32, Reverse<u32>) {
        (self.start, Reverse(self.end))
    }

    /// The span from another first byte.
    #[must_use]
    pub(crate) const fn starting_at(self, start: usize) -> Self {
        Self::new(start, self.end())
    }

    /// The span up to another end.
    #[must_use]
    pub(crate) const fn up_to(self, end: usize) -> Self {
        Self::new(self.start(), end)
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside (equal spans contain each other).
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The part of `text` that the span covers; empty when the span does not fit `text`
    /// (it came from another text).
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// The span counted in `char`s (Unicode scalar values), as Python counts. Linear in the text
    /// before the span's end.
    #[must_use]
    pub fn to_chars(self, text: &str) -> Range<usize> {
        let start = text.get(..self.start()).unwrap_or("").chars().count();
        start..start + self.slice(text).chars().count()
    }

    /// The span counted in UTF-16 code units, as JavaScript and Java count. Linear in the text
    /// before the span's end.
    #[must_use]
    pub fn to_utf16(self, text: &str) -> Range<usize> {
        let count = |part: &str| part.chars().map(char::len_utf16).sum::<usize>();
        let start = count(text.get(..self.start()).unwrap_or(""));
        start..start + count(self.slice(text))
    }
}

const fn offset(at: usize) -> u32 {
    if at > u32::MAX as usize {
        u32::MAX
    } else {
        at as u32
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start()..span.end()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
