//! [`LexiconBuilder`]: verbs, nouns and words become forms and classes by word id.

use rustc_hash::FxHashMap;

use super::class::WordClasses;
use super::conjugation::conjugate;
use super::data::{self, DataError};
use super::form::{FormShapes, Lemma, LemmaId, PartOfSpeech, Shape, WordForm};
use super::noun::{NounParts, decline};
use super::spelling::{Paradigm, folded, unmarked};
use super::verb::{Verb, VerbParts, VerbType};
use super::{Exact, Lexicon};
use crate::text::{Vocabulary, WordId, WordMap};

/// Collects what words can be. Every form is entered into the vocabulary, so that texts are read
/// with it.
///
/// ```
/// use khabar::lexicon::{LexiconBuilder, VerbParts, WordClasses};
/// use khabar::text::Vocabulary;
///
/// let mut vocabulary = Vocabulary::default();
/// let mut builder = LexiconBuilder::builtin(&mut vocabulary);
/// let seal = builder.add_verb(&VerbParts::new("ختم", "يختم"));
/// let lexicon = builder.build();
///
/// let id = vocabulary.get("يختمون");
/// assert!(lexicon.classes(id).contains(WordClasses::VERB));
/// assert!(lexicon.forms(id).iter().all(|form| form.lemma == seal));
/// ```
#[derive(Debug)]
pub struct LexiconBuilder<'v> {
    vocabulary: &'v mut Vocabulary,
    pub(super) lemmas: Vec<Lemma>,
    /// By the folded principal parts: those that are conjugated differently share a spelling.
    pub(super) verbs: FxHashMap<String, Vec<(VerbType, LemmaId)>>,
    pub(super) nouns: FxHashMap<String, LemmaId>,
    pub(super) forms: Vec<(WordId, WordForm)>,
    pub(super) words: Vec<(WordId, WordClasses)>,
    pub(super) exact: WordMap<Vec<Exact>>,
    paradigm: Paradigm,
}

impl<'v> LexiconBuilder<'v> {
    /// An empty lexicon over a vocabulary.
    #[must_use]
    pub fn new(vocabulary: &'v mut Vocabulary) -> Self {
        Self {
            vocabulary,
            lemmas: Vec::new(),
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            forms: Vec::new(),
            words: Vec::new(),
            exact: WordMap::default(),
            paradigm: Paradigm::default(),
        }
    }

    /// A builder that already holds the data that comes with the crate. Over a
    /// [`Vocabulary::embedded`] it is taken as it was compiled, over others every verb is conjugated and
    /// every noun declined now. Never panics for the data as it ships; a test reads it all.
    #[must_use]
    pub fn builtin(vocabulary: &'v mut Vocabulary) -> Self {
        let mut builder = Self::new(vocabulary);
        if builder.vocabulary.is_embedded() {
            builder.read();
        } else {
            data::load_builtin(&mut builder).expect("the built-in data is well-formed");
        }
        builder
    }

    /// The vocabulary that the lexicon is built over.
    pub fn vocabulary(&mut self) -> &mut Vocabulary {
        self.vocabulary
    }

    /// Adds a verb with all its forms, its participles and masdars. The same verb added again is
    /// the same lemma; masdars that are new are added to it.
    ///
    /// A verb written without shadda that the lexicon knows only with one (`أكد` for `أكّد`) is
    /// that verb. Parts that are no pair of principal parts are entered as they are, without
    /// further forms.
    pub fn add_verb(&mut self, parts: &VerbParts<'_>) -> LemmaId {
        self.add_verb_in(parts, WordClasses::NONE)
    }

    /// As [`LexiconBuilder::add_verb`], with classes that all its forms get (COPULA).
    pub fn add_verb_in(&mut self, parts: &VerbParts<'_>, classes: WordClasses) -> LemmaId {
        let verb = Verb::new(parts);
        let verb_type = verb
            .as_ref()
            .map_or_else(VerbType::default, Verb::verb_type);
        let key = format!("{} {}", folded(parts.perfect), folded(parts.imperfect));
        let known = self.verbs.get(&key).and_then(|known| {
            let same = known.iter().find(|(known, _)| *known == verb_type);
            let only = || {
                known
                    .first()
                    .filter(|_| known.len() == 1 && !parts.perfect.contains('\u{0651}'))
            };
            same.or_else(only).map(|&(_, lemma)| lemma)
        });
        let lemma = known.unwrap_or_else(|| {
            let lemma = self.new_lemma(parts.perfect, PartOfSpeech::Verb, classes);
            self.verbs.entry(key).or_default().push((verb_type, lemma));
            if let Some(verb) = &verb {
                conjugate(verb, !parts.intransitive, &mut self.paradigm);
            }
            self.take_paradigm(lemma);
            lemma
        });
        for masdar in parts.masdars {
            let noun = self.add_noun_in(&NounParts {
                classes: WordClasses::MASDAR,
                ..NounParts::new(masdar, &[])
            });
            self.lemmas[noun.index()].masdar_of.get_or_insert(lemma);
        }
        lemma
    }

    /// Adds a noun. The same singular added again is the same lemma; plurals that are new are
    /// added to it.
    pub fn add_noun(&mut self, singular: &str, plurals: &[&str]) -> LemmaId {
        self.add_noun_in(&NounParts::new(singular, plurals))
    }

    /// Adds a noun or adjective with its classes, as [`LexiconBuilder::add_noun`].
    pub fn add_noun_in(&mut self, noun: &NounParts<'_>) -> LemmaId {
        let key = unmarked(noun.singular);
        let known = self.nouns.get(&key).copied();
        let lemma = known.unwrap_or_else(|| {
            let lemma = self.new_lemma(noun.singular, PartOfSpeech::Noun, WordClasses::NONE);
            self.nouns.insert(key, lemma);
            lemma
        });
        let classes = &mut self.lemmas[lemma.index()].classes;
        let fresh = known.is_none() || !noun.plurals.is_empty() || noun.feminine.is_some();
        *classes |= noun.classes;
        if !classes.intersects(WordClasses::NOUN | WordClasses::ADJECTIVE) {
            *classes |= WordClasses::NOUN;
        }
        if fresh {
            decline(noun, &mut self.paradigm);
            self.take_paradigm(lemma);
        }
        lemma
    }

    /// Adds classes to a word as it is spelled, without further forms.
    pub fn add_word(&mut self, word: &str, classes: WordClasses) -> WordId {
        let id = self.vocabulary.intern(&folded(word));
        self.words.push((id, classes));
        id
    }

    /// Adds a word to the committed list of contrasting words: it has the classes only where the
    /// text writes these letters, see [`Lexicon::classes_written`].
    pub fn add_contrasting_word(&mut self, word: &str, classes: WordClasses) -> WordId {
        let id = self.add_word(word, classes);
        self.exact.or_insert(id, Vec::new()).push(Exact {
            spelling: unmarked(word).into(),
            classes,
        });
        id
    }

    /// Adds the lines of a `words.tsv`: form, classes, flags.
    ///
    /// # Errors
    ///
    /// For a line that is not of the format; the lines before it are added.
    pub fn add_words_tsv(&mut self, tsv: &str) -> Result<(), DataError> {
        data::read_words(self, tsv)
    }

    /// Adds the lines of a `nouns.tsv`: singular, plurals, classes, feminine.
    ///
    /// # Errors
    ///
    /// For a line that is not of the format; the lines before it are added.
    pub fn add_nouns_tsv(&mut self, tsv: &str) -> Result<(), DataError> {
        data::read_nouns(self, tsv)
    }

    /// Adds the lines of a `verbs.tsv`: perfect, imperfect, masdars, notes.
    ///
    /// # Errors
    ///
    /// For a line that is not of the format; the lines before it are added.
    pub fn add_verbs_tsv(&mut self, tsv: &str) -> Result<(), DataError> {
        data::read_verbs(self, tsv)
    }

    /// The lexicon.
    #[must_use]
    pub fn build(self) -> Lexicon {
        let words = self.vocabulary.len();
        let mut classes = vec![WordClasses::NONE; words];
        for &(id, class) in &self.words {
            classes[id.index()] |= class;
        }
        let class_of = |form: &WordForm| {
            let lemma = self.lemmas[form.lemma.index()].classes;
            match form.shape {
                Shape::Verb { .. } => lemma | WordClasses::VERB,
                Shape::Participle { .. } => lemma | WordClasses::PARTICIPLE,
                Shape::Noun { .. } => lemma,
            }
        };
        let dependent = |form: &WordForm| form.shape.is_bound() || form.shape.is_construct();
        for (id, form) in self.forms.iter().filter(|(_, form)| !dependent(form)) {
            classes[id.index()] |= class_of(form);
        }
        // "Both securities of" and "security's" must not make a noun of أمني: a form that leans on
        // what follows counts where the word is nothing else.
        let mut leaning = vec![WordClasses::NONE; words];
        for (id, form) in self.forms.iter().filter(|(_, form)| dependent(form)) {
            leaning[id.index()] |= class_of(form);
        }
        for (classes, leaning) in classes.iter_mut().zip(leaning) {
            if classes.is_empty() {
                *classes = leaning;
            }
        }
        let (starts, forms) = by_word(words, &self.forms);
        Lexicon {
            classes: classes.into_iter().map(WordClasses::bits).collect(),
            starts: starts.into(),
            forms,
            lemmas: self.lemmas,
            exact: self.exact,
        }
    }

    fn new_lemma(&mut self, citation: &str, part: PartOfSpeech, classes: WordClasses) -> LemmaId {
        let id = LemmaId(u32::try_from(self.lemmas.len()).unwrap_or(u32::MAX));
        self.lemmas.push(Lemma {
            citation: citation.to_owned().into(),
            part,
            classes,
            masdar_of: None,
        });
        id
    }

    /// Enters the forms of the paradigm and empties it.
    fn take_paradigm(&mut self, lemma: LemmaId) {
        for (letters, shape) in self.paradigm.iter() {
            self.forms
                .push((self.vocabulary.intern(letters), WordForm { lemma, shape }));
        }
        self.paradigm.clear();
    }
}

/// Sorts forms by their word, in the order of addition, each once. Returns where each word's
/// begin, as [`Lexicon`] has it, and the forms.
fn by_word(words: usize, forms: &[(WordId, WordForm)]) -> (Vec<u32>, Vec<WordForm>) {
    let mut next = vec![0u32; words + 1];
    for (id, _) in forms {
        next[id.index() + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let begins = next.clone();
    let mut sorted: Vec<Option<WordForm>> = vec![None; forms.len()];
    for &(id, form) in forms {
        let (begin, next) = (begins[id.index()] as usize, &mut next[id.index()]);
        if !sorted[begin..*next as usize].contains(&Some(form)) {
            sorted[*next as usize] = Some(form);
            *next += 1;
        }
    }
    let (mut starts, mut packed) = (
        Vec::with_capacity(words + 1),
        Vec::with_capacity(forms.len()),
    );
    for word in begins.windows(2) {
        let start = packed.len();
        packed.extend(sorted[word[0] as usize..word[1] as usize].iter().flatten());
        let shapes = FormShapes::of(&packed[start..]);
        starts.push((start as u32) << FormShapes::BITS | shapes.bits());
    }
    starts.push((packed.len() as u32) << FormShapes::BITS);
    (starts, packed)
}
