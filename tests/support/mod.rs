//! What several integration tests share.
#![allow(dead_code, reason = "every test uses its own part")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use khabar::{Argument, Document, Extractor, Options, Role, Span};
use serde_json::{Value, json};

/// The news items under `examples/data`: name, day of writing, text.
pub const ITEMS: [(&str, &str, &str); 3] = [
    (
        "call-and-talks",
        "2021-09-15",
        include_str!("../../examples/data/call-and-talks.txt"),
    ),
    (
        "attack",
        "2021-11-02",
        include_str!("../../examples/data/attack.txt"),
    ),
    (
        "accusation",
        "2021-06-10",
        include_str!("../../examples/data/accusation.txt"),
    ),
];

/// Options with an id and a day.
pub fn options(id: &str, date: &str) -> Options {
    let date = date.parse().expect("a date");
    Options {
        date: Some(date),
        id: Some(id.to_owned()),
    }
}

/// The executable of an example. `cargo test` builds it before any test runs; `cargo test --test …`
/// does not.
pub fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test
        .ancestors()
        .nth(2)
        .expect("tests stand in target/<profile>/deps");
    let path = profile
        .join("examples")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    assert!(
        path.is_file(),
        "{} is missing; run `cargo build --examples`",
        path.display()
    );
    path
}

/// What a function returns and how long it takes.
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = run();
    (result, start.elapsed())
}

/// Options with a day.
pub fn dated() -> Options {
    Options {
        date: Some("2021-02-24".parse().expect("a date")),
        id: None,
    }
}

/// How often a law is tried: as often as `PROPTEST_CASES` says, else so often.
pub fn cases(unless_told: u32) -> u32 {
    let told = std::env::var("PROPTEST_CASES").ok();
    told.and_then(|cases| cases.parse().ok())
        .unwrap_or(unless_told)
}

/// Reads a text of 24 February 2021.
pub fn extract(text: &str) -> Document<'_> {
    Extractor::new().extract_with(text, &dated())
}

/// The JSON of a document.
pub fn to_json(document: &Document<'_>) -> Value {
    serde_json::to_value(document).expect("a document is JSON")
}

/// Every span of a document with its arguments.
fn spans<'a>(document: &'a Document<'_>) -> impl Iterator<Item = Span> + 'a {
    let sentences = document.sentences().iter().copied();
    let mentions = document.mentions().iter().map(|m| m.span);
    let references = document.references().iter().map(|r| r.span);
    let times = document.times().iter().map(|t| t.span);
    let events = document.events().iter().flat_map(|event| {
        let arguments = event.arguments().filter_map(|(_, a)| a.span);
        [event.trigger]
            .into_iter()
            .chain(event.cue)
            .chain(arguments)
    });
    let quotations = document.quotations().iter().flat_map(|q| {
        [q.span]
            .into_iter()
            .chain(q.speaker.iter().filter_map(|a| a.span))
    });
    sentences
        .chain(mentions)
        .chain(references)
        .chain(times)
        .chain(events)
        .chain(quotations)
}

/// Law 1, and that every id and index points at something.
pub fn check_references(document: &Document<'_>) {
    let text = document.text();
    for span in spans(document) {
        let slice = text.get(span.start()..span.end());
        assert!(slice.is_some_and(|s| !s.is_empty()), "{span:?} in {text:?}");
    }
    let (entities, events) = (document.entities().len(), document.events().len());
    let check = |argument: &Argument| {
        assert!(argument.entities.iter().all(|id| id.index() < entities));
        assert!(
            argument
                .time()
                .is_none_or(|time| time < document.times().len())
        );
        assert!(
            argument.span.is_some() || !argument.entities.is_empty(),
            "an argument says nothing"
        );
    };
    assert!(
        document
            .entities()
            .iter()
            .enumerate()
            .all(|(at, e)| e.id.index() == at)
    );
    assert!(
        document
            .mentions()
            .iter()
            .all(|m| m.entity.is_none_or(|id| id.index() < entities))
    );
    assert!(
        document
            .mentions()
            .is_sorted_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end())))
    );
    for reference in document.references() {
        assert!(!reference.entities.is_empty(), "{reference:?} of {text:?}");
        assert!(reference.entities.iter().all(|id| id.index() < entities));
    }
    assert!(
        document
            .references()
            .is_sorted_by(|a, b| a.span.end() <= b.span.start())
    );
    assert!(
        document
            .sentences()
            .is_sorted_by(|a, b| a.end() <= b.start())
    );
    assert!(
        document
            .times()
            .is_sorted_by(|a, b| a.span.start() <= b.span.start())
    );
    assert!(document.events().is_sorted_by_key(|e| e.trigger.start()));
    for (at, event) in document.events().iter().enumerate() {
        event.arguments().for_each(|(_, argument)| check(argument));
        assert!(
            event.same_as.is_none_or(|other| other < at),
            "{event:?} of {text:?}"
        );
        assert!(
            event
                .attribution
                .is_none_or(|other| other < events && other != at),
            "{event:?} of {text:?}"
        );
        assert!((0.0..=1.0).contains(&event.confidence));
    }
    let incidents = document.incidents();
    let mut mentions: Vec<usize> = incidents.iter().flat_map(|i| i.mentions.clone()).collect();
    assert!(
        incidents
            .iter()
            .all(|i| i.mentions.is_sorted() && !i.mentions.is_empty())
    );
    mentions.sort_unstable();
    assert!(
        mentions.into_iter().eq(0..events),
        "every event is in one incident"
    );
    let mut told: Vec<usize> = document.tuples().map(|tuple| tuple.event).collect();
    assert!(told.is_sorted());
    told.dedup();
    assert!(told.into_iter().eq(0..events), "every event has a tuple");
    for quotation in document.quotations() {
        quotation.speaker.iter().for_each(check);
        assert!(quotation.event.is_none_or(|event| event < events));
    }
    assert!(
        document
            .mentions()
            .iter()
            .all(|m| (0.0..=1.0).contains(&m.confidence))
    );
}

/// Rewrites every `start` and `end` in a document's JSON.
pub fn each_span(value: &mut Value, rewrite: &mut impl FnMut(usize, usize) -> (usize, usize)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each_span(item, rewrite)),
        Value::Object(object) => {
            let at = |key: &str| object.get(key).and_then(Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end)) = (at("start"), at("end")) {
                let (start, end) = rewrite(start, end);
                object["start"] = json!(start);
                object["end"] = json!(end);
            }
            object
                .values_mut()
                .for_each(|item| each_span(item, rewrite));
        }
        _ => {}
    }
}

/// The words of a role in the event of one trigger.
pub fn words(text: &str, trigger: &str, role: Role) -> Vec<String> {
    let document = extract(text);
    let event = document
        .events()
        .iter()
        .find(|event| event.trigger.slice(text) == trigger)
        .unwrap_or_else(|| panic!("no event {trigger} in {text}"));
    let arguments = event.kind.arguments(role).unwrap_or_default();
    let spans = arguments.iter().filter_map(|argument| argument.span);
    spans.map(|span| span.slice(text).to_owned()).collect()
}
