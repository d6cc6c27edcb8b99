//! Calendar arithmetic: days, weeks and months around a document's date.

use jiff::Span as Interval;
use jiff::civil::{Date, Weekday};

use super::value::{Unit, Value};

/// Which of the recurring days or months is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    /// The last one (`الماضي`).
    Past,
    /// This one (`الجاري`).
    Current,
    /// The coming one (`المقبل`).
    Future,
}

/// The day of a weekday as news means it: without direction the latest one up to the document's
/// date.
pub(super) fn weekday(reference: Date, day: Weekday, direction: Option<Direction>) -> Option<Date> {
    let back = i32::from(reference.weekday().since(day));
    let days = match direction {
        None => -back,
        Some(Direction::Past) => -if back == 0 { 7 } else { back },
        Some(Direction::Current) => return within_week(reference, day),
        Some(Direction::Future) => 7 - back,
    };
    shift_days(reference, days)
}

/// The first such day from a date on.
pub(super) fn weekday_from(reference: Date, day: Weekday) -> Option<Date> {
    shift_days(reference, i32::from(day.since(reference.weekday())))
}

/// That weekday in the week of the date; the Arab week begins with Saturday.
fn within_week(reference: Date, day: Weekday) -> Option<Date> {
    let since_saturday = |w: Weekday| i32::from(w.since(Weekday::Saturday));
    shift_days(
        reference,
        since_saturday(day) - since_saturday(reference.weekday()),
    )
}

/// The weekday's day that is nearest to a date.
pub(super) fn nearest_weekday(to: Date, day: Weekday) -> Option<Date> {
    let back = i32::from(to.weekday().since(day));
    shift_days(to, if back <= 3 { -back } else { 7 - back })
}

pub(super) fn shift_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Interval::new().try_days(days).ok()?).ok()
}

/// The year of a month named without one.
pub(super) fn year_of_month(
    reference: Date,
    month: i8,
    day: Option<i8>,
    direction: Option<Direction>,
) -> Option<i16> {
    let year = reference.year();
    let later = match day {
        Some(day) => (month, day) > (reference.month(), reference.day()),
        None => month > reference.month(),
    };
    let earlier = match day {
        Some(day) => (month, day) < (reference.month(), reference.day()),
        None => month < reference.month(),
    };
    let shift = match direction {
        Some(Direction::Past) => -i16::from(!earlier),
        Some(Direction::Future) => i16::from(!later),
        Some(Direction::Current) => 0,
        // News looks back further than ahead.
        None if month - reference.month() > 6 => -1,
        None => 0,
    };
    year.checked_add(shift)
}

/// The year, month, week or day that lies `count` units from the date; `None` for units that
/// name no such thing.
pub(super) fn shifted(reference: Date, count: i32, unit: Unit) -> Option<Value> {
    let interval = match unit {
        Unit::Day => Interval::new().try_days(count),
        Unit::Week => Interval::new().try_weeks(count),
        Unit::Month => Interval::new().try_months(count),
        Unit::Year => Interval::new().try_years(count),
        Unit::Decade => Interval::new().try_years(count.checked_mul(10)?),
        Unit::Century => Interval::new().try_years(count.checked_mul(100)?),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
    };
    let date = reference.checked_add(interval.ok()?).ok()?;
    Some(match unit {
        Unit::Week => week(date),
        Unit::Month => Value::Month(date.year(), date.month()),
        Unit::Year => Value::Year(date.year()),
        Unit::Decade => Value::Decade(date.year() / 10),
        Unit::Century => Value::Century(date.year() / 100),
        _ => Value::Day(date),
    })
}

/// The ISO week of a date.
pub(super) fn week(date: Date) -> Value {
    let week = date.iso_week_date();
    Value::Week(week.year(), week.week())
}

/// The weekend that a date lies in or follows, moved by whole weeks.
pub(super) fn weekend(reference: Date, weeks: i32) -> Option<Value> {
    let back = i32::from(reference.weekday().since(Weekday::Saturday));
    let week = shift_days(reference, weeks.checked_mul(7)? - back)?.iso_week_date();
    Some(Value::Weekend(week.year(), week.week()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekdays_look_back() {
        let wednesday = date(2021, 2, 24);
        assert_eq!(
            weekday(wednesday, Weekday::Wednesday, None),
            Some(wednesday)
        );
        assert_eq!(
            weekday(wednesday, Weekday::Thursday, None),
            Some(date(2021, 2, 18))
        );
        assert_eq!(
            weekday(wednesday, Weekday::Wednesday, Some(Direction::Past)),
            Some(date(2021, 2, 17))
        );
        assert_eq!(
            weekday(wednesday, Weekday::Wednesday, Some(Direction::Future)),
            Some(date(2021, 3, 3))
        );
    }

    #[test]
    fn the_ends_of_the_calendar_give_nothing() {
        assert_eq!(shifted(Date::MAX, 1, Unit::Year), None);
        assert_eq!(shifted(Date::MIN, i32::MIN, Unit::Century), None);
        assert_eq!(
            weekday(Date::MIN, Weekday::Sunday, Some(Direction::Past)),
            None
        );
        assert_eq!(weekend(Date::MAX, i32::MAX), None);
    }
}
