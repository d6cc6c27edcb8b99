//! Listed bodies: what speaks for and against a name of the gazetteer where it stands.

use super::chart::Candidate;
use super::club::is_club_here;
use super::head::{KnownHead, Sort, head_at, read_head};
use super::kind::EntityKind;
use super::place;
use super::scene::{Begins, Marks, Scene};
use super::words::Tags;
use crate::gazetteer::EntryType;
use crate::text::Punctuation;

/// Whether a match runs into a bracket, which holds another name of the same body.
pub(super) fn has_bracket(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    (found.tokens.start as usize..found.tokens.end as usize)
        .any(|token| scene.punctuation(token) == Some(Punctuation::OpenBracket))
}

/// Whether a name begins with a head that is left out, since the rest alone is a name of the same
/// body (`حركة طالبان`, `صحيفة الغارديان`).
pub(super) fn has_outer_head(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let token = found.tokens.start as usize;
    let Some(head) = head_at(scene, token) else {
        return false;
    };
    let head = read_head(scene, head);
    let club = scene.matches[head.index].features.entity_type() == Some(EntryType::Club);
    if head.definite
        || club
        || head.end != token + 1
        || !matches!(head.sort, Sort::Branded | Sort::Group)
    {
        return false;
    }
    if head.known == Some(KnownHead::Party) {
        return false;
    }
    if scene.is_opening(token + 1) && scene.goes_on(token + 1) {
        return true;
    }
    let always = head.sort == Sort::Branded || head.known == Some(KnownHead::Tanzim);
    let rest = (token + 1..found.tokens.end as usize).find(|&at| scene.punctuation(at).is_none());
    rest.is_some_and(|rest| {
        scene.matches_at(rest).any(|other| {
            let same = scene.matches[other].entry == found.entry
                && scene.matches[other].tokens.end == found.tokens.end;
            same && scene.matches[other].proclitics.is_empty()
                && (always || !scene.matches[other].is_needy())
        })
    })
}

/// Whether a doubtful name of one word is the adjective of the definite noun before it: `الوجود العربي`
/// has no channel.
pub(super) fn modifies_noun(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let token = found.tokens.start as usize;
    let club = found.features.entity_type() == Some(EntryType::Club);
    if !found.is_needy() || club || found.tokens.len() > 1 || !scene.goes_on(token) {
        return false;
    }
    let before = token - 1;
    let adjective = scene.is(
        token,
        Marks::NATIONALITY.with(Marks::ADJECTIVE).with(Marks::NISBA),
    );
    let noun = scene.is(before, Marks::WORD)
        && scene.is(before, Marks::DEFINITE)
        && !scene.is(before, Marks::TITLE.with(Marks::VERB).with(Marks::CLOSED))
        && !scene.is(before, Marks::HEAD);
    found.proclitics.is_empty() && scene.is(token, Marks::DEFINITE) && adjective && noun
}

pub(super) fn from_gazetteer(scene: &Scene<'_>, index: usize) -> Candidate {
    let found = &scene.matches[index];
    let tokens = found.tokens.start as usize..found.tokens.end as usize;
    let weak = scene.matches[index].is_needy();
    let supported = weak
        && (is_supported(scene, index)
            || is_quoted_medium(scene, index)
            || is_club_here(scene, index)
            || place::stands_alone(scene, index));
    Candidate {
        span: found.span,
        kind: EntityKind::Organization,
        found: Some(index),
        rule: supported.then_some("organization/head-before"),
        needy: weak && !supported,
        clitic: !found.proclitics.is_empty(),
        country: None,
        tokens,
    }
}

/// Whether the word before is a head of the same sort (`صحيفة الحياة`, `نادي النصر`), or makes another
/// name of the same body with this one (`مجموعة فاغنر`).
fn is_supported(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let Some(before) = scene.before(found.tokens.start as usize) else {
        return false;
    };
    let longer = scene.matches_at(before).any(|at| {
        let outer = &scene.matches[at];
        let same = outer.entry == found.entry && outer.tokens.end == found.tokens.end;
        same && !scene.matches[at].is_needy()
    });
    if longer {
        return true;
    }
    let head = scene.longest_at(before, Begins::ORGANIZATION_HEAD, |found| {
        found.tokens.end as usize == before + 1
    });
    head.is_some_and(|head| {
        let sort = scene.matches[head].features.entity_type();
        sort.is_some() && sort == found.features.entity_type()
    })
}

/// Whether a newspaper's or channel's name stands in quotation marks (`«الرياض»`).
fn is_quoted_medium(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
    // A month or a country in brackets explains what is before it.
    let other = scene.tagged(start, Tags::NO_NAME)
        || scene.matches_of(start, Begins::PLACE).any(|other| {
            let found = &scene.matches[other];
            !found.is_needy() && found.features.entity_type() == Some(EntryType::Country)
        });
    let bracket = start > 0 && scene.punctuation(start - 1) == Some(Punctuation::OpenBracket);
    scene.matches[index].features.entity_type() == Some(EntryType::Media)
        && !(bracket && other)
        && start > 0
        && scene.is_opening(start - 1)
        && scene.is_closing(end)
        && scene.same_sentence(start - 1, end)
}
