//! Who and what a text names: mentions, and the entities behind them.

mod assembly;
mod cell;
mod chart;
mod choose;
mod clitic;
mod club;
mod coreference;
mod evidence;
mod head;
mod item;
mod kind;
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

pub use assembly::Recognized;
pub use evidence::Evidence;
pub use kind::{EntityId, EntityKind, Why};
pub use mention::{Entity, Mention, Reference, Traits};
pub use recognize::EntityRecognizer;
