//! The alignment: which bytes of the original a folded text's bytes came from, as an edit list.

use std::ops::Range;

use crate::Span;

/// A replaced place: the folded bytes `folded` stand for the original bytes `original`, as a
/// whole. Nothing stands for the original where `folded` is empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Edit {
    folded_start: u32,
    folded_end: u32,
    original_start: u32,
    original_end: u32,
}

impl Edit {
    fn is_removal(&self) -> bool {
        self.folded_start == self.folded_end
    }
}

/// The edits that changed lengths, in the order of the text. Between two edits the texts run
/// in step, byte for byte.
///
/// Edits are kept in 32 bits. From the first edit beyond 4 GiB on, everything is one edit up to
/// the end of the text: spans there are coarse, but still on character boundaries.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    edits: Vec<Edit>,
    /// Start of the part that is too far for edits.
    beyond: Option<(usize, usize)>,
    original_len: usize,
}

impl Alignment {
    pub(super) fn clear(&mut self) {
        self.edits.clear();
        self.beyond = None;
        self.original_len = 0;
    }

    /// Ends the recording.
    pub(super) fn finish(&mut self, original_len: usize) {
        self.original_len = original_len;
    }

    /// `folded` stands for `original`. Ranges must follow the ones already recorded.
    pub(super) fn replace(&mut self, folded: Range<usize>, original: Range<usize>) {
        if self.beyond.is_some() {
            return;
        }
        match (u32::try_from(folded.end), u32::try_from(original.end)) {
            (Ok(folded_end), Ok(original_end)) => self.edits.push(Edit {
                folded_start: folded_end - (folded.len() as u32),
                folded_end,
                original_start: original_end - (original.len() as u32),
                original_end,
            }),
            _ => self.beyond = Some((folded.start, original.start)),
        }
    }

    /// The bytes `original` are removed at the folded offset `at` and belong to nothing.
    pub(super) fn remove(&mut self, at: usize, original: Range<usize>) {
        match self.last_ending_at(at) {
            Some(last) if last.is_removal() => self.extend_last(original.end),
            _ => self.replace(at..at, original),
        }
    }

    /// The bytes `original` are removed at the folded offset `at` and belong to the character
    /// before it, which takes `before` bytes of the folded text.
    #[inline]
    pub(super) fn attach(&mut self, at: usize, before: usize, original: Range<usize>) {
        let mut removed_from = original.start;
        let mut last = self.last_ending_at(at);
        // Invisible characters between the two are now inside.
        if let Some(removal) = last.filter(Edit::is_removal) {
            removed_from = removal.original_start as usize;
            self.edits.pop();
            last = self.last_ending_at(at);
        }
        if last.is_some() {
            self.extend_last(original.end);
        } else {
            self.replace(at - before..at, removed_from - before..original.end);
        }
    }

    fn last_ending_at(&self, at: usize) -> Option<Edit> {
        if self.beyond.is_some() {
            return None;
        }
        self.edits
            .last()
            .copied()
            .filter(|last| last.folded_end as usize == at)
    }

    fn extend_last(&mut self, original_end: usize) {
        let Some(last) = self.edits.last_mut() else {
            return;
        };
        if let Ok(original_end) = u32::try_from(original_end) {
            last.original_end = original_end;
        } else {
            self.beyond = Some((last.folded_start as usize, last.original_start as usize));
            self.edits.pop();
        }
    }

    fn original_start(&self, folded: usize, edits_from_start: usize) -> usize {
        if let Some((from, original)) = self.beyond
            && folded >= from
        {
            return original;
        }
        match edits_from_start.checked_sub(1).map(|last| self.edits[last]) {
            Some(edit) if folded < edit.folded_end as usize => edit.original_start as usize,
            Some(edit) => edit.original_end as usize + (folded - edit.folded_end as usize),
            None => folded,
        }
    }

    fn original_end(&self, folded: usize, edits_before: usize) -> usize {
        if let Some((from, _)) = self.beyond
            && folded > from
        {
            return self.original_len;
        }
        match edits_before.checked_sub(1).map(|last| self.edits[last]) {
            Some(edit) => {
                edit.original_end as usize + folded.saturating_sub(edit.folded_end as usize)
            }
            None => folded,
        }
    }

    /// How many edits start at or before a folded offset.
    fn edits_from_start(&self, folded: usize) -> usize {
        self.edits
            .partition_point(|edit| edit.folded_start as usize <= folded)
    }

    /// How many edits start before a folded offset.
    fn edits_before(&self, folded: usize) -> usize {
        self.edits
            .partition_point(|edit| (edit.folded_start as usize) < folded)
    }

    /// The original of a range of `text`, the folded text.
    pub(super) fn original_span(&self, text: &str, folded: Range<usize>) -> Span {
        let start = floor_boundary(text, folded.start);
        let original_start = self.original_start(start, self.edits_from_start(start));
        if folded.end <= folded.start {
            return Span::new(original_start, original_start);
        }
        let end = ceil_boundary(text, folded.end);
        if end <= start {
            return Span::new(original_start, original_start);
        }
        Span::new(
            original_start,
            self.original_end(end, self.edits_before(end)),
        )
    }
}

/// Maps folded offsets to the original in one pass over the text.
///
/// Gives the same offsets as [`Normalized::original_span`](super::Normalized::original_span),
/// in constant time on average as long as the offsets asked for do not decrease.
///
/// ```
/// use khabar::text::Normalizer;
///
/// let normalized = Normalizer::default().normalize("بـَــيـت كبير");
/// let mut mapper = normalized.mapper();
/// assert_eq!((mapper.original_start(0), mapper.original_end(6)), (0, 16));
/// assert_eq!((mapper.original_start(7), mapper.original_end(15)), (17, 25));
/// ```
#[derive(Clone, Debug)]
pub struct Mapper<'n> {
    text: &'n str,
    alignment: &'n Alignment,
    edits_from_start: usize,
    edits_before: usize,
    /// How many edits end at or before the start of the range asked for last.
    passed: usize,
    /// What ends up to here, no further back than the range asked for last, stands `shift` bytes further on in the
    /// original, or rather around its end.
    in_step_to: usize,
    shift: usize,
}

impl<'n> Mapper<'n> {
    pub(super) fn new(text: &'n str, alignment: &'n Alignment) -> Self {
        Self {
            text,
            alignment,
            edits_from_start: 0,
            edits_before: 0,
            passed: 0,
            in_step_to: 0,
            shift: 0,
        }
    }

    /// Where, in bytes of the original, a range starts that starts at the folded offset.
    #[must_use]
    pub fn original_start(&mut self, folded: usize) -> usize {
        let folded = floor_boundary(self.text, folded);
        let edits = &self.alignment.edits;
        let mut count = self.edits_from_start;
        if count > 0 && edits[count - 1].folded_start as usize > folded {
            count = self.alignment.edits_from_start(folded);
        }
        while edits
            .get(count)
            .is_some_and(|edit| edit.folded_start as usize <= folded)
        {
            count += 1;
        }
        self.edits_from_start = count;
        self.alignment.original_start(folded, count)
    }

    /// Where, in bytes of the original, a range ends that ends at the folded offset.
    #[must_use]
    pub fn original_end(&mut self, folded: usize) -> usize {
        let folded = ceil_boundary(self.text, folded);
        let edits = &self.alignment.edits;
        let mut count = self.edits_before;
        if count > 0 && edits[count - 1].folded_start as usize >= folded {
            count = self.alignment.edits_before(folded);
        }
        while edits
            .get(count)
            .is_some_and(|edit| (edit.folded_start as usize) < folded)
        {
            count += 1;
        }
        self.edits_before = count;
        self.alignment.original_end(folded, count)
    }

    /// Where, in bytes of the original, a range of the folded text stands, and whether the two run in step
    /// there.
    #[inline(always)]
    pub(crate) fn original(&mut self, folded: Range<usize>) -> (Range<usize>, bool) {
        if folded.end <= self.in_step_to {
            let Range { start, end } = folded;
            return (
                start.wrapping_add(self.shift)..end.wrapping_add(self.shift),
                true,
            );
        }
        self.original_at_edits(folded)
    }

    #[inline(never)]
    fn original_at_edits(&mut self, folded: Range<usize>) -> (Range<usize>, bool) {
        let edits = &self.alignment.edits;
        while let Some(edit) = edits.get(self.passed)
            && edit.folded_end as usize <= folded.start
        {
            self.passed += 1;
        }
        let next = edits.get(self.passed);
        let next = next.map_or(usize::MAX, |edit| edit.folded_start as usize);
        if next >= folded.end && self.alignment.beyond.is_none() {
            let start = self.alignment.original_start(folded.start, self.passed);
            (self.in_step_to, self.shift) = (next, start.wrapping_sub(folded.start));
            return (start..start + folded.len(), true);
        }
        self.in_step_to = 0;
        let start = self.original_start(folded.start);
        (start..self.original_end(folded.end), false)
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removals_join_and_give_way_to_marks() {
        let mut alignment = Alignment::default();
        alignment.remove(4, 4..7);
        alignment.remove(4, 7..10);
        assert_eq!(alignment.edits.len(), 1);
        alignment.attach(4, 2, 10..12);
        alignment.attach(4, 2, 12..14);
        let whole = Edit {
            folded_start: 2,
            folded_end: 4,
            original_start: 2,
            original_end: 14,
        };
        assert_eq!(alignment.edits, [whole]);
    }

    #[cfg(target_pointer_width = "64")]
    #[test]
    fn beyond_four_gibibytes_spans_are_coarse() {
        let far = u32::MAX as usize;
        let len = far + 100;
        let mut alignment = Alignment::default();
        alignment.attach(12, 2, 12..14);
        alignment.replace(far - 10..far - 9, far - 8..far - 6);
        alignment.attach(far - 1, 2, far + 2..far + 4);
        alignment.remove(far - 1, far + 4..far + 7);
        alignment.replace(far + 20..far + 22, far + 40..far + 43);
        alignment.finish(len);

        let start = |at| alignment.original_start(at, alignment.edits_from_start(at));
        let end = |at| alignment.original_end(at, alignment.edits_before(at));
        assert_eq!((start(10), end(12), start(12)), (10, 14, 14));
        assert_eq!((start(far - 10), end(far - 9)), (far - 8, far - 6));
        assert_eq!((start(far - 3), end(far - 3)), (far, far));
        assert_eq!((start(far - 1), end(far - 1)), (far, len));
        assert_eq!((start(far + 50), end(far + 50)), (far, len));
    }
}
