//! Gazetteer files: what the format refuses, and names that are likely to be found where they are not meant.

use std::collections::HashMap;

use khabar::Normalizer;
use khabar::gazetteer::{self, Entry, EntryKind, Flags, gazetteers};
use khabar::lexicon::{Lexicon, LexiconBuilder};
use khabar::text::Vocabulary;

use super::Problem;
use crate::Failure;

pub(super) fn problems(file: &str, text: &str) -> Result<Vec<Problem>, Failure> {
    let errors = gazetteer::check(file, text);
    if !errors.is_empty() {
        let errors = errors.iter().map(ToString::to_string);
        return Ok(errors.map(Problem::Error).collect());
    }
    let entries = gazetteer::parse(file, text)?;
    let lines: HashMap<&str, usize> = (1..)
        .zip(text.lines())
        .filter_map(|(line, fields)| Some((fields.split('\t').nth(2)?, line)))
        .collect();
    let words = Words::new();
    let mut problems = Vec::new();
    for entry in entries
        .iter()
        .filter(|entry| !entry.flags().contains(Flags::REMOVED))
    {
        let mut warn = |what| {
            problems.push(Problem::Warning {
                file: file.to_owned(),
                line: lines.get(entry.id()).copied().unwrap_or(1),
                what,
            });
        };
        if let Some(replaced) = gazetteers().by_id(entry.id()) {
            let (id, name) = (entry.id(), replaced.name());
            warn(format!(
                "`{id}` takes the place of khabar's own entry {name}; give it another id where that is not meant"
            ));
        }
        for form in entry.forms().filter(|form| !form.weak) {
            let name = form.text;
            if is_name(entry) && !entry.flags().contains(Flags::COMMON) && words.has(name) {
                warn(format!(
                    "{name} is an ordinary word, too; flag the entry `common`, so that it counts only where a name is meant"
                ));
            }
            // What takes an entry's place has its name with intent.
            if gazetteers().by_id(entry.id()).is_some() {
                continue;
            }
            let same = gazetteers().lookup(name).find(|other| {
                other.kind() == entry.kind()
                    && other.id() != entry.id()
                    && other.forms().any(|form| !form.weak && form.text == name)
            });
            if let Some(other) = same {
                let id = other.id();
                warn(format!(
                    "{name} is the name of `{id}`, too; use that id where it is the same one"
                ));
            }
        }
    }
    Ok(problems)
}

/// Whether an entry is found as somebody or something of its own.
fn is_name(entry: &Entry<'_>) -> bool {
    matches!(
        entry.kind(),
        EntryKind::Person | EntryKind::Place | EntryKind::Organization
    )
}

/// The words of the lexicon.
struct Words {
    normalizer: Normalizer,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
}

impl Words {
    fn new() -> Self {
        let mut vocabulary = Vocabulary::default();
        let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
        Self {
            normalizer: Normalizer::default(),
            vocabulary,
            lexicon,
        }
    }

    /// Whether a name is one word of the lexicon, with or without the article.
    fn has(&self, name: &str) -> bool {
        let folded = self.normalizer.fold(name);
        let bare = folded.strip_prefix("ال").unwrap_or(&folded);
        [&*folded, bare].into_iter().any(|word| {
            let id = self.vocabulary.get(word);
            !self.lexicon.forms(id).is_empty() || !self.lexicon.classes(id).is_empty()
        })
    }
}
