//! `khabar evaluate`: how much of what people annotated is found, and what is missed.

mod conll;
mod counts;
mod gold;
mod links;
mod names;
mod score;

use std::io::Write;

use crate::arguments::EvaluateArguments;
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &EvaluateArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let extractor = arguments.data.extractor()?;
    let report = if arguments.path.is_dir() {
        gold::report(&arguments.path, &extractor)?
    } else {
        conll::report(&arguments.path, &extractor)?
    };
    report.write(out, arguments.misses)?;
    Ok(Outcome::Complete)
}

/// How corpora call a kind of names; nothing for the kinds that they have not.
fn label(kind: khabar::EntityKind) -> Option<&'static str> {
    match kind {
        khabar::EntityKind::Person => Some("PER"),
        khabar::EntityKind::Place => Some("LOC"),
        khabar::EntityKind::Organization => Some("ORG"),
        _ => None,
    }
}
