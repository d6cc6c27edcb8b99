//! How likely an event is right: one of that kind, and with no wrong participant.
//!
//! Readers judged 4,830 random events of raw news (`tests/judged_events.tsv`). What goes with being right is little and
//! plain. News names people and tells of many events, some of them twice; a column on love or a recipe does not. A
//! trigger at the beginning of its sentence or clause is surer than one within; who stands beside it takes part in it
//! surer than who stands ten words away or is only understood; what is told as having happened or as coming is surer
//! than what may be. What an article tells first is its news; what somebody does again and again stands in the imperfect,
//! and who asks questions argues. These signs are weighed by a logistic regression (`tests/fit_confidence.py` prints the weights).

use std::ops::Range;

use smallvec::SmallVec;

use super::kind::{EventType, Role};
use super::{Argument, Event, Factuality, Surroundings, Why};
use crate::Span;
use crate::entity::{EntityKind, Mention};
use crate::text::{AnalyzedText, Sentence};

/// Gives every event its confidence.
pub(super) fn weigh(found: Surroundings<'_, '_>, events: &mut [Event]) {
    let text = found.text.text();
    let Some(first) = events.first() else {
        return;
    };
    let mut place = Place::default();
    place.move_to(found.text, first.trigger.start());
    let passage = Passage::new(found, events, place);
    let mut around = Around::new(&passage);
    for event in events {
        place.move_to(found.text, event.trigger.start());
        around.move_to(event.trigger.start());
        let mut score = score(event, place, &around, &passage);
        if passage.tells_again(&around, event.event_type()) {
            score += WEIGHTS.told_again;
        }
        if event.trigger.end() + LEAST_TEXT > text.len() {
            score = score.max(LEAST_SCORE);
        }
        event.confidence = logistic(score);
    }
}

/// What an event has to be at least by default. On raw news three in four of those just above it are right, and of all above
/// it six in seven; what a higher bound would leave out is mostly right in denser texts.
pub(crate) const DEFAULT_THRESHOLD: f32 = 0.7;

/// The score of an event just above [`DEFAULT_THRESHOLD`].
const LEAST_SCORE: f32 = 0.86;

/// How much text has to follow an event, in bytes, for its confidence to fall below [`DEFAULT_THRESHOLD`]. The events were judged in
/// articles; a lone sentence does not show what it is about, and whoever has it read takes it for news. (What stands
/// before an event is not asked for: a neutral sentence in front changes nothing.)
const LEAST_TEXT: usize = 400;

/// How far around a trigger names and other events are counted, in bytes, and how many at most.
const REACH: usize = 450;
const MOST_NAMES: usize = 10;
const MOST_EVENTS: usize = 8;

/// The same for the names of the wider passage.
const WIDE_REACH: usize = 1200;
const MOST_WIDE_NAMES: usize = 15;

/// How far sentences that ask are counted, in bytes, and how many at most.
const QUESTION_REACH: usize = 2400;
const MOST_QUESTIONS: usize = 4;

/// From how many tokens behind the first event of the text one is as unsure as that makes it, and from how many words of its
/// sentence. (Counted from the first event: a sentence in front that tells of nothing changes nothing.)
const FARTHEST_BEHIND: usize = 330;
const MOST_WORDS_BEFORE: usize = 30;

/// How far another event of the same kind is looked for that is told twice.
const CHAIN_REACH: usize = 2000;

/// From how many words away a participant is as unsure as it gets.
const FARTHEST: usize = 10;

/// From how many words on a longer content makes nothing surer.
const MOST_CONTENT_WORDS: usize = 15;

/// What stands around the events of a text.
struct Passage<'a, 't> {
    found: Surroundings<'a, 't>,
    /// Where each name begins.
    names: Vec<usize>,
    /// Where each sentence that asks begins.
    questions: Vec<usize>,
    /// Where each event's trigger begins.
    triggers: Vec<usize>,
    /// Of each event, its kind, where it is told twice.
    told_twice: Vec<Option<EventType>>,
    /// Where the first of them stands.
    first: Place,
    /// Of each entity that is named.
    kinds: Vec<Option<EntityKind>>,
}

impl<'a, 't> Passage<'a, 't> {
    fn new(found: Surroundings<'a, 't>, events: &[Event], first: Place) -> Self {
        let named = found.mentions.iter().filter(|m| is_name(m));
        let mut kinds = vec![None; found.traits.len()];
        for mention in named.clone() {
            if let Some(entity) = mention.entity {
                kinds[entity.index()] = Some(mention.kind);
            }
        }
        Self {
            found,
            names: named.map(|mention| mention.span.start()).collect(),
            questions: questions(found.text.sentences(), found.text.text()),
            triggers: events.iter().map(|event| event.trigger.start()).collect(),
            told_twice: events
                .iter()
                .map(|event| event.same_as.map(|_| event.event_type()))
                .collect(),
            first,
            kinds,
        }
    }

    /// How many words stand between a participant and a trigger, up to [`FARTHEST`].
    fn words_between(&self, participant: Span, trigger: Span) -> usize {
        let between = match participant.start() < trigger.start() {
            true => participant.end()..trigger.start(),
            false => trigger.end()..participant.start(),
        };
        let between = self.found.text.text().get(between).unwrap_or_default();
        words(between, FARTHEST)
    }

    /// Whether a comma stands before a trigger.
    fn is_behind_comma(&self, at: usize) -> bool {
        let before = self.found.text.text()[..at].trim_end();
        before.ends_with(['،', ','])
    }

    /// Whether any participant names a person, whether one an organization, and whether one a place.
    fn named(&self, participants: &[&Argument]) -> [bool; 3] {
        let entities = participants.iter().flat_map(|a| a.entities.iter());
        let kinds = entities.filter_map(|entity| *self.kinds.get(entity.index())?);
        let mut named = [false; 3];
        for kind in kinds {
            named[0] |= kind == EntityKind::Person;
            named[1] |= kind == EntityKind::Organization;
            named[2] |= kind == EntityKind::Place;
        }
        named
    }

    /// Whether an event of the same kind nearby is told twice.
    fn tells_again(&self, around: &Around<'_>, kind: EventType) -> bool {
        self.told_twice[around.chain.near.clone()].contains(&Some(kind))
    }
}

/// What stands around one trigger after the other, in the order of the text.
struct Around<'p> {
    names: Window<'p>,
    wide_names: Window<'p>,
    events: Window<'p>,
    questions: Window<'p>,
    chain: Window<'p>,
}

impl<'p> Around<'p> {
    fn new(passage: &'p Passage<'_, '_>) -> Self {
        Self {
            names: Window::new(&passage.names, REACH),
            wide_names: Window::new(&passage.names, WIDE_REACH),
            events: Window::new(&passage.triggers, REACH),
            questions: Window::new(&passage.questions, QUESTION_REACH),
            chain: Window::new(&passage.triggers, CHAIN_REACH),
        }
    }

    /// Moves on to a trigger that begins at some byte.
    fn move_to(&mut self, at: usize) {
        let Self {
            names,
            wide_names,
            events,
            questions,
            chain,
        } = self;
        for window in [names, wide_names, events, questions, chain] {
            window.move_to(at);
        }
    }
}

/// Which of some positions, which are in order, lie around a place. It moves with the place, since a long text has too many
/// to look through them for each.
struct Window<'p> {
    positions: &'p [usize],
    reach: usize,
    near: Range<usize>,
}

impl<'p> Window<'p> {
    fn new(positions: &'p [usize], reach: usize) -> Self {
        Self {
            positions,
            reach,
            near: 0..0,
        }
    }

    fn move_to(&mut self, at: usize) {
        let Range { start, end } = &mut self.near;
        while (self.positions.get(*start)).is_some_and(|&position| position + self.reach <= at) {
            *start += 1;
        }
        while (self.positions.get(*end)).is_some_and(|&position| position < at + self.reach) {
            *end += 1;
        }
    }
}

/// Where in the text a trigger stands.
#[derive(Clone, Copy, Default)]
struct Place {
    token: usize,
    sentence: usize,
    /// How many words of its sentence stand before it.
    words_before: usize,
}

impl Place {
    /// Moves on to what begins at some byte.
    fn move_to(&mut self, text: &AnalyzedText<'_>, at: usize) {
        let sentences = text.sentences();
        let behind = text.tokens()[self.token..].iter();
        for token in behind.take_while(|token| token.span().end() <= at) {
            self.token += 1;
            self.words_before += usize::from(token.is_word());
            while let Some(next) = sentences.get(self.sentence + 1)
                && next.tokens.start <= self.token
            {
                self.sentence += 1;
                self.words_before = 0;
            }
        }
    }
}

/// How many words white space parts a text into, up to some number.
fn words(text: &str, most: usize) -> usize {
    match words_between_spaces(text.as_bytes(), most) {
        Some(words) => words,
        None => text.split_whitespace().take(most).count(),
    }
}

/// The same where no other white space than ` ` stands before the last of these words, and nothing that begins with a byte
/// that other white space may begin with: no letter of Arabic does. `None` where there is such a byte. It reads many bytes
/// at once.
fn words_between_spaces(text: &[u8], most: usize) -> Option<usize> {
    const AT_ONCE: usize = 16;
    let may_begin_other = |byte: u8| byte < b' ' || byte == 0xC2 || matches!(byte, 0xE1..=0xE3);
    let Some((&first, behind)) = text.split_first() else {
        return Some(0);
    };
    let mut other = may_begin_other(first);
    let mut words = usize::from(first != b' ');
    // Each byte with the one before it.
    for (before, bytes) in text.chunks(AT_ONCE).zip(behind.chunks(AT_ONCE)) {
        let mut begun = 0_u8;
        for (&before, &byte) in before.iter().zip(bytes) {
            begun += u8::from(before == b' ' && byte != b' ');
            other |= may_begin_other(byte);
        }
        words += usize::from(begun);
        if other {
            return None;
        }
        if words >= most {
            return Some(most);
        }
    }
    (!other).then_some(words.min(most))
}

fn questions(sentences: &[Sentence], text: &str) -> Vec<usize> {
    let ask = |sentence: &&Sentence| {
        let sentence = sentence.span.slice(text).trim_end();
        sentence.ends_with(['؟', '?'])
    };
    sentences
        .iter()
        .filter(ask)
        .map(|sentence| sentence.span.start())
        .collect()
}

fn is_name(mention: &Mention) -> bool {
    use EntityKind as K;
    matches!(mention.kind, K::Person | K::Organization | K::Place)
}

fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// The log of the odds that an event is right, but for what is told again.
fn score(event: &Event, place: Place, around: &Around<'_>, passage: &Passage<'_, '_>) -> f32 {
    let at = event.trigger.start();
    let mut participants: SmallVec<[&Argument; 8]> = SmallVec::new();
    let mut contents: SmallVec<[&Argument; 2]> = SmallVec::new();
    for (role, arguments) in event.kind.filled_roles() {
        if role == Role::Content {
            contents.extend(arguments);
        } else if !role.is_matter() && role != Role::Instrument {
            participants.extend(arguments);
        }
    }
    let spans = participants.iter().filter_map(|a| a.span);
    let gap = spans
        .map(|span| passage.words_between(span, event.trigger))
        .max();
    let content_words = contents
        .iter()
        .filter_map(|argument| argument.span)
        .map(|span| words(span.slice(passage.found.text.text()), MOST_CONTENT_WORDS))
        .max();
    let [person, organization, named_place] = passage.named(&participants);
    let names = around.names.near.len().min(MOST_NAMES);
    let wide_names = around.wide_names.near.len();
    let others = around.events.near.len().saturating_sub(1);
    let questions = around.questions.near.len();
    let words_before = place.words_before.min(MOST_WORDS_BEFORE);
    let behind_first = place.token - passage.first.token;
    let in_headline = place.sentence == passage.first.sentence;
    let verb = matches!(event.why, Why::Frame(_, 'V'));
    let trigger = event.trigger.slice(passage.found.text.text());

    let weights = WEIGHTS;
    let signs = [
        (
            participants.iter().all(|a| a.entities.is_empty()),
            weights.nameless,
        ),
        (participants.len() > 1, weights.several),
        (
            participants.iter().any(|a| a.span.is_none()),
            weights.understood,
        ),
        (person, weights.person),
        (organization, weights.organization),
        (named_place, weights.place),
        (!contents.is_empty(), weights.content),
        (event.attribution.is_some(), weights.attributed),
        (words_before == 0, weights.begins_sentence),
        (passage.is_behind_comma(at), weights.behind_comma),
        (
            verb && trigger.starts_with('ي') && !in_headline,
            weights.imperfect,
        ),
    ];
    let held = signs.iter().filter(|(holds, _)| *holds);
    weights.all
        + of_kind(event.event_type())
        + of_shape(&event.why)
        + of_factuality(event.factuality)
        + held.map(|(_, weight)| weight).sum::<f32>()
        + weights.gap * gap.unwrap_or(0) as f32
        + weights.content_words * content_words.unwrap_or(0) as f32
        + weights.names * names as f32
        + weights.wide_names * wide_names.min(MOST_WIDE_NAMES) as f32
        + weights.events * others.min(MOST_EVENTS) as f32
        + weights.questions * questions.min(MOST_QUESTIONS) as f32
        + weights.words_before * words_before as f32
        + weights.behind_first * behind_first.min(FARTHEST_BEHIND) as f32
}

/// What each sign adds.
struct Weights {
    all: f32,
    /// No participant has a name.
    nameless: f32,
    /// Several take part.
    several: f32,
    /// A participant is only understood.
    understood: f32,
    /// A person, an organization, a place takes part.
    person: f32,
    organization: f32,
    place: f32,
    /// Something is said, and each word of it.
    content: f32,
    content_words: f32,
    /// It stands in a statement.
    attributed: f32,
    begins_sentence: f32,
    behind_comma: f32,
    /// The trigger is a verb of the third person's imperfect (of its four beginnings the one that nothing else has), and
    /// no headline, which tells so what has happened.
    imperfect: f32,
    /// Each word to the participant that stands farthest away.
    gap: f32,
    /// Each name and each other event around it.
    names: f32,
    wide_names: f32,
    events: f32,
    /// Each sentence around it that asks.
    questions: f32,
    /// Each word of the sentence before it.
    words_before: f32,
    /// Each token between the text's first event and it.
    behind_first: f32,
    /// An event of this kind is told twice nearby.
    told_again: f32,
}

const WEIGHTS: Weights = Weights {
    all: 0.55,
    nameless: -0.37,
    several: -0.14,
    understood: -1.00,
    person: 0.48,
    organization: -0.12,
    place: -0.24,
    content: 0.18,
    attributed: -0.30,
    begins_sentence: 0.68,
    behind_comma: 1.00,
    imperfect: -0.82,
    content_words: 0.0780,
    gap: -0.0981,
    names: 0.0611,
    wide_names: 0.0545,
    events: 0.1153,
    questions: -0.1195,
    words_before: -0.0247,
    behind_first: -0.0013,
    told_again: 0.5680,
};

/// What a kind adds.
fn of_kind(kind: EventType) -> f32 {
    use EventType as E;
    match kind {
        E::Abduction => 0.13,
        E::Accusation => -0.32,
        E::Agreement => 0.47,
        E::Aid => 0.38,
        E::Arrest => 0.49,
        E::Attack => -0.13,
        E::Call => -0.13,
        E::Claim => -0.12,
        E::Clash => -0.40,
        E::Condemnation => 0.12,
        E::Death => 0.15,
        E::Injury => 0.63,
        E::Meeting => -0.40,
        E::Movement => -0.21,
        E::Personnel => -0.01,
        E::Protest => -0.22,
        E::Raid => 0.13,
        E::Rejection => -0.02,
        E::Release => 0.20,
        E::Request => -0.54,
        E::Sanction => 0.29,
        E::Statement => -0.18,
        E::Support => -0.42,
        E::Trial => 0.02,
        E::Visit => -0.22,
        E::Warning => 0.32,
    }
}

/// What the shape of the clause adds.
fn of_shape(why: &Why) -> f32 {
    match why {
        Why::Frame(_, 'B') => 0.52,
        Why::Frame(_, 'L') => 0.14,
        Why::Frame(_, 'M') => -0.09,
        Why::Frame(_, 'N') => 0.15,
        Why::Frame(_, 'P') => -0.23,
        Why::Frame(_, 'R') => -0.06,
        Why::Frame(_, 'S') => -0.07,
        Why::Frame(_, 'V') => -0.36,
        _ => 0.0,
    }
}

/// What it adds whether the event is told as having happened.
fn of_factuality(factuality: Factuality) -> f32 {
    match factuality {
        Factuality::Actual => 0.27,
        Factuality::Future => 0.58,
        Factuality::Generic => 0.02,
        Factuality::Negated => -0.07,
        Factuality::Possible => -0.49,
        Factuality::Requested => -0.31,
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT_THRESHOLD, words};
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
    fn white_space_of_any_sort_parts_words() {
        let texts = [
            "",
            " \u{a0}\n",
            " قال\u{a0}الوزير\u{2009}“نعم” – ღ ©é\u{3000}x\u{1680}\u{85}ب\u{b}،\t",
        ];
        for text in texts {
            for most in 0..12 {
                assert_eq!(
                    words(text, most),
                    text.split_whitespace().take(most).count()
                );
            }
        }
    }

    #[test]
    fn news_is_surer_than_talk() {
        let news = confidence(
            "التقى وزير الخارجية المصري سامح شكري في بغداد أمس الرئيس العراقي برهم صالح. وقال شكري إن مصر تدعم العراق. \
             ووصل الوزير بعد ذلك إلى أربيل، والتقى مسعود بارزاني.",
            EventType::Meeting,
        );
        let talk = confidence(&format!("والتقى الرجل جاره. {RECIPE}"), EventType::Meeting);
        assert!(
            news > talk + 0.2 && talk < DEFAULT_THRESHOLD,
            "{news} {talk}"
        );
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
