//! [`AnalyzedText`]: a text with all that the lowest room knows about it.

use super::clitic::Reading;
use super::form_table::FormId;
use super::memory::{Generation, Source, WordMemory};
use super::normalize::{Normalized, Normalizer};
use super::quotation::{self, QuotedRange};
use super::sentence::{self, Sentence};
use super::token::{self, Token};
use super::vocabulary::{Vocabulary, WordId};
use crate::Span;

/// A text, folded, cut into tokens and sentences, with the readings of every word.
///
/// The rooms above read it and never change it.
#[derive(Debug)]
pub struct AnalyzedText<'t> {
    text: &'t str,
    normalized: Normalized,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    quotations: Vec<QuotedRange>,
    /// All readings, token after token.
    readings: Vec<Reading>,
    /// What is known of each token; one more than there are, behind the last.
    words: Vec<Word>,
    /// For how long numbers of forms mean the same.
    generation: Generation,
    /// For each token its sentence.
    sentence_of: Vec<u32>,
}

/// What is known of a token by its letters.
#[derive(Debug)]
struct Word {
    /// The whole folded word.
    id: WordId,
    form: FormId,
    /// Where its readings begin.
    readings: u32,
}

impl<'t> AnalyzedText<'t> {
    /// Analyses a text. `vocabulary` holds the words of the data that the rooms above bring.
    ///
    /// Offsets are kept in 32 bits: text beyond 4 GiB is not analysed.
    #[must_use]
    pub fn new(text: &'t str, normalizer: &Normalizer, vocabulary: &Vocabulary) -> Self {
        Self::remembering(text, normalizer, vocabulary, &mut WordMemory::default())
    }

    /// [`AnalyzedText::new`] for one of many texts: words that `memory` has from earlier ones, read
    /// with the same normalizer and vocabulary, are not cut again.
    #[must_use]
    pub fn remembering(
        text: &'t str,
        normalizer: &Normalizer,
        vocabulary: &Vocabulary,
        memory: &mut WordMemory,
    ) -> Self {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
        let normalized = normalizer.normalize(text);
        let (mut tokens, mut sentences, mut quotations) = (Vec::new(), Vec::new(), Vec::new());
        let mut turns = Vec::new();
        token::tokenize(&normalized, &mut tokens, &mut turns);
        sentence::split(&tokens, &turns, &mut sentences);
        quotation::pair(&tokens, &turns, &mut quotations);

        let mut readings = Vec::with_capacity(tokens.len() * 2);
        let mut words = Vec::with_capacity(tokens.len() + 1);
        memory.begin_text();
        let source = Source {
            text,
            normalized: &normalized,
            vocabulary,
        };
        for token in &tokens {
            let first_reading = readings.len() as u32;
            let (form, id) = memory.read(&source, token, &mut readings);
            words.push(Word {
                id,
                form,
                readings: first_reading,
            });
        }
        readings.shrink_to_fit();
        tokens.shrink_to_fit();
        words.push(Word {
            id: WordId::UNKNOWN,
            form: FormId::NONE,
            readings: readings.len() as u32,
        });

        let mut sentence_of = vec![0; tokens.len()];
        for (index, sentence) in sentences.iter().enumerate() {
            sentence_of[sentence.tokens.clone()].fill(index as u32);
        }
        Self {
            text,
            normalized,
            tokens,
            sentences,
            quotations,
            readings,
            words,
            generation: memory.generation().clone(),
            sentence_of,
        }
    }

    /// The input.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The folded text and its alignment.
    #[must_use]
    pub fn normalized(&self) -> &Normalized {
        &self.normalized
    }

    /// All tokens, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in order; together they hold every token.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentence that holds a token, as an index into [`AnalyzedText::sentences`].
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of[token] as usize
    }

    /// All quotations, by their opening mark.
    #[must_use]
    pub fn quotations(&self) -> &[QuotedRange] {
        &self.quotations
    }

    /// The readings of a token, best first; empty for what is no word.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[must_use]
    pub fn readings(&self, token: usize) -> &[Reading] {
        &self.readings[self.words[token].readings as usize..self.words[token + 1].readings as usize]
    }

    /// The best reading of a word; `None` for what is no word.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[must_use]
    pub fn best(&self, token: usize) -> Option<&Reading> {
        self.readings(token).first()
    }

    /// The whole written word (no clitic taken off), as the vocabulary knows it.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[must_use]
    pub fn word(&self, token: usize) -> WordId {
        self.words[token].id
    }

    /// The number of the token's written form.
    pub(crate) fn form(&self, token: usize) -> FormId {
        self.words[token].form
    }

    /// For how long [`AnalyzedText::form`] means the same.
    pub(crate) fn generation(&self) -> &Generation {
        &self.generation
    }

    /// The token's folded letters.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[must_use]
    pub fn folded(&self, token: usize) -> &str {
        self.tokens[token]
            .folded_span()
            .slice(self.normalized.as_str())
    }

    /// The token as it is written in the input.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[must_use]
    pub fn written(&self, token: usize) -> &'t str {
        self.tokens[token].span().slice(self.text)
    }

    /// The span from the first to the last of some tokens, in the input; empty for no tokens, and for such as the text
    /// does not have.
    #[must_use]
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.span().join(last.span()),
            Some([only]) => only.span(),
            _ => Span::new(0, 0),
        }
    }
}
