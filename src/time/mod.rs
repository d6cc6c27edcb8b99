//! stub
#![allow(missing_docs)]
use std::ops::Range;
use jiff::civil::Date;
use crate::{Span, lexicon::Numbers, text::{AnalyzedText, Vocabulary}};
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
pub enum Modifier { Approximate }
#[derive(Clone, PartialEq, Debug)]
pub struct Time { pub span: Span, pub value: Option<String>, pub modifier: Option<Modifier>, pub(crate) tokens: Range<usize> }
pub struct TimeFinder {}
impl TimeFinder {
    pub fn new(_: &mut Vocabulary) -> Self { Self {} }
    pub fn find(&self, _: &AnalyzedText<'_>, _: &Numbers, _: Option<Date>) -> Vec<Time> { Vec::new() }
}
