//! Dates in figures and with month names, in all month systems.

use jiff::civil::Date;

use super::calendar::{self, Direction};
use super::grammar::{Parser, Phrase};
use super::hijri;
use super::value::{Field, Unit, Value};
use super::words::{Class, Count, Month};
use super::year::{Era, YearOf, is_hijri, shift_of};
use crate::text::{Proclitics, Punctuation};

const DAY_UNIT: Class = Class::Unit(Unit::Day, Count::Singular);
const MONTH_UNIT: Class = Class::Unit(Unit::Month, Count::Singular);

/// The number of a day in its month, or of two.
#[derive(Clone, Copy)]
struct DayNumber {
    day: i8,
    /// The last day, where two are joined.
    last: Option<i8>,
    end: usize,
}

/// A month's name, with the names of other systems that repeat it.
pub(super) struct MonthName {
    pub(super) month: Month,
    pub(super) end: usize,
    /// Whether it is repeated: `آب/أغسطس`.
    repeated: bool,
}

impl Parser<'_, '_> {
    /// `28 يناير`, `السابع والعشرين من مايو الماضي`, `30 أو 31 يوليو (تموز)`.
    pub(super) fn dated(&self, at: usize) -> Option<Phrase> {
        let phrase = self.day_of_month(at)?;
        let ordinal = self.ordinal(at);
        Some(Phrase {
            start_byte: ordinal.map(|ordinal| ordinal.span.start()),
            ..phrase
        })
    }

    fn day_of_month(&self, at: usize) -> Option<Phrase> {
        let number = self.day_number(at)?;
        let of = self.plain(number.end) == Class::Of;
        let mut next = number.end + usize::from(of);
        if of && let Some((months, end)) = self.month_by_place(next) {
            let day = |day| {
                self.counted_from_today(Field::DayOfMonth(day), |today| {
                    match calendar::shifted(today, i32::from(months), Unit::Month)? {
                        Value::Month(year, month) => {
                            Date::new(year, month, day).ok().map(Value::Day)
                        }
                        _ => None,
                    }
                })
            };
            return Some(Phrase::new(at, end, days_between(number, day)));
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
        let value = days_between(number, |day| self.date_of(name.month, Some(day), year));
        let value = self.after_what_begins(at, year, value);
        Some(Phrase::new(at, end, value))
    }

    /// The end of a range lies behind its beginning: `من أيار إلى أيلول`.
    fn after_what_begins(&self, at: usize, year: YearOf, value: Option<Value>) -> Option<Value> {
        let begins = self
            .last_date()
            .filter(|_| year == YearOf::Open)
            .filter(|_| matches!(self.class_before(at), Class::To | Class::Until));
        match (begins, value?) {
            (Some(first), Value::Day(day)) if day < first && day.year() == first.year() - 1 => {
                Date::new(first.year(), day.month(), day.day())
                    .ok()
                    .map(Value::Day)
            }
            (Some(first), Value::Month(year, month)) if year == first.year() - 1 => {
                Some(Value::Month(first.year(), month))
            }
            (_, value) => Some(value),
        }
    }

    /// `أول مارس 2019`
    pub(super) fn first_of_month(&self, at: usize) -> Option<Phrase> {
        if self.has_article(at) || !self.nothing_joined(at + 1) {
            return None;
        }
        let name = self.month_name(at + 1)?;
        let (year, end) = self.year_of(name.end);
        if name.month.ambiguous && year == YearOf::Open {
            return None;
        }
        let value = self.date_of(name.month, Some(1), year);
        Some(Phrase::new(at, end, value))
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

    /// Year, month and day of a date of the Hijri calendar.
    pub(super) fn hijri_day(&self, date: &Phrase) -> Option<(i16, i8, i8)> {
        let first = date.start;
        if let Some((year, month, day, _)) = self.numeric_fields(first) {
            return self
                .is_hijri_year(year, date.end - 1)
                .then_some((year, month, day));
        }
        let number = self.day_number(first)?;
        let next = number.end + usize::from(self.plain(number.end) == Class::Of);
        let headed = usize::from(self.plain(next) == MONTH_UNIT);
        let name = self.month_name(next + headed)?;
        let (year, _) = self.year_of(name.end);
        let hijri = name.month.hijri && number.last.is_none();
        let year = hijri.then(|| self.hijri_year(name.month.number, number.day, year))??;
        Some((year, name.month.number, number.day))
    }

    fn is_hijri_year(&self, year: i16, last: usize) -> bool {
        match self.era(last).0 {
            Some(era) => era == Era::Hijra,
            None => is_hijri(year),
        }
    }

    /// The number of a day, perhaps with a second one that ends a range.
    fn day_number(&self, at: usize) -> Option<DayNumber> {
        let (day, end) = self.single_day(at)?;
        let single = DayNumber {
            day,
            last: None,
            end,
        };
        let is_mark = self.mark(end) == Some(Punctuation::Dash);
        let to = is_mark
            || matches!(self.plain(end), Class::To | Class::Until)
            || self.folded(end) == "حتي";
        let second = match self.folded(end) {
            "او" | "و" => end + 1,
            _ if to => end + 1,
            // الثالث والخامس
            _ if end < self.end && self.word(end).proclitics == Proclitics::WA => end,
            _ if self.ordinal_behind_and(end) => end,
            _ => return Some(single),
        };
        let Some((last, after)) = self.single_day(second) else {
            return Some(single);
        };
        if self.class_before(second) == Class::Of {
            return Some(single);
        }
        let between = self.class_before(at) == Class::In && self.text.folded(at - 1) == "بين";
        let is_range = (to || between) && day < last;
        Some(DayNumber {
            day,
            last: is_range.then_some(last),
            end: after,
        })
    }

    fn ordinal_behind_and(&self, at: usize) -> bool {
        self.ordinal(at)
            .is_some_and(|ordinal| ordinal.span.start() > self.text.tokens()[at].span().start())
    }

    /// The number of one day: figures, or an ordinal.
    fn single_day(&self, at: usize) -> Option<(i8, usize)> {
        if let Some(day) = self.small_number(at) {
            return (1..=31).contains(&day).then_some((day, at + 1));
        }
        // الفاتح من نوفمبر: how the Maghreb calls the first.
        if self.class(at) == Class::FirstOfMonth {
            return (self.plain(at + 1) == Class::Of).then_some((1, at + 1));
        }
        let ordinal = self.ordinal(at)?;
        // الأسبوع الثاني من يوليو; an ordinal of a feminine noun counts no days.
        let before = self.class_before(at);
        if matches!(before, Class::Unit(..) | Class::Fraction(_)) && before != DAY_UNIT
            || self.folded(at).ends_with('ه')
            || self.folded(at).ends_with("اولي")
        {
            return None;
        }
        let day = ordinal.whole().and_then(|n| i8::try_from(n).ok())?;
        (1..=31).contains(&day).then_some((day, ordinal.tokens.end))
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
                Class::In
                    | Class::Since
                    | Class::Until
                    | Class::During
                    | Class::Before
                    | Class::After
                    | Class::Edge(_)
            ) && self.nothing_joined(at)
            || self.ends_range(at)
            || self.begins_range(at, name.end);
        // آب with its madda is no أب, a father; but آب, he came back, is a verb.
        if name.month.ambiguous && !accompanied
            || self.written_as_father(name_at, headed || name.repeated)
        {
            return None;
        }
        let value = self.date_of(name.month, None, year);
        Some(Phrase::new(
            at,
            end,
            self.after_what_begins(at, year, value),
        ))
    }

    /// Whether another month that is open to no doubt is joined: `من مارس حتى يوليو`.
    fn ends_range(&self, at: usize) -> bool {
        let joint = at
            .checked_sub(1)
            .filter(|_| matches!(self.class_before(at), Class::To | Class::Until));
        joint.is_some_and(|joint| {
            matches!(self.class_before(joint), Class::Month(_))
                || self.year_digits(joint.saturating_sub(1)).is_some()
        })
    }

    fn begins_range(&self, at: usize, end: usize) -> bool {
        self.class_before(at) == Class::Of
            && matches!(self.plain(end), Class::To | Class::Until)
            && self.single_month(end + 1).is_some()
    }

    fn written_as_father(&self, at: usize, certain: bool) -> bool {
        !certain && self.folded(at).ends_with("اب") && self.text.written(at).contains('أ')
    }

    /// The name of a month: one word or two, with the names of other systems that repeat it.
    pub(super) fn month_name(&self, at: usize) -> Option<MonthName> {
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
        if month.hijri && self.plain(end) == Class::Blessed {
            end += 1;
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
                .month_of_two(self.word(at).id, self.text.word(at + 1))
        {
            return Some((month, at + 2));
        }
        match self.class(at) {
            Class::Month(month) => Some((month, at + 1)),
            _ => None,
        }
    }

    /// The value of a month, or of a day in it.
    pub(super) fn date_of(&self, month: Month, day: Option<i8>, year: YearOf) -> Option<Value> {
        if month.hijri {
            let year = self.hijri_year(month.number, day.unwrap_or(1), year)?;
            return match day {
                Some(day) => hijri::day(year, month.number, day),
                None => hijri::month(year, month.number),
            };
        }
        let open = match day {
            // The twenty-ninth of February is in some year.
            Some(day) => Field::MonthDay(month.number, day),
            None => Field::Month(Some(month.number)),
        };
        let in_year = |year: i16| match day {
            Some(day) => Date::new(year, month.number, day).ok().map(Value::Day),
            None => Some(Value::Month(year, month.number)),
        };
        if let YearOf::Stated(year) = year {
            return in_year(year.number);
        }
        const LEAP_YEAR: i16 = 2000;
        in_year(LEAP_YEAR)?;
        self.counted_from_today(open, |today| {
            in_year(match year {
                YearOf::Nearest(direction) => {
                    calendar::year_of_month(today, month.number, day, Some(direction))?
                }
                YearOf::Shifted(years) => today.year().checked_add(years)?,
                _ => calendar::year_of_month(today, month.number, day, None)?,
            })
        })
    }

    /// The Hijri year of a month and day.
    pub(super) fn hijri_year(&self, month: i8, day: i8, year: YearOf) -> Option<i16> {
        let start = |year: i16| hijri::about(year, month, day);
        let (today_year, today) = match year {
            YearOf::Stated(year) if year.hijri => return Some(year.number),
            YearOf::Stated(year) => {
                let (first, _) = hijri::of(Date::new(year.number, 1, 1).ok()?)?;
                let falls_in = |hijri: &i16| start(*hijri).is_some_and(|d| d.year() == year.number);
                return (first..=first + 1).find(falls_in);
            }
            _ => (hijri::of(self.reference?)?.0, self.reference?),
        };
        let near = today_year - 1..=today_year + 1;
        match year {
            YearOf::Shifted(years) => Some(today_year + years),
            YearOf::Nearest(Direction::Past) => near
                .rev()
                .find(|year| start(*year).is_some_and(|start| start < today)),
            YearOf::Nearest(Direction::Future) => near
                .into_iter()
                .find(|year| start(*year).is_some_and(|start| start > today)),
            YearOf::Nearest(Direction::Current) => Some(today_year),
            YearOf::Open | YearOf::Stated(_) => near.min_by_key(|year| {
                start(*year)
                    .and_then(|start| start.since(today).ok())
                    .map_or(i32::MAX, |since| since.get_days().abs())
            }),
        }
    }

    /// `23/2/2021`, `2021-02-23`, `23.2.2021`. A date that does not exist has no value.
    pub(super) fn numeric_date(&self, at: usize) -> Option<Phrase> {
        let (year, month, day, end) = self.numeric_fields(at)?;
        let (era, end) = self.era(end);
        let value = if era.map_or_else(|| is_hijri(year), |era| era == Era::Hijra) {
            hijri::day(year, month, day)
        } else if year > 0 && era != Some(Era::BeforeChrist) {
            Date::new(year, month, day).ok().map(Value::Day)
        } else {
            None
        };
        Some(Phrase::new(at, end, value))
    }

    /// Year, month and day in figures, and the token after them.
    fn numeric_fields(&self, at: usize) -> Option<(i16, i8, i8, usize)> {
        if !self.is_number(at) {
            return None;
        }
        let (fields, end) = match dotted(self.folded(at)) {
            Some(fields) => (fields, at + 1),
            None => self.separated(at)?,
        };
        let (year, month, day) = match fields.map(str::len) {
            [4, 1 | 2, 1 | 2] => (fields[0], fields[1], fields[2]),
            [1 | 2, 1 | 2, 4] => (fields[2], fields[1], fields[0]),
            _ => return None,
        };
        Some((
            year.parse().ok()?,
            month.parse().ok()?,
            day.parse().ok()?,
            end,
        ))
    }

    /// `يوم 23/2`: a day and a month in figures, which the weekday or يوم before them make a date.
    pub(super) fn short_date(&self, at: usize) -> Option<Phrase> {
        let joined = self.mark(at + 1) == Some(Punctuation::Slash);
        let goes_on = self.mark(at + 3) == Some(Punctuation::Slash);
        if !joined || goes_on {
            return None;
        }
        let day = self.small_number(at).filter(|day| (1..=31).contains(day))?;
        let number = self
            .small_number(at + 2)
            .filter(|month| (1..=12).contains(month))?;
        let month = Month {
            number,
            hijri: false,
            ambiguous: false,
        };
        let value = self.date_of(month, Some(day), YearOf::Open);
        Some(Phrase::new(at, at + 3, value))
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
}

/// The value of a day, or from the first of two days to the last.
fn days_between(number: DayNumber, value: impl Fn(i8) -> Option<Value>) -> Option<Value> {
    let first = value(number.day)?;
    match (first.day(), number.last) {
        (Some(from), Some(last)) => Some(Value::Days(from, value(last)?.day()?)),
        (None, _) | (_, None) => Some(first),
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
