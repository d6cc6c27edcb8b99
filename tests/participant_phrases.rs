//! Who takes part in events where agreement, adjectives or joined words tell the phrases apart.

mod support;

use khabar::Role;
use support::words;

#[test]
fn men_do_not_describe_what_is_feminine() {
    let text = "طالبت الوزارة المتضررين بمراجعة مكاتبها.";
    assert_eq!(words(text, "طالبت", Role::Requester), ["الوزارة"]);
    assert_eq!(words(text, "طالبت", Role::Addressee), ["المتضررين"]);
    // Behind a verbal noun they are whom it befalls, and masters of a plural in ة are men.
    let text = "بدأت المحكمة محاكمة المتهمين في القضية.";
    assert_eq!(words(text, "محاكمة", Role::Defendant), ["المتهمين"]);
    let text = "حذرت البلدية القادة العسكريين من العقوبات.";
    assert_eq!(words(text, "حذرت", Role::Addressee), ["القادة العسكريين"]);
}

#[test]
fn what_two_hold_does_not_happen_by_itself() {
    let text = "الوزيران يجريان محادثات بشأن الأزمة.";
    assert_eq!(words(text, "محادثات", Role::Participant), ["الوزيران"]);
    let text = "فرنسا وألمانيا تجريان محادثات بشأن الأزمة.";
    assert_eq!(
        words(text, "محادثات", Role::Participant),
        ["فرنسا", "ألمانيا"]
    );
    let text = "وجرت محادثات بين فرنسا وألمانيا.";
    assert_eq!(
        words(text, "محادثات", Role::Participant),
        ["فرنسا", "ألمانيا"]
    );
}

#[test]
fn sites_are_hit() {
    let text = "هاجم المسلحون موقعا للجيش وسيارة للشرطة في شرق البلاد.";
    assert_eq!(
        words(text, "هاجم", Role::Target),
        ["موقعا للجيش", "سيارة للشرطة"]
    );
    let text = "تحدث الوزير معبرا عن أسفه للحادث.";
    assert_eq!(words(text, "معبرا", Role::Speaker), ["الوزير"]);
}

#[test]
fn adjectives_of_nations_leave_the_verb_behind_them_alone() {
    let text = "أعلنت الوزارة أن جنديا فرنسيا قتل أيضا في الهجوم.";
    assert_eq!(words(text, "قتل", Role::Victim), ["جنديا فرنسيا"]);
    let text = "أعلنت الوزارة أن قائدا كبيرا قتل مع مسلحين اثنين في الهجوم.";
    assert_eq!(words(text, "قتل", Role::Victim), ["قائدا كبيرا"]);
}

#[test]
fn the_second_of_two_sides_may_stand_behind_a_comma() {
    let text = "دارت اشتباكات بين قوات النظام، والفصائل المسلحة في محيط البلدة.";
    assert_eq!(
        words(text, "اشتباكات", Role::Side),
        ["قوات النظام", "الفصائل المسلحة"]
    );
    let text = "دارت اشتباكات بين القوات والفصائل، والوضع صعب في البلدة.";
    assert_eq!(words(text, "اشتباكات", Role::Side), ["القوات", "الفصائل"]);
}

#[test]
fn who_claims_an_attack_did_it() {
    let text = "وتبنت حركة طالبان هذا الهجوم.";
    assert_eq!(words(text, "الهجوم", Role::Attacker), ["حركة طالبان"]);
    let text = "ولم تتبن حركة طالبان الهجوم.";
    assert!(words(text, "الهجوم", Role::Attacker).is_empty());
}

#[test]
fn an_office_without_a_holder_is_what_somebody_is_chosen_for() {
    let text = "دعا المجلس إلى انتخاب رئيس جديد للاتحاد.";
    assert_eq!(words(text, "انتخاب", Role::Position), ["رئيس جديد للاتحاد"]);
    assert!(words(text, "انتخاب", Role::Person).is_empty());
    let text = "تم انتخاب سمير فرج رئيسا للاتحاد.";
    assert_eq!(words(text, "انتخاب", Role::Person), ["سمير فرج"]);
}

#[test]
fn a_groups_own_people_are_called_upon_by_it() {
    let text = "ودعت أنصارها إلى التظاهر.";
    assert_eq!(words(text, "دعت", Role::Addressee), ["أنصارها"]);
    let text = "ودعت والدته إلى الإفراج عنه.";
    assert!(words(text, "دعت", Role::Addressee).is_empty());
}

#[test]
fn where_somebody_belongs_tells_who_it_is() {
    let text = "قال المتحدث الأمني بوزارة الداخلية السعودية إن الوضع صعب.";
    assert_eq!(
        words(text, "قال", Role::Speaker),
        ["المتحدث الأمني بوزارة الداخلية السعودية"]
    );
    let text = "قال مصدر في وزارة الداخلية إن الوضع صعب.";
    assert_eq!(
        words(text, "قال", Role::Speaker),
        ["مصدر في وزارة الداخلية"]
    );
    let text = "قتل ضابط في المستشفى العسكري.";
    assert_eq!(words(text, "قتل", Role::Victim), ["ضابط"]);
    let text = "هاجم تنظيم «داعش» القرية.";
    assert_eq!(words(text, "هاجم", Role::Attacker), ["داعش"]);
}

#[test]
fn those_who_went_astray_attack() {
    let text = "قامت الفئة الضالة بالهجوم على المسجد.";
    assert_eq!(words(text, "الهجوم", Role::Attacker), ["الفئة الضالة"]);
}

#[test]
fn who_speaks_at_talks_takes_part_in_them() {
    let text = "قال الوزير في لقاء مع نظيره التركي إن الوضع صعب.";
    assert_eq!(
        words(text, "لقاء", Role::Participant),
        ["نظيره التركي", "الوزير"]
    );
    let text = "وقال الوزير خلال زيارة لبغداد إن الوضع صعب.";
    assert_eq!(words(text, "زيارة", Role::Visitor), ["الوزير"]);
    // Who died at a meeting of others was not in it for sure.
    let text = "قتل ثلاثة جنود خلال زيارة لبغداد.";
    assert!(words(text, "زيارة", Role::Visitor).is_empty());
}

#[test]
fn who_brings_words_has_not_said_them() {
    let text = "وقالت البعثة في بيان تلقته الوكالة إنها تندد بالهجوم.";
    assert_eq!(words(text, "تندد", Role::Source), ["البعثة"]);
}

#[test]
fn whom_a_crowd_sides_with_does_not_march() {
    let text = "خرجت مظاهرات مؤيدة للرئيس في العاصمة.";
    assert!(words(text, "مظاهرات", Role::Protester).is_empty());
    let text = "خرجت مظاهرات لأنصار الرئيس في العاصمة.";
    assert_eq!(words(text, "مظاهرات", Role::Protester), ["أنصار الرئيس"]);
}

#[test]
fn what_a_town_sees_has_its_doer_behind_it() {
    let text = "شهدت المدينة هجوما نفذه مسلح.";
    assert_eq!(words(text, "هجوما", Role::Attacker), ["مسلح"]);
    let text = "تعرضت القرية لهجوم شنه مسلحون.";
    assert_eq!(words(text, "هجوم", Role::Attacker), ["مسلحون"]);
    assert_eq!(words(text, "هجوم", Role::Target), ["القرية"]);
}

#[test]
fn all_of_a_public_are_called_upon() {
    let text = "وقال الوزير إن الوضع صعب. ودعا كل الأطراف إلى الحوار.";
    assert_eq!(words(text, "دعا", Role::Addressee), ["كل الأطراف"]);
}
