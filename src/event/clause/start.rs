//! Where clauses begin.

use smallvec::SmallVec;

use super::cell::Class;
use super::chunk::Chunk;
use super::content::quotation_that_closes;
use super::scan::{Place, REACH, Sentence, pronoun};
use super::word::is_amma;
use crate::text::AnalyzedText;

/// Tells of each chunk where the clause that it stands in begins, and how many verbs stand before it; returns how many
/// there are. The phrase of a chunk goes on in no other one, for now.
pub(super) fn read_places(
    text: &AnalyzedText<'_>,
    chunks: &[Chunk],
    places: &mut Vec<Place>,
) -> usize {
    places.clear();
    places.reserve(chunks.len());
    let mut start = 0;
    let mut verbs = 0;
    // What is open: its class, the clause around it, and where it began.
    let mut outer: SmallVec<[(Class, usize, usize); 4]> = SmallVec::new();
    for (at, chunk) in chunks.iter().enumerate() {
        places.push(Place {
            clause: start as u32,
            phrase_end: at as u32 + 1,
            verbs,
        });
        verbs += u32::from(matches!(chunk.class, Class::Verb | Class::Participle));
        match chunk.class {
            Class::Conjunction
                // لكنه, لكنها: a new clause with the pronoun as its subject.
                if chunk.enclitic.is_some() => {
                    start = at + 1;
                }
            Class::Complementizer
            | Class::Subordinator
            | Class::Colon
            | Class::Semicolon
            | Class::Dash
            | Class::End => {
                start = at + 1;
            }
            // أما السعودية فكانت حذرة
            Class::Particle
                if is_amma(text.folded(chunk.tokens.start)) =>
            {
                start = at + 1;
            }
            Class::Relative => {
                outer.push((Class::Relative, start, at));
                start = at + 1;
            }
            Class::OpenQuote => {
                outer.push((Class::OpenQuote, start, at));
                if chunks
                    .get(at + 2)
                    .is_none_or(|c| c.class != Class::CloseQuote)
                {
                    start = at + 1;
                }
            }
            Class::Comma
                if outer
                    .last()
                    .is_some_and(|(class, ..)| *class == Class::Relative)
                => {
                    start = outer.pop().map_or(start, |(_, s, _)| s);
                }
            Class::CloseQuote => {
                let mut open = None;
                while let Some((class, saved, began)) = outer.pop() {
                    start = saved;
                    if class == Class::OpenQuote {
                        open = Some(began);
                        break;
                    }
                }
                if is_speech(text, chunks, open, at) {
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    verbs as usize
}

/// Whether a quotation is what the sentence begins with and says something: what follows it is a
/// clause of its own (`«سنعود غدا»، قال الوزير`), not what the words between the marks do (`«حماس»
/// تعلن`).
fn is_speech(text: &AnalyzedText<'_>, chunks: &[Chunk], open: Option<usize>, close: usize) -> bool {
    let begins = match open {
        Some(open) => chunks[..open]
            .iter()
            .take(REACH)
            .all(|c| matches!(c.class, Class::Dash | Class::Other | Class::Conjunction)),
        // It began in an earlier sentence; marks around a name (`لـ«النهار»`) are inside its phrase.
        None => {
            let first = chunks[0].tokens.start;
            quotation_that_closes(text, chunks[close].tokens.start)
                .is_some_and(|index| text.quotations()[index].open < first)
        }
    };
    // Long ones say something near their end, too.
    let from = open
        .map_or(0, |open| open + 1)
        .max(close.saturating_sub(REACH));
    let mut said = chunks[from..close].iter();
    let verb_behind = |comma: usize| {
        chunks
            .get(comma + 1)
            .is_some_and(|next| next.class == Class::Verb)
    };
    let apart = chunks
        .get(close + 1)
        .is_some_and(|mark| matches!(mark.class, Class::Comma | Class::Dash));
    begins
        && (said.any(|c| matches!(c.class, Class::Verb | Class::Negation | Class::End))
            || (apart && verb_behind(close + 1)))
}

impl Sentence<'_, '_> {
    /// `حادث وفيه عدد من المصابين`: whether a pronoun behind و and a preposition opens a clause whose subject stands
    /// behind it. معه joins somebody (`الحكومة ومعها الحلفاء`).
    pub(super) fn opens_nominal_clause(&self, chunk: usize) -> bool {
        let particle = &self.chunks[chunk];
        let word = self.context.text.folded(particle.tokens.start);
        particle.conjunction
            && pronoun(particle).is_some()
            && !word.starts_with("ومع")
            && self.chunks.get(chunk + 1).is_some_and(|next| {
                next.class == Class::Noun && next.preposition.is_none() && !next.conjunction
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    #[test]
    fn amma_begins_a_clause() {
        let text = "وقال الكاتب إن قطر أيدت الاتفاق، أما السعودية فأوضحت أنها ستراقب التنفيذ.";
        let document = Extractor::new().extract(text);
        let mut speakers = Vec::new();
        for event in document.events() {
            if let EventKind::Statement(statement) = &event.kind
                && event.trigger.slice(text).starts_with("أوضحت")
            {
                let spans = statement.speaker.iter().filter_map(|a| a.span);
                speakers.extend(spans.map(|span| span.slice(text)));
            }
        }
        assert_eq!(speakers, ["السعودية"]);
    }
}
