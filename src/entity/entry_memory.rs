//! [`EntryMemory`]: what mentions, entities and references tell of a gazetteer entry, read from it once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::kind::EntityKind;
use super::reference::{Facts, ReferenceWords};
use crate::gazetteer::{EntryId, EntryKind, Flags, Gazetteer};

/// What is known of entries that texts named. It saves work and changes no result.
#[derive(Debug, Default)]
pub(super) struct EntryMemory {
    known: FxHashMap<EntryId, KnownEntry>,
}

/// What is told of an entry.
#[derive(Clone, Debug)]
pub(super) struct KnownEntry {
    pub(super) id: Arc<str>,
    pub(super) name: Arc<str>,
    pub(super) kind: EntityKind,
    /// Whether its name is written as folding leaves it.
    pub(super) folded: bool,
    pub(super) country: Option<Arc<str>>,
    /// The entry that it stands for: of a nationality its country.
    pub(super) stands_for: Option<EntryId>,
    /// What references ask.
    pub(super) facts: Facts,
}

/// How many entries are remembered; few texts name as many.
const MOST: usize = 1 << 14;

impl EntryMemory {
    /// What is known of an entry.
    pub(super) fn of(
        &mut self,
        gazetteer: &Gazetteer,
        words: &ReferenceWords,
        id: EntryId,
    ) -> &KnownEntry {
        if self.known.len() >= MOST {
            self.known.clear();
        }
        self.known.entry(id).or_insert_with(|| {
            let entry = gazetteer.get(id);
            KnownEntry {
                id: entry.id().into(),
                name: entry.name().into(),
                kind: match entry.kind() {
                    EntryKind::Person | EntryKind::Name => EntityKind::Person,
                    EntryKind::Organization => EntityKind::Organization,
                    _ => EntityKind::Place,
                },
                folded: entry.flags().contains(Flags::FOLDED),
                country: entry.country().map(Arc::from),
                stands_for: entry.stands_for().and_then(|of| gazetteer.position(of)),
                facts: Facts::of(&entry, gazetteer.features(id), words),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Entry;
    use crate::text::Vocabulary;

    #[test]
    fn entries_are_read_once() {
        let mut vocabulary = Vocabulary::default();
        let entry =
            Entry::new("تعز", EntryKind::Place, "place/taiz").with_attribute("country", "ye");
        let gazetteer = Gazetteer::builder()
            .add_entries([entry])
            .build(&mut vocabulary);
        let words = ReferenceWords::new(&mut vocabulary);
        let mut memory = EntryMemory::default();
        let first = memory.of(&gazetteer, &words, EntryId(0)).clone();
        let again = memory.of(&gazetteer, &words, EntryId(0));
        assert_eq!(
            (&*first.id, first.country.as_deref()),
            ("place/taiz", Some("ye"))
        );
        assert!(Arc::ptr_eq(&first.id, &again.id));
    }
}
