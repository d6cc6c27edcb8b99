//! Forms that have files of their own for each of several texts: pages (html) with an index, and annotations
//! (brat) beside their texts.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use khabar::{HtmlEntry, HtmlIndex};

use crate::arguments::{ExtractArguments, Format};
use crate::{Failure, Misuse, Outcome, extract, input};

/// The name of the index in its folder.
pub(crate) const INDEX: &str = "index.html";

/// Whether the files go to a folder: there may be several, or the output is one.
pub(crate) fn is_many(arguments: &ExtractArguments) -> bool {
    if !matches!(arguments.format, Format::Html | Format::Brat) {
        return false;
    }
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

/// Writes the files of each text, and the index of pages when all are there.
pub(crate) fn run(arguments: &ExtractArguments) -> Result<Outcome, Failure> {
    let Some(folder) = &arguments.output else {
        let problem = "several texts make several files; name a folder for them with --output";
        return Err(Misuse(problem.to_owned()).into());
    };
    if folder.is_file() {
        let folder = folder.display();
        return Err(format!("{folder}: several texts need a folder, and this is a file").into());
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names = Names::default();
    let mut entries: Vec<HtmlEntry> = Vec::new();
    let outcome = extract::read(arguments, 0, &mut |answer| {
        if answer.output.is_empty() && answer.text.is_none() {
            return Ok(());
        }
        let stem = names.stem(answer.id.as_deref().unwrap_or("text"));
        let file = |ending: &str| folder.join(format!("{stem}.{ending}"));
        if let Some(text) = &answer.text {
            whole(&file("txt"), text.as_bytes())?;
            whole(&file("ann"), &answer.output)?;
        }
        if let Some(entry) = answer.entry {
            whole(&file("html"), &answer.output)?;
            entries.push(entry.address(format!("{stem}.html")));
        }
        Ok(())
    })?;
    if arguments.format != Format::Html {
        return Ok(outcome);
    }
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
    /// A name without an ending that no other text's files have, after the text's id.
    fn stem(&mut self, id: &str) -> String {
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
        let mut name = stem.clone();
        let number = self.numbers.entry(stem.to_lowercase()).or_insert(1);
        while name.eq_ignore_ascii_case("index") || !self.given.insert(name.to_lowercase()) {
            *number += 1;
            name = format!("{stem}-{number}");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_a_name_of_its_own() {
        let mut names = Names::default();
        let given = ["a", "A", "../a b?", "index", "", "خبر 1", "..", "a"].map(|id| names.stem(id));
        let expected = [
            "a", "A-2", "a-b-", "index-2", "text", "خبر-1", "text-2", "a-3",
        ];
        assert_eq!(given, expected);
    }
}
