//! [`Features`]: what an entry's kind, flags and attributes say that is asked of every match of a text, as numbers.

use super::entry::{Entry, EntryKind, Flags, Gender, GrammaticalNumber, NamePosition};

/// Declares the sorts of places and organizations with the words that files write for them.
macro_rules! types {
    ($($name:ident = $word:literal,)*) => {
        /// Sorts of places and of organizations.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum EntryType {
            $(#[doc = concat!("`", $word, "`")] $name,)*
        }

        impl EntryType {
            const ALL: &[Self] = &[$(Self::$name,)*];

            /// The sort that files write so.
            pub(crate) fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

types! {
    Country = "country",
    Capital = "capital",
    City = "city",
    Division = "division",
    Region = "region",
    Water = "water",
    Site = "site",
    Quarter = "quarter",
    Crossing = "crossing",
    Continent = "continent",
    Government = "government",
    Ministry = "ministry",
    Military = "military",
    ArmedGroup = "armed_group",
    Party = "party",
    International = "international",
    Media = "media",
    Company = "company",
    Bank = "bank",
    Club = "club",
    University = "university",
    Court = "court",
    Embassy = "embassy",
    Other = "other",
}

/// A country by its two letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct CountryCode(u16);

impl CountryCode {
    /// How many pairs of letters there are.
    const COUNT: u16 = 26 * 26;

    fn from_letters(letters: &str) -> Option<Self> {
        match *letters.as_bytes() {
            [first @ b'a'..=b'z', second @ b'a'..=b'z'] => Some(Self(
                u16::from(first - b'a') * 26 + u16::from(second - b'a'),
            )),
            _ => None,
        }
    }
}

/// Countries as a set, a bit for each two letters.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Countries([u64; (CountryCode::COUNT as usize).div_ceil(64)]);

impl Countries {
    pub(crate) fn contains(&self, CountryCode(code): CountryCode) -> bool {
        self.0[usize::from(code / 64)] >> (code % 64) & 1 == 1
    }
}

impl Extend<CountryCode> for Countries {
    fn extend<I: IntoIterator<Item = CountryCode>>(&mut self, countries: I) {
        for CountryCode(code) in countries {
            self.0[usize::from(code / 64)] |= 1 << (code % 64);
        }
    }
}

impl FromIterator<CountryCode> for Countries {
    fn from_iter<I: IntoIterator<Item = CountryCode>>(countries: I) -> Self {
        let mut all = Self::default();
        all.extend(countries);
        all
    }
}

/// What may follow a title or head, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Takes(u8);

impl Takes {
    pub(crate) const NATIONALITY: Self = Self(1);
    pub(crate) const ORGANIZATION: Self = Self(2);
    pub(crate) const PLACE: Self = Self(4);
    pub(crate) const MINISTRY: Self = Self(8);
    pub(crate) const PERSON: Self = Self(16);
    pub(crate) const NAME: Self = Self(32);
    pub(crate) const NOUN: Self = Self(64);

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn from_words(words: &str) -> Self {
        words.split('+').fold(Self::default(), |takes, word| {
            takes.with(match word {
                "nationality" => Self::NATIONALITY,
                "organization" => Self::ORGANIZATION,
                "place" => Self::PLACE,
                "ministry" => Self::MINISTRY,
                "person" => Self::PERSON,
                "name" => Self::NAME,
                "noun" => Self::NOUN,
                _ => Self::default(),
            })
        })
    }
}

/// Kind, flags and attributes of an entry without its texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Features {
    kind: EntryKind,
    flags: Flags,
    attributes: u32,
}

// The bits of `attributes`, from the lowest: five for the type, ten for the country, seven for what it takes, and one
// for each of these.
const COUNTRY_AT: u32 = 5;
const TAKES_AT: u32 = 15;
const KEPT: u32 = 1 << 22;
const GENERIC: u32 = 1 << 23;
const ALONE: u32 = 1 << 24;
const SHORT: u32 = 1 << 25;
const PLURAL: u32 = 1 << 26;
const GIVEN: u32 = 1 << 27;
const FAMILY: u32 = 1 << 28;
const STANDS_FOR: u32 = 1 << 29;
const MASCULINE: u32 = 1 << 30;
const FEMININE: u32 = 1 << 31;

/// The number of a country in attributes, from 1.
const fn country_number(attributes: u32) -> u16 {
    (attributes >> COUNTRY_AT & 1023) as u16
}

impl Features {
    /// Reads an entry's attributes.
    pub(super) fn of(entry: &Entry<'_>) -> Self {
        let is = |key: &str| entry.attribute(key) == Some("true");
        let flag = |bit: u32, set: bool| if set { bit } else { 0 };
        // A sort that only code can write is another one.
        let sort = entry.entity_type();
        let sort = sort.map(|word| EntryType::from_word(word).unwrap_or(EntryType::Other));
        let country = match entry.kind() {
            EntryKind::Nationality => entry
                .stands_for()
                .and_then(|of| of.strip_prefix("country/")),
            _ => entry.country(),
        };
        let country = country.and_then(CountryCode::from_letters);
        let takes = entry.attribute("takes").map(Takes::from_words);
        let position = entry.name_position().unwrap_or(NamePosition::Both);
        let attributes = sort.map_or(0, |sort| sort as u32 + 1)
            | country.map_or(0, |country| u32::from(country.0) + 1) << COUNTRY_AT
            | takes.map_or(0, |takes| u32::from(takes.0)) << TAKES_AT
            | flag(KEPT, is("keep"))
            | flag(GENERIC, is("generic"))
            | flag(ALONE, is("alone"))
            | flag(SHORT, is("short"))
            | flag(PLURAL, entry.number() == Some(GrammaticalNumber::Plural))
            | flag(GIVEN, position != NamePosition::Family)
            | flag(FAMILY, position != NamePosition::Given)
            | flag(STANDS_FOR, entry.stands_for().is_some())
            | flag(MASCULINE, entry.gender() == Some(Gender::Masculine))
            | flag(FEMININE, entry.gender() == Some(Gender::Feminine));
        Self {
            kind: entry.kind(),
            flags: entry.flags(),
            attributes,
        }
    }

    /// Whether a number may be what [`Features::attributes`] gave.
    pub(super) const fn may_be_attributes(number: u32) -> bool {
        country_number(number) <= CountryCode::COUNT
    }

    /// What [`Features::attributes`] gave.
    pub(super) const fn new(kind: EntryKind, flags: Flags, attributes: u32) -> Self {
        Self {
            kind,
            flags,
            attributes,
        }
    }

    /// The attributes as a number.
    pub(super) const fn attributes(self) -> u32 {
        self.attributes
    }

    pub(crate) const fn kind(self) -> EntryKind {
        self.kind
    }

    pub(crate) const fn flags(self) -> Flags {
        self.flags
    }

    /// What sort of place or organization it is.
    pub(crate) fn entity_type(self) -> Option<EntryType> {
        let code = (self.attributes & 31) as usize;
        EntryType::ALL.get(code.wrapping_sub(1)).copied()
    }

    /// The country that it is in; of a nationality the country that it stands for.
    pub(crate) fn country(self) -> Option<CountryCode> {
        country_number(self.attributes)
            .checked_sub(1)
            .map(CountryCode)
    }

    /// What may follow it.
    pub(crate) fn takes(self) -> Takes {
        Takes((self.attributes >> TAKES_AT & 127) as u8)
    }

    const fn is(self, attribute: u32) -> bool {
        self.attributes & attribute != 0
    }

    /// Whether the head belongs to the name.
    pub(crate) const fn is_kept(self) -> bool {
        self.is(KEPT)
    }

    /// Whether the head names nobody with a mere noun.
    pub(crate) const fn is_generic(self) -> bool {
        self.is(GENERIC)
    }

    /// Whether a definite head names somebody by itself.
    pub(crate) const fn names_alone(self) -> bool {
        self.is(ALONE)
    }

    /// Whether the head is used for the whole name.
    pub(crate) const fn is_short_for_name(self) -> bool {
        self.is(SHORT)
    }

    pub(crate) const fn is_plural(self) -> bool {
        self.is(PLURAL)
    }

    /// Whether a word of persons' names may be a given name, and whether a family name.
    pub(crate) const fn name_positions(self) -> (bool, bool) {
        (self.is(GIVEN), self.is(FAMILY))
    }

    /// The gender of a name or of a person.
    pub(crate) const fn gender(self) -> Option<Gender> {
        match (self.is(MASCULINE), self.is(FEMININE)) {
            (true, _) => Some(Gender::Masculine),
            (_, true) => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// Whether it stands for another entry: a word for members for their group.
    pub(crate) const fn is_stand_in(self) -> bool {
        self.is(STANDS_FOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_once() {
        let city = Entry::new("تعز", EntryKind::Place, "place/taiz")
            .with_attribute("country", "ye")
            .with_attribute("type", "city")
            .with_flags(Flags::METONYM);
        let features = Features::of(&city);
        assert_eq!(features.kind(), EntryKind::Place);
        assert_eq!(features.flags(), Flags::METONYM);
        assert_eq!(features.entity_type(), Some(EntryType::City));
        let yemeni = Entry::new("يمني", EntryKind::Nationality, "nationality/ye")
            .with_attribute("of", "country/ye");
        assert_eq!(features.country(), Features::of(&yemeni).country());
        assert!(features.country().is_some());
        assert!(!features.is_stand_in() && Features::of(&yemeni).is_stand_in());

        let head = Entry::new("وزارة", EntryKind::Organization, "head/ministry")
            .with_attribute("takes", "noun+nationality")
            .with_attribute("generic", "true")
            .with_attribute("country", "nowhere");
        let features = Features::of(&head);
        assert!(features.takes().has(Takes::NOUN) && !features.takes().has(Takes::PLACE));
        assert!(features.is_generic() && !features.is_kept());
        assert_eq!((features.country(), features.entity_type()), (None, None));

        let name = Entry::new("سمير", EntryKind::Name, "name/samir");
        assert_eq!(Features::of(&name).name_positions(), (true, true));
        assert_eq!(Features::of(&name).gender(), None);
        let name = name.with_attribute("role", "family");
        assert_eq!(Features::of(&name).name_positions(), (false, true));
        for (word, gender) in [("m", Gender::Masculine), ("f", Gender::Feminine)] {
            let name = name.clone().with_attribute("gender", word);
            assert_eq!(Features::of(&name).gender(), Some(gender));
        }
    }

    #[test]
    fn every_sort_has_a_number() {
        for (index, sort) in EntryType::ALL.iter().enumerate() {
            assert_eq!(*sort as usize, index);
        }
        assert!(EntryType::ALL.len() < 32);
        let last = CountryCode::from_letters("zz").map(|code| code.0 + 1);
        assert!(last.is_some_and(|code| code < 1024));
    }
}
