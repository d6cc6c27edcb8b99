//! Clitics: a written word as proclitics, stem and enclitic, in a few ranked readings.
//!
//! Arabic writes conjunctions (و ف), prepositions (ب ل ك), the future particle (س) and object or
//! possessive pronouns (ه ها هم نا …) in one word with what they belong to. A reading is proposed
//! only where the vocabulary knows the stem or where the article makes the cut certain; a blind
//! strip would turn والي into "and to me".

use std::slice;

use smallvec::SmallVec;

use super::reading::{Placeless, Reading};
use super::vocabulary::{Vocabulary, WordId};
use crate::Span;

/// The set of proclitics that a reading takes off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Proclitics(u8);

impl Proclitics {
    /// No proclitic.
    pub const NONE: Self = Self(0);
    /// و, "and".
    pub const WA: Self = Self(1);
    /// ف, "so", "then".
    pub const FA: Self = Self(2);
    /// ب, "in", "with", "by".
    pub const BA: Self = Self(4);
    /// ل, "to", "for".
    pub const LA: Self = Self(8);
    /// ك, "as", "like".
    pub const KA: Self = Self(16);
    /// س, the future.
    pub const SA: Self = Self(32);

    /// Whether all of `other` are in the set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
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

    /// How many proclitics, and so letters, are in the set.
    #[must_use]
    pub const fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether a conjunction (و or ف) is in the set.
    #[must_use]
    pub const fn has_conjunction(self) -> bool {
        self.0 & (Self::WA.0 | Self::FA.0) != 0
    }

    /// Whether a preposition (ب, ل or ك) is in the set.
    #[must_use]
    pub const fn has_preposition(self) -> bool {
        self.0 & (Self::BA.0 | Self::LA.0 | Self::KA.0) != 0
    }
}

/// A pronoun written at the end of a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Enclitic {
    /// ه, "him", "his".
    Him,
    /// ها, "her", and "them" for things.
    Her,
    /// هما, "both of them".
    Both,
    /// هم, "them" (men or mixed).
    Them,
    /// هن, "them" (women).
    ThemFeminine,
    /// ك, "you".
    You,
    /// كم, كما, كن, "you" (several).
    YouAll,
    /// نا, "us", "our".
    Us,
    /// ي and ني, "me", "my".
    Me,
}

/// The readings of one word by themselves, best first. Never empty for a word.
pub(crate) type Proposed = SmallVec<[Placeless; 6]>;

const ARTICLE: &str = "ال";

/// The enclitics that end in a letter, the longer ones first.
fn enclitics(last: char) -> &'static [(&'static str, Enclitic)] {
    match last {
        'ا' => &[
            ("هما", Enclitic::Both),
            ("كما", Enclitic::YouAll),
            ("ها", Enclitic::Her),
            ("نا", Enclitic::Us),
        ],
        'م' => &[("هم", Enclitic::Them), ("كم", Enclitic::YouAll)],
        'ن' => &[("هن", Enclitic::ThemFeminine), ("كن", Enclitic::YouAll)],
        'ي' => &[("ني", Enclitic::Me), ("ي", Enclitic::Me)],
        'ه' => &[("ه", Enclitic::Him)],
        'ك' => &[("ك", Enclitic::You)],
        _ => &[],
    }
}

/// How many letters a word has that hardly begins with an article by chance.
const LONG: usize = 7;
/// The rank of a whole word that stands inside longer names only, where a known word with its article
/// can be cut out of it.
const INNER_WHOLE: u8 = 19;
/// The rank of a reading whose stem is not known, but whose cut is certain by the article.
const CERTAIN_CUT: u8 = 20;
/// The rank of the whole word where the vocabulary does not know it.
const UNKNOWN_WHOLE: u8 = 30;
/// The rank of a mere guess: a conjunction before an unknown stem.
const GUESS: u8 = 40;

/// A word before it is known which stems there are to cut out of it.
#[derive(Clone, Copy)]
pub(crate) struct Uncut<'w> {
    folded: &'w str,
    /// How many letters it has.
    letters: usize,
    /// Whether it is written with a final ة, which is never a pronoun.
    ta_marbuta: bool,
}

/// A way to cut a word: a stem behind proclitics.
#[derive(Clone, Copy)]
struct Cut<'w> {
    proclitics: Proclitics,
    /// Where the stem begins in the word.
    start: usize,
    /// The stem, or what follows its article where that is part of لل.
    stem: &'w str,
    /// How many letters the stem has.
    letters: usize,
    fused: Fused,
}

/// What becomes of ل before the article, which are written لل.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fused {
    /// They do not stand there.
    Not,
    /// The stem begins with ل, too, and one of three is dropped.
    Swallowed,
    /// They stand there.
    Both,
}

impl<'w> Uncut<'w> {
    /// The word that is `folded`. `ta_marbuta` tells that it is written with a final ة.
    pub(crate) fn new(folded: &'w str, ta_marbuta: bool) -> Self {
        Self {
            folded,
            letters: folded.chars().count(),
            ta_marbuta,
        }
    }

    /// Calls `each` with the stems that tell how the word is read, but for those whose article is part of لل; the whole
    /// word first.
    pub(crate) fn stems(self, mut each: impl FnMut(&'w str)) {
        self.cuts(|cut| {
            if cut.fused == Fused::Not {
                self.parts(cut.stem, cut.letters, &mut each);
            }
        });
    }

    /// Which word it is, and its readings, with spans that are offsets into it. `ids` go on with those of the stems.
    ///
    /// Best first: the whole word where the vocabulary knows it, then known stems by what is taken
    /// off (less is better), then cuts before an article that are certain by their letters, then the
    /// unknown whole.
    pub(crate) fn read(
        self,
        vocabulary: &Vocabulary,
        ids: &mut slice::Iter<'_, WordId>,
    ) -> (WordId, Proposed) {
        let mut reader = Reader {
            vocabulary,
            word: self,
            ranked: SmallVec::new(),
        };
        let word = ids.as_slice().first().copied();
        self.cuts(|cut| match cut.fused {
            Fused::Not => reader.propose(cut, cut.stem, ids),
            _ => {
                let stem = [ARTICLE, cut.stem].concat();
                let mut ids: SmallVec<[WordId; 4]> = SmallVec::new();
                self.parts(&stem, cut.letters, &mut |part| {
                    ids.push(vocabulary.get(part))
                });
                reader.propose(cut, &stem, &mut ids.iter());
            }
        });
        reader.rank();
        let ranked = reader.ranked.iter();
        let readings = ranked.map(|(_, reading)| Placeless::new(reading));
        (word.unwrap_or(WordId::UNKNOWN), readings.collect())
    }

    /// Calls `each` with all ways to cut the word, the whole word first.
    #[inline]
    fn cuts(self, mut each: impl FnMut(Cut<'w>)) {
        let conjunction = conjunction(self.folded);
        for (conjunction, start) in [(Proclitics::NONE, 0)].into_iter().chain(conjunction) {
            // Each proclitic is one letter.
            let letters = self.letters - conjunction.count();
            if start > 0 && letters < 2 {
                return;
            }
            let whole = Cut {
                proclitics: conjunction,
                start,
                stem: &self.folded[start..],
                letters,
                fused: Fused::Not,
            };
            each(whole);
            let Some((particle, len)) = particles(whole.stem).filter(|_| letters > 2) else {
                continue;
            };
            let behind = Cut {
                proclitics: conjunction.with(particle),
                start: start + len,
                stem: &whole.stem[len..],
                letters: letters - 1,
                ..whole
            };
            each(behind);
            if particle == Proclitics::LA
                && let Some(rest) = behind.stem.strip_prefix('ل')
            {
                each(Cut {
                    letters: letters + 1,
                    fused: Fused::Swallowed,
                    ..behind
                });
                each(Cut {
                    stem: rest,
                    letters,
                    fused: Fused::Both,
                    ..behind
                });
            }
        }
    }

    /// Calls `each` with a stem of so many letters, with what follows its article, and with what is left of it before
    /// each enclitic that it may end in.
    #[inline]
    fn parts<'s>(self, stem: &'s str, letters: usize, each: &mut impl FnMut(&'s str)) {
        each(stem);
        if let Some(bare) = without_article(stem, letters) {
            each(bare);
        }
        self.hosts(stem, letters, |host, _, _| each(host));
    }

    /// Calls `each` with what is left of a stem before each enclitic that it may end in.
    #[inline]
    fn hosts<'s>(
        self,
        stem: &'s str,
        letters: usize,
        mut each: impl FnMut(&'s str, usize, Enclitic),
    ) {
        let last = stem.chars().next_back().unwrap_or_default();
        for &(ending, enclitic) in enclitics(last) {
            if let Some(host) = stem.strip_suffix(ending)
                && letters >= 2 + ending.chars().count()
                && !(self.ta_marbuta && enclitic == Enclitic::Him)
            {
                each(host, ending.len(), enclitic);
            }
        }
    }
}

/// What follows the article that a stem of so many letters begins with.
fn without_article(stem: &str, letters: usize) -> Option<&str> {
    stem.strip_prefix(ARTICLE).filter(|_| letters >= 4)
}

struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    word: Uncut<'a>,
    /// The whole word first.
    ranked: SmallVec<[(u8, Reading); 8]>,
}

impl Reader<'_> {
    /// Proposes a stem with and without an enclitic. `ids` go on with those of its [parts](Uncut::parts).
    fn propose(&mut self, cut: Cut<'_>, stem: &str, ids: &mut slice::Iter<'_, WordId>) {
        let mut next = || ids.next().copied().unwrap_or(WordId::UNKNOWN);
        let Cut {
            proclitics,
            start,
            letters,
            ..
        } = cut;
        let whole = next();
        let (mut bare, mut article) = (whole, false);
        if without_article(stem, letters).is_some() {
            let without = next();
            // ألبانيا begins like an article, but what follows is no word.
            article = without.is_known() || !self.vocabulary.is_alone(whole);
            bare = if article { without } else { whole };
        }
        let taken = 2 * proclitics.count() as u8;
        let no_verb = !proclitics.has_preposition() && !proclitics.contains(Proclitics::SA);
        let rank = if whole.is_known() || bare.is_known() {
            Some(taken)
        } else if start == 0 {
            Some(UNKNOWN_WHOLE)
        } else if article && letters >= 5 {
            Some(CERTAIN_CUT + taken + u8::from(cut.fused == Fused::Swallowed))
        } else if no_verb && letters >= 3 {
            Some(GUESS + taken)
        } else {
            None
        };
        let end = self.word.folded.len();
        if let Some(rank) = rank {
            let span = Span::new(start, end);
            let reading = Reading::new(proclitics, None, article, (whole, bare), span);
            // Both ways to take ل and the article apart may leave a stem that is not known.
            let is_twice = |(_, known): &(u8, Reading)| *known == reading;
            if cut.fused != Fused::Both || !self.ranked.iter().any(is_twice) {
                self.ranked.push((rank, reading));
            }
        }
        // A noun with its article takes no pronoun; التقاها only looks like one.
        let takes_none = article && bare.is_known();
        self.word.hosts(stem, letters, |_, len, enclitic| {
            let host = next();
            if host.is_known() && !takes_none {
                let span = Span::new(start, end - len);
                let enclitic = Some(enclitic);
                let reading = Reading::new(proclitics, enclitic, false, (host, host), span);
                self.ranked.push((taken + 3, reading));
            }
        });
    }

    /// Puts the readings in order, best first.
    fn rank(&mut self) {
        let [(rank, whole), cuts @ ..] = &*self.ranked else {
            return;
        };
        if cuts.is_empty() {
            return;
        }
        // What only longer names contain as it stands is "and the trade" before it is a word.
        let is_word = whole.article || self.vocabulary.is_alone(whole.stem);
        if *rank < INNER_WHOLE && !is_word && cuts.iter().any(|(_, cut)| self.is_likely(cut)) {
            self.ranked[0].0 = INNER_WHOLE;
        }
        self.ranked.sort_by_key(|&(rank, _)| rank);
    }

    /// Whether a cut is likelier than a word that means nothing alone: a preposition is taken off a word that does,
    /// the article off any long word.
    fn is_likely(&self, cut: &Reading) -> bool {
        let (proclitics, letters) = (cut.proclitics, self.word.letters);
        if proclitics.is_empty() || cut.enclitic.is_some() {
            return false;
        }
        let is_alone = |word| self.vocabulary.is_alone(word);
        let noun = match proclitics {
            Proclitics::WA => letters >= 4,
            Proclitics::LA | Proclitics::BA => letters >= LONG - 1,
            _ => false,
        };
        cut.article && (is_alone(cut.bare) || letters >= LONG) || noun && is_alone(cut.stem)
    }
}

fn conjunction(word: &str) -> Option<(Proclitics, usize)> {
    let first = word.chars().next()?;
    let conjunction = match first {
        'و' => Proclitics::WA,
        'ف' => Proclitics::FA,
        _ => return None,
    };
    Some((conjunction, first.len_utf8()))
}

/// The preposition or future particle that a word may begin with, and where it ends.
fn particles(word: &str) -> Option<(Proclitics, usize)> {
    let first = word.chars().next()?;
    let particle = match first {
        'ب' => Proclitics::BA,
        'ل' => Proclitics::LA,
        'ك' => Proclitics::KA,
        // The future is an imperfect, which begins with one of these.
        'س' if word[first.len_utf8()..].starts_with(['ي', 'ت', 'ن', 'ا']) => Proclitics::SA,
        _ => return None,
    };
    Some((particle, first.len_utf8()))
}

/// The readings of a word that is read alone.
#[cfg(test)]
pub(super) fn read(vocabulary: &Vocabulary, folded: &str, ta_marbuta: bool) -> Proposed {
    let word = Uncut::new(folded, ta_marbuta);
    let mut ids = Vec::new();
    word.stems(|stem| ids.push(vocabulary.get(stem)));
    word.read(vocabulary, &mut ids.iter()).1
}

#[cfg(test)]
mod tests {
    use super::super::reading::Readings;
    use super::*;

    fn readings(words: &[&str], word: &str) -> Vec<(String, Proclitics, Option<Enclitic>, bool)> {
        let mut vocabulary = Vocabulary::default();
        for w in words {
            vocabulary.intern(w);
        }
        let readings = read(&vocabulary, word, false);
        Readings::new(&readings, 0)
            .iter()
            .map(|r| {
                (
                    r.span().slice(word).to_owned(),
                    r.proclitics,
                    r.enclitic,
                    r.is_known(),
                )
            })
            .collect()
    }

    #[test]
    fn a_known_word_keeps_its_first_letter() {
        for word in ["والي", "بايدن", "لبنان", "كيري", "فرنسا", "وائل", "سوريا"]
        {
            let best = &readings(&[word, "الي"], word)[0];
            assert_eq!((best.0.as_str(), best.1), (word, Proclitics::NONE));
        }
    }

    #[test]
    fn proclitics_are_taken_off_known_stems() {
        let best = |words: &[&str], word| readings(words, word).swap_remove(0);
        assert_eq!(
            best(&["العراق"], "وبالعراق"),
            (
                "العراق".into(),
                Proclitics::WA.with(Proclitics::BA),
                None,
                true
            )
        );
        assert_eq!(
            best(&["تكريت"], "وتكريت"),
            ("تكريت".into(), Proclitics::WA, None, true)
        );
        assert_eq!(
            best(&["يعلن"], "سيعلن"),
            ("يعلن".into(), Proclitics::SA, None, true)
        );
    }

    #[test]
    fn a_fused_article_is_restored() {
        let best = |words: &[&str], word| readings(words, word).swap_remove(0);
        assert_eq!(
            best(&["الكاظمي"], "للكاظمي"),
            ("لكاظمي".into(), Proclitics::LA, None, true)
        );
        assert_eq!(
            best(&["لجنه"], "وللجنه"),
            (
                "لجنه".into(),
                Proclitics::WA.with(Proclitics::LA),
                None,
                true
            )
        );
        assert_eq!(
            best(&[], "للمفاوضين"),
            ("لمفاوضين".into(), Proclitics::LA, None, false)
        );
    }

    #[test]
    fn enclitics_need_a_known_host() {
        let best = |words: &[&str], word| readings(words, word).swap_remove(0);
        assert_eq!(
            best(&["هجمت"], "هجمتهم"),
            ("هجمت".into(), Proclitics::NONE, Some(Enclitic::Them), true)
        );
        assert_eq!(
            best(&[], "هجمتهم"),
            ("هجمتهم".into(), Proclitics::NONE, None, false)
        );
    }

    #[test]
    fn an_inner_word_of_names_is_read_behind_a_certain_cut() {
        let best = |alone: &[&str]| {
            let mut vocabulary = Vocabulary::default();
            vocabulary.intern("والنجاره");
            for word in alone {
                let id = vocabulary.intern(word);
                vocabulary.set_alone(id);
            }
            read(&vocabulary, "والنجاره", false)[0].at(0)
        };
        assert!(best(&["والنجاره", "نجاره"]).is_whole());
        assert!(best(&[]).is_whole());
        let cut = best(&["نجاره"]);
        assert_eq!((cut.proclitics, cut.article), (Proclitics::WA, true));
    }

    #[test]
    fn unknown_words_are_cut_only_before_an_article() {
        assert_eq!(readings(&[], "والتنميه")[0].0, "التنميه");
        assert_eq!(readings(&[], "وزنكابور")[0].0, "وزنكابور");
        assert_eq!(readings(&[], "بزياده").len(), 1);
    }
}
