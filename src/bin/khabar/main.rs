//! `khabar`, the command: Arabic news in, what it says out.

mod arguments;
mod check;
mod evaluate;
mod explain;
mod extract;
mod input;
mod json;
mod lookup;
mod normalize;
mod offset;
mod pages;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};

/// How a run went, where it did not fail as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All inputs were read.
    Complete,
    /// Some could not be read, or something was found wrong; it was told which.
    Incomplete,
}

/// Why a run failed as a whole.
type Failure = Box<dyn std::error::Error>;

/// Arguments that do not go together.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Misuse(String);

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::from(1),
        // Whoever read the output has read enough (`khabar extract FILE | head`).
        Err(failure) if is_broken_pipe(failure.as_ref()) => ExitCode::SUCCESS,
        Err(failure) => match failure.downcast::<Misuse>() {
            Ok(misuse) => Arguments::command()
                .error(ErrorKind::ArgumentConflict, misuse)
                .exit(),
            Err(failure) => {
                tell(&failure);
                ExitCode::from(1)
            }
        },
    }
}

/// Tells on standard error. Where nobody can be told, the exit status still says it.
fn tell(problem: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "khabar: {problem}");
}

fn run(arguments: Arguments) -> Result<Outcome, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match arguments.command {
        Command::Extract(arguments) => extract::run(&arguments, &mut out)?,
        Command::Explain(arguments) => explain::run(&arguments, &mut out)?,
        Command::Normalize(arguments) => normalize::run(&arguments, &mut out)?,
        Command::Lookup(arguments) => lookup::run(&arguments, &mut out)?,
        Command::Evaluate(arguments) => evaluate::run(&arguments, &mut out)?,
        Command::Check(arguments) => check::run(&arguments, &mut out)?,
        Command::Completions { shell } => {
            // Not straight to the output: it panics where that is closed or full.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "khabar", &mut script);
            out.write_all(&script)?;
            Outcome::Complete
        }
        Command::Man { command } => {
            manual_page(command.as_deref(), &mut out)?;
            Outcome::Complete
        }
    };
    out.flush()?;
    Ok(outcome)
}

fn manual_page(command: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut whole = Arguments::command();
    // Gives every command its full name.
    whole.build();
    let page = match command {
        None => whole,
        Some(name) => {
            let known = whole.find_subcommand(name).cloned();
            known.ok_or_else(|| Misuse(format!("no command is called {name}")))?
        }
    };
    let name = page.get_display_name().unwrap_or("khabar").to_owned();
    Ok(clap_mangen::Man::new(page).title(name).render(out)?)
}

fn is_broken_pipe(failure: &(dyn std::error::Error + 'static)) -> bool {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    let mut cause = Some(failure);
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(broken)
            || error
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
        {
            return true;
        }
        cause = error.source();
    }
    false
}
