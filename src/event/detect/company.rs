//! What stands around a trigger: words that its frame asks for or excludes, and what the passage is about.

use std::ops::Range;

use crate::event::clause::scan::Sentence;
use crate::event::frame::{Company, Frame, Words};
use crate::text::Reading;

/// Over how many tokens words are looked for before a clause is read; keeps the work linear in the text.
const FARTHEST: usize = 256;

/// Some tokens of a sentence with those right beside them, and which words that frames look for they may be: most of
/// the frames that are tried lack a word, and are told so by one comparison.
pub(super) struct Surrounding {
    tokens: Range<usize>,
    company: Company,
}

impl Surrounding {
    /// What stands among some tokens or right beside them.
    pub(super) fn of(sentence: &Sentence<'_, '_>, tokens: &Range<usize>) -> Self {
        Self::within(sentence, beside(sentence, tokens))
    }

    fn within(sentence: &Sentence<'_, '_>, tokens: Range<usize>) -> Self {
        let company = match tokens.len() {
            0..=FARTHEST => {
                let mut all = Company::default();
                let company = sentence.cells.company(&tokens).iter();
                company.for_each(|&company| all.add(company));
                all
            }
            _ => sentence.inventory().company,
        };
        Self { tokens, company }
    }

    /// Whether one of the words that a frame asks for stands there, and none that it excludes.
    pub(super) fn suits(&self, sentence: &Sentence<'_, '_>, frame: &Frame) -> bool {
        (frame.with.is_empty() || self.holds(sentence, &frame.with))
            && !self.holds(sentence, &frame.without)
    }

    fn holds(&self, sentence: &Sentence<'_, '_>, words: &Words) -> bool {
        words.may_hold(self.company) && holds(sentence, words, self.tokens.clone())
    }
}

/// What stands around the trigger of a clause.
pub(super) struct Reach {
    /// In every clause that it may have.
    least: Surrounding,
    /// In the longest clause that it may have.
    most: Surrounding,
}

impl Reach {
    /// Of the trigger at a token.
    pub(super) fn of(sentence: &Sentence<'_, '_>, token: usize) -> Self {
        let least = Surrounding::of(sentence, &(token..token + 1));
        let most = least.tokens.start..sentence.tokens.end;
        Self {
            most: Surrounding::within(sentence, most),
            least,
        }
    }

    /// Whether a frame may find its words in the clause, before that is read: most frames lack a word that stands nowhere
    /// in the sentence.
    pub(super) fn may_suit(&self, sentence: &Sentence<'_, '_>, frame: &Frame) -> bool {
        let most = &self.most;
        let may_hold = || {
            frame.with.may_hold(most.company)
                && (most.tokens.len() > FARTHEST || most.holds(sentence, &frame.with))
        };
        (frame.with.is_empty() || may_hold()) && !self.least.holds(sentence, &frame.without)
    }

    /// Whether it finds them in the clause of these tokens, or right beside them.
    pub(super) fn suits(
        &self,
        sentence: &Sentence<'_, '_>,
        frame: &Frame,
        clause: &Range<usize>,
    ) -> bool {
        let among = |words: &Words| {
            words.may_hold(self.most.company) && holds(sentence, words, beside(sentence, clause))
        };
        (frame.with.is_empty() || among(&frame.with)) && !among(&frame.without)
    }
}

/// Whether the passage is of no domain that a frame excludes.
pub(super) fn is_of_no_other_domain(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    token: usize,
) -> bool {
    frame.outside.is_empty()
        || !frame
            .outside
            .intersects(sentence.domains.around(&(token..token + 1)))
}

/// Some tokens with those right beside them.
fn beside(sentence: &Sentence<'_, '_>, tokens: &Range<usize>) -> Range<usize> {
    let bounds = &sentence.tokens;
    tokens.start.saturating_sub(1).max(bounds.start)..(tokens.end + 2).min(bounds.end)
}

/// Whether one of some tokens is one of some words.
#[inline(never)]
fn holds(sentence: &Sentence<'_, '_>, words: &Words, tokens: Range<usize>) -> bool {
    // ألوان, الله: what looks like an article belongs to the word.
    let is_one = |r: Reading| words.contains(r.bare) || (r.article && words.contains(r.stem));
    let text = sentence.context.text;
    let company = sentence.cells.company(&tokens).iter();
    company
        .zip(tokens)
        .any(|(&company, token)| words.may_hold(company) && text.readings(token).iter().any(is_one))
}
