//! What hedges a number: `نحو`, `أكثر من`, `بين 3 و5`, `على الأقل`.

use super::words::NumberWord;
use super::{NumberPhrase, Reader};
use crate::text::{Punctuation, TokenKind};

/// What the words before a number say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    About,
    AtLeast,
    AtMost,
    Between,
}

impl Bound {
    /// Tells a number what bounds it.
    pub(super) fn limit(self, phrase: &mut NumberPhrase) {
        match self {
            Self::None | Self::Between => return,
            Self::About => {}
            Self::AtLeast => phrase.min = phrase.min.or(phrase.value),
            Self::AtMost => phrase.max = phrase.max.or(phrase.value),
        }
        phrase.approximate = true;
    }
}

impl Reader<'_, '_> {
    /// The words before a number that hedge it, and where the number itself begins.
    pub(super) fn bound(&self, token: usize) -> (Bound, usize) {
        let (bound, at) = self.hedge(token);
        // قرابة الـ 15 شهيدا: the article stands by itself.
        let article = bound != Bound::None
            && self.end > at + 1
            && self.text.folded(at) == "ال"
            && self.text.tokens()[at + 1].kind == TokenKind::Number;
        (bound, at + usize::from(article))
    }

    /// The words before a number that hedge it, and where they end.
    fn hedge(&self, token: usize) -> (Bound, usize) {
        use NumberWord as W;
        let Some((word, _)) = self.word(token) else {
            return (Bound::None, token);
        };
        match word {
            W::About => (Bound::About, token + 1),
            W::Between => (Bound::Between, token + 1),
            W::More if self.is(token + 1, W::From) => (Bound::AtLeast, token + 2),
            W::Less if self.is(token + 1, W::From) => (Bound::AtMost, token + 2),
            W::On if self.is_limit(token + 1, W::Least) => (Bound::AtLeast, token + 2),
            W::On if self.is_limit(token + 1, W::Most) => (Bound::AtMost, token + 2),
            W::What => match self.plain(token + 1) {
                Some(W::Reaches) if self.is(token + 2, W::To) => (Bound::AtMost, token + 3),
                Some(W::Between) => (Bound::Between, token + 2),
                Some(_) => self.verb_bound(token + 1),
                None => (Bound::None, token),
            },
            W::Not | W::Exceeds | W::FallsShort | W::Nears => self.verb_bound(token),
            _ => (Bound::None, token),
        }
    }

    /// `لا يقل عن`, `يزيد على`, `لا يتجاوز`.
    fn verb_bound(&self, token: usize) -> (Bound, usize) {
        use NumberWord as W;
        let (negated, verb) = if self.is(token, W::Not) {
            (true, token + 1)
        } else {
            (false, token)
        };
        let past = |at| match self.plain(at) {
            Some(W::From | W::On) => at + 1,
            _ => at,
        };
        // لايقل is often written as one word.
        let joined = self.end > verb && self.text.folded(verb) == "لايقل";
        match self.plain(verb) {
            Some(W::FallsShort) if negated || joined => (Bound::AtLeast, past(verb + 1)),
            Some(W::FallsShort) => (Bound::AtMost, past(verb + 1)),
            Some(W::Exceeds) if negated => (Bound::AtMost, past(verb + 1)),
            Some(W::Exceeds) => (Bound::AtLeast, past(verb + 1)),
            Some(W::Passes) if negated => (Bound::AtMost, verb + 1),
            Some(W::Passes) => (Bound::AtLeast, verb + 1),
            Some(W::Nears) => (Bound::About, past(verb + 1)),
            _ => (Bound::None, token),
        }
    }

    /// `بين 3 و5`.
    pub(super) fn between(&self, start: usize) -> Option<NumberPhrase> {
        let (low, next) = self.simple(start)?;
        let (high, end) = self.after_and(next).and_then(|at| self.cardinal(at))?;
        let mut phrase = self.phrase(start, start..end, None);
        phrase.min = match (low, high) {
            (Some(low), Some(high)) => Some(self.scaled_alike(low, high, end)),
            _ => low,
        };
        phrase.max = high;
        phrase.approximate = true;
        Some(phrase)
    }

    /// A cardinal that takes no part after و, so that the و of `بين` can be found.
    fn simple(&self, start: usize) -> Option<(Option<f64>, usize)> {
        if self.text.tokens().get(start)?.kind == TokenKind::Number {
            return self.part(start).map(|(value, _, next)| (value, next));
        }
        let (value, next) = self.cardinal(start)?;
        match self.after_and(next).and_then(|at| self.cardinal(at)) {
            Some(_) => Some((value, next)),
            None => match self.word(start)? {
                // خمسة وعشرين may be five and twenty.
                (NumberWord::Digit(n), _) if next == start + 2 => {
                    Some((Some(f64::from(n)), start + 1))
                }
                _ => Some((value, next)),
            },
        }
    }

    /// `3 إلى 5`, `3 أو 4`, `20-30` after a first number.
    pub(super) fn range(&self, phrase: &mut NumberPhrase) {
        let at = phrase.tokens.end;
        let Some(low) = phrase.value else { return };
        let connects = matches!(self.plain(at), Some(NumberWord::To | NumberWord::Or))
            || (at + 1 < self.end
                && self.text.tokens()[at].punctuation() == Some(Punctuation::Dash)
                && !self.text.tokens()[at].space_before
                && !self.text.tokens()[at + 1].space_before);
        // 10-10-1436 is a date.
        let is_joint = |at: usize| {
            at < self.end
                && matches!(
                    self.text.tokens()[at].punctuation(),
                    Some(Punctuation::Dash | Punctuation::Slash)
                )
        };
        let start = phrase.numeral.start;
        let goes_on = start > 0 && is_joint(start - 1) || is_joint(at + 2);
        if !connects || is_joint(at) && goes_on {
            return;
        }
        if let Some((Some(high), end)) =
            self.cardinal(at + 1).filter(|_| self.has_no_clitic(at + 1))
            && high > low
        {
            *phrase = self.phrase(phrase.tokens.start, phrase.numeral.start..end, None);
            phrase.min = Some(self.scaled_alike(low, high, end));
            phrase.max = Some(high);
            phrase.approximate = true;
        }
    }

    /// The scale of the second number is the first one's too: `بين ثلاثة وأربعة آلاف`.
    fn scaled_alike(&self, low: f64, high: f64, end: usize) -> f64 {
        match self.plain(end - 1) {
            Some(NumberWord::Scale(scale, 0 | 1)) if low < 1e3 && low * scale < high => low * scale,
            _ => low,
        }
    }

    fn has_no_clitic(&self, token: usize) -> bool {
        self.word(token).is_none_or(|(_, r)| r.is_whole())
    }

    /// What bounds a number behind it: `على الأقل`, `تقريبا`, `أو أكثر`, `كحد أقصى`; at once or
    /// behind the counted noun.
    pub(super) fn limit_behind(&self, phrase: &mut NumberPhrase) {
        let from = phrase.tokens.end;
        if let Some(end) = self.odd_behind(from) {
            phrase.tokens.end = end;
            phrase.numeral.end = end;
            phrase.span = phrase.span.up_to(self.end_of(end));
            phrase.approximate = true;
            phrase.min = phrase.value;
            return;
        }
        let Some(bound) = (from..from + 3).find_map(|at| self.limit(at, at <= from + 1)) else {
            return;
        };
        bound.limit(phrase);
    }

    fn is_limit(&self, token: usize, limit: NumberWord) -> bool {
        self.word(token).is_some_and(|(word, _)| word == limit)
    }

    /// The bound that words at a token tell; some only `near` the number.
    fn limit(&self, at: usize, near: bool) -> Option<Bound> {
        use NumberWord as W;
        match (self.word(at)?.0, self.word(at + 1).map(|(word, _)| word)) {
            (W::On, Some(W::Least)) => Some(Bound::AtLeast),
            (W::On, Some(W::Most)) => Some(Bound::AtMost),
            (W::Or, Some(W::More)) if near => Some(Bound::AtLeast),
            (W::Or, Some(W::Less)) if near => Some(Bound::AtMost),
            (W::Roughly, _) if near => Some(Bound::About),
            (W::Limit, Some(W::Lowest)) => Some(Bound::AtLeast),
            (W::Limit, Some(W::Highest)) => Some(Bound::AtMost),
            _ => None,
        }
    }
}
