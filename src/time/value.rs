//! [`Value`]: what a time expression means, and how TIMEX3 writes it.

use std::fmt;

use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

use super::calendar::{Direction, shift_days};
use super::length::Length;

/// A length of time that can be counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

/// A part of the year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// What a time expression means. Every variant holds only what exists in the calendar.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Value {
    Century(i16),
    Decade(i16),
    Year(i16),
    Half(i16, u8),
    Quarter(i16, u8),
    Season(i16, Season),
    Month(i16, i8),
    /// Year and week by ISO 8601.
    Week(i16, i8),
    Weekend(i16, i8),
    Day(Date),
    DayPart(Date, DayPart),
    Clock(Date, Clock),
    /// From the first day to the last.
    Days(Date, Date),
    /// From the first year to the last.
    Years(i16, i16),
    Duration(Length),
    /// Some such units.
    Some(Unit),
    /// Some time before now, now, or after.
    Reference(Direction),
    /// A place in the calendar whose year, week or day is not told.
    Open(Open),
}

/// A time of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) zone: Zone,
}

/// Whose clock it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Zone {
    /// Not told, or that of the place.
    Local,
    Utc,
    /// By its name in the time zone database.
    Named(&'static str),
}

/// What of a date is known without the day that it is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Open {
    pub(super) field: Field,
    pub(super) time: OpenTime,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Decade,
    Year,
    Half(u8),
    Quarter(u8),
    Season(Season),
    Month(Option<i8>),
    MonthDay(i8, i8),
    /// A day of some month.
    DayOfMonth(i8),
    Week,
    Weekend,
    Day,
    Weekday(Weekday),
}

/// The time of an open day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum OpenTime {
    None,
    Part(DayPart),
    Clock(Clock),
}

impl From<Field> for Value {
    fn from(field: Field) -> Self {
        Self::Open(Open {
            field,
            time: OpenTime::None,
        })
    }
}

impl Value {
    /// The single day that the value names or lies in.
    pub(super) fn day(&self) -> Option<Date> {
        match *self {
            Self::Day(date) | Self::DayPart(date, _) | Self::Clock(date, _) => Some(date),
            _ => None,
        }
    }

    /// The value with a part of its day.
    pub(super) fn at_part(self, part: DayPart) -> Option<Self> {
        match self {
            Self::Open(open) => Some(Self::Open(Open {
                time: OpenTime::Part(part),
                ..open
            })),
            _ => self.day().map(|day| Self::DayPart(day, part)),
        }
    }

    /// The value with a time of its day.
    pub(super) fn at_clock(self, clock: Clock) -> Option<Self> {
        match self {
            Self::Open(open) => Some(Self::Open(Open {
                time: OpenTime::Clock(clock),
                ..open
            })),
            _ => self.day().map(|day| Self::Clock(day, clock)),
        }
    }

    /// The clock time.
    pub(super) fn clock(&self) -> Option<Clock> {
        match *self {
            Self::Clock(_, clock) => Some(clock),
            Self::Open(Open {
                time: OpenTime::Clock(clock),
                ..
            }) => Some(clock),
            _ => None,
        }
    }

    /// The day and the time of the clock.
    pub(super) fn date_time(&self) -> Option<DateTime> {
        match *self {
            Self::Clock(date, clock) => Some(date.to_datetime(clock.time()?)),
            _ => None,
        }
    }

    /// The first and the last day.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let years = |first: i16, last: i16| {
            Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
        };
        let months = |year: i16, first: i8, last: i8| {
            let last = Date::new(year, last, 1).ok()?.last_of_month();
            Some((Date::new(year, first, 1).ok()?, last))
        };
        let days_of_week = |year: i16, week: i8, first: Weekday| {
            let first = ISOWeekDate::new(year, week, first).ok()?.date();
            let last = ISOWeekDate::new(year, week, Weekday::Sunday).ok()?.date();
            Some((first, last))
        };
        match *self {
            Self::Century(century) => years(century * 100, century * 100 + 99),
            Self::Decade(decade) => years(decade * 10, decade * 10 + 9),
            Self::Year(year) => years(year, year),
            Self::Years(first, last) => years(first, last),
            Self::Half(year, half) => months(year, half as i8 * 6 - 5, half as i8 * 6),
            Self::Quarter(year, quarter) => months(year, quarter as i8 * 3 - 2, quarter as i8 * 3),
            Self::Season(year, Season::Spring) => months(year, 3, 5),
            Self::Season(year, Season::Summer) => months(year, 6, 8),
            Self::Season(year, Season::Autumn) => months(year, 9, 11),
            // A winter is named after the year that it ends in.
            Self::Season(year, Season::Winter) => {
                let first = Date::new(year.checked_sub(1)?, 12, 1).ok()?;
                Some((first, months(year, 2, 2)?.1))
            }
            Self::Month(year, month) => months(year, month, month),
            Self::Week(year, week) => days_of_week(year, week, Weekday::Monday),
            Self::Weekend(year, week) => days_of_week(year, week, Weekday::Saturday),
            Self::Days(first, last) => Some((first, last)),
            Self::Day(date) | Self::DayPart(date, _) | Self::Clock(date, _) => Some((date, date)),
            Self::Duration(_) | Self::Some(_) | Self::Reference(_) | Self::Open(_) => None,
        }
    }

    /// The value moved by whole days, where it is a day.
    pub(super) fn moved(self, days: i32) -> Option<Self> {
        match self {
            Self::Day(date) => shift_days(date, days).map(Self::Day),
            Self::Open(_) => Some(Self::from(Field::Day)),
            _ => None,
        }
    }
}

impl Clock {
    pub(super) fn time(self) -> Option<Time> {
        Time::new(self.hour as i8, self.minute as i8, 0, 0).ok()
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Season(year, season) => write!(f, "{year:04}-{season}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Self::Day(date) => write!(f, "{date}"),
            Self::DayPart(date, part) => write!(f, "{date}{part}"),
            Self::Clock(date, clock) => write!(f, "{date}{clock}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
            Self::Years(first, last) => write!(f, "{first:04}/{last:04}"),
            Self::Duration(length) => write!(f, "{length}"),
            Self::Some(unit) => f.write_str(match unit {
                Unit::Second => "PTXS",
                Unit::Minute => "PTXM",
                Unit::Hour => "PTXH",
                Unit::Day => "PXD",
                Unit::Week => "PXW",
                Unit::Month => "PXM",
                Unit::Year => "PXY",
                Unit::Decade => "PXDE",
                Unit::Century => "PXCE",
            }),
            Self::Reference(Direction::Past) => f.write_str("PAST_REF"),
            Self::Reference(Direction::Current) => f.write_str("PRESENT_REF"),
            Self::Reference(Direction::Future) => f.write_str("FUTURE_REF"),
            Self::Open(open) => write!(f, "{open}"),
        }
    }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field {
            Field::Decade => f.write_str("XXX"),
            Field::Year => f.write_str("XXXX"),
            Field::Half(half) => write!(f, "XXXX-H{half}"),
            Field::Quarter(quarter) => write!(f, "XXXX-Q{quarter}"),
            Field::Season(season) => write!(f, "XXXX-{season}"),
            Field::Month(None) => f.write_str("XXXX-XX"),
            Field::Month(Some(month)) => write!(f, "XXXX-{month:02}"),
            Field::MonthDay(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Field::DayOfMonth(day) => write!(f, "XXXX-XX-{day:02}"),
            Field::Week => f.write_str("XXXX-WXX"),
            Field::Weekend => f.write_str("XXXX-WXX-WE"),
            Field::Day => f.write_str("XXXX-XX-XX"),
            Field::Weekday(day) => write!(f, "XXXX-WXX-{}", day.to_monday_one_offset()),
        }?;
        match self.time {
            OpenTime::None => Ok(()),
            OpenTime::Part(part) => write!(f, "{part}"),
            OpenTime::Clock(clock) => write!(f, "{clock}"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}", self.hour, self.minute)?;
        f.write_str(if self.zone == Zone::Utc { "Z" } else { "" })
    }
}

impl fmt::Display for DayPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Morning => "TMO",
            Self::Noon => "T12:00",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        })
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        })
    }
}
