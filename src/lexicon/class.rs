//! [`WordClasses`]: the set of classes that a written word may have.

use std::fmt;
use std::ops::{BitAnd, BitOr, BitOrAssign, Sub};

/// A set of word classes.
///
/// A written word often has several: من is a preposition ("from") and a relative ("who").
///
/// ```
/// use khabar::lexicon::WordClasses;
///
/// let classes = WordClasses::PREPOSITION | WordClasses::RELATIVE;
/// assert!(classes.contains(WordClasses::RELATIVE));
/// assert!(classes.intersects(WordClasses::RELATIVE | WordClasses::NOUN));
/// assert!(!classes.contains(WordClasses::RELATIVE | WordClasses::NOUN));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordClasses(u32);

/// Declares the classes and their names in the data files, which are the same.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl WordClasses {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// Every class with its name.
            pub(super) const NAMED: &[(&str, Self)] = &[$((stringify!($name), Self::$name),)*];
        }
    };
}

classes! {
    /// في، من، إلى، على: governs a noun.
    PREPOSITION = 0,
    /// و، ثم، أو، بل: joins equals.
    CONJUNCTION = 1,
    /// لأن، حتى، بينما: opens a dependent clause.
    SUBORDINATOR = 2,
    /// أن، إن: opens what is said, thought or wanted.
    COMPLEMENTIZER = 3,
    /// الذي، التي، من، ما: opens a relative clause.
    RELATIVE = 4,
    /// هو، هي، هم: stands for a noun.
    PRONOUN = 5,
    /// هذا، تلك: points.
    DEMONSTRATIVE = 6,
    /// لا، لم، لن، ليس: denies.
    NEGATION = 7,
    /// قد، سوف، فقط: changes no role in its clause.
    PARTICLE = 8,
    /// كان and its sisters in all their forms.
    COPULA = 9,
    /// هل، متى: asks.
    INTERROGATIVE = 10,
    /// أمس، أيضا، حاليا: says when, how or how much.
    ADVERB = 11,
    /// كل، بعض، عشرات: says how many of what follows.
    QUANTIFIER = 12,
    /// A person or a group of persons: جندي، متظاهر، عائلة.
    HUMAN = 13,
    /// What attacks are made with: صاروخ، عبوة، حزام.
    WEAPON = 14,
    /// A body that acts as one: قوات، شرطة، حكومة.
    ORGAN = 15,
    /// What is said or written: بيان، تقرير، رسالة.
    MESSAGE = 16,
    /// A kind of place: مدينة، مقر، حي.
    LOCATION = 17,
    /// What carries people or goods: سيارة، طائرة.
    VEHICLE = 18,
    /// A side or a distance: شمال، غرب، قرب.
    DIRECTION = 19,
    /// An adjective.
    ADJECTIVE = 20,
    /// A noun.
    NOUN = 21,
    /// A form of a verb.
    VERB = 22,
    /// Who was killed or hurt: قتيل، جريح، ضحية.
    CASUALTY = 23,
    /// The noun of an action: قصف، اجتماع.
    MASDAR = 24,
    /// A participle: مستهدف، مشيرا.
    PARTICIPLE = 25,
    /// A stretch or a point of time: يوم، ساعة، فجر.
    TIME = 26,
    /// A word of sports: مباراة، لاعب، دوري. A passage with several of them is about sports.
    SPORT = 27,
    /// A word of scripture and sermons: سورة، صحابي، صلى (الله عليه وسلم). A passage with several of them tells what is
    /// handed down.
    SCRIPTURE = 28,
    /// A wild animal: قرش، تمساح. A passage with several of them is about animals.
    WILDLIFE = 29,
    /// A word of illness: فيروس، سرطان. A passage with several of them is about the ill.
    ILLNESS = 30,
}

impl WordClasses {
    /// No class.
    pub const NONE: Self = Self(0);

    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// Whether all classes of `other` are in the set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether at least one class of `other` is in the set.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The class of that name, as the data files write it (`PREPOSITION`).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|&(_, class)| class)
    }
}

impl BitOr for WordClasses {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for WordClasses {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for WordClasses {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Sub for WordClasses {
    type Output = Self;

    /// The classes that are not in `other`.
    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl fmt::Debug for WordClasses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Self::NAMED
            .iter()
            .filter(|(_, class)| self.contains(*class))
            .map(|(name, _)| name);
        f.debug_set().entries(names).finish()
    }
}
