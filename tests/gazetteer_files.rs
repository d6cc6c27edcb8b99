//! The gazetteers that are compiled in: every file is read strictly, and all of them together name
//! nothing twice and point at nothing that is not there.

use std::collections::{BTreeMap, BTreeSet};

use khabar::gazetteer::{EMBEDDED, Entry, EntryKind, Flags, Gazetteer, check, parse};
use khabar::text::{Normalizer, Vocabulary};

/// All entries, with the file that each is from.
fn entries() -> Vec<(&'static str, Entry)> {
    let mut all = Vec::new();
    for (file, text) in EMBEDDED {
        // What has errors is told by another test.
        let entries = parse(file, text).unwrap_or_default();
        all.extend(entries.into_iter().map(|entry| (file, entry)));
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
    let problems: Vec<String> = EMBEDDED
        .iter()
        .flat_map(|(file, text)| check(file, text))
        .map(|error| error.to_string())
        .collect();
    assert_none(&problems);
}

#[test]
fn files_have_neither_byte_order_mark_nor_windows_line_ends() {
    for (file, text) in EMBEDDED {
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
/// cities of one name; across files the one who wrote the second did not know of the first. A head
/// is no entity, and a word for persons' names has another kind.
#[test]
fn no_entity_is_in_two_files() {
    let normalizer = Normalizer::default();
    let mut names: BTreeMap<(EntryKind, String), Vec<(&str, String)>> = BTreeMap::new();
    for (file, entry) in entries() {
        if entry.flags().contains(Flags::HEAD) {
            continue;
        }
        for form in entry.forms().filter(|form| !form.weak) {
            let folded = normalizer.normalize(form.text).as_str().to_owned();
            let own = names.entry((entry.kind(), folded)).or_default();
            own.push((file, entry.id().to_owned()));
        }
    }
    let mut problems = Vec::new();
    for ((kind, name), owners) in names {
        let files: BTreeSet<&str> = owners.iter().map(|&(file, _)| file).collect();
        if files.len() > 1 {
            problems.push(format!("the {kind} {name} is in several files: {owners:?}"));
        }
    }
    assert_none(&problems);
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
fn the_compiled_in_data_is_what_the_files_say() {
    let checked: Vec<Entry> = entries().into_iter().map(|(_, entry)| entry).collect();
    let gazetteer = Gazetteer::builder()
        .add_embedded()
        .build(&mut Vocabulary::default());
    assert_eq!(gazetteer.entries(), checked);
    for entry in gazetteer.entries() {
        assert_eq!(gazetteer.by_id(entry.id()), Some(entry));
    }
}
