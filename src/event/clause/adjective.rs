//! Which words describe the noun before them.

use super::phrase::{Phrase, PhraseReader};
use super::stem::Stem;
use super::word_facts::Marks;
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::lexicon::WordClasses;

impl PhraseReader<'_, '_> {
    /// Whether a word emphasizes or describes the definite noun before it: `الوقت نفسه`, and words with the
    /// article that no list knows (`الهجوم الأثيم`).
    pub(super) fn describes(&self, phrase: &Phrase, token: usize) -> bool {
        let cell = &self.cells[token];
        let text = self.context.text;
        let own_rule = cell.marks.contains(Marks::OWN_RULE);
        // مظاهرات عدة: several of what stands before.
        if own_rule && phrase.plural && !phrase.definite && text.folded(token) == "عده" {
            return true;
        }
        // هجمات خبيثة: what agrees with the plural of things and is no noun that the lexicon knows.
        if phrase.plural
            && !phrase.definite
            && !phrase.frames.is_empty()
            && token == phrase.head + 1
            && self.agrees_with_things(token)
        {
            return true;
        }
        if !phrase.definite || phrase.filler == Filler::Human || cell.mention().is_some() {
            return false;
        }
        let itself = own_rule && matches!(text.folded(token), "نفسه" | "نفسها" | "ذاته" | "ذاتها");
        let head = &self.cells[phrase.head];
        let unknown = cell.definite
            && head.mention().is_none()
            && head.reading.is_some_and(|r| r.article)
            && cell.reading.is_some_and(|r| {
                r.article && !cell.stem.contains(Stem::KNOWN) && cell.classes == WordClasses::NONE
            })
            && text.folded(token).ends_with('ه') == phrase.feminine;
        itself || unknown
    }

    /// Whether a word with the article and the ending of several men stands behind a phrase of feminine words, so that
    /// it is somebody else: `طالبت الوزارة المتضررين`.
    pub(super) fn is_of_men_behind_feminine(&self, phrase: &Phrase, token: usize) -> bool {
        if !phrase.definite || !self.cells[token].marks.contains(Marks::NUN_END) {
            return false;
        }
        let text = self.context.text;
        let folded = text.folded(token);
        let feminine = |word: &str| word.ends_with('ه') || word.ends_with("ات");
        self.cells[token].definite
            && (folded.ends_with("ين") || folded.ends_with("ون"))
            && (!phrase.plural || text.folded(phrase.head).ends_with("ات"))
            && (phrase.head..token).all(|before| feminine(text.folded(before)))
    }

    /// Whether a word says again that what the phrase tells of are two: `مسلحين اثنين`.
    pub(super) fn repeats_dual(&self, phrase: &Phrase, token: usize) -> bool {
        let text = self.context.text;
        let ends_as_dual = |word: &str| word.ends_with("ين") || word.ends_with("ان");
        token > phrase.head
            && self
                .cells
                .get(token)
                .is_some_and(|cell| cell.marks.contains(Marks::OWN_RULE))
            && phrase.number.is_none()
            && ends_as_dual(text.folded(phrase.head))
            && matches!(
                text.folded(token),
                "اثنين" | "اثنان" | "اثنتين" | "اثنتان" | "الاثنين" | "الاثنان" | "الاثنتين"
            )
            && self.cells[token].time().is_none()
    }

    /// Whether a number above two begins at a token.
    pub(super) fn starts_plural_number(&self, token: usize) -> bool {
        self.cells[token].mention().is_none()
            && self
                .number(token)
                .is_some_and(|number| number.value.is_some_and(|value| value > 2.0))
    }

    /// Whether a word is feminine, indefinite, and neither a name nor a noun that the lexicon knows.
    fn agrees_with_things(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        let nouns = WordClasses::NOUN
            | WordClasses::MASDAR
            | WordClasses::HUMAN
            | WordClasses::ORGAN
            | WordClasses::LOCATION
            | WordClasses::VEHICLE
            | WordClasses::QUANTIFIER;
        !cell.definite
            && cell.mention().is_none()
            && !cell.classes.intersects(nouns)
            && self.context.text.written(token).ends_with('ة')
            && !cell.stem.contains(Stem::NOUN)
            && cell.reading.is_some_and(|r| r.enclitic.is_none())
    }

    /// Whether a body's name is the plural of its members and agrees with the people right before it:
    /// `المسلحين الحوثيين`, `مسلحون حوثيون`.
    fn is_member(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else {
            return false;
        };
        let (cell, head) = (&self.cells[token], &self.cells[before]);
        let text = self.context.text;
        let (members, people) = (text.folded(token), text.folded(before));
        let alike = |ending: &str| members.ends_with(ending) && people.ends_with(ending);
        let body = cell.mention().is_some_and(|m| {
            let mention = &self.context.mentions[m];
            mention.kind == EntityKind::Organization && mention.tokens.len() == 1
        });
        body && members.starts_with("ال") == head.definite
            && head.mention().is_none()
            && head.classes.contains(WordClasses::HUMAN)
            && (alike("ون") || alike("ين"))
    }

    /// Whether a word describes the noun before it rather than being a noun of its own.
    pub(super) fn adjective(&self, token: usize, object_noun: bool) -> bool {
        let cell = &self.cells[token];
        if let Some(index) = cell.mention() {
            return self.context.mentions[index].kind == EntityKind::Nationality
                || self.is_member(token);
        }
        let Some(reading) = cell.reading else {
            return false;
        };
        // مظاهرات عدة: behind a noun it describes.
        if cell.marks.contains(Marks::OWN_RULE) && self.context.text.folded(token) == "عده" {
            return true;
        }
        if reading.enclitic.is_some() || cell.classes.contains(WordClasses::QUANTIFIER) {
            return false;
        }
        let classes = cell.classes;
        if classes.contains(WordClasses::ADJECTIVE) {
            return !(object_noun && classes.contains(WordClasses::HUMAN) && !cell.definite);
        }
        let is_nisba = cell.marks.contains(Marks::NISBA);
        let participle = cell.stem.contains(Stem::PARTICIPLE);
        // البراميل المتفجرة, المنظمة الإرهابية: with the article and the feminine ending they describe,
        // whatever noun they may be elsewhere.
        let of_people = is_nisba && classes.contains(WordClasses::HUMAN);
        if cell.definite
            && (participle || of_people)
            && self.context.text.folded(token).ends_with('ه')
        {
            return true;
        }
        if classes.intersects(WordClasses::NOUN | WordClasses::HUMAN)
            || cell.stem.contains(Stem::NOUN)
        {
            return false;
        }
        participle || is_nisba
    }
}
