//! How a document is written out.

mod brat;
mod conll;
mod flat;
mod html;
mod json;
mod offset;
mod spacy;
mod style;
mod text;

pub use brat::Brat;
pub use conll::Conll;
pub use html::{Html, HtmlEntry, HtmlIndex};
pub use spacy::Spacy;
pub use style::TableStyle;
pub use text::{StyledTable, TextTable};
