//! Prints a text as khabar folds it: `normalize [--spans] FILE|-`.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use khabar::text::Normalizer;

const HELP: &str = "\
Folds the spellings of an Arabic text.

Usage: normalize [--spans] FILE|-

  FILE      a UTF-8 text; - reads standard input
  --spans   one folded word a line, with its bytes in the input: START END FOLDED ORIGINAL,
            separated by tabs
  --help    this text
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has read enough (`normalize FILE | head`).
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("normalize: {}", error.message());
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let mut spans = false;
    let mut inputs = Vec::new();
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(io::stdout().write_all(HELP.as_bytes())?),
            Some("--spans") => spans = true,
            Some(option) if option.starts_with('-') && option != "-" => {
                return Err(Error::Message(format!(
                    "unknown option {option} (see --help)"
                )));
            }
            _ => inputs.push(argument),
        }
    }
    let [input] = inputs.as_slice() else {
        return Err(Error::Message(
            "expected one FILE or - (see --help)".to_owned(),
        ));
    };

    let mut bytes = Vec::new();
    let name = if input == "-" {
        io::stdin()
            .read_to_end(&mut bytes)
            .map(|_| "standard input".to_owned())
    } else {
        std::fs::read(input).map(|read| {
            bytes = read;
            input.display().to_string()
        })
    }
    .map_err(|error| Error::Message(format!("{}: {error}", input.display())))?;
    let text = str::from_utf8(&bytes).map_err(|error| {
        Error::Message(format!("{name}: not UTF-8 at byte {}", error.valid_up_to()))
    })?;

    let mut out = io::BufWriter::new(io::stdout().lock());
    if spans {
        print_words(text, &mut out)?;
    } else {
        out.write_all(Normalizer::default().fold(text).as_bytes())?;
    }
    Ok(out.flush()?)
}

fn print_words(text: &str, out: &mut impl Write) -> io::Result<()> {
    let normalized = Normalizer::default().normalize(text);
    let folded = normalized.as_str();
    let mut mapper = normalized.mapper();
    for word in folded.split_whitespace() {
        // Words are slices of the folded text, so addresses tell where they stand.
        let start = word.as_ptr().addr() - folded.as_ptr().addr();
        let original = mapper.original_start(start)..mapper.original_end(start + word.len());
        writeln!(
            out,
            "{}\t{}\t{word}\t{}",
            original.start,
            original.end,
            &text[original.clone()]
        )?;
    }
    Ok(())
}

enum Error {
    Message(String),
    Output(io::Error),
}

impl Error {
    fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn message(&self) -> String {
        match self {
            Self::Message(message) => message.clone(),
            Self::Output(error) => format!("cannot write: {error}"),
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
