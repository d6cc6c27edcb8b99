//! Own names and own frames on top of the embedded ones:
//! `custom_gazetteer [NAMES.tsv [FRAMES.toml] TEXT.txt]`; without arguments, a small sample.

use std::process::ExitCode;

use khabar::{Extractor, Why};

/// Names of a town and a club that no gazetteer knows. Columns are separated by tabs; the format is
/// described in `gazetteers/README.md`.
const NAMES: &str = "\
name	kind	id	aliases	attributes	flags	source
تل الغزلان	place	place/gazelle-hill		country=iq;type=city		mine
نادي نسور التل	organization	org/hill-eagles	نسور التل	country=iq;type=club		mine
";

/// A verb and a noun for meetings. The examples are for readers and tests.
const FRAMES: &str = r#"
kind = "meeting"

[[frame]]
name = "meeting.confer"
verbs = ["تشاور يتشاور"]
nouns = ["تشاور"]
roles = { subject = "participant", "مع" = "participant", "حول" = "topic" }

[[frame.examples]]
text = "تشاور الوزير مع السفير حول الملاعب."
trigger = "تشاور"
"#;

const TEXT: &str = "تشاور رئيس نادي نسور التل مع وزير الشباب العراقي حول ملعب تل الغزلان.";

const USAGE: &str = "usage: custom_gazetteer [NAMES.tsv [FRAMES.toml] TEXT.txt]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--help" | "-h"] => {
            println!(
                "{USAGE}\n\nReads a text with own names (gazetteers/README.md tells the format)"
            );
            println!("and own frames (see CONTRIBUTING.md); without arguments, a small sample.");
            return ExitCode::SUCCESS;
        }
        [] | [_, _] | [_, _, _] => {}
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    match read_with_own_names(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // A malformed file is refused as a whole, with its line: `names.tsv:3: …`.
        Err(error) => {
            eprintln!("custom_gazetteer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read_with_own_names(arguments: &[&str]) -> Result<(), String> {
    let mut builder = Extractor::builder();
    let text = match arguments[..] {
        [] => {
            builder = builder
                .gazetteer("names.tsv", NAMES)
                .frames("frames.toml", FRAMES);
            TEXT.to_owned()
        }
        [names, text] => {
            builder = builder.gazetteer(names, read(names)?);
            read(text)?
        }
        [names, frames, text] => {
            builder = builder
                .gazetteer(names, read(names)?)
                .frames(frames, read(frames)?);
            read(text)?
        }
        _ => return Err(USAGE.to_owned()),
    };
    let extractor = builder.build().map_err(|error| error.to_string())?;

    let document = extractor.extract(&text);
    for mention in document.mentions() {
        if let Why::Gazetteer(id) = &mention.why {
            println!("{id:<24} {}", mention.span.slice(&text));
        }
    }
    for event in document.events() {
        println!(
            "{:<24} {}",
            event.why.to_string(),
            event.trigger.slice(&text)
        );
        for (role, argument) in event.arguments() {
            println!(
                "  {role:<22} {}",
                argument
                    .text(&document)
                    .unwrap_or_else(|| argument.name(&document))
            );
        }
    }
    Ok(())
}

fn read(path: &str) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| format!("{path}: {error}"))
}
