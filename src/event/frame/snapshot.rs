//! Frames in compiled data. Their examples are not among it: those of the frames that ship with the crate are
//! read from their files by those who ask for them.

use std::sync::{Arc, OnceLock};

use super::file::LightPattern;
use super::model::{Construct, Filler, Frame, Function};
use super::{Examples, FrameId, Frames, LightVerb};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{LemmaId, WordClasses};
use crate::store::{Data, Part, Reader, Writer};
use crate::text::WordId;

/// Stands for no word.
const NONE: u32 = u32::MAX;

/// The numbers of functions; that of a preposition is the id of its word.
const FUNCTIONS: [Function; 4] = [
    Function::Subject,
    Function::Object,
    Function::Clause,
    Function::Itself,
];

impl Frames {
    /// Writes all but the examples.
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Frames);
        let (mut names, mut ends, mut numbers) = (String::new(), Vec::new(), Vec::new());
        for frame in &self.frames {
            for name in [&*frame.name, frame.manner.as_deref().unwrap_or_default()] {
                names.push_str(name);
                ends.push(names.len() as u32);
            }
            write_frame(frame, &mut numbers);
        }
        to.text(&names);
        to.numbers(&ends);
        to.numbers(&numbers);
        self.write_triggers(to);
    }

    fn write_triggers(&self, to: &mut Writer) {
        let mut by_lemma: Vec<_> = self.by_lemma.iter().collect();
        by_lemma.sort();
        let mut numbers = Vec::new();
        for (lemma, frames) in by_lemma {
            numbers.extend([lemma.number(), frames.len() as u32]);
            numbers.extend(frames.iter().map(|id| id.0));
        }
        to.numbers(&numbers);

        let mut light: Vec<_> = self.light.iter().collect();
        light.sort_by_key(|(lemma, _)| **lemma);
        numbers.clear();
        for (lemma, verbs) in light {
            for verb in verbs {
                let governs = verb.governs.map_or(NONE, |word| word.0);
                numbers.extend([lemma.number(), verb.pattern as u32, governs]);
            }
        }
        to.numbers(&numbers);

        let mut by_preposition: Vec<_> = self.by_preposition.iter().collect();
        by_preposition.sort();
        numbers.clear();
        for (first, frames) in by_preposition {
            for (rest, frame) in frames {
                numbers.extend([first.0, frame.0]);
                write_all(rest.iter().map(|word| word.0), &mut numbers);
            }
        }
        to.numbers(&numbers);
    }

    /// The frames that are compiled in. Their words and lemmas are those of the vocabulary and the lexicon
    /// that are.
    pub(crate) fn embedded() -> Self {
        let mut frames = Self::read(&Data::embedded());
        frames.examples = OnceLock::new();
        frames
    }

    /// What was written, over the vocabulary and the lexicon that it was written with.
    pub(crate) fn read(data: &Data<'_>) -> Self {
        let from = &mut data.part(Part::Frames);
        let (names, ends) = (from.text(), from.numbers());
        let mut start = 0;
        let mut names = ends.iter().map(|&end| {
            let name = &names[start..end as usize];
            start = end as usize;
            name
        });
        let mut frames = Vec::with_capacity(ends.len() / 2);
        let mut numbers = Numbers(from.numbers());
        while let (Some(name), Some(manner)) = (names.next(), names.next()) {
            frames.push(read_frame(name, manner, &mut numbers));
        }
        let mut result = Self {
            frames,
            examples: OnceLock::from(Examples::default()),
            ..Self::default()
        };
        result.read_triggers(from);
        result
    }

    fn read_triggers(&mut self, from: &mut Reader<'_>) {
        let mut numbers = Numbers(from.numbers());
        while !numbers.0.is_empty() {
            let lemma = LemmaId::from_number(numbers.next());
            let frames = numbers.all().map(FrameId).collect();
            self.by_lemma.insert(lemma, frames);
        }
        for &[lemma, pattern, governs] in from.numbers().as_chunks().0 {
            let verbs = self.light.entry(LemmaId::from_number(lemma)).or_default();
            verbs.push(LightVerb {
                pattern: LightPattern::ALL[pattern as usize],
                governs: (governs != NONE).then_some(WordId(governs)),
            });
        }
        let mut numbers = Numbers(from.numbers());
        while !numbers.0.is_empty() {
            let (first, frame) = (WordId(numbers.next()), FrameId(numbers.next()));
            let rest = numbers.all().map(WordId).collect();
            let frames = self.by_preposition.entry(first).or_default();
            frames.push((rest, frame));
        }
    }
}

fn write_frame(frame: &Frame, to: &mut Vec<u32>) {
    // Taken apart, so that a new field cannot be forgotten here.
    let Frame {
        name: _,
        kind,
        manner: _,
        construct,
        roles,
        fillers,
        never,
        requires,
        excludes,
        with,
        without,
        outside,
        transitive,
        unaccusative,
        definite,
        needs_company,
        counted,
    } = frame;
    to.extend([*kind as u32, *construct as u32, outside.bits()]);
    let flags = [transitive, unaccusative, definite, needs_company, counted];
    to.extend(flags.map(|&flag| u32::from(flag)));
    let pairs = roles.iter();
    write_all(
        pairs.flat_map(|&(function, role)| [function_number(function), role as u32]),
        to,
    );
    to.push(fillers.len() as u32);
    for (role, fillers) in fillers {
        to.push(*role as u32);
        write_all(fillers.iter().map(|&filler| filler as u32), to);
    }
    to.push(never.len() as u32);
    for (role, words) in never {
        to.push(*role as u32);
        write_all(words.iter().map(|word| word.0), to);
    }
    write_all(
        requires.iter().map(|&function| function_number(function)),
        to,
    );
    write_all(
        excludes.iter().map(|&function| function_number(function)),
        to,
    );
    write_all(with.iter().map(|word| word.0), to);
    write_all(without.iter().map(|word| word.0), to);
}

fn read_frame(name: &str, manner: &str, from: &mut Numbers<'_>) -> Frame {
    let kind = EventType::ALL[from.next() as usize];
    let construct = Construct::ALL[from.next() as usize];
    let outside = WordClasses::from_bits(from.next());
    let [transitive, unaccusative, definite, needs_company, counted] =
        std::array::from_fn(|_| from.next() != 0);
    let mut pairs = from.all();
    let mut roles = Vec::with_capacity(pairs.len() / 2);
    while let (Some(of), Some(role)) = (pairs.next(), pairs.next()) {
        roles.push((function(of), Role::ALL[role as usize]));
    }
    let fillers = (0..from.next())
        .map(|_| {
            let role = Role::ALL[from.next() as usize];
            let fillers = from.all().map(|filler| Filler::ALL[filler as usize]);
            (role, fillers.collect())
        })
        .collect();
    let never = (0..from.next())
        .map(|_| {
            let role = Role::ALL[from.next() as usize];
            (role, from.all().map(WordId).collect())
        })
        .collect();
    Frame {
        name: name.into(),
        kind,
        manner: (!manner.is_empty()).then(|| Arc::from(manner)),
        construct,
        roles,
        fillers,
        never,
        requires: from.all().map(function).collect(),
        excludes: from.all().map(function).collect(),
        with: from.all().map(WordId).collect(),
        without: from.all().map(WordId).collect(),
        outside,
        transitive,
        unaccusative,
        definite,
        needs_company,
        counted,
    }
}

fn function_number(function: Function) -> u32 {
    let plain = FUNCTIONS.iter().position(|&plain| plain == function);
    match function {
        Function::Preposition(word) => word.0 + FUNCTIONS.len() as u32,
        _ => plain.unwrap_or_default() as u32,
    }
}

fn function(number: u32) -> Function {
    match FUNCTIONS.get(number as usize) {
        Some(&plain) => plain,
        None => Function::Preposition(WordId(number - FUNCTIONS.len() as u32)),
    }
}

/// Writes how many there are, and them.
fn write_all(values: impl Iterator<Item = u32>, to: &mut Vec<u32>) {
    let length = to.len();
    to.push(0);
    to.extend(values);
    to[length] = (to.len() - length - 1) as u32;
}

/// Numbers that are yet to be read.
struct Numbers<'d>(&'d [u32]);

impl<'d> Numbers<'d> {
    fn next(&mut self) -> u32 {
        let (&first, rest) = self.0.split_first().expect("the frame goes on");
        self.0 = rest;
        first
    }

    /// What [`write_all`] wrote.
    fn all(&mut self) -> impl ExactSizeIterator<Item = u32> + use<'d> {
        let length = self.next() as usize;
        let (values, rest) = self.0.split_at(length);
        self.0 = rest;
        values.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::event::frame::{Frames, FramesBuilder};
    use crate::lexicon::{Lexicon, LexiconBuilder};
    use crate::text::Vocabulary;

    #[test]
    fn compiled_frames_are_those_of_the_files() {
        let mut vocabulary = Vocabulary::embedded();
        let words = vocabulary.len();
        let mut lexicon = LexiconBuilder::builtin(&mut vocabulary);
        let mut files = FramesBuilder::new();
        files
            .add_embedded()
            .unwrap_or_else(|error| panic!("{error}"));
        let built = files.build(&mut lexicon);
        let lexicon = lexicon.build();
        let compiled = Frames::embedded();
        assert_eq!(
            format!("{:?}", compiled.frames),
            format!("{:?}", built.frames)
        );
        for (&lemma, frames) in &built.by_lemma {
            assert_eq!(compiled.of_lemma(lemma), &**frames);
        }
        assert_eq!(compiled.by_lemma.len(), built.by_lemma.len());
        assert_eq!(compiled.by_preposition, built.by_preposition);
        assert_eq!(compiled.light, built.light);
        assert_eq!(compiled.examples().count(), built.examples().count());

        let embedded = Lexicon::embedded();
        assert_eq!(vocabulary.len(), words, "all words are compiled in");
        assert_eq!(embedded.lemmas(), lexicon.lemmas());
        for word in vocabulary.ids() {
            assert_eq!(embedded.classes(word), lexicon.classes(word));
            assert_eq!(embedded.forms(word), lexicon.forms(word));
        }
    }
}
