//! Names and texts that are made up, the same in every run.

use khabar::gazetteer::{Entry, EntryKind};

/// A small generator of numbers (xorshift), so that every run has the same data.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const ROOT_LETTERS: [&str; 20] = [
    "ب", "ت", "ج", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص", "ط", "ع", "ف", "ق", "ك", "ل", "م", "ن",
    "ه",
];

/// Prefix, and what stands after the first, second and third letter of a root.
const PATTERNS: [[&str; 4]; 10] = [
    ["", "", "", ""],
    ["", "ا", "", ""],
    ["", "", "ي", ""],
    ["", "", "و", ""],
    ["", "", "ا", ""],
    ["م", "", "", ""],
    ["م", "", "و", ""],
    ["أ", "", "", ""],
    ["ت", "", "ي", ""],
    ["", "", "ا", "ة"],
];

fn word(random: &mut Random) -> String {
    let [prefix, first, second, third] = PATTERNS[random.below(PATTERNS.len())];
    let article = if random.below(4) == 0 { "ال" } else { "" };
    let mut word = String::from(article);
    word.push_str(prefix);
    for vowel in [first, second, third] {
        word.push_str(random.pick(&ROOT_LETTERS));
        word.push_str(vowel);
    }
    // Roots of four letters, so that a million names do not use up all words.
    if random.below(2) == 0 {
        word.push_str(random.pick(&ROOT_LETTERS));
    }
    word
}

/// Names of one to three words. More names begin with the same ones as fewer.
pub fn names(random: &mut Random, count: usize) -> Vec<String> {
    // Words come back in names: a first word leads to several names, as given names do.
    let mut words = vec![word(random)];
    let mut name = || {
        if random.below(2) == 0 {
            words.push(word(random));
        }
        let length = [1, 1, 2, 2, 2, 3][random.below(6)];
        let parts: Vec<&str> = (0..length)
            .map(|_| words[random.below(words.len())].as_str())
            .collect();
        parts.join(" ")
    };
    (0..count).map(|_| name()).collect()
}

/// Running text with about one name in eight words, some of them with a proclitic.
pub fn text(random: &mut Random, names: &[String], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 64);
    while text.len() < bytes {
        text.push_str(random.pick(&["", "", "", "و", "ب", "ل"]));
        if random.below(8) == 0 {
            text.push_str(&names[random.below(names.len())]);
        } else {
            text.push_str(&word(random));
        }
        text.push_str(random.pick(&[
            " ", " ", " ", " ", " ", " ", " ", " ", " ", "، ", ". ", "\n",
        ]));
    }
    text
}

/// The names as entries of a gazetteer.
pub fn entries(names: &[String]) -> Vec<Entry<'static>> {
    let entry = |(number, name): (usize, &String)| {
        Entry::new(name, EntryKind::Person, format!("person/{number}"))
    };
    names.iter().enumerate().map(entry).collect()
}
