//! Quotations and their speakers, and the statement that an event stands in.

use serde::Serialize;

use super::argument::Argument;
use super::clause::cell::{Cell, Context};
use super::clause::content::Content;
use super::detect::{Draft, agent_of, content_span};
use super::kind::EventType;
use crate::Span;
use crate::entity::EntityKind;
use crate::text::Punctuation;

/// What somebody says, in the words of the text.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Quotation {
    /// What is said, quotation marks outside.
    #[serde(flatten)]
    pub span: Span,
    /// Whether it is given between quotation marks.
    pub direct: bool,
    /// Who says it.
    pub speaker: Vec<Argument>,
    /// The statement, as a position in the document's events.
    pub event: Option<usize>,
}

/// Tells every event the statement that it stands in, and returns the quotations.
pub(crate) fn attribute(
    context: Context<'_, '_>,
    cells: &[Cell],
    drafts: &mut [Draft],
) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    let mut contents: Vec<(Span, usize)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(content) = draft.content else {
            continue;
        };
        let Some(span) = content_span(context, cells, content) else {
            continue;
        };
        if draft.kind() == EventType::Statement {
            contents.push((span, index));
        }
        quotations.push(Quotation {
            span,
            direct: matches!(content, Content::Quotation(_)),
            speaker: agent_of(draft)
                .map(<[Argument]>::to_vec)
                .unwrap_or_default(),
            event: Some(index),
        });
    }
    innermost(&contents, drafts);
    unattributed(context, &mut quotations);
    quotations.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    quotations
}

/// How many statements or mentions around a place are looked at; keeps the work linear.
const WINDOW: usize = 16;

/// Gives every event the shortest content that holds its trigger. Contents and events are
/// in the order of the text, so that a window of the last contents is enough.
fn innermost(contents: &[(Span, usize)], drafts: &mut [Draft]) {
    for (index, draft) in drafts.iter_mut().enumerate() {
        let trigger = draft.event.trigger;
        let near = contents.partition_point(|(_, statement)| *statement <= index + WINDOW);
        draft.event.attribution = contents[near.saturating_sub(3 * WINDOW)..near]
            .iter()
            .filter(|(span, statement)| *statement != index && span.contains(trigger))
            .min_by_key(|(span, _)| span.len())
            .map(|&(_, statement)| statement);
    }
}

/// Quotations that no verb introduces: the speaker stands before a colon (`بايدن: «…»`), or the
/// quotation goes on inside a statement whose content it is part of. `quotations` are in the order of
/// their statements.
fn unattributed(context: Context<'_, '_>, quotations: &mut Vec<Quotation>) {
    let text = context.text;
    quotations.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    let by_verbs = quotations.len();
    for range in text.quotations() {
        if range.depth > 0 || range.close <= range.open + 3 {
            continue;
        }
        let inner = range.open + 1..range.close.min(text.tokens().len());
        let span = text.span_of(inner);
        let near = quotations[..by_verbs].partition_point(|q| q.span.start <= span.end);
        let near = &quotations[near.saturating_sub(WINDOW)..near];
        if near.iter().any(|q| q.direct && q.span == span) {
            continue;
        }
        let around = near
            .iter()
            .filter(|q| q.span.overlaps(span))
            .min_by_key(|q| q.span.len());
        let (speaker, event) = match around {
            Some(q) => (q.speaker.clone(), q.event),
            None => (
                before_colon(context, range.open).into_iter().collect(),
                None,
            ),
        };
        quotations.push(Quotation {
            span,
            direct: true,
            speaker,
            event,
        });
    }
}

fn before_colon(context: Context<'_, '_>, open: usize) -> Option<Argument> {
    let colon = open.checked_sub(1)?;
    if context.text.tokens()[colon].punctuation() != Some(Punctuation::Colon) {
        return None;
    }
    let before = context.mentions.partition_point(|m| m.tokens.start < colon);
    context.mentions[before.saturating_sub(WINDOW)..before]
        .iter()
        .find(|m| {
            m.tokens.end == colon && matches!(m.kind, EntityKind::Person | EntityKind::Organization)
        })
        .map(|m| Argument::phrase(m.span, m.entity.into_iter().collect()))
}
