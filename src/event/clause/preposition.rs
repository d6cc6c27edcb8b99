//! Prepositions, simple and compound, and what they say about place.

use std::num::NonZeroU32;

use smallvec::SmallVec;

use crate::text::{Normalizer, Phrase, PhraseMap, Vocabulary, WordId, WordSet};

/// One preposition of the text, in its canonical form. Cells and chunks hand it on, so that it is two numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Preposition {
    /// The form that frames name: `من قبل`, `على أيدي` are `على يد`.
    pub(crate) canonical: WordId,
    written: Written,
}

/// How a preposition is written and what that tells, as bits; above them its first word that names a side of a place, and
/// the number of its tokens.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Written(NonZeroU32);

impl Written {
    /// Set in all, so that none is zero.
    const SOME: Self = Self(NonZeroU32::MIN);
    const PLACE: u32 = 1 << 1;
    const GLUED: u32 = 1 << 2;
    const COMPOUND: u32 = 1 << 3;
    const SIDE: u32 = 8;
    const TOKENS: u32 = 16;

    fn with(self, bits: u32, on: bool) -> Self {
        Self(self.0 | if on { bits } else { 0 })
    }

    fn with_numbers(self, side: Option<u8>, tokens: usize) -> Self {
        let behind_side = side.map_or(0, |side| u32::from(side) + 1);
        Self(self.0 | behind_side << Self::SIDE | (tokens as u32) << Self::TOKENS)
    }

    fn has(self, bit: u32) -> bool {
        self.0.get() & bit != 0
    }
}

impl Preposition {
    /// One that is written in one word with what it governs, or that is not written at all.
    pub(crate) fn unwritten(canonical: WordId, place: bool) -> Self {
        Self {
            canonical,
            written: Written::SOME.with(Written::PLACE, place),
        }
    }

    /// Whether its complement is where something happens.
    pub(crate) fn is_of_place(self) -> bool {
        self.written.has(Written::PLACE)
    }

    /// Which of its words is the first that names a side of a place: `في شمال`.
    pub(crate) fn side(self) -> Option<u8> {
        let behind = (self.written.0.get() >> Written::SIDE) as u8;
        behind.checked_sub(1)
    }

    /// Whether its last word is written in one with the noun: `وفقا ل`.
    pub(crate) fn is_glued(self) -> bool {
        self.written.has(Written::GLUED)
    }

    /// Whether it is more than one word.
    pub(crate) fn is_compound(self) -> bool {
        self.written.has(Written::COMPOUND)
    }

    /// How many tokens it takes.
    pub(crate) fn tokens(self) -> usize {
        (self.written.0.get() >> Written::TOKENS) as usize
    }
}

/// The words that a word behind the first one of a preposition may be.
pub(super) type Following = SmallVec<[WordId; 6]>;

/// All prepositions.
#[derive(Debug)]
pub(crate) struct Prepositions {
    forms: PhraseMap<Preposition>,
    /// The words that forms of several words begin with.
    compound_firsts: WordSet,
    /// The second words of these.
    seconds: WordSet,
    pub(crate) ba: WordId,
    pub(crate) la: WordId,
    pub(crate) ka: WordId,
    pub(crate) min: WordId,
    pub(crate) bayna: WordId,
    pub(crate) maa: WordId,
    pub(crate) ala: WordId,
    pub(crate) ila: WordId,
    pub(crate) an: WordId,
    pub(crate) fi: WordId,
    /// قرب and its kin, which make any thing a place.
    pub(crate) near: WordId,
    /// بعد, قبل, خلال and منذ, which tell of another event when this one was.
    pub(crate) when: [WordId; 4],
    /// من أجل and its kin, which tell what something is done for.
    pub(crate) purpose: WordId,
    /// على يد and its kin, which tell who does it.
    pub(crate) by_whom: WordId,
    /// حول and its kin, which tell what something is about.
    pub(crate) about: WordId,
}

/// Canonical form, whether it tells a place, and all forms that mean the same to a frame.
const TABLE: &[(&str, bool, &[&str])] = &[
    ("في", true, &["في", "داخل", "في داخل", "ضمن", "لدى", "عند"]),
    (
        "قرب",
        true,
        &[
            "قرب",
            "بالقرب من",
            "على مقربة من",
            "أمام",
            "قبالة",
            "خلف",
            "وراء",
            "خارج",
            "على مشارف",
            "على أطراف",
            "عند مدخل",
            "في محيط",
            "في ضواحي",
        ],
    ),
    ("على", false, &["على", "فوق"]),
    ("إلى", false, &["إلى", "حتى"]),
    ("من", false, &["من"]),
    ("عن", false, &["عن"]),
    (
        "مع",
        false,
        &["مع", "برفقة", "بصحبة", "بالاشتراك مع", "بالتعاون مع"],
    ),
    ("على الحدود مع", false, &["على الحدود مع", "على حدود"]),
    ("بين", false, &["بين", "ما بين", "فيما بين"]),
    ("ضد", false, &["ضد", "بحق", "في حق"]),
    (
        "باتجاه",
        false,
        &["باتجاه", "نحو", "صوب", "تجاه", "في اتجاه"],
    ),
    (
        "على يد",
        false,
        &[
            "على يد",
            "على أيدي",
            "على يدي",
            "من قبل",
            "من جانب",
            "من طرف",
            "بيد",
            "بأيدي",
        ],
    ),
    (
        "حول",
        false,
        &[
            "حول",
            "بشأن",
            "بخصوص",
            "حيال",
            "إزاء",
            "في شأن",
            "بصدد",
            "فيما يتعلق ب",
        ],
    ),
    ("بواسطة", false, &["بواسطة", "باستخدام", "عن طريق"]),
    (
        "بتهمة",
        false,
        &["بتهمة", "بتهم", "بشبهة", "للاشتباه في", "للاشتباه ب"],
    ),
    (
        "بسبب",
        false,
        &["بسبب", "جراء", "من جراء", "نتيجة", "بفعل", "نظرا ل"],
    ),
    (
        "بعد",
        false,
        &[
            "بعد",
            "عقب",
            "فور",
            "إثر",
            "على إثر",
            "غداة",
            "في أعقاب",
            "على خلفية",
        ],
    ),
    ("قبل", false, &["قبل", "قبيل", "عشية"]),
    (
        "خلال",
        false,
        &[
            "خلال",
            "من خلال",
            "أثناء",
            "في أثناء",
            "طوال",
            "على هامش",
            "في ختام",
            "في إطار",
        ],
    ),
    ("منذ", false, &["منذ", "مذ"]),
    ("عبر", false, &["عبر", "على متن"]),
    ("باسم", false, &["باسم", "نيابة عن", "بالنيابة عن"]),
    ("بقيادة", false, &["بقيادة", "بزعامة"]),
    ("دون", false, &["دون", "من دون", "بدون", "بلا", "من غير"]),
    (
        "فضلا عن",
        false,
        &[
            "فضلا عن",
            "إضافة إلى",
            "بالإضافة إلى",
            "علاوة على",
            "إلى جانب",
            "بجانب",
        ],
    ),
    ("رغم", false, &["رغم", "على الرغم من", "بالرغم من"]),
    ("من أجل", false, &["من أجل", "بهدف", "بغية", "بغرض", "لأجل"]),
    ("مثل", false, &["مثل"]),
    ("ردا على", false, &["ردا على", "في رد على"]),
    (
        "وفق",
        false,
        &[
            "وفق",
            "وفقا ل",
            "حسب",
            "بحسب",
            "طبقا ل",
            "نقلا عن",
            "على حد قول",
        ],
    ),
    ("إلا", false, &["إلا", "سوى", "باستثناء", "عدا"]),
    ("لصالح", false, &["لصالح", "لمصلحة"]),
    ("ب", true, &["ب"]),
    ("ل", false, &["ل"]),
    ("ك", false, &["ك"]),
];

/// The sides of a place and its middle: `شمال العراق` is in a part of it, `شمال بغداد` beside it.
const SIDES: [[&str; 2]; 4] = [
    ["شمال", "شمالي"],
    ["جنوب", "جنوبي"],
    ["شرق", "شرقي"],
    ["غرب", "غربي"],
];

/// The middle of a place.
const MIDDLE: &str = "وسط";

/// Every side in words: the four, the four between them (`جنوب شرق`, `شمالي غربي`), and the middle.
fn sides() -> impl Iterator<Item = String> {
    let [north, south, east, west] = SIDES;
    let between = [north, south].into_iter().flatten().flat_map(move |first| {
        [east, west]
            .into_iter()
            .flatten()
            .map(move |second| format!("{first} {second}"))
    });
    let single = SIDES.into_iter().flatten().map(str::to_owned);
    single.chain(between).chain([MIDDLE.to_owned()])
}

/// All forms: those of the table, and the sides alone and behind the prepositions that take them.
fn forms() -> impl Iterator<Item = (&'static str, bool, Option<u8>, String)> {
    let listed = TABLE.iter().flat_map(|&(canonical, place, forms)| {
        let form = move |form: &&str| (canonical, place, None, (*form).to_owned());
        forms.iter().map(form)
    });
    let of_side = sides().flat_map(|side| {
        let alone = if side == MIDDLE { "في" } else { "شمال" };
        let behind = |preposition: &'static str, place| {
            (preposition, place, Some(1), format!("{preposition} {side}"))
        };
        [
            behind("في", true),
            behind("إلى", false),
            behind("من", false),
            (alone, true, Some(0), side),
        ]
    });
    listed.chain(of_side)
}

impl Prepositions {
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut id = |form: &str| vocabulary.intern(&normalizer.fold(form));
        let mut phrases = PhraseMap::default();
        let mut compound_firsts = WordSet::default();
        let mut seconds = WordSet::default();
        for (canonical, place, side, form) in forms() {
            let words: Vec<WordId> = form.split(' ').map(&mut id).collect();
            // A last ب or ل is written in one word with the noun and takes no token of its own.
            let proclitic = form.ends_with(" ب") || form.ends_with(" ل");
            let tokens = words.len() - usize::from(proclitic);
            let preposition = Preposition {
                canonical: id(canonical),
                written: Written::SOME
                    .with(Written::PLACE, place)
                    .with(Written::GLUED, proclitic)
                    .with(Written::COMPOUND, words.len() > 1)
                    .with_numbers(side, tokens),
            };
            if let Some(&second) = words.get(1) {
                compound_firsts.insert(words[0]);
                seconds.insert(second);
            }
            // The longest form wins: في رد على before في.
            phrases.insert(words.into_iter(), preposition);
        }
        let [
            ba,
            la,
            ka,
            min,
            bayna,
            maa,
            ala,
            ila,
            an,
            fi,
            near,
            purpose,
            by_whom,
            about,
        ] = [
            "ب",
            "ل",
            "ك",
            "من",
            "بين",
            "مع",
            "على",
            "إلى",
            "عن",
            "في",
            "قرب",
            "من أجل",
            "على يد",
            "حول",
        ]
        .map(&mut id);
        let when = ["بعد", "قبل", "خلال", "منذ"].map(id);
        Self {
            forms: phrases,
            compound_firsts,
            seconds,
            ba,
            la,
            ka,
            min,
            bayna,
            maa,
            ala,
            ila,
            an,
            when,
            fi,
            near,
            purpose,
            by_whom,
            about,
        }
    }

    /// Whether a preposition may begin with a word.
    pub(crate) fn may_begin(&self, word: WordId) -> bool {
        self.forms.contains(word)
    }

    /// Whether a preposition of several words may begin with a word.
    pub(crate) fn may_be_compound(&self, first: WordId) -> bool {
        self.compound_firsts.contains(first)
    }

    /// Whether a word may be the second one of a preposition.
    pub(crate) fn may_go_on(&self, second: WordId) -> bool {
        self.seconds.contains(second)
    }

    /// The preposition whose first word is `first`. `goes_on` tells whether another word of one may follow;
    /// `following(n)` is what the n-th word after it may be.
    pub(crate) fn find(
        &self,
        first: WordId,
        goes_on: bool,
        following: impl Fn(usize) -> Following,
    ) -> Option<Preposition> {
        let forms = self.forms.get(first);
        let second = (goes_on && !forms.is_empty()).then(|| following(1));
        let fits = |form: &&Phrase<Preposition>| {
            let mut behind = form.rest.iter().enumerate();
            behind.all(|(n, word)| match (n, &second) {
                (0, Some(second)) => second.contains(word),
                (0, None) => false,
                _ => following(n + 1).contains(word),
            })
        };
        forms.iter().find(fits).map(|form| form.meaning)
    }

    /// The preposition of a side with ب, which is في: `بجنوب شرق تركيا`.
    pub(crate) fn in_side(
        &self,
        first: WordId,
        goes_on: bool,
        following: impl Fn(usize) -> Following,
    ) -> Option<Preposition> {
        let side = self.find(first, goes_on, following)?;
        (side.side() == Some(0)).then_some(Preposition {
            canonical: self.fi,
            ..side
        })
    }

    /// في, by its canonical form.
    pub(crate) fn inside(&self) -> WordId {
        self.fi
    }

    /// The preposition that a side without one stands for: `انفجر لغم شمال سيناء`.
    pub(crate) fn where_to(&self) -> Preposition {
        Preposition::unwritten(self.fi, true)
    }

    /// The preposition of a proclitic.
    pub(crate) fn of_proclitics(&self, proclitics: crate::text::Proclitics) -> Option<Preposition> {
        use crate::text::Proclitics as P;
        let canonical = if proclitics.contains(P::BA) {
            self.ba
        } else if proclitics.contains(P::LA) {
            self.la
        } else if proclitics.contains(P::KA) {
            self.ka
        } else {
            return None;
        };
        Some(Preposition::unwritten(canonical, canonical == self.ba))
    }
}
