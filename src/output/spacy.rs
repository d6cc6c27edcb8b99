//! [`Spacy`]: a document as spaCy's JSON.

use serde::{Serialize, Serializer};

use super::flat::{label, outermost};
use super::offset::CharOffsets;
use crate::document::Document;
use crate::text::{AnalyzedText, Normalizer, Vocabulary};

/// Serializes a document as spaCy's `Doc.from_json` reads it: `text`, `tokens`, `sents` and `ents`
/// with offsets in `char`s. Also what `displacy.render(…, style="ent", manual=True)` draws.
///
/// Tokens are khabar's; entities (`PER`, `LOC`, `ORG`, of nested ones the outermost) begin and end
/// with written words, since spaCy's do: in `وبغداد` the whole word.
///
/// ```
/// use khabar::{Extractor, Spacy};
///
/// let document = Extractor::new().extract("وصل إلى بغداد.");
/// let json = serde_json::to_value(Spacy(&document))?;
/// assert_eq!(json["ents"][0], serde_json::json!({"start": 8, "end": 13, "label": "LOC"}));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Spacy<'a>(pub &'a Document<'a>);

#[derive(Serialize)]
struct Doc<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    sents: Vec<Part>,
    ents: Vec<Part>,
}

#[derive(Serialize)]
struct Token {
    id: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Part {
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'static str>,
}

impl Serialize for Spacy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.0;
        let offsets = CharOffsets::new(document.text());
        let analyzed = AnalyzedText::new(
            document.text(),
            &Normalizer::default(),
            &Vocabulary::default(),
        );
        let words = analyzed.tokens();
        let token = |(id, token): (usize, &crate::text::Token)| {
            let chars = offsets.range(token.span());
            Token {
                id,
                start: chars.start,
                end: chars.end,
            }
        };
        let sentence = |sentence: &crate::text::Sentence| {
            let chars = offsets.range(analyzed.span_of(sentence.tokens.clone()));
            Part {
                start: chars.start,
                end: chars.end,
                label: None,
            }
        };
        let name = |mention: &crate::Mention| {
            let first = words.partition_point(|word| word.span().end() <= mention.span.start());
            let end = words.partition_point(|word| word.span().start() < mention.span.end());
            let chars = offsets.range(analyzed.span_of(first..end));
            Part {
                start: chars.start,
                end: chars.end,
                label: label(mention.kind),
            }
        };
        Doc {
            text: document.text(),
            tokens: words.iter().enumerate().map(token).collect(),
            sents: analyzed.sentences().iter().map(sentence).collect(),
            ents: outermost(document).map(name).collect(),
        }
        .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    #[test]
    fn entities_are_whole_words_in_chars() {
        let text = "التقى 🕊 الوزير مسؤولين في بغداد والموصل. ثم عاد.";
        let document = Extractor::new().extract(text);
        let json = serde_json::to_value(Spacy(&document)).unwrap();
        let chars: Vec<char> = text.chars().collect();
        let ents: Vec<(String, &str)> = json["ents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|ent| {
                let at = |key: &str| ent[key].as_u64().unwrap() as usize;
                let phrase = chars[at("start")..at("end")].iter().collect();
                (phrase, ent["label"].as_str().unwrap())
            })
            .collect();
        assert_eq!(
            ents,
            [("بغداد".to_owned(), "LOC"), ("والموصل".to_owned(), "LOC")]
        );
        assert_eq!(json["sents"].as_array().unwrap().len(), 2);
        assert_eq!(json["tokens"].as_array().unwrap().len(), 11);
    }
}
