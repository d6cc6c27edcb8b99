//! Whether a word that could be verb or noun is a verb here, and which form of which verb.

use super::cell::{Cell, Class, Context, counts, is_noun_first};
use super::stem::Stem;
use super::word::ends_as_men;
use crate::entity::EntityKind;
use crate::lexicon::{
    FormShapes, Gender, Number, Person, Shape, Tense, Voice, WordClasses, WordForm,
};
use crate::text::{AnalyzedText, Enclitic, Proclitics, Reading, Readings, WordId};

/// What a reading may be as a finite verb, by itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Candidate {
    pub(super) form: WordForm,
    /// Whether a noun of the same verb with a pronoun is spelled so.
    own_noun: bool,
    /// Whether it may be a noun or adjective.
    noun: bool,
}

impl Candidate {
    /// Whether it is a verb where it stands.
    pub(super) fn stands(
        self,
        context: &Context<'_, '_>,
        token: usize,
        reading: &Reading,
        before: &[Cell],
    ) -> bool {
        if !reading.proclitics.has_conjunction() && follows_preposition(context, token, before) {
            return false;
        }
        // ترشحه is "his candidacy": verbs of this form take no object, and their nouns are spelled so.
        if self.own_noun && !resumes(context, before.last(), reading) {
            return false;
        }
        !self.noun || verbal_company(context, token, reading, before, self.form)
    }
}

/// The finite verb form that a reading is where it is a verb. `shortening` tells that لم stands before it.
pub(super) fn candidate(
    context: &Context<'_, '_>,
    reading: &Reading,
    shortening: bool,
) -> Option<Candidate> {
    let (word, written) = verbal_stem(context, reading)?;
    if !context.lexicon.form_shapes(word).contains(FormShapes::VERB) {
        return None;
    }
    let forms = context.lexicon.forms(word);
    let fits = |form: &&WordForm| fits(form, reading, written, shortening);
    // The third person first: أوضح is "he explained" before it is "I explain".
    let third = |form: &&WordForm| {
        matches!(
            form.shape,
            Shape::Verb {
                person: Person::Third,
                ..
            }
        )
    };
    let candidates = || forms.iter().filter(fits);
    let form = *candidates()
        .filter(third)
        .find(|form| spelled_like(form, written))
        .or_else(|| candidates().find(third))
        .or_else(|| candidates().next())?;
    // أحد is "one of" before it is "I sharpen".
    let quantity = context
        .lexicon
        .classes(reading.bare)
        .contains(WordClasses::QUANTIFIER);
    if quantity && !third(&&form) {
        return None;
    }
    // ووصل is و and "he arrived" before it is the passive of واصل.
    if reading.proclitics.is_empty()
        && written.starts_with("وو")
        && matches!(
            form.shape,
            Shape::Verb {
                voice: Voice::Passive,
                ..
            }
        )
    {
        return None;
    }
    let is_noun = |form: &WordForm| matches!(form.shape, Shape::Noun { .. });
    Some(Candidate {
        form,
        own_noun: reading.enclitic.is_some()
            && written.starts_with('ت')
            && forms.iter().any(|f| f.lemma == form.lemma && is_noun(f)),
        noun: forms.iter().any(is_noun)
            || context
                .lexicon
                .classes(word)
                .intersects(WordClasses::NOUN | WordClasses::ADJECTIVE),
    })
}

/// Whether a word may be a finite verb in some sentence.
pub(super) fn may_be_finite(context: &Context<'_, '_>, readings: Readings<'_>) -> bool {
    for reading in readings.iter() {
        let verb = verbal_stem(context, &reading).is_some_and(|(word, written)| {
            let mut forms = context.lexicon.forms(word).iter();
            context.lexicon.form_shapes(word).contains(FormShapes::VERB)
                && forms.any(|form| fits(form, &reading, written, true))
        });
        if verb {
            return true;
        }
        if is_noun_first(context, &reading) {
            return false;
        }
    }
    false
}

/// The stem that a reading has where it is a verb, and how it is written; `None` where what stands before it makes it
/// none.
fn verbal_stem<'t>(context: &Context<'_, 't>, reading: &Reading) -> Option<(WordId, &'t str)> {
    let proclitics = reading.proclitics;
    if proclitics.contains(Proclitics::BA) || proclitics.contains(Proclitics::KA) {
        return None;
    }
    let written = reading.span().slice(context.text.text());
    if !reading.article {
        return Some((reading.bare, written));
    }
    // التقى, التزم: what looks like an article is part of the verb.
    let part = written.starts_with(['أ', 'إ', 'آ'])
        || context.lexicon.form_shapes(reading.bare).is_empty();
    part.then_some((reading.stem, written))
}

/// Whether a verb form can be what a reading is, by its letters and clitics.
fn fits(form: &WordForm, reading: &Reading, written: &str, shortening: bool) -> bool {
    let perfect = matches!(form.shape, Shape::Verb { tense, .. } if tense == Tense::Perfect);
    // رؤى is visions: the perfect روى has no such letter.
    admissible(form, reading, shortening) && !(perfect && written.contains('ؤ'))
}

/// Whether a preposition governs the word: what looks like a finite verb there is a noun (`إلى تنوع`,
/// `عن توجهها`). من may be "who".
fn follows_preposition(context: &Context<'_, '_>, token: usize, before: &[Cell]) -> bool {
    let governs = before
        .last()
        .is_some_and(|cell| cell.class == Class::Preposition);
    governs
        && matches!(
            context.text.folded(token - 1),
            "في" | "الي" | "عن" | "علي" | "مع" | "بين"
        )
}

/// Whether a word shortens the imperfect behind it: لم, and not لا (`لا يقلّ` is no form of "to say").
pub(crate) fn shortens(text: &AnalyzedText<'_>, token: usize) -> bool {
    matches!(
        text.folded(token),
        "لم" | "ولم" | "فلم" | "الم" | "لما" | "ولما"
    )
}

/// Whether a verb form can stand with these proclitics and this enclitic. `shortening` tells that a
/// negation stands before it.
pub(crate) fn admissible(form: &WordForm, reading: &Reading, shortening: bool) -> bool {
    let Shape::Verb {
        tense,
        bound,
        person,
        number,
        ..
    } = form.shape
    else {
        return false;
    };
    let imperfect = tense != Tense::Perfect && tense != Tense::Imperative;
    let third = person == Person::Third;
    // لم يقل: the short form needs what shortens it; نقل is no "we say" without it.
    let shortened =
        tense == Tense::Jussive && (number == Number::Singular || person == Person::First);
    (reading.enclitic.is_some() || !bound)
        && tense != Tense::Imperative
        && (third || reading.enclitic.is_none())
        && (third || !reading.proclitics.contains(Proclitics::LA))
        && (!shortened || shortening)
        && (imperfect || !reading.proclitics.contains(Proclitics::LA))
        && (imperfect || !reading.proclitics.contains(Proclitics::SA))
}

/// Whether the last letter speaks for a form: تلقى with ى is "he received", with ي "she throws".
pub(crate) fn spelled_like(form: &WordForm, written: &str) -> bool {
    match form.shape {
        Shape::Verb { tense, .. } if written.ends_with('ى') => tense == Tense::Perfect,
        Shape::Verb { tense, .. } if written.ends_with('ي') => tense != Tense::Perfect,
        _ => true,
    }
}

/// Whether a word that could be noun or verb (`قتل`, `قصف`, `بحث`) is a verb by what stands around.
fn verbal_company(
    context: &Context<'_, '_>,
    token: usize,
    reading: &Reading,
    before: &[Cell],
    form: WordForm,
) -> bool {
    let Shape::Verb { tense, voice, .. } = form.shape else {
        return false;
    };
    if tense != Tense::Perfect && !reading.proclitics.contains(Proclitics::LA) {
        return true;
    }
    if !reading.proclitics.has_conjunction()
        && !resumes(context, before.last(), reading)
        && verb_before(before)
    {
        return false;
    }
    if voice == Voice::Passive && reading.proclitics.is_empty() && reading.enclitic.is_none() {
        return true;
    }
    if is_listed(context, reading, before) || shares_victims(context, token, reading, before) {
        return false;
    }
    let previous = before.last();
    let linked = reading.proclitics.has_conjunction();
    let previous_allows = match previous.map(|p| p.class) {
        None => true,
        Some(Class::Preposition) => false,
        // A verb does not follow a bare أن in the perfect, but it follows أنه.
        Some(Class::Complementizer) => {
            previous.is_some_and(|p| p.reading.is_some_and(|r| r.enclitic.is_some()))
        }
        Some(Class::Noun) => {
            linked
                || resumes(context, previous, reading)
                || previous.is_some_and(|p| closed_noun(context, p))
                || preceding_definite(before)
        }
        Some(Class::Inside) => linked || preceding_definite(before),
        Some(Class::Verb) => linked,
        Some(_) => true,
    };
    previous_allows && following_allows(context, token)
}

/// `حواسيبه وهاتفه`: behind و and a noun with the same pronoun, what may be a noun is one.
fn is_listed(context: &Context<'_, '_>, reading: &Reading, before: &[Cell]) -> bool {
    let Some(enclitic) = reading
        .enclitic
        .filter(|_| reading.proclitics.has_conjunction())
    else {
        return false;
    };
    before.last().is_some_and(|cell| {
        let owned = |other: Reading| {
            other.enclitic == Some(enclitic)
                && context
                    .lexicon
                    .classes(other.bare)
                    .contains(WordClasses::NOUN)
        };
        cell.class == Class::Noun && cell.reading.is_some_and(owned)
    })
}

/// Nouns that never stand without those whom they befall, folded.
const BEFALLING: [&str; 5] = ["مقتل", "مصرع", "استشهاد", "اغتيال", "اختطاف"];

/// `مقتل وجرح عشرة جنود`: behind a noun that still waits for its victims, what may be a noun shares them.
fn shares_victims(
    context: &Context<'_, '_>,
    token: usize,
    reading: &Reading,
    before: &[Cell],
) -> bool {
    reading.proclitics.has_conjunction()
        && reading.enclitic.is_none()
        && before.last().is_some_and(|cell| {
            cell.class == Class::Noun && cell.reading.is_some_and(|r| r.enclitic.is_none())
        })
        && token > 0
        && BEFALLING.contains(&(context.text.folded(token - 1)).trim_start_matches(['و', 'ب']))
}

/// How far back a verb is looked for.
const REACH: usize = 16;

/// Whether a finite verb stands before, in the same clause: Arabic joins a second one by و or أن, so
/// a word that could be noun or verb is the noun that the first verb lacks (`أدان الوزير قصف …`,
/// `جرى خلال اللقاء بحث …`).
fn verb_before(before: &[Cell]) -> bool {
    for cell in before.iter().rev().take(REACH) {
        match cell.class {
            Class::Verb => return true,
            Class::Inside | Class::Preposition | Class::Time | Class::Particle | Class::Noun => {}
            _ => return false,
        }
        if cell.conjunction && cell.class == Class::Noun {
            return false;
        }
    }
    false
}

/// `هجوم شنه`: the pronoun takes up the indefinite event before it, so the word is a verb.
fn resumes(context: &Context<'_, '_>, previous: Option<&Cell>, reading: &Reading) -> bool {
    let (Some(enclitic), Some(noun)) = (reading.enclitic, previous.and_then(|p| p.reading)) else {
        return false;
    };
    if noun.article || noun.enclitic.is_some() {
        return false;
    }
    context
        .lexicon
        .forms(noun.bare)
        .iter()
        .any(|form| match form.shape {
            Shape::Noun { number, gender, .. } => {
                let feminine = gender == Gender::Feminine || number == Number::Plural;
                !context.frames.of_lemma(form.lemma).is_empty()
                    && match enclitic {
                        Enclitic::Him => !feminine,
                        Enclitic::Her => feminine,
                        Enclitic::Both => number == Number::Dual,
                        _ => false,
                    }
            }
            _ => false,
        })
}

/// Whether the noun phrase before the token is definite, so that it cannot be in construct with it.
fn preceding_definite(before: &[Cell]) -> bool {
    before
        .iter()
        .rev()
        .find(|c| c.class != Class::Inside)
        .is_some_and(|c| c.definite || c.class == Class::Time)
}

/// A noun whose ending shuts it off from a complement: an accusative in ا, a sound plural in ن.
fn closed_noun(context: &Context<'_, '_>, cell: &Cell) -> bool {
    // جندي فرنسي قتل: an adjective is in construct with nothing.
    let nationality = cell
        .mention()
        .is_some_and(|m| context.mentions[m].kind == EntityKind::Nationality);
    cell.definite
        || nationality
        || cell.stem.contains(Stem::ACCUSATIVE)
        || cell.reading.is_some_and(|r| r.enclitic.is_some())
}

/// Whether the next word can follow a verb: an indefinite adjective or a preposition right behind
/// makes the word a noun (`قصف مدفعي`, `قصف إسرائيلي`).
fn following_allows(context: &Context<'_, '_>, token: usize) -> bool {
    let text = context.text;
    let next = token + 1;
    let Some(token_after) = text.tokens().get(next).filter(|t| !t.line_before) else {
        return true;
    };
    if !token_after.is_word() {
        return true;
    }
    let Some(reading) = text.best(next) else {
        return true;
    };
    if reading.article || !reading.proclitics.is_empty() {
        return true;
    }
    let nationality = || {
        context
            .mentions
            .binary_search_by_key(&next, |m| m.tokens.start)
            .is_ok_and(|i| context.mentions[i].kind == EntityKind::Nationality)
    };
    let classes = context.lexicon.classes(reading.bare);
    let adjective =
        classes.contains(WordClasses::ADJECTIVE) && !classes.contains(WordClasses::HUMAN);
    // A plural in ون or ين does not describe a singular noun: فتح مجهولون النار.
    ends_as_men(text.folded(next))
        || !(adjective || nationality())
        || (context.numbers.read(text, next)).is_some_and(|number| counts(text, &number))
}
