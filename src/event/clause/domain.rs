//! Domains: what a passage is about, by the words that stand in it.
//!
//! In a passage about sports a team attacks, is struck and meets another one, and nothing happens that these words
//! tell elsewhere. In a passage of scripture they tell of people of old, in one about animals these attack, and in one
//! about illness nobody is wounded.

use std::ops::Range;

use super::word_facts::Marks;
use crate::lexicon::WordClasses;

/// How many tokens before and behind a word belong to its passage.
pub(super) const PASSAGE: usize = 60;

/// The domains with the marks of their words, and how many of its words make a passage one of it; a few stand elsewhere,
/// too (`انفجار قرب ملعب`).
const DOMAINS: [(WordClasses, Marks, usize); 4] = [
    (WordClasses::SPORT, Marks::SPORT, 3),
    (WordClasses::SCRIPTURE, Marks::SCRIPTURE, 2),
    (WordClasses::WILDLIFE, Marks::WILDLIFE, 2),
    (WordClasses::ILLNESS, Marks::ILLNESS, 2),
];

/// Where the words of each domain stand, in order.
#[derive(Debug, Default)]
pub(crate) struct Domains {
    words: [Vec<usize>; DOMAINS.len()],
}

impl Domains {
    /// Takes up a word of a text by its marks. To be told of all up to the end of a passage before that is asked for.
    pub(crate) fn add(&mut self, token: usize, marks: Marks) {
        for (words, (_, mark, _)) in self.words.iter_mut().zip(DOMAINS) {
            if marks.contains(mark) {
                words.push(token);
            }
        }
    }

    /// The domains of the passage around some tokens.
    pub(crate) fn around(&self, tokens: &Range<usize>) -> WordClasses {
        let from = tokens.start.saturating_sub(PASSAGE);
        let to = tokens.start + PASSAGE;
        let count = |words: &[usize]| {
            let before = |end: usize| words.partition_point(|&token| token < end);
            before(to) - before(from)
        };
        let domains = self.words.iter().zip(DOMAINS);
        domains
            .filter(|(words, (_, _, enough))| count(words) >= *enough)
            .fold(WordClasses::NONE, |found, (_, (domain, _, _))| {
                found | domain
            })
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
    fn animals_make_no_armed_attacks() {
        let shark = "شوهد القرش قرب الساحل صباحا. وقال المنقذ إن الهجوم على السباح استمر دقائق، فيما ظهر قرش آخر.";
        assert!(!kinds(shark).contains(&EventType::Attack));
        let armed = "ربى الحارس ذئبا صغيرا. ونفذ التنظيم هجوما على القاعدة.";
        assert!(kinds(armed).contains(&EventType::Attack));
    }

    #[test]
    fn the_ill_are_not_wounded() {
        let ill =
            "أعلنت الوزارة إصابة ثمانية أطفال في القرية. وينتقل الفيروس عبر المياه، ولا علاج للمرض.";
        assert!(!kinds(ill).contains(&EventType::Injury));
        let wounded = "أعلنت الوزارة إصابة ثمانية أطفال في القصف. ونقلوا إلى مستشفى المدينة.";
        assert!(kinds(wounded).contains(&EventType::Injury));
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
