//! What comes again and again: every day, every Friday.

use jiff::civil::Weekday;

use super::grammar::{Parser, Phrase};
use super::length::Length;
use super::value::{Field, Unit, Value};
use super::words::{Class, Count};

const DAY: Class = Class::Unit(Unit::Day, Count::Singular);

impl Parser<'_, '_> {
    /// `كل جمعة`, `كل يوم`, `كل ثلاثة أشهر`, `كل صباح`.
    pub(super) fn every(&self, at: usize) -> Option<Phrase> {
        if self.has_article(at) || self.word(at).enclitic {
            return None;
        }
        let next = at + 1;
        if next >= self.end || self.has_article(next) || !self.nothing_joined(next) {
            return None;
        }
        let open = |end: usize, field: Field| Phrase::new(at, end, Some(field.into()));
        let phrase = match self.class(next) {
            // كل أحد: everybody.
            Class::BareWeekday(Weekday::Sunday) => return None,
            Class::BareWeekday(day) => self.part_of_every(open(next + 1, Field::Weekday(day))),
            DAY if let Class::BareWeekday(day) = self.plain(next + 1) => {
                self.part_of_every(open(next + 2, Field::Weekday(day)))
            }
            // كل عام وأنتم بخير
            Class::Unit(Unit::Year, Count::Singular) if self.folded(next + 1) == "وانتم" => {
                return None;
            }
            Class::Unit(unit, Count::Singular) if !self.is_construct(next + 1) => {
                let every = Phrase::new(at, next + 1, Some(lasting(1.0, unit)));
                let part = self.part_of_every(open(next + 1, Field::Day));
                if unit == Unit::Day && part.end > every.end {
                    part
                } else {
                    every
                }
            }
            Class::Unit(unit, Count::Dual) => Phrase::new(at, next + 1, Some(lasting(2.0, unit))),
            Class::Part(part) => {
                let value = Value::from(Field::Day).at_part(part);
                Phrase::new(at, next + 1, value)
            }
            Class::Season(season) => open(next + 1, Field::Season(season)),
            Class::Month(month) if !month.hijri && !month.ambiguous => {
                open(next + 1, Field::Month(Some(month.number)))
            }
            _ => {
                let length = self.counted(next)?;
                matches!(length.value, Some(Value::Duration(_))).then_some(length.from(at))?
            }
        };
        Some(phrase.repeated())
    }

    /// `كل جمعة مساء`, `كل يوم صباحا`.
    fn part_of_every(&self, phrase: Phrase) -> Phrase {
        let (part, end) = self.part_behind(phrase.end);
        match (part, phrase.value) {
            (Some(part), Some(value)) => Phrase {
                end,
                value: value.at_part(part),
                ..phrase
            },
            _ => phrase,
        }
    }

    /// `أيام الجمعة`: every one of them.
    pub(super) fn days_of_week(&self, at: usize) -> Option<Phrase> {
        let Class::Weekday(day) = self.plain(at + 1) else {
            return None;
        };
        if self.class(at) != Class::Unit(Unit::Day, Count::Plural) || self.has_article(at) {
            return None;
        }
        Some(Phrase::new(at, at + 2, Some(Field::Weekday(day).into())).repeated())
    }

    /// `الجمعة من كل أسبوع`: where the repetition behind a weekday ends.
    pub(super) fn of_every_week(&self, at: usize) -> Option<usize> {
        let week = Class::Unit(Unit::Week, Count::Singular);
        let every = self.plain(at) == Class::Of && self.plain(at + 1) == Class::Every;
        (every && self.plain(at + 2) == week).then_some(at + 3)
    }
}

fn lasting(count: f64, unit: Unit) -> Value {
    Value::Duration(Length::new(count, unit))
}
