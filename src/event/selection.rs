//! Events of some kinds only, with what leads from one to another.

use super::{Event, EventType, Quotation};

/// Leaves only events of these kinds. What leads to one that is gone leads nowhere; a later mention
/// of an event whose first mention stays still leads to it.
pub(crate) fn keep(kinds: &[EventType], events: &mut Vec<Event>, quotations: &mut [Quotation]) {
    let mut kept = 0;
    let positions: Vec<Option<usize>> = events
        .iter()
        .map(|event| {
            kinds.contains(&event.event_type()).then(|| {
                kept += 1;
                kept - 1
            })
        })
        .collect();
    let moved = |position: Option<usize>| position.and_then(|position| positions[position]);
    events.retain(|event| kinds.contains(&event.event_type()));
    for event in events {
        event.attribution = moved(event.attribution);
        event.same_as = moved(event.same_as);
    }
    for quotation in quotations {
        quotation.event = moved(quotation.event);
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor};

    #[test]
    fn positions_follow_the_events_that_stay() {
        let text = "قال الوزير إن الجيش قصف مدينة الموصل. وأضاف أن القصف أوقع خسائر.";
        let all = Extractor::new().extract(text);
        let kinds: Vec<_> = all.events().iter().map(|e| e.event_type()).collect();
        assert!(kinds.contains(&EventType::Statement) && kinds.contains(&EventType::Attack));

        let only = |kind| Extractor::builder().kinds([kind]).build().unwrap();
        let attacks = only(EventType::Attack);
        let document = attacks.extract(text);
        assert!(
            document
                .events()
                .iter()
                .all(|e| e.event_type() == EventType::Attack)
        );
        assert!(document.events().iter().all(|e| e.attribution.is_none()));
        assert!(document.quotations().iter().all(|q| q.event.is_none()));
        for event in document.events().iter().filter_map(|e| e.same_as) {
            assert!(event < document.events().len());
        }

        let statements = only(EventType::Statement);
        let document = statements.extract(text);
        let (events, quotations) = (document.events(), document.quotations());
        assert!(
            quotations
                .iter()
                .all(|q| q.event.is_some_and(|event| event < events.len()))
        );
    }
}
