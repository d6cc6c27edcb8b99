//! Tokens: words, numbers, Latin words and punctuation, each with its place in the input.

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

/// Cuts a folded text into tokens. White space and control characters make none.
pub(crate) fn tokenize(normalized: &Normalized, tokens: &mut Vec<Token>) {
    tokens.clear();
    let folded = normalized.as_str();
    let mut mapper = normalized.mapper();
    let mut space_before = true;
    let mut line_before = true;
    let mut rest = folded.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let class = CharClass::of(first);
        if let CharClass::Space | CharClass::Line = class {
            space_before = true;
            line_before |= class == CharClass::Line;
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut take_while = |keep: &dyn Fn(char, Option<char>) -> bool| {
            while let Some(&(at, next)) = rest.peek() {
                let after = folded[at + next.len_utf8()..].chars().next();
                if !keep(next, after) {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        };
        let kind = match class {
            CharClass::Arabic => {
                take_while(&|c, _| matches!(CharClass::of(c), CharClass::Arabic | CharClass::Mark));
                TokenKind::Word
            }
            CharClass::Digit => {
                take_while(&|c, after| {
                    c.is_ascii_digit()
                        || CharClass::of(c) == CharClass::Digit
                        || (matches!(c, '.' | ',')
                            && after.is_some_and(|a| CharClass::of(a) == CharClass::Digit))
                });
                TokenKind::Number
            }
            CharClass::Letter => {
                take_while(&|c, after| match CharClass::of(c) {
                    CharClass::Letter | CharClass::Mark | CharClass::Digit => true,
                    _ => {
                        matches!(c, '\'' | '’')
                            && after.is_some_and(|a| CharClass::of(a) == CharClass::Letter)
                    }
                });
                TokenKind::Latin
            }
            CharClass::Punctuation(Punctuation::Period) => {
                let mut more = false;
                while rest.peek().is_some_and(|&(_, c)| c == '.') {
                    end = rest.next().map_or(end, |(at, c)| at + c.len_utf8());
                    more = true;
                }
                TokenKind::Punctuation(if more {
                    Punctuation::Ellipsis
                } else {
                    Punctuation::Period
                })
            }
            CharClass::Punctuation(mark) => TokenKind::Punctuation(mark),
            _ => TokenKind::Symbol,
        };
        let (original_start, original_end) =
            (mapper.original_start(start), mapper.original_end(end));
        tokens.push(Token {
            kind,
            space_before,
            line_before,
            in_step: mapper.is_in_step(start),
            start: offset(original_start),
            end: offset(original_end),
            folded_start: offset(start),
            folded_end: offset(end),
        });
        space_before = false;
        line_before = false;
    }
}

/// Offsets are kept in 32 bits; the extractor cuts longer texts before they come here.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    Arabic,
    Mark,
    Digit,
    Letter,
    Space,
    Line,
    Punctuation(Punctuation),
    Symbol,
}

impl CharClass {
    fn of(c: char) -> Self {
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
