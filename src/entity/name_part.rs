//! The parts of a personal name: given and family names, particles, and words that no list knows.

use super::name_shape::{is_article_by_chance, is_plausible};
use super::scene::{Begins, Marks, NameWord, Scene};
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

/// The parts of a name, counted.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Parts {
    pub(super) count: usize,
    /// Parts that the lists or their shape make sure.
    pub(super) known: usize,
    /// Known parts that are no ordinary words.
    pub(super) uncommon: usize,
    /// Known parts that the lexicon does not know as ordinary words.
    pub(super) plain: usize,
    pub(super) unknown: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a family name with the article was found, which only another one may follow.
    pub(super) closed: bool,
    /// Where the name ended before its first unknown part.
    pub(super) known_end: usize,
}

pub(super) enum Part {
    Known {
        tokens: usize,
        common: bool,
        ordinary: bool,
    },
    /// By its shape: a definite word behind a given name.
    Family,
    Unknown {
        tokens: usize,
    },
}

/// Where the name begins in the input, whether behind proclitics, and its first part.
pub(super) fn first_part(
    scene: &Scene<'_>,
    token: usize,
    license: License,
) -> Option<(usize, bool, Part)> {
    if license == License::None && !scene.may_begin_known_name(token) {
        return None;
    }
    if !scene.is(token, Marks::WORD) || starts_other_name(scene, token) {
        return None;
    }
    let start = scene.text.tokens()[token].span().start();
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
        // وعد at the start of a sentence is "and he counted".
        let verb = license == License::None
            && scene.is(token, Marks::CONJOINED_VERB)
            && scene.is(token, Marks::FIRST);
        if verb || scene.tagged(token, Tags::NO_NAME) {
            return None;
        }
        let child = scene.goes_on(token + 1) && scene.tagged(token + 1, Tags::CHILD);
        let fits = license != License::None || name.given || child;
        return fits.then(|| (start, false, known(name)));
    }
    if scene.is(token, Marks::JOINED_NAME) {
        return Some((
            start,
            false,
            Part::Known {
                tokens: 1,
                common: false,
                ordinary: false,
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
        .matches_of(token, Begins::ROLE)
        .any(|index| scene.begins_definite(index));
    if title {
        return None;
    }
    (name.given && !scene.is(token, Marks::CLOSED)).then(|| (found.span.start(), true, known(name)))
}

/// The next part of a name that has some parts.
pub(super) fn later_part(scene: &Scene<'_>, parts: Parts, license: License) -> Option<Part> {
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
            ordinary: true,
        });
    }
    if let Some(person) = known_surname(scene, at) {
        return Some(person);
    }
    if let Some(name) = scene.name_word(at) {
        let title = scene.is(at, Marks::TITLE.with(Marks::HEAD)) && takes_complement(scene, at + 1);
        // Behind a full name, what may be a verb is one before an object (`عاصم صالح ترك المدينة`).
        let acts = parts.known > 1
            && scene.is(at, Marks::VERB)
            && !scene.is(at, Marks::NOUN)
            && scene.goes_on(at + 1)
            && scene.is(at + 1, Marks::NOUN.with(Marks::CLOSED))
            && scene.name_word(at + 1).is_none();
        // رسول الله
        let of_god = scene.text.folded(at) == "رسول" && scene.is(at + 1, Marks::DEFINITE);
        let verb = name.common && (scene.tagged(at, Tags::SPEECH) || title || acts || of_god);
        let closed = scene.is(at, Marks::CLOSED) || scene.tagged(at, Tags::NO_NAME);
        // A common word and a people are a phrase: طالب تونسي.
        if scene.is(at, Marks::NATIONALITY) && parts.uncommon == 0 && license == License::None {
            return None;
        }
        let ordinary = parts.closed && name.common && !scene.is(at, Marks::NISBA);
        return (!verb && !closed && !ordinary).then(|| known(name));
    }
    if scene.is(at, Marks::JOINED_NAME) {
        return Some(Part::Known {
            tokens: 1,
            common: false,
            ordinary: false,
        });
    }
    if (parts.count, parts.uncommon) == (1, 1) && is_article_by_chance(scene, at) {
        return Some(Part::Unknown { tokens: 1 });
    }
    let only_common = license == License::None && parts.plain == 0;
    if scene.is(at, Marks::DEFINITE) {
        let sure = license != License::None || parts.count > 1 || scene.is(at, Marks::NISBA);
        let sure = sure || scene.tagged(at, Tags::ORDINAL);
        // A definite word that closes a phrase behind a sure name is its surname, whatever it may be
        // else; behind a verb and one name it is what was done (`افتتح سمير المعرض`).
        let object = parts.count == 1
            && scene
                .before(parts.start)
                .is_some_and(|before| scene.is(before, Marks::VERB));
        let last = parts.uncommon > 0
            && !object
            && scene.goes_on(at + 1)
            && matches!(
                scene.punctuation(at + 1),
                Some(Punctuation::Comma | Punctuation::Dash | Punctuation::OpenBracket)
            );
        let closed_off = Marks::CLOSED
            .with(Marks::TITLE)
            .with(Marks::HEAD)
            .with(Marks::ADJECTIVE)
            .with(Marks::NATIONALITY)
            .with(Marks::CLITIC);
        let tags = Tags::NO_NAME
            .with(Tags::OFFICE_ADJECTIVE)
            .with(Tags::BODY_ADJECTIVE);
        if last && !parts.closed && !scene.is(at, closed_off) && !scene.tagged(at, tags) {
            return Some(Part::Family);
        }
        let begun = parts.known > 0 || (license != License::None && scene.is(at, Marks::NISBA));
        return (begun && sure && is_family(scene, at, parts, only_common)).then_some(Part::Family);
    }
    // No indefinite adjective describes a name: behind جون, كندي is Kennedy before "a Canadian", but
    // where more is said of it (`تونسي الأصل`, `تونسي مولود`).
    let next = at + 1;
    let described = scene.goes_on(next)
        && match scene.text.folded(next) {
            "الاصل" | "الجنسيه" | "المولد" | "الهويه" => true,
            "انه" | "انها" => false,
            _ => {
                scene.is(next, Marks::WORD)
                    && !scene.is(next, Marks::CLOSED.with(Marks::VERB).with(Marks::DEFINITE))
            }
        };
    let people = scene.is(at, Marks::NATIONALITY)
        && !scene.is(at, Marks::CLITIC.with(Marks::CLOSED).with(Marks::VERB))
        && scene.text.folded(at).ends_with('ي')
        && (parts.count, parts.uncommon) == (1, 1)
        && !described;
    if people {
        return Some(Part::Unknown { tokens: 1 });
    }
    let allowed = match license {
        License::None => {
            (1..=2).contains(&parts.known)
                && parts.uncommon > 0
                && (scene.is(at, Marks::UNKNOWN) || is_rare_name(scene, at))
                && parts.unknown < 1
        }
        _ => parts.unknown < MAX_UNKNOWN,
    };
    // What ends in وا behind a name is a verb of several (`سيطروا`), though names end so, too.
    let several = parts.known > 0 && scene.text.written(at).ends_with("وا");
    let allowed = allowed && !parts.closed && !several;
    // Behind a single person, a verb in the plural is a name that looks like one (`يعلون`).
    let plural = license != License::None
        && scene.is(at, Marks::PLURAL_VERB)
        && !scene.is(at, Marks::CLITIC);
    (allowed && (plural || is_plausible(scene, at))).then_some(Part::Unknown { tokens: 1 })
}

pub(super) fn known(name: NameWord) -> Part {
    Part::Known {
        tokens: name.tokens.into(),
        common: name.common,
        ordinary: name.ordinary,
    }
}

/// A surname that the gazetteer knows a person by (`توفيق الحكيم` with the weak `الحكيم`).
pub(super) fn known_surname(scene: &Scene<'_>, token: usize) -> Option<Part> {
    let ordinary = Marks::CLOSED
        .with(Marks::VERB)
        .with(Marks::TITLE)
        .with(Marks::HEAD);
    if scene.is(token, ordinary) || !scene.is(token, Marks::DEFINITE) {
        return None;
    }
    let known = scene.longest_at(token, Begins::PERSON, |found| {
        found.tokens.len() == 1 && found.proclitics.is_empty()
    });
    known.map(|_| Part::Known {
        tokens: 1,
        common: false,
        ordinary: false,
    })
}

/// Whether a word may complete the title before it.
pub(super) fn takes_complement(scene: &Scene<'_>, token: usize) -> bool {
    let bare = Marks::CLOSED.with(Marks::VERB).with(Marks::CLITIC);
    scene.goes_on(token) && scene.is(token, Marks::WORD) && !scene.is(token, bare)
}

/// A part that a particle begins: `بن سلمان`, `عبد الرحمن`, `أبو ياسر`, `فان دايك`.
pub(super) fn particle_part(scene: &Scene<'_>, token: usize, first: bool) -> Option<Part> {
    let tag = |tags| scene.tagged(token, tags);
    if tag(Tags::KUNYA) && scene.text.written(token).starts_with('آ') {
        return None;
    }
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
                ordinary: false,
            });
        }
    }
    let fits = tag(Tags::SERVANT)
        || (tag(Tags::KUNYA) && (first || !scene.is(token, Marks::CLOSED)))
        || (!first && tag(Tags::CHILD.with(Tags::FOREIGN_PARTICLE)));
    if !fits {
        return None;
    }
    let foreign = tag(Tags::FOREIGN_PARTICLE);
    if foreign && scene.is(token + 1, Marks::DEFINITE) {
        return None;
    }
    // دو لا فيلا: an article behind the particle.
    let article = foreign
        && scene.goes_on(token + 1)
        && matches!(scene.text.folded(token + 1), "لا" | "لو" | "لوس" | "لاس");
    if article && scene.goes_on(token + 2) && is_plausible(scene, token + 2) {
        return Some(Part::Known {
            tokens: 3,
            common: false,
            ordinary: false,
        });
    }
    // ابن رجل is "the son of a man".
    if scene.text.folded(token) == "ابن"
        && scene.is(token + 1, Marks::ACTION)
        && !scene.is(token + 1, Marks::DEFINITE)
        && scene.name_word(token + 1).is_none()
        && !scene.tagged(token + 1, Tags::KUNYA.with(Tags::SERVANT))
    {
        return None;
    }
    // What looks like a verb behind بن or فان is a name.
    let verb = scene.is(token + 1, Marks::VERB)
        && scene.goes_on(token + 1)
        && !scene.tagged(token + 1, Tags::KUNYA.with(Tags::SERVANT));
    if verb
        && (foreign || tag(Tags::CHILD))
        && !scene.is(token + 1, Marks::CLOSED.with(Marks::CLITIC))
    {
        return Some(Part::Known {
            tokens: 2,
            common: false,
            ordinary: false,
        });
    }
    behind_particle(scene, token + 1)
}

pub(super) fn behind_particle(scene: &Scene<'_>, token: usize) -> Option<Part> {
    if !scene.goes_on(token) || !scene.is(token, Marks::WORD) || scene.tagged(token, Tags::NO_NAME)
    {
        return None;
    }
    if scene.tagged(token, Tags::SERVANT) {
        if scene.tagged(token + 1, Tags::SERVANT) {
            return None;
        }
        let inner = behind_particle(scene, token + 1)?;
        return match inner {
            Part::Known {
                tokens,
                common,
                ordinary,
            } => Some(Part::Known {
                tokens: tokens + 1,
                common,
                ordinary,
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
            ordinary: false,
        });
    }
    let tokens = scene
        .name_word(token)
        .map_or(1, |name| usize::from(name.tokens))
        + 1;
    // سالم بن عوض: behind بن a name may be spelled like a preposition.
    let of_father = scene.text.folded(token - 1) == "بن" && scene.name_word(token).is_some();
    let closed = scene.is(token, Marks::TANWIN) || (scene.is(token, Marks::CLOSED) && !of_father);
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
        ordinary: false,
    })
}

/// Whether a token is a family name with the article, and not the second half of عبد الله.
pub(super) fn is_article_word(scene: &Scene<'_>, token: usize) -> bool {
    let half = token > 0 && scene.tagged(token - 1, Tags::SERVANT);
    scene.is(token, Marks::DEFINITE) && !half && !scene.tagged(token, Tags::SECOND_HALF)
}

/// A definite word that ends a name: `الاصبحي` behind `عزالدين`.
pub(super) fn is_family(scene: &Scene<'_>, at: usize, parts: Parts, only_common: bool) -> bool {
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
    let nisba = scene.is(at, Marks::NISBA);
    if scene.is(at, Marks::NATIONALITY) {
        return parts.count == 1 && nisba && !only_common;
    }
    if only_common || parts.closed {
        return nisba;
    }
    let listed = parts.count == 1 && parts.uncommon == 1;
    !scene.is(at, Marks::TITLE)
        && (nisba || listed || scene.is(at, Marks::UNKNOWN))
        && !scene.is(at, Marks::ADJECTIVE)
        && !scene.is(at, Marks::NOUN_ENDING)
}

/// Whether a word is known as a name of few only, and as nothing else.
pub(super) fn is_rare_name(scene: &Scene<'_>, token: usize) -> bool {
    let mut names = scene
        .matches_at(token)
        .filter(|&index| scene.matches[index].proclitics.is_empty())
        .peekable();
    let long = scene.text.folded(token).chars().count() >= 4;
    long && names.peek().is_some()
        && names.all(|index| {
            let found = &scene.matches[index];
            found.is_rare() && matches!(found.kind(), EntryKind::Name | EntryKind::Place)
        })
}

/// What a definite word must not be to be a family name that no list knows.
pub(super) const NO_FAMILY: Marks = Marks::CLOSED
    .with(Marks::TANWIN)
    .with(Marks::VERB)
    .with(Marks::NOUN)
    .with(Marks::HEAD)
    .with(Marks::CLITIC);

/// Whether a place or organization that needs no evidence, or one of several words, begins here.
pub(super) fn starts_other_name(scene: &Scene<'_>, token: usize) -> bool {
    let names = Begins::PLACE.with(Begins::ORGANIZATION);
    let named = scene.longest_at(token, names, |found| {
        !found.is_needy() && found.proclitics.is_empty()
    });
    named.is_some_and(|named| {
        scene.matches[named].tokens.len() > 1 || scene.name_word(token).is_none()
    })
}

pub(super) const MAX_UNKNOWN: usize = 3;
