//! Verbs: from the principal parts to the stems that every form is built on.
//!
//! The perfect and the imperfect, as a dictionary lists them, tell how a verb is conjugated:
//! whether it has three letters or is derived (forms II to X), whether a radical is weak, doubled
//! or a hamza. Shadda counts where it is written; vowel marks are not needed.

use super::spelling::letters;

/// A verb by its principal parts, as a dictionary lists it.
///
/// Write the shadda of doubled verbs and of form II: `ردّ يردّ`, `حمّل يحمّل` (against `حمل يحمل`).
///
/// ```
/// use khabar::lexicon::VerbParts;
///
/// let verb = VerbParts { masdars: &["اعتقال"], ..VerbParts::new("اعتقل", "يعتقل") };
/// assert_eq!(verb.perfect, "اعتقل");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct VerbParts<'a> {
    /// He did: `قتل`, `أعلن`.
    pub perfect: &'a str,
    /// He does: `يقتل`, `يعلن`.
    pub imperfect: &'a str,
    /// The nouns of the action: `قتل`, `إعلان`.
    pub masdars: &'a [&'a str],
    /// Whether it has no passive: `ذهب`, `انفجر`.
    pub intransitive: bool,
}

impl<'a> VerbParts<'a> {
    /// A verb with a passive and without masdars.
    #[must_use]
    pub const fn new(perfect: &'a str, imperfect: &'a str) -> Self {
        Self {
            perfect,
            imperfect,
            masdars: &[],
            intransitive: false,
        }
    }
}

/// The derived form, as far as it matters for the spelling.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) enum Form {
    #[default]
    First,
    Second,
    Third,
    Fourth,
    Sixth,
    /// V, VII to X, and verbs of four radicals.
    Other,
}

/// What befalls the last two radicals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
enum Weakness {
    #[default]
    Sound,
    Doubled,
    Hollow,
    Defective,
}

/// How a verb is conjugated; tells apart verbs whose principal parts are spelled alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct VerbType {
    form: Form,
    weakness: Weakness,
}

impl VerbType {
    const FORMS: [Form; 6] = [
        Form::First,
        Form::Second,
        Form::Third,
        Form::Fourth,
        Form::Sixth,
        Form::Other,
    ];
    const WEAKNESSES: [Weakness; 4] = [
        Weakness::Sound,
        Weakness::Doubled,
        Weakness::Hollow,
        Weakness::Defective,
    ];

    pub(super) fn pack(self) -> u32 {
        self.form as u32 | (self.weakness as u32) << 8
    }

    pub(super) fn unpack(packed: u32) -> Self {
        Self {
            form: Self::FORMS[packed as usize & 0xff],
            weakness: Self::WEAKNESSES[packed as usize >> 8],
        }
    }
}

/// A verb taken apart.
#[derive(Debug)]
pub(super) struct Verb {
    form: Form,
    weakness: Weakness,
    perfect: Vec<char>,
    /// Without its prefix ي.
    imperfect: Vec<char>,
}

/// The stems of the perfect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PerfectStems {
    /// He: قال.
    pub(super) full: String,
    /// Before ت of "she": قال(ت), دع(ت).
    pub(super) open: String,
    /// Before ا of the dual: دعو(ا).
    pub(super) dual: String,
    /// Before وا: دع(وا).
    pub(super) plural: String,
    /// Before a consonant: قل(نا), دعو(نا).
    pub(super) closed: String,
    /// "He" before an enclitic, where it differs: تبنا(ها).
    pub(super) bound: Option<String>,
}

/// The stems of the imperfect, without prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ImperfectStems {
    /// قول.
    pub(super) full: String,
    /// The jussive's: قل.
    pub(super) short: String,
    /// Before ان.
    pub(super) dual: String,
    /// Before ون.
    pub(super) plural: String,
    /// Before ن: قل(ن).
    pub(super) closed: String,
    /// Before an enclitic, where it differs: تبنا(ها), بدؤ(ه).
    pub(super) bound: Option<String>,
}

/// The stem of a participle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum ParticipleStem {
    /// مضيف, مقتول.
    Sound(String),
    /// Without its last radical, which comes and goes: داع(ي), معط(ي).
    Defective(String),
    /// Without its final ى: معط(ى).
    Shortened(String),
}

impl Verb {
    /// Takes a verb apart. `None` for what can be no pair of principal parts.
    pub(super) fn new(parts: &VerbParts<'_>) -> Option<Self> {
        let (p, doubled) = letters(parts.perfect);
        let (mut s, _) = letters(parts.imperfect);
        if p.len() < 2 || s.len() < 3 || s.remove(0) != 'ي' {
            return None;
        }
        let n = p.len();
        let last = p[n - 1];
        let defective = n >= 3
            && matches!(last, 'ى' | 'ا' | 'ي')
            && matches!(s[s.len() - 1], 'ى' | 'ا' | 'ي' | 'و');
        let weakness = if defective {
            Weakness::Defective
        } else if n == 2 || doubled[n - 1] || is_doubled_by_length(&p, &s) {
            Weakness::Doubled
        } else if n >= 3 && p[n - 2] == 'ا' {
            Weakness::Hollow
        } else {
            Weakness::Sound
        };
        let form = form(&p, &doubled, &s, weakness);
        Some(Self {
            form,
            weakness,
            perfect: p,
            imperfect: s,
        })
    }

    /// How it is conjugated.
    pub(super) fn verb_type(&self) -> VerbType {
        VerbType {
            form: self.form,
            weakness: self.weakness,
        }
    }

    /// The stems of the perfect active.
    pub(super) fn perfect(&self) -> PerfectStems {
        self.perfect_of(&self.perfect)
    }

    /// The stems of the perfect passive: قيل, نوقش, دعي.
    pub(super) fn perfect_passive(&self) -> PerfectStems {
        let mut p = self.perfect.clone();
        let n = p.len();
        match (self.form, self.weakness) {
            (Form::Third, _) => p[1] = 'و',
            (Form::Sixth, _) => p[2] = 'و',
            (Form::Fourth, _) if n > 3 && p[1] == 'ا' => p[1] = 'و',
            (_, Weakness::Hollow) => p[n - 2] = 'ي',
            (Form::First, _) if p[1] == 'أ' => p[1] = 'ئ',
            _ => {}
        }
        if self.weakness == Weakness::Defective {
            p[n - 1] = 'ي';
        }
        if p[n - 1] == 'أ' {
            p[n - 1] = 'ئ';
        }
        self.perfect_of(&p)
    }

    fn perfect_of(&self, p: &[char]) -> PerfectStems {
        let full: String = p.iter().collect();
        let (trunk, last) = cut(p);
        let plain = |closed: String| PerfectStems {
            open: full.clone(),
            dual: full.clone(),
            plural: full.clone(),
            closed,
            bound: None,
            full: full.clone(),
        };
        match self.weakness {
            Weakness::Sound => plain(full.clone()),
            Weakness::Doubled => plain(format!("{full}{last}")),
            Weakness::Hollow => plain(self.without_hollow(p)),
            // لقي keeps its ي, رمى and دعا lose their last letter before suffixes.
            Weakness::Defective if last == 'ي' => PerfectStems {
                plural: trunk,
                ..plain(full.clone())
            },
            Weakness::Defective => {
                let waw = last == 'ا' && self.imperfect.last() == Some(&'و');
                let radical = format!("{trunk}{}", if waw { 'و' } else { 'ي' });
                PerfectStems {
                    dual: radical.clone(),
                    closed: radical,
                    bound: (last == 'ى').then(|| format!("{trunk}ا")),
                    open: trunk.clone(),
                    plural: trunk,
                    full,
                }
            }
        }
    }

    /// The stems of the imperfect active.
    pub(super) fn imperfect(&self) -> ImperfectStems {
        self.imperfect_of(&self.imperfect)
    }

    /// The stems of the imperfect passive: قال (يقال), وجد (يوجد), دعى (يدعى).
    pub(super) fn imperfect_passive(&self) -> ImperfectStems {
        let mut s = self.imperfect.clone();
        if self.form == Form::First {
            if self.perfect[0] == 'و' && s[0] != 'و' {
                s.insert(0, 'و');
            } else if s[0] == 'أ' {
                s[0] = 'ؤ';
            }
        }
        let m = s.len();
        match self.weakness {
            Weakness::Hollow if matches!(s[m - 2], 'و' | 'ي') => s[m - 2] = 'ا',
            Weakness::Defective => s[m - 1] = 'ى',
            _ if s[m - 1] == 'ئ' => s[m - 1] = 'أ',
            _ => {}
        }
        self.imperfect_of(&s)
    }

    fn imperfect_of(&self, s: &[char]) -> ImperfectStems {
        let full: String = s.iter().collect();
        let (trunk, last) = cut(s);
        let bound = matches!(last, 'أ' | 'ء').then(|| format!("{trunk}ؤ"));
        let plain = |short: String, closed: String| ImperfectStems {
            dual: full.clone(),
            plural: full.clone(),
            full: full.clone(),
            short,
            closed,
            bound,
        };
        match self.weakness {
            Weakness::Sound => plain(full.clone(), full.clone()),
            Weakness::Doubled => {
                let open = format!("{full}{last}");
                plain(open.clone(), open)
            }
            Weakness::Hollow => {
                let short = self.without_hollow(s);
                plain(short.clone(), short)
            }
            Weakness::Defective => {
                let radical = format!("{trunk}{}", if last == 'و' { 'و' } else { 'ي' });
                ImperfectStems {
                    dual: radical.clone(),
                    closed: radical,
                    bound: (last == 'ى').then(|| format!("{trunk}ا")),
                    short: trunk.clone(),
                    plural: trunk,
                    full,
                }
            }
        }
    }

    /// A hollow stem without its long vowel. A final hamza then sits on the vowel that is left.
    fn without_hollow(&self, stem: &[char]) -> String {
        let (n, mut short) = (stem.len(), stem.to_vec());
        if n < 3 || !matches!(short[n - 2], 'ا' | 'و' | 'ي') {
            return short.into_iter().collect();
        }
        let mut vowel = short.remove(n - 2);
        if self.form == Form::First && stem == self.perfect {
            vowel = if self.imperfect.contains(&'و') {
                'و'
            } else {
                'ي'
            };
        }
        if short[n - 2] == 'ء' {
            short[n - 2] = match vowel {
                'ا' => 'أ',
                'و' => 'ؤ',
                _ => 'ئ',
            };
        }
        short.into_iter().collect()
    }

    /// The letters before the stem of the imperative: ا of اكتب, أ of أعلن. A verb that begins
    /// with a hamza loses it (خذ), which the stem then shows.
    pub(super) fn imperative(&self) -> (&'static str, String) {
        let stems = self.imperfect();
        let s = &self.imperfect;
        let begins_with_vowel = match self.form {
            Form::First => match self.weakness {
                Weakness::Sound => self.perfect[0] == 'و' && s[0] != 'و' || s[0] == 'أ',
                Weakness::Doubled | Weakness::Hollow => true,
                Weakness::Defective => false,
            },
            Form::Fourth => false,
            _ => self.perfect[0] != 'ا',
        };
        let prefix = match self.form {
            Form::Fourth => "أ",
            _ if begins_with_vowel => "",
            _ => "ا",
        };
        let stem = match self.weakness {
            Weakness::Doubled => stems.full,
            _ => stems.short,
        };
        let stem = stem
            .strip_prefix('أ')
            .filter(|_| self.form == Form::First)
            .map_or(stem.clone(), str::to_owned);
        (prefix, stem)
    }

    /// The stem of the active participle.
    pub(super) fn active_participle(&self) -> Option<ParticipleStem> {
        let p = &self.perfect;
        if self.form != Form::First {
            let (trunk, last) = cut(&self.imperfect);
            return Some(match (self.weakness, last) {
                (Weakness::Defective, _) => ParticipleStem::Defective(format!("م{trunk}")),
                (_, 'أ') => ParticipleStem::Sound(format!("م{trunk}ئ")),
                _ => ParticipleStem::Sound(format!("م{trunk}{last}")),
            });
        }
        let seat = |c: char| if c == 'أ' { 'ئ' } else { c };
        let first = p[0];
        Some(match self.weakness {
            Weakness::Doubled => ParticipleStem::Sound(format!("{first}ا{}", p[1])),
            Weakness::Hollow if p[2] == 'ء' => return None,
            Weakness::Hollow => ParticipleStem::Sound(format!("{first}ائ{}", p[2])),
            Weakness::Defective => ParticipleStem::Defective(format!("{first}ا{}", seat(p[1]))),
            Weakness::Sound => ParticipleStem::Sound(
                [first, 'ا', seat(p[1])]
                    .into_iter()
                    .chain(p[2..].iter().map(|&c| seat(c)))
                    .collect(),
            ),
        })
    }

    /// The stem of the passive participle, in all its spellings.
    pub(super) fn passive_participles(&self) -> Vec<ParticipleStem> {
        let p = &self.perfect;
        let m = self.imperfect.len();
        let vowel = self.imperfect[m - 2];
        let (trunk, last) = cut(&self.imperfect);
        if self.form != Form::First {
            return vec![match (self.weakness, last) {
                (Weakness::Defective, _) => ParticipleStem::Shortened(format!("م{trunk}")),
                (Weakness::Hollow, _) => {
                    let stem: String = self.imperfect[..m - 2].iter().collect();
                    ParticipleStem::Sound(format!("م{stem}ا{last}"))
                }
                (_, 'ئ') => ParticipleStem::Sound(format!("م{trunk}أ")),
                _ => ParticipleStem::Sound(format!("م{trunk}{last}")),
            }];
        }
        let (first, second) = (p[0], p[1]);
        match self.weakness {
            Weakness::Doubled => vec![ParticipleStem::Sound(format!("م{first}{second}و{second}"))],
            Weakness::Hollow if matches!(vowel, 'و' | 'ي') => {
                vec![ParticipleStem::Sound(format!("م{first}{vowel}{last}"))]
            }
            Weakness::Hollow => Vec::new(),
            Weakness::Defective if last == 'و' => {
                vec![ParticipleStem::Sound(format!("م{first}{second}و"))]
            }
            Weakness::Defective => vec![ParticipleStem::Sound(format!("م{first}{second}ي"))],
            Weakness::Sound => {
                let seats: &[char] = if second == 'أ' {
                    &['ؤ', 'ئ']
                } else {
                    &[second]
                };
                let third: String = p[2..]
                    .iter()
                    .map(|&c| if c == 'أ' { 'ء' } else { c })
                    .collect();
                seats
                    .iter()
                    .map(|seat| ParticipleStem::Sound(format!("م{first}{seat}و{third}")))
                    .collect()
            }
        }
    }
}

fn cut(letters: &[char]) -> (String, char) {
    match letters {
        [trunk @ .., last] => (trunk.iter().collect(), *last),
        [] => (String::new(), ' '),
    }
}

/// Doubled verbs of forms IV, VII, VIII are short by one letter, with or without a written
/// shadda: أصر يصر, انضم, احتل. اتفق, ادعم, اطلع are short for another reason.
fn is_doubled_by_length(p: &[char], s: &[char]) -> bool {
    match p {
        ['أ', _, _] => s.len() == 2 && s[0] != 'أ',
        ['ا', second, _, _] => !matches!(second, 'ت' | 'ط' | 'د' | 'ذ' | 'ظ' | 'ز'),
        _ => false,
    }
}

fn form(p: &[char], doubled: &[bool], s: &[char], weakness: Weakness) -> Form {
    match p {
        [_, _] => Form::First,
        ['أ', _, _] if s.len() == 2 && s[0] != 'أ' => Form::Fourth,
        // The imperfect keeps a hamza on و and an initial و only in form II.
        ['أ', _, _] if s[0] == 'ؤ' => Form::Second,
        ['و', _, _] if s[0] == 'و' => Form::Second,
        [_, _, _] if doubled[1] => Form::Second,
        [_, 'و' | 'ي', _] if weakness == Weakness::Sound => Form::Second,
        [_, 'ا', _] if weakness == Weakness::Doubled => Form::Third,
        [_, _, _] => Form::First,
        [_, 'ا', _, _] if s.get(1) == Some(&'ا') && weakness != Weakness::Hollow => Form::Third,
        ['أ', _, _, _] => Form::Fourth,
        ['ت', _, 'ا', _, ..] if weakness != Weakness::Hollow => Form::Sixth,
        _ => Form::Other,
    }
}
