//! Domains: what a passage is about, by the words that stand in it.
//!
//! In a passage about sports a team attacks, is struck and meets another one, and nothing happens that these words
//! tell elsewhere.

use std::ops::Range;

use super::cell::Context;
use crate::lexicon::WordClasses;
use crate::text::AnalyzedText;

/// How many tokens before and behind a word belong to its passage.
const PASSAGE: usize = 60;

/// How many words of sports make a passage one about sports; a few stand elsewhere, too (`انفجار قرب ملعب`).
const ENOUGH: u32 = 3;

/// For every token how many words of sports stand before it.
#[derive(Debug)]
pub(crate) struct Domains {
    sports: Vec<u32>,
}

impl Domains {
    /// Counts the words of a text.
    pub(crate) fn new(context: Context<'_, '_>) -> Self {
        let text = context.text;
        let count = text.tokens().len();
        let mut sports = Vec::with_capacity(count + 1);
        let mut so_far = 0;
        sports.push(so_far);
        for token in 0..count {
            so_far += u32::from(is_of_sports(context, text, token));
            sports.push(so_far);
        }
        Self { sports }
    }

    /// The domains of the passage around some tokens.
    pub(crate) fn around(&self, tokens: &Range<usize>) -> WordClasses {
        let last = self.sports.len() - 1;
        let count = |range: Range<usize>| self.sports[range.end] - self.sports[range.start];
        let from = tokens.start.saturating_sub(PASSAGE).min(last);
        let to = (tokens.start + PASSAGE).min(last);
        if count(from..to.max(from)) >= ENOUGH {
            WordClasses::SPORT
        } else {
            WordClasses::NONE
        }
    }
}

fn is_of_sports(context: Context<'_, '_>, text: &AnalyzedText<'_>, token: usize) -> bool {
    let classes = |word| context.lexicon.classes(word);
    text.best(token)
        .is_some_and(|reading| classes(reading.bare).contains(WordClasses::SPORT))
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor};

    #[test]
    fn a_team_attacks_nobody() {
        let extractor = Extractor::new();
        let kinds = |text: &str| -> Vec<EventType> {
            let document = extractor.extract(text);
            document.events().iter().map(|e| e.event_type()).collect()
        };
        let match_report =
            "فاز المنتخب في مباراة الدوري على ملعب الضيوف. وشن هجوما على المرمى في الشوط الثاني.";
        assert!(!kinds(match_report).contains(&EventType::Attack));
        let attack = "وقعت المعركة قرب ملعب المدينة. وشن الجيش هجوما على مواقع المسلحين.";
        assert!(kinds(attack).contains(&EventType::Attack));
    }
}
