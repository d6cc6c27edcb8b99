//! Quotations that no verb claims: whose they are is told by what stands around them.

use super::argument::Argument;
use super::arguments::Arguments;
use super::attribution::Quotation;
use super::clause::cell::{Class, Context};
use super::clause::cells::Trace;
use super::clause::content::says_something;
use super::detect::{agent_of, is_said};
use super::draft::EventMention;
use crate::Span;
use crate::entity::{EntityKind, Mention};
use crate::text::{Punctuation, QuotedRange};

/// How many quotations or mentions around a place are looked at; keeps the work linear in the text.
const WINDOW: usize = 16;

/// Who says a quotation, and in which event.
#[derive(Clone, Debug, Default)]
struct Owner {
    speaker: Arguments,
    event: Option<usize>,
}

/// Adds the quotations between marks that are nobody's content yet. `quotations` are those of verbs.
///
/// In this order they belong to the statement whose content they are part of (`قال إن القرار «…»`);
/// to the verb behind them that says something else, too (`«…»، قال فلان، «…»`); to whom the quotation
/// right before belongs (a new paragraph opens a new mark); to the name before a colon
/// (`بايدن: «…»`).
pub(super) fn between_marks(
    context: Context<'_, '_>,
    traces: &[Trace],
    drafts: &[EventMention],
    quotations: &mut Vec<Quotation>,
) {
    let text = context.text;
    let is = |token: usize| traces[token].is();
    quotations.sort_by_key(|q| (q.span.start(), std::cmp::Reverse(q.span.end())));
    let by_verbs = quotations.len();
    let mut last: Option<(QuotedRange, Owner)> = None;
    for &range in text.quotations().iter().filter(|range| range.depth == 0) {
        let inner = range.open + 1..range.close.min(text.tokens().len());
        if inner.is_empty() {
            continue;
        }
        let span = text.span_of(inner);
        let near = quotations[..by_verbs].partition_point(|q| q.span.start() <= span.end());
        let near = &quotations[near.saturating_sub(WINDOW)..near];
        if let Some(own) = near.iter().find(|q| q.direct && q.span == span) {
            let (speaker, event) = (own.speaker.clone(), own.event);
            last = Some((range, Owner { speaker, event }));
            continue;
        }
        // One or two words are a name or a term, if no verb of speech follows them.
        let short = range.close <= range.open + 3;
        let around = near
            .iter()
            .filter(|q| q.span.overlaps(span))
            .min_by_key(|q| q.span.len());
        let owner = match around {
            Some(_) if short => continue,
            Some(q) => Owner {
                speaker: q.speaker.clone(),
                event: q.event,
            },
            None => {
                let continued = last
                    .as_ref()
                    .filter(|(before, _)| follows(context, before, range.open));
                match verb_behind(traces, drafts, context, &range) {
                    None if is_title(context, range.open) => continue,
                    Some(owner) => owner,
                    None => match (continued, before_colon(context, traces, range.open)) {
                        (Some((_, owner)), None) if !short => owner.clone(),
                        (_, Some(speaker)) => Owner {
                            speaker: vec![speaker].into(),
                            event: None,
                        },
                        // A title, a name or a term is said by nobody.
                        (_, None) if !says_something(text, range, is) => continue,
                        (_, None) => Owner::default(),
                    },
                }
            }
        };
        quotations.push(Quotation::new(
            span,
            true,
            owner.speaker.clone(),
            owner.event,
        ));
        last = Some((range, owner));
    }
}

/// Whether nothing but marks stands between a quotation and the next opening mark.
fn follows(context: Context<'_, '_>, before: &QuotedRange, open: usize) -> bool {
    let behind = before.close + usize::from(before.closed);
    let tokens = context.text.tokens();
    behind <= open
        && open - behind <= 3
        && tokens[behind..open].iter().all(|token| {
            matches!(
                token.punctuation(),
                Some(Punctuation::Comma | Punctuation::Period | Punctuation::Dash)
            )
        })
}

/// The event of the verb of speech behind a quotation, and who speaks in it.
fn verb_behind(
    traces: &[Trace],
    drafts: &[EventMention],
    context: Context<'_, '_>,
    range: &QuotedRange,
) -> Option<Owner> {
    let mut at = range.close + 1;
    while at <= range.close + 2
        && traces
            .get(at)
            .is_some_and(|c| matches!(c.class, Class::Comma | Class::Dash))
    {
        at += 1;
    }
    let cell = traces
        .get(at)
        .filter(|cell| range.closed && cell.class == Class::Verb && !cell.conjunction)?;
    let trigger = cell.stem_start(context.text.tokens()[at].span().start());
    // A name in marks is the subject of the verb, or part of what stands before it, if no comma parts
    // them.
    let tokens = context.text.tokens();
    let bound =
        range.open > 0 && tokens[range.open - 1].is_word() && !tokens[range.open].line_before;
    if at == range.close + 1
        && (bound || !says_something(context.text, *range, |token| traces[token].is()))
    {
        return None;
    }
    let first = drafts.partition_point(|d| d.event.trigger.end() <= trigger);
    let draft = drafts.get(first)?;
    let here = context.text.tokens()[at]
        .span()
        .contains(draft.event.trigger);
    (here && is_said(draft.kind())).then(|| Owner {
        speaker: agent_of(draft).unwrap_or_default().into(),
        event: Some(first),
    })
}

/// Whether the word before an opening mark says that a title or name follows: `تحت عنوان «…»`.
fn is_title(context: Context<'_, '_>, open: usize) -> bool {
    let before = open
        .checked_sub(1)
        .filter(|_| !context.text.tokens()[open].line_before);
    before.is_some_and(|before| {
        let word = context.text.folded(before);
        let word = word.strip_prefix('ب').unwrap_or(word);
        matches!(word, "عنوان" | "شعار" | "اسم" | "مسمي" | "لقب" | "وسم")
    })
}

fn before_colon(context: Context<'_, '_>, traces: &[Trace], open: usize) -> Option<Argument> {
    let colon = open.checked_sub(1)?;
    if context.text.tokens()[colon].punctuation() != Some(Punctuation::Colon) {
        return None;
    }
    // وفي تصريح لرويترز: the medium does not say it.
    speaker_that_ends(context, colon)
        .filter(|m| !traces[m.tokens.start].preposition)
        .map(argument)
}

/// The person, body or office whose name ends right before a token.
fn speaker_that_ends<'a>(context: Context<'a, '_>, end: usize) -> Option<&'a Mention> {
    let before = context.mentions.partition_point(|m| m.tokens.start < end);
    let names = context.mentions[before.saturating_sub(WINDOW)..before]
        .iter()
        .filter(|m| m.tokens.end == end);
    names
        .min_by_key(|m| match m.kind {
            EntityKind::Person | EntityKind::Organization => 0,
            EntityKind::Role => 1,
            EntityKind::Place | EntityKind::Nationality => 2,
        })
        .filter(|m| {
            matches!(
                m.kind,
                EntityKind::Person | EntityKind::Organization | EntityKind::Role
            )
        })
}

fn argument(mention: &Mention) -> Argument {
    Argument::phrase(mention.span, mention.entity)
}

/// How many words what a headline reports has at least: `النتيجة: فوز كبير` says nothing.
const SHORTEST: usize = 3;

/// How far behind the beginning of a headline its colon may stand, in tokens.
const LONGEST_SPEAKER: usize = 16;

/// Adds what headlines report without a verb and without marks: `بوتين: العقوبات لن تغير سياستنا`.
pub(super) fn in_headlines(
    context: Context<'_, '_>,
    traces: &[Trace],
    quotations: &mut Vec<Quotation>,
) {
    let text = context.text;
    let mut reported = Vec::new();
    for sentence in text.sentences() {
        let tokens = sentence.tokens.clone();
        let reach = tokens.start..tokens.end.min(tokens.start + LONGEST_SPEAKER);
        let Some(colon) = reach.into_iter().find(|&t| traces[t].class == Class::Colon) else {
            continue;
        };
        let words = colon + 1..tokens.end;
        let content = words
            .clone()
            .rev()
            .find(|&t| !matches!(traces[t].class, Class::End | Class::Other))
            .map(|last| colon + 1..last + 1);
        let Some(content) = content else {
            continue;
        };
        let says_something = text.tokens()[content.clone()]
            .iter()
            .filter(|token| token.is_word())
            .count()
            >= SHORTEST;
        if !says_something || traces[content.start].class == Class::OpenQuote {
            continue;
        }
        if let Some(speaker) = speaker_that_ends(context, colon)
            && !traces[speaker.tokens.start].preposition
            && is_all_before(context, traces, tokens.start..colon, speaker)
        {
            let span = text.span_of(content);
            let start = traces[colon + 1].stem_start(text.tokens()[colon + 1].span().start());
            let span = Span::new(start.max(span.start()), span.end());
            reported.push(Quotation::new(
                span,
                false,
                vec![argument(speaker)].into(),
                None,
            ));
        }
    }
    // What a verb has claimed is told already.
    let claimed: Vec<Span> = quotations.iter().map(|q| q.span).collect();
    reported.retain(|q| !claimed.contains(&q.span));
    quotations.append(&mut reported);
}

/// Whether a speaker, with the office before the name, is all that some tokens hold.
fn is_all_before(
    context: Context<'_, '_>,
    traces: &[Trace],
    tokens: std::ops::Range<usize>,
    speaker: &Mention,
) -> bool {
    if traces[tokens.start].conjunction || traces[tokens.start].preposition {
        return false;
    }
    let start = speaker.tokens.start;
    start == tokens.start || {
        let first = context
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        context.mentions[first..]
            .iter()
            .take_while(|m| m.tokens.start == tokens.start)
            .any(|m| m.kind == EntityKind::Role && m.tokens.end == start)
    }
}
