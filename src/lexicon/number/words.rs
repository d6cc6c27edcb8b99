//! The number words of Arabic in all their forms, as `data/words.tsv` lists them.

use crate::text::{AnalyzedText, Proclitics, Reading, WordId, WordMap};

/// What a word contributes to a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum NumberWord {
    /// One to nine.
    Digit(u16),
    /// One where it needs company (أحد عشر).
    One,
    /// Two where it needs company (اثنا عشر); alone, أثنى is "he praised".
    Two,
    /// Ten, and the second part of 11 to 19.
    Ten,
    /// Twenty to ninety.
    Tens(u16),
    /// A hundred, two hundred, three hundred in one word.
    Hundreds(u16),
    /// A thousand, a million: the multiplier and how many of it the word names; 0 for a plural.
    Scale(f64, u8),
    /// A half, a quarter, a third, before or after a scale.
    Fraction(f64),
    /// Quarters (أرباع), of which three are counted.
    Quarters,
    /// Tens, hundreds, some.
    Vague,
    /// And some more (نيف).
    Odd,
    /// The third.
    Ordinal(u16),
    /// The first of eleventh, twenty-first.
    OrdinalOne,
    About,
    /// More (أكثر), of what follows من.
    More,
    /// Less (أقل), of what follows من.
    Less,
    /// Exceeds (يزيد), with على or عن.
    Exceeds,
    /// Falls short (يقل), of what follows عن; after a negation.
    FallsShort,
    /// Is near, reaches (يقارب, يناهز).
    Nears,
    /// Passes (يتجاوز); after a negation the most.
    Passes,
    /// Reaches (ما يصل إلى).
    Reaches,
    /// The least (الأقل), after على.
    Least,
    /// The most (الأكثر), after على.
    Most,
    /// About (تقريبا), behind the number.
    Roughly,
    /// A limit (حد), lowest or highest.
    Limit,
    Lowest,
    Highest,
    Between,
    To,
    Or,
    What,
    Not,
    From,
    On,
    /// No number: it ends like a dual and is none, or oftener a name.
    NoDual,
}

impl NumberWord {
    /// Whether a number may begin with it, hedges aside.
    pub(super) fn begins_number(self) -> bool {
        matches!(
            self,
            Self::Digit(_)
                | Self::One
                | Self::Two
                | Self::Ten
                | Self::Tens(_)
                | Self::Hundreds(_)
                | Self::Scale(..)
                | Self::Fraction(_)
                | Self::Vague
        )
    }

    /// Whether what hedges a number may begin with it.
    pub(super) fn begins_hedge(self) -> bool {
        matches!(
            self,
            Self::About
                | Self::More
                | Self::Less
                | Self::Exceeds
                | Self::FallsShort
                | Self::Nears
                | Self::Between
                | Self::What
                | Self::Not
                | Self::On
        )
    }
}

/// A number word, and the reading that it is.
pub(super) type Word = (NumberWord, Reading);

/// What each number word contributes, by its id.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberWords(WordMap<NumberWord>);

impl NumberWords {
    pub(super) fn insert(&mut self, id: WordId, word: NumberWord) {
        self.0.insert(id, word);
    }

    pub(super) fn get(&self, id: WordId) -> Option<NumberWord> {
        self.0.get(id).copied()
    }

    /// The number word that a token is by itself.
    pub(super) fn read(&self, text: &AnalyzedText<'_>, token: usize) -> Option<Word> {
        let readings = text.readings(token).iter();
        let mut bare = readings.filter(|r| r.enclitic.is_none());
        bare.find_map(|r| {
            let word = self.get(r.stem).or_else(|| self.get(r.bare))?;
            // وأحد is "and one of".
            let one_of =
                word == NumberWord::Digit(1) && !r.article && text.written(token).contains('أ');
            // كمية is no مئة.
            let quantity = matches!(word, NumberWord::Hundreds(_) | NumberWord::Vague)
                && r.proclitics.contains(Proclitics::KA);
            (!one_of && !quantity).then_some((word, r))
        })
    }
}

const WORDS: &str = include_str!("data/words.tsv");

/// Forms, as they are written before folding, with what they contribute.
pub(super) fn words() -> impl Iterator<Item = (&'static str, NumberWord)> {
    rows(WORDS).filter_map(|[forms, class, value]| Some((forms, parse(class, value)?)))
}

/// The rows of a table, without its header and its comments.
pub(crate) fn rows<const COLUMNS: usize>(
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

fn parse(class: &str, value: &str) -> Option<NumberWord> {
    use NumberWord as W;
    let whole = || value.parse::<u16>().ok();
    let pair = || {
        let (first, second) = value.split_once(' ')?;
        Some((first.parse::<f64>().ok()?, second.parse::<u8>().ok()?))
    };
    Some(match class {
        "digit" => W::Digit(whole()?),
        "one" => W::One,
        "two" => W::Two,
        "no_dual" => W::NoDual,
        "ten" => W::Ten,
        "tens" => W::Tens(whole()?),
        "hundreds" => W::Hundreds(whole()?),
        "scale" => pair().map(|(scale, count)| W::Scale(scale, count))?,
        "fraction" => pair().map(|(part, whole)| W::Fraction(part / f64::from(whole)))?,
        "quarters" => W::Quarters,
        "vague" => W::Vague,
        "odd" => W::Odd,
        "ordinal" => W::Ordinal(whole()?),
        "ordinal_one" => W::OrdinalOne,
        "about" => W::About,
        "more" => W::More,
        "less" => W::Less,
        "exceeds" => W::Exceeds,
        "falls_short" => W::FallsShort,
        "nears" => W::Nears,
        "passes" => W::Passes,
        "reaches" => W::Reaches,
        "least" => W::Least,
        "most" => W::Most,
        "roughly" => W::Roughly,
        "bound" => W::Limit,
        "lowest" => W::Lowest,
        "highest" => W::Highest,
        "between" => W::Between,
        "to" => W::To,
        "or" => W::Or,
        "what" => W::What,
        "not" => W::Not,
        "from" => W::From,
        "on" => W::On,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Normalizer;

    #[test]
    fn every_row_of_the_data_is_understood_and_every_form_is_there_once() {
        assert_eq!(words().count(), rows::<3>(WORDS).count());
        let normalizer = Normalizer::default();
        let mut seen = std::collections::HashMap::new();
        for (forms, word) in words() {
            for form in forms.split(' ') {
                let before = seen.insert(normalizer.fold(form), word);
                // Spellings of one word may fold to one another.
                assert!(before.is_none_or(|before| before == word), "{form}");
            }
        }
    }
}
