//! Matchers of other libraries beside the token trie, over the same 10,000 names and the same text.
//!
//! The rivals get names and text folded already, and look for letters: they know no word, no clitic
//! and no way back to the input. Who asks the same question must give the same number of answers,
//! which is asserted before anything is timed.

use std::collections::BTreeSet;
use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use khabar::gazetteer::{Gazetteer, Matcher};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};

mod support;

use support::{Random, entries, names, text};

const NAMES: usize = 10_000;
const TEXT_BYTES: usize = 1 << 20;

/// A matcher that counts what it finds in a text.
type Counter<'a> = (&'static str, Box<dyn Fn(&str) -> usize + 'a>);

fn rivals(criterion: &mut Criterion) {
    let mut random = Random(0x5eed);
    let names = names(&mut random, NAMES);
    let text = text(&mut random, &names, TEXT_BYTES);
    let normalizer = Normalizer::default();
    let folded = normalizer.fold(&text);
    // Once each, the longest first: an alternation takes the first that fits.
    let patterns: BTreeSet<String> = names.iter().map(|name| normalizer.fold(name)).collect();
    let mut patterns: Vec<String> = patterns.into_iter().collect();
    patterns.sort_by_key(|name| std::cmp::Reverse(name.len()));

    let mut group = criterion.benchmark_group("all occurrences");
    compare(&mut group, &folded, &overlapping(&patterns));
    group.finish();
    let mut group = criterion.benchmark_group("longest from the left");
    compare(&mut group, &folded, &leftmost_longest(&patterns));
    group.finish();

    let mut group = criterion.benchmark_group("words");
    let in_order: BTreeSet<&String> = patterns.iter().collect();
    let set = fst::Set::from_iter(in_order).expect("a sorted set");
    let counters: [Counter<'_>; 1] =
        [("fst, whole words", Box::new(|text| whole_words(&set, text)))];
    compare(&mut group, &folded, &counters);
    let mut vocabulary = Vocabulary::default();
    let gazetteer = Gazetteer::builder()
        .add_entries(entries(&names))
        .build(&mut vocabulary);
    let whole = counters[0].1(&folded);
    let mut matches = Vec::new();
    let analyzed = AnalyzedText::new(&text, &normalizer, &vocabulary);
    gazetteer.trie().find(&analyzed, &mut matches);
    assert!(
        matches.len() > whole,
        "the trie finds names behind clitics, too"
    );
    group.bench_function("token trie, with clitics", |bencher| {
        bencher.iter(|| {
            matches.clear();
            gazetteer.trie().find(black_box(&analyzed), &mut matches);
            matches.len()
        });
    });
    group.bench_function("token trie, text folded and cut first", |bencher| {
        bencher.iter(|| {
            matches.clear();
            let analyzed = AnalyzedText::new(black_box(&text), &normalizer, &vocabulary);
            gazetteer.trie().find(&analyzed, &mut matches);
            matches.len()
        });
    });
    group.finish();
}

/// Asserts that all find as much, then times them.
fn compare(group: &mut BenchmarkGroup<'_, WallTime>, text: &str, counters: &[Counter<'_>]) {
    let expected = counters[0].1(text);
    assert!(
        expected > TEXT_BYTES / 200,
        "only {expected} names are found"
    );
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(10);
    for (name, count) in counters {
        assert_eq!(count(text), expected, "{name}");
        group.bench_function(*name, |bencher| bencher.iter(|| count(black_box(text))));
    }
}

/// Every place where a name's letters stand, inside words as well.
fn overlapping(patterns: &[String]) -> Vec<Counter<'static>> {
    use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

    let aho_corasick = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::Standard)
        .build(patterns)
        .expect("few patterns");
    let bytewise = daachorse::DoubleArrayAhoCorasick::<u32>::new(patterns).expect("few patterns");
    let charwise =
        daachorse::CharwiseDoubleArrayAhoCorasick::<u32>::new(patterns).expect("few patterns");
    vec![
        (
            "aho-corasick, contiguous NFA",
            Box::new(move |text| aho_corasick.find_overlapping_iter(text).count()),
        ),
        (
            "daachorse, bytes",
            Box::new(move |text| bytewise.find_overlapping_iter(text).count()),
        ),
        (
            "daachorse, characters",
            Box::new(move |text| charwise.find_overlapping_iter(text).count()),
        ),
    ]
}

/// From left to right the longest name at each place, none over another.
fn leftmost_longest(patterns: &[String]) -> Vec<Counter<'static>> {
    use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
    use daachorse::{CharwiseDoubleArrayAhoCorasickBuilder, MatchKind as DaachorseKind};

    let aho_corasick = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .expect("few patterns");
    let charwise = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(DaachorseKind::LeftmostLongest)
        .build::<_, _, u32>(patterns)
        .expect("few patterns");
    let regex = regex::RegexBuilder::new(&patterns.join("|"))
        .size_limit(1 << 30)
        .build()
        .expect("names have no special letters");
    vec![
        (
            "aho-corasick, contiguous NFA",
            Box::new(move |text| aho_corasick.find_iter(text).count()),
        ),
        (
            "daachorse, characters",
            Box::new(move |text| charwise.leftmost_find_iter(text).count()),
        ),
        (
            "regex, alternation",
            Box::new(move |text| regex.find_iter(text).count()),
        ),
    ]
}

/// Walks a set of names from the start of every word, and counts the names that end where a word
/// does.
fn whole_words(set: &fst::Set<Vec<u8>>, text: &str) -> usize {
    let set = set.as_fst();
    let is_letter = |byte: u8| !byte.is_ascii();
    let bytes = text.as_bytes();
    let mut found = 0;
    for start in (0..bytes.len()).filter(|&at| is_letter(bytes[at])) {
        if start > 0 && is_letter(bytes[start - 1]) {
            continue;
        }
        let mut node = set.root();
        for (at, &byte) in bytes.iter().enumerate().skip(start) {
            let Some(edge) = node.find_input(byte) else {
                break;
            };
            node = set.node(node.transition_addr(edge));
            let ends_word = bytes.get(at + 1).is_none_or(|&next| !is_letter(next));
            found += usize::from(ends_word && node.is_final());
        }
    }
    found
}

criterion_group!(benches, rivals);
criterion_main!(benches);
