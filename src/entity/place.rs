//! Places: names of the gazetteer, and names that the word before them licenses (`مدينة`, `ساحة`).

use super::chart::{Candidate, Chart, MAX_INNER};
use super::kind::EntityKind;
use super::name_shape::is_plausible;
use super::phrase;
use super::scene::{Begins, KnownMatch, Marks, Scene, Takes};
use super::words::Tags;
use crate::gazetteer::{EntryKind, EntryType};
use crate::text::{Proclitics, TokenKind};

/// Adds the places that begin at a token.
pub(super) fn places_at(chart: &mut Chart<'_, '_>, token: usize) {
    let scene = chart.scene;
    for index in scene.matches_of(token, Begins::PLACE) {
        if !is_adjective(scene, index) && !is_side_of_country(scene, index) {
            let mut candidate = from_gazetteer(scene, index);
            leave_head_out(scene, &mut candidate);
            chart.add(candidate);
        }
    }
    if let Some(head) = head_at(scene, token) {
        behind_head(chart, head);
    }
}

/// Whether a listed region is but a country and a direction before it, where the country is what is named
/// (`شمال العراق`).
fn is_side_of_country(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let side = found.tokens.start as usize;
    let sided = scene.tagged(side, Tags::SIDE) || scene.clitic_tagged(side, Tags::SIDE).is_some();
    let whole = matches!(
        found.features.entity_type(),
        Some(EntryType::Country | EntryType::Division | EntryType::Continent)
    );
    sided
        && !whole
        && scene.matches_at(side + 1).any(|inner| {
            let inner = &scene.matches[inner];
            inner.tokens.end == found.tokens.end
                && inner.kind() == EntryKind::Place
                && inner.features.entity_type() == Some(EntryType::Country)
        })
}

/// Whether a name that may be an ordinary word has an adjective of its own here, and so is one
/// (`في الزاوية اليسرى`).
fn is_described(scene: &Scene<'_>, tokens: &std::ops::Range<usize>) -> bool {
    // اليمنى is "right", not "Yemeni".
    let right = scene.goes_on(tokens.end) && scene.text.written(tokens.end) == "اليمنى";
    tokens.len() == 1
        && scene.is(tokens.start, Marks::DEFINITE)
        && scene.goes_on(tokens.end)
        && (right || scene.nationality_at(tokens.end).is_none())
        && !scene.tagged(tokens.end, Tags::SIDE_ADJECTIVE)
        && scene.is(tokens.end, Marks::DEFINITE)
        && (right || phrase::is_adjective(scene, tokens.end))
}

/// Whether what follows a name of one word makes it another word: `مسقط رأسه`, `النيل من أمنهم` behind no water.
fn is_another_word(scene: &Scene<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let end = tokens.end;
    if tokens.len() != 1 || !scene.goes_on(end) {
        return false;
    }
    let word = scene.text.folded(tokens.start);
    let (muscat, nile) = (
        word.ends_with("مسقط"),
        word.ends_with("النيل") || word.ends_with("للنيل"),
    );
    if !muscat && !nile {
        return false;
    }
    let next = scene.text.folded(end);
    if muscat {
        return matches!(next, "راس" | "راسه" | "راسها" | "راسي" | "راسهم");
    }
    let water = tokens.start > 0
        && scene
            .text
            .folded(tokens.start - 1)
            .trim_start_matches(['و', 'ب', 'ل'])
            .starts_with("ميا");
    let of = matches!(next, "من" | "منه" | "منها" | "منهم" | "منا" | "مني" | "منك");
    of && !water
}

/// The longest head of a place's name at a token.
pub(super) fn head_at(scene: &Scene<'_>, token: usize) -> Option<usize> {
    // وأدى is no وادي.
    let is_noun = |_: &usize| !scene.text.written(token).starts_with("وأ");
    scene
        .longest_at(token, Begins::PLACE_HEAD, |_| true)
        .filter(is_noun)
}

/// Whether the head belongs to the name (`ساحة`), or only says what it is (`مدينة`).
pub(super) fn is_kept(scene: &Scene<'_>, head: usize) -> bool {
    scene.matches[head].features.is_kept()
}

/// Leaves out a head that only says what a place is, though the gazetteer lists it with the name
/// (`محافظة إب`).
fn leave_head_out(scene: &Scene<'_>, place: &mut Candidate) {
    let token = place.tokens.start;
    let head =
        head_at(scene, token).filter(|&head| !is_kept(scene, head) && !scene.begins_definite(head));
    let Some(head) = head else {
        return;
    };
    let next = scene.matches[head].tokens.end as usize;
    if next != token + 1 || next >= place.tokens.end {
        return;
    }
    let sort = scene.matches[head].features.entity_type();
    let listed = scene.matches_at(next).any(|other| {
        let found = &scene.matches[other];
        let place_too = found.kind() == EntryKind::Place && !found.head();
        place_too && found.proclitics.is_empty() && found.tokens.end as usize == place.tokens.end
    });
    if listed
        || matches!(
            sort,
            Some(EntryType::Division | EntryType::City | EntryType::Country)
        )
    {
        place.tokens.start = next;
        place.span = scene.text.span_of(place.tokens.clone());
        place.clitic = false;
        place.needy = false;
        place.rule = Some("place/head");
    }
}

/// Whether an entry's name is a definite head that names somebody by itself (`المملكة`, `التحالف`), and
/// stands here without an adjective or complement.
pub(super) fn stands_alone(scene: &Scene<'_>, index: usize) -> bool {
    let end = scene.matches[index].tokens.end as usize;
    scene.matches[index].features.names_alone()
        && !(scene.goes_on(end) && scene.is(end, Marks::DEFINITE) && !scene.is(end, Marks::CLOSED))
}

fn from_gazetteer(scene: &Scene<'_>, index: usize) -> Candidate {
    let found = &scene.matches[index];
    let tokens = found.tokens.start as usize..found.tokens.end as usize;
    let weak = found.is_needy();
    let verb = is_verb_first(scene, index);
    let supported = weak
        && !found.is_weak()
        && !found.is_rare()
        && is_supported(scene, tokens.start)
        && !is_described(scene, &tokens);
    let supported = supported
        || stands_alone(scene, index)
        || (!found.is_weak() && !found.is_rare() && is_coordinated(scene, index));
    let verb = verb || is_another_word(scene, &tokens);
    Candidate {
        span: found.span,
        kind: EntityKind::Place,
        found: Some(index),
        rule: None,
        needy: verb || (weak && !supported),
        clitic: !found.proclitics.is_empty(),
        country: None,
        tokens,
    }
}

/// Whether the country's name is its people's adjective here (`القوات السعودية`, `مصدر مالي`,
/// `جنديا أوكرانيا`).
fn is_adjective(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let token = found.tokens.start as usize;
    if !found.proclitics.is_empty()
        || found.tokens.len() != 1
        || scene.nationality_at(token).is_none()
    {
        return false;
    }
    if token == 0 || !scene.goes_on(token) {
        return false;
    }
    let before = token - 1;
    if scene.text.tokens()[before].kind == TokenKind::Number {
        return true;
    }
    let other = Marks::CLOSED.with(Marks::VERB);
    if !scene.is(before, Marks::WORD)
        || scene.is(before, other)
        || scene.name_word(before).is_some()
        || scene.tagged(before, Tags::NO_NAME.with(Tags::PLACE_CUE))
    {
        return false;
    }
    match (
        scene.is(before, Marks::DEFINITE),
        scene.is(token, Marks::DEFINITE),
    ) {
        (true, true) => true,
        (false, false) => {
            scene.is(before, Marks::NOUN.with(Marks::TANWIN))
                && !scene.is(before, Marks::HEAD.with(Marks::TITLE))
        }
        _ => false,
    }
}

/// Whether a place's only word may as well be a conjunction and a verb at the start of a sentence
/// (`ودان`).
fn is_verb_first(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let token = found.tokens.start as usize;
    scene.is(token, Marks::FIRST)
        && found.proclitics.is_empty()
        && found.tokens.len() == 1
        && scene.is(token, Marks::CONJOINED_VERB)
}

/// Whether و joins a name to a place before it: `كينيا وبنين`.
fn is_coordinated(scene: &Scene<'_>, index: usize) -> bool {
    let found = &scene.matches[index];
    let token = found.tokens.start as usize;
    scene.goes_on(token)
        && found.proclitics == Proclitics::WA
        && scene.is(token - 1, Marks::NAMED)
        && scene.matches_at(token - 1).any(|other| {
            scene.matches[other].kind() == EntryKind::Place
                && scene.matches[other].features.entity_type()
                    == scene.matches[index].features.entity_type()
        })
}

/// Whether the word before says that a place follows.
pub(super) fn is_supported(scene: &Scene<'_>, token: usize) -> bool {
    scene
        .before(token)
        .is_some_and(|before| scene.tagged(before, Tags::PLACE_CUE))
}

/// Adds what a head licenses: the known place behind it without need of evidence, or a name that
/// no list knows.
fn behind_head(chart: &mut Chart<'_, '_>, head: usize) {
    let scene = chart.scene;
    let found = &scene.matches[head];
    let start = found.tokens.start as usize;
    let mut at = found.tokens.end as usize;
    let quoted = scene.is_opening(at) && scene.goes_on(at);
    if quoted {
        at += 1;
    }
    if !scene.goes_on(at) {
        return;
    }
    let found = &scene.matches[head];
    let definite = scene.begins_definite(head);
    let plural = scene.is_plural_head(head);
    let name = match chart
        .best(EntityKind::Place, at)
        .filter(|place| !place.clitic && place.tokens.len() <= MAX_INNER)
    {
        Some(place) => {
            let mut place = place.clone();
            if place.needy && !licenses(scene, head, &place) {
                return;
            }
            if place.needy {
                place.needy = false;
                place.rule = Some("place/head");
                chart.add(place.clone());
            }
            Some(place.tokens.end)
        }
        None if plural || definite => None,
        None if found.is_needy() && !is_in_place(scene, head) => None,
        None => unlisted_name(scene, at, found),
    };
    let Some(end) = name else {
        return;
    };
    second_of_two(chart, head, end);
    let kept = is_kept(scene, head) && !quoted;
    // مطار عدن الدولي
    let own = kept
        && !definite
        && is_site(found)
        && scene.goes_on(end)
        && scene.is(end, Marks::DEFINITE)
        && matches!(
            scene.text.folded(end),
            "الدولي"
                | "الوطني"
                | "الرياضي"
                | "الرياسي"
                | "العسكري"
                | "الدوليه"
                | "الوطنيه"
                | "المركزي"
        );
    let end = end + usize::from(own);
    let known = chart
        .best(EntityKind::Place, at)
        .is_some_and(|place| !place.clitic);
    // سوق دبي and طريق الأردن are no names, but مطار عدن is.
    let site = kept && !definite && !plural;
    let named = site && !(found.is_needy() && known);
    if named || !known {
        let first = if kept { start } else { at };
        let from = if kept {
            found.span.start()
        } else {
            scene.text.tokens()[at].span().start()
        };
        chart.add(Candidate {
            tokens: first..end,
            span: scene.span_from(from, first..end),
            kind: EntityKind::Place,
            found: None,
            rule: Some("place/head"),
            needy: false,
            clitic: kept && !found.proclitics.is_empty(),
            country: None,
        });
    }
}

/// Whether a head makes a name of a doubtful place: the place of an ordinary word has to be of the
/// head's sort (`محافظة الوسطى`, but `شوارع المدينة`, `هضبة عالية`).
fn licenses(scene: &Scene<'_>, head: usize, place: &Candidate) -> bool {
    let rare = place
        .found
        .is_some_and(|found| scene.matches[found].is_rare());
    let sort = scene.matches[head].features.entity_type();
    let settled = matches!(
        sort,
        Some(EntryType::City | EntryType::Division | EntryType::Region | EntryType::Country)
    );
    let token = place.tokens.start;
    let attribute = scene.is(token, Marks::ADJECTIVE) && !scene.is(token, Marks::DEFINITE);
    let word = attribute || scene.is(token, Marks::HEAD) || scene.tagged(token, Tags::PLACE_CUE);
    !rare || (settled && !word && !scene.begins_definite(head) && !scene.is_plural_head(head))
}

/// Whether a head stands where places do, behind في or the like: قضاء is also a verbal noun.
fn is_in_place(scene: &Scene<'_>, head: usize) -> bool {
    let found = &scene.matches[head];
    found.proclitics.contains(Proclitics::BA) || is_supported(scene, found.tokens.start as usize)
}

/// The day that a street or square is called by: `شارع 14 تموز`.
fn is_date(scene: &Scene<'_>, token: usize) -> bool {
    let kind = scene.text.tokens()[token].kind;
    kind == TokenKind::Number && scene.goes_on(token + 1) && scene.tagged(token + 1, Tags::NO_NAME)
}

/// Whether a word that no list knows may name a place; other than persons, towns may end in ات.
fn is_plausible_town(scene: &Scene<'_>, token: usize) -> bool {
    let plural = scene.text.folded(token).ends_with("ات") && scene.is(token, Marks::UNKNOWN);
    is_plausible(scene, token) || (plural && !scene.is(token, Marks::CLITIC.with(Marks::NOUN)))
}

/// Adds the second place behind a head in the dual (`بلدتي الأولى والثانية`), where no list knows it.
fn second_of_two(chart: &mut Chart<'_, '_>, head: usize, token: usize) {
    let scene = chart.scene;
    let last = scene.matches[head].tokens.end as usize - 1;
    let dual = scene.text.folded(last).ends_with("تي") || scene.text.folded(last).ends_with("تا");
    if !dual || !scene.goes_on(token) || chart.best(EntityKind::Place, token).is_some() {
        return;
    }
    let written = scene.text.written(token);
    let ordinary = Marks::CLOSED
        .with(Marks::VERB)
        .with(Marks::NOUN)
        .with(Marks::TITLE);
    let Some(name) = written
        .strip_prefix('و')
        .filter(|name| name.chars().count() >= 3)
    else {
        return;
    };
    if scene.is(token, ordinary) {
        return;
    }
    let start = scene.text.tokens()[token].span().end() - name.len();
    chart.add(Candidate {
        tokens: token..token + 1,
        span: scene.span_from(start, token..token + 1),
        kind: EntityKind::Place,
        found: None,
        rule: Some("place/head"),
        needy: false,
        clitic: true,
        country: None,
    });
}

fn is_site(head: &KnownMatch) -> bool {
    matches!(
        head.features.entity_type(),
        Some(EntryType::Site | EntryType::Quarter)
    )
}

/// The end of a place's name that no list knows, behind its head.
fn unlisted_name(scene: &Scene<'_>, token: usize, head: &KnownMatch) -> Option<usize> {
    let takes = head.takes();
    if takes.has(Takes::NOUN) && is_date(scene, token) {
        return Some(token + 2);
    }
    let nothing = Marks::CLOSED
        .with(Marks::TANWIN)
        .with(Marks::CLITIC)
        .with(Marks::VERB)
        .with(Marks::NATIONALITY)
        .with(Marks::TITLE)
        .with(Marks::NAMED);
    let names = takes.has(Takes::NAME);
    if !scene.is(token, Marks::WORD)
        || scene.is(token, nothing)
        || scene.tagged(token, Tags::NO_NAME)
    {
        return None;
    }
    if scene.is(token, Marks::DEFINITE) {
        let settled = matches!(
            head.features.entity_type(),
            Some(
                EntryType::City
                    | EntryType::Division
                    | EntryType::Quarter
                    | EntryType::Crossing
                    | EntryType::Region
            )
        );
        let noun = takes.has(Takes::NOUN) || (names && settled && !scene.is(token, Marks::NOUN));
        let adjective = scene.tagged(token, Tags::BODY_ADJECTIVE.with(Tags::OFFICE_ADJECTIVE));
        let fits = !adjective
            && !scene.is(
                token,
                Marks::ACTION.with(Marks::ADJECTIVE).with(Marks::HEAD),
            );
        if !(noun && fits && phrase::is_definite_noun(scene, token)) {
            return None;
        }
        let side = scene.goes_on(token + 1) && scene.tagged(token + 1, Tags::SIDE_ADJECTIVE);
        return Some(if side && settled {
            token + 2
        } else {
            token + 1
        });
    }
    let second = token + 1;
    if scene.tagged(token, Tags::PLACE_FIRST) {
        let fits = names
            && scene.goes_on(second)
            && scene.is(second, Marks::WORD)
            && !scene.is(second, nothing);
        return fits.then_some(second + 1);
    }
    // An adjective agrees with the head: مطار مدني, but مدينة has none in ي.
    let feminine = scene.text.folded(token - 1).ends_with('ه');
    let adjective = scene.text.folded(token).ends_with('ه')
        || (!feminine && scene.text.folded(token).ends_with('ي'));
    let person = !is_site(head) && scene.name_word(token).is_some_and(|name| name.given);
    let known = adjective
        || person
        || scene.is(token, Marks::HEAD)
        || scene.name_word(token).is_some_and(|name| name.common);
    // طريق and قاعدة are too often words of their own before an indefinite word.
    if !names || head.is_needy() || known || !is_plausible_town(scene, token) {
        return None;
    }
    let foreign = |token: usize| {
        scene.is(token, Marks::UNKNOWN) || scene.name_word(token).is_some_and(|name| !name.common)
    };
    let compound = scene.goes_on(second)
        && foreign(second)
        && scene.is(token, Marks::UNKNOWN)
        && is_plausible(scene, second)
        && !scene.is(second, Marks::DEFINITE);
    Some(if compound { second + 1 } else { second })
}
