//! [`TokenTrie`]: the default matcher, a trie whose edges are whole words as integers.
//!
//! One pass over the tokens, a table look-up for each word of a name that is still possible. What
//! a text costs depends on its length and on the names that start in it, not on how many names
//! there are.

mod builder;
mod edges;
mod node;

pub(super) use builder::TrieBuilder;
pub(super) use node::Output;

use smallvec::SmallVec;

use super::matcher::{
    Match, Matcher, NameStart, is_mark, name_start, name_starts, next_name_token,
    proclitics_before, sort_matches, span_end,
};
use crate::Span;
use crate::store::{Array, Malformed, Reader, Writer};
use crate::text::{AnalyzedText, FormMemory, FormSet, Proclitics, WordId};
use edges::{Edges, Place};
use node::Node;

impl Node {
    /// Whether the word behind the token `last` may lead on. Most do not.
    #[inline]
    fn may_lead_on(self, text: &AnalyzedText<'_>, last: usize) -> bool {
        let next = last + 1;
        self.ways != 0
            && next < text.tokens().len()
            && (self.ways & Self::way(text.word(next)) != 0 || is_mark(text, next))
    }

    /// The word behind the token `last`, over marks, where it may lead on.
    #[inline]
    fn next_word(self, text: &AnalyzedText<'_>, last: usize) -> Option<(usize, WordId)> {
        let mut next = last + 1;
        if self.ways == 0 || next >= text.tokens().len() {
            return None;
        }
        if is_mark(text, next) {
            next = next_name_token(text, last)?;
        } else if text.sentence_of(next) != text.sentence_of(last) {
            return None;
        }
        let word = text.word(next);
        (self.ways & Self::way(word) != 0).then_some((next, word))
    }
}

/// The default [`Matcher`]: a trie over the words of the names.
#[derive(Clone, Debug)]
pub struct TokenTrie {
    /// One bit for each word: whether a name starts with it. Most words of a text go no further.
    starters: Array<u64>,
    /// For each word with such a bit the position of its root.
    roots: Array<u32>,
    /// The packed nodes behind the first words of names.
    root_nodes: Array<u64>,
    edges: Edges,
    /// The names of nodes that have more than one.
    lists: Array<u32>,
    /// How many names there are.
    names: u32,
}

impl TokenTrie {
    /// How many different names (word sequences of an entry) it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names as usize
    }

    /// Whether it holds no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names == 0
    }

    /// The entries that have exactly these words as their name or alias.
    pub(super) fn outputs_of(&self, words: &[WordId]) -> impl Iterator<Item = Output> + use<> {
        let last = words.split_first().and_then(|(&first, rest)| {
            let mut rest = rest.iter();
            rest.try_fold(self.root(first)?, |place, &word| {
                self.edges.get(place.number, word)
            })
        });
        let names = last.map_or(Node::EMPTY, |place| place.node).names;
        let outputs = names.of(&self.lists).iter();
        let outputs: SmallVec<[Output; 4]> = outputs.map(|&it| Output::unpack(it)).collect();
        outputs.into_iter()
    }

    fn root(&self, word: WordId) -> Option<Place> {
        let bits = self.starters.get(word.index() / 64)?;
        if bits >> (word.index() % 64) & 1 == 0 {
            return None;
        }
        let root = self.roots[word.index()];
        Some(Place {
            number: self.edges.slots() as u32 + root,
            node: Node::unpack(self.root_nodes[root as usize]),
        })
    }

    pub(super) fn write(&self, to: &mut Writer) {
        to.long_numbers(&self.starters);
        to.numbers(&self.roots);
        to.long_numbers(&self.root_nodes);
        to.long_numbers(self.edges.as_numbers());
        to.numbers(&self.lists);
        to.numbers(&[self.names]);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            starters: from.long_array()?,
            roots: from.array()?,
            root_nodes: from.long_array()?,
            edges: Edges::new(from.long_array()?),
            lists: from.array()?,
            names: *from.numbers()?.first().ok_or(Malformed)?,
        })
    }

    /// Whether what was read is a trie whose names are those of so many entries.
    pub(super) fn check(&self, entries: usize) -> Result<(), Malformed> {
        let words = self.starters.iter().enumerate();
        let starters = words.flat_map(|(index, &bits)| {
            let set = (0..64).filter(move |bit| bits >> bit & 1 == 1);
            set.map(move |bit| 64 * index + bit)
        });
        let mut roots = starters.map(|word| self.roots.get(word));
        let is_root = |root: &u32| (*root as usize) < self.root_nodes.len();
        Malformed::unless(roots.all(|root| root.is_some_and(is_root)))?;
        self.edges.check(self.root_nodes.len())?;
        let roots = self.root_nodes.iter().map(|&node| Node::unpack(node));
        let mut nodes = roots.chain(self.edges.nodes());
        nodes.try_for_each(|node| node.names.check(&self.lists, entries))
    }
}

impl Matcher for TokenTrie {
    fn find(&self, text: &AnalyzedText<'_>, matches: &mut Vec<Match>) {
        for token in 0..text.tokens().len() {
            self.find_at(text, token, self.beginnings(text, token), matches);
        }
    }
}

/// Which names begin with which written words, for finding the names of one trie in many texts with
/// [`TokenTrie::find_remembering`]. It saves work and changes no result.
#[derive(Debug, Default)]
pub struct NameMemory {
    beginnings: FormMemory<Beginnings>,
    /// The forms that no name begins with.
    nameless: FormSet,
}

/// How names begin with a word.
#[derive(Clone, Copy, Debug)]
struct Beginnings {
    /// The readings that they begin with, a bit for each; a word has fewer than thirty.
    readings: u32,
    /// Where the first of these leads.
    first: Place,
    /// Where its stem stands, in bytes from the word's start; no name has a longer word.
    stem: (u16, u16),
    proclitics: Proclitics,
}

impl Beginnings {
    const NONE: Self = Self {
        readings: 0,
        first: Place {
            number: 0,
            node: Node::EMPTY,
        },
        stem: (0, 0),
        proclitics: Proclitics::NONE,
    };
}

/// How many tokens are looked through at a time for words that may begin a name.
const AT_A_TIME: usize = 128;

impl TokenTrie {
    /// [`Matcher::find`] for one of many texts that are read with one
    /// [`WordMemory`](crate::text::WordMemory). It finds the same.
    pub fn find_remembering(
        &self,
        text: &AnalyzedText<'_>,
        memory: &mut NameMemory,
        matches: &mut Vec<Match>,
    ) {
        let NameMemory {
            beginnings,
            nameless,
        } = memory;
        nameless.begin_text(text);
        beginnings.begin_text(text);
        // Which words begin a name cannot be foreseen: each takes a place that the next one takes again if it does not.
        let mut others = [0; AT_A_TIME];
        // What is known of them is fetched for all before it is used for the first, so that the memory is waited for
        // once.
        let mut known = [None; AT_A_TIME];
        let mut next = 0;
        while next < text.tokens().len() {
            let end = text.tokens().len().min(next + AT_A_TIME);
            let mut len = 0;
            for token in next..end {
                others[len] = token;
                len += usize::from(!nameless.contains(text.form(token)));
            }
            for (&token, known) in others[..len].iter().zip(&mut known) {
                *known = beginnings.get(text, token);
            }
            for (&token, &known) in others[..len].iter().zip(&known) {
                let found = known.unwrap_or_else(|| self.learn(text, token, beginnings, nameless));
                self.find_at(text, token, found, matches);
            }
            next = end;
        }
    }

    #[cold]
    fn learn(
        &self,
        text: &AnalyzedText<'_>,
        token: usize,
        beginnings: &mut FormMemory<Beginnings>,
        nameless: &mut FormSet,
    ) -> Beginnings {
        let found = *beginnings.of(text, token, || self.beginnings(text, token));
        if found.readings == 0 {
            nameless.insert(text.form(token));
        }
        found
    }

    fn beginnings(&self, text: &AnalyzedText<'_>, token: usize) -> Beginnings {
        let mut found = Beginnings::NONE;
        let token_start = text.tokens()[token].span().start();
        for (word, start) in name_starts(text, token) {
            let Some(root) = self.root(word) else {
                continue;
            };
            if found.readings == 0 {
                let (stem, end) = start.span.ends();
                found.first = root;
                found.stem = ((stem - token_start) as u16, (end - token_start) as u16);
                found.proclitics = start.proclitics;
            }
            found.readings |= 1 << start.reading;
        }
        found
    }

    /// Finds the names that begin with a token.
    fn find_at(
        &self,
        text: &AnalyzedText<'_>,
        token: usize,
        found: Beginnings,
        matches: &mut Vec<Match>,
    ) {
        let Beginnings {
            readings, first, ..
        } = found;
        if readings == 0 {
            return;
        }
        let found_before = matches.len();
        let mut way = None;
        if !first.node.names.are_none() || first.node.may_lead_on(text, token) {
            let word = text.tokens()[token].span().start();
            let (stem, end) = found.stem;
            let start = NameStart {
                token,
                reading: readings.trailing_zeros() as u8,
                span: Span::new(word + usize::from(stem), word + usize::from(end)),
                proclitics: found.proclitics,
            };
            way = Some((start, first));
        }
        let mut others = readings & (readings - 1);
        loop {
            if let Some((start, place)) = way {
                self.find_from(text, start, place, matches);
            }
            if others == 0 {
                break;
            }
            let (word, start) = name_start(text, token, others.trailing_zeros() as u8);
            way = self.root(word).map(|root| (start, root));
            others &= others - 1;
        }
        // A name that starts in a later word starts later, so that each word's matches can be
        // put in order by themselves.
        sort_matches(&mut matches[found_before..]);
    }

    /// Finds the names that start in this way, whose first word leads to `place`.
    #[inline]
    fn find_from(
        &self,
        text: &AnalyzedText<'_>,
        start: NameStart,
        mut place: Place,
        matches: &mut Vec<Match>,
    ) {
        let first = start.token;
        let mut proclitics = None;
        let (mut last, mut end, mut words) = (first, start.span.end(), 1);
        loop {
            for &output in place.node.names.of(&self.lists) {
                let output = Output::unpack(output);
                let proclitics = *proclitics.get_or_insert_with(|| {
                    if start.proclitics.is_empty() {
                        proclitics_before(text, first)
                    } else {
                        start.proclitics
                    }
                });
                matches.push(Match {
                    entry: output.entry,
                    weak: output.weak,
                    tokens: first as u32..last as u32 + 1,
                    span: Span::new(start.span.start(), end),
                    proclitics,
                    reading: start.reading,
                });
            }
            let Some((next, word)) = place.node.next_word(text, last) else {
                break;
            };
            let Some(child) = self.edges.get(place.number, word) else {
                break;
            };
            (place, last, words) = (child, next, words + 1);
            // Only a name with marks inside can end in a mark that belongs to it.
            end = if last - first + 1 == words {
                text.tokens()[last].span().end()
            } else {
                span_end(text, first, last)
            };
        }
    }
}
