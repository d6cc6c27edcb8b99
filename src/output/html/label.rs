//! What kinds, roles and days are called in Arabic, for readers of a page.

use jiff::civil::{Date, Weekday};

use crate::entity::EntityKind;
use crate::event::{EventType, Factuality};

pub(super) fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "شخص",
        EntityKind::Place => "مكان",
        EntityKind::Organization => "جهة",
        EntityKind::Role => "منصب",
        EntityKind::Nationality => "نسبة",
    }
}

/// The kind's name as a class of the style sheet, as in JSON.
pub(super) fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organization => "organization",
        EntityKind::Role => "role",
        EntityKind::Nationality => "nationality",
    }
}

pub(super) fn event_type(kind: EventType) -> &'static str {
    match kind {
        EventType::Statement => "تصريح",
        EventType::Call => "اتصال",
        EventType::Meeting => "لقاء",
        EventType::Attack => "هجوم",
        EventType::Clash => "اشتباك",
        EventType::Death => "وفاة",
        EventType::Raid => "مداهمة",
        EventType::Warning => "تحذير",
        EventType::Accusation => "اتهام",
        EventType::Visit => "زيارة",
        EventType::Agreement => "اتفاق",
        EventType::Request => "مطالبة",
        EventType::Support => "تأييد",
        EventType::Condemnation => "إدانة",
        EventType::Rejection => "رفض",
        EventType::Claim => "إقرار",
        EventType::Injury => "إصابة",
        EventType::Arrest => "اعتقال",
        EventType::Abduction => "اختطاف",
        EventType::Release => "إفراج",
        EventType::Trial => "محاكمة",
        EventType::Protest => "احتجاج",
        EventType::Personnel => "تغيير منصب",
        EventType::Movement => "تحرك قوات",
        EventType::Sanction => "عقوبات",
        EventType::Aid => "مساعدات",
    }
}

/// The group of a kind, which gives its colour.
pub(super) fn group(kind: EventType) -> &'static str {
    match kind {
        EventType::Statement
        | EventType::Request
        | EventType::Support
        | EventType::Condemnation
        | EventType::Accusation
        | EventType::Rejection
        | EventType::Warning
        | EventType::Claim => "speech",
        EventType::Call
        | EventType::Meeting
        | EventType::Visit
        | EventType::Agreement
        | EventType::Aid => "contact",
        EventType::Attack
        | EventType::Clash
        | EventType::Death
        | EventType::Injury
        | EventType::Raid
        | EventType::Abduction => "violence",
        EventType::Arrest
        | EventType::Release
        | EventType::Trial
        | EventType::Protest
        | EventType::Personnel
        | EventType::Movement
        | EventType::Sanction => "state",
    }
}

/// A role by its name in JSON, time and place included; other names stay.
pub(super) fn role(name: &'static str) -> &'static str {
    match name {
        "time" => "الزمان",
        "place" => "المكان",
        "speaker" => "القائل",
        "content" => "المضمون",
        "outlet" => "الوسيلة",
        "addressee" => "المخاطَب",
        "caller" => "المتصل",
        "recipient" => "المتلقي",
        "participant" => "المشارك",
        "topic" => "الموضوع",
        "host" => "المضيف",
        "attacker" => "المهاجم",
        "target" => "الهدف",
        "instrument" => "السلاح",
        "side" | "party" => "الطرف",
        "victim" => "الضحية",
        "agent" => "الفاعل",
        "raider" => "المداهِم",
        "source" => "المصدر",
        "threat" => "المحذَّر منه",
        "accuser" => "المتهِم",
        "accused" => "المتهَم",
        "charge" => "التهمة",
        "visitor" => "الزائر",
        "destination" => "الوجهة",
        "origin" => "المنطلق",
        "requester" => "الطالب",
        "supporter" => "المؤيِّد",
        "beneficiary" => "المؤيَّد",
        "proposition" => "المرفوض",
        "claimant" => "المُقِر",
        "act" => "الفعل",
        "detainee" => "المحتجز",
        "abductor" => "الخاطف",
        "defendant" => "المحاكَم",
        "court" => "القضاء",
        "protester" => "المحتج",
        "person" => "الشخص",
        "position" => "المنصب",
        "organization" => "الجهة",
        "force" => "القوة",
        "imposer" => "الفارض",
        "donor" => "المانح",
        "goods" => "المعونة",
        other => other,
    }
}

/// What the text makes of an event; nothing for one that happened.
pub(super) fn factuality(factuality: Factuality) -> Option<(&'static str, &'static str)> {
    match factuality {
        Factuality::Actual => None,
        Factuality::Negated => Some(("negated", "منفي")),
        Factuality::Future => Some(("future", "مستقبل")),
        Factuality::Possible => Some(("possible", "محتمل")),
        Factuality::Requested => Some(("requested", "مطلوب")),
        Factuality::Generic => Some(("generic", "غير معيَّن")),
    }
}

/// `الأربعاء 15 سبتمبر 2021`.
pub(super) fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ];
    let weekday = match date.weekday() {
        Weekday::Sunday => "الأحد",
        Weekday::Monday => "الاثنين",
        Weekday::Tuesday => "الثلاثاء",
        Weekday::Wednesday => "الأربعاء",
        Weekday::Thursday => "الخميس",
        Weekday::Friday => "الجمعة",
        Weekday::Saturday => "السبت",
    };
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month))
        .unwrap_or(&"");
    format!("{weekday} {} {month} {}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Role;

    #[test]
    fn every_role_has_an_arabic_name() {
        for name in Role::ALL.iter().map(|role| role.name()) {
            assert!(!role(name).is_ascii(), "{name}");
        }
    }

    #[test]
    fn days_read_as_in_newspapers() {
        let date = "2021-09-15".parse().unwrap();
        assert_eq!(day(date), "الأربعاء 15 سبتمبر 2021");
    }
}
