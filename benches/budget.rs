//! How fast each stage reads news, as a share of the speed at which UTF-8 is validated.
//!
//! `cargo bench --bench budget -- FILE.jsonl` reads the `text` of every line of a file; without a
//! file it reads the example items over and over. Each figure is the best of a few runs.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use khabar::Extractor;
use khabar::gazetteer::{Gazetteer, NameMemory};
use khabar::text::{AnalyzedText, Normalized, Normalizer, Vocabulary, WordMemory};

const ITEMS: [&str; 3] = [
    include_str!("../examples/data/call-and-talks.txt"),
    include_str!("../examples/data/attack.txt"),
    include_str!("../examples/data/accusation.txt"),
];
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"));
    let timed = arguments.iter().any(|argument| argument == "--bench");
    let texts = match file {
        Some(file) => texts_of(file)?,
        None => ITEMS
            .iter()
            .cycle()
            .take(if timed { 3000 } else { 3 })
            .map(ToString::to_string)
            .collect(),
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    println!("{} texts, {bytes} bytes, {words} words", texts.len());

    let mut vocabulary = Vocabulary::embedded();
    let gazetteer = Gazetteer::builder().add_embedded().build(&mut vocabulary);
    let normalizer = Normalizer::default();
    let (mut normalized, mut matches) = (Normalized::default(), Vec::new());
    let (mut memory, mut names) = (WordMemory::default(), NameMemory::default());
    let extractor = Extractor::new();
    let without_events = Extractor::builder().events(false).build()?;

    let validation = seconds(&texts, |text| {
        usize::from(std::str::from_utf8(text.as_bytes()).is_ok())
    });
    let row = |stage: &str, seconds: f64| {
        println!(
            "{stage:<28} {:>7.1} MB/s {:>12.0} words/s   1/{:.1}",
            bytes as f64 / 1e6 / seconds,
            words as f64 / seconds,
            seconds / validation,
        );
    };
    row("UTF-8 validation", validation);
    row(
        "normalizing, with alignment",
        seconds(&texts, |text| {
            normalizer.normalize_into(text, &mut normalized);
            normalized.as_str().len()
        }),
    );
    row(
        "tokens and names",
        seconds(&texts, |text| {
            matches.clear();
            let analyzed = AnalyzedText::remembering(text, &normalizer, &vocabulary, &mut memory);
            let trie = gazetteer.trie();
            trie.find_remembering(&analyzed, &mut names, &mut matches);
            matches.len() + 1
        }),
    );
    row(
        "entities and times",
        seconds(&texts, |text| {
            without_events.extract(text).mentions().len() + 1
        }),
    );
    row(
        "everything",
        seconds(&texts, |text| extractor.extract(text).events().len() + 1),
    );
    Ok(())
}

/// The `text` of every line.
fn texts_of(file: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let lines = std::fs::read_to_string(file)?;
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().ok_or("a line without \"text\"")?;
        Ok(text.to_owned())
    };
    lines.lines().map(text).collect()
}

/// The best time of a few runs over all texts.
fn seconds(texts: &[String], mut read: impl FnMut(&str) -> usize) -> f64 {
    let mut run = |_| {
        let start = Instant::now();
        let found: usize = texts.iter().map(|text| read(black_box(text))).sum();
        assert!(black_box(found) >= texts.len(), "a stage found nothing");
        start.elapsed().as_secs_f64()
    };
    (0..RUNS).map(&mut run).fold(f64::INFINITY, f64::min)
}
