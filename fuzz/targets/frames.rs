//! Frame files: an error with its line, or frames that events are found by.
#![no_main]

use khabar::Extractor;
use khabar::event::FramesBuilder;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = &*String::from_utf8_lossy(bytes);
    let mut frames = FramesBuilder::new();
    if let Err(error) = frames.add_toml("mine.toml", text) {
        assert!(error.to_string().starts_with("mine.toml:"), "{error}");
        assert!((1..=text.split('\n').count().max(1)).contains(&error.line()), "{error}");
        return;
    }
    // Linking takes a thousand times as long as reading; some of the sound files are enough.
    if bytes.iter().fold(0_u8, |sum, &byte| sum.wrapping_add(byte)) % 64 != 0 {
        return;
    }
    let extractor = Extractor::builder()
        .embedded_gazetteers(false)
        .embedded_frames(false)
        .frames("mine.toml", text)
        .build();
    let extractor = extractor.unwrap_or_else(|error| panic!("{error}"));
    for (_, example) in extractor.frames().examples() {
        let _ = extractor.extract(&example.text);
    }
    let _ = extractor.extract(text);
});
