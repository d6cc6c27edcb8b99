//! Events that are wanted only, with what leads from one to another.

use super::{Event, Quotation};

/// Leaves only wanted events. What leads to one that is gone leads nowhere, but a mention of an event goes on leading to
/// the one before that stays, else to the first of them that does.
pub(crate) fn keep(
    wanted: impl Fn(&Event) -> bool,
    events: &mut Vec<Event>,
    quotations: &mut [Quotation],
) {
    let mut kept = 0;
    let mut firsts: Vec<usize> = Vec::with_capacity(events.len());
    // The nearest mention up to each that stays.
    let mut nearest: Vec<Option<usize>> = Vec::with_capacity(events.len());
    let positions: Vec<Option<usize>> = events
        .iter()
        .enumerate()
        .map(|(at, event)| {
            let first = event.same_as.filter(|&first| first < at);
            firsts.push(first.map_or(at, |first| firsts[first]));
            let position = wanted(event).then(|| {
                kept += 1;
                kept - 1
            });
            nearest.push(position.or_else(|| nearest[first?]));
            position
        })
        .collect();
    if kept == events.len() {
        return;
    }
    // The first mention that stays, by the first of all.
    let mut stays: Vec<Option<usize>> = vec![None; events.len()];
    for (&first, &position) in firsts.iter().zip(&positions) {
        stays[first] = stays[first].or(position);
    }
    let moved = |position: Option<usize>| position.and_then(|position| positions[position]);
    let mut at = 0;
    events.retain_mut(|event| {
        let own = positions[at];
        event.attribution = moved(event.attribution);
        let before = event.same_as.filter(|&before| before < at);
        event.same_as = before
            .and_then(|before| nearest[before])
            .or(stays[firsts[at]].filter(|&first| Some(first) != own));
        at += 1;
        own.is_some()
    });
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
