//! Who and what a text names: mentions, and the entities behind them.

mod mention;

pub use mention::{Entity, EntityId, EntityKind, Mention, Why};
