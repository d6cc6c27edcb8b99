//! Which mentions name the same: short names after full ones, abbreviations, equal names.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chart::{Candidate, Chart};
use super::choose::Choice;
use super::clitic::stem;
use super::evidence::Evidence;
use super::head;
use super::item::{Item, Key, MatchIndex, Names, Origin, seek};
use super::kind::EntityKind;
use super::scene::{Marks, Scene, Takes, TokenSet};
use super::short_name::{ShortNames, abbreviations};
use super::single_name::add_single_names;
use super::words::Tags;
use crate::Span;
use crate::gazetteer::EntryId;

/// All mentions of persons, places and organizations: the chosen candidates with what they name,
/// and the short names and abbreviations of what they name.
pub(super) fn resolve(chart: &Chart<'_, '_>, choice: &Choice) -> Vec<Item> {
    let scene = chart.scene;
    let mut names = NameKeys::default();
    let mut alone = false;
    let chosen = choice.accepted.iter().map(|&id| {
        let candidate = &chart.candidate(id);
        alone |= (candidate.found).is_some_and(|found| names_alone(scene, found));
        item(scene, candidate, &mut names)
    });
    let mut items: Vec<Item> = chosen.collect();
    // They are nearly in order already.
    if !items.is_sorted_by_key(|item| item.span.order()) {
        items.sort_by_cached_key(|item| item.span.order());
    }
    // Texts name in short forms a third of what they name; not by all, when there are more.
    items.reserve_exact(items.len() / 3);
    if alone {
        link_alone(scene, &mut items);
    }
    link_single_names(scene, &mut items);
    link_shortened_bodies(scene, &mut items);
    let mut short = ShortNames::default();
    short.add_persons(scene, &items);
    short.add_unlisted(scene, &items);
    abbreviations(chart, choice, &items, &mut short);
    short.find(chart, choice, &mut items);
    add_single_names(scene, choice, &mut items);
    drop_displaced(&mut items);
    sort(&mut items);
    bodies_of_persons(chart, choice, &mut items);
    sort(&mut items);
    link_bodies_by_person(scene, &mut items);
    link_shortened_bodies(scene, &mut items);
    items
}

/// `المملكة` and `التحالف` are the last country or body of the text that is called so.
fn link_alone(scene: &Scene<'_>, items: &mut [Item]) {
    let mut last: FxHashMap<EntryId, usize> = FxHashMap::default();
    for (at, item) in items.iter_mut().enumerate() {
        let Key::Entry(entry) = item.key else {
            continue;
        };
        if !scene.gazetteer.features(entry).names_alone() {
            last.insert(entry, at);
            continue;
        }
        let named = scene.matches_at(item.tokens().start).filter_map(|index| {
            let own = scene.matches[index].entry;
            Some((*last.get(&own)?, own))
        });
        if let Some((_, entry)) = named.max() {
            item.key = Key::Entry(entry);
        }
    }
}

/// Bodies that are named by a person have one name, however the person is named in it:
/// `قوات سمير الجبوري`, `قوات الجبوري`.
fn link_bodies_by_person(scene: &Scene<'_>, items: &mut [Item]) {
    let composed = |item: &Item| {
        item.kind == EntityKind::Organization && item.origin == Origin::Rule("organization/person")
    };
    if !items.iter().any(composed) {
        return;
    }
    let by_end: FxHashMap<usize, Key> = items
        .iter()
        .filter(|item| item.kind == EntityKind::Person)
        .map(|item| (item.tokens().end, item.key.clone()))
        .collect();
    for item in items.iter_mut() {
        if composed(item)
            && let Some(person) = by_end.get(&item.tokens().end)
        {
            let head = scene
                .text
                .folded(item.tokens().start)
                .trim_start_matches(['و', 'ب', 'ل', 'ف']);
            let person = match person {
                Key::Entry(entry) => entry.index().to_string().into(),
                Key::Name(_, name) => Rc::clone(name),
            };
            let name = format!("{head}@{person}");
            item.key = Key::Name(EntityKind::Organization, name.into());
        }
    }
}

/// A composed name that a longer name of the text begins with is the same body:
/// `السفارة الفرنسية` after `السفارة الفرنسية في بغداد`.
fn link_shortened_bodies(scene: &Scene<'_>, items: &mut [Item]) {
    // The name of a body, or what it has before a token.
    let name = |item: &Item, end: usize| {
        let end = scene.text.tokens()[end - 1].span().end();
        scene.text.text().get(item.span.start()..end)
    };
    let composed = |item: &Item| {
        item.kind == EntityKind::Organization
            && matches!(item.key, Key::Name(..))
            && item.tokens().len() > 1
    };
    let may_be_longer =
        |item: &Item| item.kind == EntityKind::Organization && item.tokens().len() > 2;
    if !items.iter().any(may_be_longer) {
        return;
    }
    let bodies = (items.iter().enumerate()).filter(|(_, item)| composed(item));
    let shorter = bodies.filter_map(|(at, item)| Some((at, name(item, item.tokens().end)?)));
    let shorter: Vec<(usize, &str)> = shorter.collect();
    if shorter.is_empty() {
        return;
    }
    // A long text has the same ones again and again.
    let mut longer: FxHashMap<&str, Names> = FxHashMap::default();
    for &(_, name) in &shorter {
        longer.entry(name).or_default();
    }
    let bodies = items.iter().enumerate();
    for (position, item) in bodies.filter(|(_, item)| may_be_longer(item)) {
        for end in item.tokens().start + 2..item.tokens().end {
            if let Some(names) = name(item, end).and_then(|prefix| longer.get_mut(prefix)) {
                names.push(item, position);
            }
        }
    }
    longer.retain(|_, names| !names.is_empty());
    if longer.is_empty() {
        return;
    }
    let linked = shorter.into_iter().filter_map(|(position, name)| {
        let names = longer.get_mut(name)?;
        let longer = names.nearest(items[position].span.start())?;
        Some((position, items[longer].key.clone()))
    });
    // What a body is called by may be the name of another one, so that all are looked up before the first is changed.
    let linked: Vec<(usize, Key)> = linked.collect();
    for (position, key) in linked {
        items[position].key = key;
    }
}

/// Puts items in order of which the first ones are: the few behind them are merged in from behind, with room for these
/// alone.
fn sort(items: &mut Vec<Item>) {
    let order = |item: &Item| item.span.order();
    let mut pairs = items.windows(2);
    let Some(last) = pairs.position(|pair| order(&pair[0]) > order(&pair[1])) else {
        return;
    };
    let mut others = items.split_off(last + 1);
    others.sort_by_key(order);
    let (mut left, mut place) = (items.len(), items.len() + others.len());
    items.resize(place, Item::EMPTY);
    while let Some(other) = others.last() {
        place -= 1;
        if left > 0 && order(&items[left - 1]) > order(other) {
            left -= 1;
            items.swap(left, place);
        } else if let Some(other) = others.pop() {
            items[place] = other;
        }
    }
}

/// Drops the places whose word turned out to be a person's short name.
fn drop_displaced(items: &mut Vec<Item>) {
    let short = items
        .iter()
        .filter(|item| item.origin == Origin::Rule("coreference/surname"));
    let mut short: Vec<_> = short.map(|item| item.span.order()).collect();
    if short.is_empty() {
        return;
    }
    short.sort_unstable();
    items.retain(|item| {
        item.kind != EntityKind::Place || short.binary_search(&item.span.order()).is_err()
    });
}

/// The letters of names that no list has, each once.
#[derive(Default)]
struct NameKeys {
    known: FxHashSet<Rc<str>>,
    /// Room to write in.
    letters: String,
}

impl NameKeys {
    fn of(&mut self, scene: &Scene<'_>, candidate: &Candidate) -> Rc<str> {
        self.letters.clear();
        write_name_key(scene, candidate, &mut self.letters);
        let known = self.known.get(self.letters.as_str());
        known.cloned().unwrap_or_else(|| {
            let own: Rc<str> = self.letters.as_str().into();
            self.known.insert(Rc::clone(&own));
            own
        })
    }
}

/// The mention of a candidate that was chosen.
fn item(scene: &Scene<'_>, candidate: &Candidate, names: &mut NameKeys) -> Item {
    let key = match candidate.found {
        Some(found) => Key::Entry(entry_of(scene, found)),
        None => Key::Name(candidate.kind, names.of(scene, candidate)),
    };
    let origin = match (candidate.found, candidate.rule) {
        (Some(found), _) => Origin::Match(scene.matches[found].entry),
        (None, rule) => Origin::Rule(rule.unwrap_or("entity")),
    };
    Item {
        tokens: candidate.tokens.clone().into(),
        span: candidate.span,
        kind: candidate.kind,
        key,
        origin,
        evidence: evidence_of(scene, candidate),
        country: candidate.country.into(),
        weak: candidate
            .found
            .is_some_and(|found| scene.matches[found].is_weak()),
    }
}

/// What speaks for a candidate that was chosen.
fn evidence_of(scene: &Scene<'_>, candidate: &Candidate) -> Evidence {
    let mut evidence = match candidate.found {
        Some(found) => {
            let known = &scene.matches[found];
            let doubt = match (known.is_weak(), known.is_needy()) {
                (true, _) => Evidence::WEAK_FORM,
                (false, true) => Evidence::ORDINARY_WORD,
                (false, false) => Evidence::default(),
            };
            let support = match (known.is_needy(), candidate.needy) {
                (true, true) => Evidence::REST_OF_TEXT,
                (true, false) => Evidence::CUE_BEFORE,
                _ => Evidence::default(),
            };
            Evidence::LISTED.with(doubt).with(support)
        }
        None => Evidence::COMPOSED,
    };
    if candidate.country.is_some() {
        evidence = evidence.with(Evidence::COUNTRY);
    }
    match candidate.rule {
        Some("person/title" | "person/apposition" | "person/nationality") => {
            evidence.with(Evidence::TITLE_BEFORE)
        }
        Some("place/head" | "organization/head-before") => evidence.with(Evidence::CUE_BEFORE),
        _ => evidence,
    }
}

/// Whether what a match names is named by its head alone.
fn names_alone(scene: &Scene<'_>, found: usize) -> bool {
    let features = scene.matches[found].features;
    match features.is_stand_in() {
        true => scene
            .gazetteer
            .features(entry_of(scene, found))
            .names_alone(),
        false => features.names_alone(),
    }
}

/// The entry that a match names: for a word for members, their group.
fn entry_of(scene: &Scene<'_>, found: usize) -> EntryId {
    let own = scene.matches[found].entry;
    scene.stands_for(found).unwrap_or(own)
}

/// Writes the folded words of a name without spaces (`عبد الرحمن` is written joined, too). For bodies a
/// nationality counts as its country, however it is spelled, and وزارة is left out.
fn write_name_key(scene: &Scene<'_>, candidate: &Candidate, key: &mut String) {
    let mut token = candidate.tokens.start;
    while token < candidate.tokens.end {
        if candidate.kind == EntityKind::Organization
            && let Some(nationality) = scene.nationality_at(token)
        {
            key.push('@');
            key.push_str(scene.entry(nationality).stands_for().unwrap_or(""));
            token = scene.matches[nationality].tokens.end as usize;
            continue;
        }
        let first = token == candidate.tokens.start;
        let word = if first {
            first_word(scene, candidate)
        } else {
            scene.text.folded(token).into()
        };
        if !(first && word == "وزاره") && scene.punctuation(token).is_none() {
            key.push_str(&word);
        }
        token += 1;
    }
}

/// The folded first word of a name without its proclitics.
fn first_word<'s>(scene: &'s Scene<'_>, candidate: &Candidate) -> Cow<'s, str> {
    let token = candidate.tokens.start;
    let folded = scene.text.folded(token);
    let whole = scene.text.tokens()[token].span();
    if candidate.span.start() == whole.start() {
        return folded.into();
    }
    let reading = scene
        .text
        .readings(token)
        .iter()
        .find(|r| r.span().start() == candidate.span.start());
    match reading {
        Some(reading) => stem(folded, reading.proclitics),
        None => folded.into(),
    }
}

/// The folded letters of some tokens.
pub(super) fn letters(scene: &Scene<'_>, tokens: Range<usize>) -> Rc<str> {
    let letters: Cow<'_, str> = match tokens.len() {
        1 => scene.text.folded(tokens.start).into(),
        _ => tokens.map(|token| scene.text.folded(token)).collect(),
    };
    letters.into()
}

/// Links persons that a title made from one word to their full name: the nearest before, else the
/// nearest behind.
fn link_single_names(scene: &Scene<'_>, items: &mut [Item]) {
    // What an entry is named by, it names in full, but for its weak forms.
    let is_single = |item: &Item| {
        item.kind == EntityKind::Person
            && item.tokens().len() == 1
            && (item.weak || matches!(item.key, Key::Name(..)))
    };
    if !items.iter().any(is_single) {
        return;
    }
    let is_full = |item: &Item| item.kind == EntityKind::Person && item.tokens().len() > 1;
    let full = || (items.iter().enumerate()).filter(|(_, item)| is_full(item));
    let mut known: Vec<EntryId> = Vec::new();
    let mut by_word: FxHashMap<&str, Names> = FxHashMap::default();
    for (position, item) in full() {
        if let Key::Entry(entry) = item.key {
            known.push(entry);
        }
        let last = scene.text.folded(item.tokens().end - 1);
        by_word.entry(last).or_default().push(item, position);
    }
    if by_word.is_empty() {
        return;
    }
    for (position, item) in full() {
        let first = scene.text.folded(item.tokens().start);
        let names = by_word.entry(first).or_default();
        if names.is_empty() {
            names.push(item, position);
        }
    }
    known.sort_unstable();
    known.dedup();
    for at in 0..items.len() {
        let item = &items[at];
        if !is_single(item) {
            continue;
        }
        let word = match &item.key {
            Key::Name(_, word) => &**word,
            // A surname of somebody famous may here be somebody else's, whom the text names in full.
            Key::Entry(entry) if known.binary_search(entry).is_err() => {
                scene.text.folded(item.tokens().start)
            }
            Key::Entry(_) => continue,
        };
        let names = by_word.get_mut(word);
        if let Some(full) = names.and_then(|names| names.nearest(item.span.start())) {
            items[at].key = items[full].key.clone();
        }
    }
}

/// The person whose name begins at a token, of items in the order of the text. `behind` is where those begin that stand
/// behind the token that was asked of last.
fn person_at<'i>(items: &'i [Item], behind: &mut usize, token: usize) -> Option<&'i Item> {
    seek(items, behind, |item| item.tokens().start <= token);
    let here = items[..*behind].iter().rev();
    here.take_while(|item| item.tokens().start == token)
        .find(|item| item.kind == EntityKind::Person)
}

/// `قوات صالح`, `المكتب الإعلامي للكاظمي`: bodies that a person's short name names.
fn bodies_of_persons(chart: &Chart<'_, '_>, choice: &Choice, items: &mut Vec<Item>) {
    let scene = chart.scene;
    if !items.iter().any(|item| item.kind == EntityKind::Person) {
        return;
    }
    let (mut bodies, mut behind) = (Vec::new(), 0);
    for token in scene.tokens_of(TokenSet::OrganizationHeads) {
        if choice.is_owned(token) {
            continue;
        }
        let Some(head) = head::head_at(scene, token) else {
            continue;
        };
        let found = &scene.matches[head];
        if !found.takes().has(Takes::NAME) {
            continue;
        }
        let mut end = found.tokens.end as usize;
        while scene.goes_on(end)
            && end < token + 4
            && scene.tagged(end, Tags::OFFICE_ADJECTIVE.with(Tags::BODY_ADJECTIVE))
        {
            end += 1;
        }
        if !scene.goes_on(end) {
            continue;
        }
        let Some(person) = person_at(items, &mut behind, end) else {
            continue;
        };
        let own = scene.text.tokens()[end].span().start() == person.span.start();
        let definite = scene.is(end - 1, Marks::DEFINITE);
        let behind_lam = !own && scene.is(end, Marks::LAM);
        if own == definite || (definite && !behind_lam) {
            continue;
        }
        let tokens = token..person.tokens().end;
        let span = Span::new(found.span.start(), person.span.end());
        bodies.push(Item {
            key: Key::Name(EntityKind::Organization, letters(scene, tokens.clone())),
            tokens: tokens.into(),
            span,
            kind: EntityKind::Organization,
            origin: Origin::Rule("organization/person"),
            evidence: Evidence::COMPOSED,
            country: MatchIndex::NONE,
            weak: false,
        });
    }
    items.append(&mut bodies);
}

#[cfg(test)]
mod tests {
    use super::{Item, sort};
    use crate::Span;

    #[test]
    fn items_are_sorted_as_their_spans() {
        let spans = [
            (0, 9),
            (4, 6),
            (8, 9),
            (4, 5),
            (0, 3),
            (4, 6),
            (9, 12),
            (2, 3),
        ];
        for length in 0..=spans.len() {
            let mut spans = spans[..length].to_vec();
            let item = |&(start, end): &(usize, usize)| Item {
                span: Span::new(start, end),
                ..Item::EMPTY
            };
            let mut items: Vec<Item> = spans.iter().map(item).collect();
            sort(&mut items);
            spans.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
            let sorted = items
                .iter()
                .map(|item| (item.span.start(), item.span.end()));
            assert!(sorted.eq(spans));
        }
    }
}
