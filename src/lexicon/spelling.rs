//! Spelling: letters without marks, folded forms, and how a final hamza joins a suffix.

use super::form::Shape;

const SHADDA: char = '\u{0651}';

/// The forms of one lemma: folded spellings, in one buffer, with their shapes.
#[derive(Debug, Default)]
pub(super) struct Paradigm {
    letters: String,
    forms: Vec<(u32, u32, Shape)>,
}

impl Paradigm {
    pub(super) fn clear(&mut self) {
        self.letters.clear();
        self.forms.clear();
    }

    /// Adds a form that is spelled as all `parts` together; they are folded here.
    pub(super) fn push(&mut self, parts: &[&str], shape: Shape) {
        let start = self.letters.len();
        let mut before = None;
        for c in parts.iter().flat_map(|part| part.chars()) {
            // Hamza and alef, or two hamzas, are written as one آ.
            if !(before == Some('أ') && matches!(c, 'ا' | 'أ')) {
                self.letters.push(fold(c));
            }
            before = Some(c);
        }
        self.forms
            .push((start as u32, self.letters.len() as u32, shape));
    }

    /// Adds `prefix` + `stem` + `suffix` in every spelling that is in use: a hamza at the end of
    /// the stem changes its seat before a vowel (بدؤوا, بدأوا, بدءوا).
    pub(super) fn attach(&mut self, prefix: &str, stem: &str, suffix: &str, shape: Shape) {
        let (Some(last), Some(first)) = (stem.chars().next_back(), suffix.chars().next()) else {
            return self.push(&[prefix, stem, suffix], shape);
        };
        let body = &stem[..stem.len() - last.len_utf8()];
        let seats: &[&str] = match (body.chars().next_back(), last, first) {
            (_, 'أ', 'و') => &["ؤ", "أ", "ء"],
            (_, 'أ', 'ي') => &["ئ", "أ"],
            (Some('ي'), 'ء', _) => &["ئ"],
            (_, 'ء', 'و') => &["ؤ", "ء"],
            (_, 'ء', 'ي') => &["ئ", "ء"],
            (Some('ا' | 'و'), 'ء', _) => &["ء"],
            (_, 'ء', 'ا') => &["ء", "ئ"],
            _ => return self.push(&[prefix, stem, suffix], shape),
        };
        for seat in seats {
            self.push(&[prefix, body, seat, suffix], shape);
        }
    }

    /// Every folded spelling with its shape, in the order of addition.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Shape)> {
        self.forms
            .iter()
            .map(|&(start, end, shape)| (&self.letters[start as usize..end as usize], shape))
    }

    /// Lets `merge` rewrite the shape of the forms from `from` on, given every earlier form of
    /// the same spelling; what it merges is removed from the later place.
    pub(super) fn merge(&mut self, from: usize, merge: impl Fn(Shape, Shape) -> Option<Shape>) {
        let (letters, forms) = (&self.letters, &mut self.forms);
        let spelled = |&(start, end, _): &(u32, u32, Shape)| &letters[start as usize..end as usize];
        let mut kept = from;
        for at in from..forms.len() {
            let later = forms[at];
            let merged = forms[..from].iter_mut().any(|earlier| {
                let shape =
                    merge(earlier.2, later.2).filter(|_| spelled(earlier) == spelled(&later));
                shape.map(|shape| earlier.2 = shape).is_some()
            });
            if !merged {
                forms[kept] = later;
                kept += 1;
            }
        }
        forms.truncate(kept);
    }

    /// How many forms there are.
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }
}

/// The letters of a word, and which of them carry a shadda. آ becomes أ and ا.
pub(super) fn letters(word: &str) -> (Vec<char>, Vec<bool>) {
    let (mut letters, mut doubled) = (Vec::new(), Vec::new());
    for c in word.chars() {
        match c {
            SHADDA => {
                if let Some(last) = doubled.last_mut() {
                    *last = true;
                }
            }
            'آ' => {
                letters.extend(['أ', 'ا']);
                doubled.extend([false, false]);
            }
            _ if is_mark(c) => {}
            _ => {
                letters.push(c);
                doubled.push(false);
            }
        }
    }
    (letters, doubled)
}

/// The word without vowel marks, shadda and tatweel, its letters unchanged.
pub(super) fn unmarked(word: &str) -> String {
    word.chars().filter(|&c| !is_mark(c)).collect()
}

/// The word without marks, folded as the default normalizer folds.
pub(super) fn folded(word: &str) -> String {
    letters_folded(word).collect()
}

/// The letters of a word without marks, folded as the default normalizer folds.
pub(super) fn letters_folded(word: &str) -> impl Iterator<Item = char> + Clone {
    word.chars().filter(|&c| !is_mark(c)).map(fold)
}

/// Whether a text that writes `written` can mean `spelling`, letter by letter. A bare ا leaves
/// its hamza open; ى and ي, ه and ة are told apart. Marks are passed over.
pub(super) fn may_mean(written: &str, spelling: &str) -> bool {
    let mut meant = spelling.chars().filter(|&c| !is_mark(c));
    let same = written
        .chars()
        .filter(|&c| !is_mark(c))
        .all(|w| match (w, meant.next()) {
            ('ا', Some('أ' | 'إ' | 'آ' | 'ا' | 'ٱ')) | ('ی', Some('ي' | 'ى')) => true,
            (w, Some(m)) => w == m || (fold(w) == fold(m) && !contrasts(w)),
            (_, None) => false,
        });
    same && meant.next().is_none()
}

/// Letters that are no mere habit of spelling where a contrast is at stake.
const fn contrasts(c: char) -> bool {
    matches!(c, 'أ' | 'إ' | 'آ' | 'ى' | 'ي' | 'ه' | 'ة')
}

/// The fold of one letter; the same as the default [`crate::text::Normalizer`] does to the letters
/// that the lexicon's data is written in.
pub(super) const fn fold(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        _ => c,
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Normalizer;

    #[test]
    fn folds_as_the_normalizer_does() {
        let normalizer = Normalizer::default();
        for c in ('\u{0621}'..='\u{063A}').chain('\u{0641}'..='\u{064A}') {
            assert_eq!(
                normalizer.normalize(&c.to_string()).as_str(),
                fold(c).to_string()
            );
        }
        assert_eq!(normalizer.normalize("يؤكّـدُ").as_str(), folded("يؤكّـدُ"));
    }

    #[test]
    fn contrasting_letters_decide() {
        assert!(may_mean("على", "على") && !may_mean("علي", "على") && may_mean("عَلى", "على"));
        assert!(may_mean("ان", "أن") && may_mean("ان", "إن") && !may_mean("أن", "إن"));
        assert!(!may_mean("قتله", "قتلة") && !may_mean("قتلة", "قتله"));
        assert!(!may_mean("أ", "أن") && !may_mean("أنا", "أن"));
    }
}
