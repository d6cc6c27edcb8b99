//! Who and what a text names: mentions, and the entities behind them.
//!
//! A mention comes about in one of two ways, which its [`Why`] tells: a gazetteer entry has the name
//! (`gazetteer:place/mosul`), or a rule composed it of words that announce a name (`rule:organization/noun`:
//! a head such as `وزارة` and its complement; `rule:person/title`: a title and what follows it). Where several claim the same words,
//! the better supported one stays; what lies wholly inside another name is kept as a nested mention.
//!
//! Then mentions are led to entities: a surname or a short form to the full name before it, an office to its holder, the adjective
//! of a country to the country. Definite nouns that name nobody (`المدينة`, `الجانبان`) are [`Reference`]s to
//! what was named before.
//!
//! [`EntityRecognizer`] is this room alone, for those who bring their own analysed text and matches;
//! all others use [`Extractor`](crate::Extractor).

mod assembly;
mod cell;
mod chart;
mod choose;
mod clitic;
mod club;
mod coreference;
mod entry_memory;
mod evidence;
mod head;
mod ids;
mod item;
mod kind;
mod known_match;
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
mod token_sets;
mod word_facts;
mod words;

#[cfg(test)]
mod tests;

pub use assembly::Recognized;
pub use evidence::Evidence;
pub use ids::EntityIds;
pub use kind::{EntityId, EntityKind, Why};
pub use mention::{Entity, Mention, Reference, Traits};
pub(crate) use recognize::EntityMemory;
pub use recognize::EntityRecognizer;
