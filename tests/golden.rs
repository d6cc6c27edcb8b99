//! Whole documents as snapshots: what the news items under `examples/data` say.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test --test golden` writes the
//! snapshots anew; review their diff like code.

mod support;

use std::fmt::Write;

use khabar::{Document, Extractor, TextTable};
use serde_json::Value;
use support::{ITEMS, options, to_json};

#[test]
fn the_items_say_the_same_as_before() {
    let extractor = Extractor::new();
    for (name, date, text) in ITEMS {
        let document = extractor.extract_with(text, &options(name, date));
        insta::assert_snapshot!(format!("{name}.json"), lines(&document));
    }
}

#[test]
fn the_items_read_the_same_as_before() {
    let extractor = Extractor::new();
    for (name, date, text) in ITEMS {
        let document = extractor.extract_with(text, &options(name, date));
        insta::assert_snapshot!(format!("{name}.table"), TextTable(&document));
    }
}

/// The document's JSON with one line for each sentence, mention, entity, time, event and quotation,
/// so that a diff shows the ones that change.
fn lines(document: &Document<'_>) -> String {
    let mut out = String::new();
    let Value::Object(fields) = to_json(document) else {
        panic!("a document is an object");
    };
    for (name, value) in fields {
        match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| writeln!(out, "{name}[{index}] {item}")),
            value => writeln!(out, "{name} {value}"),
        }
        .expect("a string takes all");
    }
    out
}
