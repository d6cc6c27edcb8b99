//! [`AnalyzedText`]: a text with all that the lowest room knows about it.

use std::sync::Arc;

use super::form_table::{FormId, FormTable};
use super::memory::{Generation, OwnForms, Source, WordMemory};
use super::normalize::{Normalized, Normalizer};
use super::quotation::{self, QuotedRange};
use super::reading::{Reading, Readings};
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
    /// For each token its form, by which its word and its readings are found.
    form_of: Vec<FormId>,
    forms: Arc<FormTable>,
    own_forms: OwnForms,
    /// For how long numbers of forms mean the same.
    generation: Generation,
    /// For each token its sentence, counted from the one of the first token of its block.
    sentence_in_block: Vec<u8>,
    /// For each block of [`BLOCK`] tokens the sentence of its first token.
    block_sentences: Vec<u32>,
}

/// Of so many tokens the sentences can be counted in a byte.
const BLOCK: usize = 256;

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

        tokens.shrink_to_fit();
        let source = Source {
            text,
            normalized: &normalized,
            vocabulary,
        };
        let mut learner = memory.begin_text();
        let form_of = learner.read_all(&source, &tokens);
        let own_forms = learner.own;
        let mut sentence_in_block = vec![0; tokens.len()];
        let mut block_sentences = Vec::with_capacity(tokens.len().div_ceil(BLOCK));
        for (index, sentence) in sentences.iter().enumerate() {
            let mut start = sentence.tokens.start;
            while start < sentence.tokens.end {
                let block = start / BLOCK;
                if block == block_sentences.len() {
                    block_sentences.push(index as u32);
                }
                let end = sentence.tokens.end.min((block + 1) * BLOCK);
                sentence_in_block[start..end].fill((index as u32 - block_sentences[block]) as u8);
                start = end;
            }
        }
        Self {
            text,
            normalized,
            tokens,
            sentences,
            quotations,
            form_of,
            forms: memory.forms(),
            own_forms,
            generation: memory.generation().clone(),
            sentence_in_block,
            block_sentences,
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
        self.block_sentences[token / BLOCK] as usize + usize::from(self.sentence_in_block[token])
    }

    /// The first token that ends behind a byte, which most likely stands in some sentence: a long text has too many to
    /// look through all of them.
    pub(crate) fn token_near(&self, sentence: usize, offset: usize) -> usize {
        let near = self.sentences.get(sentence).filter(|sentence| {
            let span = sentence.span;
            (span.start()..span.end()).contains(&offset)
        });
        let among = near.map_or(0..self.tokens.len(), |sentence| sentence.tokens.clone());
        among.start + self.tokens[among].partition_point(|token| token.span().end() <= offset)
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
    #[inline]
    #[must_use]
    pub fn readings(&self, token: usize) -> Readings<'_> {
        let form = self.form_of[token];
        let known = form.index().and_then(|number| self.forms.form(number));
        let placeless = match known {
            Some(known) => self.forms.readings(known),
            None => self.own_forms.readings(form),
        };
        Readings::new(placeless, self.tokens[token].start())
    }

    /// The best reading of a word; `None` for what is no word.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[inline]
    #[must_use]
    pub fn best(&self, token: usize) -> Option<Reading> {
        self.readings(token).first()
    }

    /// The whole written word (no clitic taken off), as the vocabulary knows it.
    ///
    /// # Panics
    ///
    /// When the text has no such token.
    #[inline]
    #[must_use]
    pub fn word(&self, token: usize) -> WordId {
        let form = self.form_of[token];
        let known = form.index().and_then(|number| self.forms.form(number));
        known.map_or_else(|| self.own_forms.word(form), |known| known.word)
    }

    /// How many written forms there were when it was read: the number of each of its own is below.
    pub(super) fn known_forms(&self) -> usize {
        self.forms.len()
    }

    /// The number of the token's written form.
    pub(crate) fn form(&self, token: usize) -> FormId {
        self.form_of[token]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_know_their_sentences_over_blocks() {
        let short = "نعم. ".repeat(3 * BLOCK);
        let long = "كلام ".repeat(2 * BLOCK + 3) + ". ";
        let texts = [
            short.clone() + &long + &short,
            long.repeat(3),
            String::new(),
        ];
        for text in texts {
            let (normalizer, vocabulary) = (Normalizer::default(), Vocabulary::default());
            let text = AnalyzedText::new(&text, &normalizer, &vocabulary);
            let mut tokens = 0;
            for (index, sentence) in text.sentences().iter().enumerate() {
                for token in sentence.tokens.clone() {
                    assert_eq!(text.sentence_of(token), index);
                    tokens += 1;
                }
            }
            assert_eq!(tokens, text.tokens().len());
        }
    }
}
