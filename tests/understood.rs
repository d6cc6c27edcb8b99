//! Who takes part in events that only other sentences tell of: participants that mentions of one event share.

mod support;

use khabar::{EventType, Role};
use support::extract;

/// What a reader would call those who fill a role of the last event with a trigger, and whether its own
/// sentence names them.
fn role(text: &str, trigger: &str, role: Role) -> Vec<(String, bool)> {
    let document = extract(text);
    let event = document
        .events()
        .iter()
        .rfind(|event| event.trigger.slice(text) == trigger)
        .unwrap_or_else(|| panic!("no event {trigger} in {text}"));
    let arguments = event.kind.arguments(role).unwrap_or_default();
    let mut all: Vec<(String, bool)> = arguments
        .iter()
        .map(|argument| (argument.name(&document).to_owned(), argument.span.is_some()))
        .collect();
    all.sort();
    all
}

fn understood(names: &[&str]) -> Vec<(String, bool)> {
    names
        .iter()
        .map(|name| ((*name).to_owned(), false))
        .collect()
}

#[test]
fn talks_that_go_on_have_those_who_met() {
    let met = "التقى وزير الخارجية المصري سامح شكري نظيره التونسي عثمان الجرندي في القاهرة.\n";
    let both = understood(&["سامح شكري", "عثمان الجرندي"]);
    for next in [
        "وجرى خلال اللقاء بحث العلاقات التجارية.",
        "كما تم بحث العلاقات التجارية.",
    ] {
        let text = format!("{met}{next}");
        assert_eq!(role(&text, "بحث", Role::Participant), both, "{next}");
    }
}

#[test]
fn talks_set_against_each_other_are_two() {
    let text = "بدأت المحادثات أمس لكن مشاورات أخرى مستمرة بين مصر وتونس.";
    assert!(role(text, "المحادثات", Role::Participant).is_empty());
}

#[test]
fn who_bombs_is_told_once_and_who_attacks_may_stay_open() {
    let raids = "شنت تركيا غارات على الجبال.\nوقال ناشط إن الغارات مستمرة.";
    assert_eq!(
        role(raids, "الغارات", Role::Attacker),
        understood(&["تركيا"])
    );
    let attack = "شنت تركيا هجوما على القرية.\nوقال ناشط إن الهجوم مستمر.";
    assert!(role(attack, "الهجوم", Role::Attacker).is_empty());
}

#[test]
fn who_is_named_in_the_sentence_is_no_riddle() {
    let text =
        "أبرمت مصر وتونس اتفاقا تجاريا.\nوقال الاتحاد إن الاتفاق ملزم.\nواحترمت تونس الاتفاق دائما.";
    assert_eq!(
        role(text, "الاتفاق", Role::Party),
        [("تونس".to_owned(), true), ("مصر".to_owned(), false)]
    );
    let kind = extract(text).events().last().map(khabar::Event::event_type);
    assert_eq!(kind, Some(EventType::Agreement));
}
