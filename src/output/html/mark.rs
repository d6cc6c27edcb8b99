//! [`Marks`]: what is marked in the text of a page, under ids that the rest of the page links to.

use std::fmt::{self, Display, Formatter};

use rustc_hash::FxHashMap;

use super::label;
use crate::Span;
use crate::document::Document;
use crate::entity::EntityId;
use crate::event::{Argument, Role};

/// What is marked. Of equal phrases the first kind stands outside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum What {
    Quotation(usize),
    /// An argument that is nothing else.
    Phrase(usize),
    Mention(usize),
    Time(usize),
    Reference(usize),
    Trigger(usize),
}

/// The id of a mark in its page.
impl Display for What {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quotation(at) => write!(f, "q{at}"),
            Self::Phrase(at) => write!(f, "p{at}"),
            Self::Mention(at) => write!(f, "m{at}"),
            Self::Time(at) => write!(f, "t{at}"),
            Self::Reference(at) => write!(f, "r{at}"),
            Self::Trigger(at) => write!(f, "x{at}"),
        }
    }
}

/// A part that a mention or phrase plays in an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) role: &'static str,
    pub(super) event: usize,
    /// Whether it runs through a clause.
    is_matter: bool,
}

/// The most offices and parts that a note tells.
const MOST: usize = 5;

/// All marks of a document.
pub(super) struct Marks {
    marks: Vec<(Span, What)>,
    /// The mark that a link to a phrase leads to.
    of_phrase: FxHashMap<Span, What>,
    parts: FxHashMap<Span, Vec<Part>>,
    /// The mentions of each entity.
    mentions: Vec<Vec<usize>>,
}

impl Marks {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut marks = Self {
            marks: Vec::new(),
            of_phrase: FxHashMap::default(),
            parts: FxHashMap::default(),
            mentions: vec![Vec::new(); document.entities().len()],
        };
        for (at, mention) in document.mentions().iter().enumerate() {
            marks.add(mention.span, What::Mention(at));
            if let Some(entity) = mention.entity {
                marks.mentions[entity.index()].push(at);
            }
        }
        for (at, time) in document.times().iter().enumerate() {
            marks.add(time.span, What::Time(at));
        }
        for (at, reference) in document.references().iter().enumerate() {
            marks.add(reference.span, What::Reference(at));
        }
        for (at, event) in document.events().iter().enumerate() {
            marks.add(event.trigger, What::Trigger(at));
        }
        for (at, quotation) in document.quotations().iter().enumerate() {
            marks.add(quotation.span, What::Quotation(at));
        }
        let mut phrases = 0;
        for (event, told) in document.events().iter().enumerate() {
            let matter = |name| Role::from_name(name).is_some_and(Role::is_matter);
            for (role, argument) in told.arguments() {
                let Some(span) = argument.span else {
                    continue;
                };
                if !marks.of_phrase.contains_key(&span) {
                    marks.add(span, What::Phrase(phrases));
                    phrases += 1;
                }
                marks.parts.entry(span).or_default().push(Part {
                    role,
                    event,
                    is_matter: matter(role),
                });
            }
        }
        marks
    }

    fn add(&mut self, span: Span, what: What) {
        if !span.is_empty() {
            self.marks.push((span, what));
            self.of_phrase.entry(span).or_insert(what);
        }
    }

    pub(super) fn all(&self) -> &[(Span, What)] {
        &self.marks
    }

    /// The mentions of an entity, in order.
    pub(super) fn mentions_of(&self, entity: EntityId) -> &[usize] {
        self.mentions.get(entity.index()).map_or(&[], Vec::as_slice)
    }

    /// Where a link to an argument leads: to its phrase, else to the first mention of its entity.
    pub(super) fn target(&self, argument: &Argument) -> Option<What> {
        match argument.span {
            Some(span) => self.of_phrase.get(&span).copied(),
            None => {
                let mentions = self.mentions_of(*argument.entities.first()?);
                mentions.first().map(|&first| What::Mention(first))
            }
        }
    }

    /// What is told of a mark where a pointer rests on it, a line each; empty for what needs none.
    pub(super) fn note(&self, document: &Document<'_>, span: Span, what: What) -> String {
        let mut note = String::new();
        let mut line = |line: String| {
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(&line);
        };
        match what {
            What::Quotation(_) | What::Phrase(_) => {}
            What::Mention(at) => {
                let mention = &document.mentions()[at];
                let (kind, class) = (label::entity_kind(mention.kind), label::class(mention.kind));
                line(format!("{kind} · {class} · {what}"));
                if let Some(id) = mention.entity {
                    let entity = document.entity(id);
                    line(format!("{} = e{}", entity.name, id.0));
                    if let Some(id) = &entity.gazetteer_id {
                        line(format!("id: {id}"));
                    }
                    for role in entity.roles.iter().take(MOST) {
                        line(format!("المنصب: {role}"));
                    }
                }
                line(format!("الثقة: {:.2}", mention.confidence));
                line(format!("why: {}", mention.why));
                let evidence: Vec<&str> = mention.evidence.names().collect();
                if !evidence.is_empty() {
                    line(format!("evidence: {}", evidence.join(", ")));
                }
            }
            What::Time(at) => {
                let time = &document.times()[at];
                line(format!("زمان · time · {what}"));
                line(format!("value: {}", time.value.as_deref().unwrap_or("–")));
                if let Some(date) = time.date() {
                    line(label::day(date));
                }
                if let Some(modifier) = time.modifier {
                    line(format!("mod: {modifier:?}"));
                }
            }
            What::Reference(at) => {
                let reference = &document.references()[at];
                line(format!("إحالة · reference · {what}"));
                for &id in &reference.entities {
                    line(format!("{} = e{}", document.entity(id).name, id.0));
                }
                line(format!("why: {}", reference.why));
            }
            What::Trigger(at) => {
                let event = &document.events()[at];
                let kind = event.event_type();
                line(format!(
                    "{} · {} · #{at}",
                    label::event_type(kind),
                    kind.name()
                ));
                if let Some((name, factuality)) = label::factuality(event.factuality) {
                    line(format!("{factuality} · {name}"));
                }
                line(format!("الثقة: {:.2}", event.confidence));
                line(format!("why: {}", event.why));
            }
        }
        let parts = self.parts.get(&span).map_or(&[][..], Vec::as_slice);
        let in_few_words = |part: &&Part| !(part.is_matter && matches!(what, What::Phrase(_)));
        if !matches!(what, What::Trigger(_) | What::Quotation(_)) {
            for part in parts.iter().filter(in_few_words).take(MOST) {
                let event = document.events()[part.event].event_type();
                line(format!(
                    "{} ({}) في {} · #{}",
                    label::role(part.role),
                    part.role,
                    label::event_type(event),
                    part.event
                ));
            }
        }
        note
    }
}
