//! Evaluation on a folder of annotated articles: `articles/` with sentences, `ann/` with what stands in
//! them, in files of the same names.

use std::path::Path;

use khabar::{Document, Extractor, Options};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::counts::Counts;
use super::score::{Misses, Report};
use crate::Failure;

#[derive(Deserialize)]
struct Article {
    id: String,
    #[serde(default)]
    date: Option<String>,
    sentences: Vec<String>,
}

#[derive(Deserialize)]
struct Annotations {
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    times: Vec<Time>,
    #[serde(default)]
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Entity {
    #[serde(flatten)]
    phrase: Phrase,
    #[serde(rename = "type")]
    kind: String,
    /// Of the one that it names; its mentions have the same.
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Time {
    #[serde(flatten)]
    phrase: Phrase,
    #[serde(default)]
    value: String,
}

#[derive(Deserialize)]
struct Event {
    #[serde(default)]
    id: String,
    s: usize,
    kind: String,
    trigger: String,
    n: Option<usize>,
    #[serde(default)]
    args: Vec<Argument>,
    implicit: Option<Vec<Understood>>,
    #[serde(default)]
    factuality: String,
    count: Option<u64>,
    /// The id of an earlier event that is told of again.
    same_as: Option<String>,
}

#[derive(Deserialize)]
struct Argument {
    role: String,
    #[serde(flatten)]
    phrase: Phrase,
}

#[derive(Deserialize)]
struct Understood {
    role: String,
    name: String,
}

/// A phrase of a sentence: `t`, or what runs from `from` to `to`.
#[derive(Deserialize)]
struct Phrase {
    /// Its sentence; an argument's is its event's where it tells none.
    s: Option<usize>,
    t: Option<String>,
    /// The how manieth of equal phrases it is, from 1.
    n: Option<usize>,
    from: Option<String>,
    to: Option<String>,
    /// The sentence of `to`.
    to_s: Option<usize>,
}

/// An annotated text with spans in bytes.
pub(super) struct Gold {
    pub(super) text: String,
    pub(super) entities: Vec<GoldMention>,
    pub(super) times: Vec<((usize, usize), String)>,
    pub(super) events: Vec<GoldEvent>,
}

pub(super) struct GoldMention {
    pub(super) span: (usize, usize),
    /// As annotated (`PER`).
    pub(super) kind: String,
    pub(super) name: String,
}

pub(super) struct GoldEvent {
    pub(super) id: String,
    /// As annotated (`Statement`).
    pub(super) kind: String,
    pub(super) trigger: (usize, usize),
    pub(super) arguments: Vec<(String, (usize, usize))>,
    /// The roles and names of what is only understood.
    pub(super) understood: Vec<(String, String)>,
    pub(super) factuality: String,
    pub(super) count: Option<u64>,
    pub(super) same_as: Option<String>,
}

/// Nested mentions, times, events and their arguments.
pub(super) fn report(folder: &Path, extractor: &Extractor) -> Result<Report, Failure> {
    let mut names: Vec<_> = std::fs::read_dir(folder.join("articles"))
        .and_then(|entries| {
            entries
                .map(|entry| Ok(entry?.file_name()))
                .collect::<Result<_, _>>()
        })
        .map_err(|error| format!("{}: {error}", folder.join("articles").display()))?;
    names.sort();
    let (mut counts, mut misses, mut documents) = (Counts::default(), Misses::default(), 0);
    for name in names {
        let annotations = folder.join("ann").join(&name);
        if !annotations.exists() {
            continue;
        }
        let file = folder.join("articles").join(&name);
        let article: Article = json(&file)?;
        let about = |problem| format!("{}: {problem}", annotations.display());
        let gold = Gold::new(&article, &json(&annotations)?).map_err(about)?;
        let options = Options {
            date: date(&article, &file)?,
            id: Some(article.id),
        };
        let document: Document<'_> = extractor.extract_with(&gold.text, &options);
        counts.add(&gold, &document, &mut misses);
        documents += 1;
    }
    if documents == 0 {
        let folder = folder.display();
        return Err(format!("{folder}: no file is in articles and in ann").into());
    }
    let mut report = Report::new(format!("{documents} documents"), misses);
    counts.tell(&mut report);
    Ok(report)
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T, Failure> {
    let about = |problem: String| format!("{}: {problem}", file.display());
    let bytes = std::fs::read(file).map_err(|error| about(error.to_string()))?;
    Ok(serde_json::from_slice(&bytes).map_err(|error| about(error.to_string()))?)
}

fn date(article: &Article, file: &Path) -> Result<Option<jiff::civil::Date>, Failure> {
    match article.date.as_deref() {
        None | Some("") => Ok(None),
        Some(date) => match date.parse() {
            Ok(date) => Ok(Some(date)),
            Err(_) => {
                let file = file.display();
                Err(format!("{file}: {date:?} is no date; write YYYY-MM-DD").into())
            }
        },
    }
}

impl Gold {
    fn new(article: &Article, annotations: &Annotations) -> Result<Self, String> {
        let sentences = Sentences(&article.sentences);
        let mut gold = Self {
            text: article.sentences.join("\n"),
            entities: Vec::new(),
            times: Vec::new(),
            events: Vec::new(),
        };
        for entity in &annotations.entities {
            let span = sentences.span(&entity.phrase, 0)?;
            gold.entities.push(GoldMention {
                span,
                kind: entity.kind.clone(),
                name: entity.name.clone(),
            });
        }
        for time in &annotations.times {
            let span = sentences.span(&time.phrase, 0)?;
            gold.times.push((span, time.value.clone()));
        }
        for event in &annotations.events {
            let (trigger, count) = (&event.trigger, event.n.unwrap_or(1));
            let start = sentences.find(event.s, trigger, count, 0)?;
            let start = sentences.start(event.s) + start;
            let arguments = event.args.iter().map(|argument| {
                let span = sentences.span(&argument.phrase, event.s)?;
                Ok((argument.role.clone(), span))
            });
            let understood = event.implicit.iter().flatten();
            gold.events.push(GoldEvent {
                id: event.id.clone(),
                kind: event.kind.clone(),
                trigger: (start, start + trigger.len()),
                arguments: arguments.collect::<Result<_, String>>()?,
                understood: understood
                    .map(|u| (u.role.clone(), u.name.clone()))
                    .collect(),
                factuality: event.factuality.clone(),
                count: event.count,
                same_as: event.same_as.clone(),
            });
        }
        Ok(gold)
    }
}

/// The sentences of an article, which its text has on a line each.
struct Sentences<'a>(&'a [String]);

impl Sentences<'_> {
    /// Where a sentence begins in the text.
    fn start(&self, sentence: usize) -> usize {
        self.0
            .iter()
            .take(sentence)
            .map(|before| before.len() + 1)
            .sum()
    }

    /// Where a phrase stands in its sentence for the `count`th time, from a byte on.
    fn find(
        &self,
        sentence: usize,
        phrase: &str,
        count: usize,
        from: usize,
    ) -> Result<usize, String> {
        let missing = || format!("{phrase:?} does not stand {count} times in sentence {sentence}");
        let text = self.0.get(sentence).ok_or_else(missing)?;
        let mut from = from;
        let mut found = None;
        for _ in 0..count {
            let at = from
                + text
                    .get(from..)
                    .and_then(|rest| rest.find(phrase))
                    .ok_or_else(missing)?;
            found = Some(at);
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        }
        found.ok_or_else(missing)
    }

    fn span(&self, phrase: &Phrase, sentence: usize) -> Result<(usize, usize), String> {
        let sentence = phrase.s.unwrap_or(sentence);
        let count = phrase.n.unwrap_or(1);
        match (&phrase.t, &phrase.from, &phrase.to) {
            (_, Some(from), Some(to)) => {
                let start = self.find(sentence, from, count, 0)?;
                let last = phrase.to_s.unwrap_or(sentence);
                let after = if last == sentence { start } else { 0 };
                let end = self.find(last, to, 1, after)? + to.len();
                Ok((self.start(sentence) + start, self.start(last) + end))
            }
            (Some(text), _, _) => {
                let start = self.start(sentence) + self.find(sentence, text, count, 0)?;
                Ok((start, start + text.len()))
            }
            _ => Err("an annotation has neither `t` nor `from` and `to`".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_they_are_told() {
        let sentences = ["زار الوفد الوفد.".to_owned(), "ثم عاد الوفد.".to_owned()];
        let text = sentences.join("\n");
        let phrase = |json: &str| -> Phrase { serde_json::from_str(json).unwrap() };
        let slice = |json: &str| {
            let (start, end) = Sentences(&sentences).span(&phrase(json), 0)?;
            Ok::<_, String>((start, &text[start..end]))
        };
        let second = text.find("الوفد.").unwrap();
        assert_eq!(slice(r#"{"t": "الوفد", "n": 2}"#), Ok((second, "الوفد")));
        let third = text.rfind("الوفد").unwrap();
        assert_eq!(slice(r#"{"s": 1, "t": "الوفد"}"#), Ok((third, "الوفد")));
        let through = slice(r#"{"from": "الوفد", "n": 2, "to": "عاد", "to_s": 1}"#);
        assert_eq!(through, Ok((second, "الوفد.\nثم عاد")));
        assert!(slice(r#"{"t": "الوفد", "n": 3}"#).is_err());
        assert!(slice(r#"{"s": 7, "t": "الوفد"}"#).is_err());
        assert!(slice("{}").is_err());
    }
}
