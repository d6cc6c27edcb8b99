//! Compiled data as one sequence of bytes that can be kept in a file: a header that tells whose it is and
//! whether it is whole, all numbers, all texts.

use super::{Data, MAGIC, Malformed, Writer, hash};

/// Why compiled data was refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("compiled data: {0}")]
pub struct CompiledError(Problem);

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
enum Problem {
    #[error("this is no data of khabar; compile it with `Extractor::to_bytes`")]
    Foreign,
    #[error("it was compiled on a machine with another order of bytes; compile it on this one")]
    ByteOrder,
    #[error(
        "it was compiled by another version of khabar than {}; compile it anew",
        VERSION
    )]
    Version,
    #[error(
        "it has {found} bytes and should have {expected}; it was cut off or glued to something"
    )]
    Length { expected: u64, found: u64 },
    #[error("it is damaged: its checksum is another; write it anew")]
    Damaged,
    #[error("its parts do not fit together; compile it anew with `Extractor::to_bytes`")]
    Malformed,
}

impl From<Malformed> for CompiledError {
    fn from(_: Malformed) -> Self {
        Self(Problem::Malformed)
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Numbers before the body: [`MAGIC`], version, checksum, how many numbers and bytes of text there are.
const HEADER: usize = 5;

/// Everything that a writer for this machine collected.
pub(crate) fn to_bytes(writer: Writer) -> Vec<u8> {
    let (text, numbers) = writer.finish();
    let mut bytes = vec![0; HEADER * 8];
    bytes.extend(&numbers);
    bytes.extend(text.as_bytes());
    let checksum = hash(&bytes[HEADER * 8..]);
    let header = [
        MAGIC,
        version(),
        checksum.into(),
        (numbers.len() / 8) as u64,
        text.len() as u64,
    ];
    for (to, value) in bytes.as_chunks_mut().0.iter_mut().zip(header) {
        *to = value.to_ne_bytes();
    }
    bytes
}

/// Reads what [`to_bytes`] gave. The bytes may lie anywhere.
pub(crate) fn from_bytes<T>(
    bytes: &[u8],
    read: impl FnOnce(Data<'_>) -> Result<T, Malformed>,
) -> Result<T, CompiledError> {
    let (words, _) = bytes.as_chunks();
    let words = || words.iter().map(|&word| u64::from_ne_bytes(word));
    let mut header = words();
    match header.next() {
        Some(MAGIC) => {}
        Some(magic) if magic.swap_bytes() == MAGIC => {
            return Err(CompiledError(Problem::ByteOrder));
        }
        _ => return Err(CompiledError(Problem::Foreign)),
    }
    let mut field = || header.next().unwrap_or_default();
    let (its_version, checksum, numbers, text) = (field(), field(), field(), field());
    if its_version != version() {
        return Err(CompiledError(Problem::Version));
    }
    let length = numbers.saturating_mul(8).saturating_add(text);
    let (expected, found) = (length.saturating_add(HEADER as u64 * 8), bytes.len() as u64);
    if expected != found {
        return Err(CompiledError(Problem::Length { expected, found }));
    }
    let body = &bytes[HEADER * 8..];
    let text = str::from_utf8(&body[numbers as usize * 8..]);
    let (true, Ok(text)) = (u64::from(hash(body)) == checksum, text) else {
        return Err(CompiledError(Problem::Damaged));
    };
    let numbers: Vec<u64> = words().skip(HEADER).take(numbers as usize).collect();
    Ok(read(Data::new(&numbers, text))?)
}

/// Data is of one release: what its numbers stand for may be another in the next.
fn version() -> u64 {
    hash(VERSION.as_bytes()).into()
}
