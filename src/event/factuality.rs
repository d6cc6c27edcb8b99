//! [`Factuality`]: whether the text presents an event as having happened, and by which words.

use serde::Serialize;

use super::clause::cell::{Cell, Class};
use super::draft::Draft;
use super::kind::{EventType, Role};
use super::surroundings::Surroundings;
use crate::Span;
use crate::lexicon::{Shape, Tense, WordClasses};
use crate::text::{AnalyzedText, Proclitics};

/// Whether the text presents an event as having happened.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Factuality {
    /// It happened or happens.
    #[default]
    Actual,
    /// It did not or will not happen (`لم`, `لن`, `لا`).
    Negated,
    /// It is said to come (`س`, `سوف`).
    Future,
    /// It may have happened or may come (`قد` with the imperfect, `محاولة`).
    Possible,
    /// Somebody asks for it.
    Requested,
    /// No particular event is meant.
    Generic,
}

/// Whether a finite verb is in the imperfect.
pub(crate) fn is_imperfect(cells: &[Cell], verb: usize) -> bool {
    cells[verb].verb.is_some_and(
        |form| matches!(form.shape, Shape::Verb { tense, .. } if tense != Tense::Perfect),
    )
}

/// What the words before a finite verb make of it.
pub(crate) fn of_verb(
    text: &AnalyzedText<'_>,
    cells: &[Cell],
    verb: usize,
) -> (Factuality, Option<Span>) {
    let cell = &cells[verb];
    let imperfect = is_imperfect(cells, verb);
    let written = |token: usize| text.tokens()[token].span();
    // من دون أن يكشف
    if let Some(without) = verb.checked_sub(2)
        && text.folded(verb - 1) == "ان"
        && text.folded(without).trim_start_matches(['و', 'ب']) == "دون"
    {
        return (Factuality::Negated, Some(written(without)));
    }
    for token in (verb.saturating_sub(2)..verb).rev() {
        let before = &cells[token];
        match before.class {
            Class::Negation => {
                // غير and دون negate nouns; a verb is negated by what stands right before it.
                if token + 1 == verb || before.classes.contains(WordClasses::COPULA) {
                    let cue = before.reading.map_or(written(token), |r| r.span());
                    return (Factuality::Negated, Some(cue));
                }
            }
            Class::Particle if token + 1 == verb => {
                let word = text.folded(token);
                let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
                if word == "سوف" {
                    return (Factuality::Future, Some(written(token)));
                }
                if imperfect && matches!(word, "قد" | "ربما" | "لعل") {
                    return (Factuality::Possible, Some(written(token)));
                }
            }
            Class::Particle | Class::Copula => {}
            _ => break,
        }
    }
    if cell
        .reading
        .is_some_and(|r| r.proclitics.contains(Proclitics::SA))
    {
        let start = written(verb).start;
        let end = cell.reading.map_or(start, |r| r.span().start);
        return (Factuality::Future, Some(Span::new(start, end.max(start))));
    }
    (Factuality::Actual, None)
}

/// Words that say of the noun behind them that its event is yet to come, uncertain, wanted or not
/// so, folded and without proclitics.
const BEFORE: &[(Factuality, &[&str])] = &[
    (
        Factuality::Negated,
        &["عدم", "دون", "بدون", "تمنع", "يمنع", "تفادي", "تجنب", "منع"],
    ),
    (
        Factuality::Possible,
        &[
            "خطر",
            "مخاطر",
            "احتمال",
            "احتمالات",
            "احتماليه",
            "امكانيه",
            "محاوله",
            "محاولات",
            "يحاول",
            "تحاول",
            "حاول",
            "حاولت",
            "حاولوا",
            "يحاولون",
            "انباء",
            "تهديد",
            "تهديدات",
            "يهدد",
            "تهدد",
            "يريد",
            "تريد",
            "يريدون",
        ],
    ),
    (
        Factuality::Future,
        &[
            "موعد",
            "عزم",
            "عزمه",
            "عزمها",
            "عزمهم",
            "يعتزم",
            "تعتزم",
            "يعتزمون",
            "بصدد",
            "مقرر",
            "المقرر",
            "المزمع",
            "نيه",
            "نيته",
            "نيتها",
            "المقبل",
            "المقبله",
            "القادم",
            "القادمه",
        ],
    ),
    (
        Factuality::Requested,
        &[
            "مذكره",
            "مذكرتي",
            "ضروره",
            "بضروره",
            "حاجه",
            "الحاجه",
            "مطالبات",
            "دعوات",
        ],
    ),
];

/// Adjectives behind a noun that say so.
const BEHIND: &[(Factuality, &[&str])] = &[
    (
        Factuality::Future,
        &[
            "المقبل",
            "المقبله",
            "القادم",
            "القادمه",
            "المرتقب",
            "المرتقبه",
            "المزمع",
            "المزمعه",
            "المقرر",
            "المقرره",
            "مقرر",
            "مقرره",
            "مرتقب",
            "مرتقبه",
        ],
    ),
    (
        Factuality::Possible,
        &["محتمل", "محتمله", "المحتمل", "المحتمله", "وشيك", "وشيكه"],
    ),
];

/// How many words before and behind a noun are looked at.
const BEFORE_REACH: usize = 3;
const BEHIND_REACH: usize = 3;

/// How many words farther the noun before a coordinated one may stand.
const SECOND_REACH: usize = 2;

/// Words for a report: where there is none, or none is true, nothing is known to have happened.
const REPORTS: [&str; 5] = ["انباء", "تقارير", "معلومات", "بلاغات", "صحه"];

/// Nouns that say no more of the noun behind them than that it happens, folded.
const HAPPENINGS: [&str; 8] = [
    "وقوع",
    "حدوث",
    "حصول",
    "تكرار",
    "اندلاع",
    "اجراء",
    "عقد",
    "شن",
];

/// The word by which a noun is said not to be: لا right before it (`لا إصابات`, `لا صحة لأنباء`) or
/// before its verb (`لم ترد تقارير`).
fn denied(text: &AnalyzedText<'_>, cells: &[Cell], noun: usize) -> Option<Span> {
    let sentence = text.sentence_of(noun);
    let negation = |token: usize| {
        let here = text.sentence_of(token) == sentence;
        (here && cells[token].class == Class::Negation).then(|| text.tokens()[token].span())
    };
    let before = noun.checked_sub(1)?;
    if REPORTS.contains(&text.folded(noun)) && cells[before].class == Class::Verb {
        return negation(before.checked_sub(1)?);
    }
    let bare = cells[noun].reading.is_some_and(|r| !r.article);
    let word = text.folded(before).trim_start_matches(['و', 'ف']);
    negation(before).filter(|_| bare && word == "لا")
}

/// What the words around a verbal noun make of it.
pub(crate) fn of_noun(
    text: &AnalyzedText<'_>,
    cells: &[Cell],
    noun: usize,
) -> Option<(Factuality, Span)> {
    let status = |table: &[(Factuality, &[&str])], word: &str| {
        table
            .iter()
            .find(|(_, words)| words.contains(&word))
            .map(|&(status, _)| status)
    };
    let sentence = text.sentence_of(noun);
    let here =
        |token: &usize| text.sentence_of(*token) == sentence && text.tokens()[*token].is_word();
    // قتلى وجرحى, الموافقة أو الرفض: what is said of the first is said of the second.
    let or = noun > 0 && here(&(noun - 1)) && text.folded(noun - 1) == "او";
    let first = noun - usize::from(or);
    let second = or || cells[noun].conjunction;
    let reach = BEFORE_REACH + if second { SECOND_REACH } else { 0 };
    if let Some(cue) = denied(text, cells, noun) {
        return Some((Factuality::Negated, cue));
    }
    let before = (first.saturating_sub(reach)..first).rev();
    for token in before.take_while(here) {
        let bare = text.folded(token).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        if REPORTS.contains(&bare)
            && let Some(cue) = denied(text, cells, token)
        {
            return Some((Factuality::Negated, cue));
        }
        if let Some(status) = status(BEFORE, text.folded(token)).or_else(|| status(BEFORE, bare)) {
            // بدون تحديد مكان اللقاء: no place, but a meeting; عدم وقوع الهجوم: no attack.
            let other = status == Factuality::Negated
                && cells[noun].reading.is_some_and(|r| r.article)
                && token + 1 < first
                && !HAPPENINGS.contains(&text.folded(token + 1));
            if other {
                break;
            }
            return Some((status, text.tokens()[token].span()));
        }
        if cells[token].class == Class::Verb || cells[token].conjunction {
            break;
        }
    }
    let behind = noun + 1..text.tokens().len().min(noun + 1 + BEHIND_REACH);
    for token in behind.take_while(here) {
        if let Some(status) = status(BEHIND, text.folded(token)) {
            return Some((status, text.tokens()[token].span()));
        }
        let cell = &cells[token];
        let goes_on = matches!(cell.class, Class::Noun | Class::Inside | Class::Participle);
        if !goes_on || cell.conjunction || cell.preposition.is_some() {
            break;
        }
    }
    None
}

/// What is told of a day behind the one on which the text was written is yet to come.
pub(crate) fn of_days(found: Surroundings<'_, '_>, drafts: &mut [Draft]) {
    let Some(written) = found.written else {
        return;
    };
    for draft in drafts.iter_mut().filter(|draft| !draft.is_past) {
        let event = &mut draft.event;
        let later = event
            .time
            .iter()
            .filter_map(|argument| argument.time)
            .find(|&time| found.times[time].date().is_some_and(|day| day > written));
        if let Some(time) = later
            && event.factuality == Factuality::Actual
        {
            event.factuality = Factuality::Future;
            event.cue = Some(found.times[time].span);
        }
    }
}

/// How many events around one are looked at; keeps the work linear in the text.
const WINDOW: usize = 8;

/// What is asked for, warned of, charged or denied has not therefore happened: events that are
/// nouns within such a matter take its status, with the trigger of the outer event as cue.
pub(crate) fn of_matters(drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let (role, status) = match drafts[index].kind() {
            EventType::Request => (Role::Content, Factuality::Requested),
            EventType::Warning => (Role::Threat, Factuality::Possible),
            EventType::Accusation => (Role::Charge, Factuality::Possible),
            EventType::Rejection => (Role::Proposition, Factuality::Negated),
            _ => continue,
        };
        let cue = drafts[index].event.trigger;
        let matters: Vec<Span> = drafts[index]
            .event
            .kind
            .arguments(role)
            .unwrap_or_default()
            .iter()
            .filter_map(|a| a.span)
            .collect();
        let around = index.saturating_sub(WINDOW)..drafts.len().min(index + WINDOW);
        for inner in around.filter(|&inner| inner != index) {
            let is_past = drafts[inner].is_past;
            let event = &mut drafts[inner].event;
            let within = matters.iter().any(|matter| matter.contains(event.trigger));
            // An agreement that is broken, refused or kept is there, and so is what أن stands behind بعد.
            let presupposed = event.event_type() == EventType::Agreement
                || matches!(event.event_type(), EventType::Accusation);
            if within
                && !presupposed
                && event.factuality == Factuality::Actual
                && !(is_past && status != Factuality::Negated)
            {
                // What is denied did not happen, even if it is told in the perfect.
                event.factuality = status;
                event.cue = Some(cue);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Factuality;
    use crate::{EventType, Extractor};

    fn of(kind: EventType, text: &str) -> Vec<Factuality> {
        let document = Extractor::new().extract(text);
        let events = document.events().iter();
        let events = events.filter(|e| e.event_type() == kind);
        events.map(|e| e.factuality).collect()
    }

    #[test]
    fn what_is_denied_did_not_happen() {
        let injuries = |text| of(EventType::Injury, text);
        let negated = [Factuality::Negated];
        assert_eq!(injuries("حريق في مستودع ولا إصابات."), negated);
        assert_eq!(injuries("اندلع حريق من دون أن يسفر عن إصابات."), negated);
        assert_eq!(
            injuries("اندلع حريق وأسفر عن إصابات."),
            [Factuality::Actual]
        );
    }

    #[test]
    fn what_is_left_undone_about_an_event_does_not_deny_it() {
        let meetings = |text| of(EventType::Meeting, text);
        assert_eq!(
            meetings("وصل الوفد بدون تحديد مكان اللقاء مع الوزير."),
            [Factuality::Actual]
        );
        assert_eq!(
            meetings("عاد الوفد بدون لقاء الوزير."),
            [Factuality::Negated]
        );
    }

    #[test]
    fn reports_that_do_not_come_tell_of_nothing() {
        let deaths = |text| of(EventType::Death, text);
        assert_eq!(
            deaths("انهار المبنى ولم ترد تقارير عن سقوط قتلى."),
            [Factuality::Negated]
        );
        assert_eq!(
            deaths("انهار المبنى وسط أنباء عن سقوط قتلى."),
            [Factuality::Possible]
        );
    }

    #[test]
    fn the_second_of_two_is_as_the_first() {
        let text = "انهار المبنى وسط أنباء عن سقوط قتلى وجرحى.";
        assert_eq!(of(EventType::Injury, text), [Factuality::Possible]);
        let text = "انهار المبنى ولم ترد تقارير عن قتلى أو جرحى.";
        assert_eq!(of(EventType::Injury, text), [Factuality::Negated]);
    }
}
