//! Nouns and adjectives: from singular and plurals to every written form.

use super::class::WordClasses;
use super::form::{Gender, Number, Shape};
use super::spelling::{Paradigm, folded};

/// A noun or adjective by what a dictionary lists.
///
/// ```
/// use khabar::lexicon::{NounParts, WordClasses};
///
/// let noun = NounParts { classes: WordClasses::HUMAN, ..NounParts::new("جندي", &["جنود"]) };
/// assert_eq!(noun.plurals, ["جنود"]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NounParts<'a> {
    /// The singular: `هجوم`, `هجمة`, `أمني`.
    pub singular: &'a str,
    /// The plurals, whole: `هجمات`, `مسلحون`, `جنود`.
    pub plurals: &'a [&'a str],
    /// The feminine singular, where the word has one: `أمنية`, `متظاهرة`, `كبرى`.
    pub feminine: Option<&'a str>,
    /// Its classes. NOUN is meant where neither NOUN nor ADJECTIVE is given.
    pub classes: WordClasses,
}

impl<'a> NounParts<'a> {
    /// A noun of no further class, without a feminine.
    #[must_use]
    pub const fn new(singular: &'a str, plurals: &'a [&'a str]) -> Self {
        Self {
            singular,
            plurals,
            feminine: None,
            classes: WordClasses::NONE,
        }
    }
}

/// Writes every form of a noun, the frequent ones first.
pub(super) fn decline(noun: &NounParts<'_>, forms: &mut Paradigm) {
    write_singular(noun.singular, forms);
    for plural in noun.plurals {
        write_plural(noun.singular, plural, forms);
    }
    write_dual(noun.singular, forms);
    if let Some(feminine) = noun.feminine {
        write_singular(feminine, forms);
        if let Some(trunk) = feminine.strip_suffix('ة') {
            let plural = format!("{trunk}ات");
            forms.push(&[&plural], shape(Number::Plural, Gender::Feminine, FREE));
        }
        write_dual(feminine, forms);
    }
}

/// Accusative, construct, bound.
type Case = (bool, bool, bool);
const FREE: Case = (false, false, false);
const ACCUSATIVE: Case = (true, false, false);
const CONSTRUCT: Case = (false, true, false);
const ACCUSATIVE_CONSTRUCT: Case = (true, true, false);
const BOUND: Case = (false, false, true);

const fn shape(number: Number, gender: Gender, (accusative, construct, bound): Case) -> Shape {
    Shape::Noun {
        number,
        gender,
        accusative,
        construct,
        bound,
    }
}

fn write_singular(word: &str, forms: &mut Paradigm) {
    let gender = gender_of(word);
    forms.push(&[word], shape(Number::Singular, gender, FREE));
    if takes_alef(word) {
        forms.attach("", word, "ا", shape(Number::Singular, gender, ACCUSATIVE));
    }
    write_bound(word, Number::Singular, gender, forms);
}

/// What stands before an enclitic and is spelled differently alone: هجمت(هم), قتلا(هم), لقاؤ(ه).
fn write_bound(word: &str, number: Number, gender: Gender, forms: &mut Paradigm) {
    let mut add =
        |trunk: &str, ending: &str| forms.push(&[trunk, ending], shape(number, gender, BOUND));
    match split_last(word) {
        (trunk, 'ة') => add(trunk, "ت"),
        (trunk, 'ى') => add(trunk, "ا"),
        (trunk, 'ء' | 'أ') => {
            add(trunk, "ؤ");
            add(trunk, "ئ");
        }
        _ => {}
    }
}

fn write_plural(singular: &str, plural: &str, forms: &mut Paradigm) {
    if let Some(stem) = plural
        .strip_suffix("ون")
        .filter(|stem| is_stem_of(stem, singular))
    {
        let mut add = |ending: &str, case| {
            forms.attach(
                "",
                stem,
                ending,
                shape(Number::Plural, Gender::Masculine, case),
            )
        };
        add("ون", FREE);
        add("ين", ACCUSATIVE);
        add("و", CONSTRUCT);
        add("ي", ACCUSATIVE_CONSTRUCT);
        return;
    }
    let feminine = plural.ends_with("ات");
    let gender = if feminine {
        Gender::Feminine
    } else {
        gender_of(plural)
    };
    forms.push(&[plural], shape(Number::Plural, gender, FREE));
    if !feminine && takes_alef(plural) && !is_diptote(plural) {
        forms.attach("", plural, "ا", shape(Number::Plural, gender, ACCUSATIVE));
    }
    write_bound(plural, Number::Plural, gender, forms);
}

/// Whether the sound plural's stem is the singular, which may lose ي (محام is محامي with the
/// article) or ى. سجون is no sound plural of سجن.
fn is_stem_of(stem: &str, singular: &str) -> bool {
    let alone = singular.strip_suffix(['ي', 'ى', 'ة']).unwrap_or(singular);
    let stem = folded(stem);
    stem == folded(singular) || stem == folded(alone)
}

fn write_dual(singular: &str, forms: &mut Paradigm) {
    // The ending ة opens to ت, ى to ي; what ends in ا or a long plural has no dual.
    let (stem, gender) = match split_last(singular) {
        (trunk, 'ة') => (format!("{trunk}ت"), Gender::Feminine),
        (trunk, 'ى') => (format!("{trunk}ي"), Gender::Masculine),
        (_, 'ا') => return,
        _ if singular.ends_with("ات") && singular.chars().count() > 4 => return,
        _ => (singular.to_owned(), Gender::Masculine),
    };
    let mut add =
        |ending: &str, case| forms.attach("", &stem, ending, shape(Number::Dual, gender, case));
    add("ان", FREE);
    add("ين", ACCUSATIVE);
    add("ا", CONSTRUCT);
    add("ي", ACCUSATIVE_CONSTRUCT);
}

/// Whether the indefinite accusative is written with ا.
fn takes_alef(word: &str) -> bool {
    !matches!(split_last(word).1, 'ة' | 'ى' | 'ا' | 'أ') && !word.ends_with("اء")
}

/// Plurals on the pattern of مساجد and مشاريع have no tanwin, so no ا.
fn is_diptote(plural: &str) -> bool {
    let letters: Vec<char> = plural.chars().collect();
    let long_a = letters.get(2) == Some(&'ا')
        || letters.first() == Some(&'أ') && letters.get(1) == Some(&'و');
    match letters.len() {
        5 => long_a,
        6 => long_a && letters[4] == 'ي',
        _ => false,
    }
}

fn gender_of(word: &str) -> Gender {
    if word.ends_with('ة') {
        Gender::Feminine
    } else {
        Gender::Masculine
    }
}

fn split_last(word: &str) -> (&str, char) {
    match word.char_indices().next_back() {
        Some((at, last)) => (&word[..at], last),
        None => (word, ' '),
    }
}
