//! Links: pairs of mentions of one entity, and pairs of triggers that tell of one event. A pair is right where
//! people and khabar both link it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use khabar::Document;

use super::gold::Gold;
use super::label;
use super::names::fold;
use super::score::Score;

/// Links between mentions that stand in both, of pairs that are spelled differently: those that are not are
/// linked by anybody.
pub(super) fn of_entities(gold: &Gold, document: &Document<'_>) -> Score {
    let expected: BTreeMap<_, _> = gold
        .entities
        .iter()
        .map(|entity| ((entity.span, entity.kind.as_str()), entity.name.as_str()))
        .collect();
    let found: HashMap<_, _> = document
        .mentions()
        .iter()
        .filter_map(|m| Some((((m.span.start(), m.span.end()), label(m.kind)?), m.entity)))
        .collect();
    let mut spellings = Vec::new();
    let (mut names, mut entities) = (Vec::new(), Vec::new());
    for (mention, name) in expected {
        if let Some(entity) = found.get(&mention) {
            let (start, end) = mention.0;
            spellings.push(fold(&gold.text[start..end]));
            names.push(name);
            entities.push(*entity);
        }
    }
    let differ = |&(a, b): &(usize, usize)| spellings[a] != spellings[b];
    let links = |pairs: HashSet<(usize, usize)>| pairs.into_iter().filter(differ).collect();
    score(&links(pairs(&names)), &links(pairs(&entities)))
}

/// Links between those triggers of the gold that were found: `found` tells as which event.
pub(super) fn of_events(gold: &Gold, document: &Document<'_>, found: &[Option<usize>]) -> Score {
    // Both sides name the event that an event was told as first.
    let mut first: HashMap<&str, &str> = HashMap::new();
    for event in &gold.events {
        let earlier = event.same_as.as_deref().and_then(|id| first.get(id));
        let id = earlier.copied().unwrap_or(&event.id);
        first.insert(&event.id, id);
    }
    let mut first_found = Vec::new();
    for (at, event) in document.events().iter().enumerate() {
        let earlier = event.same_as.and_then(|earlier| first_found.get(earlier));
        first_found.push(earlier.copied().unwrap_or(at));
    }
    let both = || {
        let both = gold.events.iter().zip(found);
        both.filter_map(|(event, &found)| Some((event, found?)))
    };
    let expected: Vec<_> = both().map(|(event, _)| first[event.id.as_str()]).collect();
    let found: Vec<_> = both().map(|(_, found)| first_found[found]).collect();
    score(&pairs(&expected), &pairs(&found))
}

/// The pairs of places that hold the same.
fn pairs<Key: Eq + Hash>(keys: &[Key]) -> HashSet<(usize, usize)> {
    let mut places: HashMap<&Key, Vec<usize>> = HashMap::new();
    let mut pairs = HashSet::new();
    for (at, key) in keys.iter().enumerate() {
        let earlier = places.entry(key).or_default();
        pairs.extend(earlier.iter().map(|&earlier| (earlier, at)));
        earlier.push(at);
    }
    pairs
}

fn score(gold: &HashSet<(usize, usize)>, found: &HashSet<(usize, usize)>) -> Score {
    Score {
        right: gold.intersection(found).count(),
        found: found.len(),
        gold: gold.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_of_one_make_three_pairs() {
        let pairs = pairs(&["a", "b", "a", "a"]);
        assert_eq!(pairs, HashSet::from([(0, 2), (0, 3), (2, 3)]));
    }
}
