//! The words of time expressions: what the data says of every word of a text.

use jiff::civil::Weekday;

use super::Modifier;
use super::behind_number::BehindNumber;
use super::calendar::Direction;
use super::value::{DayPart, Season, Unit, Zone};
use crate::lexicon::{NumberPart, Numbers, rows};
use crate::text::{
    AnalyzedText, FormMemory, FormSet, Normalizer, PhraseMap, Proclitics, TokenKind, Vocabulary,
    WordId, WordMap,
};

const WORDS: &str = include_str!("data/words.tsv");
const MONTHS: &str = include_str!("data/months.tsv");
const FEASTS: &str = include_str!("data/feasts.tsv");
const ZONES: &str = include_str!("data/zones.tsv");

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

/// A day that returns every year, under a name of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Feast {
    pub(super) hijri: bool,
    pub(super) month: i8,
    pub(super) day: i8,
    /// How many days it lasts.
    pub(super) days: i8,
    /// Whether its name needs company to be a time.
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
    Timing,
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
    /// A decade of a century.
    Decade(u8),
    /// كل, before what comes again and again.
    Every,
    /// A weekday without its article, which only كل makes a time.
    BareWeekday(Weekday),
    /// So many units from the last date mentioned.
    Anchored(i8),
    /// The first word of a feast's name.
    FeastHead,
    /// الفاتح: the first of a month, as the Maghreb says.
    FirstOfMonth,
    /// An adjective that follows the names of feasts and months.
    Blessed,
    /// عقد, a decade or a contract.
    DecadeOrContract,
}

impl Class {
    /// Whether no expression begins with such a word, unless it begins a number as well.
    pub(super) const fn begins_nothing(self) -> bool {
        matches!(
            self,
            Self::Relation(_)
                | Self::Recent
                | Self::Few
                | Self::SeasonHead
                | Self::WeekendHead
                | Self::Of
                | Self::Late
                | Self::Early
                | Self::Minus
                | Self::Timing
                | Self::That
                | Self::Outlet
                | Self::NamedByDate
                | Self::BareWeekday(_)
                | Self::Anchored(_)
                | Self::Blessed
                | Self::Age
        )
    }
}

/// A word of the text, as time expressions see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) id: WordId,
    pub(super) article: bool,
    pub(super) enclitic: bool,
    pub(super) proclitics: Proclitics,
    /// How far behind the token's start it begins, behind its proclitics.
    pub(super) behind: u32,
    /// What it may do for a number.
    pub(super) number: NumberPart,
    /// Whether it is written in figures.
    pub(super) figures: bool,
    /// Whether an expression may begin with it.
    opens: bool,
    pub(super) behind_number: BehindNumber,
}

impl Word {
    /// What stands in no time expression.
    const NOTHING: Self = Self {
        class: Class::None,
        id: WordId::UNKNOWN,
        article: false,
        enclitic: false,
        proclitics: Proclitics::NONE,
        behind: 0,
        number: NumberPart::None,
        figures: false,
        opens: false,
        behind_number: BehindNumber::Other,
    };
}

/// What a finder found out of words. It saves work and changes no result.
#[derive(Debug, Default)]
pub(crate) struct TimeMemory {
    pub(super) words: FormMemory<Word>,
    /// The forms that no expression begins with, nine of ten words: they are asked for nothing else.
    closed: FormSet,
    /// The tokens of the last text that expressions may begin with, in the room of the text before.
    pub(super) openers: Vec<u32>,
}

/// How many tokens are looked through at a time.
const AT_A_TIME: usize = 64;

/// All words of time expressions.
#[derive(Clone, Debug)]
pub(super) struct Words {
    classes: WordMap<Class>,
    /// Months whose names have two words.
    pairs: PhraseMap<Month>,
    feasts: Names<Feast>,
    zones: Names<Zone>,
}

/// Names of one word or more.
#[derive(Clone, Debug)]
struct Names<T>(PhraseMap<T>);

impl<T: Copy> Names<T> {
    /// Takes names apart and keeps them.
    fn new(vocabulary: &mut Vocabulary, names: impl Iterator<Item = (&'static str, T)>) -> Self {
        let normalizer = Normalizer::default();
        let mut phrases = PhraseMap::default();
        for (name, meaning) in names {
            let folded = normalizer.fold(name);
            let words = folded.split(' ').map(|word| vocabulary.intern(word));
            phrases.insert(words, meaning);
        }
        Self(phrases)
    }

    /// The name that begins at a token, perhaps behind proclitics, and the token after it.
    fn at(&self, text: &AnalyzedText<'_>, token: usize, end: usize) -> Option<(T, usize)> {
        if token >= end {
            return None;
        }
        let ids = text.readings(token).iter().filter(|r| r.enclitic.is_none());
        let first = ids
            .flat_map(|reading| [reading.stem, reading.bare])
            .find(|&id| self.0.contains(id))?;
        self.0.get(first).iter().find_map(|name| {
            let after = token + 1 + name.rest.len();
            let follows = (token + 1..after).map(|at| text.word(at));
            (after <= end && follows.eq(name.rest.iter().copied())).then_some((name.meaning, after))
        })
    }
}

impl Words {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut classes = WordMap::default();
        let mut pairs = PhraseMap::default();
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
                    let words = [first, vocabulary.intern(second)];
                    pairs.insert(words.into_iter(), month);
                    classes.or_insert(first, Class::MonthHead);
                }
            }
        }
        let feasts = Names::new(vocabulary, feasts());
        for (first, _) in feasts.0.iter() {
            classes.or_insert(first, Class::FeastHead);
        }
        let zones = Names::new(vocabulary, zones());
        Self {
            classes,
            pairs,
            feasts,
            zones,
        }
    }

    /// The feast whose name begins at a token, and the token after it.
    pub(super) fn feast(
        &self,
        text: &AnalyzedText<'_>,
        token: usize,
        end: usize,
    ) -> Option<(Feast, usize)> {
        self.feasts.at(text, token, end)
    }

    /// The time zone whose name begins at a token, and the token after it.
    pub(super) fn zone(
        &self,
        text: &AnalyzedText<'_>,
        token: usize,
        end: usize,
    ) -> Option<(Zone, usize)> {
        self.zones.at(text, token, end)
    }

    /// The month that two words name together.
    pub(super) fn month_of_two(&self, first: WordId, second: WordId) -> Option<Month> {
        let mut months = self.pairs.get(first).iter();
        let month = months.find(|month| *month.rest == [second])?;
        Some(month.meaning)
    }

    /// Finds the tokens of a text that an expression may begin with, and learns what its words do.
    pub(super) fn find_openers(
        &self,
        text: &AnalyzedText<'_>,
        numbers: &Numbers,
        memory: &mut TimeMemory,
    ) {
        memory.words.begin_text(text);
        memory.closed.begin_text(text);
        memory.openers.clear();
        // Which words are closed cannot be foreseen: each takes a place that the next one takes again if it is.
        let mut others = [0; AT_A_TIME];
        for first in (0..text.tokens().len()).step_by(AT_A_TIME) {
            let mut len = 0;
            for token in first..text.tokens().len().min(first + AT_A_TIME) {
                others[len] = token;
                len += usize::from(!memory.closed.contains(text.form(token)));
            }
            for &token in &others[..len] {
                let learn = || self.learn(text, numbers, token);
                match memory.words.of(text, token, learn).opens {
                    true => memory.openers.push(token as u32),
                    false => memory.closed.insert(text.form(token)),
                }
            }
        }
    }

    /// What a token does. `known` has the words of the text but those that are too much to be remembered.
    #[inline]
    pub(super) fn word_at(
        &self,
        text: &AnalyzedText<'_>,
        numbers: &Numbers,
        known: &FormMemory<Word>,
        token: usize,
    ) -> Word {
        match known.get(text, token) {
            Some(word) => word,
            None => self.learn(text, numbers, token),
        }
    }

    /// What a word, number or mark does, as its letters tell.
    #[cold]
    fn learn(&self, text: &AnalyzedText<'_>, numbers: &Numbers, token: usize) -> Word {
        match text.tokens()[token].kind {
            TokenKind::Word => self.known_word(text, numbers, token),
            kind => Word {
                figures: kind == TokenKind::Number,
                opens: kind == TokenKind::Number,
                ..Word::NOTHING
            },
        }
    }

    fn known_word(&self, text: &AnalyzedText<'_>, numbers: &Numbers, token: usize) -> Word {
        let word = self.word(text, token);
        let number = numbers.part(text, token);
        Word {
            number,
            behind_number: BehindNumber::of(word.class, number, text.folded(token)),
            opens: match word.class {
                // First of these are ordinals before a day or a month.
                Class::None => {
                    let ordinal = matches!(text.folded(token), "اول" | "واول" | "ثاني" | "وثاني");
                    ordinal || number.begins()
                }
                class if class.begins_nothing() => number.begins(),
                Class::To | Class::Until => false,
                _ => true,
            },
            ..word
        }
    }

    fn word(&self, text: &AnalyzedText<'_>, token: usize) -> Word {
        for reading in text.readings(token).iter() {
            let Some((class, id)) = [reading.stem, reading.bare]
                .into_iter()
                .find_map(|id| Some((*self.classes.get(id)?, id)))
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
                behind: (reading.span().start() - text.tokens()[token].span().start()) as u32,
                ..Word::NOTHING
            };
        }
        Word {
            article: text.best(token).is_some_and(|reading| reading.article),
            ..Word::NOTHING
        }
    }
}

fn feasts() -> impl Iterator<Item = (&'static str, Feast)> {
    rows(FEASTS).flat_map(|[names, calendar, month, day, days, flags]| {
        let feast = Feast {
            hijri: calendar == "hijri",
            month: month.parse().unwrap_or(1),
            day: day.parse().unwrap_or(1),
            days: days.parse().unwrap_or(1),
            ambiguous: flags == "company",
        };
        names.split("; ").map(move |name| (name, feast))
    })
}

fn zones() -> impl Iterator<Item = (&'static str, Zone)> {
    rows(ZONES).flat_map(|[names, zone]| {
        let zone = match zone {
            "UTC" => Zone::Utc,
            name => Zone::Named(name),
        };
        names.split("; ").map(move |name| (name, zone))
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
        "every" => Class::Every,
        "bare_weekday" => {
            Weekday::from_monday_one_offset(number()).map_or(Class::None, Class::BareWeekday)
        }
        "anchored" => Class::Anchored(number()),
        "first_of_month" => Class::FirstOfMonth,
        "blessed" => Class::Blessed,
        "decade_or_contract" => Class::DecadeOrContract,
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
        "timing" => Class::Timing,
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

    #[test]
    fn every_feast_has_a_day_and_every_zone_a_name() {
        for (name, feast) in feasts() {
            assert!((1..=12).contains(&feast.month), "{name}");
            assert!((1..=31).contains(&feast.day), "{name}");
            assert!((1..=30).contains(&feast.days), "{name}");
        }
        for (name, zone) in zones() {
            let known = match zone {
                Zone::Named(zone) => zone.contains('/') && zone.is_ascii(),
                Zone::Local | Zone::Utc => true,
            };
            assert!(known, "{name}");
        }
    }
}
