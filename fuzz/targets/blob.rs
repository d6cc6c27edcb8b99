//! Compiled data with damage: refused, or, where the checksum was made to fit, read without a panic.
#![no_main]

use std::sync::OnceLock;

use khabar::{BuildError, Extractor};
use libfuzzer_sys::fuzz_target;

const NAMES: &str = "name\tkind\tid\taliases\tattributes\tflags\tsource\n\
                     نادي الصفصاف\torganization\torg/willow-club\tالصفصاف\ttype=club\t\tmine\n\
                     تل الغزلان\tplace\tplace/gazelle-hill\t\tcountry=iq;type=city\tcommon\tmine\n";

/// Small, so that the damage falls where something is.
fn sound() -> &'static [u8] {
    static SOUND: OnceLock<Vec<u8>> = OnceLock::new();
    SOUND.get_or_init(|| {
        let builder = Extractor::builder().embedded_gazetteers(false).embedded_frames(false);
        let extractor = builder.gazetteer("mine.tsv", NAMES).build();
        extractor.unwrap_or_else(|error| panic!("{error}")).to_bytes()
    })
}

fuzz_target!(|input: &[u8]| {
    // The input itself, in the place of the data.
    assert!(matches!(Extractor::from_bytes(input), Err(BuildError::Compiled(_))));
    // The input as damage: where, and what stands there instead.
    let mut bytes = sound().to_vec();
    let (edits, rest) = input.as_chunks::<8>();
    for edit in edits {
        let [at @ .., kind, value] = edit;
        let [a, b, c, d, e, f] = *at;
        let at = u64::from_le_bytes([a, b, c, d, e, f, 0, 0]) as usize % bytes.len();
        match kind % 4 {
            0 => bytes[at] = *value,
            1 => bytes[at] ^= 1 << (value % 8),
            2 => bytes.truncate(at.max(1)),
            _ => bytes[at % 64] = *value,
        }
    }
    bytes.extend(rest);
    if bytes != sound() {
        assert!(matches!(Extractor::from_bytes(&bytes), Err(BuildError::Compiled(_))));
    }
});
