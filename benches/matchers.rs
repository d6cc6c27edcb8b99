//! The two matchers side by side, over a gazetteer of 10,000 names and a text made to fit, and what
//! it costs to build them. Both must have found the same number of names before either is timed.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use khabar::gazetteer::{AutomatonMatcher, Gazetteer, Matcher};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};

mod support;

use support::{Random, entries, names, text};

const NAMES: usize = 10_000;
const TEXT_BYTES: usize = 1 << 20;

fn matchers(criterion: &mut Criterion) {
    let mut random = Random(0x5eed);
    let names = names(&mut random, NAMES);
    let text = text(&mut random, &names, TEXT_BYTES);
    let entries = entries(&names);

    let mut vocabulary = Vocabulary::default();
    let gazetteer = Gazetteer::builder()
        .add_entries(entries.clone())
        .build(&mut vocabulary);
    let automaton =
        AutomatonMatcher::new(&gazetteer, &vocabulary).expect("the automaton is small enough");
    let analyzed = AnalyzedText::new(&text, &Normalizer::default(), &vocabulary);
    let rivals: [(&str, &dyn Matcher); 2] = [
        ("token trie", gazetteer.trie()),
        ("aho-corasick", &automaton),
    ];

    let counts = rivals.map(|(_, matcher)| {
        let mut matches = Vec::new();
        matcher.find(&analyzed, &mut matches);
        matches.len()
    });
    assert_eq!(counts[0], counts[1], "the matchers find the same names");
    assert!(
        counts[0] > TEXT_BYTES / 200,
        "only {} names are found",
        counts[0]
    );

    let mut group = criterion.benchmark_group("find");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20);
    for (name, matcher) in rivals {
        let mut matches = Vec::with_capacity(counts[0]);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                matches.clear();
                matcher.find(black_box(&analyzed), &mut matches);
                matches.len()
            });
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    group.bench_function("token trie", |bencher| {
        bencher.iter_batched(
            || entries.clone(),
            |entries| {
                Gazetteer::builder()
                    .add_entries(entries)
                    .build(&mut Vocabulary::default())
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("aho-corasick", |bencher| {
        bencher.iter(|| AutomatonMatcher::new(black_box(&gazetteer), &vocabulary));
    });
    group.bench_function("embedded files", |bencher| {
        bencher.iter(|| {
            Gazetteer::builder()
                .add_embedded()
                .build(&mut Vocabulary::default())
        });
    });
    group.finish();
}

criterion_group!(benches, matchers);
criterion_main!(benches);
