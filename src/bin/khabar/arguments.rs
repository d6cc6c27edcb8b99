//! What the command line takes.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use khabar::{BuildError, EventType, Extractor};

/// Reads Arabic news: people, places, organizations, times, and who did what to whom.
#[derive(Parser)]
#[command(
    version,
    after_help = "Exit status: 0; 1 where an input could not be read or a check found errors; 2 for wrong arguments."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Extract mentions, entities, times, events and quotations from texts.
    Extract(ExtractArguments),
    /// Tell why each mention and event of a text is there.
    Explain(ExplainArguments),
    /// Fold the spellings of a text, as names are compared.
    Normalize(InputArguments),
    /// Look up a name in the gazetteers.
    Lookup(LookupArguments),
    /// Measure precision, recall and F1 on annotated texts, and list what is missed.
    Evaluate(EvaluateArguments),
    /// Check gazetteer files (.tsv) and frame files (.toml), and tell every error with its line.
    Check(CheckArguments),
    /// Print completions for a shell.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Print the manual page (roff).
    Man,
}

#[derive(Args)]
pub(crate) struct InputArguments {
    /// Texts; folders are searched for .txt, - reads standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct ExtractArguments {
    /// Texts (.txt), or JSON lines (.jsonl) with {"id", "text", "date"}, of which id and date may be
    /// missing. Folders are searched for both; - reads standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Whether the table is coloured: on a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
    /// Write here instead of to standard output; the file appears when it is complete. For the pages
    /// of several texts (html) a folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Go on with what an interrupted run has left of the output (for jsonl and spacy).
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    /// Take standard input for JSON lines.
    #[arg(long)]
    pub(crate) jsonl_input: bool,
    /// The day on which the texts were written, where a line does not tell its own (YYYY-MM-DD).
    #[arg(long)]
    pub(crate) date: Option<jiff::civil::Date>,
    /// How JSON counts offsets.
    #[arg(long, value_enum, default_value_t = Offsets::Byte)]
    pub(crate) offsets: Offsets,
    /// How many threads; 0 takes one a core.
    #[arg(long, default_value_t = 0)]
    pub(crate) jobs: usize,
    /// No progress bar and no warnings.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) data: DataArguments,
}

#[derive(Args)]
pub(crate) struct ExplainArguments {
    /// A text; - reads standard input.
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// The day on which the text was written (YYYY-MM-DD).
    #[arg(long)]
    pub(crate) date: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub(crate) data: DataArguments,
}

#[derive(Args)]
pub(crate) struct EvaluateArguments {
    /// A CoNLL file (a word and its IOB2 tag a line: PER, LOC, ORG), or a folder with articles/ and ann/.
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// How many of the misses to list, the most frequent first.
    #[arg(long, default_value_t = 20)]
    pub(crate) misses: usize,
    #[command(flatten)]
    pub(crate) data: DataArguments,
}

#[derive(Args)]
pub(crate) struct LookupArguments {
    /// A name in any spelling, or an entry's id.
    #[arg(required = true)]
    pub(crate) names: Vec<String>,
    /// Print JSON lines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct CheckArguments {
    /// Files in the formats of khabar's own.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// What texts are read with.
#[derive(Args)]
pub(crate) struct DataArguments {
    /// A gazetteer (.tsv) on top of khabar's own; entries with the id of one of these replace it, or
    /// take it out where they are flagged `removed`.
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    /// Frames (.toml) on top of khabar's own; frames with the name of one of these replace it.
    #[arg(long, value_name = "FILE")]
    frames: Vec<PathBuf>,
    /// Only events of these kinds (call,meeting,…).
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kind)]
    kinds: Vec<EventType>,
    /// Leave out persons, places and organizations that are less sure, 0 to 1.
    #[arg(long, default_value_t = 0.0, value_parser = confidence)]
    threshold: f32,
    /// Leave out events that are less likely right, 0 to 1; 0 keeps all that a frame found.
    #[arg(long, default_value_t = 0.5, value_parser = confidence, value_name = "THRESHOLD")]
    event_threshold: f32,
}

impl DataArguments {
    /// An extractor with these data.
    pub(crate) fn extractor(&self) -> Result<Extractor, crate::Failure> {
        let mut builder = Extractor::builder()
            .threshold(self.threshold)
            .event_threshold(self.event_threshold);
        if !self.kinds.is_empty() {
            builder = builder.kinds(self.kinds.iter().copied());
        }
        for file in &self.gazetteer {
            builder = builder.gazetteer(file.display().to_string(), crate::input::text(file)?);
        }
        for file in &self.frames {
            builder = builder.frames(file.display().to_string(), crate::input::text(file)?);
        }
        builder.build().map_err(|error: BuildError| error.into())
    }
}

fn kind(name: &str) -> Result<EventType, String> {
    EventType::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = EventType::ALL.iter().map(|kind| kind.name()).collect();
        format!("the kinds are {}", names.join(", "))
    })
}

fn confidence(value: &str) -> Result<f32, String> {
    let value: f32 = value.parse().map_err(|_| "not a number".to_owned())?;
    match (0.0..=1.0).contains(&value) {
        true => Ok(value),
        false => Err("a threshold lies between 0 and 1".to_owned()),
    }
}

/// A form of output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for people.
    Text,
    /// One JSON object a text, over several lines.
    Json,
    /// One JSON object a line, in the order of the texts.
    Jsonl,
    /// A word and its tag a line, as the CoNLL task of 2003.
    Conll,
    /// Standoff annotations of the brat tool.
    Brat,
    /// One JSON object a line for spaCy's Doc.from_json.
    Spacy,
    /// One line an event: source, action, target, day, codes.
    Csv,
    /// A page for a browser; of several texts a folder of pages with an index.
    Html,
}

/// What an offset counts.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Offsets {
    /// Bytes of UTF-8, as Rust and Go count.
    Byte,
    /// Characters (Unicode scalar values), as Python counts.
    Char,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}
