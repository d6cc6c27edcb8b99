//! Prepositions, simple and compound, and what they say about place.

use rustc_hash::FxHashMap;

use crate::text::{Normalizer, Vocabulary, WordId};

/// One preposition of the text, in its canonical form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Preposition {
    /// The form that frames name: `من قبل`, `على أيدي` are `على يد`.
    pub(crate) canonical: WordId,
    /// Whether its complement is where something happens.
    pub(crate) place: bool,
    /// Whether its last word is written in one with the noun: `وفقا ل`.
    pub(crate) glued: bool,
    /// Whether it is more than one word.
    pub(crate) compound: bool,
    /// How many tokens it takes.
    pub(crate) tokens: usize,
}

/// All prepositions, by their first word.
#[derive(Debug)]
pub(crate) struct Prepositions {
    by_first: FxHashMap<WordId, Vec<(Vec<WordId>, Preposition)>>,
    pub(crate) ba: WordId,
    pub(crate) la: WordId,
    pub(crate) ka: WordId,
    pub(crate) min: WordId,
    pub(crate) bayna: WordId,
    pub(crate) ala: WordId,
    pub(crate) ila: WordId,
    fi: WordId,
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
    (
        "في",
        true,
        &[
            "في",
            "داخل",
            "في داخل",
            "وسط",
            "في وسط",
            "ضمن",
            "لدى",
            "عند",
            // في جنوب لبنان is in a part of it.
            "في شمال",
            "في جنوب",
            "في شرق",
            "في غرب",
            "في شمالي",
            "في جنوبي",
            "في شرقي",
            "في غربي",
        ],
    ),
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
    (
        "شمال",
        true,
        &[
            "شمال",
            "جنوب",
            "شرق",
            "غرب",
            "شمالي",
            "جنوبي",
            "شرقي",
            "غربي",
            "شمال شرق",
            "شمال غرب",
            "جنوب شرق",
            "جنوب غرب",
        ],
    ),
    ("على", false, &["على", "فوق"]),
    (
        "إلى",
        false,
        &[
            "إلى",
            "حتى",
            "إلى شمال",
            "إلى جنوب",
            "إلى شرق",
            "إلى غرب",
            "إلى شمالي",
            "إلى جنوبي",
            "إلى شرقي",
            "إلى غربي",
        ],
    ),
    (
        "من",
        false,
        &[
            "من",
            "من شمال",
            "من جنوب",
            "من شرق",
            "من غرب",
            "من شمالي",
            "من جنوبي",
            "من شرقي",
            "من غربي",
        ],
    ),
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

impl Prepositions {
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut id = |form: &str| vocabulary.intern(&normalizer.fold(form));
        let mut by_first: FxHashMap<WordId, Vec<(Vec<WordId>, Preposition)>> = FxHashMap::default();
        for &(canonical, place, forms) in TABLE {
            let canonical = id(canonical);
            for form in forms {
                let words: Vec<WordId> = form.split(' ').map(&mut id).collect();
                // A last ب or ل is written in one word with the noun and takes no token of its own.
                let proclitic = form.ends_with(" ب") || form.ends_with(" ل");
                let tokens = words.len() - usize::from(proclitic);
                let preposition = Preposition {
                    canonical,
                    place,
                    glued: proclitic,
                    compound: words.len() > 1,
                    tokens,
                };
                by_first
                    .entry(words[0])
                    .or_default()
                    .push((words, preposition));
            }
        }
        // The longest form wins: على يد before على.
        for forms in by_first.values_mut() {
            forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        let [
            ba,
            la,
            ka,
            min,
            bayna,
            ala,
            ila,
            fi,
            purpose,
            by_whom,
            about,
        ] = [
            "ب",
            "ل",
            "ك",
            "من",
            "بين",
            "على",
            "إلى",
            "في",
            "من أجل",
            "على يد",
            "حول",
        ]
        .map(&mut id);
        let when = ["بعد", "قبل", "خلال", "منذ"].map(id);
        Self {
            by_first,
            ba,
            la,
            ka,
            min,
            bayna,
            ala,
            ila,
            when,
            fi,
            purpose,
            by_whom,
            about,
        }
    }

    /// The preposition whose first word is `first`; `following(n)` are the readings of the n-th
    /// word after it.
    pub(crate) fn find(
        &self,
        first: WordId,
        following: impl Fn(usize, WordId) -> bool,
    ) -> Option<Preposition> {
        self.by_first
            .get(&first)?
            .iter()
            .find_map(|(words, preposition)| {
                words[1..]
                    .iter()
                    .enumerate()
                    .all(|(n, &word)| following(n + 1, word))
                    .then_some(*preposition)
            })
    }

    /// The preposition that a side without one stands for: `انفجر لغم شمال سيناء`.
    pub(crate) fn where_to(&self) -> Preposition {
        Preposition {
            canonical: self.fi,
            place: true,
            glued: false,
            compound: false,
            tokens: 0,
        }
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
        Some(Preposition {
            canonical,
            place: canonical == self.ba,
            glued: false,
            compound: false,
            tokens: 0,
        })
    }
}
