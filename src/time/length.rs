//! [`Length`]: an amount of time, of one unit or two.

use std::fmt;

use jiff::Span;

use super::value::Unit;

/// An amount of time: `ثلاثة أيام`, `سنة وثلاثة أشهر`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Length {
    pub(super) count: f64,
    pub(super) unit: Unit,
    /// What و adds in a smaller unit.
    pub(super) rest: Option<(f64, Unit)>,
}

impl Length {
    pub(super) fn new(count: f64, unit: Unit) -> Self {
        let rest = None;
        let exact = |times: f64| (count * times).fract() == 0.0;
        // A year and a half is counted in months, an hour and a half in minutes.
        let (count, unit) = match unit {
            Unit::Century => (count * 100.0, Unit::Year),
            Unit::Decade => (count * 10.0, Unit::Year),
            _ if count.fract() == 0.0 => (count, unit),
            Unit::Year if exact(12.0) => (count * 12.0, Unit::Month),
            Unit::Day if exact(24.0) => (count * 24.0, Unit::Hour),
            Unit::Hour if exact(60.0) => (count * 60.0, Unit::Minute),
            Unit::Minute if exact(60.0) => (count * 60.0, Unit::Second),
            _ => (count, unit),
        };
        Self { count, unit, rest }
    }

    /// The whole number of its units, where it has one unit and no fraction.
    pub(super) fn whole(&self) -> Option<(i32, Unit)> {
        let countable = self.rest.is_none() && self.count.fract() == 0.0 && self.count.abs() < 1e6;
        countable.then_some((self.count as i32, self.unit))
    }

    /// The amount in the types of `jiff`; `None` for what has a fraction or is too long.
    pub(super) fn span(&self) -> Option<Span> {
        let mut span = Span::new();
        for (count, unit) in [Some((self.count, self.unit)), self.rest]
            .into_iter()
            .flatten()
        {
            if count.fract() != 0.0 || count.abs() > 1e15 {
                return None;
            }
            let count = count as i64;
            span = match unit {
                Unit::Second => span.try_seconds(count),
                Unit::Minute => span.try_minutes(count),
                Unit::Hour => span.try_hours(count),
                Unit::Day => span.try_days(count),
                Unit::Week => span.try_weeks(count),
                Unit::Month => span.try_months(count),
                Unit::Year => span.try_years(count),
                Unit::Decade | Unit::Century => return None,
            }
            .ok()?;
        }
        Some(span)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut in_day = false;
        for (count, unit) in [Some((self.count, self.unit)), self.rest]
            .into_iter()
            .flatten()
        {
            let letter = match unit {
                Unit::Second => 'S',
                Unit::Minute => 'M',
                Unit::Hour => 'H',
                Unit::Day => 'D',
                Unit::Week => 'W',
                Unit::Month => 'M',
                Unit::Year | Unit::Decade | Unit::Century => 'Y',
            };
            if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) && !in_day {
                f.write_str("T")?;
                in_day = true;
            }
            write!(f, "{count}{letter}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_counted_in_smaller_units() {
        for (count, unit, expected) in [
            (1.5, Unit::Year, "P18M"),
            (1.5, Unit::Hour, "PT90M"),
            (0.5, Unit::Day, "PT12H"),
            (0.5, Unit::Century, "P50Y"),
            (1.5, Unit::Week, "P1.5W"),
            (3.0, Unit::Day, "P3D"),
        ] {
            assert_eq!(Length::new(count, unit).to_string(), expected);
        }
    }

    #[test]
    fn too_long_is_no_span() {
        assert!(Length::new(3.0, Unit::Day).span().is_some());
        assert!(Length::new(9e15, Unit::Year).span().is_none());
        assert!(Length::new(1.5, Unit::Week).span().is_none());
    }
}
