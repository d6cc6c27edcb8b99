//! [`Reference`]: definite nouns that name nobody by themselves and refer back to what the text
//! named before (`التنظيم`, `المدينة`, `البلدان`).
//!
//! A noun refers back where it is definite, nothing behind it says which one is meant
//! (`المدينة القديمة`), and exactly one thing of its sort was named shortly before. Where the text
//! leaves a choice, nothing is said.

mod antecedent;
mod context;
mod facts;
mod words;

#[cfg(test)]
mod tests;

use super::assembly::Recognized;
use super::kind::{EntityId, EntityKind, Why};
use super::mention::{Entity, Mention, Reference, Traits};
use super::role::is_named_by_noun;
use super::scene::{Marks, Scene, TokenSet};
use crate::Span;
use crate::gazetteer::Gender;
use crate::lexicon;
use crate::text::Reading;
use antecedent::WINDOW;
pub(super) use facts::Facts;
pub(super) use words::ReferenceWords;
use words::{Noun, SORTS, Search};

/// How sure the adjective of a people must be to count as naming its country.
const SURE: f32 = 0.8;

/// The nouns of a text that refer back, in order, and what was learnt of each entity. `facts` are what the gazetteer
/// says of each.
pub(super) fn references(
    scene: &Scene<'_>,
    words: &ReferenceWords,
    recognized: &Recognized,
    facts: Vec<Facts>,
) -> (Vec<Reference>, Vec<Traits>) {
    let mut reader = Reader::new(scene, words, recognized, facts);
    let mut next = 0;
    let refer = scene.tokens_of(TokenSet::Referring);
    // Behind the last one, mentions are still taken in.
    for token in refer.chain([scene.len()]) {
        while let Some(mention) = recognized.mentions.get(next)
            && mention.tokens.start <= token
        {
            reader.name(mention);
            next += 1;
        }
        reader.read(token);
    }
    let traits = reader.facts.iter().map(|facts| Traits {
        gender: facts.gender.map(|gender| match gender {
            Gender::Masculine => lexicon::Gender::Masculine,
            Gender::Feminine => lexicon::Gender::Feminine,
        }),
        medium: facts.medium,
        town: facts.town,
    });
    let traits = traits.collect();
    (reader.found, traits)
}

/// Something that the text named.
#[derive(Clone, Copy)]
struct Named {
    token: usize,
    sentence: usize,
    entity: EntityId,
    kind: EntityKind,
    /// Whether it is only part of a body's name.
    nested: bool,
    /// Whether و or مع sets it beside what was named before.
    joined: bool,
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    words: &'s ReferenceWords,
    entities: &'s [Entity],
    /// The kind of the longest mention that covers each token.
    covered: Vec<Option<EntityKind>>,
    /// Where mentions of places and bodies begin.
    begins: Vec<bool>,
    facts: Vec<Facts>,
    /// What was named last: more than [`WINDOW`] of it, where there is.
    history: Vec<Named>,
    /// One past the last token that speaks of something unnamed, for each sort.
    unnamed: [usize; SORTS.len()],
    /// The last sentence that leaves open which of several of a sort it speaks of.
    open: [Option<usize>; SORTS.len()],
    /// Where the last body's name ends.
    body_end: usize,
    found: Vec<Reference>,
}

impl<'s, 'a> Reader<'s, 'a> {
    fn new(
        scene: &'s Scene<'a>,
        words: &'s ReferenceWords,
        recognized: &'s Recognized,
        facts: Vec<Facts>,
    ) -> Self {
        let mut covered = vec![None; scene.len()];
        let mut begins = vec![false; scene.len()];
        for mention in &recognized.mentions {
            for at in mention.tokens.clone() {
                covered[at] = covered[at].or(Some(mention.kind));
            }
            if matches!(mention.kind, EntityKind::Place | EntityKind::Organization) {
                begins[mention.tokens.start] = true;
            }
        }
        Self {
            scene,
            words,
            entities: &recognized.entities,
            covered,
            begins,
            facts,
            history: Vec::with_capacity(2 * WINDOW),
            unnamed: [0; SORTS.len()],
            open: [None; SORTS.len()],
            body_end: 0,
            found: Vec::new(),
        }
    }

    /// Takes in a mention.
    fn name(&mut self, mention: &Mention) {
        let start = mention.tokens.start;
        let Some(entity) = mention.entity else {
            return;
        };
        match mention.kind {
            EntityKind::Organization | EntityKind::Place => {
                let introduced = self.introducer(start);
                let own = self.head_noun(start);
                let called = own.into_iter().chain(introduced);
                for noun in called.filter(|noun| SORTS[noun.sort as usize].kind == mention.kind) {
                    self.facts[entity.index()].called |= self.words.wider(noun.sort);
                }
                if self.entities[entity.index()].gazetteer_id.is_none() {
                    self.type_of_head(entity, start);
                }
            }
            EntityKind::Person => {
                let titles = self.titles_before(start);
                let known = self.facts[entity.index()].gender;
                let gender = known.or_else(|| self.gender_of_name(start));
                let facts = &mut self.facts[entity.index()];
                facts.honors |= titles;
                facts.gender = gender;
            }
            EntityKind::Role => {
                if let Some(noun) = self.head_noun(start)
                    && is_named_by_noun(self.scene, &mention.tokens)
                {
                    self.facts[entity.index()].called |= self.words.wider(noun.sort);
                }
            }
            // المالية is hardly ever of Mali.
            EntityKind::Nationality if mention.confidence < SURE => return,
            EntityKind::Nationality => {}
        }
        let nested = start < self.body_end && mention.kind != EntityKind::Organization;
        if mention.kind == EntityKind::Organization {
            self.body_end = self.body_end.max(mention.tokens.end);
        }
        self.remember(Named {
            token: start,
            sentence: self.scene.text.sentence_of(start),
            entity,
            kind: mention.kind,
            nested,
            joined: self.is_joined(start),
        });
    }

    fn remember(&mut self, named: Named) {
        if self.history.len() == 2 * WINDOW {
            self.history.drain(..WINDOW);
        }
        self.history.push(named);
    }

    /// Reads a token that may refer back, or speak of something that has no name.
    fn read(&mut self, token: usize) {
        if !self.scene.is(token, Marks::REFERS) {
            return;
        }
        if let Some((honor, reading)) = self.honorific(token) {
            if let Some(person) = self.person_of_rank(token, honor, reading) {
                let why = "reference/honorific";
                self.add(token, reading, EntityKind::Person, why, vec![person]);
            }
            return;
        }
        if let Some(owner) = self.words.owner(self.scene.text.word(token)) {
            if !self.introduces(token) {
                self.speak_of_unnamed(token, owner);
            }
            return;
        }
        let Some((noun, reading)) = self.noun(token) else {
            return;
        };
        let of_office = self.covered[token] == Some(EntityKind::Role);
        if self.covered[token].is_some() && !of_office {
            return;
        }
        if !reading.article {
            // شركة كبيرة: what follows is said of another one, unless this is its name's head.
            if !noun.dual && !self.introduces(token) {
                self.speak_of_unnamed(token, noun.sort);
            }
            return;
        }
        let of_holders = noun.dual && SORTS[noun.sort as usize].search == Search::Holders;
        if of_office && !of_holders {
            return;
        }
        if !self.stands_alone(token, noun, reading) {
            self.speak_of_unnamed(token, noun.sort);
            return;
        }
        let kind = SORTS[noun.sort as usize].kind;
        let found = match noun.dual {
            true => self.pair(token, noun),
            false => self.one(token, noun.sort),
        };
        if let Some((why, entities)) = found {
            self.add(token, reading, kind, why, entities);
        }
    }

    /// Notes that a token speaks of something that has no name here.
    fn speak_of_unnamed(&mut self, token: usize, sort: u8) {
        let mut sorts = self.words.wider(sort);
        while sorts != 0 {
            self.unnamed[sorts.trailing_zeros() as usize] = token + 1;
            sorts &= sorts - 1;
        }
    }

    fn add(
        &mut self,
        token: usize,
        reading: Reading,
        kind: EntityKind,
        why: &'static str,
        entities: Vec<EntityId>,
    ) {
        for &entity in &entities {
            self.remember(Named {
                token,
                sentence: self.scene.text.sentence_of(token),
                entity,
                kind,
                nested: false,
                joined: entities.len() > 1,
            });
        }
        let span = reading.span();
        let end = self.scene.text.tokens()[token].span().end();
        self.found.push(Reference {
            span: Span::new(span.start(), end),
            entities: entities.into(),
            why: Why::Rule(why),
            token,
        });
    }

    /// The noun that a token is, and how it is to be read.
    fn noun(&self, token: usize) -> Option<(Noun, Reading)> {
        if !self.scene.is(token, Marks::REFERS) {
            return None;
        }
        let readings = self.scene.text.readings(token).iter();
        let mut best = true;
        for reading in readings.filter(|reading| reading.enclitic.is_none()) {
            if (reading.article || best)
                && let Some(noun) = self.words.noun(reading.bare)
            {
                return Some((noun, reading));
            }
            best = false;
        }
        None
    }

    /// The noun that a name begins with.
    fn head_noun(&self, token: usize) -> Option<Noun> {
        self.noun(token).map(|(noun, _)| noun)
    }
}
