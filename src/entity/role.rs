//! Offices and titles: the phrase that names an office, and the person it introduces.

use std::ops::Range;

use super::chart::{Chart, RolePhrase};
use super::kind::EntityKind;
use super::name_part::License;
use super::organization::purpose;
use super::person::{licensed_person, may_begin};
use super::phrase;
use super::place;
use super::scene::{Begins, Marks, Scene, Takes};
use super::words::Tags;
use crate::text::{Proclitics, Punctuation, WordId};

/// Adds the office that begins at a token, and the person behind it.
pub(super) fn role_at(chart: &mut Chart<'_, '_>, token: usize) {
    let scene = chart.scene;
    let Some(found) = scene.longest_at(token, Begins::ROLE, |_| true) else {
        return;
    };
    let matched = &scene.matches[found];
    // أمام is a preposition before it is an إمام without its hamza.
    if matched.tokens.len() == 1 && scene.is(token, Marks::CLOSED) {
        return;
    }
    let title_end = matched.tokens.end as usize;
    let end = complete(chart, found);
    // محافظة is a governorate before it is a woman's office.
    let place = place::head_at(scene, token)
        .is_some_and(|head| scene.matches[head].tokens.end == matched.tokens.end);
    if place && scene.name_word(title_end).is_none() {
        return;
    }
    let plural = scene.matches[found].features.is_plural();
    let definite =
        (token..end).any(|at| scene.is(at, Marks::DEFINITE)) || scene.begins_definite(found);
    let completed = end > title_end;
    let named = (definite || completed) && !plural;
    let person = person_behind(chart, end, named).filter(|_| !speaks_for_holder(chart, found, end));
    if person.is_none() && !definite && !completed {
        return;
    }
    let country = (token..end).find_map(|token| scene.nationality_at(token));
    chart.add_role(RolePhrase {
        tokens: token..end,
        span: scene.span_from(matched.span.start(), token..end),
        found,
        title: matched.entry,
        country: country.map(|nationality| scene.matches[nationality].entry),
        noun: office_noun(scene, &(token..end)),
        person,
        person_at: person.map(|person| chart.candidate(person).span.start() as u32),
        // الفريق alone is a team; the rank is it before a name.
        stands_alone: completed || (definite && !scene.matches[found].is_rare()),
    });
}

/// The noun of an office without its article.
fn office_noun(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<WordId> {
    let first = tokens.start;
    let office = is_tagged(scene, first, Tags::OFFICE) && is_named_by_noun(scene, tokens);
    scene
        .text
        .best(first)
        .filter(|_| office)
        .map(|best| best.bare)
}

/// Whether who has an office is spoken of by its noun alone: رئيس الوزراء is no الرئيس.
pub(super) fn is_named_by_noun(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let second = tokens.start + 1;
    !is_tagged(scene, tokens.start, Tags::PRESIDENT)
        || second >= tokens.end
        || scene.is(second, Marks::NATIONALITY)
        || scene.tagged(second, Tags::STATE)
}

fn is_tagged(scene: &Scene<'_>, token: usize, tags: Tags) -> bool {
    scene.tagged(token, tags) || scene.clitic_tagged(token, tags).is_some()
}

/// `متحدث باسم الرئيس سمير الجبوري`: a spokesman without the article has no name, and speaks for somebody who has
/// the inner office. With the article the name is rather his own (`المتحدث باسم الرئيس`).
fn speaks_for_holder(chart: &Chart<'_, '_>, found: usize, end: usize) -> bool {
    let scene = chart.scene;
    let start = scene.matches[found].tokens.start as usize;
    let is_holder = |at: usize| {
        let inner = chart.role(at);
        inner.is_some_and(|inner| inner.tokens.end == end && inner.person.is_some())
    };
    !scene.begins_definite(found)
        && (start + 1..end).any(|at| scene.text.folded(at) == "باسم" && is_holder(at + 1))
}

/// Names behind what is no title but says that a name follows: somebody's office or kinsman
/// (`رئيسها`, `شقيقه`), يدعى. For tokens that [may introduce](super::scene::Scene::may_introduce) one.
pub(super) fn introduced_at(chart: &mut Chart<'_, '_>, token: usize) {
    let scene = chart.scene;
    let naming = scene.tagged(token, Tags::NAMING);
    // محافظه may be "his governor", but is a governorate before that.
    let title =
        naming || (!scene.is(token, Marks::HEAD) && scene.is(token, Marks::POSSESSED_TITLE));
    // شابها is "its young man" less often than a verb: one word alone is no name behind it.
    if title && scene.goes_on(token + 1) && (naming || may_begin(chart, token + 1)) {
        licensed_person(chart, token + 1, License::Title);
    }
}

/// The most complements that an office has.
const MAX_COMPLEMENTS: usize = 6;

/// Where the phrase of a title ends, with whose and where the office is.
fn complete(chart: &Chart<'_, '_>, found: usize) -> usize {
    let scene = chart.scene;
    let takes = scene.matches[found].takes();
    let title_end = scene.matches[found].tokens.end as usize;
    // رئيس الاتحاد may be a title of its own, but here it is of الاتحاد الدولي.
    let inner = (scene.matches[found].tokens.start as usize + 1..title_end)
        .filter_map(|at| chart.plain(EntityKind::Organization, at))
        .map(|body| body.tokens.end)
        .max();
    let mut end = inner.unwrap_or(title_end).max(title_end);
    for _ in 0..MAX_COMPLEMENTS {
        if !scene.goes_on(end) {
            break;
        }
        match complement(chart, end, title_end, takes) {
            Some(next) if next > end => end = next,
            _ => break,
        }
    }
    // باسم without what follows it names no office.
    if end > title_end && scene.tagged(end - 1, Tags::OFFICE_LINK) {
        end - 1
    } else {
        end
    }
}

fn complement(chart: &Chart<'_, '_>, at: usize, title_end: usize, takes: Takes) -> Option<usize> {
    let scene = chart.scene;
    if let Some(nationality) = scene.nationality_at(at) {
        // الدكتور تركي بن فلان: a nationality without the article describes no title that has it.
        let name = scene.is(at - 1, Marks::DEFINITE)
            && !scene.is(at, Marks::DEFINITE)
            && scene.goes_on(at + 1)
            && scene.tagged(at + 1, Tags::CHILD);
        if !name {
            return Some(scene.matches[nationality].tokens.end as usize);
        }
    }
    if scene.is(at, Marks::DEFINITE)
        && scene.tagged(at, Tags::OFFICE_ADJECTIVE)
        && scene.name_word(at).is_none()
    {
        return Some(at + 1);
    }
    if scene.tagged(at, Tags::OFFICE_OWN) {
        return Some(at + 1);
    }
    let whole = at > title_end
        || scene.is(at - 1, Marks::DEFINITE) && title_end > 1 && !scene.is(at - 1, Marks::TITLE);
    if whole
        && scene.is(at, Marks::DEFINITE)
        && phrase::is_adjective(scene, at)
        && may_begin(chart, at + 1)
    {
        return Some(at + 1);
    }
    // النائب العلمي لرئيس البرنامج: what describes an office stands before whose it is.
    let person = || scene.matches_of(at, Begins::PERSON).next().is_some();
    let describes = scene.is(at, Marks::NISBA) && !person();
    if describes
        && at == title_end
        && scene.goes_on(at + 1)
        && scene.is(at + 1, Marks::LAM)
        && let Some(role) = nested_title(chart, at + 1, title_end)
    {
        return Some(role);
    }
    let linked = scene.tagged(at - 1, Tags::OFFICE_LINK);
    if scene.tagged(at, Tags::OFFICE_LINK) && takes.has(Takes::ORGANIZATION.with(Takes::MINISTRY)) {
        return Some(at + 1);
    }
    if let Some(role) = nested_title(chart, at, if linked { at } else { title_end }) {
        return Some(role);
    }
    // What has a preposition belongs to the office where a name stands behind it.
    if scene.tagged(at, Tags::IN.with(Tags::TO)) {
        let place = chart.plain(EntityKind::Place, at + 1);
        let named = place
            .or_else(|| chart.plain(EntityKind::Organization, at + 1))
            .filter(|_| scene.goes_on(at + 1))?;
        let end = named.tokens.end;
        return may_begin(chart, end).then_some(end);
    }
    if at > title_end
        && let Some(end) = purpose(chart, at)
        && may_begin(chart, end)
    {
        return Some(end);
    }
    let direct = at == title_end || linked;
    // A title that ends with the article is in construct with nothing: الرئيس | باريس.
    let direct = direct && (linked || !scene.is(title_end - 1, Marks::DEFINITE));
    let lam = scene.is(at, Marks::LAM);
    let wanted = Takes::ORGANIZATION.with(Takes::MINISTRY);
    for (kind, takes_kind) in [
        (EntityKind::Organization, takes.has(wanted)),
        (
            EntityKind::Place,
            takes.has(wanted.with(Takes::PLACE).with(Takes::NATIONALITY)),
        ),
    ] {
        let named = chart
            .best(kind, at)
            .filter(|name| !name.needy)
            .filter(|name| {
                let lam = lam && !(kind == EntityKind::Place && is_on_visit(chart, title_end));
                direct && !name.clitic || lam && name.clitic
            });
        if takes_kind && let Some(name) = named {
            return Some(name.tokens.end);
        }
    }
    if !direct {
        return None;
    }
    if takes.has(Takes::PLACE)
        && let Some(head) = place::head_at(scene, at)
    {
        let end = scene.matches[head].tokens.end as usize;
        if let Some(place) = chart.plain(EntityKind::Place, end) {
            return Some(place.tokens.end);
        }
    }
    if takes.has(wanted)
        && chart.role(at).is_none()
        && scene.name_word(at).is_none_or(|name| name.common)
    {
        return phrase::noun_phrase(scene, at, takes.has(Takes::MINISTRY));
    }
    None
}

/// `زيارة وزير الدفاع لموسكو`: whether a visit stands before an office, so that ل leads where it goes.
fn is_on_visit(chart: &Chart<'_, '_>, title_end: usize) -> bool {
    const REACH: usize = 12;
    let scene = chart.scene;
    (title_end.saturating_sub(REACH)..title_end)
        .rev()
        .take_while(|&at| scene.goes_on(at + 1))
        .any(|at| {
            let word = scene.text.folded(at);
            let word = word.trim_start_matches(['و', 'ل', 'ب']);
            word.strip_prefix("ال").unwrap_or(word).starts_with("زيار")
        })
}

/// The end of an office that completes another one: `نائب رئيس الوزراء`,
/// `النائب السابق لرئيس المجلس`.
fn nested_title(chart: &Chart<'_, '_>, at: usize, title_end: usize) -> Option<usize> {
    let scene = chart.scene;
    let role = chart.role(at)?;
    let proclitics = scene.matches[role.found].proclitics;
    let construct = at == title_end && proclitics.is_empty() && !scene.is(at - 1, Marks::DEFINITE);
    (construct || proclitics == Proclitics::LA).then_some(role.tokens.end)
}

/// The person behind an office: directly, behind another title, behind a bracket or a comma.
fn person_behind(chart: &mut Chart<'_, '_>, end: usize, complete: bool) -> Option<u32> {
    let scene = chart.scene;
    let mut at = end;
    if scene.goes_on(at) && scene.punctuation(at) == Some(Punctuation::OpenBracket) {
        at = (at + 1..at + 6)
            .find(|&close| scene.punctuation(close) == Some(Punctuation::CloseBracket))?
            + 1;
    }
    if !scene.goes_on(at) {
        return None;
    }
    let comma = matches!(
        scene.punctuation(at),
        Some(Punctuation::Comma | Punctuation::Dash | Punctuation::Colon)
    );
    if comma {
        if !complete || !scene.goes_on(at + 1) {
            return None;
        }
        at += 1;
    } else if scene.is_opening(at)
        // المهندس/ فلان
        || (scene.punctuation(at) == Some(Punctuation::Slash) && scene.goes_on(at + 1))
    {
        at += 1;
    }
    if let Some(next) = chart.role(at) {
        return next
            .person
            .filter(|_| scene.matches[next.found].proclitics.is_empty());
    }
    let license = if comma {
        License::Apposition
    } else {
        License::Title
    };
    if license == License::Title && !complete {
        return licensed_person(chart, at, License::None);
    }
    licensed_person(chart, at, license)
}
