//! The gazetteers that are compiled in.

/// The files that are compiled in: their names in the repository, and their text.
///
/// They are in the format of [`parse`](super::parse); a test checks every one of them.
pub const EMBEDDED: [(&str, &str); 4] = [
    (
        "gazetteers/places.tsv",
        include_str!("../../gazetteers/places.tsv"),
    ),
    (
        "gazetteers/nationalities.tsv",
        include_str!("../../gazetteers/nationalities.tsv"),
    ),
    (
        "gazetteers/organizations.tsv",
        include_str!("../../gazetteers/organizations.tsv"),
    ),
    (
        "gazetteers/heads.tsv",
        include_str!("../../gazetteers/heads.tsv"),
    ),
];
