//! Whole documents as snapshots: what the news items under `examples/data` say.
//!
//! After a change that is meant, `INSTA_UPDATE=always cargo test --test golden` writes the
//! snapshots anew; review their diff like code.

mod support;

use khabar::{Extractor, TextTable};
use support::{ITEMS, options};

#[test]
fn the_items_say_the_same_as_before() {
    let extractor = Extractor::new();
    for (name, date, text) in ITEMS {
        let document = extractor.extract_with(text, &options(name, date));
        insta::assert_compact_json_snapshot!(name, document);
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
