//! [`Counts`]: what of an annotated article is found, kind by kind.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use khabar::{Argument, Document, Event, Role, Span};

use super::gold::{Gold, GoldEvent};
use super::names::same_name;
use super::score::{Miss, Misses, Report, Score, Scores, count};
use super::{label, links};

/// A range of bytes.
type Range = (usize, usize);

/// All that is counted. Mentions are right by their exact span and kind; times, triggers and
/// arguments by an overlap of at least half of what both cover, one to one; arguments only under a
/// trigger of the right kind.
#[derive(Default)]
pub(super) struct Counts {
    mentions: Scores,
    entity_links: Score,
    /// By tenths of confidence: how many mentions are right, of how many.
    confidence: BTreeMap<u8, (usize, usize)>,
    times: Score,
    time_values: (usize, usize),
    events: Scores,
    triggers: Score,
    roles: Scores,
    participants: Score,
    matters: Score,
    understood: Score,
    factuality: (usize, usize),
    not_actual: Score,
    counts: Score,
    event_links: Score,
}

impl Counts {
    pub(super) fn add(&mut self, gold: &Gold, document: &Document<'_>, misses: &mut Misses) {
        self.mentions(gold, document, misses);
        self.times(gold, document, misses);
        let pairs = self.events(gold, document, misses);
        self.entity_links = self.entity_links.plus(links::of_entities(gold, document));
        let event_links = links::of_events(gold, document, &pairs);
        self.event_links = self.event_links.plus(event_links);
        for (event, pair) in gold.events.iter().zip(pairs) {
            let found = pair.map(|at| &document.events()[at]);
            self.arguments(&gold.text, event, found, document, misses);
            if let Some(found) = found {
                self.manner(event, found);
            }
        }
    }

    pub(super) fn tell(mut self, report: &mut Report) {
        for kind in ["PER", "LOC", "ORG"] {
            report.score(format!("mentions {kind}"), *count(&mut self.mentions, kind));
        }
        report.score(
            "mentions (nested, exact)",
            *count(&mut self.mentions, "ALL"),
        );
        report.score("entity links", self.entity_links);
        for (tenth, (right, all)) in self.confidence {
            let name = format!("  confidence {:.1}–{:.1}", tenths(tenth), tenths(tenth + 1));
            report.share(name, right, all);
        }
        report.score("times (overlap)", self.times);
        report.accuracy("time values", self.time_values.0, self.time_values.1);
        let all = self.events.remove("ALL").unwrap_or_default();
        for (kind, score) in self.events {
            report.score(format!("  event {kind}"), score);
        }
        report.score("event triggers, any kind", self.triggers);
        report.score("event triggers + kind", all);
        for (role, score) in self.roles {
            report.score(format!("  role {role}"), score);
        }
        report.score("participant arguments", self.participants);
        report.score("clausal arguments", self.matters);
        report.score("all arguments", self.participants.plus(self.matters));
        report.score("understood arguments", self.understood);
        report.accuracy("factuality", self.factuality.0, self.factuality.1);
        report.score("factuality, not actual", self.not_actual);
        report.score("casualty counts", self.counts);
        report.score("event links", self.event_links);
    }

    fn mentions(&mut self, gold: &Gold, document: &Document<'_>, misses: &mut Misses) {
        let expected: BTreeSet<(Range, &str)> = gold
            .entities
            .iter()
            .map(|entity| (entity.span, entity.kind.as_str()))
            .collect();
        let mut found = BTreeSet::new();
        for mention in document.mentions() {
            let Some(kind) = label(mention.kind) else {
                continue;
            };
            let name = (range(mention.span), kind);
            let (right, all) = self
                .confidence
                .entry(tenth(mention.confidence))
                .or_default();
            *right += usize::from(expected.contains(&name));
            *all += 1;
            found.insert(name);
        }
        for name @ &(span, kind) in expected.union(&found) {
            let (in_gold, in_found) = (expected.contains(name), found.contains(name));
            for counted in [kind, "ALL"] {
                count(&mut self.mentions, counted).add(in_gold, in_found);
            }
            if in_gold != in_found {
                let miss = if in_gold {
                    Miss::Missed
                } else {
                    Miss::Spurious
                };
                misses.add(miss, kind, &gold.text[span.0..span.1]);
            }
        }
    }

    fn times(&mut self, gold: &Gold, document: &Document<'_>, misses: &mut Misses) {
        let mut expected: Vec<(Range, &str)> = Vec::new();
        for (span, value) in &gold.times {
            match expected.iter_mut().find(|(known, _)| known == span) {
                Some(known) => known.1 = value,
                None => expected.push((*span, value)),
            }
        }
        let mut taken = vec![false; document.times().len()];
        for (span, value) in expected {
            let fits = |(at, time): (usize, &khabar::Time)| {
                (!taken[at] && overlap(span, range(time.span))).then_some(at)
            };
            let found = document.times().iter().enumerate().find_map(fits);
            self.times.gold += 1;
            self.time_values.1 += usize::from(!value.is_empty());
            let Some(at) = found else {
                misses.add(Miss::Missed, "time", &gold.text[span.0..span.1]);
                continue;
            };
            taken[at] = true;
            self.times.right += 1;
            let read = document.times()[at].value.as_deref().unwrap_or("");
            self.time_values.0 += usize::from(!value.is_empty() && read == value);
        }
        self.times.found += document.times().len();
        for (time, _) in document
            .times()
            .iter()
            .zip(taken)
            .filter(|(_, taken)| !taken)
        {
            misses.add(Miss::Spurious, "time", time.span.slice(document.text()));
        }
    }

    /// Counts triggers, and gives for each event of the gold the one of its kind that was found.
    fn events(
        &mut self,
        gold: &Gold,
        document: &Document<'_>,
        misses: &mut Misses,
    ) -> Vec<Option<usize>> {
        let found = document.events();
        let kind = |event: &Event| format!("{:?}", event.event_type());
        let mut taken = HashSet::new();
        let mut any_taken = HashSet::new();
        let mut pairs = Vec::new();
        for event in &gold.events {
            let there = |at: usize| overlap(event.trigger, range(found[at].trigger));
            let pair = (0..found.len())
                .find(|&at| !taken.contains(&at) && there(at) && kind(&found[at]) == event.kind);
            let any = (0..found.len()).find(|&at| !any_taken.contains(&at) && there(at));
            taken.extend(pair);
            any_taken.extend(any);
            self.triggers.gold += 1;
            self.triggers.right += usize::from(any.is_some());
            for counted in [event.kind.as_str(), "ALL"] {
                let score = count(&mut self.events, counted);
                score.gold += 1;
                score.right += usize::from(pair.is_some());
            }
            if pair.is_none() {
                let kind = format!("event {}", event.kind);
                misses.add(
                    Miss::Missed,
                    kind,
                    &gold.text[event.trigger.0..event.trigger.1],
                );
            }
            pairs.push(pair);
        }
        self.triggers.found += found.len();
        for (at, event) in found.iter().enumerate() {
            let kind = kind(event);
            for counted in [kind.as_str(), "ALL"] {
                count(&mut self.events, counted).found += 1;
            }
            if !taken.contains(&at) {
                let trigger = event.trigger.slice(document.text());
                misses.add(Miss::Spurious, format!("event {kind}"), trigger);
            }
            for (role, argument) in event.arguments() {
                if argument.span.is_none() {
                    self.understood.found += 1;
                    continue;
                }
                count(&mut self.roles, role).found += 1;
                self.of_role(role).found += 1;
            }
        }
        pairs
    }

    fn arguments(
        &mut self,
        text: &str,
        event: &GoldEvent,
        found: Option<&Event>,
        document: &Document<'_>,
        misses: &mut Misses,
    ) {
        let mut open: Vec<(&str, &Argument)> =
            found.map_or_else(Vec::new, |found| found.arguments().collect());
        for (role, span) in &event.arguments {
            let roles = accepted(&event.kind, role);
            let hit = open.iter().position(|(other, argument)| {
                roles.contains(other)
                    && argument
                        .span
                        .is_some_and(|found| overlap(*span, range(found)))
            });
            let score = count(&mut self.roles, role);
            score.gold += 1;
            score.right += usize::from(hit.is_some());
            let score = self.of_role(role);
            score.gold += 1;
            score.right += usize::from(hit.is_some());
            match hit {
                Some(at) => drop(open.remove(at)),
                // Without its event it cannot be there.
                None if found.is_some() => {
                    misses.add(Miss::Missed, format!("role {role}"), &text[span.0..span.1]);
                }
                None => {}
            }
        }
        for (role, name) in &event.understood {
            let roles = accepted(&event.kind, role);
            let hit = open.iter().position(|(other, argument)| {
                let mut names = argument
                    .entities
                    .iter()
                    .map(|&id| &document.entity(id).name);
                roles.contains(other)
                    && argument.span.is_none()
                    && names.any(|found| same_name(found, name))
            });
            self.understood.gold += 1;
            self.understood.right += usize::from(hit.is_some());
            if let Some(at) = hit {
                open.remove(at);
            }
        }
    }

    fn of_role(&mut self, role: &str) -> &mut Score {
        match Role::from_name(role).is_some_and(Role::is_matter) {
            true => &mut self.matters,
            false => &mut self.participants,
        }
    }

    /// Factuality and number of people.
    fn manner(&mut self, event: &GoldEvent, found: &Event) {
        let factuality = format!("{:?}", found.factuality).to_lowercase();
        let right = factuality == event.factuality;
        self.factuality.0 += usize::from(right);
        self.factuality.1 += 1;
        let (gold, read) = (event.factuality != "actual", factuality != "actual");
        self.not_actual.gold += usize::from(gold);
        self.not_actual.found += usize::from(read);
        self.not_actual.right += usize::from(gold && right);
        self.counts.gold += usize::from(event.count.is_some());
        self.counts.found += usize::from(found.count.is_some());
        self.counts.right += usize::from(event.count.is_some() && event.count == found.count);
    }
}

fn range(span: Span) -> Range {
    (span.start(), span.end())
}

/// In which tenth a confidence lies, of two digits as documents show it.
fn tenth(confidence: f32) -> u8 {
    let shown = (f64::from(confidence) * 100.0).round() / 100.0;
    (shown * 10.0).min(9.0) as u8
}

fn tenths(tenth: u8) -> f32 {
    f32::from(tenth) / 10.0
}

/// Whether two ranges share at least half of what both together cover.
fn overlap(a: Range, b: Range) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared > 0 && 2 * shared >= a.1.max(b.1) - a.0.min(b.0)
}

/// The roles that may stand for an annotated one: who takes part in a call may well be its caller.
fn accepted<'a>(kind: &str, role: &'a str) -> Vec<&'a str> {
    match (kind, role) {
        ("Call", "participant") => vec!["caller", "recipient", "participant"],
        ("Meeting", "participant") => vec!["participant", "host"],
        _ => vec![role],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_both_is_enough() {
        assert!(overlap((0, 4), (2, 4)));
        assert!(!overlap((0, 5), (3, 5)));
        assert!(!overlap((0, 2), (2, 4)));
    }
}
