//! Every frame finds its examples, with trigger, roles and count, and nothing in its
//! counter-examples.

use khabar::event::{Event, Example, Frames};
use khabar::{Argument, Document, EventType, Extractor, Why};

#[test]
fn frames_find_their_examples() {
    let extractor = Extractor::new();
    let failures: Vec<String> = extractor
        .frames()
        .examples()
        .filter_map(|(frame, example)| {
            let document = extractor.extract(&example.text);
            let problem = missing(&document, frame, example)?;
            Some(format!(
                "{frame}: {problem}\n    in   {}{}",
                example.text,
                found(&document)
            ))
        })
        .collect();
    assert_none(&failures, extractor.frames().examples().count());
}

#[test]
fn frames_find_nothing_in_their_counter_examples() {
    let extractor = Extractor::new();
    let failures: Vec<String> = extractor
        .frames()
        .counter_examples()
        .filter_map(|(frame, text)| {
            let document = extractor.extract(text);
            let wrong = document.events().iter().any(|e| frame_of(e) == Some(frame));
            wrong.then(|| {
                format!(
                    "{frame}: an event in a counter-example\n    in   {text}{}",
                    found(&document)
                )
            })
        })
        .collect();
    assert_none(&failures, extractor.frames().counter_examples().count());
}

#[test]
fn every_frame_file_has_examples() {
    let extractor = Extractor::new();
    let without: Vec<&str> = EventType::ALL
        .iter()
        .filter(|&&kind| !has_example(extractor.frames(), kind))
        .map(|kind| kind.name())
        .collect();
    assert!(
        without.is_empty(),
        "no frame of these kinds has an example: {}",
        without.join(", ")
    );
}

fn has_example(frames: &Frames, kind: EventType) -> bool {
    frames
        .examples()
        .any(|(frame, _)| kind_of(frame) == Some(kind))
}

/// The kind of a frame: by convention its name begins with it, `attack.air`.
fn kind_of(frame: &str) -> Option<EventType> {
    EventType::from_name(frame.split('.').next()?)
}

fn frame_of(event: &Event) -> Option<&str> {
    match &event.why {
        Why::Frame(name, _) => Some(name),
        _ => None,
    }
}

/// What the document lacks of an example; `None` where nothing is missing.
fn missing(document: &Document<'_>, frame: &str, example: &Example) -> Option<String> {
    let Some(kind) = kind_of(frame) else {
        return Some("its name does not begin with a kind".to_owned());
    };
    let candidates: Vec<&Event> = document
        .events()
        .iter()
        .filter(|e| e.event_type() == kind)
        .filter(|e| match &example.trigger {
            Some(trigger) => e.trigger.slice(document.text()) == trigger,
            None => true,
        })
        .collect();
    let problems = candidates
        .iter()
        .map(|event| differences(document, event, example));
    match problems.min_by_key(Vec::len) {
        None => Some(format!(
            "no {} with the trigger {}",
            kind.name(),
            example.trigger.as_deref().unwrap_or("(any)")
        )),
        Some(problems) if problems.is_empty() => None,
        Some(problems) => Some(problems.join("; ")),
    }
}

/// Where an event differs from what the example tells of it.
fn differences(document: &Document<'_>, event: &Event, example: &Example) -> Vec<String> {
    let mut problems = Vec::new();
    for (role, wanted) in &example.roles {
        let arguments: Vec<&Argument> = event
            .arguments()
            .filter(|(name, _)| name == role)
            .map(|(_, a)| a)
            .collect();
        let all_there = wanted
            .iter()
            .all(|phrase| arguments.iter().any(|a| says(document, a, phrase)));
        if !all_there || arguments.len() != wanted.len() {
            let got: Vec<&str> = arguments.iter().map(|a| shown(document, a)).collect();
            problems.push(format!(
                "{role} is [{}] where [{}] belongs",
                got.join(" | "),
                wanted.join(" | ")
            ));
        }
    }
    if example.count.is_some() && event.count != example.count {
        problems.push(format!(
            "count is {:?} where {:?} belongs",
            event.count, example.count
        ));
    }
    problems
}

/// Whether an argument is this phrase or, where it is only understood, bears this name.
fn says(document: &Document<'_>, argument: &Argument, phrase: &str) -> bool {
    match argument.text(document) {
        // Behind a fused لل the span begins with the ل of the article.
        Some(text) => text == phrase || phrase.strip_prefix('ا') == Some(text),
        None => argument
            .entities
            .iter()
            .any(|&id| document.entity(id).name == phrase),
    }
}

fn shown<'a>(document: &'a Document<'_>, argument: &Argument) -> &'a str {
    argument
        .text(document)
        .unwrap_or_else(|| argument.name(document))
}

/// All events of a document, a line each.
fn found(document: &Document<'_>) -> String {
    let lines = document.events().iter().map(|event| {
        let roles: Vec<String> = event
            .arguments()
            .map(|(role, a)| format!("{role}: {}", shown(document, a)))
            .collect();
        let trigger = event.trigger.slice(document.text());
        format!(
            "\n    has  {} {trigger} ({}) {}",
            event.event_type().name(),
            event.why,
            roles.join(", ")
        )
    });
    lines.collect()
}

fn assert_none(failures: &[String], of: usize) {
    assert!(
        failures.is_empty(),
        "{} of {of} sentences fail\n{}",
        failures.len(),
        failures.join("\n")
    );
}
