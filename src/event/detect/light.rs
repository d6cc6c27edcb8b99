//! Light verbs: which nouns they carry (`شن هجوما`, `أجرى محادثات`).

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::noun::construct_root;
use super::roots::Roots;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Group, Sense, Sentence};
use crate::event::clause::stem::Stem;
use crate::event::clause::verbal;
use crate::event::frame::{LightPattern, LightVerb};

/// A light verb and its clause, for the chunk that it governs.
pub(crate) struct Governor<'s> {
    pub(super) light: LightVerb,
    pub(super) verb: usize,
    pub(super) clause: &'s Clause,
    /// The clause of another verb that tells who does it: `شهدت المدينة هجوما نفذه مسلح`.
    pub(super) beside: Option<Box<Governor<'s>>>,
}

/// For every noun chunk the light verb that carries it.
pub(super) type Governors<'s> = FxHashMap<usize, Governor<'s>>;

/// The light verbs of a sentence by what they carry.
pub(super) fn governors<'s>(sentence: &'s Sentence<'_, '_>) -> Governors<'s> {
    let mut governors = Governors::default();
    let mut roots = Roots::default();
    for noun in (0..sentence.chunks.len()).filter(|&noun| is_event(sentence, noun)) {
        roots.add(sentence, construct_root(sentence, noun));
    }
    for (verb, chunk) in sentence.chunks.iter().enumerate() {
        if chunk.class != Class::Verb {
            continue;
        }
        let cell = &sentence.cells[chunk.tokens.start];
        let Some(reading) = cell.reading.filter(|_| cell.stem.contains(Stem::LIGHT)) else {
            continue;
        };
        let forms = sentence.context.lexicon.forms(reading.bare);
        let written = reading.span().slice(sentence.context.text.text());
        let spelled = forms
            .iter()
            .any(|form| form.shape.is_verb() && verbal::spelled_like(form, written));
        for form in forms
            .iter()
            .filter(|form| !spelled || verbal::spelled_like(form, written))
        {
            for &light in sentence.context.frames.light(form.lemma) {
                if light.pattern.controls() {
                    continue;
                }
                if !roots.may_be_carried(sentence, light, verb) {
                    continue;
                }
                let clause = sentence.verb_clause(verb, Sense::Deed);
                // يجريان محادثات: what happens is never two or several to its verb.
                let several = sentence.asks(verb).and_then(|asked| asked.several);
                if light.pattern == LightPattern::Happening && several == Some(true) {
                    continue;
                }
                // الوزيران يجريان محادثات: what is the object of somebody does not happen by itself.
                let held = |noun: usize| {
                    light.pattern == LightPattern::Agent
                        && clause.object.contains(&noun)
                        && clause
                            .subject
                            .first()
                            .is_some_and(|&s| sentence.is_somebody(s))
                };
                for governed in governed(sentence, light, clause) {
                    if !roots.contain(governed) {
                        continue;
                    }
                    let governor = Governor {
                        light,
                        verb,
                        clause,
                        beside: None,
                    };
                    match governors.entry(governed) {
                        Entry::Vacant(entry) => {
                            entry.insert(governor);
                        }
                        Entry::Occupied(mut entry) => {
                            let known = entry.get_mut();
                            let happens = matches!(
                                known.light.pattern,
                                LightPattern::Happening
                                    | LightPattern::Scene
                                    | LightPattern::Undergoer
                            );
                            if known.verb == verb
                                && known.light.pattern == LightPattern::Happening
                                && held(governed)
                            {
                                entry.insert(governor);
                            } else if known.verb < verb
                                && happens
                                && clause.object_taken_up
                                && light.pattern == LightPattern::Agent
                                && known.beside.is_none()
                            {
                                known.beside = Some(Box::new(governor));
                            }
                        }
                    }
                }
            }
        }
    }
    governors
}

/// The chunks that a light verb carries in its clause.
fn governed(sentence: &Sentence<'_, '_>, light: LightVerb, clause: &Clause) -> Group {
    match light.governs {
        Some(preposition) => clause
            .complements
            .iter()
            .filter(|c| c.preposition == preposition)
            .flat_map(|c| c.chunks.iter().copied())
            // الزيارة التي قام بها الوفد
            .chain(clause.taken_up.filter(|_| {
                let mut pronouns = clause.pronouns.iter();
                pronouns.any(|&(pronoun, _)| pronoun == preposition)
            }))
            .collect(),
        None if light.pattern == LightPattern::Happening => clause
            .subject
            .iter()
            .chain(&clause.object)
            .copied()
            .collect(),
        None => {
            let mut nouns = clause.object.clone();
            // أجرى سلسلة من المحادثات: the verb carries what is counted.
            let counted = nouns
                .iter()
                .filter_map(|&noun| sentence.counted_event(noun));
            nouns.extend(counted.collect::<Group>());
            if let (true, Some(&first)) = (clause.object_taken_up, clause.object.first()) {
                nouns.extend(joined_to(sentence, first));
            } else if let Some(&last) = clause.object.last() {
                nouns.extend(joined_behind(sentence, last));
            }
            nouns
        }
    }
}

/// `القصف والهجمات التي شنها`: the event that another one is joined to, by the first noun of its chain.
fn joined_to(sentence: &Sentence<'_, '_>, noun: usize) -> Option<usize> {
    let before = noun
        .checked_sub(1)
        .filter(|_| sentence.chunks[noun].conjunction)?;
    let root = construct_root(sentence, before);
    (is_event(sentence, before) || is_event(sentence, root)).then_some(root)
}

/// `شن غارات وهجمات`: the event that is joined to another one.
fn joined_behind(sentence: &Sentence<'_, '_>, noun: usize) -> Option<usize> {
    let next = sentence.phrase_end(noun);
    let chunk = sentence.chunks.get(next)?;
    (chunk.conjunction && chunk.preposition.is_none() && is_event(sentence, next)).then_some(next)
}

fn is_event(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let chunk = &sentence.chunks[chunk];
    chunk.triggers && chunk.class == Class::Noun
}
