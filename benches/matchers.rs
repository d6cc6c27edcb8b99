//! The two matchers side by side, over a gazetteer of 10,000 names and a text made to fit, and what
//! it costs to build them. Both must have found the same number of names before either is timed.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use khabar::gazetteer::{AutomatonMatcher, Entry, EntryKind, Gazetteer, Matcher};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};

const NAMES: usize = 10_000;
const TEXT_BYTES: usize = 1 << 20;

/// A small generator of numbers (xorshift), so that every run has the same data.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const ROOT_LETTERS: [&str; 20] = [
    "ب", "ت", "ج", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص", "ط", "ع", "ف", "ق", "ك", "ل", "م", "ن",
    "ه",
];

/// Prefix, and what stands after the first, second and third letter of a root.
const PATTERNS: [[&str; 4]; 10] = [
    ["", "", "", ""],
    ["", "ا", "", ""],
    ["", "", "ي", ""],
    ["", "", "و", ""],
    ["", "", "ا", ""],
    ["م", "", "", ""],
    ["م", "", "و", ""],
    ["أ", "", "", ""],
    ["ت", "", "ي", ""],
    ["", "", "ا", "ة"],
];

fn word(random: &mut Random) -> String {
    let [prefix, first, second, third] = PATTERNS[random.below(PATTERNS.len())];
    let article = if random.below(4) == 0 { "ال" } else { "" };
    let mut word = String::from(article);
    word.push_str(prefix);
    for vowel in [first, second, third] {
        word.push_str(random.pick(&ROOT_LETTERS));
        word.push_str(vowel);
    }
    word
}

fn names(random: &mut Random) -> Vec<String> {
    // Words come back in names: a first word leads to several names, as given names do.
    let words: Vec<String> = (0..NAMES / 2).map(|_| word(random)).collect();
    let name = |_| {
        let length = [1, 1, 2, 2, 2, 3][random.below(6)];
        let parts: Vec<&str> = (0..length)
            .map(|_| words[random.below(words.len())].as_str())
            .collect();
        parts.join(" ")
    };
    (0..NAMES).map(name).collect()
}

/// Running text with about one name in eight words, some of them with a proclitic.
fn text(random: &mut Random, names: &[String]) -> String {
    let mut text = String::with_capacity(TEXT_BYTES + 64);
    while text.len() < TEXT_BYTES {
        text.push_str(random.pick(&["", "", "", "و", "ب", "ل"]));
        if random.below(8) == 0 {
            text.push_str(&names[random.below(names.len())]);
        } else {
            text.push_str(&word(random));
        }
        text.push_str(random.pick(&[
            " ", " ", " ", " ", " ", " ", " ", " ", " ", "، ", ". ", "\n",
        ]));
    }
    text
}

fn entries(names: &[String]) -> Vec<Entry<'static>> {
    let entry = |(number, name): (usize, &String)| {
        Entry::new(name, EntryKind::Person, format!("person/{number}"))
    };
    names.iter().enumerate().map(entry).collect()
}

fn matchers(criterion: &mut Criterion) {
    let mut random = Random(0x5eed);
    let names = names(&mut random);
    let text = text(&mut random, &names);
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
