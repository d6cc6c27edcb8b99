//! How far the words of an argument reach.

use std::ops::Range;

use super::cell::Class;
use super::scan::{REACH, Sentence};
use crate::Span;
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::lexicon::WordClasses;
use crate::text::WordId;

/// Words for groups whose names stand behind them, folded.
const GROUPS: [&str; 3] = ["تنظيم", "حركه", "جماعه"];

/// Bodies that are buildings as well, folded, without the article.
const FACILITIES: [&str; 14] = [
    "مركز",
    "جامعه",
    "كليه",
    "معهد",
    "مدرسه",
    "مستشفي",
    "اكاديميه",
    "نادي",
    "مسجد",
    "جامع",
    "فندق",
    "متحف",
    "سفاره",
    "قنصليه",
];

impl Sentence<'_, '_> {
    /// The words of a phrase as an argument: the chunk with its complements, and what hangs on it by
    /// من or ل where the noun alone would say little (`عناصر من التنظيم`, `نقاط للجيش`).
    pub(crate) fn argument_span(&self, chunk: usize, owned: impl Fn(WordId) -> bool) -> Span {
        let mut end = self.phrase_end(chunk);
        let Some(mut span) = self.chunks[chunk].phrase.as_ref().map(|p| p.span) else {
            return self.tokens_span(self.chunks[chunk].tokens.clone());
        };
        if let Some(name) = self.named_group(chunk) {
            return name;
        }
        for inner in &self.chunks[chunk + 1..end] {
            if let Some(phrase) = &inner.phrase {
                span = span.join(phrase.span);
            }
        }
        let mut open = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            // العديد من: however many are meant, they are told behind it.
            let alone = end == chunk + 1 && self.chunks[chunk].tokens.len() == 1;
            let counts = p.number.is_some()
                || (alone
                    && self.is_quantity(p.head)
                    && !self.context.text.folded(p.head).ends_with("البعض"));
            let office = self.is_unnamed_office(chunk);
            office || (p.mention.is_none() && (!p.definite || counts))
        });
        while open && end < self.chunks.len() {
            let next = &self.chunks[end];
            let (Some(preposition), Some(phrase)) = (next.preposition, &next.phrase) else {
                break;
            };
            let prepositions = self.context.prepositions;
            let head = self.chunks[chunk].phrase.as_ref();
            let partitive = preposition.canonical == prepositions.min
                && !self.is_unnamed_office(chunk)
                && head.is_some_and(|p| {
                    p.number.is_some() || p.filler == Filler::Human || self.is_quantity(p.head)
                });
            let owner = preposition.canonical == prepositions.la
                && !self.is_unnamed_office(chunk)
                && head.is_some_and(|p| p.filler != Filler::Human || p.number.is_none());
            // متحدث باسم الحركة: whom one speaks for tells who it is.
            let spokesman = self.context.text.folded(next.tokens.start) == "باسم";
            // مصدر في الوزارة, المتحدث الأمني بالوزارة: to which body somebody belongs.
            let member = phrase.filler == Filler::Organization
                && !self.is_facility(phrase.head)
                && head.is_some_and(|p| p.filler == Filler::Human)
                && (preposition.canonical == prepositions.fi
                    || (preposition.canonical == prepositions.ba && self.is_unnamed_office(chunk)));
            let attached = partitive || owner || spokesman || member;
            // فر عشرات من المسلحين من المدينة: the verb's own من is the second one.
            let counted = partitive
                && end == chunk + 1
                && phrase.filler == Filler::Human
                && head.is_some_and(|p| self.is_quantity(p.head));
            let verb = owned(preposition.canonical) && !spokesman && !counted;
            if next.conjunction || !attached || verb {
                break;
            }
            open = !phrase.definite && phrase.mention.is_none() && !member;
            end = self.phrase_end(end);
            for inner in &self.chunks[chunk + 1..end] {
                if let Some(phrase) = &inner.phrase {
                    span = span.join(phrase.span);
                }
            }
        }
        span
    }

    /// The name of a group behind the word for what it is: `داعش` in `تنظيم داعش`.
    fn named_group(&self, chunk: usize) -> Option<Span> {
        let phrase = self.chunks[chunk].phrase.as_ref()?;
        let folded = self.context.text.folded(phrase.head);
        let stem = folded.trim_start_matches(['و', 'ل', 'ب']);
        if phrase.mention.is_some() || !GROUPS.contains(&stem) {
            return None;
        }
        let behind = phrase.head + 1;
        let quoted = self.cells.get(behind)?.class == Class::OpenQuote;
        let mention = self.cells.get(behind + usize::from(quoted))?.mention()?;
        let mention = &self.context.mentions[mention];
        (mention.kind == EntityKind::Organization
            && phrase.span.start <= mention.span.start
            && mention.span.end <= phrase.span.end)
            .then_some(mention.span)
    }

    /// Whether a body's name begins with a building, so that it may be where something happens.
    fn is_facility(&self, head: usize) -> bool {
        let folded = self.context.text.folded(head);
        let stem = folded.trim_start_matches(['و', 'ل', 'ب']);
        let stem = stem.strip_prefix("ال").unwrap_or(stem);
        FACILITIES.contains(&stem)
    }

    /// Whether a phrase is somebody's office, and no name stands with it.
    fn is_unnamed_office(&self, chunk: usize) -> bool {
        self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            !p.plural
                && p.mention.is_some_and(|m| {
                    let mention = &self.context.mentions[m];
                    mention.kind == EntityKind::Role && mention.entity.is_none()
                })
        })
    }

    /// The words of a phrase that tells a matter (topic, charge, threat): with everything that hangs
    /// on it, to the end of its clause. Returns the chunk behind it too.
    pub(crate) fn matter_span(
        &self,
        chunk: usize,
        awaited: impl Fn(WordId) -> bool,
    ) -> (Span, usize) {
        let start = self.chunks[chunk].phrase.as_ref().map_or_else(
            || self.tokens_span(self.chunks[chunk].tokens.clone()).start,
            |p| p.span.start,
        );
        let mut end = self.phrase_end(chunk);
        let mut depth = 0usize;
        while let Some(next) = self.chunks.get(end).filter(|_| end < chunk + REACH) {
            match next.class {
                Class::Comma
                | Class::Semicolon
                | Class::End
                | Class::Subordinator
                | Class::Colon
                | Class::Participle => break,
                Class::Verb if next.conjunction => break,
                Class::Noun if next.preposition.is_some_and(|p| awaited(p.canonical)) => break,
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
                self.tokens_span(self.chunks[chunk].tokens.start..last).end,
            ),
            end,
        )
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
