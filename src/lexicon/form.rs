//! Lemmas and the grammatical shapes of their written forms.

use std::borrow::Cow;

use super::class::WordClasses;

/// A verb or noun of the lexicon, as an integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LemmaId(pub(super) u32);

impl LemmaId {
    /// The id as an index into tables that are as long as the lexicon has lemmas.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// What [`LemmaId::number`] gave, in the same lexicon.
    pub(crate) const fn from_number(number: u32) -> Self {
        Self(number)
    }
}

/// A verb or noun with all its forms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lemma {
    /// How a dictionary lists it: a verb in the perfect (أعلن), a noun in the singular (هجوم).
    /// Spelled with its own letters, shadda where the data writes it.
    pub citation: Cow<'static, str>,
    /// Verb or noun.
    pub part: PartOfSpeech,
    /// The classes that all its forms share.
    pub classes: WordClasses,
    /// For the noun of an action (هجوم) the verb it belongs to, where the data names it.
    pub masdar_of: Option<LemmaId>,
}

/// What a lemma is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PartOfSpeech {
    /// A verb, with its participles.
    Verb,
    /// A noun or adjective.
    Noun,
}

/// One way to understand a written word: a lemma in a shape.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordForm {
    /// Whose form it is.
    pub lemma: LemmaId,
    /// Which form it is.
    pub shape: Shape,
}

/// The grammatical shape of a written form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Shape {
    /// A finite verb.
    Verb {
        /// Perfect, imperfect, its short form, or imperative.
        tense: Tense,
        /// Whether the spelling tells who acts.
        voice: Voice,
        /// Of the subject.
        person: Person,
        /// Of the subject. A verb before its subject is singular whatever the subject is.
        number: Number,
        /// Of the subject; masculine where the form has one for both (قتلت "I killed", نقتل).
        gender: Gender,
        /// Stands only before an enclitic: قتلو(ه), تبنا(ها).
        bound: bool,
    },
    /// A participle: مضيف, مضيفا, مستهدفة.
    Participle {
        /// Active (قاتل), passive (مقتول), or either by its spelling (مستهدف).
        voice: Voice,
        /// Singular, dual or plural.
        number: Number,
        /// Masculine or feminine.
        gender: Gender,
        /// Accusative by its spelling: مضيفا, and duals and plurals in ين (accusative or genitive).
        accusative: bool,
        /// Before its complement: منفذو, منفذي.
        construct: bool,
        /// Stands only before an enclitic: مرافقت(ه).
        bound: bool,
    },
    /// A noun or adjective: هجوم, قتيلين, أمنية.
    Noun {
        /// Singular, dual or plural.
        number: Number,
        /// By its ending: feminine for ة and ات, otherwise masculine.
        gender: Gender,
        /// Accusative by its spelling: هجوما, and duals and plurals in ين (accusative or genitive).
        accusative: bool,
        /// Before its complement: قتيلي, مسلحو.
        construct: bool,
        /// Stands only before an enclitic: هجمت(هم), لقائ(ه).
        bound: bool,
    },
}

impl Shape {
    /// Whether the form stands only before an enclitic.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        match self {
            Self::Verb { bound, .. }
            | Self::Participle { bound, .. }
            | Self::Noun { bound, .. } => bound,
        }
    }

    /// Whether the form stands only before its complement.
    #[must_use]
    pub const fn is_construct(self) -> bool {
        match self {
            Self::Verb { .. } => false,
            Self::Participle { construct, .. } | Self::Noun { construct, .. } => construct,
        }
    }

    /// Whether it is a finite verb.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Verb { .. })
    }

    /// All of it in one number, four bits a field from below, the variant first.
    pub(super) fn pack(self) -> u32 {
        let fields = match self {
            Self::Verb {
                tense,
                voice,
                person,
                number,
                gender,
                bound,
            } => [
                0,
                tense as u32,
                voice as u32,
                person as u32,
                number as u32,
                gender as u32,
                bound.into(),
            ],
            Self::Participle {
                voice,
                number,
                gender,
                accusative,
                construct,
                bound,
            } => {
                let ending = [accusative.into(), construct.into(), bound.into()];
                [
                    1,
                    voice as u32,
                    number as u32,
                    gender as u32,
                    ending[0],
                    ending[1],
                    ending[2],
                ]
            }
            Self::Noun {
                number,
                gender,
                accusative,
                construct,
                bound,
            } => [
                2,
                number as u32,
                gender as u32,
                accusative.into(),
                construct.into(),
                bound.into(),
                0,
            ],
        };
        fields
            .iter()
            .rev()
            .fold(0, |packed, field| packed << 4 | field)
    }

    /// What [`Shape::pack`] made the number of; nothing for a number that it does not make.
    pub(super) fn unpack(packed: u32) -> Option<Self> {
        let field = |at: u32| (packed >> (4 * at) & 0xf) as usize;
        let is = |at: u32| field(at) != 0;
        let voice = |at| VOICES.get(field(at)).copied();
        let number = |at| NUMBERS.get(field(at)).copied();
        let gender = |at| GENDERS.get(field(at)).copied();
        Some(match field(0) {
            0 => Self::Verb {
                tense: *TENSES.get(field(1))?,
                voice: voice(2)?,
                person: *PERSONS.get(field(3))?,
                number: number(4)?,
                gender: gender(5)?,
                bound: is(6),
            },
            1 => Self::Participle {
                voice: voice(1)?,
                number: number(2)?,
                gender: gender(3)?,
                accusative: is(4),
                construct: is(5),
                bound: is(6),
            },
            _ => Self::Noun {
                number: number(1)?,
                gender: gender(2)?,
                accusative: is(3),
                construct: is(4),
                bound: is(5),
            },
        })
    }
}

/// Which shapes the forms of a word have, as bits: most rules that ask for a word's forms need no more, and most words
/// have none that they look for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FormShapes(u32);

impl FormShapes {
    /// It has no forms.
    pub(crate) const NONE: Self = Self(0);
    /// One is a finite verb.
    pub(crate) const VERB: Self = Self(1);
    /// One is a participle.
    pub(crate) const PARTICIPLE: Self = Self(2);
    /// One is a noun or adjective.
    pub(crate) const NOUN: Self = Self(4);
    /// One is a noun or participle that may stand without a complement.
    pub(crate) const NO_CONSTRUCT: Self = Self(8);
    /// How many bits there are.
    pub(super) const BITS: u32 = 4;

    /// Those of some forms.
    pub(super) fn of(forms: &[WordForm]) -> Self {
        let of_form = |form: &WordForm| {
            let sort = match form.shape {
                Shape::Verb { .. } => return Self::VERB.0,
                Shape::Participle { .. } => Self::PARTICIPLE,
                Shape::Noun { .. } => Self::NOUN,
            };
            match form.shape.is_construct() {
                true => sort.0,
                false => sort.0 | Self::NO_CONSTRUCT.0,
            }
        };
        Self(forms.iter().map(of_form).fold(0, |all, bits| all | bits))
    }

    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// The lowest bits of a number.
    pub(super) const fn from_lowest(bits: u32) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    #[inline]
    pub(crate) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the word has no forms.
    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether no form is a noun or participle.
    #[inline]
    pub(crate) const fn are_verbs(self) -> bool {
        self.0 & (Self::NOUN.0 | Self::PARTICIPLE.0) == 0
    }
}

const TENSES: [Tense; 4] = [
    Tense::Perfect,
    Tense::Imperfect,
    Tense::Jussive,
    Tense::Imperative,
];
const PERSONS: [Person; 3] = [Person::First, Person::Second, Person::Third];
const VOICES: [Voice; 3] = [Voice::Active, Voice::Passive, Voice::Either];
const NUMBERS: [Number; 3] = [Number::Singular, Number::Dual, Number::Plural];
const GENDERS: [Gender; 2] = [Gender::Masculine, Gender::Feminine];

/// The tense or mood of a finite verb.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tense {
    /// قتل، أعلنت.
    Perfect,
    /// يقتل، تعلن، يقولون. Also the jussive and subjunctive where they are spelled alike.
    Imperfect,
    /// The short imperfect after لم, لن, أن, where its spelling differs: يقل، يدع، يقولوا.
    Jussive,
    /// اقتل، قل.
    Imperative,
}

/// Who acts, as far as the spelling without vowel marks tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Voice {
    /// The subject acts: قال، ناقش.
    Active,
    /// The subject suffers: قيل، نوقش.
    Passive,
    /// Both are spelled so: قتل، اتهم، استهدف.
    Either,
}

/// The person of a verb's subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Person {
    /// I, we.
    First,
    /// You; only the singular masculine is entered.
    Second,
    /// He, she, it, they.
    Third,
}

/// Grammatical number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Three or more.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Gender {
    /// Masculine, or common.
    Masculine,
    /// Feminine.
    Feminine,
}
