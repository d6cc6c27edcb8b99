//! Conjugation: the tables of persons and endings, applied to a verb's stems.

use super::form::{Gender, Number, Person, Shape, Tense, Voice};
use super::form::{Gender::*, Number::*, Person::*};
use super::spelling::Paradigm;
use super::verb::{ImperfectStems, ParticipleStem, PerfectStems, Verb};

/// Writes every form of a verb, the frequent ones first. `passive` says whether it has one.
///
/// The second person is there as far as it costs no words of its own, and as an imperative: news
/// rarely says "you", and every word that is entered takes time at the start.
pub(super) fn conjugate(verb: &Verb, passive: bool, forms: &mut Paradigm) {
    let (perfect, imperfect) = (verb.perfect(), verb.imperfect());
    if passive {
        let (done, doing) = (verb.perfect_passive(), verb.imperfect_passive());
        in_both_voices(perfect == done, forms, |passive, voice, forms| {
            write_perfect(if passive { &done } else { &perfect }, voice, forms);
        });
        in_both_voices(imperfect == doing, forms, |passive, voice, forms| {
            write_imperfect(if passive { &doing } else { &imperfect }, voice, forms);
        });
    } else {
        write_perfect(&perfect, Voice::Active, forms);
        write_imperfect(&imperfect, Voice::Active, forms);
    }
    write_imperative(verb, forms);

    let active = verb.active_participle();
    let done = if passive {
        verb.passive_participles()
    } else {
        Vec::new()
    };
    let alike = active.as_ref().is_some_and(|active| done.contains(active));
    if let Some(active) = &active {
        write_participle(
            active,
            if alike { Voice::Either } else { Voice::Active },
            forms,
        );
    }
    if !alike {
        let middle = forms.len();
        for stem in &done {
            write_participle(stem, Voice::Passive, forms);
        }
        forms.merge(middle, either);
    }
}

/// Writes a table for both voices; forms that are spelled alike become one.
fn in_both_voices(alike: bool, forms: &mut Paradigm, write: impl Fn(bool, Voice, &mut Paradigm)) {
    if alike {
        return write(false, Voice::Either, forms);
    }
    write(false, Voice::Active, forms);
    let middle = forms.len();
    write(true, Voice::Passive, forms);
    forms.merge(middle, either);
}

/// The shape of a spelling that is both active and passive; `None` for different shapes.
fn either(active: Shape, passive: Shape) -> Option<Shape> {
    (with_voice(active, Voice::Either) == with_voice(passive, Voice::Either))
        .then(|| with_voice(active, Voice::Either))
}

fn with_voice(shape: Shape, voice: Voice) -> Shape {
    match shape {
        Shape::Verb {
            tense,
            person,
            number,
            gender,
            bound,
            ..
        } => Shape::Verb {
            tense,
            voice,
            person,
            number,
            gender,
            bound,
        },
        Shape::Participle {
            number,
            gender,
            accusative,
            construct,
            bound,
            ..
        } => Shape::Participle {
            voice,
            number,
            gender,
            accusative,
            construct,
            bound,
        },
        Shape::Noun { .. } => shape,
    }
}

/// One row of a table of endings.
type Ending = (Person, Number, Gender, &'static str);

/// The perfect's endings that begin with a consonant.
const CLOSED: &[Ending] = &[
    (First, Plural, Masculine, "نا"),
    (First, Singular, Masculine, "ت"),
    (Third, Plural, Feminine, "ن"),
    (Second, Singular, Masculine, "ت"),
];

fn write_perfect(stems: &PerfectStems, voice: Voice, forms: &mut Paradigm) {
    let shape = |person, number, gender| Shape::Verb {
        tense: Tense::Perfect,
        voice,
        person,
        number,
        gender,
        bound: false,
    };
    forms.push(&[&stems.full], shape(Third, Singular, Masculine));
    forms.attach("", &stems.open, "ت", shape(Third, Singular, Feminine));
    forms.attach("", &stems.plural, "وا", shape(Third, Plural, Masculine));
    forms.attach("", &stems.dual, "ا", shape(Third, Dual, Masculine));
    forms.attach("", &stems.open, "تا", shape(Third, Dual, Feminine));
    for &(person, number, gender, ending) in CLOSED {
        forms.attach(
            "",
            &stems.closed,
            contracted(&stems.closed, ending),
            shape(person, number, gender),
        );
    }
    let bound = |number| Shape::Verb {
        tense: Tense::Perfect,
        voice,
        person: Third,
        number,
        gender: Masculine,
        bound: true,
    };
    forms.attach("", &stems.plural, "و", bound(Plural));
    if let Some(stem) = &stems.bound {
        forms.push(&[stem], bound(Singular));
    }
}

/// An ending that begins with the letter that the stem ends with gives it up: أعلن+نا is أعلنا.
fn contracted<'a>(stem: &str, ending: &'a str) -> &'a str {
    match (stem.chars().next_back(), ending.chars().next()) {
        (Some(last), Some(first)) if last == first => &ending[first.len_utf8()..],
        _ => ending,
    }
}

/// The imperfect's persons without an ending, by their prefixes.
const SINGULAR: &[Ending] = &[
    (Third, Singular, Masculine, "ي"),
    (Third, Singular, Feminine, "ت"),
    (First, Plural, Masculine, "ن"),
    (First, Singular, Masculine, "أ"),
    (Second, Singular, Masculine, "ت"),
];

/// The persons of the dual, by their prefixes.
const DUAL: &[(Gender, &str)] = &[(Masculine, "ي"), (Feminine, "ت")];

fn write_imperfect(stems: &ImperfectStems, voice: Voice, forms: &mut Paradigm) {
    let shape = |tense, person, number, gender, bound| Shape::Verb {
        tense,
        voice,
        person,
        number,
        gender,
        bound,
    };
    for &(person, number, gender, prefix) in SINGULAR {
        forms.push(
            &[prefix, &stems.full],
            shape(Tense::Imperfect, person, number, gender, false),
        );
        if stems.short != stems.full {
            forms.push(
                &[prefix, &stems.short],
                shape(Tense::Jussive, person, number, gender, false),
            );
        }
        if let Some(bound) = &stems.bound {
            forms.push(
                &[prefix, bound],
                shape(Tense::Imperfect, person, number, gender, true),
            );
        }
    }
    forms.attach(
        "ي",
        &stems.plural,
        "ون",
        shape(Tense::Imperfect, Third, Plural, Masculine, false),
    );
    forms.attach(
        "ي",
        &stems.plural,
        "وا",
        shape(Tense::Jussive, Third, Plural, Masculine, false),
    );
    forms.attach(
        "ي",
        &stems.plural,
        "و",
        shape(Tense::Jussive, Third, Plural, Masculine, true),
    );
    for &(gender, prefix) in DUAL {
        forms.attach(
            prefix,
            &stems.dual,
            "ان",
            shape(Tense::Imperfect, Third, Dual, gender, false),
        );
        forms.attach(
            prefix,
            &stems.dual,
            "ا",
            shape(Tense::Jussive, Third, Dual, gender, false),
        );
    }
    let ending = contracted(&stems.closed, "ن");
    forms.attach(
        "ي",
        &stems.closed,
        ending,
        shape(Tense::Imperfect, Third, Plural, Feminine, false),
    );
}

fn write_imperative(verb: &Verb, forms: &mut Paradigm) {
    let (prefix, stem) = verb.imperative();
    // A stem of one letter (عِ from وعى) is no word of the news.
    if stem.chars().count() + prefix.chars().count() < 2 {
        return;
    }
    let (voice, person, number, gender) = (Voice::Active, Second, Singular, Masculine);
    let tense = Tense::Imperative;
    forms.push(
        &[prefix, &stem],
        Shape::Verb {
            tense,
            voice,
            person,
            number,
            gender,
            bound: false,
        },
    );
}

fn write_participle(stem: &ParticipleStem, voice: Voice, forms: &mut Paradigm) {
    let mut add = |stem: &str, ending: &str, number, gender, (accusative, construct, bound)| {
        forms.attach(
            "",
            stem,
            ending,
            Shape::Participle {
                voice,
                number,
                gender,
                accusative,
                construct,
                bound,
            },
        );
    };
    // Before which ending which stem stands: alone, before ا, before ة, in the plural.
    let (alone, accusative, feminine, plural) = match stem {
        ParticipleStem::Sound(stem) => (stem.clone(), stem.clone(), stem.clone(), stem),
        ParticipleStem::Defective(trunk) => (
            format!("{trunk}ي"),
            format!("{trunk}ي"),
            format!("{trunk}ي"),
            trunk,
        ),
        ParticipleStem::Shortened(trunk) => (
            format!("{trunk}ى"),
            format!("{trunk}ي"),
            format!("{trunk}ا"),
            trunk,
        ),
    };
    add(&alone, "", Singular, Masculine, (false, false, false));
    if !matches!(stem, ParticipleStem::Shortened(_)) {
        add(&accusative, "ا", Singular, Masculine, (true, false, false));
    }
    if let ParticipleStem::Defective(trunk) = stem {
        add(trunk, "", Singular, Masculine, (false, false, false));
    }
    add(&feminine, "ة", Singular, Feminine, (false, false, false));
    add(&feminine, "ت", Singular, Feminine, (false, false, true));
    add(plural, "ون", Plural, Masculine, (false, false, false));
    add(plural, "ين", Plural, Masculine, (true, false, false));
    add(plural, "و", Plural, Masculine, (false, true, false));
    add(plural, "ي", Plural, Masculine, (true, true, false));
    // معطاة has its plural from معطي-.
    add(&accusative, "ات", Plural, Feminine, (false, false, false));
    add(&accusative, "ان", Dual, Masculine, (false, false, false));
    if !matches!(stem, ParticipleStem::Sound(_)) {
        add(&accusative, "ين", Dual, Masculine, (true, false, false));
    }
    add(&feminine, "تان", Dual, Feminine, (false, false, false));
    add(&feminine, "تين", Dual, Feminine, (true, false, false));
}
