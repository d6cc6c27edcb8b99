//! Reading a text and writing it in every form: spans are slices, references lead to something, nothing panics.
#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

use khabar::{Brat, Conll, Spacy, TextTable};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let document = support::extract(&text);
    support::check_references(&document);
    let written = [
        format!("{}", TextTable(&document)),
        format!("{}", Conll(&document)),
        format!("{}", Brat(&document)),
    ];
    assert!(written.iter().all(|form| form.len() <= 64 * (text.len() + 64)));
    for json in [
        serde_json::to_string(&document),
        serde_json::to_string(&Spacy(&document)),
    ] {
        assert!(json.is_ok_and(|json| json.len() <= 1024 * (text.len() + 64)));
    }
});
