//! The names that khabar knows, and finding them in a text.
//!
//! A [`Gazetteer`] is made of [`Entry`]s, which come from TSV files ([`parse`]), from the files
//! that are compiled in ([`EMBEDDED`]) or from code. A [`Matcher`] finds every place in a text
//! where one of their names may stand; which of these hold is for the rooms above to say.
//!
//! ```
//! use khabar::gazetteer::{Gazetteer, HEADER, Matcher};
//! use khabar::text::{AnalyzedText, Normalizer, Vocabulary};
//!
//! let file = format!("{HEADER}\nبغداد\tplace\tplace/baghdad\t\tcountry=iq;type=capital\tmetonym\tcurated\n");
//! let mut vocabulary = Vocabulary::default();
//! let gazetteer = Gazetteer::builder().add_tsv("mine.tsv", &file)?.build(&mut vocabulary);
//!
//! let text = "هبطت الطائرة ببغداد ليلا";
//! let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
//! let mut matches = Vec::new();
//! gazetteer.trie().find(&analyzed, &mut matches);
//!
//! assert_eq!(matches[0].span.slice(text), "بغداد");
//! assert_eq!(gazetteer.get(matches[0].entry).id(), "place/baghdad");
//! # Ok::<(), khabar::gazetteer::GazetteerError>(())
//! ```

mod automaton;
mod embedded;
mod entry;
mod error;
mod index;
mod letters;
mod matcher;
mod name_words;
mod trie;
mod tsv;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

pub use automaton::{AutomatonError, AutomatonMatcher};
pub use embedded::EMBEDDED;
pub use entry::{Alias, Entry, EntryId, EntryKind, Flags, Gender, GrammaticalNumber, NamePosition};
pub use error::GazetteerError;
pub use matcher::{Match, Matcher};
pub use trie::TokenTrie;
pub use tsv::{HEADER, check, parse, parse_bytes};

use crate::text::{Normalizer, Vocabulary, WordId};
use index::IdIndex;
use name_words::{NameCutter, NameList};
use trie::{Output, TrieBuilder};

/// Entries, and tables to find them by id, by name and in texts.
#[derive(Debug)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    ids: IdIndex,
    trie: TokenTrie,
    normalizer: Normalizer,
    /// Made when a name is asked for the first time; texts do not need it.
    names: OnceLock<NameIndex>,
}

/// From the folded words of a name, joined by spaces, to the entries that have it.
type NameIndex = FxHashMap<Box<str>, SmallVec<[EntryId; 2]>>;

impl Gazetteer {
    /// A builder without entries.
    #[must_use]
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// All entries; an [`EntryId`] is a position in them.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry at a position.
    ///
    /// # Panics
    ///
    /// When the position comes from a larger gazetteer.
    #[must_use]
    pub fn get(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The entry with an id, like `org/isis`.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Entry> {
        self.position(id).map(|position| self.get(position))
    }

    /// The position of the entry with an id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<EntryId> {
        self.ids.get(&self.entries, id)
    }

    /// The entries that have a name or alias, however it is spelled: the two are compared folded.
    ///
    /// The first call makes a table of all names. Where words are at hand as [`WordId`]s,
    /// [`Gazetteer::named`] needs no table.
    pub fn lookup(&self, name: &str) -> impl Iterator<Item = &Entry> {
        let cutter = NameCutter::new(&self.normalizer);
        let found = self
            .names
            .get_or_init(|| self.index_names(&cutter))
            .get(cutter.joined(name).as_str());
        found.into_iter().flatten().map(|&id| self.get(id))
    }

    /// The entries that have exactly these folded words as a name or alias, and whether that is a
    /// weak alias.
    pub fn named(&self, words: &[WordId]) -> impl Iterator<Item = (EntryId, bool)> {
        let outputs = self.trie.outputs_of(words).iter();
        outputs.map(|output| (output.entry, output.weak))
    }

    /// The matcher for the names.
    #[must_use]
    pub fn trie(&self) -> &TokenTrie {
        &self.trie
    }

    /// How names were folded.
    #[must_use]
    pub fn normalizer(&self) -> &Normalizer {
        &self.normalizer
    }

    fn index_names(&self, cutter: &NameCutter<'_>) -> NameIndex {
        let mut names = NameIndex::default();
        for (entry, id) in self.entries.iter().zip(0..) {
            for form in entry.forms() {
                let ids = names.entry(cutter.joined(form.text).into()).or_default();
                if ids.last() != Some(&EntryId(id)) {
                    ids.push(EntryId(id));
                }
            }
        }
        names
    }
}

/// Collects entries for a [`Gazetteer`].
///
/// An entry replaces one that was added before under the same id, so that a user's file put on top
/// of the compiled-in data corrects it.
#[derive(Clone, Debug, Default)]
pub struct GazetteerBuilder {
    entries: Vec<Entry>,
    normalizer: Normalizer,
}

impl GazetteerBuilder {
    /// Adds the files that are compiled in.
    #[must_use]
    pub fn add_embedded(mut self) -> Self {
        for (_, text) in EMBEDDED {
            tsv::read_trusted(text, &mut self.entries);
        }
        self
    }

    /// Adds the entries of a file. `file` is only named in errors.
    ///
    /// # Errors
    ///
    /// As [`parse`]; then nothing of the file is added.
    pub fn add_tsv(self, file: &str, text: &str) -> Result<Self, GazetteerError> {
        Ok(self.add_entries(parse(file, text)?))
    }

    /// Adds the entries of a file from its bytes.
    ///
    /// # Errors
    ///
    /// As [`parse_bytes`]; then nothing of the file is added.
    pub fn add_bytes(self, file: &str, bytes: &[u8]) -> Result<Self, GazetteerError> {
        Ok(self.add_entries(parse_bytes(file, bytes)?))
    }

    /// Adds entries.
    #[must_use]
    pub fn add_entries(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries);
        self
    }

    /// Folds names with this normalizer. It must be the one that folds the texts.
    #[must_use]
    pub fn normalizer(mut self, normalizer: Normalizer) -> Self {
        self.normalizer = normalizer;
        self
    }

    /// Makes the gazetteer and puts the words of all names into the vocabulary with which texts are
    /// analysed.
    #[must_use]
    pub fn build(self, vocabulary: &mut Vocabulary) -> Gazetteer {
        let (entries, ids) = replace_same_ids(self.entries);
        let trie = build_trie(&entries, &self.normalizer, vocabulary);
        Gazetteer {
            entries,
            ids,
            trie,
            normalizer: self.normalizer,
            names: OnceLock::new(),
        }
    }
}

/// The entries without those that a later one replaces, which takes their place.
fn replace_same_ids(added: Vec<Entry>) -> (Vec<Entry>, IdIndex) {
    let mut ids = IdIndex::with_capacity(added.len());
    let mut entries: Vec<Entry> = Vec::with_capacity(added.len());
    for entry in added {
        let new = EntryId(u32::try_from(entries.len()).expect("fewer than 2^32 entries"));
        match ids.get_or_insert(&entries, entry.id(), new) {
            Some(same) => entries[same.index()] = entry,
            None => entries.push(entry),
        }
    }
    (entries, ids)
}

fn build_trie(
    entries: &[Entry],
    normalizer: &Normalizer,
    vocabulary: &mut Vocabulary,
) -> TokenTrie {
    // Two forms an entry, of thirty bytes each: about what the embedded data has.
    let mut outputs = Vec::with_capacity(entries.len() * 2);
    let mut names = NameList::with_capacity(entries.len() * 60);
    for (entry, id) in entries.iter().zip(0..) {
        for form in entry.forms() {
            names.push(form.text);
            outputs.push(Output {
                entry: EntryId(id),
                weak: form.weak,
            });
        }
    }
    let mut builder = TrieBuilder::new(outputs.len());
    let mut words = Vec::new();
    let mut current = 0;
    NameCutter::new(normalizer).cut_all(&names, |number, word| {
        if number != current {
            builder.insert(&words, outputs[current]);
            if let [only] = words[..] {
                vocabulary.set_alone(only);
            }
            words.clear();
            current = number;
        }
        words.push(vocabulary.intern(word));
    });
    if let Some(&output) = outputs.get(current) {
        builder.insert(&words, output);
        if let [only] = words[..] {
            vocabulary.set_alone(only);
        }
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, id: &str) -> Entry {
        Entry::new(name, EntryKind::Place, id)
    }

    #[test]
    fn a_later_entry_replaces_one_with_the_same_id() {
        let mut vocabulary = Vocabulary::default();
        let gazetteer = Gazetteer::builder()
            .add_entries([place("عدن", "place/aden"), place("تعز", "place/taiz")])
            .add_entries([place("عدن الصغرى", "place/aden"), place("إب", "place/ibb")])
            .build(&mut vocabulary);
        let ids: Vec<_> = gazetteer.entries().iter().map(Entry::id).collect();
        assert_eq!(ids, ["place/aden", "place/taiz", "place/ibb"]);
        assert_eq!(
            gazetteer.by_id("place/aden").map(Entry::name),
            Some("عدن الصغرى")
        );
        assert_eq!(gazetteer.by_id("place/sanaa"), None);
        assert_eq!(gazetteer.lookup("عدن").count(), 0);
    }

    #[test]
    fn names_are_looked_up_folded() {
        let mut vocabulary = Vocabulary::default();
        let gazetteer = Gazetteer::builder()
            .add_entries([
                place("إب", "place/ibb").with_weak_alias("اللواء الأخضر"),
                place("أب", "place/other"),
            ])
            .build(&mut vocabulary);
        assert_eq!(gazetteer.lookup("ابّ").count(), 2);
        let ids: Vec<_> = gazetteer.lookup("اللواء الاخضر").map(Entry::id).collect();
        assert_eq!(ids, ["place/ibb"]);
        let words = [vocabulary.get("اللواء"), vocabulary.get("الاخضر")];
        assert_eq!(
            gazetteer.named(&words).collect::<Vec<_>>(),
            [(EntryId(0), true)]
        );
        assert_eq!(gazetteer.named(&words[..1]).count(), 0);
        assert_eq!(gazetteer.named(&[WordId::UNKNOWN]).count(), 0);
        assert_eq!(gazetteer.named(&[]).count(), 0);
    }

    #[test]
    fn the_same_words_of_one_entry_are_one_name() {
        let mut vocabulary = Vocabulary::default();
        let entry = place("إب", "place/ibb")
            .with_weak_alias("اب")
            .with_alias("أب");
        let gazetteer = Gazetteer::builder()
            .add_entries([entry])
            .build(&mut vocabulary);
        assert_eq!(gazetteer.trie().len(), 1);
        let words = [vocabulary.get("اب")];
        assert_eq!(
            gazetteer.named(&words).collect::<Vec<_>>(),
            [(EntryId(0), false)]
        );
    }

    #[test]
    fn names_without_words_are_never_found() {
        let mut vocabulary = Vocabulary::default();
        let gazetteer = Gazetteer::builder()
            .add_entries([
                place("", "place/a"),
                place("«»", "place/b"),
                place("تعز", "place/c"),
                place("\n", "place/d"),
            ])
            .build(&mut vocabulary);
        assert_eq!(gazetteer.trie().len(), 1);
        let words = [vocabulary.get("تعز")];
        assert_eq!(
            gazetteer.named(&words).collect::<Vec<_>>(),
            [(EntryId(2), false)]
        );
    }

    #[test]
    fn an_empty_gazetteer_finds_nothing() {
        let gazetteer = Gazetteer::builder().build(&mut Vocabulary::default());
        assert!(gazetteer.trie().is_empty());
        assert_eq!(gazetteer.by_id(""), None);
        assert_eq!(gazetteer.lookup("").count(), 0);
    }
}
