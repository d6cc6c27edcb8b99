//! Who and what a text names: mentions, and the entities behind them.

mod chart;
mod choose;
mod coreference;
mod mention;
mod organization;
mod person;
mod phrase;
mod place;
mod recognize;
mod role;
mod scene;
mod words;

#[cfg(test)]
mod tests;

pub use mention::{Entity, EntityId, EntityKind, Mention, Why};
pub use recognize::{EntityRecognizer, Recognized};
