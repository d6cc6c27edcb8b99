//! [`WordMemory`]: what words were read as before, so that a word that comes back is not cut again.

use std::sync::Arc;

use super::clitic::{self, Reading, Readings};
use super::normalize::Normalized;
use super::token::Token;
use super::vocabulary::{Vocabulary, WordId};
use crate::Span;
use crate::store::{HashTable, hash};

/// Words with their readings, for reading many texts with
/// [`AnalyzedText::remembering`](super::AnalyzedText::remembering), all by one normalizer and one
/// vocabulary. It changes no result.
///
/// It remembers words as they are written, since all that can be known of a word by itself follows from
/// that, and numbers them. It keeps some 65,000 from text to text and learns twice as many within one; then it forgets all
/// before the next text.
#[derive(Debug, Default)]
pub struct WordMemory {
    generation: Generation,
    numbers: HashTable,
    forms: Vec<Form>,
    /// The letters of all forms.
    letters: String,
    /// The readings of all forms; their spans are offsets into the form as it is written.
    readings: Vec<Reading>,
}

/// A word as it is written in the input, marks and all, as a small number: the same number for the same
/// letters as long as the memory does not forget.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FormId(u32);

impl FormId {
    /// What is no word, or is not remembered.
    pub(crate) const NONE: Self = Self(u32::MAX);

    /// The number, below [`MOST_FORMS`]; `None` for [`FormId::NONE`].
    pub(crate) fn index(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

/// For how long numbers of forms mean the same: until the memory that gave them forgets. Those of no two memories are
/// equal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Generation(Arc<()>);

impl PartialEq for Generation {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug)]
struct Form {
    id: WordId,
    /// Where its letters begin; first those that are written, then the folded ones, where they do
    /// not follow from what is written.
    letters: u32,
    /// Where what is written ends.
    written_end: u32,
    letters_end: u32,
    readings: (u32, u32),
}

/// What the memory knows of a word.
pub(crate) struct Remembered<'a> {
    pub(crate) form: FormId,
    pub(crate) id: WordId,
    /// Their spans are offsets into the word as it is written.
    pub(crate) readings: &'a [Reading],
}

/// How many forms are remembered from one text to the next.
const KEPT_FORMS: usize = 1 << 16;
/// How many forms are remembered within a text.
pub(crate) const MOST_FORMS: usize = 2 * KEPT_FORMS;
/// The length of the longest form that is remembered, in bytes; no word that somebody speaks is so long.
const LONGEST: usize = 128;

impl WordMemory {
    /// Forgets all where it is too much. To be called before a text, since numbers of forms mean the same
    /// throughout.
    pub(crate) fn begin_text(&mut self) {
        if self.forms.len() > KEPT_FORMS {
            *self = Self::default();
        }
    }

    /// For how long the numbers that it gives mean the same.
    pub(crate) fn generation(&self) -> &Generation {
        &self.generation
    }

    /// Reads a word, by a normalizer and a vocabulary that must be the same each time. What does not fit into the
    /// memory is put into `unfit`.
    pub(crate) fn word<'a>(
        &'a mut self,
        vocabulary: &Vocabulary,
        word: &Word<'_>,
        unfit: &'a mut Readings,
    ) -> Remembered<'a> {
        let (written, folded) = word.letters();
        let mut hash = hash(written.as_bytes());
        if let Some(folded) = folded {
            hash ^= self::hash(folded.as_bytes());
        }
        let number = self.numbers.get(hash, |number| {
            self.forms[number as usize].is(&self.letters, written, folded)
        });
        let number = match number {
            Some(number) => number,
            None if self.forms.len() == MOST_FORMS || written.len() > LONGEST => {
                *unfit = word.read(vocabulary);
                return Remembered {
                    form: FormId::NONE,
                    id: vocabulary.get(word.folded()),
                    readings: unfit,
                };
            }
            None => self.learn(vocabulary, word, hash),
        };
        let form = &self.forms[number as usize];
        Remembered {
            form: FormId(number),
            id: form.id,
            readings: &self.readings[form.readings.0 as usize..form.readings.1 as usize],
        }
    }

    fn learn(&mut self, vocabulary: &Vocabulary, word: &Word<'_>, hash: u32) -> u32 {
        let (written, folded) = word.letters();
        let (letters, readings) = (self.letters.len() as u32, self.readings.len() as u32);
        self.letters.push_str(written);
        let written_end = self.letters.len() as u32;
        self.letters.push_str(folded.unwrap_or_default());
        self.readings.extend(word.read(vocabulary));
        let number = self.forms.len() as u32;
        self.forms.push(Form {
            id: vocabulary.get(word.folded()),
            letters,
            written_end,
            letters_end: self.letters.len() as u32,
            readings: (readings, self.readings.len() as u32),
        });
        self.numbers.insert(hash, number);
        number
    }
}

impl Form {
    fn is(&self, letters: &str, written: &str, folded: Option<&str>) -> bool {
        let of = |start: u32, end: u32| &letters[start as usize..end as usize];
        of(self.letters, self.written_end) == written
            && of(self.written_end, self.letters_end) == folded.unwrap_or_default()
    }
}

/// A word where it stands.
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) normalized: &'a Normalized,
    pub(crate) token: &'a Token,
}

impl<'a> Word<'a> {
    fn folded(&self) -> &'a str {
        self.token.folded_span().slice(self.normalized.as_str())
    }

    /// The word as it is written, and its folded letters where they do not follow from that: `ﷺ` is four
    /// words.
    fn letters(&self) -> (&'a str, Option<&'a str>) {
        let folded = (!self.token.is_in_step()).then(|| self.folded());
        (self.token.span().slice(self.text), folded)
    }

    /// Its readings, with spans that are offsets into the word as it is written.
    fn read(&self, vocabulary: &Vocabulary) -> Readings {
        let folded = self.folded();
        let (start, folded_start) = (self.token.span().start, self.token.folded_span().start);
        let ta_marbuta = folded.ends_with('ه') && self.letters().0.contains('ة');
        let mut readings = clitic::read(vocabulary, folded, ta_marbuta);
        if !self.token.is_in_step() {
            for reading in &mut readings {
                let Span { start: from, end } = reading.span();
                let stem = self
                    .normalized
                    .original_span(folded_start + from..folded_start + end);
                *reading = reading.at(Span::new(stem.start - start, stem.end - start));
            }
        }
        readings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{AnalyzedText, Normalizer};

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for word in words {
            vocabulary.intern(word);
        }
        vocabulary
    }

    /// The text as it is read with a memory, which must be as it is read without.
    fn read<'t>(
        text: &'t str,
        vocabulary: &Vocabulary,
        memory: &mut WordMemory,
    ) -> AnalyzedText<'t> {
        let normalizer = Normalizer::default();
        let fresh = AnalyzedText::new(text, &normalizer, vocabulary);
        let remembering = AnalyzedText::remembering(text, &normalizer, vocabulary, memory);
        for token in 0..fresh.tokens().len() {
            assert_eq!(remembering.word(token), fresh.word(token), "{text}");
            assert_eq!(remembering.readings(token), fresh.readings(token), "{text}");
        }
        remembering
    }

    #[test]
    fn words_are_read_as_the_first_time() {
        let vocabulary = vocabulary(&["بيت", "بيته", "كتاب", "صلي"]);
        let mut memory = WordMemory::default();
        for _ in 0..3 {
            let text = read("وبيته بيتة بيته، وبيـــته بيتَه ﷺ", &vocabulary, &mut memory);
            let spans: Vec<_> = (0..text.tokens().len())
                .filter_map(|token| Some(text.best(token)?.span().slice(text.text())))
                .collect();
            assert_eq!(spans[..5], ["بيته", "بيتة", "بيته", "بيـــته", "بيتَه"]);
        }
        assert_eq!(memory.forms.len(), 5 + 4);
    }

    #[test]
    fn forms_have_numbers_by_what_is_written() {
        let mut memory = WordMemory::default();
        let text = read("كتاب، كتابا كتاب كِتاب 7", &vocabulary(&[]), &mut memory);
        let form = |token: usize| text.form(token);
        assert_eq!(form(0), form(3));
        assert!(form(0) != form(2) && form(0) != form(4));
        assert_eq!((form(1), form(5)), (FormId::NONE, FormId::NONE));
    }

    #[test]
    fn a_full_memory_forgets_before_the_next_text() {
        let vocabulary = vocabulary(&["دار"]);
        let mut memory = WordMemory::default();
        let word = |number: usize| {
            let letter = |at: usize| ['د', 'ر', 'س', 'ك', 'م', 'ن', 'ي', 'ع'][number >> at & 7];
            (0..8).map(|at| letter(3 * at)).collect::<String>()
        };
        let many: Vec<_> = (0..MOST_FORMS + 2).map(word).collect();
        let many = many.join(" ");
        let text = read(&many, &vocabulary, &mut memory);
        assert_eq!(memory.forms.len(), MOST_FORMS);
        assert_eq!(text.form(MOST_FORMS - 1).index(), Some(MOST_FORMS - 1));
        assert_eq!(text.form(MOST_FORMS), FormId::NONE);

        let next = read("دار", &vocabulary, &mut memory);
        assert_eq!(next.form(0).index(), Some(0));
        assert!(next.generation() != text.generation());
        let again = read("دار", &vocabulary, &mut memory);
        assert!(next.generation() == again.generation());
    }

    #[test]
    fn what_is_no_word_any_more_is_not_remembered() {
        let mut memory = WordMemory::default();
        let long = "هه".repeat(LONGEST);
        let text = read(&long, &vocabulary(&[]), &mut memory);
        assert_eq!(text.form(0), FormId::NONE);
        assert!(memory.letters.is_empty());
    }
}
