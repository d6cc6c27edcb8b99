//! [`IdMap`]: what is known of few ids, of words or of lemmas. Most that are asked for are none of them, and a bit tells
//! that.

use rustc_hash::FxHashMap;

/// Values by the number of an id.
#[derive(Clone, Debug)]
pub(crate) struct IdMap<T> {
    sieve: Sieve,
    /// Where the value of each id is. Whatever the values are, this is of one type, which is compiled once.
    places: FxHashMap<u32, u32>,
    values: Vec<T>,
}

impl<T> Default for IdMap<T> {
    fn default() -> Self {
        Self {
            sieve: Sieve::default(),
            places: FxHashMap::default(),
            values: Vec::new(),
        }
    }
}

impl<T> IdMap<T> {
    /// The value of an id, which is `value` if it had none before.
    pub(crate) fn or_insert(&mut self, id: u32, value: T) -> &mut T {
        self.sieve.insert(id);
        let next = self.values.len() as u32;
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        &mut self.values[place as usize]
    }

    #[inline]
    pub(crate) fn contains(&self, id: u32) -> bool {
        self.sieve.may_hold(id) && self.places.contains_key(&id)
    }

    #[inline]
    pub(crate) fn get(&self, id: u32) -> Option<&T> {
        match self.sieve.may_hold(id) {
            true => self.find(id),
            false => None,
        }
    }

    #[inline(never)]
    fn find(&self, id: u32) -> Option<&T> {
        let place = self.places.get(&id)?;
        Some(&self.values[*place as usize])
    }

    /// All ids, in their order, with their values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        let mut places: Vec<(u32, u32)> = self.places.iter().map(|(&id, &at)| (id, at)).collect();
        places.sort_unstable();
        let places = places.into_iter();
        places.map(|(id, at)| (id, &self.values[at as usize]))
    }
}

/// How many bits a sieve has; ids beyond that share them. There are some twenty maps, which are made at each start, so
/// that there is no bit for each of 280,000 words.
const BITS: usize = 1 << 15;

/// Lets few ids through that are not in it, and all that are.
#[derive(Clone, Debug)]
struct Sieve(Box<[u64; BITS / 64]>);

impl Default for Sieve {
    fn default() -> Self {
        Self(Box::new([0; BITS / 64]))
    }
}

impl Sieve {
    fn insert(&mut self, id: u32) {
        let (at, bit) = Self::bit(id);
        self.0[at] |= bit;
    }

    #[inline]
    fn may_hold(&self, id: u32) -> bool {
        let (at, bit) = Self::bit(id);
        self.0[at] & bit != 0
    }

    fn bit(id: u32) -> (usize, u64) {
        let bit = id as usize % BITS;
        (bit / 64, 1 << (bit % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_has_its_own_value() {
        // Its bit is that of 3.
        const FAR: u32 = 3 + (BITS as u32) * 32;
        let mut map = IdMap::default();
        for (value, id) in [70, 3, FAR, 3].into_iter().enumerate() {
            map.or_insert(id, Vec::new()).push(value);
        }
        assert_eq!(map.get(3), Some(&vec![1, 3]));
        assert_eq!(map.get(FAR), Some(&vec![2]));
        for none in [0, 4, 64 + 3, 3 + BITS as u32, u32::MAX] {
            assert!(map.get(none).is_none() && !map.contains(none));
        }
        assert!(map.iter().map(|(id, _)| id).eq([3, 70, FAR]));
    }

    #[test]
    fn a_sieve_holds_few_others_back() {
        let mut sieve = Sieve::default();
        for id in [3, 70, BITS as u32 + 9] {
            sieve.insert(id);
        }
        let passes = |id: &u32| sieve.may_hold(*id);
        assert!((0..BITS as u32).filter(passes).eq([3, 9, 70]));
    }
}
