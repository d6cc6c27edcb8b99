//! Reads Arabic news and returns people, places, organizations, times and typed events.
#![forbid(unsafe_code)]

#[cfg(feature = "parallel")]
mod batch;
mod compiled;
mod document;
pub mod entity;
pub mod event;
mod extractor;
pub mod gazetteer;
pub mod lexicon;
mod output;
mod span;
mod store;
pub mod text;
pub mod time;

pub use document::{Actor, Document, EventTuple, Incident, Toll};
pub use entity::{Entity, EntityId, EntityKind, Evidence, Mention, Reference, Why};
pub use event::{Argument, Event, EventKind, EventType, Factuality, PloverCode, Quotation, Role};
pub use extractor::{BuildError, Extractor, ExtractorBuilder, Options};
pub use output::{
    Brat, Conll, Html, HtmlEntry, HtmlIndex, Spacy, StyledTable, TableStyle, TextTable,
};
pub use span::Span;
pub use store::CompiledError;
pub use text::Normalizer;
pub use time::Time;

/// The code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
