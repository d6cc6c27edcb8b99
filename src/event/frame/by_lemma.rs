//! [`ByLemma`]: lists of a few things by lemma, which is asked of each form that a word may be. Most lemmas have none,
//! and a bit tells that.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::lexicon::LemmaId;
use crate::text::Sieve;

type List<T> = SmallVec<[T; 2]>;

/// Lists by lemma.
#[derive(Debug)]
pub(super) struct ByLemma<T> {
    /// Where the list of each lemma is. Whatever the lists hold, this is of one type, which is compiled once.
    places: FxHashMap<LemmaId, u32>,
    lists: Vec<List<T>>,
    /// Which lemmas may have a list.
    sieve: Sieve,
}

impl<T> Default for ByLemma<T> {
    fn default() -> Self {
        Self {
            places: FxHashMap::default(),
            lists: Vec::new(),
            sieve: Sieve::default(),
        }
    }
}

impl<T> ByLemma<T> {
    /// The list of a lemma.
    #[inline]
    pub(super) fn get(&self, lemma: LemmaId) -> &[T] {
        match self.sieve.may_hold(lemma.index()) {
            true => self.find(lemma),
            false => &[],
        }
    }

    #[inline(never)]
    fn find(&self, lemma: LemmaId) -> &[T] {
        let place = self.places.get(&lemma);
        place.map_or(&[], |&place| &self.lists[place as usize])
    }

    /// The list of a lemma, to be added to.
    pub(super) fn entry(&mut self, lemma: LemmaId) -> &mut List<T> {
        self.sieve.insert(lemma.index());
        let next = self.lists.len() as u32;
        let place = *self.places.entry(lemma).or_insert(next);
        if place == next {
            self.lists.push(List::new());
        }
        &mut self.lists[place as usize]
    }

    /// All lists, by their lemmas' order.
    pub(super) fn sorted(&self) -> impl Iterator<Item = (LemmaId, &[T])> {
        let mut lemmas: Vec<LemmaId> = self.places.keys().copied().collect();
        lemmas.sort_unstable();
        lemmas.into_iter().map(|lemma| (lemma, self.get(lemma)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lemma_has_its_own_list() {
        let lemma = |number: usize| LemmaId::from_number(number as u32);
        const FAR: usize = 3 + (1 << 20);
        let mut lists = ByLemma::default();
        for number in [70, 3, FAR, 3] {
            lists.entry(lemma(number)).push(number);
        }
        assert_eq!(lists.get(lemma(3)), [3, 3]);
        assert_eq!(lists.get(lemma(FAR)), [FAR]);
        for none in [0, 4, 64 + 3, 1 << 20] {
            assert!(lists.get(lemma(none)).is_empty());
        }
        let sorted = lists.sorted().map(|(lemma, _)| lemma);
        assert!(sorted.eq([3, 70, FAR].map(lemma)));
    }
}
