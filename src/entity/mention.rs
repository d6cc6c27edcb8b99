//! [`Mention`] and [`Entity`]: a place in the text that names something, and what it names.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::evidence::Evidence;
use crate::Span;

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
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Why {
    /// A gazetteer entry, by its id.
    Gazetteer(Arc<str>),
    /// A rule of the code, by its name.
    Rule(&'static str),
    /// A frame, by its name and the clause shape that it was found in.
    Frame(Arc<str>, &'static str),
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

/// A place in the text that names an entity.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Mention {
    /// Where it stands, in bytes of the input; proclitics are outside, ال is inside.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// What it names. A role names its holder, a nationality its country, where they are known.
    pub entity: Option<EntityId>,
    /// How sure it is, 0 to 1: of names at 0.9, about nine in ten are right.
    pub confidence: f32,
    /// What speaks for it, and what makes it doubtful.
    pub evidence: Evidence,
    /// What made it.
    pub why: Why,
    /// The tokens that it covers (the first one perhaps without its proclitics).
    #[serde(skip)]
    pub(crate) tokens: Range<usize>,
}

/// A person, place or organization of the document, with everything the mentions tell of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Entity {
    /// Its id in this document.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its full name: the gazetteer's canonical one, else the longest form in the text.
    pub name: String,
    /// The id of its gazetteer entry, where it has one.
    #[serde(serialize_with = "shared_text")]
    pub gazetteer_id: Option<Arc<str>>,
    /// Its country, ISO 3166-1 in lower case.
    #[serde(serialize_with = "shared_text")]
    pub country: Option<Arc<str>>,
    /// The offices that the text gives a person.
    pub roles: Vec<String>,
}

fn shared_text<S: Serializer>(text: &Option<Arc<str>>, serializer: S) -> Result<S::Ok, S::Error> {
    text.as_deref().serialize(serializer)
}
