//! Quotations: what stands between quotation marks, over any number of sentences.

use super::token::{Punctuation, Token, TokenKind};

/// A stretch of text between quotation marks, by the tokens of its marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QuotedRange {
    /// The token of the opening mark.
    pub open: usize,
    /// The token of the closing mark; one past the last token of the paragraph where the mark is
    /// missing.
    pub close: usize,
    /// Whether both marks are there.
    pub closed: bool,
    /// How many quotations it lies in.
    pub depth: usize,
}

/// How many line breaks a quotation may run over before its closing mark.
const MAX_LINES: usize = 4;

/// How many quotations lie in each other. More opening marks than that were forgotten to close.
const MAX_DEPTH: usize = 4;

/// Pairs quotation marks. A mark that is written the wrong way round (`”…“`) is read by its
/// company: behind a space it opens, before one it closes. An opening mark that finds no partner
/// ends with its paragraph. `turns` are the marks and the tokens that stand behind line breaks.
pub(crate) fn pair(tokens: &[Token], turns: &[u32], quotations: &mut Vec<QuotedRange>) {
    quotations.clear();
    let mut open: Vec<Open> = Vec::new();
    let mut line = 0;
    for at in turns.iter().map(|&at| at as usize) {
        let token = &tokens[at];
        if token.line_before && at > 0 {
            line += 1;
            for o in open.iter_mut().filter(|o| o.paragraph_end.is_none()) {
                o.paragraph_end = Some(at);
            }
            // A straight mark does not tell which way it faces: it pairs in its paragraph only.
            while let Some(o) = open.pop_if(|o| o.straight || line - o.line > MAX_LINES) {
                finish(o, tokens.len(), quotations);
            }
        }
        match side(tokens, at, &open) {
            None => {}
            Some(Side::Opens) => {
                while let Some(stale) = open.pop_if(|o| o.paragraph_end.is_some()) {
                    finish(stale, tokens.len(), quotations);
                }
                if open.len() == MAX_DEPTH {
                    while let Some(mut unclosed) = open.pop() {
                        unclosed.paragraph_end = Some(at);
                        finish(unclosed, tokens.len(), quotations);
                    }
                }
                let straight = token.punctuation() == Some(Punctuation::StraightQuote);
                open.push(Open {
                    at,
                    depth: open.len(),
                    straight,
                    line,
                    paragraph_end: None,
                });
            }
            Some(Side::Closes) => {
                if let Some(o) = open.pop() {
                    quotations.push(QuotedRange {
                        open: o.at,
                        close: at,
                        closed: true,
                        depth: o.depth,
                    });
                }
            }
        }
    }
    while let Some(o) = open.pop() {
        finish(o, tokens.len(), quotations);
    }
    quotations.sort_unstable_by_key(|q| q.open);
}

struct Open {
    at: usize,
    depth: usize,
    straight: bool,
    line: usize,
    /// Where the paragraph of the mark ended, once it has.
    paragraph_end: Option<usize>,
}

fn finish(open: Open, tokens: usize, quotations: &mut Vec<QuotedRange>) {
    quotations.push(QuotedRange {
        open: open.at,
        close: open.paragraph_end.unwrap_or(tokens),
        closed: false,
        depth: open.depth,
    });
}

enum Side {
    Opens,
    Closes,
}

fn side(tokens: &[Token], at: usize, open: &[Open]) -> Option<Side> {
    let token = &tokens[at];
    let is_glued_behind = || {
        let next = tokens.get(at + 1);
        next.is_some_and(|next| !next.space_before && speaks(next))
    };
    let opens = match token.punctuation()? {
        Punctuation::OpenQuote => open.is_empty() || token.space_before || is_glued_behind(),
        Punctuation::CloseQuote => open.is_empty() && token.space_before && is_glued_behind(),
        Punctuation::StraightQuote => !open.iter().any(|o| o.straight),
        _ => return None,
    };
    Some(if opens { Side::Opens } else { Side::Closes })
}

/// Whether a token is content, which an opening mark is glued to.
fn speaks(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Word | TokenKind::Number | TokenKind::Latin
    ) || matches!(
        token.punctuation(),
        Some(
            Punctuation::OpenQuote
                | Punctuation::OpenBracket
                | Punctuation::Ellipsis
                | Punctuation::StraightQuote
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Normalizer, token};

    fn quoted(text: &str) -> Vec<(String, bool, usize)> {
        let (mut tokens, mut turns) = (Vec::new(), Vec::new());
        let normalized = Normalizer::default().normalize(text);
        token::tokenize(&normalized, &mut tokens, &mut turns);
        let mut quotations = Vec::new();
        pair(&tokens, &turns, &mut quotations);
        quotations
            .iter()
            .map(|q| {
                let inner = tokens[q.open].span().end()
                    ..tokens.get(q.close).map_or(text.len(), |t| t.span().start());
                (text[inner].trim().to_owned(), q.closed, q.depth)
            })
            .collect()
    }

    #[test]
    fn every_kind_of_mark_pairs() {
        for text in ["«نعم»", "“نعم”", "\"نعم\"", "‹نعم›", "”نعم“", "»نعم«"]
        {
            let text = format!("قال {text} ومضى");
            assert_eq!(quoted(&text), [("نعم".to_owned(), true, 0)], "{text}");
        }
    }

    #[test]
    fn nested_quotations_know_their_depth() {
        assert_eq!(
            quoted("«قال لي “تعال” ثم ذهب»"),
            [
                ("قال لي “تعال” ثم ذهب".to_owned(), true, 0),
                ("تعال".to_owned(), true, 1)
            ]
        );
    }

    #[test]
    fn quotations_run_over_sentences_and_lines() {
        assert_eq!(
            quoted("قال: «وصلنا. وغدا\nنعود» ومضى")[0],
            ("وصلنا. وغدا\nنعود".to_owned(), true, 0)
        );
    }

    #[test]
    fn an_unbalanced_mark_ends_with_its_paragraph() {
        assert_eq!(
            quoted("قال: «وصلنا أمس\nوقال: «عدنا»"),
            [
                ("وصلنا أمس".to_owned(), false, 0),
                ("عدنا".to_owned(), true, 0)
            ]
        );
        assert_eq!(
            quoted("كلام\" بلا بداية"),
            [("بلا بداية".to_owned(), false, 0)]
        );
        assert!(quoted("كلام» بلا بداية").is_empty());
    }
}
