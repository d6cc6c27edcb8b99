//! Who a pronoun in an event stands for, and which earlier event a definite noun refers to.

use super::argument::Argument;
use super::detect::{Draft, Surroundings};
use super::kind::{EventType, Role};
use crate::Span;
use crate::entity::{EntityId, EntityKind, Mention};
use crate::text::{AnalyzedText, Enclitic};

/// How many sentences back a definite noun may refer to.
const REACH: usize = 6;

/// How many events or mentions back are looked at; keeps the work linear in the text.
const WINDOW: usize = 48;

/// Resolves pronouns and links definite nouns to the event that they repeat.
pub(crate) fn resolve(found: Surroundings<'_, '_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        if let Some((enclitic, role)) = draft.pronoun
            && (!draft.has(role)
                || matches!(draft.kind(), EventType::Meeting | EventType::Agreement))
            && let Some(mention) = antecedent(found, draft, enclitic)
        {
            let entities = mention.entity.into_iter().collect();
            draft.add(role, Argument::phrase(mention.span, entities));
        }
    }
    both_sides(found, drafts);
    let headline = drafts.first().map_or(0, |draft| draft.sentence);
    // The first mention of each event, and how often it has been told so far.
    let mut first: Vec<usize> = Vec::with_capacity(drafts.len());
    let mut told: Vec<usize> = vec![0; drafts.len()];
    for later in 0..drafts.len() {
        let same = |e: &usize| repeats(found, &drafts[*e], &drafts[later], headline);
        let near = || (0..later).rev().take(WINDOW);
        let own_kind = |e: &usize| drafts[*e].kind() == drafts[later].kind();
        // The event that the text tells of most, of two the last; one of another kind (`المعارك` …
        // `التفجير`) only where there is none of its own.
        let salience = |&e: &usize| {
            let recent = drafts[later].sentence - drafts[e].sentence <= 1;
            (told[first[e]] + usize::from(recent), e)
        };
        let earlier = near()
            .filter(own_kind)
            .filter(same)
            .max_by_key(salience)
            .or_else(|| {
                near()
                    .filter(|e| drafts[later].sentence - drafts[*e].sentence <= REACH)
                    .find(same)
            });
        drafts[later].event.same_as = earlier;
        first.push(earlier.map_or(later, |earlier| first[earlier]));
        told[first[later]] += 1;
        if let Some(earlier) = earlier
            && drafts[later].refers_back
            && drafts[earlier].sentence == drafts[later].sentence
        {
            inherit(drafts, earlier, later);
        }
    }
    share_understood(drafts, &first);
}

/// Drops nouns that name a part of a compound only (`علم الاجتماع`): those that refer to no event and that none
/// refers to.
pub(crate) fn drop_sorts(drafts: &mut Vec<Draft>) {
    if !drafts.iter().any(|draft| draft.names_sort) {
        return;
    }
    let mut kept: Vec<bool> = drafts
        .iter()
        .map(|draft| !draft.names_sort || draft.event.same_as.is_some())
        .collect();
    for earlier in drafts.iter().filter_map(|draft| draft.event.same_as) {
        kept[earlier] = true;
    }
    let mut count = 0;
    let moved: Vec<usize> = kept
        .iter()
        .map(|&stays| {
            count += usize::from(stays);
            count - usize::from(stays)
        })
        .collect();
    let mut stays = kept.iter();
    drafts.retain(|_| stays.next().is_some_and(|&stays| stays));
    for draft in drafts {
        draft.event.same_as = draft.event.same_as.map(|earlier| moved[earlier]);
    }
}

/// Whether a later mention tells of the event of an earlier one: a definite noun (`الهجوم`) of the
/// last event of its kind near by; any other where both agree in enough of who, how many, where and
/// when. Participants, counts, days and places that differ keep them apart.
fn repeats(found: Surroundings<'_, '_>, earlier: &Draft, later: &Draft, headline: usize) -> bool {
    let (a, b) = (earlier.kind(), later.kind());
    if !may_be_one(a, b) || a == EventType::Statement || differ(found, earlier, later) {
        return false;
    }
    if later.refers_back {
        return true;
    }
    if a != b {
        return shared_entities(earlier, later) >= 2;
    }
    let Some(participants) = shared_participants(earlier, later) else {
        return false;
    };
    let counts = (earlier.event.count, later.event.count);
    if matches!(counts, (Some(one), Some(other)) if one != other) {
        return false;
    }
    let counted = counts.0.is_some() && counts.0 == counts.1 && counts.0 > Some(1);
    let there = shares(&places(earlier), &places(later));
    let then = shares(&days(found, earlier), &days(found, later));
    let retold = !is_exchange(a);
    // The sentences behind a headline tell what it has told.
    let headed =
        earlier.sentence == headline && (1..=3).contains(&(later.sentence - earlier.sentence));
    let worded = same_word(found, earlier, later);
    let weight = 2 * usize::from(participants > 0)
        + 2 * usize::from(counted)
        + usize::from(there && retold)
        + usize::from(then && retold)
        + usize::from(headed && retold)
        + usize::from(worded && retold);
    weight >= 2
}

/// Whether two triggers are the same word, with the article or without.
fn same_word(found: Surroundings<'_, '_>, earlier: &Draft, later: &Draft) -> bool {
    let word = |draft: &Draft| {
        let span = draft.event.trigger;
        let tokens = found.text.tokens();
        let token = tokens.partition_point(|t| t.span().end <= span.start);
        let folded = found.text.folded(token);
        // What stands before the trigger in one word with it: وب in وبالهجوم.
        let before = Span::new(tokens.get(token)?.span().start, span.start);
        let taken = before.slice(found.text.text()).chars().count();
        let start = folded.char_indices().nth(taken).map(|(at, _)| at)?;
        let word = &folded[start..];
        Some(
            word.strip_prefix("ال")
                .or(word.strip_prefix("ل"))
                .unwrap_or(word),
        )
    };
    word(earlier).is_some_and(|own| word(later) == Some(own))
}

/// Kinds that happen many times a day at the same place, between the same people.
fn is_exchange(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Request
            | EventType::Support
            | EventType::Condemnation
            | EventType::Accusation
            | EventType::Rejection
            | EventType::Warning
            | EventType::Claim
    )
}

/// How many parts the same entity plays in both; `None` where a part is played by others.
fn shared_participants(earlier: &Draft, later: &Draft) -> Option<usize> {
    fn entities(draft: &Draft, role: Role) -> impl Iterator<Item = EntityId> + Clone {
        let arguments = draft.event.kind.arguments(role).unwrap_or_default();
        arguments.iter().flat_map(|a| a.entities.iter().copied())
    }
    let mut shared = 0;
    for &role in later.kind().roles().iter().filter(|r| !r.is_matter()) {
        let of_earlier = entities(earlier, role);
        if entities(later, role).any(|entity| of_earlier.clone().any(|e| e == entity)) {
            shared += 1;
        } else if entities(later, role).next().is_some() && of_earlier.clone().next().is_some() {
            return None;
        }
    }
    Some(shared)
}

/// The days on which an event is told to have happened.
fn days(found: Surroundings<'_, '_>, draft: &Draft) -> Vec<jiff::civil::Date> {
    let times = draft.event.time.iter();
    times.filter_map(|t| found.times[t.time?].date()).collect()
}

/// The named places of an event.
fn places(draft: &Draft) -> Vec<EntityId> {
    let places = draft.event.place.iter();
    places.flat_map(|p| p.entities.clone()).collect()
}

fn shares<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().any(|x| b.contains(x))
}

/// How many entities take part in both, in whatever part.
fn shared_entities(earlier: &Draft, later: &Draft) -> usize {
    let entities = |draft: &Draft| -> Vec<EntityId> {
        let mut all: Vec<EntityId> = draft
            .event
            .kind
            .filled_roles()
            .filter(|(role, _)| !role.is_matter())
            .flat_map(|(_, arguments)| arguments.iter().flat_map(|a| a.entities.clone()))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let of_earlier = entities(earlier);
    entities(later)
        .iter()
        .filter(|entity| of_earlier.contains(entity))
        .count()
}

/// Whether the two are told of different days or places, or one of them did not happen.
fn differ(found: Surroundings<'_, '_>, earlier: &Draft, later: &Draft) -> bool {
    apart(&days(found, earlier), &days(found, later))
        || apart(&places(earlier), &places(later))
        || (earlier.event.factuality != later.event.factuality)
}

/// `الجانبان`, `الطرفان`: the two that the last event with two participants near by told of. Whom it
/// names is nearer than what their names were set beside in the text.
fn both_sides(found: Surroundings<'_, '_>, drafts: &mut [Draft]) {
    let mut last: Option<(usize, Vec<EntityId>)> = None;
    for draft in drafts.iter_mut() {
        let sentence = draft.sentence;
        let near = last
            .as_ref()
            .filter(|(at, _)| at + SIDES_REACH >= sentence)
            .map(|(_, both)| both);
        let mut named: Vec<EntityId> = Vec::new();
        for &role in draft.kind().roles() {
            for argument in draft.event.kind.arguments_mut(role).into_iter().flatten() {
                let sides = argument
                    .span
                    .and_then(|span| word_at(found.text, span))
                    .is_some_and(|word| SIDES.contains(&word));
                if let Some(both) = near.filter(|_| sides) {
                    argument.entities.clone_from(both);
                }
                if !role.is_matter() {
                    for &entity in &argument.entities {
                        if !named.contains(&entity) {
                            named.push(entity);
                        }
                    }
                }
            }
        }
        let of_sides = matches!(
            draft.kind(),
            EventType::Call | EventType::Meeting | EventType::Agreement | EventType::Clash
        );
        if of_sides && named.len() == 2 {
            last = Some((sentence, named));
        }
    }
}

/// How many sentences back an event may stand whose participants are the two sides.
const SIDES_REACH: usize = 2;

/// The folded word that a span is.
fn word_at<'t>(text: &'t AnalyzedText<'_>, span: Span) -> Option<&'t str> {
    let tokens = text.tokens();
    let token = tokens.partition_point(|t| t.span().start < span.start);
    (tokens.get(token)?.span() == span).then(|| text.folded(token))
}

/// The words for two parties of any sort that were named before.
const SIDES: [&str; 4] = ["الجانبان", "الجانبين", "الطرفان", "الطرفين"];

/// In one sentence the second mention of an event has the participants of the first.
fn inherit(drafts: &mut [Draft], earlier: usize, later: usize) {
    if drafts[earlier].kind() != drafts[later].kind() {
        return;
    }
    for &role in drafts[later].kind().roles() {
        if role.is_matter() || drafts[later].has(role) {
            continue;
        }
        let arguments = arguments_of(&drafts[earlier], role);
        for argument in arguments {
            drafts[later].add(role, argument);
        }
    }
}

fn arguments_of(draft: &Draft, role: Role) -> Vec<Argument> {
    let arguments = draft.event.kind.arguments(role).unwrap_or_default();
    arguments.to_vec()
}

/// Whoever does an event does it wherever the text tells of it: a mention that does not say who has
/// those whom the nearest other mention names, as understood. `first` is the first mention of each
/// event.
fn share_understood(drafts: &mut [Draft], first: &[usize]) {
    for index in 0..drafts.len() {
        for &role in doers(drafts[index].kind()) {
            // Of those who meet or agree one may be named here, all elsewhere.
            let told = arguments_of(&drafts[index], role);
            let one = told.len() == 1
                && told[0].entities.len() == 1
                && matches!(role, Role::Party | Role::Participant);
            if !told.is_empty() && !one {
                continue;
            }
            let around = index.saturating_sub(WINDOW)..drafts.len().min(index + WINDOW);
            let named = |&other: &usize| {
                other != index
                    && first[other] == first[index]
                    && drafts[other].kind() == drafts[index].kind()
                    && arguments_of(&drafts[other], role)
                        .iter()
                        .any(|a| a.span.is_some() && !a.entities.is_empty())
            };
            let nearest = around
                .filter(named)
                .min_by_key(|other| (other.abs_diff(index), *other));
            let Some(nearest) = nearest else {
                continue;
            };
            for argument in arguments_of(&drafts[nearest], role) {
                let known = one && argument.entities == told[0].entities;
                if !argument.entities.is_empty() && !known {
                    drafts[index].add(role, Argument::understood(argument.entities));
                }
            }
        }
    }
}

/// The roles of those who do an event, which every mention of it has.
fn doers(kind: EventType) -> &'static [Role] {
    match kind {
        EventType::Attack => &[Role::Attacker],
        EventType::Agreement => &[Role::Party],
        EventType::Meeting => &[Role::Participant, Role::Host],
        EventType::Aid => &[Role::Donor, Role::Recipient],
        EventType::Sanction => &[Role::Imposer],
        EventType::Protest => &[Role::Protester],
        EventType::Abduction => &[Role::Abductor],
        EventType::Arrest => &[Role::Agent],
        _ => &[],
    }
}

/// The name in the same sentence that a pronoun stands for: the nearest before it that fits in
/// gender and number.
fn antecedent<'a>(
    found: Surroundings<'a, '_>,
    draft: &Draft,
    enclitic: Enclitic,
) -> Option<&'a Mention> {
    let sentence = &found.text.sentences()[draft.sentence];
    let before = found
        .mentions
        .partition_point(|m| m.span.start < draft.event.trigger.start);
    found.mentions[..before]
        .iter()
        .rev()
        .take(WINDOW)
        .take_while(|m| m.span.start >= sentence.span.start)
        .filter(|m| m.entity.is_some() && m.span.end <= draft.event.trigger.start)
        .find(|mention| match enclitic {
            Enclitic::Him => match mention.kind {
                EntityKind::Person => true,
                EntityKind::Organization => !is_feminine(found, mention),
                _ => false,
            },
            Enclitic::Her => match mention.kind {
                EntityKind::Place => true,
                EntityKind::Organization => is_feminine(found, mention),
                _ => false,
            },
            Enclitic::Them => mention.kind == EntityKind::Organization,
            _ => false,
        })
}

/// Whether a name's first word is feminine by its ending.
fn is_feminine(found: Surroundings<'_, '_>, mention: &Mention) -> bool {
    let first = found.text.folded(mention.tokens.start);
    first.ends_with('ه') || first.ends_with("ات")
}

/// Kinds of which two mentions can be one event.
fn may_be_one(a: EventType, b: EventType) -> bool {
    use EventType as E;
    let group = |kind| match kind {
        E::Call | E::Meeting => 1,
        E::Attack | E::Clash | E::Raid => 2,
        _ => 0,
    };
    a == b || (group(a) != 0 && group(a) == group(b))
}

/// Whether both are told and have nothing in common.
fn apart<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.contains(x))
}
