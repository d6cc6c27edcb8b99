//! What the build script made of the gazetteers and the lexicon, as it lies in the program.
//!
//! The texts are a string, checked by the compiler; all else are numbers, aligned for use where they lie.

/// All texts, one after another.
// Of constants and statics the compiler keeps copies for dependent crates, of what stands in a function's body it does
// not: with megabytes, that is seconds.
#[inline(never)]
pub(crate) fn text() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/data.txt"))
}

/// All numbers.
pub(crate) fn numbers() -> &'static [u64] {
    bytemuck::cast_slice(&NUMBERS.0)
}

#[repr(C, align(8))]
struct Aligned<T: ?Sized>(T);

static NUMBERS: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/data.bin")));
