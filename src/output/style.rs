//! [`TableStyle`]: what a table has for a terminal and lacks in a file.

use std::fmt::{self, Display, Formatter};

use crate::entity::EntityKind;

/// How a table is drawn; by default plain.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct TableStyle {
    /// Colours by kind, as ANSI escapes.
    pub color: bool,
    /// Each phrase of the text between isolating marks (U+2068, U+2069), so that a terminal that
    /// draws Arabic from right to left moves nothing of what stands beside it.
    pub isolate: bool,
}

/// What something is drawn as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ink {
    Heading,
    Quiet,
    Event,
    Time,
    Person,
    Place,
    Organization,
    /// A role or a nationality.
    Helper,
}

impl Ink {
    pub(super) fn of(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Place => Self::Place,
            EntityKind::Organization => Self::Organization,
            EntityKind::Role | EntityKind::Nationality => Self::Helper,
        }
    }

    /// The parameters of its escape (Select Graphic Rendition): colours that are legible on dark
    /// and on light ground.
    fn code(self) -> &'static str {
        match self {
            Self::Heading => "1",
            Self::Quiet => "2",
            Self::Event => "1;31",
            Self::Time => "36",
            Self::Person => "94",
            Self::Place => "32",
            Self::Organization => "33",
            Self::Helper => "35",
        }
    }
}

impl TableStyle {
    /// In its colour, if there are colours.
    pub(super) fn paint<T: Display>(self, ink: Option<Ink>, inside: T) -> Painted<T> {
        Painted(ink.filter(|_| self.color), inside)
    }

    /// Between marks, if it is to be isolated.
    pub(super) fn isolate<T: Display>(self, inside: T) -> Isolated<T> {
        Isolated(self.isolate, inside)
    }
}

pub(super) struct Painted<T>(Option<Ink>, T);

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(ink) => write!(f, "\u{1b}[{}m{}\u{1b}[0m", ink.code(), self.1),
            None => self.1.fmt(f),
        }
    }
}

pub(super) struct Isolated<T>(bool, T);

impl<T: Display> Display for Isolated<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            true => write!(f, "\u{2068}{}\u{2069}", self.1),
            false => self.1.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_style_stands_alone() {
        let shown = |color, isolate| {
            let style = TableStyle { color, isolate };
            style
                .isolate(style.paint(Some(Ink::Place), "عدن"))
                .to_string()
        };
        assert_eq!(shown(false, false), "عدن");
        assert_eq!(shown(false, true), "\u{2068}عدن\u{2069}");
        assert_eq!(shown(true, false), "\u{1b}[32mعدن\u{1b}[0m");
    }
}
