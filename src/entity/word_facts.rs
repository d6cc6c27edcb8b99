//! [`WordFacts`]: what is known of a word by itself: its marks by its letters, its readings, the lexicon and the
//! gazetteer. It is the same wherever the word stands, so that it is found out once for each written form.

use super::cell::Marks;
use super::clitic::Ending;
use super::head::HeadEntries;
use super::name_shape::{self, Spelling};
use super::reference::ReferenceWords;
use super::token_sets::Hints;
use super::words::{RuleWords, Tags};
use crate::gazetteer::{EntryKind, Gazetteer};
use crate::lexicon::{FormShapes, Gender, Lexicon, Number, Person, Shape, Tense, WordClasses};
use crate::text::{AnalyzedText, Enclitic, Proclitics, Reading, Readings, TokenKind, WordId};

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordFacts {
    pub(super) marks: Marks,
    pub(super) tags: Tags,
    /// The tags of the best reading's stem behind proclitics.
    pub(super) clitic_tags: Tags,
    /// How far behind the word's start it begins.
    pub(super) clitic_stem: u16,
    pub(super) ending: Ending,
    /// The sets that it is in.
    pub(super) hints: Hints,
}

// Each word of a text asks for those of its form, most of which lie far from each other.
const _: () = assert!(size_of::<Option<WordFacts>>() == 16);

impl WordFacts {
    /// Of what is no word.
    const NONE: Self = Self {
        marks: Marks::NONE,
        tags: Tags::NONE,
        clitic_tags: Tags::NONE,
        clitic_stem: 0,
        ending: Ending::NONE,
        hints: Hints::NONE,
    };
}

/// By what words are known.
#[derive(Clone, Copy)]
pub(super) struct Knowledge<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) heads: &'a HeadEntries,
    pub(super) words: &'a RuleWords,
    pub(super) reference_words: &'a ReferenceWords,
}

impl Knowledge<'_> {
    /// Finds out what is known of a token: of what is no word, how it ends where it has letters.
    #[cold]
    pub(super) fn of(self, text: &AnalyzedText<'_>, token: usize) -> WordFacts {
        match text.tokens()[token].kind {
            TokenKind::Word => self.of_word(text, token),
            TokenKind::Latin => WordFacts {
                ending: Ending::of(text.folded(token)),
                hints: Hints::of_letters(),
                ..WordFacts::NONE
            },
            _ => WordFacts::NONE,
        }
    }

    fn of_word(self, text: &AnalyzedText<'_>, token: usize) -> WordFacts {
        let spelling = Spelling::of(text, token);
        let readings = text.readings(token);
        let mut facts = self.grammar(text, token, spelling);
        facts.marks.add(shape(spelling, readings, facts.marks));
        if self.reference_words.has(text.word(token), readings) {
            facts.marks.add(Marks::REFERS);
        }
        facts.hints = Hints::of_word(facts.marks, facts.tags, facts.clitic_tags);
        facts
    }

    /// Whether a word is a title with a pronoun.
    fn is_possessed_title(self, readings: Readings<'_>) -> bool {
        readings.iter().any(|reading| {
            let of_another = matches!(
                reading.enclitic,
                Some(Enclitic::Him | Enclitic::Her | Enclitic::Them)
            );
            of_another
                && self.gazetteer.named(&[reading.stem]).any(|(entry, weak)| {
                    self.gazetteer.features(entry).kind() == EntryKind::Role && !weak
                })
        })
    }

    /// What the lexicon and the words of the rules say of a word.
    fn grammar(self, text: &AnalyzedText<'_>, token: usize, spelling: Spelling<'_>) -> WordFacts {
        let Self { lexicon, words, .. } = self;
        let Spelling {
            written, folded, ..
        } = spelling;
        let (mut clitic_tags, mut clitic_stem) = (Tags::NONE, 0);
        let mut marks = Marks::WORD;
        let word = text.word(token);
        let tags = words.of(word);
        if word == WordId::UNKNOWN {
            marks.add(Marks::UNKNOWN);
        }
        if written.ends_with(['\u{64B}', '\u{64C}', '\u{64D}'])
            || written.ends_with("\u{64B}ا")
            || written.ends_with("ءا")
        {
            marks.add(Marks::TANWIN);
        }
        let with_article = folded.starts_with("ال") && spelling.letters >= 4;
        if with_article {
            marks.add(Marks::DEFINITE);
        }
        let readings = text.readings(token);
        let best = readings
            .iter()
            .find(|reading| is_possible(lexicon, reading));
        if let Some(best) = best {
            if best.is_known() {
                marks.add(self.noun_marks(text, &best, spelling));
            }
            if !best.is_whole() && (best.is_known() || best.article) {
                marks.add(Marks::CLITIC);
                if best.enclitic.is_none() {
                    let start = text.tokens()[token].span().start();
                    clitic_tags = words.of(best.stem);
                    clitic_stem = (best.span().start() - start) as u16;
                }
            }
            let fused = best.proclitics.contains(Proclitics::LA) && folded.contains("لل");
            if best.article || fused || (best.proclitics.is_empty() && with_article) {
                marks.add(Marks::DEFINITE);
            } else {
                marks.add(verb_marks(lexicon, &best));
            }
        }
        if readings.iter().any(|reading| !reading.is_whole()) {
            marks.add(self.cut_marks(readings, spelling.letters));
        }
        if tags.has(Tags::SPEECH) {
            marks.add(Marks::VERB);
        }
        WordFacts {
            marks,
            tags,
            clitic_tags,
            clitic_stem,
            ending: Ending::of(folded),
            hints: Hints::NONE,
        }
    }

    /// The marks of a word of so many letters for what is taken off it in some reading.
    fn cut_marks(self, readings: Readings<'_>, letters: usize) -> Marks {
        let lexicon = self.lexicon;
        let mut marks = Marks::default();
        for reading in readings.iter() {
            let proclitics = reading.proclitics;
            if proclitics.has_conjunction() && verb_marks(lexicon, &reading).has(Marks::VERB) {
                marks.add(Marks::CONJOINED_VERB);
            }
            if letters <= 4 && is_function_word(lexicon, &reading) {
                marks.add(Marks::CLOSED);
            }
            if proclitics == Proclitics::LA {
                marks.add(Marks::LAM);
            }
        }
        if self.is_possessed_title(readings) {
            marks.add(Marks::POSSESSED_TITLE);
        }
        marks
    }

    /// The marks of a word that the lexicon has, in its best reading, for something else than a verb.
    fn noun_marks(self, text: &AnalyzedText<'_>, best: &Reading, spelling: Spelling<'_>) -> Marks {
        let lexicon = self.lexicon;
        let mut marks = Marks::default();
        let written = best.span().slice(text.text());
        let mut classes = lexicon.classes_written(best.stem, written);
        let forms = lexicon.forms(best.bare);
        let impossible = |shape: Shape| shape.is_construct() || shape.is_bound() || shape.is_verb();
        // No article stands before "my speech": الخطابي is another word.
        let another =
            best.article && !forms.is_empty() && forms.iter().all(|form| impossible(form.shape));
        if !another {
            classes |= lexicon.classes(best.bare);
        }
        if classes.intersects(closed_classes()) && !is_named_ali(spelling) {
            marks.add(Marks::CLOSED);
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
        marks
    }
}

/// Marks of words that are no part of a name that no list has.
const OTHER: Marks = Marks::CLOSED
    .with(Marks::VERB)
    .with(Marks::NOUN)
    .with(Marks::TANWIN)
    .with(Marks::CLITIC);

/// The marks that a word has by its letters; `marks` are those that it has by what it is.
fn shape(spelling: Spelling<'_>, readings: Readings<'_>, marks: Marks) -> Marks {
    let Spelling {
        written, folded, ..
    } = spelling;
    // What is known as something else, no rule takes for a name, whatever letters it has.
    let may_be_name = marks.has(Marks::UNKNOWN) || !marks.has(OTHER);
    let noun_ending = may_be_name && name_shape::ends_like_noun(spelling, readings);
    let of_name = may_be_name && !noun_ending && name_shape::is_name_shape(spelling);
    let foreign = marks.has(Marks::UNKNOWN) && name_shape::is_foreign_surname(spelling);
    let dotted = matches!(folded, "الي" | "حتي") && written.ends_with('ي');
    [
        (Marks::NISBA, name_shape::is_nisba(spelling)),
        (Marks::JOINED_NAME, name_shape::is_joined_name(spelling)),
        (Marks::NAME_SHAPE, of_name),
        (Marks::NOUN_ENDING, noun_ending),
        (Marks::FOREIGN, foreign),
        (Marks::LAM, folded.starts_with("لل")),
        (Marks::ALA, folded == "علي"),
        (Marks::DOTTED, dotted),
    ]
    .into_iter()
    .filter(|&(_, holds)| holds)
    .fold(Marks::default(), |marks, (mark, _)| marks.with(mark))
}

/// Whether a short word, read so, is a conjunction or preposition with a function word (`وأن`, `فإن`),
/// which names of the same letters (وان, فان) hardly ever are.
fn is_function_word(lexicon: &Lexicon, reading: &Reading) -> bool {
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
}

/// Whether a reading makes sense: no preposition before a finite verb, no pronoun of a person who
/// speaks or is spoken to (كيري is no "my كير" in the news).
fn is_possible(lexicon: &Lexicon, reading: &Reading) -> bool {
    if matches!(
        reading.enclitic,
        Some(Enclitic::Me | Enclitic::You | Enclitic::YouAll)
    ) {
        return false;
    }
    if !reading.proclitics.has_preposition() || reading.article {
        return true;
    }
    let shapes = lexicon.form_shapes(reading.stem);
    let only_verb = !shapes.is_empty() && shapes.are_verbs();
    let purpose = || {
        lexicon.forms(reading.stem).iter().any(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    tense: Tense::Imperfect | Tense::Jussive,
                    ..
                }
            )
        })
    };
    !only_verb || reading.proclitics.contains(Proclitics::LA) && purpose()
}

/// Whether a reading is a verb of somebody spoken of, as verbs in the news are, and whether only
/// of several.
fn verb_marks(lexicon: &Lexicon, reading: &Reading) -> Marks {
    let mut marks = Marks::default();
    if !lexicon.form_shapes(reading.stem).contains(FormShapes::VERB) {
        return marks;
    }
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
fn closed_classes() -> WordClasses {
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
fn noun_classes() -> WordClasses {
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
fn is_named_ali(spelling: Spelling<'_>) -> bool {
    spelling.folded == "علي" && spelling.written.ends_with('ي')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Entry, EntryKind};
    use crate::lexicon::LexiconBuilder;
    use crate::text::{Normalizer, Vocabulary};

    /// The facts of one word.
    fn facts(word: &str) -> WordFacts {
        let mut vocabulary = Vocabulary::default();
        let title = Entry::new("مساعد", EntryKind::Role, "role/assistant");
        let gazetteer = Gazetteer::builder()
            .add_entries([title])
            .build(&mut vocabulary);
        let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
        let words = RuleWords::new(&mut vocabulary);
        let reference_words = ReferenceWords::new(&mut vocabulary);
        let knowledge = Knowledge {
            lexicon: &lexicon,
            gazetteer: &gazetteer,
            heads: &HeadEntries::of(&gazetteer),
            words: &words,
            reference_words: &reference_words,
        };
        let text = format!("قال: {word}");
        let analyzed = AnalyzedText::new(&text, &Normalizer::default(), &vocabulary);
        knowledge.of(&analyzed, 2)
    }

    #[test]
    fn words_have_marks_by_their_letters() {
        for (word, marks) in [
            ("الدمشقي", Marks::NISBA),
            ("عبدالكريم", Marks::JOINED_NAME),
            ("كرنبس", Marks::NAME_SHAPE),
            ("شفانير", Marks::FOREIGN),
            ("مساعده", Marks::POSSESSED_TITLE),
            ("للمدينة", Marks::LAM),
            ("المدينة", Marks::REFERS),
            ("على", Marks::ALA),
            ("الي", Marks::DOTTED),
        ] {
            assert!(facts(word).marks.has(marks), "{word}");
        }
        for (word, marks) in [
            ("دمشقي", Marks::NISBA),
            ("قافلة", Marks::NAME_SHAPE),
            ("مساعد", Marks::POSSESSED_TITLE),
            ("الدمشقي", Marks::REFERS),
            ("إلى", Marks::DOTTED),
        ] {
            assert!(!facts(word).marks.has(marks), "{word}");
        }
    }

    #[test]
    fn stems_begin_behind_what_is_taken_off() {
        let facts = facts("وقال");
        assert!(facts.clitic_tags.has(Tags::SPEECH));
        assert_eq!(facts.clitic_stem as usize, "و".len());
    }
}
