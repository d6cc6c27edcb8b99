//! How a document is written out.

mod brat;
mod conll;
mod flat;
mod json;
mod offset;
mod spacy;
mod text;

pub use brat::Brat;
pub use conll::Conll;
pub use spacy::Spacy;
pub use text::TextTable;
