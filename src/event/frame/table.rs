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
    /// The first field that is not there and may not be left out.
    missing: Option<&'static str>,
}

impl<'t> Table<'t> {
    /// The table that a whole file is.
    pub(super) fn parse(text: &'t str) -> Result<Self, Problem> {
        match DeTable::parse(text) {
            Ok(table) => Ok(Self::of(0, table.into_inner())),
            Err(error) => Err(Problem {
                at: error.span().map_or(0, |span| span.start),
                message: error.message().trim().to_owned(),
            }),
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
            message: format!("`{name}` must be {}", T::expected(name)),
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

    /// A field that may not be left out: [`finish`](Self::finish) refuses the table where it is.
    pub(super) fn require<T>(&mut self, name: &'static str) -> Result<T, Problem>
    where
        T: Field<'t> + Default,
    {
        let value = self.take(name)?;
        if value.is_none() {
            self.missing.get_or_insert(name);
        }
        Ok(value.unwrap_or_default())
    }

    /// Refuses fields that nobody asked for, which may be misspelt ones that are missing, and then those.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let unknown = self.fields.keys().min_by_key(|name| name.span().start);
        if let Some(name) = unknown {
            let (at, known) = (name.span().start, self.known.join(", "));
            let message = format!("unknown field `{}`; write one of: {known}", name.get_ref());
            return Err(Problem { at, message });
        }
        self.missing.map_or(Ok(()), |name| {
            Err(Problem {
                at: self.start,
                message: format!("`{name}` is missing"),
            })
        })
    }

    fn of(start: usize, fields: DeTable<'t>) -> Self {
        Self {
            start,
            fields,
            known: Vec::new(),
            missing: None,
        }
    }
}

/// What the value of a field may be.
pub(super) trait Field<'t>: Sized {
    /// What to write as the value of a field, for errors.
    fn expected(name: &str) -> String;

    /// Reads a value. The error is where the value is that is something else.
    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize>;
}

impl<'t> Field<'t> for String {
    fn expected(_: &str) -> String {
        "a text".into()
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let start = value.span().start;
        match value.into_inner() {
            DeValue::String(text) => Ok(text.into_owned()),
            _ => Err(start),
        }
    }
}

impl<'t> Field<'t> for bool {
    fn expected(_: &str) -> String {
        "true or false".into()
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        value.get_ref().as_bool().ok_or(value.span().start)
    }
}

impl<'t> Field<'t> for u64 {
    fn expected(_: &str) -> String {
        "a whole number, 0 or more".into()
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        let number = number.and_then(|number| Self::try_from(number).ok());
        number.ok_or(value.span().start)
    }
}

impl<'t> Field<'t> for Table<'t> {
    fn expected(_: &str) -> String {
        "a table".into()
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let start = value.span().start;
        match value.into_inner() {
            DeValue::Table(fields) => Ok(Self::of(start, fields)),
            _ => Err(start),
        }
    }
}

impl<'t> Field<'t> for Spanned<String> {
    fn expected(name: &str) -> String {
        String::expected(name)
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        let span = value.span();
        Ok(Self::new(span, String::read(value)?))
    }
}

impl<'t> Field<'t> for Vec<String> {
    fn expected(_: &str) -> String {
        "a list of texts".into()
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        list(value)
    }
}

impl<'t> Field<'t> for Vec<Table<'t>> {
    fn expected(name: &str) -> String {
        format!("a list of tables; write `[[{name}]]` above each")
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        list(value)
    }
}

impl<'t> Field<'t> for BTreeMap<String, String> {
    fn expected(_: &str) -> String {
        "a table of texts".into()
    }

    fn read(value: Spanned<DeValue<'t>>) -> Result<Self, usize> {
        map(value)
    }
}

impl<'t> Field<'t> for BTreeMap<String, Vec<String>> {
    fn expected(_: &str) -> String {
        "a table of lists of texts".into()
    }

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
        "name = \"f\"\nwords = [\"a\",\n\"b\"]\n[takes]\nx = [\"y\"]\n[[row]]\ncount = 1_2\n";

    /// The line of what is wrong, and what it is.
    fn told(file: &str, problem: Option<Problem>) -> (usize, String) {
        let problem = problem.expect("a problem");
        let lines = file[..problem.at].matches('\n').count();
        (1 + lines, problem.message)
    }

    fn table(file: &str) -> Table<'_> {
        Table::parse(file).unwrap_or_else(|problem| panic!("{problem:?}"))
    }

    #[test]
    fn fields_are_what_they_say() {
        let mut table = table(FILE);
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
    fn a_value_that_is_something_else_is_told_where_it_is() {
        let told = |file: &str, field: fn(&mut Table<'_>) -> Option<Problem>| {
            told(file, field(&mut table(file)))
        };
        let bare = |table: &mut Table<'_>| table.take::<bool>("bare").err();
        let (line, message) = told("x = 1\nbare = \"no\"", bare);
        assert_eq!((line, &*message), (2, "`bare` must be true or false"));

        let words = |table: &mut Table<'_>| table.take::<Vec<String>>("words").err();
        let (line, message) = told("words = [\"a\",\n\"b\",\n3]", words);
        assert_eq!((line, &*message), (3, "`words` must be a list of texts"));

        let roles = |table: &mut Table<'_>| table.take::<BTreeMap<String, String>>("roles").err();
        for (file, at) in [
            ("roles.object = \"a\"\nroles.subject = 3", 2),
            ("roles = { a = 3 }", 1),
        ] {
            let (line, message) = told(file, roles);
            assert_eq!((line, &*message), (at, "`roles` must be a table of texts"));
        }
        let count = |table: &mut Table<'_>| table.take::<u64>("count").err();
        for file in ["count = -3", "count = 99999999999999999999", "count = 0.5"] {
            let (_, message) = told(file, count);
            assert_eq!(message, "`count` must be a whole number, 0 or more");
        }
        let frames = |table: &mut Table<'_>| table.take::<Vec<Table<'_>>>("frame").err();
        let (_, message) = told("[frame]\nname = \"f\"", frames);
        assert_eq!(
            message,
            "`frame` must be a list of tables; write `[[frame]]` above each"
        );
    }

    #[test]
    fn a_misspelt_field_is_told_before_the_one_that_is_missing() {
        let rest = |file: &str| {
            let mut table = table(file);
            table.require::<String>("name").expect("nothing else");
            table.take::<String>("manner").expect("nothing else");
            told(file, table.finish().err())
        };
        let unknown = "unknown field `nam`; write one of: name, manner";
        assert_eq!(rest("manner = \"m\"\nnam = \"f\""), (2, unknown.to_owned()));
        assert_eq!(rest("manner = \"m\""), (1, "`name` is missing".to_owned()));
    }
}
