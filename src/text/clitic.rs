//! Clitics: a written word as proclitics, stem and enclitic, in a few ranked readings.
//!
//! Arabic writes conjunctions (و ف), prepositions (ب ل ك), the future particle (س) and object or
//! possessive pronouns (ه ها هم نا …) in one word with what they belong to. A reading is proposed
//! only where the vocabulary knows the stem or where the article makes the cut certain; a blind
//! strip would turn والي into "and to me".

use std::borrow::Cow;

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

/// Proposes the readings of the word that is `folded`, with spans that are offsets into it, and tells which word that is.
/// `ta_marbuta` tells that it is written with a final ة, which is never a pronoun.
///
/// Best first: the whole word where the vocabulary knows it, then known stems by what is taken
/// off (less is better), then cuts before an article that are certain by their letters, then the
/// unknown whole.
pub(crate) fn read(vocabulary: &Vocabulary, folded: &str, ta_marbuta: bool) -> (WordId, Proposed) {
    let mut reader = Reader {
        vocabulary,
        folded,
        letters: folded.chars().count(),
        ta_marbuta,
        ranked: SmallVec::new(),
    };
    let word = reader.propose(Proclitics::NONE, 0, None);
    reader.propose_behind(Proclitics::NONE, 0);
    if let Some((conjunction, end)) = conjunction(folded) {
        reader.propose(conjunction, end, None);
        reader.propose_behind(conjunction, end);
    }
    reader.rank();
    let ranked = reader.ranked.iter();
    (
        word,
        ranked.map(|(_, reading)| Placeless::new(reading)).collect(),
    )
}

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

/// A stem whose article is written as the second ل of لل.
#[derive(Clone, Copy)]
struct Restored {
    /// Where the stem without its article begins in the folded word.
    from: usize,
    /// Whether the stem begins with ل, of which لل then has swallowed one.
    swallowed: bool,
}

struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    folded: &'a str,
    /// How many letters the word has.
    letters: usize,
    ta_marbuta: bool,
    /// The whole word first.
    ranked: SmallVec<[(u8, Reading); 8]>,
}

impl Reader<'_> {
    /// Proposes what begins behind the preposition or future particle that stands at `start`.
    fn propose_behind(&mut self, conjunction: Proclitics, start: usize) {
        let Some((particle, len)) = particles(&self.folded[start..]) else {
            return;
        };
        let (proclitics, from) = (conjunction.with(particle), start + len);
        self.propose(proclitics, from, None);
        if particle == Proclitics::LA && self.folded[from..].starts_with('ل') {
            // ل and the article are written لل; before a stem that begins with ل one of three is dropped.
            for (behind, swallowed) in [(from, true), (from + 'ل'.len_utf8(), false)] {
                let restored = Restored {
                    from: behind,
                    swallowed,
                };
                self.propose(proclitics, from, Some(restored));
            }
        }
    }

    /// Proposes the stem that begins at `start`, with and without an enclitic, and tells which word it is. A `restored`
    /// stem begins with the article that the fused لل has swallowed.
    fn propose(
        &mut self,
        proclitics: Proclitics,
        start: usize,
        restored: Option<Restored>,
    ) -> WordId {
        // Each proclitic is one letter.
        let written = self.letters - proclitics.count();
        if start > 0 && written < 2 {
            return WordId::UNKNOWN;
        }
        let folded = self.folded;
        let (stem, letters) = match restored {
            None => (Cow::Borrowed(&folded[start..]), written),
            Some(Restored { from, swallowed }) => {
                let letters = 2 + written - usize::from(!swallowed);
                (Cow::Owned([ARTICLE, &folded[from..]].concat()), letters)
            }
        };
        let taken = 2 * proclitics.count() as u8;
        let (known, article) = self.look_up(&stem, letters);
        let is_known = known.0.is_known() || known.1.is_known();
        let no_verb = !proclitics.has_preposition() && !proclitics.contains(Proclitics::SA);
        let rank = if is_known {
            Some(taken)
        } else if start == 0 {
            Some(UNKNOWN_WHOLE)
        } else if article && letters >= 5 {
            let swallowed = restored.is_some_and(|restored| restored.swallowed);
            Some(CERTAIN_CUT + taken + u8::from(swallowed))
        } else if no_verb && letters >= 3 {
            Some(GUESS + taken)
        } else {
            None
        };
        if let Some(rank) = rank {
            let span = Span::new(start, folded.len());
            self.add(rank, Reading::new(proclitics, None, article, known, span));
        }
        // A noun with its article takes no pronoun; التقاها only looks like one.
        if !(article && known.1.is_known()) {
            self.propose_hosts(proclitics, start, &stem, letters);
        }
        known.0
    }

    /// Proposes what is left of a stem of so many letters before an enclitic.
    fn propose_hosts(&mut self, proclitics: Proclitics, start: usize, stem: &str, letters: usize) {
        let last = stem.chars().next_back().unwrap_or_default();
        for &(ending, enclitic) in enclitics(last) {
            let Some(host) = stem.strip_suffix(ending) else {
                continue;
            };
            let ta_marbuta = self.ta_marbuta && enclitic == Enclitic::Him;
            if ta_marbuta || letters < 2 + ending.chars().count() {
                continue;
            }
            let id = self.vocabulary.get(host);
            if id.is_known() {
                let rank = 2 * proclitics.count() as u8 + 3;
                let span = Span::new(start, self.folded.len() - ending.len());
                let reading = Reading::new(proclitics, Some(enclitic), false, (id, id), span);
                self.add(rank, reading);
            }
        }
    }

    /// A stem of so many letters with and without its article.
    fn look_up(&self, stem: &str, letters: usize) -> ((WordId, WordId), bool) {
        let whole = self.vocabulary.get(stem);
        match stem.strip_prefix(ARTICLE) {
            Some(bare) if letters >= 4 => {
                let bare = self.vocabulary.get(bare);
                // ألبانيا begins like an article, but what follows is no word.
                let article = bare.is_known() || !self.vocabulary.is_alone(whole);
                ((whole, if article { bare } else { whole }), article)
            }
            _ => ((whole, whole), false),
        }
    }

    fn add(&mut self, rank: u8, reading: Reading) {
        if !self.ranked.iter().any(|(_, known)| *known == reading) {
            self.ranked.push((rank, reading));
        }
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
        let Reading {
            proclitics,
            article,
            ..
        } = *cut;
        if proclitics.is_empty() || cut.enclitic.is_some() {
            return false;
        }
        let is_alone = |word| self.vocabulary.is_alone(word);
        let noun = match proclitics {
            Proclitics::WA => self.letters >= 4,
            Proclitics::LA | Proclitics::BA => self.letters >= LONG - 1,
            _ => false,
        };
        article && (is_alone(cut.bare) || self.letters >= LONG) || noun && is_alone(cut.stem)
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

#[cfg(test)]
mod tests {
    use super::super::reading::Readings;
    use super::*;

    fn readings(words: &[&str], word: &str) -> Vec<(String, Proclitics, Option<Enclitic>, bool)> {
        let mut vocabulary = Vocabulary::default();
        for w in words {
            vocabulary.intern(w);
        }
        let (_, readings) = read(&vocabulary, word, false);
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
            let (_, readings) = read(&vocabulary, "والنجاره", false);
            readings[0].at(0)
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
