//! Folding: spellings that mean the same letter become the same bytes, and every folded range
//! maps back to the original.
//!
//! ```
//! use khabar::text::Normalizer;
//!
//! let text = "إِلى المَدرسـة";
//! let normalized = Normalizer::default().normalize(text);
//! assert_eq!(normalized.as_str(), "الي المدرسه");
//!
//! let start = normalized.as_str().find("المدرسه").unwrap();
//! let span = normalized.original_span(start..normalized.as_str().len());
//! assert_eq!(span.slice(text), "المَدرسـة");
//! ```

mod alignment;
mod fold;

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::compose};

use crate::Span;
use alignment::Alignment;
use fold::{Fold, FoldTable, Switches};

pub use alignment::Mapper;

/// Folds Arabic text.
///
/// The default is the profile for matching: every fold is on. [`Normalizer::builder`] turns
/// single folds off. White space, line breaks, punctuation and every other script stay as they
/// are; folding a folded text changes nothing.
#[derive(Clone, Debug)]
pub struct Normalizer {
    switches: Switches,
    table: FoldTable,
}

impl Normalizer {
    /// A builder with every fold on.
    ///
    /// ```
    /// use khabar::text::Normalizer;
    ///
    /// let normalizer = Normalizer::builder().ta_marbuta(false).digits(false).build();
    /// assert_eq!(normalizer.fold("أُسرة من ٥ أفراد"), "اسرة من ٥ افراد");
    /// ```
    #[must_use]
    pub fn builder() -> NormalizerBuilder {
        NormalizerBuilder::default()
    }

    /// Folds a text and keeps the way back to it.
    #[must_use]
    pub fn normalize(&self, text: &str) -> Normalized {
        let mut normalized = Normalized::default();
        self.normalize_into(text, &mut normalized);
        normalized
    }

    /// As [`Normalizer::normalize`], into buffers that are used again.
    pub fn normalize_into(&self, text: &str, normalized: &mut Normalized) {
        normalized.clear();
        normalized.text.reserve(text.len());
        let bytes = text.as_bytes();
        let mut copied = 0;
        let mut at = 0;
        while at < bytes.len() {
            let lead = bytes[at];
            if lead < 0x80 {
                at += 1;
                continue;
            }
            let (fold, width) = if FoldTable::covers(lead) {
                (self.table.get(lead, bytes[at + 1]), 2)
            } else {
                self.fold_rare(text, at)
            };
            if fold != Fold::Keep {
                normalized.text.push_str(&text[copied..at]);
                self.apply(fold, text, at..at + width, normalized);
                copied = at + width;
            }
            at += width;
        }
        normalized.text.push_str(&text[copied..]);
        normalized.alignment.finish(text.len());
    }

    /// The folded text alone.
    ///
    /// ```
    /// use khabar::text::Normalizer;
    ///
    /// assert_eq!(Normalizer::default().fold("الـشـــرق الأوسط ٢٠٢٤"), "الشرق الاوسط 2024");
    /// ```
    #[must_use]
    pub fn fold(&self, text: &str) -> String {
        self.normalize(text).into_string()
    }

    /// The fold of a character outside the table, and its width in bytes.
    fn fold_rare(&self, text: &str, at: usize) -> (Fold, usize) {
        text[at..]
            .chars()
            .next()
            .map_or((Fold::Keep, 1), |c| (self.switches.fold(c), c.len_utf8()))
    }

    fn apply(&self, fold: Fold, text: &str, original: Range<usize>, out: &mut Normalized) {
        match fold {
            Fold::Keep => {
                out.text.push_str(&text[original]);
                return;
            }
            Fold::Replace(c) => {
                let start = out.text.len();
                out.text.push(c);
                if c.len_utf8() != original.len() {
                    out.alignment.replace(start..out.text.len(), original);
                }
            }
            Fold::Mark => out.remove_mark(original),
            Fold::Invisible => out.alignment.remove(out.text.len(), original),
            Fold::Compose => return self.compose(text, original, out),
            Fold::Expand => return self.expand(text, original, out),
        }
        out.changed = true;
    }

    /// A combining hamza or madda after the letter that it makes another letter of.
    fn compose(&self, text: &str, original: Range<usize>, out: &mut Normalized) {
        let joined = out
            .text
            .chars()
            .next_back()
            .zip(text[original.clone()].chars().next());
        match joined.and_then(|(base, mark)| compose(base, mark)) {
            Some(letter) => {
                out.text.pop();
                out.text.push(match self.switches.fold(letter) {
                    Fold::Replace(folded) => folded,
                    _ => letter,
                });
                out.remove_mark(original);
                out.changed = true;
            }
            None if self.switches.tashkeel => self.apply(Fold::Mark, text, original, out),
            None => self.apply(Fold::Keep, text, original, out),
        }
    }

    /// A presentation form: the letters of its compatibility decomposition, folded.
    fn expand(&self, text: &str, original: Range<usize>, out: &mut Normalized) {
        let form = &text[original.clone()];
        let start = out.text.len();
        let mut letters = form.nfkc().peekable();
        // An isolated mark decomposes into a space and the mark; the space would part the word.
        letters.next_if_eq(&' ');
        for c in letters {
            match self.switches.fold(c) {
                Fold::Replace(folded) => out.text.push(folded),
                Fold::Mark | Fold::Invisible => {}
                Fold::Compose if self.switches.tashkeel => {}
                Fold::Keep | Fold::Compose | Fold::Expand => out.text.push(c),
            }
        }
        if &out.text[start..] == form {
            return;
        }
        if start == out.text.len() {
            out.remove_mark(original);
        } else {
            out.alignment.replace(start..out.text.len(), original);
        }
        out.changed = true;
    }
}

impl Default for Normalizer {
    fn default() -> Self {
        Self {
            switches: Switches::MATCHING,
            table: FoldTable::MATCHING,
        }
    }
}

/// Chooses the folds of a [`Normalizer`]; at first every fold is on.
#[derive(Clone, Debug)]
#[must_use]
pub struct NormalizerBuilder {
    switches: Switches,
}

impl Default for NormalizerBuilder {
    fn default() -> Self {
        Self {
            switches: Switches::MATCHING,
        }
    }
}

impl NormalizerBuilder {
    /// `أ`, `إ`, `آ` and `ٱ` become `ا`.
    pub fn alef(mut self, on: bool) -> Self {
        self.switches.alef = on;
        self
    }

    /// `ى` and the Persian `ی` become `ي`.
    pub fn alef_maqsura(mut self, on: bool) -> Self {
        self.switches.alef_maqsura = on;
        self
    }

    /// `ة` becomes `ه`.
    pub fn ta_marbuta(mut self, on: bool) -> Self {
        self.switches.ta_marbuta = on;
        self
    }

    /// `ؤ` becomes `و`, `ئ` becomes `ي`.
    pub fn hamza_seats(mut self, on: bool) -> Self {
        self.switches.hamza_seats = on;
        self
    }

    /// The stretching line `ـ` is removed.
    pub fn tatweel(mut self, on: bool) -> Self {
        self.switches.tatweel = on;
        self
    }

    /// Vowel marks, shadda, combining hamza and Quranic signs are removed.
    pub fn tashkeel(mut self, on: bool) -> Self {
        self.switches.tashkeel = on;
        self
    }

    /// Persian, Urdu, Pashto, Kurdish and Maghrebi letters become the Arabic letters that they
    /// look like or are written for: `ک` `گ` → `ك`, `ی` → `ي`, `ہ` → `ه`, `پ` → `ب`, `ڤ` → `ف`.
    pub fn look_alikes(mut self, on: bool) -> Self {
        self.switches.look_alikes = on;
        self
    }

    /// Presentation forms and ligatures (`ﻹ`, `ﷲ`) become letters; a letter followed by a
    /// combining hamza or madda becomes the letter with hamza or madda (and folds as such).
    pub fn presentation_forms(mut self, on: bool) -> Self {
        self.switches.presentation_forms = on;
        self
    }

    /// Arabic-Indic and Persian digits become ASCII digits, `٫` and `٬` become `.` and `,`.
    pub fn digits(mut self, on: bool) -> Self {
        self.switches.digits = on;
        self
    }

    /// Joiners, direction marks, soft hyphens and byte order marks are removed.
    pub fn invisible(mut self, on: bool) -> Self {
        self.switches.invisible = on;
        self
    }

    /// The normalizer.
    #[must_use]
    pub fn build(self) -> Normalizer {
        Normalizer {
            switches: self.switches,
            table: FoldTable::new(&self.switches),
        }
    }
}

/// A folded text that knows where each of its parts came from.
#[derive(Clone, Debug, Default)]
pub struct Normalized {
    text: String,
    alignment: Alignment,
    changed: bool,
}

impl Normalized {
    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the folded text differs from the original.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// The folded text, without the way back.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// The bytes of the original that a range of bytes of the folded text came from.
    ///
    /// - Removed marks and tatweel belong to the character before them; removed invisible
    ///   characters belong to nothing, so a span neither starts nor ends with them. Marks after
    ///   white space or at the start of the text belong to nothing either.
    /// - A character that became several is covered whole by a range that touches any of them.
    /// - The result always lies on character boundaries: a range that does not is widened first,
    ///   one beyond the end is cut. An empty range gives an empty span.
    ///
    /// ```
    /// use khabar::text::Normalizer;
    ///
    /// let text = "وصل ﻹيـران";
    /// let normalized = Normalizer::default().normalize(text);
    /// assert_eq!(normalized.as_str(), "وصل لايران");
    /// assert_eq!(normalized.original_span(9..19).slice(text), "ﻹيـران");
    /// ```
    #[must_use]
    pub fn original_span(&self, folded: impl Into<Range<usize>>) -> Span {
        self.alignment.original_span(&self.text, folded.into())
    }

    /// Maps many offsets, in the order of the text, faster than
    /// [`original_span`](Self::original_span).
    #[must_use]
    pub fn mapper(&self) -> Mapper<'_> {
        Mapper::new(&self.text, &self.alignment)
    }

    fn clear(&mut self) {
        self.text.clear();
        self.alignment.clear();
        self.changed = false;
    }

    fn remove_mark(&mut self, original: Range<usize>) {
        let at = self.text.len();
        match self.text.chars().next_back() {
            Some(base) if !base.is_whitespace() && !base.is_control() => {
                self.alignment.attach(at, base.len_utf8(), original);
            }
            _ => self.alignment.remove(at, original),
        }
    }
}
