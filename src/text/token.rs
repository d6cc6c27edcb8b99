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
        Span::of(self.start, self.end)
    }

    /// Where it starts in the input.
    pub(crate) fn start(&self) -> u32 {
        self.start
    }

    /// Its place in the folded text.
    #[must_use]
    pub fn folded_span(&self) -> Span {
        Span::of(self.folded_start, self.folded_end)
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

/// How many bytes of news there are for a mark, or rather fewer.
const BYTES_PER_TURN: usize = 64;

/// Cuts a folded text of less than 4 GiB into tokens. White space and control characters make none.
///
/// `turns` are those of them, by their indices, that are marks or stand behind a line break: sentences end there, and
/// quotations begin and end.
pub(crate) fn tokenize(normalized: &Normalized, tokens: &mut Vec<Token>, turns: &mut Vec<u32>) {
    tokens.clear();
    turns.clear();
    let classes = Classes::new(normalized.as_str());
    let mut mapper = normalized.mapper();
    tokens.reserve(normalized.as_str().len() / BYTES_PER_TOKEN);
    turns.reserve(normalized.as_str().len() / BYTES_PER_TURN);
    let mut space_before = true;
    let mut line_before = true;
    let mut end = 0;
    while end < normalized.as_str().len() {
        let start = end;
        let kind;
        match classes.end_of_plain_word(start) {
            Some(end_of_word) => (kind, end) = (TokenKind::Word, end_of_word),
            None => match token_at(classes, start) {
                Ok(token) => (kind, end) = token,
                Err(white) => {
                    end += white.width;
                    (space_before, line_before) = (true, line_before | white.is_line);
                    continue;
                }
            },
        }
        if line_before || matches!(kind, TokenKind::Punctuation(_)) {
            turns.push(tokens.len() as u32);
        }
        let (original, in_step) = mapper.original(start..end);
        tokens.push(Token {
            kind,
            space_before,
            line_before,
            in_step,
            start: original.start as u32,
            end: original.end as u32,
            folded_start: start as u32,
            folded_end: end as u32,
        });
        // Mostly one space follows.
        space_before = normalized.as_str().as_bytes().get(end) == Some(&b' ');
        end += usize::from(space_before);
        line_before = false;
    }
}

/// White space between tokens.
struct White {
    width: usize,
    is_line: bool,
}

/// The token that begins at a byte, and where it ends; else the white space there.
fn token_at(classes: Classes<'_>, start: usize) -> Result<(TokenKind, usize), White> {
    let (class, width) = classes.at(start);
    let mut end = start + width;
    let kind = match class {
        CharClass::Space | CharClass::Line => {
            let is_line = class == CharClass::Line;
            return Err(White { width, is_line });
        }
        CharClass::Arabic => {
            end = classes.end_of_word(end);
            TokenKind::Word
        }
        CharClass::Digit => {
            end = end_of_number(classes, end);
            TokenKind::Number
        }
        CharClass::Letter => {
            end = end_of_latin(classes, end);
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
        CharClass::Mark | CharClass::Symbol => TokenKind::Symbol,
    };
    Ok((kind, end))
}

/// Where a number ends whose digits go up to `end` at least. Points and commas belong to it between digits.
fn end_of_number(classes: Classes<'_>, mut end: usize) -> usize {
    loop {
        end += match classes.at(end) {
            (CharClass::Digit, width) => width,
            _ if classes.text()[end..].starts_with(['.', ','])
                && classes.at(end + 1).0 == CharClass::Digit =>
            {
                1
            }
            _ => return end,
        }
    }
}

/// Where a word of other letters ends that goes up to `end` at least. Apostrophes belong to it between letters.
fn end_of_latin(classes: Classes<'_>, mut end: usize) -> usize {
    loop {
        end += match classes.at(end) {
            (CharClass::Letter | CharClass::Mark | CharClass::Digit, width) => width,
            (_, width)
                if classes.text()[end..].starts_with(['\'', '’'])
                    && classes.at(end + width).0 == CharClass::Letter =>
            {
                width
            }
            _ => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Normalizer;

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        let mut tokens = Vec::new();
        let normalized = Normalizer::default().normalize(text);
        tokenize(&normalized, &mut tokens, &mut Vec::new());
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
        let (mut tokens, mut turns) = (Vec::new(), Vec::new());
        let normalized = Normalizer::default().normalize("أ ب\nج،");
        tokenize(&normalized, &mut tokens, &mut turns);
        assert_eq!(turns, [0, 2, 3]);
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
