//! [`TokenTrie`]: the default matcher, a trie whose edges are whole words as integers.
//!
//! One pass over the tokens, a table look-up for each word of a name that is still possible. What
//! a text costs depends on its length and on the names that start in it, not on how many names
//! there are.

use super::entry::EntryId;
use super::matcher::{
    Match, Matcher, is_mark, name_start, name_starts, next_name_token, proclitics_before,
    sort_matches, span_end,
};
use crate::Span;
use crate::store::{Array, Malformed, Reader, Writer};
use crate::text::{AnalyzedText, FormMemory, FormSet, WordId};

/// A name that ends at a node: whose it is, and whether it is a weak alias.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Output {
    pub(super) entry: EntryId,
    pub(super) weak: bool,
}

impl Output {
    const fn pack(self) -> u32 {
        self.entry.0 << 1 | self.weak as u32
    }

    const fn unpack(packed: u32) -> Self {
        Self {
            entry: EntryId(packed >> 1),
            weak: packed & 1 == 1,
        }
    }
}

/// What there is at a node.
#[derive(Clone, Copy)]
struct Node {
    /// Where its outputs begin; they end where those of the next node begin.
    outputs: u32,
    /// For each word that leads on one of 32 bits. Most words whose bit is not among them end a search here,
    /// without a look at the edges.
    ways: u32,
}

impl Node {
    fn pack(self) -> u64 {
        u64::from(self.ways) << 32 | u64::from(self.outputs)
    }

    fn unpack(packed: u64) -> Self {
        Self {
            outputs: packed as u32,
            ways: (packed >> 32) as u32,
        }
    }

    /// The bit of a word; none of an unknown one, which leads nowhere.
    fn way(word: WordId) -> u32 {
        u32::from(word.is_known()) << ((word.index() as u32).wrapping_mul(0x9e37_79b9) >> 27)
    }
}

/// A node, with all that is known there.
#[derive(Clone, Copy, Debug)]
struct Place {
    node: u32,
    ways: u32,
    outputs: (u32, u32),
}

impl Place {
    /// Whether the word behind the token `last` may lead on. Most do not.
    #[inline]
    fn may_lead_on(self, text: &AnalyzedText<'_>, last: usize) -> bool {
        let next = last + 1;
        self.ways != 0
            && next < text.tokens().len()
            && (self.ways & Node::way(text.word(next)) != 0 || is_mark(text, next))
    }

    fn is_name(self) -> bool {
        self.outputs.0 != self.outputs.1
    }
}

/// The default [`Matcher`]: a trie over the words of the names.
#[derive(Clone, Debug)]
pub struct TokenTrie {
    /// One bit for each word: whether a name starts with it. Most words of a text go no further.
    starters: Array<u64>,
    /// For each word the node behind it at the root; [`NO_NODE`] where no name starts with it.
    roots: Array<u32>,
    edges: EdgeTable,
    /// The [`Node`]s, packed; one more than there are, behind the last.
    nodes: Array<u64>,
    /// The [`Output`]s, packed.
    outputs: Array<u32>,
}

const NO_NODE: u32 = u32::MAX;

impl TokenTrie {
    /// How many different names (word sequences of an entry) it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.outputs.len()
    }

    /// Whether it holds no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.outputs.is_empty()
    }

    /// The entries that have exactly these words as their name or alias.
    pub(super) fn outputs_of(&self, words: &[WordId]) -> impl Iterator<Item = Output> + use<'_> {
        let last = words.split_first().and_then(|(&first, rest)| {
            let mut rest = rest.iter();
            rest.try_fold(self.root(first)?, |node, &word| self.edges.get(node, word))
        });
        last.into_iter()
            .flat_map(|node| self.outputs(self.place(node)))
    }

    fn root(&self, word: WordId) -> Option<u32> {
        let bits = self.starters.get(word.index() / 64)?;
        if bits >> (word.index() % 64) & 1 == 0 {
            return None;
        }
        Some(self.roots[word.index()])
    }

    fn place(&self, node: u32) -> Place {
        let here = Node::unpack(self.nodes[node as usize]);
        let next = Node::unpack(self.nodes[node as usize + 1]);
        Place {
            node,
            ways: here.ways,
            outputs: (here.outputs, next.outputs),
        }
    }

    fn outputs(&self, place: Place) -> impl Iterator<Item = Output> + use<'_> {
        let (start, end) = place.outputs;
        let outputs = self.outputs.get(start as usize..end as usize);
        outputs
            .unwrap_or_default()
            .iter()
            .map(|&packed| Output::unpack(packed))
    }

    pub(super) fn write(&self, to: &mut Writer) {
        to.long_numbers(&self.starters);
        to.numbers(&self.roots);
        to.long_numbers(&self.edges.keys);
        to.numbers(&self.edges.nodes);
        to.numbers(&[self.edges.len as u32]);
        to.long_numbers(&self.nodes);
        to.numbers(&self.outputs);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            starters: from.long_array()?,
            roots: from.array()?,
            edges: EdgeTable {
                keys: from.long_array()?,
                nodes: from.array()?,
                len: *from.numbers()?.first().ok_or(Malformed)? as usize,
            },
            nodes: from.long_array()?,
            outputs: from.array()?,
        })
    }

    /// Whether what was read is a trie whose names are those of so many entries.
    pub(super) fn check(&self, entries: usize) -> Result<(), Malformed> {
        let nodes = self.nodes.len().checked_sub(1).ok_or(Malformed)?;
        let words = self.starters.iter().enumerate();
        let starters = words.flat_map(|(index, &bits)| {
            let set = (0..64).filter(move |bit| bits >> bit & 1 == 1);
            set.map(move |bit| 64 * index + bit)
        });
        let mut roots = starters.map(|word| self.roots.get(word));
        let is_node = |node: &u32| (*node as usize) < nodes;
        Malformed::unless(roots.all(|root| root.is_some_and(is_node)))?;
        self.edges.check(nodes)?;
        let starts = self.nodes.iter().map(|&node| Node::unpack(node).outputs);
        let last = starts.clone().next_back().unwrap_or_default();
        Malformed::unless(starts.is_sorted() && last as usize <= self.outputs.len())?;
        let mut outputs = self.outputs.iter().map(|&packed| Output::unpack(packed));
        Malformed::unless(outputs.all(|output| output.entry.index() < entries))
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
}

impl Beginnings {
    const NONE: Self = Self {
        readings: 0,
        first: Place {
            node: NO_NODE,
            ways: 0,
            outputs: (0, 0),
        },
    };
}

/// How many tokens are looked through at a time for words that may begin a name.
const AT_A_TIME: usize = 256;

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
        let mut next = 0;
        while next < text.tokens().len() {
            let end = text.tokens().len().min(next + AT_A_TIME);
            let mut len = 0;
            for token in next..end {
                others[len] = token;
                len += usize::from(!nameless.contains(text.form(token)));
            }
            for &token in &others[..len] {
                let found = *beginnings.of(text, token, || self.beginnings(text, token));
                if found.readings == 0 {
                    nameless.insert(text.form(token));
                }
                self.find_at(text, token, found, matches);
            }
            next = end;
        }
    }

    fn beginnings(&self, text: &AnalyzedText<'_>, token: usize) -> Beginnings {
        let mut found = Beginnings::NONE;
        for start in name_starts(text, token) {
            if let Some(node) = self.root(start.word) {
                if found.readings == 0 {
                    found.first = self.place(node);
                }
                found.readings |= 1 << start.reading;
            }
        }
        found
    }

    /// Finds the names that begin with a token.
    fn find_at(
        &self,
        text: &AnalyzedText<'_>,
        token: usize,
        Beginnings { readings, first }: Beginnings,
        matches: &mut Vec<Match>,
    ) {
        if readings == 0 {
            return;
        }
        let found_before = matches.len();
        let reading = readings.trailing_zeros() as u8;
        if first.is_name() || first.may_lead_on(text, token) {
            self.find_from(text, token, reading, first, matches);
        }
        let mut others = readings & (readings - 1);
        while others != 0 {
            let reading = others.trailing_zeros() as u8;
            if let Some(node) = self.root(name_start(text, token, reading).word) {
                self.find_from(text, token, reading, self.place(node), matches);
            }
            others &= others - 1;
        }
        // A name that starts in a later word starts later, so that each word's matches can be
        // put in order by themselves.
        sort_matches(&mut matches[found_before..]);
    }

    /// Finds the names that start at the token `first`, read in this way, whose word leads to `place`.
    fn find_from(
        &self,
        text: &AnalyzedText<'_>,
        first: usize,
        reading: u8,
        mut place: Place,
        matches: &mut Vec<Match>,
    ) {
        let start = name_start(text, first, reading);
        let mut proclitics = None;
        let (mut last, mut end, mut words) = (first, start.span.end(), 1);
        loop {
            for output in self.outputs(place) {
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
            if !place.may_lead_on(text, last) {
                break;
            }
            let Some(next) = next_name_token(text, last) else {
                break;
            };
            let word = text.word(next);
            if place.ways & Node::way(word) == 0 {
                break;
            }
            let Some(child) = self.edges.get(place.node, word) else {
                break;
            };
            (place, last, words) = (self.place(child), next, words + 1);
            // Only a name with marks inside can end in a mark that belongs to it.
            end = if last - first + 1 == words {
                text.tokens()[last].span().end()
            } else {
                span_end(text, first, last)
            };
        }
    }
}

/// Collects names into a [`TokenTrie`].
#[derive(Debug)]
pub(super) struct TrieBuilder {
    roots: Vec<u32>,
    edges: EdgeTable,
    nodes: u32,
    /// The outputs with their nodes, as they were added.
    outputs: Vec<(u32, Output)>,
}

impl TrieBuilder {
    /// `names` is how many names are about to come; it saves growing.
    pub(super) fn new(names: usize) -> Self {
        Self {
            roots: Vec::new(),
            edges: EdgeTable::with_capacity(names),
            nodes: 0,
            outputs: Vec::with_capacity(names),
        }
    }

    /// Adds a name. An entry's names come one after another; the same words again are weak only if
    /// they were weak each time.
    pub(super) fn insert(&mut self, words: &[WordId], output: Output) {
        let Some((&first, rest)) = words.split_first() else {
            return;
        };
        if self.roots.len() <= first.index() {
            self.roots.resize(first.index() + 1, NO_NODE);
        }
        let mut node = self.roots[first.index()];
        if node == NO_NODE {
            node = self.nodes;
            self.nodes += 1;
            self.roots[first.index()] = node;
        }
        for &word in rest {
            let (child, is_new) = self.edges.get_or_insert(node, word, self.nodes);
            self.nodes += u32::from(is_new);
            node = child;
        }
        self.outputs.push((node, output));
    }

    pub(super) fn build(self) -> TokenTrie {
        let mut starters = vec![0_u64; self.roots.len().div_ceil(64)];
        for (word, _) in self
            .roots
            .iter()
            .enumerate()
            .filter(|&(_, &node)| node != NO_NODE)
        {
            starters[word / 64] |= 1 << (word % 64);
        }
        let (output_starts, outputs) = group_by_node(&self.outputs, self.nodes as usize);
        let mut ways = vec![0; output_starts.len()];
        for key in self.edges.keys.iter().filter(|&&key| key != EMPTY) {
            ways[(key >> 32) as usize] |= Node::way(WordId(*key as u32));
        }
        let nodes = output_starts.into_iter().zip(ways);
        let nodes = nodes.map(|(outputs, ways)| Node { outputs, ways }.pack());
        TokenTrie {
            starters: starters.into(),
            roots: self.roots.into(),
            edges: self.edges,
            nodes: nodes.collect(),
            outputs: outputs.into_iter().map(Output::pack).collect(),
        }
    }
}

/// The outputs node after node, those of one node in the order of their entries, none twice.
///
/// They are added entry by entry, so that placing them by node leaves them in order.
fn group_by_node(added: &[(u32, Output)], nodes: usize) -> (Vec<u32>, Vec<Output>) {
    let mut starts = vec![0_u32; nodes + 1];
    for &(node, _) in added {
        starts[node as usize + 1] += 1;
    }
    for node in 0..nodes {
        starts[node + 1] += starts[node];
    }
    let Some(&(_, any)) = added.first() else {
        return (starts, Vec::new());
    };
    let mut outputs = vec![any; added.len()];
    let mut ends = starts.clone();
    for &(node, output) in added {
        let node = node as usize;
        let (start, end) = (starts[node] as usize, ends[node] as usize);
        match outputs[start..end].last_mut() {
            Some(same) if same.entry == output.entry => same.weak &= output.weak,
            _ => {
                outputs[end] = output;
                ends[node] += 1;
            }
        }
    }
    // The places that doubles would have had are closed up.
    let mut kept = 0;
    for node in 0..nodes {
        let range = starts[node] as usize..ends[node] as usize;
        starts[node] = kept as u32;
        let len = range.len();
        outputs.copy_within(range, kept);
        kept += len;
    }
    starts[nodes] = kept as u32;
    outputs.truncate(kept);
    (starts, outputs)
}

/// All edges but those of the root, as one open-addressed hash table: (node, word) → node.
#[derive(Clone, Debug)]
struct EdgeTable {
    keys: Array<u64>,
    nodes: Array<u32>,
    len: usize,
}

/// No node has this number, so no edge has this key.
const EMPTY: u64 = u64::MAX;

impl EdgeTable {
    fn with_capacity(edges: usize) -> Self {
        let slots = (edges * 2).next_power_of_two().max(16);
        Self {
            keys: vec![EMPTY; slots].into(),
            nodes: vec![0; slots].into(),
            len: 0,
        }
    }

    /// Whether a table that was read can be asked, and leads downwards to so many nodes.
    fn check(&self, nodes: usize) -> Result<(), Malformed> {
        let slots = self.keys.len();
        Malformed::unless(slots.is_power_of_two() && slots == self.nodes.len())?;
        let (mut full, mut lead) = (0, true);
        for (&key, &child) in self.keys.iter().zip(self.nodes.iter()) {
            if key != EMPTY {
                full += 1;
                // Children were numbered after their parents: no way leads around in a circle.
                lead &= key >> 32 < u64::from(child) && (child as usize) < nodes;
            }
        }
        // Who looks for what is not there stops at an empty slot.
        Malformed::unless(full < slots && lead)
    }

    fn get(&self, node: u32, word: WordId) -> Option<u32> {
        if !word.is_known() {
            return None;
        }
        let slot = self.slot(key(node, word));
        (self.keys[slot] != EMPTY).then(|| self.nodes[slot])
    }

    /// The edge's node, and whether it is `new`.
    fn get_or_insert(&mut self, node: u32, word: WordId, new: u32) -> (u32, bool) {
        let key = key(node, word);
        let slot = self.slot(key);
        if self.keys[slot] != EMPTY {
            return (self.nodes[slot], false);
        }
        self.place(slot, key, new);
        self.len += 1;
        if self.len * 3 > self.keys.len() * 2 {
            self.grow();
        }
        (new, true)
    }

    /// The slot of a key, or the empty one where it would be. There is always an empty one.
    fn slot(&self, key: u64) -> usize {
        let keys = &*self.keys;
        let mask = keys.len() - 1;
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut slot = (hash >> 32) as usize & mask;
        while keys[slot] != key && keys[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn place(&mut self, slot: usize, key: u64, node: u32) {
        self.keys.to_mut()[slot] = key;
        self.nodes.to_mut()[slot] = node;
    }

    fn grow(&mut self) {
        let mut larger = Self::with_capacity(self.keys.len());
        for (&key, &node) in self.keys.iter().zip(self.nodes.iter()) {
            if key != EMPTY {
                larger.place(larger.slot(key), key, node);
            }
        }
        larger.len = self.len;
        *self = larger;
    }
}

fn key(node: u32, word: WordId) -> u64 {
    u64::from(node) << 32 | word.index() as u64
}
