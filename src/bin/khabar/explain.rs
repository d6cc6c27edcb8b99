//! `khabar explain`: why each mention and event of a text is there.

use std::io::Write;

use khabar::{Document, Options};

use crate::arguments::ExplainArguments;
use crate::{Failure, Outcome, input};

pub(crate) fn run(arguments: &ExplainArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let text = input::text(&arguments.path)?;
    let extractor = arguments.data.extractor()?;
    let options = Options {
        date: arguments.date,
        ..Options::default()
    };
    let document = extractor.extract_with(&text, &options);
    for sentence in document.sentences() {
        writeln!(out, "{}", one_line(sentence.slice(&text)))?;
        mentions(out, &document, *sentence)?;
        events(out, &document, *sentence)?;
        writeln!(out)?;
    }
    Ok(Outcome::Complete)
}

fn mentions(
    out: &mut dyn Write,
    document: &Document<'_>,
    sentence: khabar::Span,
) -> Result<(), Failure> {
    for mention in document
        .mentions()
        .iter()
        .filter(|m| sentence.overlaps(m.span))
    {
        let kind = format!("{:?}", mention.kind).to_lowercase();
        write!(
            out,
            "  {kind:<13} {:.2}  {}",
            mention.confidence, mention.why
        )?;
        for evidence in mention.evidence.names() {
            write!(out, " {evidence}")?;
        }
        write!(out, "  {}", one_line(mention.span.slice(document.text())))?;
        if let Some(entity) = mention.entity {
            let entity = document.entity(entity);
            write!(out, "  = e{}", entity.id.index())?;
            if let Some(id) = &entity.gazetteer_id {
                write!(out, " {id}")?;
            }
            write!(out, "  {}", entity.name)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn events(
    out: &mut dyn Write,
    document: &Document<'_>,
    sentence: khabar::Span,
) -> Result<(), Failure> {
    let here = |event: &&khabar::Event| sentence.overlaps(event.trigger);
    for event in document.events().iter().filter(here) {
        let kind = event.event_type().name();
        write!(out, "  {kind:<13} {:.2}  {}", event.confidence, event.why)?;
        write!(out, "  {}", one_line(event.trigger.slice(document.text())))?;
        if let Some(cue) = event.cue {
            let factuality = format!("{:?}", event.factuality).to_lowercase();
            write!(
                out,
                "  {factuality} by  {}",
                one_line(cue.slice(document.text()))
            )?;
        }
        writeln!(out)?;
        for (role, argument) in event.arguments() {
            match argument.text(document) {
                Some(phrase) => writeln!(out, "    {role:<13} {}", one_line(phrase))?,
                None => writeln!(
                    out,
                    "    {role:<13} (understood) {}",
                    argument.name(document)
                )?,
            }
        }
    }
    Ok(())
}

fn one_line(phrase: &str) -> String {
    phrase.split_whitespace().collect::<Vec<_>>().join(" ")
}
