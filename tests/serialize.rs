//! Everything that comes out serializes by itself, with the same positions as in its document.

mod support;

use serde_json::Value;
use support::{extract, to_json};

const TEXT: &str = "هاتف الرئيس الأميركي جو بايدن رئيس الوزراء العراقي مصطفى الكاظمي مساء الثلاثاء، \
                    وقال البيت الأبيض إن الجانبين بحثا «أمن المنطقة».";

#[test]
fn parts_serialize_as_in_their_document() {
    let document = extract(TEXT);
    let whole = to_json(&document);
    let positions = |value: &Value| (value["start"].as_u64(), value["end"].as_u64());

    assert!(!document.mentions().is_empty());
    for (alone, within) in document.mentions().iter().zip(list(&whole, "mentions")) {
        let alone = serde_json::to_value(alone).expect("a mention serializes");
        assert_eq!(positions(&alone), positions(within));
        assert_eq!(alone["kind"], within["kind"]);
        assert_eq!(alone["why"], within["why"]);
    }
    assert!(!document.events().is_empty());
    for (alone, within) in document.events().iter().zip(list(&whole, "events")) {
        let alone = serde_json::to_value(alone).expect("an event serializes");
        assert_eq!(positions(&alone["trigger"]), positions(&within["trigger"]));
        for name in ["kind", "factuality", "count", "same_as", "why"] {
            assert_eq!(alone[name], within[name], "{name}");
        }
    }
    let call = serde_json::to_value(&document.events()[0]).expect("an event serializes");
    assert_eq!(call["kind"], "call");
    assert_eq!(call["caller"].as_array().map(Vec::len), Some(1));
}

fn list<'a>(document: &'a Value, name: &str) -> &'a [Value] {
    document[name].as_array().expect("a list")
}
