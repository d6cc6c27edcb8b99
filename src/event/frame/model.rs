//! [`Frame`]: the entry of one trigger, or of several that behave alike.

use std::sync::Arc;

use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;
use crate::text::WordId;

/// What a phrase is to its verb or verbal noun.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Function {
    /// Who does it: the subject of the active verb, the possessor of an agentive noun.
    Subject,
    /// To whom it is done: the object, the subject of the passive.
    Object,
    /// What a clause with أن/إن or a quotation says.
    Clause,
    /// The phrase of the trigger noun itself (`51 قتيلا`).
    Itself,
    /// The complement of a preposition.
    Preposition(WordId),
}

impl Function {
    /// Those that are no prepositions, in order.
    pub(super) const PLAIN: [Self; 4] = [Self::Subject, Self::Object, Self::Clause, Self::Itself];

    /// Its place among those that are no prepositions.
    #[inline]
    pub(super) const fn place(self) -> Option<usize> {
        match self {
            Self::Subject => Some(0),
            Self::Object => Some(1),
            Self::Clause => Some(2),
            Self::Itself => Some(3),
            Self::Preposition(_) => None,
        }
    }
}

/// Which function the noun has that a verbal noun is in construct with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Construct {
    /// `زيارة الرئيس`: who does it.
    Subject,
    /// `مقتل خمسة`: to whom it is done.
    Object,
    /// `قصف الطائرات`, `قصف المدينة`: what the phrase is decides.
    #[default]
    Either,
    /// `قمة المناخ`: no argument.
    Nothing,
}

impl Construct {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 4] = [Self::Subject, Self::Object, Self::Either, Self::Nothing];
}

/// What kind of phrase may fill a role.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Filler {
    /// A named or unnamed human, or a group of them.
    Human,
    /// An organization or state organ.
    Organization,
    /// A named place: a country or city can act.
    Place,
    /// A kind of place (`مقر`, `حي`), which cannot.
    Location,
    /// A weapon.
    Weapon,
    /// A message: statement, report.
    Message,
    /// Any other noun.
    Thing,
}

impl Filler {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Human,
        Self::Organization,
        Self::Place,
        Self::Location,
        Self::Weapon,
        Self::Message,
        Self::Thing,
    ];
}

/// A set of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Fillers(u8);

const _: () = assert!(Filler::ALL.len() <= u8::BITS as usize);

impl Fillers {
    pub(crate) fn contains(self, filler: Filler) -> bool {
        self.0 >> filler as u8 & 1 == 1
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Filler> {
        let all = Filler::ALL.into_iter();
        all.filter(move |&filler| self.contains(filler))
    }
}

impl FromIterator<Filler> for Fillers {
    fn from_iter<I: IntoIterator<Item = Filler>>(fillers: I) -> Self {
        let bits = fillers.into_iter().map(|filler| 1 << filler as u8);
        Self(bits.fold(0, |all, bit: u8| all | bit))
    }
}

/// Functions and the roles that they fill.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    /// Those of the functions that are no prepositions, by [`Function::place`].
    plain: [Option<Role>; Function::PLAIN.len()],
    prepositions: Vec<(WordId, Role)>,
}

impl Roles {
    #[inline]
    pub(crate) fn get(&self, function: Function) -> Option<Role> {
        let word = match function {
            Function::Preposition(word) => word,
            plain => return self.plain[plain.place()?],
        };
        let found = self.prepositions.iter().find(|(known, _)| *known == word);
        found.map(|&(_, role)| role)
    }

    /// Those that prepositions fill.
    pub(crate) fn of_prepositions(&self) -> impl Iterator<Item = Role> {
        self.prepositions.iter().map(|&(_, role)| role)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Function, Role)> {
        let plain = Function::PLAIN.into_iter().zip(self.plain);
        let plain = plain.filter_map(|(function, role)| Some((function, role?)));
        let prepositions = self.prepositions.iter();
        plain.chain(prepositions.map(|&(word, role)| (Function::Preposition(word), role)))
    }
}

impl FromIterator<(Function, Role)> for Roles {
    /// Of several with one function the first counts.
    fn from_iter<I: IntoIterator<Item = (Function, Role)>>(roles: I) -> Self {
        let mut all = Self::default();
        for (function, role) in roles {
            if all.get(function).is_some() {
                continue;
            }
            match (function, function.place()) {
                (Function::Preposition(word), _) => all.prepositions.push((word, role)),
                (_, Some(place)) => all.plain[place] = Some(role),
                _ => {}
            }
        }
        all
    }
}

/// Which words that frames look for a token may be: a bit for each that they ask for or exclude, one of 62, one for those
/// that begin prepositions of reference, and one for those of blessings.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Company(u64);

impl Company {
    pub(crate) const NONE: Self = Self(0);
    /// It begins a preposition of reference (`بحسب`).
    pub(super) const REFERENCE: Self = Self(1 << 63);
    /// It may be of a blessing (`صلى الله عليه وسلم`).
    pub(crate) const BLESSING: Self = Self(1 << 62);

    #[inline]
    pub(super) fn of(word: WordId) -> Self {
        let bit = (word.index() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58;
        Self(1 << bit.min(61))
    }

    /// Whether it may begin a preposition of reference.
    #[inline]
    pub(crate) fn may_refer(self) -> bool {
        self.0 & Self::REFERENCE.0 != 0
    }

    /// Whether it may be of a blessing.
    #[inline]
    pub(crate) fn may_bless(self) -> bool {
        self.0 & Self::BLESSING.0 != 0
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A set of words that each word of a clause is looked for in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    words: Vec<WordId>,
    /// Most words of a clause have other bits.
    bits: Company,
}

impl FromIterator<WordId> for Words {
    fn from_iter<I: IntoIterator<Item = WordId>>(words: I) -> Self {
        let mut words: Vec<WordId> = words.into_iter().collect();
        words.sort_unstable();
        let mut bits = Company::default();
        words.iter().for_each(|&word| bits.add(Company::of(word)));
        Self { words, bits }
    }
}

impl Words {
    #[inline]
    pub(crate) fn contains(&self, word: WordId) -> bool {
        self.may_hold(Company::of(word)) && self.words.binary_search(&word).is_ok()
    }

    /// Whether a token may be one of them.
    #[inline]
    pub(crate) fn may_hold(&self, company: Company) -> bool {
        self.bits.0 & company.0 != 0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = WordId> {
        self.words.iter().copied()
    }
}

/// A trigger's entry in the lexicon of events.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) name: Arc<str>,
    pub(crate) kind: EventType,
    pub(crate) manner: Option<Arc<str>>,
    pub(crate) construct: Construct,
    /// Functions and the roles that they fill; a frame's own come before those of its file.
    pub(crate) roles: Roles,
    /// What may fill a role, where not everything may.
    pub(crate) fillers: Vec<(Role, Fillers)>,
    /// By role the words that head no phrase of it: with one of them there the trigger means something else.
    pub(crate) never: Vec<(Role, Vec<WordId>)>,
    /// Functions of which at least one has to be filled.
    pub(crate) requires: Vec<Function>,
    /// Functions with whose phrases the trigger means something else.
    pub(crate) excludes: Vec<Function>,
    /// Words of which one has to stand in the trigger's phrase or clause, or right beside it.
    pub(crate) with: Words,
    /// Words of which none may stand there.
    pub(crate) without: Words,
    /// Domains in whose passages the trigger means something else.
    pub(crate) outside: WordClasses,
    /// Whether the verb has to have an object: a lone noun behind an unmarked form is then the
    /// subject of its passive.
    pub(crate) transitive: bool,
    /// Whether the verb is passive in form and meaning only (`استشهد`, `أصيب`): its subject is
    /// what the object would be.
    pub(crate) unaccusative: bool,
    /// Whether a definite noun may start an event or only refers back to one.
    pub(crate) definite: bool,
    /// Whether the noun is an event only with an argument or a governing light verb.
    pub(crate) needs_company: bool,
    /// Whether a definite noun that nothing stands with may start an event (`الهجوم`); else it is one only where
    /// the text tells of the same event elsewhere (`القتال`).
    pub(crate) bare: bool,
    /// Whether it takes several, a body or a state to do it: a single person whom the text names does it with
    /// words (`هجوم فلان على الحكومة`).
    pub(crate) by_many: bool,
    /// Whether the number in the victim's phrase is a count of people.
    pub(crate) counted: bool,
}

impl Frame {
    #[inline]
    pub(crate) fn role(&self, function: Function) -> Option<Role> {
        self.roles.get(function)
    }

    /// The words that head no phrase of a role.
    pub(crate) fn never(&self, role: Role) -> &[WordId] {
        let words = self.never.iter().find(|(r, _)| *r == role);
        words.map_or(&[], |(_, words)| words)
    }

    /// Whether the frame says what may fill a role.
    pub(crate) fn is_choosy(&self, role: Role) -> bool {
        self.fillers.iter().any(|(known, _)| *known == role)
    }

    /// Whether a phrase of this kind may fill the role.
    pub(crate) fn accepts(&self, role: Role, filler: Filler) -> bool {
        self.fillers
            .iter()
            .find(|(r, _)| *r == role)
            .is_none_or(|(_, kinds)| {
                // A frame that takes any thing takes any place.
                kinds.contains(filler)
                    || (filler == Filler::Location && kinds.contains(Filler::Thing))
            })
    }
}
