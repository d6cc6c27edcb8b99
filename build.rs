//! Compiles the gazetteers, the lexicon and the frames into tables that the library uses where they lie.
//!
//! It is made of the library's own lower rooms, so that names are folded, cut and inflected here by
//! the code that reads texts. It needs no network and no tool.

// The library uses what is left over here, and is what clippy reads.
#![allow(dead_code, unused_imports, clippy::all)]

use std::path::Path;
use std::{env, fs, panic, thread};

/// Of events only what frames are made of.
#[path = "src/event"]
mod event {
    pub mod frame;
    pub mod kind;

    pub use kind::EventType;

    /// The arguments of events are found in texts; there is none here.
    pub mod argument {
        #[derive(Clone, PartialEq, Debug, Default, serde::Serialize)]
        pub struct Argument;
    }
    pub mod arguments {
        pub type Arguments = Vec<super::argument::Argument>;
    }
}
#[path = "src/gazetteer/mod.rs"]
mod gazetteer;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/span.rs"]
mod span;
#[path = "src/store/mod.rs"]
mod store;
#[path = "src/text/mod.rs"]
mod text;

use span::Span;

/// There is no compiled data before this has run.
mod compiled {
    pub(crate) fn text() -> &'static str {
        ""
    }

    pub(crate) fn numbers() -> &'static [u64] {
        &[]
    }
}

/// The files, with the feature that takes each in.
const FILES: [(&str, Option<&str>); 14] = [
    // Where a name has several bearers, the hand-written one comes first.
    ("countries", None),
    ("places", None),
    ("persons", None),
    ("organizations", None),
    ("titles", None),
    ("nationalities", None),
    ("heads", None),
    ("person_names", None),
    ("clubs_and_brands", None),
    ("places_cities", Some("CITIES")),
    ("places_divisions", Some("CITIES")),
    ("persons_registries", Some("PERSONS_FULL")),
    ("person_names_registries", Some("PERSONS_FULL")),
    ("calendar_and_currencies", None),
];

fn main() {
    for path in [
        "build.rs",
        "src/event/frame",
        "src/event/frames",
        "src/event/kind.rs",
        "src/gazetteer",
        "src/lexicon",
        "src/span.rs",
        "src/store",
        "src/text",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    for (name, _) in FILES {
        println!("cargo::rerun-if-changed=gazetteers/{name}.tsv");
    }
    let big_endian = env::var("CARGO_CFG_TARGET_ENDIAN").is_ok_and(|order| order == "big");
    // Beside the lexicon, which takes as long.
    let reading = thread::spawn(entries);
    let mut writer = store::Writer::new(big_endian);
    let mut vocabulary = text::Vocabulary::default();
    let mut lexicon = lexicon::LexiconBuilder::builtin(&mut vocabulary);
    let mut frames = event::frame::FramesBuilder::new();
    if let Err(error) = frames.add_embedded() {
        panic!("src/event/frames/{error}");
    }
    let frames = frames.build(&mut lexicon);
    frames.write(&mut writer);
    lexicon.write_keys(&mut writer);
    let lexicon = lexicon.build();
    lexicon.write(&mut writer);
    lexicon.mark_alone(&mut vocabulary);
    let entries = reading
        .join()
        .unwrap_or_else(|panic| panic::resume_unwind(panic));
    let gazetteer = gazetteer::Gazetteer::builder().add_entries(entries);
    gazetteer.build(&mut vocabulary).write(&mut writer);
    vocabulary.write(&mut writer);

    let (text, numbers) = writer.finish();
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("data.txt"), text).expect("OUT_DIR can be written");
    fs::write(Path::new(&out).join("data.bin"), numbers).expect("OUT_DIR can be written");
}

/// The entries of all files that are taken in.
fn entries() -> Vec<gazetteer::Entry<'static>> {
    let mut entries = Vec::new();
    for (name, feature) in FILES {
        if feature.is_none_or(|feature| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some()) {
            gazetteer::read_trusted(read(name), &mut entries);
        }
    }
    entries
}

/// The text of a file, which lives as long as this program.
fn read(name: &str) -> &'static str {
    let path = format!("gazetteers/{name}.tsv");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Box::leak(text.into_boxed_str())
}
