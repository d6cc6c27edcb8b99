//! [`Mention`], [`Reference`] and [`Entity`]: places in the text that name something or refer back to it, and
//! what they name.

use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::evidence::Evidence;
use super::ids::EntityIds;
use super::kind::{EntityId, EntityKind, Why};
use crate::Span;
use crate::lexicon;

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
    /// How sure it is, 0 to 1: of names at 0.9, about nine in ten are right. Of offices and nationalities nothing was
    /// counted.
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

/// A noun that refers back to what the text named before. It is no mention: it names nobody.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Reference {
    /// The noun; proclitics are outside, ال is inside.
    #[serde(flatten)]
    pub span: Span,
    /// What it refers to; `الجانبان` refers to two.
    pub entities: EntityIds,
    /// What made it.
    pub why: Why,
    /// Its token.
    #[serde(skip)]
    pub(crate) token: usize,
}

/// What is known of an entity besides its names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traits {
    /// A person's, where the gazetteer tells it.
    pub(crate) gender: Option<lexicon::Gender>,
    /// Whether it is a newspaper, agency or channel.
    pub(crate) medium: bool,
    /// Whether it is a city or town.
    pub(crate) town: bool,
}

fn shared_text<S: Serializer>(text: &Option<Arc<str>>, serializer: S) -> Result<S::Ok, S::Error> {
    text.as_deref().serialize(serializer)
}
