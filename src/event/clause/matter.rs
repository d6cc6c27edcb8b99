//! How far a matter reaches: what is said, asked for, warned of, agreed upon.

use super::cell::Class;
use super::scan::{REACH, Sentence};
use crate::Span;
use crate::lexicon::{Shape, Tense, WordClasses, WordForm};
use crate::text::{Proclitics, WordId};

impl Sentence<'_, '_> {
    /// The words of a phrase that tells a matter (topic, charge, threat): with everything that hangs
    /// on it, to the end of its clause or a phrase that is awaited elsewhere. Returns the chunk behind it too.
    pub(crate) fn matter_span(
        &self,
        chunk: usize,
        awaited: impl Fn(WordId, usize) -> bool,
    ) -> (Span, usize) {
        let start = self.chunks[chunk].phrase.as_ref().map_or_else(
            || self.tokens_span(self.chunks[chunk].tokens.clone()).start(),
            |p| p.span.start(),
        );
        let mut end = self.phrase_end(chunk);
        let mut depth = 0usize;
        // أعلن ذلك في بيان: the pronoun is all that is said.
        let pronoun = self.chunks[chunk].tokens.len() == 1
            && matches!(
                self.context.text.folded(self.chunks[chunk].tokens.start),
                "ذلك" | "هذا"
            );
        let reach = if pronoun { 0 } else { REACH };
        let deed = (self.chunks[chunk].phrase.as_ref()).is_some_and(|p| !p.frames.is_empty());
        let mut in_clause = false;
        while let Some(next) = self.chunks.get(end).filter(|_| end < chunk + reach) {
            match next.class {
                Class::Comma
                | Class::Semicolon
                | Class::End
                | Class::Subordinator
                | Class::Colon
                | Class::Participle => break,
                // مقتل جندي وجرح آخر
                Class::Verb
                    if next.conjunction && deed && self.is_deed(end) && self.may_be_noun(end) => {}
                Class::Verb | Class::Relative if next.conjunction => break,
                // وفي ظل رفضهم الاتفاق يحتاج الرئيس …: a new clause. (خطة للبلاد تضم …: it describes the matter.)
                Class::Verb
                    if !in_clause
                        && self.is_definite(chunk)
                        && self.is_definite(end - 1)
                        && self.is_bare_imperfect(end) =>
                {
                    break;
                }
                Class::Complementizer => in_clause = true,
                // التقارير التي تحدثت عن منعها هي دعاية: it takes up what the relative clause describes.
                Class::Pronoun if self.chunks[end - 1].class == Class::Noun => break,
                Class::Noun if next.preposition.is_some_and(|p| awaited(p.canonical, end)) => break,
                Class::OpenQuote => depth += 1,
                Class::CloseQuote if depth == 0 => break,
                Class::CloseQuote => depth -= 1,
                _ => {}
            }
            end += 1;
        }
        let last = self.chunks[end - 1].tokens.end;
        (
            Span::new(
                start,
                self.tokens_span(self.chunks[chunk].tokens.start..last)
                    .end(),
            ),
            end,
        )
    }

    /// Whether the word of a chunk, read as a verb, is a noun elsewhere.
    pub(crate) fn may_be_noun(&self, chunk: usize) -> bool {
        let Some(reading) = self.cells[self.chunks[chunk].tokens.start].reading else {
            return false;
        };
        let lexicon = self.context.lexicon;
        let mut forms = lexicon.forms(reading.bare).iter();
        lexicon.classes(reading.bare).contains(WordClasses::NOUN)
            || forms.any(|form| matches!(form.shape, Shape::Noun { .. }))
    }

    fn is_deed(&self, verb: usize) -> bool {
        let form = self.cells[self.chunks[verb].tokens.start].verb;
        form.is_some_and(|form| !self.context.frames.of_lemma(form.lemma).is_empty())
    }

    /// Whether the verb of a chunk tells by itself what is or will be, and no purpose.
    fn is_bare_imperfect(&self, chunk: usize) -> bool {
        let cell = &self.cells[self.chunks[chunk].tokens.start];
        let imperfect = |form: WordForm| matches!(form.shape, Shape::Verb { tense, .. } if tense != Tense::Perfect);
        cell.verb.is_some_and(imperfect)
            && (cell.reading).is_some_and(|r| !r.proclitics.contains(Proclitics::LA))
    }

    /// Whether a chunk is a noun phrase that is definite or a name.
    fn is_definite(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| p.definite || p.mention.is_some())
    }
}
