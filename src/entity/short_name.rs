//! Short names: surnames after full names, abbreviations, and names whose head is left out.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::chart::{Candidate, Chart};
use super::choose::Choice;
use super::clitic::{Endings, cuts, stem};
use super::coreference::letters;
use super::evidence::Evidence;
use super::head;
use super::item::{Item, Key, MatchIndex, Names, Origin};
use super::kind::EntityKind;
use super::scene::{Marks, Scene};
use super::words::Tags;
use crate::Span;
use crate::gazetteer::EntryType;
use crate::text::{Proclitics, Punctuation, TokenKind};

/// The short forms of a text's names, by their first folded word.
#[derive(Default)]
pub(super) struct ShortNames<'s> {
    forms: Forms<'s>,
    /// How these words end.
    endings: Endings,
}

/// Short forms, by their first folded word.
#[derive(Default)]
struct Forms<'s>(FxHashMap<Cow<'s, str>, SmallVec<[ShortName; 1]>>);

pub(super) struct ShortName {
    kind: EntityKind,
    /// The words behind the first one, as tokens of a place that has them.
    rest: Range<usize>,
    /// What it is short for, where the text introduces it.
    names: Names,
    rule: &'static str,
}

/// The most short forms that may begin with the same word.
const MAX_FORMS: usize = 32;

impl<'s> ShortNames<'s> {
    /// The surname of every person that has a full name; with عبد, آل and the like it has two words.
    pub(super) fn add_persons(&mut self, scene: &'s Scene<'_>, items: &[Item]) {
        let persons =
            (items.iter().enumerate()).filter(|(_, item)| item.kind == EntityKind::Person);
        for (position, item) in persons {
            let mut from = item.tokens().end - 1;
            let joins = Tags::SERVANT.with(Tags::KUNYA).with(Tags::FOREIGN_PARTICLE);
            let joins_child = |token: usize| matches!(scene.text.folded(token), "ال" | "ولد");
            if from > item.tokens().start + 1
                && (scene.tagged(from - 1, joins) || joins_child(from - 1))
            {
                from -= 1;
            }
            if scene.tagged(from, Tags::SECOND_HALF) {
                from = from.saturating_sub(1).max(item.tokens().start);
            }
            if from == item.tokens().start && item.tokens().len() > 1 {
                continue;
            }
            if scene.is(from, Marks::CLOSED) {
                continue;
            }
            let first = match &item.key {
                _ if from > item.tokens().start => scene.text.folded(from).into(),
                Key::Name(_, name) => Cow::Owned(name.to_string()),
                Key::Entry(_) => continue,
            };
            self.add(
                scene,
                first,
                ShortName {
                    kind: EntityKind::Person,
                    rest: from + 1..item.tokens().end,
                    names: Names::of(item, position),
                    rule: "coreference/surname",
                },
            );
        }
    }

    /// Places and bodies that a head introduced, which may stand without it further on, and the
    /// definite first word of a body's name (`المرصد`).
    pub(super) fn add_unlisted(&mut self, scene: &'s Scene<'_>, items: &[Item]) {
        for (position, item) in items.iter().enumerate() {
            let first = item.tokens().start;
            let shortened = item.kind == EntityKind::Organization && item.tokens().len() > 1;
            if shortened && scene.is(first, Marks::DEFINITE) && head::is_shortened_to(scene, first)
            {
                self.add(
                    scene,
                    scene.text.folded(first).into(),
                    ShortName {
                        kind: item.kind,
                        rest: first + 1..first + 1,
                        names: Names::of(item, position),
                        rule: "coreference/short-name",
                    },
                );
            }
            let Origin::Rule(rule) = item.origin else {
                continue;
            };
            let introduced = matches!(
                rule,
                "place/head" | "organization/unlisted" | "organization/quoted"
            );
            let before = item.tokens().start;
            let headed = scene.before(before).is_some_and(|before| {
                scene.is(before, Marks::HEAD) || scene.is(before, Marks::CLITIC)
            });
            if introduced
                && headed
                && !scene.is(before, Marks::NOUN.with(Marks::VERB).with(Marks::DEFINITE))
            {
                self.add(
                    scene,
                    scene.text.folded(before).into(),
                    ShortName {
                        kind: item.kind,
                        rest: before + 1..item.tokens().end,
                        names: Names::of(item, position),
                        rule: "coreference/name",
                    },
                );
            }
        }
    }

    fn add(&mut self, scene: &Scene<'_>, first: Cow<'s, str>, name: ShortName) {
        if first.chars().count() < 2 {
            return;
        }
        self.endings.add(&first);
        let forms = self.forms.0.entry(first).or_default();
        let words = |rest: &Range<usize>| rest.clone().map(|token| scene.text.folded(token));
        let same =
            |form: &ShortName| form.kind == name.kind && words(&form.rest).eq(words(&name.rest));
        match forms.iter().position(same) {
            Some(form) => forms[form].names.append(name.names),
            None if forms.len() < MAX_FORMS => forms.push(name),
            None => {}
        }
    }

    /// Puts the names of each form into the order of the text.
    fn sort(&mut self) {
        for form in self.forms.0.values_mut().flatten() {
            form.names.sort();
        }
    }

    /// Finds the short forms where no other name is.
    pub(super) fn find(mut self, chart: &Chart<'_, '_>, choice: &Choice, items: &mut Vec<Item>) {
        if self.forms.0.is_empty() {
            return;
        }
        self.sort();
        let Self { mut forms, endings } = self;
        for token in chart.scene.tokens_ending(&endings) {
            if let Some(found) = forms.at(chart, choice, items, token) {
                items.push(found);
            }
        }
    }
}

impl Forms<'_> {
    /// The short form that a token begins.
    fn at(
        &mut self,
        chart: &Chart<'_, '_>,
        choice: &Choice,
        items: &[Item],
        token: usize,
    ) -> Option<Item> {
        let scene = chart.scene;
        if scene.is(token, Marks::CLOSED) || scene.tagged(token, Tags::NO_NAME) {
            return None;
        }
        let folded = scene.text.folded(token);
        if choice
            .owner(token)
            .is_some_and(|owner| !gives_way(chart, &chart.candidate(owner), token))
        {
            return None;
        }
        // لون is a colour, whatever town is called ون.
        let whole = scene.is(token, Marks::NOUN.with(Marks::ADJECTIVE).with(Marks::VERB))
            && !scene.is(token, Marks::CLITIC);
        for (proclitics, cut) in cuts(folded) {
            if whole && !proclitics.is_empty() {
                break;
            }
            let stem = stem(folded, proclitics);
            let Some(names) = self.0.get_mut(&*stem) else {
                continue;
            };
            let fits = |name: &&mut ShortName| {
                let end = token + 1 + name.rest.len();
                (name.rest.is_empty() || scene.same_sentence(token, end - 1))
                    && (token + 1..end)
                        .zip(name.rest.clone())
                        .all(|(here, there)| scene.text.folded(here) == scene.text.folded(there))
                    && (name.kind != EntityKind::Person
                        || is_surname_here(scene, token, proclitics))
            };
            let longest = names
                .iter_mut()
                .filter(fits)
                .max_by_key(|name| name.rest.len());
            let Some(short) = longest else {
                continue;
            };
            let length = short.rest.len();
            let start = scene.text.tokens()[token].folded_span().start() + cut;
            let end = scene.text.tokens()[token].folded_span().end();
            let from = scene.text.normalized().original_span(start..end).start();
            let at = Span::new(from, scene.text.span_of(token..token + 1 + length).end());
            if let Some(other) = relative(scene, choice, token, proclitics, short, length) {
                return Some(other);
            }
            return Some(Item {
                tokens: (token..token + 1 + length).into(),
                span: at,
                kind: short.kind,
                key: items[short.names.nearest(at.start())?].key.clone(),
                origin: Origin::Rule(short.rule),
                evidence: Evidence::REST_OF_TEXT,
                country: MatchIndex::NONE,
                weak: false,
            });
        }
        None
    }
}

/// A given name before a surname of the text makes another person of that family: `أسامة الجبوري`
/// after `سمير الجبوري`.
pub(super) fn relative(
    scene: &Scene<'_>,
    choice: &Choice,
    token: usize,
    proclitics: Proclitics,
    surname: &ShortName,
    more: usize,
) -> Option<Item> {
    if surname.kind != EntityKind::Person || !proclitics.is_empty() || !scene.goes_on(token) {
        return None;
    }
    let given = token - 1;
    let name = scene.name_word(given).is_some_and(|name| name.given) && !choice.is_owned(given);
    if !name || scene.is(given, Marks::CLOSED.with(Marks::VERB).with(Marks::TITLE)) {
        return None;
    }
    let tokens = given..token + 1 + more;
    Some(Item {
        span: scene.text.span_of(tokens.clone()),
        kind: EntityKind::Person,
        key: Key::Name(EntityKind::Person, letters(scene, tokens.clone())),
        tokens: tokens.into(),
        origin: Origin::Rule("person/family-of-the-text"),
        evidence: Evidence::COMPOSED.with(Evidence::REST_OF_TEXT),
        country: MatchIndex::NONE,
        weak: false,
    })
}

/// Whether an accepted candidate lets a short name stand at one of its tokens: a composed body has
/// room for a person inside, and a town may be the surname of a person of the text.
pub(super) fn gives_way(chart: &Chart<'_, '_>, owner: &Candidate, token: usize) -> bool {
    let scene = chart.scene;
    match owner.kind {
        EntityKind::Organization => owner.found.is_none() && owner.tokens.start != token,
        EntityKind::Place => {
            let plain = owner.rule.is_none() && owner.tokens.len() == 1 && !owner.clitic;
            let town = |found: usize| {
                !matches!(
                    scene.matches[found].features.entity_type(),
                    Some(
                        EntryType::Country
                            | EntryType::Capital
                            | EntryType::Continent
                            | EntryType::Water
                    )
                )
            };
            let cue = |before: usize| {
                scene.tagged(before, Tags::PLACE_CUE) || scene.is(before, Marks::HEAD)
            };
            plain && !scene.before(token).is_some_and(cue) && owner.found.is_some_and(town)
        }
        _ => false,
    }
}

/// Whether a word that is also a surname of the text may be the surname where it stands.
pub(super) fn is_surname_here(scene: &Scene<'_>, token: usize, proclitics: Proclitics) -> bool {
    let name = scene.name_word(token);
    let certain = name.is_some_and(|name| !name.common);
    if scene.is(token, Marks::CLOSED) {
        return false;
    }
    let other = (scene.is(token, Marks::VERB.with(Marks::NATIONALITY)) && !certain)
        || (scene.is(token, Marks::NOUN.with(Marks::ADJECTIVE)) && name.is_none());
    if other {
        let before = scene.before(token);
        return before.is_some_and(|before| {
            let cue = scene.tagged(before, Tags::SPEECH.with(Tags::PERSON_CUE));
            cue || scene.is(before, Marks::TITLE)
                || (scene.is(before, Marks::VERB) && !scene.is(before, Marks::NOUN))
        });
    }
    let letters = scene.text.folded(token).chars().count();
    let unknown = scene.is(token, Marks::UNKNOWN) && !scene.is(token, Marks::CLITIC);
    proclitics.is_empty() || letters >= 5 || (letters == 4 && unknown)
}

/// What stands in brackets or quotes directly behind an organization is its other name; the place
/// where it is introduced is then found as every other one.
pub(super) fn abbreviations<'s>(
    chart: &Chart<'s, '_>,
    choice: &Choice,
    items: &[Item],
    short: &mut ShortNames<'s>,
) {
    let scene = chart.scene;
    for (position, body) in items.iter().enumerate() {
        if body.kind != EntityKind::Organization || body.tokens().len() <= 1 {
            continue;
        }
        let open = body.tokens().end;
        if !scene.goes_on(open) || !scene.is_opening(open) {
            continue;
        }
        let Some(close) = (open + 2..open + 5).find(|&at| scene.is_closing(at)) else {
            continue;
        };
        let inner = open + 1..close;
        let bracket = scene.punctuation(open) == Some(Punctuation::OpenBracket);
        let free = inner.clone().all(|token| {
            !choice.is_owned(token)
                && scene.punctuation(token).is_none()
                && !scene.is(
                    token,
                    Marks::CLOSED.with(Marks::VERB).with(Marks::NATIONALITY),
                )
                && !scene.tagged(token, Tags::NO_NAME)
        });
        let short_enough = bracket || inner.len() == 1;
        let latin_or_word = scene.text.tokens()[inner.start].kind != TokenKind::Number;
        if !free || !short_enough || !latin_or_word || !scene.same_sentence(open, close) {
            continue;
        }
        short.add(
            scene,
            scene.text.folded(inner.start).into(),
            ShortName {
                kind: EntityKind::Organization,
                rest: inner.start + 1..inner.end,
                names: Names::of(body, position),
                rule: "organization/abbreviation",
            },
        );
    }
}
