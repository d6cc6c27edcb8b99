//! When and where: what a clause's prepositions and times give an event, and what events of one
//! sentence share.

use smallvec::{SmallVec, smallvec};

use super::complement;
use super::fill::function;
use crate::Span;
use crate::entity::EntityKind;
use crate::event::Argument;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Complement, Sentence};
use crate::event::draft::Draft;
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
    let since = sentence.context.prepositions.when[3];
    // هدأت المعارك منذ التوصل إلى اتفاق في جنيف: what stands behind منذ was another time, elsewhere.
    let until = clause
        .complements
        .iter()
        .find(|c| c.preposition == since)
        .and_then(|c| c.chunks.last().copied())
        .unwrap_or(usize::MAX);
    for (nth, complement) in clause.complements.iter().enumerate() {
        if complement::tells_another(draft, sentence, frame, complement)
            || complement::is_way(sentence, complement)
            || is_physical(frame.kind) && complement::is_manner(sentence, complement)
        {
            continue;
        }
        let before = &clause.complements[nth.saturating_sub(complement::NEAR)..nth];
        let by = Function::Preposition(complement.preposition);
        let by_frame = frame.role(by).is_some()
            && !governed_by_noun(draft, sentence, frame, complement)
            && !complement::hangs_on_another(draft, sentence, frame, (before, complement))
            && function(draft, sentence, frame, by, &complement.chunks);
        let here = complement.chunks.first().is_none_or(|&c| c < until);
        if !by_frame && complement.place && here && !is_said(frame.kind) {
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
            && super::fill::pronoun_fits(frame, role, enclitic)
        {
            draft.pronoun = Some((enclitic, role));
            draft.filled.push(function);
        }
    }
    for &chunk in clause.times.iter().filter(|&&chunk| chunk < until) {
        time(draft, sentence, chunk);
    }
}

/// `توجه إلى روما لإجراء محادثات مع نظيره`: the verbal noun right before a preposition takes it where its frame does.
fn governed_by_noun(
    draft: &Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    complement: &Complement,
) -> bool {
    let Some(&first) = complement.chunks.first() else {
        return false;
    };
    let Some(before) = first.checked_sub(1).filter(|&before| before > draft.chunk) else {
        return false;
    };
    let root = super::noun::construct_root(sentence, before);
    let by_frame = Function::Preposition(complement.preposition);
    // What its own verb cannot do without, or tells a matter by, stays with that.
    let matter = frame.role(by_frame).is_some_and(Role::is_matter);
    if matter || frame.requires.contains(&by_frame) {
        return false;
    }
    let takes = |c: usize| {
        let phrase = sentence.chunks[c].phrase.as_ref();
        phrase.is_some_and(|p| {
            let mut frames = p.frames.iter();
            frames.any(|&id| sentence.context.frames.get(id).role(by_frame).is_some())
        })
    };
    sentence.chunks[root].preposition.is_some() && root > draft.chunk && (root..first).any(takes)
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
            .mention()
            .map(|index| &mentions[index])
            .filter(|m| matches!(m.kind, EntityKind::Organization | EntityKind::Person));
        let people = cell.mention().is_none()
            && phrase.definite
            && cell
                .classes
                .intersects(WordClasses::HUMAN | WordClasses::ORGAN);
        let argument = match body {
            Some(mention) => Argument::phrase(mention.span, mention.entity),
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
    for &chunk in &complement.chunks {
        if draft.used.contains(&chunk) {
            continue;
        }
        // لقاء الفريق أمام نظيره: only deeds happen where a body stands.
        let deed = is_physical(draft.kind()) || draft.kind() == EventType::Protest;
        let body = sentence.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| p.filler == Filler::Organization);
        if body && !deed && is_near(sentence, chunk) {
            continue;
        }
        let located = located_by(sentence, chunk);
        if located.is_some_and(|place| !draft.used.contains(&place)) {
            continue;
        }
        if let Some(argument) = place_argument(sentence, chunk)
            && !draft.event.place.contains(&argument)
        {
            draft.event.place.push(argument);
        }
    }
}

/// The place before a phrase that only tells on which side of something it lies (`مروة بشمال الكاميرون`,
/// `الصباحة، غربي صنعاء`), or in what was spoken of before (`سوق بالمدينة`).
fn located_by(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<usize> {
    let chunks = &sentence.chunks;
    let side = chunks[chunk]
        .preposition
        .is_some_and(|p| p.side().is_some())
        || chunks[chunk].phrase.as_ref().is_some_and(|p| {
            p.mention.is_none()
                && sentence.cells[p.head]
                    .classes
                    .contains(WordClasses::DIRECTION)
        });
    let known = chunks[chunk]
        .phrase
        .as_ref()
        .is_some_and(|p| p.mention.is_none() && p.definite && p.filler == Filler::Location);
    if !(side || known) || chunks[chunk].conjunction {
        return None;
    }
    let apart = chunk.checked_sub(1)?;
    let before = match chunks[apart].class {
        Class::Comma | Class::OpenBracket => apart.checked_sub(1)?,
        _ => apart,
    };
    let named = |m: usize| sentence.context.mentions[m].kind == EntityKind::Place;
    let located = if side {
        let phrase = chunks[before].phrase.as_ref();
        phrase.and_then(|p| p.mention).is_some_and(named)
    } else {
        before == apart
            && chunks[before].preposition.is_some()
            && whole_place(sentence, before).is_some()
    };
    located.then_some(before)
}

/// The place that a phrase names, if it names one: the innermost named place that is its head or
/// complement, else the phrase itself where its head is a kind of place. A side before it belongs to it.
pub(crate) fn place_argument(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<Argument> {
    if let Some(name) = name_of_place(sentence, chunk) {
        return whole_place(sentence, name);
    }
    let mut argument = whole_place(sentence, chunk)?;
    if let (Some(start), Some(span)) = (side_start(sentence, chunk), argument.span.as_mut()) {
        *span = span.starting_at(start.min(span.start()));
    }
    Some(argument)
}

/// `العاصمة الأفغانية كابل`: the name right behind the word for what it is.
fn name_of_place(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<usize> {
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    let generic = || {
        let word = sentence.context.text.folded(phrase.head);
        let nouns = ["العاصمه", "المدينه", "البلده", "القريه"];
        nouns.iter().any(|&noun| word.ends_with(noun))
    };
    let behind = sentence.phrase_end(chunk);
    let next = sentence.chunks.get(behind)?;
    let mention = next.phrase.as_ref()?.mention?;
    (phrase.mention.is_none()
        && next.class == Class::Noun
        && next.preposition.is_none()
        && !next.conjunction
        && sentence.context.mentions[mention].kind == EntityKind::Place
        && generic())
    .then_some(behind)
}

/// Where the side begins that a phrase's preposition names.
fn side_start(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<usize> {
    let chunk = &sentence.chunks[chunk];
    let token = chunk.tokens.start + usize::from(chunk.preposition?.side()?);
    let reading = sentence.cells[token].reading;
    Some(reading.map_or_else(
        || sentence.context.text.tokens()[token].span().start(),
        |r| r.span().start(),
    ))
}

fn is_near(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let near = sentence.context.prepositions.near;
    let preposition = sentence.chunks[chunk].preposition;
    preposition.is_some_and(|p| p.canonical == near)
}

fn whole_place(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<Argument> {
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    if !phrase.frames.is_empty()
        || matches!(
            phrase.filler,
            Filler::Human | Filler::Weapon | Filler::Message
        )
    {
        return None;
    }
    // قرب المصنع: where any thing or body stands; أمام خيارين is nowhere, أمام الوزارة somewhere.
    let near = is_near(sentence, chunk);
    let near_thing = near
        && !opens_with(
            sentence,
            sentence.chunks[chunk].tokens.start,
            &["امام", "خلف", "وراء"],
        );
    let mentions = sentence.context.mentions;
    if let Some(index) = phrase.mention {
        return (near || mentions[index].kind == EntityKind::Place)
            .then(|| Argument::phrase(mentions[index].span, &*phrase.entities));
    }
    if phrase.filler == Filler::Thing && !near_thing {
        return None;
    }
    let inside = sentence.chunks[chunk].tokens.clone();
    let named = mentions[mentions.partition_point(|m| m.tokens.start < inside.start)..]
        .iter()
        .take_while(|m| m.tokens.start < inside.end)
        .find(|m| m.kind == EntityKind::Place);
    match named {
        Some(mention) if !near => Some(Argument::phrase(mention.span, mention.entity)),
        _ => (phrase.filler == Filler::Location || near).then(|| {
            // وسط المدينة is where the town is that was named before.
            let entities = sentence.context.referred_to(inside);
            Argument::phrase(sentence.argument_span(chunk, &|_| false), entities)
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
    if is_length(sentence, chunk) || measures_distance(sentence, chunk) {
        return None;
    }
    let span: Span = sentence.context.times[index].span;
    Some(Argument::of_time(span, index))
}

/// `لمدة ساعة`, `حبسه 15 يوما`: how long, not when, where no preposition makes it a stretch of the calendar
/// (`خلال أسبوعين`).
fn is_length(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let prepositions = sentence.context.prepositions;
    let chunk = &sentence.chunks[chunk];
    let bare = chunk
        .preposition
        .is_none_or(|p| p.canonical == prepositions.la);
    bare && chunk.time.is_some_and(|index| {
        let time = &sentence.context.times[index];
        time.is_length() && !opens_with(sentence, time.tokens.start, &WHEN)
    })
}

/// Words that relate a length of time to something, folded.
const WHEN: [&str; 5] = ["منذ", "مذ", "خلال", "قبل", "بعد"];

fn opens_with(sentence: &Sentence<'_, '_>, token: usize, words: &[&str]) -> bool {
    let folded = sentence.context.text.folded(token);
    words.contains(&folded.trim_start_matches(['و', 'ف']))
}

/// `بعد أسبوع من الهجوم`, `قبل يومين على الانتخابات`: how long from another event, not when.
fn measures_distance(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let length = sentence.chunks[chunk].time.is_some_and(|index| {
        let time = &sentence.context.times[index];
        time.is_length()
            || time.value.is_none() && opens_with(sentence, time.tokens.start, &["قبل", "بعد"])
    });
    let prepositions = sentence.context.prepositions;
    length
        && sentence.chunks.get(chunk + 1).is_some_and(|next| {
            next.preposition
                .is_some_and(|p| p.canonical == prepositions.min || p.canonical == prepositions.ala)
        })
}

/// Physical events of one sentence happen at its time and place where they have none of their
/// own: the ones of the nearest event of that sort, else the ones that stand in the sentence.
pub(crate) fn shared_circumstances(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    let mut physical = drafts.iter().filter(|d| is_physical(d.kind()));
    let placeless = physical.clone().any(|d| d.event.place.is_empty());
    let timeless = physical.any(|d| d.event.time.is_empty());
    if !placeless && !timeless {
        return;
    }
    let places = if placeless {
        places(sentence)
    } else {
        Default::default()
    };
    let chunks = (0..sentence.chunks.len()).filter(|_| timeless);
    let times: SmallVec<[Circumstance; 4]> = chunks
        .filter_map(|at| Some((at, smallvec![time_argument(sentence, at)?])))
        .collect();
    // What stands in the clause of a statement belongs to the statement.
    let mut claimed = vec![false; sentence.chunks.len()];
    for draft in drafts.iter().filter(|d| !is_physical(d.kind())) {
        claimed[draft.reach.0..draft.reach.1.clamp(draft.reach.0, sentence.chunks.len())]
            .fill(true);
    }
    for draft in drafts.iter_mut().filter(|d| is_physical(d.kind())) {
        if draft.event.place.is_empty() {
            let found = nearest_circumstance(sentence, &places, &claimed, draft.chunk);
            for argument in found.into_iter().flatten() {
                let is_participant = draft
                    .event
                    .arguments()
                    .any(|(_, a)| a.span == argument.span);
                if !is_participant {
                    draft.event.place.push(argument.clone());
                }
            }
        }
        if draft.event.time.is_empty() && !at_another_time(sentence, draft.chunk) {
            let found = nearest_circumstance(sentence, &times, &claimed, draft.chunk);
            draft
                .event
                .time
                .extend(found.into_iter().flatten().cloned());
        }
    }
    for index in 0..drafts.len() {
        let fallen = matches!(drafts[index].kind(), EventType::Death | EventType::Injury);
        if fallen && drafts[index].event.place.is_empty() {
            let place = place_of_one_incident(sentence, drafts, index);
            drafts[index].event.place.extend(place);
        }
    }
}

/// A time, or places that are told together, by the chunk where they begin.
type Circumstance = (usize, SmallVec<[Argument; 1]>);

/// The places of a sentence: those that one phrase joins (`في حلب وإدلب`) or that hold the one before
/// (`في بلدة ميلو بمالي`) are told together.
fn places(sentence: &Sentence<'_, '_>) -> Vec<Circumstance> {
    let mut places: Vec<Circumstance> = Vec::new();
    let mut end = usize::MAX;
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        let place = chunk.preposition.is_some_and(|p| p.is_of_place());
        let joined = chunk.conjunction && chunk.preposition.is_none() && at == end;
        if chunk.class != Class::Noun || !(place || joined) {
            continue;
        }
        let Some(argument) = place_argument(sentence, at) else {
            continue;
        };
        let located = located_by(sentence, at).is_some();
        match places.last_mut() {
            Some(_) if located => {}
            Some((_, together)) if at == end => together.push(argument),
            _ if joined => continue,
            _ => places.push((at, smallvec![argument])),
        }
        end = sentence.phrase_end(at);
    }
    places
}

/// Whether a verbal noun stands behind بعد, قبل or منذ: what it tells did not happen when the clause did.
fn at_another_time(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let [after, before, _, since] = sentence.context.prepositions.when;
    let root = super::noun::construct_root(sentence, chunk);
    sentence.chunks[chunk].class == Class::Noun
        && sentence.chunks[root]
            .preposition
            .is_some_and(|p| [after, before, since].contains(&p.canonical))
}

/// Where the nearest event of the same incident happened: who dies in an attack dies where it strikes.
fn place_of_one_incident(
    sentence: &Sentence<'_, '_>,
    drafts: &[Draft],
    index: usize,
) -> Vec<Argument> {
    let draft = &drafts[index];
    let struck = |other: &Draft| -> Vec<Argument> {
        if !other.event.place.is_empty() {
            return other.event.place.to_vec();
        }
        let mentions = sentence.context.mentions;
        let is_place = |argument: &&Argument| {
            argument.span.is_some_and(|span| {
                let from = mentions.partition_point(|m| m.span.start() < span.start());
                mentions[from..]
                    .iter()
                    .take(NAMES)
                    .take_while(|m| m.span.start() == span.start())
                    .any(|m| m.span == span && m.kind == EntityKind::Place)
            })
        };
        let targets = other.event.kind.arguments(Role::Target).unwrap_or_default();
        targets.iter().filter(is_place).cloned().collect()
    };
    let around = index.saturating_sub(WINDOW)..drafts.len().min(index + WINDOW);
    let nearest = around
        .filter(|&other| other != index && is_physical(drafts[other].kind()))
        .filter(|&other| of_one_incident(sentence, drafts[other].chunk, draft.chunk))
        .filter(|&other| !struck(&drafts[other]).is_empty())
        .min_by_key(|&other| drafts[other].chunk.abs_diff(draft.chunk));
    nearest
        .map(|other| struck(&drafts[other]))
        .unwrap_or_default()
}

/// Whether two chunks stand near each other and nothing between them opens another matter: no what is said,
/// no فيما or بينما.
fn of_one_incident(sentence: &Sentence<'_, '_>, a: usize, b: usize) -> bool {
    let between = a.min(b)..a.max(b);
    let text = sentence.context.text;
    between.len() <= FAR
        && !sentence.chunks[between].iter().any(|c| match c.class {
            Class::Complementizer | Class::Semicolon | Class::Colon => true,
            Class::Subordinator => {
                let folded = text.folded(c.tokens.start);
                matches!(folded.trim_start_matches('و'), "فيما" | "بينما" | "في")
            }
            _ => false,
        })
}

/// The nearest time or place of a sentence, by chunks; one behind the event before one as far
/// ahead of it.
fn nearest_circumstance<'f>(
    sentence: &Sentence<'_, '_>,
    found: &'f [Circumstance],
    claimed: &[bool],
    at: usize,
) -> Option<&'f [Argument]> {
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
        .map(|(_, arguments)| arguments.as_slice())
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

/// How many chunks off another event of one incident may stand.
const FAR: usize = 20;

/// How many names that begin where an argument does are looked at.
const NAMES: usize = 4;

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
