//! The nouns that refer back, what they stand for, and the words around them that decide whether
//! they do.

use rustc_hash::FxHashMap;

use crate::entity::kind::EntityKind;
use crate::gazetteer::EntryType;
use crate::text::{Normalizer, Reading, Readings, Vocabulary, WordId, WordMap};

/// What a noun may stand for, and where its antecedent is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Search {
    /// What the text called by the same noun (`حركة طالبان` … `الحركة`), else what is of its type.
    Named,
    /// As `Named`, but only what the text called so.
    Called,
    /// What was called by the noun, where nothing else of its sort is near: teams have rivals.
    Only,
    /// The last country.
    Country,
    /// The last country, where هذا points at it or something is said to be in it: الدولة may be any
    /// state.
    ThisCountry,
    /// The last country that is called a kingdom or sultanate.
    Kingdom,
    /// The capital of the last country.
    Capital,
    /// The last man, where there is but one.
    Man,
    /// Those who hold an office. One alone is a mention of a role.
    Holders,
    /// Two parties of whatever sort; stands for nothing alone.
    Sides,
}

/// A sort of things with the nouns for one and for two of them.
pub(super) struct Sort {
    pub(super) one: &'static str,
    /// A form that means several things as well has a `?` behind it.
    pub(super) two: &'static str,
    pub(super) kind: EntityKind,
    pub(super) search: Search,
    /// A noun that means it, too: any club's team is a فريق.
    pub(super) wider: &'static str,
    /// The types of gazetteer entries that the noun may stand for without the text saying so.
    pub(super) types: &'static [EntryType],
}

const fn body(
    one: &'static str,
    two: &'static str,
    search: Search,
    types: &'static [EntryType],
) -> Sort {
    Sort {
        one,
        two,
        kind: EntityKind::Organization,
        search,
        wider: "",
        types,
    }
}

const fn team(one: &'static str, two: &'static str, types: &'static [EntryType]) -> Sort {
    let mut sort = body(one, two, Search::Only, types);
    sort.wider = "فريق";
    sort
}

const fn place(
    one: &'static str,
    two: &'static str,
    search: Search,
    types: &'static [EntryType],
) -> Sort {
    Sort {
        one,
        two,
        kind: EntityKind::Place,
        search,
        wider: "",
        types,
    }
}

const fn person(one: &'static str, two: &'static str, search: Search) -> Sort {
    Sort {
        one,
        two,
        kind: EntityKind::Person,
        search,
        wider: "",
        types: &[],
    }
}

use Search::{Called, Capital, Country, Holders, Kingdom, Man, Named, Only, Sides, ThisCountry};

/// A set of sorts: one bit for each.
pub(super) type SortSet = u128;

const _: () = assert!(SORTS.len() <= SortSet::BITS as usize);

/// All sorts.
pub(super) const SORTS: &[Sort] = &[
    body("تنظيم", "تنظيمان تنظيمين", Called, &[EntryType::ArmedGroup]),
    body("حركة", "حركتان حركتين", Called, &[]),
    body("جماعة", "جماعتان جماعتين", Called, &[EntryType::ArmedGroup]),
    body("ميليشيا مليشيا", "", Called, &[]),
    body("حزب", "حزبان حزبين", Named, &[EntryType::Party]),
    body("وزارة", "وزارتان وزارتين", Named, &[EntryType::Ministry]),
    body("شركة", "شركتان شركتين", Named, &[EntryType::Company]),
    body(
        "بنك مصرف",
        "بنكان بنكين مصرفان مصرفين",
        Named,
        &[EntryType::Bank],
    ),
    body("وكالة", "وكالتان وكالتين", Called, &[]),
    body("صحيفة جريدة", "صحيفتان صحيفتين", Called, &[]),
    body("قناة", "قناتان قناتين", Called, &[]),
    body("مجلة", "", Called, &[]),
    body("جامعة", "جامعتان جامعتين", Named, &[EntryType::University]),
    body("معهد", "", Called, &[]),
    body("كلية", "", Called, &[]),
    team("نادي", "ناديان ناديين", &[EntryType::Club]),
    body("فريق", "فريقان فريقين", Only, &[EntryType::Club]),
    team("منتخب", "منتخبان منتخبين", &[]),
    body(
        "منظمة",
        "منظمتان منظمتين",
        Called,
        &[EntryType::International],
    ),
    body("هيئة", "هيئتان هيئتين", Called, &[]),
    body("بعثة", "بعثتان بعثتين", Called, &[]),
    body("لجنة", "لجنتان لجنتين", Called, &[]),
    body("مجلس", "مجلسان مجلسين", Called, &[]),
    body("محكمة", "محكمتان محكمتين", Named, &[EntryType::Court]),
    body("سفارة", "سفارتان سفارتين", Named, &[EntryType::Embassy]),
    body("اتحاد", "اتحادان اتحادين", Called, &[]),
    body("تحالف", "تحالفان تحالفين", Called, &[]),
    body("ائتلاف", "", Called, &[]),
    body("جمعية", "جمعيتان جمعيتين", Called, &[]),
    body("مؤسسة", "مؤسستان مؤسستين", Called, &[]),
    body("مفوضية", "", Called, &[]),
    body("صندوق", "صندوقان صندوقين", Called, &[]),
    body("مجموعة", "مجموعتان مجموعتين", Called, &[]),
    body("جبهة", "جبهتان جبهتين", Called, &[]),
    body("كتلة", "كتلتان كتلتين", Called, &[]),
    body("تيار", "تياران تيارين", Called, &[]),
    body("رابطة", "", Called, &[]),
    body("نقابة", "نقابتان نقابتين", Called, &[]),
    body("مرصد", "", Called, &[]),
    body("مستشفى", "", Called, &[]),
    place(
        "مدينة",
        "مدينتان مدينتين",
        Named,
        &[EntryType::City, EntryType::Capital],
    ),
    place("بلدة", "بلدتان بلدتين", Called, &[]),
    place("قرية", "قريتان قريتين", Called, &[]),
    place("محافظة", "محافظتان محافظتين", Called, &[]),
    place("ولاية", "ولايتان ولايتين", Called, &[]),
    place("مقاطعة", "مقاطعتان مقاطعتين", Called, &[]),
    place("إقليم", "إقليمان إقليمين", Called, &[]),
    place("قطاع", "", Called, &[]),
    place("جزيرة", "جزيرتان جزيرتين", Called, &[]),
    place("مخيم", "مخيمان مخيمين", Called, &[]),
    place("مطار", "مطاران مطارين", Called, &[]),
    place("ميناء", "", Called, &[]),
    place("معبر", "معبران معبرين", Called, &[]),
    place("سجن", "سجنان سجنين", Called, &[]),
    place("حي", "", Called, &[]),
    place("مملكة", "", Kingdom, &[]),
    place("سلطنة", "", Kingdom, &[]),
    place("عاصمة", "عاصمتان عاصمتين", Capital, &[EntryType::Capital]),
    place("بلاد", "", Country, &[EntryType::Country]),
    place("بلد", "بلدان? بلدين", ThisCountry, &[EntryType::Country]),
    place("دولة", "دولتان دولتين", ThisCountry, &[EntryType::Country]),
    person("رجل", "", Man),
    person("رئيس", "رئيسان رئيسين", Holders),
    person("وزير", "وزيران وزيرين", Holders),
    person("زعيم", "زعيمان زعيمين", Holders),
    body("", "جانبان جانبين طرفان طرفين", Sides, &[]),
];

/// How somebody of rank is spoken of: `معالي الوزير` … `معاليه`.
pub(super) struct Honor {
    /// The noun that takes a pronoun.
    pub(super) noun: &'static str,
    /// The titles that it belongs to.
    pub(super) titles: &'static str,
}

/// An honorific that is a feeling as well.
pub(super) const HAPPINESS: &str = "سعادت";

/// All honorifics; a set of them is a number with one bit for each.
pub(super) const HONORS: &[Honor] = &[
    Honor {
        noun: "سمو",
        titles: "سمو السمو الأمير الأميرة ولي",
    },
    Honor {
        noun: "معالي",
        titles: "معالي المعالي",
    },
    Honor {
        noun: "جلالت",
        titles: "جلالة الجلالة الملك الملكة ملك ملكة العاهل السلطان",
    },
    Honor {
        noun: "فخامت",
        titles: "فخامة الفخامة الرئيس الرئيسة",
    },
    Honor {
        noun: HAPPINESS,
        titles: "سعادة السعادة",
    },
    Honor {
        noun: "فضيلت",
        titles: "فضيلة الفضيلة",
    },
    Honor {
        noun: "سماحت",
        titles: "سماحة السماحة",
    },
];

/// What the rules of this file's nouns know of a word, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Role(u16);

impl Role {
    /// Adds nothing to the noun before it: المذكورة, نفسه.
    pub(super) const TRANSPARENT: Self = Self(1);
    /// Opens a description of the noun before it: التي, غير.
    pub(super) const DESCRIBES: Self = Self(1 << 1);
    /// Makes a phrase of its own with the noun behind it, which refers to nothing: حل الدولتين.
    pub(super) const IDIOM: Self = Self(1 << 2);
    /// في, before a country.
    pub(super) const LOCATES: Self = Self(1 << 5);
    /// Sets what stands behind it beside what stood before: مع.
    pub(super) const JOINS: Self = Self(1 << 4);
    /// هذا, which points at what was named.
    pub(super) const POINTS: Self = Self(1 << 3);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const ROLES: &[(Role, &str)] = &[
    (
        Role::TRANSPARENT,
        "المذكور المذكورة المذكورين المذكورتين نفسه نفسها نفسيهما ذاته ذاتها عينه عينها
         الشقيقين الشقيقان الشقيقتين الشقيقتان الصديقين الصديقان الصديقتين الجارين الجاران
         الجارتين الجارتان الحليفين الحليفان كليهما كلاهما معا كلتيهما",
    ),
    (
        Role::TRANSPARENT,
        "الإرهابي الإرهابية الإرهابيين الإرهابيتين المتشدد المتشددة المتطرف المتطرفة المباركة",
    ),
    (
        Role::DESCRIBES,
        "الذي التي اللذان اللذين اللتان اللتين غير ذات ذو ذي حيث",
    ),
    (Role::IDIOM, "حل مجلس"),
    (Role::LOCATES, "في داخل خارج إلى عن أنحاء"),
    (Role::JOINS, "مع ضد و بين"),
    (Role::POINTS, "هذا هذه ذلك تلك هذان هذين هاتان هاتين"),
];

/// Nouns with the noun for whose they are: سهم, behind which a company's name is expected, whether
/// it is known or not.
const BELONGINGS: &[(&str, &str)] = &[("سهم", "شركة")];

/// What a word is to the rules of references.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Noun {
    /// Its position in [`SORTS`].
    pub(super) sort: u8,
    pub(super) dual: bool,
    /// A dual that may also be a plural: البلدان.
    pub(super) weak: bool,
}

/// The words of this file as the vocabulary knows them.
#[derive(Debug, Default)]
pub(in crate::entity) struct ReferenceWords {
    nouns: WordMap<Noun>,
    /// What else each of the sorts is, its own bit included.
    wider: Vec<SortSet>,
    /// The nouns for one thing by their letters, for the forms of gazetteer entries.
    heads: FxHashMap<Box<str>, u8>,
    roles: WordMap<Role>,
    /// The sorts of what the nouns of [`BELONGINGS`] belong to.
    owners: WordMap<u8>,
    /// The nouns of [`HONORS`] that take pronouns.
    honors: WordMap<u8>,
    /// Their titles, as sets of [`HONORS`].
    titles: WordMap<u8>,
}

impl ReferenceWords {
    pub(in crate::entity) fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut words = Self::default();
        let mut intern = |word: &str| vocabulary.intern(normalizer.normalize(word).as_str());
        for (index, sort) in SORTS.iter().enumerate() {
            let sort_id = index as u8;
            for (list, dual) in [(sort.one, false), (sort.two, true)] {
                for written in list.split_whitespace() {
                    let word = written.trim_end_matches('?');
                    let noun = Noun {
                        sort: sort_id,
                        dual,
                        weak: word.len() < written.len(),
                    };
                    words.nouns.insert(intern(word), noun);
                    if !dual {
                        let folded = normalizer.normalize(word);
                        words.heads.insert(folded.as_str().into(), sort_id);
                    }
                }
            }
        }
        words.wider = (0..SORTS.len())
            .map(|sort| {
                let wider = words.head(normalizer.normalize(SORTS[sort].wider).as_str());
                1 << sort | wider.map_or(0, |wider| 1 << wider)
            })
            .collect();
        for &(noun, owner) in BELONGINGS {
            if let Some(owner) = words.head(normalizer.normalize(owner).as_str()) {
                words.owners.insert(intern(noun), owner);
            }
        }
        for &(role, list) in ROLES {
            for word in list.split_whitespace() {
                words.roles.insert(intern(word), role);
            }
        }
        for (index, honor) in HONORS.iter().enumerate() {
            words.honors.insert(intern(honor.noun), index as u8);
            for title in honor.titles.split_whitespace() {
                *words.titles.or_insert(intern(title), 0) |= 1 << index;
            }
        }
        words
    }

    /// The noun with the article taken off.
    pub(super) fn noun(&self, bare: WordId) -> Option<Noun> {
        self.nouns.get(bare).copied()
    }

    /// Whether a word is one of these nouns in some reading, or one behind which a name's bearer is expected.
    pub(in crate::entity) fn has(&self, word: WordId, readings: Readings<'_>) -> bool {
        let refers = |reading: Reading| match reading.enclitic {
            Some(_) => self.honor(reading.stem).is_some(),
            None => self.noun(reading.bare).is_some(),
        };
        word.is_known() && self.owner(word).is_some() || readings.iter().any(refers)
    }

    /// What something is that is called by a noun of some sort: a set of sorts.
    pub(super) fn wider(&self, sort: u8) -> SortSet {
        self.wider[sort as usize]
    }

    /// The sort of the first word of an entry's form, by its folded letters.
    pub(super) fn head(&self, folded: &str) -> Option<u8> {
        let bare = folded.strip_prefix("ال").unwrap_or(folded);
        self.heads.get(bare).copied()
    }

    /// The sort of what a noun belongs to.
    pub(super) fn owner(&self, word: WordId) -> Option<u8> {
        self.owners.get(word).copied()
    }

    pub(super) fn role(&self, word: WordId) -> Role {
        self.roles.get(word).copied().unwrap_or_default()
    }

    /// The position in [`HONORS`] of a noun that takes a pronoun.
    pub(super) fn honor(&self, stem: WordId) -> Option<u8> {
        self.honors.get(stem).copied()
    }

    /// The honorifics that a title belongs to.
    pub(super) fn title(&self, stem: WordId) -> u8 {
        self.titles.get(stem).copied().unwrap_or_default()
    }
}
