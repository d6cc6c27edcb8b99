//! [`TextTable`]: a document as plain text for a person at a terminal.
//!
//! Labels are ASCII and stand on the left, so that columns stay aligned whether or not the
//! terminal draws Arabic from right to left, and something with a Latin letter always stands between
//! two Arabic phrases, so that no terminal draws them in each other's place.

use std::fmt::{self, Debug, Display, Formatter, Write};

use super::style::{Ink, TableStyle};
use crate::document::Document;
use crate::entity::{Entity, EntityId};
use crate::event::{Argument, CountRange, Event, Factuality, Quotation};
use crate::text::Normalizer;

/// Displays what a document says as a plain text table: entities, times, events, quotations.
///
/// ```
/// use khabar::{Extractor, TextTable};
///
/// let document = Extractor::new().extract("زار وزير الخارجية بغداد.");
/// println!("{}", TextTable(&document));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TextTable<'a>(pub &'a Document<'a>);

impl<'a> TextTable<'a> {
    /// The same table for a terminal, in colours and with Arabic kept apart from what stands beside
    /// it.
    ///
    /// ```
    /// use khabar::{Extractor, TableStyle, TextTable};
    ///
    /// let document = Extractor::new().extract("زار الوزير بغداد.");
    /// let style = TableStyle { color: true, isolate: true };
    /// let table = TextTable(&document).styled(style).to_string();
    /// assert!(table.contains("\u{2068}\u{1b}[32mبغداد\u{1b}[0m\u{2069}"));
    /// ```
    #[must_use]
    pub fn styled(self, style: TableStyle) -> StyledTable<'a> {
        StyledTable {
            document: self.0,
            style,
        }
    }
}

/// A [`TextTable`] for a terminal.
#[derive(Clone, Copy, Debug)]
pub struct StyledTable<'a> {
    document: &'a Document<'a>,
    style: TableStyle,
}

/// The longest phrase that is shown whole, in chars.
const LONGEST: usize = 100;

impl Display for TextTable<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.styled(TableStyle::default()))
    }
}

impl Display for StyledTable<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let document = self.document;
        let id = document.id().unwrap_or("document");
        write!(f, "{}", self.phrase(id, Some(Ink::Heading)))?;
        if let Some(date) = document.date() {
            write!(f, "  {date}")?;
        }
        match document.sentences().len() {
            1 => writeln!(f, "  (1 sentence)")?,
            count => writeln!(f, "  ({count} sentences)")?,
        }
        self.entities(f)?;
        self.times(f)?;
        self.events(f)?;
        self.quotations(f)
    }
}

impl StyledTable<'_> {
    fn entities(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let entities = self.document.entities();
        let mut mentions = vec![0_usize; entities.len()];
        for id in self.document.mentions().iter().filter_map(|m| m.entity) {
            mentions[id.index()] += 1;
        }
        let id_of = |entity: &Entity| entity.gazetteer_id.as_ref().map_or(1, |id| id.len());
        let width = entities.iter().map(id_of).max().unwrap_or(0);
        self.heading(f, "entities", entities)?;
        for (entity, mentions) in entities.iter().zip(mentions) {
            let (id, ink) = (Id(entity.id).to_string(), Ink::of(entity.kind));
            let kind = format!("{:<13}", lower(entity.kind));
            let gazetteer_id = entity.gazetteer_id.as_deref().unwrap_or("-");
            let gazetteer_id = format!("{gazetteer_id:<width$}");
            writeln!(
                f,
                "  {id:<5} {}{mentions:>3}x  {}  {}",
                self.style.paint(Some(ink), kind),
                self.style.paint(Some(Ink::Quiet), gazetteer_id),
                self.phrase(&entity.name, Some(ink))
            )?;
            for role in &entity.roles {
                let role = self.phrase(role, None);
                writeln!(f, "        {:<19}{:<width$}{role}", "role", "")?;
            }
        }
        Ok(())
    }

    fn times(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.heading(f, "times", self.document.times())?;
        for time in self.document.times() {
            let value = time.value.as_deref().unwrap_or("-");
            let phrase = time.span.slice(self.document.text());
            let phrase = self.phrase(phrase, Some(Ink::Time));
            writeln!(f, "  {value:<20}{phrase}")?;
        }
        Ok(())
    }

    fn events(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.heading(f, "events", self.document.events())?;
        for (index, event) in self.document.events().iter().enumerate() {
            let trigger = event.trigger.slice(self.document.text());
            let kind = format!("{:<14}", event.event_type().name());
            writeln!(
                f,
                "  {index:<4}{}{}",
                self.style.paint(Some(Ink::Event), kind),
                self.phrase(trigger, Some(Ink::Event))
            )?;
            self.event(f, event)?;
        }
        Ok(())
    }

    fn event(&self, f: &mut Formatter<'_>, event: &Event) -> fmt::Result {
        if event.factuality != Factuality::Actual {
            self.label(f, "factuality")?;
            write!(f, "{}", lower(event.factuality))?;
            if let Some(cue) = event.cue {
                let cue = cue.slice(self.document.text());
                write!(f, "  by {}", self.phrase(cue, None))?;
            }
            writeln!(f)?;
        }
        if let Some(manner) = &event.manner {
            self.label(f, event.event_type().manner_name())?;
            writeln!(f, "{manner}")?;
        }
        for (role, argument) in event.arguments() {
            self.label(f, role)?;
            self.argument(f, argument)?;
        }
        if let Some(range) = event.count_range.as_deref() {
            self.label(f, "count")?;
            count(f, event.count, *range)?;
        } else if let Some(count) = event.count {
            self.label(f, "count")?;
            writeln!(f, "{count}")?;
        }
        for (name, other) in [("told in", event.attribution), ("same as", event.same_as)] {
            if let Some(other) = other {
                self.label(f, name)?;
                writeln!(f, "event {other}")?;
            }
        }
        Ok(())
    }

    /// A phrase with what it names: the value of a time, the entities whose names differ from it.
    fn argument(&self, f: &mut Formatter<'_>, argument: &Argument) -> fmt::Result {
        let document = self.document;
        if let Some(value) = argument
            .time()
            .and_then(|time| document.times().get(time)?.value.as_deref())
        {
            // Before the phrase: digits behind Arabic letters are drawn on their other side.
            write!(f, "{value}  ")?;
        }
        let ink = |id: EntityId| Some(Ink::of(document.entity(id).kind));
        let phrase = argument.text(document);
        if let Some(phrase) = phrase {
            let ink = match argument.entities.first() {
                Some(&id) => ink(id),
                None => argument.time().map(|_| Ink::Time),
            };
            write!(f, "{}", self.phrase(phrase, ink))?;
        }
        let mut separator = if phrase.is_some() { "  = " } else { "= " };
        for &id in &argument.entities {
            let name = document.entity(id).name.as_str();
            if argument.entities.len() > 1
                || !phrase.is_some_and(|phrase| same_letters(phrase, name))
            {
                write!(f, "{separator}{} {}", Id(id), self.phrase(name, ink(id)))?;
                separator = " + ";
            }
        }
        writeln!(f)
    }

    fn quotations(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.heading(f, "quotations", self.document.quotations())?;
        for Quotation {
            span,
            direct,
            speaker,
            on_behalf_of,
            ..
        } in self.document.quotations()
        {
            let manner = if *direct { "direct" } else { "reported" };
            let said = self.phrase(span.slice(self.document.text()), None);
            writeln!(f, "  {manner:<10}{said}")?;
            for (name, arguments) in [("speaker", speaker), ("for", on_behalf_of)] {
                for named in arguments {
                    self.label(f, name)?;
                    self.argument(f, named)?;
                }
            }
        }
        Ok(())
    }

    fn heading<T>(&self, f: &mut Formatter<'_>, name: &str, items: &[T]) -> fmt::Result {
        if items.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{}", self.style.paint(Some(Ink::Heading), name))
    }

    fn label(&self, f: &mut Formatter<'_>, name: &str) -> fmt::Result {
        let name = format!("{name:<12}");
        write!(f, "        {}", self.style.paint(Some(Ink::Quiet), name))
    }

    /// A phrase of the text on one line, apart from what stands beside it.
    fn phrase<'p>(&self, phrase: &'p str, ink: Option<Ink>) -> impl Display + use<'p> {
        self.style.isolate(self.style.paint(ink, Phrase(phrase)))
    }
}

/// Whether the two differ in marks and spelling at most.
pub(super) fn same_letters(phrase: &str, name: &str) -> bool {
    let normalizer = Normalizer::default();
    phrase == name || normalizer.fold(phrase) == normalizer.fold(name)
}

fn count(f: &mut Formatter<'_>, count: Option<u64>, range: CountRange) -> fmt::Result {
    let about = if range.approximate { "about " } else { "" };
    match (count, range.min, range.max) {
        (_, Some(min), Some(max)) if min == max => writeln!(f, "{about}{min}"),
        (_, Some(min), Some(max)) => writeln!(f, "{about}{min} to {max}"),
        (_, Some(min), None) => writeln!(f, "{about}{min} or more"),
        (_, None, Some(max)) => writeln!(f, "{about}{max} or less"),
        (Some(count), None, None) => writeln!(f, "{about}{count}"),
        (None, None, None) => writeln!(f, "some"),
    }
}

/// The name of a variant in lower case.
fn lower(variant: impl Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

struct Id(EntityId);

impl Display for Id {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", self.0.0)
    }
}

/// A phrase of the text on one line: no controls, which could move the cursor or turn the
/// direction of what follows, and shortened where it is long.
struct Phrase<'a>(&'a str);

impl Display for Phrase<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = 0;
        let mut space = false;
        for c in self.0.chars().filter(|&c| !turns_direction(c)) {
            if c.is_whitespace() || c.is_control() {
                space = shown > 0;
                continue;
            }
            if shown >= LONGEST && space {
                return f.write_str(" …");
            }
            if std::mem::take(&mut space) {
                f.write_char(' ')?;
                shown += 1;
            }
            f.write_char(c)?;
            shown += 1;
        }
        Ok(())
    }
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_one_line_without_controls() {
        assert_eq!(
            Phrase(" سطر\n\t ثان\u{202E}\u{1b}[2J ").to_string(),
            "سطر ثان [2J"
        );
    }

    #[test]
    fn a_long_phrase_is_cut_between_words() {
        let long = "كلمة ".repeat(60);
        let shown = Phrase(&long).to_string();
        assert!(shown.ends_with("كلمة …"));
        assert!(shown.chars().count() <= LONGEST + 6, "{shown}");
        let unbroken = "ب".repeat(3 * LONGEST);
        assert_eq!(Phrase(&unbroken).to_string(), unbroken);
    }

    #[test]
    fn counts_read_as_words() {
        struct Shown(Option<u64>, CountRange);
        impl Display for Shown {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                count(f, self.0, self.1)
            }
        }
        let shown = |count, min, max, approximate| {
            Shown(
                count,
                CountRange {
                    min,
                    max,
                    approximate,
                },
            )
            .to_string()
        };
        assert_eq!(shown(Some(5), Some(5), Some(5), false), "5\n");
        assert_eq!(shown(Some(40), None, None, true), "about 40\n");
        assert_eq!(shown(None, Some(20), None, false), "20 or more\n");
        assert_eq!(shown(None, Some(3), Some(9), true), "about 3 to 9\n");
    }
}
