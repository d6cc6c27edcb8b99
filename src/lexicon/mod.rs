//! What Arabic words can be: closed classes, the forms of verbs and nouns, number words.
//!
//! A [`Lexicon`] answers by the [`WordId`] of a folded stem without article and proclitics
//! (`Reading::bare`): its [`WordClasses`] in one array access, and as [`WordForm`]s every verb or
//! noun that is spelled so, with tense, voice, person and number.
//!
//! Verbs are conjugated and nouns declined from what a dictionary lists, when the lexicon is built.
//! The way of the data: `data/*.tsv` → `data` → `builder` → `verb` (stems) and `conjugation`
//! (endings), or `noun` → `spelling` (folding, hamza seats) → [`Lexicon`].
//!
//! To add a closed word, noun or verb, add a line to the file in `data/`; to add a class, add it
//! to `class.rs`, and its name may be used in the files.
//!
//! ```
//! use khabar::lexicon::{LexiconBuilder, Shape, Tense, Voice};
//! use khabar::text::Vocabulary;
//!
//! let mut vocabulary = Vocabulary::default();
//! let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
//!
//! let form = lexicon.forms(vocabulary.get("نوقشت"))[0];
//! assert_eq!(&*lexicon.lemma(form.lemma).citation, "ناقش");
//! assert!(matches!(form.shape, Shape::Verb { tense: Tense::Perfect, voice: Voice::Passive, .. }));
//! ```

mod builder;
mod class;
mod conjugation;
mod data;
mod form;
mod noun;
pub mod number;
mod snapshot;
mod spelling;
mod verb;

use crate::store::Array;
use crate::text::{Vocabulary, WordId, WordMap};

pub use builder::LexiconBuilder;
pub use class::WordClasses;
pub use data::DataError;
pub(crate) use form::FormShapes;
pub use form::{
    Gender, Lemma, LemmaId, Number, PartOfSpeech, Person, Shape, Tense, Voice, WordForm,
};
pub use noun::NounParts;
pub(crate) use number::{Hedge, NumberPart, rows};
pub use number::{NumberPhrase, Numbers};
pub use verb::VerbParts;

/// What words can be, by their ids. Immutable; built by a [`LexiconBuilder`].
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// As [`WordClasses::bits`].
    classes: Array<u32>,
    /// For each word which shapes its forms have, as [`FormShapes::bits`], and above these bits where its forms begin; one
    /// more than there are words.
    starts: Array<u32>,
    forms: Vec<WordForm>,
    lemmas: Vec<Lemma>,
    exact: WordMap<Vec<Exact>>,
}

/// A contrasting word: one that its original letters tell from others of the same fold.
#[derive(Clone, Debug)]
struct Exact {
    spelling: Box<str>,
    classes: WordClasses,
}

/// Where among the forms those of a word begin.
fn form_position(start: u32) -> usize {
    (start >> FormShapes::BITS) as usize
}

impl Lexicon {
    /// All classes that a word of this fold may have. Forms that only lean on what follows
    /// (before an enclitic or in construct) count where the word is nothing else.
    #[must_use]
    pub fn classes(&self, word: WordId) -> WordClasses {
        self.classes
            .get(word.index())
            .map_or(WordClasses::NONE, |&bits| WordClasses::from_bits(bits))
    }

    /// The classes of a word as the text writes its stem: for the committed list of contrasting
    /// words (على/علي, أن/إن/آن, قتلة/قتله) the original letters decide, for all others this is
    /// [`Lexicon::classes`].
    ///
    /// ```
    /// use khabar::lexicon::{LexiconBuilder, WordClasses};
    /// use khabar::text::Vocabulary;
    ///
    /// let mut vocabulary = Vocabulary::default();
    /// let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
    /// let id = vocabulary.get("علي");
    /// assert!(lexicon.classes_written(id, "على").contains(WordClasses::PREPOSITION));
    /// assert!(!lexicon.classes_written(id, "علي").contains(WordClasses::PREPOSITION));
    /// ```
    #[must_use]
    pub fn classes_written(&self, word: WordId, written: &str) -> WordClasses {
        let classes = self.classes(word);
        let Some(contrasts) = self.exact.get(word) else {
            return classes;
        };
        let (mut governed, mut meant) = (WordClasses::NONE, WordClasses::NONE);
        for contrast in contrasts {
            governed |= contrast.classes;
            if spelling::may_mean(written, &contrast.spelling) {
                meant |= contrast.classes;
            }
        }
        (classes - governed) | meant
    }

    /// Whether the word is on the committed list of contrasting words.
    #[must_use]
    pub fn is_contrasting(&self, word: WordId) -> bool {
        self.exact.contains(word)
    }

    /// Every form of a verb or noun that is spelled so, the likelier ones first within a lemma.
    #[must_use]
    pub fn forms(&self, word: WordId) -> &[WordForm] {
        match self.starts.get(word.index()..).unwrap_or_default() {
            [start, end, ..] => &self.forms[form_position(*start)..form_position(*end)],
            _ => &[],
        }
    }

    /// Which shapes the [forms](Lexicon::forms) of a word have.
    #[inline]
    pub(crate) fn form_shapes(&self, word: WordId) -> FormShapes {
        let start = self.starts.get(word.index());
        start.map_or(FormShapes::NONE, |&start| FormShapes::from_lowest(start))
    }

    /// A lemma of this lexicon.
    ///
    /// # Panics
    ///
    /// When the id is another lexicon's.
    #[must_use]
    pub fn lemma(&self, id: LemmaId) -> &Lemma {
        &self.lemmas[id.index()]
    }

    /// Notes of every word that it knows that the word means something alone.
    pub(crate) fn mark_alone(&self, vocabulary: &mut Vocabulary) {
        for word in vocabulary.ids() {
            if !self.classes(word).is_empty() {
                vocabulary.set_alone(word);
            }
        }
    }

    /// Whether a form, written `stem` without clitics and article, is its dictionary form with an ending
    /// behind it (مسلحون, جنديان) rather than a plural with other vowels (شؤون, قوانين).
    pub(crate) fn has_ending(&self, form: &WordForm, stem: &str) -> bool {
        if !matches!(form.shape, Shape::Noun { .. }) {
            return true;
        }
        let letters = |word| spelling::letters_folded(word);
        let citation = &self.lemma(form.lemma).citation;
        let full = letters(citation).count();
        // مدينتان, محامون: ة and ي give way.
        let weak = letters(citation)
            .last()
            .is_some_and(|last| matches!(last, 'ه' | 'ي'));
        let kept = full - usize::from(weak);
        let same = letters(citation).take(kept).eq(letters(stem).take(kept));
        same && letters(stem).count() > full
    }

    /// All lemmas; a [`LemmaId`]'s index is its place.
    #[must_use]
    pub fn lemmas(&self) -> &[Lemma] {
        &self.lemmas
    }
}

#[cfg(test)]
mod tests;
