//! Who does an event, where one mention of it says so and another leaves it understood.

use super::argument::Argument;
use super::coreference::WINDOW;
use super::draft::EventMention;
use super::kind::{EventType, Role};
use super::surroundings::Surroundings;
use smallvec::SmallVec;

use crate::Span;
use crate::entity::{EntityId, EntityKind, Why};

/// Whoever does an event does it wherever the text tells of it: a mention that does not say who has
/// those whom the nearest other mention names. `first` is the first mention of each event.
pub(super) fn share(found: Surroundings<'_, '_>, drafts: &mut [EventMention], first: &[usize]) {
    let mut understood: Vec<(usize, Role, Argument)> = Vec::new();
    for index in 0..drafts.len() {
        for &role in doers(&drafts[index]) {
            // Of those who meet or agree one may be named here, all elsewhere.
            let arguments = |at: usize| drafts[at].event.kind.arguments(role).unwrap_or_default();
            let told = arguments(index);
            // اعتداءاتهم: whose they are, the pronoun says.
            let own = drafts[index]
                .pronoun
                .is_some_and(|(_, other)| other == role);
            if own && drafts[index].kind() == EventType::Attack {
                continue;
            }
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
                    && lends(&drafts[other], &drafts[index])
                    && (arguments(other).iter())
                        .any(|a| !a.entities.is_empty() || body_of(found, a).is_some())
            };
            let nearest = around
                .filter(named)
                .min_by_key(|other| (other.abs_diff(index), *other));
            let Some(nearest) = nearest else {
                continue;
            };
            let mut known: SmallVec<[EntityId; 4]> = told
                .iter()
                .flat_map(|a| a.entities.iter().copied())
                .collect();
            for argument in arguments(nearest) {
                let body = body_of(found, argument);
                for entity in argument.entities.iter().copied().chain(body) {
                    if !known.contains(&entity) {
                        known.push(entity);
                        let argument = here_or_understood(found, &drafts[index], entity);
                        // قتل ستة في غارة: an attack that is new here may be anybody's.
                        if argument.span.is_some() || !is_new(&drafts[index]) {
                            understood.push((index, role, argument));
                        }
                    }
                }
            }
        }
    }
    for (index, role, argument) in understood {
        drafts[index].add(role, argument);
    }
}

/// Whether a noun without the article tells of one attack, by somebody who is not named beside it.
fn is_new(draft: &EventMention) -> bool {
    draft.kind() == EventType::Attack
        && !draft.refers_back
        && draft.several != Some(true)
        && matches!(draft.event.why, Why::Frame(_, 'N' | 'L'))
}

/// Somebody who takes part in an event: by the name that stands nearest in its sentence, else understood.
fn here_or_understood(
    found: Surroundings<'_, '_>,
    draft: &EventMention,
    entity: EntityId,
) -> Argument {
    match named_here(found, draft, entity) {
        Some(span) => Argument::phrase(span, vec![entity]),
        None => Argument::understood(vec![entity]),
    }
}

/// The name of somebody that stands nearest to an event in its sentence.
fn named_here(found: Surroundings<'_, '_>, draft: &EventMention, entity: EntityId) -> Option<Span> {
    let sentence = found.text.sentences()[draft.sentence].span;
    let trigger = draft.event.trigger;
    let at = found
        .mentions
        .partition_point(|m| m.span.start() < trigger.start());
    let around = at.saturating_sub(WINDOW)..found.mentions.len().min(at + WINDOW);
    found.mentions[around]
        .iter()
        .filter(|m| sentence.contains(m.span) && names(m.kind) && m.entity == Some(entity))
        .map(|m| m.span)
        .min_by_key(|span| span.start().abs_diff(trigger.start()))
}

/// Whether a mention of a kind stands for somebody, as an adjective does not.
fn names(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Person | EntityKind::Place | EntityKind::Organization | EntityKind::Role
    )
}

/// The body whose members a phrase without a name of its own means: `متمردي حركة …`.
fn body_of(found: Surroundings<'_, '_>, argument: &Argument) -> Option<EntityId> {
    let span = argument.span.filter(|_| argument.entities.is_empty())?;
    let from = found
        .mentions
        .partition_point(|m| m.span.start() <= span.start());
    let mention = found.mentions.get(from)?;
    let last = mention.span.end() == span.end() && mention.kind == EntityKind::Organization;
    mention.entity.filter(|_| last)
}

/// The roles of those who do an event, which every mention of it has.
fn doers(draft: &EventMention) -> &'static [Role] {
    match draft.kind() {
        EventType::Attack => &[Role::Attacker],
        EventType::Agreement => &[Role::Party],
        EventType::Meeting => &[Role::Participant],
        EventType::Visit => &[Role::Visitor],
        EventType::Warning => &[Role::Source],
        EventType::Aid => &[Role::Donor, Role::Recipient],
        EventType::Sanction => &[Role::Imposer],
        EventType::Protest => &[Role::Protester],
        EventType::Abduction => &[Role::Abductor],
        EventType::Arrest => &[Role::Agent],
        _ => &[],
    }
}

/// Whether the doers of one mention are those of another one of the same event. Who bombs and shells is one side
/// of a war; who did an attack (`الهجوم`) may be open, or only claimed, where nothing but the noun points back.
fn lends(one: &EventMention, other: &EventMention) -> bool {
    if one.kind() != EventType::Attack {
        return true;
    }
    let warfare = |draft: &EventMention| {
        let manner = draft.event.manner.as_deref();
        manner.is_some_and(|manner| WARFARE.contains(&manner))
    };
    let scene = |draft: &EventMention| -> Vec<EntityId> {
        let targets = draft.event.kind.arguments(Role::Target).unwrap_or_default();
        let all = targets.iter().chain(&draft.event.place);
        all.flat_map(|a| a.entities.iter().copied()).collect()
    };
    let there = scene(one);
    warfare(other) || scene(other).iter().any(|entity| there.contains(entity))
}

/// How only the forces of a state or of a party to a war attack.
const WARFARE: [&str; 4] = ["air_strike", "shelling", "missile", "drone"];

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    fn attackers(text: &str, trigger: &str) -> usize {
        let document = Extractor::new().extract(text);
        let mut events = document.events().iter();
        let attack = events.find(|e| e.trigger.slice(text) == trigger);
        match attack.map(|e| &e.kind) {
            Some(EventKind::Attack(attack)) => attack.attacker.len(),
            _ => usize::MAX,
        }
    }

    #[test]
    fn a_new_attack_is_nobodys_yet() {
        let text =
            "مقتل ستة في غارة على إدلب. وشن الطيران التركي أمس ضربات على إدلب أدت إلى مقتل ستة.";
        assert_eq!(attackers(text, "غارة"), 0);
        let text = "شن الطيران التركي أمس غارات على إدلب. وقال شهود إن الغارات قتلت ستة.";
        assert_eq!(attackers(text, "الغارات"), 1);
    }
}
