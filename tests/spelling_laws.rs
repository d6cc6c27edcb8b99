//! Spelling changes nothing: neither marks and letters that look alike nor, outside of the words that
//! contrast by them, hamza on alef, final ya and ta marbuta, and vowel marks.

mod support;

use khabar::{Document, Normalizer};
use proptest::prelude::*;
use serde_json::Value;
use support::{each_span, extract, to_json};

proptest! {
    #![proptest_config(ProptestConfig { cases: support::cases(384), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invisible_respelling_changes_nothing((text, respelled) in pair(invisible)) {
        prop_assert_eq!(folded(&extract(&respelled)), folded(&extract(&text)));
    }

    #[test]
    fn free_spelling_changes_nothing((text, respelled) in pair(loose)) {
        prop_assert_eq!(folded(&extract(&respelled)), folded(&extract(&text)));
    }
}

/// Words outside the list of contrasting ones: respelling them makes no other word.
const PLAIN: &str = "\
    وزارة الخارجية الدفاع الأميركية العراقية الفرنسي أربيل إيران الأردن القاهرة البصرة \
    بغداد سوريا الموصل مصطفى الكاظمي أحمد محمد إبراهيم منظمة الأمم المتحدة مدينة محافظة \
    الرئيس رئيس الحكومة أعلنت أكدت هاجم استهدف هجوم الهجوم محادثات اتصالا التقى مساء \
    الثلاثاء الأسبوع الماضي أسفر صاروخية صواريخ من مع في بعد منطقة أمنية قوات الأمن";

/// What is written for a letter: the choice decides, 0 changes nothing.
type Respelling = fn(letter: char, is_last: bool, choice: u8, out: &mut String);

/// A text and another spelling of it.
fn pair(respelling: Respelling) -> impl Strategy<Value = (String, String)> {
    let words = prop::sample::select(PLAIN.split_whitespace().collect::<Vec<_>>());
    let words = prop::collection::vec(words, 1..14);
    let choices = prop::collection::vec(any::<u8>(), 0..120);
    (words, choices).prop_map(move |(words, choices)| {
        let text = words.join(" ");
        let respelled = respell(&text, &choices, respelling);
        (text, respelled)
    })
}

fn respell(text: &str, choices: &[u8], respelling: Respelling) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    let mut choices = choices.iter().copied();
    while let Some(letter) = letters.next() {
        let is_last = letters.peek().is_none_or(|&next| next == ' ');
        match letter {
            ' ' => out.push(letter),
            _ => respelling(letter, is_last, choices.next().unwrap_or(0), &mut out),
        }
    }
    out
}

/// Tatweel, invisible marks, presentation forms, Persian letters.
fn invisible(letter: char, is_last: bool, choice: u8, out: &mut String) {
    let other = match letter {
        'ي' => 'ی',
        'ك' => 'ک',
        'ب' => 'ﺑ',
        'م' => 'ﻤ',
        'ن' => 'ﻦ',
        'س' => 'ﺱ',
        _ => letter,
    };
    out.push(if choice.is_multiple_of(2) {
        letter
    } else {
        other
    });
    if !is_last {
        out.push_str(match choice {
            220.. => "ـ",
            200..220 => "ــ",
            180..200 => "\u{200D}",
            160..180 => "\u{200F}",
            _ => "",
        });
    }
}

/// Hamza on alef, final ya and ta marbuta, vowel marks.
fn loose(letter: char, is_last: bool, choice: u8, out: &mut String) {
    let variants: &[char] = match letter {
        'أ' | 'إ' | 'آ' | 'ا' => &['أ', 'إ', 'آ', 'ا'],
        'ى' | 'ي' if is_last => &['ى', 'ي'],
        'ة' => &['ة', 'ه'],
        _ => &[],
    };
    out.push(match usize::from(choice) {
        0 => letter,
        choice => variants
            .get(choice % (2 * variants.len()).max(1))
            .copied()
            .unwrap_or(letter),
    });
    match choice {
        250.. => out.push('\u{64E}'),
        240..250 => out.push('\u{650}'),
        230..240 => out.push('\u{652}'),
        _ => {}
    }
}

/// A document in which every span counts folded bytes and every text is folded.
fn folded(document: &Document<'_>) -> Value {
    fn fold_texts(value: &mut Value, normalizer: &Normalizer) {
        match value {
            Value::String(text) => *text = normalizer.fold(text).to_string(),
            Value::Array(items) => items
                .iter_mut()
                .for_each(|item| fold_texts(item, normalizer)),
            Value::Object(object) => object
                .values_mut()
                .for_each(|item| fold_texts(item, normalizer)),
            _ => {}
        }
    }
    let normalizer = Normalizer::default();
    let at = |offset: usize| normalizer.fold(&document.text()[..offset]).len();
    let mut value = to_json(document);
    each_span(&mut value, &mut |start, end| (at(start), at(end)));
    fold_texts(&mut value, &normalizer);
    value
}
