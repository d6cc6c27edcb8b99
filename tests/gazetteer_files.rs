//! The gazetteers that are compiled in: every file is read strictly, and all of them together name
//! nothing twice and point at nothing that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use khabar::gazetteer::{Entry, EntryKind, Flags, Gazetteer, Source, check, gazetteers, parse};
use khabar::text::{Normalizer, Vocabulary};

/// The files' names and texts. Those of `build/hand` are parts of generated files.
fn files() -> &'static [(String, String)] {
    static FILES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
        let paths = fs::read_dir(folder)
            .expect("the folder")
            .map(|file| file.expect("a file").path());
        let mut files: Vec<_> = paths
            .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
            .map(|path| {
                let name = path
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                (name, fs::read_to_string(&path).expect("UTF-8"))
            })
            .collect();
        files.sort();
        files
    })
}

/// All entries, with the file that each is from.
fn entries() -> Vec<(&'static str, Entry<'static>)> {
    let mut all = Vec::new();
    for (file, text) in files() {
        // What has errors is told by another test.
        let entries = parse(file, text).unwrap_or_default();
        all.extend(entries.into_iter().map(|entry| (file.as_str(), entry)));
    }
    all
}

/// Fails with all that is wrong, so that a file can be put right in one go.
fn assert_none(problems: &[String]) {
    assert!(
        problems.is_empty(),
        "{} problems\n{}",
        problems.len(),
        problems.join("\n")
    );
}

#[test]
fn every_file_is_well_formed() {
    let problems: Vec<String> = files()
        .iter()
        .flat_map(|(file, text)| check(file, text))
        .map(|error| error.to_string())
        .collect();
    assert_none(&problems);
}

#[test]
fn files_have_neither_byte_order_mark_nor_windows_line_ends() {
    for (file, text) in files() {
        assert!(
            !text.starts_with('\u{feff}'),
            "{file} has a byte order mark"
        );
        assert!(!text.contains('\r'), "{file} has a carriage return");
        assert!(text.ends_with('\n'), "{file} has no line break at its end");
    }
}

#[test]
fn every_entry_names_its_source() {
    let problems: Vec<String> = entries()
        .iter()
        .filter(|(_, entry)| entry.source().is_empty())
        .map(|(file, entry)| format!("{file}: {} has no source", entry.id()))
        .collect();
    assert_none(&problems);
}

#[test]
fn no_entry_is_removed() {
    // That is for users' files: of these, a line is taken out.
    let problems: Vec<String> = entries()
        .iter()
        .filter(|(_, entry)| entry.flags().contains(Flags::REMOVED))
        .map(|(file, entry)| format!("{file}: {} is flagged `removed`", entry.id()))
        .collect();
    assert_none(&problems);
}

#[test]
fn ids_are_unique_over_all_files() {
    let mut files: BTreeMap<String, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for (file, entry) in entries() {
        if let Some(other) = files.insert(entry.id().to_owned(), file) {
            problems.push(format!("{file}: {} is in {other} too", entry.id()));
        }
    }
    assert_none(&problems);
}

#[test]
fn every_file_is_sorted_by_id() {
    let mut problems = Vec::new();
    let entries = entries();
    for pair in entries.windows(2) {
        let [(first_file, first), (second_file, second)] = pair else {
            continue;
        };
        if first_file == second_file && first.id() > second.id() {
            problems.push(format!(
                "{first_file}: {} stands before {}",
                first.id(),
                second.id()
            ));
        }
    }
    assert_none(&problems);
}

/// The same name in two files is one entity that was entered twice. Within a file it may be two
/// persons of one name; across files the one who wrote the second did not know of the first. Places
/// are the same where they are of one country and sort: a province and its capital share their
/// name, and so do towns of two countries. A head is no entity, and a word for persons' names has
/// another kind.
#[test]
fn no_entity_is_in_two_files() {
    let normalizer = Normalizer::default();
    type Entity = (EntryKind, String, String, String);
    let mut names: BTreeMap<Entity, Vec<(&str, String)>> = BTreeMap::new();
    for (file, entry) in entries() {
        if entry.flags().contains(Flags::HEAD) {
            continue;
        }
        let (country, sort) = match entry.kind() {
            EntryKind::Place => (entry.country().unwrap_or_default(), place_sort(&entry)),
            _ => ("", ""),
        };
        for form in entry.forms().filter(|form| !form.weak) {
            let folded = normalizer.fold(form.text);
            let entity = (entry.kind(), country.to_owned(), sort.to_owned(), folded);
            let own = names.entry(entity).or_default();
            own.push((file, entry.id().to_owned()));
        }
    }
    let mut problems = Vec::new();
    for ((kind, country, sort, name), owners) in names {
        let files: BTreeSet<&str> = owners.iter().map(|&(file, _)| file).collect();
        if files.len() > 1 {
            problems.push(format!(
                "the {kind} {name} ({country} {sort}) is in several files: {owners:?}"
            ));
        }
    }
    assert_none(&problems);
}

/// A capital is a city.
fn place_sort(entry: &Entry<'_>) -> &'static str {
    match entry.entity_type() {
        Some("city" | "capital" | "quarter") => "settlement",
        Some("division") => "division",
        _ => "other",
    }
}

#[test]
fn every_reference_leads_to_an_entry() {
    let entries = entries();
    let ids: BTreeSet<&str> = entries.iter().map(|(_, entry)| entry.id()).collect();
    let mut problems = Vec::new();
    for (file, entry) in &entries {
        let country = entry.country().map(|code| format!("country/{code}"));
        let stands_for = entry.stands_for().map(str::to_owned);
        for id in country.into_iter().chain(stands_for) {
            if !ids.contains(id.as_str()) {
                problems.push(format!(
                    "{file}: {} points at {id}, which no file has",
                    entry.id()
                ));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_source_is_described() {
    let problems: Vec<String> = entries()
        .iter()
        .flat_map(|(file, entry)| {
            let unknown = entry
                .source()
                .split('+')
                .filter(|name| Source::named(name).is_none());
            unknown
                .map(|name| format!("{file}: {} is from {name}", entry.id()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_none(&problems);
}

/// The README's table says how many entries each file has, and of which sources.
#[test]
fn the_readme_tells_each_files_sources_and_size() {
    let readme = include_str!("../gazetteers/README.md");
    let all = entries();
    let mut problems = Vec::new();
    for (file, _) in files() {
        let own: Vec<_> = all.iter().filter(|(other, _)| other == file).collect();
        let row = readme
            .lines()
            .find(|line| line.starts_with(&format!("| `{file}` |")));
        let columns: Vec<&str> = row.unwrap_or_default().split('|').map(str::trim).collect();
        let [_, _, _, told, count, _] = columns[..] else {
            problems.push(format!("{file} is not in the table"));
            continue;
        };
        if count != own.len().to_string() {
            problems.push(format!("{file} has {} entries, not {count}", own.len()));
        }
        let told: BTreeSet<&str> = told.split(", ").collect();
        let found: BTreeSet<&str> = own
            .iter()
            .flat_map(|(_, entry)| entry.source().split('+'))
            .collect();
        if told != found {
            problems.push(format!("{file} is of {found:?}, not {told:?}"));
        }
    }
    assert_none(&problems);
}

#[test]
fn the_compiled_in_data_is_what_the_files_say() {
    let compiled = gazetteers();
    let absent: &[(&str, bool)] = &[
        ("places_cities.tsv", cfg!(feature = "cities")),
        ("places_divisions.tsv", cfg!(feature = "cities")),
        ("persons_registries.tsv", cfg!(feature = "persons-full")),
        (
            "person_names_registries.tsv",
            cfg!(feature = "persons-full"),
        ),
    ];
    let mut entries = entries();
    entries.retain(|(file, _)| absent.iter().all(|(other, there)| file != other || *there));
    assert_eq!(compiled.len(), entries.len());
    for (_, entry) in &entries {
        assert_eq!(compiled.by_id(entry.id()).as_ref(), Some(entry));
    }
}

#[test]
fn compiled_data_finds_what_data_read_at_run_time_finds() {
    // Over a vocabulary of one's own, everything is folded, cut and linked anew.
    let mut vocabulary = Vocabulary::default();
    let read = Gazetteer::builder().add_embedded().build(&mut vocabulary);
    let compiled = gazetteers();
    assert_eq!(read.len(), compiled.len());
    assert_eq!(read.trie().len(), compiled.trie().len());
    for (entry, other) in read.entries().zip(compiled.entries()) {
        assert_eq!(entry, other);
    }
    for entry in compiled.entries().step_by(7) {
        for form in entry.forms() {
            let ids = |gazetteer: &Gazetteer| -> Vec<String> {
                gazetteer
                    .lookup(form.text)
                    .map(|found| found.id().to_owned())
                    .collect()
            };
            assert_eq!(ids(&read), ids(compiled), "{}", form.text);
            assert!(
                ids(compiled).iter().any(|id| id == entry.id()),
                "{}",
                form.text
            );
        }
    }
}
