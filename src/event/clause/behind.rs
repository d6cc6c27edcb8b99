//! Behind a verb: its phrases with and without prepositions, its times and what is said, up to where its clause ends.

use std::ops::Range;

use smallvec::smallvec;

use super::cell::Class;
use super::chunk::Chunk;
use super::content::Content;
use super::function_word::bound_pronoun;
use super::scan::{Clause, Complement, Groups, REACH, Sentence, pronoun};
use super::word::is_amma;
use crate::event::frame::Filler;
use crate::lexicon::WordClasses;
use crate::text::{Enclitic, WordId};

impl Sentence<'_, '_> {
    /// The preposition and pronoun of `بها`.
    fn bound(&self, chunk: &Chunk) -> Option<(WordId, Enclitic)> {
        let prepositions = self.context.prepositions;
        let (letter, enclitic) = bound_pronoun(self.context.text.folded(chunk.tokens.start))?;
        let preposition = match letter {
            'ب' => prepositions.ba,
            _ => prepositions.la,
        };
        Some((preposition, enclitic))
    }

    /// The chunks among which all objects and complements of a verb are, before its clause is read, unless it describes
    /// a noun before it or takes one up by its pronoun.
    pub(crate) fn within_reach(&self, verb: usize) -> Range<usize> {
        let from = self.start_within_reach(verb);
        for (at, chunk) in self.chunks.iter().enumerate().skip(verb + 1).take(REACH) {
            match chunk.class {
                // These may be passed over, with what they hold.
                Class::Relative | Class::OpenBracket | Class::Dash => break,
                Class::Verb
                | Class::Complementizer
                | Class::Colon
                | Class::Subordinator
                | Class::Copula
                | Class::Pronoun
                | Class::Negation
                | Class::Semicolon
                | Class::End => return from..at,
                _ => {}
            }
        }
        from..usize::MAX
    }

    /// Gathers what stands behind a verb.
    /// Tells how many phrases stood before a quotation that it went through.
    pub(super) fn behind(
        &self,
        verb: usize,
        through_quotations: bool,
        clause: &mut Clause,
        bare: &mut Groups,
    ) -> Option<usize> {
        let mut quoted = None;
        let mut at = verb + 1;
        let mut last_comma = None;
        let mut complements_before = 0;
        while at < self.chunks.len().min(verb + REACH) {
            let chunk = &self.chunks[at];
            match chunk.class {
                Class::Noun => {
                    if chunk.conjunction && (bare.is_empty() && clause.complements.is_empty()) {
                        break;
                    }
                    if chunk.conjunction && self.opens_clause(at) {
                        break;
                    }
                    match chunk.preposition {
                        Some(preposition) => {
                            // بعد أشهر من الاحتجاجات: it tells when.
                            let of_time = preposition.canonical == self.context.prepositions.min
                                && self.chunks[at - 1].class == Class::Time;
                            let chunks = self.group(&mut at, Some(preposition.canonical));
                            if of_time {
                                continue;
                            }
                            clause.complements.push(Complement {
                                preposition: preposition.canonical,
                                place: preposition.is_of_place(),
                                chunks,
                            });
                        }
                        None => {
                            // X، Y: the second renames the first; X، مساء أمس، Y: it does not.
                            let apposition = !bare.is_empty()
                                && last_comma.is_some_and(|comma: usize| {
                                    comma > 0 && self.chunks[comma - 1].class == Class::Noun
                                })
                                && !(through_quotations && self.is_acted_on_by(bare, at));
                            if bare.len() == 3 {
                                break;
                            }
                            if self.verb_after(at) && !bare.is_empty() {
                                // A verb behind an indefinite noun describes it (`رجلا يدعى …`); behind a
                                // definite one it begins a clause of its own.
                                if bare.len() == 1 && self.is_unnamed(at) {
                                    bare.push(smallvec![at]);
                                }
                                break;
                            }
                            let describes = self.describes_what_stands_before(verb, at);
                            let group = self.group(&mut at, None);
                            if !apposition && !describes {
                                bare.push(group);
                                complements_before = clause.complements.len();
                            } else if let Some(office) = bare.last_mut()
                                && self.holds(&group, office)
                            {
                                *office = group;
                                // What stands between says which office it is.
                                clause.complements.truncate(complements_before);
                            }
                        }
                    }
                    last_comma = None;
                    continue;
                }
                Class::Time => clause.times.push(at),
                Class::Comma => {
                    last_comma = Some(at);
                    if self.chunks.get(at + 1).is_some_and(|next| {
                        matches!(
                            next.class,
                            Class::Verb | Class::Participle | Class::Subordinator | Class::Copula
                        )
                    }) {
                        break;
                    }
                }
                Class::Complementizer => {
                    clause.content = Some(Content::From(chunk.tokens.start));
                    break;
                }
                Class::Preposition => {
                    let next = self.chunks.get(at + 1);
                    let introduces = next.is_some_and(|n| n.class == Class::Complementizer);
                    if introduces {
                        if self.introduces_content(at) {
                            clause.content = Some(Content::From(self.chunks[at + 1].tokens.start));
                        }
                        break;
                    }
                }
                Class::Relative => match self.after_relative(at) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                },
                Class::Colon => {
                    clause.content = self.content_after(at);
                    break;
                }
                Class::OpenQuote => {
                    if let Some(index) = self.long_quotation(chunk.tokens.start) {
                        if !through_quotations {
                            clause.content = Some(Content::Quotation(index));
                            break;
                        }
                        quoted = quoted.or(Some(bare.len()));
                    }
                }
                Class::OpenBracket => {
                    at = self.close_bracket(at) + 1;
                    continue;
                }
                Class::Dash => match self.close_dash(at) {
                    Some(close) => {
                        at = close + 1;
                        continue;
                    }
                    None => break,
                },
                // أما begins another clause.
                Class::Particle if is_amma(self.context.text.folded(chunk.tokens.start)) => {
                    break;
                }
                Class::Particle if at > verb + 1 && self.opens_nominal_clause(at) => break,
                Class::Particle => {
                    clause.pronouns.extend(pronoun(chunk));
                    // قام بها الوفد: farther off they belong to something else.
                    if at == verb + 1 {
                        clause.bound.extend(self.bound(chunk));
                    }
                }
                Class::CloseQuote
                | Class::Conjunction
                | Class::Other
                | Class::CloseBracket
                | Class::Inside => {}
                Class::Verb
                | Class::Participle
                | Class::Subordinator
                | Class::Copula
                | Class::Pronoun
                | Class::Negation
                | Class::Semicolon
                | Class::End => break,
            }
            at += 1;
        }
        clause.end = at;
        if clause.content.is_none() {
            clause.content = self.late_content(at);
        }
        quoted
    }

    /// `غالبيتهم من المدنيين`, and an adjective that lost its noun: no argument of the verb.
    fn describes_what_stands_before(&self, verb: usize, chunk: usize) -> bool {
        let Some(phrase) = &self.chunks[chunk].phrase else {
            return false;
        };
        let cell = &self.cells[phrase.head];
        let quantity = cell.classes.contains(WordClasses::QUANTIFIER)
            && cell.reading.is_some_and(|r| r.enclitic.is_some());
        let counted_among = || {
            chunk > 0
                && self.chunks[chunk - 1].class == Class::Particle
                && self.chunks[chunk - 1].enclitic.is_some()
                && self.chunks[chunk - 1].preposition.is_none_or(|p| {
                    let prepositions = self.context.prepositions;
                    [prepositions.min, prepositions.bayna].contains(&p.canonical)
                })
        };
        // أكدت الداخلية: right behind the verb an adjective with the article stands for a noun.
        let stands_alone = chunk == verb + 1 && cell.reading.is_some_and(|r| r.article);
        let adjective = phrase.mention.is_none()
            && !stands_alone
            && phrase.filler == Filler::Thing
            && phrase.number.is_none()
            && cell.classes.contains(WordClasses::ADJECTIVE)
            && !cell
                .classes
                .intersects(WordClasses::NOUN | WordClasses::HUMAN);
        // مسلحين اثنين: the number of a dual.
        let two = || {
            chunk > 0
                && matches!(
                    self.context.text.folded(phrase.head),
                    "اثنين" | "اثنان" | "اثنتين" | "اثنتان"
                )
                && (self.chunks[chunk - 1].phrase.as_ref()).is_some_and(|before| {
                    let noun = self.context.text.folded(before.head);
                    noun.ends_with("ين") || noun.ends_with("ان")
                })
        };
        quantity || adjective || counted_among() || two() || self.is_attribute(chunk)
    }

    /// `ثمن رئيس النادي في المدينة فلان، جهود المتطوعين`: a thing behind a comma renames nobody, so that it is the object.
    fn is_acted_on_by(&self, bare: &Groups, chunk: usize) -> bool {
        let thing = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            p.filler == Filler::Thing
                && p.definite
                && p.number.is_none()
                && p.possessor.is_none()
                && self.cells[p.head]
                    .classes
                    .intersects(WordClasses::NOUN | WordClasses::MASDAR)
        });
        let last = bare.last().and_then(|group| group.first());
        thing && last.is_some_and(|&somebody| self.is_somebody(somebody))
    }

    /// Whether a phrase is indefinite and no name.
    fn is_unnamed(&self, chunk: usize) -> bool {
        self.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| !p.definite && p.mention.is_none())
    }

    fn verb_after(&self, chunk: usize) -> bool {
        self.chunks
            .get(self.phrase_end(chunk))
            .is_some_and(|c| c.class == Class::Verb && !c.conjunction)
    }
}
