//! What the command line takes.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use khabar::{BuildError, EventType, Extractor};

const EXIT_STATUS: &str = "\
Exit status:
  0  everything was read and written, or whoever reads the output has read enough (| head)
  1  an input could not be read, an output not be written, a check found errors, or a name is not known;
     standard error tells which, and what could be done is done
  2  wrong arguments

`khabar help COMMAND` has examples.";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  khabar extract article.txt                                      a table for people
  khabar extract --format jsonl -o out.jsonl news/                a folder, on all cores
  khabar extract --format jsonl -o out.jsonl --resume news/       go on where that was interrupted
  khabar extract --format csv --kinds attack,death news.jsonl     one line an event
  khabar extract --format html -o pages/ news/                    a page a text, and an index
  khabar extract --format brat -o annotations/ news/              a .txt and .ann a text
  echo 'زار الوزير بغداد أمس.' | khabar extract --date 2024-04-22 -

A text is UTF-8, UTF-16 or an old encoding such as Windows-1256, which is told; offsets are those of the text in
UTF-8. What cannot be read is told on standard error, in JSON lines also in its place as {\"id\", \"error\",
\"line\"}; the other texts are read and the exit status is 1.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  khabar explain article.txt
  echo 'زار الوزير بغداد.' | khabar explain -

Of each mention its kind, confidence, the entry or rule that made it, what speaks for and against it, its text, and the
entity that it names; of each event its kind, confidence, frame and clause shape, trigger and arguments.";

const NORMALIZE_EXAMPLES: &str = "\
Example:
  echo 'أُعـلنت' | khabar normalize -";

const LOOKUP_EXAMPLES: &str = "\
Examples:
  khabar lookup ماكرون 'بغداد'
  khabar lookup place/baghdad --json
  khabar lookup --gazetteer mine.tsv 'فريق النخيل'

The exit status is 1 where a name is not known.";

const EVALUATE_EXAMPLES: &str = "\
Examples:
  khabar evaluate test.conll
  khabar evaluate --misses 100 --gazetteer mine.tsv gold/

gold/articles/NAME.json is {\"id\", \"date\", \"sentences\": [\"…\"]}, and gold/ann/NAME.json is
  {\"entities\": [{\"s\": 0, \"t\": \"بغداد\", \"type\": \"LOC\", \"name\": \"بغداد\"}],
   \"times\":    [{\"s\": 0, \"t\": \"أمس\", \"value\": \"2021-09-14\"}],
   \"events\":   [{\"id\": \"e1\", \"s\": 0, \"kind\": \"Visit\", \"trigger\": \"زار\", \"factuality\": \"actual\",
                \"count\": null, \"same_as\": null, \"implicit\": [{\"role\", \"name\"}],
                \"args\": [{\"role\": \"destination\", \"t\": \"بغداد\"}]}]}
where s is the sentence, from 0, t the phrase, and n which of equal phrases of the sentence it is, from 1.";

const CHECK_EXAMPLES: &str = "\
Examples:
  khabar check names.tsv frames.toml
  khabar check my-data/

Errors and warnings tell FILE:LINE. The exit status is 1 where there are errors; warnings are about what is allowed and
rarely meant: a name that is also an ordinary word, an id or a name that khabar's own data has, a frame without
examples.";

const MAN_EXAMPLES: &str = "\
Examples:
  khabar man | man -l -
  khabar man extract > khabar-extract.1";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  khabar completions bash > ~/.local/share/bash-completion/completions/khabar
  khabar completions zsh > ~/.zfunc/_khabar
  khabar completions fish > ~/.config/fish/completions/khabar.fish";

/// Reads Arabic news: people, places, organizations, times, and who did what to whom.
#[derive(Parser)]
#[command(version, after_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Extract mentions, entities, times, events and quotations from texts.
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(ExtractArguments),
    /// Tell why each mention and event of a text is there.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArguments),
    /// Fold the spellings of a text, as names are compared.
    #[command(after_help = NORMALIZE_EXAMPLES)]
    Normalize(InputArguments),
    /// Look up a name in the gazetteers.
    #[command(after_help = LOOKUP_EXAMPLES)]
    Lookup(LookupArguments),
    /// Measure precision, recall and F1 on annotated texts, and list what is missed.
    #[command(after_help = EVALUATE_EXAMPLES)]
    Evaluate(EvaluateArguments),
    /// Check gazetteer files (.tsv) and frame files (.toml), and tell every error with its line.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArguments),
    /// Print completions for a shell.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Print a manual page (roff).
    #[command(after_help = MAN_EXAMPLES)]
    Man {
        /// Of which command; of all together where none is named.
        command: Option<String>,
    },
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
    #[arg(long, short, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Whether the table is coloured: on a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
    /// Write here instead of to standard output; the file appears when it is complete, and until then is
    /// FILE.part. For the files of several texts (html, brat) a folder.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Go on with what an interrupted run of the same inputs has left in FILE.part (for jsonl and spacy).
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    /// Take standard input for JSON lines.
    #[arg(long)]
    pub(crate) jsonl_input: bool,
    /// The day on which the texts were written, where a line does not tell its own; without it, what is
    /// told relative to that day (أمس) has no value.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) date: Option<jiff::civil::Date>,
    /// What offsets count (for json and jsonl).
    #[arg(long, value_enum, default_value_t = Offsets::Byte)]
    pub(crate) offsets: Offsets,
    /// How many threads; 0 is one a core.
    #[arg(long, short, default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=256))]
    pub(crate) jobs: u16,
    /// No progress bar, and no word on standard error about texts that cannot be read.
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
    /// The day on which the text was written.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
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
    #[arg(required = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// A gazetteer (.tsv) on top of khabar's own; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) gazetteer: Vec<PathBuf>,
    /// Print JSON lines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct CheckArguments {
    /// Files in the formats of khabar's own; folders are searched for .tsv and .toml.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) files: Vec<PathBuf>,
}

/// What texts are read with.
#[derive(Args)]
pub(crate) struct DataArguments {
    /// A gazetteer (.tsv) on top of khabar's own; entries with the id of one of these replace it, or
    /// take it out where they are flagged `removed`. May be given several times.
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    /// Frames (.toml) on top of khabar's own; frames with the name of one of these replace it. May be given
    /// several times.
    #[arg(long, value_name = "FILE")]
    frames: Vec<PathBuf>,
    /// Only events of these kinds, with commas between them.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kinds())]
    kinds: Vec<EventType>,
    /// Leave out persons, places and organizations that are less sure, 0 to 1.
    #[arg(long, default_value_t = 0.0, value_parser = confidence)]
    threshold: f32,
    /// Leave out events that are less likely right, 0 to 1; 0 keeps all that a frame found.
    #[arg(long, default_value_t = 0.7, value_parser = confidence, value_name = "THRESHOLD")]
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

fn kinds() -> impl TypedValueParser<Value = EventType> {
    let names = EventType::ALL.iter().map(|kind| kind.name());
    PossibleValuesParser::new(names)
        .try_map(|name| EventType::from_name(&name).ok_or("this is no kind of event"))
}

fn date(day: &str) -> Result<jiff::civil::Date, &'static str> {
    day.parse()
        .map_err(|_| "write year, month and day as 2024-04-22")
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
    /// One JSON object a text, over several lines, members as in jsonl.
    Json,
    /// One JSON object a line, in the order of the texts.
    Jsonl,
    /// A word and its tag a line, as the CoNLL task of 2003.
    Conll,
    /// Standoff annotations (.ann) of the brat tool; of several texts a folder of them with their texts.
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
