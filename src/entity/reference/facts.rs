//! What is known of an entity: what it is called, and which nouns its type fits.

use super::Reader;
use super::words::{ReferenceWords, SORTS, SortSet};
use crate::entity::head;
use crate::entity::kind::{EntityId, EntityKind};
use crate::gazetteer::{Entry, EntryKind, EntryType, Features, Gender};
use crate::text::Normalizer;

/// What is known of an entity, as far as the text was read.
#[derive(Clone, Copy, Default, Debug)]
pub(in crate::entity) struct Facts {
    /// The sorts that the text or the gazetteer calls it by, one bit each.
    pub(super) called: SortSet,
    /// The sorts that its type fits.
    pub(super) fits: SortSet,
    /// The honorifics of its titles, one bit each.
    pub(super) honors: u8,
    pub(super) gender: Option<Gender>,
    pub(super) medium: bool,
    pub(super) town: bool,
}

impl Facts {
    /// What the gazetteer says of an entity.
    pub(in crate::entity) fn of(
        entry: &Entry<'_>,
        features: Features,
        words: &ReferenceWords,
    ) -> Self {
        let mut facts = Self {
            gender: features.gender(),
            ..Self::default()
        };
        let kind = match entry.kind() {
            EntryKind::Organization => EntityKind::Organization,
            EntryKind::Place => EntityKind::Place,
            _ => return facts,
        };
        let sort = features.entity_type();
        let town = matches!(sort, Some(EntryType::City | EntryType::Capital));
        facts.town = kind == EntityKind::Place && town;
        facts.medium = sort == Some(EntryType::Media);
        facts.fits = sort.map_or(0, sorts_of_type);
        let normalizer = Normalizer::default();
        for form in entry.forms() {
            let first = form.text.split(' ').next().unwrap_or_default();
            if let Some(sort) = words.head(&normalizer.fold(first))
                && SORTS[sort as usize].kind == kind
            {
                facts.called |= words.wider(sort);
            }
        }
        facts
    }
}

impl Reader<'_, '_> {
    /// What the head of a composed name says of its body. Only a ministry's is always of its type:
    /// there are markets among the companies.
    pub(super) fn type_of_head(&mut self, entity: EntityId, token: usize) {
        let head = head::head_at(self.scene, token);
        if let Some(own) = head.and_then(|head| self.scene.matches[head].features.entity_type()) {
            let facts = &mut self.facts[entity.index()];
            facts.medium |= own == EntryType::Media;
            if own == EntryType::Ministry {
                facts.fits |= sorts_of_type(own);
            }
        }
    }
}

/// The sorts that a type of gazetteer entries fits.
fn sorts_of_type(own: EntryType) -> SortSet {
    let fitting = SORTS.iter().enumerate();
    fitting
        .filter(|(_, sort)| sort.types.contains(&own))
        .fold(0, |set, (index, _)| set | 1 << index)
}
