//! Persons: names of the gazetteer, and names that are composed of given names, family names,
//! particles and, where a title licenses it, words that no list knows.

use super::chart::{Candidate, Chart};
use super::kind::EntityKind;
use super::name_part::{
    License, Part, Parts, first_part, is_article_word, known_surname, later_part,
};
use super::scene::{Begins, Marks, Scene};
use super::words::Tags;
use crate::text::Punctuation;

/// Whether a person's name may begin at a token that a complete office stands before.
pub(super) fn may_begin(chart: &Chart<'_, '_>, token: usize) -> bool {
    let scene = chart.scene;
    scene.goes_on(token)
        && (chart.plain(EntityKind::Person, token).is_some()
            || compose(scene, token, License::Title).is_some_and(|name| name.tokens.len() > 1))
}

/// Adds the persons that begin at a token where [one may](Scene::may_begin_person).
pub(super) fn persons_at(chart: &mut Chart<'_, '_>, token: usize) {
    let scene = chart.scene;
    for index in scene.matches_of(token, Begins::PERSON) {
        if !modifies_noun(scene, index) {
            let candidate = from_gazetteer(scene, index);
            chart.add(candidate);
        }
    }
    let known = scene.may_begin_known_name(token);
    let composed = known
        .then(|| compose(scene, token, License::None))
        .flatten();
    let introduced = introduced(chart, token);
    if composed.is_none() && introduced.is_none() {
        return;
    }
    let longer = |other: &Candidate| {
        composed
            .as_ref()
            .is_none_or(|own| own.tokens.len() < other.tokens.len())
    };
    // عودة سمير الجبوري: the noun before a full name is none of it.
    let noun = composed.as_ref().is_some_and(|own| {
        let inner = chart.plain(EntityKind::Person, token + 1);
        let full =
            inner.is_some_and(|inner| inner.tokens.len() > 1 && inner.tokens.end == own.tokens.end);
        // وناشد سمير الجبوري: where a sentence begins with و, a verb comes before somebody's name.
        // الوقت الذي أدى ياسر الجبوري: so it does behind a relative pronoun.
        let verb = scene.is(token, Marks::FIRST) && scene.is(token, Marks::CONJOINED_VERB)
            || is_behind_relative(scene, token) && scene.is(token, Marks::VERB);
        (scene.is(token, Marks::ACTION) && (full || is_followed_by_holder(scene, token, own)))
            || (verb && full)
    });
    if noun {
        return;
    }
    if let Some(introduced) = introduced.filter(longer) {
        chart.add(introduced);
    } else if let Some(composed) = composed {
        chart.add(composed);
    }
}

/// Whether a relative pronoun stands right before a token.
fn is_behind_relative(scene: &Scene<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).map(|at| scene.text.folded(at));
    before.is_some_and(|word| {
        let word = word.trim_start_matches(['و', 'ف', 'ب', 'ك']);
        matches!(word, "الذي" | "التي" | "الذين" | "للذي" | "للتي")
    })
}

/// Whether a surname that is an adjective of relation by its form modifies the definite noun before it:
/// `المرجع الحسني`, `التمرد الحوثي`.
fn modifies_noun(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let token = found.tokens.start as usize;
    if found.tokens.len() > 1 || !scene.matches[index].is_weak() || !scene.goes_on(token) {
        return false;
    }
    let before = token - 1;
    let noun = scene.is(before, Marks::WORD)
        && scene.is(before, Marks::DEFINITE)
        && !scene.is(before, Marks::TITLE.with(Marks::VERB).with(Marks::CLOSED))
        && scene.name_word(before).is_none();
    found.proclitics.is_empty() && scene.is(token, Marks::DEFINITE) && noun
}

/// A name of at least two words that no list needs to know, by the verb before it and the office
/// or speech behind it (`وقال دونفر كرنبس، وزير النفط`), or by the nationality that stands for a
/// noun before it (`فاز بها السويسري دونفر كرنبس`).
fn introduced(chart: &Chart<'_, '_>, token: usize) -> Option<Candidate> {
    let scene = chart.scene;
    if !scene.goes_on(token) || !scene.is(token, Marks::WORD) || scene.is(token, Marks::DEFINITE) {
        return None;
    }
    let before = token - 1;
    let verb = scene.is(before, Marks::VERB);
    let people = stands_for_person(scene, before);
    if (!verb && !people) || scene.is(token, Marks::TITLE.with(Marks::HEAD)) {
        return None;
    }
    // كاتبنا الكبير: a noun with a pronoun begins no name.
    let possessed = scene
        .text
        .best(token)
        .is_some_and(|best| best.is_known() && best.enclitic.is_some());
    if possessed {
        return None;
    }
    let mut name = compose(scene, token, License::Title).filter(|name| name.tokens.len() > 1)?;
    let end = name.tokens.end;
    if people {
        name.rule = Some("person/nationality");
        return Some(name);
    }
    let comma = usize::from(scene.punctuation(end) == Some(Punctuation::Comma));
    // Behind a verb of speech, a surname makes sure the word before it (`وأضاف شفانير البارزاني`).
    let surname =
        scene.tagged(before, Tags::SPEECH) || scene.clitic_tagged(before, Tags::SPEECH).is_some();
    let surname = surname
        && scene.is(token, Marks::UNKNOWN)
        && (token + 1..end).any(|at| {
            known_surname(scene, at).is_some()
                || scene
                    .name_word(at)
                    .is_some_and(|name| name.family && !name.common)
        });
    if surname {
        name.rule = Some("person/before-surname");
        return Some(name);
    }
    let office = scene.goes_on(end + comma)
        && chart.role(end + comma).is_some_and(|role| {
            scene.matches[role.found].proclitics.is_empty() && role.stands_alone
        });
    if !office {
        return None;
    }
    name.rule = Some("person/before-office");
    Some(name)
}

/// Whether a token is a definite nationality that modifies no noun before it.
pub(super) fn stands_for_person(scene: &Scene<'_>, token: usize) -> bool {
    if !scene.is(token, Marks::DEFINITE) || !scene.begins(token, Begins::NATIONALITY) {
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

/// Whether an ordinary noun of an action is in construct with the one name behind it (`فوز صالح`),
/// rather than a name before a surname (`وقالت نجاح صالح`).
fn is_followed_by_holder(scene: &Scene<'_>, token: usize, own: &Candidate) -> bool {
    let first = scene.name_word(token).is_some_and(|name| name.common)
        || scene
            .clitic_name_word(token)
            .is_some_and(|(name, _)| name.common);
    let spoken = scene
        .before(token)
        .is_some_and(|before| scene.is(before, Marks::VERB) || scene.tagged(before, Tags::SPEECH));
    let single = own.tokens.len() <= 3
        && scene.name_word(token + 1).is_some_and(|name| !name.common)
        || scene.tagged(token + 1, Tags::SERVANT);
    first && single && !spoken
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
        let attribute = known.tokens.len() == 1 && is_attribute(chart.scene, token);
        direct && !known.clitic && !attribute
    });
    let longer = |known: &Candidate| {
        composed
            .as_ref()
            .is_none_or(|c| c.tokens.end <= known.tokens.end)
    };
    match known {
        Some(known) if longer(&known) => {
            let mut licensed = known.clone();
            if !licensed.needy {
                return chart.best_id(EntityKind::Person, token);
            }
            licensed.needy = false;
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
    // مساعد before بن is a name.
    let title = scene.longest_at(tokens.start, Begins::ROLE, |title| {
        let end = title.tokens.end as usize;
        title.tokens.end < found.tokens.end && !scene.tagged(end, Tags::CHILD)
    });
    if let Some(title) = title {
        tokens.start = scene.matches[title].tokens.end as usize;
        span = scene.text.span_of(tokens.clone());
    }
    let cue = scene.matches[index].is_needy()
        && scene
            .before(tokens.start)
            .is_some_and(|before| scene.tagged(before, Tags::PERSON_CUE));
    let needy = scene.matches[index].is_needy() && !cue;
    Candidate {
        span,
        kind: EntityKind::Person,
        found: Some(index),
        rule: None,
        needy,
        clitic: title.is_none() && !found.proclitics.is_empty(),
        country: None,
        tokens,
    }
}

/// How many parts a name may have, and how many of them may be unknown.
const MAX_PARTS: usize = 6;

fn compose(scene: &Scene<'_>, token: usize, license: License) -> Option<Candidate> {
    let (start, clitic, first) = first_part(scene, token, license)?;
    let mut parts = Parts {
        start: token,
        end: token,
        ..Parts::default()
    };
    let mut next = Some(first);
    while let Some(part) = next {
        add_part(&mut parts, &part);
        parts.closed |= parts.count > 1 && is_article_word(scene, parts.end - 1);
        next = None;
        if parts.count < MAX_PARTS
            && scene.goes_on(parts.end)
            && !between_known_persons(scene, token, parts.end)
        {
            next = later_part(scene, parts, license);
        }
    }
    if parts.unknown > 0 && ends_known_person(scene, token, parts) {
        return None;
    }
    let rule = accept(scene, token, parts, license)?;
    Some(Candidate {
        tokens: token..parts.end,
        span: scene.span_from(start, token..parts.end),
        kind: EntityKind::Person,
        found: None,
        rule: Some(rule),
        needy: false,
        clitic,
        country: None,
    })
}

fn add_part(parts: &mut Parts, part: &Part) {
    parts.count += 1;
    match *part {
        Part::Known {
            tokens,
            common,
            ordinary,
        } => {
            parts.known += 1;
            parts.uncommon += usize::from(!common);
            parts.plain += usize::from(!ordinary);
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

/// Whether one known person's full name ends where another's begins: `هاتف فلان الفلاني علان
/// العلاني` tells of two.
fn between_known_persons(scene: &Scene<'_>, token: usize, end: usize) -> bool {
    let full_name = |at: usize| {
        let known = scene.longest_at(at, Begins::PERSON, |found| !found.is_needy())?;
        let end = scene.matches[known].tokens.end as usize;
        (end > at + 1).then_some(end)
    };
    full_name(token) == Some(end) && full_name(end).is_some()
}

/// Whether the gazetteer knows a person here whose name ends where the unknown words begin.
fn ends_known_person(scene: &Scene<'_>, token: usize, parts: Parts) -> bool {
    let known = scene.longest_at(token, Begins::PERSON, |found| !found.is_needy());
    known.is_some_and(|known| {
        let end = scene.matches[known].tokens.end as usize;
        end > token + 1 && end >= parts.known_end && end < parts.end
    })
}

fn accept(scene: &Scene<'_>, token: usize, parts: Parts, license: License) -> Option<&'static str> {
    let kunya =
        scene.tagged(token, Tags::KUNYA) || scene.clitic_tagged(token, Tags::KUNYA).is_some();
    match license {
        License::None if kunya && parts.count >= 2 => Some("person/kunya"),
        License::None if parts.unknown > 0 && scene.is(token, Marks::VERB) => None,
        License::None if parts.count >= 2 && parts.plain > 0 => match parts.unknown {
            0 if parts.uncommon == 0 => {
                is_shown_person(scene, token, parts).then_some("person/common-words")
            }
            0 => Some("person/name-words"),
            _ => Some("person/given-name"),
        },
        License::None => None,
        License::Title if parts.count == 1 && scene.text.folded(token) == "علي" => None,
        License::Title if parts.count == 1 && parts.uncommon == 0 && heads_noun(scene, token) => {
            None
        }
        License::Title if parts.count == 1 && is_attribute(scene, token) => None,
        License::Title if parts.known > 0 => Some("person/title"),
        License::Title if parts.unknown > 1 => Some("person/title"),
        License::Title => is_lone_surname(scene, token, parts).then_some("person/title"),
        License::Apposition
            if parts.count >= 2 && (parts.known > 0 || closes_apposition(scene, parts)) =>
        {
            Some("person/apposition")
        }
        License::Apposition => None,
    }
}

/// Whether what stands around a name of ordinary words shows a person: a verb or a people before it,
/// a comma, a dash, a bracket or an office behind it.
fn is_shown_person(scene: &Scene<'_>, token: usize, parts: Parts) -> bool {
    let end = parts.end;
    if scene.tagged(end - 1, Tags::SECOND_HALF) {
        return false;
    }
    let before = scene.before(token).is_some_and(|before| {
        scene.is(before, Marks::VERB.with(Marks::TITLE)) || stands_for_person(scene, before)
    });
    let mark = matches!(
        scene.punctuation(end),
        Some(Punctuation::Comma | Punctuation::Dash | Punctuation::OpenBracket)
    );
    let behind = scene.goes_on(end) && (mark || scene.is(end, Marks::TITLE));
    before || behind
}

/// Whether a definite word behind a definite title is its adjective rather than a surname:
/// `المسؤول الكبير`, and every one behind الفريق, which is a team without a name.
fn is_attribute(scene: &Scene<'_>, token: usize) -> bool {
    let before = token.saturating_sub(1);
    if !scene.goes_on(token)
        || !scene.is(token, Marks::DEFINITE)
        || !scene.is(before, Marks::DEFINITE)
    {
        return false;
    }
    // Rare titles and those behind و leave no mark.
    let mut titles = scene.matches_of(before, Begins::ROLE).peekable();
    if titles.peek().is_none() {
        // مدير التخطيط العمراني: an adjective of relation behind what the office is for describes that.
        let noun = Marks::NOUN.with(Marks::ACTION);
        let other = Marks::TITLE.with(Marks::CLOSED).with(Marks::NATIONALITY);
        return scene.is(token, Marks::NISBA)
            && scene.is(before, noun)
            && !scene.is(before, other)
            && scene.name_word(before).is_none();
    }
    let rare = titles.any(|index| scene.matches[index].is_rare());
    let common = scene.name_word(token).is_none_or(|name| name.common);
    rare || (common && !scene.is(token, Marks::NISBA))
        || scene.is(token, Marks::ADJECTIVE)
        || scene.tagged(token, Tags::OFFICE_ADJECTIVE)
}

/// Whether an ordinary noun that is also a name has a complement here: `نجاح مشروع` behind a title.
fn heads_noun(scene: &Scene<'_>, token: usize) -> bool {
    let next = token + 1;
    scene.is(token, Marks::NOUN)
        && scene.goes_on(next)
        && scene.is(next, Marks::NOUN)
        && !scene.is(next, Marks::CLOSED.with(Marks::VERB).with(Marks::CLITIC))
}

/// Whether one unknown word behind a title looks like a foreign surname and like nothing else.
fn is_lone_surname(scene: &Scene<'_>, token: usize, parts: Parts) -> bool {
    parts.end == token + 1 && (scene.is(token, Marks::FOREIGN) || is_named_by_address(scene, token))
}

/// Whether one unknown word stands between `السيد` or a rank and what says that the phrase is over, so that it can be
/// nothing but a name: `قال السيد فرمانا: «…»`. An adjective would have the article.
fn is_named_by_address(scene: &Scene<'_>, token: usize) -> bool {
    let Some(before) = scene.before(token) else {
        return false;
    };
    let folded = scene.text.folded(token);
    let plural = ["ات", "ين", "ون"];
    let next = token + 1;
    let over = !scene.goes_on(next)
        || matches!(
            scene.punctuation(next),
            Some(
                Punctuation::Colon
                    | Punctuation::Comma
                    | Punctuation::Period
                    | Punctuation::OpenQuote
                    | Punctuation::StraightQuote
            )
        )
        || scene.tagged(next, Tags::SPEECH)
        || matches!(
            scene.text.folded(next),
            "ان" | "انه"
                | "انها"
                | "بان"
                | "الي"
                | "عن"
                | "في"
                | "من"
                | "علي"
                | "قايلا"
                | "قايله"
        );
    scene.is(before, Marks::TITLE)
        && scene.is(before, Marks::DEFINITE)
        && scene.is(token, Marks::UNKNOWN)
        && !scene.is(token, Marks::CLITIC)
        && folded.chars().count() >= 3
        && over
        && (folded.chars().count() == 3 || !plural.iter().any(|ending| folded.ends_with(ending)))
}

/// Whether a comma, a dash or a bracket closes the apposition behind a name.
fn closes_apposition(scene: &Scene<'_>, parts: Parts) -> bool {
    parts.end >= scene.len()
        || scene.is(parts.end, Marks::FIRST)
        || scene.punctuation(parts.end).is_some()
}
