//! Reads Arabic news and returns people, places, organizations, times and typed events.
//!
//! `khabar` (خبر, "a piece of news") is rules and data compiled into a crate. It loads no model, asks no
//! server and learns nothing from what it reads: the same text gives the same answer, and every answer names
//! the entry or the rule that made it.
//!
//! This page is the first chapter: what comes out and how it is laid out. Two more are beside it,
#![cfg_attr(
    doc,
    doc = "[how to teach it your own world](guide::own_world) and a [cookbook](guide::cookbook)."
)]
#![cfg_attr(not(doc), doc = "how to teach it your own world and a cookbook.")]
//!
//! # A first text
//!
//! ```
//! use khabar::{EventKind, Extractor, Options};
//!
//! let text = "هاتف الرئيس الفرنسي إيمانويل ماكرون أمس رئيس الوزراء العراقي مصطفى الكاظمي.";
//! let options = Options { date: Some("2021-09-15".parse()?), ..Options::default() };
//!
//! let extractor = Extractor::new();
//! let document = extractor.extract_with(text, &options);
//!
//! let EventKind::Call(call) = document.events()[0].kind() else { panic!("no call") };
//! assert_eq!(call.caller[0].name(&document), "إيمانويل ماكرون");
//! assert_eq!(call.recipient[0].name(&document), "مصطفى الكاظمي");
//! # Ok::<(), jiff::Error>(())
//! ```
//!
//! [`Extractor`] is the front door. Make one (or [build](Extractor::builder) one with data of your own) and
//! read any number of texts with it, from any number of threads. [`Options`] tell what is known of a text
//! besides its letters; without the day it was written on, `أمس` is found and has no value.
//!
//! # What comes out
//!
//! A [`Document`] holds lists, and what stands in them points at the others by position:
//!
//! | list | of | what it tells |
//! |---|---|---|
//! | [`sentences`](Document::sentences) | [`Span`] | where sentences stand |
//! | [`mentions`](Document::mentions) | [`Mention`] | each place that names somebody or something; nested ones, too |
//! | [`entities`](Document::entities) | [`Entity`] | each person, place and organization once |
//! | [`references`](Document::references) | [`Reference`] | nouns that lead back to what was named (`الجانبان`) |
//! | [`times`](Document::times) | [`Time`] | times, with values by TIMEX3 |
//! | [`events`](Document::events) | [`Event`] | what happened, with who, whom, when and where |
//! | [`quotations`](Document::quotations) | [`Quotation`] | what is said, and by whom |
//!
//! Two views are made of them when asked for: [`incidents`](Document::incidents), each event once with all
//! that its mentions tell, and [`tuples`](Document::tuples), one row an event for data sets.
//!
//! ## Spans
//!
//! A [`Span`] is a range of bytes of the text **as you gave it**, whatever was folded on the way, and lies on
//! `char` boundaries: to slice with it never panics. Prepositions that are written together with a name
//! stay outside, the article inside. [`Span::to_chars`] and [`Span::to_utf16`] count as Python and as
//! JavaScript do.
//!
//! ```
//! # use khabar::Extractor;
//! let text = "وصل الوفد ببرقيـــة من الرياض إلى بغـداد.";
//! let document = Extractor::new().extract(text);
//! let written: Vec<&str> = document.mentions().iter().map(|m| m.span.slice(text)).collect();
//! assert_eq!(written, ["الرياض", "بغـداد"]);
//! assert_eq!(document.entities()[1].name, "بغداد");
//! ```
//!
//! ## Entities
//!
//! A mention is a place in the text, an entity is who is meant: `الكاظمي` and `مصطفى الكاظمي` are two mentions of
//! one. [`Document::mentions_of`] goes from an entity to its mentions, [`Mention::entity`] back. Where the
//! gazetteers know it, an entity has an id that lasts ([`Entity::gazetteer_id`]) and a country; an
//! [`EntityId`] counts within its document only. Offices and adjectives of countries are mentions of kinds of
//! their own, which lead to their holder and their country.
//!
//! ```
//! # use khabar::{EntityKind, Extractor};
//! let text = "التقى وزير الخارجية الأردني أيمن الصفدي وفدا في عمان. وقال الصفدي إن اللقاء مثمر.";
//! let document = Extractor::new().extract(text);
//! let person = document.entities_of_kind(EntityKind::Person).next().unwrap();
//! assert_eq!(person.name, "أيمن الصفدي");
//! assert_eq!(person.roles, ["وزير الخارجية الأردني"]);
//! let forms = document.mentions_of(person.id).filter(|m| m.kind == EntityKind::Person);
//! assert_eq!(forms.map(|m| m.span.slice(text)).collect::<Vec<_>>(), ["أيمن الصفدي", "الصفدي"]);
//! ```
//!
//! ## Times
//!
//! [`Time::value`] is TIMEX3 (`2021-09-14TEV`, `2021-W38`, `P3D`). [`Time::date`], [`Time::interval`] and
//! [`Time::duration`] give it as `jiff` types, where it has that form.
//!
//! ```
//! # use khabar::{Extractor, Options};
//! let options = Options { date: Some("2021-09-15".parse()?), ..Options::default() };
//! let document = Extractor::new().extract_with("استمرت الزيارة ثلاثة أيام وانتهت مساء الثلاثاء.", &options);
//! let [length, end] = document.times() else { panic!("two times") };
//! assert_eq!(length.value.as_deref(), Some("P3D"));
//! assert_eq!(end.value.as_deref(), Some("2021-09-14TEV"));
//! assert_eq!(end.date(), Some("2021-09-14".parse()?));
//! # Ok::<(), jiff::Error>(())
//! ```
//!
//! ## Events
//!
//! An [`Event`] is one mention of something that happened. What it is stands in its [`kind`](Event::kind),
//! a struct with a field for each role: match on [`EventKind`] for the kinds you know, or go over
//! [`Event::arguments`] and [`EventKind::arguments`] for any. Around the kind stand when, where, how
//! ([`manner`](Event::manner)), how many ([`count`](Event::count)), whether it happened at all
//! ([`factuality`](Event::factuality), with the word that says so), in whose statement it is told
//! ([`attribution`](Event::attribution)) and which earlier event it is
//! ([`same_as`](Event::same_as)).
//!
//! ```
//! # use khabar::{EventType, Extractor, Factuality, Role};
//! let text = "اعتقلت الشرطة التونسية ثلاثة مهربين في صفاقس. ولم تقصف الطائرات أي موقع.";
//! let document = Extractor::new().extract(text);
//! let [arrest, attack] = document.events() else { panic!("two events") };
//!
//! assert_eq!(arrest.event_type(), EventType::Arrest);
//! assert_eq!(arrest.kind().arguments(Role::Agent).unwrap()[0].text(&document), Some("الشرطة التونسية"));
//! assert_eq!(arrest.place[0].text(&document), Some("صفاقس"));
//! assert_eq!(arrest.count, Some(3));
//!
//! // What did not happen is returned, too, and says so.
//! assert_eq!(attack.factuality, Factuality::Negated);
//! assert_eq!(attack.cue.unwrap().slice(text), "لم");
//! ```
//!
//! Roles are lists, since there may be several victims or parties. An [`Argument`] is a phrase of the text with the
//! entities that it names. Where the text leaves an argument understood, it is entities alone: the
//! phrase is `None`, and [`Argument::name`] tells who is meant.
//!
//! ```
//! # use khabar::{EventKind, Extractor};
//! let text = "قال وزير النفط العراقي إحسان إسماعيل إن الإنتاج مستقر. وأضاف أن الأسعار ترتفع.";
//! let document = Extractor::new().extract(text);
//! let EventKind::Statement(added) = document.events()[1].kind() else { panic!("a statement") };
//! assert_eq!(added.speaker[0].text(&document), None);
//! assert_eq!(added.speaker[0].name(&document), "إحسان إسماعيل");
//! ```
//!
//! ## Incidents
//!
//! News tell one event several times. [`Document::incidents`] puts the mentions together, with every role,
//! the most precise time, and all tolls in their order.
//!
//! ```
//! # use khabar::{Extractor, Options, Role};
//! # let options = Options { date: Some("2021-09-15".parse()?), ..Options::default() };
//! let text = "قصف الجيش السوري مدينة إدلب أمس. وأدى القصف إلى مقتل خمسة مدنيين.";
//! let document = Extractor::new().extract_with(text, &options);
//! let incidents = document.incidents();
//! let shelling = &incidents[0];
//! assert_eq!(shelling.mentions.len(), 2);
//! assert_eq!(shelling.arguments(Role::Attacker)[0].text(&document), Some("الجيش السوري"));
//! assert_eq!(shelling.day, Some("2021-09-14".parse()?));
//! # Ok::<(), jiff::Error>(())
//! ```
//!
//! ## Quotations
//!
//! A [`Quotation`] is what is said, between quotation marks ([`direct`](Quotation::direct)) or as the content
//! of a statement, with its speaker wherever he stands, and whom a spokesman speaks for.
//!
//! ```
//! # use khabar::Extractor;
//! let text = "«لا زيادة في الأسعار»، قالت المتحدثة باسم وزارة النفط العراقية.";
//! let document = Extractor::new().extract(text);
//! let quotation = &document.quotations()[0];
//! assert_eq!(quotation.span.slice(text), "لا زيادة في الأسعار");
//! assert_eq!(quotation.on_behalf_of[0].text(&document), Some("وزارة النفط العراقية"));
//! ```
//!
//! ## Confidence, and why
//!
//! Mentions and events have a `confidence` from 0 to 1. A mention's is the share of right ones among those
//! that the same rule made with the same [`Evidence`] in annotated news; an event's is how likely it is of that kind, without a
//! wrong participant, fitted to raw news that readers judged. [`ExtractorBuilder::threshold`] leaves out mentions that are less sure,
//! [`ExtractorBuilder::event_threshold`] events (by default those below 0.7). `why` names the gazetteer entry or
//! the rule or frame that made it ([`Why`]): who finds an answer wrong knows where to look.
//!
//! ```
//! # use khabar::{Evidence, Extractor, Why};
//! let document = Extractor::new().extract("وصل الوفد إلى الموصل.");
//! let mosul = &document.mentions()[0];
//! assert!(matches!(&mosul.why, Why::Gazetteer(id) if **id == *"place/mosul"));
//! assert!(mosul.evidence.has(Evidence::LISTED));
//! assert!(mosul.confidence > 0.9);
//! assert!(document.events()[0].why.to_string().starts_with("frame:visit."));
//! ```
//!
//! ## Other forms
//!
//! A document serializes with `serde` and then stands alone: words are in it beside their offsets, and
//! positions lead through its arrays. [`TextTable`] shows it to people, [`Conll`], [`Brat`] and [`Spacy`] to other
//! tools.
//!
//! # Speed
//!
//! - Keep the extractor. [`Extractor::new`] costs some milliseconds the first time in a process and nothing
//!   afterwards; a builder with gazetteers of your own links all names anew, a good tenth of a
//!   second, which [`Extractor::to_bytes`] saves.
//! - Time and memory are linear in the text, at a dozen megabytes a second on one core. A document borrows its
//!   text and is a small multiple of it.
//! - `Extractor` is `Send + Sync`. `extract_batch` (feature `parallel`) reads many texts on all cores and holds a
//!   bounded number of them.
//! - Without events ([`ExtractorBuilder::events`]) reading takes about a third of the time. To choose
//!   [kinds](ExtractorBuilder::kinds) saves none: what one event is tells about another.
//! - For names alone, [`gazetteer::gazetteers`] needs no extractor; for folding alone, [`Normalizer`].
//!
//! # Features
//!
//! | feature | default | what it takes in |
//! |---|---|---|
//! | `cities` | yes | cities and divisions of registries |
//! | `persons-full` | yes | persons, and words of persons' names, of registries |
//! | `hijri` | yes | days of the Hijri calendar by Umm al-Qura; without it such dates have the months that surely hold them |
//! | `parallel` | no | `Extractor::extract_batch` |
//! | `cli` | no | the command `khabar` |
//!
//! # What it does not do
//!
//! - It reads modern standard Arabic as newspapers write it, not dialect, poetry or classical texts.
//! - Names that no list has need a sign beside them: a title, an office, a head word (`وزارة`, `مدينة`), a verb
//!   of speech. Without any they are missed.
//! - It looks around a trigger and does not parse whole sentences: arguments behind several nested
//!   clauses are missed or cut short. Triggers are surer than arguments.
//! - It knows [26 kinds of events](EventType). Weather, sport and markets are not among them.
//! - It has no opinion: neither whether a report is true nor how its author feels about it.
//!
//! # Errors and panics
//!
//! No text fails: what cannot be read gives fewer results. Only data of your own can be malformed; a
//! [`BuildError`] tells file, line and what to do. Nothing panics, but for positions of
//! another document or gazetteer ([`Document::entity`], [`Gazetteer::get`](gazetteer::Gazetteer::get)).
#![forbid(unsafe_code)]

#[cfg(feature = "parallel")]
mod batch;
mod compiled;
mod document;
pub mod entity;
pub mod event;
mod extractor;
pub mod gazetteer;
pub mod lexicon;
mod output;
mod span;
mod store;
pub mod text;
pub mod time;

pub use document::{Actor, Document, EventTuple, Incident, Toll};
pub use entity::{Entity, EntityId, EntityIds, EntityKind, Evidence, Mention, Reference, Why};
pub use event::{
    Argument, Arguments, Event, EventKind, EventTense, EventType, Factuality, PloverCode,
    Quotation, Role,
};
pub use extractor::{BuildError, Extractor, ExtractorBuilder, Options};
pub use output::{
    Brat, Conll, Html, HtmlEntry, HtmlIndex, Spacy, StyledTable, TableStyle, TextTable,
};
pub use span::Span;
pub use store::CompiledError;
pub use text::Normalizer;
pub use time::Time;

/// Further chapters.
#[cfg(any(doc, doctest))]
pub mod guide {
    #[doc = include_str!("../docs/own-world.md")]
    pub mod own_world {}

    #[doc = include_str!("../docs/cookbook.md")]
    pub mod cookbook {}
}

/// The code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
