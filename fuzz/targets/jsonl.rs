//! The command's readers, of JSON lines and of texts in any encoding, and its counting of offsets.
#![no_main]

#[allow(dead_code)]
#[path = "../../src/bin/khabar/input.rs"]
mod input;
#[allow(dead_code)]
#[path = "../../src/bin/khabar/json.rs"]
mod json;
#[path = "../../src/bin/khabar/offset.rs"]
mod offset;

use std::io::Cursor;
use std::path::Path;

use khabar::{Extractor, Options};
use libfuzzer_sys::fuzz_target;

/// As the command has it.
type Failure = Box<dyn std::error::Error>;

/// What the command's readers need of its arguments.
mod arguments {
    #[derive(Clone, Copy)]
    pub(crate) enum Offsets {
        Byte,
        Char,
        Utf16,
    }
}

use arguments::Offsets;

fuzz_target!(|bytes: &[u8]| {
    let name = Path::new("news.jsonl");
    let mut items = 0;
    for item in input::lines(Box::new(Cursor::new(bytes.to_vec())), name, None) {
        items += 1;
        assert_eq!(item.file, name);
        assert!(item.line.is_some_and(|line| line >= items), "lines are numbered");
        let Ok(text) = item.text else { continue };
        let options = Options {
            id: item.id.map(|id| id.to_string()),
            date: item.date,
        };
        let document = Extractor::new().extract_with(&text, &options);
        for unit in [Offsets::Byte, Offsets::Char, Offsets::Utf16] {
            let Ok(mut json) = json::Json::of(&document) else {
                panic!("a document is JSON");
            };
            offset::count(&mut json, &text, unit);
        }
    }
    let filled = |line: &&[u8]| !line.iter().all(u8::is_ascii_whitespace);
    let lines = bytes.split(|&byte| byte == b'\n').filter(filled).count();
    assert_eq!(items, lines as u64, "each line has its answer");
    let decoded = input::decode(bytes.to_vec());
    assert!(decoded.is_err() || str::from_utf8(bytes).is_err() || !decoded.is_ok_and(|text| text.len() > 3 * bytes.len()));
});
