//! The lowest room: folding with exact offsets, tokens, sentences, quotations and clitics.
//!
//! Nothing here knows a name or a meaning. The rooms above read an [`AnalyzedText`].

mod analysis;
mod char_class;
pub mod clitic;
mod form_memory;
mod form_table;
mod id_map;
mod memory;
pub mod normalize;
mod phrase_map;
mod quotation;
mod reading;
mod sentence;
mod token;
mod vocabulary;
mod word_list;
mod word_set;

pub use analysis::AnalyzedText;
pub use clitic::{Enclitic, Proclitics};
pub(crate) use form_memory::{FormMemory, FormSet};
pub(crate) use id_map::IdMap;
pub use memory::WordMemory;
pub use normalize::{Normalized, Normalizer, NormalizerBuilder};
pub(crate) use phrase_map::{Phrase, PhraseMap};
pub use quotation::QuotedRange;
pub(crate) use reading::Placeless;
pub use reading::{Reading, Readings};
pub use sentence::Sentence;
pub use token::{Punctuation, Token, TokenKind};
pub use vocabulary::{Vocabulary, WordId};
pub(crate) use word_list::WordList;
pub(crate) use word_set::{WordMap, WordSet};
