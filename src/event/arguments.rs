//! [`Arguments`]: what fills one role of an event.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Serialize, Serializer};

use super::argument::Argument;

/// A list of arguments, read as a slice. A single one takes no memory of its own, and most roles have one or none.
#[derive(Clone)]
pub struct Arguments(List);

#[derive(Clone)]
enum List {
    One(Argument),
    /// None, which takes no memory, or several.
    Many(Box<[Argument]>),
}

// There are lists for all roles in each event, most of them empty.
const _: () = assert!(size_of::<Arguments>() == size_of::<Argument>());

impl Default for Arguments {
    fn default() -> Self {
        Self(List::Many(Box::default()))
    }
}

impl PartialEq for Arguments {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Arguments {
    pub(crate) fn push(&mut self, argument: Argument) {
        self.0 = match std::mem::take(self).0 {
            List::Many(known) if known.is_empty() => List::One(argument),
            List::Many(known) => {
                let mut all = known.into_vec();
                all.reserve_exact(1);
                all.push(argument);
                List::Many(all.into_boxed_slice())
            }
            List::One(known) => List::Many(Box::new([known, argument])),
        };
    }
}

impl Extend<Argument> for Arguments {
    fn extend<I: IntoIterator<Item = Argument>>(&mut self, more: I) {
        more.into_iter().for_each(|argument| self.push(argument));
    }
}

impl FromIterator<Argument> for Arguments {
    fn from_iter<I: IntoIterator<Item = Argument>>(arguments: I) -> Self {
        let mut all = Self::default();
        all.extend(arguments);
        all
    }
}

impl From<&[Argument]> for Arguments {
    fn from(arguments: &[Argument]) -> Self {
        Self(match arguments {
            [one] => List::One(one.clone()),
            _ => List::Many(arguments.into()),
        })
    }
}

impl From<Vec<Argument>> for Arguments {
    fn from(mut arguments: Vec<Argument>) -> Self {
        Self(match arguments.len() {
            1 => arguments
                .pop()
                .map_or_else(|| List::Many(Box::default()), List::One),
            _ => List::Many(arguments.into_boxed_slice()),
        })
    }
}

impl Deref for Arguments {
    type Target = [Argument];

    fn deref(&self) -> &[Argument] {
        match &self.0 {
            List::One(argument) => std::slice::from_ref(argument),
            List::Many(arguments) => arguments,
        }
    }
}

impl DerefMut for Arguments {
    fn deref_mut(&mut self) -> &mut [Argument] {
        match &mut self.0 {
            List::One(argument) => std::slice::from_mut(argument),
            List::Many(arguments) => arguments,
        }
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
    type IntoIter = std::iter::Chain<std::option::IntoIter<Argument>, std::vec::IntoIter<Argument>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self.0 {
            List::One(argument) => (Some(argument), Vec::new()),
            List::Many(arguments) => (None, arguments.into_vec()),
        };
        one.into_iter().chain(many)
    }
}

impl fmt::Debug for Arguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Serialize for Arguments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
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
        assert_eq!(*arguments, [argument(1)]);
        assert_eq!(arguments.clone().into_iter().count(), 1);
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
