//! [`Quantity`]: a number with what it counts: money, a unit, a share, a noun.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::reader::Reader;
use super::words::{NumberWord, rows};
use super::{NumberPhrase, Numbers};
use crate::Span;
use crate::lexicon::{Lexicon, Number, Shape, WordClasses};
use crate::text::{
    AnalyzedText, Normalizer, PhraseMap, Punctuation, TokenKind, Vocabulary, WordId, WordMap,
};

/// A number and what it counts: `3.5 ملايين دولار`, `40 في المئة`, `نحو 14 صاروخا`, `قتيلان`.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Quantity {
    /// The number; of a dual it is two, and its tokens are the noun's.
    pub number: NumberPhrase,
    /// What it counts.
    pub measure: Measure,
    /// All tokens, with the words that hedge the number.
    pub tokens: Range<usize>,
    /// Number and measure in bytes of the input, without a proclitic of the first word.
    pub span: Span,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Measure {
    /// Nothing that is told.
    None,
    /// Hundredths (`40 في المئة`, `٤٠٪`).
    Percent,
    /// Money, by the code of ISO 4217; `None` where the text does not tell whose (`50 دينارا`).
    Money(Option<&'static str>),
    /// A unit of measurement, by its symbol.
    Unit(&'static str),
    /// A noun; where it stands, in bytes of the input.
    Noun(Span),
}

/// The words of what is measured.
#[derive(Clone, Debug)]
pub(super) struct Measures {
    /// The currency of each form, and whether the form is a dual.
    currencies: WordMap<(usize, bool)>,
    /// The codes without further words.
    codes: Vec<Option<&'static str>>,
    /// Whose currency an adjective makes it.
    qualified: FxHashMap<(usize, WordId), &'static str>,
    symbols: Vec<(&'static str, &'static str)>,
    /// By all their forms.
    units: PhraseMap<Unit>,
}

/// A unit of measurement, in one of its forms.
#[derive(Clone, Copy, Debug)]
struct Unit {
    symbol: &'static str,
    is_dual: bool,
}

const CURRENCIES: &str = include_str!("data/currencies.tsv");
const UNITS: &str = include_str!("data/units.tsv");

impl Measures {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut id = |word: &str| vocabulary.intern(&normalizer.fold(word));
        let mut measures = Self {
            currencies: WordMap::default(),
            codes: Vec::new(),
            qualified: FxHashMap::default(),
            symbols: Vec::new(),
            units: PhraseMap::default(),
        };
        let mut keys = Vec::new();
        for [kind, key, forms, duals, code] in rows(CURRENCIES) {
            let code = (!code.is_empty()).then_some(code);
            let index = keys.iter().position(|known| *known == key);
            match (kind, index, code) {
                ("name", _, code) => {
                    for (words, is_dual) in [(forms, false), (duals, true)] {
                        for word in words.split_whitespace() {
                            measures.currencies.insert(id(word), (keys.len(), is_dual));
                        }
                    }
                    keys.push(key);
                    measures.codes.push(code);
                }
                ("of", Some(index), Some(code)) => {
                    for nisba in forms.split_whitespace() {
                        for ending in ["", "ا", "ة", "ين", "ان"] {
                            let word = id(&format!("{nisba}{ending}"));
                            measures.qualified.insert((index, word), code);
                        }
                    }
                }
                ("symbol", _, Some(code)) => measures.symbols.push((forms, code)),
                _ => {}
            }
        }
        for [forms, duals, symbol] in rows(UNITS) {
            for (names, is_dual) in [(forms, false), (duals, true)] {
                for name in names.split("; ").filter(|name| !name.is_empty()) {
                    let words = name.split(' ').map(&mut id);
                    measures.units.insert(words, Unit { symbol, is_dual });
                }
            }
        }
        measures
    }
}

impl Numbers {
    /// The quantities of a text, in order and without overlap. The lexicon tells which words are
    /// nouns, and which of them are duals.
    ///
    /// ```
    /// use khabar::lexicon::number::Measure;
    /// use khabar::lexicon::{LexiconBuilder, Numbers};
    /// use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
    ///
    /// let mut vocabulary = Vocabulary::default();
    /// let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
    /// let numbers = Numbers::new(&mut vocabulary);
    ///
    /// let text = "بلغت الكلفة نحو ثلاثة ملايين دولار";
    /// let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
    /// let quantity = &numbers.quantities(&analyzed, &lexicon)[0];
    /// assert_eq!(quantity.number.whole(), Some(3_000_000));
    /// assert!(quantity.number.approximate);
    /// assert_eq!(quantity.measure, Measure::Money(Some("USD")));
    /// ```
    #[must_use]
    pub fn quantities(&self, text: &AnalyzedText<'_>, lexicon: &Lexicon) -> Vec<Quantity> {
        let mut quantities = Vec::new();
        let mut token = 0;
        while token < text.tokens().len() {
            match self.quantity(text, lexicon, token) {
                Some(quantity) => {
                    token = quantity.tokens.end.max(token + 1);
                    quantities.push(quantity);
                }
                None => token += 1,
            }
        }
        quantities
    }

    /// The quantity that begins at a token.
    #[must_use]
    pub fn quantity(
        &self,
        text: &AnalyzedText<'_>,
        lexicon: &Lexicon,
        token: usize,
    ) -> Option<Quantity> {
        let reader = Reader::at(self, text, token)?;
        let measurer = Measurer { reader, lexicon };
        measurer
            .behind_symbol(token)
            .or_else(|| measurer.fraction(token))
            .or_else(|| measurer.counted(token))
            .or_else(|| measurer.dual(token))
    }
}

/// Reads quantities within one sentence.
struct Measurer<'a, 't> {
    reader: Reader<'a, 't>,
    lexicon: &'a Lexicon,
}

impl Measurer<'_, '_> {
    /// `$50`, `%40`.
    fn behind_symbol(&self, token: usize) -> Option<Quantity> {
        let measure = self.symbol(token)?;
        let next = token + 1;
        let is_number =
            next < self.reader.end && self.reader.text.tokens()[next].kind == TokenKind::Number;
        if !is_number {
            return None;
        }
        let number = self.reader.numbers.read(self.reader.text, next)?;
        let end = number.tokens.end;
        let mut quantity = self.quantity(number, measure, end);
        quantity.tokens.start = token;
        quantity.span = quantity
            .span
            .starting_at(self.reader.text.tokens()[token].span().start());
        Some(quantity)
    }

    /// A number and what follows it.
    fn counted(&self, token: usize) -> Option<Quantity> {
        let mut number = self.reader.numbers.read(self.reader.text, token)?;
        let (measure, end) = self.measure(number.tokens.end, number.value.is_none());
        // مليونا دولار are two millions, مليوناً with its mark is one.
        let last = self.reader.folded(number.numeral.end - 1);
        let one_word = number.numeral.len() == 1 && measure != Measure::None;
        if one_word
            && matches!(last, "الفا" | "مليونا" | "مليارا")
            && !self
                .reader
                .text
                .written(number.numeral.start)
                .contains('\u{64B}')
        {
            number.value = number.value.map(|value| value * 2.0);
            number.min = number.min.map(|value| value * 2.0);
            number.max = number.max.map(|value| value * 2.0);
        }
        Some(self.quantity(number, measure, end))
    }

    /// `ثلث السكان`, `ثلاثة أرباع المقاعد`, `نصف مليون`.
    fn fraction(&self, token: usize) -> Option<Quantity> {
        let (bound, start) = self.reader.bound(token);
        let three = self
            .reader
            .word(start)
            .is_some_and(|(word, _)| word == NumberWord::Digit(3));
        let (value, next) = match self.reader.word(start)? {
            (NumberWord::Fraction(part), reading) if !reading.article => (part, start + 1),
            _ if three && self.reader.plain(start + 1) == Some(NumberWord::Quarters) => {
                (0.75, start + 2)
            }
            _ => return None,
        };
        // نصف مليون is a number.
        let noun = self
            .noun(next, true)
            .filter(|_| self.reader.word(next).is_none())?;
        let mut number = self.reader.phrase(token, start..next, Some(value));
        bound.limit(&mut number);
        Some(self.quantity(number, Measure::Noun(noun), next + 1))
    }

    /// A dual: `قتيلان`, `دولارين`, `كيلومترين`.
    fn dual(&self, token: usize) -> Option<Quantity> {
        let measures = &self.reader.numbers.measures;
        let text = self.reader.text;
        if !text.tokens()[token].is_word() {
            return None;
        }
        let is_name = |at| matches!(self.reader.word(at), Some((NumberWord::NoDual, _)));
        if is_name(token) {
            return None;
        }
        let best = text.best(token).into_iter();
        let reading = best
            .filter(|r| r.enclitic.is_none() && !r.article)
            .find(|reading| {
                let id = reading.bare;
                let mut units = measures.units.get(id).iter();
                measures.currencies.get(id).is_some_and(|(_, dual)| *dual)
                    || units.any(|unit| unit.meaning.is_dual && unit.rest.is_empty())
                    || self.is_dual(id, self.reader.folded(token))
            })?;
        let (measure, end) = match self.money(token, reading.bare) {
            Some(money) => money,
            None => match measures.units.get(reading.bare).last() {
                Some(unit) => (Measure::Unit(unit.meaning.symbol), token + 1),
                None => (Measure::Noun(reading.span()), token + 1),
            },
        };
        let mut number = self.reader.phrase(token, token..token + 1, Some(2.0));
        number.span = reading.span();
        Some(self.quantity(number, measure, end))
    }

    fn is_dual(&self, id: WordId, folded: &str) -> bool {
        let forms = self.lexicon.forms(id);
        let of_number = |number: Number| {
            forms.iter().any(|form| match form.shape {
                Shape::Noun {
                    number: n,
                    construct: false,
                    ..
                } => n == number,
                Shape::Participle { number: n, .. } => n == number && n != Number::Dual,
                _ => false,
            })
        };
        // مقيمين may be two or several, and short words oftener are something else.
        const SHORTEST: usize = 5;
        let certain = !of_number(Number::Plural) && folded.chars().count() >= SHORTEST;
        let classes = self.lexicon.classes(id);
        let is_noun = classes.contains(WordClasses::NOUN) && !classes.contains(WordClasses::VERB);
        of_number(Number::Dual) && certain && is_noun && !of_number(Number::Singular)
    }

    /// What a number counts, and the token after it. A `vague` one stands in construct: `آلاف
    /// الزوار`.
    fn measure(&self, at: usize, vague: bool) -> (Measure, usize) {
        let reader = &self.reader;
        if at >= reader.end {
            return (Measure::None, at);
        }
        if let Some(measure) = self.symbol(at) {
            return (measure, at + 1);
        }
        if let Some(end) = self.percent(at) {
            return (Measure::Percent, end);
        }
        // ملايين من الدولارات
        let of = usize::from(reader.folded(at) == "من");
        let name = at + of;
        if name >= reader.end || !reader.text.tokens()[name].is_word() {
            return (Measure::None, at);
        }
        let plain = reader
            .text
            .readings(name)
            .iter()
            .find(|r| r.is_whole() && (vague || r.article == (of == 1)));
        if let Some(reading) = plain {
            if let Some(money) = self.money(name, reading.bare) {
                return money;
            }
            if let Some(unit) = self.unit(name, reading.bare) {
                return unit;
            }
        }
        match self.noun(name, of == 1 || vague) {
            Some(span) => (Measure::Noun(span), name + 1),
            None => (Measure::None, at),
        }
    }

    /// Where `في المئة` or `بالمئة` ends.
    fn percent(&self, at: usize) -> Option<usize> {
        let separate = usize::from(self.reader.folded(at) == "في");
        let (word, reading) = self.reader.word(at + separate)?;
        let joined = reading.proclitics == crate::text::Proclitics::BA;
        let hundred = word == NumberWord::Hundreds(100) && reading.article;
        (hundred && (joined || separate == 1)).then_some(at + separate + 1)
    }

    /// `%`, `$`.
    fn symbol(&self, at: usize) -> Option<Measure> {
        let token = self
            .reader
            .text
            .tokens()
            .get(at)
            .filter(|_| at < self.reader.end)?;
        if token.punctuation() == Some(Punctuation::Percent) {
            return Some(Measure::Percent);
        }
        if token.kind != TokenKind::Symbol {
            return None;
        }
        let symbols = &self.reader.numbers.measures.symbols;
        let written = self.reader.folded(at);
        let (_, code) = symbols.iter().find(|(symbol, _)| *symbol == written)?;
        Some(Measure::Money(Some(code)))
    }

    /// A currency, with the adjective that tells whose.
    fn money(&self, at: usize, name: WordId) -> Option<(Measure, usize)> {
        let measures = &self.reader.numbers.measures;
        let &(index, _) = measures.currencies.get(name)?;
        let next = at + 1;
        if next < self.reader.end {
            for reading in self
                .reader
                .text
                .readings(next)
                .iter()
                .filter(|r| r.is_whole())
            {
                if let Some(code) = measures.qualified.get(&(index, reading.bare)) {
                    return Some((Measure::Money(Some(code)), next + 1));
                }
            }
        }
        Some((Measure::Money(measures.codes[index]), next))
    }

    fn unit(&self, at: usize, name: WordId) -> Option<(Measure, usize)> {
        let units = self.reader.numbers.measures.units.get(name);
        units.iter().find_map(|unit| {
            let end = at + 1 + unit.rest.len();
            let follows = end <= self.reader.end
                && (at + 1..end)
                    .map(|at| self.reader.text.word(at))
                    .eq(unit.rest.iter().copied());
            follows.then_some((Measure::Unit(unit.meaning.symbol), end))
        })
    }

    /// The noun at a token, if it is one.
    fn noun(&self, at: usize, definite: bool) -> Option<Span> {
        let text = self.reader.text;
        if at >= self.reader.end || !text.tokens()[at].is_word() {
            return None;
        }
        let reading = text.best(at).filter(|r| r.proclitics.is_empty())?;
        let classes = self.lexicon.classes(reading.bare) | self.lexicon.classes(reading.stem);
        let noun = classes.intersects(WordClasses::NOUN)
            || classes.is_empty() && self.reader.word(at).is_none();
        let fits = noun && (definite || !reading.article);
        fits.then(|| reading.span())
    }

    fn quantity(&self, number: NumberPhrase, measure: Measure, end: usize) -> Quantity {
        let tokens = number.tokens.start..end.max(number.tokens.end);
        let mut span = number.span;
        if end > number.tokens.end {
            span = span.up_to(self.reader.end_of(end));
        }
        Quantity {
            number,
            measure,
            tokens,
            span,
        }
    }
}
