//! Counts how often the words of names stand in news, and in which company: the evidence for the flags
//! `common` and `rare`. An aid for building the gazetteers, no part of the library.
//!
//! ```console
//! $ zcat news.jsonl.gz | cargo run --release --example count_forms > gazetteers/build/evidence.tsv
//! ```

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use khabar::gazetteer::{EntryKind, Flags, parse};
use khabar::lexicon::{Lexicon, LexiconBuilder};
use khabar::text::{AnalyzedText, Normalizer, TokenKind, Vocabulary, WordId};

/// How often a form stands in the texts.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    /// Beside a title, a certain given name or a particle of names.
    person: u32,
    /// Behind a head of places (`مدينة`).
    head: u32,
    /// Behind a preposition of place.
    preposition: u32,
}

/// A form, and what it tells of the words beside it.
#[derive(Clone, Default)]
struct Company {
    form: String,
    counted: bool,
    name: bool,
    title: bool,
    head: bool,
    preposition: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut vocabulary = Vocabulary::default();
    let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
    for word in vocabulary.ids().collect::<Vec<_>>() {
        if !lexicon.classes(word).is_empty() {
            vocabulary.set_alone(word);
        }
    }
    let company = read_gazetteers(&mut vocabulary)?;
    let mut counts = vec![Count::default(); vocabulary.len()];
    for line in std::io::stdin().lock().lines() {
        let article: serde_json::Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().unwrap_or_default();
        count(
            &AnalyzedText::new(text, &Normalizer::default(), &vocabulary),
            &company,
            &mut counts,
        );
    }
    write_table(&vocabulary, &lexicon, &company, &counts)?;
    Ok(())
}

/// Which words are counted, and which ones tell what stands beside them. Only hand-written words of
/// persons' names are trusted for the latter.
fn read_gazetteers(
    vocabulary: &mut Vocabulary,
) -> Result<BTreeMap<WordId, Company>, Box<dyn std::error::Error>> {
    let normalizer = Normalizer::default();
    let mut company: BTreeMap<WordId, Company> = BTreeMap::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers");
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "tsv") {
            continue;
        }
        for entry in parse(&path.to_string_lossy(), &std::fs::read_to_string(&path)?)? {
            let certain = entry.source().starts_with("curated")
                && !entry.flags().intersects(Flags::COMMON.with(Flags::RARE));
            let head = entry.flags().contains(Flags::HEAD);
            for form in entry.forms() {
                let folded = normalizer.fold(form.text);
                for part in folded.split(' ') {
                    let word = vocabulary.intern(part);
                    let known = company.entry(word).or_default();
                    part.clone_into(&mut known.form);
                    known.counted |= !head;
                }
                if folded.contains(' ') {
                    continue;
                }
                let word = vocabulary.intern(&folded);
                vocabulary.set_alone(word);
                let known = company.entry(word).or_default();
                known.name |= entry.kind() == EntryKind::Name && certain;
                known.title |= entry.kind() == EntryKind::Role;
                known.head |= entry.kind() == EntryKind::Place && head;
            }
        }
    }
    for word in ["بن", "ابن", "بنت", "آل", "أبو", "عبد"] {
        company
            .entry(vocabulary.intern(&normalizer.fold(word)))
            .or_default()
            .name = true;
    }
    for word in ["في", "إلى", "شمال", "جنوب", "شرق", "غرب", "وسط", "قرب"] {
        company
            .entry(vocabulary.intern(&normalizer.fold(word)))
            .or_default()
            .preposition = true;
    }
    Ok(company)
}

fn count(text: &AnalyzedText<'_>, company: &BTreeMap<WordId, Company>, counts: &mut [Count]) {
    // The stem of each word behind its proclitics, where its best reading has any.
    let stems: Vec<(WordId, bool)> = (0..text.tokens().len())
        .map(|token| match text.best(token) {
            Some(best) if best.enclitic.is_none() => (best.stem, !best.proclitics.is_empty()),
            _ => (text.word(token), false),
        })
        .collect();
    let known = |token: Option<usize>| {
        token
            .and_then(|token| stems.get(token))
            .and_then(|(word, _)| company.get(word))
    };
    for (token, &(word, clitic)) in stems.iter().enumerate() {
        if !company.get(&word).is_some_and(|company| company.counted) {
            continue;
        }
        let same = |other: usize| {
            let word = text
                .tokens()
                .get(other)
                .is_some_and(|other| other.kind != TokenKind::Number);
            word && text.sentence_of(other) == text.sentence_of(token)
        };
        let before = known(token.checked_sub(1).filter(|&before| same(before)));
        let behind = known(Some(token + 1).filter(|&behind| same(behind)));
        let named = !clitic && before.is_some_and(|before| before.name || before.title);
        let count = &mut counts[word.index()];
        count.all += 1;
        count.person += u32::from(named || behind.is_some_and(|behind| behind.name));
        count.head += u32::from(before.is_some_and(|before| before.head));
        let preposition = before.is_some_and(|before| before.preposition);
        count.preposition += u32::from(preposition || clitic);
    }
}

fn write_table(
    vocabulary: &Vocabulary,
    lexicon: &Lexicon,
    company: &BTreeMap<WordId, Company>,
    counts: &[Count],
) -> std::io::Result<()> {
    let mut lines = Vec::new();
    for (&word, known) in company.iter().filter(|(_, company)| company.counted) {
        let form = &known.form;
        let ordinary = is_ordinary(form, vocabulary, lexicon);
        let Count {
            all,
            person,
            head,
            preposition,
        } = counts[word.index()];
        if all > 0 || ordinary {
            let ordinary = if ordinary { "yes" } else { "no" };
            lines.push(format!(
                "{form}\t{all}\t{person}\t{head}\t{preposition}\t{ordinary}"
            ));
        }
    }
    lines.sort_unstable();
    let mut out = std::io::stdout().lock();
    writeln!(out, "form\tcount\tperson\thead\tpreposition\tword")?;
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// Whether the lexicon knows a form as a word, also behind proclitics or with a pronoun (`عنه`).
fn is_ordinary(form: &str, vocabulary: &Vocabulary, lexicon: &Lexicon) -> bool {
    let text = AnalyzedText::new(form, &Normalizer::default(), vocabulary);
    let known = |word| !lexicon.classes(word).is_empty();
    let bare = form
        .strip_prefix("ال")
        .map_or(WordId::UNKNOWN, |bare| vocabulary.get(bare));
    text.tokens().len() == 1
        && (known(vocabulary.get(form))
            || known(bare)
            || text
                .readings(0)
                .iter()
                .any(|reading| known(reading.stem) || known(reading.bare)))
}
