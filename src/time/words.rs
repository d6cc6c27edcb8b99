//! The words of time expressions: what the data says of every word of a text.

use jiff::civil::Weekday;
use rustc_hash::FxHashMap;

use super::Modifier;
use super::calendar::Direction;
use super::value::{DayPart, Season, Unit};
use crate::text::{AnalyzedText, Normalizer, Proclitics, Vocabulary, WordId};

const WORDS: &str = include_str!("data/words.tsv");
const MONTHS: &str = include_str!("data/months.tsv");

/// How a unit is counted in its form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Count {
    Singular,
    Dual,
    Plural,
}

/// A month of one of the calendars.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Month {
    pub(super) number: i8,
    pub(super) hijri: bool,
    /// Whether the name needs company to be a month.
    pub(super) ambiguous: bool,
}

/// What a word does in a time expression.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Class {
    /// Nothing.
    None,
    Weekday(Weekday),
    /// Days from the document's day.
    Deictic(i8),
    Unit(Unit, Count),
    Month(Month),
    /// The first word of a month's name of two words, and nothing else.
    MonthHead,
    Part(DayPart),
    /// A part of the day in the accusative of time (ليلا).
    Adverb(DayPart),
    Relation(Direction),
    /// الأخيرة: lately.
    Recent,
    Few,
    This,
    Edge(Modifier),
    Season(Season),
    SeasonHead,
    WeekendHead,
    Before,
    After,
    Since,
    During,
    Period,
    Until,
    To,
    /// A preposition that a date may follow.
    In,
    Of,
    Some,
    Late,
    Early,
    Moment,
    /// A part of an hour, in minutes.
    Fraction(u8),
    Minus,
    Gmt,
    Timing,
    Greenwich,
    First,
    That,
    Same,
    Outlet,
    /// Makes اليوم a counted or described day.
    NotToday,
    Age,
    /// Its complement is a name, though it looks like a date: شارع 26 سبتمبر.
    NamedByDate,
    /// Every such unit.
    Set(Unit),
    /// A decade of the twentieth century.
    Decade(u8),
}

/// A word of the text, as time expressions see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) id: WordId,
    pub(super) article: bool,
    pub(super) enclitic: bool,
    pub(super) proclitics: Proclitics,
    /// Where the word begins behind its proclitics, in bytes of the input.
    pub(super) start: usize,
}

/// All words of time expressions.
#[derive(Clone, Debug)]
pub(super) struct Words {
    classes: FxHashMap<WordId, Class>,
    /// Months whose names have two words.
    pairs: FxHashMap<(WordId, WordId), Month>,
}

impl Words {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut classes = FxHashMap::default();
        let mut pairs = FxHashMap::default();
        for [forms, class, value] in rows(WORDS) {
            let class = parse_class(class, value);
            for form in forms.split(' ') {
                classes.insert(vocabulary.intern(&normalizer.fold(form)), class);
            }
        }
        for [name, calendar, number, flags] in rows(MONTHS) {
            let month = Month {
                number: number.parse().unwrap_or(1),
                hijri: calendar == "hijri",
                ambiguous: flags == "company",
            };
            let name = normalizer.fold(name);
            match name.split_once(' ') {
                None => {
                    classes.insert(vocabulary.intern(&name), Class::Month(month));
                }
                Some((first, second)) => {
                    let first = vocabulary.intern(first);
                    pairs.insert((first, vocabulary.intern(second)), month);
                    classes.entry(first).or_insert(Class::MonthHead);
                }
            }
        }
        Self { classes, pairs }
    }

    /// The month that two words name together.
    pub(super) fn month_of_two(&self, first: WordId, second: WordId) -> Option<Month> {
        self.pairs.get(&(first, second)).copied()
    }

    /// What every token of a text does.
    pub(super) fn annotate(&self, text: &AnalyzedText<'_>) -> Vec<Word> {
        (0..text.tokens().len())
            .map(|token| self.word(text, token))
            .collect()
    }

    fn word(&self, text: &AnalyzedText<'_>, token: usize) -> Word {
        for reading in text.readings(token) {
            let Some((class, id)) = [reading.stem, reading.bare]
                .into_iter()
                .find_map(|id| Some((*self.classes.get(&id)?, id)))
            else {
                continue;
            };
            // الذي is no ذي القعدة.
            if reading.article && class == Class::MonthHead {
                continue;
            }
            // A pronoun changes what the word means, except behind قبل, بعد and عمر.
            if reading.enclitic.is_some()
                && !matches!(class, Class::Before | Class::After | Class::Age)
            {
                continue;
            }
            // لامس and كأمس are no yesterday.
            let prefixed = [Proclitics::LA, Proclitics::KA, Proclitics::SA]
                .into_iter()
                .any(|proclitic| reading.proclitics.contains(proclitic));
            if prefixed && !reading.article && matches!(class, Class::Deictic(_)) {
                continue;
            }
            return Word {
                class,
                id,
                article: reading.article,
                enclitic: reading.enclitic.is_some(),
                proclitics: reading.proclitics,
                start: reading.span().start,
            };
        }
        Word {
            class: Class::None,
            id: WordId::UNKNOWN,
            article: text.best(token).is_some_and(|reading| reading.article),
            enclitic: false,
            proclitics: Proclitics::NONE,
            start: text.tokens()[token].span().start,
        }
    }
}

/// The rows of a table, without its header and its comments.
fn rows<const COLUMNS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let mut cells = line.split('\t');
            std::array::from_fn(|_| cells.next().unwrap_or(""))
        })
}

fn parse_class(class: &str, value: &str) -> Class {
    let number = || value.parse::<i8>().unwrap_or(0);
    match class {
        "weekday" => Weekday::from_monday_one_offset(number()).map_or(Class::None, Class::Weekday),
        "deictic" => Class::Deictic(number()),
        "unit" => match value.split_once(' ') {
            Some((unit, "singular")) => Class::Unit(parse_unit(unit), Count::Singular),
            Some((unit, "dual")) => Class::Unit(parse_unit(unit), Count::Dual),
            Some((unit, _)) => Class::Unit(parse_unit(unit), Count::Plural),
            None => Class::None,
        },
        "part" => Class::Part(parse_part(value)),
        "adverb" => Class::Adverb(parse_part(value)),
        "relation" => match value {
            "past" => Class::Relation(Direction::Past),
            "current" => Class::Relation(Direction::Current),
            "future" => Class::Relation(Direction::Future),
            _ => Class::Recent,
        },
        "edge" => Class::Edge(match value {
            "start" => Modifier::Start,
            "mid" => Modifier::Mid,
            _ => Modifier::End,
        }),
        "season" => Class::Season(match value {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "autumn" => Season::Autumn,
            _ => Season::Winter,
        }),
        "fraction" => Class::Fraction(value.parse().unwrap_or(0)),
        "decade" => Class::Decade(value.parse().unwrap_or(0)),
        "set" => Class::Set(parse_unit(value)),
        "few" => Class::Few,
        "this" => Class::This,
        "season_head" => Class::SeasonHead,
        "weekend_head" => Class::WeekendHead,
        "before" => Class::Before,
        "after" => Class::After,
        "since" => Class::Since,
        "during" => Class::During,
        "period" => Class::Period,
        "until" => Class::Until,
        "to" => Class::To,
        "in" => Class::In,
        "of" => Class::Of,
        "some" => Class::Some,
        "late" => Class::Late,
        "early" => Class::Early,
        "moment" => Class::Moment,
        "minus" => Class::Minus,
        "gmt" => Class::Gmt,
        "timing" => Class::Timing,
        "greenwich" => Class::Greenwich,
        "first" => Class::First,
        "that" => Class::That,
        "same" => Class::Same,
        "outlet" => Class::Outlet,
        "not_today" => Class::NotToday,
        "age" => Class::Age,
        "named_by_date" => Class::NamedByDate,
        _ => Class::None,
    }
}

fn parse_unit(unit: &str) -> Unit {
    match unit {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ => Unit::Century,
    }
}

fn parse_part(part: &str) -> DayPart {
    match part {
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => DayPart::Daytime,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_understood_and_every_form_is_there_once() {
        let normalizer = Normalizer::default();
        let mut seen = std::collections::HashSet::new();
        for [forms, class, value] in rows(WORDS) {
            assert_ne!(parse_class(class, value), Class::None, "{forms}");
            for form in forms.split(' ') {
                assert!(seen.insert(normalizer.fold(form)), "{form}");
            }
        }
        for [name, calendar, number, flags] in rows(MONTHS) {
            assert!(matches!(calendar, "gregorian" | "hijri"), "{name}");
            assert!((1..=12).contains(&number.parse::<i8>().unwrap()), "{name}");
            assert!(matches!(flags, "" | "company"), "{name}");
            let folded = normalizer.fold(name);
            // Spellings that fold to one another add nothing.
            assert!(seen.insert(folded), "{name}");
        }
    }
}
