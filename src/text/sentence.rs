//! Sentences: where one ends, with care for abbreviations, web addresses and line breaks.

use std::ops::Range;

use super::token::{Punctuation, Token, TokenKind};
use crate::Span;

/// One sentence, as a range of tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its tokens, as indices into the text's tokens; its end mark included.
    pub tokens: Range<usize>,
    /// Its place in the input, from the first to the last token.
    pub span: Span,
}

/// Cuts tokens into sentences: at `.` `!` `؟` `…` and at line breaks. Closing quotation marks and
/// brackets directly behind an end mark belong to the sentence that ends. `turns` are the marks and the tokens that
/// stand behind line breaks.
pub(crate) fn split(tokens: &[Token], turns: &[u32], sentences: &mut Vec<Sentence>) {
    sentences.clear();
    let mut start = 0;
    let mut end_at = |end: usize| {
        if let Some([first, ..]) = tokens.get(start..end) {
            sentences.push(Sentence {
                tokens: start..end,
                span: first.span().join(tokens[end - 1].span()),
            });
            start = end;
        }
    };
    for at in turns.iter().map(|&at| at as usize) {
        if tokens[at].line_before {
            end_at(at);
        }
        if ends_sentence(tokens, at) {
            let closing = tokens[at + 1..].iter();
            let closing = closing.take_while(|token| closes(token) && !token.line_before);
            end_at(at + 1 + closing.count());
        }
    }
    end_at(tokens.len());
}

fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    match tokens[at].punctuation() {
        Some(Punctuation::Exclamation | Punctuation::Question | Punctuation::Ellipsis) => {
            // A run of marks ends once, behind its last.
            !matches!(
                next.punctuation(),
                Some(
                    Punctuation::Exclamation
                        | Punctuation::Question
                        | Punctuation::Ellipsis
                        | Punctuation::Period
                )
            )
        }
        Some(Punctuation::Period) => {
            let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else {
                return true;
            };
            let abbreviation = !tokens[at].space_before
                && before.folded_span().len() <= 2
                && matches!(before.kind, TokenKind::Word | TokenKind::Latin);
            let address = before.kind == TokenKind::Latin
                && !tokens[at].space_before
                && next.kind == TokenKind::Latin
                && !next.space_before;
            !(abbreviation || address)
        }
        _ => false,
    }
}

fn closes(token: &Token) -> bool {
    match token.punctuation() {
        Some(Punctuation::CloseQuote | Punctuation::CloseBracket) => true,
        Some(Punctuation::StraightQuote) => !token.space_before,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Normalizer, token};

    fn sentences(text: &str) -> Vec<&str> {
        let (mut tokens, mut turns) = (Vec::new(), Vec::new());
        let normalized = Normalizer::default().normalize(text);
        token::tokenize(&normalized, &mut tokens, &mut turns);
        let mut sentences = Vec::new();
        split(&tokens, &turns, &mut sentences);
        sentences.iter().map(|s| s.span.slice(text)).collect()
    }

    #[test]
    fn end_marks_and_line_breaks_end_a_sentence() {
        assert_eq!(
            sentences("وصل الوفد. هل يبقى؟! لا أحد يعلم…\nعنوان\n\nنص"),
            ["وصل الوفد.", "هل يبقى؟!", "لا أحد يعلم…", "عنوان", "نص"]
        );
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(
            sentences("قال: «انتهى الأمر.» ثم غادر."),
            ["قال: «انتهى الأمر.»", "ثم غادر."]
        );
    }

    #[test]
    fn abbreviations_decimals_and_addresses_do_not_end() {
        assert_eq!(
            sentences("التقى د. سمير 3.5 ملايين زائر في www.example.com اليوم.").len(),
            1
        );
    }

    #[test]
    fn a_mark_without_space_behind_it_still_ends() {
        assert_eq!(sentences("انتهى اللقاء.وغادر الوفد").len(), 2);
    }
}
