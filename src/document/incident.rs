//! [`Incident`]: one event with everything that its mentions tell of it.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::Document;
use crate::entity::EntityId;
use crate::event::{Argument, CountRange, EventType, Factuality, Role};
use crate::text::Normalizer;
use crate::time::Time;

/// One event of the world, as all its mentions in a document together tell it.
///
/// Mentions are one incident where [`Event::same_as`](crate::Event::same_as) joins them. A mention
/// that nothing is joined to is an incident of its own.
///
/// Alone it serializes with positions only, as an event does: roles are keys, days are written
/// `2021-02-23`.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Incident {
    /// The kinds that the mentions give it, each once: `المعركة` may be told of as `الهجوم`.
    pub kinds: Vec<EventType>,
    /// The mentions, as positions in the document's events, in the order of the text.
    pub mentions: Vec<usize>,
    /// Who and what takes part, by role, in the order of the text; time and place aside. Of
    /// arguments with the same entities, and of phrases with the same letters, one is kept: the
    /// first, but a phrase before an understood one.
    pub roles: Vec<(Role, Vec<Argument>)>,
    /// How it was done, as the mentions tell, each manner once.
    pub manners: Vec<Arc<str>>,
    /// Its most precise time in the calendar, as a position in the document's times.
    pub time: Option<usize>,
    /// The day of that time; `None` where only a longer time is told, or none.
    pub day: Option<Date>,
    /// Where, each place once.
    pub place: Vec<Argument>,
    /// The numbers of people that are told of, in the order of the text. A later one that differs
    /// updates the earlier ones, which are kept.
    pub counts: Vec<Toll>,
    /// The firmest that a mention has: an event that happened by one and may have happened by
    /// another is actual.
    pub factuality: Factuality,
}

/// A number of people that a mention tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[non_exhaustive]
pub struct Toll {
    /// The first mention that tells it, as a position in the document's events.
    pub event: usize,
    /// The stated number (`نحو 40` is 40); `None` for what has limits only (`عشرات`).
    pub count: Option<u64>,
    /// The number's limits.
    pub range: Option<CountRange>,
}

impl Incident {
    /// The arguments in a role; none where no mention has any.
    #[must_use]
    pub fn arguments(&self, role: Role) -> &[Argument] {
        self.roles
            .iter()
            .find(|(filled, _)| *filled == role)
            .map_or(&[], |(_, arguments)| arguments)
    }
}

impl Serialize for Incident {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kinds", &self.kinds)?;
        map.serialize_entry("mentions", &self.mentions)?;
        for (role, arguments) in &self.roles {
            map.serialize_entry(role.name(), arguments)?;
        }
        map.serialize_entry("manners", &self.manners)?;
        map.serialize_entry("time", &self.time)?;
        map.serialize_entry("day", &self.day.map(|day| day.to_string()))?;
        map.serialize_entry("place", &self.place)?;
        map.serialize_entry("counts", &self.counts)?;
        map.serialize_entry("factuality", &self.factuality)?;
        map.end()
    }
}

impl Document<'_> {
    /// The events of the document, each once with all that its mentions tell, in the order of
    /// their first mentions.
    ///
    /// ```
    /// use khabar::{Extractor, Role};
    ///
    /// let text = "قتل خمسة جنود في هجوم على معسكر في عدن. وارتفعت حصيلة القتلى إلى سبعة جنود.";
    /// let document = Extractor::new().extract(text);
    /// for incident in document.incidents() {
    ///     let targets = incident.arguments(Role::Target);
    ///     println!("{:?}: {} mentions, {} targets", incident.kinds, incident.mentions.len(), targets.len());
    /// }
    /// ```
    ///
    /// Linear in the number of events and arguments.
    #[must_use]
    pub fn incidents(&self) -> Vec<Incident> {
        let mut by_first: FxHashMap<usize, usize> = FxHashMap::default();
        let mut merged: Vec<Merger<'_>> = Vec::new();
        for (event, first) in self.first_mentions().into_iter().enumerate() {
            let at = *by_first.entry(first).or_insert_with(|| {
                merged.push(Merger::new(self));
                merged.len() - 1
            });
            merged[at].add(event);
        }
        merged.into_iter().map(|merger| merger.incident).collect()
    }

    /// For every event the first mention of the same one, itself where there is none.
    pub(super) fn first_mentions(&self) -> Vec<usize> {
        let mut first: Vec<usize> = Vec::with_capacity(self.events.len());
        for (at, event) in self.events.iter().enumerate() {
            // A link leads to an earlier event, whose first mention is known by now.
            let earlier = event.same_as.and_then(|same| first.get(same).copied());
            first.push(earlier.unwrap_or(at));
        }
        first
    }

    /// Of two times the one that tells more of a day in the calendar; the first of equals.
    pub(super) fn more_precise(&self, a: Option<usize>, b: Option<usize>) -> Option<usize> {
        match (a.and_then(|a| self.precision(a)), b) {
            (None, b) => b.filter(|&b| self.precision(b).is_some()),
            (Some(precise), Some(other)) if self.precision(other) < Some(precise) => {
                self.precision(other).map_or(a, |_| b)
            }
            (Some(_), _) => a,
        }
    }

    /// How many days a time leaves open, and whether it tells no hour and no part of the day: less
    /// is more precise. `None` for what has no place in the calendar.
    fn precision(&self, time: usize) -> Option<(i32, bool, bool)> {
        let time: &Time = self.times.get(time)?;
        let (first, last) = time.interval()?.into_inner();
        let days = (last - first).get_days();
        let part = time.value.as_deref().is_some_and(|v| v.contains('T'));
        Some((days, time.date_time().is_none(), !part))
    }
}

/// Gathers the mentions of one incident.
struct Merger<'a> {
    document: &'a Document<'a>,
    incident: Incident,
    /// Where the entity stands in its role, place being without one.
    entities: FxHashMap<(Option<Role>, EntityId), usize>,
    /// The letters of the phrases that a role has.
    phrases: FxHashSet<(Option<Role>, String)>,
}

impl<'a> Merger<'a> {
    fn new(document: &'a Document<'a>) -> Self {
        Self {
            document,
            incident: Incident {
                kinds: Vec::new(),
                mentions: Vec::new(),
                roles: Vec::new(),
                manners: Vec::new(),
                time: None,
                day: None,
                place: Vec::new(),
                counts: Vec::new(),
                factuality: Factuality::Generic,
            },
            entities: FxHashMap::default(),
            phrases: FxHashSet::default(),
        }
    }

    fn add(&mut self, index: usize) {
        let document = self.document;
        let event = &document.events[index];
        self.incident.mentions.push(index);
        if !self.incident.kinds.contains(&event.event_type()) {
            self.incident.kinds.push(event.event_type());
        }
        for (role, arguments) in event.kind.filled_roles() {
            for argument in arguments {
                self.add_argument(Some(role), argument);
            }
        }
        for argument in &event.place {
            self.add_argument(None, argument);
        }
        let incident = &mut self.incident;
        if let Some(manner) = &event.manner
            && !incident.manners.contains(manner)
        {
            incident.manners.push(Arc::clone(manner));
        }
        for time in event.time.iter().map(|argument| argument.time()) {
            incident.time = document.more_precise(incident.time, time);
        }
        incident.day = incident.time.and_then(|time| document.times[time].date());
        let (count, range) = (event.count, event.count_range.as_deref().copied());
        let told = |toll: &Toll| (toll.count, toll.range) == (count, range);
        if (count.is_some() || range.is_some()) && !incident.counts.iter().any(told) {
            incident.counts.push(Toll {
                event: index,
                count,
                range,
            });
        }
        if incident.mentions.len() == 1
            || firmness(event.factuality) > firmness(incident.factuality)
        {
            incident.factuality = event.factuality;
        }
    }

    /// Adds an argument to a role, or to the places, unless it is there.
    fn add_argument(&mut self, role: Option<Role>, argument: &Argument) {
        let known = |id: &EntityId| self.entities.get(&(role, *id)).copied();
        if !argument.entities.is_empty() {
            let places: Option<Vec<usize>> = argument.entities.iter().map(known).collect();
            if let Some(places) = places {
                // What was understood by now has a phrase.
                let whole = &mut arguments_of(&mut self.incident, role)[places[0]];
                if whole.span.is_none() && whole.entities == argument.entities {
                    whole.span = argument.span;
                }
                return;
            }
        }
        let phrase = argument
            .text(self.document)
            .map(|text| (role, Normalizer::default().fold(text)));
        if let Some(phrase) = phrase {
            let new = self.phrases.insert(phrase);
            if !new && argument.entities.is_empty() {
                return;
            }
        }
        let arguments = arguments_of(&mut self.incident, role);
        for &id in &argument.entities {
            self.entities.entry((role, id)).or_insert(arguments.len());
        }
        arguments.push(argument.clone());
    }
}

/// The list that a role's arguments stand in.
fn arguments_of(incident: &mut Incident, role: Option<Role>) -> &mut Vec<Argument> {
    let Some(role) = role else {
        return &mut incident.place;
    };
    let at = match incident
        .roles
        .iter()
        .position(|(filled, _)| *filled == role)
    {
        Some(at) => at,
        None => {
            incident.roles.push((role, Vec::new()));
            incident.roles.len() - 1
        }
    };
    &mut incident.roles[at].1
}

/// How much a mention commits itself to the event.
fn firmness(factuality: Factuality) -> u8 {
    match factuality {
        Factuality::Actual => 5,
        Factuality::Future => 4,
        Factuality::Possible => 3,
        Factuality::Requested => 2,
        Factuality::Negated => 1,
        Factuality::Generic => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Extractor, Options};

    /// Reads a text of 24 February 2021 and joins its events of some triggers, each to the first.
    fn joined<'t>(text: &'t str, triggers: &[&str]) -> Document<'t> {
        let options = Options {
            date: Some(jiff::civil::date(2021, 2, 24)),
            id: None,
        };
        let mut document = Extractor::new().extract_with(text, &options);
        document.events.iter_mut().for_each(|e| e.same_as = None);
        let mut first = None;
        let mut from = 0;
        for trigger in triggers {
            let at = (from..document.events.len())
                .find(|&e| document.events[e].trigger.slice(text) == *trigger)
                .unwrap_or_else(|| panic!("no event {trigger} in {text}"));
            document.events[at].same_as = first;
            first = first.or(Some(at));
            from = at + 1;
        }
        document
    }

    fn names<'a>(document: &'a Document<'_>, arguments: &'a [Argument]) -> Vec<&'a str> {
        arguments.iter().map(|a| a.name(document)).collect()
    }

    #[test]
    fn an_updated_toll_keeps_both_numbers() {
        let text =
            "قتل خمسة جنود في عدن. وأعلن المستشفى مقتل سبعة جنود. ثم أكد مصدر مقتل سبعة جنود.";
        let document = joined(text, &["قتل", "مقتل", "مقتل"]);
        let incidents = document.incidents();
        let deaths = &incidents[0];
        assert_eq!(deaths.kinds, [EventType::Death]);
        assert_eq!(deaths.mentions.len(), 3);
        let counts: Vec<_> = deaths.counts.iter().map(|c| (c.event, c.count)).collect();
        assert_eq!(
            counts,
            [(deaths.mentions[0], Some(5)), (deaths.mentions[1], Some(7))]
        );
        assert_eq!(
            names(&document, deaths.arguments(Role::Victim)),
            ["خمسة جنود", "سبعة جنود"]
        );
        assert_eq!(names(&document, &deaths.place), ["عدن"]);
    }

    #[test]
    fn arguments_are_united_without_repeating_any() {
        let text = "قصف الجيش السوري مدينة إدلب مساء أمس. وقال شهود إن قصف الجيش السوري لإدلب كان عنيفا. \
                    ويقصف الجيش السوري مدينة سراقب.";
        let document = joined(text, &["قصف", "قصف", "يقصف"]);
        let attack = &document.incidents()[0];
        assert_eq!(
            names(&document, attack.arguments(Role::Attacker)),
            ["الجيش السوري"]
        );
        assert_eq!(
            names(&document, attack.arguments(Role::Target)),
            ["إدلب", "سراقب"]
        );
        assert_eq!(attack.day, Some(jiff::civil::date(2021, 2, 23)));
        assert!(attack.arguments(Role::Caller).is_empty());
        let manners: Vec<&str> = attack.manners.iter().map(|m| &**m).collect();
        assert_eq!(manners, ["shelling"]);
    }

    #[test]
    fn a_phrase_takes_the_place_of_what_was_understood() {
        let text = "هاجم الجيش السوري مدينة إدلب. ثم هاجم الجيش السوري مدينة إدلب.";
        let mut document = joined(text, &["هاجم", "هاجم"]);
        let attacker = &mut document.events[0]
            .kind
            .arguments_mut(Role::Attacker)
            .unwrap()[0];
        attacker.span = None;
        let attack = &document.incidents()[0];
        let [attacker] = attack.arguments(Role::Attacker) else {
            panic!("{attack:?}");
        };
        assert_eq!(attacker.text(&document), Some("الجيش السوري"));
    }

    #[test]
    fn the_most_precise_time_and_the_firmest_status_count() {
        let text =
            "وقع هجوم في بغداد في فبراير. وقد يقع هجوم في بغداد أمس. ووقع هجوم في بغداد فجر أمس.";
        let mut document = joined(text, &["هجوم", "هجوم", "هجوم"]);
        document.events[0].factuality = Factuality::Negated;
        document.events[1].factuality = Factuality::Possible;
        let attack = &document.incidents()[0];
        let value = attack.time.and_then(|t| document.times[t].value.as_deref());
        assert_eq!(value, Some("2021-02-23TMO"));
        assert_eq!(attack.factuality, Factuality::Actual);
        document.events[2].factuality = Factuality::Negated;
        assert_eq!(document.incidents()[0].factuality, Factuality::Possible);
        document.events.truncate(1);
        let month = &document.incidents()[0];
        assert_eq!((month.time, month.day), (Some(0), None));
        assert_eq!(month.factuality, Factuality::Negated);
    }

    #[test]
    fn mentions_that_nothing_joins_are_incidents_of_their_own() {
        let text = "التقى جو بايدن مصطفى الكاظمي في بغداد. وهاجم مسلحون قرية.";
        let document = joined(text, &[]);
        let mentions: Vec<_> = document
            .incidents()
            .into_iter()
            .map(|i| i.mentions)
            .collect();
        assert_eq!(mentions, [[0], [1]]);
        assert!(
            Document {
                events: Vec::new(),
                ..document
            }
            .incidents()
            .is_empty()
        );
    }
}
