//! Rules of names on sentences of their own, with the data that ships, each both ways.

use khabar::{EntityKind, Evidence, Extractor};

fn names(text: &str, kind: EntityKind) -> Vec<String> {
    let extractor = Extractor::builder().events(false).build().unwrap();
    let document = extractor.extract(text);
    let mentions = document.mentions().iter().filter(|m| m.kind == kind);
    mentions.map(|m| m.span.slice(text).to_owned()).collect()
}

fn persons(text: &str) -> Vec<String> {
    names(text, EntityKind::Person)
}

fn bodies(text: &str) -> Vec<String> {
    names(text, EntityKind::Organization)
}

fn places(text: &str) -> Vec<String> {
    names(text, EntityKind::Place)
}

#[test]
fn one_place_where_only_a_person_can_stand_makes_a_name_of_a_word() {
    let text = "وقال كرنبسك إن المشروع تأخر. ويعمل كرنبسك في المصنع منذ عامين.";
    assert_eq!(persons(text), ["كرنبسك", "كرنبسك"]);
    assert!(persons("تأخر كرنبسك في المصنع.").is_empty());
}

#[test]
fn the_preposition_is_no_ali() {
    assert_eq!(persons("وقع الوزير علي الجبوري الاتفاق."), ["علي الجبوري"]);
    // A text that writes إلي writes علي for على, too.
    assert!(
        persons("وصل إلي القاهرة وحصل علي محمود الجائزة.")
            .iter()
            .all(|p| !p.contains("علي"))
    );
}

#[test]
fn an_adjective_behind_a_title_is_no_surname() {
    assert!(persons("قال المسؤول الكبير إن العمل مستمر.").is_empty());
    assert_eq!(persons("قال الوزير الجبوري إن العمل مستمر."), ["الجبوري"]);
}

#[test]
fn a_noun_of_an_action_before_a_name_is_none_of_it() {
    assert_eq!(
        persons("بعد فوز عبد الفتاح الجبوري بالسباق."),
        ["عبد الفتاح الجبوري"]
    );
}

#[test]
fn offices_are_no_words_of_sports() {
    let text =
        "التقى الوزير السفير والمحافظ ورئيس الوفد. وتعول الحكومة على طهران في المحادثات مع السفير.";
    assert_eq!(places(text), ["طهران"]);
}

#[test]
fn a_player_is_spoken_of_by_the_noun_alone() {
    let text = "ضم النادي لاعب الوسط سامر الخطيب. ووصل اللاعب أمس.";
    let extractor = Extractor::builder().events(false).build().unwrap();
    let document = extractor.extract(text);
    let mentions = document.mentions();
    let of = |name: &str| mentions.iter().find(|m| m.span.slice(text) == name);
    let (person, noun) = (of("سامر الخطيب").unwrap(), of("اللاعب").unwrap());
    assert!(person.entity.is_some());
    assert_eq!(noun.entity, person.entity);
}

#[test]
fn a_city_is_a_club_before_a_masculine_adjective_and_in_sports() {
    assert_eq!(
        bodies("تعادل برشلونة الإسباني مع ضيفه."),
        ["برشلونة الإسباني"]
    );
    assert_eq!(places("وصل الوفد إلى برشلونة الإسبانية."), ["برشلونة"]);
    let match_report = "فاز الفريق في المباراة الأولى من الدوري على ليفربول بهدفين.";
    assert_eq!(bodies(match_report), ["ليفربول"]);
    assert_eq!(
        places("سافر المدرب واللاعب بعد المباراة إلى ليفربول."),
        ["ليفربول"]
    );
}

#[test]
fn a_body_of_many_countries_is_named_with_its_own() {
    assert_eq!(
        bodies("أعلنت النيابة العامة في بوليفيا فتح تحقيق."),
        ["النيابة العامة في بوليفيا"]
    );
    assert_eq!(bodies("نظرت محكمة الاستئناف القضية."), ["محكمة الاستئناف"]);
    assert_eq!(
        bodies("قالت القوات الموالية للحوثيين إنها انسحبت."),
        ["القوات الموالية للحوثيين", "لحوثيين"]
    );
}

#[test]
fn a_head_that_names_somebody_alone_is_who_the_text_says() {
    let extractor = Extractor::new();
    let text = "زار ملك الأردن لندن. وقال إن المملكة تدعم السلام.";
    let document = extractor.extract(text);
    let kingdom = document
        .mentions()
        .iter()
        .find(|m| m.span.slice(text) == "المملكة")
        .and_then(|m| m.entity);
    assert_eq!(
        kingdom.map(|id| document.entity(id).name.as_str()),
        Some("الأردن")
    );
}

#[test]
fn a_side_of_a_country_gives_the_country() {
    assert_eq!(places("قصف الجيش قرى في شمال العراق."), ["العراق"]);
    assert_eq!(
        places("انفصل جنوب السودان عن السودان."),
        ["جنوب السودان", "السودان"]
    );
}

#[test]
fn mentions_tell_what_speaks_for_them_and_doubtful_ones_can_be_left_out() {
    let text = "زار سمير دنغرك مدينة الموصل.";
    let document = Extractor::new().extract(text);
    for mention in document.mentions() {
        assert!((0.0..=1.0).contains(&mention.confidence));
        assert!(mention.evidence.names().next().is_some(), "{mention:?}");
    }
    let sure = Extractor::builder().threshold(0.96).build().unwrap();
    let left = sure.extract(text);
    let names = |m: &&khabar::Mention| m.kind == EntityKind::Place;
    assert!(
        left.mentions()
            .iter()
            .filter(names)
            .all(|m| m.evidence.has(Evidence::LISTED))
    );
    assert!(left.mentions().len() < document.mentions().len());
}

#[test]
fn a_verb_behind_and_at_the_start_is_no_part_of_a_name() {
    assert_eq!(
        persons("وناشد حمدان الحداد أمير المنطقة فتح الآبار."),
        ["حمدان الحداد"]
    );
    assert_eq!(
        persons("وحضر الحفل ماجد النجار وناشد حمدان الحداد."),
        ["ماجد النجار", "ناشد حمدان الحداد"]
    );
}

#[test]
fn a_noun_with_a_pronoun_begins_no_name() {
    assert!(persons("وقال شاعرنا الكبير وزير الثقافة إن المعرض يفتح غدا.").is_empty());
    assert_eq!(
        persons("وقال دونفر كرنبس، وزير النفط، إن الأسعار ترتفع."),
        ["دونفر كرنبس"]
    );
}

#[test]
fn to_undermine_somebody_is_no_river() {
    assert!(places("حاولت الجماعة النيل من وحدة الصف.").is_empty());
    assert_eq!(places("شربت القرية من مياه النيل من زمن بعيد."), ["النيل"]);
}

#[test]
fn no_minister_is_for_a_place() {
    let text = "قال سمير فرج إن زيارة وزير الدفاع لموسكو ناجحة.";
    let document = khabar::Extractor::new().extract(text);
    let mut roles = document
        .mentions()
        .iter()
        .filter(|m| m.kind == EntityKind::Role);
    assert_eq!(
        roles.next().map(|m| m.span.slice(text)),
        Some("وزير الدفاع")
    );
}

#[test]
fn an_adjective_behind_what_an_office_is_for_is_no_surname() {
    assert!(persons("واعتبر مدير عام التخطيط العمراني في الأمانة أن المشروع مهم.").is_empty());
    assert_eq!(
        persons("قال مدير شرطة جدة الغامدي إن اللص هرب."),
        ["الغامدي"]
    );
    // A verb stands behind a relative pronoun, whatever name it may be elsewhere.
    assert_eq!(
        persons("في الوقت الذي أدى ياسر القحطاني تدريبا بدنيا."),
        ["ياسر القحطاني"]
    );
}

#[test]
fn a_nationality_before_bin_is_a_name_behind_a_title() {
    assert_eq!(
        persons("وأوضح الأمير الدكتور تركي بن سعود أن المؤتمر مهم."),
        ["تركي بن سعود"]
    );
    assert_eq!(
        persons("قال النائب العلمي لرئيس البرنامج عبد العزيز العماري إن الزيارة مهمة."),
        ["عبد العزيز العماري"]
    );
}

#[test]
fn a_name_of_the_text_is_not_found_within_another_word() {
    assert_eq!(places("وصل الوفد إلى مدينة ون. لون الجدار أبيض."), ["ون"]);
    assert_eq!(
        places("وصل الوفد إلى مدينة كرنبس. وعاد من كرنبس ولكرنبس تاريخ."),
        ["كرنبس", "كرنبس", "كرنبس"]
    );
}
