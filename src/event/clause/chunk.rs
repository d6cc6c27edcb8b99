//! Chunks: noun phrases with their preposition, verbs, particles and marks, in the sentence's order.

use std::ops::Range;

use super::cell::{Cell, Class, Context};
use super::cells::Cells;
use super::phrase::{Phrase, PhraseReader};
use super::preposition::Preposition;
use super::stem::Stem;
use crate::event::kind::EventType;
use crate::lexicon::{Shape, WordForm};
use crate::text::Enclitic;

/// One chunk of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    /// What its first token does; a preposition and its noun phrase are one chunk of class `Noun`.
    pub(crate) class: Class,
    pub(crate) tokens: Range<usize>,
    /// Whether و or ف (in one word or alone) stands before it.
    pub(crate) conjunction: bool,
    /// The preposition that governs it.
    pub(crate) preposition: Option<Preposition>,
    /// The noun phrase, for chunks of class `Noun`.
    pub(crate) phrase: Option<Phrase>,
    /// The time, for chunks of class `Time`.
    pub(crate) time: Option<usize>,
    /// The verb or participle form.
    pub(crate) form: Option<WordForm>,
    /// The pronoun at the end of a verb.
    pub(crate) enclitic: Option<Enclitic>,
    /// Whether it may tell of an event: a verb or noun that frames name, or a participle.
    pub(crate) triggers: bool,
}

impl Chunk {
    fn new(
        class: Class,
        tokens: Range<usize>,
        conjunction: bool,
        preposition: Option<Preposition>,
    ) -> Self {
        Self {
            class,
            tokens,
            conjunction,
            preposition,
            phrase: None,
            time: None,
            form: None,
            enclitic: None,
            triggers: false,
        }
    }
}

/// Cuts the cells of one sentence into chunks, which take the room of those of another one, `spare`.
pub(crate) fn chunks(
    context: Context<'_, '_>,
    cells: &Cells,
    sentence: Range<usize>,
    mut spare: Vec<Chunk>,
) -> Vec<Chunk> {
    spare.clear();
    let references = context.references;
    let before = |token: usize| references.partition_point(|r| r.token < token);
    let mut parser = Parser {
        phrases: PhraseReader {
            context,
            cells,
            end: sentence.end,
            references: &references[before(sentence.start)..before(sentence.end)],
        },
        at: sentence.start,
        chunks: spare,
    };
    while parser.at < parser.phrases.end {
        parser.step();
    }
    parser.chunks
}

struct Parser<'a, 't> {
    phrases: PhraseReader<'a, 't>,
    at: usize,
    chunks: Vec<Chunk>,
}

impl Parser<'_, '_> {
    fn step(&mut self) {
        let start = self.at;
        let cell = &self.phrases.cells[start];
        let mut conjunction = cell.conjunction || self.lone_conjunction();
        let mut preposition = cell.preposition;
        if cell.class == Class::Preposition {
            let noun = start + cell.preposition.map_or(1, |p| p.tokens().max(1));
            let glued = cell.preposition.is_some_and(|p| p.is_glued());
            let Some(next) = self.phrase_start(noun, glued) else {
                self.push(
                    Class::Preposition,
                    start..noun.min(self.phrases.end),
                    conjunction,
                    preposition,
                );
                return;
            };
            if self.phrases.cells[next].class == Class::Time {
                let time = self.phrases.cells[next].time();
                self.push(
                    Class::Time,
                    start..self.time_end(next),
                    conjunction,
                    preposition,
                );
                self.set_time(time);
                return;
            }
            self.noun(start, next, conjunction, preposition);
            return;
        }
        match cell.class {
            Class::Noun => {
                // A lone ب or ل before a number or a quoted name is a word of its own.
                if let Some(reading) = cell.reading
                    && cell.mention().is_none()
                    && let Some((next, own)) = self.detached_proclitic(start)
                {
                    conjunction |= reading.proclitics.has_conjunction() || own.0;
                    preposition = own.1;
                    self.noun(start, next, conjunction, preposition);
                    return;
                }
                self.noun(start, start, conjunction, preposition);
            }
            Class::Time => {
                let time = cell.time();
                self.push(
                    Class::Time,
                    start..self.time_end(start),
                    conjunction,
                    preposition,
                );
                self.set_time(time);
            }
            Class::Verb | Class::Participle => {
                let (form, enclitic) = (
                    cell.verb.or_else(|| self.participle_form(cell)),
                    cell.reading.and_then(|r| r.enclitic),
                );
                if cell.class == Class::Participle && !self.adverbial(start) {
                    self.noun(start, start, conjunction, preposition);
                    return;
                }
                self.push(cell.class, start..start + 1, conjunction, None);
                if let Some(chunk) = self.chunks.last_mut() {
                    chunk.form = form;
                    chunk.enclitic = enclitic;
                    chunk.triggers =
                        cell.class == Class::Participle || cell.stem.contains(Stem::FRAME);
                }
            }
            class => {
                let enclitic = cell.reading.and_then(|r| r.enclitic);
                self.push(class, start..start + 1, conjunction, preposition);
                if let Some(chunk) = self.chunks.last_mut() {
                    chunk.enclitic = enclitic;
                }
            }
        }
    }

    fn push(
        &mut self,
        class: Class,
        tokens: Range<usize>,
        conjunction: bool,
        preposition: Option<Preposition>,
    ) {
        self.at = tokens.end.max(self.at + 1);
        self.add(class, tokens, conjunction, preposition);
    }

    /// Adds a chunk where it stays: it is too large to be handed on, as `push` would.
    fn add(
        &mut self,
        class: Class,
        tokens: Range<usize>,
        conjunction: bool,
        preposition: Option<Preposition>,
    ) {
        let chunk = || Chunk::new(class, tokens, conjunction, preposition);
        self.chunks.extend(std::iter::once_with(chunk));
    }

    fn set_time(&mut self, time: Option<usize>) {
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.time = time;
        }
    }

    fn time_end(&self, start: usize) -> usize {
        let time = self.phrases.cells[start]
            .time()
            .map_or(start + 1, |t| self.phrases.context.times[t].tokens.end);
        time.clamp(start + 1, self.phrases.end)
    }

    fn lone_conjunction(&self) -> bool {
        self.chunks
            .last()
            .is_some_and(|c| c.class == Class::Conjunction)
    }

    /// The participle form of a trigger verb, the first that the word has.
    fn participle_form(&self, cell: &Cell) -> Option<WordForm> {
        let reading = cell.reading?;
        self.phrases
            .context
            .lexicon
            .forms(reading.bare)
            .iter()
            .copied()
            .find(|form| {
                matches!(form.shape, Shape::Participle { .. })
                    && !self.phrases.context.frames.of_lemma(form.lemma).is_empty()
            })
    }

    /// Whether a participle stands as a circumstance: behind a comma or verb phrase, in the
    /// accusative or feminine, and not in construct.
    fn adverbial(&self, token: usize) -> bool {
        let cell = &self.phrases.cells[token];
        let accusative = cell.stem.contains(Stem::CIRCUMSTANCE);
        let follows_mark = self.chunks.last().is_none_or(|c| {
            matches!(
                c.class,
                Class::Comma | Class::CloseQuote | Class::Semicolon | Class::End | Class::Time
            )
        }) || (token > 0
            && self.phrases.cells[token - 1].class == Class::CloseQuote);
        // يصعد هجماته متهما جاره: behind a definite noun an accusative in ا is no adjective.
        let behind_definite = self.phrases.context.text.folded(token).ends_with('ا')
            && self
                .chunks
                .last()
                .is_some_and(|c| c.phrase.as_ref().is_some_and(|p| p.definite));
        // تابع قائلا: behind a verb it is no object, where it says something itself.
        let speaks = self.chunks.last().is_some_and(|c| c.class == Class::Verb)
            && self.participle_form(cell).is_some_and(|form| {
                let frames = self.phrases.context.frames;
                let of_speech = |&id| frames.get(id).kind == EventType::Statement;
                frames.of_lemma(form.lemma).iter().any(of_speech)
            });
        accusative && (follows_mark || cell.conjunction || behind_definite || speaks)
    }

    /// Where the noun phrase behind a preposition begins: quotation marks and brackets before a
    /// name are passed over.
    fn phrase_start(&self, token: usize, glued: bool) -> Option<usize> {
        let next = self
            .phrases
            .cells
            .get(token)
            .filter(|_| token < self.phrases.end)?;
        match next.class {
            Class::Noun | Class::Time
                if (glued || next.preposition.is_none()) && !next.conjunction =>
            {
                Some(token)
            }
            Class::Participle => Some(token),
            Class::OpenQuote => {
                let inner = self
                    .phrases
                    .cells
                    .get(token + 1)
                    .filter(|_| token + 1 < self.phrases.end)?;
                (inner.class == Class::Noun && inner.preposition.is_none()).then_some(token + 1)
            }
            _ => None,
        }
    }

    /// A proclitic written as a word of its own, before a digit or an opening mark: where the
    /// phrase begins, whether it is a conjunction, and which preposition.
    fn detached_proclitic(&self, token: usize) -> Option<(usize, (bool, Option<Preposition>))> {
        let text = self.phrases.context.text;
        let folded = text.folded(token);
        if folded.len() > 4 || text.tokens().get(token + 1).is_none_or(|t| t.space_before) {
            return None;
        }
        let prepositions = self.phrases.context.prepositions;
        let preposition = |letter: char| {
            let canonical = match letter {
                'ب' => prepositions.ba,
                'ل' => prepositions.la,
                'ك' => prepositions.ka,
                _ => return None,
            };
            Some(Preposition::unwritten(canonical, letter == 'ب'))
        };
        let mut letters = folded.chars();
        let (first, second) = (letters.next()?, letters.next());
        let own = match (first, second) {
            ('و' | 'ف', None) => (true, None),
            ('و' | 'ف', Some(letter)) => (true, Some(preposition(letter)?)),
            (letter, None) => (false, Some(preposition(letter)?)),
            _ => return None,
        };
        Some((self.phrase_start(token + 1, false)?, own))
    }

    /// Reads a noun phrase from `start` and pushes it as a chunk that begins at `from`.
    fn noun(
        &mut self,
        from: usize,
        start: usize,
        conjunction: bool,
        preposition: Option<Preposition>,
    ) {
        // The phrase is read where it stays, too.
        self.add(Class::Noun, from..from, conjunction, preposition);
        if let Some(chunk) = self.chunks.last_mut() {
            let phrase = chunk.phrase.insert(self.phrases.begin(start));
            let end = self.phrases.read(phrase);
            chunk.triggers = !phrase.frames.is_empty();
            chunk.tokens.end = end;
            self.at = end.max(self.at + 1);
        }
    }
}
