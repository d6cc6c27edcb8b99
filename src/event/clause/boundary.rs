//! Where a noun phrase ends: the words that begin another one, and the endings that no complement follows.

use super::cell::Class;
use super::phrase::{Phrase, PhraseReader};
use super::stem::Stem;
use super::word::filler;
use super::word_facts::Marks;
use crate::event::frame::Filler;
use crate::lexicon::WordClasses;
use crate::text::TokenKind;

/// What is told apart by numbers: units of troops, articles of law, parts of series; folded, without the article.
const NUMBERED: [&str; 27] = [
    "فرقه",
    "لواء",
    "كتيبه",
    "فوج",
    "سرب",
    "قطاع",
    "مربع",
    "محور",
    "ماده",
    "بند",
    "فقره",
    "فصل",
    "قرار",
    "قناه",
    "دوره",
    "جوله",
    "حلقه",
    "دفعه",
    "قمه",
    "نسخه",
    "مرحله",
    "مجموعه",
    "طابق",
    "طريق",
    "رحله",
    "بوابه",
    "محطه",
];

/// First halves of the ordinals from eleven to nineteen, folded.
const TEENS: [&str; 18] = [
    "الحادي",
    "الحاديه",
    "الثاني",
    "الثانيه",
    "الثالث",
    "الثالثه",
    "الرابع",
    "الرابعه",
    "الخامس",
    "الخامسه",
    "السادس",
    "السادسه",
    "السابع",
    "السابعه",
    "الثامن",
    "الثامنه",
    "التاسع",
    "التاسعه",
];

impl PhraseReader<'_, '_> {
    /// `سقوط 15 قتيلا`: what a number counts is a phrase of its own.
    pub(super) fn starts_number(&self, token: usize) -> bool {
        self.cells[token].mention().is_none() && self.number(token).is_some()
    }

    /// `الفرقة 30`, `المادة 140`: digits right behind a definite noun of what has numbers, where they count nothing.
    pub(super) fn is_numbered(&self, phrase: &Phrase, token: usize) -> bool {
        let text = self.context.text;
        // المهرجان الحادي عشر: the second half of an ordinal.
        if matches!(text.folded(token), "عشر" | "عشره") && token > 0 {
            return TEENS.contains(&text.folded(token - 1));
        }
        let digits = text.tokens()[token].kind == TokenKind::Number;
        if !digits || token == 0 || phrase.number.is_some() || self.cells[token].conjunction {
            return false;
        }
        let before = text.folded(token - 1);
        let noun = before
            .trim_start_matches(['و', 'ب', 'ل'])
            .strip_prefix("ال")
            .or_else(|| before.strip_prefix("لل"));
        let counted = self.cells.get(token + 1).is_some_and(|next| {
            token + 1 < self.end
                && matches!(next.class, Class::Noun | Class::Participle)
                && !next.definite
                && next.preposition.is_none()
                && !next.conjunction
                && self.is_accusative(token + 1)
        });
        noun.is_some_and(|noun| NUMBERED.contains(&noun)) && !counted
    }

    /// Where a quotation of some words ends that begins with no name. Behind a body, whatever words they are
    /// (`معهد «دي آي دبليو»`), they are its name.
    pub(super) fn short_quote_end(&self, open: usize, of_body: bool) -> Option<usize> {
        const LONGEST: usize = 5;
        let close = (open + 1..self.end.min(open + 2 + LONGEST))
            .find(|&token| self.class(token) == Some(Class::CloseQuote))?;
        let first = self.cells.get(open + 1)?;
        let whole = first
            .mention()
            .is_some_and(|m| self.context.mentions[m].tokens.end == close);
        let words = (open + 1..close).all(|token| match of_body {
            true => !matches!(
                self.context.text.tokens()[token].kind,
                TokenKind::Punctuation(_) | TokenKind::Symbol
            ),
            false => {
                matches!(self.class(token), Some(Class::Noun | Class::Participle))
                    && !self.starts_trigger(token)
            }
        });
        (words && !whole && close > open + 1).then_some(close)
    }

    /// A single city, region or quarter without a number: its name follows.
    pub(super) fn is_generic_place(&self, phrase: &Phrase) -> bool {
        self.cells[phrase.head]
            .classes
            .contains(WordClasses::LOCATION)
            && phrase.number.is_none()
            && !phrase.plural
            && !phrase.dual
    }

    /// Whether a noun can be no complement of the one before it: an accusative, a reflexive
    /// (`فجر انتحاري نفسه`), or a kind of place behind a weapon (`أصابت قذيفة مبنى`).
    pub(super) fn opens_phrase(&self, phrase: &Phrase, token: usize) -> bool {
        let cell = &self.cells[token];
        let own_rule = cell.marks.contains(Marks::OWN_RULE);
        let reflexive = own_rule
            && cell.reading.is_some_and(|r| {
                r.enclitic.is_some()
                    && matches!(
                        self.context.text.folded(token),
                        "نفسه" | "نفسها" | "انفسهم" | "نفسيهما"
                    )
            });
        let aimed_at = phrase.filler == Filler::Weapon
            && cell.mention().is_none()
            && filler(cell.classes) == Filler::Location;
        // فجر انتحاري عبوة: he is no bomber of something.
        let armed = phrase.filler == Filler::Human
            && !phrase.definite
            && self.context.text.folded(phrase.head).ends_with('ي')
            && cell.mention().is_none()
            && filler(cell.classes) == Filler::Weapon;
        // فتح مسلح النار: nobody is in construct with what he opens.
        let fire = own_rule
            && phrase.filler == Filler::Human
            && cell.definite
            && matches!(
                self.context.text.folded(token),
                "النار" | "النيران" | "الرصاص"
            );
        reflexive || aimed_at || armed || fire || self.is_accusative(token)
    }

    /// An accusative in ا is in construct with nothing before it: `فجر انتحاري حزاما`.
    pub(super) fn is_accusative(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        cell.stem.contains(Stem::ALIF_ACCUSATIVE) && cell.mention().is_none()
    }

    pub(super) fn starts_trigger(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        cell.stem.contains(Stem::TRIGGER) && cell.mention().is_none()
    }

    /// Whether a noun's ending shuts it off from a complement: accusative ا, plural and dual in ن,
    /// a pronoun.
    pub(super) fn shut(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        match cell.reading {
            Some(_) => cell.stem.contains(Stem::SHUT),
            None => cell.mention().is_some(),
        }
    }
}
