//! Time expressions: dates, days, durations and clock times, with their TIMEX3 values.
//!
//! ```
//! use khabar::lexicon::Numbers;
//! use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
//! use khabar::time::TimeFinder;
//!
//! let mut vocabulary = Vocabulary::default();
//! let numbers = Numbers::new(&mut vocabulary);
//! let finder = TimeFinder::new(&mut vocabulary);
//!
//! let text = "وصل الوفد مساء الثلاثاء بعد رحلة استمرت ثلاثة أيام";
//! let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
//! let times = finder.find(&analyzed, &numbers, Some(jiff::civil::date(2021, 2, 24)));
//! assert_eq!(times[0].span.slice(text), "مساء الثلاثاء");
//! assert_eq!(times[0].value.as_deref(), Some("2021-02-23TEV"));
//! assert_eq!(times[1].value.as_deref(), Some("P3D"));
//! ```

mod calendar;
mod clock;
mod date;
mod day;
mod duration;
mod grammar;
mod period;
mod value;
mod words;

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use crate::Span;
use crate::lexicon::Numbers;
use crate::text::{AnalyzedText, Vocabulary};
use words::Words;

/// A time expression of a text.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Time {
    /// Where it stands, in bytes of the input; proclitics are outside.
    #[serde(flatten)]
    pub span: Span,
    /// The value by TIMEX3 (`2021-02-23TEV`, `2015-W30`, `P3D`); `None` where it cannot be
    /// computed (`قبل أيام`, or no date of the document is known).
    pub value: Option<String>,
    /// What the expression says beside its value (`بداية`, `نحو`).
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// The tokens that it covers (the first one perhaps without its proclitics).
    #[serde(skip)]
    pub(crate) tokens: Range<usize>,
    #[serde(skip)]
    day: Option<Date>,
}

impl Time {
    /// The day that the expression names or lies in; `None` for what is longer than a day, has
    /// no place in the calendar, or is not known.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.day
    }
}

/// What an expression says beside its value; the `mod` of TIMEX3.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum Modifier {
    /// About that much (`نحو شهر`).
    Approx,
    /// More than that (`أكثر من عام`).
    MoreThan,
    /// Less than that (`أقل من ساعة`).
    LessThan,
    /// The beginning of it (`بداية العام`).
    Start,
    /// The middle of it (`منتصف مارس`).
    Mid,
    /// The end of it (`أواخر يوليو`).
    End,
}

/// Finds time expressions.
#[derive(Clone, Debug)]
pub struct TimeFinder {
    words: Words,
}

impl TimeFinder {
    /// Makes the words of time expressions known to a vocabulary.
    #[must_use]
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        Self {
            words: Words::load(vocabulary),
        }
    }

    /// The time expressions of a text, in order and without overlap. `date` is the day on which
    /// the text was published: what is relative to it has no value without it.
    ///
    /// Linear in the text.
    #[must_use]
    pub fn find(
        &self,
        text: &AnalyzedText<'_>,
        numbers: &Numbers,
        date: Option<Date>,
    ) -> Vec<Time> {
        grammar::find(&self.words, text, numbers, date)
    }
}
