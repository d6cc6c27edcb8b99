//! [`ByLemma`]: lists of a few things by lemma, which is asked of each form that a word may be.

use smallvec::SmallVec;

use crate::lexicon::LemmaId;
use crate::text::IdMap;

type List<T> = SmallVec<[T; 2]>;

/// Lists by lemma.
#[derive(Debug)]
pub(super) struct ByLemma<T>(IdMap<List<T>>);

impl<T> Default for ByLemma<T> {
    fn default() -> Self {
        Self(IdMap::default())
    }
}

impl<T> ByLemma<T> {
    /// The list of a lemma.
    #[inline]
    pub(super) fn get(&self, lemma: LemmaId) -> &[T] {
        self.0.get(lemma.number()).map_or(&[], |list| list)
    }

    /// The list of a lemma, to be added to.
    pub(super) fn entry(&mut self, lemma: LemmaId) -> &mut List<T> {
        self.0.or_insert(lemma.number(), List::new())
    }

    /// All lists, by their lemmas' order.
    pub(super) fn sorted(&self) -> impl Iterator<Item = (LemmaId, &[T])> {
        let lists = self.0.iter();
        lists.map(|(lemma, list)| (LemmaId::from_number(lemma), &**list))
    }
}
