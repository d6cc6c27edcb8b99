//! The two matchers are held against each other, and against the promises of [`Matcher`], on
//! gazetteers and texts made at random.

mod support;

use khabar::gazetteer::{AutomatonMatcher, Entry, EntryKind, Gazetteer, Match, Matcher};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words that names are made of. Some are parts of others, with and without what looks like a
/// clitic, so that names overlap, begin alike and stand inside words.
const WORDS: [&str; 24] = [
    "نور",
    "النور",
    "نوره",
    "دار",
    "الدار",
    "بدر",
    "البدر",
    "در",
    "ليل",
    "الليل",
    "لجنة",
    "اللجنة",
    "والي",
    "الي",
    "أمل",
    "آمال",
    "بن",
    "و",
    "ل",
    "كيف",
    "NTV",
    "9",
    "فجر",
    "الفجر",
];

const PROCLITICS: [&str; 12] = ["", "", "", "", "و", "ف", "ب", "ل", "ك", "وب", "ول", "س"];

const ENCLITICS: [&str; 8] = ["", "", "", "", "", "ها", "هم", "ه"];

/// What stands between two words of a text: mostly a space.
const GAPS: [&str; 24] = [
    " ", " ", " ", " ", " ", " ", " ", " ", "  ", " «", "» ", "«", " (", ") ", "\"", " - ", "-",
    "، ", ". ", ".", "\n", "ـ ", " ـ ", "؟ «",
];

fn name() -> impl Strategy<Value = String> {
    let glue = select(&[" ", " ", " ", " ", "-"][..]);
    prop::collection::vec((select(&WORDS[..]), glue), 1..4).prop_map(|parts| {
        let mut name = String::new();
        for (index, (word, glue)) in parts.into_iter().enumerate() {
            if index > 0 {
                name.push_str(glue);
            }
            name.push_str(word);
        }
        name
    })
}

fn entries() -> impl Strategy<Value = Vec<Entry<'static>>> {
    prop::collection::vec(
        (name(), prop::collection::vec((name(), any::<bool>()), 0..3)),
        1..10,
    )
    .prop_map(|all| {
        let entry = |(number, (name, aliases)): (usize, (String, Vec<(String, bool)>))| {
            let entry = Entry::new(name, EntryKind::Organization, format!("org/{number}"));
            aliases
                .iter()
                .fold(entry, |entry, (alias, weak)| match weak {
                    true => entry.with_weak_alias(alias),
                    false => entry.with_alias(alias),
                })
        };
        all.into_iter().enumerate().map(entry).collect()
    })
}

/// Marks around a part of a name.
const WRAPPINGS: [(&str, &str); 10] = [
    ("", ""),
    ("", ""),
    ("", ""),
    ("", ""),
    ("«", "»"),
    ("\"", "\""),
    ("(", ")"),
    ("(«", "»)"),
    ("“", ""),
    ("- ", ""),
];

/// A name with marks around it, or around what is behind its first word.
fn wrapped(name: &str, (open, close): (&str, &str), whole: bool) -> String {
    match name.split_once(' ') {
        Some((first, rest)) if !whole => format!("{first} {open}{rest}{close}"),
        _ => format!("{open}{name}{close}"),
    }
}

/// A word with its proclitic; ل and the article are written as one.
fn joined(proclitic: &str, word: &str) -> String {
    match word.strip_prefix("ال").filter(|_| proclitic.ends_with('ل')) {
        Some(rest) if rest.starts_with('ل') => format!("{proclitic}{rest}"),
        Some(rest) => format!("{proclitic}ل{rest}"),
        None => format!("{proclitic}{word}"),
    }
}

/// A text of words with clitics and of whole names, with any gap between them.
fn text(names: Vec<String>) -> impl Strategy<Value = String> {
    let whole_name = (any::<Index>(), select(&WRAPPINGS[..]), any::<bool>());
    let piece = prop_oneof![
        2 => select(&WORDS[..]).prop_map(str::to_owned),
        3 => whole_name.prop_map(move |(index, marks, whole)| wrapped(&names[index.index(names.len())], marks, whole)),
    ];
    let part = (
        select(&PROCLITICS[..]),
        piece,
        select(&ENCLITICS[..]),
        select(&GAPS[..]),
    );
    prop::collection::vec(part, 0..24).prop_map(|parts| {
        let part = |(proclitic, piece, enclitic, gap): (&str, String, &str, &str)| {
            joined(proclitic, &piece) + enclitic + gap
        };
        parts.into_iter().map(part).collect()
    })
}

fn gazetteer_and_text() -> impl Strategy<Value = (Vec<Entry<'static>>, String)> {
    entries().prop_flat_map(|entries| {
        let names = entries
            .iter()
            .flat_map(Entry::forms)
            .map(|form| form.text.to_owned())
            .collect();
        (Just(entries), text(names))
    })
}

struct Found {
    trie: Vec<Match>,
    automaton: Vec<Match>,
}

fn find(entries: Vec<Entry<'static>>, text: &str) -> Found {
    let mut vocabulary = Vocabulary::default();
    let gazetteer = Gazetteer::builder()
        .add_entries(entries)
        .build(&mut vocabulary);
    let referee = AutomatonMatcher::new(&gazetteer, &vocabulary).expect("a small automaton");
    let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
    let (mut trie, mut automaton) = (Vec::new(), Vec::new());
    gazetteer.trie().find(&analyzed, &mut trie);
    referee.find(&analyzed, &mut automaton);
    Found { trie, automaton }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: support::cases(1500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn trie_and_automaton_find_the_same((entries, text) in gazetteer_and_text()) {
        let found = find(entries, &text);
        prop_assert_eq!(found.trie, found.automaton);
    }

    #[test]
    fn matches_are_ordered_and_lie_in_the_text((entries, text) in gazetteer_and_text()) {
        let found = find(entries, &text).trie;
        for pair in found.windows(2) {
            let key = |m: &Match| (m.span.start(), std::cmp::Reverse(m.span.end()), m.entry);
            prop_assert!(key(&pair[0]) <= key(&pair[1]));
        }
        for found in &found {
            prop_assert!(!found.span.slice(&text).is_empty());
            prop_assert!(!found.tokens.is_empty());
        }
    }

    #[test]
    fn any_text_is_searched_without_panic(entries in entries(), text in "\\PC{0,40}") {
        let found = find(entries, &text);
        prop_assert_eq!(found.trie, found.automaton);
    }
}

/// The candidates of the generator above are worth something only if there are some.
#[test]
fn random_texts_have_matches() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut matches = 0;
    for _ in 0..100 {
        let (entries, text) = gazetteer_and_text()
            .new_tree(&mut runner)
            .expect("a value")
            .current();
        matches += find(entries, &text).trie.len();
    }
    assert!(matches > 500, "only {matches} matches in 100 texts");
}
