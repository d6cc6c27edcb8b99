//! [`Conll`]: a document as a column of words and a column of tags.

use std::fmt::{self, Display, Formatter};

use super::flat::{label, outermost};
use crate::document::Document;
use crate::text::{AnalyzedText, Normalizer, Vocabulary};

/// Displays a document in the CoNLL format of 2003: one written word a line, a space, its tag, and
/// an empty line behind each sentence.
///
/// Tags are `B-` and `I-` with `PER`, `LOC` and `ORG`, else `O`. Of nested names only the outermost
/// one is tagged. A word that is written together with و or ب is one line, as in Arabic corpora, and
/// belongs to the name that stands in it.
///
/// ```
/// use khabar::{Conll, Extractor};
///
/// let document = Extractor::new().extract("وصل الوفد إلى بغداد.");
/// assert_eq!(Conll(&document).to_string(), "وصل O\nالوفد O\nإلى O\nبغداد B-LOC\n. O\n\n");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Conll<'a>(pub &'a Document<'a>);

impl Display for Conll<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let document = self.0;
        let text = AnalyzedText::new(
            document.text(),
            &Normalizer::default(),
            &Vocabulary::default(),
        );
        let mut names = outermost(document).peekable();
        for sentence in text.sentences() {
            for token in &text.tokens()[sentence.tokens.clone()] {
                let word = token.span();
                while names
                    .next_if(|name| name.span.end() <= word.start())
                    .is_some()
                {}
                write!(f, "{} ", word.slice(document.text()))?;
                match names.peek().filter(|name| name.span.overlaps(word)) {
                    Some(name) => {
                        let first = name.span.start() >= word.start();
                        let begins = if first { "B" } else { "I" };
                        writeln!(f, "{begins}-{}", label(name.kind).unwrap_or("MISC"))?;
                    }
                    None => writeln!(f, "O")?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    #[test]
    fn outermost_names_are_tagged_word_by_word() {
        let extractor = Extractor::new();
        let document =
            extractor.extract("أعلنت وزارة الدفاع العراقية ذلك في بغداد والموصل.\nانتهى.");
        let lines = Conll(&document).to_string();
        let lines: Vec<&str> = lines.lines().collect();
        let expected = [
            "أعلنت O",
            "وزارة B-ORG",
            "الدفاع I-ORG",
            "العراقية I-ORG",
            "ذلك O",
            "في O",
            "بغداد B-LOC",
            "والموصل B-LOC",
            ". O",
            "",
            "انتهى O",
            ". O",
            "",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(Conll(&Extractor::new().extract("")).to_string(), "");
    }
}
