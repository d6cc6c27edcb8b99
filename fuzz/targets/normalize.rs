//! Folding under any switches: all ways agree, folding twice is folding once, and every folded range leads back
//! to a slice of the original.
#![no_main]

use khabar::Normalizer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((switches, text)) = bytes.split_first_chunk() else {
        return;
    };
    let switches = u16::from_le_bytes(*switches);
    let text = &*String::from_utf8_lossy(text);
    // Inverted, so that zero is the profile for matching, with everything on.
    let on = |bit: u32| switches >> bit & 1 == 0;
    let normalizer = Normalizer::builder()
        .alef(on(0))
        .alef_maqsura(on(1))
        .ta_marbuta(on(2))
        .hamza_seats(on(3))
        .tatweel(on(4))
        .tashkeel(on(5))
        .look_alikes(on(6))
        .presentation_forms(on(7))
        .digits(on(8))
        .invisible(on(9))
        .build();
    let normalized = normalizer.normalize(text);
    let folded = normalized.as_str();
    assert_eq!(normalizer.fold(text), folded);
    assert_eq!(normalizer.fold(folded), folded, "folding twice");
    assert_eq!(normalized.is_changed(), folded != text);
    let mut mapper = normalized.mapper();
    let mut before = 0;
    for (start, letter) in folded.char_indices() {
        let end = start + letter.len_utf8();
        let span = normalized.original_span(start..end);
        assert!(text.get(span.start()..span.end()).is_some_and(|slice| !slice.is_empty()));
        assert!(span.start() >= before, "spans go forward");
        assert_eq!(mapper.original_start(start), span.start());
        assert_eq!(mapper.original_end(end), span.end());
        before = span.start();
        // Off the boundaries and beyond the end as well.
        let odd = normalized.original_span(start + 1..end + 7);
        assert!(text.get(odd.start..odd.end).is_some());
    }
});
