//! [`Entry`]: one name that the data knows, with its aliases and attributes.

use std::borrow::Cow;
use std::fmt;

use super::source::Source;

/// An entry of a [`Gazetteer`](super::Gazetteer), as its position there.
///
/// Positions hold for one gazetteer only; what lasts is the entry's [`id`](Entry::id).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntryId(pub u32);

impl EntryId {
    /// The position as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an entry names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EntryKind {
    /// A certain person.
    Person,
    /// A place: country, city, river, quarter, crossing …
    Place,
    /// An organization, or the head of its name (`وزارة`).
    Organization,
    /// A title or an office (`رئيس الوزراء`).
    Role,
    /// A word for the people or things of a place or group (`العراقي`).
    Nationality,
    /// A word that persons are called by (`أحمد`).
    Name,
    /// A month of one of the calendars that Arab newspapers use.
    Month,
    /// A day of the week.
    Weekday,
    /// A currency.
    Currency,
}

impl EntryKind {
    /// All kinds, in the order of the format's description.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Place,
        Self::Organization,
        Self::Role,
        Self::Nationality,
        Self::Name,
        Self::Month,
        Self::Weekday,
        Self::Currency,
    ];

    /// The kind as files write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Role => "role",
            Self::Nationality => "nationality",
            Self::Name => "name",
            Self::Month => "month",
            Self::Weekday => "weekday",
            Self::Currency => "currency",
        }
    }

    /// The kind that files write so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of marks on an entry.
///
/// ```
/// use khabar::gazetteer::Flags;
///
/// let flags = Flags::COMMON.with(Flags::METONYM);
/// assert!(flags.contains(Flags::COMMON));
/// assert!(!flags.contains(Flags::HEAD));
/// assert_eq!(flags.to_string(), "common,metonym");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Flags(u8);

impl Flags {
    /// No mark.
    pub const NONE: Self = Self(0);
    /// Also an ordinary word: needs evidence before it is a name.
    pub const COMMON: Self = Self(1);
    /// Not a name but the first word of one (`وزارة`, `مدينة`).
    pub const HEAD: Self = Self(2);
    /// A place that also stands for its government.
    pub const METONYM: Self = Self(4);
    /// A word for the members that stands for the group.
    pub const DEMONYM: Self = Self(8);
    /// The source has only folded spelling: show the form of the text.
    pub const FOLDED: Self = Self(16);
    /// Hardly ever this name in the news: listed to be looked up. In a text, a place needs a head of
    /// its sort (`مدينة`), in the same text at least once; a person or a title needs the other
    /// before it or behind it; a word of persons' names counts as none.
    pub const RARE: Self = Self(32);
    /// Not there: takes an entry with this id that was added before out of the gazetteer.
    pub const REMOVED: Self = Self(64);

    const WORDS: [(Self, &'static str); 7] = [
        (Self::COMMON, "common"),
        (Self::HEAD, "head"),
        (Self::METONYM, "metonym"),
        (Self::DEMONYM, "demonym"),
        (Self::FOLDED, "folded"),
        (Self::RARE, "rare"),
        (Self::REMOVED, "removed"),
    ];

    /// Whether all of `other` are in the set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the sets share a mark.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// The one mark that files write so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, written)| *written == word);
        found.map(|&(flag, _)| flag)
    }
}

impl fmt::Display for Flags {
    /// As files write it: the marks, separated by commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (flag, word) in Self::WORDS {
            if self.contains(flag) {
                write!(f, "{separator}{word}")?;
                separator = ",";
            }
        }
        Ok(())
    }
}

/// Another form of an entry's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Alias<'e> {
    /// The form.
    pub text: &'e str,
    /// Whether it counts only where something else in the text supports it.
    pub weak: bool,
}

/// The grammatical gender of a name or title.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Gender {
    /// `m`
    Masculine,
    /// `f`
    Feminine,
}

/// The grammatical number of a title or nationality.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GrammaticalNumber {
    /// `singular`
    Singular,
    /// `dual`
    Dual,
    /// `plural`
    Plural,
}

/// Where in a person's name a word stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NamePosition {
    /// `given`
    Given,
    /// `family`
    Family,
    /// `both`
    Both,
}

impl Gender {
    /// The gender that files write so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "m" => Some(Self::Masculine),
            "f" => Some(Self::Feminine),
            _ => None,
        }
    }
}

impl GrammaticalNumber {
    /// The number that files write so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "singular" => Some(Self::Singular),
            "dual" => Some(Self::Dual),
            "plural" => Some(Self::Plural),
            _ => None,
        }
    }
}

impl NamePosition {
    /// The position that files write so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "given" => Some(Self::Given),
            "family" => Some(Self::Family),
            "both" => Some(Self::Both),
            _ => None,
        }
    }
}

/// One line of a gazetteer: a name and what is known of it; of its own, or borrowed from a gazetteer.
///
/// ```
/// use khabar::gazetteer::{Entry, EntryKind, Flags};
///
/// let entry = Entry::new("الموصل", EntryKind::Place, "place/mosul")
///     .with_alias("أم الربيعين")
///     .with_weak_alias("الحدباء")
///     .with_attribute("country", "iq")
///     .with_flags(Flags::METONYM);
/// assert_eq!(entry.country(), Some("iq"));
/// assert_eq!(entry.attribute("population"), None);
/// assert_eq!(entry.aliases().filter(|alias| alias.weak).count(), 1);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<'d> {
    // Fields are kept as the file has them: an entry of a gazetteer is borrowed from it, so that asking
    // for one allocates nothing.
    pub(super) name: Cow<'d, str>,
    pub(super) id: Cow<'d, str>,
    pub(super) aliases: Cow<'d, str>,
    pub(super) attributes: Cow<'d, str>,
    pub(super) source: Cow<'d, str>,
    pub(super) kind: EntryKind,
    pub(super) flags: Flags,
}

impl Entry<'static> {
    /// An entry with nothing but its name, kind and id.
    ///
    /// Unlike [`parse`](super::parse), this checks nothing: a name that has no letters is never
    /// found.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: EntryKind, id: impl Into<String>) -> Self {
        Self {
            name: Cow::Owned(name.into()),
            id: Cow::Owned(id.into()),
            aliases: Cow::Borrowed(""),
            attributes: Cow::Borrowed(""),
            source: Cow::Borrowed(""),
            kind,
            flags: Flags::NONE,
        }
    }

    /// Adds another form of the name.
    #[must_use]
    pub fn with_alias(mut self, alias: &str) -> Self {
        push_field(&mut self.aliases, "|", &[alias]);
        self
    }

    /// Adds a form that counts only where something else in the text supports it.
    #[must_use]
    pub fn with_weak_alias(mut self, alias: &str) -> Self {
        push_field(&mut self.aliases, "|", &[alias, "?"]);
        self
    }

    /// Adds an attribute. Where the key is there already, the first value stays in force.
    #[must_use]
    pub fn with_attribute(mut self, key: &str, value: &str) -> Self {
        push_field(&mut self.attributes, ";", &[key, "=", value]);
        self
    }

    /// Adds flags.
    #[must_use]
    pub fn with_flags(mut self, flags: Flags) -> Self {
        self.flags = self.flags.with(flags);
        self
    }

    /// Names the source.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = Cow::Owned(source.into());
        self
    }
}

impl Entry<'_> {
    /// The same entry, borrowed.
    pub(super) fn borrowed(&self) -> Entry<'_> {
        Entry {
            name: Cow::Borrowed(&self.name),
            id: Cow::Borrowed(&self.id),
            aliases: Cow::Borrowed(&self.aliases),
            attributes: Cow::Borrowed(&self.attributes),
            source: Cow::Borrowed(&self.source),
            kind: self.kind,
            flags: self.flags,
        }
    }

    /// The canonical name, as a careful newspaper writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it names.
    #[must_use]
    pub const fn kind(&self) -> EntryKind {
        self.kind
    }

    /// The stable id, like `place/mosul`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The other forms, as the file orders them.
    pub fn aliases(&self) -> impl Iterator<Item = Alias<'_>> + Clone {
        split_aliases(&self.aliases)
    }

    /// The name and the other forms, the name first.
    pub fn forms(&self) -> impl Iterator<Item = Alias<'_>> + Clone {
        let name = Alias {
            text: &self.name,
            weak: false,
        };
        std::iter::once(name).chain(self.aliases())
    }

    /// The marks on it.
    #[must_use]
    pub const fn flags(&self) -> Flags {
        self.flags
    }

    /// Where it comes from: `curated`, or a source's short name.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The sources with their licences; of those that only a user's file names, nothing is known.
    pub fn sources(&self) -> impl Iterator<Item = Source> {
        self.source.split('+').filter_map(Source::named)
    }

    /// All attributes, as the file orders them.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.attributes.split(';');
        pairs.filter_map(|pair| pair.split_once('='))
    }

    /// The value of an attribute; `gazetteers/README.md` lists the keys.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<&str> {
        // Asked so often that looking at the bytes once is worth it.
        let (bytes, mut start) = (self.attributes.as_bytes(), 0);
        while start < bytes.len() {
            let rest = &bytes[start..];
            let length = rest.iter().position(|&byte| byte == b';');
            let end = length.map_or(bytes.len(), |length| start + length);
            let value = start + key.len() + 1;
            if value <= end && rest.starts_with(key.as_bytes()) && bytes[value - 1] == b'=' {
                return Some(&self.attributes[value..end]);
            }
            start = end + 1;
        }
        None
    }

    /// The country's ISO 3166-1 code in lower case.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.attribute("country")
    }

    /// What sort of place or organization it is (`city`, `ministry`).
    #[must_use]
    pub fn entity_type(&self) -> Option<&str> {
        self.attribute("type")
    }

    /// The gender of a person, title or name.
    #[must_use]
    pub fn gender(&self) -> Option<Gender> {
        self.attribute("gender").and_then(Gender::from_word)
    }

    /// The number of a title or nationality.
    #[must_use]
    pub fn number(&self) -> Option<GrammaticalNumber> {
        self.attribute("number")
            .and_then(GrammaticalNumber::from_word)
    }

    /// Whether a [`Name`](EntryKind::Name) is a given name, a family name or both. `None` for
    /// other kinds.
    #[must_use]
    pub fn name_position(&self) -> Option<NamePosition> {
        match self.kind {
            EntryKind::Name => self.attribute("role").and_then(NamePosition::from_word),
            _ => None,
        }
    }

    /// The office of a [`Person`](EntryKind::Person), in Arabic. `None` for other kinds.
    #[must_use]
    pub fn office(&self) -> Option<&str> {
        match self.kind {
            EntryKind::Person => self.attribute("role"),
            _ => None,
        }
    }

    /// What may follow a role or head to complete it (`nationality`, `place` …).
    pub fn takes(&self) -> impl Iterator<Item = &str> {
        let value = self.attribute("takes");
        value.into_iter().flat_map(|value| value.split('+'))
    }

    /// Whether `what` may follow to complete it.
    #[must_use]
    pub fn may_take(&self, what: &str) -> bool {
        self.takes().any(|taken| taken == what)
    }

    /// The id that a nationality stands for (`country/iq`).
    #[must_use]
    pub fn stands_for(&self) -> Option<&str> {
        self.attribute("of")
    }

    /// The number of inhabitants of a place, by GeoNames; `None` where none is listed.
    #[must_use]
    pub fn population(&self) -> Option<u64> {
        self.attribute("population")
            .and_then(|value| value.parse().ok())
    }

    /// How many bearers the registries list for a [`Name`](EntryKind::Name).
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        self.attribute("count").and_then(|value| value.parse().ok())
    }
}

/// The forms in a column of aliases.
pub(super) fn split_aliases(field: &str) -> impl Iterator<Item = Alias<'_>> + Clone {
    let forms = field.split('|').filter(|form| !form.is_empty());
    forms.map(|form| match form.strip_suffix('?') {
        Some(text) => Alias { text, weak: true },
        None => Alias {
            text: form,
            weak: false,
        },
    })
}

fn push_field(field: &mut Cow<'static, str>, separator: &str, parts: &[&str]) {
    let field = field.to_mut();
    if !field.is_empty() {
        field.push_str(separator);
    }
    for part in parts {
        field.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_flags_read_what_they_write() {
        for kind in EntryKind::ALL {
            assert_eq!(EntryKind::from_word(kind.as_str()), Some(kind));
        }
        for (flag, word) in Flags::WORDS {
            assert_eq!(Flags::from_word(word), Some(flag));
            assert_eq!(flag.to_string(), word);
        }
        assert_eq!(EntryKind::from_word("Person"), None);
        assert_eq!(Flags::from_word(""), None);
    }

    #[test]
    fn attributes_have_types() {
        let name = Entry::new("سعاد", EntryKind::Name, "name/suad")
            .with_attribute("role", "given")
            .with_attribute("gender", "f")
            .with_attribute("count", "17");
        assert_eq!(name.name_position(), Some(NamePosition::Given));
        assert_eq!(name.office(), None);
        assert_eq!(name.gender(), Some(Gender::Feminine));
        assert_eq!(name.count(), Some(17));

        let role = Entry::new("وزراء", EntryKind::Role, "role/ministers")
            .with_attribute("number", "plural")
            .with_attribute("takes", "ministry+nationality");
        assert_eq!(role.number(), Some(GrammaticalNumber::Plural));
        assert!(role.may_take("nationality"));
        assert!(!role.may_take("place"));
        assert_eq!(role.stands_for(), None);
    }

    #[test]
    fn forms_begin_with_the_name() {
        let entry = Entry::new("القاهرة", EntryKind::Place, "place/cairo")
            .with_alias("قاهرة المعز")
            .with_weak_alias("المحروسة");
        let forms: Vec<_> = entry.forms().map(|form| (form.text, form.weak)).collect();
        assert_eq!(
            forms,
            [
                ("القاهرة", false),
                ("قاهرة المعز", false),
                ("المحروسة", true)
            ]
        );
    }
}
