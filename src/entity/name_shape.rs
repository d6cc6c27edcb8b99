//! Which words may be part of a name by their shape, where no list knows them.

use super::scene::{Marks, Scene};
use super::words::Tags;
use crate::text::{AnalyzedText, Reading, Readings};

/// Whether a word may be part of a name that no list knows.
pub(super) fn is_plausible(scene: &Scene<'_>, token: usize) -> bool {
    scene.told(token, may_be_unlisted)
}

/// [`is_plausible`] by a word's marks and tags, of which those that matches add only make it false.
#[inline]
pub(super) fn may_be_unlisted(marks: Marks, tags: Tags) -> bool {
    let shape = Marks::WORD.with(Marks::NAME_SHAPE);
    let other = Marks::CLOSED
        .with(Marks::VERB)
        .with(Marks::NOUN)
        .with(Marks::TANWIN)
        .with(Marks::CLITIC)
        .with(Marks::TITLE)
        .with(Marks::HEAD)
        .with(Marks::NATIONALITY)
        .with(Marks::NAMED);
    let ordinary = Tags::NO_NAME.with(Tags::ORDINARY).with(Tags::SPORT);
    let particle = Tags::CHILD.with(Tags::OFFICE_LINK).with(Tags::OFFICE_OWN);
    marks.has_all(shape) & !marks.has(other) & !tags.has(ordinary.with(particle))
}

/// A word by its letters.
#[derive(Clone, Copy)]
pub(super) struct Spelling<'a> {
    pub(super) written: &'a str,
    pub(super) folded: &'a str,
    /// How many letters it has when it is folded. Most questions about its shape ask for it.
    pub(super) letters: usize,
}

impl<'a> Spelling<'a> {
    pub(super) fn of(text: &'a AnalyzedText<'_>, token: usize) -> Self {
        let folded = text.folded(token);
        Self {
            written: text.written(token),
            folded,
            letters: folded.chars().count(),
        }
    }
}

/// Whether a word has letters that names have, its ending aside.
pub(super) fn is_name_shape(word: Spelling<'_>) -> bool {
    let written = word.written;
    word.letters >= 2
        && !is_prefixed_noun(word)
        && !is_verbal_noun(written)
        && !is_likely_conjunction(word)
        && !is_verb_shape(written)
        && !has_inner_hamza(written)
}

/// Whether a word has the shape of a verb that no name has: `يتوج`, `اعتزل`, `استبعد`, and ف before
/// them.
fn is_verb_shape(written: &str) -> bool {
    let verb = |word: &str| {
        if !word.starts_with(['ي', 'ا']) {
            return false;
        }
        let mut letters = [' '; 6];
        let mut count = 0;
        for letter in word.chars().take(7) {
            if let Some(slot) = letters.get_mut(count) {
                *slot = letter;
            }
            count += 1;
        }
        let weak = ['ا', 'و', 'ي', 'ى'];
        let [first, second, third, fourth, ..] = letters;
        let passive = first == 'ي' && second == 'ت' && (4..=6).contains(&count) && third != 'ي';
        // After ا these letters stand hardly ever in foreign names (انتوني, ارتور, التون).
        let eighth = first == 'ا' && third == 'ت' && count == 5 && "عقفجحخكشغمهبص".contains(second);
        let tenth = word.starts_with("است") && count == 6 && !weak.contains(&fourth);
        passive || eighth || tenth
    };
    verb(written) || written.strip_prefix('ف').is_some_and(verb)
}

/// Whether a word is a particle before a written hamza (`لإقناعهم`, `بأول`), which foreign names
/// are not spelled with.
fn has_inner_hamza(written: &str) -> bool {
    written
        .strip_prefix(['ل', 'ب', 'ف', 'ك'])
        .is_some_and(|rest| rest.starts_with(['أ', 'إ']))
}

/// Whether a word looks like ل or ب before a noun: `لمهرجان`, `للاتحاد`, `بتطوير`.
fn is_prefixed_noun(word: Spelling<'_>) -> bool {
    let starts = |start: &&str| word.folded.starts_with(start);
    word.letters >= 5 && ["لم", "لت", "بم", "لل"].iter().any(starts)
        || word.letters >= 7 && starts(&"وال")
}

/// Whether a word has the shape of a verbal noun that no name has: `إيعاز`.
fn is_verbal_noun(written: &str) -> bool {
    let mut back = written.chars().rev();
    written.starts_with('إ')
        && back.nth(1) == Some('ا')
        && (5..=6).contains(&written.chars().count())
}

/// Endings that foreign and family names do not have.
pub(super) fn ends_like_noun(word: Spelling<'_>, readings: Readings<'_>) -> bool {
    let written = word.written;
    let possessive = ["ته", "ها", "تهم", "هما"];
    if word.letters > 4
        && possessive
            .iter()
            .any(|ending| word.folded.ends_with(ending))
        && !written.ends_with('ة')
    {
        return true;
    }
    let is_pronoun = |reading: Reading| {
        reading.enclitic.is_some() && reading.is_known() && reading.proclitics.is_empty()
    };
    written.ends_with('ه') && readings.iter().any(is_pronoun)
        || written.ends_with('ة')
        || written.ends_with("اء")
        || written.ends_with("ات")
        || written.ends_with("اً")
}

/// Whether a first و is more likely "and" than part of a foreign name (`ويب`, `ويلسون`).
fn is_likely_conjunction(word: Spelling<'_>) -> bool {
    let rest = word.folded.strip_prefix('و');
    word.letters >= 4 && rest.is_some_and(|rest| !rest.starts_with(['ي', 'و', 'ر', 'ا']))
}

/// Whether a word only looks like و or ف before the article, and may be a foreign name
/// (`فالديفارو`, `والكين`).
pub(super) fn is_article_by_chance(scene: &Scene<'_>, token: usize) -> bool {
    let folded = scene.text.folded(token);
    let long = folded
        .strip_prefix("فال")
        .is_some_and(|rest| rest.chars().count() >= 4);
    let short = folded
        .strip_prefix("وال")
        .is_some_and(|rest| rest.chars().count() <= 3);
    (long || short)
        && scene.is(token, Marks::UNKNOWN)
        && !scene.text.best(token).is_some_and(|best| best.is_known())
        && !scene.is(token, Marks::NOUN_ENDING)
}

/// Whether a word has the article and the ending of an adjective of relation.
pub(super) fn is_nisba(word: Spelling<'_>) -> bool {
    word.letters >= 5 && word.folded.starts_with("ال") && word.folded.ends_with('ي')
}

/// عبدالله, نورالدين: written as one word.
pub(super) fn is_joined_name(word: Spelling<'_>) -> bool {
    let folded = word.folded;
    word.letters >= 7
        && (folded.starts_with("عبدال") || folded.ends_with("الدين") && !folded.starts_with("ال"))
}

/// Whether a word that no list has may be a foreign surname by its letters.
pub(super) fn is_foreign_surname(word: Spelling<'_>) -> bool {
    word.letters >= 4
        && !["ات", "ين", "ون", "ا", "ان", "ها", "هم"]
            .iter()
            .any(|ending| word.folded.ends_with(ending))
        && !word
            .folded
            .starts_with(['ي', 'ت', 'م', 'ب', 'ل', 'ك', 'و', 'ف'])
}
