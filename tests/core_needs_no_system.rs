//! The library is of its input alone: no files, network, processes, threads of its own, clocks or environment. It
//! runs where there is none of these, as in WebAssembly.

use std::path::Path;

/// What of `std` a library without a system may not use; as paths and in lists of a `use`.
const FORBIDDEN: [&str; 11] = [
    "fs",
    "net",
    "process",
    "thread",
    "env",
    "os",
    "path",
    "time::Instant",
    "time::SystemTime",
    "io::stdin",
    "io::stdout",
];

#[test]
fn the_library_uses_nothing_of_the_system() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let files = search(&source, &mut found);
    assert!(files > 50, "{files} files were looked at");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_forbidden_is_seen() {
    for line in [
        "use std::fs;",
        "use std::{env, fmt};",
        "    let now = std::time::Instant::now();",
        "use std::time::{Duration, Instant};",
    ] {
        assert!(uses_system(line), "{line}");
    }
    for line in [
        "use std::fmt;",
        "use std::{fmt, hash::Hash};",
        "use core::time::Duration;",
    ] {
        assert!(!uses_system(line), "{line}");
    }
}

/// Looks through a folder, notes the lines that use the system, and counts files.
fn search(folder: &Path, found: &mut Vec<String>) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder of the source");
    let mut files = 0;
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            // The command is no part of the library.
            if !path.ends_with("src/bin") {
                files += search(&path, found);
            }
            continue;
        }
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        files += 1;
        let text = std::fs::read_to_string(&path).expect("a source file");
        // Tests stand at the end of their file, and may use what they like.
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
        for (number, line) in (1..).zip(lines) {
            let code = line.split("//").next().unwrap_or_default();
            if uses_system(code) {
                found.push(format!("{}:{number}: {line}", path.display()));
            }
        }
    }
    files
}

fn uses_system(code: &str) -> bool {
    FORBIDDEN.iter().any(|item| {
        if code.contains(&format!("std::{item}")) {
            return true;
        }
        let (list, item) = match item.split_once("::") {
            Some((module, item)) => (format!("std::{module}::{{"), item),
            None => ("std::{".to_owned(), *item),
        };
        let names = code.split_once(&list).map_or("", |(_, names)| names);
        names
            .split(|char: char| !char.is_alphanumeric() && char != '_')
            .any(|name| name == item)
    })
}
