//! [`Entries`]: all entries of a gazetteer, listed, or read from compiled data when they are asked for.

use std::borrow::Cow;

use super::entry::{Entry, EntryId, EntryKind, Flags};
use crate::store::{Part, Reader, Writer};

/// Entries by their position.
#[derive(Clone, Debug)]
pub(super) enum Entries {
    Listed(Vec<Entry<'static>>),
    Compiled(CompiledEntries),
}

/// Entries as the build script wrote them.
#[derive(Clone, Debug)]
pub(super) struct CompiledEntries {
    /// The texts of all entries, entry after entry: name, id, aliases, attributes.
    text: &'static str,
    /// Of each entry where its texts begin, how long they are, and its kind, flags and source.
    records: &'static [[u32; 4]],
    /// The sources, one a line.
    sources: Vec<&'static str>,
}

impl Entries {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Listed(entries) => entries.len(),
            Self::Compiled(compiled) => compiled.records.len(),
        }
    }

    /// The entry at a position below [`Entries::len`].
    pub(super) fn get(&self, id: EntryId) -> Entry<'_> {
        match self {
            Self::Listed(entries) => entries[id.index()].borrowed(),
            Self::Compiled(compiled) => compiled.get(id.index()),
        }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Entry<'_>> + Clone {
        (0..self.len()).map(|index| self.get(EntryId(index as u32)))
    }

    pub(super) fn write(&self, to: &mut Writer) {
        let (mut text, mut records, mut sources) = (String::new(), Vec::new(), Vec::new());
        for entry in self.iter() {
            let known = sources.iter().position(|source| *source == entry.source);
            let source = known.unwrap_or_else(|| {
                sources.push(entry.source.clone());
                sources.len() - 1
            });
            let pair = |first: &str, second: &str| {
                let [first, second] = [first, second]
                    .map(|field| u16::try_from(field.len()).expect("a field below 64 KiB"));
                u32::from(first) | u32::from(second) << 16
            };
            records.extend([
                text.len() as u32,
                pair(&entry.name, &entry.id),
                pair(&entry.aliases, &entry.attributes),
                entry.kind as u32 | u32::from(entry.flags.bits()) << 8 | (source as u32) << 16,
            ]);
            for field in [&entry.name, &entry.id, &entry.aliases, &entry.attributes] {
                text.push_str(field);
            }
        }
        to.text(&text);
        to.numbers(&records);
        to.text(&sources.join("\n"));
    }
}

impl CompiledEntries {
    /// The entries that are compiled in. The reader then stands behind them.
    pub(super) fn read(from: &mut Reader) -> Self {
        let text = from.text();
        let records = from.numbers().as_chunks().0;
        let sources = from.text().lines().collect();
        Self {
            text,
            records,
            sources,
        }
    }

    /// The entries that are compiled in.
    pub(super) fn embedded() -> Self {
        Self::read(&mut Reader::of(Part::Gazetteer))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Entry<'static>> + '_ {
        (0..self.records.len()).map(|index| self.get(index))
    }

    fn get(&self, index: usize) -> Entry<'static> {
        let [start, first, second, last] = self.records[index];
        let mut rest = &self.text[start as usize..];
        let mut field = |len: u32| {
            let (field, behind) = rest.split_at(len as usize & 0xffff);
            rest = behind;
            Cow::Borrowed(field)
        };
        Entry {
            name: field(first),
            id: field(first >> 16),
            aliases: field(second),
            attributes: field(second >> 16),
            source: Cow::Borrowed(self.sources[last as usize >> 16]),
            kind: EntryKind::ALL[last as usize & 0xff],
            flags: Flags::from_bits((last >> 8) as u8),
        }
    }
}
