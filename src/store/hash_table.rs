//! [`HashTable`]: from the hash of a key to a number, where the number leads to the key.

use super::{Array, Malformed, Reader, Writer};

/// An open-addressed table of numbers. Keys are not in it: whoever asks compares the key that a
/// number leads to.
#[derive(Clone, Debug)]
pub(crate) struct HashTable {
    /// The hash in the upper half, the number in the lower one; [`EMPTY`] where there is none.
    slots: Array<u64>,
    len: usize,
}

const EMPTY: u64 = u64::MAX;

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
    #[inline]
    pub(crate) fn get(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let slots = &*self.slots;
        let mask = slots.len() - 1;
        let mut slot = first_slot(hash, mask);
        loop {
            let found = slots[slot];
            if found == EMPTY {
                return None;
            }
            if (found >> 32) as u32 == hash && is_it(found as u32) {
                return Some(found as u32);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Puts in a number that is not there under this hash.
    pub(crate) fn insert(&mut self, hash: u32, number: u32) {
        self.len += 1;
        if self.len * 3 > self.slots.len() * 2 {
            let mut larger = Self::with_capacity(self.slots.len());
            for &slot in self.slots.iter().filter(|&&slot| slot != EMPTY) {
                larger.place(slot);
            }
            self.slots = larger.slots;
        }
        self.place(u64::from(hash) << 32 | u64::from(number));
    }

    fn place(&mut self, value: u64) {
        let slots = self.slots.to_mut();
        let mask = slots.len() - 1;
        let mut slot = first_slot((value >> 32) as u32, mask);
        while slots[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        slots[slot] = value;
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.long_numbers(&[self.len as u64]);
        to.long_numbers(&self.slots);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            len: *from.long_array()?.first().ok_or(Malformed)? as usize,
            slots: from.long_array()?,
        })
    }

    /// Whether a table that was read can be asked, and leads to numbers below `end` only.
    pub(crate) fn check(&self, end: usize) -> Result<(), Malformed> {
        let slots = self.slots.len();
        let (mut full, mut lead) = (0, true);
        for &slot in self.slots.iter().filter(|&&slot| slot != EMPTY) {
            full += 1;
            lead &= (slot as u32 as usize) < end;
        }
        // Who looks for what is not there stops at an empty slot.
        Malformed::unless(slots.is_power_of_two() && full < slots && full == self.len && lead)
    }
}

/// Where a number is looked for first. A product mixes its upper half best.
fn first_slot(hash: u32, mask: usize) -> usize {
    (hash ^ hash >> 16) as usize & mask
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
        let mut table = HashTable::with_capacity(0);
        for (key, number) in keys.iter().zip(0..) {
            table.insert(hash(key.as_bytes()), number);
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
        table.insert(7, 0);
        table.insert(7, 1);
        assert_eq!(table.get(7, |number| number == 1), Some(1));
        assert_eq!(table.get(7, |number| number == 2), None);
    }
}
