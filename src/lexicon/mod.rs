//! stub
#![allow(missing_docs)]
mod class;
mod form;
pub mod number;
pub use class::WordClasses;
pub use form::*;
pub use number::{NumberPhrase, Numbers};
use crate::text::{Vocabulary, WordId};
#[derive(Debug, Default)]
pub struct Lexicon {}
impl Lexicon {
    pub fn classes(&self, _: WordId) -> WordClasses { WordClasses::NONE }
    pub fn forms(&self, _: WordId) -> &[WordForm] { &[] }
    pub fn classes_written(&self, _: WordId, _: &str) -> WordClasses { WordClasses::NONE }
}
#[derive(Clone, Copy, Debug, Default)]
pub struct VerbParts<'a> { pub perfect: &'a str, pub imperfect: &'a str, pub masdars: &'a [&'a str], pub intransitive: bool }
impl<'a> VerbParts<'a> { pub const fn new(perfect: &'a str, imperfect: &'a str) -> Self { Self { perfect, imperfect, masdars: &[], intransitive: false } } }
pub struct LexiconBuilder<'v> { v: &'v mut Vocabulary }
impl<'v> LexiconBuilder<'v> {
    pub fn builtin(v: &'v mut Vocabulary) -> Self { Self { v } }
    pub fn vocabulary(&mut self) -> &mut Vocabulary { self.v }
    pub fn add_verb(&mut self, _: &VerbParts<'_>) -> LemmaId { LemmaId(0) }
    pub fn add_noun(&mut self, _: &str, _: &[&str]) -> LemmaId { LemmaId(0) }
    pub fn build(self) -> Lexicon { Lexicon {} }
}
