//! Which candidates hold: evidence for the doubtful ones, and what to do where they overlap.

use std::ops::Range;

use super::chart::{Candidate, Chart, EXTENT};
use super::head::is_of_body;
use super::kind::EntityKind;
use super::place::is_supported;
use super::scene::Scene;
use super::words::Tags;
use crate::gazetteer::{Countries, EntryId, EntryKind, EntryType, Features};

/// The candidates that hold, and who holds each token.
pub(super) struct Choice {
    /// Ids of candidates: in the order of choice, and when the others are forgotten in that of the text.
    pub(super) accepted: Vec<u32>,
    /// The innermost accepted candidate of each token.
    owner: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

/// Chooses: first those that need no evidence, the longer ones before the shorter ones, then those
/// for which the first ones are evidence.
pub(super) fn choose(chart: &Chart<'_, '_>) -> Choice {
    let mut choice = Choice {
        accepted: Vec::with_capacity(chart.len()),
        owner: Vec::with_capacity(chart.scene.len()),
    };
    let countries = &chart.scene.countries;
    let place = |id: u32| {
        let candidate = &chart.candidate(id);
        // Of two bearers of one name (طرابلس, زنجبار), that of a country which the text names.
        let country = candidate
            .found
            .and_then(|found| chart.scene.matches[found].features.country());
        let at_home = country.is_some_and(|country| countries.contains(country));
        place_in_order(candidate, at_home) | u64::from(id)
    };
    let mut evidence = Evidence::of(chart.scene);
    let (mut order, mut doubtful) = (Vec::new(), Vec::new());
    for block in blocks(chart) {
        // Made as the text goes on, so that it is still near when the block asks who holds its tokens.
        choice.owner.resize(block.end, NOBODY);
        order.clear();
        order.extend(block.ids.map(place));
        order.sort_unstable();
        let needy = order.partition_point(|&place| place < NEEDY);
        for &place in &order[..needy] {
            let id = place as u32;
            if choice.offer(chart, id) {
                evidence.add(chart, id);
            }
        }
        let others = order[needy..].iter().map(|&place| place as u32);
        doubtful.extend(others.filter_map(|id| Doubtful::of(chart, id)));
    }
    evidence.sort();
    for other in &doubtful {
        if evidence.supports(chart, other) {
            choice.offer(chart, other.id);
        }
    }
    choice
}

/// Some candidates that share no token with others.
struct Block {
    ids: Range<u32>,
    /// The token behind the last one that they or those before them in the text hold.
    end: usize,
}

/// The candidates in blocks that share no token, in the order of the text: one can be chosen from behind the other, so
/// that a long text does not ask for all its memory again and again.
fn blocks(chart: &Chart<'_, '_>) -> Vec<Block> {
    // The first token of those before each block; the last ones were found first.
    let mut first = usize::MAX;
    let firsts: Vec<usize> = (chart.extents().iter())
        .map(|extent| {
            let before = first;
            first = first.min(extent.start);
            before
        })
        .collect();
    let mut blocks = Vec::with_capacity(firsts.len());
    let (mut block_end, mut reach) = (chart.len(), 0);
    for (at, (extent, &first)) in chart.extents().iter().zip(&firsts).enumerate().rev() {
        let start = at * EXTENT;
        reach = reach.max(extent.end);
        if reach <= first {
            blocks.push(Block {
                ids: start as u32..block_end as u32,
                end: reach,
            });
            block_end = start;
        }
    }
    blocks
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

impl Choice {
    /// Forgets the candidates that were not chosen, there and here. The others are in the order of the text then, nearly,
    /// since the last one was found first: what is asked of each of them lies side by side.
    pub(super) fn forget_others(&mut self, chart: &mut Chart<'_, '_>) {
        self.accepted.sort_unstable_by(|one, other| other.cmp(one));
        let mut new = vec![NOBODY; chart.len()];
        for (&id, own) in self.accepted.iter().zip(0..) {
            new[id as usize] = own;
        }
        for owner in &mut self.owner {
            *owner = new.get(*owner as usize).copied().unwrap_or(NOBODY);
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

    /// Takes a candidate where nothing is, or inside of one that may hold it. Whether it did.
    fn offer(&mut self, chart: &Chart<'_, '_>, id: u32) -> bool {
        let candidate = &chart.candidate(id);
        let Some(owners) = self.owner.get_mut(candidate.tokens.clone()) else {
            return false;
        };
        let Some(&outer) = owners.first() else {
            return false;
        };
        let holds = owners.iter().all(|&owner| owner == outer)
            && (outer == NOBODY || may_nest(chart, candidate, &chart.candidate(outer)));
        if holds {
            owners.fill(id);
            self.accepted.push(id);
        }
        holds
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
        .and_then(|found| chart.scene.matches[found].features.entity_type());
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
                    chart.scene.matches[found].features.entity_type() == Some(EntryType::Region)
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

/// A candidate of the gazetteer that needs evidence, with what its match says.
struct Doubtful {
    id: u32,
    entry: EntryId,
    features: Features,
    is_rare: bool,
}

impl Doubtful {
    /// What no list has finds no evidence.
    fn of(chart: &Chart<'_, '_>, id: u32) -> Option<Self> {
        let found = &chart.scene.matches[chart.candidate(id).found?];
        Some(Self {
            id,
            entry: found.entry,
            features: found.features,
            is_rare: found.is_rare(),
        })
    }
}

/// So many entries most texts name.
const MANY_ENTRIES: usize = 56;

/// What the accepted candidates say of the doubtful ones.
struct Evidence {
    /// The entries that are named; in order when all are there.
    entries: Vec<EntryId>,
    /// Countries that the text names, also by an adjective.
    countries: Countries,
}

impl Evidence {
    /// What a text says whatever candidates are chosen.
    fn of(scene: &Scene<'_>) -> Self {
        Self {
            entries: Vec::with_capacity(MANY_ENTRIES),
            countries: scene.countries_of_adjectives,
        }
    }

    /// Adds what an accepted candidate says.
    fn add(&mut self, chart: &Chart<'_, '_>, id: u32) {
        let Some(found) = chart.candidate(id).found else {
            return;
        };
        let found = &chart.scene.matches[found];
        // A long text names the same ones again and again.
        if self.entries.len() == self.entries.capacity() {
            self.sort();
            self.entries.reserve(self.entries.len());
        }
        self.entries.push(found.entry);
        if found.kind() == EntryKind::Place {
            self.countries.extend(found.features.country());
        }
    }

    /// Puts the entries in order, each once.
    fn sort(&mut self) {
        self.entries.sort_unstable();
        self.entries.dedup();
    }

    /// Whether a doubtful candidate holds. What follows from its entry is asked first: most other things of it lie far
    /// from those of the one before.
    fn supports(&self, chart: &Chart<'_, '_>, doubtful: &Doubtful) -> bool {
        let known = self.entries.binary_search(&doubtful.entry).is_ok();
        let candidate = || chart.candidate(doubtful.id);
        let scene = chart.scene;
        if doubtful.is_rare {
            // It has to be named by a head, and to stand where places do.
            return known && is_supported(scene, candidate().tokens.start);
        }
        if known {
            return true;
        }
        let features = doubtful.features;
        let country = features.country();
        if !country.is_some_and(|country| self.countries.contains(country)) {
            return false;
        }
        let candidate = candidate();
        let start = candidate.tokens.start;
        match candidate.kind {
            // Members stand for their body: الجمهوريون in a text about the United States. A body's name of several words is
            // one that bodies of other countries bear too.
            EntityKind::Organization => features.is_stand_in() || candidate.tokens.len() > 1,
            // A short form.
            EntityKind::Place => {
                let found = candidate.found.map(|found| &scene.matches[found]);
                found.is_some_and(|found| found.is_weak())
                    && features.entity_type() == Some(EntryType::Country)
            }
            // A surname that a famous person is known by, in a text about the person's country.
            EntityKind::Person => {
                !is_ordinary(scene, start)
                    && !scene.tagged(start, Tags::OFFICE_ADJECTIVE.with(Tags::ORDINARY))
            }
            _ => false,
        }
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
