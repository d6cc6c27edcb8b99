//! The scan: finds the few characters that folding may change, many bytes at a time.

/// How many bytes one step of the scan looks at.
const BLOCK: usize = 32;

/// Calls `visit` with the offset of every character that some fold may change, in order; now
/// and then with one that none does.
///
/// Looks at pairs of bytes without decoding, and without a branch for each, so that the compiler
/// can put a block into vector registers: most letters of most texts stay as they are.
pub(super) fn visit_suspects(text: &str, mut visit: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    // A pair is a byte and the one after it, hence one byte more than the block.
    while let Some(block) = bytes[at..].first_chunk::<{ BLOCK + 1 }>() {
        let mut flags = [0u8; BLOCK];
        for (i, flag) in flags.iter_mut().enumerate() {
            *flag = u8::from(is_suspect(block[i], block[i + 1]));
        }
        // A bit for each of them: how many there are in a block is foreseen more often than in which part of it.
        let mut pending = 0_u32;
        for (eighth, eight_flags) in flags.as_chunks::<8>().0.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight_flags);
            let together = eight.wrapping_mul(0x0102_0408_1020_4080) >> 56;
            pending |= (together as u32) << (8 * eighth);
        }
        while pending != 0 {
            visit(at + pending.trailing_zeros() as usize);
            pending &= pending - 1;
        }
        at += BLOCK;
    }
    for at in at..bytes.len() {
        if is_suspect(bytes[at], bytes.get(at + 1).copied().unwrap_or(0)) {
            visit(at);
        }
    }
}

/// Whether a character that starts with these two bytes may be changed. Never true of a pair
/// whose first byte starts no character.
#[inline(always)]
fn is_suspect(first: u8, second: u8) -> bool {
    // Comparisons of whole ranges by one subtraction; `&` and `|` as they do not branch.
    let within = |from: u8, to: u8| second.wrapping_sub(from) <= to - from;
    // ء, ا to غ without ة, and the comma.
    let plain_d8 = (within(0xA7, 0xBA) & (second != 0xA9)) | (second == 0xA1) | (second == 0x8C);
    // ف to ي without ى.
    let plain_d9 = within(0x81, 0x8A) & (second != 0x89);
    let plain = ((first == 0xD8) & plain_d8)
        | ((first == 0xD9) & plain_d9)
        // Latin-1, where only the soft hyphen is removed: guillemets are frequent.
        | ((first == 0xC2) & (second != 0xAD));
    (first >= 0xC0) & !plain
}

#[cfg(test)]
mod tests {
    use super::super::fold::{Fold, Switches};
    use super::*;

    fn suspects(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        visit_suspects(text, |at| found.push(at));
        found
    }

    #[test]
    fn every_character_that_folds_is_suspect() {
        let compose = Switches {
            alef: false,
            ..Switches::MATCHING
        };
        for c in char::MIN..=char::MAX {
            let folds = [Switches::MATCHING, compose].map(|switches| switches.fold(c));
            if folds != [Fold::Keep; 2] {
                assert_eq!(suspects(c.encode_utf8(&mut [0; 4])), [0], "{c:?}");
            }
        }
    }

    #[test]
    fn plain_letters_are_no_suspects() {
        assert_eq!(
            suspects(&"كتب سليم، في دفتر صغير: «نص» ok. ".repeat(5)),
            [] as [usize; 0]
        );
    }

    #[test]
    fn suspects_are_found_at_every_place_of_a_block() {
        for length in 0..100 {
            for at in 0..length {
                let mut letters = vec!['ب'; length];
                letters[at] = 'ة';
                let text = String::from_iter(letters);
                assert_eq!(suspects(&text), [2 * at]);
                assert_eq!(suspects(&format!("a{text}")), [2 * at + 1]);
            }
        }
    }
}
