//! Closed-class words: what a reading is to its sentence where it is a preposition, particle or the like.

use super::cell::{Cell, Class, Context, blank};
use super::preposition::Following;
use crate::entity::EntityKind;
use crate::lexicon::{Person, Shape, WordClasses};
use crate::text::{Enclitic, Proclitics, Reading};

/// Whether a reading may be a closed-class word. Most words are none.
pub(super) fn may_be_function_word(
    context: &Context<'_, '_>,
    token: usize,
    reading: &Reading,
) -> bool {
    candidate(context, token, reading).is_some()
}

/// What decides which closed-class word a word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DecidedBy {
    /// Nothing around it.
    Itself,
    /// The next word, where it [may be the second](may_be_second) of an expression.
    Next,
    /// More than that.
    Surroundings,
}

impl DecidedBy {
    /// What decides of a token.
    pub(super) fn of(context: &Context<'_, '_>, token: usize) -> Self {
        let folded = context.text.folded(token);
        let mut readings = context.text.readings(token).iter();
        if may_express(folded) || may_hasten(folded) || folded == "ما" {
            Self::Surroundings
        } else if opens_subordinator(folded)
            || readings.any(|reading| context.prepositions.may_be_compound(reading.stem))
        {
            Self::Next
        } else {
            Self::Itself
        }
    }
}

/// Whether a token may be the second word of a compound preposition or subordinator, by itself.
pub(super) fn may_be_second(context: &Context<'_, '_>, token: usize) -> bool {
    let (text, prepositions) = (context.text, context.prepositions);
    closes_subordinator(text.folded(token))
        || prepositions.may_go_on(text.word(token))
        || text.readings(token).iter().any(|reading| {
            let proclitic = prepositions.of_proclitics(reading.proclitics);
            prepositions.may_go_on(reading.stem)
                || proclitic.is_some_and(|p| prepositions.may_go_on(p.canonical))
        })
}

/// The classes of a reading that may be a closed-class word.
fn candidate(context: &Context<'_, '_>, token: usize, reading: &Reading) -> Option<WordClasses> {
    let text = context.text;
    if reading.proclitics.contains(Proclitics::SA) {
        return None;
    }
    // الذي and its kin begin with what only looks like an article.
    let word = if reading.article {
        reading.stem
    } else {
        reading.bare
    };
    let classes = match reading.enclitic {
        None => {
            let written = reading.span().slice(text.text());
            context.lexicon.classes_written(word, written)
        }
        // Before a pronoun على is written علي: the letter tells nothing there.
        Some(_) => context.lexicon.classes(word),
    };
    let may_be = classes.intersects(function_classes())
        || context.prepositions.may_begin(reading.stem)
        || bound_pronoun(text.folded(token)).is_some();
    if !may_be || is_noun_before(context, token, reading) {
        return None;
    }
    // هوى, كلمه: pronouns, negations and interrogatives take no pronouns.
    let bare = WordClasses::PRONOUN | WordClasses::NEGATION | WordClasses::INTERROGATIVE;
    let takes = WordClasses::PREPOSITION | WordClasses::COMPLEMENTIZER | WordClasses::SUBORDINATOR;
    if reading.enclitic.is_some() && classes.intersects(bare) && !classes.intersects(takes) {
        return None;
    }
    Some(classes)
}

/// Whether the whole word is a noun or adjective that is likelier than a reading as a closed-class word with clitics:
/// ولاية is a state before it is و, ل and أية, فوري is immediate before it is "after me".
fn is_noun_before(context: &Context<'_, '_>, token: usize, reading: &Reading) -> bool {
    let proclitics = reading.proclitics;
    let classes = context.lexicon.classes(reading.bare);
    // وكيلا is a deputy before it is "and lest".
    let subordinator = !reading.is_whole()
        && classes.contains(WordClasses::SUBORDINATOR)
        && !classes.contains(WordClasses::COMPLEMENTIZER);
    let likelier = (proclitics.has_conjunction() && proclitics.has_preposition())
        || proclitics.contains(Proclitics::KA)
        || reading.enclitic == Some(Enclitic::Me)
        || subordinator;
    let whole = |whole: Reading| {
        let nouns = WordClasses::NOUN | WordClasses::ADJECTIVE | WordClasses::PARTICIPLE;
        whole.is_whole() && context.lexicon.classes(whole.bare).intersects(nouns)
    };
    likelier && context.text.readings(token).iter().any(whole)
}

/// في حين: a subordinator of two words.
fn opens_subordinator(folded: &str) -> bool {
    folded.trim_start_matches('و') == "في"
}

/// The second word of such a subordinator.
fn closes_subordinator(folded: &str) -> bool {
    matches!(folded, "حين" | "وقت")
}

/// A closed-class word, where this reading makes it one. `joined` tells that the next word may be the second one of it.
pub(super) fn function_word(
    context: &Context<'_, '_>,
    token: usize,
    reading: &Reading,
    joined: bool,
) -> Option<Cell> {
    let text = context.text;
    let classes = candidate(context, token, reading)?;
    let written = reading.span().slice(text.text());
    let conjunction = reading.proclitics.has_conjunction();
    let base = Cell {
        reading: Some(*reading),
        conjunction,
        classes,
        ..blank(Class::Particle)
    };
    let glued = reading.proclitics.has_preposition();
    // أمني is "of security" before it is an أم with a pronoun; لكنه has one.
    let takes_pronouns = reading.enclitic.is_none() || written.contains("لكن");

    if joined
        && !glued
        && opens_subordinator(text.folded(token))
        && text.tokens().get(token + 1).is_some()
        && closes_subordinator(text.folded(token + 1))
    {
        return Some(Cell {
            class: Class::Subordinator,
            ..base
        });
    }
    if is_of_adverb(context, token) {
        return Some(base);
    }
    let in_side = glued
        && !reading.article
        && reading.proclitics.contains(Proclitics::BA)
        && classes.contains(WordClasses::DIRECTION);
    if !glued || in_side {
        let goes_on = joined
            && context.prepositions.may_be_compound(reading.stem)
            && (text.tokens().get(token + 1)).is_some_and(|next| !next.line_before);
        let following = |n: usize| {
            let mut words = Following::new();
            let at = token + n;
            if (text.tokens().get(at)).is_some_and(|next| !next.line_before) {
                words.push(text.word(at));
                for r in text.readings(at).iter() {
                    let preposition = context.prepositions.of_proclitics(r.proclitics);
                    let glued = preposition.filter(|_| !r.proclitics.has_conjunction());
                    words.extend(glued.map(|preposition| preposition.canonical));
                    words.extend(r.is_whole().then_some(r.stem));
                }
            }
            words
        };
        if in_side {
            let side = context
                .prepositions
                .in_side(reading.stem, goes_on, following);
            return side.map(|side| Cell {
                class: Class::Preposition,
                preposition: Some(side),
                ..base
            });
        }
        let is_preposition = classes.contains(WordClasses::PREPOSITION)
            || context.lexicon.classes(reading.bare).is_empty()
            || context.lexicon.forms(reading.bare).is_empty()
            || classes.contains(WordClasses::DIRECTION);
        if let Some(preposition) = context.prepositions.find(reading.stem, goes_on, following) {
            let compound = preposition.is_compound();
            let contrasting = !classes.contains(WordClasses::PREPOSITION)
                && context
                    .lexicon
                    .classes(reading.bare)
                    .contains(WordClasses::PREPOSITION);
            if (is_preposition || compound) && !contrasting && !expresses(context, token) {
                // A preposition with a pronoun (إليه, منهم) governs nothing that follows.
                if reading.enclitic.is_some() && !compound {
                    return Some(Cell {
                        preposition: Some(preposition),
                        ..base
                    });
                }
                return Some(Cell {
                    class: Class::Preposition,
                    preposition: Some(preposition),
                    ..base
                });
            }
        }
    }
    let class = if !glued && is_bound_preposition(text.folded(token)) {
        Class::Particle
    } else if classes.contains(WordClasses::COMPLEMENTIZER) {
        Class::Complementizer
    } else if classes.contains(WordClasses::COPULA) && !glued && is_copula(context, reading) {
        Class::Copula
    } else if classes.contains(WordClasses::RELATIVE) {
        Class::Relative
    } else if classes.contains(WordClasses::SUBORDINATOR) {
        Class::Subordinator
    } else if classes.contains(WordClasses::NEGATION) {
        Class::Negation
    } else if classes.contains(WordClasses::CONJUNCTION) && !glued && takes_pronouns {
        Class::Conjunction
    } else if classes.contains(WordClasses::PRONOUN) && !glued {
        Class::Pronoun
    } else if classes.intersects(WordClasses::PARTICLE | WordClasses::INTERROGATIVE)
        || (classes.contains(WordClasses::ADVERB)
            && !classes.contains(WordClasses::NOUN)
            && !hastens(context, token))
    {
        Class::Particle
    } else {
        return None;
    };
    let preposition = context.prepositions.of_proclitics(reading.proclitics);
    Some(Cell {
        class,
        preposition,
        ..base
    })
}

/// Whether `بسرعة` is the haste of an action that somebody asks for (`طالب بسرعة القبض على الجناة`).
fn hastens(context: &Context<'_, '_>, token: usize) -> bool {
    let text = context.text;
    let next = || {
        text.best(token + 1)
            .filter(|_| token + 1 < text.tokens().len())
    };
    may_hasten(text.folded(token))
        && next().is_some_and(|r| {
            let classes = context.lexicon.classes(r.bare);
            r.proclitics.is_empty() && (r.article || classes.contains(WordClasses::MASDAR))
        })
}

fn may_hasten(folded: &str) -> bool {
    folded.trim_start_matches(['و', 'ف']) == "بسرعه"
}

/// Classes of which a word has one where it is a closed-class word.
fn function_classes() -> WordClasses {
    WordClasses::COMPLEMENTIZER
        | WordClasses::COPULA
        | WordClasses::RELATIVE
        | WordClasses::SUBORDINATOR
        | WordClasses::NEGATION
        | WordClasses::CONJUNCTION
        | WordClasses::PRONOUN
        | WordClasses::PARTICLE
        | WordClasses::INTERROGATIVE
        | WordClasses::ADVERB
        | WordClasses::DIRECTION
        | WordClasses::PREPOSITION
}

/// ب and ل with a pronoun, which govern nothing that follows (`أفاد به مصدر`).
fn is_bound_preposition(folded: &str) -> bool {
    bound_pronoun(folded).is_some()
}

/// The preposition's letter and the pronoun of `بها`, `لهم`.
pub(super) fn bound_pronoun(folded: &str) -> Option<(char, Enclitic)> {
    if folded.len() > "وبهما".len() {
        return None;
    }
    let word = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    let letter = word.chars().next().filter(|&l| l == 'ب' || l == 'ل')?;
    let pronoun = match word.strip_prefix(letter)? {
        "ه" => Enclitic::Him,
        "ها" => Enclitic::Her,
        "هم" | "هن" => Enclitic::Them,
        "هما" => Enclitic::Both,
        "نا" => Enclitic::Us,
        // ولي is a guardian, فلك an orbit.
        "ي" if letter == 'ل' && word == folded => Enclitic::Me,
        "ك" if letter == 'ل' && word == folded => Enclitic::You,
        _ => return None,
    };
    Some((letter, pronoun))
}

/// Whether ما only belongs to the adverb before it: `كثيرا ما`, `سرعان ما`.
fn is_of_adverb(context: &Context<'_, '_>, token: usize) -> bool {
    let adverb = token > 0
        && !context.text.tokens()[token].line_before
        && context.text.folded(token) == "ما";
    adverb
        && matches!(
            context
                .text
                .folded(token - 1)
                .trim_start_matches(['و', 'ف']),
            "كثيرا"
                | "غالبا"
                | "عاده"
                | "دايما"
                | "نادرا"
                | "سرعان"
                | "احيانا"
                | "قليلا"
        )
}

/// Whether a word may be عبر, "he expressed".
fn may_express(folded: &str) -> bool {
    folded.trim_start_matches(['و', 'ف']) == "عبر"
}

/// Whether عبر is "he expressed": written with its shadda or behind قد, or where a clause begins or somebody stands
/// right behind, and what is expressed follows with عن.
fn expresses(context: &Context<'_, '_>, token: usize) -> bool {
    const REACH: usize = 10;
    let text = context.text;
    if !may_express(text.folded(token)) {
        return false;
    }
    let tokens = text.tokens();
    let before = token.checked_sub(1).filter(|_| !tokens[token].line_before);
    let begins = text.folded(token) != "عبر"
        || before.is_none_or(|before| {
            !tokens[before].is_word() || matches!(text.folded(before), "قد" | "وقد" | "كما")
        });
    let somebody = || {
        let mentions = context.mentions;
        mentions
            .binary_search_by_key(&(token + 1), |m| m.tokens.start)
            .is_ok_and(|m| matches!(mentions[m].kind, EntityKind::Role | EntityKind::Person))
    };
    let ahead = token + 1..tokens.len().min(token + REACH);
    let about = ahead
        .take_while(|&at| tokens[at].is_word() && !tokens[at].line_before)
        .any(|at| text.folded(at) == "عن");
    text.written(token).contains('\u{651}') || (about && (begins || somebody()))
}

/// Whether no other verb is spelled so: أكد is "he confirmed" before it is "I almost".
fn is_copula(context: &Context<'_, '_>, reading: &Reading) -> bool {
    reading.enclitic.is_none()
        && context.lexicon.forms(reading.bare).iter().all(|form| {
            !matches!(
                form.shape,
                Shape::Verb {
                    person: Person::Third,
                    ..
                }
            ) || context
                .lexicon
                .lemma(form.lemma)
                .classes
                .contains(WordClasses::COPULA)
        })
}
