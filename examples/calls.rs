//! Who called whom, and when: events as typed structs. `calls FILE YYYY-MM-DD`

use std::process::ExitCode;

use khabar::{Argument, Document, EventKind, Extractor, Factuality, Options};

const USAGE: &str = "usage: calls FILE YYYY-MM-DD";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [help] if help == "--help" || help == "-h" => {
            println!("{USAGE}\n\nPrints the calls of an Arabic text: who called whom, and when.");
            println!("The date is the day on which the text was written.");
            ExitCode::SUCCESS
        }
        [file, date] => match print_calls(file, date) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("calls: {error}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn print_calls(file: &str, date: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    // The error names the byte where the text stops being UTF-8.
    let text = String::from_utf8(bytes).map_err(|error| format!("{file}: {error}"))?;
    let date = date.parse().map_err(|error| format!("{date}: {error}"))?;
    let options = Options {
        date: Some(date),
        ..Options::default()
    };
    let document = Extractor::new().extract_with(&text, &options);

    for (position, event) in document.events().iter().enumerate() {
        let EventKind::Call(call) = event.kind() else {
            continue;
        };
        // A call that did not take place, or an earlier one told of again.
        if event.factuality != Factuality::Actual || event.same_as.is_some() {
            continue;
        }
        if call.caller.is_empty() && call.recipient.is_empty() && call.participant.is_empty() {
            continue;
        }
        println!("{}", event.trigger.slice(&text));
        println!("  when   {}", days(&document, position));
        println!("  from   {}", names(&document, &call.caller));
        println!("  to     {}", names(&document, &call.recipient));
        if !call.participant.is_empty() {
            println!("  with   {}", names(&document, &call.participant));
        }
    }
    Ok(())
}

/// Full names from the document's entities, even where the text has a short form.
fn names(document: &Document<'_>, arguments: &[Argument]) -> String {
    let names: Vec<_> = arguments
        .iter()
        .map(|argument| argument.name(document))
        .collect();
    if names.is_empty() {
        "?".to_owned()
    } else {
        names.join(" + ")
    }
}

/// Calendar values: `مساء الثلاثاء` is 2021-09-14TEV in a text of 15 September 2021. A headline
/// seldom has one, so those who tell of the call again are asked too.
fn days(document: &Document<'_>, call: usize) -> String {
    let mut same = vec![call];
    for (position, event) in document.events().iter().enumerate() {
        if event.same_as.is_some_and(|earlier| same.contains(&earlier)) {
            same.push(position);
        }
    }
    let times = same
        .iter()
        .flat_map(|&event| &document.events()[event].time)
        .filter_map(|argument| document.times().get(argument.time()?));
    let mut values: Vec<_> = times.filter_map(|time| time.value.as_deref()).collect();
    values.dedup();
    if values.is_empty() {
        "?".to_owned()
    } else {
        values.join(", ")
    }
}
