//! Feasts: days that return every year under a name of their own.

use jiff::civil::Date;

use super::calendar::{self, Direction};
use super::grammar::{Parser, Phrase};
use super::hijri;
use super::value::{DayPart, Field, Unit, Value};
use super::words::{Class, Count, Feast};
use super::year::YearOf;
use crate::text::Proclitics;

const DAY: Class = Class::Unit(Unit::Day, Count::Singular);

impl Parser<'_, '_> {
    /// `عيد الفطر الماضي`, `رأس السنة 2021`. A name that is also said of the celebration needs
    /// `company`: a preposition of time, a year or a place in time.
    pub(super) fn feast(&self, at: usize, company: bool) -> Option<Phrase> {
        let (feast, name_end) = self.lexicon.feast(self.text, at, self.end)?;
        let blessed = usize::from(self.plain(name_end) == Class::Blessed);
        let (year, end) = self.year_of(name_end + blessed);
        let accompanied = company
            || year != YearOf::Open
            || matches!(
                self.class_before(at),
                Class::Since
                    | Class::Until
                    | Class::During
                    | Class::Before
                    | Class::After
                    | Class::Edge(_)
            )
            || self.class_before(at) == Class::In && self.text.folded(at - 1) == "في";
        if feast.ambiguous && !accompanied || self.class_before(at) == Class::NamedByDate {
            return None;
        }
        let value = self.feast_value(feast, 1, year);
        Some(Phrase::new(at, end, value))
    }

    /// `أول أيام عيد الفطر`, `ثالث أيام رمضان`, `اليوم الثاني من عيد الأضحى`, `ليلة عيد الفطر`.
    ///
    /// `class` is that of the first word.
    pub(super) fn feast_day(&self, at: usize, class: Class) -> Option<Phrase> {
        match class {
            Class::First | Class::None | Class::NotToday => {}
            Class::Part(_) | DAY => {
                if let Some(phrase) = self.feast(at, false) {
                    return Some(phrase);
                }
            }
            _ => return None,
        }
        let (number, next) = match class {
            Class::Part(part) => return self.eve(at, part),
            DAY if self.has_article(at) => {
                let ordinal = self.ordinal(at + 1)?;
                let end = ordinal.tokens.end;
                let of = self.plain(end) == Class::Of
                    || end < self.end && self.word(end).proclitics == Proclitics::LA;
                (
                    ordinal.whole().filter(|_| of)?,
                    end + usize::from(self.plain(end) == Class::Of),
                )
            }
            DAY => (1, at + 1),
            _ if matches!(self.plain(at + 1), Class::Unit(Unit::Day, _)) => {
                let number = self.bare_ordinal(at)?;
                let of = matches!(self.plain(at + 2), Class::Of | Class::In);
                (number, at + 2 + usize::from(of))
            }
            _ => return None,
        };
        let number = i8::try_from(number).ok().filter(|n| (1..=30).contains(n))?;
        if let Some((feast, name_end)) = self.lexicon.feast(self.text, next, self.end) {
            let blessed = usize::from(self.plain(name_end) == Class::Blessed);
            let (year, end) = self.year_of(name_end + blessed);
            let value = self.feast_value(feast, number, year);
            return Some(Phrase::new(at, end, value));
        }
        if class == DAY {
            return None;
        }
        let headed = self.plain(next) == Class::Unit(Unit::Month, Count::Singular)
            && !self.has_article(next);
        let name = self.month_name(next + usize::from(headed))?;
        let (year, end) = self.year_of(name.end);
        let value = self.date_of(name.month, Some(number), year);
        Some(Phrase::new(at, end, value))
    }

    /// `ليلة عيد الفطر`, `عشية رأس السنة`: of the day before; `صباح عيد الفطر`: of the day itself.
    fn eve(&self, at: usize, part: DayPart) -> Option<Phrase> {
        if self.has_article(at) || !self.nothing_joined(at + 1) {
            return None;
        }
        let headed = usize::from(self.plain(at + 1) == DAY && !self.has_article(at + 1));
        let feast = self.feast(at + 1 + headed, true)?;
        let before = part == DayPart::Night || self.text.folded(at) == "عشيه";
        let day = feast
            .value
            .and_then(|value| if before { value.moved(-1) } else { Some(value) });
        Some(Phrase::new(
            at,
            feast.end,
            day.and_then(|day| day.at_part(part)),
        ))
    }

    /// An ordinal without its article: `أول`, `ثاني`, `ثالث`.
    fn bare_ordinal(&self, at: usize) -> Option<i64> {
        match self.folded(at) {
            "اول" | "واول" => Some(1),
            "ثاني" | "وثاني" => Some(2),
            _ => self.ordinal(at)?.whole(),
        }
    }

    fn feast_value(&self, feast: Feast, number: i8, year: YearOf) -> Option<Value> {
        if number > feast.days {
            return None;
        }
        if feast.hijri {
            let year = self.hijri_year(feast.month, feast.day, year)?;
            return hijri::day(year, feast.month, feast.day + number - 1);
        }
        let day = |year: i16| {
            let first = Date::new(year, feast.month, feast.day).ok()?;
            calendar::shift_days(first, i32::from(number) - 1)
        };
        if let YearOf::Stated(year) = year {
            return day(year.number).map(Value::Day);
        }
        self.counted_from_today(Field::MonthDay(feast.month, feast.day), |today| {
            let near = [today.year() - 1, today.year(), today.year().checked_add(1)?];
            let mut near = near.into_iter().filter_map(day);
            let found = match year {
                YearOf::Shifted(years) => day(today.year().checked_add(years)?),
                YearOf::Nearest(Direction::Past) => near.rfind(|day| *day < today),
                YearOf::Nearest(Direction::Future) => near.find(|day| *day > today),
                _ => near.min_by_key(|day| {
                    day.since(today)
                        .map_or(i32::MAX, |since| since.get_days().abs())
                }),
            };
            found.map(Value::Day)
        })
    }
}
