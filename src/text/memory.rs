//! [`WordMemory`]: what words were read as before, so that a word that comes back is not cut again.

use std::sync::Arc;

use smallvec::SmallVec;

use super::clitic::Uncut;
use super::form_table::{FormId, FormTable, Guess, Letters};
use super::normalize::Normalized;
use super::reading::Placeless;
use super::token::Token;
use super::vocabulary::{Vocabulary, WordId};
use crate::Span;

/// Words with their readings, for reading many texts with
/// [`AnalyzedText::remembering`](super::AnalyzedText::remembering), all by one normalizer and one
/// vocabulary. It changes no result.
///
/// It remembers words (and numbers and marks) as they are written, since all that can be known of a word by itself
/// follows from that, and numbers them. It keeps some 260,000 from text to text, as many as eighty megabytes of news have, at 32 bytes each and 16
/// for each of their readings, and learns twice as many within one; then it forgets all before the next text. Texts read
/// their words in it, so that it forgets all, too, where an earlier text is still there when the next one is analysed.
#[derive(Debug, Default)]
pub struct WordMemory {
    generation: Generation,
    forms: Arc<FormTable>,
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
const KEPT_FORMS: usize = 1 << 18;
/// How many forms are remembered within a text.
pub(crate) const MOST_FORMS: usize = 2 * KEPT_FORMS;

impl WordMemory {
    /// Forgets all where it is too much, or where it would have to be copied. To be called before a text, since numbers
    /// of forms mean the same throughout.
    pub(crate) fn begin_text(&mut self) -> Learner<'_> {
        if self.forms.len() > KEPT_FORMS || Arc::get_mut(&mut self.forms).is_none() {
            *self = Self::default();
        }
        Learner {
            forms: Arc::make_mut(&mut self.forms),
            unread: SmallVec::new(),
            own: OwnForms::default(),
        }
    }

    /// For how long the numbers that it gives mean the same.
    pub(crate) fn generation(&self) -> &Generation {
        &self.generation
    }

    /// What it knows.
    pub(super) fn forms(&self) -> Arc<FormTable> {
        Arc::clone(&self.forms)
    }
}

/// For how many tokens at a time forms are looked up.
const AT_A_TIME: usize = 32;

/// For how many tokens or more at a time forms are learnt.
const LEARNT_AT_A_TIME: usize = 32;

/// A memory while a text is read with it.
pub(crate) struct Learner<'m> {
    forms: &'m mut FormTable,
    /// The forms of which only the letters are known yet, each with a token that has it.
    unread: SmallVec<[(FormId, usize); 2 * AT_A_TIME]>,
    /// What is not remembered.
    pub(super) own: OwnForms,
}

/// The forms of a text that are not remembered, since they are too long, or the memory is full.
#[derive(Debug, Default)]
pub(super) struct OwnForms {
    /// For each its whole folded word, and where its readings end.
    words: Vec<(WordId, u32)>,
    readings: Vec<Placeless>,
}

impl OwnForms {
    /// The whole folded word of a form.
    pub(super) fn word(&self, form: FormId) -> WordId {
        let own = self.words.get(form.position());
        own.map_or(WordId::UNKNOWN, |(word, _)| *word)
    }

    pub(super) fn readings(&self, form: FormId) -> &[Placeless] {
        let end = |position: usize| Some(self.words.get(position)?.1 as usize);
        let position = form.position();
        let start = position.checked_sub(1).and_then(end).unwrap_or_default();
        let range = start..end(position).unwrap_or_default();
        self.readings.get(range).unwrap_or_default()
    }
}

impl Learner<'_> {
    /// The forms of the tokens of a text, whose normalizer and vocabulary must be the same each time.
    ///
    /// Most of the time goes into waiting for places of the table, so that a few tokens ask before the first one
    /// gets its answer.
    pub(super) fn read_all(&mut self, source: &Source<'_>, tokens: &[Token]) -> Vec<FormId> {
        let mut forms = Vec::with_capacity(tokens.len());
        let mut asked = [(Letters::NONE, 0); AT_A_TIME];
        let mut guesses = [Guess::NONE; AT_A_TIME];
        for chunk in tokens.chunks(AT_A_TIME) {
            for (token, (letters, hash)) in chunk.iter().zip(&mut asked) {
                *letters = source.letters(token);
                *hash = letters.hash();
            }
            for ((_, hash), guess) in asked.iter().zip(&mut guesses) {
                *guess = self.forms.guess(*hash);
            }
            let first = forms.len();
            let answers = asked[..chunk.len()].iter().zip(&guesses).enumerate();
            forms.extend(answers.map(|(at, ((letters, hash), guess))| {
                let guessed = self.forms.guessed(*guess, letters);
                guessed.unwrap_or_else(|| self.read(source, tokens, first + at, letters, *hash))
            }));
            if self.unread.len() >= LEARNT_AT_A_TIME {
                self.learn(source, tokens);
            }
        }
        if !self.unread.is_empty() {
            self.learn(source, tokens);
        }
        forms
    }

    /// The form of a token that is not the one that was guessed.
    #[inline(never)]
    fn read(
        &mut self,
        source: &Source<'_>,
        tokens: &[Token],
        token: usize,
        letters: &Letters<'_>,
        hash: u32,
    ) -> FormId {
        if let Some(known) = self.forms.get(letters, hash) {
            return known;
        }
        if self.forms.len() == MOST_FORMS || !letters.fit() {
            source.read(tokens, &[token], |_, word, readings| {
                self.own.readings.extend_from_slice(readings);
                let end = self.own.readings.len() as u32;
                self.own.words.push((word, end));
            });
            return FormId::own(self.own.words.len() - 1);
        }
        let form = self.forms.insert(letters, hash);
        self.unread.push((form, token));
        form
    }

    /// Learns the forms of which only the letters are known.
    #[cold]
    #[inline(never)]
    fn learn(&mut self, source: &Source<'_>, tokens: &[Token]) {
        let unread = std::mem::take(&mut self.unread);
        let at: SmallVec<[usize; 2 * AT_A_TIME]> = unread.iter().map(|(_, token)| *token).collect();
        source.read(tokens, &at, |index, word, readings| {
            self.forms.tell(unread[index].0, word, readings);
        });
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

    /// Calls `each` for some tokens, which are `at` these places, with which of them it is, with the word that it is, and
    /// with its readings, whose spans are offsets into the word as it is written. All ask for their stems before the first
    /// one gets its answer.
    fn read(
        &self,
        tokens: &[Token],
        at: &[usize],
        mut each: impl FnMut(usize, WordId, &[Placeless]),
    ) {
        let at = at.iter().map(|&token| &tokens[token]);
        let mut stems: SmallVec<[&str; 4 * AT_A_TIME]> = SmallVec::new();
        let words = at.clone().map(|token| {
            let word = self.uncut(token);
            match word {
                Some(word) => word.stems(|stem| stems.push(stem)),
                None => stems.push(self.folded(token)),
            }
            word
        });
        let words: SmallVec<[Option<Uncut<'_>>; 2 * AT_A_TIME]> = words.collect();
        let ids = self.vocabulary.get_all(&stems);
        let mut ids = ids.iter();
        for ((token, word), index) in at.zip(&words).zip(0..) {
            match word {
                Some(word) => {
                    let (id, mut readings) = word.read(self.vocabulary, &mut ids);
                    if !token.is_in_step() {
                        self.place_as_written(token, &mut readings);
                    }
                    each(index, id, &readings);
                }
                None => each(index, *ids.next().unwrap_or(&WordId::UNKNOWN), &[]),
            }
        }
    }

    /// A token that has readings, before it is cut: what is no word has none, nor what is too long to be one.
    fn uncut(&self, token: &Token) -> Option<Uncut<'a>> {
        if !token.is_word() || token.span().len() > Placeless::LONGEST {
            return None;
        }
        let folded = self.folded(token);
        let mut letters = token.span().slice(self.text).chars().rev();
        let ta_marbuta = folded.ends_with('ه') && letters.any(|letter| letter == 'ة');
        Some(Uncut::new(folded, ta_marbuta))
    }

    /// Gives the readings of a token, whose spans are offsets into the folded word, those into the word as it is written.
    #[cold]
    fn place_as_written(&self, token: &Token, readings: &mut [Placeless]) {
        let (start, folded_start) = (token.span().start(), token.folded_span().start());
        for reading in readings {
            let (from, end) = reading.at(0).span().ends();
            let stem = self
                .normalized
                .original_span(folded_start + from..folded_start + end);
            let within = |at: usize| at.saturating_sub(start);
            let span = Span::new(within(stem.start()), within(stem.end()));
            *reading = Placeless::new(&reading.at(0).at(span));
        }
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
            let (own, known) = (fresh.readings(token), remembering.readings(token));
            assert!(known.iter().eq(own.iter()), "{text}");
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
        assert_eq!(text.form(MOST_FORMS).index(), None);
        let generation = text.generation().clone();
        drop(text);

        let next = read("دار", &vocabulary, &mut memory);
        assert_eq!(next.form(0).index(), Some(0));
        assert!(next.generation() != &generation);
        let generation = next.generation().clone();
        drop(next);
        let again = read("دار", &vocabulary, &mut memory);
        assert!(again.generation() == &generation);
    }

    #[test]
    fn a_text_keeps_its_words_when_the_next_one_is_read() {
        let vocabulary = vocabulary(&["دار", "بيت"]);
        let mut memory = WordMemory::default();
        let first = read("دار", &vocabulary, &mut memory);
        let second = read("بيت", &vocabulary, &mut memory);
        assert!(first.generation() != second.generation());
        assert_eq!(first.word(0), vocabulary.get("دار"));
        assert_eq!(second.word(0), vocabulary.get("بيت"));
    }

    #[test]
    fn what_is_no_word_any_more_is_not_remembered() {
        let mut memory = WordMemory::default();
        let long = "هه".repeat(100);
        let text = read(&long, &vocabulary(&[]), &mut memory);
        assert_eq!(text.form(0).index(), None);
        assert_eq!(memory.forms.len(), 0);
    }
}
