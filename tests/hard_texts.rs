//! No text panics or hangs: time grows with the length of a text, whatever it repeats.

mod support;

use std::time::Duration;

use support::{check_references, extract, timed};

/// Texts made of one thing over and over: names and what they are made of.
const REPEATED: &[(&str, &str)] = &[
    ("one letter", "ب"),
    ("one proclitic", "و"),
    ("articles", "ال"),
    ("marks alone", "\u{651}\u{64B}"),
    ("tatweel", "ـ"),
    ("ligature", "ﷺ"),
    ("digit", "1"),
    ("numbers", "12,"),
    ("line breaks", "\n"),
    ("opening quotes", "«"),
    ("closing quotes", "»"),
    ("straight quotes", "\""),
    ("brackets", "("),
    ("commas", "، "),
    ("direction", "\u{202B}"),
    ("nul", "\0"),
    ("said", "قال "),
    ("said that", "قال إن "),
    ("quotes in quotes", "قال: «"),
    ("sons", "محمد بن "),
    ("heads", "وزارة "),
    ("roles", "رئيس "),
    ("attacks", "هجوم على "),
    ("conjunctions", "بغداد و"),
    ("names", "بغداد والبصرة "),
    ("times", "مساء الثلاثاء "),
    ("numbers in words", "مئة وخمسة آلاف "),
    ("calls", "هاتف جو بايدن مصطفى الكاظمي. "),
    ("relatives", "الذي قال "),
    ("speakers", "جو بايدن: «سطر من الكلام». "),
    ("quoted", "قال بايدن: «سطر من الكلام». "),
    ("dialogue", "بايدن: «سطر من الكلام» "),
    ("pronouns", "وقال إنه التقاه "),
    ("attributions", "بحسب بيان "),
    ("kinds", "اتهم وحذر وقتل وهاجم "),
    ("parties", "بين محمد و"),
    ("reference", "الهجوم "),
    ("references", "تنظيم داعش ثم التنظيم والبلاد والبلدين "),
    ("abbreviations", "(داعش) "),
    ("cause", "أسفر عن مقتل "),
    ("deaths", "مقتل "),
    ("blasts", "انفجار "),
    ("nouns of casualties", "مقتل إصابة "),
    ("quotes that never close", "قال «محمد "),
];

/// Most that a debug build on a busy machine may need for a text of [`LONG`] bytes.
const LIMIT: Duration = Duration::from_secs(30);
const LONG: usize = 200_000;

#[test]
fn repetitions_are_read_in_linear_time() {
    let mut slow = Vec::new();
    for (name, unit) in REPEATED {
        let long = unit.repeat(LONG / unit.len());
        let short = unit.repeat(LONG / 8 / unit.len());
        let (_, short_time) = timed(|| extract(&short).events().len());
        let (document, long_time) = timed(|| extract(&long));
        check_references(&document);
        let things =
            document.mentions().len() + document.events().len() + document.quotations().len();
        assert!(things <= long.len(), "{name}: {things} things");
        // Eight times the text: eight times the time where it is linear, 64 times where it is square.
        if long_time > LIMIT || long_time > 24 * short_time + Duration::from_millis(500) {
            slow.push(format!(
                "{name}: {short_time:?}, then {long_time:?} for 8 times the text"
            ));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn a_megabyte_without_a_space_is_read() {
    let text = "والمستشفيات".repeat(1_000_000 / "والمستشفيات".len());
    let (document, time) = timed(|| extract(&text));
    check_references(&document);
    assert!(time < LIMIT, "{time:?}");
}

#[test]
fn nothing_is_found_in_nothing() {
    for text in [
        "",
        " ",
        "\n",
        "\u{64B}",
        "\u{651}\u{651}",
        "ـ",
        "«",
        "»«",
        "\u{FEFF}",
        "\0",
        ".",
    ] {
        let document = extract(text);
        check_references(&document);
        assert!(
            document.mentions().is_empty() && document.events().is_empty(),
            "{text:?}"
        );
        assert!(document.times().is_empty(), "{text:?}");
    }
}
