//! Where and when events happen: sides of places, places within places, lengths of time, and what the events of
//! one sentence share.

mod support;

use khabar::Event;
use support::extract;

fn with_event<T>(text: &str, trigger: &str, read: impl Fn(&Event) -> T) -> T {
    let document = extract(text);
    let mut events = document.events().iter();
    let event = events
        .find(|event| event.trigger.slice(text) == trigger)
        .unwrap_or_else(|| panic!("no event {trigger} in {text}"));
    read(event)
}

fn places<'t>(text: &'t str, trigger: &str) -> Vec<&'t str> {
    let spans = |event: &Event| {
        event
            .place
            .iter()
            .filter_map(|a| a.span)
            .collect::<Vec<_>>()
    };
    let spans = with_event(text, trigger, spans);
    spans.into_iter().map(|span| span.slice(text)).collect()
}

fn times<'t>(text: &'t str, trigger: &str) -> Vec<&'t str> {
    let spans = |event: &Event| event.time.iter().filter_map(|a| a.span).collect::<Vec<_>>();
    let spans = with_event(text, trigger, spans);
    spans.into_iter().map(|span| span.slice(text)).collect()
}

#[test]
fn a_side_belongs_to_the_place_and_is_no_instrument() {
    let cases = [
        (
            "انفجر لغم بجنوب شرق النيجر أمس.",
            "انفجر",
            "جنوب شرق النيجر",
        ),
        (
            "قتل حارسان في اشتباكات بشمال غربي باكستان.",
            "قتل",
            "شمال غربي باكستان",
        ),
        (
            "قصفت الطائرات مخازن في شرق أوكرانيا.",
            "قصفت",
            "شرق أوكرانيا",
        ),
        ("انفجرت عبوة ناسفة بالبلدة.", "انفجرت", "البلدة"),
        ("هز انفجار منطقة صناعية مساء أمس.", "انفجار", "منطقة صناعية"),
    ];
    for (text, trigger, place) in cases {
        assert_eq!(places(text, trigger), [place], "{text}");
        let instruments = with_event(text, trigger, |e| {
            e.kind
                .arguments(khabar::Role::Instrument)
                .map(<[_]>::to_vec)
        });
        let spans = instruments
            .unwrap_or_default()
            .into_iter()
            .filter_map(|a| a.span);
        assert!(
            spans.into_iter().all(|span| span.slice(text) != place),
            "{text}"
        );
    }
}

#[test]
fn what_only_locates_a_place_is_no_place_of_its_own() {
    let cases = [
        ("قتل صياد في مدينة تعز جنوب غرب اليمن.", vec!["تعز"]),
        ("قتل صياد في الموصل، شمالي العراق.", vec!["الموصل"]),
        ("قتل صياد في الموصل بالعراق.", vec!["الموصل", "العراق"]),
        ("قتل صياد شمال الموصل.", vec!["شمال الموصل"]),
    ];
    for (text, expected) in cases {
        assert_eq!(places(text, "قتل"), expected, "{text}");
    }
}

#[test]
fn near_a_thing_is_a_place() {
    assert_eq!(
        places("وقع إطلاق نار قرب مصنع مهجور.", "إطلاق"),
        ["مصنع مهجور"]
    );
    assert_eq!(places("وقع إطلاق نار أمام الجنود.", "إطلاق"), [""; 0]);
    assert_eq!(places("وقع إطلاق نار أمام خيارات صعبة.", "إطلاق"), [""; 0]);
}

#[test]
fn a_length_of_time_does_not_tell_when() {
    assert_eq!(times("التقى الوزيران لمدة ساعة أمس.", "التقى"), ["أمس"]);
    assert_eq!(
        times("اعتقلت الشرطة لصا قبل يومين من الانتخابات.", "اعتقلت"),
        [""; 0]
    );
    assert_eq!(times("قتل ستة جنود خلال أسبوعين.", "قتل"), ["أسبوعين"]);
}

#[test]
fn who_dies_in_an_attack_dies_where_it_strikes() {
    let text = "وقتل ستة مزارعين عندما هاجم مسلحون الرقة أمس.";
    assert_eq!(places(text, "قتل"), ["الرقة"]);
    let text = "قتل جندي في تعز، بينما قصفت الطائرات مخازن.";
    assert_eq!(places(text, "قصفت"), [""; 0]);
}

#[test]
fn a_capital_with_its_name_behind_it_is_told_by_the_name() {
    let text = "قتل خمسة جنود في العاصمة الأفغانية كابل أمس.";
    assert_eq!(places(text, "قتل"), ["كابل"]);
    let text = "قتل خمسة جنود في العاصمة الأفغانية أمس.";
    assert_eq!(places(text, "قتل"), ["العاصمة الأفغانية"]);
}
