//! The laws of folding, on arbitrary and on Arabic-heavy strings, under every switch.

mod support;

use std::ops::Range;

use khabar::Span;
use khabar::text::{Normalized, Normalizer};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(support::cases(512)))]

    #[test]
    fn folding_twice_is_folding_once(text in text(), normalizer in normalizer()) {
        let once = normalizer.fold(&text);
        prop_assert_eq!(normalizer.fold(&once), once);
    }

    #[test]
    fn a_folded_text_maps_identically(text in text(), normalizer in normalizer()) {
        let once = normalizer.fold(&text);
        let twice = normalizer.normalize(&once);
        prop_assert!(!twice.is_changed());
        for at in boundaries(&once) {
            for end in boundaries(&once).filter(|&end| end >= at) {
                prop_assert_eq!(twice.original_span(at..end), Span::new(at, end));
            }
        }
    }

    #[test]
    fn all_ways_of_folding_agree(text in text(), before in text(), normalizer in normalizer()) {
        let normalized = normalizer.normalize(&text);
        prop_assert_eq!(normalized.as_str(), normalizer.fold(&text));
        prop_assert_eq!(normalized.is_changed(), normalized.as_str() != text);
        let mut reused = normalizer.normalize(&before);
        normalizer.normalize_into(&text, &mut reused);
        prop_assert_eq!(format!("{reused:?}"), format!("{normalized:?}"));
        prop_assert_eq!(reused.into_string(), normalized.as_str());
    }

    #[test]
    fn spans_are_slices_of_the_original(text in text(), normalizer in normalizer()) {
        let normalized = normalizer.normalize(&text);
        // Ranges off the boundaries, reversed and beyond the end as well.
        let past = normalized.as_str().len() + 3;
        for start in 0..past {
            for end in 0..past {
                let span = normalized.original_span(start..end);
                prop_assert!(text.get(span.start()..span.end()).is_some());
                prop_assert!(!span.is_empty() || end <= start || start + 3 >= past);
            }
        }
    }

    #[test]
    fn spans_grow_and_contain_with_their_ranges(text in text(), normalizer in normalizer()) {
        let normalized = normalizer.normalize(&text);
        let ranges = char_ranges(normalized.as_str());
        for (at, first) in ranges.iter().enumerate() {
            let mut before = normalized.original_span(first.clone());
            for last in &ranges[at..] {
                let whole = normalized.original_span(first.start..last.end);
                prop_assert!(whole.contains(before));
                prop_assert!(whole.contains(normalized.original_span(last.clone())));
                before = whole;
            }
        }
    }

    #[test]
    fn neighbours_do_not_overlap(text in text(), normalizer in normalizer()) {
        let normalized = normalizer.normalize(&text);
        let spans = char_spans(&normalized);
        for pair in spans.windows(2) {
            let (left, right) = (pair[0], pair[1]);
            prop_assert!(left.end() <= right.start() || left == right, "{left:?} {right:?}");
        }
    }

    #[test]
    fn every_span_folds_to_its_own_characters(text in text()) {
        let normalizer = Normalizer::default();
        let normalized = normalizer.normalize(&text);
        let folded = normalized.as_str();
        let spans = char_spans(&normalized);
        for (range, span) in char_ranges(folded).into_iter().zip(&spans) {
            let expansion = spans.iter().filter(|other| *other == span).count() > 1;
            if !expansion {
                prop_assert_eq!(normalizer.fold(span.slice(&text)), &folded[range]);
            }
        }
    }

    #[test]
    fn what_no_span_covers_is_invisible(text in text()) {
        let normalizer = Normalizer::default();
        let normalized = normalizer.normalize(&text);
        let mut covered = 0;
        for span in char_spans(&normalized) {
            if covered < span.start() {
                prop_assert_eq!(normalizer.fold(&text[covered..span.start()]), "");
            }
            covered = span.end();
        }
        prop_assert_eq!(normalizer.fold(&text[covered..]), "");
    }

    #[test]
    fn the_mapper_agrees_with_the_search(text in text(), normalizer in normalizer(), seed: Vec<usize>) {
        let normalized = normalizer.normalize(&text);
        let ranges = char_ranges(normalized.as_str());
        let mut mapper = normalized.mapper();
        for range in &ranges {
            let span = normalized.original_span(range.clone());
            prop_assert_eq!(mapper.original_start(range.start), span.start());
            prop_assert_eq!(mapper.original_end(range.end), span.end());
        }
        // In any other order it is slower, not wrong.
        for at in seed {
            let Some(range) = ranges.get(at % ranges.len().max(1)) else { continue };
            let span = normalized.original_span(range.clone());
            prop_assert_eq!(mapper.original_end(range.end), span.end());
            prop_assert_eq!(mapper.original_start(range.start), span.start());
        }
    }

    #[test]
    fn marks_and_tatweel_change_nothing(
        letters in "[ابتجدرسعفقكلمنهوي]{1,8}",
        added in prop::collection::vec((0usize..8, "[\u{64B}-\u{652}\u{670}ـ]{1,3}"), 0..8),
    ) {
        let mut written: Vec<String> = letters.chars().map(String::from).collect();
        for (at, marks) in added {
            let at = at % written.len();
            written[at].push_str(&marks);
        }
        let text = written.concat();
        let normalized = Normalizer::default().normalize(&text);
        prop_assert_eq!(normalized.as_str(), letters);
        let slices: Vec<_> = char_spans(&normalized).iter().map(|span| span.slice(&text)).collect();
        prop_assert_eq!(slices, written);
    }

    #[test]
    fn other_scripts_white_space_and_punctuation_stay(
        text in "[a-zA-Z0-9 \t\r\n\0.,:;!?%/()\\[\\]{}«»“”‹›…،؛؟٪\u{A0}\u{2028}–—éßжλ中한½ﬁ²😀]{0,40}",
    ) {
        prop_assert_eq!(Normalizer::default().fold(&text), text);
    }
}

/// Strings of all of Unicode, and strings of what folding acts on.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => any::<String>(),
        4 => prop::collection::vec(character(), 0..24).prop_map(String::from_iter),
    ]
}

fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => prop::char::range('\u{620}', '\u{64A}'),
        4 => prop::char::range('\u{64B}', '\u{65F}'),
        4 => prop::char::range('\u{600}', '\u{77F}'),
        1 => prop::char::range('\u{870}', '\u{8FF}'),
        2 => prop::char::range('\u{FB50}', '\u{FDFF}'),
        2 => prop::char::range('\u{FE70}', '\u{FEFF}'),
        1 => prop::char::range('\u{2000}', '\u{206F}'),
        2 => prop::sample::select(" \n\0a5.،«\u{AD}ـ\u{200C}\u{654}اويﷲﻹ﷼".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

/// The default half of the time, else any choice of switches.
fn normalizer() -> impl Strategy<Value = Normalizer> {
    prop_oneof![
        Just(Normalizer::default()),
        any::<[bool; 10]>().prop_map(|on| {
            Normalizer::builder()
                .alef(on[0])
                .alef_maqsura(on[1])
                .ta_marbuta(on[2])
                .hamza_seats(on[3])
                .tatweel(on[4])
                .tashkeel(on[5])
                .look_alikes(on[6])
                .presentation_forms(on[7])
                .digits(on[8])
                .invisible(on[9])
                .build()
        }),
    ]
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at))
}

fn char_ranges(text: &str) -> Vec<Range<usize>> {
    text.char_indices()
        .map(|(at, c)| at..at + c.len_utf8())
        .collect()
}

fn char_spans(normalized: &Normalized) -> Vec<Span> {
    char_ranges(normalized.as_str())
        .into_iter()
        .map(|range| normalized.original_span(range))
        .collect()
}
