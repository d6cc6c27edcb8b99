//! [`Table`]: a table of a frame file, whose fields are taken by their names. What is wrong is told with its place.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a file, and where: in bytes of its text.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) message: String,
}

/// A table, without the fields that were taken from it.
pub(super) struct Table<'t> {
    /// Where it begins, in bytes of the file's text.
    pub(super) start: usize,
    fields: DeTable<'t>,
    /// The names of all fields that it may have, as far as they were asked for.
    known: Vec<&'static str>,
}

impl<'t> Table<'t> {
    /// The table that a whole file is.
    pub(super) fn parse(text: &'t str) -> Result<Self, Problem> {
        match DeTable::parse(text) {
            Ok(table) => Ok(Self::new(0, table.into_inner())),
            Err(error) => Err(Problem {
                at: error.span().map_or(0, |span| span.start),
                message: error.message().trim().to_owned(),
            }),
        }
    }

    fn new(start: usize, fields: DeTable<'t>) -> Self {
        Self {
            start,
            fields,
            known: Vec::new(),
        }
    }

    /// A field, if it is there.
    pub(super) fn take<T: Field<'t>>(&mut self, name: &'static str) -> Result<Option<T>, Problem> {
        self.known.push(name);
        let Some(value) = self.fields.remove(name) else {
            return Ok(None);
        };
        let read = T::read(value).map_err(|at| Problem {
            at,
            message: format!("`{name}` must be {}", T::SORT),
        });
        read.map(Some)
    }

    /// A field, or what is empty, zero or false.
    pub(super) fn take_or_default<T>(&mut self, name: &'static str) -> Result<T, Problem>
    where
        T: Field<'t> + Default,
    {
        Ok(self.take(name)?.unwrap_or_default())
    }

    /// A field that may not be left out.
    pub(super) fn require<T: Field<'t>>(&mut self, name: &'static str) -> Result<T, Problem> {
        self.take(name)?.ok_or_else(|| Problem {
            at: self.start,
            message: format!("`{name}` is missing"),
        })
    }

    /// Refuses fields that nobody asked for.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let unknown = self.fields.keys().min_by_key(|name| name.span().start);
        unknown.map_or(Ok(()), |name| {
            Err(Problem {
                at: name.span().start,
                message: format!(
                    "unknown field `{}`; write one of: {}",
                    name.get_ref(),
                    self.known.join(", ")
                ),
            })
        })
    }
}

/// What the value of a field may be.
pub(super) trait Field<'t>: Sized {
    /// What to write, for errors.
    const SORT: &'static str;

    /// Reads a value. The error is where the value is that is of another sort.
    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize>;
}

impl<'t> Field<'t> for String {
    const SORT: &'static str = "a text";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let start = value.span().start;
        match value.into_inner() {
            DeValue::String(text) => Ok(text.into_owned()),
            _ => Err(start),
        }
    }
}

impl<'t> Field<'t> for bool {
    const SORT: &'static str = "true or false";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        value.get_ref().as_bool().ok_or(value.span().start)
    }
}

impl<'t> Field<'t> for u64 {
    const SORT: &'static str = "a whole number";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|n| Self::from_str_radix(n.as_str(), n.radix()).ok());
        number.ok_or(value.span().start)
    }
}

impl<'t> Field<'t> for Table<'t> {
    const SORT: &'static str = "a table";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let start = value.span().start;
        match value.into_inner() {
            DeValue::Table(fields) => Ok(Self::new(start, fields)),
            _ => Err(start),
        }
    }
}

/// A value, and where it stands.
impl<'t> Field<'t> for (usize, String) {
    const SORT: &'static str = String::SORT;

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        Ok((value.span().start, String::read(value)?))
    }
}

impl<'t> Field<'t> for Vec<String> {
    const SORT: &'static str = "a list of texts";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        list(value)
    }
}

impl<'t> Field<'t> for Vec<Table<'t>> {
    const SORT: &'static str = "a list of tables";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        list(value)
    }
}

impl<'t> Field<'t> for BTreeMap<String, String> {
    const SORT: &'static str = "a table of texts";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        map(value)
    }
}

impl<'t> Field<'t> for BTreeMap<String, Vec<String>> {
    const SORT: &'static str = "a table of lists of texts";

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        map(value)
    }
}

fn list<'t, T: Field<'t>>(value: Spanned<DeValue<'t>>) -> Result<Vec<T>, usize> {
    let start = value.span().start;
    match value.into_inner() {
        DeValue::Array(values) => values.into_iter().map(T::read).collect(),
        _ => Err(start),
    }
}

fn map<'t, T: Field<'t>>(value: Spanned<DeValue<'t>>) -> Result<BTreeMap<String, T>, usize> {
    let fields = Table::read(value)?.fields.into_iter();
    let fields = fields.map(|(name, value)| Ok((name.into_inner().into_owned(), T::read(value)?)));
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str =
        "name = \"f\"\nwords = [\"a\", \"b\"]\n[takes]\nx = [\"y\"]\n[[row]]\ncount = 1_2\n";

    fn place(problem: Option<Problem>) -> (usize, String) {
        let problem = problem.expect("a problem");
        let lines = FILE[..problem.at].matches('\n').count();
        (1 + lines, problem.message)
    }

    #[test]
    fn fields_are_what_they_say() {
        let mut table = Table::parse(FILE).expect("a table");
        assert_eq!(table.require::<String>("name").expect("a name"), "f");
        let words: Vec<String> = table.take_or_default("words").expect("words");
        assert_eq!(words, ["a", "b"]);
        let takes: BTreeMap<String, Vec<String>> = table.take_or_default("takes").expect("takes");
        assert_eq!(takes["x"], ["y"]);
        assert!(!table.take_or_default::<bool>("bare").expect("no field"));
        let mut rows: Vec<Table<'_>> = table.take_or_default("row").expect("rows");
        assert_eq!(rows[0].take("count").expect("a number"), Some(12));
        assert!(table.finish().is_ok());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let table = || Table::parse(FILE).expect("a table");
        let name = table().take::<bool>("name").err();
        assert_eq!(place(name), (1, "`name` must be true or false".to_owned()));
        let takes = table().take::<BTreeMap<String, String>>("takes").err();
        assert_eq!(
            place(takes),
            (4, "`takes` must be a table of texts".to_owned())
        );
        let mut rows: Vec<Table<'_>> = table().take_or_default("row").expect("rows");
        let missing = rows[0].require::<String>("text").err();
        assert_eq!(place(missing), (5, "`text` is missing".to_owned()));
        let mut table = table();
        table.take::<String>("name").expect("a name");
        table.take::<String>("manner").expect("none");
        let unknown = "unknown field `words`; write one of: name, manner".to_owned();
        assert_eq!(place(table.finish().err()), (2, unknown));
    }
}
