//! Who a pronoun in an event stands for, and which earlier event a definite noun refers to.

mod chain;
mod sort;

use smallvec::SmallVec;

use self::chain::Chains;
use super::argument::Argument;
use super::draft::EventMention;
use super::frame::{Filler, Frame, Frames, Function};
use super::kind::{EventType, Role};
use super::surroundings::Surroundings;
use super::{Factuality, spoken, understood};
use crate::Span;
use crate::entity::{EntityId, EntityKind, Mention};
use crate::text::{AnalyzedText, Enclitic};

/// How many events or mentions back are looked at; keeps the work linear in the text.
pub(super) const WINDOW: usize = 48;

/// Resolves pronouns and links definite nouns to the event that they repeat.
pub(crate) fn resolve(
    found: Surroundings<'_, '_>,
    frames: &Frames,
    drafts: &mut Vec<EventMention>,
) {
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        if let Some((enclitic, role)) = draft.pronoun
            && (!draft.has(role)
                || matches!(draft.kind(), EventType::Meeting | EventType::Agreement))
            && let Some(mention) =
                antecedent(found, frames.get(draft.frame), draft, (enclitic, role))
            && !(role == Role::Victim
                && draft.kind() == EventType::Death
                && tells(drafts, index, mention))
        {
            drafts[index].add(role, Argument::phrase(mention.span, mention.entity));
        }
    }
    spoken::drop(found, frames, drafts);
    both_sides(found, drafts);
    let headline = drafts.first().map_or(0, |draft| draft.sentence);
    // The earlier mention that each one repeats, and the first mention of its event.
    let told: Vec<(Option<usize>, usize)> = {
        let mut chains = Chains::new(headline);
        let mentions = 0..drafts.len();
        let told = mentions.map(|later| chains.take(found, drafts, later));
        told.collect()
    };
    for (later, &(earlier, _)) in told.iter().enumerate() {
        drafts[later].event.same_as = earlier;
        if let Some(earlier) = earlier
            && drafts[later].refers_back
            && drafts[earlier].sentence == drafts[later].sentence
        {
            inherit(drafts, earlier, later);
        }
    }
    let first: Vec<usize> = told.into_iter().map(|(_, first)| first).collect();
    understood::share(found, drafts, &first);
}

/// Drops nouns that name a part of a compound only (`علم الاجتماع`): those that refer to no event and that none
/// refers to. What is said not to have happened is told of (`لم يقع أي هجوم`).
pub(crate) fn drop_sorts(drafts: &mut Vec<EventMention>) {
    if !drafts.iter().any(|draft| draft.names_sort) {
        return;
    }
    let mut kept: Vec<bool> = drafts
        .iter()
        .map(|draft| {
            let negated = draft.event.factuality == Factuality::Negated;
            !draft.names_sort || negated || draft.event.same_as.is_some()
        })
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

/// `الجانبان`, `الطرفان`: the two that the last event with two participants near by told of. Whom it
/// names is nearer than what their names were set beside in the text.
fn both_sides(found: Surroundings<'_, '_>, drafts: &mut [EventMention]) {
    let mut last: Option<(usize, SmallVec<[EntityId; 4]>)> = None;
    for draft in drafts.iter_mut() {
        let sentence = draft.sentence;
        let near = last
            .as_ref()
            .filter(|(at, _)| at + SIDES_REACH >= sentence)
            .map(|(_, both)| both);
        let mut named: SmallVec<[EntityId; 4]> = SmallVec::new();
        for &role in draft.kind().roles() {
            for argument in draft.event.kind.arguments_mut(role).into_iter().flatten() {
                let sides = argument
                    .span
                    .and_then(|span| word_at(found.text, sentence, span))
                    .is_some_and(|word| SIDES.contains(&word));
                if let Some(both) = near.filter(|_| sides) {
                    argument.entities = both.as_slice().into();
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

/// The folded word that a span is, which most likely stands in some sentence.
fn word_at<'t>(text: &'t AnalyzedText<'_>, sentence: usize, span: Span) -> Option<&'t str> {
    let token = text.token_near(sentence, span.start());
    (text.tokens().get(token)?.span() == span).then(|| text.folded(token))
}

/// The words for two parties of any sort that were named before.
const SIDES: [&str; 4] = ["الجانبان", "الجانبين", "الطرفان", "الطرفين"];

/// In one sentence the second mention of an event has the participants of the first.
fn inherit(drafts: &mut [EventMention], earlier: usize, later: usize) {
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

fn arguments_of(draft: &EventMention, role: Role) -> Vec<Argument> {
    let arguments = draft.event.kind.arguments(role).unwrap_or_default();
    arguments.to_vec()
}

/// `قال الضابط إن الرجل دهس طفلا ما تسبب في وفاته`: whether somebody tells of a death before it in its sentence, who
/// has not died of it.
fn tells(drafts: &[EventMention], death: usize, mention: &Mention) -> bool {
    let sentence = drafts[death].sentence;
    drafts[death.saturating_sub(WINDOW)..death]
        .iter()
        .rev()
        .take_while(|draft| draft.sentence == sentence)
        .filter(|draft| draft.kind() == EventType::Statement)
        .filter_map(|draft| {
            let content = draft.event.kind.arguments(Role::Content)?;
            let trigger = drafts[death].event.trigger;
            let within = |a: &Argument| a.span.is_some_and(|span| span.contains(trigger));
            content
                .iter()
                .any(within)
                .then(|| draft.event.kind.arguments(Role::Speaker))?
        })
        .flatten()
        .any(|speaker| {
            speaker.span == Some(mention.span)
                || mention
                    .entity
                    .is_some_and(|e| speaker.entities.contains(&e))
        })
}

/// The name in the same sentence that a pronoun stands for: the nearest before it that fits in
/// gender and number and may fill the role.
fn antecedent<'a>(
    found: Surroundings<'a, '_>,
    frame: &Frame,
    draft: &EventMention,
    (enclitic, role): (Enclitic, Role),
) -> Option<&'a Mention> {
    let sentence = &found.text.sentences()[draft.sentence];
    let before = found
        .mentions
        .partition_point(|m| m.span.start() < draft.event.trigger.start());
    let acts = frame.role(Function::Subject) == Some(role);
    found.mentions[..before]
        .iter()
        .enumerate()
        .rev()
        .take(WINDOW)
        .take_while(|(_, m)| m.span.start() >= sentence.span.start())
        .filter(|(_, m)| m.entity.is_some() && m.span.end() <= draft.event.trigger.start())
        .filter(|&(at, m)| !(acts && is_aside(found, at, m)))
        .map(|(_, mention)| mention)
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
        } && may_fill(frame, role, enclitic, mention.kind))
}

/// Whether a name only tells where something is (`في اليمن`) or is part of an office (`رئيس البرلمان السابق`), so that a
/// pronoun behind it stands for somebody else who acts.
fn is_aside(found: Surroundings<'_, '_>, at: usize, mention: &Mention) -> bool {
    let place = mention.kind == EntityKind::Place;
    let first = mention.tokens.start;
    let inside = place
        && (found.text.tokens()[first].span().start() < mention.span.start()
            && found.text.folded(first).starts_with('ب')
            || first > 0 && matches!(found.text.folded(first - 1), "في" | "بين" | "قرب"));
    let office = found.mentions[at.saturating_sub(NESTED)..]
        .iter()
        .take(NESTED + 1)
        .any(|other| {
            matches!(other.kind, EntityKind::Role | EntityKind::Person)
                && other.span != mention.span
                && other.span.contains(mention.span)
        });
    inside || office
}

/// How many names before one are looked at for an office that holds it.
const NESTED: usize = 4;

/// Whether a frame's role takes what a pronoun stands for: a channel does not die, a minister is no destination.
fn may_fill(frame: &Frame, role: Role, enclitic: Enclitic, kind: EntityKind) -> bool {
    let filler = match kind {
        // قصفها: a state acts as a body does.
        EntityKind::Place if frame.accepts(role, Filler::Organization) => return true,
        EntityKind::Place => Filler::Place,
        // قتلهم: the members of the body that was named.
        EntityKind::Organization if enclitic == Enclitic::Them => {
            return frame.accepts(role, Filler::Human) || frame.accepts(role, Filler::Organization);
        }
        EntityKind::Organization => Filler::Organization,
        _ => Filler::Human,
    };
    frame.accepts(role, filler)
}

/// Whether a name's first word is feminine by its ending.
fn is_feminine(found: Surroundings<'_, '_>, mention: &Mention) -> bool {
    let first = found.text.folded(mention.tokens.start);
    first.ends_with('ه') || first.ends_with("ات")
}
