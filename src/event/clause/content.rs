//! What is said: where the content of a verb of speech begins.

use super::cell::Class;
use super::scan::{REACH, Sentence};
use super::stem::Stem;
use crate::event::frame::FrameId;
use crate::event::kind::EventType;
use crate::text::{AnalyzedText, QuotedRange};

/// What is said, by where it begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Content {
    /// A clause or phrase that begins with this token.
    From(usize),
    /// The tokens from the first to the last of these.
    Until(usize, usize),
    /// A quotation, by its position among the text's quotations.
    Quotation(usize),
}

impl Sentence<'_, '_> {
    /// What is said may come late: behind the comma that ends a parenthesis or relative clause.
    pub(super) fn late_content(&self, from: usize) -> Option<Content> {
        let last = self.inventory().complementizer?;
        let until = (last + 1).min(from + REACH);
        (from.max(1)..until)
            .take_while(|&c| {
                !matches!(self.chunks[c].class, Class::End | Class::Semicolon)
                    && !self.begins_statement(c)
            })
            .find(|&c| {
                // إن with its hamza below is what قال governs; the others take أن.
                self.chunks[c].class == Class::Complementizer
                    && (self.chunks[c - 1].class == Class::Comma
                        || self.ends_relative(from, c)
                        || self.cells[self.chunks[c].tokens.start]
                            .reading
                            .is_some_and(|r| {
                                r.span().slice(self.context.text.text()).starts_with('إ')
                            }))
            })
            .map(|c| Content::From(self.chunks[c].tokens.start))
    }

    /// Whether a verb of saying begins a clause of its own: `لكنها قالت إن`, `وأضاف المصدر أن`.
    fn begins_statement(&self, verb: usize) -> bool {
        let chunk = &self.chunks[verb];
        let joined = chunk.conjunction
            || matches!(
                self.chunks[verb - 1].class,
                Class::Subordinator | Class::Conjunction | Class::Particle
            );
        chunk.class == Class::Verb
            && joined
            && self.cells[chunk.tokens.start].stem.contains(Stem::FRAME)
            && self.cells[chunk.tokens.start].verb.is_some_and(|form| {
                let frames = self.context.frames;
                let says = |&id: &FrameId| frames.get(id).kind == EventType::Statement;
                frames.of_lemma(form.lemma).iter().any(says)
            })
    }

    /// Whether what stands between is one verb that describes the indefinite noun before it (`في بيان
    /// أصدره أمس أن …`), with no word of its own that could govern أن.
    fn ends_relative(&self, verb: usize, complementizer: usize) -> bool {
        let described = verb
            .checked_sub(1)
            .and_then(|before| self.chunks[before].phrase.as_ref())
            .is_some_and(|p| !p.definite && p.mention.is_none());
        described
            && complementizer <= verb + 9
            && self.chunks[verb].class == Class::Verb
            && self.chunks[verb].enclitic.is_some()
            && self.chunks[verb + 1..complementizer]
                .iter()
                .all(|c| matches!(c.class, Class::Time | Class::Noun | Class::Particle))
    }

    /// Whether أن behind this preposition says what is said (إلى أن), not when (بعد أن).
    pub(super) fn introduces_content(&self, preposition: usize) -> bool {
        let text = self.context.text;
        let tokens = self.chunks[preposition].tokens.clone();
        let first = tokens.start;
        tokens.len() == 1
            && ["الي", "علي", "عن", "من", "ب", "في"]
                .contains(&text.folded(first).trim_start_matches('و'))
    }

    /// What follows a colon: a quotation, or the rest.
    pub(super) fn content_after(&self, colon: usize) -> Option<Content> {
        let next = self.chunks.get(colon + 1)?;
        if next.class == Class::OpenQuote
            && let Ok(index) = self.quotation_at(next.tokens.start)
        {
            return Some(Content::Quotation(index));
        }
        Some(Content::From(next.tokens.start))
    }

    fn quotation_at(&self, token: usize) -> Result<usize, usize> {
        self.context
            .text
            .quotations()
            .binary_search_by_key(&token, |q| q.open)
    }

    /// A quotation that says something rather than marking a name or a word.
    pub(super) fn long_quotation(&self, open: usize) -> Option<usize> {
        let index = self.quotation_at(open).ok()?;
        let quotation = self.context.text.quotations()[index];
        let is = |token: usize| {
            let cell = &self.cells[token];
            (cell.class, cell.preposition.is_some())
        };
        says_something(self.context.text, quotation, is).then_some(index)
    }
}

/// How many quotations before a token are looked at.
pub(crate) const NEARBY: usize = 16;

/// The quotation whose closing mark a token is.
pub(crate) fn quotation_that_closes(text: &AnalyzedText<'_>, token: usize) -> Option<usize> {
    let quotations = text.quotations();
    let before = quotations.partition_point(|q| q.open < token);
    (before.saturating_sub(NEARBY)..before)
        .rev()
        .find(|&q| quotations[q].close == token)
}

/// So many tokens are more than a name.
const LONGER_THAN_NAMES: usize = 6;

/// Whether what stands between quotation marks is speech and no name, title or term: a clause, the
/// complement of a verb before the marks (`وعد «بمواصلة الحوار»`), or longer than names are.
///
/// `is` tells what a token is to its sentence, and whether it has a preposition.
pub(crate) fn says_something(
    text: &AnalyzedText<'_>,
    quotation: QuotedRange,
    is: impl Fn(usize) -> (Class, bool),
) -> bool {
    let mut inner = quotation.open + 1..quotation.close.min(text.tokens().len());
    let clause = |token| {
        matches!(
            is(token).0,
            Class::Verb | Class::Negation | Class::Complementizer | Class::Copula | Class::Pronoun
        )
    };
    inner.len() > 2 && (inner.len() >= LONGER_THAN_NAMES || is(inner.start).1 || inner.any(clause))
}
