//! Lengths of time, and what lies such a length before or after.

use super::Modifier;
use super::calendar;
use super::grammar::{Parser, Phrase};
use super::value::{Unit, Value};
use super::words::{Class, Count};
use crate::lexicon::Hedge;
use crate::text::{Proclitics, Punctuation};

impl Parser<'_, '_> {
    /// `ثلاث سنوات`, `نحو شهر`, `عام ونصف`, `عدة أشهر`. Where `bare`, a preposition before it lets
    /// `أسبوع` and `سنوات` stand alone.
    pub(super) fn duration(&self, at: usize, bare: bool) -> Option<Phrase> {
        if at >= self.end {
            return None;
        }
        if let Class::Unit(unit, count) = self.class(at) {
            return self.uncounted(at, unit, count, bare);
        }
        if let Some(phrase) = self.counted(at) {
            return Some(phrase);
        }
        let (hedge, unit_at) = self.numbers.hedge(self.text, at)?;
        match self.plain(unit_at) {
            Class::Unit(unit, count @ (Count::Singular | Count::Dual)) => {
                let phrase = self.uncounted(unit_at, unit, count, true)?;
                Some(phrase.from(at).with(Some(modifier_of(hedge))))
            }
            _ => None,
        }
    }

    /// A number and its unit.
    fn counted(&self, at: usize) -> Option<Phrase> {
        let number = self.numbers.read(self.text, at)?;
        let unit_at = number.tokens.end;
        let Class::Unit(unit, _) = self.plain(unit_at) else {
            return None;
        };
        if unit_at >= self.end
            || self.has_article(unit_at) && number.value.is_some()
            || self.is_age(at, unit_at, unit)
        {
            return None;
        }
        // في المئة عام 2010
        if unit == Unit::Year && self.year_digits(unit_at + 1).is_some() {
            return None;
        }
        let modifier = match (number.approximate, number.value) {
            (false, _) | (_, None) => None,
            (true, value) if number.min == value => Some(Modifier::MoreThan),
            (true, value) if number.max == value => Some(Modifier::LessThan),
            (true, _) => Some(Modifier::Approx),
        };
        let mut phrase = self
            .length(at, unit_at + 1, number.value, unit)
            .with(modifier);
        phrase.start_byte = Some(number.span.start);
        Some(phrase)
    }

    /// A unit without a number: a dual, or one of it.
    fn uncounted(&self, at: usize, unit: Unit, count: Count, bare: bool) -> Option<Phrase> {
        if self.has_article(at) {
            return None;
        }
        let next = at + 1;
        match count {
            // عامي, سنتي need what they belong to.
            Count::Dual if self.folded(at).ends_with('ي') => None,
            Count::Dual => Some(self.length(at, next, Some(2.0), unit)),
            Count::Plural => (bare && !self.is_construct(next)).then(|| {
                let end = next + usize::from(self.plain(next) == Class::Few);
                Phrase::new(at, end, None)
            }),
            Count::Singular => {
                let one = matches!(self.folded(next), "واحد" | "واحده");
                let has_fraction = self.fraction_behind(next).is_some();
                if one {
                    return Some(self.length(at, next + 1, Some(1.0), unit));
                }
                if !has_fraction && (!bare || self.is_construct(next)) {
                    return None;
                }
                Some(self.length(at, next, Some(1.0), unit))
            }
        }
    }

    /// Whether the word behind a singular unit belongs to it: `يوم القيامة`, `عام 2013`.
    fn is_construct(&self, next: usize) -> bool {
        let relative = matches!(self.folded(next), "الذي" | "التي");
        self.is_number(next)
            || self.has_article(next) && self.nothing_joined(next) && !relative
            || matches!(
                self.plain(next),
                Class::Weekday(_)
                    | Class::Deictic(_)
                    | Class::Month(_)
                    | Class::MonthHead
                    | Class::Late
                    | Class::Early
            )
    }

    /// A length with the fraction and the adjectives that may stand behind it.
    fn length(&self, start: usize, end: usize, count: Option<f64>, unit: Unit) -> Phrase {
        let mut end = end;
        let mut count = count;
        if let Some((fraction, next)) = self.fraction_behind(end) {
            count = count.map(|n| n + fraction);
            end = next;
        }
        if matches!(self.plain(end), Class::Relation(_) | Class::Recent) {
            end += 1;
        }
        Phrase::new(start, end, count.map(|n| Value::Duration(n, unit)))
    }

    /// `ونصف`, `ونصف العام`.
    fn fraction_behind(&self, at: usize) -> Option<(f64, usize)> {
        let Class::Fraction(minutes) = self.class(at) else {
            return None;
        };
        if self.words[at].proclitics != Proclitics::WA {
            return None;
        }
        let repeated = matches!(self.plain(at + 1), Class::Unit(_, Count::Singular))
            && self.has_article(at + 1);
        Some((f64::from(minutes) / 60.0, at + 1 + usize::from(repeated)))
    }

    /// Whether the years count an age: `البالغ 30 عاما`, `عمره 30 عاما`, `(30 عاما)`.
    fn is_age(&self, at: usize, unit_at: usize, unit: Unit) -> bool {
        if !matches!(unit, Unit::Year | Unit::Month) {
            return false;
        }
        let bracketed = at > 0
            && self.text.tokens()[at - 1].punctuation() == Some(Punctuation::OpenBracket)
            && self.mark(unit_at + 1) == Some(Punctuation::CloseBracket);
        let told = self.plain(unit_at + 1) == Class::Of && self.class(unit_at + 2) == Class::Age;
        let earliest = at.saturating_sub(4);
        bracketed
            || told
            || (earliest..at).any(|i| {
                self.text.sentence_of(i) == self.text.sentence_of(at)
                    && self.words[i].class == Class::Age
            })
    }

    /// `منذ ثلاث سنوات`; a date behind منذ stands without it.
    pub(super) fn since(&self, at: usize) -> Option<Phrase> {
        self.calendar(at + 1)
            .or_else(|| Some(self.duration(at + 1, true)?.from(at)))
    }

    /// `قبل يومين`, `بعد غد`, `بعد ظهر الثلاثاء`, `قبل ذلك بيوم`.
    pub(super) fn before_or_after(&self, at: usize) -> Option<Phrase> {
        let is_after = self.class(at) == Class::After;
        if let Some(phrase) = self.before_or_after_that(at, is_after) {
            return Some(phrase);
        }
        if self.words[at].enclitic {
            return None;
        }
        let next = at + 1;
        if is_after && self.plain(next) == Class::Deictic(1) {
            let day = self
                .reference
                .and_then(|date| calendar::shift_days(date, 2));
            return Some(Phrase::new(at, next + 1, day.map(Value::Day)));
        }
        if is_after && let Some(phrase) = self.afternoon(at) {
            return Some(phrase);
        }
        if let Some(phrase) = self.calendar(next) {
            return Some(phrase);
        }
        // بعد أيام says too little.
        let length = self
            .duration(next, true)
            .filter(|length| !is_after || !self.is_bare_plural(length))?;
        if is_after {
            return Some(length);
        }
        // قبل يومين من الاقتراع counts from something else than the document's date.
        let from_elsewhere =
            self.plain(length.end) == Class::Of || self.folded(length.end) == "علي";
        let value = if from_elsewhere {
            None
        } else {
            self.shift_back(length.value)
        };
        Some(Phrase {
            value,
            ..length.from(at)
        })
    }

    fn is_bare_plural(&self, length: &Phrase) -> bool {
        matches!(self.class(length.start), Class::Unit(_, Count::Plural))
    }

    fn shift_back(&self, length: Option<Value>) -> Option<Value> {
        let Value::Duration(count, unit) = length? else {
            return None;
        };
        let (count, unit) = if count.fract() == 0.5 && unit == Unit::Year {
            (count * 12.0, Unit::Month)
        } else {
            (count, unit)
        };
        if count.fract() != 0.0 || count.abs() > 1e6 {
            return None;
        }
        calendar::shifted(self.reference?, -(count as i32), unit)
    }

    /// `قبل ذلك بيوم`, `بعدها بأيام`: counted from the last day named.
    fn before_or_after_that(&self, at: usize, is_after: bool) -> Option<Phrase> {
        let refers = self.words[at].enclitic || self.plain(at + 1) == Class::That;
        let by = at + 1 + usize::from(!self.words[at].enclitic);
        if !refers || by >= self.end || !self.words[by].proclitics.contains(Proclitics::BA) {
            return None;
        }
        let length = self.duration(by, true)?;
        let value = match (length.value, self.last_day()) {
            (Some(Value::Duration(count, Unit::Day)), Some(day))
                if count.fract() == 0.0 && count < 1e6 =>
            {
                let days = if is_after {
                    count as i32
                } else {
                    -(count as i32)
                };
                calendar::shift_days(day, days).map(Value::Day)
            }
            _ => None,
        };
        Some(Phrase {
            value,
            ..length.from(at)
        })
    }
}

fn modifier_of(hedge: Hedge) -> Modifier {
    match hedge {
        Hedge::About => Modifier::Approx,
        Hedge::AtLeast => Modifier::MoreThan,
        Hedge::AtMost => Modifier::LessThan,
    }
}
