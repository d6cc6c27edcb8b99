//! [`Sieve`]: a bit tells of most ids that they are none of a few.

/// How many bits there are; ids beyond that share them.
const BITS: usize = 1 << 15;

/// Lets few ids through that are not in it, and all that are.
#[derive(Clone, Debug)]
pub(crate) struct Sieve(Box<[u64]>);

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; BITS / 64].into())
    }
}

impl Sieve {
    /// Puts in an id, by its number.
    pub(crate) fn insert(&mut self, id: usize) {
        let (at, bit) = Self::bit(id);
        self.0[at] |= bit;
    }

    /// Whether an id may be in it.
    #[inline]
    pub(crate) fn may_hold(&self, id: usize) -> bool {
        let (at, bit) = Self::bit(id);
        self.0[at] & bit != 0
    }

    fn bit(id: usize) -> (usize, u64) {
        let bit = id % BITS;
        (bit / 64, 1 << (bit % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_it_passes() {
        let mut sieve = Sieve::default();
        for id in [3, 70, BITS + 9] {
            sieve.insert(id);
        }
        let passes = |id: &usize| sieve.may_hold(*id);
        assert!((0..BITS).filter(passes).eq([3, 9, 70]));
        assert!(sieve.may_hold(u32::MAX as usize) == sieve.may_hold(u32::MAX as usize % BITS));
    }
}
