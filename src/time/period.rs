//! Weeks, months, years and seasons by their place: last, this, coming; their beginnings and ends.

use super::Modifier;
use super::calendar::{self, Direction};
use super::grammar::{Parser, Phrase};
use super::length::Length;
use super::value::{DayPart, Field, Season, Unit, Value};
use super::words::{Class, Count, Month};
use super::year::{Year, YearOf, shift_of};
use crate::text::Proclitics;

const YEAR_UNIT: Class = Class::Unit(Unit::Year, Count::Singular);

impl Parser<'_, '_> {
    /// An expression that begins with the name of a unit.
    pub(super) fn unit(&self, at: usize) -> Option<Phrase> {
        let Class::Unit(unit, count) = self.class(at) else {
            return None;
        };
        let named = match (unit, count) {
            (Unit::Hour, Count::Singular) if self.has_article(at) => self.clock(at),
            (Unit::Hour, Count::Singular) => self.vague_moment(at),
            (Unit::Day, Count::Singular) => self.day(at),
            (Unit::Month, Count::Singular) => self.month_phrase(at),
            (Unit::Day, Count::Plural) => self.days_of_week(at).or_else(|| self.feast(at, false)),
            _ => None,
        };
        named.or_else(|| self.period(at)).or_else(|| {
            let bare = self.word(at).proclitics.contains(Proclitics::LA);
            self.duration(at, bare)
        })
    }

    /// `الأسبوع الماضي`, `الأيام الثلاثة المقبلة`, `عام 2013`, `القرن العشرين`.
    pub(super) fn period(&self, at: usize) -> Option<Phrase> {
        let Class::Unit(unit, count) = self.class(at) else {
            return None;
        };
        if unit == Unit::Month && count == Count::Singular && !self.has_article(at) {
            return self.month_phrase(at);
        }
        // عام 2013; عامي 2013 و2014
        if unit == Unit::Year
            && let Some((year, end)) = self.year_behind_unit(at)
        {
            if let Some(range) = self.year_range(at + 1) {
                return Some(range.from(at));
            }
            return Some(Phrase::new(at, end, year.value()));
        }
        if !self.has_article(at) {
            return None;
        }
        match count {
            Count::Singular => self.single_period(at, unit),
            Count::Dual | Count::Plural => self.recent_units(at, unit, count),
        }
    }

    fn single_period(&self, at: usize, unit: Unit) -> Option<Phrase> {
        if matches!(unit, Unit::Minute | Unit::Hour | Unit::Day) {
            return None;
        }
        let next = at + 1;
        if unit == Unit::Century
            && self.nothing_joined(next)
            && let Some(ordinal) = self.ordinal(next)
        {
            let century = ordinal.whole().and_then(|n| i16::try_from(n - 1).ok());
            return Some(Phrase::new(
                at,
                ordinal.tokens.end,
                century.map(Value::Century),
            ));
        }
        if let Class::Anchored(count) = self.plain(next) {
            return self.anchored_period(at, unit, count);
        }
        let (shift, end) = self.relation(next)?;
        // العام الماضي 2014
        if unit == Unit::Year
            && let Some((year, end)) = self.year_digits(end)
        {
            return Some(Phrase::new(at, end, year.value()));
        }
        Some(Phrase::new(at, end, self.moved(shift, unit)))
    }

    /// `العام التالي`, `الشهر نفسه من العام الماضي`: counted from the last date mentioned.
    fn anchored_period(&self, at: usize, unit: Unit, count: i8) -> Option<Phrase> {
        // الأمين العام السابق
        if at > 0
            && self
                .text
                .best(at - 1)
                .is_some_and(|reading| reading.article)
        {
            return None;
        }
        let next = at + 2;
        let mut value = calendar::shifted(self.last_date()?, i32::from(count), unit);
        let (year, end) = self.year_of(next);
        if let (0, Some(Value::Month(_, month))) = (count, value)
            && year != YearOf::Open
        {
            let month = Month {
                number: month,
                hijri: false,
                ambiguous: false,
            };
            value = self.date_of(month, None, year);
            return Some(Phrase::new(at, end, value));
        }
        Some(Phrase::new(at, next, value))
    }

    /// `الماضي`, `قبل الماضي`, `المقبل` as a number of units from now.
    fn relation(&self, at: usize) -> Option<(i32, usize)> {
        match self.plain(at) {
            Class::Relation(direction) => Some((i32::from(shift_of(direction)), at + 1)),
            Class::Before if self.plain(at + 1) == Class::Relation(Direction::Past) => {
                Some((-2, at + 2))
            }
            _ => None,
        }
    }

    /// `الأيام القليلة الماضية`, `الساعات الأربع والعشرين الماضية`, `العامين الماضيين`.
    fn recent_units(&self, at: usize, unit: Unit, count: Count) -> Option<Phrase> {
        let mut next = at + 1;
        let mut number = (count == Count::Dual).then_some(2.0);
        if self.plain(next) == Class::Few {
            next += 1;
        } else if self.has_article(next)
            && self.nothing_joined(next)
            && let Some(stated) = self.numbers.read(self.text, next)
        {
            number = stated.value;
            next = stated.tokens.end;
        } else if self.folded(next) == "ال" && self.is_number(next + 1) {
            let stated = self.numbers.read(self.text, next + 1)?;
            number = stated.value;
            next = stated.tokens.end;
        }
        if self.plain(next) == Class::Few {
            next += 1;
        }
        let relation = match self.plain(next) {
            Class::Relation(direction) => direction,
            Class::Recent => Direction::Past,
            _ => return None,
        };
        let value = match number {
            Some(count) => Value::Duration(Length::new(count, unit)),
            None => Value::Reference(relation),
        };
        Some(Phrase::new(at, next + 1, Some(value)))
    }

    /// `بداية العام`, `أواخر يوليو`, `نهاية الأسبوع`, `منتصف ليل الثلاثاء`.
    pub(super) fn edge(&self, at: usize, modifier: Modifier) -> Option<Phrase> {
        let next = at + 1;
        if self.has_article(at)
            || !self.nothing_joined(next)
            || matches!(self.class(next), Class::Edge(_))
        {
            return None;
        }
        if modifier == Modifier::Mid && self.class(next) == Class::Part(DayPart::Night) {
            if let Some(night) = self.day_part(next).filter(|_| self.has_article(next)) {
                return Some(night.from(at));
            }
            if self.has_article(next) {
                return Some(Phrase::new(
                    at,
                    next + 1,
                    self.anchored_part(DayPart::Night),
                ));
            }
            return Some(self.day_part(next)?.from(at));
        }
        if let (Class::Unit(unit, Count::Singular), true) =
            (self.class(next), self.has_article(next))
        {
            if modifier == Modifier::End && unit == Unit::Week {
                return Some(self.weekend(at));
            }
            let is_long = matches!(
                unit,
                Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century
            );
            if is_long && self.period(next).is_none() {
                return Some(Phrase::new(at, next + 1, self.moved(0, unit)).with(Some(modifier)));
            }
        }
        let mut inner = self.calendar(next)?;
        // Of a Hijri month only the year may be known, whose end is another.
        let hijri = (next..inner.end)
            .any(|at| matches!(self.class(at), Class::Month(month) if month.hijri));
        inner.value = inner
            .value
            .filter(|value| !hijri || matches!(value, Value::Days(..)));
        let is_day = inner.value.is_some_and(|value| value.day().is_some());
        (!is_day).then(|| inner.from(at).with(Some(modifier)))
    }

    fn weekend(&self, at: usize) -> Phrase {
        let (weeks, end) = match self.plain(at + 2) {
            Class::Relation(Direction::Future) => (1, at + 3),
            Class::Relation(_) => (0, at + 3),
            _ => (0, at + 2),
        };
        let value =
            self.counted_from_today(Field::Weekend, |today| calendar::weekend(today, weeks));
        Phrase::new(at, end, value)
    }

    /// `صيف 2014`, `الصيف الماضي`, `شتاء العام المقبل`.
    pub(super) fn season(&self, at: usize) -> Option<Phrase> {
        let Class::Season(season) = self.class(at) else {
            return None;
        };
        let next = at + 1;
        let open = || {
            self.reference
                .is_none()
                .then(|| Field::Season(season).into())
        };
        let value =
            |year: Option<i16>| year.map_or_else(open, |year| Some(Value::Season(year, season)));
        if !self.has_article(at) {
            let (year, end) = self.year(next)?;
            return Some(Phrase::new(at, end, value(year)));
        }
        let this_year = self.reference.map(|date| date.year());
        match self.relation(next) {
            Some((shift, end)) => {
                let year = this_year.and_then(|year| year.checked_add(i16::try_from(shift).ok()?));
                // The last summer may be this year's.
                let year = match shift {
                    -1 => self.last_season(season).or(year),
                    1 => self.next_season(season).or(year),
                    _ => year,
                };
                Some(Phrase::new(at, end, value(year)))
            }
            None => matches!(season, Season::Summer | Season::Winter)
                .then(|| Phrase::new(at, next, value(this_year))),
        }
    }

    /// The year of the last season that is over at the document's date.
    fn last_season(&self, season: Season) -> Option<i16> {
        let reference = self.reference?;
        let over_from = match season {
            Season::Winter => 3,
            Season::Spring => 6,
            Season::Summer => 9,
            Season::Autumn => 12,
        };
        reference
            .year()
            .checked_sub(i16::from(reference.month() < over_from))
    }

    /// The year of the next season that begins behind the document's date.
    fn next_season(&self, season: Season) -> Option<i16> {
        let today = self.reference?;
        let years = [today.year(), today.year().checked_add(1)?];
        years.into_iter().find(|year| {
            let days = Value::Season(*year, season).days();
            days.is_some_and(|(first, _)| first > today)
        })
    }

    /// A year as an expression: `عام 2013`, `2013`, `العام الماضي`, `هذا العام`.
    fn year(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let stated = |(year, end): (Year, usize)| ((!year.hijri).then_some(year.number), end);
        let this_year = self.reference.map(|date| date.year());
        match self.plain(at) {
            YEAR_UNIT => {
                if let Some(year) = self.year_behind_unit(at) {
                    return Some(stated(year));
                }
                let (shift, end) = self.relation(at + 1).filter(|_| self.has_article(at))?;
                Some((
                    this_year.and_then(|year| year.checked_add(i16::try_from(shift).ok()?)),
                    end,
                ))
            }
            Class::This if self.plain(at + 1) == YEAR_UNIT => Some((this_year, at + 2)),
            _ => self.year_digits(at).map(stated),
        }
    }

    /// `النصف الأول من عام 2015`, `الربع الثاني من العام الجاري`.
    pub(super) fn fraction_of_year(&self, at: usize) -> Option<Phrase> {
        let Class::Fraction(minutes) = self.class(at) else {
            return None;
        };
        if !self.has_article(at) || !self.nothing_joined(at + 1) {
            return self.duration(at, false);
        }
        let ordinal = self.ordinal(at + 1)?;
        let part = u8::try_from(ordinal.whole()?).ok()?;
        let of = ordinal.tokens.end;
        let (year, end) = self.year(of + usize::from(self.plain(of) == Class::Of))?;
        let value = match minutes {
            30 if (1..=2).contains(&part) => match year {
                Some(year) => Some(Value::Half(year, part)),
                None => self.reference.is_none().then(|| Field::Half(part).into()),
            },
            15 if (1..=4).contains(&part) => match year {
                Some(year) => Some(Value::Quarter(year, part)),
                None => self
                    .reference
                    .is_none()
                    .then(|| Field::Quarter(part).into()),
            },
            _ => return None,
        };
        Some(Phrase::new(at, end, value))
    }

    /// `التسعينات`, `ثمانينيات القرن الماضي`, `ثلاثينيات القرن التاسع عشر`.
    pub(super) fn decade(&self, at: usize, decade: u8) -> Option<Phrase> {
        let of = self.plain(at + 1) == Class::Of;
        let century = at + 1 + usize::from(of);
        let has_century = self.plain(century) == Class::Unit(Unit::Century, Count::Singular);
        // في الثلاثينيات من عمره
        if of && self.class(century) == Class::Age || !(self.has_article(at) || has_century) {
            return None;
        }
        // The twenties and thirties of a life are oftener told than those of the last century.
        if !has_century && decade < 4 && self.class_before(at) != Class::During {
            return None;
        }
        let Some(phrase) = self.period(century).filter(|_| has_century) else {
            let value = Value::Decade(190 + i16::from(decade));
            return Some(Phrase::new(at, at + 1, Some(value)));
        };
        let century = match phrase.value {
            Some(Value::Century(century)) => century,
            _ => 19,
        };
        let value = Value::Decade(century * 10 + i16::from(decade));
        Some(Phrase::new(at, phrase.end, Some(value)))
    }

    /// `العقد الماضي`, `العقد الثاني من القرن العشرين`.
    pub(super) fn decade_by_place(&self, at: usize) -> Option<Phrase> {
        if !self.has_article(at) {
            return None;
        }
        if let Some((shift, end)) = self.relation(at + 1) {
            return Some(Phrase::new(at, end, self.moved(shift, Unit::Decade)));
        }
        let ordinal = self.ordinal(at + 1)?;
        let number = ordinal.whole().filter(|number| (1..=10).contains(number))?;
        let of = self.plain(ordinal.tokens.end) == Class::Of;
        let century = self.period(ordinal.tokens.end + usize::from(of))?;
        let Some(Value::Century(first)) = century.value else {
            return None;
        };
        let decade = Value::Decade(first * 10 + number as i16 - 1);
        Some(Phrase::new(at, century.end, Some(decade)))
    }

    /// `الوقت الحالي`, `الوقت الراهن`.
    pub(super) fn present(&self, at: usize) -> Option<Phrase> {
        let present = self.plain(at + 1) == Class::Relation(Direction::Current);
        (self.has_article(at) && present)
            .then(|| Phrase::new(at, at + 2, Some(Value::Reference(Direction::Current))))
    }
}
