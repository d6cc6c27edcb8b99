//! When and where: what a clause's prepositions and times give an event, and what events of one
//! sentence share.

use super::draft::Draft;
use super::fill::function;
use crate::Span;
use crate::entity::EntityKind;
use crate::event::Argument;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Complement, Sentence};
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;

/// Fills what the clause's prepositions and times give: roles by the frame, else places.
pub(crate) fn circumstances(
    draft: &mut Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &Clause,
) {
    for complement in &clause.complements {
        let by_frame = function(
            draft,
            sentence,
            frame,
            Function::Preposition(complement.preposition),
            &complement.chunks,
        );
        if !by_frame && complement.place && !is_said(frame.kind) {
            place(draft, sentence, complement);
        }
    }
    if matches!(frame.kind, EventType::Death | EventType::Injury) && !draft.has(Role::Agent) {
        hit_by(draft, sentence, clause);
    }
    for &(preposition, enclitic) in &clause.pronouns {
        let function = Function::Preposition(preposition);
        if let Some(antecedent) = clause.taken_up {
            self::function(draft, sentence, frame, function, &[antecedent]);
        } else if let Some(role) = frame.role(function)
            && !role.is_matter()
            && !draft.has(role)
            && draft.pronoun.is_none()
        {
            draft.pronoun = Some((enclitic, role));
            draft.filled.push(function);
        }
    }
    for &chunk in &clause.times {
        time(draft, sentence, chunk);
    }
}

/// `قتل برصاص الشرطة`: whose bullets, fire or shells they are is who did it.
fn hit_by(draft: &mut Draft, sentence: &Sentence<'_, '_>, clause: &Clause) {
    let weapons = clause
        .complements
        .iter()
        .filter(|c| c.preposition == sentence.context.prepositions.ba)
        .flat_map(|c| c.chunks.iter().copied());
    let mentions = sentence.context.mentions;
    for weapon in weapons {
        let chunk = &sentence.chunks[weapon];
        let Some(phrase) = chunk.phrase.as_ref().filter(|p| p.filler == Filler::Weapon) else {
            continue;
        };
        let owner = phrase.head + 1;
        if owner >= chunk.tokens.end {
            continue;
        }
        let cell = &sentence.cells[owner];
        let body = cell
            .mention
            .map(|index| &mentions[index])
            .filter(|m| matches!(m.kind, EntityKind::Organization | EntityKind::Person));
        let people = cell.mention.is_none()
            && phrase.definite
            && cell
                .classes
                .intersects(WordClasses::HUMAN | WordClasses::ORGAN);
        let argument = match body {
            Some(mention) => Argument::phrase(mention.span, mention.entity.into_iter().collect()),
            None if people => {
                Argument::phrase(sentence.tokens_span(owner..chunk.tokens.end), Vec::new())
            }
            None => continue,
        };
        draft.add(Role::Agent, argument);
        return;
    }
}

/// Kinds whose words do not happen where their clause names a place: `وبشأن الوضع في سوريا، قال`.
pub(crate) fn is_said(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Statement
            | EventType::Support
            | EventType::Condemnation
            | EventType::Accusation
            | EventType::Rejection
            | EventType::Warning
            | EventType::Request
            | EventType::Claim
    )
}

fn place(draft: &mut Draft, sentence: &Sentence<'_, '_>, complement: &Complement) {
    for &chunk in complement
        .chunks
        .iter()
        .filter(|chunk| !draft.used.contains(chunk))
    {
        if let Some(argument) = place_argument(sentence, chunk)
            && !draft.event.place.contains(&argument)
        {
            draft.event.place.push(argument);
        }
    }
}

/// The place that a phrase names, if it names one: the innermost named place that is its head or
/// complement, else the phrase itself where its head is a kind of place.
pub(crate) fn place_argument(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<Argument> {
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    if !phrase.frames.is_empty()
        || matches!(
            phrase.filler,
            Filler::Human | Filler::Weapon | Filler::Message
        )
    {
        return None;
    }
    let mentions = sentence.context.mentions;
    if let Some(index) = phrase.mention {
        return (mentions[index].kind == EntityKind::Place)
            .then(|| Argument::phrase(mentions[index].span, phrase.entities.clone()));
    }
    if phrase.filler == Filler::Thing {
        return None;
    }
    let inside = sentence.chunks[chunk].tokens.clone();
    let named = mentions[mentions.partition_point(|m| m.tokens.start < inside.start)..]
        .iter()
        .take_while(|m| m.tokens.start < inside.end)
        .find(|m| m.kind == EntityKind::Place);
    match named {
        Some(mention) => Some(Argument::phrase(
            mention.span,
            mention.entity.into_iter().collect(),
        )),
        None => (phrase.filler == Filler::Location).then(|| {
            // وسط المدينة is where the town is that was named before.
            let entities = sentence.context.referred_to(inside);
            Argument::phrase(sentence.argument_span(chunk, |_| false), entities.to_vec())
        }),
    }
}

fn time(draft: &mut Draft, sentence: &Sentence<'_, '_>, chunk: usize) {
    if let Some(argument) = time_argument(sentence, chunk)
        && !draft.event.time.contains(&argument)
    {
        draft.event.time.push(argument);
    }
}

fn time_argument(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<Argument> {
    let index = sentence.chunks[chunk].time?;
    if measures_distance(sentence, chunk) {
        return None;
    }
    let span: Span = sentence.context.times[index].span;
    Some(Argument {
        span: Some(span),
        entities: Vec::new(),
        time: Some(index),
    })
}

/// `بعد أسبوع من الهجوم`: how long after another event, not when.
fn measures_distance(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let duration = sentence.chunks[chunk]
        .time
        .is_some_and(|index| sentence.context.times[index].duration().is_some());
    let prepositions = sentence.context.prepositions;
    duration
        && sentence.chunks.get(chunk + 1).is_some_and(|next| {
            next.preposition
                .is_some_and(|p| p.canonical == prepositions.min || p.canonical == prepositions.ala)
        })
}

/// Physical events of one sentence happen at its time and place where they have none of their
/// own: the ones of the nearest event of that sort, else the ones that stand in the sentence.
pub(crate) fn shared_circumstances(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    let places: Vec<(usize, Argument)> = sentence
        .chunks
        .iter()
        .enumerate()
        .filter(|(_, c)| c.class == Class::Noun && c.preposition.is_some_and(|p| p.place))
        .filter_map(|(at, _)| Some((at, place_argument(sentence, at)?)))
        .collect();
    let times: Vec<(usize, Argument)> = sentence
        .chunks
        .iter()
        .enumerate()
        .filter_map(|(at, _)| Some((at, time_argument(sentence, at)?)))
        .collect();
    // What stands in the clause of a statement belongs to the statement.
    let mut claimed = vec![false; sentence.chunks.len()];
    for draft in drafts.iter().filter(|d| !is_physical(d.kind())) {
        claimed[draft.reach.0..draft.reach.1.clamp(draft.reach.0, sentence.chunks.len())]
            .fill(true);
    }
    for draft in drafts.iter_mut().filter(|d| is_physical(d.kind())) {
        if draft.event.place.is_empty()
            && let Some(argument) = nearest_circumstance(sentence, &places, &claimed, draft.chunk)
        {
            let is_participant = draft
                .event
                .arguments()
                .any(|(_, a)| a.span == argument.span);
            if !is_participant {
                draft.event.place.push(argument);
            }
        }
        if draft.event.time.is_empty()
            && let Some(argument) = nearest_circumstance(sentence, &times, &claimed, draft.chunk)
        {
            draft.event.time.push(argument);
        }
    }
}

/// The nearest time or place of a sentence, by chunks; one behind the event before one as far
/// ahead of it.
fn nearest_circumstance(
    sentence: &Sentence<'_, '_>,
    found: &[(usize, Argument)],
    claimed: &[bool],
    at: usize,
) -> Option<Argument> {
    let behind = found.partition_point(|(chunk, _)| *chunk <= at);
    found[behind.saturating_sub(WINDOW)..found.len().min(behind + WINDOW)]
        .iter()
        .filter(|(chunk, _)| !claimed[*chunk] && one_clause_complex(sentence, at, *chunk))
        .min_by_key(|(chunk, _)| {
            if *chunk > at {
                (chunk - at) * 2 - 1
            } else {
                (at - chunk) * 2
            }
        })
        .map(|(_, argument)| argument.clone())
}

/// Whether nothing between two chunks opens another matter: no أن, no quotation, no semicolon.
fn one_clause_complex(sentence: &Sentence<'_, '_>, a: usize, b: usize) -> bool {
    let between = a.min(b)..a.max(b);
    between.len() <= NEAR
        && !sentence.chunks[between].iter().any(|c| {
            matches!(
                c.class,
                Class::Complementizer
                    | Class::Subordinator
                    | Class::Semicolon
                    | Class::Colon
                    | Class::OpenQuote
                    | Class::CloseQuote
            )
        })
}

/// How many chunks off a time or place may stand that an event shares.
const NEAR: usize = 10;

/// Kinds whose events take place at one time and place that the sentence tells.
pub(crate) fn is_physical(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Attack
            | EventType::Clash
            | EventType::Death
            | EventType::Injury
            | EventType::Raid
            | EventType::Abduction
    )
}

/// How many phrases before and behind an event are looked at; keeps the work linear in the text.
const WINDOW: usize = 12;
