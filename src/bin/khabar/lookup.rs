//! `khabar lookup`: what the gazetteers know of a name.

use std::io::Write;

use khabar::Extractor;
use khabar::gazetteer::{Entry, gazetteers};
use serde_json::json;

use crate::arguments::LookupArguments;
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &LookupArguments, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut builder = Extractor::builder();
    for file in &arguments.gazetteer {
        builder = builder.gazetteer(file.display().to_string(), crate::input::text(file)?);
    }
    let own = match arguments.gazetteer.is_empty() {
        true => None,
        false => Some(builder.build()?),
    };
    let gazetteer = match &own {
        Some(own) => own.gazetteer(),
        None => gazetteers(),
    };
    let mut outcome = Outcome::Complete;
    for name in &arguments.names {
        let mut entries: Vec<Entry<'_>> = gazetteer.lookup(name).collect();
        entries.extend(gazetteer.by_id(name));
        if entries.is_empty() {
            crate::tell(&format_args!("no entry has the name or id {name}"));
            outcome = Outcome::Incomplete;
        }
        for entry in &entries {
            match arguments.json {
                true => json_line(out, entry)?,
                false => table(out, entry)?,
            }
        }
    }
    Ok(outcome)
}

fn table(out: &mut dyn Write, entry: &Entry<'_>) -> Result<(), Failure> {
    writeln!(
        out,
        "{}\n  kind          {}\n  name          {}",
        entry.id(),
        entry.kind(),
        entry.name()
    )?;
    for alias in entry.aliases() {
        let weak = if alias.weak { "weak alias" } else { "alias" };
        writeln!(out, "  {weak:<13} {}", alias.text)?;
    }
    for (key, value) in entry.attributes() {
        writeln!(out, "  {key:<13} {value}")?;
    }
    for source in entry.sources() {
        writeln!(
            out,
            "  source        {} ({})",
            source.name(),
            source.licence()
        )?;
    }
    Ok(())
}

fn json_line(out: &mut dyn Write, entry: &Entry<'_>) -> Result<(), Failure> {
    let aliases = |weak| {
        entry
            .aliases()
            .filter(move |a| a.weak == weak)
            .map(|a| a.text)
    };
    let line = json!({
        "id": entry.id(),
        "kind": entry.kind().to_string(),
        "name": entry.name(),
        "aliases": aliases(false).collect::<Vec<_>>(),
        "weak_aliases": aliases(true).collect::<Vec<_>>(),
        "attributes": entry.attributes().collect::<std::collections::BTreeMap<_, _>>(),
        "sources": entry.sources().map(|source| source.name()).collect::<Vec<_>>(),
    });
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)?;
    Ok(())
}
