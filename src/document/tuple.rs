//! [`EventTuple`]: who did what to whom and when, as data sets of events write it.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::Document;
use crate::entity::{EntityId, EntityKind};
use crate::event::code::direction;
use crate::event::{Argument, Event, EventType, Factuality, PloverCode};
use crate::time::Time;

/// An event as source, action, target and date.
///
/// Which role is source and which is target is told by the kind: who attacks and who is attacked,
/// who is visited and who visits. Those who meet, agree, clash or talk are each other's source and
/// target.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct EventTuple<'a> {
    /// The event, as a position in the document's events.
    pub event: usize,
    /// The day: the one that the event's time names, or another mention of the event; the
    /// document's, where no time is told. `None` where the time that is told is longer than a day
    /// or cannot be computed.
    #[serde(serialize_with = "written")]
    pub date: Option<Date>,
    /// The time that is told, by TIMEX3 (`2021-02-23TEV`, `2021-02`). `None` where no time is
    /// told: the date is then the document's.
    pub time: Option<&'a str>,
    /// Who acts; `None` where the text does not tell.
    pub source: Option<Actor<'a>>,
    /// On whom or what; `None` where the text does not tell or nobody is acted on.
    pub target: Option<Actor<'a>>,
    /// Whether source and target act with each other, and might as well stand the other way round.
    pub mutual: bool,
    /// What was done.
    pub kind: EventType,
    /// Its code by CAMEO.
    pub cameo: Option<&'static str>,
    /// Its category and mode by PLOVER.
    pub plover: Option<PloverCode>,
    /// Its type and subtype by ACE.
    pub ace: Option<&'static str>,
    /// Where, by the event or another mention of it.
    pub place: Option<Actor<'a>>,
    /// Whether it happened. What did not is here all the same.
    pub factuality: Factuality,
    /// An earlier mention of the same event. Who counts events takes the tuples without one.
    pub same_as: Option<usize>,
}

/// Source, target or place of an [`EventTuple`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[non_exhaustive]
pub struct Actor<'a> {
    /// The entity's full name, else the phrase of the text.
    pub name: &'a str,
    /// The phrase of the text; `None` where the text leaves it understood.
    pub text: Option<&'a str>,
    /// What it names, where it names one.
    pub entity: Option<EntityId>,
    /// The id of its gazetteer entry, where it has one.
    pub gazetteer_id: Option<&'a str>,
    /// Its country, ISO 3166-1 in lower case: the entity's, else the one that its office or its
    /// phrase names (`مسؤولون أميركيون`).
    pub country: Option<&'a str>,
}

/// In longer lists of participants only these are paired with all others, so that the tuples of a
/// list grow with its length and not with its square.
const PAIRED_WITH_ALL: usize = 12;

impl Document<'_> {
    /// Every event as source–action–target–date tuples, in the order of the text: one for each pair
    /// of those who act and those who are acted on. An event of which neither is told gives one
    /// tuple with neither, and what did not happen has its [factuality](EventTuple::factuality):
    /// nothing is left out.
    ///
    /// ```
    /// use khabar::{Extractor, Options};
    ///
    /// let text = "التقى وزير الخارجية الأردني أيمن الصفدي وزير الخارجية الفرنسي جان إيف لودريان أمس.";
    /// let options = Options { date: Some("2021-02-24".parse()?), ..Options::default() };
    /// let document = Extractor::new().extract_with(text, &options);
    /// let meeting = document.tuples().next().unwrap();
    /// assert_eq!(meeting.cameo, Some("040"));
    /// assert_eq!(meeting.source.unwrap().name, "أيمن الصفدي");
    /// assert_eq!(meeting.target.unwrap().country, Some("fr"));
    /// assert!(meeting.mutual);
    /// assert_eq!(meeting.date, Some("2021-02-23".parse()?));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn tuples(&self) -> impl Iterator<Item = EventTuple<'_>> {
        let scene = Scene::new(self);
        (0..self.events.len()).flat_map(move |event| scene.tuples(event))
    }
}

/// What the tuples of a document share.
struct Scene<'a> {
    document: &'a Document<'a>,
    /// For every event its first mention.
    first: Vec<usize>,
    /// For every event that is a first mention the most precise time of all mentions.
    time: Vec<Option<usize>>,
    /// For every event that is a first mention the first place that a mention tells.
    place: Vec<Option<&'a Argument>>,
    /// For every entity its country.
    countries: Vec<Option<&'a str>>,
}

impl<'a> Scene<'a> {
    fn new(document: &'a Document<'a>) -> Self {
        let first = document.first_mentions();
        let mut time = vec![None; first.len()];
        let mut place = vec![None; first.len()];
        for (event, &first) in document.events.iter().zip(&first) {
            time[first] = document.more_precise(time[first], document.told_time(event));
            place[first] = place[first].or(event.place.first());
        }
        Self {
            document,
            first,
            time,
            place,
            countries: countries(document),
        }
    }

    fn tuples(&self, index: usize) -> Vec<EventTuple<'a>> {
        let event: &'a Event = &self.document.events[index];
        let sides = Sides::new(self, event);
        let (date, time) = self.when(index);
        let place = event.place.first().or(self.place[self.first[index]]);
        let place = place.and_then(|place| self.actors(place).next());
        let tuple = |source, target| EventTuple {
            event: index,
            date,
            time,
            source,
            target,
            mutual: sides.mutual,
            kind: event.event_type(),
            cameo: event.cameo(),
            plover: event.plover(),
            ace: event.ace(),
            place,
            factuality: event.factuality,
            same_as: event.same_as,
        };
        let pairs = sides.pairs();
        pairs.into_iter().map(|(s, t)| tuple(s, t)).collect()
    }

    /// The day of an event, and the value of the time that tells it.
    fn when(&self, index: usize) -> (Option<Date>, Option<&'a str>) {
        let document = self.document;
        let event = &document.events[index];
        let own = document.told_time(event);
        let day = |time: usize| document.times[time].date();
        let of_all = self.time[self.first[index]];
        let time = own.filter(|&time| day(time).is_some()).or(of_all).or(own);
        if let Some(time) = time {
            return (day(time), document.times[time].value.as_deref());
        }
        let untold = event
            .time
            .iter()
            .filter_map(|argument| document.times.get(argument.time()?))
            .find(|time| hides_its_day(time));
        match untold {
            Some(time) => (None, time.value.as_deref()),
            None => (document.date, None),
        }
    }

    /// What an argument names, one by one.
    fn actors(&self, argument: &'a Argument) -> impl Iterator<Item = Actor<'a>> {
        let text = argument.text(self.document);
        let one = argument.entities.len() == 1;
        let by_phrase = argument
            .span
            .filter(|_| argument.entities.len() < 2)
            .map(|span| self.document.country_within(span.start(), span.end()));
        let nobody = argument.entities.is_empty().then_some(Actor {
            name: text.unwrap_or(""),
            text,
            entity: None,
            gazetteer_id: None,
            country: by_phrase.flatten(),
        });
        let named = argument.entities.iter().map(move |&id| {
            let entity = &self.document.entities[id.index()];
            Actor {
                name: &entity.name,
                text,
                entity: Some(id),
                gazetteer_id: entity.gazetteer_id.as_deref(),
                country: self.countries[id.index()].or(by_phrase.flatten().filter(|_| one)),
            }
        });
        nobody.into_iter().chain(named)
    }
}

/// Who stands on either side of an event.
struct Sides<'a> {
    sources: Vec<Actor<'a>>,
    targets: Vec<Actor<'a>>,
    mutual: bool,
}

impl<'a> Sides<'a> {
    fn new(scene: &Scene<'a>, event: &'a Event) -> Self {
        let direction = direction(event.event_type(), event.manner.as_deref());
        let all = |roles: &[crate::event::Role]| -> Vec<Actor<'a>> {
            let arguments = |role: &_| event.kind.arguments(*role).unwrap_or_default();
            let mut arguments: Vec<&'a Argument> = roles.iter().flat_map(arguments).collect();
            // A verb's object may be found before its subject; what is understood comes last.
            arguments.sort_by_key(|a| a.span.map_or(usize::MAX, |span| span.start()));
            let mut actors: Vec<Actor<'a>> = Vec::new();
            for actor in arguments.into_iter().flat_map(|a| scene.actors(a)) {
                // Lists name nobody twice; an entity that two phrases name does so near by.
                let named = |a: &Actor<'_>| a.entity.is_some() && a.entity == actor.entity;
                if !actors.iter().take(PAIRED_WITH_ALL).any(named) {
                    actors.push(actor);
                }
            }
            actors
        };
        let (mut sources, mut targets) = (all(direction.sources), all(direction.targets));
        let participants = all(direction.mutual);
        let mutual = sources.is_empty() && targets.is_empty() && participants.len() > 1;
        if sources.is_empty() {
            sources = participants;
        } else {
            targets.extend(participants);
        }
        Self {
            sources,
            targets,
            mutual,
        }
    }

    /// Each source with each target.
    fn pairs(&self) -> Vec<(Option<Actor<'a>>, Option<Actor<'a>>)> {
        let others = if self.mutual {
            &self.sources
        } else {
            &self.targets
        };
        let mut pairs = Vec::new();
        for (at, &source) in self.sources.iter().enumerate() {
            let from = if self.mutual { at + 1 } else { 0 };
            let rest = others.iter().enumerate().skip(from);
            // Beyond the first few sources only the first few targets.
            let within = if at < PAIRED_WITH_ALL {
                usize::MAX
            } else {
                PAIRED_WITH_ALL
            };
            for (_, &target) in rest.take_while(|(other, _)| *other < within) {
                if source.entity.is_none() || source.entity != target.entity {
                    pairs.push((Some(source), Some(target)));
                }
            }
        }
        if pairs.is_empty() {
            let sources = self.sources.iter().map(|&source| (Some(source), None));
            let targets = self.targets.iter().map(|&target| (None, Some(target)));
            pairs.extend(sources.chain(targets));
        }
        if pairs.is_empty() {
            pairs.push((None, None));
        }
        pairs
    }
}

impl<'t> Document<'t> {
    /// The most precise time that an event tells and the calendar has.
    fn told_time(&self, event: &Event) -> Option<usize> {
        event.time.iter().fold(None, |best, argument| {
            self.more_precise(best, argument.time())
        })
    }

    /// The country of the people that is named between two places of the text.
    fn country_within(&self, start: usize, end: usize) -> Option<&str> {
        let from = self.mentions.partition_point(|m| m.span.start() < start);
        self.mentions[from..]
            .iter()
            .take_while(|m| m.span.start() < end)
            .filter(|m| m.kind == EntityKind::Nationality && m.span.end() <= end)
            .find_map(|m| self.entities[m.entity?.index()].country.as_deref())
    }
}

/// The country of every entity: its own, else that of the people that its office names.
fn countries<'a>(document: &'a Document<'a>) -> Vec<Option<&'a str>> {
    let own = document.entities.iter().map(|e| e.country.as_deref());
    let mut countries: Vec<Option<&str>> = own.collect();
    let offices = document.mentions.iter();
    for office in offices.filter(|m| m.kind == EntityKind::Role) {
        if let Some(id) = office.entity
            && countries[id.index()].is_none()
        {
            let span = office.span;
            countries[id.index()] = document.country_within(span.start(), span.end());
        }
    }
    countries
}

/// Whether a time without a place in the calendar speaks of some other day: `قبل سنوات` does,
/// `خلال ساعتين` and `الآن` do not.
fn hides_its_day(time: &Time) -> bool {
    // P3D, PT2H, PXD, but no PAST_REF.
    let length = |value: &str| {
        let mut letters = value.chars();
        letters.next() == Some('P')
            && letters
                .next()
                .is_some_and(|c| c.is_ascii_digit() || matches!(c, 'T' | 'X'))
    };
    match time.value.as_deref() {
        None => true,
        Some("PRESENT_REF") => false,
        Some(value) => !length(value) && !time.is_repeated(),
    }
}

fn written<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(serializer)
}
