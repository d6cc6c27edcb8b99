//! Dates in figures and with month names, in all month systems, and years.

use jiff::civil::Date;

use super::calendar::{self, Direction};
use super::grammar::{Parser, Phrase};
use super::value::{Unit, Value};
use super::words::{Class, Count, Month};
use crate::text::{Punctuation, TokenKind};

const MONTH_UNIT: Class = Class::Unit(Unit::Month, Count::Singular);
const YEAR_UNIT: Class = Class::Unit(Unit::Year, Count::Singular);

/// The year that a month stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum YearOf {
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
        (!self.hijri).then_some(Value::Year(self.number))
    }
}

/// A month's name, with the names of other systems that repeat it.
struct MonthName {
    month: Month,
    end: usize,
    /// Whether it is repeated: `آب/أغسطس`.
    repeated: bool,
}

impl Parser<'_, '_> {
    /// `28 يناير`, `السابع والعشرين من مايو الماضي`, `30 أو 31 يوليو (تموز)`.
    pub(super) fn dated(&self, at: usize) -> Option<Phrase> {
        let phrase = self.day_of_month(at)?;
        let ordinal = self.numbers.read_ordinal(self.text, at);
        Some(Phrase {
            start_byte: ordinal.map(|ordinal| ordinal.span.start),
            ..phrase
        })
    }

    fn day_of_month(&self, at: usize) -> Option<Phrase> {
        let (day, end) = self.day_number(at)?;
        let of = self.plain(end) == Class::Of;
        let mut next = end + usize::from(of);
        if of && let Some((months, end)) = self.month_by_place(next) {
            let value = self.reference.and_then(|reference| {
                match calendar::shifted(reference, i32::from(months), Unit::Month)? {
                    Value::Month(year, month) => Date::new(year, month, day).ok().map(Value::Day),
                    _ => None,
                }
            });
            return Some(Phrase::new(at, end, value));
        }
        if self.plain(next) == MONTH_UNIT && !self.has_article(next) {
            next += 1;
        }
        if !self.nothing_joined(next) {
            return None;
        }
        let name = self.month_name(next)?;
        let (year, end) = self.year_of(name.end);
        if year == YearOf::Open && self.class_before(at) == Class::NamedByDate {
            return None;
        }
        Some(Phrase::new(
            at,
            end,
            self.date_of(name.month, Some(day), year),
        ))
    }

    /// `الشهر الجاري`, `هذا الشهر` as a number of months from now.
    fn month_by_place(&self, at: usize) -> Option<(i16, usize)> {
        match (self.plain(at), self.plain(at + 1)) {
            (MONTH_UNIT, Class::Relation(direction)) if self.has_article(at) => {
                Some((shift_of(direction), at + 2))
            }
            (Class::This, MONTH_UNIT) if self.has_article(at + 1) => Some((0, at + 2)),
            _ => None,
        }
    }

    /// Whether a date is one of the Hijri calendar.
    pub(super) fn is_hijri_date(&self, date: &Phrase) -> bool {
        (date.start..date.end).any(|at| {
            self.folded(at) == "ه" || self.single_month(at).is_some_and(|(month, _)| month.hijri)
        })
    }

    /// The number of a day, perhaps with a second one that ends a range.
    fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let Some(day) = self.small_number(at) else {
            // الأسبوع الثاني من يوليو; an ordinal of a feminine noun counts no days.
            if matches!(self.class_before(at), Class::Unit(..) | Class::Fraction(_))
                || self.folded(at).ends_with('ه')
                || self.folded(at).ends_with("اولي")
            {
                return None;
            }
            let ordinal = self.numbers.read_ordinal(self.text, at)?;
            let day = ordinal.whole().and_then(|n| i8::try_from(n).ok())?;
            return (1..=31).contains(&day).then_some((day, ordinal.tokens.end));
        };
        if !(1..=31).contains(&day) {
            return None;
        }
        let joined = self.mark(at + 1) == Some(Punctuation::Dash)
            || self.plain(at + 1) == Class::To
            || matches!(self.folded(at + 1), "او" | "و" | "حتي");
        if joined
            && self
                .small_number(at + 2)
                .is_some_and(|second| (1..=31).contains(&second))
        {
            return Some((day, at + 3));
        }
        Some((day, at + 1))
    }

    /// A token of one or two digits.
    fn small_number(&self, at: usize) -> Option<i8> {
        (self.is_number(at) && self.folded(at).len() <= 2).then(|| self.folded(at).parse().ok())?
    }

    /// A month, with its year if that is told: `سبتمبر (أيلول)`, `شهر يناير الماضي`, `ديسمبر 2015`.
    pub(super) fn month_phrase(&self, at: usize) -> Option<Phrase> {
        let headed = self.class(at) == MONTH_UNIT;
        let name_at = at + usize::from(headed);
        if headed && (self.has_article(at) || !self.nothing_joined(name_at)) {
            return None;
        }
        // A day before it that was refused takes its month along: شارع 26 سبتمبر, 45 يناير.
        if at > 0 && self.small_number(at - 1).is_some() {
            return None;
        }
        let name = self.month_name(name_at)?;
        let (year, end) = self.year_of(name.end);
        let accompanied = headed
            || name.repeated
            || year != YearOf::Open
            || matches!(
                self.class_before(at),
                Class::In | Class::Since | Class::Until | Class::During | Class::Edge(_)
            ) && self.nothing_joined(at);
        // آب with its madda is no أب, a father; but آب, he came back, is a verb.
        if name.month.ambiguous && !accompanied
            || self.written_as_father(name_at, headed || name.repeated)
        {
            return None;
        }
        Some(Phrase::new(at, end, self.date_of(name.month, None, year)))
    }

    fn written_as_father(&self, at: usize, certain: bool) -> bool {
        !certain && self.folded(at).ends_with("اب") && self.text.written(at).contains('أ')
    }

    /// The name of a month: one word or two, with the names of other systems that repeat it.
    fn month_name(&self, at: usize) -> Option<MonthName> {
        let (month, mut end) = self.single_month(at)?;
        let mut repeated = false;
        let closing = match self.mark(end) {
            Some(Punctuation::OpenBracket) => Some(Punctuation::CloseBracket),
            Some(Punctuation::OpenQuote) => Some(Punctuation::CloseQuote),
            Some(Punctuation::StraightQuote) => Some(Punctuation::StraightQuote),
            _ => None,
        };
        let joined = closing.is_some()
            || matches!(self.mark(end), Some(Punctuation::Slash | Punctuation::Dash));
        let other_at = end + usize::from(joined);
        if let Some((other, other_end)) = self.single_month(other_at)
            && other.number == month.number
            && other.hijri == month.hijri
            && self.nothing_joined(other_at)
            && (closing.is_none() || self.mark(other_end) == closing)
        {
            end = other_end + usize::from(closing.is_some());
            repeated = true;
        }
        Some(MonthName {
            month,
            end,
            repeated,
        })
    }

    fn single_month(&self, at: usize) -> Option<(Month, usize)> {
        if at >= self.end {
            return None;
        }
        if at + 1 < self.end
            && let Some(month) = self
                .lexicon
                .month_of_two(self.words[at].id, self.text.word(at + 1))
        {
            return Some((month, at + 2));
        }
        match self.class(at) {
            Class::Month(month) => Some((month, at + 1)),
            _ => None,
        }
    }

    /// What tells the year behind a month.
    fn year_of(&self, at: usize) -> (YearOf, usize) {
        if let Class::Relation(direction) = self.plain(at) {
            return (YearOf::Nearest(direction), at + 1);
        }
        let from = at + usize::from(self.plain(at) == Class::Of);
        match self.plain(from) {
            YEAR_UNIT => {
                if let Some((year, end)) = self.year_digits(from + 1) {
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
        Some((
            Year {
                number,
                hijri: era.unwrap_or_else(|| is_hijri(number)),
            },
            end,
        ))
    }

    /// Whether an era follows, and whether it is the Hijra's.
    fn era(&self, at: usize) -> (Option<bool>, usize) {
        match self.folded(at) {
            "ه" | "هجري" | "هجريه" => (Some(true), at + 1),
            "م" | "ميلادي" | "ميلاديه" => (Some(false), at + 1),
            _ => (None, at),
        }
    }

    fn date_of(&self, month: Month, day: Option<i8>, year: YearOf) -> Option<Value> {
        let year = match year {
            YearOf::Stated(year) => year.number,
            _ if month.hijri => self.hijri_year(month.number, year)?,
            YearOf::Nearest(direction) => {
                calendar::year_of_month(self.reference?, month.number, day, Some(direction))?
            }
            YearOf::Shifted(years) => self.reference?.year().checked_add(years)?,
            YearOf::Open => calendar::year_of_month(self.reference?, month.number, day, None)?,
        };
        match (month.hijri, day) {
            (true, Some(day)) => calendar::from_hijri(year, month.number, day).map(Value::Day),
            // A Hijri month lies in two months of the civil calendar.
            (true, None) => None,
            (false, Some(day)) => Date::new(year, month.number, day).ok().map(Value::Day),
            (false, None) => Some(Value::Month(year, month.number)),
        }
    }

    fn hijri_year(&self, month: i8, year: YearOf) -> Option<i16> {
        let (this_year, this_month) = calendar::to_hijri(self.reference?)?;
        let shift = match year {
            YearOf::Nearest(Direction::Past) => -i16::from(month > this_month),
            YearOf::Nearest(Direction::Future) => i16::from(month < this_month),
            YearOf::Shifted(years) => years,
            _ => 0,
        };
        Some(this_year + shift)
    }

    /// `23/2/2021`, `2021-02-23`, `23.2.2021`. A date that does not exist has no value.
    pub(super) fn numeric_date(&self, at: usize) -> Option<Phrase> {
        if !self.is_number(at) {
            return None;
        }
        let (fields, end) = match dotted(self.folded(at)) {
            Some(fields) => (fields, at + 1),
            None => self.separated(at)?,
        };
        let number = |field: &str| field.parse::<i16>().ok();
        let (year, month, day) = match fields.map(str::len) {
            [4, 1 | 2, 1 | 2] => (number(fields[0])?, number(fields[1])?, number(fields[2])?),
            [1 | 2, 1 | 2, 4] => (number(fields[2])?, number(fields[1])?, number(fields[0])?),
            _ => return None,
        };
        let (era, end) = self.era(end);
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let date = if era.unwrap_or_else(|| is_hijri(year)) {
            calendar::from_hijri(year, month, day)
        } else {
            Date::new(year, month, day).ok()
        };
        Some(Phrase::new(at, end, date.map(Value::Day)))
    }

    /// Three numbers with two slashes or two dashes between them.
    fn separated(&self, at: usize) -> Option<([&str; 3], usize)> {
        let mark = self
            .mark(at + 1)
            .filter(|m| matches!(m, Punctuation::Slash | Punctuation::Dash))?;
        let numbers =
            self.is_number(at + 2) && self.mark(at + 3) == Some(mark) && self.is_number(at + 4);
        // A fourth number makes it something else.
        let goes_on = self.mark(at + 5) == Some(mark) && self.is_number(at + 6);
        (numbers && !goes_on).then(|| {
            (
                [self.folded(at), self.folded(at + 2), self.folded(at + 4)],
                at + 5,
            )
        })
    }

    /// A year that stands alone behind a preposition: `منذ 2012`, `نهاية 2013`; or with its era.
    pub(super) fn bare_year(&self, at: usize) -> Option<Phrase> {
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
        (has_era || likely).then(|| Phrase::new(at, end, year.value()))
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

/// Years that news writes of the Hijra when it names no era.
fn is_hijri(year: i16) -> bool {
    (1340..=1480).contains(&year)
}

pub(super) fn shift_of(direction: Direction) -> i16 {
    match direction {
        Direction::Past => -1,
        Direction::Current => 0,
        Direction::Future => 1,
    }
}

/// The three fields of `23.2.2021`.
fn dotted(token: &str) -> Option<[&str; 3]> {
    const LONGEST: usize = 10;
    if token.len() > LONGEST {
        return None;
    }
    let mut fields = token.split('.');
    let three = [fields.next()?, fields.next()?, fields.next()?];
    fields.next().is_none().then_some(three)
}
