//! How likely an event is right: one of that kind, and with no wrong participant.
//!
//! Readers judged 2,700 random events of raw news (`tests/judged_events.tsv`). What goes with being right is little and
//! plain: some kinds are surer than others; somebody who has a name takes part; something is said; and the passage
//! names people and tells of other events, as news does and a column on love or a recipe does not. These signs are
//! weighed by a logistic regression (`tests/fit_confidence.py` prints the weights).

use super::kind::{EventType, Role};
use super::{Event, Surroundings, Why};
use crate::entity::EntityKind;

/// Gives every event its confidence.
pub(super) fn weigh(found: Surroundings<'_, '_>, events: &mut [Event]) {
    let named = |m: &&crate::entity::Mention| {
        use EntityKind as K;
        matches!(m.kind, K::Person | K::Organization | K::Place)
    };
    let names: Vec<usize> = found
        .mentions
        .iter()
        .filter(named)
        .map(|m| m.span.start)
        .collect();
    let triggers: Vec<usize> = events.iter().map(|event| event.trigger.start).collect();
    let end = found.text.text().len();
    for event in events {
        let at = event.trigger.start;
        let names = near(&names, at).min(MOST_NAMES);
        let others = near(&triggers, at).saturating_sub(1).min(MOST_EVENTS);
        let mut score = score(event, names, others);
        if event.trigger.end + LEAST_TEXT > end {
            score = score.max(0.0);
        }
        event.confidence = logistic(score);
    }
}

/// How much text has to follow an event, in bytes, for its confidence to fall below one half. The events were judged in
/// articles; a lone sentence does not show what it is about, and whoever has it read takes it for news. (What stands
/// before an event is not asked for: a neutral sentence in front changes nothing.)
const LEAST_TEXT: usize = 400;

/// How far around a trigger names and other events are counted, in bytes.
const REACH: usize = 450;

/// How many names and events at most are counted around a trigger.
const MOST_NAMES: usize = 10;
const MOST_EVENTS: usize = 8;

/// How many of the positions, which are in order, lie around a place.
fn near(positions: &[usize], at: usize) -> usize {
    let from = positions.partition_point(|&start| start + REACH <= at);
    let to = positions.partition_point(|&start| start < at + REACH);
    to - from
}

fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// The log of the odds that an event is right.
fn score(event: &Event, names: usize, others: usize) -> f32 {
    let mut participants = event
        .kind
        .filled_roles()
        .filter(|(role, _)| !role.is_matter() && *role != Role::Instrument)
        .flat_map(|(_, arguments)| arguments)
        .peekable();
    let nobody = participants.peek().is_none();
    let (mut count, mut nameless) = (0, true);
    for argument in participants {
        count += 1;
        nameless &= argument.entities.is_empty();
    }
    let said = event
        .kind
        .filled_roles()
        .any(|(role, _)| role == Role::Content);
    let weights = WEIGHTS;
    let (of_kind, of_nameless) = of_kind(event.event_type());
    let signs = [
        (nameless, weights.nameless + of_nameless),
        (nobody, weights.nobody),
        (count > 1, weights.several),
        (said, weights.content),
        (!event.time.is_empty(), weights.time),
        (!event.place.is_empty(), weights.place),
        (names <= 1, weights.no_names),
        (others == 0, weights.no_events),
    ];
    let held: f32 = signs
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, weight)| weight)
        .sum();
    weights.all
        + of_kind
        + of_shape(&event.why)
        + held
        + weights.names * names as f32
        + weights.events * others as f32
}

/// What each sign adds.
struct Weights {
    all: f32,
    /// No participant has a name.
    nameless: f32,
    /// Nobody takes part.
    nobody: f32,
    /// Several take part.
    several: f32,
    content: f32,
    time: f32,
    place: f32,
    /// At most one name stands around it; each name.
    no_names: f32,
    names: f32,
    /// No other event stands around it; each event.
    no_events: f32,
    events: f32,
}

const WEIGHTS: Weights = Weights {
    all: 0.17,
    nameless: -0.09,
    nobody: 0.13,
    several: -0.63,
    content: 0.95,
    time: 0.06,
    place: 0.26,
    no_names: -0.48,
    names: 0.089,
    no_events: -0.29,
    events: 0.091,
};

/// What a kind adds, and what it adds where no participant has a name.
fn of_kind(kind: EventType) -> (f32, f32) {
    use EventType as E;
    match kind {
        E::Statement => (0.21, -0.79),
        E::Call => (0.09, 0.06),
        E::Meeting => (-0.17, -0.02),
        E::Visit => (-0.14, -0.55),
        E::Agreement => (0.62, 0.14),
        E::Request => (-0.46, -0.34),
        E::Warning => (0.42, 0.14),
        E::Condemnation => (0.29, -0.39),
        E::Accusation => (-0.66, -0.17),
        E::Rejection => (-0.20, 0.19),
        E::Support => (-0.50, 0.37),
        E::Aid => (-0.58, 0.04),
        E::Attack => (-0.47, 0.36),
        E::Clash => (0.02, -0.19),
        E::Raid => (0.27, 0.28),
        E::Death => (0.08, -0.17),
        E::Injury => (0.34, 0.48),
        E::Abduction => (0.04, -0.06),
        E::Release => (-0.06, 0.07),
        E::Arrest => (0.43, 0.45),
        E::Trial => (0.27, -0.20),
        E::Movement => (-0.06, -0.13),
        E::Personnel => (0.01, 0.39),
        E::Protest => (0.00, -0.11),
        E::Sanction => (0.24, 0.00),
        E::Claim => (-0.03, 0.07),
    }
}

/// What the shape of the clause adds.
fn of_shape(why: &Why) -> f32 {
    match why {
        Why::Frame(_, "B") => 0.24,
        Why::Frame(_, "L") => 0.10,
        Why::Frame(_, "M") => -0.13,
        Why::Frame(_, "N") => -0.04,
        Why::Frame(_, "P") => -0.06,
        Why::Frame(_, "R") => -0.30,
        Why::Frame(_, "S") => 0.31,
        Why::Frame(_, "V") => -0.11,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor};

    /// A recipe: it names nobody and tells of no other event.
    const RECIPE: &str = "فالطعام بلا ملح لا طعم له، والخبز يحتاج إلى الدقيق والماء والخميرة، ثم يترك العجين ساعة في مكان دافئ حتى \
        يكبر حجمه. وبعد ذلك يقطع العجين قطعا صغيرة، وتدور كل قطعة باليد، وتوضع على صينية من حديد. أما الفرن فيكون حارا جدا، ولا يفتح \
        بابه قبل ربع ساعة. وحين يصير لون الخبز ذهبيا يخرج من الفرن ويلف بقطعة قماش نظيفة حتى يبقى طريا.";

    fn confidence(text: &str, kind: EventType) -> f32 {
        let all = Extractor::builder().event_threshold(0.0).build().unwrap();
        let document = all.extract(text);
        let of_kind = document.events().iter().find(|e| e.event_type() == kind);
        of_kind.map(|e| e.confidence).unwrap()
    }

    #[test]
    fn news_is_surer_than_talk() {
        let news = confidence(
            "زار وزير الخارجية المصري سامح شكري بغداد أمس والتقى الرئيس العراقي برهم صالح.",
            EventType::Meeting,
        );
        let talk = confidence(&format!("والتقى الرجل جاره. {RECIPE}"), EventType::Meeting);
        assert!(news > talk + 0.2 && talk < 0.5, "{news} {talk}");
    }

    #[test]
    fn a_lone_sentence_is_taken_for_news() {
        assert!(confidence("والتقى الرجل جاره.", EventType::Meeting) >= 0.5);
    }

    #[test]
    fn unlikely_events_are_left_out() {
        let text = format!("والتقى الرجل جاره. {RECIPE}");
        assert!(Extractor::new().extract(&text).events().is_empty());
        let all = Extractor::builder().event_threshold(0.0).build().unwrap();
        assert_eq!(all.extract(&text).events().len(), 1);
        let sure = Extractor::builder().event_threshold(0.9).build().unwrap();
        assert!(sure.extract("والتقى الرجل جاره.").events().is_empty());
    }
}
