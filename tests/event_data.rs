//! Events as codes and as source–action–target–date tuples.

mod support;

use khabar::{EventTuple, EventType, Extractor, Factuality};
use serde_json::json;
use support::extract;

/// Source, target and whether they act with each other, of all tuples of the events of one kind.
fn sides(text: &str, kind: EventType) -> Vec<(String, String, bool)> {
    let document = extract(text);
    let name = |actor: Option<khabar::Actor<'_>>| actor.map_or("-", |a| a.name).to_owned();
    document
        .tuples()
        .filter(|tuple| tuple.kind == kind)
        .map(|tuple| (name(tuple.source), name(tuple.target), tuple.mutual))
        .collect()
}

fn pairs(expected: &[(&str, &str, bool)]) -> Vec<(String, String, bool)> {
    let own = |&(s, t, mutual): &(&str, &str, bool)| (s.to_owned(), t.to_owned(), mutual);
    expected.iter().map(own).collect()
}

#[test]
fn who_acts_is_the_source_and_who_is_acted_on_the_target() {
    for (text, kind, source, target) in [
        (
            "اتصل الرئيس الأميركي جو بايدن برئيس الوزراء العراقي مصطفى الكاظمي.",
            EventType::Call,
            "جو بايدن",
            "مصطفى الكاظمي",
        ),
        (
            "قصف الجيش السوري مدينة إدلب.",
            EventType::Attack,
            "الجيش السوري",
            "إدلب",
        ),
        (
            "اتهم السودان إثيوبيا بالمماطلة.",
            EventType::Accusation,
            "السودان",
            "إثيوبيا",
        ),
        (
            "زار الرئيس الفرنسي إيمانويل ماكرون العراق.",
            EventType::Visit,
            "إيمانويل ماكرون",
            "العراق",
        ),
        (
            "نفى الجيش العراقي قصف المدينة.",
            EventType::Rejection,
            "الجيش العراقي",
            "-",
        ),
        ("وقع هجوم على معسكر.", EventType::Attack, "-", "معسكر"),
    ] {
        assert_eq!(
            sides(text, kind),
            pairs(&[(source, target, false)]),
            "{text}"
        );
    }
}

#[test]
fn several_participants_give_several_tuples() {
    assert_eq!(
        sides("أدان الأردن والعراق تنظيم داعش.", EventType::Condemnation),
        pairs(&[
            ("الأردن", "تنظيم الدولة الإسلامية", false),
            ("العراق", "تنظيم الدولة الإسلامية", false)
        ])
    );
}

#[test]
fn those_who_act_with_each_other_are_paired() {
    assert_eq!(
        sides(
            "اندلعت اشتباكات بين الجيش السوري وتنظيم داعش وقوات سوريا الديمقراطية في دير الزور.",
            EventType::Clash
        ),
        pairs(&[
            ("الجيش السوري", "تنظيم الدولة الإسلامية", true),
            ("الجيش السوري", "قوات سوريا الديمقراطية", true),
            ("تنظيم الدولة الإسلامية", "قوات سوريا الديمقراطية", true),
        ])
    );
    // Who calls is a source, even where the other is only said to take part.
    assert_eq!(
        sides(
            "أجرى وزير الخارجية الأميركي أنتوني بلينكن اتصالات مع الحكومة السودانية.",
            EventType::Call
        ),
        pairs(&[("أنتوني بلينكن", "الحكومة السودانية", false)])
    );
}

#[test]
fn long_lists_give_tuples_in_proportion_to_their_length() {
    let sides: Vec<String> = (0..200).map(|n| format!("قوات الفصيل {n}")).collect();
    let text = format!("اندلعت اشتباكات بين {}.", sides.join(" و"));
    let tuples = extract(&text).tuples().count();
    assert!(tuples <= 12 * 200, "{tuples}");
}

#[test]
fn what_did_not_happen_is_told_and_not_dropped() {
    let text = "نفى الجيش العراقي قصف مدينة الموصل. وقال متحدث إن القوات ستنسحب من المدينة.";
    let document = extract(text);
    let told: Vec<_> = document.tuples().map(|t| (t.event, t.factuality)).collect();
    let events = document.events().iter().enumerate();
    let expected: Vec<_> = events.map(|(at, e)| (at, e.factuality)).collect();
    assert_eq!(told, expected);
    let any = |factuality| told.iter().any(|t| t.1 == factuality);
    assert!(any(Factuality::Negated) && any(Factuality::Future));
}

#[test]
fn the_date_is_the_events_own_or_the_documents() {
    let day = |text: &str| {
        let document = extract(text);
        let EventTuple { date, time, .. } = document.tuples().next().expect("an event");
        (date.map(|d| d.to_string()), time.map(str::to_owned))
    };
    let told = |date: &str, time: &str| (Some(date.to_owned()), Some(time.to_owned()));
    assert_eq!(
        day("قصف الجيش السوري مدينة إدلب مساء أمس."),
        told("2021-02-23", "2021-02-23TEV")
    );
    let untold = (Some("2021-02-24".to_owned()), None);
    assert_eq!(day("قصف الجيش السوري مدينة إدلب."), untold);
    // A month is no day, and the day of publication would be wrong.
    assert_eq!(
        day("قصف الجيش السوري مدينة إدلب في مارس 2019."),
        (None, Some("2019-03".to_owned()))
    );
    let undated = Extractor::new();
    let undated = undated.extract("قصف الجيش السوري مدينة إدلب.");
    assert_eq!(undated.tuples().next().and_then(|t| t.date), None);
}

#[test]
fn countries_come_from_entities_offices_and_phrases() {
    let source = |text: &str| {
        let document = extract(text);
        let tuple = document.tuples().next().expect("an event");
        let source = tuple.source.expect("a source");
        (source.name.to_owned(), source.country.map(str::to_owned))
    };
    let of = |name: &str, country: &str| (name.to_owned(), Some(country.to_owned()));
    assert_eq!(
        source("هاجم الجيش العراقي قرية."),
        of("الجيش العراقي", "iq")
    );
    assert_eq!(
        source("زار وزير النقل الأردني وجيه عزايزة بغداد."),
        of("وجيه عزايزة", "jo")
    );
    assert_eq!(
        source("اتهم مسؤولون أميركيون إيران بالهجوم."),
        of("مسؤولون أميركيون", "us")
    );
}

#[test]
fn codes_follow_the_manner() {
    for (text, cameo, plover, ace) in [
        (
            "شن الطيران الروسي غارة على مدينة إدلب.",
            "195",
            json!({"event": "ASSAULT", "mode": "heavy-weapons"}),
            json!("Conflict.Attack"),
        ),
        (
            "فجر انتحاري نفسه في سوق.",
            "1831",
            json!({"event": "ASSAULT", "mode": "suicide-attack"}),
            json!("Conflict.Attack"),
        ),
        (
            "استقال وزير الصحة من منصبه.",
            "0831",
            json!({"event": "RETREAT", "mode": "resign"}),
            json!("Personnel.End-Position"),
        ),
        (
            "انسحب الجيش السوري من مدينة إدلب.",
            "0874",
            json!({"event": "RETREAT", "mode": "withdraw"}),
            json!("Movement.Transport"),
        ),
        (
            "تلقى الرئيس التونسي رسالة من أمير قطر.",
            "040",
            json!({"event": "CONSULT", "mode": "phone"}),
            json!("Contact.Phone-Write"),
        ),
        (
            "تعهدت فرنسا بإعادة بناء المرفأ.",
            "030",
            json!({"event": "AGREE", "mode": null}),
            json!(null),
        ),
    ] {
        let document = extract(text);
        let tuple = document.tuples().next().unwrap_or_else(|| panic!("{text}"));
        let tuple = serde_json::to_value(tuple).expect("a tuple is JSON");
        assert_eq!(tuple["cameo"], cameo, "{text}");
        assert_eq!(tuple["plover"], plover, "{text}");
        assert_eq!(tuple["ace"], ace, "{text}");
    }
}

#[test]
fn a_tuple_serializes_with_names_and_days() {
    let document = extract("قصف الجيش السوري مدينة إدلب مساء أمس.");
    let tuple = serde_json::to_value(document.tuples().next()).expect("a tuple is JSON");
    assert_eq!(
        tuple,
        json!({
            "event": 0, "date": "2021-02-23", "time": "2021-02-23TEV",
            "source": {"name": "الجيش السوري", "text": "الجيش السوري", "entity": 0, "gazetteer_id": tuple["source"]["gazetteer_id"], "country": "sy"},
            "target": {"name": "إدلب", "text": "إدلب", "entity": tuple["target"]["entity"], "gazetteer_id": tuple["target"]["gazetteer_id"], "country": "sy"},
            "mutual": false, "kind": "attack", "cameo": "194",
            "plover": {"event": "ASSAULT", "mode": "heavy-weapons"}, "ace": "Conflict.Attack",
            "place": null, "factuality": "actual", "same_as": null,
        })
    );
}
