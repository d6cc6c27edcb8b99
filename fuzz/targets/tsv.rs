//! Gazetteer files: an error with its line or a gazetteer that finds what it holds.
#![no_main]

use khabar::gazetteer::{Gazetteer, HEADER, Matcher, check, parse, parse_bytes};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Most inputs go behind a sound header, which a mutator seldom leaves whole.
    let file = match bytes.split_first() {
        Some((b'!', file)) => file.to_vec(),
        _ => [HEADER.as_bytes(), b"\n", bytes].concat(),
    };
    let parsed = parse_bytes("mine.tsv", &file);
    let Ok(text) = str::from_utf8(&file) else {
        assert!(parsed.is_err());
        return;
    };
    assert_eq!(parsed.is_ok(), parse("mine.tsv", text).is_ok());
    let errors = check("mine.tsv", text);
    assert_eq!(errors.is_empty(), parsed.is_ok());
    assert!(errors.iter().all(|error| error.to_string().starts_with("mine.tsv:")));
    // Whatever of it is sound by itself.
    let mut vocabulary = Vocabulary::default();
    let Ok(builder) = Gazetteer::builder().add_tsv("mine.tsv", text) else {
        return;
    };
    let gazetteer = builder.build(&mut vocabulary);
    for entry in gazetteer.entries() {
        let found = gazetteer.by_id(entry.id());
        assert!(found.is_some_and(|found| found.id() == entry.id()));
        assert!(gazetteer.lookup(entry.name()).any(|found| found.id() == entry.id()));
        let _ = (entry.aliases().count(), entry.attributes().count());
        let _ = (entry.country(), entry.entity_type(), entry.sources().count());
    }
    let text = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
    let mut matches = Vec::new();
    gazetteer.trie().find(&text, &mut matches);
    for found in matches {
        assert!(!found.span.slice(text.text()).is_empty());
        assert!(found.entry.index() < gazetteer.len());
    }
});
