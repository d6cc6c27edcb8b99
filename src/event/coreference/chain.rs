//! [`Chains`]: the mentions of each event so far, and what speaks for a mention being one more.

use jiff::civil::Date;
use smallvec::SmallVec;

use super::{Surroundings, sort};
use crate::Span;
use crate::entity::EntityId;
use crate::event::draft::EventMention;
use crate::event::kind::{EventType, Role};
use crate::event::{Argument, Factuality};

/// How many events back the last mention of an event may stand; keeps the work linear in the text.
const WINDOW: usize = 48;

/// How many things of a sort are remembered of an event.
const MEMORY: usize = 24;

/// How many sentences back an event of another kind may stand (`المعارك` … `الهجوم`).
const REACH: usize = 6;

/// How many sentences behind the headline tell what it has told.
const HEADLINE_REACH: usize = 5;

/// How much has to speak for a mention being of an event: one strong reason or two weak ones.
const ENOUGH: usize = 2;

/// What one mention tells of its event.
struct Telling<'t> {
    kind: EventType,
    sentence: usize,
    /// A definite noun that may only refer back (`الهجوم`).
    refers_back: bool,
    factuality: Factuality,
    number: Option<Number>,
    count: Option<u64>,
    manner: Option<&'t str>,
    /// The folded trigger without the article.
    word: Option<&'t str>,
    days: SmallVec<[Date; 1]>,
    places: SmallVec<[EntityId; 2]>,
    participants: SmallVec<[(Role, EntityId); 4]>,
    /// The words that tell where a journey or an advance leads.
    destination: Vec<&'t str>,
}

/// Whether a noun tells of one event or of several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Number {
    One,
    Several,
}

/// An event of the text: what its mentions so far tell together.
#[derive(Default)]
struct Chain<'t> {
    first: usize,
    last: usize,
    mentions: usize,
    /// Of the last mention.
    sentence: usize,
    /// Whether the headline tells of it.
    headed: bool,
    /// The kinds of its mentions, each with the last of them.
    kinds: SmallVec<[(EventType, usize); 1]>,
    factualities: SmallVec<[Factuality; 8]>,
    numbers: SmallVec<[Number; 8]>,
    counts: SmallVec<[u64; 2]>,
    manners: SmallVec<[(EventType, &'t str); 1]>,
    words: SmallVec<[(EventType, &'t str); 1]>,
    days: Vec<Date>,
    places: SmallVec<[EntityId; 4]>,
    participants: SmallVec<[(EventType, Role, EntityId); 2]>,
    destination: Vec<&'t str>,
}

/// The events of a text as it is read.
pub(super) struct Chains<'t> {
    /// The sentence of the text's first event.
    headline: usize,
    /// The events that stand near enough to be told of again.
    near: Vec<Chain<'t>>,
}

impl<'t> Chains<'t> {
    pub(super) fn new(headline: usize) -> Self {
        Self {
            headline,
            near: Vec::new(),
        }
    }

    /// Takes the next event mention: the earlier mention that it repeats, and the first mention of
    /// its event. Nothing is said twice: each statement is its own.
    pub(super) fn take(
        &mut self,
        found: Surroundings<'t, '_>,
        drafts: &'t [EventMention],
        index: usize,
    ) -> (Option<usize>, usize) {
        if drafts[index].kind() == EventType::Statement {
            return (None, index);
        }
        let telling = Telling::new(found, &drafts[index]);
        self.near.retain(|chain| chain.last + WINDOW >= index);
        // Of several events that it may be, one of its kind before others, then the event that the
        // text tells of most, of two the last.
        let salience = |chain: &Chain<'_>| {
            let recent = telling.sentence - chain.sentence <= 1;
            let own = chain.last_of(telling.kind).is_some();
            (own, chain.mentions + usize::from(recent), chain.last)
        };
        let event = self
            .near
            .iter_mut()
            .filter(|chain| chain.is_told_by(&telling, self.headline))
            .max_by_key(|chain| salience(chain));
        if let Some(chain) = event {
            let earlier = chain.last_of(telling.kind).unwrap_or(chain.last);
            chain.add(index, telling);
            return (Some(earlier), chain.first);
        }
        let mut chain = Chain {
            first: index,
            headed: telling.sentence == self.headline,
            ..Chain::default()
        };
        chain.add(index, telling);
        self.near.push(chain);
        (None, index)
    }
}

impl<'t> Telling<'t> {
    fn new(found: Surroundings<'t, '_>, draft: &'t EventMention) -> Self {
        let kind = draft.kind();
        let word = trigger(found, draft);
        let participants = kind
            .roles()
            .iter()
            .filter(|role| !role.is_matter())
            .flat_map(|&role| {
                let arguments = draft.event.kind.arguments(role).unwrap_or_default();
                arguments
                    .iter()
                    .flat_map(move |a| a.entities.iter().map(move |&entity| (role, entity)))
            })
            .collect();
        let destination = draft.event.kind.arguments(Role::Destination);
        Self {
            kind,
            sentence: draft.sentence,
            refers_back: draft.refers_back,
            factuality: draft.event.factuality,
            number: number(draft, word),
            count: draft.event.count,
            manner: draft.event.manner.as_deref(),
            word,
            days: draft
                .event
                .time
                .iter()
                .filter_map(|t| found.times.get(t.time()?)?.date())
                .collect(),
            places: draft
                .event
                .place
                .iter()
                .flat_map(|p| p.entities.iter().copied())
                .collect(),
            participants,
            destination: words(found, destination.unwrap_or_default()),
        }
    }
}

impl<'t> Chain<'t> {
    /// The last mention of a kind.
    fn last_of(&self, kind: EventType) -> Option<usize> {
        let mut kinds = self.kinds.iter();
        kinds.find(|(own, _)| *own == kind).map(|(_, last)| *last)
    }

    fn add(&mut self, index: usize, telling: Telling<'t>) {
        let kind = telling.kind;
        self.last = index;
        self.mentions += 1;
        self.sentence = telling.sentence;
        match self.kinds.iter_mut().find(|(own, _)| *own == kind) {
            Some((_, last)) => *last = index,
            None => self.kinds.push((kind, index)),
        }
        remember(&mut self.factualities, [telling.factuality]);
        remember(&mut self.numbers, telling.number);
        remember(&mut self.counts, telling.count);
        remember(&mut self.manners, telling.manner.map(|m| (kind, m)));
        remember(&mut self.words, telling.word.map(|word| (kind, word)));
        remember(&mut self.days, telling.days);
        remember(&mut self.places, telling.places);
        let participants = telling.participants.into_iter();
        remember(
            &mut self.participants,
            participants.map(|(role, entity)| (kind, role, entity)),
        );
        remember(&mut self.destination, telling.destination);
    }

    /// Whether a later mention tells of this event: a definite noun (`الهجوم`) that nothing speaks
    /// against; any other where enough of who, how many, where, when and in which words agrees.
    fn is_told_by(&self, later: &Telling<'_>, headline: usize) -> bool {
        let kind = later.kind;
        if !self.kinds.iter().any(|&(own, _)| may_be_one(own, kind)) || self.differs(later) {
            return false;
        }
        if self.last_of(kind).is_none() {
            return self.is_told_otherwise(later);
        }
        let Some(shared) = self.shared_participants(later) else {
            return false;
        };
        if later.refers_back {
            return true;
        }
        let counted = later
            .count
            .is_some_and(|count| count > 1 && self.counts.contains(&count));
        let headed =
            self.headed && later.sentence > headline && later.sentence - headline <= HEADLINE_REACH;
        let there = later.places.iter().any(|p| self.places.contains(p));
        let then = later.days.iter().any(|d| self.days.contains(d));
        let word = later.word.map(|word| (kind, word));
        let manner = later.manner.map(|manner| (kind, manner));
        let named_so = word.is_some_and(|word| self.words.contains(&word))
            || manner.is_some_and(|manner| self.manners.contains(&manner));
        let strong = usize::from(shared > 0) + usize::from(counted) + usize::from(headed);
        let weak = usize::from(there) + usize::from(then) + usize::from(named_so);
        let weak = if is_exchange(kind) { 0 } else { weak };
        2 * strong + weak >= ENOUGH
    }

    /// Whether a mention of another kind tells of this event.
    fn is_told_otherwise(&self, later: &Telling<'_>) -> bool {
        let distance = later.sentence - self.sentence;
        if distance > REACH {
            return false;
        }
        let mut both: Vec<EntityId> = later
            .participants
            .iter()
            .map(|&(_, entity)| entity)
            .filter(|entity| self.participants.iter().any(|(_, _, e)| e == entity))
            .collect();
        both.sort_unstable();
        both.dedup();
        let together = both.len() >= 2;
        // Those who meet agree on much: it is one event only where the text says that it was.
        if later.kind == EventType::Agreement || self.last_of(EventType::Agreement).is_some() {
            let there = later.places.iter().any(|p| self.places.contains(p));
            let then = later.days.iter().any(|d| self.days.contains(d));
            return together && there && then;
        }
        let taken = |role| matches!(role, Role::Victim | Role::Detainee);
        let of_one = later.participants.iter().any(|&(role, entity)| {
            let mut own = self.participants.iter();
            taken(role) && own.any(|&(_, role, of)| taken(role) && of == entity)
        });
        // الهجوم says less than what it may refer to, المعركة says more.
        let general = match later.kind {
            EventType::Attack => later.manner == Some("assault"),
            EventType::Clash | EventType::Raid => false,
            _ => true,
        };
        together || of_one || (later.refers_back && general && distance <= 1)
    }

    /// Whether something that a mention tells cannot be so of this event: another day or place, one
    /// event or several, another act, or that it did not happen.
    fn differs(&self, later: &Telling<'_>) -> bool {
        apart(&self.days, &later.days)
            || apart(&self.places, &later.places)
            || self.is_otherwise_real(later)
            || sort::is_another(later.word, self.words.iter().map(|&(_, word)| word))
            || later
                .number
                .is_some_and(|number| self.numbers.iter().any(|own| *own != number))
            || later.manner.is_some_and(|manner| {
                let mut manners = self.manners.iter();
                manners.any(|&(kind, own)| kind == later.kind && excludes(kind, own, manner))
            })
            || later
                .count
                .is_some_and(|count| !self.counts.is_empty() && !self.counts.contains(&count))
    }

    /// Whether what happened is told of as something that did not, or the other way round. What is
    /// asked for, may be or will be is one, and a definite noun names an event whatever becomes of it.
    fn is_otherwise_real(&self, later: &Telling<'_>) -> bool {
        let open = |factuality: &Factuality| {
            matches!(
                factuality,
                Factuality::Future | Factuality::Requested | Factuality::Possible
            )
        };
        let same = self.factualities.contains(&later.factuality);
        let both_open = open(&later.factuality) && self.factualities.iter().any(open);
        !(later.refers_back || same || both_open)
    }

    /// How many parts the same entity plays in both; `None` where a part is played by others.
    fn shared_participants(&self, later: &Telling<'_>) -> Option<usize> {
        let mut shared = 0;
        for &role in later.kind.roles() {
            let mut told = later.participants.iter().filter(|(of, _)| *of == role);
            let known = |entity: EntityId| {
                let participants = &self.participants;
                participants.contains(&(later.kind, role, entity))
            };
            let mut own = self.participants.iter();
            if told.clone().any(|&(_, entity)| known(entity)) {
                shared += 1;
                continue;
            }
            let others =
                told.next().is_some() && own.any(|&(kind, of, _)| kind == later.kind && of == role);
            let elsewhere =
                role == Role::Destination && apart(&self.destination, &later.destination);
            if others || elsewhere {
                return None;
            }
        }
        Some(shared)
    }
}

/// Adds what is not yet remembered.
fn remember<T: PartialEq>(
    known: &mut (impl std::ops::Deref<Target = [T]> + Extend<T>),
    told: impl IntoIterator<Item = T>,
) {
    for thing in told {
        if known.len() < MEMORY && !known.contains(&thing) {
            known.extend([thing]);
        }
    }
}

/// Whether both are told and have nothing in common.
fn apart<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.contains(x))
}

/// Kinds of which two mentions can be one event.
fn may_be_one(a: EventType, b: EventType) -> bool {
    use EventType as E;
    let group = |kind| match kind {
        E::Call | E::Meeting => 1,
        E::Attack | E::Clash | E::Raid => 2,
        E::Arrest | E::Abduction => 3,
        _ => 0,
    };
    a == b
        || (group(a) != 0 && group(a) == group(b))
        || matches!(
            (a, b),
            (E::Agreement, E::Meeting) | (E::Meeting, E::Agreement)
        )
}

/// Kinds that happen many times a day at the same place, between the same people.
fn is_exchange(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Request
            | EventType::Support
            | EventType::Condemnation
            | EventType::Accusation
            | EventType::Rejection
            | EventType::Warning
            | EventType::Claim
    )
}

/// Whether an event that is done in one manner is not one that is done in the other.
fn excludes(kind: EventType, one: &str, other: &str) -> bool {
    let means = |manner| match manner {
        "air_strike" | "missile" | "shelling" => 1,
        "bombing" | "suicide_bombing" => 2,
        "shooting" => 3,
        "stabbing" => 4,
        "arson" => 5,
        _ => 0,
    };
    match kind {
        EventType::Attack => {
            let (one, other) = (means(one), means(other));
            one != other && one != 0 && other != 0
        }
        EventType::Personnel => {
            let comes = |manner| matches!(manner, "appointed" | "nominated");
            one != other && !(comes(one) && comes(other))
        }
        EventType::Movement | EventType::Trial | EventType::Protest => one != other,
        _ => false,
    }
}

/// Nouns of one deed as of many; talks are plural by their form only.
const COLLECTIVE: [&str; 10] = [
    "قصف",
    "حمله",
    "عدوان",
    "استهداف",
    "اطلاق",
    "محادثات",
    "مباحثات",
    "مشاورات",
    "مفاوضات",
    "مداولات",
];

/// Whether a noun tells of one event or of several, where that keeps events apart.
fn number(draft: &EventMention, word: Option<&str>) -> Option<Number> {
    let counted = matches!(
        draft.kind(),
        EventType::Attack
            | EventType::Raid
            | EventType::Visit
            | EventType::Meeting
            | EventType::Agreement
    );
    let collective = word.is_none_or(|word| COLLECTIVE.contains(&word));
    match draft.several {
        Some(true) if counted && !collective => Some(Number::Several),
        Some(false) if counted && !collective => Some(Number::One),
        _ => None,
    }
}

/// The folded trigger without the article.
fn trigger<'t>(found: Surroundings<'t, '_>, draft: &EventMention) -> Option<&'t str> {
    let start = draft.event.trigger.start();
    let token = found.text.token_near(draft.sentence, start);
    let folded = found.text.folded(token);
    // What stands before the trigger in one word with it: وب in وبالهجوم.
    let before = Span::new(found.text.tokens().get(token)?.span().start(), start);
    let taken = before.slice(found.text.text()).chars().count();
    let start = folded.char_indices().nth(taken).map(|(at, _)| at)?;
    Some(without_article(&folded[start..]))
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال")
        .or(word.strip_prefix("ل"))
        .unwrap_or(word)
}

/// How many words of an argument are compared.
const WORDS: usize = 5;

/// The words that arguments are told in, folded, short ones aside.
fn words<'t>(found: Surroundings<'t, '_>, arguments: &[Argument]) -> Vec<&'t str> {
    let mut words = Vec::new();
    for span in arguments.iter().filter_map(|argument| argument.span) {
        let tokens = found.text.tokens();
        let first = tokens.partition_point(|t| t.span().end() <= span.start());
        let last = tokens.partition_point(|t| t.span().start() < span.end());
        let told = (first..last.min(first + WORDS)).map(|token| found.text.folded(token));
        let told = told.map(without_article);
        remember(&mut words, told.filter(|word| word.chars().count() > 2));
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::{EventType, Extractor};

    /// The words of the events of a kind, by the event that they tell of.
    fn told(text: &str, kinds: &[EventType]) -> Vec<Vec<String>> {
        let document = Extractor::new().extract(text);
        let word = |&mention: &usize| {
            let event = &document.events()[mention];
            let told = kinds.contains(&event.event_type());
            told.then(|| event.trigger.slice(text).to_owned())
        };
        let incidents = document.incidents();
        let words = incidents.iter().map(|incident| {
            let mentions = incident.mentions.iter();
            mentions.filter_map(word).collect::<Vec<_>>()
        });
        words.filter(|words| !words.is_empty()).collect()
    }

    #[test]
    fn a_definite_noun_refers_back_whatever_governs_it() {
        let one = told(
            "شن مسلحون هجوما على مركز للشرطة في الموصل. ووقع الهجوم فجرا. وتبنى تنظيم داعش الهجوم.",
            &[EventType::Attack],
        );
        assert_eq!(one, [["هجوما", "الهجوم", "الهجوم"]]);
    }

    #[test]
    fn what_is_to_come_is_named_as_it_is() {
        let one = told(
            "سيلتقي العبادي الرئيس التركي أردوغان غدا. وخلال اللقاء يوقع الجانبان اتفاقا.",
            &[EventType::Meeting],
        );
        assert_eq!(one, [["سيلتقي", "اللقاء"]]);
    }

    #[test]
    fn one_and_several_are_not_the_same() {
        let two = told(
            "شن مسلحون هجوما على مركز للشرطة في الموصل. وشهدت المدينة هجمات أخرى. وقال ضابط إن الهجمات مستمرة.",
            &[EventType::Attack],
        );
        assert_eq!(two, [vec!["هجوما"], vec!["هجمات", "الهجمات"]]);
    }

    #[test]
    fn a_manner_or_an_act_keeps_events_apart() {
        let two = told(
            "انفجرت سيارة مفخخة في سوق شعبي. وأفاد شهود بأن القصف طال أطراف المدينة.",
            &[EventType::Attack],
        );
        assert_eq!(two, [["انفجرت"], ["القصف"]]);
        let two = told(
            "استقال وزير المالية من منصبه. وقال النائب إن الانتخابات ستجرى بعد شهر.",
            &[EventType::Personnel],
        );
        assert_eq!(two, [["استقال"], ["الانتخابات"]]);
    }

    #[test]
    fn others_who_do_it_keep_events_apart() {
        let two = told(
            "اتهمت فرنسا إيران بدعم الميليشيات. واتهمت تركيا سوريا بقصف القرى.",
            &[EventType::Accusation],
        );
        assert_eq!(two, [["اتهمت"], ["اتهمت"]]);
        let two = told(
            "سيطر الجيش على مطار المدينة. وسيطر مسلحون على قرية نائية.",
            &[EventType::Movement],
        );
        assert_eq!(two, [["سيطر"], ["سيطر"]]);
    }

    #[test]
    fn the_sentences_behind_a_headline_tell_what_it_has_told() {
        let one = told(
            "تفجير في بغداد\nوقع انفجار في أحد أحياء بغداد. وقال ضابط إن تفجيرا وقع قرب السوق.",
            &[EventType::Attack],
        );
        assert_eq!(one, [["تفجير", "انفجار", "تفجيرا"]]);
    }

    #[test]
    fn a_truce_has_several_names() {
        let one = told(
            "توصل الطرفان إلى هدنة في تعز. ورحب الوزير بوقف إطلاق النار.",
            &[EventType::Agreement],
        );
        assert_eq!(one, [["هدنة", "وقف"]]);
        let two = told(
            "رحب الوزير بالهدنة في تعز. وذكر بفشل الهدن السابقة.",
            &[EventType::Agreement],
        );
        assert_eq!(two, [["الهدنة"], ["الهدن"]]);
    }

    #[test]
    fn tolls_that_differ_are_not_the_same() {
        let deaths = |text| told(text, &[EventType::Death]);
        let one = deaths("قتل 12 شخصا في انفجار. وأكدت الشرطة مقتل 12 شخصا.");
        assert_eq!(one, [["قتل", "مقتل"]]);
        let two = deaths("قتل 12 شخصا في انفجار. وأكدت الشرطة مقتل ثلاثة جنود.");
        assert_eq!(two, [["قتل"], ["مقتل"]]);
    }

    #[test]
    fn an_event_may_have_two_kinds() {
        let one = told(
            "خطف مسلحون الصحفي علي حسن في صنعاء. وطالبت نقابته من اعتقل علي حسن بالإفراج عنه.",
            &[EventType::Abduction, EventType::Arrest],
        );
        assert_eq!(one, [["خطف", "اعتقل"]]);
        let one = told(
            "داهمت الشرطة منزلا في تونس. وأدى الهجوم إلى إصابة شرطي.",
            &[EventType::Raid, EventType::Attack],
        );
        assert_eq!(one, [["داهمت", "الهجوم"]]);
        // Fighting breaks out at a raid; it is not the raid.
        let two = told(
            "داهمت الشرطة منزلا في تونس. واستمرت الاشتباكات ساعة.",
            &[EventType::Raid, EventType::Clash],
        );
        assert_eq!(two, [["داهمت"], ["الاشتباكات"]]);
    }
}
