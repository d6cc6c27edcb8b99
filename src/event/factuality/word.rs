//! What single words make of what they govern: verbs, nouns and events, by the data of the frames.

use super::governor::Walk;
use crate::Span;
use crate::event::clause::cell::Class;
use crate::event::clause::verbal;
use crate::event::frame::{Function, Status};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{LemmaId, Shape, Tense, WordForm};

impl Walk<'_, '_, '_> {
    /// Whether the event is one that authorities do by deciding it.
    fn is_act_of_authority(&self) -> bool {
        matches!(
            self.drafts[self.trigger].kind(),
            EventType::Statement
                | EventType::Personnel
                | EventType::Arrest
                | EventType::Release
                | EventType::Trial
                | EventType::Sanction
                | EventType::Agreement
                | EventType::Aid
        )
    }

    /// What a lemma makes of what stands to it in a function.
    fn of_lemma(&self, lemma: LemmaId, function: Function, perfect: bool) -> Option<Status> {
        let frames = self.sentence.context.frames;
        let cue = frames.status(lemma).iter().find(|c| c.function == function);
        if let Some(cue) = cue {
            let status = if perfect { cue.perfect } else { cue.status };
            return Some(match status {
                // قررت المحكمة الإفراج عنه: that is how it is done.
                Status::Decided if self.is_act_of_authority() => Status::Same,
                Status::Decided => Status::Future,
                status => status,
            });
        }
        let preposition = match function {
            Function::Object => None,
            Function::Preposition(preposition) => Some(preposition),
            _ => return None,
        };
        let carries = frames
            .light(lemma)
            .iter()
            .any(|light| light.governs == preposition && !light.pattern.controls());
        carries.then_some(Status::Same)
    }

    /// What a noun makes of it.
    pub(super) fn of_noun(&self, token: usize, function: Function) -> Option<Status> {
        let cell = &self.sentence.cells[token];
        let reading = cell.reading.filter(|_| cell.mention().is_none())?;
        let lexicon = self.sentence.context.lexicon;
        lexicon.forms(reading.bare).iter().find_map(|form| {
            let status = match form.shape {
                Shape::Verb { .. } => return None,
                Shape::Noun { .. } => self.of_lemma(form.lemma, function, false).or_else(|| {
                    let verb = lexicon.lemma(form.lemma).masdar_of?;
                    self.of_lemma(verb, function, false)
                }),
                Shape::Participle { .. } => self.of_lemma(form.lemma, function, false),
            };
            // منفذ الهجوم: who did it is not the deed.
            let deed = matches!(form.shape, Shape::Noun { .. });
            status.filter(|&status| deed || !matches!(status, Status::Same | Status::Fulfilled))
        })
    }

    /// What the verb at a chunk makes of it.
    pub(super) fn of_verb(&self, chunk: usize, function: Function) -> Option<Status> {
        let token = self.sentence.chunks[chunk].tokens.start;
        let cell = &self.sentence.cells[token];
        let reading = cell.reading?;
        let context = self.sentence.context;
        let forms = context.lexicon.forms(if reading.article {
            reading.stem
        } else {
            reading.bare
        });
        let written = reading.span().slice(context.text.text());
        let spelled = |shape: &Shape| match cell.class {
            Class::Participle => matches!(shape, Shape::Participle { .. }),
            _ => shape.is_verb(),
        };
        let fits = |form: &&WordForm| spelled(&form.shape) && verbal::spelled_like(form, written);
        let any = forms.iter().any(|form| fits(&form));
        let mut admissible = forms
            .iter()
            .filter(|form| fits(form) || (!any && spelled(&form.shape)));
        admissible.find_map(|form| {
            let perfect = matches!(
                form.shape,
                Shape::Verb {
                    tense: Tense::Perfect,
                    ..
                }
            );
            self.of_lemma(form.lemma, function, perfect)
        })
    }

    /// What the event at a chunk makes of its own matter: what is asked for, warned of, charged or denied.
    pub(super) fn of_event(&self, chunk: usize, function: Function) -> Option<(Status, Span)> {
        let at = self.drafts.partition_point(|d| d.chunk < chunk);
        let draft = self.drafts.get(at).filter(|d| d.chunk == chunk)?;
        let (matter, status) = matter(draft.kind())?;
        let frame = self.sentence.context.frames.get(draft.frame);
        // بأن: what a clause is to the verb may hold for it with its preposition, too.
        let clause =
            || matches!(function, Function::Clause).then(|| frame.role(Function::Clause))?;
        let role = frame.role(function).or_else(clause);
        let trigger = &self.drafts[self.trigger];
        let raised = function == Function::Object
            && draft.kind() == EventType::Rejection
            && matches!(
                trigger.kind(),
                EventType::Accusation | EventType::Request | EventType::Warning
            );
        // نسب الهجوم إلى الحركة: what is known to have happened.
        let head = self.sentence.chunks[trigger.chunk]
            .phrase
            .as_ref()
            .map(|p| p.head);
        let article =
            head.is_some_and(|head| self.sentence.cells[head].reading.is_some_and(|r| r.article));
        let known =
            draft.kind() == EventType::Accusation && function == Function::Object && article;
        let status = if raised || known {
            Status::Actual
        } else {
            status
        };
        (role == Some(matter)).then_some((status, draft.event.trigger))
    }

    /// Whether the event at a chunk has a role for what stands to it in a function.
    pub(super) fn event_takes(&self, chunk: usize, function: Function) -> bool {
        let at = self.drafts.partition_point(|d| d.chunk < chunk);
        let draft = self.drafts.get(at).filter(|d| d.chunk == chunk);
        draft.is_some_and(|draft| {
            let frame = self.sentence.context.frames.get(draft.frame);
            frame.role(function).is_some()
        })
    }

    /// Whether the event at a chunk is a protest.
    pub(super) fn is_protest(&self, chunk: usize) -> bool {
        let at = self.drafts.partition_point(|d| d.chunk < chunk);
        let draft = self.drafts.get(at).filter(|d| d.chunk == chunk);
        draft.is_some_and(|draft| draft.kind() == EventType::Protest)
    }

    /// Whether the event at a chunk is one that people come together or travel for.
    pub(super) fn is_gathering(&self, chunk: usize) -> bool {
        let at = self.drafts.partition_point(|d| d.chunk < chunk);
        let draft = self.drafts.get(at).filter(|d| d.chunk == chunk);
        draft.is_some_and(|draft| {
            matches!(
                draft.kind(),
                EventType::Meeting | EventType::Visit | EventType::Protest
            )
        })
    }

    /// Whether the verb at a chunk tells of a journey.
    pub(super) fn is_journey(&self, chunk: usize) -> bool {
        let sentence = self.sentence;
        let token = sentence.chunks[chunk].tokens.start;
        let Some(reading) = sentence.cells[token].reading else {
            return false;
        };
        let frames = sentence.context.frames;
        let forms = sentence.context.lexicon.forms(reading.bare).iter();
        forms
            .filter(|form| form.shape.is_verb())
            .flat_map(|form| frames.of_lemma(form.lemma))
            .any(|&id| matches!(frames.get(id).kind, EventType::Visit))
    }

    /// The dictionary form of a noun, where the lexicon knows it.
    pub(super) fn citation(&self, token: usize) -> &str {
        let reading = self.sentence.cells[token].reading;
        let lexicon = self.sentence.context.lexicon;
        let form = reading.and_then(|r| lexicon.forms(r.bare).first());
        form.map_or(self.folded(token), |form| {
            &lexicon.lemma(form.lemma).citation
        })
    }
}

/// The role of what an event of a kind is about, and what it makes of that.
pub(super) fn matter(kind: EventType) -> Option<(Role, Status)> {
    Some(match kind {
        EventType::Request => (Role::Content, Status::Requested),
        EventType::Warning => (Role::Threat, Status::Possible),
        EventType::Accusation => (Role::Charge, Status::Possible),
        EventType::Rejection => (Role::Proposition, Status::Negated),
        _ => return None,
    })
}
