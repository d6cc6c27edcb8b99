//! [`Value`]: what a time expression means, and how TIMEX3 writes it.

use std::fmt;

use jiff::civil::Date;

/// A length of time that can be counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
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
    Duration(f64, Unit),
}

/// A time of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) utc: bool,
}

impl Value {
    /// The single day that the value names or lies in.
    pub(super) fn day(&self) -> Option<Date> {
        match *self {
            Self::Day(date) | Self::DayPart(date, _) | Self::Clock(date, _) => Some(date),
            _ => None,
        }
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
            Self::Clock(date, clock) => {
                write!(f, "{date}T{:02}:{:02}", clock.hour, clock.minute)?;
                f.write_str(if clock.utc { "Z" } else { "" })
            }
            Self::Duration(count, unit) => write_duration(f, count, unit),
        }
    }
}

fn write_duration(f: &mut fmt::Formatter<'_>, count: f64, unit: Unit) -> fmt::Result {
    let (count, prefix, letter) = match unit {
        Unit::Minute => (count, "PT", 'M'),
        Unit::Hour => (count, "PT", 'H'),
        Unit::Day => (count, "P", 'D'),
        Unit::Week => (count, "P", 'W'),
        // A year and a half is counted in months.
        Unit::Year if count.fract() == 0.5 => (count * 12.0, "P", 'M'),
        Unit::Month => (count, "P", 'M'),
        Unit::Year => (count, "P", 'Y'),
        Unit::Decade => (count * 10.0, "P", 'Y'),
        Unit::Century => (count * 100.0, "P", 'Y'),
    };
    write!(f, "{prefix}{count}{letter}")
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
