//! What stands beside the text of a page: events, days, quotations, names.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::escape::{Escaped, shortened};
use super::label;
use super::mark::{Marks, What};
use crate::Span;
use crate::document::{Document, Incident};
use crate::entity::EntityId;
use crate::event::{Argument, CountRange, Event, Quotation};
use crate::output::text::same_letters;

/// The longest phrase of a link, in chars.
const LONGEST: usize = 240;

/// The most participants that the timeline tells.
const MOST: usize = 4;

/// Writes every section that has something.
pub(super) fn write(f: &mut Formatter<'_>, document: &Document<'_>, marks: &Marks) -> fmt::Result {
    let panel = Panel { document, marks };
    section(f, "events", document.events().len(), |f| panel.events(f))?;
    let days = days(document);
    section(f, "timeline", days.len(), |f| panel.timeline(f, &days))?;
    section(f, "quotations", document.quotations().len(), |f| {
        panel.quotations(f)
    })?;
    section(f, "names", document.entities().len(), |f| panel.names(f))
}

/// The sections that a document has, by their ids, with how much they hold.
pub(super) fn sections(document: &Document<'_>) -> impl Iterator<Item = (&'static str, usize)> {
    [
        ("events", document.events().len()),
        ("timeline", days(document).len()),
        ("quotations", document.quotations().len()),
        ("names", document.entities().len()),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
}

/// The heading of a section.
pub(super) fn title(id: &str) -> &'static str {
    match id {
        "events" => "الأحداث",
        "timeline" => "الخط الزمني",
        "quotations" => "الأقوال",
        _ => "الأسماء",
    }
}

fn section(
    f: &mut Formatter<'_>,
    id: &str,
    count: usize,
    inside: impl Fn(&mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    if count == 0 {
        return Ok(());
    }
    let title = title(id);
    writeln!(f, "<section id=\"{id}\" aria-labelledby=\"{id}-title\">")?;
    writeln!(
        f,
        "<h2 id=\"{id}-title\">{title} <span class=\"count\">{count}</span></h2>"
    )?;
    inside(f)?;
    writeln!(f, "</section>")
}

/// What happened in a time: its first and last day with the incidents.
type Days = BTreeMap<(Date, Date), Vec<Incident>>;

fn days(document: &Document<'_>) -> Days {
    let mut days = Days::new();
    for incident in document.incidents() {
        let time = incident.time.and_then(|time| document.times().get(time));
        if let Some(interval) = time.and_then(|time| time.interval()) {
            let (first, last) = interval.into_inner();
            days.entry((first, last)).or_default().push(incident);
        }
    }
    days
}

/// A speaker with what it says.
type Said<'a> = (Option<&'a Argument>, Vec<(usize, &'a Quotation)>);

struct Panel<'a, 't> {
    document: &'a Document<'t>,
    marks: &'a Marks,
}

impl Panel<'_, '_> {
    fn events(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "<ol class=\"cards\">")?;
        for (at, event) in self.document.events().iter().enumerate() {
            self.event(f, at, event)?;
        }
        writeln!(f, "</ol>")
    }

    fn event(&self, f: &mut Formatter<'_>, at: usize, event: &Event) -> fmt::Result {
        let kind = event.event_type();
        let (group, name) = (label::group(kind), kind.name());
        let trigger = Link(Some(What::Trigger(at)), self.slice(event.trigger));
        writeln!(
            f,
            "<li><article class=\"card {group}\" id=\"e{at}\" aria-labelledby=\"e{at}-title\">"
        )?;
        write!(
            f,
            "<h3 id=\"e{at}-title\"><span class=\"kind\">{}</span> {trigger}",
            label::event_type(kind)
        )?;
        if let Some((class, factuality)) = label::factuality(event.factuality) {
            write!(f, " <span class=\"factuality {class}\">{factuality}</span>")?;
        }
        writeln!(f, " <code>{name} #{at}</code></h3>")?;
        if event.arguments().next().is_some()
            || event.count.is_some()
            || event.count_range.is_some()
        {
            writeln!(f, "<dl>")?;
            self.arguments(f, event)?;
            writeln!(f, "</dl>")?;
        }
        self.origin(f, event)?;
        writeln!(f, "</article></li>")
    }

    fn arguments(&self, f: &mut Formatter<'_>, event: &Event) -> fmt::Result {
        let mut last = None;
        for (role, argument) in event.arguments() {
            if last != Some(role) {
                if last.is_some() {
                    writeln!(f, "</div>")?;
                }
                let arabic = label::role(role);
                writeln!(f, "<div><dt title=\"{role}\">{arabic}</dt>")?;
                last = Some(role);
            }
            write!(f, "<dd>")?;
            self.argument(f, argument)?;
            writeln!(f, "</dd>")?;
        }
        if last.is_some() {
            writeln!(f, "</div>")?;
        }
        if event.count.is_some() || event.count_range.is_some() {
            let count = count(event.count, event.count_range.as_deref().copied());
            writeln!(
                f,
                "<div><dt title=\"count\">العدد</dt><dd>{count}</dd></div>"
            )?;
        }
        Ok(())
    }

    /// A phrase with what it names.
    fn argument(&self, f: &mut Formatter<'_>, argument: &Argument) -> fmt::Result {
        let target = self.marks.target(argument);
        let phrase = argument.text(self.document);
        let Some(phrase) = phrase else {
            write!(f, "<span class=\"understood\">")?;
            for (at, &id) in argument.entities.iter().enumerate() {
                let and = if at == 0 { "" } else { " + " };
                write!(f, "{and}{}", self.entity(id))?;
            }
            return write!(f, "</span>");
        };
        let class = self.class(target);
        write!(f, "<span class=\"{class}\">{}</span>", Link(target, phrase))?;
        for &id in &argument.entities {
            let name = &self.document.entity(id).name;
            if argument.entities.len() > 1 || !same_letters(phrase, name) {
                write!(f, " <span class=\"named\">= {}</span>", self.entity(id))?;
            }
        }
        let value = argument
            .time()
            .and_then(|time| self.document.times().get(time)?.value.as_deref());
        if let Some(value) = value {
            write!(f, " <code>{}</code>", Escaped(value))?;
        }
        Ok(())
    }

    /// Where an event comes from: what it is told in and the same as, how sure, by which codes and
    /// rule.
    fn origin(&self, f: &mut Formatter<'_>, event: &Event) -> fmt::Result {
        write!(f, "<footer>")?;
        for (arabic, other) in [("ورد في", event.attribution), ("هو نفسه", event.same_as)]
        {
            if let Some(other) = other
                && let Some(told) = self.document.events().get(other)
            {
                let kind = label::event_type(told.event_type());
                writeln!(
                    f,
                    "<span>{arabic} <a href=\"#e{other}\">{kind} #{other}</a></span>"
                )?;
            }
        }
        if let Some(manner) = &event.manner {
            writeln!(f, "<code>{}</code>", Escaped(manner))?;
        }
        if let Some(cameo) = event.cameo() {
            writeln!(f, "<code>CAMEO {cameo}</code>")?;
        }
        writeln!(
            f,
            "<span>الثقة {:.2}</span> <code class=\"why\">{}</code></footer>",
            event.confidence,
            Escaped(&event.why.to_string())
        )
    }

    fn timeline(&self, f: &mut Formatter<'_>, days: &Days) -> fmt::Result {
        writeln!(f, "<ol class=\"timeline\">")?;
        for (&(first, last), incidents) in days {
            let published = match self.document.date() == Some(first) && first == last {
                true => " <span class=\"count\">يوم النشر</span>",
                false => "",
            };
            write!(f, "<li><h3>{}", Day(first))?;
            if last != first {
                write!(f, " – {}", Day(last))?;
            }
            writeln!(f, "{published}</h3><ul>")?;
            for incident in incidents {
                self.incident(f, incident)?;
            }
            writeln!(f, "</ul></li>")?;
        }
        writeln!(f, "</ol>")
    }

    fn incident(&self, f: &mut Formatter<'_>, incident: &Incident) -> fmt::Result {
        let (Some(&kind), Some(&first)) = (incident.kinds.first(), incident.mentions.first())
        else {
            return Ok(());
        };
        let group = label::group(kind);
        write!(
            f,
            "<li class=\"{group}\"><a class=\"kind\" href=\"#e{first}\">{}</a>",
            label::event_type(kind)
        )?;
        let participants = incident.roles.iter().filter(|(role, _)| !role.is_matter());
        // One who calls and meets in one incident is told once.
        let mut names: Vec<&str> = Vec::new();
        for argument in participants.flat_map(|(_, arguments)| arguments) {
            let name = argument.name(self.document);
            if names.len() < MOST && !names.contains(&name) {
                names.push(name);
            }
        }
        if names.is_empty() {
            names.push(self.slice(self.document.events()[first].trigger));
        }
        for (at, name) in names.into_iter().enumerate() {
            let before = if at == 0 { " " } else { "، " };
            let name = shortened(name, 40);
            write!(f, "{before}<bdi>{}</bdi>", Escaped(&name))?;
        }
        if let Some((class, factuality)) = label::factuality(incident.factuality) {
            write!(f, " <span class=\"factuality {class}\">{factuality}</span>")?;
        }
        writeln!(f, "</li>")
    }

    fn quotations(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (speaker, said) in self.speakers() {
            let called = speaker.map_or("", |argument| argument.name(self.document));
            match speaker {
                Some(argument) => {
                    let target = self.marks.target(argument);
                    let class = self.class(target);
                    let name = Link(target, called);
                    write!(f, "<h3><span class=\"{class}\">{name}</span>")?;
                }
                None => write!(f, "<h3 class=\"unknown\">قائل غير مذكور")?,
            }
            if let Some(&(_, quotation)) = said.first() {
                for argument in &quotation.on_behalf_of {
                    let name = argument.name(self.document);
                    // Who has no name is called by what he is, which names it (الناطق باسم الشرطة).
                    if called.contains(name) {
                        continue;
                    }
                    let name = Link(self.marks.target(argument), name);
                    write!(f, " <span class=\"named\">باسم {name}</span>")?;
                }
            }
            writeln!(f, " <span class=\"count\">{}</span></h3>", said.len())?;
            for (at, quotation) in said {
                self.quotation(f, at, quotation)?;
            }
        }
        Ok(())
    }

    fn quotation(&self, f: &mut Formatter<'_>, at: usize, quotation: &Quotation) -> fmt::Result {
        let (class, manner) = match quotation.direct {
            true => ("direct", "بنصه"),
            false => ("reported", "بمعناه"),
        };
        let said = Link(Some(What::Quotation(at)), self.slice(quotation.span));
        write!(
            f,
            "<blockquote class=\"{class}\"><p>{said}</p><footer><span>{manner}</span>"
        )?;
        if let Some(event) = quotation.event {
            write!(f, " <a href=\"#e{event}\">#{event}</a>")?;
        }
        writeln!(f, "</footer></blockquote>")
    }

    /// The quotations by their first speakers, in the order in which these first speak.
    fn speakers(&self) -> Vec<Said<'_>> {
        let mut speakers: Vec<Said<'_>> = Vec::new();
        let mut known: FxHashMap<Option<(Option<EntityId>, &str)>, usize> = FxHashMap::default();
        for (at, quotation) in self.document.quotations().iter().enumerate() {
            let speaker = quotation.speaker.first();
            let key = speaker.map(|speaker| match speaker.entities.first() {
                Some(&entity) => (Some(entity), ""),
                None => (None, speaker.name(self.document)),
            });
            let place = *known.entry(key).or_insert_with(|| {
                speakers.push((speaker, Vec::new()));
                speakers.len() - 1
            });
            speakers[place].1.push((at, quotation));
        }
        speakers
    }

    fn names(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "<ul class=\"names\">")?;
        for entity in self.document.entities() {
            let class = label::class(entity.kind);
            let mentions = self.marks.mentions_of(entity.id);
            let first = mentions.first().map(|&at| What::Mention(at));
            write!(
                f,
                "<li id=\"n{}\"><span class=\"{class}\">{}</span>",
                entity.id.0,
                Link(first, &entity.name)
            )?;
            write!(f, " <span class=\"count\">{}</span>", mentions.len())?;
            for role in &entity.roles {
                write!(
                    f,
                    "<small><bdi>{}</bdi></small>",
                    Escaped(&shortened(role, 80))
                )?;
            }
            write!(f, "<code>e{}", entity.id.0)?;
            if let Some(id) = &entity.gazetteer_id {
                write!(f, " · {}", Escaped(id))?;
            }
            writeln!(f, "</code></li>")?;
        }
        writeln!(f, "</ul>")
    }

    fn slice(&self, span: Span) -> &str {
        span.slice(self.document.text())
    }

    fn entity(&self, id: EntityId) -> Named<'_> {
        let entity = self.document.entity(id);
        let first = self.marks.mentions_of(id).first();
        Named {
            class: label::class(entity.kind),
            link: Link(first.map(|&at| What::Mention(at)), &entity.name),
        }
    }

    /// The class of what a link leads to.
    fn class(&self, target: Option<What>) -> &'static str {
        match target {
            Some(What::Mention(at)) => label::class(self.document.mentions()[at].kind),
            Some(What::Time(_)) => "date",
            _ => "phrase",
        }
    }
}

/// A link to a mark.
struct Link<'a>(Option<What>, &'a str);

impl Display for Link<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let short = shortened(self.1, LONGEST);
        let phrase = Escaped(&short);
        match self.0 {
            Some(target) => write!(f, "<a href=\"#{target}\"><bdi>{phrase}</bdi></a>"),
            None => write!(f, "<bdi>{phrase}</bdi>"),
        }
    }
}

/// A link in the colour of its kind.
struct Named<'a> {
    class: &'static str,
    link: Link<'a>,
}

impl Display for Named<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<span class=\"{}\">{}</span>", self.class, self.link)
    }
}

struct Day(Date);

impl Display for Day {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let day = label::day(self.0);
        write!(f, "<time datetime=\"{}\">{day}</time>", self.0)
    }
}

fn count(count: Option<u64>, range: Option<CountRange>) -> String {
    let about = match range {
        Some(range) if range.approximate => "نحو ",
        _ => "",
    };
    match (count, range.and_then(|r| r.min), range.and_then(|r| r.max)) {
        (_, Some(min), Some(max)) if min == max => format!("{about}{min}"),
        (_, Some(min), Some(max)) => format!("{about}من {min} إلى {max}"),
        (_, Some(min), None) => format!("{about}{min} أو أكثر"),
        (_, None, Some(max)) => format!("{about}{max} أو أقل"),
        (Some(count), None, None) => format!("{about}{count}"),
        (None, None, None) => "عدد غير محدد".to_owned(),
    }
}
