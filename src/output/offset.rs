//! [`CharOffsets`]: bytes of a text counted in `char`s, for formats that count so.

use std::ops::Range;

use crate::Span;

/// Counts the `char`s before a byte without reading the text from its start each time.
pub(super) struct CharOffsets<'t> {
    text: &'t str,
    /// The `char`s before each [`STEP`]th byte (before the last boundary at or below it).
    marks: Vec<usize>,
}

const STEP: usize = 512;

impl<'t> CharOffsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut marks = vec![0];
        let mut last = 0;
        for at in (STEP..text.len()).step_by(STEP) {
            let at = text.floor_char_boundary(at);
            marks.push(marks[marks.len() - 1] + text[last..at].chars().count());
            last = at;
        }
        Self { text, marks }
    }

    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.before(span.start());
        start..start + span.slice(self.text).chars().count()
    }

    fn before(&self, byte: usize) -> usize {
        let mark = (byte / STEP).min(self.marks.len() - 1);
        let from = self.text.floor_char_boundary(mark * STEP);
        let rest = self.text.get(from..byte).unwrap_or("");
        self.marks[mark] + rest.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_counted_as_from_the_start() {
        for text in ["", "نص قصير", &"كلمة a–b 🕊 ".repeat(200)] {
            let offsets = CharOffsets::new(text);
            for (chars, (byte, char)) in text.char_indices().enumerate() {
                let span = Span::new(byte, byte + char.len_utf8());
                assert_eq!(offsets.range(span), chars..chars + 1);
            }
            let all = Span::new(0, text.len());
            assert_eq!(offsets.range(all), all.to_chars(text));
        }
    }
}
