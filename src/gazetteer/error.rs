//! [`GazetteerError`]: what is wrong with a gazetteer file, where, and what to do about it.

use std::sync::Arc;

use super::entry::EntryKind;

/// What is wrong with a gazetteer file, where, and what to do about it.
///
/// The message names file, line and column, so that it can be printed as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct GazetteerError(Arc<Report>);

impl GazetteerError {
    pub(super) fn new(file: &str, place: Place, problem: Problem) -> Self {
        let file = file.to_owned();
        Self(Arc::new(Report {
            file,
            place,
            problem,
        }))
    }

    /// The file's name, as it was given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.place.line
    }

    /// The column's name, where one column is to blame.
    #[must_use]
    pub fn column(&self) -> Option<&'static str> {
        self.0.place.column
    }

    /// Where the bytes of the file stop being UTF-8, counted from 0; `None` for other errors.
    #[must_use]
    pub fn byte_offset(&self) -> Option<usize> {
        match self.0.problem {
            Problem::NotUtf8 { offset } => Some(offset),
            _ => None,
        }
    }
}

/// A line, and perhaps one of its columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: Option<&'static str>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {column}{problem}", line = place.line, column = column_prefix(*place))]
struct Report {
    file: String,
    place: Place,
    problem: Problem,
}

fn column_prefix(place: Place) -> String {
    match place.column {
        Some(column) => format!("column `{column}`: "),
        None => String::new(),
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Problem {
    #[error("byte {offset} of the file is not UTF-8; save the file as UTF-8")]
    NotUtf8 { offset: usize },
    #[error("the header is missing; make `{}` (with tabs) the first line", super::tsv::HEADER.replace('\t', " "))]
    NoHeader,
    #[error(
        "{found} columns where 7 belong; separate them by single tabs and keep the tabs of empty columns"
    )]
    ColumnCount { found: usize },
    #[error(
        "it has {bytes} bytes, and a field has {} at most; make several entries of it",
        super::tsv::LONGEST
    )]
    TooLong { bytes: usize },
    #[error("it is empty; every entry needs one")]
    Empty,
    #[error("`{word}` is no kind; write one of {}", EntryKind::ALL.map(EntryKind::as_str).join(", "))]
    UnknownKind { word: String },
    #[error(
        "`{word}` is no flag; write some of common, head, metonym, demonym, folded, rare, removed, separated by `,`"
    )]
    UnknownFlag { word: String },
    #[error("`{id}` is no id; write lower-case ASCII words joined by `/`, like `place/mosul`")]
    IdForm { id: String },
    #[error(
        "the id `{id}` stands in line {first} already; join the two entries or give this one its own id"
    )]
    DuplicateId { id: String, first: usize },
    #[error(
        "`{pair}` is no attribute; write `key=value` with a key of small ASCII letters, separated by `;`"
    )]
    AttributeForm { pair: String },
    #[error("the key `{key}` is there twice; keep one")]
    DuplicateKey { key: String },
    #[error("`{value}` is no value of `{key}`; write {expected}")]
    AttributeValue {
        key: String,
        value: String,
        expected: &'static str,
    },
    #[error("a form between `|` is empty; take the extra `|` out")]
    EmptyAlias,
    #[error(
        "`{name}` has spaces at an end or more than one between two words; write single spaces inside only"
    )]
    Spaces { name: String },
    #[error("`{name}` has the mark U+{code:04X} ({what}); {advice}", code = u32::from(*mark))]
    StrayMark {
        name: String,
        mark: char,
        what: &'static str,
        advice: &'static str,
    },
    #[error("`{name}` has no letter and no digit; write a name")]
    NoLetters { name: String },
    #[error(
        "`{alias}` is matched like `{other}` already (the two fold to the same letters); take it out"
    )]
    SameFolding { alias: String, other: String },
}
