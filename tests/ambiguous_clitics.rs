//! Words that may or may not begin with a proclitic, each both ways: `والي` is a governor and "and to
//! …", `لندن` is London and no "for …".

use khabar::{EntityKind, Extractor};

/// A sentence, and the names that it has, with their kinds.
const CASES: &[(&str, &[(&str, EntityKind)])] = {
    use EntityKind::{Organization, Person, Place};
    &[
        ("زار والي الخرطوم المستشفى.", &[("الخرطوم", Place)]),
        (
            "سافر الوفد إلى عمان وإلى دمشق.",
            &[("عمان", Place), ("دمشق", Place)],
        ),
        (
            "دعا إلى الحوار والى وقف القتال في ليبيا.",
            &[("ليبيا", Place)],
        ),
        ("وصلت الوزيرة إلى فرنسا أمس.", &[("فرنسا", Place)]),
        (
            "وصلت الوزيرة إلى باريس ففرنسا كلها.",
            &[("باريس", Place), ("فرنسا", Place)],
        ),
        (
            "تعاونت كندا مع اليابان.",
            &[("كندا", Place), ("اليابان", Place)],
        ),
        ("الرحلات لكندا متوقفة.", &[("كندا", Place)]),
        ("افتتح المعرض في لندن.", &[("لندن", Place)]),
        ("الطائرة المتجهة للندن تأخرت.", &[("لندن", Place)]),
        ("انفجرت سيارة في بيروت.", &[("بيروت", Place)]),
        ("انفجرت سيارة ببيروت.", &[("بيروت", Place)]),
        ("افتتح مصنع في وهران.", &[("وهران", Place)]),
        (
            "زار الوفد الجزائر ووهران.",
            &[("الجزائر", Place), ("وهران", Place)],
        ),
        (
            "قال الوزير فالح الجبوري إن الطريق مفتوح.",
            &[("فالح الجبوري", Person)],
        ),
        ("زرع الفلاح حقله فالحصاد قريب.", &[]),
        (
            "قال الطبيب لؤي الخطيب إن الدواء متوفر.",
            &[("لؤي الخطيب", Person)],
        ),
        (
            "أضاف المدير كامل الجبوري أن العمل مستمر.",
            &[("كامل الجبوري", Person)],
        ),
        ("حصل على كامل حقوقه.", &[]),
        (
            "التقى الوزير جو بايدن في واشنطن.",
            &[("جو بايدن", Person), ("واشنطن", Place)],
        ),
        (
            "وقع كيري ولافروف الاتفاق في فيينا.",
            &[("كيري", Person), ("لافروف", Person), ("فيينا", Place)],
        ),
        (
            "سافر إلى لبنان وسوريا.",
            &[("لبنان", Place), ("سوريا", Place)],
        ),
        ("أعلن وائل غنيم مغادرته.", &[("وائل غنيم", Person)]),
        ("كبير المفاوضين يصل غدا.", &[]),
        ("بنو هذا البلد يحبونه.", &[]),
        ("بعث برسالة للأمم المتحدة.", &[("لأمم المتحدة", Organization)]),
        (
            "شارك باحثون من كينيا وبنين.",
            &[("كينيا", Place), ("بنين", Place)],
        ),
        ("عمل الأب وبنوه في الحقل.", &[]),
        ("ساعد الفريق باكستان.", &[("باكستان", Place)]),
        ("قدمت تقريرا لباكستان.", &[("باكستان", Place)]),
        ("فازت كوبا بالسباق.", &[("كوبا", Place)]),
        ("اللاعب ليس كوالده.", &[]),
    ]
};

#[test]
fn names_keep_their_letters_and_lose_their_proclitics() {
    let extractor = Extractor::builder().events(false).build().unwrap();
    let mut wrong = Vec::new();
    for &(text, expected) in CASES {
        let document = extractor.extract(text);
        let found: Vec<(&str, EntityKind)> = document
            .mentions()
            .iter()
            .filter(|mention| !matches!(mention.kind, EntityKind::Role | EntityKind::Nationality))
            .map(|mention| (mention.span.slice(text), mention.kind))
            .collect();
        if found != expected {
            wrong.push(format!(
                "{text}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
