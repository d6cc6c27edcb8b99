//! Domains: what a passage is about, by the words that stand in it.
//!
//! In a passage about sports a team attacks, is struck and meets another one, and nothing happens that these words
//! tell elsewhere. In a passage of scripture they tell of people of old.

use std::ops::Range;

use super::cell::Context;
use crate::lexicon::WordClasses;

/// How many tokens before and behind a word belong to its passage.
const PASSAGE: usize = 60;

/// The domains, and how many of its words make a passage one of it; a few stand elsewhere, too (`انفجار قرب ملعب`).
const DOMAINS: [(WordClasses, u32); 2] = [(WordClasses::SPORT, 3), (WordClasses::SCRIPTURE, 2)];

/// For every token how many words of each domain stand before it.
#[derive(Debug)]
pub(crate) struct Domains {
    before: Vec<[u32; DOMAINS.len()]>,
}

impl Domains {
    /// Counts the words of a text.
    pub(crate) fn new(context: Context<'_, '_>) -> Self {
        let text = context.text;
        let count = text.tokens().len();
        let mut before = Vec::with_capacity(count + 1);
        let mut so_far = [0; DOMAINS.len()];
        before.push(so_far);
        for token in 0..count {
            let reading = text.best(token);
            let classes = reading.map_or(WordClasses::NONE, |r| context.lexicon.classes(r.bare));
            for (sum, (domain, _)) in so_far.iter_mut().zip(DOMAINS) {
                *sum += u32::from(classes.contains(domain));
            }
            before.push(so_far);
        }
        Self { before }
    }

    /// The domains of the passage around some tokens.
    pub(crate) fn around(&self, tokens: &Range<usize>) -> WordClasses {
        let last = self.before.len() - 1;
        let from = tokens.start.saturating_sub(PASSAGE).min(last);
        let to = (tokens.start + PASSAGE).min(last).max(from);
        let counts = self.before[to].iter().zip(self.before[from]);
        counts
            .zip(DOMAINS)
            .filter(|((to, from), (_, enough))| **to - from >= *enough)
            .fold(WordClasses::NONE, |found, (_, (domain, _))| found | domain)
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor};

    fn kinds(text: &str) -> Vec<EventType> {
        let document = Extractor::new().extract(text);
        document.events().iter().map(|e| e.event_type()).collect()
    }

    #[test]
    fn a_team_attacks_nobody() {
        let match_report =
            "فاز المنتخب في مباراة الدوري على ملعب الضيوف. وشن هجوما على المرمى في الشوط الثاني.";
        assert!(!kinds(match_report).contains(&EventType::Attack));
        let attack = "وقعت المعركة قرب ملعب المدينة. وشن الجيش هجوما على مواقع المسلحين.";
        assert!(kinds(attack).contains(&EventType::Attack));
    }

    #[test]
    fn people_of_old_make_no_statements() {
        let handed_down =
            "وفي السورة قصة أحد الأنبياء مع قومه، فقالوا: لن نترك بيوتنا من أجلك أبدا.";
        assert!(!kinds(handed_down).contains(&EventType::Statement));
        let sermon = "وتحدث الخطيب عن الصحابة وعن فضل القرآن. وقال مفتي لبنان إن الصبر من الإيمان.";
        assert!(kinds(sermon).contains(&EventType::Statement));
    }
}
