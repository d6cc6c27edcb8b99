//! Prints what Arabic news says: `extract [--format text|json|jsonl] [--date YYYY-MM-DD] FILE|-`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use khabar::{Document, Extractor, Options, TextTable};
use serde::Serialize;
use serde_json::{Value, json};

const USAGE: &str = "usage: extract [--format text|json|jsonl] [--date YYYY-MM-DD] FILE|-";

const HELP: &str = "\
Finds people, places, organizations, times and events in Arabic news.

  FILE            a UTF-8 text; - reads standard input
  --format text   a table for people (default)
  --format json   one object with byte offsets into the text
  --format jsonl  FILE holds one {\"id\", \"text\", \"date\"} a line, id and date optional; out goes one
                  object a line in the same order. A malformed line gives {\"id\"?, \"error\", \"line\"}
                  in its place and exit status 1 at the end. Blank lines are skipped.
  --date DATE     the day on which the text was written (for jsonl: unless its line tells)
  --help          this text

Exit status: 0; 1 for unreadable input or malformed lines; 2 for wrong arguments.
";

fn main() -> ExitCode {
    let command = match Command::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("extract: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match command.run() {
        Ok(status) => status,
        // Whoever read the output has read enough (`extract FILE | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract: {error}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
    JsonLines,
}

enum Command {
    Help,
    Extract {
        format: Format,
        date: Option<Date>,
        file: String,
    },
}

/// The day of a text, as [`Options`] take it.
type Date = jiff::civil::Date;

impl Command {
    fn parse(arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<Self, String> {
        let mut arguments =
            arguments.map(|a| a.into_string().map_err(|a| format!("{a:?} is not UTF-8")));
        let (mut format, mut date, mut file) = (Format::Text, None, None);
        while let Some(argument) = arguments.next().transpose()? {
            let (option, attached) = match argument.split_once('=') {
                Some((option, value)) if option.starts_with("--") => {
                    (option, Some(value.to_owned()))
                }
                _ => (argument.as_str(), None),
            };
            let mut value = || match attached.clone() {
                Some(value) => Ok(value),
                None => arguments
                    .next()
                    .transpose()?
                    .ok_or(format!("{option} needs a value")),
            };
            match option {
                "--help" | "-h" => return Ok(Self::Help),
                "--format" => {
                    format = match value()?.as_str() {
                        "text" => Format::Text,
                        "json" => Format::Json,
                        "jsonl" => Format::JsonLines,
                        other => return Err(format!("unknown format {other}")),
                    }
                }
                "--date" => date = Some(day(&value()?)?),
                _ if option.starts_with('-') && option != "-" => {
                    return Err(format!("unknown option {option}"));
                }
                _ if file.is_some() => return Err("more than one FILE".to_owned()),
                _ => file = Some(argument),
            }
        }
        let file = file.ok_or("no FILE")?;
        Ok(Self::Extract { format, date, file })
    }

    fn run(self) -> io::Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let Self::Extract { format, date, file } = self else {
            write!(out, "{USAGE}\n\n{HELP}")?;
            return out.flush().map(|()| ExitCode::SUCCESS);
        };
        let about = |error: io::Error| io::Error::new(error.kind(), format!("{file}: {error}"));
        let input: Box<dyn Read> = match file.as_str() {
            "-" => Box::new(io::stdin().lock()),
            path => Box::new(File::open(path).map_err(about)?),
        };
        let status = match format {
            Format::JsonLines => lines(BufReader::new(input), &mut out, date).map_err(about)?,
            Format::Text | Format::Json => {
                let text = read_text(input).map_err(about)?;
                let id = Path::new(&file).file_stem().filter(|_| file != "-");
                let id = id.map(|stem| stem.to_string_lossy().into_owned());
                let document = Extractor::new().extract_with(&text, &Options { id, date });
                if matches!(format, Format::Json) {
                    serde_json::to_writer_pretty(&mut out, &document)?;
                    writeln!(out)?;
                } else {
                    write!(out, "{}", TextTable(&document))?;
                }
                ExitCode::SUCCESS
            }
        };
        out.flush()?;
        Ok(status)
    }
}

fn read_text(mut input: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        io::Error::other(format!(
            "byte {offset} is not UTF-8; save the text as UTF-8"
        ))
    })
}

/// Reads and answers line after line; holds one line and its document at a time.
fn lines(
    mut input: BufReader<impl Read>,
    out: &mut impl Write,
    date: Option<Date>,
) -> io::Result<ExitCode> {
    let extractor = Extractor::new();
    let mut status = ExitCode::SUCCESS;
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        // Somebody may wait for the answers before writing the next line.
        if !input.buffer().contains(&b'\n') {
            out.flush()?;
        }
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match Item::parse(&bytes, date) {
            Ok(item) => {
                let options = Options {
                    date: item.date,
                    ..Options::default()
                };
                let document = extractor.extract_with(&item.text, &options);
                serde_json::to_writer(
                    &mut *out,
                    &Identified {
                        id: item.id.as_ref(),
                        document: &document,
                    },
                )?;
            }
            Err((id, error)) => {
                status = ExitCode::FAILURE;
                let mut answer = json!({ "error": error, "line": number });
                if let Some(id) = id {
                    answer["id"] = id;
                }
                serde_json::to_writer(&mut *out, &answer)?;
            }
        }
        writeln!(out)?;
    }
    Ok(status)
}

/// One line of input. The id may be any JSON value; it comes back as it is.
struct Item {
    id: Option<Value>,
    text: String,
    date: Option<Date>,
}

#[derive(Serialize)]
struct Identified<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    #[serde(flatten)]
    document: &'a Document<'a>,
}

impl Item {
    /// The item of a line, or the id as far as it was found, and what is wrong.
    fn parse(line: &[u8], default_date: Option<Date>) -> Result<Self, (Option<Value>, String)> {
        let line = std::str::from_utf8(line).map_err(|error| {
            (
                None,
                format!("byte {} of the line is not UTF-8", error.valid_up_to()),
            )
        })?;
        let line = line.trim_start_matches('\u{FEFF}');
        let mut value: Value =
            serde_json::from_str(line).map_err(|error| (None, json_error(&error)))?;
        let Some(object) = value.as_object_mut() else {
            return Err((None, "the line is no JSON object".to_owned()));
        };
        let id = object.remove("id").filter(|id| !id.is_null());
        let text = match object.remove("text") {
            Some(Value::String(text)) => text,
            Some(_) => return Err((id, "`text` is no string".to_owned())),
            None => return Err((id, "`text` is missing".to_owned())),
        };
        let date = match object.remove("date") {
            None | Some(Value::Null) => Ok(default_date),
            Some(Value::String(date)) if date.is_empty() => Ok(default_date),
            Some(Value::String(date)) => day(&date).map(Some),
            Some(_) => Err("`date` is no string".to_owned()),
        };
        match date {
            Ok(date) => Ok(Self { id, text, date }),
            Err(error) => Err((id, error)),
        }
    }
}

/// What serde says of a line, without its own line number, which is always 1.
fn json_error(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    format!(
        "{} at column {}",
        message.trim_end_matches(&place),
        error.column()
    )
}

fn day(date: &str) -> Result<Date, String> {
    date.parse()
        .map_err(|_| format!("{date:?} is no date; write YYYY-MM-DD"))
}
