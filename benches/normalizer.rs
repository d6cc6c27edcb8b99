//! How fast folding is, beside the standard library's check of the same bytes as UTF-8.
//!
//! The texts are words in a shuffled order, as a repeated sentence would teach the processor's
//! branch prediction by heart. What folding must give is asserted before it is timed.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use khabar::text::{Normalized, Normalizer};

/// A word as written and as folded.
type Word = (&'static str, &'static str);

/// As a newspaper writes: hamza on alef, a tanween here and there, marks of punctuation.
const NEWS: &[Word] = &[
    ("أعلنت", "اعلنت"),
    ("هيئة", "هييه"),
    ("الأرصاد", "الارصاد"),
    ("أن", "ان"),
    ("موجة", "موجه"),
    ("من", "من"),
    ("الأمطار", "الامطار"),
    ("ستصل", "ستصل"),
    ("إلى", "الي"),
    ("المدن", "المدن"),
    ("الساحلية", "الساحليه"),
    ("مساءً،", "مساء،"),
    ("وطلبت", "وطلبت"),
    ("في", "في"),
    ("من", "من"),
    ("الصيادين", "الصيادين"),
    ("البقاء", "البقاء"),
    ("في", "في"),
    ("الميناء.", "الميناء."),
    ("وقال", "وقال"),
    ("مدير", "مدير"),
    ("المركز:", "المركز:"),
    ("«نتابع", "«نتابع"),
    ("حركة", "حركه"),
    ("السحب", "السحب"),
    ("منذ", "منذ"),
    ("يومين»", "يومين»"),
    ("و14", "و14"),
    ("محطة", "محطه"),
    ("تعمل", "تعمل"),
    ("على", "علي"),
    ("مدار", "مدار"),
    ("الساعة.\n", "الساعه.\n"),
];
/// Every vowel written.
const VOWELLED: &[Word] = &[
    ("أَعْلَنَتْ", "اعلنت"),
    ("مَوْجَةٌ", "موجه"),
    ("مِنَ", "من"),
    ("الأَمْطَارِ", "الامطار"),
    ("سَتَصِلُ", "ستصل"),
    ("إِلَى", "الي"),
    ("السَّاحِلِيَّةِ", "الساحليه"),
    ("مَسَاءً.", "مساء."),
];
/// Presentation forms, Persian letters, Arabic-Indic digits, joiners, tatweel, curly quotes.
const MIXED: &[Word] = &[
    ("ﻹعادة", "لاعاده"),
    ("البـنـاء", "البناء"),
    ("می\u{200C}رود", "ميرود"),
    ("کتاب", "كتاب"),
    ("١٢٫٥", "12.5"),
    ("ﷲ", "الله"),
    ("ﺍﻟﻨﺘﻴﺠﺔ", "النتيجه"),
    ("“نص”", "“نص”"),
    ("…", "…"),
    ("text", "text"),
];
const LATIN: &[Word] = &[
    ("the", "the"),
    ("weather", "weather"),
    ("is", "is"),
    ("fine.", "fine."),
];

const CASES: [(&str, &[Word]); 4] = [
    ("news", NEWS),
    ("vowelled", VOWELLED),
    ("mixed", MIXED),
    ("latin", LATIN),
];
const BYTES: usize = 1 << 22;

/// A text of these words in an order that is the same in every run, and its folded form.
fn shuffled(words: &[Word]) -> (String, String) {
    let (mut text, mut folded) = (String::new(), String::new());
    let mut state = 1u64;
    while text.len() < BYTES {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let word = words[(state >> 33) as usize % words.len()];
        text.push_str(word.0);
        folded.push_str(word.1);
        text.push(' ');
        folded.push(' ');
    }
    (text, folded)
}

fn folding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("normalizer");
    let normalizer = Normalizer::default();
    let mut normalized = Normalized::default();
    for (name, words) in CASES {
        let (text, folded) = &shuffled(words);
        normalizer.normalize_into(text, &mut normalized);
        assert_eq!(normalized.as_str().len(), folded.len(), "{name}");
        assert!(normalized.as_str() == folded, "{name}");
        assert!(normalizer.fold(text) == *folded, "{name}");

        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("from_utf8", name), |bencher| {
            bencher.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
        });
        group.bench_function(BenchmarkId::new("normalize_into", name), |bencher| {
            bencher.iter(|| {
                normalizer.normalize_into(black_box(text), &mut normalized);
                normalized.as_str().len()
            });
        });
        group.bench_function(BenchmarkId::new("fold", name), |bencher| {
            bencher.iter(|| normalizer.fold(black_box(text)).len());
        });
    }
    group.finish();
}

fn mapping(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("mapping");
    let (text, _) = shuffled(NEWS);
    let normalized = Normalizer::default().normalize(&text);
    let words: Vec<_> = normalized
        .as_str()
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some(start..start + word.len())
        })
        .collect();
    let by_search = || {
        words
            .iter()
            .map(|word| normalized.original_span(word.clone()).len())
            .sum::<usize>()
    };
    let by_mapper = || {
        let mut mapper = normalized.mapper();
        let mut sum = 0;
        for word in &words {
            let start = mapper.original_start(word.start);
            sum += mapper.original_end(word.end) - start;
        }
        sum
    };
    // The words and the spaces between them make up the original.
    assert_eq!(by_search() + words.len() - 1, text.len());
    assert_eq!(by_mapper(), by_search());

    group.throughput(Throughput::Elements(words.len() as u64));
    group.bench_function("original_span", |bencher| bencher.iter(by_search));
    group.bench_function("mapper", |bencher| bencher.iter(by_mapper));
    group.finish();
}

criterion_group!(benches, folding, mapping);
criterion_main!(benches);
