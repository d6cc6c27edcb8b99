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
fn values_are_given_in_types() {
    use jiff::civil::date;
    let finder = Finder::new();
    let today = Some(date(2021, 2, 24));
    let first = |text| finder.find(text, today).swap_remove(0);
    let days = |text| {
        first(text)
            .interval()
            .map(|days| (*days.start(), *days.end()))
    };

    let clock = first("أقلعت الطائرة الساعة 18:30 بتوقيت بغداد");
    assert_eq!(clock.date_time(), Some(date(2021, 2, 24).at(18, 30, 0, 0)));
    assert_eq!(clock.zone(), Some("Asia/Baghdad"));
    assert_eq!(first("أقلعت الطائرة 16:45 تغ").zone(), Some("UTC"));

    let length = first("غاب سنة وثلاثة أشهر").duration().expect("a length");
    assert_eq!((length.get_years(), length.get_months()), (1, 3));
    assert!(first("غاب عدة أيام").duration().is_none());
    assert!(first("غاب ثلاثة أيام").interval().is_none());

    assert_eq!(
        days("بين 3 و5 مايو"),
        Some((date(2021, 5, 3), date(2021, 5, 5)))
    );
    assert_eq!(
        days("في فبراير 2020"),
        Some((date(2020, 2, 1), date(2020, 2, 29)))
    );
    assert_eq!(
        days("عام 2019"),
        Some((date(2019, 1, 1), date(2019, 12, 31)))
    );
    assert_eq!(
        days("الأسبوع الماضي"),
        Some((date(2021, 2, 15), date(2021, 2, 21)))
    );
    assert_eq!(
        days("صباح أمس"),
        Some((date(2021, 2, 23), date(2021, 2, 23)))
    );

    let set = first("يجتمعون كل أسبوعين");
    assert!(set.is_repeated() && set.date().is_none());
    assert_eq!(set.duration().map(|span| span.get_weeks()), Some(2));
    assert!(!first("وصل أمس").is_repeated());
}

#[test]
fn a_weekday_inside_a_name_is_no_time() {
    let finder = Finder::new();
    let text = "قال سالم الخميس إن الوفد يصل الخميس";
    let names = [khabar::Span::new(7, 28)];
    assert_eq!(names[0].slice(text), "سالم الخميس");
    let times = khabar::time::outside_names(finder.find(text, None), names);
    assert_eq!(times.len(), 1);
    assert!(times[0].span.start() > 28);
}

#[test]
fn work_is_linear_in_hostile_digits() {
    let finder = Finder::new();
    let seconds = |text: &str| {
        let start = std::time::Instant::now();
        finder.find(text, None);
        start.elapsed().as_secs_f64()
    };
    for unit in ["1", "1 ", "1/", "1،234", "12 345 ", "و5", "1-", "من 1 إلى "] {
        let (short, long) = (seconds(&unit.repeat(4_000)), seconds(&unit.repeat(32_000)));
        // Eight times the text may take sixteen times as long, not sixty-four.
        assert!(long < short.max(0.01) * 30.0, "{unit}: {short} s, {long} s");
    }
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
    /// A date in figures has a value exactly where the calendar has the day.
    #[test]
    fn figures_have_a_value_where_the_day_exists(
        day in 0..40_i8, month in 0..15_i8, year in 0..1340_i16, late in prop::bool::ANY,
    ) {
        let year = if late { 1481 + year * 6 } else { year };
        let text = format!("في {day}/{month}/{year:04}");
        let exists = (1..=9999).contains(&year) && Date::new(year, month, day).is_ok();
        let times = Finder::new().find(&text, None);
        let value = times.first().and_then(|time| time.value.clone());
        let expected = exists.then(|| format!("{year:04}-{month:02}-{day:02}"));
        prop_assert_eq!(value, expected);
    }

    #[test]
    fn spans_lie_in_the_text_in_order(text in any_text(), days in -700_000..700_000_i32) {
        let finder = Finder::new();
        let date = jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days(days)).ok();
        let mut end = 0;
        for time in finder.find(&text, date) {
            prop_assert!(end <= time.span.start() && time.span.start() < time.span.end());
            prop_assert!(text.get(time.span.start()..time.span.end()).is_some());
            if let Some(days) = time.interval() {
                prop_assert!(days.start() <= days.end());
            }
            if let Some(day) = time.date() {
                prop_assert_eq!(time.interval(), Some(day..=day));
            }
            prop_assert!(time.duration().is_none() || time.date().is_none());
            prop_assert!(time.value.as_deref() != Some(""));
            end = time.span.end();
        }
    }
}
