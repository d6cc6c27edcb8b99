//! Names as words: the folded tokens of a name, cut as a text is cut, without its marks.

use smallvec::SmallVec;

use crate::text::{AnalyzedText, Normalizer, TokenKind, Vocabulary};

/// Cuts names into folded words.
pub(super) struct NameCutter<'n> {
    normalizer: &'n Normalizer,
    /// Names are cut as if nothing was known, since only their tokens are asked for.
    nothing_known: Vocabulary,
}

impl<'n> NameCutter<'n> {
    pub(super) fn new(normalizer: &'n Normalizer) -> Self {
        Self {
            normalizer,
            nothing_known: Vocabulary::default(),
        }
    }

    /// Calls `each` with the folded words of a name, in order.
    pub(super) fn cut(&self, name: &str, each: impl FnMut(&str)) {
        self.cut_folded(self.normalizer.normalize(name).as_str(), name, each);
    }

    /// The folded words of a name, joined by single spaces.
    pub(super) fn joined(&self, name: &str) -> String {
        let mut joined = String::with_capacity(name.len());
        self.cut(name, |word| {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(word);
        });
        joined
    }

    /// Calls `each` with the number of a name and the next of its folded words, for all names in
    /// order. Folding them together is several times faster than one by one.
    pub(super) fn cut_all(&self, names: &NameList, mut each: impl FnMut(usize, &str)) {
        let folded = self.normalizer.normalize(&names.lines);
        let folded = folded.as_str();
        let lines = names.lines.split_terminator('\n');
        // No fold touches line breaks; if one did, all names behind it would be taken for others.
        if folded.bytes().filter(|&byte| byte == b'\n').count() == names.len {
            let folded_lines = folded.split_terminator('\n');
            for (number, (folded, name)) in folded_lines.zip(lines).enumerate() {
                self.cut_folded(folded, name, |word| each(number, word));
            }
        } else {
            for (number, name) in lines.enumerate() {
                self.cut(name, |word| each(number, word));
            }
        }
    }

    fn cut_folded(&self, folded: &str, name: &str, mut each: impl FnMut(&str)) {
        // Most names are nothing but letters and spaces, which no tokenizer would cut otherwise.
        if let Some(spaces) = plain_spaces(folded) {
            let mut start = 0;
            for end in spaces.into_iter().chain([folded.len()]) {
                if start < end {
                    each(&folded[start..end]);
                }
                start = end + 1;
            }
            return;
        }
        let text = AnalyzedText::new(name, self.normalizer, &self.nothing_known);
        for (index, token) in text.tokens().iter().enumerate() {
            if !matches!(token.kind, TokenKind::Punctuation(_)) {
                each(text.folded(index));
            }
        }
    }
}

/// Names to be cut together.
pub(super) struct NameList {
    /// A name a line.
    lines: String,
    len: usize,
}

impl NameList {
    /// `bytes` is about how long all names together are.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            lines: String::with_capacity(bytes),
            len: 0,
        }
    }

    pub(super) fn push(&mut self, name: &str) {
        let mut parts = name.split('\n');
        self.lines.push_str(parts.next().unwrap_or_default());
        for part in parts {
            self.lines.push(' ');
            self.lines.push_str(part);
        }
        self.lines.push('\n');
        self.len += 1;
    }
}

/// Where the spaces stand, if all else are letters of Modern Standard Arabic (U+0621 to U+063A and
/// U+0641 to U+064A). Reads bytes, since all names of the embedded data come by here.
fn plain_spaces(folded: &str) -> Option<SmallVec<[usize; 6]>> {
    let mut spaces = SmallVec::new();
    let mut bytes = folded.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        let plain = match byte {
            b' ' => {
                spaces.push(at);
                true
            }
            0xd8 => matches!(bytes.next(), Some((_, 0xa1..=0xba))),
            0xd9 => matches!(bytes.next(), Some((_, 0x81..=0x8a))),
            _ => false,
        };
        if !plain {
            return None;
        }
    }
    Some(spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_alike_together_and_one_by_one() {
        let normalizer = Normalizer::default();
        let cutter = NameCutter::new(&normalizer);
        let names = [
            "أحمد بن علي",
            "",
            "نور-ستان",
            "F.C. «دار»",
            "9 أيار",
            "سطر\nوسطر",
            "ـ",
            "آية",
        ];
        let mut list = NameList::with_capacity(0);
        let mut one_by_one = Vec::new();
        for (number, name) in names.into_iter().enumerate() {
            list.push(name);
            cutter.cut(name, |word| one_by_one.push((number, word.to_owned())));
        }
        let mut together = Vec::new();
        cutter.cut_all(&list, |number, word| {
            together.push((number, word.to_owned()))
        });
        assert_eq!(together, one_by_one);
        assert_eq!(cutter.joined("أحمد «بن»  عليّ"), "احمد بن علي");
    }

    #[test]
    fn only_letters_and_spaces_are_plain() {
        assert_eq!(plain_spaces("يد بن علي").as_deref(), Some(&[4, 9][..]));
        for other in ["احمد-علي", "NTV", "9", "عَلي", "ک", "نور،"] {
            assert_eq!(plain_spaces(other), None, "{other}");
        }
    }
}
