//! [`Arguments`]: what fills one role of an event.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Serialize, Serializer};

use super::argument::Argument;

/// A list of arguments, read as a slice. It takes no more room than they do: most roles have one or none.
#[derive(Clone, PartialEq, Default)]
pub struct Arguments(Box<[Argument]>);

impl Arguments {
    pub(crate) fn push(&mut self, argument: Argument) {
        self.extend([argument]);
    }
}

impl Extend<Argument> for Arguments {
    fn extend<I: IntoIterator<Item = Argument>>(&mut self, more: I) {
        let more = more.into_iter();
        let mut arguments = std::mem::take(&mut self.0).into_vec();
        arguments.reserve_exact(more.size_hint().0);
        arguments.extend(more);
        self.0 = arguments.into_boxed_slice();
    }
}

impl FromIterator<Argument> for Arguments {
    fn from_iter<I: IntoIterator<Item = Argument>>(arguments: I) -> Self {
        Self(arguments.into_iter().collect())
    }
}

impl From<&[Argument]> for Arguments {
    fn from(arguments: &[Argument]) -> Self {
        Self(arguments.into())
    }
}

impl From<Vec<Argument>> for Arguments {
    fn from(arguments: Vec<Argument>) -> Self {
        Self(arguments.into_boxed_slice())
    }
}

impl Deref for Arguments {
    type Target = [Argument];

    fn deref(&self) -> &[Argument] {
        &self.0
    }
}

impl DerefMut for Arguments {
    fn deref_mut(&mut self) -> &mut [Argument] {
        &mut self.0
    }
}

impl<'a> IntoIterator for &'a Arguments {
    type Item = &'a Argument;
    type IntoIter = std::slice::Iter<'a, Argument>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Arguments {
    type Item = &'a mut Argument;
    type IntoIter = std::slice::IterMut<'a, Argument>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl IntoIterator for Arguments {
    type Item = Argument;
    type IntoIter = std::vec::IntoIter<Argument>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_vec().into_iter()
    }
}

impl fmt::Debug for Arguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Arguments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn arguments_stand_as_they_came() {
        let argument = |start| Argument::phrase(Span::new(start, start + 1), None);
        let mut arguments = Arguments::default();
        assert!(arguments.is_empty());
        arguments.push(argument(1));
        arguments.extend([argument(5), argument(3)]);
        let starts = |arguments: &Arguments| -> Vec<usize> {
            let spans = arguments.iter().filter_map(|a| a.span);
            spans.map(Span::start).collect()
        };
        assert_eq!(starts(&arguments), [1, 5, 3]);
        arguments[0].span = None;
        assert_eq!(starts(&arguments.into_iter().collect()), [5, 3]);
    }
}
