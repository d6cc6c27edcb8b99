//! The gazetteers that are compiled in.

/// The files that are compiled in: their names in the repository, and their text.
///
/// They are in the format of [`parse`](super::parse); a test checks every one of them.
pub const EMBEDDED: [(&str, &str); 7] = [
    (
        "gazetteers/persons.tsv",
        include_str!("../../gazetteers/persons.tsv"),
    ),
    (
        "gazetteers/person_names.tsv",
        include_str!("../../gazetteers/person_names.tsv"),
    ),
    (
        "gazetteers/titles.tsv",
        include_str!("../../gazetteers/titles.tsv"),
    ),
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
