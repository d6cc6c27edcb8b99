//! Agreement: which phrase can be the subject of a verb, by case, gender and number.

use std::cell::OnceCell;
use std::ops::RangeInclusive;

use super::cell::Class;
use super::scan::Sentence;
use super::stem::Stem;
use super::verbal;
use super::word::ends_as_men;
use super::word_facts::Marks;
use crate::entity::{EntityId, EntityKind};
use crate::event::frame::Filler;
use crate::event::kind::EventType;
use crate::lexicon::{Gender, Number, Person, Shape, WordClasses, WordForm};
use crate::text::WordList;

/// What a verb tells of its subject, or a phrase of itself, as far as it shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Agreement {
    pub(crate) gender: Option<Gender>,
    /// Whether it is more than one.
    pub(crate) several: Option<bool>,
}

impl Agreement {
    /// Whether nothing that both tell differs.
    pub(crate) fn fits(self, other: Self) -> bool {
        self.fits_in_gender(other) && agree(self.several, other.several)
    }

    /// Whether the genders do not differ: all that a verb before its subject shows.
    pub(crate) fn fits_in_gender(self, other: Self) -> bool {
        agree(self.gender, other.gender)
    }

    /// What a finite form of the third person or a participle asks of its subject.
    pub(crate) fn of_form(form: WordForm) -> Option<Self> {
        match form.shape {
            Shape::Verb { person, .. } if person != Person::Third => None,
            Shape::Verb { gender, number, .. } | Shape::Participle { gender, number, .. } => {
                // Men and women together are masculine.
                let several = number != Number::Singular;
                Some(Self {
                    gender: (!several || gender == Gender::Feminine).then_some(gender),
                    several: Some(several),
                })
            }
            Shape::Noun { .. } => None,
        }
    }
}

fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// What a chunk asks of others and shows of itself, as far as it was asked for: the rules ask again and again.
#[derive(Default, Debug)]
pub(super) struct Shown {
    asks: OnceCell<Option<Agreement>>,
    shows: OnceCell<Agreement>,
    describes: OnceCell<bool>,
    is_accusative: OnceCell<bool>,
}

impl Sentence<'_, '_> {
    /// What the verb at a chunk asks of its subject, as far as all its readings agree; `None` for the
    /// first and second person, which have no noun as subject.
    pub(crate) fn asks(&self, verb: usize) -> Option<Agreement> {
        *self.shown[verb].asks.get_or_init(|| self.read_asked(verb))
    }

    fn read_asked(&self, verb: usize) -> Option<Agreement> {
        let chunk = &self.chunks[verb];
        let Some(reading) = self.cells[chunk.tokens.start].reading else {
            return Some(Agreement::default());
        };
        let word = if reading.article {
            reading.stem
        } else {
            reading.bare
        };
        let finite = chunk.class == Class::Verb;
        let forms = self.context.lexicon.forms(word).iter();
        let mut asked = forms
            .filter(|form| match form.shape {
                Shape::Verb { .. } => finite && verbal::admissible(form, &reading, true),
                Shape::Participle { .. } => !finite,
                Shape::Noun { .. } => false,
            })
            .filter_map(|form| Agreement::of_form(*form));
        let first = asked.next()?;
        Some(asked.fold(first, |one, other| Agreement {
            gender: one.gender.filter(|_| one.gender == other.gender),
            several: one.several.filter(|_| one.several == other.several),
        }))
    }

    /// Whether a phrase can be the subject that follows a verb.
    pub(crate) fn may_follow(&self, verb: usize, chunk: usize) -> bool {
        !self.is_oblique(chunk)
            && self
                .asks(verb)
                .is_some_and(|asked| asked.fits_in_gender(self.shows(chunk)))
    }

    /// Whether a phrase has the gender of the verb before it, whatever its case; whose pronoun it has
    /// (`راح ضحيته عشرة`) may be another one's.
    pub(super) fn may_be_done_by(&self, verb: usize, chunk: usize) -> bool {
        let possessed = self.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| p.possessor.is_some());
        possessed
            || self
                .asks(verb)
                .is_none_or(|asked| asked.fits_in_gender(self.shows(chunk)))
    }

    /// Whether phrases can be the subject of a verb that they stand before, or that takes it over
    /// from another one: it then agrees in number, too.
    pub(super) fn may_precede(&self, verb: usize, group: &[usize]) -> bool {
        let Some(asked) = self.asks(verb) else {
            return false;
        };
        match group {
            [] => false,
            &[chunk] => !self.describes(chunk) && asked.fits(self.shows(chunk)),
            [first, ..] => !self.describes(*first),
        }
    }

    /// What a group of phrases shows.
    pub(crate) fn group_shows(&self, group: &[usize]) -> Agreement {
        match group {
            &[chunk] => self.shows(chunk),
            [] => Agreement::default(),
            _ => Agreement {
                gender: None,
                several: Some(true),
            },
        }
    }

    /// Gender and number of a phrase, where they are certain.
    fn shows(&self, chunk: usize) -> Agreement {
        *self.shown[chunk]
            .shows
            .get_or_init(|| self.read_shown(chunk))
    }

    fn read_shown(&self, chunk: usize) -> Agreement {
        let Some(phrase) = &self.chunks[chunk].phrase else {
            return Agreement::default();
        };
        let text = self.context.text;
        let folded = text.folded(phrase.head);
        let cell = &self.cells[phrase.head];
        let listed = cell.marks.contains(Marks::LISTED);
        if listed && is_any(folded) {
            return Agreement::default();
        }
        // عدد من, بعض, ثلاثة: what is counted decides, or both are right.
        if phrase.number.is_some() || cell.classes.contains(WordClasses::QUANTIFIER) {
            return Agreement::default();
        }
        let kind = phrase.mention.map(|m| self.context.mentions[m].kind);
        match kind {
            Some(EntityKind::Person) => {
                let traits = |&entity: &EntityId| self.context.traits.get(entity.index());
                return Agreement {
                    gender: phrase
                        .entities
                        .first()
                        .and_then(traits)
                        .and_then(|t| t.gender),
                    several: Some(false),
                };
            }
            Some(EntityKind::Place) => {
                return Agreement {
                    gender: folded.ends_with('ه').then_some(Gender::Feminine),
                    several: Some(false),
                };
            }
            Some(EntityKind::Nationality) => return Agreement::default(),
            Some(EntityKind::Role | EntityKind::Organization) | None => {}
        }
        let Some(reading) = cell.reading else {
            return Agreement::default();
        };
        let forms = self.context.lexicon.forms(reading.bare);
        let nouns = || {
            forms.iter().filter_map(|form| match form.shape {
                Shape::Noun { number, gender, .. } | Shape::Participle { number, gender, .. } => {
                    Some((number, gender))
                }
                Shape::Verb { .. } => None,
            })
        };
        if listed && is_honorific(folded) {
            return Agreement::default();
        }
        let human = phrase.filler == Filler::Human;
        let sound = nouns().next().is_some() && (is_sound_plural(folded) || folded.ends_with('و'));
        // مسؤولون, كاتبو الرسالة.
        if sound && nouns().all(|(number, _)| number != Number::Singular) {
            return Agreement {
                gender: Some(Gender::Masculine),
                several: Some(true),
            };
        }
        // Plurals of things are feminine; what people broken plurals are, the verb may choose.
        if nouns().any(|(number, _)| number != Number::Singular) {
            let thing = !human && nouns().all(|(number, _)| number == Number::Plural);
            return Agreement {
                gender: thing.then_some(Gender::Feminine),
                several: None,
            };
        }
        let collective = phrase.filler == Filler::Organization || (listed && is_group(folded));
        let single = Agreement {
            gender: None,
            several: (!collective).then_some(false),
        };
        let feminine = match reading.enclitic {
            None => folded.ends_with('ه') && !(listed && is_masculine(folded)),
            Some(_) => nouns().any(|(_, gender)| gender == Gender::Feminine),
        };
        if feminine {
            let known = nouns().next().is_some() || kind.is_some() || reading.article;
            return Agreement {
                gender: known.then_some(Gender::Feminine),
                several: single.several.filter(|_| known),
            };
        }
        let masculine = nouns().next().is_some() && !(listed && is_feminine_without_ending(folded));
        match (masculine, kind) {
            (true, _) => Agreement {
                gender: Some(Gender::Masculine),
                ..single
            },
            (false, Some(EntityKind::Role)) => single,
            _ => Agreement::default(),
        }
    }

    /// Whether a phrase shows that it is no subject: by its case, or because it only describes what
    /// stands before it.
    pub(super) fn is_oblique(&self, chunk: usize) -> bool {
        self.describes(chunk) || self.is_accusative(chunk)
    }

    /// Whether a phrase is a reflexive, or an adjective or demonstrative that belongs to the noun
    /// before it: `في الوقت نفسه`, `المبادرة تلك`, `الموسم المنصرم`.
    pub(super) fn describes(&self, chunk: usize) -> bool {
        *self.shown[chunk]
            .describes
            .get_or_init(|| self.is_reflexive(chunk) || self.is_attribute(chunk))
    }

    fn is_reflexive(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        let text = self.context.text;
        phrase.is_none_or(|phrase| {
            self.cells[phrase.head].marks.contains(Marks::LISTED)
                && is_reflexive(text.folded(phrase.head))
                // A unit, وحدة, has the same folded letters as وحده.
                && !text.written(phrase.head).trim_end_matches(|sign| VOWELS.contains(&sign)).ends_with('ة')
                && phrase.mention.is_none()
        })
    }

    /// Whether a phrase is an adjective or demonstrative that belongs to the noun before it.
    pub(super) fn is_attribute(&self, chunk: usize) -> bool {
        let Some(phrase) = &self.chunks[chunk].phrase else {
            return false;
        };
        if phrase.mention.is_some() {
            return false;
        }
        let text = self.context.text;
        let cell = &self.cells[phrase.head];
        let behind_noun = chunk > 0
            && self.chunks[chunk - 1].class == Class::Noun
            && !self.chunks[chunk].conjunction
            && self.chunks[chunk - 1]
                .phrase
                .as_ref()
                .is_some_and(|p| p.definite);
        let adjective = || {
            let noun = cell
                .classes
                .intersects(WordClasses::NOUN | WordClasses::MASDAR);
            let known = cell.classes.contains(WordClasses::ADJECTIVE);
            let participle = cell.reading.is_some_and(|r| {
                let forms = self.context.lexicon.forms(r.bare);
                !forms.is_empty()
                    && forms
                        .iter()
                        .all(|f| matches!(f.shape, Shape::Participle { .. }))
            });
            let folded = text.folded(phrase.head);
            let nisba = folded.ends_with('ي') || folded.ends_with("يه");
            let counts = phrase.number.is_some();
            !noun && (known || counts || participle || nisba)
        };
        behind_noun
            && self.chunks[chunk].tokens.len() == 1
            && phrase.filler == Filler::Thing
            && (cell.classes.contains(WordClasses::DEMONSTRATIVE) || (cell.definite && adjective()))
    }

    /// Whether a phrase is accusative (or a genitive plural) by its spelling.
    pub(crate) fn is_accusative(&self, chunk: usize) -> bool {
        *self.shown[chunk]
            .is_accusative
            .get_or_init(|| self.is_spelled_accusative(chunk))
    }

    fn is_spelled_accusative(&self, chunk: usize) -> bool {
        let Some(phrase) = &self.chunks[chunk].phrase else {
            return false;
        };
        if phrase.mention.is_some() {
            return false;
        }
        let text = self.context.text;
        let cell = &self.cells[phrase.head];
        // واعتقلت عددا كبيرا: it is a number, too.
        if cell.marks.contains(Marks::LISTED) && text.folded(phrase.head) == "عددا" {
            return true;
        }
        if phrase.number.is_some() {
            return false;
        }
        let written = text.written(phrase.head);
        let tanwin = written.ends_with("\u{64B}ا")
            || written.ends_with("ا\u{64B}")
            || written.ends_with("ة\u{64B}");
        let Some(reading) = cell.reading else {
            return tanwin;
        };
        tanwin || (reading.enclitic.is_none() && cell.stem.contains(Stem::ONLY_ACCUSATIVE))
    }

    /// Whether a phrase is an accusative in ا, which no subject is: `شن هجوما`.
    pub(crate) fn is_indefinite_accusative(&self, chunk: usize) -> bool {
        self.is_accusative(chunk)
            && self.chunks[chunk]
                .phrase
                .as_ref()
                .is_some_and(|p| self.context.text.folded(p.head).ends_with('ا'))
    }

    /// Whether a phrase is of somebody, or of something that people speak through: not what the
    /// lexicon knows as a thing or an action.
    pub(crate) fn is_somebody(&self, chunk: usize) -> bool {
        let Some(phrase) = &self.chunks[chunk].phrase else {
            return false;
        };
        if phrase.filler != Filler::Thing {
            return phrase.filler != Filler::Weapon;
        }
        let cell = &self.cells[phrase.head];
        let text = self.context.text;
        if phrase.number.is_some() {
            // 10, and not 10 % منهم.
            return self.chunks[chunk].tokens.len() > 1
                || self.chunks.get(chunk + 1).is_some_and(|next| {
                    next.preposition
                        .is_some_and(|p| p.canonical == self.context.prepositions.min)
                });
        }
        let folded = text.folded(phrase.head);
        // كاتبو الرسالة, وسائل الإعلام, معاليه.
        let several = is_sound_plural(folded) || folded.ends_with('و');
        let listed = cell.marks.contains(Marks::LISTED);
        if several || (listed && may_speak(folded)) {
            return true;
        }
        let counts = cell.classes.contains(WordClasses::QUANTIFIER);
        // الأخيرة, الداخلية
        let stands_alone = cell.classes.contains(WordClasses::ADJECTIVE)
            && cell.reading.is_some_and(|r| r.article)
            && !cell
                .classes
                .intersects(WordClasses::NOUN | WordClasses::MASDAR | WordClasses::TIME);
        let meets = || {
            let frames = self.context.frames;
            let meeting = |&id| frames.get(id).kind == EventType::Meeting;
            phrase.frames.iter().any(meeting)
        };
        let thing = cell.classes.intersects(
            WordClasses::MASDAR
                | WordClasses::TIME
                | WordClasses::VEHICLE
                | WordClasses::ADJECTIVE
                | WordClasses::DEMONSTRATIVE
                | WordClasses::PRONOUN
                | WordClasses::SCRIPTURE,
        ) || (cell.classes.contains(WordClasses::NOUN)
            && !cell.classes.contains(WordClasses::HUMAN));
        counts || stands_alone || !thing || meets()
    }
}

/// Endings of masculine nouns in ه, and men whose name of honour ends in ة, folded.
const MASCULINE: [&str; 14] = [
    "الله",
    "مياه",
    "الوجه",
    "توجيه",
    "ترفيه",
    "فقيه",
    "شبيه",
    "سفيه",
    "نزيه",
    "اتجاه",
    "تباه",
    "علامه",
    "خليفه",
    "داعيه",
];

/// What only takes up the noun before it, or tells how.
static REFLEXIVES: WordList<12> = WordList::new([
    "وحده",
    "وحدها",
    "وحدهم",
    "نفسه",
    "نفسها",
    "نفسهم",
    "انفسهم",
    "ذاته",
    "ذاتها",
    "ذاتهم",
    "معا",
    "جدا",
]);

/// The vowel signs that may stand behind the last letter of a word.
const VOWELS: RangeInclusive<char> = '\u{64B}'..='\u{652}';

/// Titles that stand for somebody with a pronoun: سموه, معاليه.
static HONORIFICS: WordList<8> = WordList::new([
    "سمو",
    "معالي",
    "جلالت",
    "فخامت",
    "سماحت",
    "فضيلت",
    "سيادت",
    "سعادت",
]);

/// Nouns that are feminine without showing it, folded, without the article.
static FEMININE: WordList<19> = WordList::new([
    "ام",
    "اخت",
    "بنت",
    "عروس",
    "حرب",
    "سوق",
    "شمس",
    "ارض",
    "نفس",
    "نار",
    "عين",
    "يد",
    "دار",
    "طريق",
    "روح",
    "كاس",
    "عاصمه",
    "استخبارات",
    "مخابرات",
]);

/// Nouns that are singular and mean several people, folded, without the article.
static GROUPS: WordList<17> = WordList::new([
    "مجموعه",
    "جماعه",
    "عائله",
    "اسره",
    "وفد",
    "حشد",
    "شعب",
    "قبيله",
    "خليه",
    "عصابه",
    "جمهور",
    "اقليه",
    "سكان",
    "فريق",
    "طاقم",
    "عدد",
    "تجمع",
]);

/// Whether rules of agreement have a word on a list.
pub(super) fn is_listed(folded: &str) -> bool {
    folded == "عددا"
        || is_reflexive(folded)
        || may_speak(folded)
        || is_masculine(folded)
        || is_feminine_without_ending(folded)
        || is_group(folded)
}

fn is_reflexive(folded: &str) -> bool {
    // What they all end in tells nearly every other word.
    folded.ends_with(['ه', 'ا', 'م'])
        && is_or_follows_conjunction(folded, |word| REFLEXIVES.contains(word))
}

/// Whether something holds of a word, or of what is left of it behind a conjunction: `وحده` begins with a letter that
/// looks like one.
fn is_or_follows_conjunction(folded: &str, holds: impl Fn(&str) -> bool) -> bool {
    holds(folded) || folded.strip_prefix(['و', 'ف']).is_some_and(holds)
}

/// أي, which says nothing of what it leads.
fn is_any(folded: &str) -> bool {
    matches!(folded, "اي" | "ايه")
}

/// `سموه`, `معاليه`: a title with a pronoun.
fn is_honorific(folded: &str) -> bool {
    is_or_follows_conjunction(folded, |word| {
        word.strip_suffix("ها")
            .or_else(|| word.strip_suffix('ه'))
            .is_some_and(|stem| HONORIFICS.contains(stem))
    })
}

/// Whether a word is of somebody, or of what people speak through, though the lexicon has it for a thing.
fn may_speak(folded: &str) -> bool {
    let media = matches!(folded, "وسايل" | "وسيله");
    let god = folded.ends_with("الله") && folded.trim_start_matches(['و', 'ف']) == "الله";
    media || god || is_any(folded) || is_honorific(folded)
}

/// Whether a noun in ه is masculine.
fn is_masculine(folded: &str) -> bool {
    folded.ends_with('ه') && MASCULINE.iter().any(|ending| folded.ends_with(ending))
}

/// The ending of several men: مسؤولون, مواطنين.
fn is_sound_plural(folded: &str) -> bool {
    ends_as_men(folded) && folded.chars().count() >= 5
}

/// Whether a noun is feminine without showing it.
fn is_feminine_without_ending(folded: &str) -> bool {
    FEMININE.contains(folded.strip_prefix("ال").unwrap_or(folded))
}

/// Whether a noun is singular and means several people.
pub(crate) fn is_group(folded: &str) -> bool {
    GROUPS.contains(folded.strip_prefix("ال").unwrap_or(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_agree_by_a_rule_are_listed() {
        assert!(MASCULINE.into_iter().all(is_listed));
        assert!(REFLEXIVES.iter().all(is_listed));
        for word in [
            "عددا",
            "اي",
            "سموه",
            "ومعاليها",
            "والله",
            "وسايل",
            "الحرب",
            "فريق",
            "وانفسهم",
            "وحدها",
            "ووحدهم",
            "فخامته",
            "وفضيلتها",
        ] {
            assert!(is_listed(word), "{word}");
        }
        for word in ["المدير", "قريه", "جنود"] {
            assert!(!is_listed(word), "{word}");
        }
    }
}
