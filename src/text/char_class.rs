//! What characters are to the tokenizer, in a table for all that Arabic texts are mostly made of.

use std::sync::LazyLock;

use super::token::Punctuation;

/// What a character is to the tokenizer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CharClass {
    Arabic,
    Mark,
    Digit,
    Letter,
    Space,
    Line,
    Punctuation(Punctuation),
    Symbol,
}

/// The classes of all characters that UTF-8 writes in one byte or two: of the Latin, the Arabic and the scripts between.
static SHORT: LazyLock<[CharClass; 0x800]> = LazyLock::new(|| {
    std::array::from_fn(|code| char::from_u32(code as u32).map_or(CharClass::Symbol, CharClass::of))
});

/// The classes of a text's characters.
#[derive(Clone, Copy)]
pub(super) struct Classes<'t> {
    text: &'t str,
    short: &'static [CharClass; 0x800],
}

impl<'t> Classes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            short: LazyLock::force(&SHORT),
        }
    }

    pub(super) fn text(self) -> &'t str {
        self.text
    }

    /// Where an Arabic word ends that begins here with a plain letter. `None` where it begins otherwise, or near the
    /// text's end: [`Classes::at`] tells then.
    #[inline(always)]
    pub(super) fn end_of_plain_word(self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let &eight: &[u8; 16] = bytes.get(start..)?.first_chunk()?;
        let letters = plain_letters(eight);
        // Marks, from U+064B on, go on in a word, but begin none. One comparison, as which of its two lead bytes a
        // letter has cannot be foreseen.
        const LAST_LETTER: u16 = 0xD98A;
        if letters == 0 || u16::from_be_bytes([eight[0], eight[1]]) > LAST_LETTER {
            return None;
        }
        let end = start + 2 * letters;
        match eight.get(2 * letters) {
            Some(b' ') => Some(end),
            _ => Some(self.end_of_word(end)),
        }
    }

    /// Where an Arabic word ends that goes up to `end` at least.
    #[inline(always)]
    pub(super) fn end_of_word(self, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            // Few words have more than eight letters.
            while let Some(&eight) = bytes.get(end..).and_then(|rest| rest.first_chunk()) {
                let letters = plain_letters(eight);
                end += 2 * letters;
                if letters < 8 {
                    break;
                }
            }
            if bytes.get(end) == Some(&b' ') {
                return end;
            }
            match self.at(end) {
                (CharClass::Arabic | CharClass::Mark, width) => end += width,
                _ => return end,
            }
        }
    }

    /// The class of the character at a byte, and how many bytes it has. Behind the text stands a space of no
    /// bytes.
    #[inline(always)]
    pub(super) fn at(self, at: usize) -> (CharClass, usize) {
        let bytes = self.text.as_bytes();
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(&first @ ..0x80), _) => (self.short[usize::from(first)], 1),
            (Some(&first @ 0xC2..0xE0), Some(&second)) => (self.short[code(first, second)], 2),
            _ => self.long(at),
        }
    }

    #[cold]
    fn long(self, at: usize) -> (CharClass, usize) {
        let first = self.text.get(at..).and_then(|rest| rest.chars().next());
        first.map_or((CharClass::Space, 0), |c| (CharClass::of(c), c.len_utf8()))
    }
}

/// With how many characters between U+0620 and U+065F sixteen bytes begin. Those are the letters of Standard Arabic and
/// their marks, all of which go on in a word.
#[inline(always)]
fn plain_letters(bytes: [u8; 16]) -> usize {
    // Eight characters at a time, each a lane of 16 bits whose lower byte is the first one. They are D8 A0 to D8 BF
    // and D9 80 to D9 9F, which differ from A0D8 in nothing or in 2001, but for the lower bits of the second byte.
    const fn all(lane: u16) -> u128 {
        lane as u128 * (u128::MAX / u16::MAX as u128)
    }
    let differ = (u128::from_le_bytes(bytes) & all(0xE0FF)) ^ all(0xA0D8);
    let in_one_only = (differ ^ (differ >> 13)) & all(1);
    let others = (differ & all(0xDFFE)) | in_one_only;
    others.trailing_zeros() as usize / 16
}

/// The code point of a character that is written in two bytes.
#[inline(always)]
fn code(first: u8, second: u8) -> usize {
    usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F)
}

impl CharClass {
    pub(super) fn of(c: char) -> Self {
        use Punctuation as P;
        let mark = match c {
            '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => return Self::Arabic,
            ' ' | '\u{A0}' => return Self::Space,
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                return Self::Line;
            }
            '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => return Self::Digit,
            'a'..='z' | 'A'..='Z' => return Self::Letter,
            '.' => P::Period,
            '،' | ',' => P::Comma,
            '؛' | ';' => P::Semicolon,
            ':' => P::Colon,
            '؟' | '?' => P::Question,
            '!' => P::Exclamation,
            '…' => P::Ellipsis,
            '-' | '–' | '—' | '−' | '‐' | '‑' | '―' => P::Dash,
            '/' | '\\' => P::Slash,
            '«' | '“' | '‹' | '‘' | '„' | '‟' | '‚' => P::OpenQuote,
            '»' | '”' | '›' | '’' => P::CloseQuote,
            '"' | '\'' => P::StraightQuote,
            '(' | '[' | '{' | '﴾' => P::OpenBracket,
            ')' | ']' | '}' | '﴿' => P::CloseBracket,
            '%' | '٪' => P::Percent,
            '*' | '•' | '#' | '@' | '&' | '_' | '|' | '·' | '٭' => P::Other,
            '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0610}'..='\u{061A}' => return Self::Mark,
            '\u{0640}'
            | '\u{066E}'..='\u{066F}'
            | '\u{0671}'..='\u{06D3}'
            | '\u{06D5}'
            | '\u{06EE}'..='\u{06EF}'
            | '\u{06FA}'..='\u{06FC}'
            | '\u{06FF}'
            | '\u{0750}'..='\u{077F}'
            | '\u{08A0}'..='\u{08C7}'
            | '\u{FB50}'..='\u{FBB1}'
            | '\u{FBD3}'..='\u{FD3D}'
            | '\u{FD50}'..='\u{FDFB}'
            | '\u{FE70}'..='\u{FEFC}' => return Self::Arabic,
            _ if unicode_normalization::char::is_combining_mark(c) => return Self::Mark,
            _ if c.is_whitespace() || c.is_control() => return Self::Space,
            _ if c.is_alphanumeric() => return Self::Letter,
            _ => return Self::Symbol,
        };
        Self::Punctuation(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_with_letters_and_marks() {
        for c in char::MIN..=char::MAX {
            for behind in ["ر.", "ر وما يأتي بعد ذلك."] {
                let text = format!("دا{c}{behind}");
                let ends = match CharClass::of(c) {
                    CharClass::Arabic | CharClass::Mark => 4 + c.len_utf8() + 2,
                    _ => 4,
                };
                assert_eq!(Classes::new(&text).end_of_word(2), ends, "{c:?}");
                let plain = Classes::new(&text).end_of_plain_word(0);
                assert!(plain.is_none_or(|end| end == ends), "{c:?}");
            }
        }
    }

    #[test]
    fn plain_words_begin_with_letters() {
        for c in char::MIN..=char::MAX {
            let text = format!("{c}ار وما يأتي بعد ذلك");
            let ends = Classes::new(&text).end_of_plain_word(0);
            let is_plain = matches!(c, '\u{620}'..='\u{64A}');
            assert_eq!(ends, is_plain.then_some(6), "{c:?}");
        }
    }

    #[test]
    fn the_table_tells_of_every_character_what_it_is() {
        for c in char::MIN..=char::MAX {
            let text = format!("{c}ا");
            let classes = Classes::new(&text);
            assert_eq!(classes.at(0), (CharClass::of(c), c.len_utf8()), "{c:?}");
            assert_eq!(classes.at(c.len_utf8()), (CharClass::Arabic, 2));
            assert_eq!(classes.at(text.len()), (CharClass::Space, 0));
        }
    }
}
