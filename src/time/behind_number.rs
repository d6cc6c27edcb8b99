//! What a word tells of the number before it: most numbers count something that no time is measured in.

use super::words::Class;
use crate::lexicon::NumberPart;
use crate::text::WordList;

/// What a word tells of the number before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BehindNumber {
    /// It is of none of the words that rules look for there, so that the number is in no expression.
    Counted,
    /// It may be part of the number, and is nothing else.
    Part,
    /// What the rules have to be asked for.
    Other,
}

impl BehindNumber {
    /// Of a word, given folded.
    pub(super) fn of(class: Class, number: NumberPart, folded: &str) -> Self {
        match (class, number) {
            (Class::None, _) if ASKED_FOR.contains(folded) => Self::Other,
            (Class::None, NumberPart::None) => Self::Counted,
            (Class::None, _) => Self::Part,
            _ => Self::Other,
        }
    }
}

/// Words of no class that rules know by their letters behind numbers (`clock.rs`, `date.rs`, `duration.rs`): a rule that
/// asks for another one has to name it here.
static ASKED_FOR: WordList<11> = WordList::new([
    "و",
    "او",
    "حتي",
    "ال",
    "ر",
    "ت",
    "تغ",
    "ارباع",
    "ثانيه",
    "ثواني",
    "ثوان",
]);
