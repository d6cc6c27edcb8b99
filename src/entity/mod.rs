//! Who and what a text names: mentions, and the entities behind them.

mod cell;
mod chart;
mod choose;
mod coreference;
mod head;
mod mention;
mod name_part;
mod organization;
mod person;
mod phrase;
mod place;
mod recognize;
mod reference;
mod role;
mod scene;
mod short_name;
mod words;

#[cfg(test)]
mod tests;

pub use mention::{Entity, EntityId, EntityKind, Mention, Why};
pub use recognize::{EntityRecognizer, Recognized};
pub use reference::Reference;
