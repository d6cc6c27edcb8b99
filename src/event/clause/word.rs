//! What the classes and the ending of a word tell of the phrase that it heads.

use crate::event::frame::Filler;
use crate::lexicon::WordClasses;
use crate::text::WordList;

/// What a phrase with such a head can fill.
pub(super) fn filler(classes: WordClasses) -> Filler {
    // مساعدة is help before it is an assistant.
    let action = classes.contains(WordClasses::MASDAR);
    if classes.intersects(WordClasses::HUMAN | WordClasses::CASUALTY) && !action {
        Filler::Human
    } else if classes.contains(WordClasses::ORGAN) {
        Filler::Organization
    } else if classes.contains(WordClasses::WEAPON) {
        Filler::Weapon
    } else if classes.contains(WordClasses::MESSAGE) {
        Filler::Message
    } else if classes.intersects(WordClasses::LOCATION | WordClasses::DIRECTION) {
        Filler::Location
    } else {
        Filler::Thing
    }
}

/// Whether a word has rules of its own inside of phrases: behind a noun it says that there are several or two, or that
/// it is itself, or it is fire that is opened, or carries a bomb.
pub(super) fn has_own_rule(folded: &str) -> bool {
    OWN_RULE.contains(folded) || BOMBS.contains(folded.strip_prefix("ال").unwrap_or(folded))
}

/// Words that have such rules, and not only as bombs, folded.
static OWN_RULE: WordList<19> = WordList::new([
    "عده",
    // المهرجان الحادي عشر
    "عشر",
    "عشره",
    "اثنين",
    "اثنان",
    "اثنتين",
    "اثنتان",
    "الاثنين",
    "الاثنان",
    "الاثنتين",
    "نفسه",
    "نفسها",
    "ذاته",
    "ذاتها",
    "انفسهم",
    "نفسيهما",
    "النار",
    "النيران",
    "الرصاص",
]);

/// Adjectives of what carries explosives, folded.
pub(super) static BOMBS: WordList<6> =
    WordList::new(["مفخخه", "مفخخ", "مفخختين", "مفخختان", "ملغومه", "ملغوم"]);

/// The ending of a relative adjective: أمني, أمنية, أمنيا, أمنيين.
pub(super) fn nisba(folded: &str) -> bool {
    ["ي", "يه", "يا", "يين", "يون", "يات", "يان", "يتان", "يتين"]
        .iter()
        .any(|ending| {
            folded
                .strip_suffix(ending)
                .is_some_and(|stem| stem.chars().nth(2).is_some())
        })
}

/// The endings ون, ين, ان, which drop their ن before a complement.
pub(super) fn ends_in_nun(folded: &str) -> bool {
    ["ون", "ين", "ان"]
        .iter()
        .any(|ending| folded.ends_with(ending))
}

/// The endings ون and ين of several men, as far as letters tell: `مسلحون`, also `فلسطين`.
pub(crate) fn ends_as_men(folded: &str) -> bool {
    folded.ends_with("ون") || folded.ends_with("ين")
}

/// أما, which puts first what the rest is about.
pub(super) fn is_amma(folded: &str) -> bool {
    matches!(folded, "اما" | "واما")
}

/// The endings ة and ات.
pub(super) fn ends_feminine(folded: &str) -> bool {
    folded.ends_with('ه') || folded.ends_with("ات")
}

#[cfg(test)]
mod tests {
    use super::{BOMBS, has_own_rule};

    #[test]
    fn words_with_rules_of_their_own_are_told_from_others() {
        let mut bombs = BOMBS.iter().map(|word| format!("ال{word}"));
        assert!(bombs.all(|word| has_own_rule(&word)));
        for word in ["عده", "نفسه", "انفسهم", "النيران", "الاثنان", "مفخخه"]
        {
            assert!(has_own_rule(word), "{word}");
        }
        for word in ["النفس", "اثنا", "سياره"] {
            assert!(!has_own_rule(word), "{word}");
        }
    }
}
