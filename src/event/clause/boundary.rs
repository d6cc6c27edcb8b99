//! Where a noun phrase ends: the words that begin another one, and the endings that no complement follows.

use super::cell::Class;
use super::phrase::{Phrase, PhraseReader};
use super::word::{ends_as_men, ends_in_nun, filler};
use super::word_facts::Marks;
use crate::event::frame::Filler;
use crate::lexicon::{Number, Shape, WordClasses, WordForm};
use crate::text::{Reading, TokenKind};

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

impl PhraseReader<'_, '_> {
    /// `سقوط 15 قتيلا`: what a number counts is a phrase of its own.
    pub(super) fn starts_number(&self, token: usize) -> bool {
        self.cells[token].mention().is_none() && self.number(token).is_some()
    }

    /// `الفرقة 30`, `المادة 140`: digits right behind a definite noun of what has numbers, where they count nothing.
    pub(super) fn is_numbered(&self, phrase: &Phrase, token: usize) -> bool {
        let text = self.context.text;
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
        cell.marks.contains(Marks::ALIF_END)
            && cell.mention().is_none()
            && self.context.text.folded(token).ends_with('ا')
            && cell.reading.is_some_and(|r| {
                self.context.lexicon.forms(r.bare).iter().any(|f| {
                    matches!(
                        f.shape,
                        Shape::Noun {
                            accusative: true,
                            number: Number::Singular,
                            ..
                        }
                    )
                })
            })
    }

    /// The plural in ون or ين of an adjective or participle is of people: `مجهولون`.
    pub(super) fn is_sound_plural(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        let Some(reading) = cell.reading.filter(|_| cell.marks.contains(Marks::NUN_END)) else {
            return false;
        };
        let folded = self.context.text.folded(token);
        let forms = self.context.lexicon.forms(reading.bare);
        let ending = folded.ends_with("ون") || (ends_as_men(folded) && !forms.is_empty());
        ending
            && folded.chars().count() >= 5
            && forms.iter().all(|f| match f.shape {
                Shape::Noun { number, .. } | Shape::Participle { number, .. } => {
                    number != Number::Singular && self.has_ending(f, &reading)
                }
                Shape::Verb { .. } => true,
            })
    }

    /// Whether ون or ان is an ending: مسلحون, not شؤون.
    pub(super) fn has_ending(&self, form: &WordForm, reading: &Reading) -> bool {
        let stem = reading.span().slice(self.context.text.text());
        let stem = match reading.article {
            true => stem.strip_prefix("ال").unwrap_or(stem),
            false => stem,
        };
        self.context.lexicon.has_ending(form, stem)
    }

    pub(super) fn starts_trigger(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        cell.mention().is_none()
            && cell.reading.is_some_and(|r| {
                self.context.lexicon.forms(r.bare).iter().any(|f| {
                    matches!(f.shape, Shape::Noun { .. })
                        && !self.context.frames.of_lemma(f.lemma).is_empty()
                })
            })
    }

    /// Whether a noun's ending shuts it off from a complement: accusative ا, plural and dual in ن,
    /// a pronoun.
    pub(super) fn shut(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        let Some(reading) = cell.reading else {
            return cell.mention().is_some();
        };
        let keeps_nun =
            cell.marks.contains(Marks::NUN_END) && ends_in_nun(self.context.text.folded(token));
        let forms = self.context.lexicon.forms(reading.bare);
        reading.enclitic.is_some()
            || forms.iter().any(|f| match f.shape {
                Shape::Noun {
                    accusative,
                    number,
                    construct,
                    ..
                }
                | Shape::Participle {
                    accusative,
                    number,
                    construct,
                    ..
                } => {
                    let plural = number != Number::Singular && keeps_nun;
                    !construct && (accusative || (plural && self.has_ending(f, &reading)))
                }
                Shape::Verb { .. } => false,
            })
    }
}
