//! The file format: reading it strictly, with errors that tell file, line and column.
//!
//! A file is UTF-8, its first line is [`HEADER`], every other line is an entry of seven columns;
//! empty lines and lines that start with `#` are skipped. A byte order mark and Windows line ends
//! are tolerated.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::entry::{
    Entry, EntryKind, Flags, Gender, GrammaticalNumber, NamePosition, split_aliases,
};
use super::error::{GazetteerError, Place, Problem};
use super::features::EntryType;
use super::letters::check_letters;
use super::name_words::NameCutter;
use crate::text::Normalizer;

/// The first line of every file.
pub const HEADER: &str = "name\tkind\tid\taliases\tattributes\tflags\tsource";

/// Reads a file's entries. Nothing of a file that has an error is returned.
///
/// `file` is only named in errors.
///
/// # Errors
///
/// The first error of the file; [`check`] returns all of them.
///
/// ```
/// use khabar::gazetteer::{HEADER, parse};
///
/// let file = format!("{HEADER}\nسامراء\tplace\tplace/samarra\t\tcountry=iq;type=city\t\tcurated\n");
/// let entries = parse("mine.tsv", &file)?;
/// assert_eq!(entries[0].country(), Some("iq"));
///
/// let error = parse("mine.tsv", "سامراء\tplace\n").unwrap_err();
/// assert_eq!((error.file(), error.line()), ("mine.tsv", 1));
/// # Ok::<(), khabar::gazetteer::GazetteerError>(())
/// ```
pub fn parse(file: &str, text: &str) -> Result<Vec<Entry<'static>>, GazetteerError> {
    let (entries, mut errors) = read_strictly(file, text);
    if errors.is_empty() {
        Ok(entries)
    } else {
        Err(errors.swap_remove(0))
    }
}

/// Reads a file's entries from its bytes.
///
/// # Errors
///
/// As [`parse`]; and where the bytes are not UTF-8, with their
/// [offset](GazetteerError::byte_offset).
pub fn parse_bytes(file: &str, bytes: &[u8]) -> Result<Vec<Entry<'static>>, GazetteerError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(file, text),
        Err(error) => {
            let offset = error.valid_up_to();
            let line = 1 + bytes[..offset]
                .iter()
                .filter(|&&byte| byte == b'\n')
                .count();
            let place = Place { line, column: None };
            Err(GazetteerError::new(
                file,
                place,
                Problem::NotUtf8 { offset },
            ))
        }
    }
}

/// All errors of a file, by line; empty where [`parse`] would succeed.
#[must_use]
pub fn check(file: &str, text: &str) -> Vec<GazetteerError> {
    read_strictly(file, text).1
}

/// Reads a file that a test has checked already: fields are borrowed, and letters are not looked at
/// again. A line that is no entry stops the build.
#[allow(dead_code, reason = "only the build script reads files so")]
pub(crate) fn read_trusted(text: &'static str, entries: &mut Vec<Entry<'static>>) {
    for (number, line) in lines(text).skip(1) {
        let read =
            columns(line).zip(columns(line).and_then(|fields| EntryKind::from_word(fields[1])));
        let Some((fields, kind)) = read else {
            panic!("line {number} is no entry; `khabar::gazetteer::check` tells why: {line}");
        };
        let flags = fields[5].split(',').filter_map(Flags::from_word);
        entries.push(entry(
            fields,
            kind,
            flags.fold(Flags::NONE, Flags::with),
            Cow::Borrowed,
        ));
    }
}

/// The lines that are not skipped, numbered from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1..).zip(text.split('\n'));
    lines
        .map(|(number, line)| (number, line.strip_suffix('\r').unwrap_or(line)))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn columns(line: &str) -> Option<[&str; 7]> {
    let mut fields = line.split('\t');
    let mut columns = [""; 7];
    for column in &mut columns {
        *column = fields.next()?;
    }
    fields.next().is_none().then_some(columns)
}

fn entry<'a>(
    [name, _, id, aliases, attributes, _, source]: [&'a str; 7],
    kind: EntryKind,
    flags: Flags,
    keep: impl Fn(&'a str) -> Cow<'static, str>,
) -> Entry<'static> {
    Entry {
        name: keep(name),
        id: keep(id),
        aliases: keep(aliases),
        attributes: keep(attributes),
        source: keep(source),
        kind,
        flags,
    }
}

fn read_strictly(file: &str, text: &str) -> (Vec<Entry<'static>>, Vec<GazetteerError>) {
    let normalizer = Normalizer::default();
    let mut reader = Reader {
        file,
        line: 1,
        errors: Vec::new(),
        lines_of_ids: FxHashMap::default(),
        cutter: NameCutter::new(&normalizer),
    };
    let mut entries = Vec::new();
    let mut lines = lines(text);
    match lines.next() {
        Some((_, line)) if line == HEADER => {}
        other => {
            reader.line = other.map_or(1, |(number, _)| number);
            reader.refuse(None, Problem::NoHeader);
            return (entries, reader.errors);
        }
    }
    for (number, line) in lines {
        reader.line = number;
        entries.extend(reader.read(line));
    }
    (entries, reader.errors)
}

/// What a field may have in bytes: compiled data counts them with sixteen bits.
pub(super) const LONGEST: usize = u16::MAX as usize;

/// What is kept from line to line.
struct Reader<'a> {
    file: &'a str,
    line: usize,
    errors: Vec<GazetteerError>,
    lines_of_ids: FxHashMap<&'a str, usize>,
    cutter: NameCutter<'a>,
}

impl<'a> Reader<'a> {
    fn refuse(&mut self, column: Option<&'static str>, problem: Problem) {
        let line = self.line;
        let place = Place { line, column };
        self.errors
            .push(GazetteerError::new(self.file, place, problem));
    }

    fn read(&mut self, line: &'a str) -> Option<Entry<'static>> {
        let Some(fields) = columns(line) else {
            let found = line.split('\t').count();
            self.refuse(None, Problem::ColumnCount { found });
            return None;
        };
        let [name, kind, id, aliases, attributes, flags, _] = fields;
        let columns = [
            ("name", name),
            ("id", id),
            ("aliases", aliases),
            ("attributes", attributes),
        ];
        for (column, field) in columns {
            if field.len() > LONGEST {
                let bytes = field.len();
                self.refuse(Some(column), Problem::TooLong { bytes });
                return None;
            }
        }
        self.check_forms(name, aliases);
        self.check_id(id);
        self.check_attributes(attributes);
        let flags = self.read_flags(flags);
        let Some(kind) = EntryKind::from_word(kind) else {
            let word = kind.to_owned();
            self.refuse(Some("kind"), Problem::UnknownKind { word });
            return None;
        };
        let keep = |field: &str| match field {
            "" => Cow::Borrowed(""),
            _ => Cow::Owned(field.to_owned()),
        };
        Some(entry(fields, kind, flags, keep))
    }

    fn check_forms(&mut self, name: &str, aliases: &str) {
        let mut seen: Vec<(String, &str)> = Vec::new();
        if name.is_empty() {
            self.refuse(Some("name"), Problem::Empty);
        } else if let Some(folded) = self.check_form("name", name) {
            seen.push((folded, name));
        }
        let empty = |form: &str| form.is_empty() || form == "?";
        if !aliases.is_empty() && aliases.split('|').any(empty) {
            self.refuse(Some("aliases"), Problem::EmptyAlias);
        }
        for alias in split_aliases(aliases).filter(|alias| !alias.text.is_empty()) {
            let Some(folded) = self.check_form("aliases", alias.text) else {
                continue;
            };
            match seen.iter().find(|(other, _)| *other == folded) {
                Some(&(_, other)) => {
                    let alias = alias.text.to_owned();
                    let other = other.to_owned();
                    self.refuse(Some("aliases"), Problem::SameFolding { alias, other });
                }
                None => seen.push((folded, alias.text)),
            }
        }
    }

    /// The folded words of a form that has nothing wrong.
    fn check_form(&mut self, column: &'static str, form: &str) -> Option<String> {
        if let Some(problem) = check_letters(form) {
            self.refuse(Some(column), problem);
            return None;
        }
        let folded = self.cutter.joined(form);
        if folded.is_empty() {
            let name = form.to_owned();
            self.refuse(Some(column), Problem::NoLetters { name });
            return None;
        }
        Some(folded)
    }

    fn check_id(&mut self, id: &'a str) {
        if id.is_empty() {
            self.refuse(Some("id"), Problem::Empty);
        } else if !is_id(id) {
            let id = id.to_owned();
            self.refuse(Some("id"), Problem::IdForm { id });
        } else if let Some(&first) = self.lines_of_ids.get(id) {
            let id = id.to_owned();
            self.refuse(Some("id"), Problem::DuplicateId { id, first });
        } else {
            self.lines_of_ids.insert(id, self.line);
        }
    }

    fn check_attributes(&mut self, attributes: &str) {
        if attributes.is_empty() {
            return;
        }
        let mut keys: Vec<&str> = Vec::new();
        for pair in attributes.split(';') {
            let problem = match pair.split_once('=') {
                Some((key, value)) if is_key(key) && !value.is_empty() && value.trim() == value => {
                    let is_new = !keys.contains(&key);
                    keys.push(key);
                    if is_new {
                        check_value(key, value)
                    } else {
                        let key = key.to_owned();
                        Some(Problem::DuplicateKey { key })
                    }
                }
                _ => {
                    let pair = pair.to_owned();
                    Some(Problem::AttributeForm { pair })
                }
            };
            if let Some(problem) = problem {
                self.refuse(Some("attributes"), problem);
            }
        }
    }

    fn read_flags(&mut self, flags: &str) -> Flags {
        let mut read = Flags::NONE;
        for word in flags.split(',').filter(|_| !flags.is_empty()) {
            match Flags::from_word(word) {
                Some(flag) => read = read.with(flag),
                None => {
                    let word = word.to_owned();
                    self.refuse(Some("flags"), Problem::UnknownFlag { word });
                }
            }
        }
        read
    }
}

/// Whether it has the form `[a-z0-9]+(/[a-z0-9-]+)+`.
pub(super) fn is_id(id: &str) -> bool {
    let is_word = |word: &str, hyphen: bool| {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || hyphen && b == b'-';
        !word.is_empty() && word.bytes().all(fits)
    };
    id.split_once('/').is_some_and(|(first, rest)| {
        is_word(first, false) && rest.split('/').all(|word| is_word(word, true))
    })
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// What is wrong with the value of an attribute that khabar itself reads.
fn check_value(key: &str, value: &str) -> Option<Problem> {
    let (fits, expected) = match key {
        "country" => (
            value.len() == 2 && value.bytes().all(|b| b.is_ascii_lowercase()),
            "the ISO 3166-1 code of two small letters, like `iq`",
        ),
        "gender" => (Gender::from_word(value).is_some(), "`m` or `f`"),
        "number" => (
            GrammaticalNumber::from_word(value).is_some(),
            "`singular`, `dual` or `plural`",
        ),
        "type" => (
            EntryType::from_word(value).is_some(),
            "a sort of place or organization that `gazetteers/README.md` lists, like `city`",
        ),
        "of" => (is_id(value), "an entry's id, like `country/iq`"),
        "population" | "count" => (value.parse::<u64>().is_ok(), "a number in ASCII digits"),
        // A name's position is ASCII; a person's office is Arabic.
        "role" if value.is_ascii() => (
            NamePosition::from_word(value).is_some(),
            "`given`, `family` or `both` (or, for a person, the office in Arabic)",
        ),
        _ => (true, ""),
    };
    (!fits).then(|| Problem::AttributeValue {
        key: key.to_owned(),
        value: value.to_owned(),
        expected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(lines: &[&str]) -> String {
        format!("{HEADER}\n{}\n", lines.join("\n"))
    }

    /// The message of the only error of a file with one entry.
    fn error_of(line: &str) -> String {
        let text = file(&[line]);
        let errors = check("f.tsv", &text);
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(errors[0].line(), 2);
        assert_eq!(parse("f.tsv", &text), Err(errors[0].clone()));
        errors[0].to_string()
    }

    #[test]
    fn an_entry_has_what_its_line_has() {
        let text = file(&[
            "# a comment",
            "",
            "عدن\tplace\tplace/aden\tثغر اليمن|ثغر عدن?\tcountry=ye;type=city\tcommon,metonym\tcurated",
        ]);
        let entries = parse("f.tsv", &text).unwrap();
        let [entry] = entries.as_slice() else {
            panic!("one entry")
        };
        assert_eq!(
            (entry.name(), entry.kind(), entry.id()),
            ("عدن", EntryKind::Place, "place/aden")
        );
        assert_eq!(
            entry.aliases().map(|alias| alias.weak).collect::<Vec<_>>(),
            [false, true]
        );
        assert_eq!(
            (entry.country(), entry.entity_type()),
            (Some("ye"), Some("city"))
        );
        assert_eq!(entry.flags(), Flags::COMMON.with(Flags::METONYM));
        assert_eq!(entry.source(), "curated");
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_are_tolerated() {
        let text = file(&["عدن\tplace\tplace/aden\t\t\t\tcurated"]);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(parse("f.tsv", &windows), parse("f.tsv", &text));
    }

    #[test]
    fn errors_tell_where_and_what_to_do() {
        assert_eq!(
            error_of("عدن\ttown\tplace/aden\t\t\t\tx"),
            "f.tsv:2: column `kind`: `town` is no kind; \
             write one of person, place, organization, role, nationality, name, month, weekday, currency"
        );
        assert_eq!(
            error_of("عدن\tplace\tplace/aden\t\t\tx"),
            "f.tsv:2: 6 columns where 7 belong; \
             separate them by single tabs and keep the tabs of empty columns"
        );
        for (line, part) in [
            ("\tplace\tplace/aden\t\t\t\tx", "column `name`: it is empty"),
            ("عدن\tplace\t\t\t\t\tx", "column `id`: it is empty"),
            ("عدن\tplace\tPlace/Aden\t\t\t\tx", "is no id"),
            ("عدن\tplace\taden\t\t\t\tx", "is no id"),
            ("عدن\tplace\tplace/\t\t\t\tx", "is no id"),
            ("عدن\tplace\tplace/aden\t\t\tcity\tx", "is no flag"),
            ("عدن\tplace\tplace/aden\t\tcountry\t\tx", "is no attribute"),
            ("عدن\tplace\tplace/aden\t\tcountry=\t\tx", "is no attribute"),
            (
                "عدن\tplace\tplace/aden\t\tcountry=ye;\t\tx",
                "is no attribute",
            ),
            (
                "عدن\tplace\tplace/aden\t\tcountry=YE\t\tx",
                "is no value of `country`",
            ),
            ("عدن\tplace\tplace/aden\t\ta=1;a=2\t\tx", "twice"),
            ("عَدَن\tplace\tplace/aden\t\t\t\tx", "U+064E (tashkeel)"),
            ("عـدن\tplace\tplace/aden\t\t\t\tx", "U+0640 (tatweel)"),
            ("کابل\tplace\tplace/kabul\t\t\t\tx", "write ك"),
            ("عدن\u{200f}\tplace\tplace/aden\t\t\t\tx", "invisible"),
            ("ﻋﺪﻥ\tplace\tplace/aden\t\t\t\tx", "presentation form"),
            ("«عدن»\tplace\tplace/aden\t\t\t\tx", "a stray mark"),
            (
                "عدن\u{a0}القديمة\tplace\tplace/aden\t\t\t\tx",
                "space of another kind",
            ),
            (" عدن\tplace\tplace/aden\t\t\t\tx", "spaces at an end"),
            ("-\tplace\tplace/aden\t\t\t\tx", "has no letter"),
            (
                "عدن\tplace\tplace/aden\tثغر||ثغرة\t\t\tx",
                "between `|` is empty",
            ),
            ("أبها\tplace\tplace/abha\tابها\t\t\tx", "fold to the same"),
            (
                "أبها\tplace\tplace/abha\tمدى|مدي?\t\t\tx",
                "fold to the same",
            ),
        ] {
            let error = error_of(line);
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn all_errors_of_a_file_are_collected() {
        let text = file(&[
            "عدن\tplace\tplace/aden\t\t\t\tx",
            "عدن\ttown\tplace/aden\t\t\tx\tx",
            "تعز\tplace\tplace/taiz\t\t\t\tx",
        ]);
        let errors = check("f.tsv", &text);
        let columns: Vec<_> = errors.iter().map(|e| (e.line(), e.column())).collect();
        assert_eq!(
            columns,
            [(3, Some("id")), (3, Some("flags")), (3, Some("kind"))]
        );
        assert!(errors[0].to_string().contains("line 2"));
    }

    #[test]
    fn a_file_without_header_is_refused() {
        for text in ["", "# nothing\n", "عدن\tplace\tplace/aden\t\t\t\tx\n"] {
            assert!(
                parse("f.tsv", text)
                    .unwrap_err()
                    .to_string()
                    .contains("header")
            );
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_told_by_their_offset() {
        let mut bytes = file(&["عدن\tplace\tplace/aden\t\t\t\tx"]).into_bytes();
        let offset = bytes.len();
        bytes.push(0xff);
        let error = parse_bytes("f.tsv", &bytes).unwrap_err();
        assert_eq!((error.byte_offset(), error.line()), (Some(offset), 3));
        bytes.pop();
        assert!(parse_bytes("f.tsv", &bytes).is_ok());
    }
}
