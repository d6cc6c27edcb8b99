//! The quotations of `quotation_cases.tsv`: what is said, in whose words, by whom and for whom.

mod support;

use khabar::{Document, Quotation};
use support::extract;

const CASES: &str = include_str!("quotation_cases.tsv");

/// The texts of the table with what is said in them, as it is written there.
fn cases() -> impl Iterator<Item = (String, &'static str)> {
    let filled = |line: &&str| !line.is_empty() && !line.starts_with('#');
    CASES.lines().filter(filled).skip(1).map(|line| {
        let (text, quotations) = line.split_once('\t').expect("two columns");
        (text.replace("\\n", "\n"), quotations)
    })
}

/// A document's quotations as the table writes them.
fn written(document: &Document<'_>) -> String {
    let one = |quotation: &Quotation| {
        let manner = if quotation.direct {
            "direct"
        } else {
            "reported"
        };
        let mut speakers: Vec<String> = quotation
            .speaker
            .iter()
            .map(|speaker| match speaker.text(document) {
                Some(text) => text.to_owned(),
                None => format!("({})", speaker.name(document)),
            })
            .collect();
        if speakers.is_empty() {
            speakers.push("?".to_owned());
        }
        let principals = quotation
            .on_behalf_of
            .iter()
            .filter_map(|p| p.text(document));
        let principals: String = principals.map(|p| format!(" for {p}")).collect();
        let words = quotation.span.slice(document.text()).replace('\n', "\\n");
        format!("{manner} {}{principals} = {words}", speakers.join(" + "))
    };
    match document.quotations() {
        [] => "-".to_owned(),
        quotations => quotations.iter().map(one).collect::<Vec<_>>().join(" | "),
    }
}

#[test]
fn every_case_of_the_table() {
    let wrong: Vec<String> = cases()
        .filter_map(|(text, expected)| {
            let found = written(&extract(&text));
            (found != expected)
                .then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cases().count() >= 40);
}
