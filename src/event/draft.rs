//! [`Draft`]: an event in the making, while its sentence is read; [`EventMention`]: what later steps make of it.

use std::ops::{Deref, DerefMut};

use smallvec::SmallVec;

use crate::Span;
use crate::entity::Why;
use crate::event::clause::agreement::Agreement;
use crate::event::clause::content::Content;
use crate::event::frame::{Frame, FrameId, Function};
use crate::event::kind::{EventType, Role};
use crate::event::{Argument, Arguments, Event, Factuality};
use crate::text::Enclitic;

/// An event of the text, as the steps behind the sentences work on it.
#[derive(Clone, Debug)]
pub(crate) struct EventMention {
    pub(crate) event: Event,
    pub(crate) frame: FrameId,
    /// The sentence that holds it.
    pub(crate) sentence: usize,
    /// Whether it says something.
    pub(crate) says: bool,
    /// Whether what it says stands between quotation marks.
    pub(crate) is_direct: bool,
    /// What it says, where that has words.
    pub(crate) said: Option<Span>,
    /// A speech verb that nothing shows the speaker of.
    pub(crate) speaker_understood: bool,
    /// What the trigger and its subject show of who does it; `None` for verbs of the first and second
    /// person.
    pub(crate) agreement: Option<Agreement>,
    /// A verb that a thing may be the doer of (`يشير إلى أن`), so that it is told of nobody unless somebody is found.
    pub(crate) shows: bool,
    /// Who does what the sentence tells before, and may speak here, too.
    pub(crate) carried: Arguments,
    /// Whether it stands in a relative clause.
    pub(crate) is_relative: bool,
    /// A definite noun that may only refer back (`الهجوم`).
    pub(crate) refers_back: bool,
    /// Of a noun, whether it tells of several events (`هجمات`).
    pub(crate) several: Option<bool>,
    /// A noun that names a part of a compound only, unless it refers back (`علم الاجتماع`).
    pub(crate) names_sort: bool,
    /// A pronoun that stands for an argument, and the argument's role.
    pub(crate) pronoun: Option<(Enclitic, Role)>,
    /// A finite verb in the perfect, which tells what happened whatever stands around it.
    pub(crate) is_past: bool,
    /// Whether what governs it tells that it happened, whatever stands farther off.
    pub(crate) is_firm: bool,
}

/// An event in the making, with what reading its sentence has to know of it. It is read and changed as the
/// [`EventMention`] that it becomes.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) mention: EventMention,
    /// The trigger's chunk in its sentence.
    pub(crate) chunk: usize,
    /// Chunks from the first to one past the last of its clause.
    pub(crate) reach: (usize, usize),
    /// What it says, before its end is known.
    pub(crate) content: Option<Content>,
    /// Of a noun, the chunk of the light verb that carries it, and what it is to that verb.
    pub(crate) carrier: Option<(usize, Function)>,
    /// The functions that found their phrase.
    pub(crate) filled: SmallVec<[Function; 2]>,
    /// The chunk of the noun whose event this verb only continues (`هجوم استهدف …`).
    pub(crate) continues: Option<usize>,
    /// Whether it lacks what its frame requires, so that it is no event without that noun.
    pub(crate) only_continues: bool,
    /// Whether a phrase stands in it that its frame never has there.
    pub(crate) barred: bool,
    /// Chunks that are arguments already.
    pub(crate) used: SmallVec<[usize; 4]>,
}

impl Deref for Draft {
    type Target = EventMention;

    fn deref(&self) -> &EventMention {
        &self.mention
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut EventMention {
        &mut self.mention
    }
}

impl Draft {
    pub(crate) fn new(
        frame: &Frame,
        id: FrameId,
        shape: char,
        trigger: Span,
        chunk: usize,
    ) -> Self {
        Self {
            mention: EventMention {
                event: Event {
                    kind: frame.kind.empty(),
                    trigger,
                    time: Arguments::default(),
                    place: Arguments::default(),
                    tense: None,
                    factuality: Factuality::Actual,
                    cue: None,
                    attribution: None,
                    count: None,
                    count_range: None,
                    manner: frame.manner.clone(),
                    same_as: None,
                    confidence: 0.8,
                    why: Why::Frame(frame.name.clone(), shape),
                },
                frame: id,
                sentence: 0,
                says: false,
                is_direct: false,
                said: None,
                speaker_understood: false,
                shows: false,
                agreement: Some(Agreement::default()),
                carried: Arguments::default(),
                is_relative: false,
                refers_back: false,
                several: None,
                names_sort: false,
                pronoun: None,
                is_past: false,
                is_firm: false,
            },
            chunk,
            reach: (chunk, chunk + 1),
            content: None,
            carrier: None,
            filled: SmallVec::new(),
            continues: None,
            only_continues: false,
            barred: false,
            used: SmallVec::new(),
        }
    }

    /// Adds an argument unless it is there already.
    pub(crate) fn add(&mut self, role: Role, argument: Argument) {
        self.mention.add(role, argument);
    }

    /// Takes over what another mention of the same event tells.
    pub(crate) fn absorb(&mut self, other: Self) {
        for &role in other.kind().roles() {
            for argument in other.event.kind.arguments(role).unwrap_or_default() {
                self.add(role, argument.clone());
            }
        }
        for argument in other.mention.event.time {
            if !self.event.time.contains(&argument) {
                self.event.time.push(argument);
            }
        }
        for argument in other.mention.event.place {
            if !self.event.place.contains(&argument) {
                self.event.place.push(argument);
            }
        }
        self.used.extend(other.used);
    }
}

impl EventMention {
    pub(crate) fn kind(&self) -> EventType {
        self.event.event_type()
    }

    /// Adds an argument unless it is there already.
    pub(crate) fn add(&mut self, role: Role, argument: Argument) {
        if let Some(arguments) = self.event.kind.arguments_mut(role)
            && !arguments.contains(&argument)
        {
            arguments.push(argument);
        }
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.event
            .kind
            .arguments(role)
            .is_some_and(|a| !a.is_empty())
    }

    /// Whether anything but time and place is known of it.
    pub(crate) fn has_participants(&self) -> bool {
        self.event.kind.filled_roles().next().is_some()
    }
}
