//! What is known of one token: its marks, and what names begin there.

use super::words::Tags;
use crate::gazetteer::EntryKind;

/// What is known of a token as it stands, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Marks(u32);

impl Marks {
    pub(super) const NONE: Self = Self(0);
    /// A word of the Arabic script.
    pub(super) const WORD: Self = Self(1);
    /// A closed-class word, with or without a clitic.
    pub(super) const CLOSED: Self = Self(1 << 1);
    /// A form of a known verb.
    pub(super) const VERB: Self = Self(1 << 2);
    /// A known noun or adjective that is no name.
    pub(super) const NOUN: Self = Self(1 << 3);
    /// Begins with the article.
    pub(super) const DEFINITE: Self = Self(1 << 4);
    /// The best reading takes something off.
    pub(super) const CLITIC: Self = Self(1 << 5);
    /// Written with an accusative or indefinite ending that names do not have.
    pub(super) const TANWIN: Self = Self(1 << 6);
    /// The first token of its sentence.
    pub(super) const FIRST: Self = Self(1 << 7);
    /// A title, head or nationality begins here, with nothing taken off.
    pub(super) const TITLE: Self = Self(1 << 8);
    pub(super) const HEAD: Self = Self(1 << 9);
    pub(super) const NATIONALITY: Self = Self(1 << 10);
    /// A place or organization that needs no evidence begins here, with nothing taken off.
    pub(super) const NAMED: Self = Self(1 << 11);
    /// A word that the data has nowhere.
    pub(super) const UNKNOWN: Self = Self(1 << 12);
    /// A known adjective.
    pub(super) const ADJECTIVE: Self = Self(1 << 13);
    /// A town or lesser place of one word begins here, with nothing taken off.
    pub(super) const TOWN: Self = Self(1 << 14);
    /// A noun of an action, a person or a message, which no place is called by.
    pub(super) const ACTION: Self = Self(1 << 15);
    /// A verb that is no form but one of several subjects.
    pub(super) const PLURAL_VERB: Self = Self(1 << 16);
    /// May be read as a conjunction and a verb.
    pub(super) const CONJOINED_VERB: Self = Self(1 << 17);
    /// Has the shape of an adjective of relation with the article.
    pub(super) const NISBA: Self = Self(1 << 18);
    /// A name of two words that is written as one: عبدالله.
    pub(super) const JOINED_NAME: Self = Self(1 << 19);
    /// May be part of a name that no list knows, by its letters.
    pub(super) const NAME_SHAPE: Self = Self(1 << 20);
    /// Ends as foreign and family names do not, though it may be a name by all else.
    pub(super) const NOUN_ENDING: Self = Self(1 << 21);
    /// May be a foreign surname by its letters, and is nothing that the data knows.
    pub(super) const FOREIGN: Self = Self(1 << 22);
    /// A title with a pronoun: رئيسها.
    pub(super) const POSSESSED_TITLE: Self = Self(1 << 23);
    /// May be read as ل and a stem.
    pub(super) const LAM: Self = Self(1 << 24);
    /// May refer back to what was named before, or speak of something unnamed.
    pub(super) const REFERS: Self = Self(1 << 25);
    /// على or علي.
    pub(super) const ALA: Self = Self(1 << 26);
    /// Ends with ي where its letters tell that ى is meant: الي for إلى.
    pub(super) const DOTTED: Self = Self(1 << 27);
    /// على, as it is written or by the words around it.
    pub(super) const PREPOSITION: Self = Self(1 << 28);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn has_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The sorts of entries that have matches which begin at a token, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Begins(u8);

impl Begins {
    pub(super) const PERSON: Self = Self(1);
    pub(super) const PLACE: Self = Self(1 << 1);
    pub(super) const PLACE_HEAD: Self = Self(1 << 2);
    pub(super) const ORGANIZATION: Self = Self(1 << 3);
    pub(super) const ORGANIZATION_HEAD: Self = Self(1 << 4);
    pub(super) const ROLE: Self = Self(1 << 5);
    pub(super) const NATIONALITY: Self = Self(1 << 6);
    pub(super) const NAME: Self = Self(1 << 7);
    pub(super) const ANY: Self = Self(u8::MAX);

    /// The sort of an entry of a kind, which may be the head of names.
    pub(super) fn of(kind: EntryKind, head: bool) -> Self {
        // Asked of every match, in an order that no branch foresees.
        const SORTS: [[Begins; 2]; EntryKind::ALL.len()] = {
            let mut sorts = [[Begins(0); 2]; EntryKind::ALL.len()];
            let mut index = 0;
            while index < sorts.len() {
                let kind = EntryKind::ALL[index];
                sorts[kind as usize] = [Begins::of_kind(kind, false), Begins::of_kind(kind, true)];
                index += 1;
            }
            sorts
        };
        SORTS[kind as usize][usize::from(head)]
    }

    const fn of_kind(kind: EntryKind, head: bool) -> Self {
        match (kind, head) {
            (EntryKind::Person, _) => Self::PERSON,
            (EntryKind::Place, false) => Self::PLACE,
            (EntryKind::Place, true) => Self::PLACE_HEAD,
            (EntryKind::Organization, false) => Self::ORGANIZATION,
            (EntryKind::Organization, true) => Self::ORGANIZATION_HEAD,
            (EntryKind::Role, _) => Self::ROLE,
            (EntryKind::Nationality, _) => Self::NATIONALITY,
            (EntryKind::Name, _) => Self::NAME,
            (EntryKind::Month | EntryKind::Weekday | EntryKind::Currency, _) => Self(0),
        }
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word that persons are called by, where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NameWord {
    pub(super) given: bool,
    pub(super) family: bool,
    /// Also an ordinary word.
    pub(super) common: bool,
    /// Also a word that the lexicon knows as such.
    pub(super) ordinary: bool,
    /// How many tokens it has.
    pub(super) tokens: u8,
}

/// A name word or none, in two bytes: how many tokens it has, and bits for the rest.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct PackedName(u8, u8);

impl PackedName {
    const SOME: u8 = 1;
    const GIVEN: u8 = 1 << 1;
    const FAMILY: u8 = 1 << 2;
    const COMMON: u8 = 1 << 3;
    const ORDINARY: u8 = 1 << 4;

    pub(super) fn is_some(self) -> bool {
        self.1 != 0
    }

    #[inline]
    pub(super) fn get(self) -> Option<NameWord> {
        let Self(tokens, bits) = self;
        self.is_some().then_some(NameWord {
            given: bits & Self::GIVEN != 0,
            family: bits & Self::FAMILY != 0,
            common: bits & Self::COMMON != 0,
            ordinary: bits & Self::ORDINARY != 0,
            tokens,
        })
    }
}

impl From<NameWord> for PackedName {
    fn from(name: NameWord) -> Self {
        let bit = |on: bool, bit: u8| if on { bit } else { 0 };
        let bits = Self::SOME
            | bit(name.given, Self::GIVEN)
            | bit(name.family, Self::FAMILY)
            | bit(name.common, Self::COMMON)
            | bit(name.ordinary, Self::ORDINARY);
        Self(name.tokens, bits)
    }
}

/// It has 24 bytes, since there is one for each token of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) marks: Marks,
    pub(super) begins: Begins,
    pub(super) tags: Tags,
    /// The name word that stands here with nothing taken off.
    pub(super) name: PackedName,
    /// The name word that stands here behind proclitics.
    pub(super) clitic_name: PackedName,
    /// The first of the matches that begin here, of whatever sort; [`Cell::NO_MATCH`] where none does.
    pub(super) first_match: u32,
    /// The tags of the best reading's stem behind proclitics.
    pub(super) clitic_tags: Tags,
    /// How far behind the token's start it begins.
    pub(super) clitic_stem: u16,
}

const _: () = assert!(size_of::<Cell>() == 24);

impl Cell {
    pub(super) const NO_MATCH: u32 = u32::MAX;

    /// What is known of a token that is no word, and of which no match begins.
    pub(super) const EMPTY: Self = Self {
        marks: Marks::NONE,
        begins: Begins(0),
        tags: Tags::NONE,
        name: PackedName(0, 0),
        clitic_name: PackedName(0, 0),
        first_match: Self::NO_MATCH,
        clitic_tags: Tags::NONE,
        clitic_stem: 0,
    };

    /// Whether a name of the lists or a particle of names begins here, perhaps behind proclitics.
    #[inline]
    pub(super) fn may_begin_known_name(&self) -> bool {
        let particle = Tags::KUNYA.with(Tags::SERVANT);
        self.name.is_some()
            | self.clitic_name.is_some()
            | self.tags.has(particle)
            | self.clitic_tags.has(particle)
            | self.marks.has(Marks::JOINED_NAME)
    }

    /// Whether it may be a person's name of one word: most words are known and no names.
    #[inline]
    pub(super) fn may_be_single_name(&self) -> bool {
        let other = Marks::CLOSED
            .with(Marks::TITLE)
            .with(Marks::HEAD)
            .with(Marks::NATIONALITY);
        let ordinary = Tags::NO_NAME.with(Tags::ORDINARY);
        let name = (self.marks.has(Marks::UNKNOWN) | self.name.is_some())
            & !self.marks.has(other)
            & !self.tags.has(ordinary);
        self.marks.has(Marks::WORD) & (self.tags.has(Tags::KUNYA) | name)
    }
}

#[cfg(test)]
mod tests {
    use super::{NameWord, PackedName};

    #[test]
    fn a_packed_name_word_is_the_same() {
        assert_eq!(PackedName::default().get(), None);
        for bits in 0..16 {
            let is = |bit: u8| bits >> bit & 1 == 1;
            let name = NameWord {
                given: is(0),
                family: is(1),
                common: is(2),
                ordinary: is(3),
                tokens: bits,
            };
            assert_eq!(PackedName::from(name).get(), Some(name));
        }
    }
}
