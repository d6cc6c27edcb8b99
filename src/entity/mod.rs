//! Who and what a text names: mentions, and the entities behind them.

mod cell;
mod chart;
mod choose;
mod club;
mod coreference;
mod evidence;
mod head;
mod listed_body;
mod mention;
mod name_part;
mod name_shape;
mod organization;
mod person;
mod phrase;
mod place;
mod recognize;
mod reference;
mod role;
mod scene;
mod seat;
mod short_name;
mod single_name;
mod words;

#[cfg(test)]
mod tests;

pub use evidence::Evidence;
pub use mention::{Entity, EntityId, EntityKind, Mention, Why};
pub use recognize::{EntityRecognizer, Recognized};
pub use reference::{Reference, Traits};
