//! When two names, written by two people, are the same.

use std::collections::HashSet;

/// Whether one name has all words of the other.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// A name without marks and what spellings differ in.
pub(super) fn fold(name: &str) -> String {
    let is_mark = |c: &char| matches!(c, '\u{64b}'..='\u{652}' | '\u{640}' | '\u{670}');
    let letter = |c| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        other => other,
    };
    name.chars().filter(|c| !is_mark(c)).map(letter).collect()
}

/// The folded words of a name without the article.
fn words(name: &str) -> HashSet<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(|word| word.strip_prefix("ال").unwrap_or(word).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_by_their_words() {
        assert!(same_name("الكاظمي", "مصطفى الكاظمي"));
        assert!(same_name("أُسامة", "اسامه"));
        assert!(!same_name("مصطفى الكاظمي", "مصطفى جبار"));
        assert!(!same_name("", "مصطفى"));
    }
}
