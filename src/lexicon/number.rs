//! Number words and digits: [`Numbers`] reads the number that begins at a token.

mod digits;
mod hedge;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::Span;
use crate::text::{AnalyzedText, Normalizer, Proclitics, Reading, TokenKind};
use crate::text::{Vocabulary, WordId};
use digits::parse_digits;
use hedge::Bound;
use words::{NumberWord, WORDS};

/// A number as the text states it.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct NumberPhrase {
    /// All tokens of the phrase, with the words that hedge it (`أكثر من 40`).
    pub tokens: Range<usize>,
    /// The tokens of the numeral alone (`40`).
    pub numeral: Range<usize>,
    /// The phrase in bytes of the input, without a proclitic of its first word.
    pub span: Span,
    /// The number; `None` where none is stated (`عشرات`) or two are (`بين 3 و5`).
    pub value: Option<f64>,
    /// The least that the number can be, where the text bounds it.
    pub min: Option<f64>,
    /// The most that the number can be, where the text bounds it.
    pub max: Option<f64>,
    /// Whether the text hedges the number (`نحو`, `أكثر من`, a range, `عشرات`).
    pub approximate: bool,
    /// Whether it is an ordinal (`الثالث`).
    pub ordinal: bool,
}

impl NumberPhrase {
    /// The number as an integer; `None` where it is not stated or has a fraction.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        self.value.and_then(whole)
    }

    /// The bounds as integers.
    #[must_use]
    pub fn whole_bounds(&self) -> (Option<i64>, Option<i64>) {
        (self.min.and_then(whole), self.max.and_then(whole))
    }
}

/// How a number is hedged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hedge {
    /// `نحو`
    About,
    /// `أكثر من`
    AtLeast,
    /// `أقل من`
    AtMost,
}

/// The number words of Arabic, and how they add up.
#[derive(Clone, Debug)]
pub struct Numbers {
    words: FxHashMap<WordId, NumberWord>,
}

impl Numbers {
    /// Makes the number words known to a vocabulary.
    #[must_use]
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut words = FxHashMap::default();
        for (forms, word) in WORDS {
            for form in forms.split_whitespace() {
                let id = vocabulary.intern(&normalizer.fold(form));
                vocabulary.set_alone(id);
                words.insert(id, *word);
            }
        }
        Self { words }
    }

    /// Reads the number that begins at a token: digits, number words, with the words that hedge
    /// it before them. `None` where no number begins.
    ///
    /// Constant work: a phrase has a bounded number of tokens, and none leaves its sentence.
    #[must_use]
    pub fn read(&self, text: &AnalyzedText<'_>, token: usize) -> Option<NumberPhrase> {
        let reader = Reader::at(self, text, token)?;
        let (bound, start) = reader.bound(token);
        let mut phrase = if bound == Bound::Between {
            reader.between(start)?
        } else {
            let (value, next) = reader.cardinal(start).or_else(|| reader.vague(start))?;
            let mut phrase = reader.phrase(token, start..next, value);
            reader.range(&mut phrase);
            phrase
        };
        phrase.tokens.start = token;
        phrase.span = Span::new(reader.start_of(token), reader.end_of(phrase.tokens.end));
        match bound {
            Bound::None | Bound::Between => {}
            Bound::About => phrase.approximate = true,
            Bound::AtLeast => {
                phrase.approximate = true;
                phrase.min = phrase.min.or(phrase.value);
            }
            Bound::AtMost => {
                phrase.approximate = true;
                phrase.max = phrase.max.or(phrase.value);
            }
        }
        if reader.at_least_follows(phrase.tokens.end) {
            phrase.approximate = true;
            phrase.min = phrase.min.or(phrase.value);
        }
        Some(phrase)
    }

    /// The words before a number that hedge it, where a token begins them, and the token behind
    /// them: `نحو`, `أكثر من`. What they hedge need not be a number (`نحو شهر`).
    pub(crate) fn hedge(&self, text: &AnalyzedText<'_>, token: usize) -> Option<(Hedge, usize)> {
        match Reader::at(self, text, token)?.bound(token) {
            (Bound::About, next) => Some((Hedge::About, next)),
            (Bound::AtLeast, next) => Some((Hedge::AtLeast, next)),
            (Bound::AtMost, next) => Some((Hedge::AtMost, next)),
            (Bound::None | Bound::Between, _) => None,
        }
    }

    /// Reads the ordinal that begins at a token: `الأول`, `السابع والعشرين`, `الحادية عشرة`,
    /// `العشرين`. Only forms with the article, and `ثالث` to `عاشر` without: `أول` and `ثاني`
    /// mean too much else.
    #[must_use]
    pub fn read_ordinal(&self, text: &AnalyzedText<'_>, token: usize) -> Option<NumberPhrase> {
        let reader = Reader::at(self, text, token)?;
        let (word, reading) = reader.word(token)?;
        let (ones, stands_alone) = match word {
            NumberWord::Ordinal(n) if reading.article || n > 2 => (n, true),
            NumberWord::OrdinalOne => (1, false),
            NumberWord::Digit(1) if reading.article => (1, true),
            NumberWord::Tens(n) if reading.article => (n, true),
            _ => return None,
        };
        let (value, next) = match reader.word(token + 1) {
            Some((NumberWord::Ten, r)) if ones < 10 && r.is_whole() && !r.article => {
                (ones + 10, token + 2)
            }
            Some((NumberWord::Tens(tens), r)) if ones < 10 && follows_and(r) => {
                (ones + tens, token + 2)
            }
            _ if stands_alone => (ones, token + 1),
            _ => return None,
        };
        let mut phrase = reader.phrase(token, token..next, Some(f64::from(value)));
        phrase.ordinal = true;
        Some(phrase)
    }
}

/// Reads within one sentence.
struct Reader<'a, 't> {
    numbers: &'a Numbers,
    text: &'a AnalyzedText<'t>,
    end: usize,
}

impl<'a, 't> Reader<'a, 't> {
    fn at(numbers: &'a Numbers, text: &'a AnalyzedText<'t>, token: usize) -> Option<Self> {
        text.tokens().get(token)?;
        let end = text.sentences().get(text.sentence_of(token))?.tokens.end;
        Some(Self { numbers, text, end })
    }

    fn word(&self, token: usize) -> Option<(NumberWord, &'a Reading)> {
        if token >= self.end {
            return None;
        }
        self.text
            .readings(token)
            .iter()
            .filter(|r| r.enclitic.is_none())
            .find_map(|r| {
                let words = &self.numbers.words;
                let word = words.get(&r.stem).or_else(|| words.get(&r.bare))?;
                Some((*word, r))
            })
    }

    /// A word of the number's inside: nothing is written together with it.
    fn plain(&self, token: usize) -> Option<NumberWord> {
        self.word(token)
            .filter(|(_, r)| r.is_whole())
            .map(|(word, _)| word)
    }

    fn is(&self, token: usize, word: NumberWord) -> bool {
        self.plain(token) == Some(word)
    }

    fn phrase(&self, token: usize, numeral: Range<usize>, value: Option<f64>) -> NumberPhrase {
        NumberPhrase {
            tokens: token..numeral.end,
            span: Span::new(self.start_of(token), self.end_of(numeral.end)),
            numeral,
            value,
            min: None,
            max: None,
            approximate: value.is_none(),
            ordinal: false,
        }
    }

    fn start_of(&self, token: usize) -> usize {
        self.word(token).map_or_else(
            || self.text.tokens()[token].span().start,
            |(_, r)| r.span().start,
        )
    }

    fn end_of(&self, next: usize) -> usize {
        self.text.tokens()[next - 1].span().end
    }

    /// A number without hedges: its value, if one is stated, and the token after it.
    fn cardinal(&self, start: usize) -> Option<(Option<f64>, usize)> {
        let (first, mut scale, mut next) = self.part(start)?;
        let Some(mut total) = first else {
            return Some((None, next));
        };
        // Scales fall from part to part, so there are few parts.
        while scale > 1.0 {
            let Some(at) = self.after_and(next) else {
                break;
            };
            if let Some((NumberWord::Fraction(f), _)) = self.word(at) {
                if scale >= 1e6 {
                    total += f * scale;
                    next = at + 1;
                    if matches!(self.plain(next), Some(NumberWord::Scale(s, _)) if s == scale) {
                        next += 1;
                    }
                }
                break;
            }
            match self.part(at) {
                Some((Some(value), smaller, end)) if smaller < scale && value < scale => {
                    total += value;
                    scale = smaller;
                    next = end;
                }
                _ => break,
            }
        }
        Some((Some(total), next))
    }

    /// What و joins to a number: the token that begins behind it.
    fn after_and(&self, token: usize) -> Option<usize> {
        if token >= self.end {
            return None;
        }
        if self.text.folded(token) == "و" {
            return (token + 1 < self.end).then_some(token + 1);
        }
        let (_, reading) = self.word(token)?;
        follows_and(reading).then_some(token)
    }

    /// A group below a thousand with its scale, or a scale alone: value, scale, next token.
    fn part(&self, at: usize) -> Option<(Option<f64>, f64, usize)> {
        if at >= self.end {
            return None;
        }
        if self.text.tokens()[at].kind == TokenKind::Number {
            let scale = self.scale(at + 1);
            let value = parse_digits(self.text.folded(at), scale.is_some());
            let scale = scale.filter(|_| value.is_some());
            return Some(match scale {
                Some((scale, next)) => (value.map(|v| v * scale), scale, next),
                None => (value, 1.0, at + 1),
            });
        }
        let (word, reading) = self.word(at)?;
        match word {
            NumberWord::Scale(_, 0) => None,
            NumberWord::Scale(scale, n) => Some((Some(scale * f64::from(n)), scale, at + 1)),
            NumberWord::Fraction(f) => {
                let (scale, next) = self.scale(at + 1)?;
                Some((Some(f * scale), 1.0, next))
            }
            // الاثنين is Monday.
            NumberWord::Digit(2) if reading.article => None,
            _ => {
                let (value, next) = self.group(at)?;
                match self.scale(next) {
                    Some((scale, next)) => Some((Some(f64::from(value) * scale), scale, next)),
                    None => Some((Some(f64::from(value)), 1.0, next)),
                }
            }
        }
    }

    /// A scale word that multiplies what stands before it.
    fn scale(&self, at: usize) -> Option<(f64, usize)> {
        match self.plain(at)? {
            NumberWord::Scale(scale, 0 | 1) => Some((scale, at + 1)),
            _ => None,
        }
    }

    /// One to 999 in words.
    fn group(&self, at: usize) -> Option<(u16, usize)> {
        let (hundreds, next) = match (self.word(at)?.0, self.plain(at + 1)) {
            (NumberWord::Hundreds(n), _) => (n, at + 1),
            (NumberWord::Digit(n @ 3..), Some(NumberWord::Hundreds(100))) => (n * 100, at + 2),
            _ => return self.below_hundred(at),
        };
        let rest = self
            .after_and(next)
            .filter(|&at| self.text.tokens()[at].is_word());
        match rest.and_then(|at| self.below_hundred(at)) {
            Some((small, end)) => Some((hundreds + small, end)),
            None => Some((hundreds, next)),
        }
    }

    fn below_hundred(&self, at: usize) -> Option<(u16, usize)> {
        let (word, reading) = self.word(at)?;
        let ones = match word {
            NumberWord::Tens(n) => return Some((n, at + 1)),
            NumberWord::Ten => return Some((10, at + 1)),
            NumberWord::Digit(n) => n,
            NumberWord::One => 1,
            _ => return None,
        };
        match self.word(at + 1) {
            Some((NumberWord::Ten, r)) if r.is_whole() && !r.article => Some((ones + 10, at + 2)),
            Some((NumberWord::Tens(n), r))
                if follows_and(r) && !(word == NumberWord::One && reading.article) =>
            {
                Some((ones + n, at + 2))
            }
            _ if word == NumberWord::One => None,
            _ => Some((ones, at + 1)),
        }
    }

    /// `عشرات`, `مئات الآلاف`, `بضعة ملايين`, `آلاف`.
    fn vague(&self, at: usize) -> Option<(Option<f64>, usize)> {
        match self.word(at)?.0 {
            NumberWord::Vague => {
                let mut next = at + 1;
                while next < at + 3
                    && matches!(
                        self.plain(next),
                        Some(NumberWord::Scale(_, 0) | NumberWord::Vague)
                    )
                {
                    next += 1;
                }
                Some((None, next))
            }
            NumberWord::Scale(_, 0) => Some((None, at + 1)),
            _ => None,
        }
    }
}

fn follows_and(reading: &Reading) -> bool {
    reading.proclitics == Proclitics::WA
}

fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<NumberPhrase> {
        let mut vocabulary = Vocabulary::default();
        let numbers = Numbers::new(&mut vocabulary);
        let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
        numbers.read(&analyzed, 0)
    }

    fn value(text: &str) -> Option<f64> {
        read(text).and_then(|phrase| phrase.value)
    }

    #[test]
    fn words_add_up() {
        for (text, expected) in [
            ("واحد", 1.0),
            ("عشرة", 10.0),
            ("أحد عشر", 11.0),
            ("خمس عشرة", 15.0),
            ("اثني عشر", 12.0),
            ("خمسة وعشرون", 25.0),
            ("إحدى وثلاثين", 31.0),
            ("مائة", 100.0),
            ("مئتين وخمسين", 250.0),
            ("ثلاثمئة وسبعة عشر", 317.0),
            ("خمس مئة", 500.0),
            ("ألفان", 2000.0),
            ("ثلاثة آلاف", 3000.0),
            ("مئة وثلاثة آلاف", 103_000.0),
            ("ألف وتسعمائة وخمسة وأربعون", 1945.0),
            ("مليون ونصف المليون", 1_500_000.0),
            ("مليونان وأربعمئة ألف", 2_400_000.0),
            ("نصف مليون", 500_000.0),
            ("وثلاثة", 3.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn digits_of_all_kinds() {
        for (text, expected) in [
            ("٤٥", 45.0),
            ("1,250", 1250.0),
            ("1.250.000", 1_250_000.0),
            ("14.5", 14.5),
            ("14,5", 14.5),
            ("3.5 ملايين", 3_500_000.0),
            ("40 ألفا", 40_000.0),
            ("2 مليون و300 ألف", 2_300_000.0),
            ("0.125", 0.125),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(value(&"9".repeat(5000)), None);
    }

    #[test]
    fn hedges_bound_the_number() {
        let bounds = |text| {
            let p = read(text).unwrap_or_else(|| panic!("{text}"));
            (p.value, p.min, p.max, p.approximate, p.tokens.end)
        };
        assert_eq!(bounds("نحو 40 شخصا"), (Some(40.0), None, None, true, 2));
        assert_eq!(
            bounds("أكثر من ثلاثين"),
            (Some(30.0), Some(30.0), None, true, 3)
        );
        assert_eq!(
            bounds("ما لا يقل عن 12 عاملا"),
            (Some(12.0), Some(12.0), None, true, 5)
        );
        assert_eq!(
            bounds("ما لايقل عن 12 عاملا"),
            (Some(12.0), Some(12.0), None, true, 4)
        );
        assert_eq!(
            bounds("ما يزيد على مئة"),
            (Some(100.0), Some(100.0), None, true, 4)
        );
        assert_eq!(bounds("أقل من 5"), (Some(5.0), None, Some(5.0), true, 3));
        assert_eq!(
            bounds("بين 3 و5 عمال"),
            (None, Some(3.0), Some(5.0), true, 4)
        );
        assert_eq!(
            bounds("بين ثلاثة وخمسة"),
            (None, Some(3.0), Some(5.0), true, 3)
        );
        assert_eq!(
            bounds("بين خمسة وعشرين عاملا"),
            (None, Some(5.0), Some(20.0), true, 3)
        );
        assert_eq!(bounds("20 إلى 30"), (None, Some(20.0), Some(30.0), true, 3));
        assert_eq!(
            bounds("أربعة عمال على الأقل"),
            (Some(4.0), Some(4.0), None, true, 1)
        );
        assert_eq!(bounds("عشرات الآلاف"), (None, None, None, true, 2));
        assert_eq!(bounds("بضعة أشخاص"), (None, None, None, true, 1));
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "الاثنين",
            "الأحد",
            "أحد العمال",
            "نحو المدينة",
            "بين الطرفين",
            "أكثر",
            "نصف الطريق",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn ordinals() {
        let mut vocabulary = Vocabulary::default();
        let numbers = Numbers::new(&mut vocabulary);
        let ordinal = |text: &str| {
            let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
            numbers.read_ordinal(&analyzed, 0).and_then(|p| p.whole())
        };
        for (text, expected) in [
            ("الأول", 1),
            ("الثانية", 2),
            ("والعاشر", 10),
            ("الحادي عشر", 11),
            ("الثانية عشرة", 12),
            ("السابع والعشرين", 27),
            ("الحادي والثلاثين", 31),
            ("العشرين", 20),
            ("ثالث أيام الدورة", 3),
        ] {
            assert_eq!(ordinal(text), Some(expected), "{text}");
        }
        for text in ["أول", "ثاني", "الحادي", "خمسة"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }
}
