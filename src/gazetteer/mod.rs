//! The names that khabar knows, and finding them in a text.
//!
//! A [`Gazetteer`] is made of [`Entry`]s, which come from TSV files ([`parse`]), from the files
//! that are compiled in ([`gazetteers`]) or from code. A [`Matcher`] finds every place in a text
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
mod entries;
mod entry;
mod error;
mod features;
mod letters;
mod matcher;
mod name_words;
mod source;
mod trie;
mod tsv;

use std::sync::OnceLock;

use smallvec::SmallVec;

pub use automaton::{AutomatonError, AutomatonMatcher};
pub use entry::{Alias, Entry, EntryId, EntryKind, Flags, Gender, GrammaticalNumber, NamePosition};
pub use error::GazetteerError;
pub(crate) use features::{Countries, EntryType, Features, Takes};
pub use matcher::{Match, Matcher};
pub use source::Source;
pub use trie::{NameMemory, TokenTrie};
#[allow(unused_imports, reason = "for the build script")]
pub(crate) use tsv::read_trusted;
pub use tsv::{HEADER, check, parse, parse_bytes};

use crate::store::{Data, HashTable, Malformed, Part, Writer, hash};
use crate::text::{Normalizer, Vocabulary, WordId};
use entries::{CompiledEntries, Entries};
use name_words::{NameCutter, NameList};
use trie::{Output, TrieBuilder};

/// The gazetteers that are compiled in, ready at once: for those who want the data alone.
///
/// Their words are those of [`Vocabulary::embedded`]: texts to be matched have to be analysed with it.
///
/// ```
/// use khabar::gazetteer::{EntryKind, gazetteers};
///
/// let baghdad = gazetteers().lookup("بغداد").next().expect("a place");
/// assert_eq!(baghdad.country(), Some("iq"));
///
/// let capital = |entry: &khabar::gazetteer::Entry| entry.entity_type() == Some("capital");
/// assert!(gazetteers().of_country("ye").any(|entry| capital(&entry)));
/// assert!(gazetteers().of_kind(EntryKind::Weekday).count() >= 7);
/// ```
pub fn gazetteers() -> &'static Gazetteer {
    static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();
    EMBEDDED.get_or_init(Gazetteer::embedded)
}

/// Entries, and tables to find them by id, by name and in texts.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    entries: Entries,
    ids: HashTable,
    trie: TokenTrie,
    normalizer: Normalizer,
    /// The words of the names.
    vocabulary: Vocabulary,
}

impl Gazetteer {
    /// A builder without entries.
    #[must_use]
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// The data that is compiled in, used where it lies.
    fn embedded() -> Self {
        Data::read_embedded(|data| Self::read(data, Vocabulary::embedded()))
    }

    /// What was written, with the vocabulary that it was written with.
    pub(crate) fn read(data: &Data<'_>, vocabulary: Vocabulary) -> Result<Self, Malformed> {
        let from = &mut data.part(Part::Gazetteer)?;
        Ok(Self {
            entries: Entries::Compiled(CompiledEntries::read(from)?),
            ids: HashTable::read(from)?,
            trie: TokenTrie::read(from)?,
            normalizer: Normalizer::default(),
            vocabulary,
        })
    }

    /// Whether what was read holds together.
    pub(crate) fn check(&self) -> Result<(), Malformed> {
        if let Entries::Compiled(entries) = &self.entries {
            entries.check()?;
        }
        self.ids.check(self.len())?;
        self.trie.check(self.len())
    }

    #[allow(dead_code, reason = "only the build script writes")]
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Gazetteer);
        self.entries.write(to);
        self.ids.write(to);
        self.trie.write(to);
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All entries; an [`EntryId`] is a position in them.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> + Clone {
        self.entries.iter()
    }

    /// The entries of a kind.
    pub fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = Entry<'_>> {
        self.entries().filter(move |entry| entry.kind() == kind)
    }

    /// The entries of a country, by its ISO 3166-1 code in lower case.
    pub fn of_country<'g>(&'g self, code: &'g str) -> impl Iterator<Item = Entry<'g>> {
        self.entries()
            .filter(move |entry| entry.country() == Some(code))
    }

    /// The entry at a position.
    ///
    /// # Panics
    ///
    /// When the position comes from a larger gazetteer.
    #[must_use]
    pub fn get(&self, id: EntryId) -> Entry<'_> {
        self.entries.get(id)
    }

    /// Kind, flags and attributes of the entry at a position, which must be one of this gazetteer.
    pub(crate) fn features(&self, id: EntryId) -> Features {
        self.entries.features(id)
    }

    /// The entry with an id, like `org/isis`.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<Entry<'_>> {
        self.position(id).map(|position| self.get(position))
    }

    /// The position of the entry with an id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<EntryId> {
        let is_it = |entry| self.get(EntryId(entry)).id() == id;
        self.ids.get(hash(id.as_bytes()), is_it).map(EntryId)
    }

    /// The entries that have a name or alias, however it is spelled: the two are compared folded.
    pub fn lookup(&self, name: &str) -> impl Iterator<Item = Entry<'_>> {
        let mut words: SmallVec<[WordId; 8]> = SmallVec::new();
        NameCutter::new(&self.normalizer).cut(name, |word| words.push(self.vocabulary.get(word)));
        let outputs = self.trie.outputs_of(&words);
        outputs.map(|output| self.get(output.entry))
    }

    /// The entries that have exactly these folded words as a name or alias, and whether that is a
    /// weak alias.
    pub fn named(&self, words: &[WordId]) -> impl Iterator<Item = (EntryId, bool)> {
        let outputs = self.trie.outputs_of(words);
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
}

/// Collects entries for a [`Gazetteer`].
///
/// An entry replaces one that was added before under the same id, so that a user's file put on top
/// of the compiled-in data corrects it; one with the flag [`Flags::REMOVED`] takes it out.
#[derive(Clone, Debug, Default)]
pub struct GazetteerBuilder {
    /// Whether the data that is compiled in comes before the entries.
    embedded: bool,
    entries: Vec<Entry<'static>>,
    /// The default one unless another is asked for.
    normalizer: Option<Normalizer>,
}

impl GazetteerBuilder {
    /// Adds the data that is compiled in. Where nothing else is added, it is used where it lies.
    #[must_use]
    pub fn add_embedded(mut self) -> Self {
        if self.entries.is_empty() {
            self.embedded = true;
        } else {
            self.entries.extend(entries::embedded());
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
    pub fn add_entries(mut self, entries: impl IntoIterator<Item = Entry<'static>>) -> Self {
        self.entries.extend(entries);
        self
    }

    /// Folds names with this normalizer. It must be the one that folds the texts.
    #[must_use]
    pub fn normalizer(mut self, normalizer: Normalizer) -> Self {
        self.normalizer = Some(normalizer);
        self
    }

    /// Makes the gazetteer and puts the words of all names into the vocabulary with which texts are
    /// analysed.
    #[must_use]
    pub fn build(self, vocabulary: &mut Vocabulary) -> Gazetteer {
        let plain = self.entries.is_empty() && self.normalizer.is_none();
        if self.embedded && plain && vocabulary.is_embedded() {
            return Gazetteer::embedded();
        }
        let normalizer = self.normalizer.unwrap_or_default();
        let mut added = Vec::new();
        if self.embedded {
            added.extend(entries::embedded());
        }
        added.extend(self.entries);
        let (entries, ids) = replace_same_ids(added);
        let trie = build_trie(&entries, &normalizer, vocabulary);
        Gazetteer {
            entries: Entries::Listed(entries),
            ids,
            trie,
            normalizer,
            vocabulary: vocabulary.clone(),
        }
    }
}

/// The entries without those that a later one replaces, which takes their place, or takes out.
fn replace_same_ids(added: Vec<Entry<'static>>) -> (Vec<Entry<'static>>, HashTable) {
    let mut ids = HashTable::with_capacity(added.len());
    let mut entries: Vec<Entry<'static>> = Vec::with_capacity(added.len());
    for entry in added {
        let id = |same: u32| entries[same as usize].id();
        let hash_of = |id: &str| hash(id.as_bytes());
        let hash = hash_of(entry.id());
        match ids.get(hash, |same| id(same) == entry.id()) {
            Some(same) => entries[same as usize] = entry,
            None => {
                ids.push(hash, |same| hash_of(id(same)));
                entries.push(entry);
            }
        }
    }
    let removed = |entry: &Entry<'_>| entry.flags().contains(Flags::REMOVED);
    if entries.iter().any(removed) {
        entries.retain(|entry| !removed(entry));
        // Positions have moved; ids are unique by now.
        return replace_same_ids(entries);
    }
    (entries, ids)
}

fn build_trie(
    entries: &[Entry<'_>],
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

    fn place(name: &str, id: &str) -> Entry<'static> {
        Entry::new(name, EntryKind::Place, id)
    }

    #[test]
    fn a_later_entry_replaces_one_with_the_same_id() {
        let mut vocabulary = Vocabulary::default();
        let gazetteer = Gazetteer::builder()
            .add_entries([place("عدن", "place/aden"), place("تعز", "place/taiz")])
            .add_entries([place("عدن الصغرى", "place/aden"), place("إب", "place/ibb")])
            .build(&mut vocabulary);
        let ids: Vec<_> = gazetteer
            .entries()
            .map(|entry| entry.id().to_owned())
            .collect();
        assert_eq!(ids, ["place/aden", "place/taiz", "place/ibb"]);
        assert_eq!(gazetteer.by_id("place/aden").unwrap().name(), "عدن الصغرى");
        assert_eq!(gazetteer.by_id("place/sanaa"), None);
        assert_eq!(gazetteer.lookup("عدن").count(), 0);
    }

    #[test]
    fn an_entry_is_removed_by_its_id_until_it_is_added_again() {
        let removal = || [place("عدن", "place/aden").with_flags(Flags::REMOVED)];
        let aden = || [place("عدن", "place/aden")];
        let builder = Gazetteer::builder()
            .add_entries(aden())
            .add_entries([place("تعز", "place/taiz")])
            .add_entries(removal());
        let gazetteer = builder.clone().build(&mut Vocabulary::default());
        assert_eq!(gazetteer.len(), 1);
        assert_eq!(gazetteer.by_id("place/aden"), None);
        assert_eq!(gazetteer.lookup("عدن").count(), 0);
        assert_eq!(gazetteer.by_id("place/taiz").unwrap().name(), "تعز");
        let again = builder.add_entries(aden());
        let again = again.build(&mut Vocabulary::default());
        assert_eq!(again.by_id("place/aden").unwrap().name(), "عدن");
        // What was never there need not be taken out.
        let nothing = Gazetteer::builder().add_entries(removal());
        assert!(nothing.build(&mut Vocabulary::default()).is_empty());
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
        let found = gazetteer.lookup("اللواء الاخضر");
        let ids: Vec<_> = found.map(|entry| entry.id().to_owned()).collect();
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
