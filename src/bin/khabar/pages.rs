//! `khabar extract --format html` for several texts: a folder of pages with an index.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use khabar::{HtmlEntry, HtmlIndex};

use crate::arguments::ExtractArguments;
use crate::{Failure, Outcome, extract, input};

/// The name of the index in its folder.
pub(crate) const INDEX: &str = "index.html";

/// Whether the pages go to a folder: there may be several, or the output is one.
pub(crate) fn is_many(arguments: &ExtractArguments) -> bool {
    let several = match arguments.paths.as_slice() {
        [one] if input::is_standard_input(one) => arguments.jsonl_input,
        [one] => one.is_dir() || input::has_ending(one, &["jsonl"]),
        _ => true,
    };
    let is_folder = |output: &Path| {
        output.is_dir() || output.as_os_str().to_string_lossy().ends_with(['/', '\\'])
    };
    several || arguments.output.as_deref().is_some_and(is_folder)
}

/// Writes a page a text, and the index when all are there.
pub(crate) fn run(arguments: &ExtractArguments) -> Result<Outcome, Failure> {
    let Some(folder) = &arguments.output else {
        return Err(
            "several texts make several pages; name a folder for them with --output".into(),
        );
    };
    if folder.is_file() {
        let folder = folder.display();
        return Err(format!("{folder}: several pages need a folder, and this is a file").into());
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names = Names::default();
    let mut entries: Vec<HtmlEntry> = Vec::new();
    let outcome = extract::read(arguments, 0, &mut |answer| {
        if let Some(entry) = answer.entry {
            let name = names.name(answer.id.as_deref().unwrap_or("text"));
            whole(&folder.join(&name), &answer.output)?;
            entries.push(entry.address(name));
        }
        Ok(())
    })?;
    let index = HtmlIndex(&entries).to_string();
    whole(&folder.join(INDEX), index.as_bytes())?;
    Ok(outcome)
}

/// Writes a file beside its place and moves it there, so that there is all of it or nothing.
fn whole(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let aside = file.with_added_extension("part");
    let written = fs::write(&aside, bytes).and_then(|()| fs::rename(&aside, file));
    written.map_err(|error| format!("{}: {error}", file.display()).into())
}

/// The names that are given away. Some file systems do not tell capital letters from small ones.
#[derive(Default)]
struct Names {
    given: HashSet<String>,
    /// The last number behind a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// A file's name that no other page has, after the text's id.
    fn name(&mut self, id: &str) -> String {
        const LONGEST: usize = 80;
        let part = |c: char| match c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            true => c,
            false => '-',
        };
        let mut stem: String = id.chars().take(LONGEST).map(part).collect();
        // A name of points alone is a folder, one that begins with a point is hidden.
        stem = stem.trim_start_matches(['.', '-']).to_owned();
        if stem.is_empty() {
            stem.push_str("text");
        }
        let mut name = format!("{stem}.html");
        let number = self.numbers.entry(stem.to_lowercase()).or_insert(1);
        while name.eq_ignore_ascii_case(INDEX) || !self.given.insert(name.to_lowercase()) {
            *number += 1;
            name = format!("{stem}-{number}.html");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_name_of_its_own() {
        let mut names = Names::default();
        let given = ["a", "A", "../a b?", "index", "", "خبر 1", "..", "a"].map(|id| names.name(id));
        let expected = [
            "a.html",
            "A-2.html",
            "a-b-.html",
            "index-2.html",
            "text.html",
            "خبر-1.html",
            "text-2.html",
            "a-3.html",
        ];
        assert_eq!(given, expected);
    }
}
