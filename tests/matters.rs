//! How far the words of a matter reach: what is said, asked for, warned of.

mod support;

use khabar::Role;
use support::words;

#[test]
fn what_hangs_on_the_matter_belongs_to_it() {
    let text = "أعلن الحزب دعمه لخطة السلام في الجنوب.";
    assert_eq!(
        words(text, "أعلن", Role::Content),
        ["دعمه لخطة السلام في الجنوب"]
    );
    let text = "وأعلنت الهيئة تعيين طاقم جديد لإدارة المهرجان المقبل.";
    assert_eq!(
        words(text, "أعلنت", Role::Content),
        ["تعيين طاقم جديد لإدارة المهرجان المقبل"]
    );
}

#[test]
fn whom_a_verb_addresses_is_no_part_of_it() {
    let text = "وأكدت الوزيرة دعم الخطة لصحيفة الشروق.";
    assert_eq!(words(text, "أكدت", Role::Content), ["دعم الخطة"]);
}

#[test]
fn it_ends_where_the_sentence_goes_on() {
    let text = "ووزارة الداخلية إذ تعلن ذلك لتؤكد حرصها على الأمن.";
    assert_eq!(words(text, "تعلن", Role::Content), ["ذلك"]);
    let text = "ووصل الفريق الذي أعلن ولاءه للنادي والذي فاز بالكأس مرتين.";
    assert_eq!(words(text, "أعلن", Role::Content), ["ولاءه للنادي"]);
    let text = "رحب الوزير بقرار اللجنة، فالموافقة على توظيفهم ستساعد الشركات.";
    assert_eq!(words(text, "الموافقة", Role::Topic), ["توظيفهم"]);
    let text = "أعلنت المصادر مقتل جنديين وجرح أربعة آخرين مساء أمس.";
    assert_eq!(
        words(text, "أعلنت", Role::Content),
        ["مقتل جنديين وجرح أربعة آخرين مساء أمس"]
    );
    let text = "التقارير التي تحدثت عن منعه من السفر هي دعاية.";
    assert_eq!(words(text, "تحدثت", Role::Content), ["منعه من السفر"]);
}

#[test]
fn the_office_behind_a_name_is_not_said() {
    let text = "أكد حسين عبد الغني قائد الفريق صعوبة التمارين.";
    assert_eq!(words(text, "أكد", Role::Speaker), ["حسين عبد الغني"]);
    assert_eq!(words(text, "أكد", Role::Content), ["صعوبة التمارين"]);
    // Who is called on is somebody.
    let text = "دعا سامح شكري رئيس الوزراء إلى زيارة القاهرة.";
    assert_eq!(words(text, "دعا", Role::Addressee).len(), 1);
}
