//! `khabar normalize`: texts with their spellings folded.

use std::io::Write;

use khabar::Normalizer;

use crate::arguments::InputArguments;
use crate::{Failure, Outcome, input};

pub(crate) fn run(arguments: &InputArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let normalizer = Normalizer::default();
    let mut outcome = Outcome::Complete;
    for file in input::files(&arguments.paths, &["txt"])? {
        for item in input::items(&file, false, None) {
            match item.text {
                Ok(text) => out.write_all(normalizer.fold(&text).as_bytes())?,
                Err(problem) => {
                    crate::tell(&problem);
                    outcome = Outcome::Incomplete;
                }
            }
        }
    }
    Ok(outcome)
}
