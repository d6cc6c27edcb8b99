//! Noun phrases as the names of bodies and offices have them: where such a phrase ends.

use super::scene::{Marks, Scene};
use super::words::Tags;
use crate::gazetteer::EntryKind;
use crate::text::Proclitics;

/// What no name and no phrase runs over.
const BOUNDARY: Marks = Marks::CLOSED.with(Marks::TANWIN);

/// The end of a noun phrase without prepositions that begins at a token: up to two indefinite
/// nouns in construct, a definite noun, a second one behind و, and definite adjectives
/// (`كبار العلماء`, `التربية والتعليم`). `None` where there is none.
pub(super) fn noun_phrase(scene: &Scene<'_>, token: usize, coordinated: bool) -> Option<usize> {
    let mut at = token;
    while at < token + 2 && is_construct_noun(scene, at) && scene.goes_on(at + 1) {
        at += 1;
    }
    let people = at > token && scene.is(at, Marks::NATIONALITY);
    if !scene.goes_on(at) || !is_definite_noun(scene, at) || people {
        return None;
    }
    at += 1;
    at = adjectives(scene, at).end;
    let last = at + MAX_COORDINATED;
    while coordinated && at < last && scene.goes_on(at) && is_coordinated_noun(scene, at) {
        at = adjectives(scene, at + 1).end;
    }
    Some(at)
}

/// How far behind its first field the last one of a body may begin (`التجارة والصناعة والطاقة`).
const MAX_COORDINATED: usize = 3;

/// A run of definite adjectives.
pub(super) struct Adjectives {
    pub(super) end: usize,
    /// The match of the nationality among them.
    pub(super) nationality: Option<usize>,
}

/// The definite adjectives that begin at a token, at most four.
pub(super) fn adjectives(scene: &Scene<'_>, token: usize) -> Adjectives {
    let mut found = Adjectives {
        end: token,
        nationality: None,
    };
    while found.end < token + 4 && scene.goes_on(found.end) && scene.is(found.end, Marks::DEFINITE)
    {
        if let Some(nationality) = scene.nationality_at(found.end) {
            found.nationality = Some(nationality);
            found.end = scene.matches[nationality].tokens.end as usize;
        } else if found.nationality.is_some()
            && matches!(scene.text.folded(found.end), "الرسمي" | "الرسميه")
        {
            // وكالة الأنباء السودانية الرسمية has its name without the praise.
            break;
        } else if is_year(scene, found.end)
            || (found.nationality.is_none() && is_about(scene, found.end))
        {
            break;
        } else if scene.tagged(found.end, Tags::BODY_ADJECTIVE)
            || (found.nationality.is_none() && is_adjective(scene, found.end))
        {
            found.end += 1;
        } else {
            break;
        }
    }
    found
}

/// Whether العام is the year here (`العام الماضي`).
fn is_year(scene: &Scene<'_>, token: usize) -> bool {
    scene.text.folded(token) == "العام"
        && scene.goes_on(token + 1)
        && scene.is(token + 1, Marks::DEFINITE)
        && scene.tagged(token + 1, Tags::NO_NAME)
}

/// Whether الخاص has the complement with which it says what something is about (`اللجنة الخاصة
/// بالملف`).
fn is_about(scene: &Scene<'_>, token: usize) -> bool {
    matches!(scene.text.folded(token), "الخاص" | "الخاصه")
        && scene.goes_on(token + 1)
        && scene
            .text
            .best(token + 1)
            .is_some_and(|best| best.proclitics.contains(Proclitics::BA))
}

/// Whether a definite word is an adjective by the lists or by its ending (nisba), and no word of
/// time and no name.
pub(super) fn is_adjective(scene: &Scene<'_>, token: usize) -> bool {
    if scene.tagged(token, Tags::ORDINAL) {
        return true;
    }
    // الخارجية behind a definite noun is its adjective before it is a ministry.
    if is_field_adjective(scene, token) {
        return true;
    }
    if scene.is(
        token,
        BOUNDARY
            .with(Marks::CLITIC)
            .with(Marks::NAMED)
            .with(Marks::HEAD)
            .with(Marks::TITLE),
    ) || scene.tagged(token, Tags::NO_NAME.with(Tags::NO_ADJECTIVE))
        || scene.name_word(token).is_some()
    {
        return false;
    }
    if scene.is(token, Marks::ADJECTIVE.with(Marks::NOUN)) {
        return scene.is(token, Marks::ADJECTIVE) && !is_plural(scene, token);
    }
    let folded = scene.text.folded(token);
    let long = folded.chars().count() >= 6;
    long && (folded.ends_with("يه")
        || (folded.ends_with('ي') && !scene.text.written(token).contains('ئ')))
}

/// Whether a ministry's short name is an adjective of the noun before it: `العلاقات الخارجية`.
fn is_field_adjective(scene: &Scene<'_>, token: usize) -> bool {
    let noun = token > 0
        && scene.goes_on(token)
        && scene.is(token - 1, Marks::DEFINITE)
        && !scene.is(token - 1, BOUNDARY.with(Marks::TITLE).with(Marks::HEAD));
    noun && scene.is(token, Marks::HEAD)
        && scene.is(token, Marks::DEFINITE)
        && matches!(scene.text.folded(token), "الخارجيه" | "الداخليه")
        && (scene.text.folded(token - 1).ends_with("ات")
            || scene.text.folded(token - 1).ends_with('ه')
            || scene.text.folded(token - 1) == "الشوون")
}

/// Whether a word ends like a plural of men, which modifies no body.
fn is_plural(scene: &Scene<'_>, token: usize) -> bool {
    let folded = scene.text.folded(token);
    folded.ends_with("ين") || folded.ends_with("ون")
}

/// A definite noun that is no name, time or adverb, with nothing taken off.
pub(super) fn is_definite_noun(scene: &Scene<'_>, token: usize) -> bool {
    scene.is(token, Marks::DEFINITE)
        && !scene.is(token, BOUNDARY.with(Marks::CLITIC))
        && (!scene.tagged(token, Tags::NO_NAME) || scene.tagged(token, Tags::BODY_ADJECTIVE))
}

/// An indefinite noun that may be in construct with the next word.
fn is_construct_noun(scene: &Scene<'_>, token: usize) -> bool {
    scene.is(token, Marks::WORD)
        && scene.goes_on(token)
        && !scene.is(
            token,
            BOUNDARY
                .with(Marks::DEFINITE)
                .with(Marks::CLITIC)
                .with(Marks::VERB)
                .with(Marks::NAMED)
                .with(Marks::NATIONALITY),
        )
        && !scene.tagged(token, Tags::NO_NAME)
        && scene.name_word(token).is_none_or(|name| name.common)
        && scene.text.folded(token).chars().count() >= 3
}

/// و and a definite noun, as the second part of a body's field (`والتعليم`).
fn is_coordinated_noun(scene: &Scene<'_>, token: usize) -> bool {
    let Some(best) = scene.text.best(token) else {
        return false;
    };
    let alone = best.is_whole() && !best.is_known();
    let only_and =
        alone || (best.proclitics.has_conjunction() && !best.proclitics.has_preposition());
    let named = scene.matches_at(token).any(|index| {
        let found = &scene.matches[index];
        let name = matches!(
            found.kind(),
            EntryKind::Place | EntryKind::Organization | EntryKind::Person
        );
        let title = found.kind() == EntryKind::Role || (found.head() && !found.is_needy());
        !scene.matches[index].proclitics.is_empty()
            && ((name && !found.head() && !found.is_needy()) || title)
    });
    let folded = scene.text.folded(token);
    only_and
        && !named
        && !scene.is(token, BOUNDARY)
        && folded.starts_with("وال")
        && folded.chars().count() >= 5
}
