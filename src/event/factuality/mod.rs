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
    for draft in drafts.iter_mut().filter(|draft| !draft.is_past) {
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

#[cfg(test)]
mod word_tests {
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
