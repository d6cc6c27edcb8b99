//! What sort of gathering, agreement or proceeding a noun names: one of another sort does not tell of the event again.

/// What sort of event a noun names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Any that may be called otherwise, too.
    General,
    Assembly,
    Consent,
    Inquiry,
    Referral,
    Verdict,
}

/// The sort that a noun names, folded and without the article; `None` for all that tell of other events.
fn of(word: &str) -> Option<Sort> {
    // اجتماعا
    Some(match word.strip_suffix('ا').unwrap_or(word) {
        "اجتماع" | "لقاء" | "جلسه" | "قمه" | "موتمر" | "محادثات" | "مباحثات" | "مفاوضات"
        | "اتفاق" | "اتفاقيه" | "معاهده" => Sort::General,
        "جمعيه" => Sort::Assembly,
        "موافقه" | "قبول" | "تصديق" => Sort::Consent,
        "تحقيق" | "تحقيقات" => Sort::Inquiry,
        "احاله" | "احالته" | "احالتها" | "احالتهم" => Sort::Referral,
        "حكم" | "احكام" => Sort::Verdict,
        _ => return None,
    })
}

/// Whether a noun names another sort of event than all nouns that told of it so far.
pub(super) fn is_another<'t>(word: Option<&str>, told: impl Iterator<Item = &'t str>) -> bool {
    let Some(sort) = word.and_then(of).filter(|&sort| sort != Sort::General) else {
        return false;
    };
    let mut some = false;
    let same = told.filter_map(of).any(|other| {
        some = true;
        other == sort
    });
    some && !same
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    /// The words of the event that a word tells of again.
    fn repeats<'t>(text: &'t str, trigger: &str) -> Option<&'t str> {
        let document = Extractor::new().extract(text);
        let events = document.events();
        let mut found = events.iter().filter(|e| e.trigger.slice(text) == trigger);
        let earlier = found.next_back()?.same_as?;
        Some(events[earlier].trigger.slice(text))
    }

    #[test]
    fn an_assembly_is_no_meeting_of_the_board() {
        let text = "عقد مجلس إدارة النادي اجتماعا أمس. وحدد المجلس موعد الجمعية العمومية.";
        assert_eq!(repeats(text, "الجمعية"), None);
        let text = "عقد مجلس إدارة النادي اجتماعا أمس. وبحث الوزير بعد الاجتماع ملف الملعب.";
        assert!(repeats(text, "الاجتماع").is_some());
    }

    #[test]
    fn who_consents_to_an_agreement_has_not_made_it() {
        let text = "وقعت إيران وروسيا اتفاقا نوويا. وطلب الرئيس من البرلمان الموافقة على الاتفاق.";
        assert_eq!(repeats(text, "الموافقة"), None);
        assert!(repeats(text, "الاتفاق").is_some());
    }
}
