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
            && !draft.has(role)
            && let Some(mention) = antecedent(found, draft, enclitic)
        {
            let entities = mention.entity.into_iter().collect();
            draft.add(role, Argument::phrase(mention.span, entities));
        }
    }
    both_sides(found, drafts);
    for later in 0..drafts.len() {
        let from = drafts[later].sentence.saturating_sub(REACH);
        let same = |e: &usize| repeats(found, &drafts[*e], &drafts[later], from);
        let near = || (0..later).rev().take(WINDOW);
        // An event of another kind (`المعارك` … `التفجير`) only where there is none of its own.
        let earlier = near()
            .filter(|&e| drafts[e].kind() == drafts[later].kind())
            .find(same)
            .or_else(|| near().find(same));
        drafts[later].event.same_as = earlier;
        if let Some(earlier) = earlier
            && drafts[later].refers_back
            && drafts[earlier].sentence == drafts[later].sentence
        {
            inherit(drafts, earlier, later);
        }
    }
}

/// Whether a later mention tells of the event of an earlier one: a definite noun (`الهجوم`) of the
/// last event of its kind near by; any other where both share a participant or a count. Days and
/// places that differ keep them apart.
fn repeats(found: Surroundings<'_, '_>, earlier: &Draft, later: &Draft, from: usize) -> bool {
    let (a, b) = (earlier.kind(), later.kind());
    if !may_be_one(a, b) || a == EventType::Statement || differ(found, earlier, later) {
        return false;
    }
    if later.refers_back && earlier.sentence >= from {
        return true;
    }
    let counted = earlier.event.count.is_some() && earlier.event.count == later.event.count;
    (a == b && (shares_participant(earlier, later) || (counted && later.event.count > Some(1))))
        || (a != b && shared_entities(earlier, later) >= 2)
}

/// Whether some entity plays the same part in both, and no part is played by others.
fn shares_participant(earlier: &Draft, later: &Draft) -> bool {
    fn entities(draft: &Draft, role: Role) -> impl Iterator<Item = EntityId> + Clone {
        let arguments = draft.event.kind.arguments(role).unwrap_or_default();
        arguments.iter().flat_map(|a| a.entities.iter().copied())
    }
    let mut shared = false;
    for &role in later.kind().roles().iter().filter(|r| !r.is_matter()) {
        let of_earlier = entities(earlier, role);
        if entities(later, role).any(|entity| of_earlier.clone().any(|e| e == entity)) {
            shared = true;
        } else if entities(later, role).next().is_some() && of_earlier.clone().next().is_some() {
            return false;
        }
    }
    shared
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
    let days = |draft: &Draft| -> Vec<_> {
        draft
            .event
            .time
            .iter()
            .filter_map(|t| found.times[t.time?].date())
            .collect()
    };
    let places = |draft: &Draft| -> Vec<EntityId> {
        draft
            .event
            .place
            .iter()
            .flat_map(|p| p.entities.clone())
            .collect()
    };
    apart(&days(earlier), &days(later))
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
        let arguments = drafts[earlier]
            .event
            .kind
            .arguments(role)
            .unwrap_or_default()
            .to_vec();
        for argument in arguments {
            drafts[later].add(role, argument);
        }
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
