//! How time grows with the length of a text and with the number of names.
//!
//! `cargo bench --bench growth` prints the figures as CSV; `-- --write DIRECTORY` also writes them
//! there as `growth.csv`, `growth-text.svg` and `growth-names.svg`. Each figure is the best of a few
//! runs: what disturbs a run only makes it longer.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use khabar::Extractor;
use khabar::gazetteer::{Gazetteer, Matcher};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
use plotters::prelude::*;

mod support;

use support::{Random, entries, names, text};

const ITEMS: [&str; 3] = [
    include_str!("../examples/data/call-and-talks.txt"),
    include_str!("../examples/data/attack.txt"),
    include_str!("../examples/data/accusation.txt"),
];

/// Bytes of the texts.
const TEXTS: [usize; 5] = [100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
/// Entries of the gazetteers, and the bytes that are searched for them.
const NAMES: [usize; 5] = [10_000, 30_000, 100_000, 300_000, 1_000_000];
const SEARCHED: usize = 2_000_000;
const RUNS: usize = 5;

/// What was measured at one size.
struct Point {
    size: usize,
    nanoseconds_per_byte: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this without --bench: everything once, small.
    let quick = !arguments.iter().any(|argument| argument == "--bench");
    let take = if quick { 1 } else { TEXTS.len() };
    let by_text: Vec<Point> = TEXTS[..take]
        .iter()
        .map(|&bytes| extraction(bytes))
        .collect();
    let by_names: Vec<Point> = NAMES[..take].iter().map(|&count| matching(count)).collect();

    let csv = csv(&by_text, &by_names);
    print!("{csv}");
    let mut arguments = arguments
        .iter()
        .skip_while(|argument| *argument != "--write");
    if let Some(directory) = arguments.nth(1).map(PathBuf::from) {
        std::fs::write(directory.join("growth.csv"), csv)?;
        let caption = "All stages, by the length of the text";
        plot(
            &directory.join("growth-text.svg"),
            caption,
            "bytes of text",
            &by_text,
        )?;
        let caption = "Cutting and matching, by the names in the gazetteer";
        plot(
            &directory.join("growth-names.svg"),
            caption,
            "entries",
            &by_names,
        )?;
    }
    Ok(())
}

/// Extracts everything from one text of that many bytes.
fn extraction(bytes: usize) -> Point {
    let items = ITEMS.join("\n");
    let text = items.repeat(bytes.div_ceil(items.len()));
    let text = &text[..text.floor_char_boundary(bytes)];
    let extractor = Extractor::new();
    let best = best(|| extractor.extract(text).events().len());
    point(bytes, best, text.len())
}

/// Cuts a text into words and finds the names of a gazetteer in it. It is the same text for every number
/// of names; those that stand in it are in the smallest gazetteer, too.
fn matching(count: usize) -> Point {
    let names = names(&mut Random(0x5eed), count);
    let text = text(&mut Random(0x7e87), &names[..NAMES[0]], SEARCHED);
    let mut vocabulary = Vocabulary::default();
    let gazetteer = Gazetteer::builder()
        .add_entries(entries(&names))
        .build(&mut vocabulary);
    let normalizer = Normalizer::default();
    let mut matches = Vec::new();
    let best = best(|| {
        matches.clear();
        let analyzed = AnalyzedText::new(&text, &normalizer, &vocabulary);
        gazetteer.trie().find(&analyzed, &mut matches);
        matches.len()
    });
    point(count, best, text.len())
}

fn best(mut run: impl FnMut() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        assert!(run() > 0, "nothing was found");
        start.elapsed()
    };
    (0..RUNS).map(time).min().expect("there are runs")
}

fn point(size: usize, time: Duration, bytes: usize) -> Point {
    Point {
        size,
        nanoseconds_per_byte: time.as_nanos() as f64 / bytes as f64,
    }
}

fn csv(by_text: &[Point], by_names: &[Point]) -> String {
    let mut csv = String::from("what,size,nanoseconds_per_byte\n");
    for (what, points) in [("bytes of text", by_text), ("gazetteer entries", by_names)] {
        for point in points {
            writeln!(
                csv,
                "{what},{},{:.2}",
                point.size, point.nanoseconds_per_byte
            )
            .expect("a string takes all");
        }
    }
    csv
}

fn plot(
    file: &std::path::Path,
    caption: &str,
    size: &str,
    points: &[Point],
) -> Result<(), Box<dyn Error>> {
    let most = points
        .iter()
        .map(|point| point.nanoseconds_per_byte)
        .fold(0.0, f64::max);
    let (first, last) = (points[0].size as f64, points[points.len() - 1].size as f64);
    let root = SVGBackend::new(file, (640, 360)).into_drawing_area();
    root.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&root)
        .caption(caption, ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(40)
        .y_label_area_size(60)
        .build_cartesian_2d((first..last).log_scale(), 0.0..most * 1.2)?;
    chart
        .configure_mesh()
        .x_desc(size)
        .y_desc("nanoseconds a byte")
        .x_label_formatter(&|size| format!("{size:.0}"))
        .draw()?;
    let line: Vec<(f64, f64)> = points
        .iter()
        .map(|point| (point.size as f64, point.nanoseconds_per_byte))
        .collect();
    chart.draw_series(LineSeries::new(line.clone(), &BLUE))?;
    chart.draw_series(line.iter().map(|&at| Circle::new(at, 3, BLUE.filled())))?;
    root.present()?;
    Ok(())
}
