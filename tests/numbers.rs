//! The numbers and quantities of `number_cases.tsv`, and laws that hold for any text.

use khabar::lexicon::number::{Measure, Quantity};
use khabar::lexicon::{Lexicon, LexiconBuilder, Numbers};
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
use proptest::prelude::*;
use std::sync::LazyLock;

const CASES: &str = include_str!("number_cases.tsv");

struct Reader {
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    numbers: Numbers,
}

/// The lexicon is built once for all tests.
static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

impl Reader {
    fn new() -> Self {
        let mut vocabulary = Vocabulary::default();
        let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
        let numbers = Numbers::new(&mut vocabulary);
        Self {
            vocabulary,
            lexicon,
            numbers,
        }
    }

    fn analyzed<'t>(&self, text: &'t str) -> AnalyzedText<'t> {
        AnalyzedText::new(text, &Normalizer::default(), &self.vocabulary)
    }

    /// The quantities of a text as the table writes them.
    fn quantities(&self, text: &str) -> String {
        let found = self.numbers.quantities(&self.analyzed(text), &self.lexicon);
        let written: Vec<_> = found.iter().map(|q| written(text, q)).collect();
        if written.is_empty() {
            return "-".to_owned();
        }
        written.join(" | ")
    }

    /// The ordinals of a text as the table writes them.
    fn ordinals(&self, text: &str) -> String {
        let analyzed = self.analyzed(text);
        let (mut at, mut written) = (0, Vec::new());
        while at < analyzed.tokens().len() {
            match self.numbers.read_ordinal(&analyzed, at) {
                Some(ordinal) => {
                    let value = ordinal.value.unwrap_or_default();
                    written.push(format!("{} = {value}", ordinal.span.slice(text)));
                    at = ordinal.tokens.end;
                }
                None => at += 1,
            }
        }
        if written.is_empty() {
            return "-".to_owned();
        }
        written.join(" | ")
    }
}

fn written(text: &str, quantity: &Quantity) -> String {
    let number = &quantity.number;
    let about = if number.approximate { "~" } else { "" };
    // Thirds are written to four digits.
    let figure = |value: Option<f64>| {
        value.map_or_else(String::new, |v| ((v * 1e4).round() / 1e4).to_string())
    };
    let value = match number.value {
        Some(_) => figure(number.value),
        None => "?".to_owned(),
    };
    let bounds = match (number.min, number.max) {
        (None, None) => String::new(),
        (min, max) => format!(" [{}..{}]", figure(min), figure(max)),
    };
    let measure = match quantity.measure {
        Measure::Percent => " %".to_owned(),
        Measure::Money(code) => format!(" {}", code.unwrap_or("money")),
        Measure::Unit(symbol) => format!(" {symbol}"),
        Measure::Noun(span) => format!(" {}", span.slice(text)),
        _ => String::new(),
    };
    format!(
        "{} = {about}{value}{bounds}{measure}",
        quantity.span.slice(text)
    )
}

fn cases() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let rows = CASES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1);
    rows.map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        let [kind, text, expected] = cells[..] else {
            panic!("three columns: {line}")
        };
        (kind, text, expected)
    })
}

#[test]
fn every_case_of_the_table() {
    let reader = &*READER;
    let wrong: Vec<_> = cases()
        .filter_map(|(kind, text, expected)| {
            let found = match kind {
                "ordinal" => reader.ordinals(text),
                _ => reader.quantities(text),
            };
            (found != expected).then(|| format!("{kind}\t{text}\t{found}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases, as they are found:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cases().count() >= 200);
}

#[test]
fn spelling_of_alef_ya_and_ta_marbuta_changes_no_value() {
    let reader = &*READER;
    let swap = |text: &str| {
        text.replace(['أ', 'إ', 'آ'], "ا")
            .replace('ى', "ي")
            .replace('ة', "ه")
    };
    for (kind, text, expected) in cases().filter(|(kind, ..)| *kind == "quantity") {
        // وأحد, "and one of", is told from واحد by its first letter.
        if text.starts_with("وأحد") {
            continue;
        }
        let swapped = swap(text);
        assert_eq!(reader.quantities(&swapped), swap(expected), "{kind} {text}");
    }
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    let reader = &*READER;
    for unit in [
        "9",
        "9,",
        "9.",
        "9 ",
        "999 ",
        "999،",
        "$",
        "%",
        "٪٩",
        "ألف ",
        "ألف و",
        "وخمسة ",
        "مئة ",
        "نحو ",
        "أكثر من ",
        "ما لا ",
        "بين ",
        "بين 3 و",
        "3 إلى ",
        "على ",
        "نصف ",
        "ثلاثة أرباع ",
        "مليون دولار ",
        "كيلومتر ",
        "مئة ألف مليون ",
    ] {
        let text = unit.repeat(20_000);
        reader.quantities(&text);
        reader.ordinals(&text);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let words: Vec<String> = cases()
        .flat_map(|(_, text, _)| text.split(' '))
        .map(str::to_owned)
        .collect();
    let piece = prop_oneof![
        6 => prop::sample::select(words),
        1 => "[0-9]{1,30}",
        1 => prop::sample::select(vec![",", "،", ".", "٫", "٬", "%", "٪", "$", "-", "\n", "و", "ال"])
            .prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..30).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(p, space)| if space { p + " " } else { p })
            .collect()
    })
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_in_order_and_bounds_enclose(text in any_text()) {
        let reader = &*READER;
        let analyzed = reader.analyzed(&text);
        let mut end = 0;
        for quantity in reader.numbers.quantities(&analyzed, &reader.lexicon) {
            let span = quantity.span;
            prop_assert!(end <= span.start() && span.start() < span.end());
            prop_assert!(text.get(span.start()..span.end()).is_some());
            let number = quantity.number;
            for value in [number.value, number.min, number.max].into_iter().flatten() {
                prop_assert!(value.is_finite());
            }
            end = span.end();
        }
    }
}
