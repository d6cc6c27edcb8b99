//! Every class of governor, each with a sentence in which it changes what is told and one in which it does not.

use super::Factuality::{self, Actual, Future, Generic, Negated, Possible, Requested};
use crate::EventType::{
    self, Accusation, Agreement, Arrest, Attack, Clash, Death, Meeting, Movement, Personnel,
    Protest, Raid, Release, Request, Visit,
};
use crate::Extractor;

/// What the only event of a kind in each sentence is.
fn all_are(expected: &[(EventType, Factuality, &str)]) {
    let extractor = Extractor::new();
    for &(kind, factuality, text) in expected {
        let document = extractor.extract(text);
        let events = document.events().iter();
        let found: Vec<_> = events
            .filter(|event| event.event_type() == kind)
            .map(|event| event.factuality)
            .collect();
        assert_eq!(found, [factuality], "{text}");
    }
}

#[test]
fn what_is_planned_or_expected_is_to_come() {
    all_are(&[
        (Visit, Future, "يعتزم الوزير زيارة بيروت."),
        (Release, Future, "تنوي الحكومة الإفراج عن السجناء."),
        (Attack, Future, "تعهد القائد بقصف المدينة."),
        (Meeting, Future, "من المتوقع أن يلتقي الوزير نظيره الفرنسي."),
        (Meeting, Future, "من المقرر عقد اجتماع بين الوزيرين."),
        (
            Meeting,
            Negated,
            "من غير المتوقع أن يلتقي الوزير نظيره الفرنسي.",
        ),
        (Meeting, Negated, "لا ينوي الوزير لقاء نظيره الفرنسي."),
        (Meeting, Future, "المحادثات ستشمل ملف الحدود."),
        (Meeting, Actual, "المحادثات شملت ملف الحدود."),
        (Death, Future, "حكمت المحكمة بإعدام المتهم."),
        (Visit, Actual, "نفذ الوزير وعده بزيارة بيروت."),
    ]);
}

#[test]
fn what_is_decided_is_to_come_unless_that_does_it() {
    all_are(&[
        (Movement, Future, "قررت الحكومة إرسال قوات إلى الحدود."),
        (Release, Actual, "قررت المحكمة الإفراج عن المتهم."),
        (Release, Possible, "هل تفرج الحكومة عن السجناء؟"),
    ]);
}

#[test]
fn who_stays_away_does_not_undo_it() {
    all_are(&[
        (
            Clash,
            Actual,
            "لم يشارك الحزب في الاشتباكات بين الجيش والمسلحين.",
        ),
        (Meeting, Future, "سيشارك الحزب في اجتماع المعارضة."),
        (
            Accusation,
            Actual,
            "نفى الوزير اتهامات المعارضة له بالفساد.",
        ),
    ]);
}

#[test]
fn what_is_tried_hoped_or_feared_may_be() {
    all_are(&[
        (Arrest, Possible, "تسعى الشرطة إلى اعتقال المهرب."),
        (Attack, Possible, "تخشى المنظمة وقوع هجوم على المخيم."),
        (Attack, Possible, "الأهالي في المخيم وسط مخاوف من وقوع هجوم."),
        (Attack, Possible, "يعتقد المحققون أن التنظيم قصف المدينة."),
        (Attack, Actual, "قال الشاهد إن الجيش قصف المدينة."),
    ]);
}

#[test]
fn what_is_managed_is_as_the_managing() {
    all_are(&[
        (Arrest, Actual, "تمكنت الشرطة من اعتقال المهرب."),
        (Arrest, Negated, "لم تتمكن الشرطة من اعتقال المهرب."),
        (Arrest, Possible, "قد تتمكن الشرطة من اعتقال المهرب."),
        (Raid, Actual, "نجح الجنود في اقتحام المبنى."),
        (Raid, Negated, "فشل الجنود في اقتحام المبنى."),
        (Personnel, Actual, "فشل الحزب في الانتخابات."),
    ]);
}

#[test]
fn what_is_hindered_did_not_happen_unless_that_is_denied() {
    all_are(&[
        (Death, Negated, "حال الحارس دون اغتيال الوزير."),
        (Protest, Negated, "لن يسمح الجيش بخروج مظاهرات في المدينة."),
        (Protest, Actual, "لم يمنع المطر خروج مظاهرة في المدينة."),
        (Attack, Negated, "نفى الجيش قصف المدينة."),
        (Attack, Possible, "لم يستبعد الجيش قصف المدينة."),
        (Visit, Negated, "تراجع الوزير عن زيارة بيروت."),
        (Death, Negated, "كاد مسلح يقتل الوزير."),
        (Clash, Actual, "لم تتوقف الاشتباكات في المدينة."),
        (Agreement, Negated, "ليس هناك اتفاق بين الطرفين."),
        (Protest, Negated, "لا توجد مظاهرات في المدينة."),
    ]);
}

#[test]
fn what_one_has_to_do_is_requested() {
    all_are(&[
        (Release, Requested, "يجب الإفراج عن السجناء."),
        (Release, Requested, "يجب أن تفرج الحكومة عن السجناء."),
        (Release, Requested, "على الحكومة أن تفرج عن السجناء."),
        (Release, Requested, "لا بد أن تفرج الحكومة عن السجناء."),
        (Release, Requested, "شدد على ضرورة الإفراج عن السجناء."),
        (Release, Actual, "أكدت الحكومة أنها أفرجت عن السجناء."),
    ]);
}

#[test]
fn conditions_leave_all_open() {
    all_are(&[
        (
            Arrest,
            Possible,
            "إذا اعتقلت الشرطة المهرب فستعود الحركة إلى السوق.",
        ),
        (
            Release,
            Possible,
            "ما لم تفرج الحكومة عن السجناء فستستمر الأزمة.",
        ),
        (
            Attack,
            Possible,
            "في حال وقوع هجوم على المخيم سيغلق المعبر.",
        ),
        (
            Attack,
            Possible,
            "في حالة وقوع هجوم على المخيم سيغلق المعبر.",
        ),
        (
            Clash,
            Possible,
            "لا تعرف الشرطة إن كانت هناك اشتباكات في الحي.",
        ),
    ]);
}

#[test]
fn purposes_are_yet_to_be_reached() {
    all_are(&[
        (Death, Possible, "أرسل التنظيم سيارة من أجل اغتيال الوزير."),
        (
            Movement,
            Possible,
            "قاتل الجنود في سبيل السيطرة على المدينة.",
        ),
        (Arrest, Possible, "دخل الجنود الحي لاعتقال المهرب."),
        (
            Meeting,
            Future,
            "سافر الوفد إلى روما لإجراء محادثات مع المسؤولين.",
        ),
        (
            Request,
            Actual,
            "خرج المتظاهرون للمطالبة بالإفراج عن السجناء.",
        ),
    ]);
}

#[test]
fn what_something_else_comes_after_happened() {
    all_are(&[
        (Arrest, Actual, "أعلن بعد اعتقال المهرب أن الحي هادئ."),
        (Visit, Actual, "دعا الوزير بعد زيارة بيروت إلى ضبط النفس."),
        (
            Personnel,
            Actual,
            "رفض الوزير كشف الأسباب التي دفعته للاستقالة من منصبه.",
        ),
    ]);
}

#[test]
fn what_happens_again_and_again_is_no_particular_event() {
    all_are(&[
        (Attack, Generic, "كلما قصف الجيش المدينة نزح السكان."),
        (Attack, Generic, "كثيرا ما يقصف الجيش المدينة."),
        (Attack, Generic, "دعا الوزير إلى وقف الهجمات على المدينة."),
    ]);
}

#[test]
fn adjectives_tell_too() {
    all_are(&[
        (
            Attack,
            Possible,
            "تحدث الشاهد عن الهجوم المزعوم على المخيم.",
        ),
        (Visit, Future, "تحدث عن زيارته المرتقبة إلى بيروت."),
        (Visit, Actual, "تحدث عن زيارته الأخيرة إلى بيروت."),
    ]);
}

#[test]
fn any_event_may_be_one_that_comes_or_none() {
    all_are(&[
        (Attack, Possible, "سيواجه أي هجوم على القوات برد قوي."),
        (Death, Negated, "لم يسفر الحادث عن أي قتلى."),
        (Attack, Actual, "واجهت القوات أمس الهجوم على الميناء."),
    ]);
}

#[test]
fn rumours_that_are_denied_tell_of_nothing() {
    all_are(&[
        (Death, Negated, "لا صحة لما يتم تداوله عن مقتل الطبيب."),
        (
            Arrest,
            Negated,
            "نفى المتحدث صحة ما تردد حول اعتقال الوزير.",
        ),
        (Death, Actual, "تحدث الناس عن مقتل الطبيب."),
    ]);
}

#[test]
fn who_protests_for_something_demands_it() {
    all_are(&[
        (Release, Requested, "تظاهر الأهالي لإطلاق سراح الأسرى."),
        (Release, Requested, "مظاهرات في العاصمة لإطلاق سراح الأسرى."),
        (Release, Possible, "التقى القائد الوسطاء لإطلاق سراح الأسرى."),
    ]);
}

#[test]
fn haste_is_asked_for_with_what_is_hastened() {
    all_are(&[
        (Arrest, Requested, "طالب الأهالي بسرعة القبض على الجناة."),
        (Movement, Actual, "تقدمت القوات بسرعة نحو المدينة."),
    ]);
}

#[test]
fn what_is_entered_or_authorized_is_as_that() {
    all_are(&[
        (
            Meeting,
            Future,
            "من المتوقع أن يدخل النادي في مفاوضات مع اللاعب.",
        ),
        (Meeting, Actual, "دخل النادي في مفاوضات مع اللاعب."),
        (
            Meeting,
            Future,
            "وافق المجلس على تفويض الوزير بالتباحث مع الجانب الهندي.",
        ),
    ]);
}
