//! scratch
use std::io::{BufRead, Write};
fn main() {
    let ex = khabar::Extractor::new();
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let o = khabar::Options {
            id: v["id"].as_str().map(Into::into),
            date: v["date"].as_str().and_then(|d| d.parse().ok()),
        };
        let text = v["text"].as_str().unwrap();
        let d = ex.extract_with(text, &o);
        serde_json::to_writer(&mut out, &d).unwrap();
        writeln!(out).unwrap();
    }
}
