//! A ratchet on raw news: of the events that readers judged (`judged_events.tsv`), the right ones stay and those of another
//! kind stay away.
//!
//! The articles are no part of the crate. Where `../shared` is absent, the test says so and passes.

mod support;

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Of the right events, at least this share is found at the default threshold of confidence.
const RIGHT_FOUND: f64 = 0.82;
/// Of the events of another kind, at most this share is found, in the list that was worked on.
const WRONG_FOUND: f64 = 0.18;

#[derive(Default)]
struct Count {
    found: usize,
    all: usize,
}

impl Count {
    fn share(&self) -> f64 {
        self.found as f64 / self.all as f64
    }
}

#[test]
fn right_events_stay_and_wrong_ones_stay_away() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let news = root.join("../shared/corpora/raw/saudinewsnet.jsonl.gz");
    let (Ok(judged), true) = (
        std::fs::read_to_string(root.join("tests/judged_events.tsv")),
        news.is_file(),
    ) else {
        println!(
            "skipped: {} or the judgements are not there",
            news.display()
        );
        return;
    };
    // Of the long list one article in eight: the build that tests run is slow.
    let chosen = |row: &Vec<&str>| {
        row[0] == "2"
            || row[1]
                .bytes()
                .map(usize::from)
                .sum::<usize>()
                .is_multiple_of(8)
    };
    let rows: Vec<Vec<&str>> = judged
        .lines()
        .skip(2)
        .map(|line| line.split('\t').collect())
        .filter(chosen)
        .collect();
    let articles: HashSet<&str> = rows.iter().map(|row| row[1]).collect();
    let found = events(&news, &articles);

    let mut counts: HashMap<(&str, &str), Count> = HashMap::new();
    for row in &rows {
        let &[list, article, byte, kind, verdict, ..] = row.as_slice() else {
            panic!("{row:?}");
        };
        let byte = byte.parse().expect("a byte");
        let count = counts.entry((list, verdict)).or_default();
        count.all += 1;
        count.found += usize::from(found.contains(&(article.to_owned(), byte, kind.to_owned())));
    }
    for list in ["1", "2"] {
        for verdict in ["right", "participant", "kind"] {
            let count = &counts[&(list, verdict)];
            println!(
                "list {list}, {verdict}: {} of {} found",
                count.found, count.all
            );
        }
        let right = counts[&(list, "right")].share();
        assert!(
            right >= RIGHT_FOUND,
            "list {list}: {right:.3} of the right ones"
        );
    }
    let wrong = counts[&("1", "kind")].share();
    assert!(wrong <= WRONG_FOUND, "{wrong:.3} of those of another kind");
}

/// The events of some articles: article, first byte of the trigger, kind.
fn events(news: &Path, articles: &HashSet<&str>) -> HashSet<(String, u64, String)> {
    let unpacked = Command::new("gzip")
        .arg("-dc")
        .arg(news)
        .output()
        .expect("gzip");
    let mut lines = String::new();
    for line in String::from_utf8_lossy(&unpacked.stdout).lines() {
        let article: Value = serde_json::from_str(line).expect("an article");
        let (id, title) = (article["id"].as_str(), article["title"].as_str());
        if id.is_some_and(|id| articles.contains(id)) {
            let text = format!(
                "{}\n{}",
                title.unwrap_or(""),
                article["text"].as_str().unwrap_or("")
            );
            let line = json!({"id": id, "text": text, "date": article["date"]});
            lines.push_str(&format!("{line}\n"));
        }
    }
    let mut extract = Command::new(support::example("extract"))
        .args(["--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the example runs");
    let mut input = extract.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = extract.wait_with_output().expect("the example ends");
    writer.join().expect("no panic").expect("all is read");
    let mut found = HashSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let document: Value = serde_json::from_str(line).expect("a document");
        let id = document["id"].as_str().expect("an id");
        for event in document["events"].as_array().expect("events") {
            let (start, kind) = (event["trigger"]["start"].as_u64(), event["kind"].as_str());
            found.insert((
                id.to_owned(),
                start.expect("a byte"),
                kind.expect("a kind").to_owned(),
            ));
        }
    }
    found
}
