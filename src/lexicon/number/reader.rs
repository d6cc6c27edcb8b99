//! [`Reader`]: how number words and figures add up, within one sentence.

use std::cell::Cell;
use std::ops::Range;

use super::digits::parse_digits;
use super::words::{NumberWord, Word};
use super::{NumberPhrase, Numbers};
use crate::Span;
use crate::text::{AnalyzedText, Proclitics, Punctuation, Reading, TokenKind};

/// Reads within one sentence.
pub(super) struct Reader<'a, 't> {
    pub(super) numbers: &'a Numbers,
    pub(super) text: &'a AnalyzedText<'t>,
    /// The end of the sentence.
    pub(super) end: usize,
    /// The token whose word was asked for last, and that word: most are asked for several times in a row.
    last: Cell<(usize, Option<Word>)>,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn at(
        numbers: &'a Numbers,
        text: &'a AnalyzedText<'t>,
        token: usize,
    ) -> Option<Self> {
        text.tokens().get(token)?;
        let end = text.sentences().get(text.sentence_of(token))?.tokens.end;
        Some(Self {
            numbers,
            text,
            end,
            last: Cell::new((usize::MAX, None)),
        })
    }

    /// Whether a token is digits or a number word of some sort.
    pub(super) fn begins(&self, token: usize, sort: impl Fn(NumberWord) -> bool) -> bool {
        self.text.tokens()[token].kind == TokenKind::Number
            || self.word(token).is_some_and(|(word, _)| sort(word))
    }

    #[inline]
    pub(super) fn word(&self, token: usize) -> Option<Word> {
        let (last, word) = self.last.get();
        if token == last {
            return word;
        }
        let word = self.read_word(token);
        self.last.set((token, word));
        word
    }

    fn read_word(&self, token: usize) -> Option<Word> {
        if token >= self.end {
            return None;
        }
        self.numbers.words.read(self.text, token)
    }

    /// A word of the number's inside: nothing is written together with it.
    pub(super) fn plain(&self, token: usize) -> Option<NumberWord> {
        self.word(token)
            .filter(|(_, r)| r.is_whole())
            .map(|(word, _)| word)
    }

    pub(super) fn is(&self, token: usize, word: NumberWord) -> bool {
        self.plain(token) == Some(word)
    }

    pub(super) fn phrase(
        &self,
        token: usize,
        numeral: Range<usize>,
        value: Option<f64>,
    ) -> NumberPhrase {
        // Figures that cannot be read are no vague number.
        let approximate = value.is_none() && self.text.tokens()[numeral.start].is_word();
        NumberPhrase {
            tokens: token..numeral.end,
            span: Span::new(self.start_of(token), self.end_of(numeral.end)),
            numeral,
            value,
            min: None,
            max: None,
            approximate,
            ordinal: false,
        }
    }

    pub(super) fn start_of(&self, token: usize) -> usize {
        self.word(token).map_or_else(
            || self.text.tokens()[token].span().start(),
            |(_, r)| r.span().start(),
        )
    }

    pub(super) fn end_of(&self, next: usize) -> usize {
        self.text.tokens()[next - 1].span().end()
    }

    /// A number without hedges: its value, if one is stated, and the token after it.
    pub(super) fn cardinal(&self, start: usize) -> Option<(Option<f64>, usize)> {
        let (first, mut scale, mut next) = self.part(start)?;
        let Some(mut total) = first else {
            return Some((None, next));
        };
        // Scales fall from part to part, so there are few parts.
        while scale > 1.0 {
            let Some(at) = self.after_and(next) else {
                break;
            };
            if let Some((NumberWord::Fraction(f), _)) = self.word(at) {
                if scale >= 1e6 {
                    total += f * scale;
                    next = at + 1;
                    if matches!(self.plain(next), Some(NumberWord::Scale(s, _)) if s == scale) {
                        next += 1;
                    }
                }
                break;
            }
            match self.part(at) {
                Some((Some(value), smaller, end)) if smaller < scale && value < scale => {
                    total += value;
                    scale = smaller;
                    next = end;
                }
                _ => break,
            }
        }
        Some((Some(total), next))
    }

    /// `عشرون ونيف`: where it ends.
    pub(super) fn odd_behind(&self, at: usize) -> Option<usize> {
        let (word, reading) = self.word(at)?;
        (word == NumberWord::Odd && follows_and(reading)).then_some(at + 1)
    }

    /// What و joins to a number: the token that begins behind it.
    pub(super) fn after_and(&self, token: usize) -> Option<usize> {
        if token >= self.end {
            return None;
        }
        if self.text.folded(token) == "و" {
            return (token + 1 < self.end).then_some(token + 1);
        }
        let (_, reading) = self.word(token)?;
        follows_and(reading).then_some(token)
    }

    /// A group below a thousand with its scale, or a scale alone: value, scale, next token.
    pub(super) fn part(&self, at: usize) -> Option<(Option<f64>, f64, usize)> {
        if at >= self.end {
            return None;
        }
        if self.text.tokens()[at].kind == TokenKind::Number {
            let (groups, next) = self.groups_behind(at);
            let scale = self.scale(next);
            let value = match groups {
                Some(thousands) => Some(thousands),
                None => parse_digits(self.text.folded(at), scale.is_some()),
            };
            let scale = scale.filter(|_| value.is_some());
            return Some(match scale {
                Some((scale, next)) => (value.map(|v| v * scale), scale, next),
                None => (value, 1.0, next),
            });
        }
        let (word, reading) = self.word(at)?;
        match word {
            NumberWord::Scale(_, 0) => None,
            NumberWord::Scale(scale, n) => Some((Some(scale * f64::from(n)), scale, at + 1)),
            NumberWord::Fraction(f) => {
                let (scale, next) = self.scale(at + 1)?;
                Some((Some(f * scale), 1.0, next))
            }
            // الاثنين is Monday.
            NumberWord::Digit(2) if reading.article => None,
            _ => {
                let (value, next) = self.group(at)?;
                match self.scale(next) {
                    Some((scale, next)) => Some((Some(f64::from(value) * scale), scale, next)),
                    None => Some((Some(f64::from(value)), 1.0, next)),
                }
            }
        }
    }

    /// Groups of three digits behind a first one, which spaces or Arabic commas part: `12 500`,
    /// `1،250،000`; the whole and the token after it.
    fn groups_behind(&self, at: usize) -> (Option<f64>, usize) {
        const MOST: usize = 4;
        let tokens = self.text.tokens();
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let first = self.text.folded(at);
        let is_first = first.len() <= 3 && plain(first) && !first.starts_with('0');
        let Some(mut value) = first.parse::<f64>().ok().filter(|_| is_first) else {
            return (None, at + 1);
        };
        let mut next = at + 1;
        for _ in 0..MOST {
            let comma = next < self.end
                && tokens[next].punctuation() == Some(Punctuation::Comma)
                && !tokens[next].space_before
                && next + 1 < self.end
                && !tokens[next + 1].space_before;
            let group = next + usize::from(comma);
            let follows = group < self.end
                && tokens[group].kind == TokenKind::Number
                && !tokens[group].line_before
                && self.text.folded(group).len() == 3
                && plain(self.text.folded(group));
            if !follows {
                break;
            }
            value = value * 1e3 + self.text.folded(group).parse().unwrap_or(0.0);
            next = group + 1;
        }
        ((next > at + 1).then_some(value), next)
    }

    pub(super) fn folded(&self, token: usize) -> &str {
        if token < self.end {
            self.text.folded(token)
        } else {
            ""
        }
    }

    /// A scale word that multiplies what stands before it.
    pub(super) fn scale(&self, at: usize) -> Option<(f64, usize)> {
        match self.plain(at)? {
            NumberWord::Scale(scale, 0 | 1) => Some((scale, at + 1)),
            _ => None,
        }
    }

    /// One to 999 in words.
    pub(super) fn group(&self, at: usize) -> Option<(u16, usize)> {
        let (hundreds, next) = match (self.word(at)?.0, self.plain(at + 1)) {
            (NumberWord::Hundreds(n), _) => (n, at + 1),
            (NumberWord::Digit(n @ 3..), Some(NumberWord::Hundreds(100))) => (n * 100, at + 2),
            _ => return self.below_hundred(at),
        };
        let rest = self
            .after_and(next)
            .filter(|&at| self.text.tokens()[at].is_word());
        match rest.and_then(|at| self.below_hundred(at)) {
            Some((small, end)) => Some((hundreds + small, end)),
            None => Some((hundreds, next)),
        }
    }

    pub(super) fn below_hundred(&self, at: usize) -> Option<(u16, usize)> {
        let (word, reading) = self.word(at)?;
        let ones = match word {
            NumberWord::Tens(n) => return Some((n, at + 1)),
            NumberWord::Ten => return Some((10, at + 1)),
            NumberWord::Digit(n) => n,
            NumberWord::One => 1,
            NumberWord::Two => 2,
            _ => return None,
        };
        match self.word(at + 1) {
            Some((NumberWord::Ten, r)) if r.is_whole() && !r.article => Some((ones + 10, at + 2)),
            Some((NumberWord::Tens(n), r))
                if follows_and(r)
                    && word != NumberWord::Two
                    && !(word == NumberWord::One && reading.article) =>
            {
                Some((ones + n, at + 2))
            }
            _ if matches!(word, NumberWord::One | NumberWord::Two) => None,
            _ => Some((ones, at + 1)),
        }
    }

    /// `عشرات`, `مئات الآلاف`, `بضعة ملايين`, `آلاف`.
    pub(super) fn vague(&self, at: usize) -> Option<(Option<f64>, usize)> {
        match self.word(at)?.0 {
            NumberWord::Vague => {
                let mut next = at + 1;
                while next < at + 3
                    && matches!(
                        self.plain(next),
                        Some(NumberWord::Scale(_, 0) | NumberWord::Vague)
                    )
                {
                    next += 1;
                }
                Some((None, next))
            }
            NumberWord::Scale(_, 0) => Some((None, at + 1)),
            _ => None,
        }
    }
}

pub(super) fn follows_and(reading: Reading) -> bool {
    reading.proclitics == Proclitics::WA
}
