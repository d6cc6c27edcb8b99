//! The laws that hold for every text, whatever it says: spans, references, explanations, the same
//! answer every time, and sentences that do not change what comes after them.

mod support;

use khabar::{Document, Extractor, Why};
use proptest::prelude::*;
use serde_json::Value;
use support::{ITEMS, check_references, dated, each_span, extract, to_json};

/// Words of news: triggers, names, particles, numbers, clitics.
const NEWS: &str = "\
    قال وأضاف أعلنت مضيفا بحسب بيان هاتف اتصل اتصالا تلقى التقى محادثات هاجم قصف غارة \
    هجوم قتل مقتل أصيب اشتباكات داهمت اتهم حمّل المسؤولية حذرت هدد شنت أسفر عن تم لم لن \
    قد أن إن على إلى من في مع بين الذي رئيس الرئيس الوزراء وزير وزارة الخارجية المتحدث \
    باسم العراقي الأميركية المدينة العاصمة البلاد البلدين الرجل معاليه الحزب لتنظيم محمد جو بايدن مصطفى الكاظمي بن أبو آل بغداد ببغداد والعراق \
    للعراق الولايات المتحدة مدينة تنظيم داعش حزب الجانبان التنظيم هو مساء الثلاثاء أمس 28 \
    ٢٠٢١ يناير خمسة عشر عشرات نحو جنود شخصا صواريخ";

/// Pieces that a tokenizer may stumble over.
const ODDITIES: &[&str] = &[
    "«",
    "»",
    "“",
    "”",
    "\"",
    "‹",
    "(",
    ")",
    "[",
    ":",
    "،",
    "؛",
    ".",
    "؟",
    "!",
    "…",
    "...",
    "-",
    "–",
    "/",
    "%",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u{A0}",
    "\0",
    "\u{FEFF}",
    "\u{200B}",
    "\u{200C}",
    "\u{200F}",
    "\u{202B}",
    "\u{202E}",
    "\u{2067}",
    "\u{2069}",
    "ـ",
    "ـــ",
    "\u{64B}",
    "\u{651}",
    "\u{670}",
    "\u{301}",
    "ﻹيران",
    "ﷺ",
    "ﷲ",
    "ﻻ",
    "بـ«داعش»",
    "ل ـ",
    "Reuters",
    "F-16",
    "3.5",
    "12,000",
    "10:30",
    "24/2/2021",
    "١٫٥",
    "ی",
    "ک",
    "😀",
    "𝔸",
    "é",
    "𞸀",
];

/// Sentences without names, times, events or quotations.
const NEUTRAL: &[&str] = &[
    "كانت الأوراق صفراء والسماء صافية.",
    "هذه السطور قصيرة جدا.",
    "لون الجدار أبيض والباب أخضر.",
    // A headline has no full stop.
    "أوراق الخريف في الحديقة",
];

fn text() -> impl Strategy<Value = String> {
    let arabic = "[\u{621}-\u{64A}]{1,8}";
    let word = prop_oneof![
        12 => prop::sample::select(NEWS.split_whitespace().collect::<Vec<_>>()).prop_map(str::to_owned),
        3 => prop::sample::select(ODDITIES).prop_map(str::to_owned),
        2 => arabic,
        1 => "\\PC{0,6}",
    ];
    let gap = prop::sample::select(
        &[
            " ", " ", " ", " ", "", "، ", ". ", "\n", " «", "» ", " \"", ": ",
        ][..],
    );
    prop::collection::vec((word, gap), 0..40).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_owned()])
            .collect()
    })
}

#[test]
fn an_extractor_is_shared_between_threads() {
    fn shareable<T: Send + Sync + Clone>(_: &T) {}
    let extractor = Extractor::new();
    shareable(&extractor);
    let (_, _, text) = ITEMS[0];
    let here = to_json(&extractor.extract(text));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let extractor = extractor.clone();
            std::thread::spawn(move || to_json(&extractor.extract(text)))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), here);
    }
}

#[test]
fn two_extractors_say_the_same() {
    let another = Extractor::builder()
        .build()
        .expect("the embedded data is well-formed");
    for (name, _, text) in ITEMS {
        let pretty = |e: &Extractor| serde_json::to_string_pretty(&e.extract_with(text, &dated()));
        assert_eq!(
            pretty(&another).ok(),
            pretty(&Extractor::new()).ok(),
            "{name}"
        );
    }
}

#[test]
fn the_items_keep_the_laws() {
    for (_, _, text) in ITEMS {
        let document = extract(text);
        check_references(&document);
        check_explained(&document);
        for neutral in NEUTRAL {
            assert_eq!(
                without_prefix(&format!("{neutral}\n"), text),
                to_json(&document)
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: support::cases(384), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_and_references_hold(text in text()) {
        let document = extract(&text);
        check_references(&document);
        check_explained(&document);
    }

    #[test]
    fn the_same_text_says_the_same(text in text()) {
        prop_assert_eq!(to_json(&extract(&text)), to_json(&extract(&text)));
    }

    #[test]
    fn arbitrary_text_is_read(text in any::<String>()) {
        check_references(&extract(&text));
    }

    #[test]
    fn a_neutral_sentence_before_changes_nothing(text in text(), neutral in prop::sample::select(NEUTRAL)) {
        prop_assert_eq!(without_prefix(&format!("{neutral}\n"), &text), to_json(&extract(&text)));
    }
}

#[test]
fn neutral_sentences_are_neutral() {
    for neutral in NEUTRAL {
        let found = extract(neutral);
        assert_eq!(
            found.mentions().len() + found.times().len() + found.events().len(),
            0,
            "{neutral}"
        );
        assert!(found.quotations().is_empty(), "{neutral}");
        assert_eq!(found.sentences().len(), 1, "{neutral}");
    }
}

/// Law 6: what `prefix` + `text` says, with the prefix taken off again.
fn without_prefix(prefix: &str, text: &str) -> Value {
    let whole = format!("{prefix}{text}");
    let mut value = to_json(&extract(&whole));
    if let Some(sentences) = value["sentences"].as_array_mut() {
        sentences.remove(0);
    }
    each_span(&mut value, &mut |start, end| {
        (start - prefix.len(), end - prefix.len())
    });
    value
}

/// Law 4.
fn check_explained(document: &Document<'_>) {
    let gazetteer = Extractor::new();
    let gazetteer = gazetteer.gazetteer();
    let whys = document
        .mentions()
        .iter()
        .map(|m| &m.why)
        .chain(document.references().iter().map(|r| &r.why))
        .chain(document.events().iter().map(|e| &e.why));
    for why in whys {
        match why {
            Why::Gazetteer(id) => assert!(gazetteer.by_id(id).is_some(), "{id} is in no gazetteer"),
            Why::Frame(frame, shape) => assert!(!frame.is_empty() && shape.is_ascii_uppercase()),
            why => assert!(why.to_string().len() > "rule:".len(), "{why:?}"),
        }
    }
    for entity in document.entities() {
        assert!(
            entity
                .gazetteer_id
                .as_ref()
                .is_none_or(|id| gazetteer.by_id(id).is_some())
        );
        assert!(!entity.name.is_empty());
    }
}
