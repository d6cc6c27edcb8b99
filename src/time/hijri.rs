//! The Hijri calendar: what is known of its days.
//!
//! With the feature `hijri` the calendar of Umm al-Qura gives the day, for the years that it is
//! published for. Elsewhere the tabular calendar comes within [`TOLERANCE`] days: then only the
//! month or the year of the civil calendar is claimed that holds all days that it may be.

use jiff::civil::{Date, Weekday};

use super::calendar::shift_days;
use super::value::Value;

/// By how many days the tabular calendar may miss the observed one.
const TOLERANCE: i32 = 2;

/// The value of a day; a day that the month has not has none.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Value> {
    let (date, tolerance) = date_of(year, month, day)?;
    within(shift_days(date, -tolerance)?, shift_days(date, tolerance)?)
}

/// The day, where its weekday is told. The moon may be seen a day earlier or later than was
/// reckoned: the weekday knows better.
pub(super) fn day_on(year: i16, month: i8, day: i8, weekday: Weekday) -> Option<Date> {
    let (date, _) = date_of(year, month, day)?;
    [0, -1, 1, -2, 2]
        .into_iter()
        .filter_map(|days| shift_days(date, days))
        .find(|date| date.weekday() == weekday)
}

/// The value of a month: from its first day to its last.
pub(super) fn month(year: i16, month: i8) -> Option<Value> {
    let next = if month == 12 {
        (year.checked_add(1)?, 1)
    } else {
        (year, month + 1)
    };
    stretch((year, month), next)
}

/// The value of a year: from its first day to its last.
pub(super) fn year(year: i16) -> Option<Value> {
    stretch((year, 1), (year.checked_add(1)?, 1))
}

/// The year and month that hold a day.
pub(super) fn of(date: Date) -> Option<(i16, i8)> {
    #[cfg(feature = "hijri")]
    if let Some(found) = umm_al_qura::of(date) {
        return Some(found);
    }
    tabular::of(date)
}

/// The day, as near as it is known.
pub(super) fn about(year: i16, month: i8, day: i8) -> Option<Date> {
    date_of(year, month, day).map(|(date, _)| date)
}

/// From the first day of a month to the last day before another.
fn stretch(from: (i16, i8), to: (i16, i8)) -> Option<Value> {
    let (first, before) = date_of(from.0, from.1, 1)?;
    let (next, after) = date_of(to.0, to.1, 1)?;
    let last = shift_days(next, -1)?;
    if before == 0 && after == 0 {
        return Some(Value::Days(first, last));
    }
    within(shift_days(first, -before)?, shift_days(last, after)?)
}

/// What is known of a day between two: the day, else the month or the year that holds both.
fn within(first: Date, last: Date) -> Option<Value> {
    if first == last {
        Some(Value::Day(first))
    } else if first.year() != last.year() {
        None
    } else if first.month() == last.month() {
        Some(Value::Month(first.year(), first.month()))
    } else {
        Some(Value::Year(first.year()))
    }
}

/// The day, and by how many days it may be missed.
fn date_of(year: i16, month: i8, day: i8) -> Option<(Date, i32)> {
    #[cfg(feature = "hijri")]
    if umm_al_qura::YEARS.contains(&year) {
        return Some((umm_al_qura::date(year, month, day)?, 0));
    }
    Some((tabular::date(year, month, day)?, TOLERANCE))
}

/// The calendar by which Saudi Arabia reckons, as far as it is published.
#[cfg(feature = "hijri")]
mod umm_al_qura {
    use std::ops::RangeInclusive;

    use icu_calendar::Date as IcuDate;
    use icu_calendar::cal::{Hijri, Iso};
    use jiff::civil::Date;

    pub(super) const YEARS: RangeInclusive<i16> = 1300..=1600;

    pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let calendar = Hijri::new_umm_al_qura();
        let hijri = IcuDate::try_new_hijri_with_calendar(year.into(), month, day, calendar);
        let civil = hijri.ok()?.to_calendar(Iso);
        Date::new(
            i16::try_from(civil.year().extended_year()).ok()?,
            i8::try_from(civil.month().ordinal).ok()?,
            i8::try_from(civil.day_of_month().0).ok()?,
        )
        .ok()
    }

    pub(super) fn of(date: Date) -> Option<(i16, i8)> {
        let (month, day) = (
            u8::try_from(date.month()).ok()?,
            u8::try_from(date.day()).ok()?,
        );
        let civil = IcuDate::try_new_iso(date.year().into(), month, day).ok()?;
        let hijri = civil.to_calendar(Hijri::new_umm_al_qura());
        let year = i16::try_from(hijri.year().extended_year()).ok()?;
        let month = i8::try_from(hijri.month().ordinal).ok()?;
        YEARS.contains(&year).then_some((year, month))
    }
}

/// The calendar of thirty-year cycles.
mod tabular {
    use jiff::civil::Date;

    use super::shift_days;

    /// 1 Muharram 1 in the proleptic Gregorian calendar, by the astronomical reckoning: it meets
    /// the calendar of Umm al-Qura more often than the civil one, which begins a day later.
    const EPOCH: Date = jiff::civil::date(622, 7, 18);

    pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
        let exists = (1..=2000).contains(&year) && (1..=12).contains(&month);
        if !exists || !(1..=30).contains(&day) {
            return None;
        }
        let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
        let days = (year - 1) * 354 + (3 + 11 * year) / 30 + (59 * (month - 1) + 1) / 2 + day - 1;
        shift_days(EPOCH, days)
    }

    pub(super) fn of(date: Date) -> Option<(i16, i8)> {
        let days = date.since(EPOCH).ok()?.get_days();
        if days < 0 {
            return None;
        }
        let guess = i16::try_from((i64::from(days) * 30 + 10_646) / 10_631).ok()?;
        let year = if self::date(guess, 1, 1)? > date {
            guess - 1
        } else {
            guess
        };
        let month = (1..=12)
            .rev()
            .find(|&month| self::date(year, month, 1).is_some_and(|first| first <= date))?;
        Some((year, month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tabular_calendar_comes_near() {
        assert_eq!(tabular::date(1436, 10, 1), Some(date(2015, 7, 17)));
        assert_eq!(tabular::date(1436, 13, 1), None);
        assert_eq!(tabular::of(date(2015, 7, 21)), Some((1436, 10)));
        assert_eq!(tabular::of(date(1979, 11, 19)), Some((1399, 12)));
        assert_eq!(tabular::of(date(600, 1, 1)), None);
    }

    #[test]
    fn the_ends_of_the_calendar_give_nothing() {
        for (y, m, d) in [(0, 1, 1), (1436, 0, 1), (1436, 1, 31), (i16::MAX, 1, 1)] {
            assert_eq!(day(y, m, d), None);
        }
        assert_eq!(year(i16::MAX), None);
        assert_eq!(of(Date::MIN), None);
        assert_eq!(of(Date::MAX), None);
    }

    #[cfg(feature = "hijri")]
    #[test]
    fn umm_al_qura_gives_the_day() {
        assert_eq!(day(1436, 10, 1), Some(Value::Day(date(2015, 7, 17))));
        assert_eq!(day(1445, 9, 1), Some(Value::Day(date(2024, 3, 11))));
        assert_eq!(day(1436, 9, 30), None);
        assert_eq!(
            month(1436, 9),
            Some(Value::Days(date(2015, 6, 18), date(2015, 7, 16)))
        );
        assert_eq!(of(date(2015, 7, 17)), Some((1436, 10)));
    }

    #[cfg(feature = "hijri")]
    #[test]
    fn the_tolerance_is_enough() {
        for year in umm_al_qura::YEARS {
            for month in 1..=12 {
                let exact = umm_al_qura::date(year, month, 1).unwrap();
                let near = tabular::date(year, month, 1).unwrap();
                let off = exact.since(near).unwrap().get_days().abs();
                assert!(off <= TOLERANCE, "{year}-{month}: {off} days");
            }
        }
    }

    #[cfg(not(feature = "hijri"))]
    #[test]
    fn no_day_is_claimed_that_is_not_known() {
        assert_eq!(day(1436, 10, 1), Some(Value::Month(2015, 7)));
        assert_eq!(day(1436, 9, 14), Some(Value::Year(2015)));
        assert_eq!(month(1436, 9), Some(Value::Year(2015)));
        assert_eq!(year(1436), None);
        let sunday = Weekday::Sunday;
        assert_eq!(day_on(1436, 11, 1, sunday), Some(date(2015, 8, 16)));
    }
}
