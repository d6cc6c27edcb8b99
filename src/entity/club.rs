//! Clubs that are called by their city.

use super::chart::Candidate;
use super::mention::EntityKind;
use super::scene::{Marks, Scene};
use super::words::Tags;
use crate::gazetteer::EntryKind;
use crate::text::Proclitics;

/// Whether a city's name can only mean a club of it: behind a word of sports in a text about sports.
pub(super) fn is_city_club(scene: &Scene<'_>, index: usize) -> bool {
    let (found, fact) = (&scene.matches[index], &scene.facts[index]);
    let start = found.tokens.start as usize;
    let city = fact.kind == EntryKind::Place
        && !fact.head
        && !fact.needy
        && matches!(fact.entry.entity_type(), Some("city" | "capital"));
    city && found.proclitics.is_empty()
        && scene.goes_on(start)
        && scene.tagged(start - 1, Tags::CLUB_CUE)
        && scene.is_about_sport(start)
}

pub(super) fn city_club(scene: &Scene<'_>, index: usize) -> Candidate {
    let found = &scene.matches[index];
    Candidate {
        tokens: found.tokens.start as usize..found.tokens.end as usize,
        span: found.span,
        kind: EntityKind::Organization,
        found: None,
        rule: Some("organization/city-club"),
        needy: false,
        clitic: false,
        country: None,
    }
}

/// Whether a city's name means its club: a masculine adjective of a people follows, where a city would
/// have a feminine one (`برشلونة الإسباني`), or the text is about sports and no place is asked for.
pub(super) fn is_club_here(scene: &Scene<'_>, index: usize) -> bool {
    let (found, fact) = (&scene.matches[index], &scene.facts[index]);
    let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
    let city = scene.matches_at(start).any(|other| {
        scene.facts[other].kind == EntryKind::Place
            && !scene.facts[other].needy
            && scene.matches[other].tokens.end == found.tokens.end
    });
    if fact.entry.entity_type() != Some("club")
        || fact.rare
        || !city
        || found.proclitics.contains(Proclitics::BA)
    {
        return false;
    }
    let placed = scene.before(start).is_some_and(|before| {
        scene.tagged(before, Tags::PLACE_CUE) || scene.is(before, Marks::HEAD)
    }) && scene.text.folded(start - 1) != "بين";
    let masculine = scene.goes_on(end)
        && scene.is(end, Marks::DEFINITE)
        && scene.nationality_at(end).is_some()
        && scene.text.folded(end).ends_with('ي');
    !placed && (masculine || scene.is_about_sport(start))
}
