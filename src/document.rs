//! [`Document`]: everything that one text says, and queries over it.

mod incident;
mod tuple;

use jiff::civil::Date;

use crate::Span;
use crate::entity::{Entity, EntityId, EntityKind, Mention, Reference};
use crate::event::{Event, EventType, Quotation};
use crate::time::Time;
pub use incident::{Incident, Toll};
pub use tuple::{Actor, EventTuple};

/// What a text says: mentions, entities, times, events, quotations.
///
/// Borrows the text. Serialized with `serde` it stands alone, in the JSON contract that the
/// README shows: offsets are bytes of the text, ids and indices are positions in the arrays.
#[derive(Clone, PartialEq, Debug)]
pub struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) id: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) sentences: Vec<Span>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) references: Vec<Reference>,
    pub(crate) times: Vec<Time>,
    pub(crate) events: Vec<Event>,
    pub(crate) quotations: Vec<Quotation>,
}

impl<'t> Document<'t> {
    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The id that [`Options::id`](crate::Options::id) gave it.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The day on which it was written, as [`Options::date`](crate::Options::date) told.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// The sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// All mentions by their start, the longest first; nested ones are there too.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// All entities, in the order of their first mention.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// One entity.
    ///
    /// # Panics
    ///
    /// When the id is from another document and this one has fewer entities.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// The mentions of one entity, in order.
    pub fn mentions_of(&self, id: EntityId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.entity == Some(id))
    }

    /// The entities of one kind.
    pub fn entities_of_kind(&self, kind: EntityKind) -> impl Iterator<Item = &Entity> {
        self.entities.iter().filter(move |e| e.kind == kind)
    }

    /// The definite nouns that refer back to entities without naming them, in order. They are no
    /// mentions: `التنظيم` alone names nobody.
    ///
    /// ```
    /// use khabar::Extractor;
    ///
    /// let document = Extractor::new().extract("زار الوفد مدينة البصرة. وتقع المدينة قرب الخليج.");
    /// let reference = &document.references()[0];
    /// assert_eq!(reference.span.slice(document.text()), "المدينة");
    /// assert_eq!(document.entity(reference.entities[0]).name, "البصرة");
    /// ```
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// All times, in order.
    #[must_use]
    pub fn times(&self) -> &[Time] {
        &self.times
    }

    /// All events, by their triggers' order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The events of one kind.
    pub fn events_of_type(&self, kind: EventType) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |e| e.event_type() == kind)
    }

    /// What is said and by whom, in order: direct quotations and the contents of statements.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }
}
