//! A ratchet: the scores on the gold annotations stay above `accuracy_floors.toml`.
//!
//! The annotations and their scorer are no part of the crate. Where `../shared` is absent, the test
//! says so and passes.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

/// Floors by the scorer's row names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    f1: BTreeMap<String, f64>,
    precision: BTreeMap<String, f64>,
    accuracy: BTreeMap<String, f64>,
}

/// A score this far above its floor asks for the floor to be raised.
const SLACK: f64 = 0.02;

#[test]
fn scores_stay_above_their_floors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared");
    let (scorer, gold) = (shared.join("eval/score.py"), shared.join("gold"));
    if !scorer.is_file() || !gold.is_dir() {
        println!("skipped: {} is not there", gold.display());
        return;
    }
    let extract = support::example("extract");
    let output = Command::new("python3")
        .arg(&scorer)
        .arg("gold")
        .arg(&gold)
        .arg("--cmd")
        .arg(format!("'{}' --format jsonl -", extract.display()))
        .output()
        .expect("python3 runs the scorer");
    let table = String::from_utf8_lossy(&output.stdout);
    println!("{table}");
    assert!(
        output.status.success(),
        "the scorer failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );

    let floors: Floors =
        toml::from_str(include_str!("accuracy_floors.toml")).expect("well-formed floors");
    let scores = Scores::parse(&table);
    let mut below = Vec::new();
    for (measure, floors) in [
        ("F1", &floors.f1),
        ("P", &floors.precision),
        ("accuracy", &floors.accuracy),
    ] {
        for (row, floor) in floors {
            match scores.get(row, measure) {
                None => below.push(format!("{row}: the scorer has no row of this name")),
                Some(score) if score < *floor => {
                    below.push(format!("{row}: {measure} {score:.4}, floor {floor:.4}"));
                }
                Some(score) if score > floor + SLACK => {
                    println!(
                        "{row}: {measure} {score:.4} is above its floor {floor:.4}; raise the floor"
                    );
                }
                Some(_) => {}
            }
        }
    }
    assert!(
        below.is_empty(),
        "below the floors of tests/accuracy_floors.toml:\n{}",
        below.join("\n")
    );
}

/// The scorer's table: row names, measures and their values.
struct Scores(Vec<(String, &'static str, f64)>);

impl Scores {
    /// Reads rows like `casualty counts  P 0.500  R 0.400  F1 0.4444   gold 10 …` and
    /// `time values  accuracy 4/8 = 0.500`.
    fn parse(table: &str) -> Self {
        let mut scores = Vec::new();
        for line in table.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let value = |at: usize| words.get(at).and_then(|w| w.parse::<f64>().ok());
            for at in 1..words.len() {
                let found = match words[at] {
                    "P" => value(at + 1)
                        .map(|p| vec![("P", Some(p)), ("R", value(at + 3)), ("F1", value(at + 5))]),
                    "accuracy" => value(at + 3).map(|share| vec![("accuracy", Some(share))]),
                    _ => None,
                };
                let Some(found) = found else { continue };
                let row = words[..at].join(" ");
                scores.extend(
                    found
                        .into_iter()
                        .filter_map(|(m, v)| Some((row.clone(), m, v?))),
                );
                break;
            }
        }
        Self(scores)
    }

    fn get(&self, row: &str, measure: &str) -> Option<f64> {
        let found = self.0.iter().find(|(r, m, _)| r == row && *m == measure);
        found.map(|&(_, _, value)| value)
    }
}

#[test]
fn rows_are_read_by_name_and_measure() {
    let scores = Scores::parse(
        "# 2 documents\n\
         mentions (nested, exact)   P 0.800  R 0.600  F1 0.6857   gold    10  found     8\n\
         time values                accuracy 3/4 = 0.750\n",
    );
    assert_eq!(scores.get("mentions (nested, exact)", "F1"), Some(0.6857));
    assert_eq!(scores.get("mentions (nested, exact)", "P"), Some(0.8));
    assert_eq!(scores.get("time values", "accuracy"), Some(0.75));
    assert_eq!(scores.get("time values", "F1"), None);
}
