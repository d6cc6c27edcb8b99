//! Who a pronoun in an event stands for, and which earlier event a definite noun refers to.

use super::argument::Argument;
use super::detect::{Draft, Surroundings};
use super::kind::EventType;
use crate::entity::{EntityId, EntityKind, Mention};
use crate::text::Enclitic;

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
        if !drafts[later].refers_back {
            continue;
        }
        let from = drafts[later].sentence.saturating_sub(REACH);
        let earlier = (0..later)
            .rev()
            .take(WINDOW)
            .take_while(|&e| drafts[e].sentence >= from)
            .find(|&e| may_be_one(drafts[e].kind(), drafts[later].kind()));
        drafts[later].event.same_as = earlier;
        if let Some(earlier) = earlier.filter(|&e| drafts[e].sentence == drafts[later].sentence) {
            inherit(drafts, earlier, later);
        }
    }
}

/// `الجانبان`, `الطرفان`: the two that the last event with two participants told of.
fn both_sides(found: Surroundings<'_, '_>, drafts: &mut [Draft]) {
    let mut last: Vec<EntityId> = Vec::new();
    for draft in drafts.iter_mut() {
        let mut named: Vec<EntityId> = Vec::new();
        for &role in draft.kind().roles() {
            for argument in draft.event.kind.arguments_mut(role).into_iter().flatten() {
                let both = argument
                    .span
                    .is_some_and(|span| BOTH_SIDES.contains(&span.slice(found.text.text())));
                if both && argument.entities.is_empty() {
                    argument.entities.clone_from(&last);
                }
                if !role.is_matter() {
                    named.extend(
                        argument
                            .entities
                            .iter()
                            .filter(|e| !named.contains(e))
                            .copied()
                            .collect::<Vec<_>>(),
                    );
                }
            }
        }
        if named.len() == 2 {
            last = named;
        }
    }
}

/// The words for two parties that were named before.
const BOTH_SIDES: [&str; 6] = [
    "الجانبان",
    "الجانبين",
    "الطرفان",
    "الطرفين",
    "البلدان",
    "البلدين",
];

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
