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
