//! [`HashTable`]: from the hash of a key to a number, where the number leads to the key.

use super::{Array, Malformed, Reader, Writer};

/// An open-addressed table of numbers from 0 on. Keys are not in it: whoever asks compares the key that a
/// number leads to.
#[derive(Clone, Debug)]
pub(crate) struct HashTable {
    /// A number in the lower bits, as many as it takes to tell a slot, and above it the lower bits of its hash;
    /// [`EMPTY`] where there is none. The upper bits of the hash tell where it is looked for first.
    slots: Array<u32>,
    len: usize,
}

/// What no number makes a slot, since fewer than half of the slots are full.
const EMPTY: u32 = u32::MAX;

impl Default for HashTable {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl HashTable {
    /// A table with room for so many numbers; up to there, nothing is moved.
    pub(crate) fn with_capacity(numbers: usize) -> Self {
        let slots = (numbers * 2).next_power_of_two().max(16);
        Self {
            slots: vec![EMPTY; slots].into(),
            len: 0,
        }
    }

    /// The number under a hash that `is_it`.
    #[inline(always)]
    pub(crate) fn get(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let slots = &*self.slots;
        let mask = slots.len() - 1;
        let Place { mut at, tag } = Place::of(hash, slots);
        loop {
            let slot = slots[at & mask];
            if slot == EMPTY {
                return None;
            }
            let number = slot ^ tag;
            if number <= mask as u32 && is_it(number) {
                return Some(number);
            }
            at += 1;
        }
    }

    /// The number that stands where a hash is looked for first, if it is one under this hash; else what is no number. It
    /// branches nowhere, so that many can be asked for before the first one is there.
    #[inline(always)]
    pub(crate) fn guess(&self, hash: u32) -> u32 {
        let slots = &*self.slots;
        let Place { at, tag } = Place::of(hash, slots);
        slots[at & (slots.len() - 1)] ^ tag
    }

    /// Puts in the next number under a hash; `hash_of` gives those of the numbers before.
    pub(crate) fn push(&mut self, hash: u32, hash_of: impl Fn(u32) -> u32) {
        let number = u32::try_from(self.len).expect("fewer than 2^31 numbers");
        if (self.len + 1) * 2 > self.slots.len() {
            let mut larger = Self::with_capacity(self.slots.len());
            for number in 0..number {
                larger.place(hash_of(number), number);
            }
            self.slots = larger.slots;
        }
        self.place(hash, number);
        self.len += 1;
    }

    fn place(&mut self, hash: u32, number: u32) {
        let slots = self.slots.to_mut();
        let mask = slots.len() - 1;
        let Place { mut at, tag } = Place::of(hash, slots);
        while slots[at & mask] != EMPTY {
            at += 1;
        }
        slots[at & mask] = tag | number;
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.long_numbers(&[self.len as u64]);
        to.numbers(&self.slots);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            len: *from.long_array()?.first().ok_or(Malformed)? as usize,
            slots: from.array()?,
        })
    }

    /// Whether a table that was read can be asked, and leads to numbers below `end` only.
    pub(crate) fn check(&self, end: usize) -> Result<(), Malformed> {
        let slots = self.slots.len();
        Malformed::unless(slots.is_power_of_two())?;
        let (mut full, mut lead) = (0, true);
        for &slot in self.slots.iter().filter(|&&slot| slot != EMPTY) {
            full += 1;
            lead &= (slot as usize & (slots - 1)) < end;
        }
        // Who looks for what is not there stops at an empty slot.
        Malformed::unless(full < slots && full == self.len && lead)
    }
}

/// Where a hash is looked for first, and what a slot has above its number. A product mixes its upper half best.
struct Place {
    at: usize,
    tag: u32,
}

impl Place {
    #[inline]
    fn of(hash: u32, slots: &[u32]) -> Self {
        let bits = slots.len().trailing_zeros();
        Self {
            at: (u64::from(hash) << bits >> u32::BITS) as usize,
            tag: (u64::from(hash) << bits) as u32,
        }
    }
}

/// The hash of a key; the same on every machine, since compiled data holds it.
pub(crate) fn hash(key: &[u8]) -> u32 {
    // The multiplication of FxHash, over eight bytes at a time.
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let step = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let (chunks, rest) = key.as_chunks::<8>();
    let hash = chunks.iter().fold(key.len() as u64, |hash, chunk| {
        step(hash, u64::from_le_bytes(*chunk))
    });
    // The last eight bytes, with some of those before them: one load, and the length keeps keys apart.
    let last = match (key.last_chunk::<8>(), rest) {
        (Some(last), [_, ..]) => u64::from_le_bytes(*last),
        _ => match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            _ => rest
                .iter()
                .fold(0, |word, &byte| word << 8 | u64::from(byte)),
        },
    };
    (step(hash, last) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_their_keys_over_growth() {
        let keys: Vec<String> = (0..1000).map(|number| format!("مفتاح {number}")).collect();
        let hash_of = |number: u32| hash(keys[number as usize].as_bytes());
        let mut table = HashTable::with_capacity(0);
        for number in 0..1000 {
            table.push(hash_of(number), hash_of);
        }
        let get =
            |key: &str| table.get(hash(key.as_bytes()), |number| keys[number as usize] == key);
        for (key, number) in keys.iter().zip(0..) {
            assert_eq!(get(key), Some(number));
        }
        assert_eq!(get("غيره"), None);
    }

    #[test]
    fn numbers_of_one_hash_are_told_apart() {
        let mut table = HashTable::with_capacity(2);
        table.push(7, |_| 7);
        table.push(7, |_| 7);
        assert_eq!(table.get(7, |number| number == 1), Some(1));
        assert_eq!(table.get(7, |number| number == 2), None);
    }
}
