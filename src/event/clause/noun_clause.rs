//! What hangs on a verbal noun: its complement in construct, prepositions and times behind it.

use super::cell::Class;
use super::scan::{Clause, Complement, REACH, Sentence, pronoun};
use crate::lexicon::WordClasses;

/// Adjectives of siding with or against somebody, whom their ل names, folded, masculine.
const SIDING: [&str; 9] = [
    "مويد",
    "مناهض",
    "معارض",
    "مناصر",
    "معادي",
    "داعم",
    "موالي",
    "تابع",
    "رافض",
];

/// Endings of adjectives, folded.
const ENDINGS: [&str; 5] = ["", "ه", "ا", "ين", "ون"];

impl Sentence<'_, '_> {
    /// What hangs on a verbal noun: its complement in construct comes as the object here, for
    /// the frame to judge.
    pub(crate) fn noun_clause(&self, noun: usize) -> Clause {
        let mut clause = Clause {
            end: noun + 1,
            ..Clause::default()
        };
        let mut at = noun + 1;
        // مقتل وجرح عدد من الجنود: two verbal nouns with one complement.
        let mut host = noun;
        while !self.construct(host)
            && self.chunks.get(host + 1).is_some_and(|next| {
                next.conjunction
                    && next.preposition.is_none()
                    && next.phrase.as_ref().is_some_and(|p| !p.frames.is_empty())
            })
            && host < noun + 2
        {
            host += 1;
        }
        if self.construct(host) && host + 1 < self.chunks.len() {
            at = host + 1;
            clause.object = self.group(&mut at, None);
            clause.object_of_pronoun = self.owns_object(host);
        }
        while at < self.chunks.len().min(noun + REACH) {
            let chunk = &self.chunks[at];
            match chunk.class {
                Class::Noun if self.attaches_back(at, noun) => {}
                Class::Noun if chunk.preposition.is_some() && !chunk.conjunction => {
                    let Some(preposition) = chunk.preposition else {
                        break;
                    };
                    let chunks = self.group(&mut at, Some(preposition.canonical));
                    clause.complements.push(Complement {
                        preposition: preposition.canonical,
                        place: preposition.is_of_place(),
                        chunks,
                    });
                    continue;
                }
                // غارات على المعسكر في الشمال وعلى القرية: the same preposition goes on.
                Class::Noun if !self.precedes_verb(at) && self.goes_on(at, &clause).is_some() => {
                    let Some(index) = self.goes_on(at, &clause) else {
                        break;
                    };
                    let preposition = clause.complements[index].preposition;
                    let more = self.group(&mut at, Some(preposition));
                    clause.complements[index].chunks.extend(more);
                    continue;
                }
                Class::Time if !chunk.conjunction => clause.times.push(at),
                Class::Particle if !chunk.conjunction && chunk.preposition.is_some() => {
                    clause.pronouns.extend(pronoun(chunk));
                }
                Class::OpenBracket => at = self.close_bracket(at),
                Class::Noun | Class::Particle if self.stands_between(at) => {}
                _ => break,
            }
            at += 1;
        }
        clause.end = at;
        clause
    }

    /// The complement that a phrase joined by و goes on with, by its preposition.
    fn goes_on(&self, at: usize, clause: &Clause) -> Option<usize> {
        let chunk = &self.chunks[at];
        let preposition = chunk.preposition.filter(|_| chunk.conjunction)?;
        let told = (clause.complements.iter()).position(|c| c.preposition == preposition.canonical);
        told.filter(|_| preposition.canonical == self.context.prepositions.ala)
    }

    /// `الإفراج فورا عن`, `المشاورات مستمرة بين`: an adverb or predicate between a verbal noun and its preposition.
    fn stands_between(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let plain = !chunk.conjunction && chunk.preposition.is_none() && chunk.tokens.len() == 1;
        let next = self.chunks.get(at + 1).filter(|next| !next.conjunction);
        let Some(preposition) = next.and_then(|next| next.preposition).filter(|_| plain) else {
            return false;
        };
        match &chunk.phrase {
            None => chunk.enclitic.is_none() && next.is_some_and(|n| n.class == Class::Noun),
            Some(phrase) => {
                let cell = &self.cells[phrase.head];
                let predicate = cell.class == Class::Participle
                    || cell.classes.contains(WordClasses::ADJECTIVE);
                predicate
                    && !phrase.definite
                    && preposition.canonical == self.context.prepositions.bayna
            }
        }
    }

    /// `مظاهرة مؤيدة للرئيس`: whether ل is of the adjective right before it.
    fn hangs_on_adjective(&self, chunk: usize) -> bool {
        let la = self.context.prepositions.la;
        let first = self.chunks[chunk].tokens.start;
        self.chunks[chunk]
            .preposition
            .is_some_and(|p| p.canonical == la)
            && first > 0
            && {
                let folded = self.context.text.folded(first - 1);
                let word = folded.strip_prefix("ال").unwrap_or(folded);
                SIDING.iter().any(|stem| {
                    word.strip_prefix(stem)
                        .is_some_and(|end| ENDINGS.contains(&end))
                })
            }
    }

    /// Whether a phrase with ل or من hangs on the indefinite noun before it rather than on the
    /// verbal noun: `هجوم على مركز للدرك`.
    fn attaches_back(&self, chunk: usize, noun: usize) -> bool {
        let prepositions = self.context.prepositions;
        if self.hangs_on_adjective(chunk) {
            return true;
        }
        chunk > noun + 1
            && self.chunks[chunk]
                .preposition
                .is_some_and(|p| p.canonical == prepositions.la || p.canonical == prepositions.min)
            && self.chunks[chunk - 1]
                .phrase
                .as_ref()
                .is_some_and(|p| !p.definite && p.mention.is_none() && p.frames.is_empty())
    }
}
