//! How far the words of an argument reach.

use std::ops::Range;

use super::cell::Class;
use super::scan::{REACH, Sentence};
use crate::Span;
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::lexicon::{Shape, Tense, WordClasses, WordForm};
use crate::text::{Proclitics, WordId};

/// Words for several events in a row, folded; those of the lexicon for quantities are more of them.
const ROWS: [&str; 6] = ["سلسله", "مجموعه", "جوله", "موجه", "مزيدا", "المزيد"];

impl Sentence<'_, '_> {
    /// The words of a phrase as an argument: the chunk with its complements, and what hangs on it by
    /// من or ل where the noun alone would say little (`عناصر من التنظيم`, `نقاط للجيش`).
    pub(crate) fn argument_span(&self, chunk: usize, owned: impl Fn(WordId) -> bool) -> Span {
        let mut end = self.phrase_end(chunk);
        let Some(mut span) = self.chunks[chunk].phrase.as_ref().map(|p| p.span) else {
            return self.tokens_span(self.chunks[chunk].tokens.clone());
        };
        for inner in &self.chunks[chunk + 1..end] {
            if let Some(phrase) = &inner.phrase {
                span = span.join(phrase.span);
            }
        }
        let mut open = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            // العديد من: however many are meant, they are told behind it.
            let alone = end == chunk + 1 && self.chunks[chunk].tokens.end == p.head + 1;
            let counts = p.number.is_some()
                || (alone
                    && self.is_quantity(p.head)
                    && !self.context.text.folded(p.head).ends_with("البعض"));
            p.mention.is_none() && (!p.definite || counts)
        });
        // المتحدث الأمني بوزارة الداخلية: an office is of the body that it serves.
        open |= self.serves_at(chunk, end);
        while open && end < self.chunks.len() {
            let next = &self.chunks[end];
            let (Some(preposition), Some(phrase)) = (next.preposition, &next.phrase) else {
                break;
            };
            let prepositions = self.context.prepositions;
            let head = self.chunks[chunk].phrase.as_ref();
            let partitive = preposition.canonical == prepositions.min
                && head.is_some_and(|p| {
                    p.number.is_some() || p.filler == Filler::Human || self.is_quantity(p.head)
                });
            let owner = preposition.canonical == prepositions.la
                && head.is_some_and(|p| p.filler != Filler::Human || p.number.is_none());
            // متحدث باسم الحركة: whom one speaks for tells who it is.
            let spokesman = self.context.text.folded(next.tokens.start) == "باسم";
            // قيادي في الحركة: the body that somebody is in tells who it is; a town only tells where.
            let member = end == chunk + 1
                && [prepositions.fi, prepositions.ba].contains(&preposition.canonical)
                && phrase.filler == Filler::Organization
                // اجتمع شبان في المركز: where they meet.
                && !self.cells[phrase.head].classes.contains(WordClasses::LOCATION)
                && head.is_some_and(|p| p.filler == Filler::Human);
            let attached = partitive || owner || spokesman || member;
            // فر عشرات من المسلحين من المدينة: the verb's own من is the second one.
            let counted = partitive
                && end == chunk + 1
                && head.is_some_and(|p| {
                    // العديد من المنازل: it is never said alone.
                    let many = self.context.text.folded(p.head).ends_with("العديد");
                    self.is_quantity(p.head) && (phrase.filler == Filler::Human || many)
                });
            let verb = owned(preposition.canonical) && !spokesman && !counted;
            if next.conjunction || !attached || verb {
                break;
            }
            open = !phrase.definite && phrase.mention.is_none();
            end = self.phrase_end(end);
            for inner in &self.chunks[chunk + 1..end] {
                if let Some(phrase) = &inner.phrase {
                    span = span.join(phrase.span);
                }
            }
        }
        span
    }

    /// Whether a body with ب stands right behind somebody's office that has no name.
    fn serves_at(&self, chunk: usize, end: usize) -> bool {
        let role = |m: usize| self.context.mentions[m].kind == EntityKind::Role;
        let office = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            p.filler == Filler::Human
                && p.mention.is_none_or(role)
                && p.definite
                && !p.plural
                && p.possessor.is_none()
        });
        let body = self.chunks.get(end).is_some_and(|next| {
            let ba = self.context.prepositions.ba;
            next.preposition.is_some_and(|p| p.canonical == ba)
                && !next.conjunction
                && (next.phrase.as_ref())
                    .is_some_and(|p| p.filler == Filler::Organization && p.mention.is_some())
        });
        office && body && end == chunk + 1
    }

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

    /// `سلسلة من الغارات`: the event that a quantity or row is of.
    pub(crate) fn counted_event(&self, noun: usize) -> Option<usize> {
        let phrase = self.chunks[noun].phrase.as_ref()?;
        let behind = self.phrase_end(noun);
        let next = self.chunks.get(behind)?;
        let of = next.preposition?.canonical == self.context.prepositions.min;
        let row = ROWS.contains(&self.context.text.folded(phrase.head));
        let event = next.phrase.as_ref().is_some_and(|p| !p.frames.is_empty());
        let quantity = phrase.frames.is_empty() && self.is_quantity(phrase.head);
        (of && event && !next.conjunction && (row || quantity)).then_some(behind)
    }

    pub(crate) fn is_quantity(&self, token: usize) -> bool {
        let lexicon = self.context.lexicon;
        self.context.text.best(token).is_some_and(|r| {
            let quantity = |word| lexicon.classes(word).contains(WordClasses::QUANTIFIER);
            // عددا is عدد in the accusative.
            quantity(r.bare)
                || lexicon.forms(r.bare).iter().any(|form| {
                    lexicon
                        .lemma(form.lemma)
                        .classes
                        .contains(WordClasses::QUANTIFIER)
                })
                || matches!(
                    self.context.text.folded(token),
                    "عددا"
                        | "عشرات"
                        | "العشرات"
                        | "مءات"
                        | "مييات"
                        | "بعضا"
                        | "مجموعه"
                        | "حشد"
                        | "حشدا"
                        | "حشود"
                        | "المييات"
                )
        })
    }

    /// The words of some tokens in the input.
    pub(crate) fn tokens_span(&self, tokens: Range<usize>) -> Span {
        self.context.text.span_of(tokens)
    }
}
