//! [`Entries`]: all entries of a gazetteer, listed, or read from compiled data when they are asked for.

use std::borrow::Cow;

use super::entry::{Entry, EntryId, EntryKind, Flags};
use super::features::Features;
use crate::store::{Array, Data, Malformed, Part, Reader, Writer};

/// How many numbers a compiled entry has.
const RECORD: usize = 5;

/// Entries by their position.
#[derive(Clone, Debug)]
pub(super) enum Entries {
    Listed(Vec<Entry<'static>>),
    Compiled(CompiledEntries),
}

/// Entries as they were written.
#[derive(Clone, Debug)]
pub(super) struct CompiledEntries {
    /// The texts of all entries, entry after entry: name, id, aliases, attributes.
    text: Cow<'static, str>,
    /// Of each entry five numbers: where its texts begin, how long they are (two), its kind, flags and source,
    /// and its attributes as a number.
    records: Array<u32>,
    sources: Vec<Cow<'static, str>>,
}

impl Entries {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Listed(entries) => entries.len(),
            Self::Compiled(compiled) => compiled.records.len() / RECORD,
        }
    }

    /// The entry at a position below [`Entries::len`].
    pub(super) fn get(&self, id: EntryId) -> Entry<'_> {
        match self {
            Self::Listed(entries) => entries[id.index()].borrowed(),
            Self::Compiled(compiled) => compiled.get(id.index()),
        }
    }

    /// Kind, flags and attributes of the entry at a position below [`Entries::len`].
    pub(super) fn features(&self, id: EntryId) -> Features {
        match self {
            Self::Listed(entries) => Features::of(&entries[id.index()]),
            Self::Compiled(compiled) => compiled.features(id.index()),
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
                Features::of(&entry).attributes(),
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
    /// Entries that were written. The reader then stands behind them.
    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let text = from.text()?;
        Ok(Self {
            text: from.keep(text),
            records: from.array()?,
            sources: from.text()?.lines().map(|line| from.keep(line)).collect(),
        })
    }

    /// Whether every record leads to texts, a kind, a source and a country.
    pub(super) fn check(&self) -> Result<(), Malformed> {
        let records = self.records.as_chunks().0.iter();
        let mut sound = records.map(
            |&[start, first, second, last, attributes]: &[u32; RECORD]| {
                let mut end = start as usize;
                let mut is_text = self.text.is_char_boundary(end);
                for len in [first, first >> 16, second, second >> 16] {
                    end += len as usize & 0xffff;
                    is_text &= self.text.is_char_boundary(end);
                }
                let (kind, source) = (last as usize & 0xff, last as usize >> 16);
                is_text
                    && kind < EntryKind::ALL.len()
                    && source < self.sources.len()
                    && Features::may_be_attributes(attributes)
            },
        );
        Malformed::unless(sound.all(|sound| sound))
    }

    fn features(&self, index: usize) -> Features {
        let [.., last, attributes]: [u32; RECORD] = self.records.as_chunks().0[index];
        Features::new(kind(last), flags(last), attributes)
    }

    fn get(&self, index: usize) -> Entry<'_> {
        let record = self.records.as_chunks().0[index];
        entry(&self.text, record, |number| {
            Cow::Borrowed(&*self.sources[number])
        })
    }
}

/// The entries that are compiled in.
pub(super) fn embedded() -> impl Iterator<Item = Entry<'static>> {
    let (text, records, sources) = Data::read_embedded(|data| {
        let from = &mut data.part(Part::Gazetteer)?;
        Ok((from.text()?, from.numbers()?, from.text()?))
    });
    let sources: Vec<&str> = sources.lines().collect();
    let records = records.as_chunks().0.iter();
    records.map(move |&record| entry(text, record, |number| Cow::Borrowed(sources[number])))
}

fn entry<'d>(
    text: &'d str,
    [start, first, second, last, _]: [u32; RECORD],
    source: impl Fn(usize) -> Cow<'d, str>,
) -> Entry<'d> {
    let mut rest = &text[start as usize..];
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
        source: source(last as usize >> 16),
        kind: kind(last),
        flags: flags(last),
    }
}

/// The kind in a record's fourth number.
fn kind(last: u32) -> EntryKind {
    EntryKind::ALL[last as usize & 0xff]
}

/// The flags in it.
fn flags(last: u32) -> Flags {
    Flags::from_bits((last >> 8) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forged_records_lead_nowhere() {
        let entries = |record: [u32; RECORD]| CompiledEntries {
            text: Cow::Borrowed("كندا"),
            records: record.to_vec().into(),
            sources: vec![Cow::Borrowed("hand")],
        };
        let (kinds, countries) = (EntryKind::ALL.len() as u32, 26 * 26);
        for sound in [[0, 8, 0, 0, 0], [2, 2, 4, kinds - 1, countries << 5]] {
            assert!(entries(sound).check().is_ok(), "{sound:?}");
        }
        for forged in [
            [9, 0, 0, 0, 0],
            [0, 3, 0, 0, 0],
            [0, 8, 2, 0, 0],
            [0, 8, 0, kinds, 0],
            [0, 8, 0, 1 << 16, 0],
            [0, 8, 0, 0, (countries + 1) << 5],
        ] {
            assert!(entries(forged).check().is_err(), "{forged:?}");
        }
    }
}
