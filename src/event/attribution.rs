//! Quotations and their speakers, and the statement that an event stands in.

use serde::Serialize;

use super::arguments::Arguments;
use super::clause::cell::Context;
use super::clause::cells::Trace;
use super::detect::agent_of;
use super::draft::EventMention;
use super::kind::EventType;
use super::spokesman::Spokesmen;
use super::unclaimed;
use crate::Span;

/// What somebody says, in the words of the text.
///
/// ```
/// use khabar::Extractor;
///
/// let text = "قال المتحدث باسم وزارة الدفاع الأميركية جون كيربي: «التحقيق مستمر ولا نتائج بعد».";
/// let document = Extractor::new().extract(text);
/// let quotation = &document.quotations()[0];
/// assert!(quotation.direct);
/// assert_eq!(quotation.span.slice(text), "التحقيق مستمر ولا نتائج بعد");
/// assert_eq!(quotation.speaker[0].text(&document), Some("جون كيربي"));
/// assert_eq!(quotation.on_behalf_of[0].text(&document), Some("وزارة الدفاع الأميركية"));
/// ```
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Quotation {
    /// What is said, quotation marks outside. Marks that only part of what is said stands between
    /// are inside, and that part is a direct quotation of its own.
    #[serde(flatten)]
    pub span: Span,
    /// Whether it is given between quotation marks.
    pub direct: bool,
    /// Who says it; none where the text does not tell.
    pub speaker: Arguments,
    /// Whom the speaker speaks for, where the text calls one a spokesman (`المتحدث باسم الوزارة`).
    #[serde(skip_serializing_if = "is_empty")]
    pub on_behalf_of: Arguments,
    /// The event of the verb that says it, as a position in the document's events; none where no
    /// verb does (`بايدن: «…»`).
    pub event: Option<usize>,
}

impl Quotation {
    pub(super) fn new(span: Span, direct: bool, speaker: Arguments, event: Option<usize>) -> Self {
        Self {
            span,
            direct,
            speaker,
            on_behalf_of: Arguments::default(),
            event,
        }
    }
}

/// Tells every event the statement that it stands in, and returns the quotations.
pub(crate) fn attribute(
    context: Context<'_, '_>,
    traces: &[Trace],
    spokesmen: &[usize],
    drafts: &mut [EventMention],
) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(span) = draft.said else {
            continue;
        };
        let direct = draft.is_direct;
        let speaker = agent_of(draft).unwrap_or_default().into();
        quotations.push(Quotation::new(span, direct, speaker, Some(index)));
    }
    unclaimed::between_marks(context, traces, drafts, &mut quotations);
    let mut contents: Vec<(Span, usize)> = quotations
        .iter()
        .filter_map(|q| Some((q.span, q.event?)))
        .filter(|&(_, event)| drafts[event].kind() == EventType::Statement)
        .collect();
    contents.sort_unstable_by_key(|&(_, statement)| statement);
    innermost(&contents, drafts);
    unclaimed::in_headlines(context, traces, &mut quotations);
    if !quotations.is_empty() {
        let spokesmen = Spokesmen::find(context, spokesmen);
        for quotation in &mut quotations {
            quotation.on_behalf_of = spokesmen.principals(context, &quotation.speaker).into();
        }
    }
    // By keys of a few bytes: moving the quotations asks for as much memory as they have.
    quotations.sort_by_cached_key(|q| q.span.order());
    quotations
}

/// Whether nobody is told.
fn is_empty(arguments: &Arguments) -> bool {
    arguments.is_empty()
}

/// How many statements around a place are looked at; keeps the work linear.
const WINDOW: usize = 16;

/// Gives every event the shortest content that holds its trigger. Contents and events are
/// in the order of the text, so that a window of the last contents is enough.
fn innermost(contents: &[(Span, usize)], drafts: &mut [EventMention]) {
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
