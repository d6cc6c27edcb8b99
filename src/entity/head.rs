//! The productive heads of organizations' names, and what kind of name each of them makes.

use super::scene::{Begins, Scene, Takes};
use crate::gazetteer::{EntryId, EntryType, Gazetteer};

/// Heads that rules know one by one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum KnownHead {
    Agency,
    Command,
    Force,
    Government,
    Library,
    Mission,
    Office,
    Party,
    Presidency,
    Tanzim,
}

/// Their entries in a gazetteer.
#[derive(Clone, Debug)]
pub(super) struct HeadEntries(Vec<(EntryId, KnownHead)>);

impl HeadEntries {
    pub(super) fn of(gazetteer: &Gazetteer) -> Self {
        let ids = [
            ("head/agency", KnownHead::Agency),
            ("head/command", KnownHead::Command),
            ("head/force", KnownHead::Force),
            ("head/government", KnownHead::Government),
            ("head/library", KnownHead::Library),
            ("head/mission", KnownHead::Mission),
            ("head/office", KnownHead::Office),
            ("head/party", KnownHead::Party),
            ("head/presidency", KnownHead::Presidency),
            ("head/organisation-tanzim", KnownHead::Tanzim),
        ];
        let entries = ids
            .into_iter()
            .filter_map(|(id, head)| Some((gazetteer.position(id)?, head)));
        Self(entries.collect())
    }

    /// Which of them an entry is.
    pub(super) fn get(&self, entry: EntryId) -> Option<KnownHead> {
        let known = self.0.iter().find(|(known, _)| *known == entry);
        known.map(|&(_, head)| head)
    }
}

/// The longest head of an organization's name at a token.
#[inline]
pub(super) fn head_at(scene: &Scene<'_>, token: usize) -> Option<usize> {
    scene.longest_at(token, Begins::ORGANIZATION_HEAD, |_| true)
}

/// What a head is like, from its entry.
pub(super) struct Head {
    pub(super) index: usize,
    /// Which head it is, where rules know it.
    pub(super) known: Option<KnownHead>,
    pub(super) takes: Takes,
    /// Names nobody with a mere noun (`إدارة المدرسة`).
    pub(super) generic: bool,
    /// Also an ordinary word (`حركة`).
    pub(super) common: bool,
    pub(super) sort: Sort,
    pub(super) definite: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The sorts of heads that compose differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Ministry,
    /// Governments, forces: named by whose they are, not by a noun alone.
    State,
    Embassy,
    Court,
    /// What is known by a name of its own, which stands without the head: media, companies, clubs.
    Branded,
    /// Parties and armed groups: the head is part of the name.
    Group,
    Other,
}

pub(super) fn read_head(scene: &Scene<'_>, index: usize) -> Head {
    let found = &scene.matches[index];
    let sort = match found.features.entity_type() {
        Some(EntryType::Ministry) => Sort::Ministry,
        Some(EntryType::Government | EntryType::Military) => Sort::State,
        Some(EntryType::Embassy) => Sort::Embassy,
        Some(EntryType::Court) => Sort::Court,
        Some(EntryType::Media | EntryType::Company | EntryType::Club) => Sort::Branded,
        Some(EntryType::Party | EntryType::ArmedGroup) => Sort::Group,
        _ => Sort::Other,
    };
    let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
    let definite = match end - start {
        1 => scene.begins_definite(index),
        _ => scene.text.folded(end - 1).starts_with("ال"),
    };
    Head {
        index,
        known: scene.heads.get(found.entry),
        takes: found.takes(),
        generic: found.features.is_generic(),
        common: found.is_needy(),
        sort,
        definite,
        start,
        end,
    }
}

/// Whether a name without its head is often used for the whole, once the text has introduced it:
/// `المرصد` for `المرصد السوري`.
pub(super) fn is_shortened_to(scene: &Scene<'_>, token: usize) -> bool {
    let Some(index) = head_at(scene, token) else {
        return false;
    };
    let head = read_head(scene, index);
    head.definite && head.end == token + 1 && scene.matches[index].features.is_short_for_name()
}

/// Whether a force or government is of the body that is named behind its head.
pub(super) fn is_of_body(scene: &Scene<'_>, outer: usize, inner: usize) -> bool {
    head_at(scene, outer).is_some_and(|index| {
        let head = read_head(scene, index);
        let force = scene.matches[index].features.entity_type() == Some(EntryType::Military);
        head.end == inner && !head.definite && force
    })
}

/// Whether a token is a head of which there are many: a company, a club, a court.
pub(super) fn is_private_head(scene: &Scene<'_>, token: usize) -> bool {
    head_at(scene, token).is_some_and(|index| {
        let sort = scene.matches[index].features.entity_type();
        !scene.is_plural_head(index)
            && !matches!(
                sort,
                Some(
                    EntryType::Government
                        | EntryType::Military
                        | EntryType::Ministry
                        | EntryType::ArmedGroup
                )
            )
    })
}

/// Whether a ministry's field is part of an office here: `وزير الدفاع الأميركي`.
pub(super) fn is_office_field(scene: &Scene<'_>, head: &Head) -> bool {
    let inside = |index: usize| scene.matches[index].tokens.end as usize > head.start;
    head.sort == Sort::Ministry
        && head.end == head.start + 1
        && scene.goes_on(head.start)
        && scene.matches_of(head.start - 1, Begins::ROLE).any(inside)
}

/// Whether a head is a unit of an army, which is named by its number.
pub(super) fn is_unit(scene: &Scene<'_>, head: &Head) -> bool {
    matches!(
        scene.matches[head.index].features.entity_type(),
        Some(EntryType::Military | EntryType::ArmedGroup)
    )
}
