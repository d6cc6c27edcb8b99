//! Persons whom a text calls by one name only: what it says of them shows that it is a name.
//!
//! One place where only a person can stand (`وقال كرنبس`, `السويسري كرنبس`) shows that a word is a
//! person's name, and then it is one wherever the text has it.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::choose::Choice;
use super::clitic::{Endings, cuts, stem};
use super::coreference::letters;
use super::evidence::Evidence as Support;
use super::item::{Item, Key, MatchIndex, Origin};
use super::kind::EntityKind;
use super::name_part::{Part, particle_part, starts_other_name};
use super::name_shape::is_plausible;
use super::person::stands_for_person;
use super::scene::{Marks, NameWord, Scene, TokenSet};
use super::short_name::is_surname_here;
use super::words::Tags;
use crate::Span;
use crate::text::{Proclitics, Punctuation};

/// What the text says of a word that may be a person's name.
#[derive(Clone, Copy, Default)]
struct Evidence {
    /// Where it stands as only persons do.
    sure: u16,
    /// Where it stands as persons do, and other things.
    likely: u16,
    /// Where it stands as places and bodies do.
    against: u16,
    /// Whether a list has it as a given name and as nothing else.
    given: bool,
    /// Whether it is an ordinary word as well.
    common: bool,
    /// How many tokens it has.
    tokens: u8,
}

impl Evidence {
    fn is_person(self) -> bool {
        let likely = if self.given { 2 } else { 3 };
        (self.sure > 0 || self.likely >= likely) && self.sure + self.likely > self.against
    }
}

/// Adds the persons of one name that no other rule has found.
pub(super) fn add_single_names(scene: &Scene<'_>, choice: &Choice, items: &mut Vec<Item>) {
    let mut covered = vec![false; scene.len()];
    for item in items.iter() {
        covered[item.tokens()].fill(true);
    }
    let free = |token: usize| !covered[token] && !choice.is_owned(token);
    let mut names: FxHashMap<Cow<'_, str>, Evidence> = FxHashMap::default();
    let possible = scene.tokens_of(TokenSet::SingleNames);
    for token in possible.filter(|&token| free(token)) {
        let Some(name) = name_at(scene, token) else {
            continue;
        };
        let tokens = token..token + name.tokens;
        if !tokens.clone().all(free) {
            continue;
        }
        let evidence = names.entry(joined(scene, tokens.clone())).or_default();
        evidence.given |= name.sort == Sort::Given;
        evidence.common |= name.sort == Sort::Common;
        evidence.tokens = name.tokens as u8;
        weigh(scene, tokens, name.sort, evidence);
    }
    names.retain(|_, evidence| evidence.is_person());
    if names.is_empty() {
        return;
    }
    let mut known = Known {
        longer: Vec::new(),
        endings: Endings::default(),
        names,
    };
    for (name, evidence) in &known.names {
        known.endings.add(name);
        if evidence.tokens > 1 {
            known.longer.push(name.as_ref().into());
        }
    }
    known.longer.sort_unstable();
    let mut next = 0;
    let mut add = |token: usize| {
        if token >= next
            && free(token)
            && scene.is(token, Marks::WORD)
            && let Some(item) = mention(scene, &known, token, &free)
        {
            next = item.tokens().end;
            items.push(item);
        }
    };
    // Of several words, the ending of the first tells nothing.
    match known.longer.is_empty() {
        true => scene.tokens_ending(&known.endings).for_each(&mut add),
        false => scene.tokens_of(TokenSet::Letters).for_each(&mut add),
    }
}

/// What sort of word may be a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A given name or kunya of the lists.
    Given,
    /// A family name of the lists.
    Family,
    /// A word that no list has.
    Unlisted,
    /// A given name that is an ordinary word as well.
    Common,
}

/// A possible name.
struct Name {
    tokens: usize,
    sort: Sort,
}

fn name_at(scene: &Scene<'_>, token: usize) -> Option<Name> {
    if !scene.may_be_single_name(token) || starts_other_name(scene, token) {
        return None;
    }
    let name = |tokens, sort| Some(Name { tokens, sort });
    if scene.tagged(token, Tags::KUNYA) {
        return match particle_part(scene, token, true)? {
            Part::Known { tokens, .. } => name(tokens, Sort::Given),
            _ => None,
        };
    }
    if let Some(known) = scene.name_word(token) {
        let sort = match known {
            NameWord { common: true, .. } => Sort::Common,
            NameWord { given: true, .. } => Sort::Given,
            _ => Sort::Family,
        };
        return (known.tokens == 1).then_some(Name { tokens: 1, sort });
    }
    let spoken = scene
        .before(token)
        .is_some_and(|before| is_spoken(scene, before));
    let foreign = scene.is(token, Marks::FOREIGN)
        || (spoken
            && scene.is(token, Marks::UNKNOWN)
            && scene.text.folded(token).chars().count() >= 4);
    let unlisted = foreign && is_plausible(scene, token);
    // انتباهي, ربه: ordinary words with a pronoun end so.
    let possessed = scene.text.folded(token).ends_with(['ي', 'ه']);
    (unlisted && !possessed).then_some(Name {
        tokens: 1,
        sort: Sort::Unlisted,
    })
}

/// The folded letters of some tokens, which are few and mostly one.
fn joined<'s>(scene: &'s Scene<'_>, tokens: Range<usize>) -> Cow<'s, str> {
    match tokens.len() {
        1 => scene.text.folded(tokens.start).into(),
        _ => tokens.map(|token| scene.text.folded(token)).collect(),
    }
}

/// The words of a text that are names.
struct Known<'s> {
    names: FxHashMap<Cow<'s, str>, Evidence>,
    /// Those of several tokens, in order.
    longer: Vec<Box<str>>,
    /// How they end.
    endings: Endings,
}

impl Known<'_> {
    /// Whether a name of several tokens begins with some letters.
    fn may_begin(&self, letters: &str) -> bool {
        let at = self.longer.partition_point(|name| **name < *letters);
        self.longer
            .get(at)
            .is_some_and(|name| name.starts_with(letters))
    }
}

/// Adds what one place says of a name.
fn weigh(scene: &Scene<'_>, tokens: Range<usize>, sort: Sort, evidence: &mut Evidence) {
    let end = tokens.end;
    let acts = scene.goes_on(end) && is_verb(scene, end);
    if !scene.goes_on(tokens.start) {
        evidence.likely += u16::from(acts && sort != Sort::Unlisted);
        return;
    }
    let Some(before) = scene.before(tokens.start) else {
        return;
    };
    // What a quotation mark parts from the verb is what is said.
    let spoken = is_spoken(scene, before) && before + 1 == tokens.start;
    if sort == Sort::Common {
        evidence.sure += u16::from(spoken && introduces_speech(scene, tokens.end));
        return;
    }
    let nisba = scene.is(tokens.start, Marks::NISBA);
    let acted = is_verb(scene, before);
    // قالت before a word that no list has may tell of a newspaper.
    let feminine = sort == Sort::Unlisted && scene.text.folded(before).ends_with('ت');
    let definite = scene.is(tokens.start, Marks::DEFINITE) && !nisba;
    if ((spoken && !feminine) || stands_for_person(scene, before)) && !definite {
        evidence.sure += 1;
    } else if definite {
        // The definite words of the lists are ordinary ones too often.
    } else if (acted && !feminine) || (acts && sort != Sort::Unlisted) {
        evidence.likely += 1;
    } else if scene.is(before, Marks::HEAD) || scene.tagged(before, Tags::PLACE_CUE) {
        evidence.against += 1;
    }
}

fn is_spoken(scene: &Scene<'_>, token: usize) -> bool {
    scene.tagged(token, Tags::SPEECH) || scene.clitic_tagged(token, Tags::SPEECH).is_some()
}

/// Whether what somebody says begins at a token: أن, a colon, a quotation mark.
fn introduces_speech(scene: &Scene<'_>, token: usize) -> bool {
    scene.goes_on(token)
        && (matches!(scene.text.folded(token), "ان" | "انه" | "انها")
            || scene.punctuation(token) == Some(Punctuation::Colon)
            || scene.is_opening(token))
}

fn is_verb(scene: &Scene<'_>, token: usize) -> bool {
    scene.is(token, Marks::VERB) && !scene.is(token, Marks::NOUN)
}

/// The mention of one of the names at a token, with proclitics or without.
fn mention(
    scene: &Scene<'_>,
    known: &Known<'_>,
    token: usize,
    free: &impl Fn(usize) -> bool,
) -> Option<Item> {
    if scene.goes_on(token) && scene.is(token - 1, Marks::HEAD) {
        return None;
    }
    let folded = scene.text.folded(token);
    for (proclitics, cut) in cuts(folded) {
        let mut name = stem(folded, proclitics);
        let mut end = token + 1;
        let evidence = loop {
            if let Some(evidence) = known.names.get(&*name)
                && usize::from(evidence.tokens) == end - token
            {
                break Some(evidence);
            }
            if !known.may_begin(&name) || !scene.goes_on(end) || !free(end) {
                break None;
            }
            name.to_mut().push_str(scene.text.folded(end));
            end += 1;
        };
        let Some(evidence) = evidence else {
            continue;
        };
        let spoken = scene
            .before(token)
            .is_some_and(|before| is_spoken(scene, before) || is_verb(scene, before));
        if evidence.common && !(spoken && proclitics.is_empty()) {
            continue;
        }
        if !proclitics.is_empty() && !is_surname_here(scene, token, proclitics) {
            continue;
        }
        let start = scene.text.tokens()[token].folded_span().start() + cut;
        let folded_end = scene.text.tokens()[token].folded_span().end();
        let from = scene
            .text
            .normalized()
            .original_span(start..folded_end)
            .start();
        let mut tokens = token..end;
        let mut span = Span::new(from, scene.text.span_of(token..end).end());
        if proclitics == Proclitics::NONE {
            widen(scene, &mut tokens, free);
            span = scene.text.span_of(tokens.clone());
        }
        let name = match proclitics == Proclitics::NONE {
            true => letters(scene, tokens.clone()),
            false => name.into(),
        };
        return Some(Item {
            tokens: tokens.into(),
            span,
            kind: EntityKind::Person,
            key: Key::Name(EntityKind::Person, name),
            origin: Origin::Rule("person/single-name"),
            evidence: Support::REST_OF_TEXT,
            country: MatchIndex::NONE,
            weak: false,
        });
    }
    None
}

/// Takes in the other names directly before and behind a name: `هورست` and `كوبل`.
fn widen(scene: &Scene<'_>, tokens: &mut Range<usize>, free: &impl Fn(usize) -> bool) {
    let is_name = |token: usize| {
        token < scene.len()
            && free(token)
            && !scene.is(token, Marks::VERB)
            && (name_at(scene, token)
                .is_some_and(|name| name.tokens == 1 && name.sort != Sort::Common)
                || (scene.is(token, Marks::UNKNOWN) && is_plausible(scene, token)))
    };
    let is_child = |token: usize| free(token) && scene.tagged(token, Tags::CHILD);
    while tokens.len() < MAX_TOKENS && scene.goes_on(tokens.end) && is_name(tokens.end) {
        tokens.end += 1;
    }
    if tokens.len() == 1 && is_surname_before_apposition(scene, tokens.end, free) {
        tokens.end += 1;
    }
    while tokens.len() < MAX_TOKENS
        && scene.goes_on(tokens.start)
        && !scene.is(tokens.start, Marks::DEFINITE)
        && (is_name(tokens.start - 1) || is_child(tokens.start - 1))
    {
        tokens.start -= 1;
    }
}

/// Whether the word behind a name is its surname, whatever else it may be, since a comma or an
/// office follows it: `وقال عاصم شيخ، رئيس`.
fn is_surname_before_apposition(
    scene: &Scene<'_>,
    token: usize,
    free: &impl Fn(usize) -> bool,
) -> bool {
    let other = Marks::CLOSED
        .with(Marks::VERB)
        .with(Marks::DEFINITE)
        .with(Marks::TITLE)
        .with(Marks::CLITIC)
        .with(Marks::TANWIN)
        .with(Marks::NATIONALITY);
    let office = |at: usize| {
        scene.goes_on(at)
            && (scene.punctuation(at) == Some(Punctuation::Comma)
                || scene.punctuation(at) == Some(Punctuation::OpenBracket)
                || scene.is(at, Marks::TITLE))
    };
    scene.goes_on(token)
        && scene.is(token, Marks::WORD)
        && free(token)
        && !scene.is(token, other)
        && !scene.tagged(token, Tags::NO_NAME)
        && office(token + 1)
}

/// The most tokens that a single name has: أبو عبد الله.
const MAX_TOKENS: usize = 3;
