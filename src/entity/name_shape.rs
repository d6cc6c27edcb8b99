//! Which words may be part of a name by their shape, where no list knows them.

use super::scene::{Marks, Scene};
use super::words::Tags;
use crate::text::AnalyzedText;

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

/// Whether a word has letters that names have, its ending aside.
pub(super) fn is_name_shape(written: &str, folded: &str) -> bool {
    folded.chars().count() >= 2
        && !is_prefixed_noun(folded)
        && !is_verbal_noun(written)
        && !is_likely_conjunction(folded)
        && !is_verb_shape(written)
        && !has_inner_hamza(written)
}

/// Whether a word has the shape of a verb that no name has: `يتوج`, `اعتزل`, `استبعد`, and ف before
/// them.
fn is_verb_shape(written: &str) -> bool {
    let verb = |word: &str| {
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
fn is_prefixed_noun(folded: &str) -> bool {
    let letters = folded.chars().count();
    if letters >= 7 && folded.starts_with("وال") {
        return true;
    }
    let long = letters >= 5;
    long && ["لم", "لت", "بم", "لل"]
        .iter()
        .any(|start| folded.starts_with(start))
}

/// Whether a word has the shape of a verbal noun that no name has: `إيعاز`.
fn is_verbal_noun(written: &str) -> bool {
    let letters = written.chars().count();
    let mut back = written.chars().rev();
    (5..=6).contains(&letters) && written.starts_with('إ') && back.nth(1) == Some('ا')
}

/// Endings that foreign and family names do not have.
pub(super) fn ends_like_noun(text: &AnalyzedText<'_>, token: usize) -> bool {
    let written = text.written(token);
    let possessive = ["ته", "ها", "تهم", "هما"];
    let folded = text.folded(token);
    if folded.chars().count() > 4
        && possessive.iter().any(|ending| folded.ends_with(ending))
        && !written.ends_with('ة')
    {
        return true;
    }
    let pronoun = text.readings(token).iter().any(|reading| {
        reading.enclitic.is_some() && reading.is_known() && reading.proclitics.is_empty()
    }) && written.ends_with('ه');
    pronoun
        || written.ends_with('ة')
        || written.ends_with("اء")
        || written.ends_with("ات")
        || written.ends_with("اً")
}

/// Whether a first و is more likely "and" than part of a foreign name (`ويب`, `ويلسون`).
fn is_likely_conjunction(folded: &str) -> bool {
    let Some(rest) = folded.strip_prefix('و') else {
        return false;
    };
    rest.chars().count() >= 3 && !rest.starts_with(['ي', 'و', 'ر', 'ا'])
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
pub(super) fn is_nisba(folded: &str) -> bool {
    folded.starts_with("ال") && folded.ends_with('ي') && folded.chars().count() >= 5
}

/// عبدالله, نورالدين: written as one word.
pub(super) fn is_joined_name(folded: &str) -> bool {
    let long = folded.chars().count() >= 7;
    long && (folded.starts_with("عبدال") || folded.ends_with("الدين") && !folded.starts_with("ال"))
}

/// Whether a word that no list has may be a foreign surname by its letters.
pub(super) fn is_foreign_surname(folded: &str) -> bool {
    folded.chars().count() >= 4
        && !["ات", "ين", "ون", "ا", "ان", "ها", "هم"]
            .iter()
            .any(|ending| folded.ends_with(ending))
        && !folded.starts_with(['ي', 'ت', 'م'])
        && !folded.starts_with(['ب', 'ل', 'ك', 'و', 'ف'])
}
