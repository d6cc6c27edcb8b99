//! Who called whom, and when: events as typed structs. `calls FILE YYYY-MM-DD`

use std::error::Error;

use khabar::{Argument, Document, EventKind, Extractor, Factuality, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(date)) = (arguments.next(), arguments.next()) else {
        return Err("usage: calls FILE YYYY-MM-DD".into());
    };
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let date = date.parse().map_err(|error| format!("{date}: {error}"))?;
    let options = Options {
        date: Some(date),
        ..Options::default()
    };
    let document = Extractor::new().extract_with(&text, &options);

    for event in document.events() {
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
        println!("  when   {}", days(&document, &event.time));
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

/// Calendar values: `مساء الثلاثاء` is 2021-09-14TEV in a text of 15 September 2021.
fn days(document: &Document<'_>, times: &[Argument]) -> String {
    let times = times
        .iter()
        .filter_map(|argument| document.times().get(argument.time?));
    let values: Vec<_> = times.filter_map(|time| time.value.as_deref()).collect();
    if values.is_empty() {
        "?".to_owned()
    } else {
        values.join(", ")
    }
}
