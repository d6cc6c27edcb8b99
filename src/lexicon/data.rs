//! The data files of the lexicon: their format, and those that come with the crate.
//!
//! All are UTF-8 with one entry a line, columns parted by tabs, lists inside a column by spaces;
//! the first line names the columns, `#` begins a comment line. Columns at the end may be missing.

use super::builder::LexiconBuilder;
use super::class::WordClasses;
use super::noun::NounParts;
use super::verb::VerbParts;

const WORDS: &str = include_str!("data/words.tsv");
const NOUNS: &str = include_str!("data/nouns.tsv");
const VERBS: &str = include_str!("data/verbs.tsv");

/// A line of a data file that is not of its format.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct DataError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

pub(super) fn load_builtin(builder: &mut LexiconBuilder<'_>) -> Result<(), DataError> {
    read_words(builder, WORDS)?;
    read_nouns(builder, NOUNS)?;
    read_verbs(builder, VERBS)
}

/// `form  classes  flags`; the only flag is `exact`, which makes it a contrasting word.
pub(super) fn read_words(builder: &mut LexiconBuilder<'_>, tsv: &str) -> Result<(), DataError> {
    for (line, [form, classes, flags, _]) in entries(tsv) {
        let classes = read_classes(line, classes)?;
        match flags {
            "" => builder.add_word(form, classes),
            "exact" => builder.add_contrasting_word(form, classes),
            _ => {
                return Err(DataError {
                    line,
                    message: format!("unknown flag `{flags}`"),
                });
            }
        };
    }
    Ok(())
}

/// `singular  plurals  classes  feminine`.
pub(super) fn read_nouns(builder: &mut LexiconBuilder<'_>, tsv: &str) -> Result<(), DataError> {
    for (line, [singular, plurals, classes, feminine]) in entries(tsv) {
        let classes = read_classes(line, classes)?;
        let plurals: Vec<&str> = plurals.split_whitespace().collect();
        let feminine = (!feminine.is_empty()).then_some(feminine);
        builder.add_noun_in(&NounParts {
            singular,
            plurals: &plurals,
            feminine,
            classes,
        });
    }
    Ok(())
}

/// `perfect  imperfect  masdars  notes`; the notes are `intransitive` and names of classes.
pub(super) fn read_verbs(builder: &mut LexiconBuilder<'_>, tsv: &str) -> Result<(), DataError> {
    for (line, [perfect, imperfect, masdars, notes]) in entries(tsv) {
        let masdars: Vec<&str> = masdars.split_whitespace().collect();
        let intransitive = notes.split_whitespace().any(|note| note == "intransitive");
        let mut classes = WordClasses::NONE;
        for note in notes
            .split_whitespace()
            .filter(|&note| note != "intransitive")
        {
            classes |= read_classes(line, note)?;
        }
        if !imperfect.starts_with('ي') {
            return Err(DataError {
                line,
                message: format!("the imperfect `{imperfect}` begins without ي"),
            });
        }
        builder.add_verb_in(
            &VerbParts {
                perfect,
                imperfect,
                masdars: &masdars,
                intransitive,
            },
            classes,
        );
    }
    Ok(())
}

/// The entries with their line numbers. A missing column is empty, further columns are passed over.
fn entries(tsv: &str) -> impl Iterator<Item = (usize, [&str; 4])> {
    let filled = |line: &str| !line.is_empty() && !line.starts_with('#');
    tsv.lines()
        .enumerate()
        .skip(1)
        .filter(move |(_, line)| filled(line))
        .map(|(at, line)| {
            let mut columns = line.split('\t').map(str::trim);
            (
                at + 1,
                std::array::from_fn(|_| columns.next().unwrap_or("")),
            )
        })
}

fn read_classes(line: usize, names: &str) -> Result<WordClasses, DataError> {
    let mut classes = WordClasses::NONE;
    for name in names.split_whitespace() {
        classes |= WordClasses::from_name(name).ok_or_else(|| DataError {
            line,
            message: format!("unknown class `{name}`"),
        })?;
    }
    Ok(classes)
}
