//! [`TrieBuilder`]: collects names into a [`TokenTrie`].

use rustc_hash::FxHashMap;

use super::TokenTrie;
use super::edges::Edges;
use super::node::{Names, Node, Output};
use crate::text::WordId;

/// Collects names into a [`TokenTrie`].
#[derive(Debug)]
pub(in crate::gazetteer) struct TrieBuilder {
    /// For each word the node behind it at the root; [`NO_NODE`] where no name starts with it.
    roots: Vec<u32>,
    /// Nodes are numbered as they come, so that each one's number is above that of the one before it.
    edges: FxHashMap<(u32, WordId), u32>,
    nodes: u32,
    /// The outputs with their nodes, as they were added.
    outputs: Vec<(u32, Output)>,
}

const NO_NODE: u32 = u32::MAX;

impl TrieBuilder {
    /// `names` is how many names are about to come; it saves growing.
    pub(in crate::gazetteer) fn new(names: usize) -> Self {
        Self {
            roots: Vec::new(),
            edges: FxHashMap::with_capacity_and_hasher(names, rustc_hash::FxBuildHasher),
            nodes: 0,
            outputs: Vec::with_capacity(names),
        }
    }

    /// Adds a name. An entry's names come one after another; the same words again are weak only if
    /// they were weak each time.
    pub(in crate::gazetteer) fn insert(&mut self, words: &[WordId], output: Output) {
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
            let next = self.edges.entry((node, word)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes - 1
            });
            node = *next;
        }
        self.outputs.push((node, output));
    }

    pub(in crate::gazetteer) fn build(mut self) -> TokenTrie {
        let mut edges: Vec<_> = self.edges.into_iter().collect();
        // From the roots downwards.
        edges.sort_unstable_by_key(|&(_, to)| to);
        let mut table = Edges::with_room_for(edges.len());

        let mut starters = vec![0_u64; self.roots.len().div_ceil(64)];
        let mut numbers = vec![NO_NODE; self.nodes as usize];
        let mut root_nodes = Vec::new();
        for (word, root) in self.roots.iter_mut().enumerate() {
            if *root != NO_NODE {
                starters[word / 64] |= 1 << (word % 64);
                numbers[*root as usize] = (table.slots() + root_nodes.len()) as u32;
                *root = root_nodes.len() as u32;
                root_nodes.push(Node::EMPTY.pack());
            }
        }
        let mut nodes = vec![Node::EMPTY; self.nodes as usize];
        for &((from, word), to) in &edges {
            nodes[from as usize].ways |= Node::way(word);
            numbers[to as usize] = table.insert(numbers[from as usize], word);
        }
        let (mut lists, mut names) = (Vec::new(), 0);
        for_each_node(&mut self.outputs, |node, outputs| {
            nodes[node as usize].names = Names::new(outputs, &mut lists);
            names += outputs.len() as u32;
        });
        for (node, &number) in nodes.into_iter().zip(&numbers) {
            match (number as usize).checked_sub(table.slots()) {
                Some(root) => root_nodes[root] = node.pack(),
                None => table.put(number, node),
            }
        }
        TokenTrie {
            starters: starters.into(),
            roots: self.roots.into(),
            root_nodes: root_nodes.into(),
            edges: table,
            lists: lists.into(),
            names,
        }
    }
}

/// Tells the outputs node after node, those of one node in the order of their entries, none twice.
///
/// They are added entry by entry, so that a stable order by node leaves them in order.
fn for_each_node(added: &mut [(u32, Output)], mut tell: impl FnMut(u32, &[Output])) {
    added.sort_by_key(|&(node, _)| node);
    let mut own: Vec<Output> = Vec::new();
    for outputs in added.chunk_by(|(one, _), (other, _)| one == other) {
        own.clear();
        for &(_, output) in outputs {
            match own.last_mut() {
                Some(same) if same.entry == output.entry => same.weak &= output.weak,
                _ => own.push(output),
            }
        }
        tell(outputs[0].0, &own);
    }
}
