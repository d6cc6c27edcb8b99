//! What a mention can be, what it can name, and why it is there.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// What a mention or an entity is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being with a name.
    Person,
    /// A country, city, region, water, site.
    Place,
    /// A named body: ministry, army, party, group, company, medium.
    Organization,
    /// An office or title that stands for a person (`رئيس الوزراء العراقي`).
    Role,
    /// An adjective or noun of a people that stands for its country or group (`الأميركي`).
    Nationality,
}

/// An entity of one document: its position in [`Document::entities`](crate::Document::entities).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct EntityId(pub u32);

impl EntityId {
    /// The position in the document's entities.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Why a mention or event is there: the gazetteer entry or the rule that made it.
///
/// Shown and serialized as `gazetteer:place/mosul`, `rule:person/title` or `frame:call.phone:V`. Names of rules and
/// frames say where to look in the code and in the frame files; they may change with any release.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Why {
    /// A gazetteer entry, by its id.
    Gazetteer(Arc<str>),
    /// A rule of the code, by its name.
    Rule(&'static str),
    /// A frame, by its name and the clause [shape](crate::event) that it was found in.
    Frame(Arc<str>, char),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gazetteer(id) => write!(f, "gazetteer:{id}"),
            Self::Rule(name) => write!(f, "rule:{name}"),
            Self::Frame(name, shape) => write!(f, "frame:{name}:{shape}"),
        }
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
