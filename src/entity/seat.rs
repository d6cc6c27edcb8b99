//! Where a body sits, what it belongs to and whom it fights for, as parts of its name.

use super::chart::{Candidate, Chart};
use super::head::{Head, Sort, is_unit};
use super::kind::EntityKind;
use super::place;
use super::scene::{Marks, Scene};
use super::words::Tags;
use crate::gazetteer::EntryType;
use crate::text::Proclitics;

/// A body whose name there is in many countries, with the one it is of: `النيابة العامة في بوليفيا`.
pub(super) fn seated(chart: &Chart<'_, '_>, index: usize, body: &Candidate) -> Option<Candidate> {
    let features = chart.scene.matches[index].features;
    let everywhere = features.country().is_none()
        && matches!(
            features.entity_type(),
            Some(EntryType::Court | EntryType::Government | EntryType::Military)
        );
    if !everywhere || body.needy {
        return None;
    }
    let place = seat_at(chart, body.tokens.end)?;
    let country = place.found.is_some_and(|found| {
        matches!(
            chart.scene.matches[found].features.entity_type(),
            Some(EntryType::Country | EntryType::Division)
        )
    });
    let end = country.then_some(place.tokens.end)?;
    Some(Candidate {
        tokens: body.tokens.start..end,
        span: chart
            .scene
            .span_from(body.span.start(), body.tokens.start..end),
        found: None,
        rule: Some("organization/of-body"),
        ..body.clone()
    })
}

/// Forces that are known by whom they fight for: `القوات الموالية لحكومة جوبا`.
pub(super) fn loyal(chart: &Chart<'_, '_>, head: &Head) -> Option<usize> {
    let scene = chart.scene;
    let (at, whose) = (head.end, head.end + 1);
    let loyal = head.sort == Sort::State || is_unit(scene, head);
    let follows = scene.goes_on(at) && scene.goes_on(whose);
    if !loyal || !follows || !matches!(scene.text.folded(at), "المواليه" | "الموالي")
    {
        return None;
    }
    let role = chart.role(whose).filter(|_| scene.is(whose, Marks::LAM));
    let holder = role.and_then(|role| role.person);
    if let Some(person) = holder {
        return Some(chart.candidate(person).tokens.end);
    }
    [
        EntityKind::Organization,
        EntityKind::Person,
        EntityKind::Place,
    ]
    .into_iter()
    .find_map(|kind| {
        chart
            .best(kind, whose)
            .filter(|name| name.clitic && !name.needy)
    })
    .filter(|_| scene.is(whose, Marks::LAM))
    .map(|name| name.tokens.end)
}

/// The end of where a body sits: `في بغداد`, `بالخرج`, `لدى الأردن`.
pub(super) fn seat(chart: &Chart<'_, '_>, at: usize, anywhere: bool) -> Option<usize> {
    let place = seat_at(chart, at)?;
    (anywhere || is_seat(chart.scene, &place)).then_some(place.tokens.end)
}

/// The end of the body that a body belongs to: `بمجلس الشيوخ`.
pub(super) fn parent(chart: &Chart<'_, '_>, at: usize) -> Option<usize> {
    let scene = chart.scene;
    let body = chart.best(EntityKind::Organization, at).filter(|body| {
        let within = body
            .found
            .is_some_and(|found| scene.matches[found].proclitics == Proclitics::BA);
        within && body.clitic && !body.needy && body.tokens.len() > 1
    })?;
    scene.goes_on(at).then_some(body.tokens.end)
}

/// The place behind في, لدى or ب; what only says what it is (`بدولة`, `لولاية`) is passed over.
fn seat_at(chart: &Chart<'_, '_>, at: usize) -> Option<Candidate> {
    let scene = chart.scene;
    if !scene.goes_on(at) {
        return None;
    }
    let head = place::head_at(scene, at).filter(|&head| {
        let found = &scene.matches[head];
        !place::is_kept(scene, head) && matches!(found.proclitics, Proclitics::BA | Proclitics::LA)
    });
    if let Some(head) = head {
        return chart.plain(EntityKind::Place, scene.matches[head].tokens.end as usize);
    }
    if scene.tagged(at, Tags::IN) {
        return chart
            .plain(EntityKind::Place, at + 1)
            .filter(|_| scene.goes_on(at + 1));
    }
    chart.best(EntityKind::Place, at).filter(|place| {
        let within = place
            .found
            .is_some_and(|found| scene.matches[found].proclitics == Proclitics::BA);
        within && place.clitic && !place.needy
    })
}

pub(super) fn is_country(scene: &Scene<'_>, place: &Candidate) -> bool {
    place.found.is_some_and(|found| {
        let known = &scene.matches[found];
        !known.is_weak() && known.features.entity_type() == Some(EntryType::Country)
    })
}

/// Whether a body may be known by a place it sits in: a country or a city.
fn is_seat(scene: &Scene<'_>, place: &Candidate) -> bool {
    let sort = place
        .found
        .and_then(|found| scene.matches[found].features.entity_type());
    matches!(
        sort,
        Some(
            EntryType::Country
                | EntryType::Capital
                | EntryType::City
                | EntryType::Continent
                | EntryType::Division
        )
    )
}
