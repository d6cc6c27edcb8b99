//! [`FormMemory`] and [`FormSet`]: what a room above knows of a word by itself, learnt once for each written form.

use super::analysis::AnalyzedText;
use super::form_table::FormId;
use super::memory::Generation;

/// What is known of words by themselves. It saves work and changes no result, as long as what is learnt follows
/// from the word as it is written and from data that stays the same; nothing of where the word stands may
/// go into it.
#[derive(Debug)]
pub(crate) struct FormMemory<T> {
    /// Whose numbers the forms have.
    generation: Option<Generation>,
    known: Vec<Option<T>>,
    /// Of the word that was asked for last, where it is too much to be remembered.
    other: Option<T>,
}

impl<T> Default for FormMemory<T> {
    fn default() -> Self {
        Self {
            generation: None,
            known: Vec::new(),
            other: None,
        }
    }
}

impl<T> FormMemory<T> {
    /// Forgets all where the forms of a text have other numbers. To be called before it is read.
    pub(crate) fn begin_text(&mut self, text: &AnalyzedText<'_>) {
        if self.generation.as_ref() != Some(text.generation()) {
            self.generation = Some(text.generation().clone());
            self.known = Vec::new();
        }
    }

    /// What is known of a token, which `learn` tells unless it was told before. What is too much to be
    /// remembered is learnt anew each time.
    #[inline]
    pub(crate) fn of(
        &mut self,
        text: &AnalyzedText<'_>,
        token: usize,
        learn: impl FnOnce() -> T,
    ) -> &T {
        let place = match text.form(token).index() {
            Some(index) => {
                if self.known.len() <= index {
                    self.grow(text);
                }
                &mut self.known[index]
            }
            None => {
                self.other = None;
                &mut self.other
            }
        };
        place.get_or_insert_with(learn)
    }

    /// What is known of a token, where that was told before and is remembered.
    #[inline]
    pub(crate) fn get(&self, text: &AnalyzedText<'_>, token: usize) -> Option<T>
    where
        T: Copy,
    {
        let index = text.form(token).index()?;
        *self.known.get(index)?
    }

    /// Makes room for all forms that a text may have.
    #[cold]
    fn grow(&mut self, text: &AnalyzedText<'_>) {
        self.known.resize_with(text.known_forms(), || None);
    }
}

/// Written forms of which one thing is known, a bit for each, so that all of them stay near: for words that are done with
/// at that.
#[derive(Debug, Default)]
pub(crate) struct FormSet {
    /// Whose numbers the forms have.
    generation: Option<Generation>,
    bits: Vec<u64>,
}

impl FormSet {
    /// Forgets all where the forms of a text have other numbers. To be called before it is read.
    pub(crate) fn begin_text(&mut self, text: &AnalyzedText<'_>) {
        if self.generation.as_ref() != Some(text.generation()) {
            self.generation = Some(text.generation().clone());
            self.bits.clear();
        }
    }

    /// Whether it holds a form; never what is not remembered.
    #[inline]
    pub(crate) fn contains(&self, form: FormId) -> bool {
        let index = form.index().unwrap_or(usize::MAX);
        let bits = self.bits.get(index / 64);
        bits.is_some_and(|bits| bits >> (index % 64) & 1 == 1)
    }

    pub(crate) fn insert(&mut self, form: FormId) {
        if let Some(index) = form.index() {
            if self.bits.len() <= index / 64 {
                self.bits.resize(index / 64 + 1, 0);
            }
            self.bits[index / 64] |= 1 << (index % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::MOST_FORMS;
    use super::*;
    use crate::text::{Normalizer, Vocabulary, WordMemory};

    fn read<'t>(text: &'t str, words: &mut WordMemory) -> AnalyzedText<'t> {
        AnalyzedText::remembering(text, &Normalizer::default(), &Vocabulary::default(), words)
    }

    /// The lengths of a text's tokens, and how many had to be learnt.
    fn lengths(text: &AnalyzedText<'_>, memory: &mut FormMemory<usize>) -> (Vec<usize>, usize) {
        let mut learnt = 0;
        memory.begin_text(text);
        let lengths = (0..text.tokens().len()).map(|token| {
            *memory.of(text, token, || {
                learnt += 1;
                text.written(token).chars().count()
            })
        });
        (lengths.collect(), learnt)
    }

    #[test]
    fn what_is_known_is_learnt_once() {
        let (mut words, mut memory) = (WordMemory::default(), FormMemory::default());
        let text = read("دار ودار دار، دارٌ", &mut words);
        assert_eq!(lengths(&text, &mut memory), (vec![3, 4, 3, 1, 4], 4));
        drop(text);
        let text = read("دارٌ، دار بعيدة", &mut words);
        assert_eq!(lengths(&text, &mut memory), (vec![4, 1, 3, 5], 1));
    }

    #[test]
    fn forms_are_held_until_their_numbers_change() {
        let (mut words, mut forms) = (WordMemory::default(), FormSet::default());
        let text = read("دار ودار، دار", &mut words);
        forms.begin_text(&text);
        forms.insert(text.form(0));
        forms.insert(FormId::own(0));
        let held = |text: &AnalyzedText<'_>, forms: &FormSet| -> Vec<bool> {
            let tokens = 0..text.tokens().len();
            tokens.map(|at| forms.contains(text.form(at))).collect()
        };
        assert_eq!(held(&text, &forms), [true, false, false, true]);
        assert!(!forms.contains(FormId::own(0)));
        drop(text);
        let text = read("ودار دار", &mut words);
        forms.begin_text(&text);
        assert_eq!(held(&text, &forms), [false, true]);
        let text = read("بيت", &mut WordMemory::default());
        forms.begin_text(&text);
        assert_eq!(held(&text, &forms), [false]);
    }

    #[test]
    fn numbers_of_other_memories_are_not_mistaken() {
        let mut memory = FormMemory::default();
        for (text, length) in [("دار", 3), ("بيت", 3), ("مدرسة", 5)] {
            let text = read(text, &mut WordMemory::default());
            assert_eq!(lengths(&text, &mut memory), (vec![length], 1));
        }
    }

    #[test]
    fn words_beyond_the_bound_are_learnt_each_time() {
        let (mut words, mut memory) = (WordMemory::default(), FormMemory::default());
        let word = |number: usize| {
            let letter = |at: usize| ['د', 'ر', 'س', 'ك', 'م', 'ن', 'ي', 'ع'][number >> at & 7];
            (0..8).map(|at| letter(3 * at)).collect::<String>() + " "
        };
        let many: String = (0..MOST_FORMS).chain([MOST_FORMS; 3]).map(word).collect();
        let text = read(&many, &mut words);
        let all = (vec![8; MOST_FORMS + 3], MOST_FORMS + 3);
        assert_eq!(lengths(&text, &mut memory), all);
        assert_eq!(text.form(MOST_FORMS).index(), None);
        assert_eq!(lengths(&text, &mut memory).1, 3);
    }
}
