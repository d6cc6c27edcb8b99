//! Lexicons in compiled data: all verbs and nouns in all their forms.

use super::builder::LexiconBuilder;
use super::class::WordClasses;
use super::form::{FormShapes, Lemma, LemmaId, PartOfSpeech, Shape, WordForm};
use super::verb::VerbType;
use super::{Exact, Lexicon, form_position};
use crate::store::{Data, Malformed, Part, Texts, Writer};
use crate::text::{WordId, WordMap};

/// Stands for no lemma.
const NONE: u32 = u32::MAX;

impl Lexicon {
    /// Writes all of it.
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Lexicon);
        let (mut numbers, mut citations) = (Vec::new(), Texts::default());
        for lemma in &self.lemmas {
            let masdar_of = lemma.masdar_of.map_or(NONE, |verb| verb.0);
            numbers.extend([lemma.part as u32, lemma.classes.bits(), masdar_of]);
            citations.push(&lemma.citation);
        }
        to.numbers(&numbers);
        citations.write(to);
        to.numbers(&self.classes);
        to.numbers(&self.starts);
        let forms = self.forms.iter();
        let forms: Vec<u32> = forms
            .flat_map(|form| [form.lemma.0, form.shape.pack()])
            .collect();
        to.numbers(&forms);
        let (mut numbers, mut texts) = (Vec::new(), Texts::default());
        for (word, spellings) in self.exact.iter() {
            for spelling in spellings {
                numbers.extend([word.0, spelling.classes.bits()]);
                texts.push(&spelling.spelling);
            }
        }
        to.numbers(&numbers);
        texts.write(to);
    }

    /// The lexicon that is compiled in, over [`Vocabulary::embedded`](crate::text::Vocabulary::embedded).
    pub(crate) fn embedded() -> Self {
        Data::read_embedded(Self::read)
    }

    /// What was written, over the vocabulary that it was written with.
    pub(crate) fn read(data: &Data<'_>) -> Result<Self, Malformed> {
        let from = &mut data.part(Part::Lexicon)?;
        let (numbers, citations) = (from.numbers()?, from.texts()?);
        let lemmas = numbers.as_chunks().0.iter().zip(citations);
        let lemmas = lemmas.map(|(&[part, classes, masdar_of], citation)| Lemma {
            citation: from.keep(citation),
            part: match part {
                0 => PartOfSpeech::Verb,
                _ => PartOfSpeech::Noun,
            },
            classes: WordClasses::from_bits(classes),
            masdar_of: (masdar_of != NONE).then_some(LemmaId(masdar_of)),
        });
        let lemmas = lemmas.collect();
        let (classes, starts) = (from.array()?, from.array()?);
        let packed = from.numbers()?.as_chunks().0;
        // They are the bulk of what is loaded: the room for all is made at once.
        let mut forms = Vec::with_capacity(packed.len());
        for &[lemma, shape] in packed {
            forms.push(WordForm {
                lemma: LemmaId(lemma),
                shape: Shape::unpack(shape).ok_or(Malformed)?,
            });
        }
        let mut exact: WordMap<Vec<Exact>> = WordMap::default();
        let (numbers, spellings) = (from.numbers()?, from.texts()?);
        for (&[word, bits], spelling) in numbers.as_chunks().0.iter().zip(spellings) {
            exact.or_insert(WordId(word), Vec::new()).push(Exact {
                spelling: spelling.into(),
                classes: WordClasses::from_bits(bits),
            });
        }
        Ok(Self {
            classes,
            starts,
            forms,
            lemmas,
            exact,
        })
    }

    /// Whether what was read holds together.
    pub(crate) fn check(&self) -> Result<(), Malformed> {
        let positions = self.starts.iter().map(|&start| form_position(start));
        let last = positions.clone().next_back().unwrap_or_default();
        Malformed::unless(positions.is_sorted() && last <= self.forms.len())?;
        let forms = (0..self.starts.len()).map(|word| WordId(word as u32));
        let mut shapes = forms.map(|word| (self.form_shapes(word), self.forms(word)));
        Malformed::unless(shapes.all(|(shapes, forms)| shapes == FormShapes::of(forms)))?;
        let is_lemma = |id: LemmaId| id.index() < self.lemmas.len();
        Malformed::unless(self.forms.iter().all(|form| is_lemma(form.lemma)))?;
        let mut verbs = self.lemmas.iter().filter_map(|lemma| lemma.masdar_of);
        Malformed::unless(verbs.all(is_lemma))
    }
}

impl LexiconBuilder<'_> {
    /// Writes by what verbs and nouns are known again when they are added anew.
    #[allow(dead_code, reason = "only the build script writes")]
    pub(crate) fn write_keys(&self, to: &mut Writer) {
        to.begin(Part::LexiconKeys);
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
        let words = self.words.iter();
        let words: Vec<u32> = words
            .flat_map(|(word, classes)| [word.0, classes.bits()])
            .collect();
        to.numbers(&words);
    }

    /// Takes over what was written, into a builder that holds nothing yet over the vocabulary that it
    /// was written with.
    pub(super) fn read(&mut self) {
        Data::read_embedded(|data| self.read_data(data));
    }

    fn read_data(&mut self, data: &Data<'_>) -> Result<(), Malformed> {
        let lexicon = Lexicon::read(data)?;
        for word in (0..lexicon.starts.len()).map(|word| WordId(word as u32)) {
            let forms = lexicon.forms(word);
            self.forms.extend(forms.iter().map(|&form| (word, form)));
        }
        (self.lemmas, self.exact) = (lexicon.lemmas, lexicon.exact);
        let from = &mut data.part(Part::LexiconKeys)?;
        let (numbers, keys) = (from.numbers()?, from.texts()?);
        for (&[verb_type, lemma], key) in numbers.as_chunks().0.iter().zip(keys) {
            let known = self.verbs.entry(key.to_owned()).or_default();
            known.push((VerbType::unpack(verb_type), LemmaId(lemma)));
        }
        let (numbers, keys) = (from.numbers()?, from.texts()?);
        let nouns = numbers.iter().zip(keys);
        self.nouns
            .extend(nouns.map(|(&lemma, key)| (key.to_owned(), LemmaId(lemma))));
        let words = from.numbers()?.as_chunks().0.iter();
        self.words
            .extend(words.map(|&[word, bits]| (WordId(word), WordClasses::from_bits(bits))));
        Ok(())
    }
}
