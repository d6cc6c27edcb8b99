//! [`Extractor`]: the front door. It wires the stages and does nothing else.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use once_cell::sync::Lazy;

use crate::document::Document;
use crate::entity::{EntityKind, EntityMemory, EntityRecognizer, Recognized};
use crate::event::{
    self, Detected, Event, EventDetector, EventType, FrameError, Frames, FramesBuilder, KnownWords,
    Surroundings,
};
use crate::gazetteer::{Gazetteer, GazetteerBuilder, GazetteerError, NameMemory};
use crate::lexicon::{Lexicon, LexiconBuilder, Numbers};
use crate::store::{self, CompiledError, Writer};
use crate::text::{AnalyzedText, Normalizer, Vocabulary, WordMemory};
use crate::time::{TimeFinder, TimeMemory};

/// Reads Arabic texts. Made once, used for any number of texts from any number of threads;
/// a clone is cheap and shares all data.
///
/// ```
/// use khabar::{EventKind, Extractor};
///
/// let document = Extractor::new().extract("أعلنت وزارة الخارجية الفرنسية أن باريس تستضيف المحادثات.");
/// let EventKind::Statement(statement) = document.events()[0].kind() else { panic!() };
/// assert_eq!(statement.speaker[0].text(&document), Some("وزارة الخارجية الفرنسية"));
/// ```
#[derive(Clone)]
pub struct Extractor {
    data: Arc<Data>,
    stages: Stages,
}

/// What an extractor reads with. Nothing that results depend on changes once it is built.
struct Data {
    normalizer: Normalizer,
    vocabulary: Vocabulary,
    lexicon: Arc<Lexicon>,
    numbers: Numbers,
    gazetteer: Arc<Gazetteer>,
    recognizer: EntityRecognizer,
    times: TimeFinder,
    events: EventDetector,
    memories: Memories,
}

impl Data {
    /// What a text names.
    fn recognize(&self, text: &AnalyzedText<'_>, memory: &mut Memory) -> Recognized {
        // About as many as news has; they take much room, and events need none of them.
        let mut matches = Vec::with_capacity(text.tokens().len() / 2);
        let trie = self.gazetteer.trie();
        trie.find_remembering(text, &mut memory.names, &mut matches);
        matches.shrink_to_fit();
        self.recognizer
            .recognize_remembering(text, matches, &mut memory.entities)
    }
}

/// What was learnt of words from earlier texts, with this extractor's data; it saves work and changes no
/// result.
#[derive(Default)]
struct Memory {
    words: WordMemory,
    names: NameMemory,
    entities: EntityMemory,
    times: TimeMemory,
    events: KnownWords,
}

/// A memory for each thread that reads at a time; of more than [`MOST_MEMORIES`] none is kept.
#[derive(Default)]
struct Memories(Mutex<Vec<Memory>>);

/// How many memories are kept while nobody reads; each may grow to some tens of megabytes.
const MOST_MEMORIES: usize = 64;

impl Memories {
    fn take(&self) -> Memory {
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        free.pop().unwrap_or_default()
    }

    fn give_back(&self, memory: Memory) {
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if free.len() < MOST_MEMORIES {
            free.push(memory);
        }
    }
}

#[derive(Clone)]
struct Stages {
    times: bool,
    events: bool,
    /// The kinds of events to return; `None` for all.
    kinds: Option<Arc<[EventType]>>,
    /// Events that are less sure are left out.
    event_threshold: f32,
}

/// What is known of a text besides its letters.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day on which the text was written, in its own place: `أمس` and `الثلاثاء` are resolved against it. Without it they
    /// are found and have no value.
    pub date: Option<Date>,
    /// An id that the document carries along.
    pub id: Option<String>,
}

impl Extractor {
    /// An extractor with all the data that ships with the crate. The first call builds it, later
    /// ones share it.
    #[must_use]
    pub fn new() -> Self {
        static SHARED: Lazy<Extractor> = Lazy::new(|| {
            Extractor::builder()
                .build()
                .expect("the data that ships with the crate is checked by its tests")
        });
        SHARED.clone()
    }

    /// Options for an extractor with own data or fewer stages.
    #[must_use]
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads one text of which nothing else is known.
    ///
    /// No text fails or panics. Time and memory are linear in its length; the document borrows it. Beyond 4 GiB a text
    /// is not read, and the document is empty.
    #[must_use]
    pub fn extract<'t>(&self, text: &'t str) -> Document<'t> {
        self.extract_with(text, &Options::default())
    }

    /// Reads one text of which something is known, such as its date. Else as [`Extractor::extract`].
    ///
    /// ```
    /// use khabar::{Extractor, Options};
    ///
    /// let options = Options { date: Some("2021-02-24".parse()?), ..Options::default() };
    /// let document = Extractor::new().extract_with("وصل الوفد مساء أمس.", &options);
    /// assert_eq!(document.times()[0].value.as_deref(), Some("2021-02-23TEV"));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    #[must_use]
    pub fn extract_with<'t>(&self, text: &'t str, options: &Options) -> Document<'t> {
        let data = &*self.data;
        let mut memory = data.memories.take();
        let words = &mut memory.words;
        let analyzed = AnalyzedText::remembering(text, &data.normalizer, &data.vocabulary, words);
        let Recognized {
            mentions,
            entities,
            references,
            traits,
        } = data.recognize(&analyzed, &mut memory);
        let times = if self.stages.times || self.stages.events {
            let times = data.times.find_remembering(
                &analyzed,
                &data.numbers,
                options.date,
                &mut memory.times,
            );
            let names = mentions
                .iter()
                .filter(|m| m.kind == EntityKind::Person)
                .map(|m| m.span);
            crate::time::outside_names(times, names)
        } else {
            Vec::new()
        };
        let Detected {
            mut events,
            mut quotations,
        } = if self.stages.events {
            let found = Surroundings {
                text: &analyzed,
                lexicon: &data.lexicon,
                numbers: &data.numbers,
                mentions: &mentions,
                references: &references,
                traits: &traits,
                times: &times,
                written: options.date,
            };
            data.events.detect(found, &mut memory.events)
        } else {
            Detected::default()
        };
        let wanted = |event: &Event| {
            let kinds = self.stages.kinds.as_ref();
            event.confidence >= self.stages.event_threshold
                && kinds.is_none_or(|kinds| kinds.contains(&event.event_type()))
        };
        event::keep(wanted, &mut events, &mut quotations);
        let text = analyzed.text();
        let sentences = analyzed.sentences().iter().map(|s| s.span).collect();
        // Before the memory is another's, since a text holds on to it.
        drop(analyzed);
        data.memories.give_back(memory);
        // Events need times to be read well, wanted or not.
        let times = if self.stages.times {
            times
        } else {
            events.iter_mut().for_each(Event::forget_times);
            Vec::new()
        };
        Document {
            text,
            id: options.id.clone(),
            date: options.date,
            sentences,
            mentions,
            entities,
            references,
            times,
            events,
            quotations,
        }
    }

    /// All data that it reads with, compiled, to be kept in a file or put into a program: own gazetteers
    /// and frames need not be read and linked again. It holds for this release of the crate and for
    /// machines with this order of bytes; what the builder was told besides (stages, kinds, threshold) is
    /// not in it.
    ///
    /// ```
    /// use khabar::Extractor;
    ///
    /// let teams = "name\tkind\tid\taliases\tattributes\tflags\tsource\n\
    ///              فريق النخيل\torganization\torg/palm-team\t\ttype=club\t\tmine\n";
    /// let compiled = Extractor::builder().gazetteer("teams.tsv", teams).build()?.to_bytes();
    ///
    /// let extractor = Extractor::from_bytes(&compiled)?;
    /// let document = extractor.extract("فاز فريق النخيل بالكأس.");
    /// assert_eq!(document.entities()[0].gazetteer_id.as_deref(), Some("org/palm-team"));
    /// # Ok::<(), khabar::BuildError>(())
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let data = &*self.data;
        let mut writer = Writer::new(cfg!(target_endian = "big"));
        data.lexicon.write(&mut writer);
        data.events.frames().write(&mut writer);
        data.gazetteer.write(&mut writer);
        data.vocabulary.write(&mut writer);
        store::to_bytes(writer)
    }

    /// An extractor with the data that [`Extractor::to_bytes`] gave. The bytes are copied and may lie
    /// anywhere. The frames' examples are not among them.
    ///
    /// # Errors
    ///
    /// [`BuildError::Compiled`] for what is no such data, is not whole, is damaged, or comes from another
    /// release or machine; and for what somebody made up, where its parts do not fit together. Where they
    /// do, it reads texts without a panic, but perhaps slowly, and tells what it was made up to tell.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BuildError> {
        Self::builder().build_from_bytes(bytes)
    }

    /// The gazetteer that it reads with, own entries among it: to look up what an entity's
    /// [`gazetteer_id`](crate::Entity::gazetteer_id) is.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.data.gazetteer
    }

    /// The frames that it reads with.
    #[must_use]
    pub fn frames(&self) -> &Frames {
        self.data.events.frames()
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Extractor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extractor")
            .field("gazetteer_entries", &self.gazetteer().len())
            .field("frames", &self.frames().len())
            .finish_non_exhaustive()
    }
}

/// Options for an [`Extractor`]: own gazetteer and frame files, stages on or off.
///
/// ```
/// use khabar::Extractor;
///
/// let teams = "name\tkind\tid\taliases\tattributes\tflags\tsource\n\
///              فريق النخيل\torganization\torg/palm-team\t\ttype=club\t\tmine\n";
/// let extractor = Extractor::builder().gazetteer("teams.tsv", teams).events(false).build()?;
/// let document = extractor.extract("فاز فريق النخيل بالكأس.");
/// assert_eq!(document.entities()[0].gazetteer_id.as_deref(), Some("org/palm-team"));
/// # Ok::<(), khabar::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    embedded_gazetteers: bool,
    embedded_frames: bool,
    gazetteers: Vec<(String, String)>,
    frames: Vec<(String, String)>,
    times: bool,
    events: bool,
    kinds: Option<Arc<[EventType]>>,
    threshold: f32,
    event_threshold: f32,
}

/// Events that are less likely right than this are left out, unless the builder is told otherwise.
const EVENT_THRESHOLD: f32 = event::DEFAULT_THRESHOLD;

impl Default for ExtractorBuilder {
    fn default() -> Self {
        Self {
            embedded_gazetteers: true,
            embedded_frames: true,
            gazetteers: Vec::new(),
            frames: Vec::new(),
            times: true,
            events: true,
            kinds: None,
            threshold: 0.0,
            event_threshold: EVENT_THRESHOLD,
        }
    }
}

/// Why an extractor could not be built: a file that it was given is malformed.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A gazetteer file, with its line.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    /// A frame file, with its line.
    #[error(transparent)]
    Frames(#[from] FrameError),
    /// Compiled data.
    #[error(transparent)]
    Compiled(#[from] CompiledError),
}

impl ExtractorBuilder {
    /// Adds a gazetteer in the TSV format; `file` is its name in errors. Entries with the id of an
    /// earlier one take its place, or take it out where they are flagged `removed`. On top of the
    /// gazetteers that ship with the crate, all names are linked anew, which takes a good tenth of a second.
    #[must_use]
    pub fn gazetteer(mut self, file: impl Into<String>, tsv: impl Into<String>) -> Self {
        self.gazetteers.push((file.into(), tsv.into()));
        self
    }

    /// Adds frames in the TOML format; `file` is its name in errors. Frames with the name of an
    /// earlier one take its place.
    #[must_use]
    pub fn frames(mut self, file: impl Into<String>, toml: impl Into<String>) -> Self {
        self.frames.push((file.into(), toml.into()));
        self
    }

    /// Whether the gazetteers that ship with the crate are used (default: yes). Without them the
    /// lexicon is inflected when the extractor is built, which takes some tens of milliseconds.
    #[must_use]
    pub fn embedded_gazetteers(mut self, on: bool) -> Self {
        self.embedded_gazetteers = on;
        self
    }

    /// Whether the frames that ship with the crate are used (default: yes). What their words can be is
    /// known all the same.
    #[must_use]
    pub fn embedded_frames(mut self, on: bool) -> Self {
        self.embedded_frames = on;
        self
    }

    /// Whether times are returned (default: yes). Events are read with them all the same.
    #[must_use]
    pub fn times(mut self, on: bool) -> Self {
        self.times = on;
        self
    }

    /// Whether events and quotations are looked for (default: yes).
    #[must_use]
    pub fn events(mut self, on: bool) -> Self {
        self.events = on;
        self
    }

    /// Returns events of these kinds only (default: all). The text is read for all kinds all the same,
    /// since what one event is tells about another; an attribution to a statement that is left out is
    /// none, and quotations stay.
    ///
    /// ```
    /// use khabar::{EventType, Extractor};
    ///
    /// let calls = Extractor::builder().kinds([EventType::Call]).build()?;
    /// let document = calls.extract("قال الوزير إنه هاتف نظيره الأردني.");
    /// assert_eq!(document.events().len(), 1);
    /// # Ok::<(), khabar::BuildError>(())
    /// ```
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = EventType>) -> Self {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Leaves out persons, places and organizations that are less sure than `confidence`, 0 to 1
    /// (default: 0, which keeps all). At 0.9, what is left is right about nineteen times in twenty.
    ///
    /// ```
    /// use khabar::Extractor;
    ///
    /// let text = "حضر اللقاء مايكل كرنبس.";
    /// let sure = Extractor::builder().threshold(0.9).build()?;
    /// assert!(sure.extract(text).mentions().len() <= Extractor::new().extract(text).mentions().len());
    /// # Ok::<(), khabar::BuildError>(())
    /// ```
    #[must_use]
    pub fn threshold(mut self, confidence: f32) -> Self {
        self.threshold = confidence;
        self
    }

    /// Leaves out events that are less likely right than `confidence`, 0 to 1 (default: 0.7; on raw news six in seven of
    /// what stays are right). 0 keeps all that a frame found. An attribution to what is left out is none; a later mention of an event
    /// leads to the first one that stays.
    ///
    /// ```
    /// use khabar::Extractor;
    ///
    /// let text = "والتقى الرجل جاره، فسأله عن أولاده وعن حقله وعن بقرته.";
    /// let sure = Extractor::builder().event_threshold(0.9).build()?;
    /// assert_eq!(Extractor::new().extract(text).events().len(), 1);
    /// assert_eq!(sure.extract(text).events().len(), 0);
    /// # Ok::<(), khabar::BuildError>(())
    /// ```
    #[must_use]
    pub fn event_threshold(mut self, confidence: f32) -> Self {
        self.event_threshold = confidence;
        self
    }

    /// Loads all data and builds the extractor.
    ///
    /// # Errors
    ///
    /// [`BuildError`] with file, line and cause when a file is malformed. Nothing is half-loaded.
    pub fn build(self) -> Result<Extractor, BuildError> {
        let mut gazetteers: GazetteerBuilder = Gazetteer::builder();
        if self.embedded_gazetteers {
            gazetteers = gazetteers.add_embedded();
        }
        for (file, tsv) in &self.gazetteers {
            gazetteers = gazetteers.add_tsv(file, tsv)?;
        }
        // The names' words of compiled-in gazetteers must not be known where these are not wanted.
        let mut vocabulary = match self.embedded_gazetteers {
            true => Vocabulary::embedded(),
            false => Vocabulary::default(),
        };
        let (lexicon, frames) = self.build_frames(&mut vocabulary)?;
        Ok(self.link(lexicon, frames, vocabulary, |vocabulary| {
            gazetteers.build(vocabulary)
        }))
    }

    /// Builds the extractor of compiled data, see [`Extractor::from_bytes`]. Only the stages, the kinds and
    /// the threshold are the builder's: gazetteers and frames are those of the data.
    ///
    /// # Errors
    ///
    /// As [`Extractor::from_bytes`].
    pub fn build_from_bytes(self, bytes: &[u8]) -> Result<Extractor, BuildError> {
        let parts = store::from_bytes(bytes, |data| {
            let (lexicon, frames) = (Lexicon::read(&data)?, Frames::read(&data)?);
            let vocabulary = Vocabulary::read(&data)?;
            let gazetteer = Gazetteer::read(&data, vocabulary.clone())?;
            lexicon.check()?;
            vocabulary.check()?;
            gazetteer.check()?;
            Ok((lexicon, frames, vocabulary, gazetteer))
        });
        let (lexicon, frames, vocabulary, gazetteer) = parts?;
        Ok(self.link(lexicon, frames, vocabulary, |_| gazetteer))
    }

    /// Puts the data and the stages together.
    fn link(
        &self,
        lexicon: Lexicon,
        frames: Frames,
        mut vocabulary: Vocabulary,
        gazetteer: impl FnOnce(&mut Vocabulary) -> Gazetteer,
    ) -> Extractor {
        let lexicon = Arc::new(lexicon);
        let numbers = Numbers::new(&mut vocabulary);
        let times = TimeFinder::new(&mut vocabulary);
        let events = EventDetector::new(Arc::new(frames), &mut vocabulary);
        let gazetteer = Arc::new(gazetteer(&mut vocabulary));
        let recognizer = EntityRecognizer::new(
            Arc::clone(&gazetteer),
            Arc::clone(&lexicon),
            &mut vocabulary,
        )
        .threshold(self.threshold);
        Extractor {
            data: Arc::new(Data {
                normalizer: Normalizer::default(),
                vocabulary,
                lexicon,
                numbers,
                gazetteer,
                recognizer,
                times,
                events,
                memories: Memories::default(),
            }),
            stages: Stages {
                times: self.times,
                events: self.events,
                kinds: self.kinds.clone(),
                event_threshold: self.event_threshold,
            },
        }
    }

    /// The frames, and the lexicon that has their words: as they are compiled in where nothing is added to
    /// them.
    fn build_frames(&self, vocabulary: &mut Vocabulary) -> Result<(Lexicon, Frames), BuildError> {
        if self.embedded_gazetteers && self.embedded_frames && self.frames.is_empty() {
            return Ok((Lexicon::embedded(), Frames::embedded()));
        }
        let mut frames = FramesBuilder::new();
        if self.embedded_frames {
            frames.add_embedded()?;
        }
        for (file, toml) in &self.frames {
            frames.add_toml(file, toml)?;
        }
        let mut lexicon = LexiconBuilder::builtin(vocabulary);
        let frames = frames.build(&mut lexicon);
        let lexicon = lexicon.build();
        lexicon.mark_alone(vocabulary);
        Ok((lexicon, frames))
    }
}
