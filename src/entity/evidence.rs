//! [`Evidence`]: what speaks for a mention and what against, and how sure a reader may be of it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::item::Origin;
use super::kind::EntityKind;

/// What speaks for a mention or makes it doubtful, as a set.
///
/// ```
/// use khabar::{Evidence, Extractor};
///
/// let document = Extractor::new().extract("وصل الوفد إلى مدينة الموصل.");
/// let mosul = &document.mentions()[0];
/// assert!(mosul.evidence.has(Evidence::LISTED));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Evidence(u16);

impl Evidence {
    /// The gazetteer has the name.
    pub const LISTED: Self = Self(1);
    /// The form is one that names it only with support: a surname, an abbreviation.
    pub const WEAK_FORM: Self = Self(1 << 1);
    /// The name is an ordinary word as well.
    pub const ORDINARY_WORD: Self = Self(1 << 2);
    /// The word before says what follows: a preposition of place, a verb of speech, a head of the
    /// same sort.
    pub const CUE_BEFORE: Self = Self(1 << 3);
    /// The rest of the text supports it: its full form, its country.
    pub const REST_OF_TEXT: Self = Self(1 << 4);
    /// It is made of known parts by a rule.
    pub const COMPOSED: Self = Self(1 << 5);
    /// A title, an office or a people's adjective before it introduces a person.
    pub const TITLE_BEFORE: Self = Self(1 << 6);
    /// It has the adjective of a country in it.
    pub const COUNTRY: Self = Self(1 << 7);

    const NAMES: [(Self, &'static str); 8] = [
        (Self::LISTED, "listed"),
        (Self::WEAK_FORM, "weak form"),
        (Self::ORDINARY_WORD, "ordinary word"),
        (Self::CUE_BEFORE, "cue before"),
        (Self::REST_OF_TEXT, "rest of text"),
        (Self::COMPOSED, "composed"),
        (Self::TITLE_BEFORE, "title before"),
        (Self::COUNTRY, "country"),
    ];

    /// Whether the two sets share something.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets in one.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The names of what is in the set: `listed`, `ordinary word`, `cue before`.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let held = Self::NAMES
            .into_iter()
            .filter(move |(one, _)| self.has(*one));
        held.map(|(_, name)| name)
    }
}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}

/// How sure a mention is, from what made it.
///
/// The figures are shares of right mentions, counted over 77 news articles that were annotated by
/// hand (41 to develop on, 36 others), and rounded down where few were counted; docs/accuracy.md has
/// the counts.
pub(super) fn confidence(kind: EntityKind, origin: Origin, evidence: Evidence) -> f32 {
    let Origin::Rule(rule) = origin else {
        let doubtful = Evidence::WEAK_FORM.with(Evidence::ORDINARY_WORD);
        return match kind {
            _ if !evidence.has(doubtful) => 0.97,
            EntityKind::Organization => 0.87,
            _ => 0.93,
        };
    };
    match rule {
        "coreference/surname" => 0.94,
        "organization/nationality" | "organization/place" | "organization/ministry" => 0.93,
        "organization/person" | "organization/noun" if evidence.has(Evidence::COUNTRY) => 0.93,
        "organization/person" => 0.92,
        "coreference/short-name" | "coreference/name" | "organization/adjective" => 0.9,
        "person/name-words" | "organization/of-body" | "organization/purpose" => 0.87,
        "organization/loyal" | "organization/quoted" => 0.85,
        "place/head" | "person/nationality" | "person/kunya" | "person/apposition" => 0.8,
        "organization/abbreviation" | "organization/number" | "organization/city-club" => 0.78,
        "person/single-name"
        | "person/given-name"
        | "person/before-office"
        | "person/before-surname"
        | "person/common-words"
        | "person/family-of-the-text" => 0.75,
        "person/title" => 0.62,
        "organization/noun" => 0.78,
        _ => 0.6,
    }
}
