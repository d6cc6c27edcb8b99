//! How fast whole texts are read, and how long an extractor takes to build.
//!
//! The text is the three items under `examples/data`, over and over; what is found in one round is
//! asserted before anything is timed, so that no speed is bought with answers.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use khabar::{Document, Extractor, Options};

const ITEMS: [&str; 3] = [
    include_str!("../examples/data/call-and-talks.txt"),
    include_str!("../examples/data/attack.txt"),
    include_str!("../examples/data/accusation.txt"),
];

/// What one text says, in numbers.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    sentences: usize,
    mentions: usize,
    times: usize,
    events: usize,
    quotations: usize,
}

/// What each item says. Whoever changes what is found changes these numbers with it.
const EXPECTED: [Counts; 3] = [
    Counts {
        sentences: 11,
        mentions: 43,
        times: 6,
        events: 18,
        quotations: 7,
    },
    Counts {
        sentences: 12,
        mentions: 18,
        times: 4,
        events: 29,
        quotations: 6,
    },
    Counts {
        sentences: 13,
        mentions: 40,
        times: 7,
        events: 15,
        quotations: 8,
    },
];

/// Sizes of the generated texts: a short message, an article, a long report.
const ROUNDS: [usize; 3] = [1, 8, 64];

fn count(document: &Document<'_>) -> Counts {
    Counts {
        sentences: document.sentences().len(),
        mentions: document.mentions().len(),
        times: document.times().len(),
        events: document.events().len(),
        quotations: document.quotations().len(),
    }
}

fn options() -> Options {
    Options {
        date: Some("2021-09-15".parse().expect("a date")),
        id: None,
    }
}

fn extraction(c: &mut Criterion) {
    let extractor = Extractor::new();
    let found = ITEMS.map(|text| count(&extractor.extract_with(text, &options())));
    assert_eq!(found, EXPECTED);

    let without_events = Extractor::builder()
        .events(false)
        .build()
        .expect("embedded data is well-formed");
    let mut group = c.benchmark_group("extraction");
    for rounds in ROUNDS {
        let text = ITEMS.join("\n").repeat(rounds);
        let sentences = extractor.extract(&text).sentences().len();
        assert_eq!(
            sentences,
            rounds * EXPECTED.iter().map(|e| e.sentences).sum::<usize>()
        );
        group.throughput(Throughput::Bytes(text.len() as u64));
        for (name, extractor) in [
            ("all stages", &extractor),
            ("entities and times", &without_events),
        ] {
            group.bench_with_input(BenchmarkId::new(name, text.len()), &text, |b, text| {
                b.iter(|| {
                    count(black_box(
                        &extractor.extract_with(black_box(text), &options()),
                    ))
                });
            });
        }
    }
    group.finish();
}

/// A thousand texts, one after the other and on all cores.
#[cfg(feature = "parallel")]
fn batch(c: &mut Criterion) {
    let extractor = Extractor::new();
    let texts: Vec<&str> = ITEMS.iter().copied().cycle().take(1000).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let read =
        |extractor: &Extractor, text: &&str| count(&extractor.extract_with(text, &options()));
    let expected: Vec<Counts> = texts.iter().map(|text| read(&extractor, text)).collect();
    let found: Vec<Counts> = extractor.extract_batch(&texts, read).collect();
    assert_eq!(found, expected);

    let mut group = c.benchmark_group("batch");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    group.bench_function("one thread", |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|text| read(&extractor, text).events)
                .sum::<usize>()
        });
    });
    group.bench_function(format!("{} threads", rayon::current_num_threads()), |b| {
        b.iter(|| {
            extractor
                .extract_batch(&texts, read)
                .map(|found| found.events)
                .sum::<usize>()
        });
    });
    group.finish();
}

fn build(c: &mut Criterion) {
    let mut group = c.benchmark_group("build");
    group.sample_size(20);
    group.bench_function("extractor", |b| {
        b.iter(|| {
            Extractor::builder()
                .build()
                .expect("embedded data is well-formed")
        });
    });
    group.finish();
}

criterion_group!(benches, extraction, build);
#[cfg(feature = "parallel")]
criterion_group!(batches, batch);
#[cfg(feature = "parallel")]
criterion_main!(benches, batches);
#[cfg(not(feature = "parallel"))]
criterion_main!(benches);
