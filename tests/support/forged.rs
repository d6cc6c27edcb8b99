//! Compiled data that somebody made up: changed where it matters, with a checksum that is right.

/// Where the parts of the header stand: magic number, version, checksum, how many numbers and bytes of text
/// there are. Then come the numbers.
const CHECKSUM: usize = 16;
const NUMBERS: usize = 24;
const BODY: usize = 40;

/// Changes one number of four bytes: which one by `at`, and how by `how`; most changes are small, so that
/// what is changed still looks like what it was.
pub fn change(bytes: &mut [u8], at: u32, how: u8, value: u32) {
    let numbers = u64::from_ne_bytes(bytes[NUMBERS..NUMBERS + 8].try_into().expect("8 bytes"));
    let numbers = numbers as usize * 2;
    let place = |at: u32| BODY + 4 * (at as usize % numbers);
    // The first numbers tell where the parts are, and the first of a part how long its arrays.
    let place = match how & 0x80 {
        0 => place(at),
        _ => place(at % 200),
    };
    let number = &mut bytes[place..place + 4];
    let old = u32::from_ne_bytes((&*number).try_into().expect("4 bytes"));
    let new = match how % 8 {
        0 => old.wrapping_add(1),
        1 => old.wrapping_sub(1),
        2 => old ^ 1 << (value % 32),
        3 => old.wrapping_add(value % 0x1000),
        4 => 0,
        5 => u32::MAX,
        6 => value % 0x10000,
        _ => value,
    };
    number.copy_from_slice(&new.to_ne_bytes());
}

/// Makes the checksum right, as the crate computes it.
pub fn seal(bytes: &mut [u8]) {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let step = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let body = &bytes[BODY..];
    let (words, rest) = body.as_chunks();
    let words = words.iter().map(|&word| u64::from_le_bytes(word));
    let hash = words.fold(body.len() as u64, step);
    let last = match rest {
        [] => None,
        _ => body.last_chunk(),
    };
    let hash = step(hash, last.map_or(0, |&last| u64::from_le_bytes(last)));
    bytes[CHECKSUM..CHECKSUM + 8].copy_from_slice(&(hash >> 32).to_ne_bytes());
}
