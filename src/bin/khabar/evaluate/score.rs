//! [`Score`] and [`Report`]: precision, recall and F1 of what is counted, and what was missed.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};

/// How much is right, of how much that was found and how much that was to find.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) right: usize,
    pub(super) found: usize,
    pub(super) gold: usize,
}

impl Score {
    /// Counts one thing that is in the gold, in what was found, or in both.
    pub(super) fn add(&mut self, gold: bool, found: bool) {
        self.gold += usize::from(gold);
        self.found += usize::from(found);
        self.right += usize::from(gold && found);
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            found: self.found + other.found,
            gold: self.gold + other.gold,
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl Display for Score {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "P {:.3}  R {:.3}  F1 {:.4}   gold {:5}  found {:5}",
            ratio(self.right, self.found),
            ratio(self.right, self.gold),
            ratio(2 * self.right, self.found + self.gold),
            self.gold,
            self.found
        )
    }
}

/// Scores by name.
pub(super) type Scores = BTreeMap<String, Score>;

/// Counts under a name.
pub(super) fn count<'a>(scores: &'a mut Scores, name: &str) -> &'a mut Score {
    if !scores.contains_key(name) {
        scores.insert(name.to_owned(), Score::default());
    }
    scores.entry(name.to_owned()).or_default()
}

/// What an evaluation tells: lines of scores, and what was missed or found in vain.
pub(super) struct Report {
    title: String,
    lines: Vec<(String, String)>,
    misses: Misses,
}

impl Report {
    pub(super) fn new(title: String, misses: Misses) -> Self {
        Self {
            title,
            lines: Vec::new(),
            misses,
        }
    }

    pub(super) fn score(&mut self, name: impl Into<String>, score: Score) {
        self.lines.push((name.into(), score.to_string()));
    }

    /// How many are right of those that can be.
    pub(super) fn accuracy(&mut self, name: &str, right: usize, of: usize) {
        let line = format!("accuracy {right}/{of} = {:.3}", ratio(right, of));
        self.lines.push((name.to_owned(), line));
    }

    /// Which part of so many is right.
    pub(super) fn share(&mut self, name: String, right: usize, of: usize) {
        // One column in, as the scorer of `../shared` writes it.
        let line = format!(" right {:.3}   mentions {of:5}", ratio(right, of));
        self.lines.push((name, line));
    }

    /// Writes all lines and the `most` frequent misses.
    pub(super) fn write(&self, out: &mut dyn Write, most: usize) -> io::Result<()> {
        writeln!(out, "# {}", self.title)?;
        for (name, line) in &self.lines {
            writeln!(out, "{name:26} {line}")?;
        }
        for ((miss, kind, phrase), times) in self.misses.most(most) {
            let miss = match miss {
                Miss::Missed => "missed",
                Miss::Spurious => "spurious",
            };
            writeln!(out, "{times:4} {miss:8} {kind:18} {phrase}")?;
        }
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Miss {
    /// In the gold and not found.
    Missed,
    /// Found and not in the gold.
    Spurious,
}

/// What was missed and what was found in vain: how often which phrase, by kind.
#[derive(Default)]
pub(super) struct Misses(HashMap<(Miss, String, String), usize>);

impl Misses {
    pub(super) fn add(&mut self, miss: Miss, kind: impl Into<String>, phrase: &str) {
        let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
        *self.0.entry((miss, kind.into(), phrase)).or_default() += 1;
    }

    /// The most frequent ones; of equally frequent ones in a fixed order.
    fn most(&self, most: usize) -> Vec<(&(Miss, String, String), usize)> {
        let mut all: Vec<_> = self.0.iter().map(|(miss, &times)| (miss, times)).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        all.truncate(most);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_read_as_precision_recall_and_their_mean() {
        let mut score = Score::default();
        for (gold, found) in [(true, true), (true, true), (true, false), (false, true)] {
            score.add(gold, found);
        }
        let line = "P 0.667  R 0.667  F1 0.6667   gold     3  found     3";
        assert_eq!(score.to_string(), line);
        let nothing = "P 0.000  R 0.000  F1 0.0000   gold     0  found     0";
        assert_eq!(Score::default().to_string(), nothing);
    }

    #[test]
    fn the_most_frequent_misses_come_first() {
        let mut misses = Misses::default();
        for (miss, phrase) in [
            (Miss::Spurious, "ب"),
            (Miss::Missed, "أ"),
            (Miss::Spurious, "ب"),
            (Miss::Missed, "ت\n ث"),
        ] {
            misses.add(miss, "PER", phrase);
        }
        let most = misses.most(2);
        assert_eq!((most[0].1, most[0].0.2.as_str()), (2, "ب"));
        assert_eq!((most[1].1, most[1].0.2.as_str()), (1, "أ"));
        assert_eq!(misses.most(9)[2].0.2, "ت ث");
    }
}
