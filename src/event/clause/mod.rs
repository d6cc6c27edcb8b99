//! The shallow clause parser: what the words of a sentence are to each other, as far as events
//! need it.
//!
//! A sentence becomes [cells](cell) (what each token is), the cells become [chunks](chunk) (noun
//! phrases with their preposition, verbs, particles, marks), and a [clause](scan) gathers the chunks
//! that belong to one verb or one verbal noun.

mod adjective;
pub(crate) mod agreement;
mod aside;
mod behind;
mod boundary;
pub(crate) mod cell;
pub(crate) mod cells;
pub(crate) mod chunk;
pub(crate) mod content;
pub(crate) mod domain;
mod extent;
mod function_word;
mod group;
pub(crate) mod inventory;
mod matter;
mod noun_clause;
mod people;
pub(crate) mod phrase;
pub(crate) mod preposition;
pub(crate) mod scan;
mod start;
pub(crate) mod stem;
mod subject;
mod title;
pub(crate) mod verbal;
pub(crate) mod word;
pub(crate) mod word_facts;
