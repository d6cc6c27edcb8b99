//! Evaluation on a CoNLL file: a word and its tag (IOB2) a line, an empty line behind a sentence.

use std::collections::BTreeSet;
use std::path::Path;

use khabar::{Document, Extractor};

use super::label;
use super::score::{Miss, Misses, Report, Scores, count};
use crate::{Failure, input};

/// How many sentences are read as one text: enough that names can refer to each other.
const SENTENCES: usize = 10;

/// The kinds that are counted.
const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// The words of a sentence with their tags.
type Sentence = Vec<(String, Tag)>;

/// A tag: whether a name begins, and its kind; `None` outside of names.
type Tag = Option<(bool, &'static str)>;

/// A name: its first word, the one behind its last, and its kind.
type Name = (usize, usize, &'static str);

/// Flat names, right where words and kind are: of nested ones the outermost counts.
pub(super) fn report(file: &Path, extractor: &Extractor) -> Result<Report, Failure> {
    let sentences = sentences(&input::text(file)?);
    if sentences.iter().flatten().all(|(_, tag)| tag.is_none()) {
        let file = file.display();
        return Err(format!("{file}: no line has a tag such as B-PER behind its word").into());
    }
    let read = |extractor: &Extractor, sentences: &[Sentence]| {
        let (text, places) = text(sentences);
        let document = extractor.extract(&text);
        places
            .iter()
            .map(|words| found(&document, words))
            .collect::<Vec<_>>()
    };
    let answers = extractor.extract_batch(sentences.chunks(SENTENCES), read);
    let (mut scores, mut misses) = (Scores::new(), Misses::default());
    for (sentence, found) in sentences.iter().zip(answers.flatten()) {
        let gold = names(sentence);
        for name @ &(start, end, kind) in gold.union(&found) {
            let (in_gold, in_found) = (gold.contains(name), found.contains(name));
            for counted in [kind, "ALL"] {
                count(&mut scores, counted).add(in_gold, in_found);
            }
            if in_gold != in_found {
                let miss = if in_gold {
                    Miss::Missed
                } else {
                    Miss::Spurious
                };
                let words: Vec<&str> = sentence[start..end].iter().map(|w| w.0.as_str()).collect();
                misses.add(miss, kind, &words.join(" "));
            }
        }
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut report = Report::new(format!("{name}: {} sentences", sentences.len()), misses);
    for kind in KINDS.into_iter().chain(["ALL"]) {
        report.score(kind, *count(&mut scores, kind));
    }
    Ok(report)
}

fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = vec![Sentence::new()];
    for line in text.lines() {
        let mut fields = line.split_whitespace();
        let word = fields.next();
        if let (Some(word), Some(sentence)) = (word, sentences.last_mut()) {
            sentence.push((word.to_owned(), fields.next_back().and_then(tag)));
        } else if sentences.last().is_some_and(|last| !last.is_empty()) {
            sentences.push(Sentence::new());
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn tag(tag: &str) -> Option<(bool, &'static str)> {
    let (position, kind) = tag.split_once(['-', '_'])?;
    // Some corpora write PERS.
    let kind = if kind == "PERS" { "PER" } else { kind };
    let kind = KINDS.into_iter().find(|known| *known == kind)?;
    Some((position == "B", kind))
}

/// The names of a tagged sentence.
fn names(sentence: &[(String, Tag)]) -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    let mut open: Option<(usize, &'static str)> = None;
    let tags = sentence.iter().map(|(_, tag)| *tag).chain([None]);
    for (at, tag) in tags.enumerate() {
        let goes_on = |kind| tag.is_some_and(|(begins, other)| !begins && other == kind);
        if let Some((start, kind)) = open
            && !goes_on(kind)
        {
            names.insert((start, at, kind));
            open = None;
        }
        if let (None, Some((_, kind))) = (open, tag) {
            open = Some((at, kind));
        }
    }
    names
}

/// Where the words of a sentence stand in a text.
type Places = Vec<(usize, usize)>;

/// Sentences as a text, each a line.
fn text(sentences: &[Sentence]) -> (String, Vec<Places>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for sentence in sentences {
        let mut words = Places::new();
        for (word, _) in sentence {
            let start = text.len();
            text.push_str(word);
            words.push((start, text.len()));
            text.push(' ');
        }
        text.pop();
        text.push('\n');
        places.push(words);
    }
    (text, places)
}

/// The outermost names among some words; a word that a name touches belongs to it.
fn found(document: &Document<'_>, words: &[(usize, usize)]) -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    let (Some(&(start, _)), Some(&(_, end))) = (words.first(), words.last()) else {
        return names;
    };
    let mut last = 0;
    // Ordered by start, the longest first.
    for mention in document.mentions() {
        let span = mention.span;
        let here = span.start() < end && span.end() > start && span.start() >= last;
        let Some(kind) = label(mention.kind).filter(|_| here) else {
            continue;
        };
        let first = words.partition_point(|&(_, end)| end <= span.start());
        let behind = words.partition_point(|&(start, _)| start < span.end());
        if first < behind {
            names.insert((first, behind, kind));
        }
        last = span.end();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_make_names() {
        let lines = "وصل O\nجو B-PERS\nبايدن I-PERS\nبغداد B-LOC\nالبصرة B-LOC\nناتو I-ORG\n\n\nشيء B-MISC\nوحده\n";
        let sentences = sentences(lines);
        assert_eq!(sentences.len(), 2);
        let expected = [(1, 3, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")];
        assert_eq!(names(&sentences[0]), BTreeSet::from(expected));
        assert_eq!(names(&sentences[1]), BTreeSet::new());
    }

    #[test]
    fn found_names_are_whole_words() {
        let sentences = sentences("وصل O\nالوفد O\nإلى O\nبغداد B-LOC\nوالبصرة B-LOC\n. O\n");
        let (text, places) = text(&sentences);
        let document = Extractor::new().extract(&text);
        assert_eq!(found(&document, &places[0]), names(&sentences[0]));
    }
}
