//! The built-in lexicon as the build script compiled it: all verbs and nouns in all their forms, those of
//! the frames among them.

use rustc_hash::FxHashMap;

use super::builder::LexiconBuilder;
use super::class::WordClasses;
use super::form::{Lemma, LemmaId, PartOfSpeech, Shape, WordForm};
use super::verb::VerbType;
use super::{Exact, Lexicon};
use crate::store::{Part, Reader, Writer};
use crate::text::WordId;

/// Stands for no lemma.
const NONE: u32 = u32::MAX;

impl LexiconBuilder<'_> {
    /// Writes all that has been added.
    #[allow(dead_code, reason = "only the build script writes")]
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Lexicon);
        self.write_lexicon(to);
        self.write_keys(to);
        let words = self.words.iter();
        let words: Vec<u32> = words
            .flat_map(|(word, classes)| [word.0, classes.bits()])
            .collect();
        to.numbers(&words);
    }

    /// Writes what a lexicon is made of.
    fn write_lexicon(&self, to: &mut Writer) {
        let (mut numbers, mut citations) = (Vec::new(), Texts::default());
        for lemma in &self.lemmas {
            let masdar_of = lemma.masdar_of.map_or(NONE, |verb| verb.0);
            numbers.extend([lemma.part as u32, lemma.classes.bits(), masdar_of]);
            citations.push(&lemma.citation);
        }
        to.numbers(&numbers);
        citations.write(to);
        let tables = self.tables();
        to.numbers(&tables.classes);
        to.numbers(&tables.starts);
        let forms = tables.forms.iter();
        let forms: Vec<u32> = forms
            .flat_map(|form| [form.lemma.0, form.shape.pack()])
            .collect();
        to.numbers(&forms);
        let mut exact: Vec<_> = self.exact.iter().collect();
        exact.sort_by_key(|(word, _)| **word);
        let (mut numbers, mut texts) = (Vec::new(), Texts::default());
        for (word, spellings) in exact {
            for spelling in spellings {
                numbers.extend([word.0, spelling.classes.bits()]);
                texts.push(&spelling.spelling);
            }
        }
        to.numbers(&numbers);
        texts.write(to);
    }

    /// Writes by what verbs and nouns are known again when they are added anew.
    fn write_keys(&self, to: &mut Writer) {
        let mut verbs: Vec<_> = self.verbs.iter().collect();
        verbs.sort();
        let (mut numbers, mut keys) = (Vec::new(), Texts::default());
        for (key, known) in verbs {
            for (verb_type, lemma) in known {
                numbers.extend([verb_type.pack(), lemma.0]);
                keys.push(key);
            }
        }
        to.numbers(&numbers);
        keys.write(to);
        let mut nouns: Vec<_> = self.nouns.iter().collect();
        nouns.sort();
        let (mut numbers, mut keys) = (Vec::new(), Texts::default());
        for (key, lemma) in nouns {
            numbers.push(lemma.0);
            keys.push(key);
        }
        to.numbers(&numbers);
        keys.write(to);
    }

    /// Takes over what was written, into a builder that holds nothing yet over the vocabulary that it
    /// was written with.
    pub(super) fn read(&mut self) {
        let from = &mut Reader::of(Part::Lexicon);
        let lexicon = Lexicon::read(from);
        for (word, starts) in lexicon.starts.windows(2).enumerate() {
            let forms = &lexicon.forms[starts[0] as usize..starts[1] as usize];
            let word = WordId(word as u32);
            self.forms.extend(forms.iter().map(|&form| (word, form)));
        }
        (self.lemmas, self.exact) = (lexicon.lemmas, lexicon.exact);
        let (numbers, keys) = (from.numbers(), Texts::read(from));
        for (&[verb_type, lemma], key) in numbers.as_chunks().0.iter().zip(keys) {
            let known = self.verbs.entry(key.to_owned()).or_default();
            known.push((VerbType::unpack(verb_type), LemmaId(lemma)));
        }
        let (numbers, keys) = (from.numbers(), Texts::read(from));
        let nouns = numbers.iter().zip(keys);
        self.nouns
            .extend(nouns.map(|(&lemma, key)| (key.to_owned(), LemmaId(lemma))));
        let words = from.numbers().as_chunks().0.iter();
        self.words
            .extend(words.map(|&[word, bits]| (WordId(word), WordClasses::from_bits(bits))));
    }
}

impl Lexicon {
    /// The lexicon that is compiled in, over [`Vocabulary::embedded`](crate::text::Vocabulary::embedded).
    pub(crate) fn embedded() -> Self {
        Self::read(&mut Reader::of(Part::Lexicon))
    }

    fn read(from: &mut Reader) -> Self {
        let (numbers, citations) = (from.numbers(), Texts::read(from));
        let lemmas = numbers.as_chunks().0.iter().zip(citations);
        let lemmas = lemmas.map(|(&[part, classes, masdar_of], citation)| Lemma {
            citation: citation.into(),
            part: match part {
                0 => PartOfSpeech::Verb,
                _ => PartOfSpeech::Noun,
            },
            classes: WordClasses::from_bits(classes),
            masdar_of: (masdar_of != NONE).then_some(LemmaId(masdar_of)),
        });
        let lemmas = lemmas.collect();
        let (classes, starts) = (from.numbers(), from.numbers());
        let forms = from.numbers().as_chunks().0.iter();
        let forms = forms.map(|&[lemma, shape]| WordForm {
            lemma: LemmaId(lemma),
            shape: Shape::unpack(shape),
        });
        let forms = forms.collect();
        let mut exact: FxHashMap<WordId, Vec<Exact>> = FxHashMap::default();
        let (numbers, spellings) = (from.numbers(), Texts::read(from));
        for (&[word, bits], spelling) in numbers.as_chunks().0.iter().zip(spellings) {
            exact.entry(WordId(word)).or_default().push(Exact {
                spelling: spelling.into(),
                classes: WordClasses::from_bits(bits),
            });
        }
        Self {
            classes: classes.into(),
            starts: starts.into(),
            forms,
            lemmas,
            exact,
        }
    }
}

/// Short texts that are written together.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    fn write(&self, to: &mut Writer) {
        to.text(&self.text);
        to.numbers(&self.ends);
    }

    fn read(from: &mut Reader) -> impl Iterator<Item = &'static str> {
        let (text, ends) = (from.text(), from.numbers());
        let mut start = 0;
        ends.iter().map(move |&end| {
            let own = &text[start..end as usize];
            start = end as usize;
            own
        })
    }
}
