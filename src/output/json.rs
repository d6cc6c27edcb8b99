//! The JSON contract: a [`Document`] as one object that stands alone.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::Span;
use crate::document::Document;
use crate::event::{Argument, Event, Quotation};

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(id) = self.id() {
            map.serialize_entry("id", id)?;
        }
        if let Some(date) = self.date() {
            map.serialize_entry("date", &date.to_string())?;
        }
        map.serialize_entry("sentences", self.sentences())?;
        map.serialize_entry(
            "mentions",
            &each(self.mentions(), |m| MentionView {
                place: Slice::of(self, m.span),
                kind: m.kind,
                entity: m.entity,
                confidence: round(m.confidence),
                evidence: m.evidence,
                why: &m.why,
            }),
        )?;
        map.serialize_entry("entities", self.entities())?;
        map.serialize_entry(
            "references",
            &each(self.references(), |r| ReferenceView {
                place: Slice::of(self, r.span),
                entities: &r.entities,
                why: &r.why,
            }),
        )?;
        map.serialize_entry(
            "times",
            &each(self.times(), |t| TimeView {
                place: Slice::of(self, t.span),
                value: t.value.as_deref(),
                modifier: t.modifier,
            }),
        )?;
        map.serialize_entry(
            "events",
            &each(self.events(), |event| EventView {
                event,
                document: self,
            }),
        )?;
        map.serialize_entry(
            "quotations",
            &each(self.quotations(), |q| QuotationView {
                quotation: q,
                document: self,
            }),
        )?;
        map.end()
    }
}

/// A piece of the text with its offsets.
#[derive(Serialize)]
struct Slice<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Slice<'a> {
    fn of(document: &Document<'a>, span: Span) -> Self {
        Self {
            start: span.start(),
            end: span.end(),
            text: span.slice(document.text()),
        }
    }
}

#[derive(Serialize)]
struct MentionView<'a> {
    #[serde(flatten)]
    place: Slice<'a>,
    kind: crate::EntityKind,
    entity: Option<crate::EntityId>,
    confidence: f64,
    evidence: crate::Evidence,
    why: &'a crate::Why,
}

#[derive(Serialize)]
struct ReferenceView<'a> {
    #[serde(flatten)]
    place: Slice<'a>,
    entities: &'a [crate::EntityId],
    why: &'a crate::Why,
}

#[derive(Serialize)]
struct TimeView<'a> {
    #[serde(flatten)]
    place: Slice<'a>,
    value: Option<&'a str>,
    #[serde(rename = "mod")]
    modifier: Option<crate::time::Modifier>,
}

struct EventView<'a, 't> {
    event: &'a Event,
    document: &'a Document<'t>,
}

impl Serialize for EventView<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (event, document) = (self.event, self.document);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &event.event_type())?;
        map.serialize_entry("trigger", &Slice::of(document, event.trigger))?;
        for (role, arguments) in event.kind.filled_roles() {
            map.serialize_entry(role.name(), &arguments_of(document, arguments))?;
        }
        for (role, arguments) in [("time", &event.time), ("place", &event.place)] {
            if !arguments.is_empty() {
                map.serialize_entry(role, &arguments_of(document, arguments))?;
            }
        }
        if let Some(manner) = &event.manner {
            map.serialize_entry(event.event_type().manner_name(), manner)?;
        }
        if let Some(tense) = event.tense {
            map.serialize_entry("tense", &tense)?;
        }
        map.serialize_entry("factuality", &event.factuality)?;
        map.serialize_entry("cue", &event.cue)?;
        map.serialize_entry("attribution", &event.attribution)?;
        map.serialize_entry("count", &event.count)?;
        map.serialize_entry("count_range", &event.count_range)?;
        map.serialize_entry("same_as", &event.same_as)?;
        map.serialize_entry("confidence", &round(event.confidence))?;
        map.serialize_entry("why", &event.why)?;
        map.end()
    }
}

struct QuotationView<'a, 't> {
    quotation: &'a Quotation,
    document: &'a Document<'t>,
}

impl Serialize for QuotationView<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (quotation, document) = (self.quotation, self.document);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("start", &quotation.span.start())?;
        map.serialize_entry("end", &quotation.span.end())?;
        map.serialize_entry("direct", &quotation.direct)?;
        map.serialize_entry("speaker", &arguments_of(document, &quotation.speaker))?;
        if !quotation.on_behalf_of.is_empty() {
            map.serialize_entry(
                "on_behalf_of",
                &arguments_of(document, &quotation.on_behalf_of),
            )?;
        }
        map.serialize_entry("event", &quotation.event)?;
        map.end()
    }
}

struct ArgumentView<'a, 't> {
    argument: &'a Argument,
    document: &'a Document<'t>,
}

impl Serialize for ArgumentView<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(span) = self.argument.span {
            map.serialize_entry("start", &span.start())?;
            map.serialize_entry("end", &span.end())?;
            map.serialize_entry("text", span.slice(self.document.text()))?;
        }
        map.serialize_entry("entities", &self.argument.entities)?;
        if let Some(time) = self.argument.time() {
            map.serialize_entry("time", &time)?;
        }
        map.end()
    }
}

fn arguments_of<'a>(document: &'a Document<'_>, arguments: &'a [Argument]) -> impl Serialize + 'a {
    each(arguments, move |argument| ArgumentView {
        argument,
        document,
    })
}

/// A slice that serializes what `view` makes of each item.
fn each<'a, T, V: Serialize>(
    items: &'a [T],
    view: impl Fn(&'a T) -> V + 'a,
) -> impl Serialize + 'a {
    struct Each<'a, T, F>(&'a [T], F);
    impl<'a, T, V: Serialize, F: Fn(&'a T) -> V> Serialize for Each<'a, T, F> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut sequence = serializer.serialize_seq(Some(self.0.len()))?;
            for item in self.0 {
                sequence.serialize_element(&(self.1)(item))?;
            }
            sequence.end()
        }
    }
    Each(items, view)
}

/// Two decimals: 0.8, not 0.800000011920929.
fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
