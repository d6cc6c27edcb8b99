//! What a frame file says, as it is written.

use std::collections::BTreeMap;

use super::table::{Problem, Table};

/// A sentence that a frame must find, with what it must find in it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The trigger as it stands in the sentence; any trigger of the frame's kind where it is left out.
    pub trigger: Option<String>,
    /// The phrases that fill each role, by its name; other roles may be filled too.
    pub roles: BTreeMap<String, Vec<String>>,
    /// The stated number of people.
    pub count: Option<u64>,
}

impl Example {
    fn read_all(tables: Vec<Table<'_>>) -> Result<Vec<Self>, Problem> {
        tables.into_iter().map(Self::read).collect()
    }

    fn read(mut table: Table<'_>) -> Result<Self, Problem> {
        let example = Self {
            text: table.require("text")?,
            trigger: table.take("trigger")?,
            roles: table.take_or_default("roles")?,
            count: table.take("count")?,
        };
        table.finish().map(|()| example)
    }
}

/// A frame, its names not checked yet.
pub(crate) struct FrameEntry {
    pub(crate) name: String,
    pub(crate) verbs: Vec<String>,
    pub(crate) nouns: Vec<String>,
    pub(crate) prepositions: Vec<String>,
    pub(crate) manner: Option<String>,
    pub(super) construct: Option<String>,
    pub(super) roles: BTreeMap<String, String>,
    pub(super) takes: BTreeMap<String, Vec<String>>,
    /// By role the words that head no phrase of it: with one of them there the trigger means something else. Those of
    /// the file where a frame names none for the role.
    pub(super) never: BTreeMap<String, Vec<String>>,
    pub(crate) requires: Vec<String>,
    /// Prepositions with whose complements the trigger means something else (`بحث عن`).
    pub(crate) excludes: Vec<String>,
    /// Words of which one has to stand in the trigger's phrase or clause, or right beside it.
    pub(crate) with: Vec<String>,
    /// Words of which none may stand there.
    pub(crate) without: Vec<String>,
    /// Domains in whose passages the triggers mean something else; those of the file where it is left out.
    pub(super) outside: Option<Vec<String>>,
    pub(crate) transitive: bool,
    pub(crate) unaccusative: bool,
    pub(crate) definite: bool,
    pub(crate) needs_company: bool,
    pub(crate) bare: bool,
    pub(crate) by_many: bool,
    pub(crate) counted: bool,
    pub(crate) examples: Vec<Example>,
    pub(crate) counter: Vec<String>,
}

impl FrameEntry {
    pub(super) fn read(mut table: Table<'_>) -> Result<Self, Problem> {
        let entry = Self {
            name: table.require("name")?,
            verbs: table.take_or_default("verbs")?,
            nouns: table.take_or_default("nouns")?,
            prepositions: table.take_or_default("prepositions")?,
            manner: table.take("manner")?,
            construct: table.take("construct")?,
            roles: table.take_or_default("roles")?,
            takes: table.take_or_default("takes")?,
            never: table.take_or_default("never")?,
            requires: table.take_or_default("requires")?,
            excludes: table.take_or_default("excludes")?,
            with: table.take_or_default("with")?,
            without: table.take_or_default("without")?,
            outside: table.take("outside")?,
            transitive: table.take_or_default("transitive")?,
            unaccusative: table.take_or_default("unaccusative")?,
            definite: table.take("definite")?.unwrap_or(true),
            needs_company: table.take_or_default("needs_company")?,
            bare: table.take("bare")?.unwrap_or(true),
            by_many: table.take_or_default("by_many")?,
            counted: table.take_or_default("counted")?,
            examples: Example::read_all(table.take_or_default("examples")?)?,
            counter: table.take_or_default("counter")?,
        };
        table.finish().map(|()| entry)
    }
}

/// Light verbs of one pattern.
pub(crate) struct LightEntry {
    pub(crate) verbs: Vec<String>,
    pub(super) pattern: String,
    /// The preposition before the noun; none where the noun is the object (or the subject of a
    /// happening).
    pub(crate) governs: Option<String>,
}

impl LightEntry {
    pub(super) fn read(mut table: Table<'_>) -> Result<Self, Problem> {
        let entry = Self {
            verbs: table.require("verbs")?,
            pattern: table.require("pattern")?,
            governs: table.take("governs")?,
        };
        table.finish().map(|()| entry)
    }
}

/// What a file says of all its frames.
pub(super) struct Shared {
    pub(super) roles: BTreeMap<String, String>,
    pub(super) takes: BTreeMap<String, Vec<String>>,
    pub(super) never: BTreeMap<String, Vec<String>>,
    pub(super) outside: Vec<String>,
}

impl Shared {
    pub(super) fn take(file: &mut Table<'_>) -> Result<Self, Problem> {
        Ok(Self {
            roles: file.take_or_default("roles")?,
            takes: file.take_or_default("takes")?,
            never: file.take_or_default("never")?,
            outside: file.take_or_default("outside")?,
        })
    }
}
