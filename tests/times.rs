//! The time expressions of `time_cases.tsv`, and laws that hold for any text.

use jiff::civil::Date;
use khabar::lexicon::Numbers;
use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
use khabar::time::{Time, TimeFinder};
use khabar::{Extractor, Options};
use proptest::prelude::*;

const CASES: &str = include_str!("time_cases.tsv");
const HIJRI_CASES: &str = include_str!("hijri_cases.tsv");

struct Finder {
    vocabulary: Vocabulary,
    numbers: Numbers,
    times: TimeFinder,
}

impl Finder {
    fn new() -> Self {
        let mut vocabulary = Vocabulary::default();
        let numbers = Numbers::new(&mut vocabulary);
        let times = TimeFinder::new(&mut vocabulary);
        Self {
            vocabulary,
            numbers,
            times,
        }
    }

    fn find(&self, text: &str, date: Option<Date>) -> Vec<Time> {
        let analyzed = AnalyzedText::new(text, &Normalizer::default(), &self.vocabulary);
        self.times.find(&analyzed, &self.numbers, date)
    }
}

/// The times as the table writes them.
fn written(text: &str, times: &[Time]) -> String {
    let one = |time: &Time| {
        let value = time.value.as_deref().unwrap_or("?");
        let modifier = time
            .modifier
            .map(|modifier| serde_json::to_value(modifier).unwrap());
        let modifier = modifier
            .as_ref()
            .and_then(|m| m.as_str())
            .map(|m| format!(" ! {m}"));
        format!(
            "{} = {value}{}",
            time.span.slice(text),
            modifier.unwrap_or_default()
        )
    };
    match times {
        [] => "-".to_owned(),
        _ => times.iter().map(one).collect::<Vec<_>>().join(" | "),
    }
}

/// The rows of both tables: the date, the text, and the times in it.
fn cases() -> impl Iterator<Item = (Option<Date>, &'static str, &'static str)> {
    rows(CASES).chain(rows(HIJRI_CASES)).map(|cells| {
        let (date, text, times) = match cells[..] {
            [date, text, times] => (date, text, times),
            [date, text, with, without] => {
                let times = if cfg!(feature = "hijri") {
                    with
                } else {
                    without
                };
                (date, text, times)
            }
            _ => panic!("three columns or four: {cells:?}"),
        };
        let date = (!date.is_empty()).then(|| date.parse().expect("a date"));
        (date, text, times)
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let filled = |line: &&str| !line.is_empty() && !line.starts_with('#');
    table
        .lines()
        .filter(filled)
        .skip(1)
        .map(|line| line.split('\t').collect())
}

#[test]
fn every_case_of_the_table() {
    let finder = Finder::new();
    let wrong: Vec<_> = cases()
        .filter_map(|(date, text, expected)| {
            let found = written(text, &finder.find(text, date));
            (found != expected)
                .then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cases().count() >= 400);
}

/// The words of gazetteers and lexicon compete for the letters of a time.
#[test]
fn every_case_beside_all_other_data() {
    let extractor = Extractor::builder()
        .events(false)
        .build()
        .expect("the data of the crate");
    let wrong: Vec<_> = cases()
        .filter_map(|(date, text, expected)| {
            let options = Options {
                date,
                ..Options::default()
            };
            let found = written(text, extractor.extract_with(text, &options).times());
            (found != expected)
                .then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_weekday_behind_a_future_verb_is_the_coming_one() {
    let options = Options {
        date: Some(jiff::civil::date(2021, 2, 24)),
        ..Options::default()
    };
    let extractor = Extractor::builder()
        .events(false)
        .build()
        .expect("the data of the crate");
    let value = |text| {
        extractor.extract_with(text, &options).times()[0]
            .value
            .clone()
    };
    assert_eq!(
        value("سيلتقي الوزيران مساء الخميس").as_deref(),
        Some("2021-02-25TEV")
    );
    assert_eq!(value("سوف يعود الوفد الأحد").as_deref(), Some("2021-02-28"));
    assert_eq!(
        value("التقى الوزيران مساء الخميس").as_deref(),
        Some("2021-02-18TEV")
    );
}

#[test]
fn a_day_is_given_for_what_names_one() {
    let finder = Finder::new();
    let date = Some(jiff::civil::date(2021, 2, 24));
    let day = |text| finder.find(text, date)[0].date();
    assert_eq!(
        day("وصل مساء الثلاثاء"),
        Some(jiff::civil::date(2021, 2, 23))
    );
    assert_eq!(day("وصل الشهر الماضي"), None);
    assert_eq!(day("غاب ثلاثة أيام"), None);
}

#[test]
fn spelling_of_alef_ya_and_ta_marbuta_changes_nothing() {
    let finder = Finder::new();
    let swap = |text: &str| {
        text.replace(['أ', 'إ'], "ا")
            .replace('ى', "ي")
            .replace('ة', "ه")
    };
    for (date, text, expected) in cases() {
        // أب is told from آب by its first letter.
        if text.starts_with("أب") {
            continue;
        }
        let swapped = swap(text);
        assert_eq!(
            written(&swapped, &finder.find(&swapped, date)),
            swap(expected),
            "{text}"
        );
    }
}

#[test]
fn a_time_is_serialized_with_its_offsets() {
    let times = Finder::new().find("بداية 2019", None);
    let json = serde_json::to_string(&times).unwrap();
    assert_eq!(
        json,
        r#"[{"start":0,"end":15,"value":"2019","mod":"START"}]"#
    );
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    let finder = Finder::new();
    let date = Some(jiff::civil::date(2021, 2, 24));
    for unit in [
        "1",
        "1/",
        "1 ",
        "1-",
        "1 إلى ",
        "وخمسة ",
        "بداية ",
        "مساء ",
        "من ",
        "قبل ",
        "بعد ",
        "في ",
        "و ",
        "«أمس ",
        "يوم ",
        "نحو ",
        "بين ",
        "ألف ",
        "ألف و",
        "الساعة ",
        "كانون ",
        "عام ",
        "شهر ",
        "الأحد ",
        "(",
        "هذا ",
    ] {
        finder.find(&unit.repeat(20_000), date);
    }
    for date in [Date::MIN, Date::MAX] {
        finder.find("قبل 999999999999999999 سنة و5 أعوام مقبلة العام المقبل الأحد الماضي غدا الأسبوع القادم قبل 9000 يوم", Some(date));
        for (_, text, _) in cases() {
            finder.find(text, Some(date));
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let words: Vec<String> = cases()
        .flat_map(|(_, text, _)| text.split(' '))
        .map(str::to_owned)
        .collect();
    let piece = prop_oneof![
        6 => prop::sample::select(words),
        1 => "[0-9]{1,6}",
        1 => prop::sample::select(vec!["/", "-", "(", ")", "،", ".", "\n", "«", "»", ":", "و"]).prop_map(str::to_owned),
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
    fn spans_lie_in_the_text_in_order(text in any_text(), days in -700_000..700_000_i32) {
        let finder = Finder::new();
        let date = jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days(days)).ok();
        let mut end = 0;
        for time in finder.find(&text, date) {
            prop_assert!(end <= time.span.start && time.span.start < time.span.end);
            prop_assert!(text.get(time.span.start..time.span.end).is_some());
            end = time.span.end;
        }
    }
}
