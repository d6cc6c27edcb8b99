//! Fills roles: which phrase of a clause goes into which role, by the frame.

use super::draft::Draft;
use crate::Span;
use crate::entity::EntityKind;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Complement, Group, Sentence};
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::event::{Argument, CountRange};
use crate::lexicon::WordClasses;
use crate::text::WordId;

/// The argument that a chunk makes.
pub(crate) fn argument(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    chunk: usize,
    frame: &Frame,
) -> Argument {
    // What the verb governs does not belong to the noun before it (قال مصدر لوكالة); behind a verbal
    // noun it does (هجوم على مركز للدرك).
    let verbal = sentence
        .chunks
        .get(draft.chunk)
        .is_some_and(|c| c.class != Class::Noun);
    let owned = |preposition| verbal && frame.role(Function::Preposition(preposition)).is_some();
    let span = sentence.argument_span(chunk, owned);
    let entities = sentence.chunks[chunk]
        .phrase
        .as_ref()
        .map_or_else(Vec::new, |p| p.entities.clone());
    Argument::phrase(span, entities)
}

/// Fills a function's role with the phrases of a group that may fill it; tells whether any did.
pub(crate) fn function(
    draft: &mut Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    function: Function,
    group: &[usize],
) -> bool {
    let filled = frame
        .role(function)
        .is_some_and(|role| fill(draft, sentence, frame, role, group));
    if filled {
        draft.filled.push(function);
    }
    filled
}

/// Fills a role with the phrases of a group that may fill it; tells whether any did.
pub(crate) fn fill(
    draft: &mut Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    role: Role,
    group: &[usize],
) -> bool {
    let mut filled = false;
    for &chunk in group {
        if chunk == draft.chunk || draft.used.contains(&chunk) {
            continue;
        }
        let Some(phrase) = &sentence.chunks[chunk].phrase else {
            continue;
        };
        let filler = filler_of(sentence, chunk);
        let role = match role {
            // صواريخ استهدفت: a weapon is what it is done with, whatever its place in the clause.
            Role::Attacker if filler == Filler::Weapon && !phrase.definite => Role::Instrument,
            role => role,
        };
        if !frame.accepts(role, filler) {
            continue;
        }
        if frame.counted && matches!(role, Role::Victim | Role::Detainee) {
            count(draft, sentence, chunk);
        }
        if role.is_matter() {
            // What another role waits for is no part of the matter: تهمة الخيانة إلى الوزير.
            let awaited = |preposition: WordId| {
                frame
                    .role(Function::Preposition(preposition))
                    .is_some_and(|other| other != role && !draft.has(other))
            };
            let (span, end) = sentence.matter_span(chunk, awaited);
            for inner in sentence.chunks[chunk..end]
                .iter()
                .filter_map(|c| c.preposition)
            {
                let function = Function::Preposition(inner.canonical);
                if frame.role(function) == Some(role) {
                    draft.filled.push(function);
                }
            }
            draft.add(role, Argument::phrase(span, phrase.entities.clone()));
            draft.used.extend(chunk..end);
            return true;
        }
        draft.add(role, argument(sentence, draft, chunk, frame));
        draft.used.push(chunk);
        filled = true;
    }
    filled
}

fn filler_of(sentence: &Sentence<'_, '_>, chunk: usize) -> Filler {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return Filler::Thing;
    };
    // عدد من الجنود: what is counted decides.
    if phrase.filler == Filler::Thing
        && phrase.mention.is_none()
        && let Some(next) = sentence.chunks.get(sentence.phrase_end(chunk))
        && next
            .preposition
            .is_some_and(|p| p.canonical == sentence.context.prepositions.min)
        && let Some(counted) = &next.phrase
        && (phrase.number.is_some()
            || sentence.cells[phrase.head]
                .classes
                .contains(WordClasses::QUANTIFIER))
    {
        return counted.filler;
    }
    if phrase.filler == Filler::Thing && phrase.number.is_some() && phrase.mention.is_none() {
        return Filler::Human;
    }
    phrase.filler
}

/// Adds the number of people in a phrase to those of the phrases it is joined to: `ثلاثة مدنيين
/// وجندي` are four.
pub(crate) fn count(draft: &mut Draft, sentence: &Sentence<'_, '_>, chunk: usize) {
    let Some(more) = people(sentence, chunk) else {
        return;
    };
    let event = &mut draft.event;
    let sum = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
    (event.count, event.count_range) = match event.count_range {
        None => (more.0, Some(more.1)),
        Some(range) => (
            sum(event.count, more.0),
            Some(CountRange {
                min: sum(range.min, more.1.min),
                max: sum(range.max, more.1.max),
                approximate: range.approximate || more.1.approximate,
            }),
        ),
    };
}

/// The number of people in a phrase: the one that is stated, or one or two by the noun's form.
fn people(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<(Option<u64>, CountRange)> {
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    let whole = |value: f64| (0.0..1e15).contains(&value).then_some(value as u64);
    if let Some(number) = &phrase.number {
        let range = CountRange {
            min: number.min.and_then(whole),
            max: number.max.and_then(whole),
            approximate: number.approximate,
        };
        return Some((number.value.and_then(whole), range));
    }
    let named = phrase.mention.is_some_and(|m| {
        sentence.context.mentions[m].kind != EntityKind::Role
            || (!phrase.entities.is_empty() && !phrase.dual)
    });
    let several = phrase.plural || is_group(sentence.context.text.folded(phrase.head));
    if named || phrase.filler != Filler::Human || (several && !phrase.dual) {
        return None;
    }
    let number = if phrase.dual { 2 } else { 1 };
    let range = CountRange {
        min: Some(number),
        max: Some(number),
        approximate: false,
    };
    Some((Some(number), range))
}

/// Nouns that are singular and mean several people.
fn is_group(folded: &str) -> bool {
    let stem = folded.strip_prefix("ال").unwrap_or(folded);
    matches!(
        stem,
        "مجموعه"
            | "جماعه"
            | "عائله"
            | "اسره"
            | "وفد"
            | "حشد"
            | "شعب"
            | "قبيله"
            | "خليه"
            | "عصابه"
            | "جمهور"
            | "اقليه"
            | "سكان"
            | "فريق"
            | "طاقم"
            | "عدد"
            | "تجمع"
    )
}

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
        if !by_frame && complement.place {
            place(draft, sentence, complement);
        }
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

/// What one event of a sentence tells of another: who attacks or raids also kills, who is killed was
/// attacked, and who talks in a call or meeting talks in all of them.
pub(crate) fn shared_participants(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let governed = sentence.chunks[drafts[index].chunk].preposition.is_some();
        match drafts[index].kind() {
            EventType::Death if !drafts[index].has(Role::Agent) => {
                lend(drafts, index, Role::Agent, &[Role::Attacker, Role::Raider]);
            }
            // قتل ثلاثة جنود في هجوم: the attack stands in the clause that tells of the dead.
            EventType::Attack if governed && !drafts[index].has(Role::Target) => {
                lend(drafts, index, Role::Target, &[Role::Victim]);
            }
            EventType::Call | EventType::Meeting if talkers(&drafts[index]).count() < 2 => {
                let nearest = nearest(drafts, index, |other| talkers(other).next().is_some());
                let Some(other) = nearest else {
                    continue;
                };
                let arguments: Vec<Argument> = talkers(&drafts[other]).cloned().collect();
                for argument in arguments {
                    if !talkers(&drafts[index]).any(|known| *known == argument) {
                        drafts[index].add(Role::Participant, argument);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Fills a role from the nearest event of the sentence that has one of the lender's roles.
fn lend(drafts: &mut [Draft], index: usize, lacking: Role, lenders: &[Role]) {
    let lent = |draft: &Draft| lenders.iter().copied().find(|&role| draft.has(role));
    let Some(other) = nearest(drafts, index, |other| lent(other).is_some()) else {
        return;
    };
    let Some(role) = lent(&drafts[other]) else {
        return;
    };
    let arguments = drafts[other]
        .event
        .kind
        .arguments(role)
        .unwrap_or_default()
        .to_vec();
    for argument in arguments {
        drafts[index].add(lacking, argument);
    }
}

/// How many events before and after one are looked at; keeps the work linear in the text.
const WINDOW: usize = 12;

/// The nearest event that fits and has no nearer event of this one's kind.
fn nearest(drafts: &[Draft], index: usize, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
    let around = index.saturating_sub(WINDOW)..drafts.len().min(index + WINDOW);
    let distance = |a: usize, b: usize| drafts[a].chunk.abs_diff(drafts[b].chunk);
    let other = around
        .clone()
        .filter(|&other| other != index && fits(&drafts[other]))
        .min_by_key(|&other| distance(other, index))?;
    let rivalled = around.into_iter().any(|rival| {
        rival != index
            && rival != other
            && drafts[rival].kind() == drafts[index].kind()
            && distance(rival, other) < distance(index, other)
    });
    (!rivalled).then_some(other)
}

/// Who takes part in a call or meeting, in whatever role.
fn talkers(draft: &Draft) -> impl Iterator<Item = &Argument> {
    let consults = matches!(draft.kind(), EventType::Call | EventType::Meeting);
    [Role::Participant, Role::Caller, Role::Recipient, Role::Host]
        .into_iter()
        .filter(move |_| consults)
        .filter_map(|role| draft.event.kind.arguments(role))
        .flatten()
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

/// Whether one of the functions that the frame requires has found its phrase.
pub(crate) fn satisfied(draft: &Draft, frame: &Frame) -> bool {
    frame.requires.is_empty()
        || frame.requires.iter().any(|&function| {
            let by_pronoun = draft
                .pronoun
                .is_some_and(|(_, role)| frame.role(function) == Some(role));
            match function {
                Function::Clause => draft.content.is_some(),
                // Who and whom may come by any way; a preposition is asked for by itself.
                Function::Subject | Function::Object | Function::Itself => {
                    by_pronoun || frame.role(function).is_some_and(|role| draft.has(role))
                }
                Function::Preposition(_) => draft.filled.contains(&function),
            }
        })
}

/// Whether the words that the frame asks for stand in these tokens or right beside them, and none
/// that it excludes.
pub(crate) fn in_company(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    tokens: std::ops::Range<usize>,
) -> bool {
    if frame.with.is_empty() && frame.without.is_empty() {
        return true;
    }
    let text = sentence.context.text;
    let bounds = &text.sentences()[text.sentence_of(tokens.start)].tokens;
    let beside = tokens.start.saturating_sub(1).max(bounds.start)..(tokens.end + 2).min(bounds.end);
    let stands = |words: &[WordId]| {
        beside
            .clone()
            .any(|token| text.readings(token).iter().any(|r| words.contains(&r.bare)))
    };
    (frame.with.is_empty() || stands(&frame.with)) && !stands(&frame.without)
}

/// How well a frame fits: one that asked for company and has it comes first, then the one that
/// has found most.
pub(crate) fn rank(sentence: &Sentence<'_, '_>, draft: &Draft) -> (bool, usize) {
    let frame = sentence.context.frames.get(draft.frame);
    (!frame.with.is_empty(), draft.used.len())
}

/// The first chunk of a group.
pub(crate) fn first(group: &Group) -> Option<usize> {
    group.first().copied()
}
