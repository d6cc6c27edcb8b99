//! Phrases of people that the lexicon has for none: by their letters and endings.

use super::phrase::{Phrase, PhraseReader};
use super::stem::Stem;
use super::word_facts::Marks;
use crate::text::WordList;

/// Honours that stand for a person with a pronoun: `معاليه`, folded.
const HONOURS: [&str; 7] = ["معالي", "سمو", "سياد", "فخامت", "جلالت", "سعادت", "فضيلت"];

/// The letters that they begin with.
const FIRST_OF_HONOURS: [char; 4] = ['م', 'س', 'ف', 'ج'];

/// Words for people of whom nothing else is told, folded.
static PEOPLE: WordList<6> =
    WordList::new(["الجميع", "البعض", "كثيرون", "الكثيرون", "والبعض", "عديدون"]);

/// What groups of people are called that nobody wants to name, folded, without the article: `الفئة الضالة`.
const STRAYED: [&str; 7] = [
    "ضاله",
    "خارجه",
    "مارقه",
    "باغيه",
    "منحرفه",
    "ارهابيه",
    "مجرمه",
];

/// Whether a word may be of people, though the lexicon has it for none, by its folded letters.
pub(super) fn may_be_folk(folded: &str) -> bool {
    folded.ends_with("خر")
        || matches!(folded, "اخرون" | "اخرين" | "اخران" | "واخرون" | "واخرين")
        || PEOPLE.contains(folded)
        || (folded.starts_with(FIRST_OF_HONOURS) && begins_with_honour(folded))
        || folded.ends_with("فيه")
}

fn begins_with_honour(folded: &str) -> bool {
    HONOURS.iter().any(|honour| folded.starts_with(honour))
}

impl PhraseReader<'_, '_> {
    /// Whether the head of a phrase means people, though the lexicon has it for none.
    #[inline]
    pub(super) fn is_people(&self, phrase: &Phrase, at: usize) -> bool {
        let by_letters =
            self.cells[at].marks.contains(Marks::FOLK) && self.is_word_of_people(phrase, at);
        by_letters || (phrase.frames.is_empty() && self.cells[at].stem.contains(Stem::MEN))
    }

    /// Whether the head of a phrase is a word of people that the lexicon has for none.
    #[inline(never)]
    fn is_word_of_people(&self, phrase: &Phrase, at: usize) -> bool {
        let folded = self.context.text.folded(at);
        let other = matches!(
            folded,
            "اخر" | "اخرون" | "اخرين" | "اخران" | "واخر" | "واخرون" | "واخرين"
        ) && !(self.continues(at + 1) && folded.ends_with("خر"));
        // معاليه, الجميع: people without a name.
        let people =
            PEOPLE.contains(folded) || (phrase.possessor.is_some() && begins_with_honour(folded));
        // الفئة الضالة: those who have gone astray.
        let strayed = (folded.ends_with("الفيه") || folded.ends_with("فيه"))
            && at + 1 < self.end
            && STRAYED.contains(&self.context.text.folded(at + 1).trim_start_matches("ال"));
        other || people || strayed
    }
}

#[cfg(test)]
mod tests {
    use super::{HONOURS, PEOPLE, may_be_folk};

    #[test]
    fn each_word_of_people_is_looked_at() {
        assert!(PEOPLE.iter().all(may_be_folk));
        assert!(HONOURS.iter().all(|word| may_be_folk(&format!("{word}ه"))));
        for word in ["اخر", "واخر", "اخرون", "واخرين", "الفيه", "والفيه"]
        {
            assert!(may_be_folk(word), "{word}");
        }
        for word in ["المدير", "قريه", "جنود"] {
            assert!(!may_be_folk(word), "{word}");
        }
    }
}
