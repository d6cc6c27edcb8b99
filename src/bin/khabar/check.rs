//! `khabar check`: every error of gazetteer and frame files, with its line; of frames also the
//! examples that they do not find.

use std::io::Write;
use std::path::Path;

use khabar::event::FramesBuilder;
use khabar::{Extractor, Why, gazetteer};

use crate::arguments::CheckArguments;
use crate::{Failure, Outcome, input};

pub(crate) fn run(arguments: &CheckArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Complete;
    for file in &arguments.files {
        let problems = problems(file)?;
        if problems.is_empty() {
            writeln!(out, "{}: sound", file.display())?;
        } else {
            outcome = Outcome::Incomplete;
        }
        for problem in problems {
            writeln!(out, "{problem}")?;
        }
    }
    Ok(outcome)
}

fn problems(file: &Path) -> Result<Vec<String>, Failure> {
    let name = file.display().to_string();
    let text = input::text(file)?;
    if input::has_ending(file, &["tsv"]) {
        let errors = gazetteer::check(&name, &text);
        return Ok(errors.iter().map(ToString::to_string).collect());
    }
    if input::has_ending(file, &["toml"]) {
        return Ok(match FramesBuilder::new().add_toml(&name, &text) {
            Err(error) => vec![error.to_string()],
            Ok(_) => failing_examples(&name, &text)?,
        });
    }
    Err(format!("{name}: gazetteers end in .tsv, frames in .toml").into())
}

/// The examples of a frame file that its frames do not find on top of khabar's own, and the
/// counter-examples in which they find something.
fn failing_examples(file: &str, text: &str) -> Result<Vec<String>, Failure> {
    let extractor = Extractor::builder().frames(file, text).build()?;
    let frames = extractor.frames();
    // khabar's own frames hold by khabar's own tests; a file's names stand in it.
    let own = |frame: &str| text.contains(&format!("\"{frame}\""));
    let finds = |frame: &str, sentence: &str, trigger: Option<&str>| {
        let document = extractor.extract(sentence);
        document.events().iter().any(|event| {
            let word = event.trigger.slice(sentence);
            matches!(&event.why, Why::Frame(name, _) if **name == *frame)
                && trigger.is_none_or(|trigger| word.contains(trigger) || trigger.contains(word))
        })
    };
    let mut problems = Vec::new();
    for (frame, example) in frames.examples().filter(|(frame, _)| own(frame)) {
        if !finds(frame, &example.text, example.trigger.as_deref()) {
            problems.push(format!(
                "{file}: {frame} does not find its example: {}",
                example.text
            ));
        }
    }
    for (frame, sentence) in frames.counter_examples().filter(|(frame, _)| own(frame)) {
        if finds(frame, sentence, None) {
            problems.push(format!(
                "{file}: {frame} finds its counter-example: {sentence}"
            ));
        }
    }
    Ok(problems)
}
