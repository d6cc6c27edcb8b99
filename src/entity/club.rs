//! Clubs that are called by their city.

use super::chart::Candidate;
use super::kind::EntityKind;
use super::scene::{Begins, Marks, Scene};
use super::words::Tags;
use crate::gazetteer::{EntryKind, EntryType};
use crate::text::{Proclitics, Punctuation};

/// Whether a city's name can only mean a club of it: behind a word of sports in a text about sports.
pub(super) fn is_city_club(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let start = found.tokens.start as usize;
    let city = found.kind() == EntryKind::Place
        && !found.head()
        && !found.is_needy()
        && matches!(
            found.features.entity_type(),
            Some(EntryType::City | EntryType::Capital)
        );
    let cued = scene.goes_on(start)
        && scene.tagged(start - 1, Tags::CLUB_CUE)
        && scene.is_about_sport(start);
    city && found.proclitics.is_empty() && (cued || is_in_table(scene, index))
}

/// Whether a city stands with its country in brackets in a table of matches: `بريمن (ألمانيا) -`.
fn is_in_table(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let (start, open) = (found.tokens.start as usize, found.tokens.end as usize);
    if !scene.is_sport() || scene.punctuation(open) != Some(Punctuation::OpenBracket) {
        return false;
    }
    let countries = Begins::PLACE.with(Begins::PLACE_HEAD);
    let country = scene.longest_at(open + 1, countries, |other| {
        other.features.entity_type() == Some(EntryType::Country)
            && other.features.country() == found.features.country()
    });
    let Some(country) = country else {
        return false;
    };
    let close = scene.matches[country].tokens.end as usize;
    let dash = |at: usize| scene.punctuation(at) == Some(Punctuation::Dash);
    scene.punctuation(close) == Some(Punctuation::CloseBracket)
        && (dash(close + 1) || (start > 0 && dash(start - 1)))
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
    let found = &scene.matches[index];
    let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
    let places = Begins::PLACE.with(Begins::PLACE_HEAD);
    let city = scene.matches_of(start, places).any(|other| {
        !scene.matches[other].is_needy() && scene.matches[other].tokens.end == found.tokens.end
    });
    if found.features.entity_type() != Some(EntryType::Club)
        || found.is_rare()
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

#[cfg(test)]
mod tests {
    use crate::{Document, EntityKind, Extractor};

    fn organizations<'t>(document: &'t Document<'_>) -> Vec<&'t str> {
        let bodies = document
            .mentions()
            .iter()
            .filter(|mention| mention.kind == EntityKind::Organization);
        bodies
            .map(|mention| mention.span.slice(document.text()))
            .collect()
    }

    #[test]
    fn a_city_with_its_country_in_a_table_of_matches_is_a_club() {
        let extractor = Extractor::new();
        let sport = "انتهت مباراة الإياب في كأس الأندية وفاز الفريق.";
        let table = format!("{sport}\nبريمن (ألمانيا) - الدوحة (قطر) 2 - 1");
        let document = extractor.extract(&table);
        assert_eq!(organizations(&document), ["بريمن", "الدوحة"]);
        let dateline = format!("{sport}\nوصل الفريق إلى بريمن (ألمانيا) مساء");
        assert!(organizations(&extractor.extract(&dateline)).is_empty());
    }
}
