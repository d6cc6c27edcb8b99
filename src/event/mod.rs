//! What happened: typed events, found by frames (data) in clauses (code).
//!
//! A **frame** is the lexicon entry of a trigger: its verbs and nouns, the kind of event that they tell, and which
//! role each grammatical function fills. Frames are TOML files with examples that they must find and sentences in which
//! they must find nothing; `CONTRIBUTING.md` describes the format, [`Frames`] holds what was read. Around a trigger a
//! shallow parser finds the clause: subject, object, complements with their prepositions, and where it
//! ends. What it found the trigger in is the **shape**, which stands behind the frame's name in
//! [`Event::why`], as in `frame:call.phone:V`:
//!
//! | shape | | |
//! |---|---|---|
//! | `V` | the verb first | `هاتف الرئيس نظيره` |
//! | `S` | the subject first | `الرئيس يهاتف نظيره` |
//! | `P` | a passive | `اعتُقل ثلاثة مسلحين` |
//! | `L` | a noun under a light verb | `أجرى الرئيس اتصالا` |
//! | `R` | a noun that something results in | `أسفر الانفجار عن مقتل جندي` |
//! | `M` | a noun with its undergoer | `اعتقال ثلاثة مسلحين` |
//! | `B` | a noun with `بين` | `لقاء بين الوزيرين` |
//! | `N` | a noun otherwise | `هجوم على المطار` |
//!
//! Each kind of event is a struct with a list of [`Argument`]s for each of its roles ([`EventKind`],
//! [`EventType::roles`]). What a mention says beyond them is in its [`Event`].

mod argument;
mod arguments;
mod attribution;
mod clause;
pub(crate) mod code;
mod confidence;
mod coreference;
mod detect;
mod detector;
mod draft;
mod factuality;
mod frame;
mod kind;
mod selection;
mod spoken;
mod spokesman;
mod surroundings;
mod tense;
mod unclaimed;
mod understood;

use std::sync::Arc;

use serde::Serialize;

pub use argument::Argument;
pub use arguments::Arguments;
pub use attribution::Quotation;
pub use code::PloverCode;
pub(crate) use confidence::DEFAULT_THRESHOLD;
pub(crate) use detector::{Detected, EventDetector, KnownWords};
pub use factuality::Factuality;
pub use frame::{Example, FrameError, Frames, FramesBuilder};
pub use kind::*;
pub(crate) use selection::keep;
pub(crate) use surroundings::Surroundings;
pub use tense::EventTense;

use crate::Span;
use crate::entity::Why;

/// One mention of an event: what happened, in which words, and how the text presents it.
///
/// Alone it serializes with positions only; [`Document`](crate::Document) adds the words.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// What happened, with its arguments.
    #[serde(flatten)]
    pub kind: EventKind,
    /// The word that names the event.
    pub trigger: Span,
    /// When.
    pub time: Arguments,
    /// Where.
    pub place: Arguments,
    /// When its verb puts it; `None` for nouns and participles.
    pub tense: Option<EventTense>,
    /// Whether the text presents it as having happened.
    pub factuality: Factuality,
    /// The words that make it other than actual.
    pub cue: Option<Span>,
    /// The statement it stands in, as a position in the document's events.
    pub attribution: Option<usize>,
    /// The stated number of people, for deaths, injuries and arrests (`نحو 40` is 40).
    pub count: Option<u64>,
    /// The limits of the number, where it is stated at all.
    pub count_range: Option<Box<CountRange>>,
    /// How it was done: `air_strike`, `missile`, `appointed`, `phone` …, as the frame tells.
    pub manner: Option<Arc<str>>,
    /// An earlier mention of the same event, as a position in the document's events.
    pub same_as: Option<usize>,
    /// How likely it is an event of that kind without a wrong participant, 0 to 1: a logistic model of what stands
    /// around it, fitted to 4,830 events of raw news that readers judged (`docs/accuracy.md` has the counts). Those
    /// below the extractor's [`event_threshold`](crate::ExtractorBuilder::event_threshold) are left out.
    pub confidence: f32,
    /// The frame that made it, and the [shape](crate::event) of the clause.
    pub why: Why,
}

impl Event {
    /// What happened, for matching on.
    #[must_use]
    pub fn kind(&self) -> &EventKind {
        &self.kind
    }

    /// The kind without its arguments.
    #[must_use]
    pub fn event_type(&self) -> EventType {
        self.kind.event_type()
    }

    /// Every argument with the name of its role: the kind's roles in the order of its fields, then `time` and
    /// `place`.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, &Argument)> {
        self.kind
            .filled_roles()
            .flat_map(|(role, arguments)| arguments.iter().map(move |a| (role.name(), a)))
            .chain(self.time.iter().map(|a| ("time", a)))
            .chain(self.place.iter().map(|a| ("place", a)))
    }

    /// Takes away the references to the document's times; the words that told them stay.
    pub(crate) fn forget_times(&mut self) {
        for argument in &mut self.time {
            argument.forget_time();
        }
    }
}

/// The limits of a stated number: `أكثر من 20` has a minimum, `نحو 40` is approximate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct CountRange {
    /// At least so many.
    pub min: Option<u64>,
    /// At most so many.
    pub max: Option<u64>,
    /// Whether the text says that the number is not exact.
    pub approximate: bool,
}
