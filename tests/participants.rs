//! Who takes part in events: doers that only the governing clause names, objects behind pronouns, shared parties.

mod support;

use khabar::{EventType, Role};
use support::{extract, words};

#[test]
fn whom_a_verb_asks_does_what_it_asks_for() {
    let cases = [
        (
            "دعت النقابة أنصارها إلى التظاهر غدا.",
            "التظاهر",
            Role::Protester,
            "أنصارها",
        ),
        (
            "حث الوزير الحكومة على إطلاق محادثات مع المعارضة.",
            "محادثات",
            Role::Participant,
            "الحكومة",
        ),
        (
            "اتهمت المنظمة الشرطة باعتقال عشرة طلاب.",
            "اعتقال",
            Role::Agent,
            "الشرطة",
        ),
        (
            "منعت السلطات الصحفيين من زيارة المخيم.",
            "زيارة",
            Role::Visitor,
            "الصحفيين",
        ),
    ];
    for (text, trigger, role, expected) in cases {
        assert!(
            words(text, trigger, role).contains(&expected.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn who_manages_or_refuses_to_do_something_is_its_doer() {
    let cases = [
        (
            "تمكنت الشرطة من اعتقال خمسة لصوص.",
            "اعتقال",
            Role::Agent,
            "الشرطة",
        ),
        (
            "رفضت المحكمة إطلاق سراح المتهم.",
            "إطلاق",
            Role::Agent,
            "المحكمة",
        ),
        (
            "خرج مئات العمال إلى الشارع للمطالبة بزيادة الأجور.",
            "لمطالبة",
            Role::Requester,
            "مئات العمال",
        ),
        (
            "توجهت الوزيرة إلى روما لإجراء محادثات مع نظيرها.",
            "محادثات",
            Role::Participant,
            "الوزيرة",
        ),
        (
            "تعثرت جهود الحكومة لبدء محادثات مع المعارضة.",
            "محادثات",
            Role::Participant,
            "الحكومة",
        ),
    ];
    for (text, trigger, role, expected) in cases {
        assert!(
            words(text, trigger, role).contains(&expected.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn who_only_speaks_of_a_deed_is_not_its_doer() {
    let cases = [
        ("نددت الحكومة باعتقال الصحفيين.", "اعتقال", Role::Agent),
        ("أعلنت الوزارة إطلاق سراح الرهائن.", "إطلاق", Role::Agent),
        ("طالبت النقابة بالإفراج عن العمال.", "الإفراج", Role::Agent),
        (
            "استخدمت الشرطة القوة من أجل تفريق مظاهرة.",
            "مظاهرة",
            Role::Protester,
        ),
    ];
    for (text, trigger, role) in cases {
        assert_eq!(words(text, trigger, role), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_pronoun_on_a_noun_does_it_to_what_stands_behind() {
    let text = "قال رئيس البرلمان خلال لقائه السفير الفرنسي إن التعاون مستمر.";
    let met = words(text, "لقائه", Role::Participant);
    assert_eq!(met.len(), 2, "{met:?}");
    // What describes the noun is nobody.
    let text = "أكد رئيس البرلمان ذلك بعد اجتماعه المقرر مع السفير.";
    assert!(!words(text, "اجتماعه", Role::Participant).contains(&"المقرر".to_owned()));
}

#[test]
fn the_words_for_one_agreement_share_its_parties() {
    let text = "رحب الوزير بتوقيع الاتفاق الذي أبرمته الحكومة السودانية مع المتمردين.";
    for trigger in ["توقيع", "الاتفاق", "أبرمته"] {
        let parties = words(text, trigger, Role::Party);
        assert_eq!(parties, ["الحكومة السودانية", "المتمردين"], "{trigger}");
    }
    let document = extract(text);
    let agreements = document.events().iter();
    let agreements = agreements.filter(|e| e.event_type() == EventType::Agreement);
    assert_eq!(agreements.count(), 3);
}

#[test]
fn a_definite_number_belongs_to_what_it_counts() {
    let text = "رحبت الدول الست الكبرى بالخطة.";
    assert_eq!(words(text, "رحبت", Role::Supporter), ["الدول الست الكبرى"]);
}

#[test]
fn what_does_not_agree_with_the_verb_is_its_object() {
    let text = "دعا الوزير النواب إلى التهدئة، وحث الحكومة على الحوار.";
    assert_eq!(words(text, "حث", Role::Requester), ["الوزير"]);
    assert_eq!(words(text, "حث", Role::Addressee), ["الحكومة"]);
    let text = "أغلقت قوات الأمن الطريق واعتقلت عددا كبيرا من الأشخاص.";
    assert_eq!(words(text, "اعتقلت", Role::Agent), ["قوات الأمن"]);
    let text = "خرج سكان العاصمة من بيوتهم، ودعوا إلى الإفراج عن السجناء.";
    assert_eq!(words(text, "دعوا", Role::Requester), ["سكان العاصمة"]);
    // The subject as before where both agree.
    let text = "تعهد قائد الجيش بتسليم السلطة، وأدانت الحكومة الهجوم.";
    assert_eq!(words(text, "أدانت", Role::Source), ["الحكومة"]);
}

#[test]
fn what_frames_can_only_take_as_object_is_none_of_their_subjects() {
    let text = "رحبت الحكومة بالقرار وتدين الهجوم.";
    assert_eq!(words(text, "تدين", Role::Source), ["الحكومة"]);
    assert_eq!(words(text, "تدين", Role::Target), ["الهجوم"]);
    let document = extract("ارتفع ثمن الخبز في الأسواق.");
    assert!(document.events().is_empty());
}

#[test]
fn a_name_behind_an_office_and_its_complements_is_the_holder() {
    let text = "دعا رئيس اللجنة الزراعية بالغرفة التجارية المهندس خالد العتيبي إلى إقامة معرض.";
    assert_eq!(words(text, "دعا", Role::Requester), ["خالد العتيبي"]);
    assert_eq!(words(text, "دعا", Role::Addressee), Vec::<String>::new());
    let text = "دعا رئيس اللجنة النواب إلى إقامة معرض.";
    assert_eq!(words(text, "دعا", Role::Addressee), ["النواب"]);
}

#[test]
fn no_noun_behind_any_is_in_construct_with_a_definite_one() {
    let text = "لم تتبن أي جهة الهجوم حتى الآن.";
    assert_eq!(words(text, "تتبن", Role::Claimant), ["جهة"]);
}

#[test]
fn a_pronoun_of_another_gender_does_not_mean_the_described_noun() {
    let text = "رحبت طهران بالجانب الأوروبي الذي يتوافد إليها.";
    assert_eq!(words(text, "يتوافد", Role::Visitor), ["الجانب الأوروبي"]);
}

#[test]
fn people_without_names_take_part() {
    assert_eq!(
        words("واستنكر معاليه هذه الجريمة.", "استنكر", Role::Source),
        ["معاليه"]
    );
    // Its first letter is no conjunction.
    assert_eq!(
        words("واستنكر فضيلته هذه الجريمة.", "استنكر", Role::Source),
        ["فضيلته"]
    );
    // A unit is no وحده, though both fold to the same letters.
    let text = "ودمرت وحدة عسكرية المخازن.";
    assert_eq!(words(text, "دمرت", Role::Attacker), ["وحدة عسكرية"]);
    let text = "ودمرت وحدةٌ عسكريةٌ المخازن.";
    assert_eq!(words(text, "دمرت", Role::Attacker), ["وحدةٌ عسكريةٌ"]);
    let text = "وطالب الخطباء الجميع بالهدوء.";
    assert_eq!(words(text, "طالب", Role::Addressee), ["الجميع"]);
    // A definite word that no list knows describes the noun before it.
    let text = "أدان المجلس الهجوم الأثيم.";
    assert_eq!(words(text, "أدان", Role::Target), ["الهجوم الأثيم"]);
}

#[test]
fn relative_clauses_name_the_doers_of_their_antecedents() {
    let text = "وصف السفير الزيارة التي قام بها الوفد بأنها ناجحة.";
    assert_eq!(words(text, "الزيارة", Role::Visitor), ["الوفد"]);
    // A pronoun farther off belongs to something else.
    let text = "قالت المنسقية إن قوات الأمن أوقفت ثلاثة رجال من حركة موالية لها.";
    assert_eq!(words(text, "أوقفت", Role::Agent), ["قوات الأمن"]);
    let text = "فرقت الشرطة مظاهرة نظمها عشرات الطلاب.";
    assert_eq!(words(text, "مظاهرة", Role::Protester), ["عشرات الطلاب"]);
    let text = "رحب بالاتفاق الذي توصلت إليه مصر مع السودان.";
    assert_eq!(words(text, "الاتفاق", Role::Party), ["مصر", "السودان"]);
}

#[test]
fn where_li_names_the_undergoer_the_noun_in_construct_does_it() {
    let text = "حضر الوزراء استقبال الرئيس للوفد الفرنسي.";
    assert_eq!(words(text, "استقبال", Role::Host), ["الرئيس"]);
    let text = "نددت المنظمة باعتقال الشرطة للمتظاهرين.";
    assert_eq!(words(text, "اعتقال", Role::Agent), ["الشرطة"]);
    // A purpose is nobody.
    let text = "أعلنت الوزارة اعتقال المتهم للتحقيق معه.";
    assert_eq!(words(text, "اعتقال", Role::Detainee), ["المتهم"]);
}

#[test]
fn words_between_a_noun_and_its_preposition_are_passed_over() {
    let text = "المشاورات مستمرة بين مصر والسودان حول السد.";
    assert_eq!(
        words(text, "المشاورات", Role::Participant),
        ["مصر", "السودان"]
    );
    let text = "دعا المبعوث إلى الإفراج فورا عن المختطفين.";
    assert_eq!(words(text, "الإفراج", Role::Detainee), ["المختطفين"]);
}

#[test]
fn the_body_in_a_position_is_the_organization() {
    let text = "قدم السياسي استقالته من رئاسة حزب العدالة والتنمية.";
    assert_eq!(
        words(text, "استقالته", Role::Organization),
        ["حزب العدالة والتنمية"]
    );
    let text = "قدم السياسي استقالته من منصبه.";
    assert_eq!(
        words(text, "استقالته", Role::Organization),
        Vec::<String>::new()
    );
}

#[test]
fn the_verbal_noun_before_a_preposition_takes_it() {
    let text = "توجهت الوزيرة إلى روما لإجراء محادثات مع الرئيس الإيطالي.";
    assert_eq!(words(text, "توجهت", Role::Visitor), ["الوزيرة"]);
    let text = "توجهت الوزيرة إلى روما مع وفد كبير.";
    assert!(words(text, "توجهت", Role::Visitor).contains(&"وفد كبير".to_owned()));
}

#[test]
fn a_verb_that_goes_on_telling_of_an_attack_gives_it_its_target() {
    let cases = [
        (
            "أصيب خمسة عمال في هجوم استهدف مصنعا قرب الميناء.",
            "هجوم",
            "مصنعا",
        ),
        (
            "استنكر الوزير الهجوم الذي استهدف مدرسة القرية.",
            "الهجوم",
            "مدرسة القرية",
        ),
        (
            "لقي سبعة أشخاص مصرعهم في تفجيرين استهدفا محطتي قطار.",
            "تفجيرين",
            "محطتي قطار",
        ),
        (
            "الهجوم الذي نفذه سامي العلي والذي استهدف مركزين أمنيين في المدينة.",
            "الهجوم",
            "مركزين أمنيين",
        ),
        (
            "شن الطيران غارات على معسكر الحرس وعلى تجمعات للمسلحين.",
            "غارات",
            "تجمعات للمسلحين",
        ),
        (
            "أما المعسكر فاستهدفه المسلحون بالصواريخ.",
            "استهدفه",
            "المعسكر",
        ),
    ];
    for (text, trigger, expected) in cases {
        let target = words(text, trigger, Role::Target);
        assert!(target.contains(&expected.to_owned()), "{text} {target:?}");
    }
    // A campaign that aims at something is no attack.
    let document = extract("تستهدف الحملة رفع وعي طلاب المدارس.");
    assert!(document.events().is_empty());
}

#[test]
fn who_attacks_is_told_behind_the_attack_or_by_its_accuser() {
    let cases = [
        (
            "وأضاف أن القصف والهجمات التي شنها المسلحون وقعت ليلا.",
            "القصف",
            "المسلحون",
        ),
        (
            "قال الناطق إن الهجوم نفذه انتحاري عند الحاجز.",
            "الهجوم",
            "انتحاري",
        ),
        ("حملت السلطات تنظيم داعش مسؤولية الهجوم.", "الهجوم", "داعش"),
        ("قصفت مقاتلات فرنسية مخازن أسلحة.", "قصفت", "مقاتلات فرنسية"),
    ];
    for (text, trigger, expected) in cases {
        let attacker = words(text, trigger, Role::Attacker);
        assert!(
            attacker.contains(&expected.to_owned()),
            "{text} {attacker:?}"
        );
    }
    // Nobody sits in a drone or a rocket.
    for (text, instrument) in [
        ("قصفت طائرات مسيرة مخازن أسلحة.", "طائرات مسيرة"),
        ("هجوم بشاحنة مفخخة في كابول.", "شاحنة مفخخة"),
    ] {
        let trigger = text.split(' ').next().unwrap_or_default();
        assert_eq!(
            words(text, trigger, Role::Instrument),
            [instrument],
            "{text}"
        );
    }
}

#[test]
fn who_was_hit_does_not_hit() {
    let text = "أصيب ثلاثة حراس بجروح في هجوم بسيارة مفخخة.";
    assert_eq!(words(text, "أصيب", Role::Victim), ["ثلاثة حراس"]);
    assert!(words(text, "أصيب", Role::Agent).is_empty());
}

#[test]
fn what_amma_puts_in_front_speaks() {
    let earlier = "قال رئيس النادي سامي الخطيب إن العقد جاهز.\n";
    for (text, speaker) in [
        (
            "أما مدرب الفريق، كريم السعدي، فقال إن اللاعبين جاهزون.",
            "كريم السعدي",
        ),
        (
            "أما مدير المدرسة في القرية الدكتور كريم السعدي فقال إن الدراسة مستمرة.",
            "كريم السعدي",
        ),
        // What is spoken of does not speak.
        (
            "أما الطريق الجديد، فقال كريم السعدي إنه جاهز.",
            "كريم السعدي",
        ),
    ] {
        let both = format!("{earlier}{text}");
        let document = extract(&both);
        let last = document.events().last().unwrap_or_else(|| panic!("{text}"));
        let speakers = last.kind.arguments(Role::Speaker).unwrap_or_default();
        let words: Vec<&str> = speakers
            .iter()
            .filter_map(|a| a.span.map(|span| span.slice(&both)))
            .collect();
        assert_eq!(words, [speaker], "{text}");
    }
}

#[test]
fn who_tells_of_a_death_did_not_die() {
    let text = "قال الضابط كريم السعدي إن السائق دهس طفلا ما تسبب في وفاته.";
    assert!(words(text, "وفاته", Role::Victim).is_empty());
    let text = "شارك كريم السعدي في الحفل قبل وفاته بيوم.";
    assert_eq!(words(text, "وفاته", Role::Victim), ["كريم السعدي"]);
}

#[test]
fn those_behind_a_purpose_undergo_it() {
    let text = "أرسلت الحكومة السفن لقصف المدنيين في القرية.";
    assert_eq!(words(text, "قصف", Role::Target), ["المدنيين"]);
    let text = "تعرضت القرية لقصف القوات الحكومية أمس.";
    assert!(words(text, "قصف", Role::Target) != ["القوات الحكومية"]);
}

#[test]
fn what_somebody_is_made_is_an_office() {
    let text = "وفي يناير عين وزيرًا للنفط.";
    assert!(words(text, "عين", Role::Person).is_empty());
    assert_eq!(words(text, "عين", Role::Position), ["وزيرًا للنفط"]);
}

#[test]
fn platforms_speak_only_beside_their_verb() {
    let text = "وذكر في تدوينة له عبر حسابه في موقع فيسبوك إن العقد جاهز.";
    assert!(!words(text, "ذكر", Role::Speaker).contains(&"فيسبوك".to_owned()));
    let text = "قالت فيسبوك إن الطائرة جاهزة.";
    assert_eq!(words(text, "قالت", Role::Speaker), ["فيسبوك"]);
}

#[test]
fn what_tells_which_people_are_meant_belongs_to_them() {
    for (text, trigger, role, expected) in [
        (
            "اندلعت اشتباكات مع مسلحين حوثيين في المدينة.",
            "اشتباكات",
            Role::Side,
            &["مسلحين حوثيين"][..],
        ),
        (
            "وقتل المسلحون الحوثيون ثلاثة جنود.",
            "قتل",
            Role::Agent,
            &["المسلحون الحوثيون"],
        ),
        // Without agreement they are two.
        (
            "اندلعت اشتباكات بين مسلحين والحوثيين في المدينة.",
            "اشتباكات",
            Role::Side,
            &["مسلحين", "الحوثيين"],
        ),
        (
            "هاجم عناصر من كتيبة «رياح الجبل» القرية.",
            "هاجم",
            Role::Attacker,
            &["عناصر من كتيبة «رياح الجبل»"],
        ),
    ] {
        assert_eq!(words(text, trigger, role), expected, "{text}");
    }
}

#[test]
fn offices_behind_a_name_are_its_own_where_another_one_is_awaited() {
    let text = "استقبل الشيخ صباح الأحمد الجابر الصباح أمير دولة الكويت الشقيقة في مكتبه اليوم السفير سمير فرج.";
    assert_eq!(words(text, "استقبل", Role::Participant), ["سمير فرج"]);
    let text = "بحث الوزير مع الرئيس فلاديمير بوتين رئيس روسيا في موسكو أمس سبل التعاون.";
    assert_eq!(words(text, "بحث", Role::Topic), ["سبل التعاون"]);
    let text =
        "تلقى الأمير محمد بن نايف ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية برقية من سمير فرج.";
    assert_eq!(words(text, "برقية", Role::Recipient), ["محمد بن نايف"]);
    // With nobody behind it, the office is another one's.
    let text = "استقبل الرئيس عبدالفتاح السيسي وزير الخارجية الأميركي في القاهرة أمس.";
    assert_eq!(
        words(text, "استقبل", Role::Participant),
        ["وزير الخارجية الأميركي"]
    );
}

#[test]
fn digits_number_a_unit_and_count_nothing() {
    let text = "خطف المسلحون الأربعاء قائد الفرقة 30 العقيد نديم الحسن.";
    assert_eq!(words(text, "خطف", Role::Victim), ["نديم الحسن"]);
    let text = "مقتل 4 جنود أوكرانيين يوتر الأجواء.";
    assert_eq!(words(text, "مقتل", Role::Victim), ["4 جنود أوكرانيين"]);
}

#[test]
fn who_arrives_does_it_to_nobody() {
    let text = "والتقى الوزير فور وصوله السفير سمير فرج.";
    assert_eq!(
        words(text, "التقى", Role::Participant),
        ["سمير فرج", "الوزير"]
    );
    assert_eq!(words(text, "وصوله", Role::Visitor), ["الوزير"]);
}

#[test]
fn ma_behind_an_adverb_parts_nobody_from_his_verb() {
    let text = "بوكو حرام كثيرا ما تستهدف مايدوجوري عاصمة الولاية.";
    assert_eq!(words(text, "تستهدف", Role::Attacker), ["بوكو حرام"]);
    assert_eq!(words(text, "تستهدف", Role::Target), ["مايدوجوري"]);
}

#[test]
fn how_something_is_done_takes_no_part() {
    let text = "رحبت موغيريني أمس الجمعة بشكل كبير بمحادثات السلام.";
    assert_eq!(words(text, "رحبت", Role::Beneficiary), ["محادثات السلام"]);
    let text = "ندد الوزير بصورة نشرتها المجلة.";
    assert_eq!(words(text, "ندد", Role::Target), ["صورة نشرتها"]);
    let text = "فتح مسلح النار على منشآت عسكرية.";
    assert_eq!(words(text, "فتح", Role::Attacker), ["مسلح"]);
}

#[test]
fn demonstratives_fa_and_quantities_stand_where_they_belong() {
    let text = "أكد ذلك مدير شركة الكهرباء سمير فرج، مضيفا أن العمل مستمر.";
    assert_eq!(words(text, "مضيفا", Role::Speaker), ["سمير فرج"]);
    let text = "أضرم المهاجمون النار في العديد من المنازل.";
    assert_eq!(words(text, "أضرم", Role::Target), ["العديد من المنازل"]);
    let text = "توعد الرئيس النيجيري محمد بخاري بسحق بوكو حرام.";
    assert_eq!(words(text, "توعد", Role::Source), ["محمد بخاري"]);
    let text = "لم تعلن أي جهة مسؤوليتها عن الهجوم.";
    assert_eq!(words(text, "تعلن", Role::Claimant), ["جهة"]);
}

#[test]
fn what_stands_before_idh_does_what_follows() {
    let text = "ووزارة الخارجية إذ تدين هذا الهجوم فإنها تؤكد تضامنها مع الضحايا.";
    assert_eq!(words(text, "تدين", Role::Source), ["وزارة الخارجية"]);
    let text = "والاتحاد العربي، إذ يستنكر التفجير، يعرب عن حزنه.";
    assert_eq!(words(text, "يستنكر", Role::Source), ["الاتحاد العربي"]);
    let text = "تراجعت السوق أمس إذ أدان البنك الهجوم.";
    assert_eq!(words(text, "أدان", Role::Source), ["البنك"]);
}

#[test]
fn an_ending_that_no_subject_has_is_of_who_undergoes_it() {
    let text = "هاجم التنظيم القرية وخطف آخرين.";
    assert_eq!(words(text, "خطف", Role::Victim), ["آخرين"]);
    assert_eq!(words(text, "خطف", Role::Abductor), ["التنظيم"]);
    let text = "عاد الوزير بعد أن زار مرتين مدينة حلب.";
    let visited = words(text, "زار", Role::Destination);
    assert!(!visited.contains(&"مرتين".to_owned()), "{visited:?}");
    let text = "انفجرت قنبلة وخطف آخرون.";
    assert_eq!(words(text, "خطف", Role::Victim), ["آخرون"]);
    assert!(words(text, "خطف", Role::Abductor).is_empty());
}

#[test]
fn a_light_verb_carries_what_a_row_is_of() {
    let text = "شنت القوات سلسلة من الغارات على مواقع المسلحين.";
    assert_eq!(words(text, "الغارات", Role::Attacker), ["القوات"]);
    let text = "وقالت المصادر إن فرنسا وألمانيا تجريان محادثات بشأن الديون.";
    let both = ["فرنسا", "ألمانيا"];
    assert_eq!(words(text, "محادثات", Role::Participant), both);
    let text = "تجري محادثات في جنيف بشأن الديون.";
    assert!(words(text, "محادثات", Role::Participant).is_empty());
}

#[test]
fn the_body_that_somebody_is_in_tells_who_it_is() {
    let text = "هدد قيادي في حركة الشباب بضرب المدينة.";
    assert_eq!(words(text, "هدد", Role::Source), ["قيادي في حركة الشباب"]);
    let text = "وقالت مصادر محلية في تعز إن الجنود عادوا.";
    assert_eq!(words(text, "قالت", Role::Speaker), ["مصادر محلية"]);
}

#[test]
fn the_name_between_an_office_and_its_verb_speaks() {
    let text =
        "وكان رئيس هيئة الأركان العامة في السودان، اللواء سالم العتيبي، قد أعلن أن القوات عادت.";
    assert_eq!(words(text, "أعلن", Role::Speaker), ["سالم العتيبي"]);
}

#[test]
fn what_is_claimed_is_no_part_of_who_claims_it() {
    let text = "ولم تعلن أي جهة مسؤوليتها عن الهجوم.";
    let claimants = words(text, "تعلن", Role::Claimant);
    assert!(
        claimants.iter().all(|who| !who.contains("مسؤولية")),
        "{claimants:?}"
    );
}

#[test]
fn a_verb_of_another_gender_is_not_the_last_ones() {
    let text = "وقال إن ميليشيات الحركة والجيش السابق قصفت المدينة.";
    let attackers = words(text, "قصفت", Role::Attacker);
    assert_eq!(attackers, ["ميليشيات الحركة", "الجيش السابق"]);
}

#[test]
fn two_verbal_nouns_share_those_behind_the_second() {
    let text = "أسفر الهجوم عن مقتل وجرح عدد من جنود الحكومة.";
    let dead = words(text, "مقتل", Role::Victim);
    assert_eq!(dead, ["عدد من جنود الحكومة"]);
    let text = "هاجم المسلحون القرية وجرح عشرة جنود.";
    assert_eq!(words(text, "جرح", Role::Victim), ["عشرة جنود"]);
}

#[test]
fn a_preposition_that_is_repeated_goes_on_with_the_target() {
    let text = "شن الطيران غارات على المعسكر في الشمال وعلى تجمعات للمسلحين.";
    let hit = words(text, "غارات", Role::Target);
    assert_eq!(hit, ["المعسكر", "تجمعات للمسلحين"]);
}

#[test]
fn where_somebody_is_from_does_not_act() {
    let text = "ورحب النائب سالم العتيبي من لبنان الذي وافق على الاتفاق أمس.";
    assert_eq!(words(text, "وافق", Role::Party), ["سالم العتيبي"]);
    let text = "وعاد الوزراء من لبنان الذي وافق على الاتفاق أمس.";
    assert_eq!(words(text, "وافق", Role::Party), ["لبنان"]);
}

#[test]
fn the_number_of_a_dual_is_nobody_else() {
    let text = "وأعلن الوزير أن قياديا كبيرا قتل مع مسلحين اثنين في غارة.";
    assert_eq!(words(text, "قتل", Role::Victim), ["قياديا كبيرا"]);
}
