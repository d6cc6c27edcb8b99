//! Number words and digits: [`Numbers`] reads the number that begins at a token.

mod digits;
mod hedge;
mod quantity;
mod reader;
mod words;

use std::ops::Range;

use crate::Span;
use crate::text::{AnalyzedText, Normalizer, Vocabulary};
use hedge::Bound;
use quantity::Measures;
use reader::{Reader, follows_and};
use words::{NumberWord, NumberWords};

pub use quantity::{Measure, Quantity};
pub(crate) use words::rows;

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

/// What a word may do for a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NumberPart {
    /// It is no number word.
    None,
    /// It stands behind other words of a number only.
    Later,
    /// It may hedge a number, together with the number word behind it: على, with الأقل.
    Hedge,
    /// An ordinal may begin with it.
    Ordinal,
    /// A number, or what hedges one, may begin with it.
    First,
}

impl NumberPart {
    /// Whether a number, an ordinal or what hedges a number may begin with it.
    pub(crate) const fn begins(self) -> bool {
        matches!(self, Self::Hedge | Self::Ordinal | Self::First)
    }

    /// Whether what [`Numbers::read`] reads may begin with it.
    pub(crate) const fn begins_cardinal(self) -> bool {
        matches!(self, Self::Hedge | Self::First)
    }
}

/// The number words of Arabic, and how they add up.
#[derive(Clone, Debug)]
pub struct Numbers {
    words: NumberWords,
    measures: Measures,
}

impl Numbers {
    /// Makes the number words known to a vocabulary.
    #[must_use]
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut words = NumberWords::default();
        for (forms, word) in words::words() {
            for form in forms.split_whitespace() {
                let id = vocabulary.intern(&normalizer.fold(form));
                vocabulary.set_alone(id);
                words.insert(id, word);
            }
        }
        let measures = Measures::new(vocabulary);
        Self { words, measures }
    }

    /// Reads the number that begins at a token: digits, number words, with the words that hedge
    /// it before them. `None` where no number begins.
    ///
    /// Constant work: a phrase has a bounded number of tokens, and none leaves its sentence.
    #[must_use]
    pub fn read(&self, text: &AnalyzedText<'_>, token: usize) -> Option<NumberPhrase> {
        let reader = Reader::at(self, text, token)?;
        let numeral = reader.begins(token, NumberWord::begins_number);
        if !numeral && !reader.begins(token, NumberWord::begins_hedge) {
            return None;
        }
        let (bound, start) = reader.bound(token);
        // على, لا and the like hedge nothing more often than not; behind ما a number may begin all the same.
        if bound == Bound::None && start == token && !numeral {
            return None;
        }
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
        bound.limit(&mut phrase);
        reader.limit_behind(&mut phrase);
        Some(phrase)
    }

    /// What a token that is a word may do for a number, by the word alone.
    pub(crate) fn part(&self, text: &AnalyzedText<'_>, token: usize) -> NumberPart {
        use NumberWord as W;
        let Some((word, _)) = self.words.read(text, token) else {
            return NumberPart::None;
        };
        match word {
            W::On | W::What | W::Not | W::More | W::Less => NumberPart::Hedge,
            W::Ordinal(_) | W::OrdinalOne => NumberPart::Ordinal,
            _ if word.begins_number() || word.begins_hedge() => NumberPart::First,
            _ => NumberPart::Later,
        }
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
            NumberWord::Tens(n) | NumberWord::Hundreds(n) if reading.article => (n, true),
            _ => return None,
        };
        let (mut value, mut next) = match reader.word(token + 1) {
            Some((NumberWord::Ten, r)) if ones < 10 && r.is_whole() && !r.article => {
                (ones + 10, token + 2)
            }
            Some((NumberWord::Tens(tens), r)) if ones < 10 && follows_and(r) => {
                (ones + tens, token + 2)
            }
            _ if stands_alone => (ones, token + 1),
            _ => return None,
        };
        // الخامسة والعشرون بعد المئة
        if value < 100
            && reader.folded(next) == "بعد"
            && let Some((NumberWord::Hundreds(hundreds), r)) = reader.word(next + 1)
            && r.article
            && r.is_whole()
        {
            value += hundreds;
            next += 2;
        }
        let mut phrase = reader.phrase(token, token..next, Some(f64::from(value)));
        phrase.ordinal = true;
        Some(phrase)
    }
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
