//! Frame files: what the format refuses, examples that the frames do not find, and frames without any.

use khabar::event::{Event, Example, FramesBuilder};
use khabar::{Argument, Document, Extractor, Why};

use super::Problem;
use crate::Failure;

pub(super) fn problems(file: &str, text: &str) -> Result<Vec<Problem>, Failure> {
    if let Err(error) = FramesBuilder::new().add_toml(file, text) {
        return Ok(vec![Problem::Error(error.to_string())]);
    }
    let extractor = Extractor::builder().frames(file, text).build()?;
    let names = names(text)?;
    let mut problems = Vec::new();
    // khabar's own frames hold by khabar's own tests.
    let own = |frame: &str| names.iter().any(|name| name == frame);
    for (frame, example) in extractor
        .frames()
        .examples()
        .filter(|(frame, _)| own(frame))
    {
        let document = extractor.extract(&example.text);
        if let Some(what) = missing(&document, frame, example) {
            let (line, sentence) = (line(text, &example.text), &example.text);
            problems.push(Problem::Error(format!(
                "{file}:{line}: {frame} does not find its example: {what}: {sentence}"
            )));
        }
    }
    let counter_examples = extractor.frames().counter_examples();
    for (frame, sentence) in counter_examples.filter(|(frame, _)| own(frame)) {
        let document = extractor.extract(sentence);
        if document.events().iter().any(|event| is_of(event, frame)) {
            let line = line(text, sentence);
            problems.push(Problem::Error(format!(
                "{file}:{line}: {frame} finds its counter-example: {sentence}"
            )));
        }
    }
    let replaced = Extractor::new();
    for name in &names {
        let mut warn = |what: &str| {
            problems.push(Problem::Warning {
                file: file.to_owned(),
                line: line(text, &format!("\"{name}\"")),
                what: format!("{name} {what}"),
            });
        };
        if !extractor
            .frames()
            .examples()
            .any(|(frame, _)| frame == name)
        {
            warn("has no example; write a sentence that it must find under [[frame.examples]]");
        }
        if replaced.frames().examples().any(|(frame, _)| frame == name) {
            warn("takes the place of khabar's own frame of this name");
        }
    }
    Ok(problems)
}

/// The names of a file's frames.
fn names(text: &str) -> Result<Vec<String>, Failure> {
    let file: toml::Table = toml::from_str(text)?;
    let frames = file.get("frame").and_then(toml::Value::as_array);
    let names = frames
        .into_iter()
        .flatten()
        .filter_map(|frame| frame.get("name")?.as_str());
    Ok(names.map(str::to_owned).collect())
}

/// The line on which something stands, from 1.
fn line(text: &str, what: &str) -> usize {
    1 + text
        .lines()
        .position(|line| line.contains(what))
        .unwrap_or(0)
}

fn is_of(event: &Event, frame: &str) -> bool {
    matches!(&event.why, Why::Frame(name, _) if **name == *frame)
}

/// What a document lacks of a frame's example.
fn missing(document: &Document<'_>, frame: &str, example: &Example) -> Option<String> {
    let is_trigger = |event: &Event| {
        let word = event.trigger.slice(document.text());
        example
            .trigger
            .as_deref()
            .is_none_or(|trigger| trigger.contains(word) || word.contains(trigger))
    };
    let events = document.events().iter();
    let found = events.filter(|event| is_of(event, frame) && is_trigger(event));
    let lacks = found.map(|event| {
        let fills = |role: &str, phrase: &str| {
            event
                .arguments()
                .any(|(name, argument)| name == role && says(document, argument, phrase))
        };
        let mut wanted = example.roles.iter().flat_map(|(role, phrases)| {
            phrases
                .iter()
                .map(move |phrase| (role.as_str(), phrase.as_str()))
        });
        let lacking = wanted.find(|(role, phrase)| !fills(role, phrase));
        match lacking {
            Some((role, phrase)) => Some(format!("its {role} is not {phrase}")),
            None => (example.count.is_some() && event.count != example.count)
                .then(|| "it has another count".to_owned()),
        }
    });
    let lacks: Vec<_> = lacks.collect();
    match lacks.iter().any(Option::is_none) {
        true => None,
        false => Some(
            lacks
                .into_iter()
                .flatten()
                .next()
                .unwrap_or_else(|| "no event".to_owned()),
        ),
    }
}

/// Whether an argument is this phrase or, where it is only understood, bears this name.
fn says(document: &Document<'_>, argument: &Argument, phrase: &str) -> bool {
    match argument.text(document) {
        // Behind a fused لل the span begins with the ل of the article.
        Some(text) => text == phrase || phrase.strip_prefix('ا') == Some(text),
        None => argument.name(document) == phrase,
    }
}
