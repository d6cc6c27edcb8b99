//! The built-in lexicon as the build script compiled it: all verbs and nouns in all their forms.

use super::Exact;
use super::builder::LexiconBuilder;
use super::class::WordClasses;
use super::form::{Lemma, LemmaId, PartOfSpeech, Shape, WordForm};
use super::verb::VerbType;
use crate::store::{Part, Reader, Writer};
use crate::text::WordId;

/// Stands for no lemma.
const NONE: u32 = u32::MAX;

impl LexiconBuilder<'_> {
    /// Writes all that has been added.
    #[allow(dead_code, reason = "only the build script writes")]
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Lexicon);
        self.write_lemmas(to);
        let mut forms = Vec::with_capacity(self.forms.len() * 3);
        for (word, form) in &self.forms {
            forms.extend([word.0, form.lemma.0, form.shape.pack()]);
        }
        to.numbers(&forms);
        let words = self.words.iter();
        let words: Vec<u32> = words
            .flat_map(|(word, classes)| [word.0, classes.bits()])
            .collect();
        to.numbers(&words);
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

    fn write_lemmas(&self, to: &mut Writer) {
        let (mut numbers, mut citations) = (Vec::new(), Texts::default());
        for lemma in &self.lemmas {
            let masdar_of = lemma.masdar_of.map_or(NONE, |verb| verb.0);
            numbers.extend([lemma.part as u32, lemma.classes.bits(), masdar_of]);
            citations.push(&lemma.citation);
        }
        to.numbers(&numbers);
        citations.write(to);
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
        let (numbers, citations) = (from.numbers(), Texts::read(from));
        for (&[part, classes, masdar_of], citation) in numbers.as_chunks().0.iter().zip(citations) {
            self.lemmas.push(Lemma {
                citation: citation.into(),
                part: if part == 0 {
                    PartOfSpeech::Verb
                } else {
                    PartOfSpeech::Noun
                },
                classes: WordClasses::from_bits(classes),
                masdar_of: (masdar_of != NONE).then_some(LemmaId(masdar_of)),
            });
        }
        let (numbers, keys) = (from.numbers(), Texts::read(from));
        for (&[verb_type, lemma], key) in numbers.as_chunks().0.iter().zip(keys) {
            let known = self.verbs.entry(key.to_owned()).or_default();
            known.push((VerbType::unpack(verb_type), LemmaId(lemma)));
        }
        let (numbers, keys) = (from.numbers(), Texts::read(from));
        let nouns = numbers.iter().zip(keys);
        self.nouns
            .extend(nouns.map(|(&lemma, key)| (key.to_owned(), LemmaId(lemma))));
        let forms = from.numbers().as_chunks().0.iter();
        self.forms.extend(forms.map(|&[word, lemma, shape]| {
            let (lemma, shape) = (LemmaId(lemma), Shape::unpack(shape));
            (WordId(word), WordForm { lemma, shape })
        }));
        let words = from.numbers().as_chunks().0.iter();
        self.words
            .extend(words.map(|&[word, bits]| (WordId(word), WordClasses::from_bits(bits))));
        let (numbers, spellings) = (from.numbers(), Texts::read(from));
        for (&[word, bits], spelling) in numbers.as_chunks().0.iter().zip(spellings) {
            self.exact.entry(WordId(word)).or_default().push(Exact {
                spelling: spelling.into(),
                classes: WordClasses::from_bits(bits),
            });
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
