//! The text of a page with its marks, nested as they lie in each other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::{self, Formatter};

use super::escape::Escaped;
use super::label;
use super::mark::{Marks, What};
use crate::Span;
use crate::document::Document;

/// The longest first line that is shown as a headline, in chars.
const HEADLINE: usize = 160;

/// The first line of a text where it is short and others follow.
pub(super) fn headline(text: &str) -> Option<Span> {
    let mut lines = lines(text);
    let first = lines.next()?;
    let short = first.slice(text).chars().count() <= HEADLINE;
    (short && lines.next().is_some()).then_some(first)
}

/// The lines that have letters, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split(['\n', '\r']).filter_map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end() + 1;
        (!line.trim().is_empty()).then_some(span)
    })
}

/// A mark, or the part of one that lies in one line and in one mark around it. Ordered as they are
/// opened.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    start: usize,
    end: Reverse<usize>,
    what: What,
    /// The first piece of a mark bears its id.
    is_rest: bool,
    /// The whole mark.
    whole: Span,
}

/// Writes the text, a paragraph a line.
pub(super) fn write(f: &mut Formatter<'_>, document: &Document<'_>, marks: &Marks) -> fmt::Result {
    let text = document.text();
    let headline = headline(text);
    let mut waiting = pieces(text, marks);
    for line in lines(text) {
        let element = if headline == Some(line) { "h1" } else { "p" };
        write!(f, "<{element}>")?;
        Writer {
            document,
            marks,
            at: line.start(),
            open: Vec::new(),
            links: 0,
        }
        .line(f, line, &mut waiting)?;
        writeln!(f, "</{element}>")?;
    }
    Ok(())
}

/// All marks, cut at line ends.
fn pieces(text: &str, marks: &Marks) -> BinaryHeap<Reverse<Piece>> {
    let mut pieces = BinaryHeap::new();
    for &(span, what) in marks.all() {
        let mut start = span.start();
        let mut is_rest = false;
        for line in span.slice(text).split(['\n', '\r']) {
            let end = start + line.len();
            if !line.trim().is_empty() {
                pieces.push(Reverse(Piece {
                    start,
                    end: Reverse(end),
                    what,
                    is_rest,
                    whole: span,
                }));
                is_rest = true;
            }
            start = end + 1;
        }
    }
    pieces
}

struct Writer<'a, 't> {
    document: &'a Document<'t>,
    marks: &'a Marks,
    /// How far the text is written.
    at: usize,
    /// The ends of the open elements with their names, the innermost last.
    open: Vec<(usize, &'static str)>,
    /// How many of them are links.
    links: usize,
}

impl Writer<'_, '_> {
    fn line(
        mut self,
        f: &mut Formatter<'_>,
        line: Span,
        waiting: &mut BinaryHeap<Reverse<Piece>>,
    ) -> fmt::Result {
        while waiting.peek().is_some_and(|next| next.0.start < line.end()) {
            let Some(Reverse(mut piece)) = waiting.pop() else {
                break;
            };
            self.close(f, piece.start)?;
            self.text(f, piece.start)?;
            // Marks that cross are nested piece by piece.
            if let Some(&(end, _)) = self.open.last()
                && end < piece.end.0
            {
                waiting.push(Reverse(Piece {
                    start: end,
                    end: piece.end,
                    what: piece.what,
                    is_rest: true,
                    whole: piece.whole,
                }));
                piece.end = Reverse(end);
            }
            self.open(f, &piece)?;
        }
        self.close(f, line.end())?;
        self.text(f, line.end())
    }

    fn text(&mut self, f: &mut Formatter<'_>, end: usize) -> fmt::Result {
        let part = Span::new(self.at, end).slice(self.document.text());
        self.at = self.at.max(end);
        write!(f, "{}", Escaped(part))
    }

    /// Closes what ends at a place or before it.
    fn close(&mut self, f: &mut Formatter<'_>, place: usize) -> fmt::Result {
        while let Some(&(end, name)) = self.open.last()
            && end <= place
        {
            self.text(f, end)?;
            write!(f, "</{name}>")?;
            self.open.pop();
            self.links -= usize::from(name == "a");
        }
        Ok(())
    }

    fn open(&mut self, f: &mut Formatter<'_>, piece: &Piece) -> fmt::Result {
        let document = self.document;
        let day = match piece.what {
            What::Time(at) => document.times()[at].date(),
            _ => None,
        };
        let name = match piece.what {
            What::Mention(_) => "mark",
            What::Time(_) if day.is_some() => "time",
            // Links in links are none.
            What::Trigger(_) if self.links == 0 => "a",
            _ => "span",
        };
        write!(f, "<{name} class=\"")?;
        match piece.what {
            What::Quotation(_) => f.write_str("quotation")?,
            What::Phrase(_) => f.write_str("phrase")?,
            What::Mention(at) => f.write_str(label::class(document.mentions()[at].kind))?,
            What::Time(_) => f.write_str("date")?,
            What::Reference(_) => f.write_str("reference")?,
            What::Trigger(at) => {
                let group = label::group(document.events()[at].event_type());
                write!(f, "trigger {group}")?;
            }
        }
        f.write_str("\"")?;
        if !piece.is_rest {
            write!(f, " id=\"{}\"", piece.what)?;
        }
        if let Some(day) = day {
            write!(f, " datetime=\"{day}\"")?;
        }
        if let What::Trigger(at) = piece.what
            && name == "a"
        {
            write!(f, " href=\"#e{at}\"")?;
        }
        let note = self.marks.note(document, piece.whole, piece.what);
        if !note.is_empty() {
            // Focused by a link or a tap, but no stop of the tabulator.
            if name != "a" {
                f.write_str(" tabindex=\"-1\"")?;
            }
            write!(f, " aria-description=\"{}\"", Escaped(&note))?;
        }
        f.write_str(">")?;
        self.links += usize::from(name == "a");
        self.open.push((piece.end.0, name));
        Ok(())
    }
}
