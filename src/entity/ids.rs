//! [`EntityIds`]: the entities that one phrase names; short lists of them stand where they are.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::kind::EntityId;

/// A list of entities, read as a slice. Up to two take no memory of their own, and phrases rarely name more.
#[derive(Clone)]
pub struct EntityIds(Ids);

#[derive(Clone)]
enum Ids {
    /// Up to two; [`NOBODY`] is where there is none.
    Few([EntityId; 2]),
    Many(Box<[EntityId]>),
}

/// No entity has this id: a document with so many would not fit its spans.
const NOBODY: EntityId = EntityId(u32::MAX);

impl Deref for EntityIds {
    type Target = [EntityId];

    fn deref(&self) -> &[EntityId] {
        match &self.0 {
            Ids::Few([NOBODY, _]) => &[],
            Ids::Few(ids @ [_, NOBODY]) => &ids[..1],
            Ids::Few(ids) => ids,
            Ids::Many(ids) => ids,
        }
    }
}

impl Default for EntityIds {
    fn default() -> Self {
        Self(Ids::Few([NOBODY; 2]))
    }
}

impl From<&[EntityId]> for EntityIds {
    fn from(ids: &[EntityId]) -> Self {
        Self(match *ids {
            [] => Ids::Few([NOBODY; 2]),
            [one] => Ids::Few([one, NOBODY]),
            [one, other] => Ids::Few([one, other]),
            _ => Ids::Many(ids.into()),
        })
    }
}

impl From<Vec<EntityId>> for EntityIds {
    fn from(ids: Vec<EntityId>) -> Self {
        ids.as_slice().into()
    }
}

impl From<Option<EntityId>> for EntityIds {
    fn from(id: Option<EntityId>) -> Self {
        id.as_slice().into()
    }
}

impl<'a> IntoIterator for &'a EntityIds {
    type Item = &'a EntityId;
    type IntoIter = std::slice::Iter<'a, EntityId>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for EntityIds {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for EntityIds {}

impl fmt::Debug for EntityIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Serialize for EntityIds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_all_lengths_are_read_as_they_were_made() {
        for length in 0..5 {
            let ids: Vec<EntityId> = (0..length).map(EntityId).collect();
            assert_eq!(*EntityIds::from(ids.as_slice()), *ids);
            assert_eq!(*EntityIds::from(ids.clone()), *ids);
        }
        assert!(EntityIds::default().is_empty());
        assert_eq!(*EntityIds::from(Some(EntityId(7))), [EntityId(7)]);
        assert!(EntityIds::from(None).is_empty());
    }

    #[test]
    fn they_take_no_more_than_a_slice() {
        assert_eq!(size_of::<EntityIds>(), 16);
    }
}
