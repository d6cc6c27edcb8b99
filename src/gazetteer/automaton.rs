//! [`AutomatonMatcher`]: the same names found by substring search, to hold the trie against.
//!
//! The text's tokens are joined by single spaces (over the marks that a name may have inside), an
//! Aho–Corasick automaton finds every name as a substring of that, and what does not stand on word
//! boundaries is thrown away. It finds what [`TokenTrie`](super::TokenTrie) finds in another way,
//! slower and with more memory; tests hold the two against each other.
//!
//! The two agree on every text as long as the stem of a reading is the end of the written word or,
//! after a fused لل, that with the article put back. A reading that restores letters in another
//! way would be found by the trie alone.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::Gazetteer;
use super::entry::EntryId;
use super::matcher::{
    Match, Matcher, NameStart, name_starts, next_name_token, proclitics_before, sort_matches,
    span_end,
};
use super::name_words::NameCutter;
use crate::Span;
use crate::text::{AnalyzedText, Proclitics, TokenKind, Vocabulary, WordId};

/// The second [`Matcher`]: an Aho–Corasick automaton over the letters of the names.
#[derive(Clone, Debug)]
pub struct AutomatonMatcher {
    automaton: AhoCorasick,
    names: Vec<Name>,
    /// The number of words of the longest name.
    longest: usize,
}

/// The names of a gazetteer are too many for an [`AutomatonMatcher`].
#[derive(Clone, Debug, thiserror::Error)]
#[error("the names are too many for one automaton ({0}); use the trie")]
pub struct AutomatonError(aho_corasick::BuildError);

/// One name of one entry.
#[derive(Clone, Debug)]
struct Name {
    words: Vec<WordId>,
    entry: EntryId,
    weak: bool,
}

impl AutomatonMatcher {
    /// The matcher for the names of a gazetteer, which was built with this vocabulary.
    ///
    /// # Errors
    ///
    /// When the names are too many for one automaton.
    pub fn new(gazetteer: &Gazetteer, vocabulary: &Vocabulary) -> Result<Self, AutomatonError> {
        let cutter = NameCutter::new(gazetteer.normalizer());
        let mut names: Vec<Name> = Vec::new();
        let mut patterns = Vec::new();
        for (entry, id) in gazetteer.entries().zip(0..) {
            let own = names.len();
            for form in entry.forms() {
                let mut words = Vec::new();
                cutter.cut(form.text, |word| words.push(vocabulary.get(word)));
                if words.is_empty() {
                    continue;
                }
                match names[own..].iter_mut().find(|name| name.words == words) {
                    Some(same) => same.weak &= form.weak,
                    None => {
                        let (entry, weak) = (EntryId(id), form.weak);
                        patterns.push(cutter.joined(form.text));
                        names.push(Name { words, entry, weak });
                    }
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(&patterns)
            .map_err(AutomatonError)?;
        let longest = names.iter().map(|name| name.words.len()).max().unwrap_or(0);
        Ok(Self {
            automaton,
            names,
            longest,
        })
    }
}

impl Matcher for AutomatonMatcher {
    fn find(&self, text: &AnalyzedText<'_>, matches: &mut Vec<Match>) {
        let found_before = matches.len();
        let mut joined = JoinedText::default();
        joined.push_all(text);
        for token in 0..text.tokens().len() {
            joined.push_restored(text, token, self.longest);
        }
        for raw in self.automaton.find_overlapping_iter(&joined.letters) {
            if !joined.is_word_end(raw.end()) {
                continue;
            }
            let first = joined.token_at(raw.start());
            let name = &self.names[raw.pattern().as_usize()];
            for (word, start) in name_starts(text, first) {
                if name.words.first() == Some(&word) {
                    matches.extend(name.found_at(text, start));
                }
            }
        }
        // What stands behind a restored article is found in the text as well.
        let found = &mut matches[found_before..];
        sort_matches(found);
        matches.dedup();
    }
}

impl Name {
    /// The name as it stands where its first word does, if it does so on word boundaries.
    fn found_at(&self, text: &AnalyzedText<'_>, start: NameStart) -> Option<Match> {
        let first = start.token;
        let (_, rest) = self.words.split_first()?;
        let last = rest.iter().try_fold(first, |token, &word| {
            next_name_token(text, token).filter(|&next| text.word(next) == word)
        })?;
        let end = match last - first {
            0 => start.span.end(),
            _ => span_end(text, first, last),
        };
        let proclitics = match start.proclitics {
            Proclitics::NONE => proclitics_before(text, first),
            own => own,
        };
        Some(Match {
            entry: self.entry,
            weak: self.weak,
            tokens: first as u32..last as u32 + 1,
            span: Span::new(start.span.start(), end),
            proclitics,
            reading: start.reading,
        })
    }
}

/// Tokens as the automaton reads them: where a name may go on, they are joined by a space; where
/// it may not, by a line break.
#[derive(Default)]
struct JoinedText {
    letters: String,
    /// Where each token begins in it, and which it is.
    starts: Vec<(usize, usize)>,
}

impl JoinedText {
    fn push_all(&mut self, text: &AnalyzedText<'_>) {
        let mut token = 0;
        while token < text.tokens().len() {
            self.push(token, text.folded(token));
            let next = next_name_token(text, token);
            self.letters.push(if next.is_some() { ' ' } else { '\n' });
            token = next.unwrap_or(token + 1);
        }
    }

    /// A word that begins with a fused لل, with its article put back, and what a name that begins
    /// there could have behind it.
    fn push_restored(&mut self, text: &AnalyzedText<'_>, token: usize, longest: usize) {
        if text.tokens()[token].kind != TokenKind::Word {
            return;
        }
        let folded = text.folded(token);
        for word in [Some(folded), folded.strip_prefix(['و', 'ف'])]
            .into_iter()
            .flatten()
        {
            let Some(after_first) = word.strip_prefix('ل').filter(|rest| rest.starts_with('ل'))
            else {
                continue;
            };
            for article in ["ا", "ال"] {
                self.starts.push((self.letters.len(), token));
                self.letters.push_str(article);
                self.letters.push_str(after_first);
                let mut behind = token;
                for _ in 1..longest {
                    let Some(next) = next_name_token(text, behind) else {
                        break;
                    };
                    self.letters.push(' ');
                    self.push(next, text.folded(next));
                    behind = next;
                }
                self.letters.push('\n');
            }
        }
    }

    fn push(&mut self, token: usize, letters: &str) {
        self.starts.push((self.letters.len(), token));
        self.letters.push_str(letters);
    }

    fn is_word_end(&self, at: usize) -> bool {
        matches!(self.letters.as_bytes().get(at), None | Some(b' ' | b'\n'))
    }

    fn token_at(&self, at: usize) -> usize {
        let behind = self.starts.partition_point(|&(start, _)| start <= at);
        self.starts[behind - 1].1
    }
}
