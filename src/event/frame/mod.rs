//! Frames: the lexicon of events. Rules as data that an analyst can read, in `frames/*.toml`.

mod by_lemma;
mod entry;
mod file;
mod model;
mod snapshot;
mod status;
mod table;

use std::sync::{Arc, OnceLock};

use by_lemma::ByLemma;
pub use entry::Example;
pub use file::FrameError;
pub(crate) use file::LightPattern;
use file::{FrameFile, RawFrame, RawLight};
pub(crate) use model::{Company, Construct, Filler, Frame, Function, Words};
use status::RawStatus;
pub(crate) use status::{Status, StatusCue};

use crate::lexicon::{LemmaId, LexiconBuilder, VerbParts};
use crate::text::{Normalizer, Phrase, PhraseMap, Readings, WordId, WordMap, WordSet};

/// A frame's position among all frames.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct FrameId(pub(crate) u32);

/// A verb that lends its subject to the event of a noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LightVerb {
    pub(crate) pattern: LightPattern,
    /// The preposition before the noun; `None` where the noun is object or subject.
    pub(crate) governs: Option<WordId>,
}

/// All frames of an extractor, with their examples.
#[derive(Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    by_lemma: ByLemma<FrameId>,
    /// Triggers that are prepositions (`بحسب`).
    by_preposition: PhraseMap<FrameId>,
    light: ByLemma<LightVerb>,
    /// What verbs and nouns make of the events that they govern.
    status: ByLemma<StatusCue>,
    /// What small words make of them.
    status_of_words: WordMap<Status>,
    /// The words that a frame asks for beside its trigger, or excludes.
    company: WordSet,
    /// Not filled yet where the frames are compiled in.
    examples: OnceLock<Examples>,
}

/// The sentences that frames bring along as their tests, with the frames' names.
#[derive(Debug, Default)]
struct Examples {
    found: Vec<(Arc<str>, Example)>,
    /// Those in which nothing must be found.
    counter: Vec<(Arc<str>, String)>,
}

impl Examples {
    /// Those of the files that ship with the crate.
    fn embedded() -> Self {
        let mut examples = Self::default();
        let files = EMBEDDED.iter();
        for file in files.filter_map(|(file, text)| FrameFile::parse(file, text).ok()) {
            for raw in file.frames {
                examples.take(
                    &raw.entry.name.into(),
                    raw.entry.examples,
                    raw.entry.counter,
                );
            }
        }
        examples
    }

    fn take(&mut self, name: &Arc<str>, found: Vec<Example>, counter: Vec<String>) {
        let found = found.into_iter().map(|e| (Arc::clone(name), e));
        self.found.extend(found);
        let counter = counter.into_iter().map(|c| (Arc::clone(name), c));
        self.counter.extend(counter);
    }
}

impl Frames {
    /// Every sentence that a frame must find, with the frame's name.
    pub fn examples(&self) -> impl Iterator<Item = (&str, &Example)> {
        let found = self.all_examples().found.iter();
        found.map(|(name, example)| (&**name, example))
    }

    /// Every sentence in which a frame must find nothing, with the frame's name.
    pub fn counter_examples(&self) -> impl Iterator<Item = (&str, &str)> {
        let counter = self.all_examples().counter.iter();
        counter.map(|(name, text)| (&**name, text.as_str()))
    }

    fn all_examples(&self) -> &Examples {
        self.examples.get_or_init(Examples::embedded)
    }

    /// How many frames there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frames.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// The manners that frames give to events of their kinds.
    #[cfg(test)]
    pub(crate) fn manners(&self) -> impl Iterator<Item = (super::EventType, &str)> {
        self.frames
            .iter()
            .filter_map(|frame| Some((frame.kind, frame.manner.as_deref()?)))
    }

    pub(crate) fn get(&self, id: FrameId) -> &Frame {
        &self.frames[id.0 as usize]
    }

    /// The frames that a verb or noun triggers.
    pub(crate) fn of_lemma(&self, lemma: LemmaId) -> &[FrameId] {
        self.by_lemma.get(lemma)
    }

    /// The frames that a preposition triggers, with the words that have to follow it; the longest
    /// first.
    pub(crate) fn of_preposition(&self, word: WordId) -> &[Phrase<FrameId>] {
        self.by_preposition.get(word)
    }

    /// Which words that frames look for one with these readings is. (ألوان, الله: what looks like an article may belong to
    /// the word.)
    pub(crate) fn company(&self, readings: Readings<'_>) -> Company {
        let mut company = Company::default();
        for reading in readings.iter() {
            if reading.enclitic.is_none() && self.by_preposition.contains(reading.stem) {
                company.add(Company::REFERENCE);
            }
            let stem = reading.article.then_some(reading.stem);
            for word in [Some(reading.bare), stem].into_iter().flatten() {
                if self.company.contains(word) {
                    company.add(Company::of(word));
                }
            }
        }
        company
    }

    /// Notes which words the frames ask for or exclude.
    fn note_company(&mut self) {
        for frame in &self.frames {
            for word in frame.with.iter().chain(frame.without.iter()) {
                self.company.insert(word);
            }
        }
    }

    /// What a verb lends to the noun that it governs.
    pub(crate) fn light(&self, lemma: LemmaId) -> &[LightVerb] {
        self.light.get(lemma)
    }

    /// What a verb or noun makes of the events that it governs.
    pub(crate) fn status(&self, lemma: LemmaId) -> &[StatusCue] {
        self.status.get(lemma)
    }

    /// What a preposition, subordinator or particle makes of the event behind it.
    pub(crate) fn status_of_word(&self, word: WordId) -> Option<Status> {
        self.status_of_words.get(word).copied()
    }
}

/// Collects frame files; every file is checked before any of it counts.
#[derive(Default)]
pub struct FramesBuilder {
    frames: Vec<RawFrame>,
    light: Vec<RawLight>,
    status: Vec<RawStatus>,
}

/// The frame files that ship with the crate.
const EMBEDDED: &[(&str, &str)] = &[
    ("light.toml", include_str!("../frames/light.toml")),
    ("status.toml", include_str!("../frames/status.toml")),
    ("abduction.toml", include_str!("../frames/abduction.toml")),
    ("accusation.toml", include_str!("../frames/accusation.toml")),
    ("agreement.toml", include_str!("../frames/agreement.toml")),
    ("aid.toml", include_str!("../frames/aid.toml")),
    ("arrest.toml", include_str!("../frames/arrest.toml")),
    ("attack.toml", include_str!("../frames/attack.toml")),
    ("call.toml", include_str!("../frames/call.toml")),
    ("claim.toml", include_str!("../frames/claim.toml")),
    ("clash.toml", include_str!("../frames/clash.toml")),
    (
        "condemnation.toml",
        include_str!("../frames/condemnation.toml"),
    ),
    ("death.toml", include_str!("../frames/death.toml")),
    ("injury.toml", include_str!("../frames/injury.toml")),
    ("meeting.toml", include_str!("../frames/meeting.toml")),
    ("movement.toml", include_str!("../frames/movement.toml")),
    ("personnel.toml", include_str!("../frames/personnel.toml")),
    ("protest.toml", include_str!("../frames/protest.toml")),
    ("raid.toml", include_str!("../frames/raid.toml")),
    ("rejection.toml", include_str!("../frames/rejection.toml")),
    ("release.toml", include_str!("../frames/release.toml")),
    ("request.toml", include_str!("../frames/request.toml")),
    ("sanction.toml", include_str!("../frames/sanction.toml")),
    ("statement.toml", include_str!("../frames/statement.toml")),
    ("support.toml", include_str!("../frames/support.toml")),
    ("trial.toml", include_str!("../frames/trial.toml")),
    ("visit.toml", include_str!("../frames/visit.toml")),
    ("warning.toml", include_str!("../frames/warning.toml")),
];

impl FramesBuilder {
    /// A builder without frames.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the frames that ship with the crate.
    ///
    /// # Errors
    ///
    /// Never for the files as they ship; a test reads them all.
    pub fn add_embedded(&mut self) -> Result<(), FrameError> {
        EMBEDDED
            .iter()
            .try_for_each(|(file, text)| self.add_toml(file, text))
    }

    /// Adds the frames of one TOML file; `file` is its name in errors. A frame with the name of an
    /// earlier one takes its place.
    ///
    /// # Errors
    ///
    /// [`FrameError`] with file and line; nothing of the file is added then.
    pub fn add_toml(&mut self, file: &str, text: &str) -> Result<(), FrameError> {
        let parsed = FrameFile::parse(file, text)?;
        self.frames.retain(|old| {
            parsed
                .frames
                .iter()
                .all(|new| new.entry.name != old.entry.name)
        });
        self.frames.extend(parsed.frames);
        self.light.extend(parsed.light);
        self.status.extend(parsed.status);
        Ok(())
    }

    /// Enters the triggers into the lexicon and closes the frames.
    pub(crate) fn build(self, lexicon: &mut LexiconBuilder<'_>) -> Frames {
        let mut frames = Frames::default();
        for light in self.light {
            let governs = light.entry.governs.as_deref().map(|p| word(lexicon, p));
            for verb in &light.entry.verbs {
                let lemma = add_verb(lexicon, verb);
                frames.light.entry(lemma).push(LightVerb {
                    pattern: light.pattern,
                    governs,
                });
            }
        }
        for status in self.status {
            frames.add_status(&status, lexicon);
        }
        let mut examples = Examples::default();
        for raw in self.frames {
            frames.add(raw, lexicon, &mut examples);
        }
        frames.examples = OnceLock::from(examples);
        frames.note_company();
        frames
    }
}

impl Frames {
    fn add_status(&mut self, raw: &RawStatus, lexicon: &mut LexiconBuilder<'_>) {
        let entry = &raw.entry;
        let mut lemmas: Vec<_> = entry.verbs.iter().map(|v| add_verb(lexicon, v)).collect();
        lemmas.extend(entry.nouns.iter().map(|noun| add_noun(lexicon, noun)));
        for lemma in lemmas {
            for name in &entry.governs {
                self.status.entry(lemma).push(StatusCue {
                    function: function(lexicon, name),
                    status: raw.status,
                    perfect: raw.perfect,
                });
            }
        }
        for name in &entry.words {
            let word = word(lexicon, name);
            self.status_of_words.insert(word, raw.status);
        }
    }

    fn add(&mut self, raw: RawFrame, lexicon: &mut LexiconBuilder<'_>, examples: &mut Examples) {
        let id = FrameId(self.frames.len() as u32);
        let entry = raw.entry;
        for verb in &entry.verbs {
            let lemma = add_verb(lexicon, verb);
            self.by_lemma.entry(lemma).push(id);
        }
        for noun in &entry.nouns {
            let lemma = add_noun(lexicon, noun);
            self.by_lemma.entry(lemma).push(id);
        }
        for preposition in &entry.prepositions {
            let words = preposition.split_whitespace().map(|w| word(lexicon, w));
            self.by_preposition.insert(words, id);
        }
        let name: Arc<str> = entry.name.as_str().into();
        examples.take(&name, entry.examples, entry.counter);
        self.frames.push(Frame {
            name,
            kind: raw.kind,
            manner: entry.manner.as_deref().map(Arc::from),
            construct: raw.construct,
            roles: raw
                .roles
                .iter()
                .map(|(f, role)| (function(lexicon, f), *role))
                .collect(),
            fillers: (raw.fillers.into_iter())
                .map(|(role, fillers)| (role, fillers.into_iter().collect()))
                .collect(),
            never: raw
                .never
                .iter()
                .map(|(role, words)| (*role, words.iter().map(|w| word(lexicon, w)).collect()))
                .collect(),
            requires: entry
                .requires
                .iter()
                .map(|f| function(lexicon, f))
                .collect(),
            excludes: entry
                .excludes
                .iter()
                .map(|f| function(lexicon, f))
                .collect(),
            with: entry.with.iter().map(|w| word(lexicon, w)).collect(),
            without: entry.without.iter().map(|w| word(lexicon, w)).collect(),
            outside: raw.outside,
            transitive: entry.transitive,
            unaccusative: entry.unaccusative,
            definite: entry.definite,
            needs_company: entry.needs_company,
            bare: entry.bare,
            by_many: entry.by_many,
            counted: entry.counted,
        });
    }
}

fn add_verb(lexicon: &mut LexiconBuilder<'_>, verb: &str) -> LemmaId {
    let mut parts = verb.split_whitespace();
    let (perfect, imperfect) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    lexicon.add_verb(&VerbParts::new(perfect, imperfect))
}

/// A noun with its plurals behind slashes.
fn add_noun(lexicon: &mut LexiconBuilder<'_>, noun: &str) -> LemmaId {
    let mut forms = noun.split('/').map(str::trim);
    let singular = forms.next().unwrap_or_default();
    let plurals: Vec<&str> = forms.collect();
    lexicon.add_noun(singular, &plurals)
}

fn function(lexicon: &mut LexiconBuilder<'_>, name: &str) -> Function {
    match name {
        "subject" => Function::Subject,
        "object" => Function::Object,
        "clause" => Function::Clause,
        "self" => Function::Itself,
        preposition => Function::Preposition(word(lexicon, preposition)),
    }
}

/// The id of a word or of several with single spaces between them.
fn word(lexicon: &mut LexiconBuilder<'_>, word: &str) -> WordId {
    let folded = Normalizer::default().fold(word);
    lexicon.vocabulary().intern(folded.trim())
}
