//! [`Recognized`]: mentions and their entities, put together from the items that hold.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::chart::RolePhrase;
use super::entry_memory::{EntryMemory, KnownEntry};
use super::evidence::{Evidence, confidence};
use super::item::{Item, Key, Origin, seek};
use super::kind::{EntityId, EntityKind, Why};
use super::mention::{Entity, Mention, Reference, Traits};
use super::reference::{Facts, ReferenceWords};
use super::scene::{Begins, KnownMatch, Marks, Scene, TokenSet};
use crate::gazetteer::EntryId;
use crate::text::{Normalizer, Punctuation, WordId};

/// What a text names.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Recognized {
    /// All mentions, by their start, the longer ones first. Mentions may lie inside of others.
    pub mentions: Vec<Mention>,
    /// What they name; an [`EntityId`] is a position here.
    pub entities: Vec<Entity>,
    /// The nouns that refer back to them, in order.
    pub references: Vec<Reference>,
    /// What is known of each entity besides.
    pub traits: Vec<Traits>,
}

/// Gives ids to entities in the order of their first mention.
pub(super) struct Assembly<'s, 'a> {
    scene: &'s Scene<'a>,
    recognized: Recognized,
    ids: FxHashMap<Key, EntityId>,
    /// What the gazetteer says of each entity.
    facts: Vec<Facts>,
    words: &'s ReferenceWords,
    memory: &'s mut EntryMemory,
}

impl<'s, 'a> Assembly<'s, 'a> {
    pub(super) fn new(
        scene: &'s Scene<'a>,
        words: &'s ReferenceWords,
        memory: &'s mut EntryMemory,
    ) -> Self {
        Self {
            scene,
            recognized: Recognized::default(),
            ids: FxHashMap::default(),
            facts: Vec::new(),
            words,
            memory,
        }
    }

    /// Mentions and entities, and what the gazetteer says of each entity.
    pub(super) fn assemble(
        mut self,
        phrases: Vec<RolePhrase>,
        items: Vec<Item>,
    ) -> (Recognized, Vec<Facts>) {
        let mentions = items.len() + phrases.len();
        // Some more are nationalities.
        self.recognized
            .mentions
            .reserve_exact(mentions + items.len() / 8);
        // Of two mentions about one tells of something new, in a long text of fewer.
        let entities = (items.len() / 2).min(MANY_ENTITIES);
        self.recognized.entities.reserve_exact(entities);
        self.facts.reserve_exact(entities);
        self.ids.reserve(entities);
        for item in &items {
            let entity = self.entity(&item.key, item);
            let why = match item.origin {
                Origin::Match(entry) => self.why(entry),
                Origin::Rule(rule) => Why::Rule(rule),
            };
            self.mention(Mention {
                span: item.span,
                kind: item.kind,
                entity: Some(entity),
                confidence: confidence(item.kind, item.origin, item.evidence),
                evidence: item.evidence,
                why,
                tokens: item.tokens(),
            });
        }
        let named = Covered::of(
            self.scene,
            items.iter().filter(|item| {
                item.kind == EntityKind::Person || matches!(item.origin, Origin::Match(_))
            }),
        );
        let mut persons = self.persons(&items);
        // They need much room, and their mentions stand.
        drop(items);
        self.nationalities(&named);
        self.roles(phrases, &mut persons);
        let order = |mention: &Mention| (mention.span.order(), mention.kind);
        self.recognized.mentions.sort_by_cached_key(order);
        self.renumber()
    }

    fn mention(&mut self, mention: Mention) {
        let mentions = &mut self.recognized.mentions;
        if mentions.len() == mentions.capacity() {
            // By a quarter of what there are, not by all.
            mentions.reserve_exact(8 + mentions.len() / 4);
        }
        mentions.push(mention);
    }

    /// A match of an entry as what made a mention.
    fn why(&mut self, entry: EntryId) -> Why {
        Why::Gazetteer(Arc::clone(&self.known(entry).id))
    }

    fn known(&mut self, entry: EntryId) -> &KnownEntry {
        self.memory.of(self.scene.gazetteer, self.words, entry)
    }

    fn entity(&mut self, key: &Key, item: &Item) -> EntityId {
        let written = item.span.slice(self.scene.text.text());
        let written: Cow<'_, str> = if written.starts_with('ل') && is_fused(self.scene, item) {
            format!("ا{written}").into()
        } else {
            written.into()
        };
        if let Some(&id) = self.ids.get(key) {
            let entity = &mut self.recognized.entities[id.index()];
            if written == entity.name {
                return id;
            }
            // The text's own spelling of a full name (`موشي يعلون`, `عزالدين الأصبحي`) before the list's.
            let spelled = entity.kind == EntityKind::Person
                && words(&entity.name) > 1
                && is_as_full(&written, &entity.name);
            if spelled && !item.weak {
                entity.name = written.into_owned();
                return id;
            }
            if entity.gazetteer_id.is_none() && letters(&written) > letters(&entity.name) {
                entity.name = written.into_owned();
            }
            return id;
        }
        let country = item.country.get().and_then(|nationality| {
            let entry = self.scene.entry(nationality);
            entry.stands_for()?.strip_prefix("country/").map(Arc::from)
        });
        match key {
            Key::Entry(entry) => self.entry(*entry, Some(&written)),
            Key::Name(kind, _) => {
                let name = written.into_owned();
                self.add(key.clone(), *kind, name, (None, country), Facts::default())
            }
        }
    }

    /// The entity of a gazetteer entry.
    fn entry(&mut self, id: EntryId, written: Option<&str>) -> EntityId {
        let key = Key::Entry(id);
        if let Some(&known) = self.ids.get(&key) {
            return known;
        }
        let entry = self.memory.of(self.scene.gazetteer, self.words, id);
        let (kind, list) = (entry.kind, &*entry.name);
        let full = |name: &&str| {
            entry.folded
                || (kind == EntityKind::Person && words(name) > 1 && is_as_full(name, list))
        };
        let name = written.filter(full).unwrap_or(list).to_owned();
        let (id, country) = (Arc::clone(&entry.id), entry.country.clone());
        let facts = entry.facts;
        self.add(key, kind, name, (Some(id), country), facts)
    }

    fn add(
        &mut self,
        key: Key,
        kind: EntityKind,
        name: String,
        (gazetteer_id, country): (Option<Arc<str>>, Option<Arc<str>>),
        facts: Facts,
    ) -> EntityId {
        let id = EntityId(self.recognized.entities.len() as u32);
        self.recognized.entities.push(Entity {
            id,
            kind,
            name,
            gazetteer_id,
            country,
            roles: Vec::new(),
        });
        self.ids.insert(key, id);
        self.facts.push(facts);
        id
    }

    /// Nationalities name their country or group.
    fn nationalities(&mut self, named: &Covered) {
        let scene = self.scene;
        for token in scene.tokens_of(TokenSet::Nationalities) {
            let sure = |found: &KnownMatch| !found.is_needy() || found.span.len() > 8;
            if named.holds(token) {
                continue;
            }
            let Some(index) = scene.longest_at(token, Begins::NATIONALITY, sure) else {
                continue;
            };
            let found = &scene.matches[index];
            if found.is_needy() && !scene.is(token, Marks::DEFINITE) {
                continue;
            }
            let position = self.known(found.entry).stands_for;
            let entity = position.map(|position| self.entry(position, None));
            let why = self.why(found.entry);
            self.mention(Mention {
                span: found.span,
                kind: EntityKind::Nationality,
                entity,
                confidence: if found.is_needy() { 0.7 } else { 0.9 },
                evidence: Evidence::LISTED,
                why,
                tokens: found.tokens.start as usize..found.tokens.end as usize,
            });
        }
    }

    /// The persons that are named, by their places.
    fn persons(&self, items: &[Item]) -> Persons {
        let persons = || items.iter().filter(|item| item.kind == EntityKind::Person);
        let mut by_start = Vec::with_capacity(persons().count());
        by_start.extend(persons().filter_map(|item| {
            Some(Named {
                start: item.span.start() as u32,
                end: item.tokens().end as u32,
                person: *self.ids.get(&item.key)?,
            })
        }));
        let mut by_end = by_start.clone();
        by_end.sort_by_key(|named| named.end);
        Persons {
            by_start,
            by_end,
            begun: 0,
            ended: 0,
            covered: Covered::of(self.scene, persons()),
        }
    }

    /// Offices name the person behind them, else the last person who had the office.
    fn roles(&mut self, mut phrases: Vec<RolePhrase>, persons: &mut Persons) {
        let scene = self.scene;
        let mut holders: FxHashMap<EntryId, Holders> = FxHashMap::default();
        let mut offices = Offices::default();
        phrases.sort_by_key(|phrase| (phrase.span.start(), std::cmp::Reverse(phrase.span.end())));
        let (mut covered_to, mut unnamed) = (0, false);
        for phrase in &phrases {
            // A title inside of an office (رئيس مجلس الوزراء) or of a name is none of its own.
            let inside = phrase.tokens.start < covered_to;
            if persons.covered.holds(phrase.tokens.start) || (inside && !unnamed) {
                continue;
            }
            let title = phrase.title;
            let country = phrase.country;
            let person = phrase.person_at;
            let person = person.and_then(|start| persons.that_begins(start));
            let person = person.or_else(|| self.person_before(phrase.tokens.start, persons));
            if inside {
                // متحدث باسم الرئيس فلان: of the inner office the text tells who has it.
                if let Some(person) = person {
                    self.give_role(person, phrase.span.slice(scene.text.text()));
                    holders.entry(title).or_default().push((country, person));
                }
                continue;
            }
            if person.is_none() && !phrase.stands_alone {
                continue;
            }
            covered_to = phrase.tokens.end;
            unnamed = person.is_none();
            let entity = match person {
                Some(person) => {
                    self.give_role(person, phrase.span.slice(scene.text.text()));
                    let known = holders.entry(title).or_default();
                    known.retain(|&mut (own, _)| own != country);
                    known.push((country, person));
                    Some(person)
                }
                None => holders
                    .get(&title)
                    .and_then(|known| last_holder(known, country))
                    .or_else(|| offices.last(scene, phrase)),
            };
            offices.speak_of(scene, phrase, entity);
            let why = self.why(phrase.title);
            self.mention(Mention {
                span: phrase.span,
                kind: EntityKind::Role,
                entity,
                confidence: if entity.is_some() { 0.9 } else { 0.7 },
                evidence: Evidence::LISTED,
                why,
                tokens: phrase.tokens.clone(),
            });
        }
    }

    /// The person that an office stands in apposition to: `سمير الجبوري، وزير النفط`.
    fn person_before(&self, token: usize, persons: &mut Persons) -> Option<EntityId> {
        let scene = self.scene;
        if token == 0 || !scene.goes_on(token) {
            return None;
        }
        let comma = scene.punctuation(token - 1) == Some(Punctuation::Comma);
        let end = if comma { token - 1 } else { token };
        let attached = scene
            .text
            .best(token)
            .is_none_or(|best| !best.proclitics.has_conjunction());
        match attached && scene.goes_on(end) {
            true => persons.that_ends(end),
            false => None,
        }
    }

    fn give_role(&mut self, person: EntityId, role: &str) {
        let roles = &mut self.recognized.entities[person.index()].roles;
        if roles.len() < MAX_ROLES && !roles.iter().any(|known| same_letters(known, role)) {
            roles.push(role.to_owned());
        }
    }

    /// Puts the entities into the order of their first mention.
    fn renumber(mut self) -> (Recognized, Vec<Facts>) {
        let mut new: Vec<Option<u32>> = vec![None; self.recognized.entities.len()];
        let mut next = 0;
        for mention in &mut self.recognized.mentions {
            if let Some(entity) = &mut mention.entity {
                let id = *new[entity.index()].get_or_insert_with(|| {
                    next += 1;
                    next - 1
                });
                *entity = EntityId(id);
            }
        }
        for (entity, id) in self.recognized.entities.iter_mut().zip(&new) {
            entity.id = EntityId(id.unwrap_or(u32::MAX));
        }
        self.recognized
            .entities
            .retain(|entity| entity.id.0 != u32::MAX);
        self.recognized.entities.sort_by_key(|entity| entity.id);
        // The document keeps them for as long as it likes.
        self.recognized.mentions.shrink_to_fit();
        self.recognized.entities.shrink_to_fit();
        let mut facts = vec![Facts::default(); self.recognized.entities.len()];
        for (id, known) in new.into_iter().zip(self.facts) {
            if let Some(id) = id {
                facts[id as usize] = known;
            }
        }
        (self.recognized, facts)
    }
}

/// Who had an office, each with the country of it, the last one last.
type Holders = SmallVec<[(Option<EntryId>, EntityId); 2]>;

/// So many entities only long texts have.
const MANY_ENTITIES: usize = 128;

/// The most offices that are kept of one person.
const MAX_ROLES: usize = 32;

/// The last holder of an office of the same country, where both are told.
fn last_holder(
    known: &[(Option<EntryId>, EntityId)],
    country: Option<EntryId>,
) -> Option<EntityId> {
    let fits = |own: Option<EntryId>| own == country || own.is_none() || country.is_none();
    known
        .iter()
        .rev()
        .find(|(own, _)| fits(*own))
        .map(|&(_, person)| person)
}

/// Who was last spoken of by each office, for the noun alone: `الوزير` after
/// `وزير النفط سمير الجبوري`.
#[derive(Default)]
struct Offices {
    last: FxHashMap<WordId, Spoken>,
}

/// An office that the text spoke of.
struct Spoken {
    sentence: usize,
    /// `None` where the text does not tell.
    person: Option<EntityId>,
    /// The last sentence that spoke of another one with such an office.
    other: Option<usize>,
}

/// How many sentences back somebody may stand whom the noun of his office names, and how near
/// nobody else with such an office may.
const OFFICE_REACH: usize = 4;

impl Offices {
    fn speak_of(&mut self, scene: &Scene<'_>, office: &RolePhrase, person: Option<EntityId>) {
        let Some(noun) = office.noun else {
            return;
        };
        let sentence = scene.text.sentence_of(office.tokens.start);
        let other = self.last.get(&noun).and_then(|last| {
            let same = last.person == person;
            if same {
                last.other
            } else {
                Some(last.sentence)
            }
        });
        let spoken = Spoken {
            sentence,
            person,
            other,
        };
        self.last.insert(noun, spoken);
    }

    /// Whom the noun of an office names alone.
    fn last(&self, scene: &Scene<'_>, office: &RolePhrase) -> Option<EntityId> {
        let token = office.tokens.start;
        if office.tokens.len() > 1 || !scene.is(token, Marks::DEFINITE) {
            return None;
        }
        let last = self.last.get(&office.noun?)?;
        let sentence = scene.text.sentence_of(token);
        let near = |at: usize| at + OFFICE_REACH >= sentence;
        let rivalled = last.other.is_some_and(near);
        last.person.filter(|_| near(last.sentence) && !rivalled)
    }
}

/// Whether a mention begins behind the first ل of a fused لل.
fn is_fused(scene: &Scene<'_>, item: &Item) -> bool {
    let token = scene.text.tokens()[item.tokens().start].span();
    let before = scene.text.text().get(token.start()..item.span.start());
    before.is_some_and(|before| before.ends_with('ل'))
}

/// The persons that a text names, by where their names begin and by where they end; and the tokens of these. They are
/// asked for in about the order of the text.
struct Persons {
    by_start: Vec<Named>,
    by_end: Vec<Named>,
    /// How many begin before the place that was asked for last, and how many end there.
    begun: usize,
    ended: usize,
    covered: Covered,
}

/// A person's name.
#[derive(Clone, Copy)]
struct Named {
    /// Where it begins in the input.
    start: u32,
    /// The token behind it.
    end: u32,
    person: EntityId,
}

impl Persons {
    /// Whose name begins there in the input: of several the shortest.
    fn that_begins(&mut self, start: u32) -> Option<EntityId> {
        seek(&self.by_start, &mut self.begun, |named| {
            named.start <= start
        });
        let named = self.by_start.get(self.begun.checked_sub(1)?)?;
        (named.start == start).then_some(named.person)
    }

    /// Whose name ends before a token: of several the one that begins last.
    fn that_ends(&mut self, end: usize) -> Option<EntityId> {
        let end = end as u32;
        seek(&self.by_end, &mut self.ended, |named| named.end <= end);
        let named = self.by_end.get(self.ended.checked_sub(1)?)?;
        (named.end == end).then_some(named.person)
    }
}

/// The tokens that some mentions cover, a bit for each.
struct Covered(Vec<u64>);

impl Covered {
    fn of<'i>(scene: &Scene<'_>, items: impl Iterator<Item = &'i Item>) -> Self {
        let mut covered = vec![0; scene.len().div_ceil(64)];
        for token in items.flat_map(Item::tokens) {
            covered[token / 64] |= 1 << (token % 64);
        }
        Self(covered)
    }

    fn holds(&self, token: usize) -> bool {
        let bits = self.0.get(token / 64);
        bits.is_some_and(|bits| bits >> (token % 64) & 1 == 1)
    }
}

/// Whether two phrases are the same but for spelling.
fn same_letters(a: &str, b: &str) -> bool {
    let normalizer = Normalizer::default();
    a == b || normalizer.fold(a) == normalizer.fold(b)
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

/// Whether a name has as many words as another one, or as many letters with its words joined: `عبدالله`, `عبد الله`.
fn is_as_full(name: &str, other: &str) -> bool {
    name == other || words(name) == words(other) || letters(name) == letters(other)
}

/// How many letters a name has, whatever spaces, marks, tatweel and invisible characters stand between them.
fn letters(name: &str) -> usize {
    let count = |name: &str| name.chars().filter(|c| !c.is_whitespace()).count();
    // Most names have nothing but letters that are folded one for one.
    let mut plain = 0;
    for letter in name.chars() {
        match letter {
            _ if is_plain_letter(letter) => plain += 1,
            _ if letter.is_whitespace() => {}
            _ => return count(&Normalizer::default().fold(name)),
        }
    }
    plain
}

fn is_plain_letter(letter: char) -> bool {
    matches!(letter, 'ء'..='غ' | 'ف'..='ي')
}

#[cfg(test)]
mod tests {
    use super::{is_plain_letter, letters};
    use crate::text::Normalizer;

    #[test]
    fn plain_letters_are_folded_one_for_one() {
        let plain = ('\u{600}'..'\u{700}').filter(|&letter| is_plain_letter(letter));
        for letter in plain {
            let folded = Normalizer::default().fold(&letter.to_string());
            assert_eq!(folded.chars().count(), 1, "{letter}");
        }
    }

    #[test]
    fn letters_are_counted_without_what_stands_between_them() {
        assert_eq!(letters("عبد الله"), 7);
        assert_eq!(letters("عَبـــد الله"), 7);
        assert_eq!(letters("NATO"), 4);
    }
}
