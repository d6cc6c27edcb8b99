//! Compiled data with damage: refused; or, where its checksum was made to fit, refused or read without a panic.
#![no_main]

#[path = "../../tests/support/forged.rs"]
mod forged;

use std::sync::OnceLock;

use khabar::{BuildError, Extractor};
use libfuzzer_sys::fuzz_target;

const NAMES: &str = "name\tkind\tid\taliases\tattributes\tflags\tsource\n\
                     نادي الصفصاف\torganization\torg/willow-club\tالصفصاف\ttype=club\t\tmine\n\
                     تل الغزلان\tplace\tplace/gazelle-hill\t\tcountry=iq;type=city\tcommon\tmine\n";

const FRAMES: &str = "kind = \"visit\"\n[[frame]]\nname = \"visit.wander\"\nverbs = [\"طاف يطوف\"]\n\
                      nouns = [\"طواف\"]\nroles = { subject = \"visitor\", \"في\" = \"destination\" }\n";

const TEXT: &str = "طاف وفد نادي الصفصاف في تل الغزلان مساء الثلاثاء، وقال رئيسه إن الطواف انتهى.";

/// Small, so that the damage falls where something is.
fn sound() -> &'static [u8] {
    static SOUND: OnceLock<Vec<u8>> = OnceLock::new();
    SOUND.get_or_init(|| {
        let builder = Extractor::builder()
            .embedded_gazetteers(false)
            .embedded_frames(false);
        let extractor = builder
            .gazetteer("mine.tsv", NAMES)
            .frames("mine.toml", FRAMES)
            .build();
        extractor
            .unwrap_or_else(|error| panic!("{error}"))
            .to_bytes()
    })
}

/// The input as edits: where, how, and what stands there then.
fn edits(input: &[u8]) -> impl Iterator<Item = (u32, u8, u32)> {
    input
        .as_chunks()
        .0
        .iter()
        .map(|&[a, b, c, d, how, e, f, g]| {
            (
                u32::from_le_bytes([a, b, c, d]),
                how,
                u32::from_le_bytes([e, f, g, e]),
            )
        })
}

fuzz_target!(|input: &[u8]| {
    // The input itself, in the place of the data.
    assert!(matches!(
        Extractor::from_bytes(input),
        Err(BuildError::Compiled(_))
    ));
    // By chance: the checksum is not right.
    let mut damaged = sound().to_vec();
    for (at, how, value) in edits(input) {
        let at = at as usize % damaged.len();
        match how % 4 {
            0 => damaged[at] = value as u8,
            1 => damaged[at] ^= 1 << (value % 8),
            2 => damaged.truncate(at.max(1)),
            _ => damaged[at % 64] = value as u8,
        }
    }
    if damaged != sound() {
        assert!(matches!(
            Extractor::from_bytes(&damaged),
            Err(BuildError::Compiled(_))
        ));
    }
    // On purpose: it is.
    let mut forged = sound().to_vec();
    for (at, how, value) in edits(input) {
        forged::change(&mut forged, at, how, value);
    }
    forged::seal(&mut forged);
    match Extractor::from_bytes(&forged) {
        Ok(extractor) => drop(extractor.extract(TEXT)),
        Err(error) => assert!(matches!(error, BuildError::Compiled(_))),
    }
});
