//! `khabar check`: every error of gazetteer and frame files, and what is rarely meant, each with its line.

mod frames;
mod names;

use std::fmt::{self, Display, Formatter};
use std::io::Write;
use std::path::Path;

use crate::arguments::CheckArguments;
use crate::{Failure, Outcome, input};

/// What is wrong with a file.
enum Problem {
    /// The file cannot be used so. Tells file, line and cause.
    Error(String),
    /// It can, and this line is perhaps not meant so.
    Warning {
        file: String,
        line: usize,
        what: String,
    },
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Error(error) => f.write_str(error),
            Self::Warning { file, line, what } => write!(f, "{file}:{line}: warning: {what}"),
        }
    }
}

pub(crate) fn run(arguments: &CheckArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Complete;
    for file in input::files(&arguments.files, &["tsv", "toml"])? {
        let problems = match problems(&file) {
            Ok(problems) => problems,
            // The other files are checked all the same.
            Err(failure) => {
                crate::tell(&failure);
                outcome = Outcome::Incomplete;
                continue;
            }
        };
        if problems.iter().any(|p| matches!(p, Problem::Error(_))) {
            outcome = Outcome::Incomplete;
        } else {
            writeln!(out, "{}: sound", file.display())?;
        }
        for problem in problems {
            writeln!(out, "{problem}")?;
        }
    }
    Ok(outcome)
}

fn problems(file: &Path) -> Result<Vec<Problem>, Failure> {
    let name = file.display().to_string();
    if input::has_ending(file, &["tsv"]) {
        names::problems(&name, &input::text(file)?)
    } else if input::has_ending(file, &["toml"]) {
        frames::problems(&name, &input::text(file)?)
    } else {
        Err(format!("{name}: gazetteers end in .tsv, frames in .toml").into())
    }
}
