//! [`Argument`]: who or what fills a role of an event.

use std::num::NonZeroU32;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::Span;
use crate::document::Document;
use crate::entity::EntityIds;

/// Who or what fills a role: a phrase of the text with the entities that it names, or entities
/// alone where the text leaves them understood.
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Argument {
    /// The phrase, in bytes of the input; `None` where the argument is only understood.
    pub span: Option<Span>,
    /// The entities that it names; `الجانبان` names two, `مسلحون` none.
    pub entities: EntityIds,
    /// For a time, one more than its position in the document's times.
    time: Option<NonZeroU32>,
}

impl Argument {
    /// The argument's phrase in the text; `None` where it is only understood.
    #[must_use]
    pub fn text<'a>(&self, document: &'a Document<'_>) -> Option<&'a str> {
        self.span.map(|span| span.slice(document.text()))
    }

    /// How a reader would call it: the name of its first entity, else its phrase.
    #[must_use]
    pub fn name<'a>(&self, document: &'a Document<'_>) -> &'a str {
        match self.entities.first() {
            Some(&id) => &document.entity(id).name,
            None => self.text(document).unwrap_or(""),
        }
    }

    /// For a time, its position in [`Document::times`].
    #[must_use]
    pub fn time(&self) -> Option<usize> {
        self.time.map(|one_more| one_more.get() as usize - 1)
    }

    /// A time of the document, by its position.
    pub(crate) fn of_time(span: Span, position: usize) -> Self {
        Self {
            span: Some(span),
            entities: EntityIds::default(),
            time: NonZeroU32::new(position as u32 + 1),
        }
    }

    /// Takes away the reference to a time of the document.
    pub(crate) fn forget_time(&mut self) {
        self.time = None;
    }

    pub(crate) fn phrase(span: Span, entities: impl Into<EntityIds>) -> Self {
        Self {
            span: Some(span),
            entities: entities.into(),
            time: None,
        }
    }

    pub(crate) fn understood(entities: impl Into<EntityIds>) -> Self {
        Self {
            span: None,
            entities: entities.into(),
            time: None,
        }
    }
}

/// Serializes without the phrase's text; [`Document`] adds it.
impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(span) = self.span {
            map.serialize_entry("start", &span.start())?;
            map.serialize_entry("end", &span.end())?;
        }
        map.serialize_entry("entities", &self.entities)?;
        if let Some(time) = self.time() {
            map.serialize_entry("time", &time)?;
        }
        map.end()
    }
}
