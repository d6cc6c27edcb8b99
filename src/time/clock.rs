//! Times of the clock: `الساعة السادسة والنصف مساء`, `20:30 تغ`.

use jiff::civil::Date;

use super::calendar;
use super::grammar::{Parser, Phrase};
use super::value::{Clock, DayPart, Field, Unit, Value, Zone};
use super::words::{Class, Count};
use crate::text::{Proclitics, Punctuation};

/// Hours and minutes as they are written, before the part of the day tells which half.
#[derive(Clone, Copy)]
struct Reading {
    hour: u8,
    minute: u8,
    end: usize,
}

impl Parser<'_, '_> {
    /// A clock time behind `الساعة`.
    pub(super) fn clock(&self, at: usize) -> Option<Phrase> {
        let first = at + 1 + usize::from(self.folded(at + 1) == "ال" && self.is_number(at + 2));
        let bracket =
            self.mark(first) == Some(Punctuation::OpenBracket) && self.is_number(first + 1);
        let mut reading = match self.digital(first + usize::from(bracket)) {
            Some(reading) => reading,
            None => self.spoken(first).filter(|_| self.nothing_joined(first))?,
        };
        if bracket {
            if self.mark(reading.end) != Some(Punctuation::CloseBracket) {
                return None;
            }
            reading.end += 1;
        }
        let reading = self.minutes_behind(reading);
        Some(self.finish(at, reading))
    }

    /// Digits that are a clock time by what follows them: `20:30 تغ`, `9 صباحا`.
    pub(super) fn bare_clock(&self, at: usize) -> Option<Phrase> {
        let reading = self.digital(at)?;
        let (part, _) = self.part_behind(reading.end);
        let zoned = self.zone_behind(reading.end).is_some();
        let has_minutes = reading.end > at + 1 || self.folded(at).len() > 2;
        (part.is_some() || zoned && has_minutes).then(|| self.finish(at, reading))
    }

    /// `التاسعة مساء`: an hour by the part of the day behind it.
    pub(super) fn spoken_clock(&self, at: usize) -> Option<Phrase> {
        let feminine = self.folded(at).ends_with('ه');
        let reading = self
            .spoken(at)
            .filter(|reading| feminine && reading.hour <= 12)?;
        let reading = self.minutes_behind(reading);
        let of = usize::from(self.plain(reading.end) == Class::Of);
        let part = match self.plain(reading.end + of) {
            Class::Adverb(_) => of == 0,
            Class::Part(DayPart::Night | DayPart::Noon) if of == 0 => false,
            Class::Part(_) => !self.has_article(reading.end + of),
            _ => false,
        };
        let start = self.ordinal(at)?.span.start();
        part.then(|| Phrase {
            start_byte: Some(start),
            ..self.finish(at, reading)
        })
    }

    /// `20:30`, `04,00`, `7.30`, `1600`, `16ر00`, `9`.
    fn digital(&self, at: usize) -> Option<Reading> {
        if !self.is_number(at) {
            return None;
        }
        let token = self.folded(at);
        if token.len() > 5 {
            return None;
        }
        let joined = self.mark(at + 1) == Some(Punctuation::Colon) || self.folded(at + 1) == "ر";
        let (hour, minute, end) =
            if joined && self.is_number(at + 2) && self.folded(at + 2).len() == 2 {
                (token, self.folded(at + 2), at + 3)
            } else if let Some((hour, minute)) = token.split_once([',', '.']) {
                (hour, minute, at + 1)
            } else if token.len() == 4 {
                (&token[..2], &token[2..], at + 1)
            } else {
                (token, "0", at + 1)
            };
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(Reading { hour, minute, end })
    }

    /// `السابعة`, `الثانية عشرة`.
    fn spoken(&self, at: usize) -> Option<Reading> {
        if !self.has_article(at) {
            return None;
        }
        let ordinal = self.ordinal(at)?;
        let hour = u8::try_from(ordinal.whole()?)
            .ok()
            .filter(|hour| *hour <= 24)?;
        Some(Reading {
            hour,
            minute: 0,
            end: ordinal.tokens.end,
        })
    }

    /// `والنصف`, `إلا ربعا`, `وعشرين دقيقة`.
    fn minutes_behind(&self, reading: Reading) -> Reading {
        let at = reading.end;
        if at >= self.end {
            return reading;
        }
        let and = self.word(at).proclitics == Proclitics::WA;
        let before_hour = match (self.plain(at), self.plain(at + 1)) {
            (Class::Minus, Class::Fraction(minutes)) => Some((minutes, at + 2)),
            (Class::Minus, _) => self.minutes(at + 1).filter(|(minutes, _)| *minutes > 0),
            _ => None,
        };
        if let Some((minutes, end)) = before_hour {
            let hour = match reading.hour {
                1 => 12,
                hour => hour.saturating_sub(1),
            };
            return Reading {
                hour,
                minute: 60_u8.saturating_sub(minutes),
                end,
            };
        }
        if let Class::Fraction(minutes) = self.class(at)
            && and
        {
            return Reading {
                minute: minutes,
                end: at + 1,
                ..reading
            };
        }
        let joined = self.folded(at) == "و"
            || self
                .numbers
                .read(self.text, at)
                .is_some_and(|number| number.span.start() > self.text.tokens()[at].span().start());
        let first = at + usize::from(self.folded(at) == "و");
        match self.minutes(first).filter(|_| joined) {
            Some((minute, end)) => Reading {
                minute,
                end,
                ..reading
            },
            None => reading,
        }
    }

    /// `عشرين دقيقة`, `خمس دقائق`.
    fn minutes(&self, at: usize) -> Option<(u8, usize)> {
        let number = self.numbers.read(self.text, at)?;
        let end = number.tokens.end;
        let minute = u8::try_from(number.whole()?).ok()?;
        (minute < 60 && matches!(self.plain(end), Class::Unit(Unit::Minute, _)))
            .then_some((minute, end + 1))
    }

    /// The part of the day, the day and the zone behind a clock time.
    fn finish(&self, start: usize, reading: Reading) -> Phrase {
        let (part, mut end) = self.part_behind(reading.end);
        let mut zone = self.zone_behind(end);
        end = zone.map_or(end, |(_, end)| end);
        let mut day = match self.day_near() {
            Some(day) => Some(Value::Day(day)),
            None => Some(Field::Day.into()),
        };
        let mut part = part;
        // من صباح أمس; مساء الخميس
        let of = end + usize::from(self.plain(end) == Class::Of);
        if let Some(phrase) = self.day_part(of).or_else(|| self.afternoon_of(of)) {
            match (phrase.value, self.class(of)) {
                (Some(Value::DayPart(date, of_day)), _) => {
                    day = Some(Value::Day(date));
                    part = part.or(Some(of_day));
                }
                (value, Class::Part(of_day)) => {
                    day = value;
                    part = part.or(Some(of_day));
                }
                (value, _) => day = value,
            }
            end = phrase.end;
        } else if part.is_some()
            || of > end
            || matches!(self.plain(of), Class::Deictic(_) | Class::Weekday(_))
        {
            let is_day = matches!(
                self.plain(of),
                Class::Deictic(_)
                    | Class::Weekday(_)
                    | Class::First
                    | Class::Unit(Unit::Day, Count::Singular)
            );
            if is_day && let Some(phrase) = self.day(of) {
                day = phrase.value;
                end = phrase.end;
            }
        }
        if zone.is_none() {
            zone = self.zone_behind(end);
            end = zone.map_or(end, |(_, end)| end);
        }
        let hour = hour_of_day(reading.hour, part);
        let clock = Clock {
            hour,
            minute: reading.minute,
            zone: zone.map_or(Zone::Local, |(zone, _)| zone),
        };
        if let (Zone::Utc, Some(Value::Day(date))) = (clock.zone, day) {
            day = self.utc_day(start, date, clock).map(Value::Day);
        }
        let value = day
            .filter(|_| hour < 24)
            .and_then(|day| day.at_clock(clock));
        Phrase::new(start, end, value)
    }

    fn afternoon_of(&self, at: usize) -> Option<Phrase> {
        (self.plain(at) == Class::After).then(|| self.afternoon(at))?
    }

    /// `مساء`, `صباحا`, `بعد الظهر` alone behind a clock time.
    pub(super) fn part_behind(&self, at: usize) -> (Option<DayPart>, usize) {
        match self.plain(at) {
            Class::Adverb(part) => (Some(part), at + 1),
            Class::Part(part)
                if !self.has_article(at) && self.day_part(at).is_none_or(|p| p.end == at + 1) =>
            {
                (Some(part), at + 1)
            }
            Class::After
                if self.plain(at + 1) == Class::Part(DayPart::Noon) && self.has_article(at + 1) =>
            {
                (Some(DayPart::Afternoon), at + 2)
            }
            _ => (None, at),
        }
    }

    /// The zone behind a clock time and where it ends: `تغ`, `بتوقيت غرينتش`.
    fn zone_behind(&self, at: usize) -> Option<(Zone, usize)> {
        if self.class(at) == Class::Timing {
            return self.lexicon.zone(self.text, at + 1, self.end);
        }
        match self.folded(at) {
            "تغ" | "gmt" | "GMT" | "utc" | "UTC" => Some((Zone::Utc, at + 1)),
            "ت" => {
                let point = self.mark(at + 1) == Some(Punctuation::Period);
                let next = at + 1 + usize::from(point);
                (self.folded(next) == "غ").then_some((Zone::Utc, next + 1))
            }
            _ => None,
        }
    }

    /// The day in UTC, where the local time was told just before: `الساعة 01:00 (20:30 تغ)`.
    fn utc_day(&self, start: usize, day: Date, utc: Clock) -> Option<Date> {
        let Some(local) = self.last_clock(start) else {
            return Some(day);
        };
        let minutes = |clock: Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute);
        // Zones lie between twelve hours behind and fourteen hours ahead.
        let ahead = minutes(local) - minutes(utc);
        let days = if ahead < -12 * 60 {
            -1
        } else if ahead > 14 * 60 {
            1
        } else {
            0
        };
        calendar::shift_days(day, days)
    }
}

/// The hour of 24 that a part of the day makes of an hour of 12.
fn hour_of_day(hour: u8, part: Option<DayPart>) -> u8 {
    match part {
        Some(DayPart::Evening | DayPart::Afternoon) if hour < 12 => hour + 12,
        Some(DayPart::Noon) if (1..6).contains(&hour) => hour + 12,
        Some(DayPart::Night) if (6..12).contains(&hour) => hour + 12,
        Some(DayPart::Night | DayPart::Morning) if hour == 12 => 0,
        _ => hour,
    }
}
