//! Which candidates hold: evidence for the doubtful ones, and what to do where they overlap.

use rustc_hash::FxHashSet;

use super::chart::{Candidate, Chart};
use super::head::is_of_body;
use super::kind::EntityKind;
use super::place::is_supported;
use super::scene::Scene;
use super::words::Tags;
use crate::gazetteer::{Countries, EntryId, EntryKind, EntryType};

/// The candidates that hold, and who holds each token.
pub(super) struct Choice {
    /// Ids of candidates, in the order of choice.
    pub(super) accepted: Vec<u32>,
    /// The innermost accepted candidate of each token.
    owner: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

/// Chooses: first those that need no evidence, the longer ones before the shorter ones, then those
/// for which the first ones are evidence.
pub(super) fn choose(chart: &Chart<'_, '_>) -> Choice {
    let mut choice = Choice {
        accepted: Vec::new(),
        owner: vec![NOBODY; chart.scene.len()],
    };
    let countries = countries_of(chart.scene);
    let mut order: Vec<u64> = (0..chart.len() as u32)
        .map(|id| {
            let candidate = &chart.candidate(id);
            // Of two bearers of one name (طرابلس, زنجبار), that of a country which the text names.
            let country = candidate
                .found
                .and_then(|found| chart.scene.facts[found].features.country());
            let at_home = country.is_some_and(|country| countries.contains(country));
            place_in_order(candidate, at_home) | u64::from(id)
        })
        .collect();
    order.sort_unstable();
    let needy = order.partition_point(|&place| place < NEEDY);
    for &place in &order[..needy] {
        choice.offer(chart, place as u32);
    }
    let evidence = Evidence::of(chart, &choice);
    for &place in &order[needy..] {
        if evidence.supports(chart, place as u32) {
            choice.offer(chart, place as u32);
        }
    }
    choice
}

/// The bit of the candidates that need evidence, which come behind all others.
const NEEDY: u64 = 1 << 63;

/// Where a candidate comes in the order of choice: a number whose lower half is left to its id, so that among equals
/// the first one is chosen.
fn place_in_order(candidate: &Candidate, at_home: bool) -> u64 {
    const LONGEST: usize = 1 << 24;
    let shortness = LONGEST - candidate.tokens.len().min(LONGEST);
    let needy = if candidate.needy { NEEDY } else { 0 };
    let behind =
        (shortness as u64) << 4 | u64::from(7 - rank(candidate)) << 1 | u64::from(!at_home);
    needy | behind << 32
}

/// The countries that a text names, by their name or an adjective.
fn countries_of(scene: &Scene<'_>) -> Countries {
    let facts = scene.facts.iter().filter(|fact| !fact.needy);
    let countries = facts.filter_map(|fact| match fact.kind() {
        EntryKind::Nationality => fact.features.country(),
        EntryKind::Place if fact.features.entity_type() == Some(EntryType::Country) => {
            fact.features.country()
        }
        _ => None,
    });
    countries.collect()
}

impl Choice {
    /// Forgets the candidates that were not chosen, there and here.
    pub(super) fn forget_others(&mut self, chart: &mut Chart<'_, '_>) {
        let mut new = vec![NOBODY; chart.len()];
        for (&id, own) in self.accepted.iter().zip(0..) {
            new[id as usize] = own;
        }
        for owner in self.owner.iter_mut().filter(|owner| **owner != NOBODY) {
            *owner = new[*owner as usize];
        }
        chart.keep(&self.accepted);
        self.accepted = (0..self.accepted.len() as u32).collect();
    }

    /// Whether a candidate holds a token.
    pub(super) fn is_owned(&self, token: usize) -> bool {
        self.owner.get(token).is_some_and(|&owner| owner != NOBODY)
    }

    /// The innermost candidate of a token.
    pub(super) fn owner(&self, token: usize) -> Option<u32> {
        self.owner
            .get(token)
            .copied()
            .filter(|&owner| owner != NOBODY)
    }

    /// Takes a candidate where nothing is, or inside of one that may hold it.
    fn offer(&mut self, chart: &Chart<'_, '_>, id: u32) {
        let candidate = &chart.candidate(id);
        let Some(owners) = self.owner.get(candidate.tokens.clone()) else {
            return;
        };
        let Some(&outer) = owners.first() else {
            return;
        };
        if owners.iter().any(|&owner| owner != outer) {
            return;
        }
        if outer != NOBODY && !may_nest(chart, candidate, &chart.candidate(outer)) {
            return;
        }
        self.owner[candidate.tokens.clone()].fill(id);
        self.accepted.push(id);
    }
}

/// Which of two candidates for the same tokens is better.
fn rank(candidate: &Candidate) -> u8 {
    match (candidate.kind, candidate.rule, candidate.found) {
        (_, Some(_), Some(_)) => 5,
        (EntityKind::Person, Some("person/title" | "person/apposition"), _) => 4,
        (EntityKind::Organization, Some("organization/city-club"), _) => 4,
        (EntityKind::Place, _, Some(_)) => 3,
        (_, _, Some(_)) => 2,
        _ => 1,
    }
}

fn may_nest(chart: &Chart<'_, '_>, inner: &Candidate, outer: &Candidate) -> bool {
    if inner.tokens.len() == outer.tokens.len() || inner.tokens.start == outer.tokens.start {
        return false;
    }
    let bodies = (outer.kind, inner.kind) == (EntityKind::Organization, EntityKind::Organization);
    if bodies
        && inner.found.is_some()
        && is_of_body(chart.scene, outer.tokens.start, inner.tokens.start)
    {
        return true;
    }
    let entry = |candidate: &Candidate| {
        candidate
            .found
            .map(|found| chart.scene.matches[found].entry)
    };
    if entry(inner).is_some() && entry(inner) == entry(outer) {
        return false;
    }
    let sort = outer
        .found
        .and_then(|found| chart.scene.facts[found].features.entity_type());
    match (outer.kind, inner.kind) {
        (EntityKind::Place, EntityKind::Place) => {
            let wide = matches!(
                sort,
                None | Some(
                    EntryType::Region | EntryType::Division | EntryType::Site | EntryType::Water
                )
            );
            wide && inner.found.is_some() && !inner.clitic
        }
        (EntityKind::Organization, EntityKind::Place) => {
            // رابطة العالم الإسلامي is of a part of mankind, not of a place.
            let listed_region = outer.found.is_some()
                && inner.found.is_some_and(|found| {
                    chart.scene.facts[found].features.entity_type() == Some(EntryType::Region)
                });
            inner.found.is_some() && !inner.clitic && !listed_region
        }
        (EntityKind::Organization, EntityKind::Person) => {
            outer.found.is_none() || (inner.found.is_some() && inner.tokens.len() > 1)
        }
        (EntityKind::Organization, EntityKind::Organization) => match outer.rule {
            None => false,
            Some("organization/of-body" | "organization/person" | "organization/purpose") => true,
            Some(_) => inner.clitic && inner.found.is_some(),
        },
        _ => false,
    }
}

/// What the accepted candidates say of the doubtful ones.
struct Evidence {
    entries: FxHashSet<EntryId>,
    /// Countries that the text names, also by an adjective.
    countries: Countries,
}

impl Evidence {
    fn of(chart: &Chart<'_, '_>, choice: &Choice) -> Self {
        let scene = chart.scene;
        let mut evidence = Self {
            entries: FxHashSet::with_capacity_and_hasher(choice.accepted.len(), Default::default()),
            countries: Countries::default(),
        };
        for &id in &choice.accepted {
            if let Some(found) = chart.candidate(id).found {
                evidence.entries.insert(scene.matches[found].entry);
                if scene.facts[found].kind() == EntryKind::Place {
                    evidence
                        .countries
                        .extend(scene.facts[found].features.country());
                }
            }
        }
        for fact in scene
            .facts
            .iter()
            .filter(|fact| fact.kind() == EntryKind::Nationality && !fact.needy)
        {
            evidence.countries.extend(fact.features.country());
        }
        evidence
    }

    fn supports(&self, chart: &Chart<'_, '_>, id: u32) -> bool {
        let candidate = &chart.candidate(id);
        let Some(found) = candidate.found else {
            return false;
        };
        let scene = chart.scene;
        let known = self.entries.contains(&scene.matches[found].entry);
        if scene.facts[found].rare {
            // It has to be named by a head, and to stand where places do.
            return known && is_supported(scene, candidate.tokens.start);
        }
        if known {
            return true;
        }
        // Members stand for their body: الجمهوريون in a text about the United States.
        if candidate.kind == EntityKind::Organization && scene.facts[found].features.is_stand_in() {
            let country = scene.facts[found].features.country();
            return country.is_some_and(|country| self.countries.contains(country));
        }
        // A surname that a famous person is known by, in a text about the person's country.
        let country = scene.facts[found].features.country();
        let short_country = candidate.kind == EntityKind::Place
            && scene.facts[found].weak
            && scene.facts[found].features.entity_type() == Some(EntryType::Country);
        if short_country {
            return country.is_some_and(|country| self.countries.contains(country));
        }
        // A body's name of several words, which bodies of other countries bear too.
        if candidate.kind == EntityKind::Organization && candidate.tokens.len() > 1 {
            return country.is_some_and(|country| self.countries.contains(country));
        }
        candidate.kind == EntityKind::Person
            && !is_ordinary(scene, candidate.tokens.start)
            && !scene.tagged(
                candidate.tokens.start,
                Tags::OFFICE_ADJECTIVE.with(Tags::ORDINARY),
            )
            && country.is_some_and(|country| self.countries.contains(country))
    }
}

/// Whether a word is a verb, adjective or noun that stands there as such more likely than as a name.
fn is_ordinary(scene: &Scene<'_>, token: usize) -> bool {
    use super::scene::Marks;
    scene.is(
        token,
        Marks::VERB
            .with(Marks::CLOSED)
            .with(Marks::TITLE)
            .with(Marks::HEAD)
            .with(Marks::ADJECTIVE),
    )
}
