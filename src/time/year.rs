//! Years: in figures and words, with their era, behind a month or alone.

use super::calendar::Direction;
use super::grammar::{Parser, Phrase};
use super::hijri;
use super::value::{Unit, Value};
use super::words::{Class, Count};
use crate::text::{Punctuation, TokenKind};

const YEAR_UNIT: Class = Class::Unit(Unit::Year, Count::Singular);

/// The year that a month stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum YearOf {
    /// Stated.
    Stated(Year),
    /// The last, this or the coming one that the month names (`مايو الماضي`).
    Nearest(Direction),
    /// So many years from the document's (`من العام الماضي`).
    Shifted(i16),
    /// Not told.
    Open,
}

/// A year in figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Year {
    pub(super) number: i16,
    pub(super) hijri: bool,
}

impl Year {
    pub(super) fn value(self) -> Option<Value> {
        if self.hijri {
            hijri::year(self.number)
        } else {
            Some(Value::Year(self.number))
        }
    }
}

/// What a year is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Era {
    Christ,
    BeforeChrist,
    Hijra,
}

impl Parser<'_, '_> {
    /// What tells the year behind a month.
    pub(super) fn year_of(&self, at: usize) -> (YearOf, usize) {
        if let Class::Relation(direction) = self.plain(at) {
            // رمضان المقبل 1436هـ
            return match self.year_digits(at + 1) {
                Some((year, end)) => (YearOf::Stated(year), end),
                None => (YearOf::Nearest(direction), at + 1),
            };
        }
        let from = at + usize::from(self.plain(at) == Class::Of);
        match self.plain(from) {
            YEAR_UNIT => {
                if let Some((year, end)) = self.year_behind_unit(from) {
                    return (YearOf::Stated(year), end);
                }
                if self.has_article(from)
                    && let Class::Relation(direction) = self.plain(from + 1)
                {
                    return (YearOf::Shifted(shift_of(direction)), from + 2);
                }
            }
            Class::This if self.plain(from + 1) == YEAR_UNIT && self.has_article(from + 1) => {
                return (YearOf::Shifted(0), from + 2);
            }
            _ => {
                if let Some((year, end)) = self.year_digits(from) {
                    return (YearOf::Stated(year), end);
                }
            }
        }
        (YearOf::Open, at)
    }

    /// Four digits, perhaps with an era: `2015م`, `1436هـ`.
    pub(super) fn year_digits(&self, at: usize) -> Option<(Year, usize)> {
        if !self.is_number(at) || self.folded(at).len() != 4 {
            return None;
        }
        let number: i16 = self.folded(at).parse().ok()?;
        if !(1000..=2999).contains(&number) {
            return None;
        }
        let (era, end) = self.era(at + 1);
        let hijri = match era {
            Some(Era::BeforeChrist) => return None,
            Some(era) => era == Era::Hijra,
            None => is_hijri(number),
        };
        Some((Year { number, hijri }, end))
    }

    /// The year behind `عام`: in figures, also of three digits, or in words (`ألفين وعشرين`).
    pub(super) fn year_behind_unit(&self, unit: usize) -> Option<(Year, usize)> {
        let at = unit + 1;
        if let Some(year) = self.year_digits(at) {
            return Some(year);
        }
        let has_era = self.era(at + 1).0.is_some();
        let figures = self.is_number(at) && (has_era || matches!(self.folded(at).len(), 3 | 4));
        let (number, end) = if figures {
            (self.folded(at).parse().ok()?, at + 1)
        } else if self.class(unit) == YEAR_UNIT && self.is_thousand(at) {
            let number = self.numbers.read(self.text, at)?;
            let whole = number.whole().filter(|year| (1000..=2999).contains(year))?;
            (i16::try_from(whole).ok()?, number.tokens.end)
        } else {
            return None;
        };
        let (era, end) = self.era(end);
        let hijri = era == Some(Era::Hijra) || era.is_none() && is_hijri(number);
        let known = number > 0 && era != Some(Era::BeforeChrist);
        known.then_some((Year { number, hijri }, end))
    }

    fn is_thousand(&self, at: usize) -> bool {
        matches!(self.folded(at), "الف" | "الفين" | "الفان")
    }

    /// The era that follows a year, and the token after it.
    pub(super) fn era(&self, at: usize) -> (Option<Era>, usize) {
        match self.folded(at) {
            "ه" | "هجري" | "هجريه" | "للهجره" => (Some(Era::Hijra), at + 1),
            // م2 are square metres.
            "م" if self.is_number(at + 1) && !self.text.tokens()[at + 1].space_before => {
                (None, at)
            }
            "م" | "ميلادي" | "ميلاديه" | "للميلاد" => {
                (Some(Era::Christ), at + 1)
            }
            "قبل" if self.folded(at + 1) == "الميلاد" => {
                (Some(Era::BeforeChrist), at + 2)
            }
            "ق" => {
                let next = at + 1 + usize::from(self.mark(at + 1) == Some(Punctuation::Period));
                match self.folded(next) {
                    "م" => (Some(Era::BeforeChrist), next + 1),
                    _ => (None, at),
                }
            }
            _ => (None, at),
        }
    }

    /// A year that stands alone behind a preposition: `منذ 2012`, `نهاية 2013`; or with its era.
    pub(super) fn bare_year(&self, at: usize) -> Option<Phrase> {
        if let Some(seasons) = self.year_range(at) {
            return Some(seasons);
        }
        let (year, end) = self.year_digits(at)?;
        let has_era = end > at + 1;
        let follows = matches!(
            self.class_before(at),
            Class::Since
                | Class::Until
                | Class::In
                | Class::During
                | Class::Before
                | Class::After
                | Class::Edge(_)
        ) || self.pairs_with_year(at, end);
        let likely = (1900..=2100).contains(&year.number)
            && follows
            && !self.counts_something(end, year.number);
        // 1000 م are metres oftener than a year.
        let told = has_era && (year.hijri || (1500..=2100).contains(&year.number));
        (told || likely).then(|| Phrase::new(at, end, year.value()))
    }

    /// `2019/2020`, `2009-2014`.
    pub(super) fn year_range(&self, at: usize) -> Option<Phrase> {
        let joined = matches!(
            self.mark(at + 1),
            Some(Punctuation::Slash | Punctuation::Dash)
        );
        let goes_on = at > 0
            && self.text.tokens()[at - 1]
                .punctuation()
                .is_some_and(is_joint)
            || self.mark(at + 3).is_some_and(is_joint);
        if !joined || goes_on || self.folded(at).len() != 4 || self.folded(at + 2).len() != 4 {
            return None;
        }
        let (first, _) = self.year_digits(at)?;
        let (last, end) = self.year_digits(at + 2)?;
        if first.number >= last.number {
            return None;
        }
        // 1436/1437هـ
        if last.hijri && is_hijri(first.number) {
            let days = |year: i16| hijri::year(year)?.days();
            let both = days(first.number).zip(days(last.number));
            let value = both.map(|(first, last)| Value::Days(first.0, last.1));
            return Some(Phrase::new(at, end, value));
        }
        let likely = (1900..=2100).contains(&first.number) && last.number <= 2100;
        likely.then(|| Phrase::new(at, end, Some(Value::Years(first.number, last.number))))
    }

    /// Whether the number is one of two years: `2013 و2014`, `من 2007 إلى 2009`.
    fn pairs_with_year(&self, at: usize, end: usize) -> bool {
        let is_year = |at: usize| {
            self.year_digits(at)
                .is_some_and(|(year, _)| (1900..=2100).contains(&year.number))
        };
        let joins = |at: usize| {
            self.folded(at) == "و" || matches!(self.plain(at), Class::To | Class::Until)
        };
        let second =
            at >= 2 && self.class_before(at - 1) == Class::None && joins(at - 1) && is_year(at - 2);
        let first =
            self.class_before(at) == Class::Of && self.plain(end) == Class::To && is_year(end + 1);
        second || first
    }

    /// Whether what follows a number is rather what it counts.
    fn counts_something(&self, next: usize, number: i16) -> bool {
        if matches!(self.class(next), Class::Unit(..))
            || self.mark(next) == Some(Punctuation::Percent)
        {
            return true;
        }
        let is_word = next < self.end && self.text.tokens()[next].kind == TokenKind::Word;
        is_word && number % 100 == 0 && self.class(next) == Class::None && self.nothing_joined(next)
    }
}

fn is_joint(mark: Punctuation) -> bool {
    matches!(mark, Punctuation::Slash | Punctuation::Dash)
}

/// Years that news writes of the Hijra when it names no era.
pub(super) fn is_hijri(year: i16) -> bool {
    (1340..=1480).contains(&year)
}

pub(super) fn shift_of(direction: Direction) -> i16 {
    match direction {
        Direction::Past => -1,
        Direction::Current => 0,
        Direction::Future => 1,
    }
}
