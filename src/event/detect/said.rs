//! What is said: where it ends, and what its words are.

use super::speech::source_preposition;
use super::verb::is_speech;
use crate::Span;
use crate::event::argument::Argument;
use crate::event::clause::cell::{Class, Context};
use crate::event::clause::cells::Cells;
use crate::event::clause::content::{Content, NEARBY, quotation_that_closes};
use crate::event::clause::scan::Sentence;
use crate::event::draft::{Draft, EventMention};
use crate::event::frame::Function;
use crate::event::kind::EventType;
use crate::lexicon::Shape;
use crate::text::AnalyzedText;

/// Finds where that ends which the events of a sentence say.
pub(super) fn find_ends(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(content) = draft.content else {
            continue;
        };
        draft.says = true;
        draft.is_direct = matches!(content, Content::Quotation(_));
        draft.said = content_span(sentence.context, sentence.cells, content);
    }
}

/// Makes what is said an argument.
pub(crate) fn contents(context: Context<'_, '_>, drafts: &mut [EventMention]) {
    for draft in drafts {
        let Some(span) = draft.said else {
            continue;
        };
        let Some(role) = context.frames.get(draft.frame).role(Function::Clause) else {
            continue;
        };
        if !draft.has(role) {
            draft.add(role, Argument::phrase(span, Vec::new()));
        }
    }
}

/// How many tokens an indirect quotation may have; keeps the work linear in the text.
const LONGEST_CONTENT: usize = 400;

/// The closing mark of the innermost quotation around a token.
fn enclosing_close(text: &AnalyzedText<'_>, token: usize) -> usize {
    let quotations = text.quotations();
    let before = quotations.partition_point(|q| q.open < token);
    quotations[before.saturating_sub(NEARBY)..before]
        .iter()
        .filter(|q| q.close > token)
        .map(|q| q.close)
        .min()
        .unwrap_or(usize::MAX)
}

/// The words of what is said.
fn content_span(context: Context<'_, '_>, cells: &Cells, content: Content) -> Option<Span> {
    let text = context.text;
    match content {
        Content::Quotation(index) => {
            let quotation = text.quotations()[index];
            let end = quotation.close.min(quotation.open + LONGEST_CONTENT);
            let inner = quotation.open + 1..end.min(text.tokens().len());
            (!inner.is_empty()).then(|| text.span_of(inner))
        }
        Content::Until(start, last) => (start <= last).then(|| {
            let start = start.max((last + 1).saturating_sub(LONGEST_CONTENT));
            words(text, cells, start..last + 1)
        }),
        Content::From(start) => {
            let sentence = &text.sentences()[text.sentence_of(start)];
            let enclosing = enclosing_close(text, start);
            let limit = sentence
                .tokens
                .end
                .min(enclosing)
                .min(start + LONGEST_CONTENT);
            let quoted_until = text.quotations()
                [text.quotations().partition_point(|q| q.open < start)..]
                .first()
                .filter(|q| q.open <= start + 2)
                .map(|q| q.close);
            let mut end = (start..limit)
                .find(|&t| {
                    ends_content(context, cells, t)
                        || (cells[t].class == Class::Comma
                            && quoted_until.is_some_and(|close| t > close)
                            && !goes_on_saying(cells, t))
                })
                .unwrap_or(limit);
            let opened_before = |close| {
                quotation_that_closes(text, close)
                    .is_none_or(|index| text.quotations()[index].open < start)
            };
            while end > start
                && match cells[end - 1].class {
                    Class::End | Class::Comma | Class::Semicolon => true,
                    Class::CloseQuote => opened_before(end - 1),
                    _ => false,
                }
            {
                end -= 1;
            }
            (end > start).then(|| words(text, cells, start..end))
        }
    }
}

/// The words of some tokens; the proclitics of the first one belong to the sentence around.
fn words(text: &AnalyzedText<'_>, cells: &Cells, tokens: std::ops::Range<usize>) -> Span {
    let span = text.span_of(tokens.clone());
    let start = cells[tokens.start]
        .reading
        .map_or(span.start(), |r| r.span().start());
    Span::new(start.max(span.start()), span.end())
}

/// Whether وأن behind a comma joins what is said further.
fn goes_on_saying(cells: &Cells, comma: usize) -> bool {
    cells
        .get(comma + 1)
        .is_some_and(|next| next.class == Class::Complementizer && next.conjunction)
}

/// A comma behind which the speaker says something else, or the source is named.
fn ends_content(context: Context<'_, '_>, cells: &Cells, token: usize) -> bool {
    // حوادث الخطف مفيدا أن …: the accusative participle needs no comma.
    if cells[token].class == Class::Participle && is_speech_participle(context, cells, token) {
        return context.text.folded(token).ends_with('ا');
    }
    if cells[token].class != Class::Comma {
        return false;
    }
    let Some(next) = cells.get(token + 1) else {
        return false;
    };
    // وقال, لكنها أكدت: another statement.
    for ahead in 1..=3 {
        let Some(cell) = cells.get(token + ahead) else {
            break;
        };
        match cell.class {
            Class::Verb => {
                return (ahead > 1 || cell.conjunction)
                    && cell.verb.is_some_and(|form| {
                        context
                            .frames
                            .of_lemma(form.lemma)
                            .iter()
                            .any(|&f| context.frames.get(f).kind == EventType::Statement)
                    });
            }
            Class::Conjunction | Class::Subordinator | Class::Particle => {}
            _ => break,
        }
    }
    match next.class {
        Class::Participle => is_speech_participle(context, cells, token + 1),
        Class::Preposition => source_preposition(context, token + 1).is_some(),
        _ => false,
    }
}

/// Whether a participle is one of a verb of speech.
fn is_speech_participle(context: Context<'_, '_>, cells: &Cells, token: usize) -> bool {
    cells[token].reading.is_some_and(|reading| {
        context.lexicon.forms(reading.bare).iter().any(|form| {
            matches!(form.shape, Shape::Participle { .. })
                && context
                    .frames
                    .of_lemma(form.lemma)
                    .iter()
                    .any(|&f| is_speech(context.frames.get(f).kind))
        })
    })
}
