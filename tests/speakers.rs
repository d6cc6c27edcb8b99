//! Who says it: agreement of verbs with their subjects, and speakers who are only understood.

use khabar::{Argument, Document, Extractor};

/// The speakers of the last statement, by what a reader would call them.
fn speakers<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    let last = document
        .events()
        .iter()
        .rfind(|e| e.event_type() == khabar::EventType::Statement);
    let name = |argument: &'d Argument| argument.name(document);
    last.map_or_else(Vec::new, |event| {
        let of = |(role, argument)| (role == "speaker").then(|| name(argument));
        event.arguments().filter_map(of).collect()
    })
}

/// Asserts who says the last statement of each text.
fn say(cases: &[(&str, &[&str])]) {
    let extractor = Extractor::new();
    for (text, wanted) in cases {
        assert_eq!(speakers(&extractor.extract(text)), *wanted, "{text}");
    }
}

#[test]
fn verbs_agree_with_their_subjects() {
    say(&[
        (
            "في الوقت نفسه، أعلنت وزارة الصحة العراقية أن المستشفى سيفتح غدا.",
            &["وزارة الصحة العراقية"],
        ),
        ("وأكد مدير المدرسة أهمية الكتب الجديدة.", &["مدير المدرسة"]),
        ("وأكد أهمية الكتب الجديدة.", &[]),
        (
            "وكشف مصدر أمني لـ«الشرق الأوسط» عن أسماء الموقوفين السبعة وقال إن الملف كبير.",
            &["مصدر أمني"],
        ),
    ]);
}

#[test]
fn things_do_not_speak() {
    say(&[
        ("الواقع يقول إن الأسعار ترتفع.", &[]),
        ("الطريقة الجديدة تكشف أن العمل سهل.", &[]),
        (
            "وسائل إعلام محلية تقول إن الأسعار ترتفع.",
            &["وسائل إعلام محلية"],
        ),
    ]);
}

#[test]
fn who_spoke_last_goes_on() {
    say(&[
        (
            "قال وزير النفط العراقي إحسان عبد الجبار إن الأسعار ترتفع.\nوأضاف أن العمل مستمر.",
            &["إحسان عبد الجبار"],
        ),
        // Within what he says somebody else speaks.
        (
            "قال وزير النفط العراقي إحسان عبد الجبار إن السائق أكد أن الطريق مغلق، مضيفا أن العمل مستمر.",
            &["إحسان عبد الجبار"],
        ),
        // She is not meant by a masculine verb.
        (
            "قال وزير النفط العراقي إحسان عبد الجبار إن الأسعار ترتفع.\nورحبت وزارة الصحة العراقية بذلك.\nوأضاف أن العمل مستمر.",
            &["إحسان عبد الجبار"],
        ),
        // Who was named without a name stands between.
        (
            "قال وزير النفط العراقي إحسان عبد الجبار إن الأسعار ترتفع.\nوقال مصدر أمني إن الطريق مغلق.\nوأضاف أن العمل مستمر.",
            &[],
        ),
    ]);
}

#[test]
fn only_media_are_outlets() {
    let extractor = Extractor::new();
    let outlets = |text| {
        let document = extractor.extract(text);
        let events = document.events().iter();
        events
            .flat_map(khabar::Event::arguments)
            .filter(|&(role, _)| role == "outlet")
            .count()
    };
    assert_eq!(outlets("قال الوزير لإذاعة محلية إن العمل مستمر."), 1);
    assert_eq!(outlets("قال السكرتير الصحافي للحكومة إن العمل مستمر."), 0);
}

#[test]
fn who_acts_may_speak_next() {
    say(&[(
        "زار وزير النفط العراقي إحسان عبد الجبار مدينة البصرة.\nوقال إن العمل مستمر.",
        &["إحسان عبد الجبار"],
    )]);
}

#[test]
fn the_holder_of_an_office_may_stand_behind_where_it_is() {
    say(&[
        (
            "وأوضح مدير متحف الآثار في محافظة ينبع سامر بن علي الحداد، أن المتحف يفتح غدا.",
            &["سامر بن علي الحداد"],
        ),
        (
            "وقال قائد الجيش في الجنوب اللواء سالم الحداد إن القوات عادت.",
            &["سالم الحداد"],
        ),
        (
            "قال رئيس القسم الزراعي بوزارة المياه، المهندس سالم الحداد، إن الآبار جفت.",
            &["سالم الحداد"],
        ),
        // Whom one meets holds no office of the one who meets him.
        (
            "وقال مدير المتحف إن سالم الحداد زار المدينة.",
            &["مدير المتحف"],
        ),
    ]);
}

#[test]
fn a_source_behind_the_news_hides_nobody() {
    say(&[
        // What stands before بحسب is told by the text, not by the source alone.
        (
            "أدان وزير النفط العراقي إحسان عبد الجبار بشدة ما حدث، بحسب الوكالة.\nوقال إن العمل مستمر.",
            &["إحسان عبد الجبار"],
        ),
        // The verb of quoting agrees with the medium, not with whom it quotes.
        (
            "نقلت وكالة رويترز عن وزير النفط العراقي إحسان عبد الجبار أن الأسعار ترتفع.\nوأشار إلى أن العمل مستمر.",
            &["إحسان عبد الجبار"],
        ),
    ]);
}

#[test]
fn a_plural_whose_nun_is_its_own_takes_a_complement() {
    say(&[(
        "قال المفوض الأوروبي لشؤون الزراعة سالم الحداد إن المطر نزل.",
        &["سالم الحداد"],
    )]);
}

#[test]
fn a_spokesman_without_the_article_has_no_name() {
    let before = "وقال متحدث باسم الرئيس الأفغاني سالم الحداد إن المطر نزل.";
    say(&[
        (before, &["متحدث باسم الرئيس الأفغاني سالم الحداد"]),
        // Whom he speaks for has the office from there on.
        (
            &format!("{before} وأدان الرئيس الأفغاني الهجوم. وقال: «لا نخاف»."),
            &["سالم الحداد"],
        ),
        (
            "وقال المتحدث باسم الرئيس سالم الحداد إن المطر نزل.",
            &["سالم الحداد"],
        ),
        (
            "وقال متحدث باسم الجيش سالم الحداد إن المطر نزل.",
            &["سالم الحداد"],
        ),
    ]);
}

#[test]
fn two_offices_before_one_name_are_of_one_speaker() {
    say(&[
        (
            "أكد عضو مجلس الشورى والكاتب سالم الجبوري أن الوضع مستقر.",
            &["سالم الجبوري"],
        ),
        (
            "أوضح المستشار القانوني والمحامي سالم الجبوري أن الوضع مستقر.",
            &["سالم الجبوري"],
        ),
        // A name alone is somebody else's.
        (
            "قال وزير الدفاع وسالم الجبوري إن الوضع مستقر.",
            &["وزير الدفاع", "سالم الجبوري"],
        ),
    ]);
}

#[test]
fn marks_between_a_title_and_its_name_hold_them_together() {
    say(&[
        (
            "وقال المهندس/ سالم الجبوري إن العمل مستمر.",
            &["سالم الجبوري"],
        ),
        (
            "وقال المواطن «سالم الجبوري» إنه رأى الحادث.",
            &["سالم الجبوري"],
        ),
        ("وقال المواطن «إن الحادث كبير».", &["المواطن"]),
    ]);
}

#[test]
fn an_unknown_word_between_a_title_and_what_is_said_is_a_name() {
    say(&[
        ("وأضاف السيد بيلغرونو: «سنعود».", &["بيلغرونو"]),
        ("وأضاف السيد الغاضب: «سنعود».", &["السيد الغاضب"]),
    ]);
}

#[test]
fn the_quantity_and_what_it_counts_are_one_speaker() {
    say(&[(
        "وقال العديد من النواب إن القانون ضعيف.",
        &["العديد من النواب"],
    )]);
}

#[test]
fn the_words_of_a_letter_are_of_who_wrote_it() {
    say(&[
        (
            "تسلم الوزير سمير فرج رسالة من نظيره اللبناني جبران باسيل، مشيرا إلى أنه سيصل غدا.",
            &["جبران باسيل"],
        ),
        (
            "بعث الوزير سمير فرج رسالة إلى نظيره اللبناني جبران باسيل، مشيرا إلى أنه سيصل غدا.",
            &["سمير فرج"],
        ),
    ]);
}

#[test]
fn somebody_behind_abara_expresses_what_follows() {
    say(&[
        (
            "وخلال اللقاء عبر المنسق الإنساني للأمم المتحدة عن سروره البالغ.",
            &["المنسق الإنساني للأمم المتحدة"],
        ),
        ("نشر الخبر عبر الموقع عن قصد.", &[]),
    ]);
}

#[test]
fn who_spoke_before_a_source_goes_on() {
    say(&[(
        "قال سالم الجبوري إن الاتفاق خطأ، وفق ما نقلته إذاعة الجيش. وأضاف إن الوضع صعب.",
        &["سالم الجبوري"],
    )]);
}
