//! [`Brat`]: a document in the standoff format of the annotation tool brat.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

use super::offset::CharOffsets;
use crate::Span;
use crate::document::Document;
use crate::event::Factuality;

/// Displays a document's annotations as a brat `.ann` file for its text (`.txt`), offsets in
/// `char`s.
///
/// Mentions, times, triggers and phrases that fill a role are text-bound (`T`), events stand over
/// them (`E`), `Factuality` is an attribute of events that are not actual (`A`), and mentions of one
/// entity are equivalent (`*`), those of one event related to the first (`R`). Understood arguments
/// have no text and are left out.
///
/// ```
/// use khabar::{Brat, Extractor};
///
/// let document = Extractor::new().extract("زار الوزير بغداد.");
/// assert_eq!(
///     Brat(&document).to_string(),
///     "T1\tRole 4 10\tالوزير\n\
///      T2\tPlace 11 16\tبغداد\n\
///      T3\tVisit 0 3\tزار\n\
///      E1\tVisit:T3 visitor:T1 destination:T2\n",
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Brat<'a>(pub &'a Document<'a>);

impl Display for Brat<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let document = self.0;
        let mut bound = TextBound {
            document,
            offsets: CharOffsets::new(document.text()),
            numbers: HashMap::new(),
            last: 0,
        };
        let mut of_entity = vec![Vec::new(); document.entities().len()];
        for mention in document.mentions() {
            let number = bound.write(f, &format!("{:?}", mention.kind), mention.span)?;
            if let Some(entity) = mention.entity {
                of_entity[entity.index()].push(format!("T{number}"));
            }
        }
        for time in document.times() {
            bound.write(f, "Time", time.span)?;
        }
        for mentions in of_entity.iter().filter(|mentions| mentions.len() > 1) {
            writeln!(f, "*\tEquiv {}", mentions.join(" "))?;
        }
        events(f, document, &mut bound)
    }
}

fn events(
    f: &mut Formatter<'_>,
    document: &Document<'_>,
    bound: &mut TextBound<'_>,
) -> fmt::Result {
    let (mut attributes, mut relations) = (0, 0);
    for (event, number) in document.events().iter().zip(1..) {
        let kind = format!("{:?}", event.event_type());
        let trigger = bound.write(f, &kind, event.trigger)?;
        let mut arguments = String::new();
        for (role, argument) in event.arguments() {
            let Some(span) = argument.span else {
                continue;
            };
            let phrase = match bound.numbers.get(&span) {
                Some(&number) => number,
                None => bound.write(f, "Phrase", span)?,
            };
            arguments.push_str(&format!(" {role}:T{phrase}"));
        }
        writeln!(f, "E{number}\t{kind}:T{trigger}{arguments}")?;
        if event.factuality != Factuality::Actual {
            attributes += 1;
            writeln!(
                f,
                "A{attributes}\tFactuality E{number} {:?}",
                event.factuality
            )?;
        }
        if let Some(earlier) = event.same_as {
            relations += 1;
            let earlier = earlier + 1;
            writeln!(f, "R{relations}\tSameEvent Arg1:E{number} Arg2:E{earlier}")?;
        }
    }
    Ok(())
}

/// Writes annotations of phrases, numbered from 1.
struct TextBound<'a> {
    document: &'a Document<'a>,
    offsets: CharOffsets<'a>,
    /// The numbers of phrases that are mentions, times or arguments.
    numbers: HashMap<Span, usize>,
    last: usize,
}

impl TextBound<'_> {
    fn write(
        &mut self,
        f: &mut Formatter<'_>,
        kind: &str,
        span: Span,
    ) -> Result<usize, fmt::Error> {
        self.last += 1;
        let text = self.document.text();
        write!(f, "T{}\t{kind} ", self.last)?;
        // A phrase over several lines is written in parts, one a line.
        let lines = span.slice(text).split(['\n', '\r']);
        let mut start = span.start();
        let mut parts = Vec::new();
        for line in lines {
            if !line.is_empty() {
                let chars = self.offsets.range(Span::new(start, start + line.len()));
                parts.push(format!("{} {}", chars.start, chars.end));
            }
            start += line.len() + 1;
        }
        let phrase = span.slice(text).replace(['\n', '\r'], " ");
        writeln!(f, "{}\t{phrase}", parts.join(";"))?;
        self.numbers.entry(span).or_insert(self.last);
        Ok(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    #[test]
    fn offsets_lead_to_the_phrases() {
        let text = "قال 🕊 الوزير إن الجيش قصف مدينة الموصل أمس.\nولم تُقصف المدينة اليوم.";
        let document = Extractor::new().extract(text);
        let chars: Vec<char> = text.chars().collect();
        let annotations = Brat(&document).to_string();
        let mut bound = 0;
        for line in annotations.lines().filter(|line| line.starts_with('T')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let (_, place) = columns[1].split_once(' ').unwrap();
            let (start, end) = place.split_once(' ').unwrap();
            let phrase: String = chars[start.parse().unwrap()..end.parse().unwrap()]
                .iter()
                .collect();
            assert_eq!(phrase, columns[2]);
            bound += 1;
        }
        assert!(bound >= 6, "{annotations}");
        assert!(
            annotations
                .lines()
                .any(|line| line.starts_with("E1\tStatement:T"))
        );
    }

    #[test]
    fn what_is_not_actual_has_an_attribute() {
        let document = Extractor::new().extract("لم يقصف الجيش القرية.");
        let annotations = Brat(&document).to_string();
        assert!(
            annotations.contains("\nA1\tFactuality E1 Negated\n"),
            "{annotations}"
        );
    }
}
