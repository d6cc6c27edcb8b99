//! [`Matcher`]: finding the names of a gazetteer in a text, and the rules of where a name may stand.
//!
//! Both matchers of this room obey the same rules, which are written here once: where a name may
//! start (`name_starts`), which marks may stand between its words (`next_name_token`), and what its
//! span is (`span_end`).

use std::ops::Range;

use super::entry::EntryId;
use crate::Span;
use crate::text::{AnalyzedText, Proclitics, Punctuation, WordId};

/// One place where a name of the gazetteer stands.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Match {
    /// Whose name it is.
    pub entry: EntryId,
    /// Whether the form is a weak alias, which counts only with support.
    pub weak: bool,
    /// The tokens of the name, as indices into the text's tokens, end exclusive. Marks inside are
    /// in, marks and proclitic tokens around are not.
    pub tokens: Range<u32>,
    /// The name's place in the input. Proclitics stay outside, the article inside.
    pub span: Span,
    /// The proclitics before the name, in its first word or as a token before its opening mark.
    pub proclitics: Proclitics,
    /// Which reading of the first token has the name, as an index into
    /// [`AnalyzedText::readings`]; 0 where the token has none (Latin words, numbers).
    pub reading: u8,
}

/// Something that finds names in texts.
///
/// All candidates are found, those that overlap too: which of them hold is not decided here.
///
/// A name starts where a reading of a word has the name's first word as its stem, with nothing
/// taken off behind; so proclitics are tried at the first word only. The other words are as the
/// entry has them. Between the words of a name, and between a proclitic and its name, up to two
/// quotation marks or brackets may stand. No name runs over the end of a sentence.
pub trait Matcher: Send + Sync {
    /// Appends what is found: by start, then the longest first, then by entry.
    fn find(&self, text: &AnalyzedText<'_>, matches: &mut Vec<Match>);
}

/// Marks that may stand between two words of one name.
const SKIPPED_MARKS: usize = 2;

/// One way in which a name may start at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameStart {
    pub(super) token: usize,
    /// Which reading of the token it is; 0 where it has none.
    pub(super) reading: u8,
    /// Where the name's first word stands in the input.
    pub(super) span: Span,
    pub(super) proclitics: Proclitics,
}

/// The ways in which a name may start at a token, each with the name's first word.
pub(super) fn name_starts<'a>(
    text: &'a AnalyzedText<'_>,
    token: usize,
) -> impl Iterator<Item = (WordId, NameStart)> + 'a {
    let readings = text.readings(token);
    // What is no word of the Arabic script has no readings; it stands for itself.
    let whole = readings.is_empty() && text.tokens()[token].punctuation().is_none();
    let fitting = readings.iter().zip(0_u8..).filter(|(reading, _)| {
        reading.enclitic.is_none() && !reading.proclitics.contains(Proclitics::SA)
    });
    let starts = whole.then_some(0).into_iter();
    let starts = starts.chain(fitting.map(|(_, index)| index));
    starts.map(move |reading| name_start(text, token, reading))
}

/// A way in which a name may start at a token, by its reading, with the name's first word; the whole token, where it
/// has no reading.
pub(super) fn name_start(
    text: &AnalyzedText<'_>,
    token: usize,
    reading: u8,
) -> (WordId, NameStart) {
    let (word, reading, span, proclitics) = match text.readings(token).get(usize::from(reading)) {
        Some(read) => (read.stem, reading, read.span(), read.proclitics),
        None => {
            let span = text.tokens()[token].span();
            (text.word(token), 0, span, Proclitics::NONE)
        }
    };
    let start = NameStart {
        token,
        reading,
        span,
        proclitics,
    };
    (word, start)
}

/// The token that may go on with a name after `token`, over the marks that may be skipped.
pub(super) fn next_name_token(text: &AnalyzedText<'_>, token: usize) -> Option<usize> {
    let end = text.tokens().len().min(token + 2 + SKIPPED_MARKS);
    let next = (token + 1..end).find(|&next| !is_mark(text, next))?;
    let same_sentence = text.sentence_of(next) == text.sentence_of(token);
    let skippable = (token + 1..next).all(|mark| is_skippable(text, mark));
    (same_sentence && skippable).then_some(next)
}

/// The end of a name that goes from the token `first` to the token `last`. Where an opening mark
/// inside of it is closed right behind it (`حركة «حماس»`), the closing mark belongs to it.
pub(super) fn span_end(text: &AnalyzedText<'_>, first: usize, last: usize) -> usize {
    let tokens = text.tokens();
    let (mut quotes, mut brackets, mut straight) = (0_i32, 0_i32, false);
    for token in &tokens[first..last] {
        match token.punctuation() {
            Some(Punctuation::OpenQuote) => quotes += 1,
            Some(Punctuation::CloseQuote) => quotes -= 1,
            Some(Punctuation::OpenBracket) => brackets += 1,
            Some(Punctuation::CloseBracket) => brackets -= 1,
            Some(Punctuation::StraightQuote) => straight = !straight,
            _ => {}
        }
    }
    let mut end = tokens[last].span().end();
    for token in &tokens[last + 1..] {
        match token.punctuation() {
            Some(Punctuation::CloseQuote) if quotes > 0 => quotes -= 1,
            Some(Punctuation::CloseBracket) if brackets > 0 => brackets -= 1,
            Some(Punctuation::StraightQuote) if straight => straight = false,
            _ => break,
        }
        end = token.span().end();
    }
    end
}

/// The proclitics of a name that starts at `token` with none in its own word: those of a token of
/// their own before the name's opening mark (`بـ«`), before a lone tatweel (`ل ـ`) or right before
/// what is no Arabic word (`لـCNN`).
#[inline]
pub(super) fn proclitics_before(text: &AnalyzedText<'_>, token: usize) -> Proclitics {
    let before = match token.checked_sub(1) {
        Some(before) => before,
        None => return Proclitics::NONE,
    };
    // Mostly it is another word.
    if text.tokens()[before].is_word() && is_longer(text, before) && !is_tatweel(text, before) {
        return Proclitics::NONE;
    }
    proclitics_apart(text, token)
}

/// Whether a token is longer than the longest proclitics, which are two letters, such as وب.
fn is_longer(text: &AnalyzedText<'_>, token: usize) -> bool {
    text.tokens()[token].folded_span().len() > 2 * 'و'.len_utf8()
}

/// [`proclitics_before`] where no long word stands there.
#[inline(never)]
fn proclitics_apart(text: &AnalyzedText<'_>, token: usize) -> Proclitics {
    let tokens = text.tokens();
    let mut first = token;
    while first > 0 && token - first < SKIPPED_MARKS && is_opening(text, first - 1) {
        first -= 1;
    }
    let Some(before) = first.checked_sub(1) else {
        return Proclitics::NONE;
    };
    if !tokens[before].is_word() || text.sentence_of(before) != text.sentence_of(token) {
        return Proclitics::NONE;
    }
    if is_longer(text, before) {
        return Proclitics::NONE;
    }
    let folded = text.folded(before);
    let proclitics = lone_proclitics(folded);
    if proclitics.is_empty() {
        return proclitics;
    }
    let between = Span::new(tokens[before].span().start(), tokens[first].span().start());
    // With nothing but a space between, a lone ب or ل may as well be an initial; و may not.
    let belongs = first < token
        || !tokens[token].space_before
        || between.slice(text.text()).contains('ـ')
        || folded == "و";
    if belongs {
        proclitics
    } else {
        Proclitics::NONE
    }
}

/// The proclitics that a token is made of, where it is made of nothing else.
fn lone_proclitics(folded: &str) -> Proclitics {
    let after_conjunction = folded.strip_prefix(['و', 'ف']);
    let conjunction = match folded.chars().next() {
        Some('و') => Proclitics::WA,
        Some('ف') => Proclitics::FA,
        _ => Proclitics::NONE,
    };
    match after_conjunction.unwrap_or(folded) {
        "" => conjunction,
        "ب" => conjunction.with(Proclitics::BA),
        "ل" => conjunction.with(Proclitics::LA),
        "ك" => conjunction.with(Proclitics::KA),
        _ => Proclitics::NONE,
    }
}

/// Whether a mark between two words may stand inside a name.
fn is_skippable(text: &AnalyzedText<'_>, mark: usize) -> bool {
    let tokens = text.tokens();
    let next = tokens.get(mark + 1);
    let is_glued = !tokens[mark].space_before && next.is_some_and(|next| !next.space_before);
    match tokens[mark].punctuation() {
        Some(
            Punctuation::OpenQuote
            | Punctuation::CloseQuote
            | Punctuation::StraightQuote
            | Punctuation::OpenBracket
            | Punctuation::CloseBracket,
        ) => true,
        // A hyphen or an apostrophe joins what it touches on both sides.
        Some(Punctuation::Dash | Punctuation::Other) => is_glued,
        // The point of an initial: `ا.ف.ب`.
        Some(Punctuation::Period) => is_one_letter(text, mark - 1),
        Some(_) => false,
        None => is_tatweel(text, mark),
    }
}

fn is_opening(text: &AnalyzedText<'_>, token: usize) -> bool {
    match text.tokens()[token].punctuation() {
        Some(Punctuation::OpenQuote | Punctuation::StraightQuote | Punctuation::OpenBracket) => {
            true
        }
        Some(_) => false,
        None => is_tatweel(text, token),
    }
}

/// ـ
const TATWEEL: &[u8] = b"\xd9\x80";

/// Whether a token may stand between two words of a name, by what it is.
#[inline]
pub(super) fn is_mark(text: &AnalyzedText<'_>, token: usize) -> bool {
    text.tokens()[token].punctuation().is_some() || is_tatweel(text, token)
}

/// Whether a token is a lone stroke of tatweel (where folding leaves it in).
#[inline]
fn is_tatweel(text: &AnalyzedText<'_>, token: usize) -> bool {
    let (start, end) = text.tokens()[token].span().ends();
    let bytes = text.text().as_bytes();
    bytes
        .get(start..)
        .is_some_and(|behind| behind.starts_with(TATWEEL))
        && bytes[start..end].chunks(2).all(|stroke| stroke == TATWEEL)
}

fn is_one_letter(text: &AnalyzedText<'_>, token: usize) -> bool {
    text.tokens()[token].is_word() && text.folded(token).chars().nth(1).is_none()
}

/// Puts the matches of one stretch of text into the order that [`Matcher`] promises.
pub(super) fn sort_matches(matches: &mut [Match]) {
    use std::cmp::Reverse;
    if matches.len() > 1 {
        matches.sort_unstable_by_key(|found| {
            (
                found.span.start(),
                Reverse(found.span.end()),
                found.entry,
                found.tokens.start,
                found.reading,
            )
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AutomatonMatcher, Entry, EntryKind, Gazetteer, NameMemory};
    use super::*;
    use crate::text::{Normalizer, Vocabulary};

    /// What both matchers find of some names in a text: the slice and the proclitics.
    fn found<'t>(names: &[&str], words: &[&str], text: &'t str) -> Vec<(&'t str, Proclitics)> {
        let mut vocabulary = Vocabulary::default();
        for word in words {
            vocabulary.intern(word);
        }
        let entries = names.iter().zip(0..).map(|(name, number)| {
            Entry::new(*name, EntryKind::Organization, format!("org/{number}"))
        });
        let gazetteer = Gazetteer::builder()
            .add_entries(entries)
            .build(&mut vocabulary);
        let automaton = AutomatonMatcher::new(&gazetteer, &vocabulary).unwrap();
        let analyzed = AnalyzedText::new(text, &Normalizer::default(), &vocabulary);
        let (mut by_trie, mut by_automaton) = (Vec::new(), Vec::new());
        gazetteer.trie().find(&analyzed, &mut by_trie);
        automaton.find(&analyzed, &mut by_automaton);
        assert_eq!(by_trie, by_automaton);
        let mut memory = NameMemory::default();
        for _ in 0..2 {
            let mut remembering = Vec::new();
            let trie = gazetteer.trie();
            trie.find_remembering(&analyzed, &mut memory, &mut remembering);
            assert_eq!(remembering, by_trie);
        }
        by_trie
            .iter()
            .map(|found| (found.span.slice(text), found.proclitics))
            .collect()
    }

    fn slices<'t>(names: &[&str], text: &'t str) -> Vec<&'t str> {
        found(names, &[], text)
            .into_iter()
            .map(|(slice, _)| slice)
            .collect()
    }

    const WA_BA: Proclitics = Proclitics::WA.with(Proclitics::BA);

    #[test]
    fn proclitics_stay_outside() {
        assert_eq!(found(&["صنعاء"], &[], "وبصنعاء"), [("صنعاء", WA_BA)]);
        assert_eq!(
            found(&["الرقة"], &[], "إلى الرقة"),
            [("الرقة", Proclitics::NONE)]
        );
        assert_eq!(found(&["الرقة"], &[], "للرقة"), [("لرقة", Proclitics::LA)]);
    }

    #[test]
    fn a_name_inside_a_longer_word_is_none() {
        assert_eq!(slices(&["صور"], "الصور وصورهم صورة"), [] as [&str; 0]);
        assert_eq!(
            slices(&["عمان", "سلطنة عمان"], "سلطنة عمانية"),
            [] as [&str; 0]
        );
    }

    #[test]
    fn later_words_are_literal() {
        let names = ["الهلال والنجمة", "نادي الهلال"];
        assert_eq!(
            slices(&names, "نادي الهلال والنجمة"),
            ["نادي الهلال", "الهلال والنجمة"]
        );
        assert_eq!(slices(&names, "نادي بالهلال"), [] as [&str; 0]);
        assert_eq!(slices(&names, "الهلال النجمة"), [] as [&str; 0]);
    }

    #[test]
    fn all_candidates_are_found_the_longest_first() {
        let names = ["بيت", "بيت لحم", "لحم", "بيت لحم القديمة"];
        assert_eq!(
            slices(&names, "في بيت لحم القديمة"),
            ["بيت لحم القديمة", "بيت لحم", "بيت", "لحم"]
        );
    }

    #[test]
    fn marks_inside_and_before_a_name_are_skipped() {
        assert_eq!(
            slices(&["حركة النور"], "حركة «النور» تنفي"),
            ["حركة «النور»"]
        );
        assert_eq!(
            slices(&["حركة النور"], "قادة «حركة النور» في"),
            ["حركة النور"]
        );
        assert_eq!(
            slices(&["حركة النور"], "حركة (\"النور\") تنفي"),
            ["حركة (\"النور\")"]
        );
        assert_eq!(slices(&["حركة النور"], "حركة ((«النور"), [] as [&str; 0]);
        assert_eq!(
            found(&["النور"], &[], "بـ«النور»"),
            [("النور", Proclitics::BA)]
        );
        assert_eq!(found(&["النور"], &[], "وب\"النور\""), [("النور", WA_BA)]);
        assert_eq!(found(&["نور"], &[], "ل ـ نور"), [("نور", Proclitics::LA)]);
        assert_eq!(found(&["نور"], &[], "ل نور"), [("نور", Proclitics::NONE)]);
        assert_eq!(found(&["نور"], &[], "و نور"), [("نور", Proclitics::WA)]);
    }

    #[test]
    fn sentence_ends_and_commas_are_not_skipped() {
        for text in [
            "حركة، النور",
            "حركة. النور",
            "حركة؟ النور",
            "حركة\nالنور",
            "حركة: النور",
            "حركة - النور",
        ] {
            assert_eq!(slices(&["حركة النور"], text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn hyphens_and_initials_may_be_written_or_not() {
        for name in ["نور-ستان", "نور ستان"] {
            assert_eq!(
                slices(&[name], "نور ستان نور-ستان"),
                ["نور ستان", "نور-ستان"]
            );
        }
        assert_eq!(slices(&["ن.ع.س"], "(ن.ع.س) أو ن ع س"), ["ن.ع.س", "ن ع س"]);
    }

    #[test]
    fn latin_words_and_numbers_are_names_too() {
        assert_eq!(
            found(&["NTV"], &[], "لقناة NTV ولـNTV"),
            [
                ("NTV", Proclitics::NONE),
                ("NTV", Proclitics::WA.with(Proclitics::LA)),
            ]
        );
        assert_eq!(slices(&["قوى 9 نيسان"], "وقوى ٩ نيسان"), ["قوى ٩ نيسان"]);
    }

    #[test]
    fn enclitics_and_the_future_make_no_name() {
        assert_eq!(found(&["دار"], &["دار"], "دارهم سدار"), []);
    }
}
