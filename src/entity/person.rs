//! Persons: names of the gazetteer, and names that are composed of given names, family names,
//! particles and, where a title licenses it, words that no list knows.

use super::chart::{Candidate, Chart};
use super::mention::EntityKind;
use super::scene::{Marks, NameWord, Scene};
use super::words::Tags;
use crate::gazetteer::EntryKind;
use crate::text::Punctuation;

/// What stands before a name, and so how freely it may be composed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum License {
    /// Nothing: only words that persons are called by begin a name.
    None,
    /// A title or an office directly before it.
    Title,
    /// An office and a comma before it.
    Apposition,
}

/// Whether a person's name may begin at a token that a complete office stands before.
pub(super) fn may_begin(chart: &Chart<'_, '_>, token: usize) -> bool {
    let scene = chart.scene;
    scene.goes_on(token)
        && (chart.plain(EntityKind::Person, token).is_some()
            || compose(scene, token, License::Title).is_some_and(|name| name.tokens.len() > 1))
}

/// Adds the persons that begin at a token.
pub(super) fn persons_at(chart: &mut Chart<'_, '_>, token: usize) {
    let scene = chart.scene;
    for index in scene.matches_at(token) {
        if scene.facts[index].kind == EntryKind::Person {
            let candidate = from_gazetteer(scene, index);
            chart.add(candidate);
        }
    }
    let composed = compose(scene, token, License::None);
    let introduced = introduced(chart, token);
    let longer = |other: &Candidate| {
        composed
            .as_ref()
            .is_none_or(|own| own.tokens.len() < other.tokens.len())
    };
    if let Some(introduced) = introduced.filter(longer) {
        chart.add(introduced);
    } else if let Some(composed) = composed {
        chart.add(composed);
    }
}

/// A name of at least two words that no list needs to know, by the verb before it and the office
/// or speech behind it (`وقال دونفر كالبس، وزير النفط`), or by the nationality that stands for a
/// noun before it (`فاز بها السويسري دونفر كالبس`).
fn introduced(chart: &Chart<'_, '_>, token: usize) -> Option<Candidate> {
    let scene = chart.scene;
    if !scene.goes_on(token) || !scene.is(token, Marks::WORD) || scene.is(token, Marks::DEFINITE) {
        return None;
    }
    let before = token - 1;
    let verb = scene.is(before, Marks::VERB);
    let people = stands_for_person(scene, before);
    if !verb && !people {
        return None;
    }
    let mut name = compose(scene, token, License::Title).filter(|name| name.tokens.len() > 1)?;
    let end = name.tokens.end;
    if people {
        name.rule = Some("person/nationality");
        name.confidence = 0.75;
        return Some(name);
    }
    let comma = usize::from(scene.punctuation(end) == Some(Punctuation::Comma));
    let office = scene.goes_on(end + comma)
        && chart.role(end + comma).is_some_and(|role| {
            scene.matches[role.found].proclitics.is_empty() && role.stands_alone
        });
    if !office {
        return None;
    }
    name.rule = Some("person/before-office");
    name.confidence = 0.7;
    Some(name)
}

/// Whether a token is a definite nationality that modifies no noun before it.
fn stands_for_person(scene: &Scene<'_>, token: usize) -> bool {
    let people = scene.is(token, Marks::DEFINITE)
        && scene
            .matches_at(token)
            .any(|index| scene.facts[index].kind == EntryKind::Nationality);
    if !people {
        return false;
    }
    let after_noun = scene.goes_on(token)
        && scene.is(token - 1, Marks::WORD)
        && !scene.is(token - 1, Marks::VERB.with(Marks::CLOSED));
    let conjoined = scene
        .text
        .best(token)
        .is_some_and(|best| best.proclitics.has_conjunction());
    !after_noun || conjoined
}

/// The person behind a title, added to the chart: what the gazetteer or the name words say, or
/// words that no list knows.
pub(super) fn licensed_person(
    chart: &mut Chart<'_, '_>,
    token: usize,
    license: License,
) -> Option<u32> {
    let composed = compose(chart.scene, token, license);
    let known = chart.best(EntityKind::Person, token).filter(|known| {
        let direct = license == License::Title || known.tokens.len() > 1 || !known.needy;
        direct && !known.clitic
    });
    let longer = |known: &Candidate| {
        composed
            .as_ref()
            .is_none_or(|c| c.tokens.end <= known.tokens.end)
    };
    match known {
        Some(known) if longer(known) => {
            let mut licensed = known.clone();
            if !licensed.needy {
                return chart.best_id(EntityKind::Person, token);
            }
            licensed.needy = false;
            licensed.confidence = 0.9;
            Some(chart.add(licensed))
        }
        _ => composed.map(|candidate| chart.add(candidate)),
    }
}

fn from_gazetteer(scene: &Scene<'_>, index: usize) -> Candidate {
    let found = &scene.matches[index];
    let mut tokens = found.tokens.start as usize..found.tokens.end as usize;
    let mut span = found.span;
    // A title that the gazetteer lists with the name is none of it (`الملك سلمان`).
    let title = scene.longest_at(tokens.start, |title, fact| {
        fact.kind == EntryKind::Role && title.tokens.end < found.tokens.end
    });
    if let Some(title) = title {
        tokens.start = scene.matches[title].tokens.end as usize;
        span = scene.text.span_of(tokens.clone());
    }
    let cue = scene.facts[index].needy
        && scene
            .before(tokens.start)
            .is_some_and(|before| scene.tagged(before, Tags::PERSON_CUE));
    let needy = scene.facts[index].needy && !cue;
    Candidate {
        span,
        kind: EntityKind::Person,
        found: Some(index),
        rule: None,
        confidence: if scene.facts[index].needy { 0.7 } else { 0.95 },
        needy,
        clitic: title.is_none() && !found.proclitics.is_empty(),
        country: None,
        tokens,
    }
}

/// Whether a token is a family name with the article, and not the second half of عبد الله.
fn is_article_word(scene: &Scene<'_>, token: usize) -> bool {
    let half = token > 0 && scene.tagged(token - 1, Tags::SERVANT);
    scene.is(token, Marks::DEFINITE) && !half && !scene.tagged(token, Tags::SECOND_HALF)
}

/// How many parts a name may have, and how many of them may be unknown.
const MAX_PARTS: usize = 6;
const MAX_UNKNOWN: usize = 3;

/// The parts of a name, counted.
#[derive(Clone, Copy, Default, Debug)]
struct Parts {
    count: usize,
    /// Parts that the lists or their shape make sure.
    known: usize,
    /// Known parts that are no ordinary words.
    uncommon: usize,
    unknown: usize,
    end: usize,
    /// Whether a family name with the article was found, which only another one may follow.
    closed: bool,
    /// Where the name ended before its first unknown part.
    known_end: usize,
}

enum Part {
    Known {
        tokens: usize,
        common: bool,
    },
    /// By its shape: a definite word behind a given name.
    Family,
    Unknown {
        tokens: usize,
    },
}

fn compose(scene: &Scene<'_>, token: usize, license: License) -> Option<Candidate> {
    let (start, clitic, first) = first_part(scene, token, license)?;
    let mut parts = Parts {
        end: token,
        ..Parts::default()
    };
    let mut next = Some(first);
    while let Some(part) = next {
        add_part(&mut parts, &part);
        parts.closed |= parts.count > 1 && is_article_word(scene, parts.end - 1);
        next = None;
        if parts.count < MAX_PARTS && scene.goes_on(parts.end) {
            next = later_part(scene, parts, license);
        }
    }
    if parts.unknown > 0 && ends_known_person(scene, token, parts) {
        return None;
    }
    let (rule, confidence) = accept(scene, token, parts, license)?;
    Some(Candidate {
        tokens: token..parts.end,
        span: scene.span_from(start, token..parts.end),
        kind: EntityKind::Person,
        found: None,
        rule: Some(rule),
        confidence,
        needy: false,
        clitic,
        country: None,
    })
}

fn add_part(parts: &mut Parts, part: &Part) {
    parts.count += 1;
    match *part {
        Part::Known { tokens, common } => {
            parts.known += 1;
            parts.uncommon += usize::from(!common);
            parts.end += tokens;
        }
        Part::Family => {
            parts.known += 1;
            parts.end += 1;
        }
        Part::Unknown { tokens } => {
            parts.unknown += 1;
            parts.end += tokens;
        }
    }
    if parts.unknown == 0 {
        parts.known_end = parts.end;
    }
}

/// Whether the gazetteer knows a person here whose name ends where the unknown words begin.
fn ends_known_person(scene: &Scene<'_>, token: usize, parts: Parts) -> bool {
    let known = scene.longest_at(token, |_, fact| {
        fact.kind == EntryKind::Person && !fact.needy
    });
    known.is_some_and(|known| {
        let end = scene.matches[known].tokens.end as usize;
        end > token + 1 && end >= parts.known_end && end < parts.end
    })
}

fn accept(
    scene: &Scene<'_>,
    token: usize,
    parts: Parts,
    license: License,
) -> Option<(&'static str, f32)> {
    let kunya =
        scene.tagged(token, Tags::KUNYA) || scene.clitic_tagged(token, Tags::KUNYA).is_some();
    match license {
        License::None if kunya && parts.count >= 2 => Some(("person/kunya", 0.8)),
        License::None if parts.count >= 2 && parts.uncommon > 0 => match parts.unknown {
            0 => Some(("person/name-words", 0.85)),
            _ => Some(("person/given-name", 0.65)),
        },
        License::None => None,
        License::Title if parts.count == 1 && scene.text.folded(token) == "علي" => None,
        License::Title if parts.known > 0 => Some(("person/title", 0.85)),
        License::Title if parts.unknown > 1 => Some(("person/title", 0.75)),
        License::Title => is_lone_surname(scene, token, parts).then_some(("person/title", 0.6)),
        License::Apposition
            if parts.count >= 2 && (parts.known > 0 || closes_apposition(scene, parts)) =>
        {
            Some(("person/apposition", 0.8))
        }
        License::Apposition => None,
    }
}

/// Whether one unknown word behind a title looks like a foreign surname and like nothing else.
fn is_lone_surname(scene: &Scene<'_>, token: usize, parts: Parts) -> bool {
    let folded = scene.text.folded(token);
    parts.end == token + 1
        && scene.is(token, Marks::UNKNOWN)
        && folded.chars().count() >= 4
        && !["ات", "ين", "ون", "ا", "ان", "ها", "هم"]
            .iter()
            .any(|ending| folded.ends_with(ending))
        && !folded.starts_with(['ي', 'ت', 'م'])
        && !folded.starts_with(['ب', 'ل', 'ك', 'و', 'ف'])
}

/// Whether a comma, a dash or a bracket closes the apposition behind a name.
fn closes_apposition(scene: &Scene<'_>, parts: Parts) -> bool {
    parts.end >= scene.len()
        || scene.is(parts.end, Marks::FIRST)
        || scene.punctuation(parts.end).is_some()
}

/// Where the name begins in the input, whether behind proclitics, and its first part.
fn first_part(scene: &Scene<'_>, token: usize, license: License) -> Option<(usize, bool, Part)> {
    if !scene.is(token, Marks::WORD) || starts_other_name(scene, token) {
        return None;
    }
    let start = scene.text.tokens()[token].span().start;
    if scene.tagged(token, Tags::OFFICE_LINK.with(Tags::OFFICE_OWN)) {
        return None;
    }
    if let Some(part) = particle_part(scene, token, true) {
        return Some((start, false, part));
    }
    // السيد before a name is the title, not the name.
    let title = license == License::None
        && scene.is(token, Marks::TITLE)
        && scene.is(token, Marks::DEFINITE);
    if title {
        return None;
    }
    if let Some(name) = scene
        .name_word(token)
        .filter(|_| !scene.is(token, Marks::CLOSED))
    {
        let fits = license != License::None || name.given;
        return fits.then(|| (start, false, known(name)));
    }
    if is_joined_name(scene.text.folded(token)) {
        return Some((
            start,
            false,
            Part::Known {
                tokens: 1,
                common: false,
            },
        ));
    }
    if license != License::None {
        let unknown = is_plausible(scene, token) && !scene.is(token, Marks::DEFINITE);
        return unknown.then_some((start, false, Part::Unknown { tokens: 1 }));
    }
    if let Some(start) = scene.clitic_tagged(token, Tags::KUNYA.with(Tags::SERVANT)) {
        let part = behind_particle(scene, token + 1)?;
        return Some((start, true, part));
    }
    let (name, found) = scene.clitic_name_word(token)?;
    let title = scene
        .matches_at(token)
        .any(|index| scene.facts[index].kind == EntryKind::Role && scene.begins_definite(index));
    if title {
        return None;
    }
    (name.given && !scene.is(token, Marks::CLOSED)).then(|| (found.span.start, true, known(name)))
}

fn known(name: NameWord) -> Part {
    Part::Known {
        tokens: name.tokens.into(),
        common: name.common,
    }
}

/// The next part of a name that has some parts.
fn later_part(scene: &Scene<'_>, parts: Parts, license: License) -> Option<Part> {
    let at = parts.end;
    if !scene.is(at, Marks::WORD) {
        return None;
    }
    if starts_other_name(scene, at) {
        // Towns are surnames, too; behind a title, that is the likelier reading.
        let surname = license != License::None && parts.count == 1 && scene.is(at, Marks::TOWN);
        return (surname && !scene.is(at, Marks::CLITIC)).then_some(Part::Unknown { tokens: 1 });
    }
    if let Some(part) = particle_part(scene, at, false) {
        return Some(part);
    }
    if scene.tagged(at, Tags::SECOND_HALF) {
        return Some(Part::Known {
            tokens: 1,
            common: true,
        });
    }
    if let Some(person) = known_surname(scene, at) {
        return Some(person);
    }
    if let Some(name) = scene.name_word(at) {
        let title = scene.is(at, Marks::TITLE.with(Marks::HEAD)) && takes_complement(scene, at + 1);
        let verb = name.common && (scene.is(at, Marks::VERB) || title);
        let closed = scene.is(at, Marks::CLOSED) || scene.tagged(at, Tags::NO_NAME);
        let ordinary = parts.closed && name.common && !is_nisba(scene.text.folded(at));
        return (!verb && !closed && !ordinary).then(|| known(name));
    }
    if is_joined_name(scene.text.folded(at)) {
        return Some(Part::Known {
            tokens: 1,
            common: false,
        });
    }
    let only_common = license == License::None && parts.uncommon == 0;
    if scene.is(at, Marks::DEFINITE) {
        let sure = license != License::None || parts.count > 1 || is_nisba(scene.text.folded(at));
        let sure = sure || scene.tagged(at, Tags::ORDINAL);
        let begun =
            parts.known > 0 || (license != License::None && is_nisba(scene.text.folded(at)));
        return (begun && sure && is_family(scene, at, parts, only_common)).then_some(Part::Family);
    }
    let allowed = match license {
        License::None => parts.uncommon > 0 && scene.is(at, Marks::UNKNOWN) && parts.unknown < 1,
        _ => parts.unknown < MAX_UNKNOWN,
    };
    let allowed = allowed && !parts.closed;
    // Behind a single person, a verb in the plural is a name that looks like one (`يعلون`).
    let plural = license != License::None
        && scene.is(at, Marks::PLURAL_VERB)
        && !scene.is(at, Marks::CLITIC);
    (allowed && (plural || is_plausible(scene, at))).then_some(Part::Unknown { tokens: 1 })
}

/// A surname that the gazetteer knows a person by (`توفيق الحكيم` with the weak `الحكيم`).
fn known_surname(scene: &Scene<'_>, token: usize) -> Option<Part> {
    let ordinary = Marks::CLOSED
        .with(Marks::VERB)
        .with(Marks::TITLE)
        .with(Marks::HEAD);
    if scene.is(token, ordinary) || !scene.is(token, Marks::DEFINITE) {
        return None;
    }
    let known = scene.longest_at(token, |found, fact| {
        fact.kind == EntryKind::Person && found.tokens.len() == 1 && found.proclitics.is_empty()
    });
    known.map(|_| Part::Known {
        tokens: 1,
        common: false,
    })
}

/// Whether a word may complete the title before it.
fn takes_complement(scene: &Scene<'_>, token: usize) -> bool {
    let bare = Marks::CLOSED.with(Marks::VERB).with(Marks::CLITIC);
    scene.goes_on(token) && scene.is(token, Marks::WORD) && !scene.is(token, bare)
}

/// A part that a particle begins: `بن سلمان`, `عبد الرحمن`, `أبو ياسر`, `فان دايك`.
fn particle_part(scene: &Scene<'_>, token: usize, first: bool) -> Option<Part> {
    let tag = |tags| scene.tagged(token, tags);
    if tag(Tags::KUNYA) && scene.goes_on(token + 1) && scene.name_word(token + 1).is_none() {
        // No verb follows أبو: what looks like one is a name (`أبو ياسر`).
        let next = token + 1;
        let noun = scene.is(next, Marks::WORD)
            && !scene.is(
                next,
                Marks::CLOSED
                    .with(Marks::TANWIN)
                    .with(Marks::TITLE)
                    .with(Marks::HEAD),
            )
            && !scene.tagged(next, Tags::NO_NAME.with(Tags::SERVANT));
        if noun && scene.text.folded(token) != "ام" && (first || !scene.is(token, Marks::CLOSED))
        {
            return Some(Part::Known {
                tokens: 2,
                common: false,
            });
        }
    }
    let fits = tag(Tags::SERVANT)
        || (tag(Tags::KUNYA) && (first || !scene.is(token, Marks::CLOSED)))
        || (!first && tag(Tags::CHILD.with(Tags::FOREIGN_PARTICLE)));
    if !fits {
        return None;
    }
    behind_particle(scene, token + 1)
}

fn behind_particle(scene: &Scene<'_>, token: usize) -> Option<Part> {
    if !scene.goes_on(token) || !scene.is(token, Marks::WORD) || scene.tagged(token, Tags::NO_NAME)
    {
        return None;
    }
    if scene.tagged(token, Tags::SERVANT) {
        let inner = behind_particle(scene, token + 1)?;
        return match inner {
            Part::Known { tokens, common } => Some(Part::Known {
                tokens: tokens + 1,
                common,
            }),
            other => Some(other),
        };
    }
    if scene.tagged(token, Tags::KUNYA)
        && scene.goes_on(token + 1)
        && scene.is(token + 1, Marks::WORD)
    {
        return (!scene.is(token + 1, Marks::CLOSED)).then_some(Part::Known {
            tokens: 3,
            common: false,
        });
    }
    let tokens = scene
        .name_word(token)
        .map_or(1, |name| usize::from(name.tokens))
        + 1;
    let closed = scene.is(token, Marks::CLOSED.with(Marks::TANWIN));
    let fits = !closed
        && (scene.name_word(token).is_some()
            || !scene.is(
                token,
                Marks::CLITIC
                    .with(Marks::VERB)
                    .with(Marks::TITLE)
                    .with(Marks::HEAD),
            ));
    fits.then_some(Part::Known {
        tokens,
        common: false,
    })
}

/// عبدالله, نورالدين: written as one word.
fn is_joined_name(folded: &str) -> bool {
    let long = folded.chars().count() >= 7;
    long && (folded.starts_with("عبدال") || folded.ends_with("الدين") && !folded.starts_with("ال"))
}

/// A definite word that ends a name: `الاصبحي` behind `عزالدين`.
fn is_family(scene: &Scene<'_>, at: usize, parts: Parts, only_common: bool) -> bool {
    if scene.tagged(at, Tags::ORDINAL) {
        return parts.count == 1 && !only_common && scene.is(at, Marks::DEFINITE);
    }
    if scene.is(at, NO_FAMILY) {
        return false;
    }
    let other = Tags::NO_NAME
        .with(Tags::OFFICE_ADJECTIVE)
        .with(Tags::BODY_ADJECTIVE);
    if scene.tagged(at, other) {
        return false;
    }
    let nisba = is_nisba(scene.text.folded(at));
    if scene.is(at, Marks::NATIONALITY) {
        return parts.count == 1 && nisba && !only_common;
    }
    if only_common || parts.closed {
        return nisba;
    }
    !scene.is(at, Marks::TITLE)
        && (nisba || scene.is(at, Marks::UNKNOWN))
        && !ends_like_noun(scene, at)
}

/// What a definite word must not be to be a family name that no list knows.
const NO_FAMILY: Marks = Marks::CLOSED
    .with(Marks::TANWIN)
    .with(Marks::VERB)
    .with(Marks::NOUN)
    .with(Marks::HEAD)
    .with(Marks::CLITIC);

fn is_nisba(folded: &str) -> bool {
    folded.starts_with("ال") && folded.ends_with('ي') && folded.chars().count() >= 5
}

/// Whether a place or organization that needs no evidence, or one of several words, begins here.
fn starts_other_name(scene: &Scene<'_>, token: usize) -> bool {
    let named = scene.longest_at(token, |found, fact| {
        let name = matches!(fact.kind, EntryKind::Place | EntryKind::Organization);
        name && !fact.head && !fact.needy && found.proclitics.is_empty()
    });
    named.is_some_and(|named| {
        scene.matches[named].tokens.len() > 1 || scene.name_word(token).is_none()
    })
}

/// Whether a word may be part of a name that no list knows.
pub(super) fn is_plausible(scene: &Scene<'_>, token: usize) -> bool {
    let other = Marks::CLOSED
        .with(Marks::VERB)
        .with(Marks::NOUN)
        .with(Marks::TANWIN)
        .with(Marks::CLITIC)
        .with(Marks::TITLE)
        .with(Marks::HEAD)
        .with(Marks::NATIONALITY)
        .with(Marks::NAMED);
    if !scene.is(token, Marks::WORD)
        || scene.is(token, other)
        || scene.tagged(token, Tags::NO_NAME.with(Tags::ORDINARY))
    {
        return false;
    }
    let folded = scene.text.folded(token);
    let letters = folded.chars().count();
    letters >= 2 && !ends_like_noun(scene, token) && !is_likely_conjunction(folded)
}

/// Endings that foreign and family names do not have.
fn ends_like_noun(scene: &Scene<'_>, token: usize) -> bool {
    let written = scene.text.written(token);
    let possessive = ["ته", "ها", "تهم", "هما"];
    let folded = scene.text.folded(token);
    if folded.chars().count() > 4
        && possessive.iter().any(|ending| folded.ends_with(ending))
        && !written.ends_with('ة')
    {
        return true;
    }
    written.ends_with('ة')
        || written.ends_with("اء")
        || written.ends_with("ات")
        || written.ends_with("اً")
}

/// Whether a first و is more likely "and" than part of a foreign name (`ويب`, `ويلسون`).
fn is_likely_conjunction(folded: &str) -> bool {
    let Some(rest) = folded.strip_prefix('و') else {
        return false;
    };
    rest.chars().count() >= 3 && !rest.starts_with(['ي', 'و', 'ر', 'ا'])
}
