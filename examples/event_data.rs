//! Who did what to whom, as data sets of events write it. `event_data FILE YYYY-MM-DD`

use std::process::ExitCode;

use khabar::{Actor, Extractor, Options};

const USAGE: &str = "usage: event_data FILE YYYY-MM-DD";

const HELP: &str = "\
Prints the events of an Arabic text as tab-separated tuples, one a line:
date, source, its country, CAMEO code, PLOVER category, target, its country, place, factuality.
Mentions of an event that was told before are left out. The date is the day on which the text was
written; events without a time of their own have it.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [help] if help == "--help" || help == "-h" => {
            println!("{USAGE}\n\n{HELP}");
            ExitCode::SUCCESS
        }
        [file, date] => match print_tuples(file, date) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("event_data: {error}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn print_tuples(file: &str, date: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let date = date.parse().map_err(|error| format!("{date}: {error}"))?;
    let options = Options {
        date: Some(date),
        ..Options::default()
    };
    let document = Extractor::new().extract_with(&text, &options);
    for tuple in document.tuples().filter(|tuple| tuple.same_as.is_none()) {
        let day = tuple.date.map(|day| day.to_string());
        let cells = [
            day.as_deref().or(tuple.time).unwrap_or("-"),
            name(tuple.source),
            country(tuple.source),
            tuple.cameo.unwrap_or("-"),
            tuple.plover.map_or("-", |plover| plover.event),
            name(tuple.target),
            country(tuple.target),
            name(tuple.place),
            &format!("{:?}", tuple.factuality).to_lowercase(),
        ];
        println!("{}", cells.join("\t"));
    }
    Ok(())
}

fn name(actor: Option<Actor<'_>>) -> &str {
    actor.map_or("-", |actor| actor.name)
}

fn country(actor: Option<Actor<'_>>) -> &str {
    actor.and_then(|actor| actor.country).unwrap_or("-")
}
