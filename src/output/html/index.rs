//! [`HtmlIndex`]: the page that leads to the pages of many documents.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use jiff::civil::Date;

use super::escape::{Escaped, shortened};
use super::label;
use crate::document::Document;
use crate::entity::EntityKind;
use crate::event::EventType;

/// What an index tells of one document. It does not borrow the document, which may be gone when
/// the index is written.
#[derive(Clone, Debug)]
pub struct HtmlEntry {
    address: String,
    title: String,
    id: Option<String>,
    date: Option<Date>,
    events: BTreeMap<EventType, usize>,
    /// The most named persons, places and organizations.
    names: Vec<(EntityKind, String)>,
}

impl HtmlEntry {
    /// The entry of a document.
    #[must_use]
    pub fn new(document: &Document<'_>) -> Self {
        let mut events = BTreeMap::new();
        for event in document.events() {
            *events.entry(event.event_type()).or_default() += 1;
        }
        let mut mentions = vec![0_usize; document.entities().len()];
        for id in document.mentions().iter().filter_map(|m| m.entity) {
            mentions[id.index()] += 1;
        }
        let mut entities: Vec<_> = document.entities().iter().zip(mentions).collect();
        // Of equally many mentions the first entity stays first.
        entities.sort_by_key(|(_, mentions)| std::cmp::Reverse(*mentions));
        let names = entities
            .into_iter()
            .take(MOST)
            .map(|(entity, _)| (entity.kind, shortened(&entity.name, 40)))
            .collect();
        Self {
            address: String::new(),
            title: super::title(document),
            id: document.id().map(str::to_owned),
            date: document.date(),
            events,
            names,
        }
    }

    /// The same with the address of the document's page ([`Html`](super::Html)), as a link has it:
    /// mostly the name of a file.
    #[must_use]
    pub fn address(self, address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            ..self
        }
    }
}

/// How many names and kinds of events an entry shows.
const MOST: usize = 4;

/// Displays a page with a link to the page of each document, its day, events and names, in the
/// order given.
///
/// ```
/// use khabar::{Extractor, HtmlEntry, HtmlIndex};
///
/// let document = Extractor::new().extract("زار الوزير بغداد.");
/// let entries = [HtmlEntry::new(&document).address("visit.html")];
/// assert!(HtmlIndex(&entries).to_string().contains("<a href=\"visit.html\">"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HtmlIndex<'a>(pub &'a [HtmlEntry]);

impl Display for HtmlIndex<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        super::head(f, "خبر: كل النصوص")?;
        writeln!(f, "<body class=\"index\">\n<header>")?;
        writeln!(f, "<p class=\"about\"><span class=\"brand\">خبر</span></p>")?;
        let events: usize = self.0.iter().flat_map(|entry| entry.events.values()).sum();
        writeln!(
            f,
            "<h1>كل النصوص</h1><p class=\"about\"><span>النصوص {}</span> \
             <span>الأحداث {events}</span></p>",
            self.0.len()
        )?;
        writeln!(f, "</header>\n<main>\n<ol class=\"documents\">")?;
        for entry in self.0 {
            entry_row(f, entry)?;
        }
        writeln!(f, "</ol>\n</main>\n</body>\n</html>")
    }
}

fn entry_row(f: &mut Formatter<'_>, entry: &HtmlEntry) -> fmt::Result {
    write!(
        f,
        "<li><article><h2><a href=\"{}\"><bdi>{}</bdi></a></h2><p class=\"about\">",
        Escaped(&entry.address),
        Escaped(&entry.title)
    )?;
    if let Some(date) = entry.date {
        write!(f, "<time datetime=\"{date}\">{}</time> ", label::day(date))?;
    }
    if let Some(id) = &entry.id {
        write!(f, "<bdi>{}</bdi>", Escaped(&shortened(id, 80)))?;
    }
    write!(f, "</p><p class=\"names\">")?;
    for (kind, name) in &entry.names {
        let class = label::class(*kind);
        write!(
            f,
            "<span class=\"{class}\"><bdi>{}</bdi></span> ",
            Escaped(name)
        )?;
    }
    write!(f, "</p><p class=\"kinds\">")?;
    let mut kinds: Vec<_> = entry.events.iter().collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (&kind, count) in kinds.into_iter().take(MOST) {
        write!(
            f,
            "<span class=\"kind {}\">{} <span class=\"count\">{count}</span></span> ",
            label::group(kind),
            label::event_type(kind)
        )?;
    }
    writeln!(f, "</p></article></li>")
}
