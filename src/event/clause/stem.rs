//! [`Stem`]: what the lexicon's forms of a noun tell of it inside of a phrase, and which lists those of a verb or
//! participle are on, as bits.

use super::cell::Context;
use super::word::{ends_as_men, ends_feminine, ends_in_nun};
use crate::lexicon::{FormShapes, Gender, Number, Shape, WordForm};
use crate::text::Reading;

/// What the forms of a word tell of it as it is read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Stem(u16);

impl Stem {
    pub(super) const NONE: Self = Self(0);
    /// The lexicon has forms of it.
    pub(super) const KNOWN: Self = Self(1);
    /// One of them is a noun's.
    pub(super) const NOUN: Self = Self(2);
    /// One of them is a participle's.
    pub(super) const PARTICIPLE: Self = Self(4);
    /// It is a noun that frames name.
    pub(super) const TRIGGER: Self = Self(8);
    /// It is two of something, if no number stands before it.
    pub(super) const DUAL: Self = Self(16);
    /// It is several of something.
    pub(super) const PLURAL: Self = Self(32);
    /// It ends in ة or ات.
    pub(super) const FEMININE: Self = Self(64);
    /// It is an accusative in ا of one thing.
    pub(super) const ALIF_ACCUSATIVE: Self = Self(128);
    /// It may be an accusative by its spelling.
    pub(super) const ACCUSATIVE: Self = Self(256);
    /// It is a participle that may stand as a circumstance: an accusative or a feminine.
    pub(super) const CIRCUMSTANCE: Self = Self(512);
    /// Its ending shuts it off from a complement: accusative ا, plural and dual in ن, a pronoun.
    pub(super) const SHUT: Self = Self(1024);
    /// It is the plural in ون or ين of an adjective or participle: `مجهولون`.
    pub(super) const MEN: Self = Self(2048);
    /// Frames name a verb or noun that it may be a form of.
    pub(crate) const FRAME: Self = Self(4096);
    /// It may be a form of a light verb, which carries a noun.
    pub(crate) const LIGHT: Self = Self(8192);
    /// It may be a form of a verb that controls who does what a noun tells of.
    pub(crate) const CONTROL: Self = Self(16384);
    /// It is spelled as an accusative, in construct with nothing.
    pub(super) const ONLY_ACCUSATIVE: Self = Self(32768);

    #[inline]
    pub(crate) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn set(&mut self, bits: Self, on: bool) {
        if on {
            self.0 |= bits.0;
        }
    }

    /// What a reading that is a finite verb tells.
    pub(super) fn of_verb(context: &Context<'_, '_>, reading: &Reading) -> Self {
        let mut stem = Self::NONE;
        // التقى: what looks like an article may be part of the verb.
        let word = match reading.article {
            true => reading.stem,
            false => reading.bare,
        };
        let mut forms = context.lexicon.forms(word).iter();
        let on_frames = |form: &WordForm| !context.frames.of_lemma(form.lemma).is_empty();
        stem.set(Self::FRAME, forms.any(on_frames));
        for form in context.lexicon.forms(reading.bare) {
            for light in context.frames.light(form.lemma) {
                let controls = light.pattern.controls();
                stem.set(Self::CONTROL, controls);
                stem.set(Self::LIGHT, !controls);
            }
        }
        stem
    }

    /// What a reading of a token tells that is no finite verb. Nothing that stands around the word goes into it.
    pub(super) fn of(context: &Context<'_, '_>, token: usize, reading: &Reading) -> Self {
        let folded = context.text.folded(token);
        let forms = context.lexicon.forms(reading.bare);
        let shapes = context.lexicon.form_shapes(reading.bare);
        let ending = |form: &WordForm| has_ending(context, form, reading);
        let keeps_nun = ends_in_nun(folded);
        let mut stem = Self::of_verb(context, reading);
        stem.set(Self::KNOWN, !shapes.is_empty());
        stem.set(Self::NOUN, shapes.contains(FormShapes::NOUN));
        stem.set(Self::PARTICIPLE, shapes.contains(FormShapes::PARTICIPLE));
        stem.set(Self::FEMININE, ends_feminine(folded));
        stem.set(Self::SHUT, reading.enclitic.is_some());
        stem.set(Self::MEN, is_of_men(context, folded, reading));
        if shapes.are_verbs() {
            return stem;
        }
        for form in forms {
            // المحامي is one lawyer, الانتحاري who does it: no construct form has the article.
            let stands = !(reading.article && form.shape.is_construct());
            match form.shape {
                Shape::Noun {
                    number,
                    accusative,
                    construct,
                    ..
                } => {
                    let frames = context.frames.of_lemma(form.lemma);
                    stem.set(Self::TRIGGER, !frames.is_empty());
                    let dual = number == Number::Dual && !construct;
                    stem.set(Self::DUAL, stands && dual);
                    stem.set(Self::PLURAL, stands && number == Number::Plural);
                    stem.set(Self::ACCUSATIVE, accusative);
                    let of_one = accusative && number == Number::Singular;
                    stem.set(Self::ALIF_ACCUSATIVE, of_one && folded.ends_with('ا'));
                    let several = number != Number::Singular && keeps_nun;
                    let shut = !construct && (accusative || (several && ending(form)));
                    stem.set(Self::SHUT, shut);
                }
                Shape::Participle {
                    number,
                    gender,
                    accusative,
                    construct,
                    ..
                } => {
                    stem.set(Self::PLURAL, stands && number == Number::Plural);
                    stem.set(Self::ACCUSATIVE, accusative);
                    let feminine = gender == Gender::Feminine;
                    stem.set(Self::CIRCUMSTANCE, accusative || feminine);
                    let several = number != Number::Singular && keeps_nun;
                    let shut = !construct && (accusative || (several && ending(form)));
                    stem.set(Self::SHUT, shut);
                }
                Shape::Verb { .. } => {}
            }
        }
        let mut cases = forms.iter().filter_map(|form| match form.shape {
            Shape::Noun {
                accusative,
                construct,
                ..
            }
            | Shape::Participle {
                accusative,
                construct,
                ..
            } => Some(accusative && !construct),
            Shape::Verb { .. } => None,
        });
        let only_accusative = cases.next() == Some(true) && cases.all(|accusative| accusative);
        stem.set(Self::ONLY_ACCUSATIVE, only_accusative);
        stem
    }
}

/// Whether a word is the plural in ون or ين of an adjective or participle.
fn is_of_men(context: &Context<'_, '_>, folded: &str, reading: &Reading) -> bool {
    let forms = context.lexicon.forms(reading.bare);
    let ending = folded.ends_with("ون") || (ends_as_men(folded) && !forms.is_empty());
    ending
        && folded.chars().count() >= 5
        && forms.iter().all(|form| match form.shape {
            Shape::Noun { number, .. } | Shape::Participle { number, .. } => {
                number != Number::Singular && has_ending(context, form, reading)
            }
            Shape::Verb { .. } => true,
        })
}

/// Whether ون or ان is an ending: مسلحون, not شؤون.
fn has_ending(context: &Context<'_, '_>, form: &WordForm, reading: &Reading) -> bool {
    let stem = reading.span().slice(context.text.text());
    let stem = match reading.article {
        true => stem.strip_prefix("ال").unwrap_or(stem),
        false => stem,
    };
    context.lexicon.has_ending(form, stem)
}
