//! What the classes and the ending of a word tell of the phrase that it heads.

use crate::event::frame::Filler;
use crate::lexicon::WordClasses;

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
