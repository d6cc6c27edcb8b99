//! Days by name: weekdays, yesterday, today and tomorrow, with the parts of the day.

use jiff::civil::{Date, Weekday};

use super::calendar::{self, Direction};
use super::grammar::{Parser, Phrase};
use super::hijri;
use super::value::{DayPart, Field, Unit, Value};
use super::words::{Class, Count};
use crate::text::{Proclitics, Punctuation};

const DAY: Class = Class::Unit(Unit::Day, Count::Singular);

impl Parser<'_, '_> {
    /// A day: `الثلاثاء الماضي`, `أمس (الأحد)`, `أول من أمس`, `يوم 24 يوليو`.
    pub(super) fn day(&self, at: usize) -> Option<Phrase> {
        match self.class(at) {
            Class::Weekday(weekday) => Some(self.weekday(at, weekday)),
            Class::Deictic(days) => self.deictic(at, days),
            Class::First => self
                .before_yesterday(at)
                .or_else(|| self.first_of_month(at))
                .or_else(|| self.dated(at)),
            DAY if self.has_article(at) => self.anchored(at).or_else(|| self.today(at)),
            DAY => self.day_behind(at),
            Class::Same => self.anchored(at).or_else(|| self.dated(at)),
            Class::FeastHead => self.feast(at, true),
            Class::None if self.is_number(at) => self.numeric_date(at).or_else(|| self.dated(at)),
            _ => self.dated(at),
        }
    }

    fn weekday(&self, at: usize, weekday: Weekday) -> Phrase {
        let (direction, end) = match self.plain(at + 1) {
            Class::Relation(direction) => (Some(direction), at + 2),
            _ => (None, at + 1),
        };
        // الأحد 19 يوليو
        if direction.is_none()
            && let Some(dated) = self
                .numeric_date(end)
                .or_else(|| self.dated(end))
                .or_else(|| self.short_date(end))
        {
            let value = self.observed(&dated, weekday);
            return Phrase {
                value,
                ..dated.from(at)
            };
        }
        // الخميس الموافق 20 أغسطس
        if self.folded(end) == "الموافق"
            && let Some(dated) = self.numeric_date(end + 1).or_else(|| self.dated(end + 1))
            && dated
                .value
                .and_then(|value| value.day())
                .is_some_and(|day| day.weekday() == weekday)
        {
            return Phrase::new(at, end, dated.value);
        }
        if let Some(end) = self.of_every_week(end) {
            return Phrase::new(at, end, Some(Field::Weekday(weekday).into())).repeated();
        }
        // من الأحد إلى الخميس: counted from the day before it.
        let from_day = if matches!(self.class_before(at), Class::To | Class::Until) {
            self.day_of_sentence()
        } else if self.reference.is_none() {
            self.last_day()
        } else {
            None
        };
        if direction.is_none()
            && let Some(day) = from_day
        {
            let date = calendar::weekday_from(day, weekday);
            return Phrase::new(at, end, date.map(Value::Day));
        }
        let ahead = direction.is_none() && self.looks_ahead(at);
        let value = self.counted_from_today(Field::Weekday(weekday), |today| {
            let day = if ahead {
                calendar::weekday_from(today, weekday)
            } else {
                calendar::weekday(today, weekday, direction)
            };
            day.map(Value::Day)
        });
        Phrase::new(at, end, value)
    }

    /// `اليوم التالي`, `اليوم نفسه`, `ذات اليوم`: counted from the last day mentioned.
    fn anchored(&self, at: usize) -> Option<Phrase> {
        let (days, end) = match (self.class(at), self.plain(at + 1)) {
            (Class::Same, DAY) if self.has_article(at + 1) => (0, at + 2),
            (DAY, Class::Anchored(days)) => (days, at + 2),
            _ => return None,
        };
        let day = self.last_day()?;
        let value = calendar::shift_days(day, i32::from(days)).map(Value::Day);
        Some(Phrase::new(at, end, value))
    }

    /// A Hijri month begins when its moon is seen: the weekday tells which day it was.
    fn observed(&self, dated: &Phrase, weekday: Weekday) -> Option<Value> {
        match self.hijri_day(dated) {
            Some((year, month, day)) => {
                let observed = hijri::day_on(year, month, day, weekday).map(Value::Day);
                observed.or(dated.value)
            }
            None => dated.value,
        }
    }

    /// Whether a verb in the future stands shortly before in the clause: `سيجتمع الخميس`.
    fn looks_ahead(&self, at: usize) -> bool {
        const WINDOW: usize = 6;
        (at.saturating_sub(WINDOW)..at)
            .rev()
            .take_while(|&before| {
                self.text.tokens()[before].punctuation().is_none()
                    && self.text.sentence_of(before) == self.text.sentence_of(at)
            })
            .any(|before| self.text.folded(before) == "سوف" || self.is_future_verb(before))
    }

    /// Whether a word reads best as س and an imperfect.
    fn is_future_verb(&self, at: usize) -> bool {
        let reading = self
            .text
            .best(at)
            .filter(|r| r.proclitics.contains(Proclitics::SA));
        reading.is_some_and(|r| {
            r.span()
                .slice(self.text.text())
                .starts_with(['ي', 'ت', 'ن', 'أ', 'ا'])
        })
    }

    /// `أمس`, `غدا`, perhaps with the weekday that it is.
    fn deictic(&self, at: usize, days: i8) -> Option<Phrase> {
        let next = at + 1;
        let ordinal = matches!(self.folded(next), "الاول" | "الاولي");
        if days == -1 && ordinal {
            return Some(self.relative_day(at, next + 1, -2));
        }
        // عن غد مشرق: some tomorrow.
        if self.folded(at).ends_with("غد")
            && !self.has_article(at)
            && !matches!(
                self.class_before(at),
                DAY | Class::Of | Class::Until | Class::Before | Class::Since | Class::To
            )
            && !matches!(self.plain(next), Class::Weekday(_))
        {
            return None;
        }
        // في أمس الحاجة: in the utmost need.
        let superlative = self.class_before(at) == Class::In
            && self.plain(next) == Class::None
            && self.has_article(next);
        (days != -1 || !superlative).then(|| self.relative_day(at, next, days))
    }

    /// `أول من أمس`, `أول أمس`.
    fn before_yesterday(&self, at: usize) -> Option<Phrase> {
        if self.has_article(at) {
            return None;
        }
        let from = at + 1 + usize::from(self.plain(at + 1) == Class::Of);
        (self.plain(from) == Class::Deictic(-1)).then(|| self.relative_day(at, from + 1, -2))
    }

    /// `اليوم`, where it is today and not "the day".
    fn today(&self, at: usize) -> Option<Phrase> {
        let word = self.word(at);
        if word.proclitics.contains(Proclitics::BA)
            || word.proclitics.contains(Proclitics::LA)
            || word.proclitics.contains(Proclitics::KA)
            || matches!(
                self.class_before(at),
                Class::In | Class::That | Class::Same | Class::Every | Class::Outlet
            )
        {
            return None;
        }
        let next = at + 1;
        let described = matches!(
            self.plain(next),
            Class::NotToday | Class::First | Class::Relation(_) | Class::Anchored(_)
        ) || self.folded(next) == "الذي"
            || (self.has_article(next)
                && !matches!(self.class(next), Class::Weekday(_))
                && self.ordinal(next).is_some());
        (!described).then(|| self.relative_day(at, next, 0))
    }

    /// A day counted from the document's, with the weekday that may stand behind it.
    fn relative_day(&self, start: usize, end: usize, days: i8) -> Phrase {
        let (companion, end) = match (self.mark(end), self.plain(end), self.plain(end + 1)) {
            (None, Class::Weekday(weekday), _) => (Some(weekday), end + 1),
            (Some(Punctuation::OpenBracket), _, Class::Weekday(weekday))
                if self.mark(end + 2) == Some(Punctuation::CloseBracket) =>
            {
                (Some(weekday), end + 3)
            }
            _ => (None, end),
        };
        let mut phrase = Phrase::new(start, end, None);
        let Some(today) = self.reference else {
            phrase.value = Some(companion.map_or(Field::Day, Field::Weekday).into());
            return phrase;
        };
        let Some(counted) = calendar::shift_days(today, i32::from(days)) else {
            return phrase;
        };
        // The text may be older than its date: the weekday knows better.
        let day = match companion {
            Some(weekday) => calendar::nearest_weekday(counted, weekday),
            None => Some(counted).filter(|_| days < 0 || !self.is_quoted(start)),
        };
        phrase.value = day.map(Value::Day);
        if companion.is_some() {
            phrase.today = day.and_then(|day| calendar::shift_days(day, -i32::from(days)));
        }
        phrase
    }

    /// `يوم الأحد`, `يوم أمس`, `يوم 24 يوليو`.
    fn day_behind(&self, at: usize) -> Option<Phrase> {
        let next = at + 1;
        if !self.nothing_joined(next) {
            return None;
        }
        let phrase = match self.class(next) {
            Class::Weekday(_) | Class::Deictic(_) | Class::First => self.day(next)?,
            DAY if self.has_article(next) => self.today(next)?,
            DAY | Class::Same => return None,
            Class::FeastHead => self.feast(next, true)?,
            _ => self
                .numeric_date(next)
                .or_else(|| self.dated(next))
                .or_else(|| self.short_date(next))?,
        };
        Some(phrase.from(at))
    }

    pub(super) fn nothing_joined(&self, at: usize) -> bool {
        at < self.end && self.word(at).proclitics.is_empty()
    }

    /// `مساء الثلاثاء`, `ليل الخميس الجمعة`, `الليلة الماضية`.
    pub(super) fn day_part(&self, at: usize) -> Option<Phrase> {
        let Class::Part(part) = self.class(at) else {
            return None;
        };
        if self.has_article(at) {
            return self.tonight(at);
        }
        let next = at + 1;
        if self.nothing_joined(next)
            && matches!(
                self.class(next),
                Class::Weekday(_)
                    | Class::Deictic(_)
                    | Class::First
                    | DAY
                    | Class::Same
                    | Class::None
            )
            && let Some(mut day) = self.day(next)
            && day.end > next
        {
            if part == DayPart::Night {
                day.end = self.second_weekday(next, day.end);
            }
            let phrase = Phrase::new(at, day.end, with_part(day.value, part));
            return Some(Phrase {
                repeats: day.repeats,
                ..phrase
            });
        }
        // مساء كل جمعة
        if self.plain(next) == Class::Every
            && let Some(every) = self.every(next)
        {
            let value = match every.value {
                Some(Value::Duration(length)) if length.whole() == Some((1, Unit::Day)) => {
                    Value::from(Field::Day).at_part(part)
                }
                value => with_part(value, part),
            };
            return value.map(|value| Phrase::new(at, every.end, Some(value)).repeated());
        }
        // مساءً needs its mark to be no construct.
        self.text
            .written(at)
            .contains('\u{64B}')
            .then(|| Phrase::new(at, next, self.anchored_part(part)))
    }

    /// The night between two days is named by both: `ليل الخميس/الجمعة`.
    fn second_weekday(&self, first: usize, end: usize) -> usize {
        if !matches!(self.class(first), Class::Weekday(_)) || end != first + 1 {
            return end;
        }
        let joined = matches!(self.mark(end), Some(Punctuation::Slash | Punctuation::Dash));
        let second = end + usize::from(joined || self.plain(end) == Class::To);
        match self.plain(second) {
            Class::Weekday(_) => second + 1,
            _ => end,
        }
    }

    /// `الليلة`, `الليلة الماضية`, `الليلة قبل الماضية`.
    fn tonight(&self, at: usize) -> Option<Phrase> {
        let next = at + 1;
        let is_single_night = self.folded(at).ends_with("ليله");
        let past = Class::Relation(Direction::Past);
        let (end, days) = if !is_single_night {
            return None;
        } else if self.plain(next) == Class::Before && self.plain(next + 1) == past {
            (next + 2, -2)
        } else if self.plain(next) == past {
            (next + 1, -1)
        } else if matches!(
            self.class_before(at),
            Class::In | Class::That | Class::Same | Class::Every
        ) || self.plain(next) == Class::First
            || self.plain(next) == Class::NotToday
            || !self.nothing_joined(at)
        {
            return None;
        } else {
            (next, 0)
        };
        let anchor = if days < 0 {
            self.day_of_sentence().or(self.reference)
        } else {
            self.reference
        };
        let day = match anchor {
            Some(day) => calendar::shift_days(day, days).map(Value::Day),
            None => Some(Field::Day.into()),
        };
        Some(Phrase::new(at, end, with_part(day, DayPart::Night)))
    }

    /// `ليلا`: of the day that the sentence speaks of.
    pub(super) fn adverb(&self, at: usize, part: DayPart) -> Option<Phrase> {
        self.nothing_joined(at)
            .then(|| Phrase::new(at, at + 1, self.anchored_part(part)))
    }

    pub(super) fn anchored_part(&self, part: DayPart) -> Option<Value> {
        self.recent_day().map(|day| Value::DayPart(day, part))
    }

    /// `بعد ظهر الثلاثاء`, `بعد الظهر`.
    pub(super) fn afternoon(&self, at: usize) -> Option<Phrase> {
        if self.plain(at + 1) != Class::Part(DayPart::Noon) {
            return None;
        }
        if self.has_article(at + 1) {
            return Some(Phrase::new(
                at,
                at + 2,
                self.anchored_part(DayPart::Afternoon),
            ));
        }
        let day = self.day(at + 2).filter(|_| self.nothing_joined(at + 2))?;
        Some(Phrase::new(
            at,
            day.end,
            with_part(day.value, DayPart::Afternoon),
        ))
    }

    /// `وقت متأخر من يوم الأحد`, `ساعة مبكرة اليوم`.
    pub(super) fn vague_moment(&self, at: usize) -> Option<Phrase> {
        let part = match self.plain(at + 1) {
            Class::Late => DayPart::Night,
            Class::Early => DayPart::Morning,
            _ => return None,
        };
        let of = self.plain(at + 2) == Class::Of;
        let from = at + 2 + usize::from(of);
        if !self.nothing_joined(from) {
            return None;
        }
        if let Class::Part(exact) = self.class(from) {
            if let Some(phrase) = self.day_part(from) {
                return Some(phrase.from(at));
            }
            return (of && self.has_article(from))
                .then(|| Phrase::new(at, from + 1, self.anchored_part(exact)));
        }
        let day = self.day(from)?;
        Some(Phrase::new(at, day.end, with_part(day.value, part)))
    }

    /// `هذا العام`, `هذه الليلة`, `هذا المساء`.
    pub(super) fn this(&self, at: usize) -> Option<Phrase> {
        let next = at + 1;
        if !self.has_article(next) || !self.nothing_joined(next) {
            return None;
        }
        let value = |open: Field, value: &dyn Fn(Date) -> Option<Value>| {
            self.counted_from_today(open, value)
        };
        let found = match self.class(next) {
            DAY => value(Field::Day, &|date| {
                (!self.is_quoted(at)).then_some(Value::Day(date))
            }),
            Class::Unit(Unit::Hour | Unit::Minute, _) => return None,
            Class::Unit(unit, Count::Singular) => self.moved(0, unit),
            Class::Part(part) => with_part(value(Field::Day, &|date| Some(Value::Day(date))), part),
            Class::Season(season) => value(Field::Season(season), &|date| {
                Some(Value::Season(date.year(), season))
            }),
            Class::Weekday(day) => value(Field::Weekday(day), &|date| {
                calendar::weekday(date, day, Some(Direction::Current)).map(Value::Day)
            }),
            _ => return None,
        };
        Some(Phrase::new(at, next + 1, found))
    }

    /// The unit that lies so many of them from today's.
    pub(super) fn moved(&self, count: i32, unit: Unit) -> Option<Value> {
        let open = match unit {
            Unit::Century | Unit::Second | Unit::Minute | Unit::Hour => {
                return calendar::shifted(self.reference?, count, unit);
            }
            Unit::Decade => Field::Decade,
            Unit::Year => Field::Year,
            Unit::Month => Field::Month(None),
            Unit::Week => Field::Week,
            Unit::Day => Field::Day,
        };
        self.counted_from_today(open, |today| calendar::shifted(today, count, unit))
    }
}

pub(super) fn with_part(day: Option<Value>, part: DayPart) -> Option<Value> {
    day?.at_part(part)
}
