//! What is known of one token: its marks by its letters, its readings and the lexicon.

use crate::gazetteer::EntryKind;
use crate::lexicon::{Gender, Lexicon, Number, Person, Shape, Tense, WordClasses};
use crate::text::{AnalyzedText, Enclitic, Proclitics, Reading, WordId};

use super::words::{RuleWords, Tags};

/// What is known of a token as it stands, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Marks(u32);

impl Marks {
    /// A word of the Arabic script.
    pub(super) const WORD: Self = Self(1);
    /// A closed-class word, with or without a clitic.
    pub(super) const CLOSED: Self = Self(1 << 1);
    /// A form of a known verb.
    pub(super) const VERB: Self = Self(1 << 2);
    /// A known noun or adjective that is no name.
    pub(super) const NOUN: Self = Self(1 << 3);
    /// Begins with the article.
    pub(super) const DEFINITE: Self = Self(1 << 4);
    /// The best reading takes something off.
    pub(super) const CLITIC: Self = Self(1 << 5);
    /// Written with an accusative or indefinite ending that names do not have.
    pub(super) const TANWIN: Self = Self(1 << 6);
    /// The first token of its sentence.
    pub(super) const FIRST: Self = Self(1 << 7);
    /// A title, head or nationality begins here, with nothing taken off.
    pub(super) const TITLE: Self = Self(1 << 8);
    pub(super) const HEAD: Self = Self(1 << 9);
    pub(super) const NATIONALITY: Self = Self(1 << 10);
    /// A place or organization that needs no evidence begins here, with nothing taken off.
    pub(super) const NAMED: Self = Self(1 << 11);
    /// A word that the data has nowhere.
    pub(super) const UNKNOWN: Self = Self(1 << 12);
    /// A known adjective.
    pub(super) const ADJECTIVE: Self = Self(1 << 13);
    /// A town or lesser place of one word begins here, with nothing taken off.
    pub(super) const TOWN: Self = Self(1 << 14);
    /// A noun of an action, a person or a message, which no place is called by.
    pub(super) const ACTION: Self = Self(1 << 15);
    /// A verb that is no form but one of several subjects.
    pub(super) const PLURAL_VERB: Self = Self(1 << 16);
    /// May be read as a conjunction and a verb.
    pub(super) const CONJOINED_VERB: Self = Self(1 << 17);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The sorts of entries that have matches which begin at a token, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Begins(u16);

impl Begins {
    pub(super) const PERSON: Self = Self(1);
    pub(super) const PLACE: Self = Self(1 << 1);
    pub(super) const PLACE_HEAD: Self = Self(1 << 2);
    pub(super) const ORGANIZATION: Self = Self(1 << 3);
    pub(super) const ORGANIZATION_HEAD: Self = Self(1 << 4);
    pub(super) const ROLE: Self = Self(1 << 5);
    pub(super) const NATIONALITY: Self = Self(1 << 6);
    pub(super) const NAME: Self = Self(1 << 7);

    /// The sort of an entry of a kind, which may be the head of names.
    pub(super) const fn of(kind: EntryKind, head: bool) -> Self {
        match (kind, head) {
            (EntryKind::Person, _) => Self::PERSON,
            (EntryKind::Place, false) => Self::PLACE,
            (EntryKind::Place, true) => Self::PLACE_HEAD,
            (EntryKind::Organization, false) => Self::ORGANIZATION,
            (EntryKind::Organization, true) => Self::ORGANIZATION_HEAD,
            (EntryKind::Role, _) => Self::ROLE,
            (EntryKind::Nationality, _) => Self::NATIONALITY,
            (EntryKind::Name, _) => Self::NAME,
            (EntryKind::Month | EntryKind::Weekday | EntryKind::Currency, _) => Self(0),
        }
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word that persons are called by, where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NameWord {
    pub(super) given: bool,
    pub(super) family: bool,
    /// Also an ordinary word.
    pub(super) common: bool,
    /// Also a word that the lexicon knows as such.
    pub(super) ordinary: bool,
    /// How many tokens it has.
    pub(super) tokens: u8,
}

#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Cell {
    pub(super) marks: Marks,
    pub(super) begins: Begins,
    pub(super) tags: Tags,
    /// The name word that stands here with nothing taken off.
    pub(super) name: Option<NameWord>,
    /// The match whose name word stands here behind proclitics.
    pub(super) clitic_name: Option<(NameWord, u32)>,
    /// The tags of the best reading's stem behind proclitics, and where it begins in the input.
    pub(super) clitic_tags: (Tags, u32),
}

pub(super) fn cell(
    text: &AnalyzedText<'_>,
    lexicon: &Lexicon,
    words: &RuleWords,
    token: usize,
) -> Cell {
    let mut marks = Marks::default();
    if token == 0 || text.sentence_of(token) != text.sentence_of(token - 1) {
        marks.add(Marks::FIRST);
    }
    if !text.tokens()[token].is_word() {
        return Cell {
            marks,
            ..Cell::default()
        };
    }
    let mut clitic_tags = (Tags::NONE, 0);
    marks.add(Marks::WORD);
    let word = text.word(token);
    let tags = words.of(word);
    if word == WordId::UNKNOWN {
        marks.add(Marks::UNKNOWN);
    }
    let written = text.written(token);
    if written.ends_with(['\u{64B}', '\u{64C}', '\u{64D}'])
        || written.ends_with("\u{64B}ا")
        || written.ends_with("ءا")
    {
        marks.add(Marks::TANWIN);
    }
    let folded = text.folded(token);
    let with_article = folded.starts_with("ال") && folded.chars().count() >= 4;
    if with_article {
        marks.add(Marks::DEFINITE);
    }
    if let Some(best) = text
        .readings(token)
        .iter()
        .find(|reading| is_possible(lexicon, reading))
    {
        let written = best.span().slice(text.text());
        let mut classes = lexicon.classes_written(best.stem, written) | lexicon.classes(best.bare);
        let forms = lexicon.forms(best.bare);
        let impossible = |shape: Shape| shape.is_construct() || shape.is_bound() || shape.is_verb();
        if best.article && !forms.is_empty() && forms.iter().all(|form| impossible(form.shape)) {
            // No article stands before "my speech": الخطابي is another word.
            classes = lexicon.classes_written(best.stem, written);
        }
        if classes.intersects(closed_classes()) && !is_named_ali(text, token) {
            marks.add(Marks::CLOSED);
        }
        if !best.is_whole() && (best.is_known() || best.article) {
            marks.add(Marks::CLITIC);
            if best.enclitic.is_none() {
                clitic_tags = (words.of(best.stem), best.span().start as u32);
            }
        }
        let fused = best.proclitics.contains(Proclitics::LA) && text.folded(token).contains("لل");
        if best.article || fused || (best.proclitics.is_empty() && with_article) {
            marks.add(Marks::DEFINITE);
        } else {
            marks.add(verb_marks(lexicon, best));
        }
        let whole = lexicon.forms(best.stem);
        let only_construct = !best.article
            && !whole.is_empty()
            && whole
                .iter()
                .all(|form| form.shape.is_construct() || form.shape.is_bound());
        if classes.intersects(noun_classes()) && !only_construct {
            marks.add(Marks::NOUN);
        }
        let actions = WordClasses::MASDAR
            | WordClasses::HUMAN
            | WordClasses::MESSAGE
            | WordClasses::CASUALTY
            | WordClasses::TIME;
        if classes.intersects(actions) {
            marks.add(Marks::ACTION);
        }
        if classes.contains(WordClasses::ADJECTIVE) {
            marks.add(Marks::ADJECTIVE);
        }
    }
    let conjoined = text.readings(token).iter().any(|reading| {
        reading.proclitics.has_conjunction() && verb_marks(lexicon, reading).has(Marks::VERB)
    });
    if conjoined {
        marks.add(Marks::CONJOINED_VERB);
    }
    if is_short_function_word(text, lexicon, token) {
        marks.add(Marks::CLOSED);
    }
    if tags.has(Tags::SPEECH) {
        marks.add(Marks::VERB);
    }
    Cell {
        marks,
        tags,
        clitic_tags,
        ..Cell::default()
    }
}

/// Whether a short word may be a conjunction or preposition with a function word (`وأن`, `فإن`),
/// which names of the same letters (وان, فان) hardly ever are.
pub(super) fn is_short_function_word(
    text: &AnalyzedText<'_>,
    lexicon: &Lexicon,
    token: usize,
) -> bool {
    text.folded(token).chars().count() <= 4
        && text.readings(token).iter().any(|reading| {
            !reading.proclitics.is_empty()
                && reading.enclitic.is_none()
                && !reading.article
                && lexicon.classes(reading.stem).intersects(
                    WordClasses::PREPOSITION
                        | WordClasses::COMPLEMENTIZER
                        | WordClasses::RELATIVE
                        | WordClasses::PRONOUN
                        | WordClasses::QUANTIFIER
                        | WordClasses::NEGATION,
                )
        })
}

/// Whether a reading makes sense: no preposition before a finite verb, no pronoun of a person who
/// speaks or is spoken to (كيري is no "my كير" in the news).
pub(super) fn is_possible(lexicon: &Lexicon, reading: &Reading) -> bool {
    if matches!(
        reading.enclitic,
        Some(Enclitic::Me | Enclitic::You | Enclitic::YouAll)
    ) {
        return false;
    }
    let particle = Proclitics::BA.with(Proclitics::KA).with(Proclitics::LA);
    let prefixed = [Proclitics::BA, Proclitics::KA, Proclitics::LA]
        .iter()
        .any(|&one| particle.contains(one) && reading.proclitics.contains(one));
    let forms = lexicon.forms(reading.stem);
    let only_verb =
        !reading.article && !forms.is_empty() && forms.iter().all(|form| form.shape.is_verb());
    let purpose = reading.proclitics.contains(Proclitics::LA)
        && forms.iter().any(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    tense: Tense::Imperfect | Tense::Jussive,
                    ..
                }
            )
        });
    !(prefixed && only_verb && !purpose)
}

/// Whether a reading is a verb of somebody spoken of, as verbs in the news are, and whether only
/// of several.
pub(super) fn verb_marks(lexicon: &Lexicon, reading: &Reading) -> Marks {
    let mut marks = Marks::default();
    let mut singular = false;
    for form in lexicon.forms(reading.stem) {
        let Shape::Verb {
            tense,
            person,
            number,
            gender,
            bound,
            ..
        } = form.shape
        else {
            continue;
        };
        let women = gender == Gender::Feminine && number == Number::Plural;
        if person == Person::Third
            && tense != Tense::Imperative
            && !women
            && (!bound || reading.enclitic.is_some())
        {
            marks.add(Marks::VERB);
            singular |= number != Number::Plural;
        }
    }
    if marks.has(Marks::VERB) && !singular {
        marks.add(Marks::PLURAL_VERB);
    }
    marks
}

/// Classes whose words no name holds.
pub(super) fn closed_classes() -> WordClasses {
    WordClasses::PREPOSITION
        | WordClasses::CONJUNCTION
        | WordClasses::SUBORDINATOR
        | WordClasses::COMPLEMENTIZER
        | WordClasses::RELATIVE
        | WordClasses::PRONOUN
        | WordClasses::DEMONSTRATIVE
        | WordClasses::NEGATION
        | WordClasses::PARTICLE
        | WordClasses::COPULA
        | WordClasses::INTERROGATIVE
        | WordClasses::ADVERB
        | WordClasses::QUANTIFIER
}

/// Classes of ordinary nouns and adjectives.
pub(super) fn noun_classes() -> WordClasses {
    WordClasses::NOUN
        | WordClasses::ADJECTIVE
        | WordClasses::HUMAN
        | WordClasses::WEAPON
        | WordClasses::ORGAN
        | WordClasses::MESSAGE
        | WordClasses::LOCATION
        | WordClasses::VEHICLE
        | WordClasses::DIRECTION
        | WordClasses::CASUALTY
        | WordClasses::MASDAR
        | WordClasses::PARTICIPLE
        | WordClasses::TIME
}

/// علي and على fold to one word: where ي is written, it may be the name.
pub(super) fn is_named_ali(text: &AnalyzedText<'_>, token: usize) -> bool {
    text.folded(token) == "علي" && text.written(token).ends_with('ي')
}
