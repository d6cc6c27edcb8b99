//! [`TextTable`]: a document as plain text for a person at a terminal.
//!
//! Labels are ASCII and stand on the left, so that columns stay aligned whether or not the
//! terminal draws Arabic from right to left, and something with a Latin letter always stands between
//! two Arabic phrases, so that no terminal draws them in each other's place.

use std::fmt::{self, Debug, Display, Formatter, Write};

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

/// The longest phrase that is shown whole, in chars.
const LONGEST: usize = 100;

impl Display for TextTable<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let document = self.0;
        write!(f, "{}", Phrase(document.id().unwrap_or("document")))?;
        if let Some(date) = document.date() {
            write!(f, "  {date}")?;
        }
        writeln!(f, "  ({} sentences)", document.sentences().len())?;
        entities(f, document)?;
        times(f, document)?;
        events(f, document)?;
        quotations(f, document)
    }
}

fn entities(f: &mut Formatter<'_>, document: &Document<'_>) -> fmt::Result {
    let mut mentions = vec![0_usize; document.entities().len()];
    for id in document.mentions().iter().filter_map(|m| m.entity) {
        mentions[id.index()] += 1;
    }
    let id_of = |entity: &Entity| entity.gazetteer_id.as_ref().map_or(1, |id| id.len());
    let width = document.entities().iter().map(id_of).max().unwrap_or(0);
    heading(f, "entities", document.entities())?;
    for (entity, mentions) in document.entities().iter().zip(mentions) {
        let id = entity.gazetteer_id.as_deref().unwrap_or("-");
        write!(
            f,
            "  {:<5} {:<13}",
            Id(entity.id).to_string(),
            lower(entity.kind)
        )?;
        writeln!(f, "{mentions:>3}x  {id:<width$}  {}", Phrase(&entity.name))?;
        for role in &entity.roles {
            writeln!(f, "        {:<19}{:<width$}{}", "role", "", Phrase(role))?;
        }
    }
    Ok(())
}

fn times(f: &mut Formatter<'_>, document: &Document<'_>) -> fmt::Result {
    heading(f, "times", document.times())?;
    for time in document.times() {
        let value = time.value.as_deref().unwrap_or("-");
        writeln!(
            f,
            "  {value:<20}{}",
            Phrase(time.span.slice(document.text()))
        )?;
    }
    Ok(())
}

fn events(f: &mut Formatter<'_>, document: &Document<'_>) -> fmt::Result {
    heading(f, "events", document.events())?;
    for (index, event) in document.events().iter().enumerate() {
        let trigger = Phrase(event.trigger.slice(document.text()));
        writeln!(f, "  {index:<4}{:<14}{trigger}", event.event_type().name())?;
        event_lines(f, document, event)?;
    }
    Ok(())
}

fn event_lines(f: &mut Formatter<'_>, document: &Document<'_>, event: &Event) -> fmt::Result {
    if event.factuality != Factuality::Actual {
        label(f, "factuality")?;
        write!(f, "{}", lower(event.factuality))?;
        if let Some(cue) = event.cue {
            write!(f, "  by {}", Phrase(cue.slice(document.text())))?;
        }
        writeln!(f)?;
    }
    if let Some(manner) = &event.manner {
        label(f, event.event_type().manner_name())?;
        writeln!(f, "{manner}")?;
    }
    for (role, argument) in event.arguments() {
        label(f, role)?;
        self::argument(f, document, argument)?;
    }
    if let Some(range) = event.count_range {
        label(f, "count")?;
        count(f, event.count, range)?;
    } else if let Some(count) = event.count {
        label(f, "count")?;
        writeln!(f, "{count}")?;
    }
    for (name, other) in [("told in", event.attribution), ("same as", event.same_as)] {
        if let Some(other) = other {
            label(f, name)?;
            writeln!(f, "event {other}")?;
        }
    }
    Ok(())
}

/// A phrase with what it names: the value of a time, the entities whose names differ from it.
fn argument(f: &mut Formatter<'_>, document: &Document<'_>, argument: &Argument) -> fmt::Result {
    if let Some(value) = argument
        .time
        .and_then(|time| document.times().get(time)?.value.as_deref())
    {
        // Before the phrase: digits behind Arabic letters are drawn on their other side.
        write!(f, "{value}  ")?;
    }
    let phrase = argument.text(document);
    if let Some(phrase) = phrase {
        write!(f, "{}", Phrase(phrase))?;
    }
    let mut separator = if phrase.is_some() { "  = " } else { "= " };
    for &id in &argument.entities {
        let name = document.entity(id).name.as_str();
        if argument.entities.len() > 1 || !phrase.is_some_and(|phrase| same_letters(phrase, name)) {
            write!(f, "{separator}{} {}", Id(id), Phrase(name))?;
            separator = " + ";
        }
    }
    writeln!(f)
}

/// Whether the two differ in marks and spelling at most.
fn same_letters(phrase: &str, name: &str) -> bool {
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

fn quotations(f: &mut Formatter<'_>, document: &Document<'_>) -> fmt::Result {
    heading(f, "quotations", document.quotations())?;
    for Quotation {
        span,
        direct,
        speaker,
        on_behalf_of,
        ..
    } in document.quotations()
    {
        let manner = if *direct { "direct" } else { "reported" };
        writeln!(f, "  {manner:<10}{}", Phrase(span.slice(document.text())))?;
        for (name, arguments) in [("speaker", speaker), ("for", on_behalf_of)] {
            for named in arguments {
                label(f, name)?;
                argument(f, document, named)?;
            }
        }
    }
    Ok(())
}

fn heading<T>(f: &mut Formatter<'_>, name: &str, items: &[T]) -> fmt::Result {
    if items.is_empty() {
        Ok(())
    } else {
        writeln!(f, "\n{name}")
    }
}

fn label(f: &mut Formatter<'_>, name: &str) -> fmt::Result {
    write!(f, "        {name:<12}")
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
