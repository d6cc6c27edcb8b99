//! How a document is written out.

mod json;
mod text;

pub use text::TextTable;
