//! Tokens: words, numbers, Latin words and punctuation, each with its place in the input.

use super::char_class::{CharClass, Classes};
use super::normalize::Normalized;
use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum TokenKind {
    /// Letters of the Arabic script.
    Word,
    /// Digits, with separators between digits (`1,000`, `14.5`).
    Number,
    /// Letters of any other script.
    Latin,
    /// A mark; which one is told.
    Punctuation(Punctuation),
    /// Anything else that is not white space.
    Symbol,
}

/// Marks that the rooms above tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Punctuation {
    /// `.`
    Period,
    /// `،` and `,`
    Comma,
    /// `؛` and `;`
    Semicolon,
    /// `:`
    Colon,
    /// `؟` and `?`
    Question,
    /// `!`
    Exclamation,
    /// `…` and runs of two or more periods.
    Ellipsis,
    /// `-`, `–`, `—`
    Dash,
    /// `/` and `\`
    Slash,
    /// `«`, `“`, `‹` and the like, by their shape.
    OpenQuote,
    /// `»`, `”`, `›` and the like, by their shape.
    CloseQuote,
    /// `"`, which opens and closes.
    StraightQuote,
    /// `(`, `[`, `{`
    OpenBracket,
    /// `)`, `]`, `}`
    CloseBracket,
    /// `%` and `٪`
    Percent,
    /// Any other mark.
    Other,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the text's start) stands before it.
    pub space_before: bool,
    /// Whether a line break (or the text's start) stands before it.
    pub line_before: bool,
    /// Whether folding replaced its letters one for one, of the same lengths.
    in_step: bool,
    start: u32,
    end: u32,
    folded_start: u32,
    folded_end: u32,
}

impl Token {
    /// Its place in the input.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its place in the folded text.
    #[must_use]
    pub fn folded_span(&self) -> Span {
        Span::new(self.folded_start as usize, self.folded_end as usize)
    }

    /// Whether each folded letter stands as far from the token's start as the one that it was
    /// folded from.
    pub(crate) fn is_in_step(&self) -> bool {
        self.in_step
    }

    /// Whether it is an Arabic word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// The mark, where it is one.
    #[must_use]
    pub fn punctuation(&self) -> Option<Punctuation> {
        match self.kind {
            TokenKind::Punctuation(mark) => Some(mark),
            _ => None,
        }
    }
}

/// How many bytes of news there are for a token, or rather fewer.
const BYTES_PER_TOKEN: usize = 8;

/// Cuts a folded text into tokens. White space and control characters make none.
pub(crate) fn tokenize(normalized: &Normalized, tokens: &mut Vec<Token>) {
    tokens.clear();
    let classes = Classes::new(normalized.as_str());
    let mut mapper = normalized.mapper();
    tokens.reserve(normalized.as_str().len() / BYTES_PER_TOKEN);
    let mut space_before = true;
    let mut line_before = true;
    let mut end = 0;
    while end < normalized.as_str().len() {
        let start = end;
        let (class, width) = classes.at(start);
        end += width;
        if class == CharClass::Space {
            space_before = true;
            continue;
        }
        let kind = match class {
            CharClass::Line => {
                (space_before, line_before) = (true, true);
                continue;
            }
            CharClass::Arabic => {
                end = classes.end_of_word(end);
                TokenKind::Word
            }
            CharClass::Digit => {
                end = end_of_number(normalized.as_str(), classes, end);
                TokenKind::Number
            }
            CharClass::Letter => {
                end = end_of_latin(normalized.as_str(), classes, end);
                TokenKind::Latin
            }
            CharClass::Punctuation(Punctuation::Period) => {
                while let (CharClass::Punctuation(Punctuation::Period), width) = classes.at(end) {
                    end += width;
                }
                TokenKind::Punctuation(match end - start {
                    1 => Punctuation::Period,
                    _ => Punctuation::Ellipsis,
                })
            }
            CharClass::Punctuation(mark) => TokenKind::Punctuation(mark),
            CharClass::Mark | CharClass::Symbol | CharClass::Space => TokenKind::Symbol,
        };
        let (original, in_step) = mapper.original(start..end);
        tokens.push(Token {
            kind,
            space_before,
            line_before,
            in_step,
            start: offset(original.start),
            end: offset(original.end),
            folded_start: offset(start),
            folded_end: offset(end),
        });
        space_before = false;
        line_before = false;
    }
}

/// Where a number ends whose digits go up to `end` at least. Points and commas belong to it between digits.
fn end_of_number(text: &str, classes: Classes<'_>, mut end: usize) -> usize {
    loop {
        end += match classes.at(end) {
            (CharClass::Digit, width) => width,
            _ if text[end..].starts_with(['.', ','])
                && classes.at(end + 1).0 == CharClass::Digit =>
            {
                1
            }
            _ => return end,
        }
    }
}

/// Where a word of other letters ends that goes up to `end` at least. Apostrophes belong to it between letters.
fn end_of_latin(text: &str, classes: Classes<'_>, mut end: usize) -> usize {
    loop {
        end += match classes.at(end) {
            (CharClass::Letter | CharClass::Mark | CharClass::Digit, width) => width,
            (_, width)
                if text[end..].starts_with(['\'', '’'])
                    && classes.at(end + width).0 == CharClass::Letter =>
            {
                width
            }
            _ => return end,
        }
    }
}

/// Offsets are kept in 32 bits; the extractor cuts longer texts before they come here.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Normalizer;

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        let mut tokens = Vec::new();
        tokenize(&Normalizer::default().normalize(text), &mut tokens);
        tokens
            .iter()
            .map(|t| (t.span().slice(text), t.kind))
            .collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        use Punctuation as P;
        assert_eq!(
            tokens("وصل 1,250 جنديّاً؛ و14 آلية (F16)..."),
            [
                ("وصل", TokenKind::Word),
                ("1,250", TokenKind::Number),
                ("جنديّاً", TokenKind::Word),
                ("؛", TokenKind::Punctuation(P::Semicolon)),
                ("و", TokenKind::Word),
                ("14", TokenKind::Number),
                ("آلية", TokenKind::Word),
                ("(", TokenKind::Punctuation(P::OpenBracket)),
                ("F16", TokenKind::Latin),
                (")", TokenKind::Punctuation(P::CloseBracket)),
                ("...", TokenKind::Punctuation(P::Ellipsis)),
            ]
        );
    }

    #[test]
    fn separators_stay_in_numbers_only_between_digits() {
        assert_eq!(tokens("٢٫٥ 3.").len(), 3);
        assert_eq!(tokens("٢٫٥ 3.")[0].0, "٢٫٥");
    }

    #[test]
    fn line_breaks_and_spaces_are_remembered() {
        let mut tokens = Vec::new();
        tokenize(&Normalizer::default().normalize("أ ب\nج،"), &mut tokens);
        let flags: Vec<_> = tokens
            .iter()
            .map(|t| (t.space_before, t.line_before))
            .collect();
        assert_eq!(
            flags,
            [(true, true), (true, false), (true, true), (false, false)]
        );
    }

    #[test]
    fn strange_text_makes_no_panic() {
        for text in [
            "",
            "\0",
            "\u{64E}",
            "\u{202E}\u{200F}",
            "\u{301}a",
            "ـ",
            "..",
            "'",
        ] {
            for (slice, _) in tokens(text) {
                assert!(!slice.is_empty());
            }
        }
    }
}
