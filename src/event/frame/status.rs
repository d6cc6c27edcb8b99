//! [`Status`]: what a word makes of the event that it governs. The words are data, in `frames/status.toml`.

use super::file::{check_verbs, is_arabic, is_function};
use super::model::Function;
use super::table::{Problem, Table};

/// What a governing word makes of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    /// Nothing: what is said of the word itself holds for the event, too (`تمكن من`, `وقوع`).
    Same,
    /// It happened, whatever is said of the word itself (`بعد`).
    Actual,
    /// It did not or will not happen (`عدم`, `منع`).
    Negated,
    /// It did not happen; where that is denied itself, it did (`لم يمنع`).
    Prevented,
    /// It may happen or have happened (`خطر`, `حاول`).
    Possible,
    /// It is to come (`اعتزم`, `موعد`).
    Future,
    /// It is as promised, sentenced or asked for: what was to come is as the word itself (`نفذ وعده`).
    Fulfilled,
    /// Somebody takes part in it: it comes with him, but does not fail to come without him (`لم يشارك في القتال`).
    Shared,
    /// It is decided: what an authority does by deciding it is done, all else is to come (`قرر`).
    Decided,
    /// Somebody wants it (`يجب أن`, `ضرورة`).
    Requested,
    /// No particular event is meant (`كلما`).
    Generic,
    /// It is what something else is done for (`من أجل`, `كي`).
    Purpose,
    /// It is the condition of something else (`إذا`, `في حال`).
    Condition,
    /// It is to end: it goes on, but where its end is only wanted, no particular event is meant (`دعا إلى وقف
    /// الهجمات`).
    Ending,
}

impl Status {
    /// All of them with their names in the files, in order.
    pub(super) const NAMED: [(&str, Self); 14] = [
        ("same", Self::Same),
        ("actual", Self::Actual),
        ("negated", Self::Negated),
        ("prevented", Self::Prevented),
        ("possible", Self::Possible),
        ("future", Self::Future),
        ("fulfilled", Self::Fulfilled),
        ("shared", Self::Shared),
        ("decided", Self::Decided),
        ("requested", Self::Requested),
        ("generic", Self::Generic),
        ("purpose", Self::Purpose),
        ("condition", Self::Condition),
        ("ending", Self::Ending),
    ];

    fn from_name(name: &str) -> Result<Self, String> {
        let named = Self::NAMED.iter().find(|(known, _)| *known == name);
        named.map(|&(_, status)| status).ok_or_else(|| {
            let known: Vec<_> = Self::NAMED.iter().map(|(name, _)| *name).collect();
            format!(
                "unknown status `{name}`; write one of: {}",
                known.join(", ")
            )
        })
    }
}

/// What a verb or noun makes of the event that stands to it in one function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct StatusCue {
    pub(crate) function: Function,
    pub(crate) status: Status,
    /// What the verb in the perfect makes of it: `استطاع` tells what was done.
    pub(crate) perfect: Status,
}

/// Words that make the same of what they govern, as a file writes them.
pub(crate) struct StatusEntry {
    gives: String,
    perfect: Option<String>,
    /// `object` (and complement in construct), `clause`, `self` for adjectives, or prepositions.
    pub(crate) governs: Vec<String>,
    pub(crate) verbs: Vec<String>,
    pub(crate) nouns: Vec<String>,
    /// Prepositions, subordinators and particles, which need no function.
    pub(crate) words: Vec<String>,
}

impl StatusEntry {
    pub(super) fn read(mut table: Table<'_>) -> Result<Self, Problem> {
        let entry = Self {
            gives: table.require("gives")?,
            perfect: table.take("perfect")?,
            governs: table.take_or_default("governs")?,
            verbs: table.take_or_default("verbs")?,
            nouns: table.take_or_default("nouns")?,
            words: table.take_or_default("words")?,
        };
        table.finish().map(|()| entry)
    }
}

/// The same, its names checked.
pub(crate) struct RawStatus {
    pub(crate) entry: StatusEntry,
    pub(crate) status: Status,
    pub(crate) perfect: Status,
}

impl RawStatus {
    pub(super) fn check(entry: StatusEntry) -> Result<Self, String> {
        let status = Status::from_name(&entry.gives)?;
        let perfect = entry.perfect.as_deref().map(Status::from_name);
        let perfect = perfect.transpose()?.unwrap_or(status);
        check_verbs(&entry.verbs)?;
        if let Some(function) = entry.governs.iter().find(|name| !is_function(name)) {
            return Err(format!(
                "unknown function `{function}`; write object, clause, self or a preposition"
            ));
        }
        if entry.governs.is_empty() && !(entry.verbs.is_empty() && entry.nouns.is_empty()) {
            return Err("verbs and nouns need what they govern".into());
        }
        let mut words = entry.nouns.iter().chain(&entry.words);
        if let Some(word) = words.find(|word| !is_arabic(word)) {
            return Err(format!("`{word}` is no Arabic word"));
        }
        Ok(Self {
            entry,
            status,
            perfect,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::event::frame::FramesBuilder;

    #[test]
    fn files_are_checked() {
        let error = |text: &str| {
            let refused = FramesBuilder::new().add_toml("own.toml", text);
            refused.map_or_else(|error| error.to_string(), |()| String::new())
        };
        let entry = |gives: &str, governs: &str| {
            format!(
                "[[status]]\ngives = \"{gives}\"\ngoverns = [{governs}]\nverbs = [\"خشي يخشى\"]"
            )
        };
        assert_eq!(error(&entry("possible", "\"object\", \"من\"")), "");
        assert!(error(&entry("doubtful", "\"object\"")).contains("own.toml:1: unknown status"));
        assert!(error(&entry("possible", "\"objects\"")).contains("unknown function"));
        assert!(error(&entry("possible", "")).contains("what they govern"));
    }
}
