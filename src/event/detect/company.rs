//! What stands around a trigger: words that its frame asks for or excludes, and what the passage is about.

use std::ops::Range;

use crate::event::clause::scan::Sentence;
use crate::event::frame::{Frame, Words};
use crate::text::Reading;

/// Whether the passage is of no domain that the frame excludes, and the words that it asks for stand in these tokens
/// or right beside them, and none that it excludes.
pub(super) fn stands(sentence: &Sentence<'_, '_>, frame: &Frame, tokens: Range<usize>) -> bool {
    let beside = beside(sentence, &tokens);
    is_of_no_other_domain(sentence, frame, tokens.start)
        && (frame.with.is_empty() || holds(sentence, &frame.with, beside.clone()))
        && !holds(sentence, &frame.without, beside)
}

/// Over how many tokens words are looked for before a clause is read; keeps the work linear in the text.
const FARTHEST: usize = 256;

/// Whether it may stand in a clause of the trigger at a token, before that is read: most frames lack a word that stands
/// nowhere in the sentence.
pub(super) fn may_stand(sentence: &Sentence<'_, '_>, frame: &Frame, token: usize) -> bool {
    let least = beside(sentence, &(token..token + 1));
    let most = least.start..sentence.tokens.end;
    let may_hold = |words: &Words| {
        words.may_hold(sentence.inventory().company)
            && (most.len() > FARTHEST || holds(sentence, words, most.clone()))
    };
    (frame.with.is_empty() || may_hold(&frame.with))
        && !holds(sentence, &frame.without, least)
        && is_of_no_other_domain(sentence, frame, token)
}

fn is_of_no_other_domain(sentence: &Sentence<'_, '_>, frame: &Frame, token: usize) -> bool {
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
fn holds(sentence: &Sentence<'_, '_>, words: &Words, tokens: Range<usize>) -> bool {
    if !words.may_hold(sentence.inventory().company) {
        return false;
    }
    // ألوان, الله: what looks like an article belongs to the word.
    let is_one = |r: Reading| words.contains(r.bare) || (r.article && words.contains(r.stem));
    let text = sentence.context.text;
    let company = sentence.cells.company(&tokens).iter();
    company
        .zip(tokens)
        .any(|(&company, token)| words.may_hold(company) && text.readings(token).iter().any(is_one))
}
