//! [`WordMemory`]: what words were read as before, so that a word that comes back is not cut again.

use std::sync::Arc;

use super::clitic::{self, Reading, Readings};
use super::form_table::{FormId, FormTable, Letters};
use super::normalize::Normalized;
use super::token::Token;
use super::vocabulary::{Vocabulary, WordId};
use crate::Span;

/// Words with their readings, for reading many texts with
/// [`AnalyzedText::remembering`](super::AnalyzedText::remembering), all by one normalizer and one
/// vocabulary. It changes no result.
///
/// It remembers words (and numbers and marks) as they are written, since all that can be known of a word by itself
/// follows from that, and numbers them. It keeps some 130,000 from text to text, in about 11 MB where words are as long as they mostly are, and learns twice as many
/// within one; then it forgets all before the next text.
#[derive(Debug, Default)]
pub struct WordMemory {
    generation: Generation,
    forms: FormTable,
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

/// How many forms are remembered from one text to the next.
const KEPT_FORMS: usize = 1 << 17;
/// How many forms are remembered within a text.
pub(crate) const MOST_FORMS: usize = 2 * KEPT_FORMS;

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

    /// Reads a token of a text, whose normalizer and vocabulary must be the same each time, and appends its readings
    /// to those of the text.
    #[inline(always)]
    pub(crate) fn read(
        &mut self,
        source: &Source<'_>,
        token: &Token,
        readings: &mut Vec<Reading>,
    ) -> (FormId, WordId) {
        let Some((id, form)) = self.forms.get(&source.letters(token)) else {
            return self.learn(source, token, readings);
        };
        self.forms.read(form, token.start(), readings);
        (id, form.word)
    }

    #[cold]
    #[inline(never)]
    fn learn(
        &mut self,
        source: &Source<'_>,
        token: &Token,
        readings: &mut Vec<Reading>,
    ) -> (FormId, WordId) {
        let letters = source.letters(token);
        let own = source.readings(token);
        let word = source.vocabulary.get(source.folded(token));
        let start = token.span().start();
        readings.extend(own.iter().map(|reading| {
            let stem = reading.span();
            reading.at(Span::new(start + stem.start(), start + stem.end()))
        }));
        if self.forms.len() == MOST_FORMS || !letters.fit() {
            return (FormId::NONE, word);
        }
        (self.forms.insert(&letters, word, &own), word)
    }
}

/// A text whose tokens are read.
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) normalized: &'a Normalized,
    pub(crate) vocabulary: &'a Vocabulary,
}

impl<'a> Source<'a> {
    /// What a token is remembered by: what is written, and the folded letters where they do not follow from
    /// that. `ﷺ` is four words.
    #[inline(always)]
    fn letters(&self, token: &Token) -> Letters<'a> {
        let (start, end) = token.span().ends();
        if token.is_in_step() {
            Letters::new(self.text, start, end, "")
        } else {
            Letters::new(self.text, start, end, self.folded(token))
        }
    }

    fn folded(&self, token: &Token) -> &'a str {
        token.folded_span().slice(self.normalized.as_str())
    }

    /// The readings of a token, with spans that are offsets into the word as it is written; none of what is no word.
    fn readings(&self, token: &Token) -> Readings {
        if !token.is_word() {
            return Readings::new();
        }
        let folded = self.folded(token);
        let (start, folded_start) = (token.span().start(), token.folded_span().start());
        let ta_marbuta = folded.ends_with('ه') && token.span().slice(self.text).contains('ة');
        let mut readings = clitic::read(self.vocabulary, folded, ta_marbuta);
        if !token.is_in_step() {
            for reading in &mut readings {
                let (from, end) = reading.span().ends();
                let stem = self
                    .normalized
                    .original_span(folded_start + from..folded_start + end);
                let within = |at: usize| at.saturating_sub(start);
                *reading = reading.at(Span::new(within(stem.start()), within(stem.end())));
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
        assert_eq!(memory.forms.len(), 6 + 4);
    }

    #[test]
    fn forms_have_numbers_by_what_is_written() {
        let mut memory = WordMemory::default();
        let text = read("كتاب، كتابا كتاب، كِتاب", &vocabulary(&[]), &mut memory);
        let numbers = (0..6).map(|token| text.form(token).index());
        assert!(numbers.eq([0, 1, 2, 0, 1, 3].map(Some)));
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
        let long = "هه".repeat(100);
        let text = read(&long, &vocabulary(&[]), &mut memory);
        assert_eq!(text.form(0), FormId::NONE);
        assert_eq!(memory.forms.len(), 0);
    }
}
