//! [`Factuality`]: whether the text presents an event as having happened, and by which words.

mod beside;
mod clause;
mod governor;
mod noun;
mod preposition;
#[cfg(test)]
mod tests;
mod verdict;
mod word;

use serde::Serialize;

use super::clause::cells::Cells;
use super::draft::EventMention;
use super::frame::Status;
use super::kind::EventType;
use super::surroundings::Surroundings;
use crate::Span;
use crate::entity::Why;
use crate::lexicon::{Shape, Tense};

pub(crate) use governor::of_governors;

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
pub(crate) fn is_imperfect(cells: &Cells, verb: usize) -> bool {
    cells[verb].verb.is_some_and(
        |form| matches!(form.shape, Shape::Verb { tense, .. } if tense != Tense::Perfect),
    )
}

/// What is told of a day behind the one on which the text was written is yet to come.
pub(crate) fn of_days(found: Surroundings<'_, '_>, drafts: &mut [EventMention]) {
    let Some(written) = found.written else {
        return;
    };
    let mut coming: Option<(usize, Span)> = None;
    for draft in drafts.iter_mut().filter(|draft| !draft.is_past) {
        // انتهى اللقاء … العام المقبل
        let over = has_begun(found, draft);
        let event = &mut draft.event;
        let later = event
            .time
            .iter()
            .filter_map(|argument| argument.time())
            .find(|&time| {
                let days = found.times[time].interval();
                let later = days.is_some_and(|days| *days.start() > written);
                // تقول إن الاجتماع العام المقبل …: that is in what is said.
                let said = event.event_type() == EventType::Statement
                    && found.times[time].date().is_none();
                // A month alone may as well be the last one of that name.
                let words = found.times[time].tokens.len();
                let vague = found.times[time].date().is_none() && words == 1;
                later && !said && !vague
            });
        if let Some(time) = later
            && !over
            && event.factuality == Factuality::Actual
        {
            event.factuality = Factuality::Future;
            event.cue = Some(found.times[time].span);
        }
        let (trigger, sentence) = (draft.event.trigger, draft.sentence);
        let verb = matches!(draft.event.why, Why::Frame(_, 'V'));
        // يزور مصر غدا ويلتقي الوزير: the verb that is joined to it tells of the same day.
        match coming {
            Some((same, cue)) if same == sentence && verb && is_joined(found, trigger) => {
                let event = &mut draft.event;
                if event.time.is_empty() && event.factuality == Factuality::Actual {
                    event.factuality = Factuality::Future;
                    event.cue = Some(cue);
                }
            }
            _ => coming = None,
        }
        if let Some(cue) = draft.event.cue.filter(|_| verb && later.is_some())
            && draft.event.factuality == Factuality::Future
        {
            coming = Some((sentence, cue));
        }
    }
}

/// Whether و joins a word to what stands before it.
fn is_joined(found: Surroundings<'_, '_>, trigger: Span) -> bool {
    let tokens = found.text.tokens();
    let token = tokens.partition_point(|t| t.span().end() <= trigger.start());
    tokens.get(token).is_some_and(|t| {
        t.span().start() < trigger.start() && found.text.folded(token).starts_with('و')
    })
}

/// How many events around one are looked at; keeps the work linear in the text.
const WINDOW: usize = 8;

/// What is asked for, warned of, charged or denied has not therefore happened: events that are
/// nouns within such a matter take its status, with the trigger of the outer event as cue.
pub(crate) fn of_matters(drafts: &mut [EventMention]) {
    for index in 0..drafts.len() {
        let Some((role, status)) = word::matter(drafts[index].kind()) else {
            continue;
        };
        let status = match status {
            Status::Requested => Factuality::Requested,
            Status::Negated => Factuality::Negated,
            _ => Factuality::Possible,
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
            let is_firm = drafts[inner].is_firm;
            let event = &mut drafts[inner].event;
            let within = matters.iter().any(|matter| matter.contains(event.trigger));
            // An agreement that is broken, refused or kept is there, and so is what أن stands behind بعد.
            let presupposed = event.event_type() == EventType::Agreement
                || matches!(event.event_type(), EventType::Accusation);
            if within
                && !presupposed
                && !is_firm
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

/// How many sentences back an event may stand that a noun tells of again.
const AGAIN: usize = 2;

/// A noun that tells of a gathering or an election again means what the mention before means: what was to come is so
/// here, too, where nothing beside it says more (`ستعقد القمة غدا. وتبحث القمة`).
pub(crate) fn of_references(found: Surroundings<'_, '_>, drafts: &mut [EventMention]) {
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let open = draft.event.factuality == Factuality::Actual
            && draft.event.time.is_empty()
            && !draft.is_firm
            && draft.refers_back
            && matches!(draft.event.why, Why::Frame(_, 'N' | 'M'))
            && match draft.kind() {
                // المحادثات: some of them may have been; الانتخابات are one.
                EventType::Meeting | EventType::Visit => draft.several != Some(true),
                EventType::Personnel => true,
                _ => false,
            };
        let earlier = draft.event.same_as.filter(|_| open).map(|at| &drafts[at]);
        let Some(earlier) = earlier.filter(|e| e.sentence + AGAIN >= draft.sentence) else {
            continue;
        };
        let (factuality, cue) = (earlier.event.factuality, earlier.event.cue);
        if factuality == Factuality::Future
            && !has_begun(found, draft)
            && !is_the_last(found, draft)
        {
            drafts[index].event.factuality = factuality;
            drafts[index].event.cue = cue;
        }
    }
}

/// Verbs in the perfect, folded, whose subject has begun or is over.
const BEGUN: [&str; 20] = [
    "كان",
    "كانت",
    "بدا",
    "بدات",
    "انتهي",
    "انتهت",
    "انطلق",
    "انطلقت",
    "عقد",
    "عقدت",
    "جري",
    "جرت",
    "استمر",
    "استمرت",
    "اختتم",
    "اختتمت",
    "شهد",
    "شهدت",
    "تم",
    "تمت",
];

/// Whether a verb right before a noun tells that it has begun or is over.
fn has_begun(found: Surroundings<'_, '_>, draft: &EventMention) -> bool {
    let tokens = found.text.tokens();
    let start = draft.event.trigger.start();
    let token = tokens.partition_point(|t| t.span().end() <= start);
    let first = found.text.sentences()[draft.sentence].tokens.start;
    token > first && {
        let word = found.text.folded(token - 1);
        BEGUN.contains(&word.trim_start_matches(['و', 'ف']))
    }
}

/// Whether the words behind a noun say that it is the last one there was (`الانتخابات الأخيرة`).
fn is_the_last(found: Surroundings<'_, '_>, draft: &EventMention) -> bool {
    let tokens = found.text.tokens();
    let end = draft.event.trigger.end();
    let next = tokens.partition_point(|t| t.span().start() < end);
    (next..tokens.len().min(next + 3)).any(|token| {
        matches!(
            found.text.folded(token),
            "الاخيره" | "الاخير" | "الماضيه" | "الماضي" | "السابقه" | "السابق"
        )
    })
}

#[cfg(test)]
mod word_tests {
    use super::Factuality;
    use crate::{EventType, Extractor, Options};
    use jiff::civil::date;

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

    fn on_the_first_of_may(text: &str) -> Vec<(EventType, Factuality)> {
        let extractor = Extractor::new();
        let options = Options {
            date: Some(date(2015, 5, 1)),
            ..Options::default()
        };
        let document = extractor.extract_with(text, &options);
        let events = document.events().iter();
        events.map(|e| (e.event_type(), e.factuality)).collect()
    }

    #[test]
    fn what_is_told_again_is_still_to_come() {
        let told =
            on_the_first_of_may("سيجتمع الوزراء في الرياض الشهر المقبل. ويلي الاجتماع مؤتمر صحفي.");
        let future = |&(_, factuality): &(EventType, Factuality)| factuality == Factuality::Future;
        assert!(told.len() > 1 && told.iter().all(future), "{told:?}");
        let told = on_the_first_of_may(
            "سيجتمع الوزراء في الرياض الشهر المقبل. وعقد الاجتماع الماضي في القاهرة.",
        );
        assert!(!told.iter().all(future), "{told:?}");
    }

    #[test]
    fn a_joined_verb_tells_of_the_same_day() {
        let told = on_the_first_of_may("يزور الوزير القاهرة الأسبوع المقبل ويلتقي نظيره المصري.");
        assert_eq!(told.len(), 2);
        assert!(
            told.iter().all(|&(_, f)| f == Factuality::Future),
            "{told:?}"
        );
        let told =
            on_the_first_of_may("يزور الوزير القاهرة الأسبوع المقبل. والتقى أمس نظيره المصري.");
        assert_eq!(told.last(), Some(&(EventType::Meeting, Factuality::Actual)));
    }

    #[test]
    fn the_second_of_two_is_as_the_first() {
        let text = "انهار المبنى وسط أنباء عن سقوط قتلى وجرحى.";
        assert_eq!(of(EventType::Injury, text), [Factuality::Possible]);
        let text = "انهار المبنى ولم ترد تقارير عن قتلى أو جرحى.";
        assert_eq!(of(EventType::Injury, text), [Factuality::Negated]);
    }
}
