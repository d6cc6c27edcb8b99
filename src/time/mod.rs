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

mod behind_number;
mod calendar;
mod clock;
mod date;
mod day;
mod duration;
mod feast;
mod grammar;
mod hijri;
mod length;
mod period;
mod set;
mod value;
mod words;
mod year;

use std::ops::{Range, RangeInclusive};

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::Span;
use crate::lexicon::Numbers;
use crate::text::{AnalyzedText, Vocabulary};
use value::{Value, Zone};
pub(crate) use words::TimeMemory;
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
    meaning: Option<Value>,
    #[serde(skip)]
    repeats: bool,
}

impl Time {
    /// The day that the expression names or lies in; `None` for what is longer than a day, has
    /// no place in the calendar, or is not known.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.placed()?.day()
    }

    /// The day and the time of the clock that the expression names, by the clock of its
    /// [`zone`](Time::zone).
    #[must_use]
    pub fn date_time(&self) -> Option<DateTime> {
        self.placed()?.date_time()
    }

    /// The first and the last day of what the expression names: of a day both are that day, of
    /// `مايو 2015` they are its first and thirty-first. `None` for lengths of time and for what
    /// has no place in the calendar.
    #[must_use]
    pub fn interval(&self) -> Option<RangeInclusive<Date>> {
        let (first, last) = self.placed()?.days()?;
        Some(first..=last)
    }

    /// The length of time that the expression names (`ثلاثة أيام`), or after which what it names
    /// returns (`كل أسبوعين`). `None` for dates, and for lengths without a whole number.
    #[must_use]
    pub fn duration(&self) -> Option<jiff::Span> {
        match self.meaning? {
            Value::Duration(length) => length.span(),
            _ => None,
        }
    }

    /// Whether the expression names a length of time, in whole numbers or not (`عدة أيام`).
    pub(crate) fn is_length(&self) -> bool {
        matches!(self.meaning, Some(Value::Duration(_) | Value::Some(_)))
    }

    /// The zone whose clock the expression names, as the time zone database calls it (`UTC`,
    /// `Asia/Baghdad`). `None` where none is named.
    #[must_use]
    pub fn zone(&self) -> Option<&'static str> {
        match self.meaning?.clock()?.zone {
            Zone::Local => None,
            Zone::Utc => Some("UTC"),
            Zone::Named(name) => Some(name),
        }
    }

    /// Whether it comes again and again: `كل جمعة`, `يوميا`.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.repeats
    }

    fn placed(&self) -> Option<Value> {
        self.meaning.filter(|_| !self.repeats)
    }
}

/// The times without those that lie inside a longer name: the family of `سالم الخميس` is no day.
/// Both are in the order of the text; names may be nested.
#[must_use]
pub fn outside_names(mut times: Vec<Time>, names: impl IntoIterator<Item = Span>) -> Vec<Time> {
    let mut names = names.into_iter().peekable();
    let mut longest = Span::new(0, 0);
    times.retain(|time| {
        while let Some(name) = names.next_if(|name| name.start() <= time.span.start()) {
            if name.end() > longest.end() {
                longest = name;
            }
        }
        let inside = longest.start() <= time.span.start() && time.span.end() <= longest.end();
        !inside || longest == time.span
    });
    times
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
    /// That or more (`ما لا يقل عن ساعة`).
    EqualOrMore,
    /// That or less (`لا يتجاوز ساعة`).
    EqualOrLess,
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
        self.find_remembering(text, numbers, date, &mut TimeMemory::default())
    }

    /// [`TimeFinder::find`] for one of many texts: what `memory` has from earlier ones that this finder read with the same
    /// numbers is not found out again.
    pub(crate) fn find_remembering(
        &self,
        text: &AnalyzedText<'_>,
        numbers: &Numbers,
        date: Option<Date>,
        memory: &mut TimeMemory,
    ) -> Vec<Time> {
        grammar::find(&self.words, text, numbers, date, memory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Normalizer, WordMemory};

    #[test]
    fn what_is_remembered_changes_nothing() {
        let mut vocabulary = Vocabulary::default();
        let numbers = Numbers::new(&mut vocabulary);
        let finder = TimeFinder::new(&mut vocabulary);
        let (mut words, mut memory) = (WordMemory::default(), TimeMemory::default());
        let normalizer = Normalizer::default();
        for text in [
            "وصل أول أيام العيد ومساء الثلاثاء",
            "غادر مساء 3 مارس بعد ثلاثة أيام",
        ]
        .repeat(2)
        {
            let analyzed = AnalyzedText::remembering(text, &normalizer, &vocabulary, &mut words);
            let found = finder.find_remembering(&analyzed, &numbers, None, &mut memory);
            assert_eq!(found, finder.find(&analyzed, &numbers, None));
            assert!(!found.is_empty());
        }
    }
}
