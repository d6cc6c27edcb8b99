//! The scan over a text: which rule reads an expression that begins at a token, and what earlier
//! expressions it leans on.

use std::fmt::Write;

use jiff::civil::Date;

use super::behind_number::BehindNumber;
use super::length::Length;
use super::value::{Clock, DayPart, Field, Unit, Value, Zone};
use super::words::{Class, TimeMemory, Word, Words};
use super::{Modifier, Time};
use crate::Span;
use crate::lexicon::{NumberPart, NumberPhrase, Numbers};
use crate::text::{AnalyzedText, FormMemory, Punctuation};

/// The expressions of a text.
pub(super) fn find(
    words: &Words,
    text: &AnalyzedText<'_>,
    numbers: &Numbers,
    date: Option<Date>,
    memory: &mut TimeMemory,
) -> Vec<Time> {
    words.find_openers(text, numbers, memory);
    let mut times = Vec::new();
    let mut parser = Parser {
        text,
        known: &memory.words,
        lexicon: words,
        numbers,
        reference: date,
        end: 0,
        quoted_to: 0,
        sentence: 0,
        last_day: None,
        last_date: None,
        last_clock: None,
    };
    let mut quotations = text.quotations().iter().filter(|q| q.depth == 0).peekable();
    let mut next = 0;
    for at in memory.openers.iter().map(|&opener| opener as usize) {
        // It stands in the expression before.
        if at < next || !parser.may_begin(at) {
            continue;
        }
        parser.sentence = text.sentence_of(at);
        parser.end = text.sentences()[parser.sentence].tokens.end;
        while let Some(quotation) = quotations.next_if(|q| q.open < at) {
            if quotation.close > quotation.open + SHORTEST_QUOTATION {
                parser.quoted_to = quotation.close;
            }
        }
        let Some(phrase) = parser.expression(at) else {
            continue;
        };
        if let Some(today) = phrase.today {
            parser.reference = Some(today);
        }
        parser.remember(&phrase);
        let token = |at: usize| text.tokens()[at].span();
        let start = phrase.start_byte.unwrap_or_else(|| {
            token(phrase.start).start() + parser.word(phrase.start).behind as usize
        });
        times.push(Time {
            span: Span::new(start, token(phrase.end - 1).end()),
            value: phrase.value.map(written),
            modifier: phrase.modifier,
            tokens: phrase.start..phrase.end,
            meaning: phrase.value,
            repeats: phrase.repeats,
        });
        next = phrase.end;
    }
    times
}

/// A value as TIMEX3 writes it.
fn written(value: Value) -> String {
    // Most are days.
    let mut written = String::with_capacity("2021-02-23".len());
    // Nothing goes wrong with a string.
    let _ = write!(written, "{value}");
    written
}

/// Fewer quoted words are a name or a term, whose day is the text's own.
const SHORTEST_QUOTATION: usize = 4;

/// How many digits and points a date has at least.
const SHORTEST_DATE: usize = "1.1.2021".len();

/// An expression that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// Its first token.
    pub(super) start: usize,
    /// Where it begins, if not where its first word begins behind its proclitics.
    pub(super) start_byte: Option<usize>,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) value: Option<Value>,
    pub(super) modifier: Option<Modifier>,
    /// The day of the text that the expression betrays (`اليوم (الأربعاء)`).
    pub(super) today: Option<Date>,
    /// Whether it comes again and again.
    pub(super) repeats: bool,
}

impl Phrase {
    pub(super) fn new(start: usize, end: usize, value: Option<Value>) -> Self {
        Self {
            start,
            start_byte: None,
            end,
            value,
            modifier: None,
            today: None,
            repeats: false,
        }
    }

    pub(super) fn with(self, modifier: Option<Modifier>) -> Self {
        Self {
            modifier: self.modifier.or(modifier),
            ..self
        }
    }

    pub(super) fn repeated(self) -> Self {
        Self {
            repeats: true,
            ..self
        }
    }

    pub(super) fn from(self, start: usize) -> Self {
        Self {
            start,
            start_byte: None,
            ..self
        }
    }
}

/// Reads expressions within one sentence.
pub(super) struct Parser<'a, 't> {
    pub(super) text: &'a AnalyzedText<'t>,
    known: &'a FormMemory<Word>,
    pub(super) lexicon: &'a Words,
    pub(super) numbers: &'a Numbers,
    /// The day that the text calls today: the document's date, or where the text says that it is
    /// older, its own.
    pub(super) reference: Option<Date>,
    /// The end of the sentence.
    pub(super) end: usize,
    quoted_to: usize,
    sentence: usize,
    /// The last day named, and in which sentence.
    last_day: Option<(Date, usize)>,
    /// Where the last day, month or year named begins.
    last_date: Option<Date>,
    /// The last local clock time, and the token after it.
    last_clock: Option<(Clock, usize)>,
}

impl Parser<'_, '_> {
    /// Keeps what later expressions lean on.
    fn remember(&mut self, phrase: &Phrase) {
        let Some(value) = phrase.value.filter(|_| !phrase.repeats) else {
            return;
        };
        let days = value.days();
        if let Value::Days(_, last) = value {
            self.last_day = Some((last, self.sentence));
        } else if let Some(day) = value.day() {
            self.last_day = Some((day, self.sentence));
        }
        if let Some((first, _)) = days {
            self.last_date = Some(first);
        }
        if let Some(clock) = value.clock() {
            self.last_clock = Some((clock, phrase.end));
        }
    }

    /// Whether an expression may begin with a word that may begin one, by the next word: behind the most frequent ones there
    /// hardly ever is one, and most numbers count something else than time.
    fn may_begin(&self, at: usize) -> bool {
        let word = self.word(at);
        let next = at + 1;
        match (word.class, word.number) {
            (Class::None, NumberPart::Hedge) => {
                next < self.text.tokens().len() && {
                    let Word { class, number, .. } = self.word(next);
                    number != NumberPart::None || matches!(class, Class::Unit(Unit::Day, _))
                }
            }
            (Class::None, _) => {
                // What has so many digits may be a year or a date.
                let digits = || self.text.tokens()[at].folded_span().len();
                let alone = word.figures && matches!(digits(), 4 | SHORTEST_DATE..);
                alone || !self.counts_a_word(next)
            }
            (Class::In, _) => {
                next < self.text.tokens().len() && matches!(self.word(next).class, Class::Part(_))
            }
            _ => true,
        }
    }

    /// Whether a number that goes on at a token counts what no rule looks for behind numbers. Of such a number nothing is
    /// read.
    fn counts_a_word(&self, mut at: usize) -> bool {
        const LONGEST: usize = 8;
        let end = self.text.tokens().len().min(at + LONGEST);
        while at < end {
            match self.word(at).behind_number {
                BehindNumber::Counted => return true,
                BehindNumber::Part => {}
                BehindNumber::Other if self.word(at).figures => {}
                BehindNumber::Other => return false,
            }
            at += 1;
        }
        false
    }

    /// The expression that begins at a token.
    fn expression(&self, at: usize) -> Option<Phrase> {
        let class = self.word(at).class;
        if let Some(phrase) = self.feast_day(at, class) {
            return Some(phrase);
        }
        match class {
            Class::None if self.is_number(at) => self.number(at),
            Class::None => self.number_word(at),
            Class::Weekday(_) | Class::Deictic(_) | Class::First => self.day(at),
            Class::Unit(..) => self.unit(at),
            Class::Month(_) | Class::MonthHead => self.month_phrase(at),
            Class::Part(_) => self.day_part(at),
            Class::Adverb(part) => self.adverb(at, part),
            Class::This => self.this(at),
            Class::Edge(modifier) => self.edge(at, modifier),
            Class::Season(_) => self.season(at).or_else(|| self.month_phrase(at)),
            Class::Fraction(_) => self.fraction_of_year(at),
            Class::Same => self.day(at).filter(|phrase| phrase.value.is_some()),
            Class::Moment => self.vague_moment(at).or_else(|| self.present(at)),
            Class::Before | Class::After => self.before_or_after(at),
            Class::Since => self.since(at),
            Class::During | Class::Period | Class::In => self.after_preposition(at),
            Class::Until | Class::To => None,
            Class::Some => self.duration(at, false),
            Class::Set(unit) => {
                let value = Value::Duration(Length::new(1.0, unit));
                Some(Phrase::new(at, at + 1, Some(value)).repeated())
            }
            Class::Every => self.every(at),
            Class::FirstOfMonth => self.dated(at),
            Class::FeastHead => self.feast(at, false),
            Class::DecadeOrContract => self.decade_unit(at),
            Class::Decade(decade) => self.decade(at, decade),
            Class::NotToday => self.number_word(at),
            class => {
                debug_assert!(class.begins_nothing());
                self.number_word(at)
            }
        }
    }

    /// An expression that begins with digits.
    fn number(&self, at: usize) -> Option<Phrase> {
        self.numeric_date(at)
            .or_else(|| self.bare_clock(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.duration(at, false))
            .or_else(|| self.bare_year(at))
    }

    /// An expression that begins with a number word or with what hedges a number.
    fn number_word(&self, at: usize) -> Option<Phrase> {
        let company = || at + 1 < self.end && self.word(at + 1).number != NumberPart::None;
        match self.word(at).number {
            NumberPart::Ordinal | NumberPart::First => {}
            NumberPart::Hedge if company() => {}
            _ => return None,
        }
        self.dated(at)
            .or_else(|| self.spoken_clock(at))
            .or_else(|| self.duration(at, false))
    }

    /// A preposition lets what follows be a duration, but stands outside.
    fn after_preposition(&self, at: usize) -> Option<Phrase> {
        let next = at + 1;
        let class = self.class(at);
        if matches!(class, Class::During | Class::In)
            && let Class::Part(part @ (DayPart::Night | DayPart::Daytime)) = self.class(next)
            && self.word(next).article
            && !self.folded(next).ends_with('ه')
            && self.day_part(next).is_none()
        {
            let start = if class == Class::During { at } else { next };
            return Some(Phrase::new(start, next + 1, self.anchored_part(part)));
        }
        if matches!(class, Class::During | Class::Period) {
            // A date after the preposition is read at its own first word.
            return self.calendar(next).or_else(|| self.duration(next, true));
        }
        None
    }

    /// An expression that begins with a word of the calendar, not with a length.
    pub(super) fn calendar(&self, at: usize) -> Option<Phrase> {
        let class = self.class(at);
        if let Some(phrase) = self.feast_day(at, class) {
            return Some(phrase);
        }
        match class {
            Class::None if self.is_number(at) => self
                .numeric_date(at)
                .or_else(|| self.dated(at))
                .or_else(|| self.bare_year(at)),
            Class::None => self.dated(at),
            Class::Unit(..) => self.period(at).or_else(|| self.day(at)),
            Class::Weekday(_) | Class::Deictic(_) | Class::First => self.day(at),
            Class::Month(_) | Class::MonthHead => self.month_phrase(at),
            Class::Part(_) => self.day_part(at),
            Class::This => self.this(at),
            Class::Edge(modifier) => self.edge(at, modifier),
            Class::Season(_) => self.season(at).or_else(|| self.month_phrase(at)),
            Class::Fraction(_) if self.has_article(at) => self.fraction_of_year(at),
            Class::FeastHead => self.feast(at, true),
            Class::DecadeOrContract => self.decade_by_place(at),
            Class::Decade(decade) => self.decade(at, decade),
            _ => None,
        }
    }

    /// What is counted from the day of the text; without one what is open.
    pub(super) fn counted_from_today(
        &self,
        open: Field,
        value: impl FnOnce(Date) -> Option<Value>,
    ) -> Option<Value> {
        match self.reference {
            Some(today) => value(today),
            None => Some(open.into()),
        }
    }

    /// What a token of the text does.
    pub(super) fn word(&self, at: usize) -> Word {
        self.lexicon
            .word_at(self.text, self.numbers, self.known, at)
    }

    /// The ordinal that begins at a token.
    pub(super) fn ordinal(&self, at: usize) -> Option<NumberPhrase> {
        let first = [NumberPart::Ordinal, NumberPart::First];
        let may_be = at < self.text.tokens().len() && first.contains(&self.word(at).number);
        may_be
            .then(|| self.numbers.read_ordinal(self.text, at))
            .flatten()
    }

    pub(super) fn class(&self, at: usize) -> Class {
        if at < self.end {
            self.word(at).class
        } else {
            Class::None
        }
    }

    /// The class of a word that nothing is written together with.
    pub(super) fn plain(&self, at: usize) -> Class {
        if at < self.end && self.word(at).proclitics.is_empty() {
            self.word(at).class
        } else {
            Class::None
        }
    }

    pub(super) fn has_article(&self, at: usize) -> bool {
        at < self.end && self.word(at).article
    }

    /// The class of the word before, in the same sentence.
    pub(super) fn class_before(&self, at: usize) -> Class {
        match at.checked_sub(1) {
            Some(before) if self.text.sentence_of(before) == self.sentence => {
                self.word(before).class
            }
            _ => Class::None,
        }
    }

    pub(super) fn folded(&self, at: usize) -> &str {
        if at < self.end {
            self.text.folded(at)
        } else {
            ""
        }
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        at < self.end && self.word(at).figures
    }

    pub(super) fn mark(&self, at: usize) -> Option<Punctuation> {
        if at < self.end {
            self.text.tokens()[at].punctuation()
        } else {
            None
        }
    }

    /// Whether the token stands in speech that is quoted: its today is not the text's.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        at < self.quoted_to
    }

    /// The last day named in this sentence.
    pub(super) fn day_of_sentence(&self) -> Option<Date> {
        self.last_day
            .filter(|&(_, sentence)| sentence == self.sentence)
            .map(|(day, _)| day)
    }

    /// The day that was named in this sentence or the one before.
    pub(super) fn recent_day(&self) -> Option<Date> {
        self.last_day
            .filter(|&(_, sentence)| sentence + 1 >= self.sentence)
            .map(|(day, _)| day)
    }

    /// The day that a clock time belongs to: the last one named in this sentence or the one
    /// before, else the document's.
    pub(super) fn day_near(&self) -> Option<Date> {
        self.recent_day().or(self.reference)
    }

    /// The last day named anywhere before.
    pub(super) fn last_day(&self) -> Option<Date> {
        self.last_day.map(|(day, _)| day)
    }

    /// Where the last day, month or year named begins.
    pub(super) fn last_date(&self) -> Option<Date> {
        self.last_date
    }

    /// The local time that stands before a bracketed one at a token.
    pub(super) fn last_clock(&self, at: usize) -> Option<Clock> {
        self.last_clock
            .filter(|&(clock, end)| end + 1 == at && clock.zone != Zone::Utc)
            .map(|(clock, _)| clock)
    }
}
