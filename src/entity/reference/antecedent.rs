//! What a noun refers to: the searches through what the text named before.

use super::words::{Noun, SORTS, Search};
use super::{Named, Reader};
use crate::entity::kind::{EntityId, EntityKind};
use crate::entity::words::Tags;
use crate::gazetteer::Gender;
use crate::text::{Enclitic, Reading};

/// How many names back an antecedent may stand; keeps the work linear in the text.
pub(super) const WINDOW: usize = 64;

/// How many sentences back a body or place may stand that a noun refers to.
const REACH: usize = 4;

/// How many sentences back it may stand where nothing else was called by the noun.
const LONG_REACH: usize = 10;

/// How many sentences back it may stand where only its type fits.
const TYPE_REACH: usize = 2;

/// How many sentences back the two may stand that a dual refers to.
const PAIR_REACH: usize = 2;

/// How many sentences back the man may stand.
const MAN_REACH: usize = 1;

/// How many sentences back somebody of rank may stand.
const HONOR_REACH: usize = 6;

/// Two that were named one after the other.
struct Pair {
    entities: [EntityId; 2],
    /// Whether the text sets one beside the other: by و, مع, بين.
    joined: bool,
}

impl Reader<'_, '_> {
    /// What a noun for one refers to.
    pub(super) fn one(&mut self, token: usize, sort: u8) -> Option<(&'static str, Vec<EntityId>)> {
        let (why, entity) = match SORTS[sort as usize].search {
            Search::Named | Search::Called | Search::Only => self.by_noun(token, sort)?,
            Search::Country => ("reference/country", self.country(token)?),
            Search::ThisCountry if self.is_a_place(token) => {
                ("reference/country", self.country(token)?)
            }
            Search::Kingdom => {
                let country = self.country(token)?;
                if !self.is_called(country, sort) {
                    return None;
                }
                ("reference/country", country)
            }
            Search::Capital => ("reference/capital", self.capital(token, sort)?),
            Search::Man => ("reference/person", self.man(token, sort)?),
            Search::ThisCountry | Search::Holders | Search::Sides => return None,
        };
        Some((why, vec![entity]))
    }

    /// The names before a token, the last one first, of so many sentences back.
    fn before(&self, token: usize, reach: usize) -> impl Iterator<Item = &Named> + Clone {
        let from = self.scene.text.sentence_of(token).saturating_sub(reach);
        self.history
            .iter()
            .rev()
            .take(WINDOW)
            .take_while(move |named| named.sentence >= from)
    }

    fn is_called(&self, entity: EntityId, sort: u8) -> bool {
        self.facts[entity.index()].called & (1 << sort) != 0
    }

    fn fits(&self, entity: EntityId, sort: u8) -> bool {
        self.facts[entity.index()].fits & (1 << sort) != 0
    }

    /// The last thing that was called by the noun; else the only one whose type fits.
    fn by_noun(&mut self, token: usize, sort: u8) -> Option<(&'static str, EntityId)> {
        let search = SORTS[sort as usize].search;
        let kind = SORTS[sort as usize].kind;
        let since = self.unnamed[sort as usize];
        let near = |reach| {
            self.before(token, reach)
                .filter(|named| named.kind == kind && named.token >= since)
        };
        let called = |reach| near(reach).filter(|named| self.is_called(named.entity, sort));
        let typed = || {
            near(TYPE_REACH).filter(|named| {
                !named.nested
                    && !self.is_called(named.entity, sort)
                    && self.fits(named.entity, sort)
            })
        };
        let teams = search == Search::Only;
        let sentence = self.scene.text.sentence_of(token);
        let latest = called(REACH).next().copied();
        if let Some(last) = latest {
            let rivals = called(REACH)
                .take_while(|named| teams || named.sentence >= last.sentence)
                .chain(typed().take_while(|named| teams || named.token > last.token));
            let rivalled = rivals.into_iter().any(|named| named.entity != last.entity);
            let (last, start) = (last.entity, last.token);
            let open = teams && self.open[sort as usize].is_some_and(|at| at + REACH >= sentence);
            if rivalled || open {
                // Which one it is remains open: of teams for a while, of others until one is named.
                self.open[sort as usize] = Some(sentence);
                self.unnamed[sort as usize] = since.max(if teams { 0 } else { start + 1 });
                return None;
            }
            return Some(("reference/noun", last));
        }
        let (named, fitting) = (only(called(LONG_REACH)), only(typed()));
        match (named, fitting) {
            (Some(named), None) if typed().next().is_none() => Some(("reference/noun", named)),
            (None, Some(fitting)) if search == Search::Named && !self.is_beside_medina(fitting) => {
                Some(("reference/type", fitting))
            }
            _ => {
                // A team that is told of before any is named is not the one that it meets.
                self.open[sort as usize] = teams.then_some(sentence);
                None
            }
        }
    }

    /// Where Mecca was named, المدينة is the name of Medina.
    fn is_beside_medina(&self, entity: EntityId) -> bool {
        self.entities[entity.index()].gazetteer_id.as_deref() == Some("place/mecca")
    }

    fn is_country(&self, named: &Named) -> bool {
        let entity = &self.entities[named.entity.index()];
        let country = entity
            .gazetteer_id
            .as_deref()
            .is_some_and(|id| id.starts_with("country/"));
        country && matches!(named.kind, EntityKind::Place | EntityKind::Nationality)
    }

    /// The last country, where what belongs to it was named far more often than what belongs to
    /// others.
    fn country(&self, token: usize) -> Option<EntityId> {
        let last = self
            .before(token, REACH)
            .find(|named| self.is_country(named))?;
        let own = &self.entities[last.entity.index()].country;
        let votes = |reach| {
            let voters = self.before(token, reach);
            let countries = voters
                .filter(|named| named.kind != EntityKind::Person)
                .filter_map(|named| self.entities[named.entity.index()].country.as_ref());
            countries.fold((0, 0), |(for_it, against), country| {
                match Some(country) == own.as_ref() {
                    true => (for_it + 1, against),
                    false => (for_it, against + 1),
                }
            })
        };
        // What is said in a sentence that names one country only is said of that one, where it is not
        // about another.
        let (here, near) = (votes(0), votes(REACH));
        let alone = here.0 > 0 && here.1 == 0 && near.1 <= near.0;
        (alone || near.1 * 2 <= near.0).then_some(last.entity)
    }

    /// The only capital near by, where it is that of the last country.
    fn capital(&self, token: usize, sort: u8) -> Option<EntityId> {
        let capitals = || {
            self.before(token, REACH)
                .filter(|named| named.kind == EntityKind::Place)
                .filter(|named| self.fits(named.entity, sort))
        };
        let capital = capitals().next()?.entity;
        let only = capitals().all(|named| named.entity == capital);
        let country = self
            .before(token, REACH)
            .find(|named| self.is_country(named))
            .map(|named| &self.entities[named.entity.index()].country);
        let own = &self.entities[capital.index()].country;
        (only && country.is_none_or(|country| country == own)).then_some(capital)
    }

    /// The only man near by. Who speaks does not call himself الرجل, and with المرأة it is any man.
    fn man(&self, token: usize, sort: u8) -> Option<EntityId> {
        let scene = self.scene;
        let since = self.unnamed[sort as usize];
        let near = || {
            self.before(token, MAN_REACH)
                .filter(|named| named.kind == EntityKind::Person)
        };
        let last = near().next()?;
        let man = self.facts[last.entity.index()].gender == Some(Gender::Masculine);
        let speaks = scene.goes_on(last.token)
            && (scene.tagged(last.token - 1, Tags::SPEECH)
                || scene.clitic_tagged(last.token - 1, Tags::SPEECH).is_some());
        let coordinated = scene.goes_on(token + 1)
            && scene
                .text
                .best(token + 1)
                .is_some_and(|next| next.proclitics.has_conjunction() && next.article);
        let sentence = scene.text.sentence_of(token);
        let another = since > 0 && scene.text.sentence_of(since - 1) + MAN_REACH >= sentence;
        let fits = man && !speaks && !coordinated && !another;
        (fits && near().all(|named| named.entity == last.entity)).then_some(last.entity)
    }

    /// The last one who has titles that an honorific belongs to.
    pub(super) fn person_of_rank(
        &self,
        token: usize,
        honor: u8,
        reading: Reading,
    ) -> Option<EntityId> {
        let gender = match reading.enclitic {
            Some(Enclitic::Him) => Gender::Masculine,
            _ => Gender::Feminine,
        };
        let near = || {
            self.before(token, HONOR_REACH).filter(|named| {
                let facts = &self.facts[named.entity.index()];
                named.kind == EntityKind::Person
                    && facts.honors & (1 << honor) != 0
                    && facts.gender.is_none_or(|own| own == gender)
            })
        };
        let last = near().next()?;
        near()
            .take_while(|named| named.sentence >= last.sentence)
            .all(|named| named.entity == last.entity)
            .then_some(last.entity)
    }

    /// The two that a dual refers to: the nearest sentences that offer exactly two.
    pub(super) fn pair(&self, token: usize, noun: Noun) -> Option<(&'static str, Vec<EntityId>)> {
        let sort = noun.sort;
        let kind = SORTS[sort as usize].kind;
        let found = match SORTS[sort as usize].search {
            Search::Country | Search::ThisCountry => self
                .two(token, |named| self.is_country(named))
                .filter(|pair| pair.joined || !noun.weak),
            Search::Sides => {
                let joined = |pair: &Pair| pair.joined;
                let countries = self.two(token, |named| self.is_country(named));
                let bodies = || self.two(token, |named| self.is_party(named));
                countries.filter(joined).or_else(|| bodies().filter(joined))
            }
            _ => {
                let called =
                    |named: &Named| named.kind == kind && self.is_called(named.entity, sort);
                let typed = |named: &Named| {
                    named.kind == kind && !named.nested && self.fits(named.entity, sort)
                };
                self.two(token, called).or_else(|| self.two(token, typed))
            }
        };
        Some(("reference/pair", found?.entities.to_vec()))
    }

    /// Whether something may be a side of its own: a body that is no newspaper.
    fn is_party(&self, named: &Named) -> bool {
        named.kind == EntityKind::Organization && !self.facts[named.entity.index()].medium
    }

    /// The two entities of some sort that the nearest sentences name, in their order. Where the
    /// sentences before name others, the text must set these two beside each other.
    fn two(&self, token: usize, wanted: impl Fn(&Named) -> bool) -> Option<Pair> {
        let mut behind: Option<&Named> = None;
        let mut pair: Option<Pair> = None;
        let mut complete_at = 0;
        for named in self.before(token, PAIR_REACH).filter(|named| wanted(named)) {
            let last = behind.filter(|last| last.entity != named.entity);
            behind = Some(named);
            let Some(last) = last else {
                continue;
            };
            let beside = last.joined || last.token == named.token + 1;
            let joined = beside && last.sentence == named.sentence;
            match &mut pair {
                None => {
                    complete_at = named.sentence;
                    pair = Some(Pair {
                        entities: [named.entity, last.entity],
                        joined,
                    });
                }
                Some(pair) if pair.entities.contains(&named.entity) => pair.joined |= joined,
                Some(pair) if named.sentence < complete_at && pair.joined => break,
                Some(_) => return None,
            }
        }
        pair
    }
}

/// What all of some names name.
fn only<'n>(mut names: impl Iterator<Item = &'n Named>) -> Option<EntityId> {
    let first = names.next()?.entity;
    names.all(|named| named.entity == first).then_some(first)
}
