//! Organizations: names of the gazetteer, and names that a productive head makes with what follows
//! it (`وزارة الدفاع الأميركية`, `حكومة جوبا`, `السفارة الأميركية في بغداد`).

use super::chart::{Candidate, Chart};
use super::club::{city_club, is_city_club};
use super::head::{
    Head, KnownHead, Sort, head_at, is_office_field, is_private_head, is_unit, read_head,
};
use super::kind::EntityKind;
use super::listed_body::{from_gazetteer, has_bracket, has_outer_head, modifies_noun};
use super::name_shape::is_plausible;
use super::phrase::{self, adjectives};
use super::place;
use super::scene::{Begins, Marks, Scene, Takes};
use super::seat::{is_country, loyal, parent, seat, seated};
use super::words::Tags;
use crate::text::Proclitics;

/// Adds the organizations that begin at a token.
pub(super) fn organizations_at(chart: &mut Chart<'_, '_>, token: usize) {
    let scene = chart.scene;
    for index in scene.matches_of(token, Begins::ORGANIZATION) {
        if !has_outer_head(scene, index)
            && !has_bracket(scene, index)
            && !modifies_noun(scene, index)
        {
            let candidate = from_gazetteer(scene, index);
            let seated = seated(chart, index, &candidate);
            chart.add(candidate);
            if let Some(seated) = seated {
                chart.add(seated);
            }
        }
    }
    if scene.may_begin_club(token) {
        for index in scene.matches_of(token, Begins::PLACE) {
            if is_city_club(scene, index) {
                let club = city_club(scene, index);
                chart.add(club);
            }
        }
    }
    if let Some(head) = head_at(scene, token)
        && let Some(candidate) = compose(chart, head)
    {
        chart.add(candidate);
    }
}

/// How far a name goes, and what in it names the body.
struct Named {
    /// Where it begins: behind the head, where the head is no part of it.
    start: Option<usize>,
    end: usize,
    nationality: Option<usize>,
    rule: &'static str,
}

impl Named {
    fn new(end: usize, rule: &'static str) -> Self {
        Self {
            start: None,
            end,
            nationality: None,
            rule,
        }
    }
}

fn compose(chart: &Chart<'_, '_>, index: usize) -> Option<Candidate> {
    let scene = chart.scene;
    let head = read_head(scene, index);
    // برئاسة and بقيادة say who chairs and who leads.
    let leads = matches!(head.known, Some(KnownHead::Presidency | KnownHead::Command));
    let chairs =
        leads && !head.definite && scene.matches[index].proclitics.contains(Proclitics::BA);
    if scene.is_plural_head(index) || is_office_field(scene, &head) || chairs {
        return None;
    }
    let mut named = if head.definite {
        definite(chart, &head)
    } else {
        construct(chart, &head)
    }?;
    if named.start.is_none() {
        extend(chart, &head, &mut named);
    }
    let found = &scene.matches[index];
    let (first, from) = match named.start {
        Some(start) => (start, scene.text.tokens()[start].span().start()),
        None => (head.start, found.span.start()),
    };
    Some(Candidate {
        tokens: first..named.end,
        span: scene.span_from(from, first..named.end),
        kind: EntityKind::Organization,
        found: None,
        rule: Some(named.rule),
        needy: false,
        clitic: named.start.is_none() && !found.proclitics.is_empty(),
        country: named.nationality,
    })
}

/// A definite head is named by the adjectives behind it: `القوات الأميركية`,
/// `المجلس الأعلى للسلام`.
fn definite(chart: &Chart<'_, '_>, head: &Head) -> Option<Named> {
    let scene = chart.scene;
    let adjectives = adjectives(scene, head.end);
    let ministry = head.sort == Sort::Ministry && head.end - head.start > 1;
    if let Some(end) = loyal(chart, head) {
        return Some(Named::new(end, "organization/loyal"));
    }
    let court = head.sort == Sort::Court && adjectives.end == head.end + 1;
    if court
        && adjectives.nationality.is_none()
        && !scene.tagged(head.end, Tags::OFFICE_ADJECTIVE.with(Tags::NO_NAME))
    {
        return Some(Named::new(adjectives.end, "organization/adjective"));
    }
    if let Some(nationality) = adjectives.nationality {
        if !agree(scene, head, nationality) {
            return None;
        }
        if !head.takes.has(Takes::NATIONALITY) && head.generic {
            return None;
        }
        let mut named = Named::new(adjectives.end, "organization/nationality");
        named.nationality = Some(nationality);
        return Some(named);
    }
    if ministry {
        return Some(Named::new(head.end, "organization/ministry"));
    }
    if adjectives.end > head.end && scene.tagged(head.end, Tags::ORDINAL) && is_unit(scene, head) {
        return Some(Named::new(adjectives.end, "organization/number"));
    }
    let last = adjectives.end - 1;
    let adjective =
        (last >= head.end || head.end > head.start + 1) && scene.tagged(last, Tags::BODY_ADJECTIVE);
    let own = last >= head.end && scene.tagged(head.end, Tags::BODY_ADJECTIVE);
    if own && head.sort == Sort::Group && !head.generic {
        return Some(Named::new(adjectives.end, "organization/adjective"));
    }
    // A government helps, and the first group is one of many: what follows is no part of their names.
    // Nor is that it belongs to a body or country that is not named (`الموقع الرسمي للوزارة`).
    let nobody = head.generic
        && purpose(chart, adjectives.end) == Some(adjectives.end + 1)
        && scene
            .matches_at(adjectives.end)
            .any(|index| scene.matches[index].head());
    let whole = head.known != Some(KnownHead::Government)
        && !nobody
        && !(head.generic && scene.tagged(last, Tags::ORDINAL));
    if adjective
        && whole
        && head.sort != Sort::Ministry
        && let Some(end) = purpose(chart, adjectives.end)
    {
        return Some(Named::new(end, "organization/purpose"));
    }
    if let Some(place) = chart.plain(EntityKind::Place, head.end)
        && head.end - head.start > 1
        && head.takes.has(Takes::PLACE)
    {
        return Some(Named::new(place.tokens.end, "organization/place"));
    }
    None
}

/// Whether an adjective may belong to a head of one word: `وزير الخارجية الفرنسي` has no
/// `الخارجية الفرنسي`.
fn agree(scene: &Scene<'_>, head: &Head, nationality: usize) -> bool {
    let feminine = |token: usize| scene.text.folded(token).ends_with('ه');
    let adjective = scene.matches[nationality].tokens.start as usize;
    head.end != head.start + 1
        || adjective != head.end
        || !feminine(head.start)
        || feminine(adjective)
        || scene.text.folded(adjective).ends_with('ه')
}

/// Generic heads that are bodies of their own when they belong to one: offices, missions.
const PARTS: [KnownHead; 5] = [
    KnownHead::Office,
    KnownHead::Mission,
    KnownHead::Command,
    KnownHead::Library,
    KnownHead::Force,
];

/// An indefinite head is named by what it is in construct with: a name, a definite noun.
fn construct(chart: &Chart<'_, '_>, head: &Head) -> Option<Named> {
    let scene = chart.scene;
    let at = head.end;
    if !scene.goes_on(at) {
        return None;
    }
    if scene.is_opening(at) {
        return quoted(chart, head, at);
    }
    if head.takes.has(Takes::NAME)
        && let Some(end) = office_behind(chart, at)
    {
        return Some(Named::new(end, "organization/person"));
    }
    let body = chart.plain(EntityKind::Organization, at);
    if head.takes.has(Takes::PLACE)
        && head.sort == Sort::State
        && let Some(place) = chart.best(EntityKind::Place, at)
        && place.needy
        && !place.clitic
        && is_country(scene, &place)
    {
        return Some(Named::new(place.tokens.end, "organization/place"));
    }
    let place = place_behind(chart, at, head.sort == Sort::State && !head.generic);
    if let Some(body) = body
        && place.is_none_or(|place| place < body.tokens.end)
    {
        // A known name stands without the head: تنظيم داعش, وكالة رويترز.
        let own = matches!(head.sort, Sort::Branded | Sort::Group) && body.found.is_some();
        let mut named = Named::new(body.tokens.end, "organization/of-body");
        named.nationality = body.country;
        // رئاسة of a named body is an office, not a body.
        let office = head.known == Some(KnownHead::Presidency) && body.found.is_some();
        // A department of a body is nobody by itself.
        let part = head.generic && !head.known.is_some_and(|known| PARTS.contains(&known));
        let agency = head.known == Some(KnownHead::Agency) && body.found.is_some();
        let fits = !own && !office && !agency && !part && head.sort != Sort::Branded;
        return fits.then_some(named);
    }
    if let Some(end) = place {
        let fits = head.takes.has(Takes::PLACE.with(Takes::NAME)) && head.sort != Sort::Ministry;
        // متحف بغداد الوطني
        let own = scene.goes_on(end)
            && scene.is(end, Marks::DEFINITE)
            && scene.tagged(end, Tags::BODY_ADJECTIVE)
            && matches!(head.sort, Sort::Other);
        let end = end + usize::from(own);
        return fits.then(|| Named::new(end, "organization/place"));
    }
    if let Some(person) = chart.plain(EntityKind::Person, at)
        && head.takes.has(Takes::NAME)
    {
        return Some(Named::new(person.tokens.end, "organization/person"));
    }
    if head.takes.has(Takes::NOUN)
        && let Some(named) = noun(scene, head, at)
    {
        return Some(named);
    }
    unlisted(scene, head, at)
}

/// The end of an office with its person, or with the place or country it is of: `قوات الرئيس السابق
/// سمير الجبوري`, `مكتب محافظ البصرة`.
fn office_behind(chart: &Chart<'_, '_>, token: usize) -> Option<usize> {
    let scene = chart.scene;
    if scene.tagged(token, Tags::OFFICE_ADJECTIVE) && chart.role(token).is_none() {
        return chart
            .plain(EntityKind::Person, token + 1)
            .map(|person| person.tokens.end);
    }
    let role = chart.role(token)?;
    match role.person {
        Some(person) => Some(chart.candidate(person).tokens.end),
        None => {
            let named = role
                .tokens
                .clone()
                .any(|at| scene.is(at, Marks::NAMED.with(Marks::NATIONALITY)));
            named.then_some(role.tokens.end)
        }
    }
}

/// The end of the place at a token, a head that only says what it is passed over
/// (`سلطات إقليم كردستان`).
fn place_behind(chart: &Chart<'_, '_>, token: usize, over_head: bool) -> Option<usize> {
    if let Some(place) = chart.plain(EntityKind::Place, token) {
        return Some(place.tokens.end);
    }
    let scene = chart.scene;
    let head =
        place::head_at(scene, token).filter(|&head| over_head && !place::is_kept(scene, head))?;
    let found = &scene.matches[head];
    let place = chart.plain(EntityKind::Place, found.tokens.end as usize)?;
    found.proclitics.is_empty().then_some(place.tokens.end)
}

/// `صحيفة «الغد»`, `مبادرة «انبعاث»`.
fn quoted(chart: &Chart<'_, '_>, head: &Head, open: usize) -> Option<Named> {
    let scene = chart.scene;
    let close = (open + 2..open + 6).find(|&at| scene.is_closing(at))?;
    if !scene.same_sentence(open, close)
        || chart.plain(EntityKind::Organization, open + 1).is_some()
    {
        return None;
    }
    let words =
        (open + 1..close).all(|at| !scene.is(at, Marks::CLOSED) && scene.punctuation(at).is_none());
    if !words || !head.takes.has(Takes::NAME) || (head.generic && head.sort != Sort::Branded) {
        return None;
    }
    let mut named = Named::new(close, "organization/quoted");
    named.start = Some(open + 1);
    Some(named)
}

/// `هيئة كبار العلماء`, `وزارة الدفاع الأميركية`, `حزب الشعوب الديمقراطي`.
fn noun(scene: &Scene<'_>, head: &Head, at: usize) -> Option<Named> {
    if scene.name_word(at).is_some_and(|name| !name.common) {
        return None;
    }
    let government = head.known == Some(KnownHead::Government);
    let coordinated =
        matches!(head.sort, Sort::Ministry | Sort::Other | Sort::State) && !government;
    let end = phrase::noun_phrase(scene, at, coordinated)?;
    let nationality = (at..end).find_map(|token| scene.nationality_at(token));
    // مجلس إدارة الشركة is of any company.
    let bare =
        (at..end).any(|token| scene.is(token, Marks::DEFINITE) && is_private_head(scene, token));
    if bare && nationality.is_none() && head.sort != Sort::Ministry {
        return None;
    }
    let alone = match head.sort {
        Sort::Ministry => true,
        Sort::Group | Sort::Other => !head.generic && !head.common,
        Sort::Court => !head.generic && !head.common,
        Sort::State | Sort::Embassy => !head.generic && !head.common && end > at + 1,
        Sort::Branded => false,
    };
    if nationality.is_none() && !alone {
        return None;
    }
    if head.generic {
        return None;
    }
    let mut named = Named::new(end, "organization/noun");
    named.nationality = nationality;
    Some(named)
}

/// A name that no list knows: `شركة موتورولا`, `حزب زانو`.
fn unlisted(scene: &Scene<'_>, head: &Head, at: usize) -> Option<Named> {
    let fits = |token: usize| {
        scene.goes_on(token)
            && scene.is(token, Marks::UNKNOWN)
            && !scene.is(token, Marks::DEFINITE)
            && is_plausible(scene, token)
            && !scene.text.folded(token).ends_with(['ي', 'ه'])
            && !scene.text.folded(token).starts_with(['ي', 'ت'])
    };
    if !head.takes.has(Takes::NAME) || head.generic || !fits(at) {
        return None;
    }
    let second = at + 1;
    let branded = head.sort == Sort::Branded
        && scene.goes_on(second)
        && !scene.is(
            second,
            Marks::DEFINITE.with(Marks::CLITIC).with(Marks::NATIONALITY),
        )
        && (is_plausible(scene, second) || scene.is(second, Marks::TOWN));
    let end = if branded || fits(second) {
        second + 1
    } else {
        second
    };
    let mut named = Named::new(end, "organization/unlisted");
    if head.sort == Sort::Branded {
        named.start = Some(at);
    }
    matches!(head.sort, Sort::Branded | Sort::Group | Sort::Other).then_some(named)
}

/// Lets a name run on over what it is for (`لحقوق الإنسان`) and where it is (`في بغداد`).
fn extend(chart: &Chart<'_, '_>, head: &Head, named: &mut Named) {
    let scene = chart.scene;
    let adjective = named.end > head.end && scene.tagged(named.end - 1, Tags::BODY_ADJECTIVE);
    // What a listed body does is no part of its name: منظمة الصحة العالمية لمكافحة التدخين.
    let mut bodies = scene.matches_of(head.start, Begins::ORGANIZATION);
    let listed = bodies.any(|index| {
        !scene.matches[index].is_needy() && scene.matches[index].tokens.end as usize == named.end
    });
    let purposeful = match head.sort {
        _ if listed && named.rule != "organization/of-body" => false,
        _ if named.rule == "organization/purpose" => false,
        _ if adjective && head.definite => true,
        Sort::State | Sort::Ministry | Sort::Embassy => {
            named.nationality.is_none() && named.rule == "organization/noun"
        }
        _ => true,
    };
    if purposeful && let Some(end) = purpose(chart, named.end) {
        named.end = end;
        let more = adjectives(scene, end);
        if more.nationality.is_some() {
            named.end = more.end;
            named.nationality = named.nationality.or(more.nationality);
        }
    }
    if named.nationality.is_none()
        && matches!(head.sort, Sort::Other | Sort::State)
        && let Some(parent) = parent(chart, named.end)
    {
        named.end = parent;
        return;
    }
    let unplaced = named.nationality.is_none()
        && matches!(
            named.rule,
            "organization/noun" | "organization/purpose" | "organization/adjective"
        );
    let seated = match head.sort {
        Sort::Embassy | Sort::Court => true,
        Sort::Other => {
            !listed && (head.generic || unplaced) || named.rule == "organization/of-body"
        }
        Sort::State => matches!(named.rule, "organization/of-body" | "organization/purpose"),
        _ => false,
    };
    if seated && let Some(end) = seat(chart, named.end, head.sort == Sort::Court) {
        named.end = end;
    }
}

/// The end of what a body is for: ل and a noun phrase or a name (`للسلام`, `لكرة القدم`, `للفيفا`).
pub(super) fn purpose(chart: &Chart<'_, '_>, token: usize) -> Option<usize> {
    let scene = chart.scene;
    if !scene.goes_on(token) {
        return None;
    }
    let named = chart
        .best(EntityKind::Organization, token)
        .filter(|body| body.clitic && !body.needy);
    if let Some(body) = named {
        return scene.is(token, Marks::LAM).then_some(body.tokens.end);
    }
    if scene.tagged(token, Tags::NO_NAME) || scene.is(token, Marks::CLOSED) {
        return None;
    }
    if scene.begins(token, Begins::NATIONALITY) {
        return None;
    }
    let next = token + 1;
    if scene.text.folded(token).starts_with("لل") && scene.text.folded(token).chars().count() >= 5
    {
        return Some(adjectives(scene, next).end);
    }
    let next_definite = scene.goes_on(next) && phrase::is_definite_noun(scene, next);
    if !next_definite {
        return None;
    }
    let lam = scene.text.readings(token).iter().any(|reading| {
        reading.proclitics == Proclitics::LA && reading.enclitic.is_none() && reading.is_known()
    });
    // ل before a noun that no list knows: لمناهضة التعذيب.
    let folded = scene.text.folded(token);
    let unknown =
        scene.is(token, Marks::UNKNOWN) && folded.starts_with('ل') && folded.chars().count() >= 5;
    (lam || unknown).then(|| adjectives(scene, next + 1).end)
}
