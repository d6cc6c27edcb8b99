//! Proclitics before names that no list knows: every way to take them off, and what is left.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::text::Proclitics;

/// The ways to take proclitics off a word: what is taken off, and how many folded bytes.
pub(super) fn cuts(folded: &str) -> SmallVec<[(Proclitics, usize); 5]> {
    let mut cuts: SmallVec<[(Proclitics, usize); 5]> = SmallVec::new();
    cuts.push((Proclitics::NONE, 0));
    let conjunction = match folded.chars().next() {
        Some('و') => Some(Proclitics::WA),
        Some('ف') => Some(Proclitics::FA),
        _ => None,
    };
    let starts = [(Proclitics::NONE, 0)]
        .into_iter()
        .chain(conjunction.map(|c| (c, 2)));
    for (conjunction, from) in starts {
        if from > 0 {
            cuts.push((conjunction, from));
        }
        let particle = match folded[from..].chars().next() {
            Some('ب') => Proclitics::BA,
            Some('ل') => Proclitics::LA,
            Some('ك') => Proclitics::KA,
            _ => continue,
        };
        cuts.push((conjunction.with(particle), from + 2));
    }
    cuts
}

/// A folded word without its proclitics; after لل the article is restored.
pub(super) fn stem(folded: &str, proclitics: Proclitics) -> Cow<'_, str> {
    let mut rest = folded;
    for (set, letters) in [
        (Proclitics::WA.with(Proclitics::FA), ['و', 'ف']),
        (Proclitics::BA.with(Proclitics::KA), ['ب', 'ك']),
    ] {
        let any = proclitics != Proclitics::NONE && intersects(proclitics, set);
        if any && let Some(after) = rest.strip_prefix(letters) {
            rest = after;
        }
    }
    if proclitics.contains(Proclitics::LA) {
        if let Some(after) = rest.strip_prefix("لل") {
            return format!("ال{after}").into();
        }
        rest = rest.strip_prefix('ل').unwrap_or(rest);
    }
    rest.into()
}

/// The endings of some words, by which most others are told from them: proclitics leave a word's end as it is.
pub(super) struct Endings([bool; 256]);

impl Default for Endings {
    fn default() -> Self {
        Self([false; 256])
    }
}

/// How a word ends: a number of its last two Arabic letters, which stay as they are in every word that has two.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Ending(u8);

impl Ending {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(folded: &str) -> Self {
        let last = folded.bytes().rev().take(4);
        let letters = last.fold(0_u32, |letters, byte| letters << 8 | u32::from(byte));
        Self((letters.wrapping_mul(0x9E37_79B9) >> 24) as u8)
    }
}

impl Endings {
    pub(super) fn add(&mut self, folded: &str) {
        let Ending(ending) = Ending::of(folded);
        self.0[usize::from(ending)] = true;
        // Of the article alone, ل leaves nothing.
        if folded == "ال" {
            self.add("لل");
        }
    }

    /// Whether a word that ends so may be one of them behind proclitics.
    #[inline]
    pub(super) fn may_have(&self, Ending(ending): Ending) -> bool {
        self.0[usize::from(ending)]
    }
}

fn intersects(proclitics: Proclitics, set: Proclitics) -> bool {
    [
        Proclitics::WA,
        Proclitics::FA,
        Proclitics::BA,
        Proclitics::KA,
    ]
    .iter()
    .any(|&one| proclitics.contains(one) && set.contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_proclitics_leave_are_known_by_their_ending() {
        let mut endings = Endings::default();
        for name in ["سمير", "الجبوري", "un", "ال"] {
            endings.add(name);
        }
        for word in ["سمير", "وبسمير", "للجبوري", "فالجبوري", "un", "لل", "ولال"]
        {
            let whole = |(proclitics, _)| endings.may_have(Ending::of(&stem(word, proclitics)));
            assert!(cuts(word).into_iter().any(whole), "{word}");
            assert!(endings.may_have(Ending::of(word)), "{word}");
        }
        let may_have = |word: &str| endings.may_have(Ending::of(word));
        assert!(!may_have("سميرة") && !may_have("qn"));
    }
}
