//! `khabar extract`: everything that texts say, in the form that is asked for.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ColorChoice;
use indicatif::{ProgressBar, ProgressStyle};
use khabar::{
    Brat, Conll, Document, EventTuple, Extractor, Html, HtmlEntry, Options, Spacy, TableStyle,
    TextTable,
};
use serde::Serialize;
use serde_json::Value;

use crate::arguments::{ExtractArguments, Format, Offsets};
use crate::input::{self, Item};
use crate::json::Json;
use crate::{Failure, Misuse, Outcome, offset, pages};

pub(crate) fn run(arguments: &ExtractArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    if arguments.resume && !is_by_line(arguments.format) {
        let problem = "--resume needs --format jsonl or spacy, which have a line for every text";
        return Err(Misuse(problem.to_owned()).into());
    }
    if arguments.offsets != Offsets::Byte && !is_json(arguments.format) {
        let problem = "--offsets counts those of --format json and jsonl; brat and spacy count characters, \
                       and the other forms have no offsets";
        return Err(Misuse(problem.to_owned()).into());
    }
    if pages::is_many(arguments) {
        return pages::run(arguments);
    }
    let Some(file) = &arguments.output else {
        return extract(arguments, 0, out);
    };
    let file = &place(file)?;
    if file.exists() && !file.is_file() {
        // A pipe or a device, which no file can take the place of.
        let opened = File::options().write(true).open(file);
        let mut written = BufWriter::new(opened.map_err(|error| about(file, error))?);
        let outcome =
            extract(arguments, 0, &mut written).map_err(|failure| named(file, failure))?;
        written.flush().map_err(|error| about(file, error))?;
        return Ok(outcome);
    }
    // Written beside the file and renamed, so that there is all of it or nothing.
    let aside = file.with_added_extension("part");
    let about = |error: io::Error| about(&aside, error);
    let done = match arguments.resume {
        true => keep_whole_lines(&aside).map_err(about)?,
        false => 0,
    };
    let mut options = File::options();
    let options = options.write(true).create(true).append(arguments.resume);
    let written = options.truncate(!arguments.resume).open(&aside);
    let mut written = BufWriter::new(written.map_err(about)?);
    let outcome =
        extract(arguments, done, &mut written).map_err(|failure| named(&aside, failure))?;
    let written = written
        .into_inner()
        .map_err(|error| about(error.into_error()))?;
    written.sync_all().map_err(about)?;
    std::fs::rename(&aside, file).map_err(about)?;
    Ok(outcome)
}

fn about(file: &Path, error: io::Error) -> String {
    format!("{}: {error}", file.display())
}

/// A failure to write, with the file's name. A pipe that was closed stays what it is.
fn named(file: &Path, failure: Failure) -> Failure {
    match failure.downcast::<io::Error>() {
        Ok(error) if error.kind() == io::ErrorKind::BrokenPipe => error,
        Ok(error) => about(file, *error).into(),
        Err(other) => other,
    }
}

/// Where a file is to be written: what a link leads to.
fn place(file: &Path) -> Result<PathBuf, Failure> {
    if file.is_dir() {
        let file = file.display();
        return Err(format!("{file}: this is a folder; name a file in it").into());
    }
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let folder = folder.display();
        return Err(
            format!("{folder}: there is no such folder to write into; make it first").into(),
        );
    }
    match file.is_symlink() {
        true => Ok(std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned())),
        false => Ok(file.to_owned()),
    }
}

fn is_json(format: Format) -> bool {
    matches!(format, Format::Json | Format::Jsonl)
}

/// Whether every item gives one line.
fn is_by_line(format: Format) -> bool {
    matches!(format, Format::Jsonl | Format::Spacy)
}

/// How many whole lines a file has; what stands behind the last one is cut off.
fn keep_whole_lines(file: &Path) -> io::Result<usize> {
    let opened = match File::options().read(true).write(true).open(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        opened => opened?,
    };
    let mut lines = BufReader::new(&opened);
    let (mut whole, mut end, mut line) = (0, 0, Vec::new());
    while lines.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
        whole += 1;
        end += line.len() as u64;
        line.clear();
    }
    opened.set_len(end)?;
    Ok(whole)
}

/// Writes what all items but the first `done` give.
fn extract(
    arguments: &ExtractArguments,
    done: usize,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    if arguments.format == Format::Csv {
        out.write_all(&csv_row(Row::HEADER)?)?;
    }
    read(arguments, done, &mut |answer| {
        out.write_all(&answer.output)?;
        Ok(())
    })
}

/// Reads all items but the first `done`, and hands on what each gives, in order.
pub(crate) fn read(
    arguments: &ExtractArguments,
    done: usize,
    take: &mut dyn FnMut(Answer) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let extractor = arguments.data.extractor()?;
    let files = input::files(&arguments.paths, &["txt", "jsonl"])?;
    let bar = progress_bar(arguments, input::size(&files));
    let items = files.iter().flat_map(|file| {
        let json_lines = match input::is_standard_input(file) {
            true => arguments.jsonl_input,
            false => input::has_ending(file, &["jsonl"]),
        };
        input::items(file, json_lines, arguments.date)
    });
    rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.jobs.into())
        .build_global()?;
    let mut outcome = Outcome::Complete;
    let read = |extractor: &Extractor, item: Item| answer(extractor, &item, arguments);
    for answer in extractor.extract_batch(items.skip(done), read) {
        let answer = answer?;
        if let Some(problem) = &answer.problem {
            outcome = Outcome::Incomplete;
            if !arguments.quiet {
                bar.suspend(|| crate::tell(&problem));
            }
        }
        bar.inc(answer.bytes);
        take(answer)?;
    }
    bar.finish_and_clear();
    Ok(outcome)
}

fn progress_bar(arguments: &ExtractArguments, bytes: u64) -> ProgressBar {
    // Results on the same screen tell themselves how far it is.
    let is_seen = arguments.output.is_none() && io::stdout().is_terminal();
    if arguments.quiet || bytes == 0 || is_seen || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = "{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    let style = ProgressStyle::with_template(style).expect("the template is sound");
    ProgressBar::new(bytes).with_style(style)
}

/// What an item gives.
pub(crate) struct Answer {
    pub(crate) output: Vec<u8>,
    /// The text, for what stands off from it.
    pub(crate) text: Option<String>,
    /// For an index of pages.
    pub(crate) entry: Option<HtmlEntry>,
    /// Its id, as it is shown.
    pub(crate) id: Option<String>,
    problem: Option<String>,
    bytes: u64,
}

fn answer(
    extractor: &Extractor,
    item: &Item,
    arguments: &ExtractArguments,
) -> Result<Answer, String> {
    let mut answer = Answer {
        output: Vec::new(),
        text: None,
        entry: None,
        id: item.id.as_ref().map(shown),
        problem: None,
        bytes: item.bytes,
    };
    match &item.text {
        Ok(text) => {
            let options = Options {
                id: answer.id.clone(),
                date: item.date,
            };
            let document = extractor.extract_with(text, &options);
            write(&mut answer.output, &document, item, arguments)
                .map_err(|error| error.to_string())?;
            match arguments.format {
                Format::Html => answer.entry = Some(HtmlEntry::new(&document)),
                Format::Brat => answer.text = Some(text.clone()),
                _ => {}
            }
        }
        Err(problem) => {
            answer.problem = Some(match item.line {
                Some(line) => format!("{}:{line}: {problem}", item.file.display()),
                None => problem.clone(),
            });
            if is_by_line(arguments.format) {
                let answer_line = Refused {
                    id: item.id.as_ref(),
                    error: problem,
                    line: item.line,
                };
                answer.output = json_line(&answer_line).map_err(|error| error.to_string())?;
            }
        }
    }
    Ok(answer)
}

/// How an id of any JSON type is shown.
fn shown(id: &Value) -> String {
    match id {
        Value::String(id) => id.clone(),
        other => other.to_string(),
    }
}

/// Stands in the place of an item that could not be read.
#[derive(Serialize)]
struct Refused<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    error: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}

fn write(
    out: &mut Vec<u8>,
    document: &Document<'_>,
    item: &Item,
    arguments: &ExtractArguments,
) -> Result<(), Failure> {
    match arguments.format {
        Format::Text => writeln!(out, "{}", TextTable(document).styled(style(arguments)))?,
        Format::Conll => write!(out, "{}", Conll(document))?,
        Format::Brat => write!(out, "{}", Brat(document))?,
        Format::Spacy => *out = json_line(&Spacy(document))?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &json(document, item, arguments.offsets)?)?;
            writeln!(out)?;
        }
        Format::Jsonl if arguments.offsets == Offsets::Byte && !has_other_id(item) => {
            *out = json_line(document)?;
        }
        Format::Jsonl => *out = json_line(&json(document, item, arguments.offsets)?)?,
        Format::Html => {
            let page = Html::new(document);
            let page = match pages::is_many(arguments) {
                true => page.index(pages::INDEX),
                false => page,
            };
            write!(out, "{page}")?;
        }
        Format::Csv => {
            for tuple in document.tuples() {
                out.extend(csv_row(Row::new(document, &tuple).0)?);
            }
        }
    }
    Ok(())
}

/// How a table is drawn: in colours and with Arabic isolated on a terminal, else plain.
fn style(arguments: &ExtractArguments) -> TableStyle {
    let stdout = std::io::stdout();
    let terminal = arguments.output.is_none() && stdout.is_terminal();
    TableStyle {
        color: match arguments.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            // Heeds NO_COLOR and what is known of terminals without colours.
            ColorChoice::Auto => {
                terminal && anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never
            }
        },
        isolate: terminal,
    }
}

/// Whether the id is no string: the document holds it as one, and it goes out as it came.
fn has_other_id(item: &Item) -> bool {
    item.id.as_ref().is_some_and(|id| !id.is_string())
}

fn json(document: &Document<'_>, item: &Item, offsets: Offsets) -> Result<Json, Failure> {
    let mut value = Json::of(document)?;
    offset::count(&mut value, document.text(), offsets);
    if let Some(id) = &item.id {
        value.set("id", id.clone());
    }
    Ok(value)
}

fn json_line(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

/// One line of the table of events.
struct Row([String; 16]);

impl Row {
    const HEADER: [&'static str; 16] = [
        "document",
        "event",
        "kind",
        "cameo",
        "plover",
        "ace",
        "date",
        "time",
        "source",
        "source_id",
        "source_country",
        "target",
        "target_id",
        "target_country",
        "place",
        "factuality",
    ];

    fn new(document: &Document<'_>, tuple: &EventTuple<'_>) -> Self {
        let text = |text: Option<&str>| text.unwrap_or("").to_owned();
        let name = |actor: Option<khabar::Actor<'_>>| text(actor.map(|actor| actor.name));
        let id =
            |actor: Option<khabar::Actor<'_>>| text(actor.and_then(|actor| actor.gazetteer_id));
        let country =
            |actor: Option<khabar::Actor<'_>>| text(actor.and_then(|actor| actor.country));
        Self([
            text(document.id()),
            tuple.event.to_string(),
            tuple.kind.name().to_owned(),
            text(tuple.cameo),
            tuple
                .plover
                .map(|code| code.event.to_owned())
                .unwrap_or_default(),
            text(tuple.ace),
            tuple.date.map(|date| date.to_string()).unwrap_or_default(),
            text(tuple.time),
            name(tuple.source),
            id(tuple.source),
            country(tuple.source),
            name(tuple.target),
            id(tuple.target),
            country(tuple.target),
            name(tuple.place),
            format!("{:?}", tuple.factuality).to_lowercase(),
        ])
    }
}

fn csv_row<Cell: AsRef<[u8]>>(
    cells: impl IntoIterator<Item = Cell>,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells)?;
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}
