//! Clitics: a written word as proclitics, stem and enclitic, in a few ranked readings.
//!
//! Arabic writes conjunctions (و ف), prepositions (ب ل ك), the future particle (س) and object or
//! possessive pronouns (ه ها هم نا …) in one word with what they belong to. A reading is proposed
//! only where the vocabulary knows the stem or where the article makes the cut certain; a blind
//! strip would turn والي into "and to me".

use std::borrow::Cow;

use smallvec::SmallVec;

use super::reading::Reading;
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

/// The readings of one word by themselves, best first, with spans that are offsets into it. Never empty for a word.
pub(crate) type Proposed = SmallVec<[Reading; 6]>;

/// Proposes the readings of the word that is `folded`; their spans are offsets into it. `ta_marbuta`
/// tells that it is written with a final ة, which is never a pronoun.
///
/// Best first: the whole word where the vocabulary knows it, then known stems by what is taken
/// off (less is better), then cuts before an article that are certain by their letters, then the
/// unknown whole.
pub(crate) fn read(vocabulary: &Vocabulary, folded: &str, ta_marbuta: bool) -> Proposed {
    let mut reader = Reader {
        vocabulary,
        folded,
        ta_marbuta,
        ranked: SmallVec::new(),
    };
    for (conjunction, start) in [(Proclitics::NONE, 0)]
        .into_iter()
        .chain(conjunction(folded))
    {
        reader.propose(conjunction, start, None);
        if let Some((particle, end)) = particles(&folded[start..]) {
            reader.propose(conjunction.with(particle), start + end, None);
        }
        if folded[start..].starts_with("لل") {
            // ل and the article are written لل; before a stem that begins with ل one of three is dropped.
            let after_first = start + 'ل'.len_utf8();
            let after_both = after_first + 'ل'.len_utf8();
            let by_the = conjunction.with(Proclitics::LA);
            reader.propose(
                by_the,
                after_first,
                Some(Restored {
                    from: after_first,
                    swallowed: true,
                }),
            );
            reader.propose(
                by_the,
                after_first,
                Some(Restored {
                    from: after_both,
                    swallowed: false,
                }),
            );
        }
    }
    let mut ranked = reader.ranked;
    // A preposition is taken off a word that means something alone, the article off any long word.
    let cut = ranked.iter().any(|(_, reading)| {
        let one = matches!(
            reading.proclitics,
            Proclitics::LA | Proclitics::BA | Proclitics::WA
        );
        let article =
            reading.article && (vocabulary.is_alone(reading.bare) || has_letters(folded, LONG));
        let least = if reading.proclitics == Proclitics::WA {
            4
        } else {
            LONG - 1
        };
        let noun = one && vocabulary.is_alone(reading.stem) && has_letters(folded, least);
        !reading.proclitics.is_empty() && reading.enclitic.is_none() && (article || noun)
    });
    for (rank, reading) in &mut ranked {
        // What only longer names contain as it stands is "and the trade" before it is a word.
        if cut && reading.is_whole() && !reading.article && !vocabulary.is_alone(reading.stem) {
            *rank = (*rank).max(INNER_WHOLE);
        }
    }
    ranked.sort_by_key(|&(rank, _)| rank);
    ranked.into_iter().map(|(_, reading)| reading).collect()
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
    ta_marbuta: bool,
    ranked: SmallVec<[(u8, Reading); 8]>,
}

impl Reader<'_> {
    /// Proposes the stem that begins at `start`, with and without an enclitic. A `restored` stem
    /// begins with the article that the fused لل has swallowed.
    fn propose(&mut self, proclitics: Proclitics, start: usize, restored: Option<Restored>) {
        let taken = proclitics.0.count_ones() as u8 * 2;
        if start > 0 && !has_letters(&self.folded[start..], 2) {
            return;
        }
        let folded = self.folded;
        let stem = match restored {
            None => Cow::Borrowed(&folded[start..]),
            Some(Restored { from, .. }) => Cow::Owned(format!("{ARTICLE}{}", &folded[from..])),
        };
        let (known, article) = self.look_up(&stem);
        if known.0.is_known() || known.1.is_known() {
            self.add(
                taken,
                proclitics,
                None,
                article,
                known,
                start,
                self.folded.len(),
            );
        } else if start == 0 {
            self.add(
                UNKNOWN_WHOLE,
                proclitics,
                None,
                article,
                known,
                0,
                self.folded.len(),
            );
        } else if article && has_letters(&stem, 5) {
            let swallowed = u8::from(restored.is_some_and(|r| r.swallowed));
            self.add(
                CERTAIN_CUT + taken + swallowed,
                proclitics,
                None,
                article,
                known,
                start,
                self.folded.len(),
            );
        } else if !proclitics.has_preposition()
            && !proclitics.contains(Proclitics::SA)
            && has_letters(&stem, 3)
        {
            self.add(
                GUESS + taken,
                proclitics,
                None,
                article,
                known,
                start,
                self.folded.len(),
            );
        }
        // A noun with its article takes no pronoun; التقاها only looks like one.
        if article && known.1.is_known() {
            return;
        }
        let Some(last) = stem.chars().next_back() else {
            return;
        };
        for &(ending, enclitic) in enclitics(last) {
            let Some(host) = stem
                .strip_suffix(ending)
                .filter(|host| has_letters(host, 2))
            else {
                continue;
            };
            if self.ta_marbuta && enclitic == Enclitic::Him {
                continue;
            }
            let id = self.vocabulary.get(host);
            if id.is_known() {
                let end = self.folded.len() - ending.len();
                self.add(
                    taken + 3,
                    proclitics,
                    Some(enclitic),
                    false,
                    (id, id),
                    start,
                    end,
                );
            }
        }
    }

    /// The stem with and without its article.
    fn look_up(&self, stem: &str) -> ((WordId, WordId), bool) {
        let whole = self.vocabulary.get(stem);
        match stem
            .strip_prefix(ARTICLE)
            .filter(|bare| has_letters(bare, 2))
        {
            // ألبانيا begins like an article, but what follows is no word.
            Some(bare) => {
                let bare = self.vocabulary.get(bare);
                let article = bare.is_known() || !self.vocabulary.is_alone(whole);
                ((whole, if article { bare } else { whole }), article)
            }
            None => ((whole, whole), false),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn add(
        &mut self,
        rank: u8,
        proclitics: Proclitics,
        enclitic: Option<Enclitic>,
        article: bool,
        (stem, bare): (WordId, WordId),
        start: usize,
        end: usize,
    ) {
        let span = Span::new(start, end);
        let reading = Reading::new(proclitics, enclitic, article, (stem, bare), span);
        if !self.ranked.iter().any(|(_, r)| *r == reading) {
            self.ranked.push((rank, reading));
        }
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

/// Whether a word has that many letters or more.
fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(words: &[&str], word: &str) -> Vec<(String, Proclitics, Option<Enclitic>, bool)> {
        let mut vocabulary = Vocabulary::default();
        for w in words {
            vocabulary.intern(w);
        }
        read(&vocabulary, word, false)
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
            read(&vocabulary, "والنجاره", false)[0]
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
