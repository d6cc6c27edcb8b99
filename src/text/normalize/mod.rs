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
mod scan;

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::compose};

use crate::Span;
use alignment::Alignment;
use fold::{Fold, FoldTable, Switches};
use scan::visit_suspects;

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
        visit_suspects(text, |at| {
            let (fold, width) = if FoldTable::covers(bytes[at]) {
                (self.table.get(bytes[at], bytes[at + 1]), 2)
            } else {
                self.fold_rare(text, at)
            };
            if fold == Fold::Keep {
                return;
            }
            normalized.text.push_str(&text[copied..at]);
            copied = at + width;
            match fold {
                // The most frequent one: one letter for another, of the same length.
                Fold::Replace(c) if c.len_utf8() == width => {
                    normalized.text.push(c);
                    normalized.changed = true;
                }
                _ => self.apply(fold, text, at..at + width, normalized),
            }
        });
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

    #[inline(never)]
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
        // Most marks follow a letter of two bytes in the Arabic block, which holds no white space.
        if let [.., 0xD8..=0xDB, _] = self.text.as_bytes() {
            self.alignment.attach(at, 2, original);
            return;
        }
        match self.text.chars().next_back() {
            Some(base) if !base.is_whitespace() && !base.is_control() => {
                self.alignment.attach(at, base.len_utf8(), original);
            }
            _ => self.alignment.remove(at, original),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No fold is on; tests turn on the one they are about.
    fn only(turn_on: impl Fn(NormalizerBuilder) -> NormalizerBuilder) -> Normalizer {
        let off = Normalizer::builder()
            .alef(false)
            .alef_maqsura(false)
            .ta_marbuta(false)
            .hamza_seats(false)
            .tatweel(false)
            .tashkeel(false)
            .look_alikes(false)
            .presentation_forms(false)
            .digits(false)
            .invisible(false);
        turn_on(off).build()
    }

    #[test]
    fn each_switch_folds_its_own_letters_only() {
        type Turn = fn(NormalizerBuilder) -> NormalizerBuilder;
        let table: [(&str, Turn, &str); 10] = [
            ("آأإٱىیةؤ", |b| b.alef(true), "ااااىیةؤ"),
            ("آأإٱىیةؤ", |b| b.alef_maqsura(true), "آأإٱييةؤ"),
            ("ىیةۃه", |b| b.ta_marbuta(true), "ىیهۃه"),
            ("ءؤئأ", |b| b.hamza_seats(true), "ءويأ"),
            ("كـتـابٌ", |b| b.tatweel(true), "كتابٌ"),
            ("كُتِـبّ هٰذا\u{6DC}\u{610}", |b| b.tashkeel(true), "كتـب هذا"),
            ("یکگپچژڤٹہھەى", |b| b.look_alikes(true), "يككبجزفتهههى"),
            (
                "ﻹﷲﺔ\u{FE70}",
                |b| b.presentation_forms(true),
                "لإاللهة\u{64B}",
            ),
            ("١٢٣۴۵۶٫٥٬٪", |b| b.digits(true), "123456.5,٪"),
            (
                "می\u{200C}رود\u{200F}\u{AD}\u{61C}\u{2069}\u{FEFF}",
                |b| b.invisible(true),
                "میرود",
            ),
        ];
        for (text, turn, folded) in table {
            assert_eq!(only(turn).fold(text), folded);
            let none = only(|b| b).normalize(text);
            assert_eq!(none.as_str(), text);
            assert!(!none.is_changed());
        }
    }

    #[test]
    fn the_default_profile_folds_all() {
        for (text, folded) in [
            ("آمن أمين إيمان ٱلله", "امن امين ايمان الله"),
            ("على عليّ علی", "علي علي علي"),
            ("مدرسة شاطئ مؤتمر رئيس", "مدرسه شاطي موتمر رييس"),
            ("هٰذَا كِـتَـابٌ", "هذا كتاب"),
            ("پاریس گوگل ژاپن چاد ڤيينا", "باريس كوكل زابن جاد فيينا"),
            ("ﻹﻋﻼﻥ ﺍﻟﻨﺘﻴﺠﺔ", "لاعلان النتيجه"),
            ("ﷲ ﷴ", "الله محمد"),
            (
                "ا\u{654}ب ا\u{655}ن ا\u{653}ل و\u{654} ي\u{654}",
                "اب ان ال و ي",
            ),
            ("سنة ٢٠٢٤، ۱۲٫۵٪", "سنه 2024، 12.5٪"),
            ("\u{202B}نص\u{202C}\u{200F}", "نص"),
        ] {
            assert_eq!(Normalizer::default().fold(text), folded);
        }
    }

    #[test]
    fn what_is_not_arabic_stays() {
        let text = "Café №5 ½ … ﬁ ﹐ ２\0\r\n\t\u{2028}\u{A0}«نص» “نص”، ؛ ؟ ﴾نص﴿";
        let normalized = Normalizer::default().normalize(text);
        assert_eq!(normalized.as_str(), text);
        assert!(!normalized.is_changed());
    }

    #[test]
    fn hamza_composes_where_letters_keep_it() {
        let hamza = only(|b| b.presentation_forms(true));
        assert_eq!(
            hamza.fold("ا\u{654}ا\u{655}ا\u{653}و\u{654}ي\u{654}"),
            "أإآؤئ"
        );
        assert_eq!(hamza.fold("ب\u{654} \u{653}"), "ب\u{654} \u{653}");
        let no_marks = only(|b| b.presentation_forms(true).tashkeel(true));
        assert_eq!(no_marks.fold("اـ ا\u{654}َب\u{654}"), "اـ أب");

        let text = "سا\u{654}ل";
        let normalized = hamza.normalize(text);
        assert_eq!(normalized.as_str(), "سأل");
        assert_eq!(normalized.original_span(2..4).slice(text), "ا\u{654}");
    }

    #[test]
    fn folding_is_idempotent_for_every_character_and_choice() {
        let sample: String = ('\u{600}'..='\u{77F}')
            .chain('\u{870}'..='\u{8FF}')
            .chain('\u{200B}'..='\u{206F}')
            .chain('\u{FB50}'..='\u{FEFF}')
            .flat_map(|c| ['ا', c, '\u{654}', ' '])
            .collect();
        for choice in 0u32..1024 {
            let on = |bit: u32| choice & (1 << bit) != 0;
            let normalizer = Normalizer::builder()
                .alef(on(0))
                .alef_maqsura(on(1))
                .ta_marbuta(on(2))
                .hamza_seats(on(3))
                .tatweel(on(4))
                .tashkeel(on(5))
                .look_alikes(on(6))
                .presentation_forms(on(7))
                .digits(on(8))
                .invisible(on(9))
                .build();
            let once = normalizer.fold(&sample);
            assert!(normalizer.fold(&once) == once, "{choice:b}");
        }
    }

    #[test]
    fn spans_cover_marks_and_leave_invisible_characters_out() {
        for (text, folded, original) in [
            ("قال مُحَمَّـدٌ.", "محمد", "مُحَمَّـدٌ"),
            ("َقال", "قال", "قال"),
            ("قال \u{64E}نعم", "نعم", "نعم"),
            ("\u{202B}نصٌّ\u{202C} آخر", "نص", "نصٌّ"),
            ("مي\u{200C}رود", "ميرود", "مي\u{200C}رود"),
            ("مي\u{200C}رود", "مي", "مي"),
            ("مي\u{200C}\u{64E}رود", "مي", "مي\u{200C}\u{64E}"),
            ("في ﻹيران", "ايران", "ﻹيران"),
            ("في ﻹيران", "ل", "ﻹ"),
            ("رحمه ﷲُ.", "لل", "ﷲُ"),
            ("منذ ٢٠٢٤ـ", "2024", "٢٠٢٤ـ"),
            ("منذ ٢٠٢٤", "02", "٠٢"),
        ] {
            let normalized = Normalizer::default().normalize(text);
            let start = normalized.as_str().find(folded).expect(folded);
            let span = normalized.original_span(start..start + folded.len());
            assert_eq!(span.slice(text), original, "{text}");
        }
    }

    #[test]
    fn odd_ranges_are_widened_cut_or_empty() {
        let text = "\u{200F}بَ\u{200F}";
        let normalized = Normalizer::default().normalize(text);
        assert_eq!(normalized.as_str(), "ب");
        let letter = Span::new(3, 7);
        assert_eq!(normalized.original_span(0..2), letter);
        assert_eq!(normalized.original_span(Span::new(1, 2)), letter);
        assert_eq!(normalized.original_span(0..usize::MAX), letter);
        assert_eq!(normalized.original_span(0..0), Span::new(3, 3));
        assert_eq!(normalized.original_span(2..2), Span::new(10, 10));
        #[expect(clippy::reversed_empty_ranges)]
        let reversed = 2..1;
        assert!(normalized.original_span(reversed).is_empty());
        assert_eq!(Normalized::default().original_span(3..9), Span::new(0, 0));
    }
}
