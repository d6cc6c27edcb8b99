//! [`Surroundings`]: what events are read from.

use jiff::civil::Date;

use crate::entity::{Mention, Reference, Traits};
use crate::lexicon::{Lexicon, Numbers};
use crate::text::AnalyzedText;
use crate::time::Time;

/// What the rooms below have found in a text.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a, 't> {
    pub(crate) text: &'a AnalyzedText<'t>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) numbers: &'a Numbers,
    pub(crate) mentions: &'a [Mention],
    pub(crate) references: &'a [Reference],
    /// Of each entity.
    pub(crate) traits: &'a [Traits],
    pub(crate) times: &'a [Time],
    /// The day on which the text was written, where it is known.
    pub(crate) written: Option<Date>,
}
