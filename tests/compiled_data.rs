//! Compiled data: what is read back reads texts as before, and what is not whole is refused.

#[path = "support/forged.rs"]
mod forged;

use std::sync::LazyLock;

use khabar::{BuildError, Extractor};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

const TEAMS: &str = "name\tkind\tid\taliases\tattributes\tflags\tsource\n\
                     نادي الصفصاف\torganization\torg/willow-club\t\ttype=club\t\tmine\n";

const FRAMES: &str = "kind = \"visit\"\n[[frame]]\nname = \"visit.wander\"\nverbs = [\"طاف يطوف\"]\n\
                      roles = { subject = \"visitor\", \"في\" = \"destination\" }\n";

const TEXT: &str = "طاف رئيس نادي الصفصاف في بغداد مساء الثلاثاء، وقال إن الفريق جاهز للمباراة.\n\
                    وكانت الشرطة العراقية اعتقلت ثلاثة مشجعين.";

const NEWS: &str = include_str!("../examples/data/attack.txt");

fn own() -> Extractor {
    Extractor::builder()
        .gazetteer("teams.tsv", TEAMS)
        .frames("visits.toml", FRAMES)
        .build()
        .unwrap_or_else(|error| panic!("{error}"))
}

fn json(extractor: &Extractor) -> serde_json::Value {
    serde_json::to_value(extractor.extract(TEXT)).unwrap_or_else(|error| panic!("{error}"))
}

fn refusal(bytes: &[u8]) -> String {
    match Extractor::from_bytes(bytes) {
        Err(BuildError::Compiled(error)) => error.to_string(),
        Err(error) => panic!("another error: {error}"),
        Ok(_) => panic!("it was accepted"),
    }
}

#[test]
fn what_is_read_back_reads_as_before() {
    let extractor = own();
    let bytes = extractor.to_bytes();
    let again = Extractor::from_bytes(&bytes).unwrap_or_else(|error| panic!("{error}"));
    let result = json(&extractor);
    assert_eq!(json(&again), result);
    let text = result.to_string();
    assert!(
        text.contains("org/willow-club") && text.contains("visit.wander"),
        "{text}"
    );
    assert_eq!(again.to_bytes(), bytes);

    // Anywhere in memory, as files that are mapped or included may lie.
    let mut shifted = vec![0; 3];
    shifted.extend(&bytes);
    let shifted = Extractor::from_bytes(&shifted[3..]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(json(&shifted), result);

    let without_events = Extractor::builder().events(false).build_from_bytes(&bytes);
    let without_events = without_events.unwrap_or_else(|error| panic!("{error}"));
    assert!(without_events.extract(TEXT).events().is_empty());
}

#[test]
fn what_is_not_whole_is_refused() {
    let bytes = own().to_bytes();
    assert!(refusal(b"").contains("no data of khabar"));
    assert!(refusal("خبر عاجل من بغداد".as_bytes()).contains("no data of khabar"));
    for length in [8, 39, 40, 1000, bytes.len() - 1] {
        let error = refusal(&bytes[..length]);
        assert!(
            error.contains("was cut off") || error.contains("another version"),
            "{length}: {error}"
        );
    }
    let mut longer = bytes.clone();
    longer.push(b'\n');
    assert!(refusal(&longer).contains("glued"));

    let mut other_order = bytes.clone();
    other_order[..8].reverse();
    assert!(refusal(&other_order).contains("order of bytes"));
    let mut other_version = bytes.clone();
    other_version[8] ^= 1;
    assert!(refusal(&other_version).contains("another version"));

    let mut damaged = bytes;
    for at in (16..damaged.len()).step_by(damaged.len() / 7) {
        damaged[at] ^= 0x20;
        refusal(&damaged);
        damaged[at] ^= 0x20;
    }
}

#[test]
fn what_is_removed_stays_away() {
    let header = khabar::gazetteer::HEADER;
    // A country that nationalities, capitals and organizations point at.
    let removal = format!("{header}\nالعراق\tplace\tcountry/iq\t\t\tremoved\tmine\n");
    let extractor = Extractor::builder()
        .gazetteer("mine.tsv", removal)
        .build()
        .unwrap_or_else(|error| panic!("{error}"));
    let before = Extractor::new();
    assert!(before.gazetteer().by_id("country/iq").is_some());
    assert_eq!(extractor.gazetteer().len() + 1, before.gazetteer().len());
    let again = Extractor::from_bytes(&extractor.to_bytes());
    let again = again.unwrap_or_else(|error| panic!("{error}"));
    for extractor in [extractor, again] {
        assert_eq!(extractor.gazetteer().by_id("country/iq"), None);
        // The last entry has moved by one and is found all the same.
        let last = extractor.gazetteer().entries().last().expect("entries");
        assert_eq!(extractor.gazetteer().by_id(last.id()).as_ref(), Some(&last));
        let text = "زار وزير الخارجية العراقي بغداد، وقال إن العراق يرحب بالاتفاق.";
        let document = extractor.extract(text);
        let names = |id: &str| {
            let mut ids = document
                .entities()
                .iter()
                .filter_map(|e| e.gazetteer_id.as_deref());
            ids.any(|other| other == id)
        };
        assert!(names("place/baghdad"));
        assert!(!names("country/iq"));
    }
}

/// Own names and frames and nothing else, so that changes fall where something is.
static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let builder = Extractor::builder()
        .embedded_gazetteers(false)
        .embedded_frames(false);
    let builder = builder
        .gazetteer("teams.tsv", TEAMS)
        .frames("visits.toml", FRAMES);
    builder
        .build()
        .unwrap_or_else(|error| panic!("{error}"))
        .to_bytes()
});

/// All that ships with the crate.
static LARGE: LazyLock<Vec<u8>> = LazyLock::new(|| Extractor::new().to_bytes());

/// Data with some changes and a right checksum is refused, or reads a text somehow.
fn forge(sound: &[u8], changes: &[(u32, u8, u32)]) {
    let mut bytes = sound.to_vec();
    for &(at, how, value) in changes {
        forged::change(&mut bytes, at, how, value);
    }
    forged::seal(&mut bytes);
    match Extractor::from_bytes(&bytes) {
        Ok(extractor) => {
            for text in [TEXT, NEWS] {
                let document = extractor.extract(text);
                serde_json::to_value(&document).unwrap_or_else(|error| panic!("{error}"));
            }
            let entries = extractor.gazetteer().entries();
            assert_eq!(
                entries.map(|entry| entry.forms().count()).min().is_some(),
                !extractor.gazetteer().is_empty()
            );
        }
        Err(BuildError::Compiled(error)) => {
            assert!(error.to_string().contains("do not fit together"), "{error}");
        }
        Err(error) => panic!("another error: {error}"),
    }
}

#[test]
fn the_checksum_of_forged_data_is_right() {
    for sound in [&SMALL, &LARGE] {
        let mut bytes = sound.to_vec();
        forged::seal(&mut bytes);
        assert!(bytes == **sound);
    }
}

proptest! {
    #[test]
    fn small_forged_data_does_no_harm(changes in changes(1..4)) {
        forge(&SMALL, &changes);
    }
}

#[test]
fn large_forged_data_does_no_harm() {
    let config = ProptestConfig::default();
    // Each reads many megabytes.
    let cases = config.cases.div_ceil(32);
    let mut runner = TestRunner::new(ProptestConfig { cases, ..config });
    let result = runner.run(&changes(1..40), |changes| {
        forge(&LARGE, &changes);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

fn changes(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<(u32, u8, u32)>> {
    prop::collection::vec(any::<(u32, u8, u32)>(), count)
}
