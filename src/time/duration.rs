//! Lengths of time, and what lies such a length before or after.

use super::Modifier;
use super::calendar::{self, Direction};
use super::grammar::{Parser, Phrase};
use super::length::Length;
use super::value::{Unit, Value};
use super::words::{Class, Count};
use crate::lexicon::{Hedge, NumberPart};
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
        if let Some(phrase) = self.fraction_of_unit(at) {
            return Some(phrase);
        }
        if self.class(at) == Class::DecadeOrContract && !self.has_article(at) {
            return self.decade_unit(at);
        }
        if !self.word(at).number.begins() {
            return None;
        }
        let (hedge, unit_at) = self.numbers.hedge(self.text, at)?;
        let phrase = match self.plain(unit_at) {
            Class::Unit(unit, count @ (Count::Singular | Count::Dual)) => {
                self.uncounted(unit_at, unit, count, true)?
            }
            Class::DecadeOrContract => self.decade_unit(unit_at)?,
            _ => self.fraction_of_unit(unit_at)?,
        };
        Some(phrase.from(at).with(Some(self.modifier_of(at, hedge))))
    }

    /// `نصف ساعة`, `ربع قرن`, `ثلاثة أرباع الساعة`.
    fn fraction_of_unit(&self, at: usize) -> Option<Phrase> {
        let (share, next) = match self.plain(at) {
            Class::Fraction(minutes) if !self.has_article(at) => {
                (f64::from(minutes) / 60.0, at + 1)
            }
            _ if self.folded(at + 1) == "ارباع" && matches!(self.folded(at), "ثلاثه" | "ثلاث") => {
                (0.75, at + 2)
            }
            _ => return None,
        };
        let Class::Unit(unit, Count::Singular) = self.plain(next) else {
            return None;
        };
        // نصف العام الأول, نصف شهر مارس are parts of the calendar.
        if self.is_construct(next + 1) || self.has_article(next) && unit != Unit::Hour {
            return None;
        }
        let length = match unit {
            // Thirty minutes are said more often than half an hour is halved.
            Unit::Hour => Length::new(share * 60.0, Unit::Minute),
            unit => Length::new(share, unit),
        };
        Some(Phrase::new(at, next + 1, Some(Value::Duration(length))))
    }

    /// `عقد من الزمن`, `عقد كامل`: ten years, and no contract.
    pub(super) fn decade_unit(&self, at: usize) -> Option<Phrase> {
        if self.has_article(at) {
            return self.decade_by_place(at);
        }
        let (adjective, time) = (self.folded(at + 1), self.folded(at + 2));
        let end = match (self.plain(at + 1), adjective) {
            (Class::Of, _) if matches!(time, "الزمن" | "الزمان" | "السنين") => {
                at + 3
            }
            (_, "كامل" | "كاملا") => at + 2,
            _ => return None,
        };
        let length = Length::new(1.0, Unit::Decade);
        Some(Phrase::new(at, end, Some(Value::Duration(length))))
    }

    /// A number and its unit, perhaps with a smaller unit: `سنة و3 أشهر`.
    pub(super) fn counted(&self, at: usize) -> Option<Phrase> {
        if !self.may_count_unit(at) {
            return None;
        }
        let number = self.numbers.read(self.text, at)?;
        let unit_at = number.tokens.end;
        let unit = self.unit_of_number(unit_at)?;
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
        let hedge = self.numbers.hedge(self.text, at).map(|(hedge, _)| hedge);
        let modifier = match (number.approximate, number.value) {
            (false, _) | (_, None) => None,
            (true, _) if hedge.is_some() => hedge.map(|hedge| self.modifier_of(at, hedge)),
            (true, value) if number.min == value => Some(Modifier::EqualOrMore),
            (true, value) if number.max == value => Some(Modifier::EqualOrLess),
            (true, _) => Some(Modifier::Approx),
        };
        let mut phrase = self
            .length(at, unit_at + 1, number.value, unit)
            .with(modifier);
        phrase.start_byte = Some(number.span.start());
        Some(self.with_rest(phrase))
    }

    /// Whether a number may begin at a token and a unit follow it: most numbers count something else, which the first word
    /// tells that is no part of them.
    fn may_count_unit(&self, at: usize) -> bool {
        const LONGEST: usize = 16;
        if !self.is_number(at) && !self.word(at).number.begins() {
            return false;
        }
        for next in at + 1..at + LONGEST {
            if self.unit_of_number(next).is_some() {
                return true;
            }
            let goes_on = next < self.end
                && (self.word(next).number != NumberPart::None
                    || !self.text.tokens()[next].is_word()
                    || matches!(self.folded(next), "و" | "ال"));
            if !goes_on {
                return false;
            }
        }
        true
    }

    /// The unit that a number counts. ثانية is a second only there.
    fn unit_of_number(&self, at: usize) -> Option<Unit> {
        match (self.plain(at), self.folded(at)) {
            (Class::Unit(unit, _), _) => Some(unit),
            (_, "ثانيه" | "ثواني" | "ثوان") => Some(Unit::Second),
            _ => None,
        }
    }

    /// What و adds in a smaller unit.
    fn with_rest(&self, phrase: Phrase) -> Phrase {
        let Some(Value::Duration(length)) = phrase.value else {
            return phrase;
        };
        let at = phrase.end;
        let separate = self.folded(at) == "و";
        if at >= self.end
            || !separate && self.word(at).proclitics != Proclitics::WA && !self.follows_and(at)
        {
            return phrase;
        }
        let first = at + usize::from(separate);
        let (count, unit, end) = match self.class(first) {
            Class::Unit(unit, Count::Dual) if !self.has_article(first) => (2.0, unit, first + 1),
            Class::Unit(unit, Count::Singular) if !separate && !self.has_article(first) => {
                if self.is_construct(first + 1) {
                    return phrase;
                }
                (1.0, unit, first + 1)
            }
            _ => {
                let Some(number) = self.numbers.read(self.text, first) else {
                    return phrase;
                };
                let unit_at = number.tokens.end;
                match (number.value, self.unit_of_number(unit_at)) {
                    (Some(count), Some(unit)) if !self.has_article(unit_at) => {
                        (count, unit, unit_at + 1)
                    }
                    _ => return phrase,
                }
            }
        };
        let smaller = (unit as u8) < (length.unit as u8);
        let whole = length.count.fract() == 0.0 && length.rest.is_none();
        if !smaller || !whole || unit as u8 >= Unit::Decade as u8 {
            return phrase;
        }
        let rest = Some((count, unit));
        Phrase {
            end,
            value: Some(Value::Duration(Length { rest, ..length })),
            ..phrase
        }
    }

    fn follows_and(&self, at: usize) -> bool {
        self.numbers.read(self.text, at).is_some_and(|number| {
            number.span.start() > self.text.tokens()[at].span().start()
                && self.folded(at).starts_with('و')
        })
    }

    /// The words of a hedge tell whether the number itself is among what they allow.
    fn modifier_of(&self, at: usize, hedge: Hedge) -> Modifier {
        let strict = ["كثر", "ازيد", "قل ", "دون", "فوق"];
        let word = self.folded(at);
        let is_strict = strict.iter().any(|part| word.ends_with(part.trim_end()));
        match hedge {
            Hedge::About => Modifier::Approx,
            Hedge::AtLeast if is_strict => Modifier::MoreThan,
            Hedge::AtLeast => Modifier::EqualOrMore,
            Hedge::AtMost if is_strict => Modifier::LessThan,
            Hedge::AtMost => Modifier::EqualOrLess,
        }
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
            Count::Dual => Some(self.with_rest(self.length(at, next, Some(2.0), unit))),
            Count::Plural => (bare && !self.is_construct(next)).then(|| {
                let end = next + usize::from(self.plain(next) == Class::Few);
                Phrase::new(at, end, Some(Value::Some(unit)))
            }),
            Count::Singular => {
                let one = matches!(self.folded(next), "واحد" | "واحده");
                let has_fraction = self.fraction_behind(next).is_some();
                if one {
                    return Some(self.length(at, next + 1, Some(1.0), unit));
                }
                if !has_fraction && self.is_construct(next) {
                    return None;
                }
                let phrase = self.with_rest(self.length(at, next, Some(1.0), unit));
                // سنة وثلاثة أشهر
                let has_rest = matches!(
                    phrase.value,
                    Some(Value::Duration(Length { rest: Some(_), .. }))
                );
                (bare || has_fraction || has_rest).then_some(phrase)
            }
        }
    }

    /// Whether the word behind a singular unit belongs to it: `يوم القيامة`, `عام 2013`.
    pub(super) fn is_construct(&self, next: usize) -> bool {
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
        let value = match count {
            Some(count) => Value::Duration(Length::new(count, unit)),
            None => Value::Some(unit),
        };
        Phrase::new(start, end, Some(value))
    }

    /// `ونصف`, `ونصف العام`.
    fn fraction_behind(&self, at: usize) -> Option<(f64, usize)> {
        let Class::Fraction(minutes) = self.class(at) else {
            return None;
        };
        if self.word(at).proclitics != Proclitics::WA {
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
                    && self.word(i).class == Class::Age
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
        if self.word(at).enclitic {
            return None;
        }
        let next = at + 1;
        if is_after && self.plain(next) == Class::Deictic(1) {
            return Some(Phrase::new(at, next + 1, self.moved(2, Unit::Day)));
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
        match length? {
            Value::Duration(length) if length.rest.is_some() => {
                let unit = length.rest.map(|(_, unit)| unit)?;
                let day = self.reference?.checked_sub(length.span()?).ok()?;
                calendar::shifted(day, 0, unit)
            }
            Value::Duration(length) => {
                let (count, unit) = length.whole()?;
                match unit {
                    Unit::Second | Unit::Minute | Unit::Hour => {
                        Some(Value::Reference(Direction::Past))
                    }
                    _ => self.moved(-count, unit),
                }
            }
            Value::Some(_) => Some(Value::Reference(Direction::Past)),
            _ => None,
        }
    }

    /// `قبل ذلك بيوم`, `بعدها بأيام`: counted from the last day named.
    fn before_or_after_that(&self, at: usize, is_after: bool) -> Option<Phrase> {
        let refers = self.word(at).enclitic || self.plain(at + 1) == Class::That;
        let by = at + 1 + usize::from(!self.word(at).enclitic);
        // بيوم, بثلاثة أيام
        let counted = || {
            self.numbers.read(self.text, by).is_some_and(|number| {
                number.span.start() > self.text.tokens()[by].span().start()
                    && self.folded(by).starts_with('ب')
            })
        };
        if !refers
            || by >= self.end
            || !(self.word(by).proclitics.contains(Proclitics::BA) || counted())
        {
            return None;
        }
        let length = self.duration(by, true)?;
        let value = match (length.value, self.last_day()) {
            (Some(Value::Duration(length)), Some(day)) => match length.whole() {
                Some((days, Unit::Day)) => {
                    let days = if is_after { days } else { -days };
                    calendar::shift_days(day, days).map(Value::Day)
                }
                _ => None,
            },
            _ => None,
        };
        Some(Phrase {
            value,
            ..length.from(at)
        })
    }
}
