//! Offices that stand where a person would: what somebody is made or chosen for.

use crate::entity::EntityKind;
use crate::event::clause::cell::Class;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::Sentence;
use crate::event::frame::Frame;
use crate::lexicon::WordClasses;

/// How somebody comes to an office.
const MAKING: [&str; 3] = ["appointed", "elected", "nominated"];

/// Offices that somebody is chosen for, folded.
const OFFICES: [&str; 16] = [
    "رييس",
    "رييسه",
    "روساء",
    "وزير",
    "وزراء",
    "مدير",
    "نايب",
    "امين",
    "سفير",
    "قايد",
    "محافظ",
    "مدرب",
    "وكيل",
    "مستشار",
    "عميد",
    "خليفه",
];

/// Whether a phrase in the place of who comes to an office is the office: `عين وزيرا`, `انتخاب رئيس جديد`.
pub(super) fn is_position(
    sentence: &Sentence<'_, '_>,
    trigger: usize,
    frame: &Frame,
    chunk: usize,
) -> bool {
    let making = (frame.manner.as_deref()).is_some_and(|manner| MAKING.contains(&manner));
    let Some(phrase) = sentence.chunks[chunk].phrase.as_ref().filter(|_| making) else {
        return false;
    };
    match sentence.chunks[trigger].class {
        Class::Verb => {
            !sentence.cells[phrase.head]
                .classes
                .contains(WordClasses::QUANTIFIER)
                && sentence.is_indefinite_accusative(chunk)
                && (sentence.context.text.written(phrase.head)).ends_with(['ا', '\u{64B}'])
        }
        Class::Noun => is_vacant(sentence, phrase),
        _ => false,
    }
}

/// Whether a phrase is an office for whoever will hold it: without the article, a number or a name.
fn is_vacant(sentence: &Sentence<'_, '_>, phrase: &Phrase) -> bool {
    let role = |m: usize| sentence.context.mentions[m].kind == EntityKind::Role;
    !sentence.cells[phrase.head].definite
        && phrase.number.is_none()
        && phrase.possessor.is_none()
        && phrase.mention.is_none_or(role)
        && phrase.entities.is_empty()
        && OFFICES.contains(&sentence.context.text.folded(phrase.head))
}
