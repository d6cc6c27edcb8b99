//! Frames in compiled data. Their examples are not among it: those of the frames that ship with the crate are
//! read from their files by those who ask for them.

use std::iter;
use std::sync::{Arc, OnceLock};

use super::file::LightPattern;
use super::model::{Construct, Filler, Frame, Function};
use super::{Examples, FrameId, Frames, LightVerb, Status, StatusCue};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{LemmaId, WordClasses};
use crate::store::{Data, Malformed, Part, Reader, Texts, Writer};
use crate::text::WordId;

/// Stands for no word.
const NONE: u32 = u32::MAX;

impl Frames {
    /// Writes all but the examples.
    pub(crate) fn write(&self, to: &mut Writer) {
        to.begin(Part::Frames);
        let (mut names, mut numbers) = (Texts::default(), Vec::new());
        for frame in &self.frames {
            names.push(&frame.name);
            names.push(frame.manner.as_deref().unwrap_or_default());
            write_frame(frame, &mut numbers);
        }
        names.write(to);
        to.numbers(&numbers);
        self.write_triggers(to);
    }

    fn write_triggers(&self, to: &mut Writer) {
        let mut numbers = Vec::new();
        for (lemma, frames) in self.by_lemma.sorted() {
            numbers.extend([lemma.number(), frames.len() as u32]);
            numbers.extend(frames.iter().map(|id| id.0));
        }
        to.numbers(&numbers);

        numbers.clear();
        for (lemma, verbs) in self.light.sorted() {
            for verb in verbs {
                let governs = verb.governs.map_or(NONE, |word| word.0);
                numbers.extend([lemma.number(), verb.pattern as u32, governs]);
            }
        }
        to.numbers(&numbers);

        self.write_status(to);

        numbers.clear();
        for (first, frames) in self.by_preposition.iter() {
            for frame in frames {
                numbers.push(frame.meaning.0);
                let rest = frame.rest.iter().copied();
                let words = iter::once(first).chain(rest);
                write_all(words.map(|word| word.0), &mut numbers);
            }
        }
        to.numbers(&numbers);
    }

    fn write_status(&self, to: &mut Writer) {
        let mut numbers = Vec::new();
        for (lemma, cues) in self.status.sorted() {
            for cue in cues {
                let function = function_number(cue.function);
                let made = [cue.status as u32, cue.perfect as u32];
                numbers.extend([lemma.number(), function, made[0], made[1]]);
            }
        }
        to.numbers(&numbers);

        numbers.clear();
        for (word, status) in self.status_of_words.iter() {
            numbers.extend([word.0, *status as u32]);
        }
        to.numbers(&numbers);
    }

    /// The frames that are compiled in. Their words and lemmas are those of the vocabulary and the lexicon
    /// that are.
    pub(crate) fn embedded() -> Self {
        let mut frames = Data::read_embedded(Self::read);
        frames.examples = OnceLock::new();
        frames
    }

    /// What was written, over the vocabulary and the lexicon that it was written with.
    pub(crate) fn read(data: &Data<'_>) -> Result<Self, Malformed> {
        let from = &mut data.part(Part::Frames)?;
        let names = from.texts()?;
        let mut numbers = Numbers::of(from)?;
        let frames = names.as_chunks().0.iter();
        let frames = frames.map(|[name, manner]| read_frame(name, manner, &mut numbers));
        let frames = frames.collect::<Result<_, _>>()?;
        let mut result = Self {
            frames,
            examples: OnceLock::from(Examples::default()),
            ..Self::default()
        };
        result.read_triggers(from)?;
        result.note_company();
        Ok(result)
    }

    fn read_triggers(&mut self, from: &mut Reader<'_>) -> Result<(), Malformed> {
        let count = self.frames.len();
        let frame = |id| Malformed::unless((id as usize) < count).map(|()| FrameId(id));
        let mut numbers = Numbers::of(from)?;
        while !numbers.left.is_empty() {
            let lemma = LemmaId::from_number(numbers.next()?);
            *self.by_lemma.entry(lemma) = numbers.all()?.map(frame).collect::<Result<_, _>>()?;
        }
        for &[lemma, pattern, governs] in from.numbers()?.as_chunks().0 {
            let verbs = self.light.entry(LemmaId::from_number(lemma));
            verbs.push(LightVerb {
                pattern: one_of(&LightPattern::ALL, pattern)?,
                governs: (governs != NONE).then_some(WordId(governs)),
            });
        }
        let status = |number: u32| one_of(&Status::NAMED, number).map(|(_, status)| status);
        for &[lemma, of, made, perfect] in from.numbers()?.as_chunks().0 {
            let cues = self.status.entry(LemmaId::from_number(lemma));
            cues.push(StatusCue {
                function: function(of),
                status: status(made)?,
                perfect: status(perfect)?,
            });
        }
        for &[word, made] in from.numbers()?.as_chunks().0 {
            self.status_of_words.insert(WordId(word), status(made)?);
        }
        let mut numbers = Numbers::of(from)?;
        while !numbers.left.is_empty() {
            let frame = frame(numbers.next()?)?;
            let words: Vec<_> = numbers.all()?.map(WordId).collect();
            // They were written in their order, so that none is put before another here.
            let (first, rest) = words.split_first().ok_or(Malformed)?;
            let last = self.by_preposition.get(*first).last();
            Malformed::unless(last.is_none_or(|last| last.rest.len() >= rest.len()))?;
            self.by_preposition.insert(words.into_iter(), frame);
        }
        Ok(())
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
        bare,
        by_many,
        counted,
    } = frame;
    to.extend([*kind as u32, *construct as u32, outside.bits()]);
    let flags = [
        transitive,
        unaccusative,
        definite,
        needs_company,
        bare,
        by_many,
        counted,
    ];
    to.extend(flags.map(|&flag| u32::from(flag)));
    let pairs = roles.iter();
    write_all(
        pairs.flat_map(|(function, role)| [function_number(function), role as u32]),
        to,
    );
    to.push(fillers.len() as u32);
    for (role, fillers) in fillers {
        to.push(*role as u32);
        write_all(fillers.iter().map(|filler| filler as u32), to);
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

fn read_frame(name: &str, manner: &str, from: &mut Numbers<'_>) -> Result<Frame, Malformed> {
    let kind = one_of(EventType::ALL, from.next()?)?;
    let construct = one_of(&Construct::ALL, from.next()?)?;
    let outside = WordClasses::from_bits(from.next()?);
    let mut flags = [false; 7];
    for flag in &mut flags {
        *flag = from.next()? != 0;
    }
    let [
        transitive,
        unaccusative,
        definite,
        needs_company,
        bare,
        by_many,
        counted,
    ] = flags;
    let mut pairs = from.all()?;
    let mut roles = Vec::with_capacity(pairs.len() / 2);
    while let (Some(of), Some(role)) = (pairs.next(), pairs.next()) {
        roles.push((function(of), one_of(Role::ALL, role)?));
    }
    let mut fillers = Vec::new();
    for _ in 0..from.next()? {
        let role = one_of(Role::ALL, from.next()?)?;
        let accepted = from.all()?.map(|filler| one_of(&Filler::ALL, filler));
        fillers.push((role, accepted.collect::<Result<_, _>>()?));
    }
    let mut never = Vec::new();
    for _ in 0..from.next()? {
        let role = one_of(Role::ALL, from.next()?)?;
        never.push((role, from.all()?.map(WordId).collect()));
    }
    Ok(Frame {
        name: name.into(),
        kind,
        manner: (!manner.is_empty()).then(|| Arc::from(manner)),
        construct,
        roles: roles.into_iter().collect(),
        fillers,
        never,
        requires: from.all()?.map(function).collect(),
        excludes: from.all()?.map(function).collect(),
        with: from.words()?,
        without: from.words()?,
        outside,
        transitive,
        unaccusative,
        definite,
        needs_company,
        bare,
        by_many,
        counted,
    })
}

/// The one of all that has a number.
fn one_of<T: Copy>(all: &[T], number: u32) -> Result<T, Malformed> {
    all.get(number as usize).copied().ok_or(Malformed)
}

/// The number of a function; that of a preposition follows from the id of its word.
fn function_number(function: Function) -> u32 {
    match (function, function.place()) {
        (Function::Preposition(word), _) => word.0 + Function::PLAIN.len() as u32,
        (_, place) => place.unwrap_or_default() as u32,
    }
}

fn function(number: u32) -> Function {
    match Function::PLAIN.get(number as usize) {
        Some(&plain) => plain,
        None => Function::Preposition(WordId(number - Function::PLAIN.len() as u32)),
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
struct Numbers<'d> {
    left: &'d [u32],
    most_words: usize,
}

impl<'d> Numbers<'d> {
    fn of(from: &mut Reader<'d>) -> Result<Self, Malformed> {
        Ok(Self {
            left: from.numbers()?,
            most_words: from.most_words(),
        })
    }

    fn next(&mut self) -> Result<u32, Malformed> {
        let (&first, rest) = self.left.split_first().ok_or(Malformed)?;
        self.left = rest;
        Ok(first)
    }

    /// What [`write_all`] wrote.
    fn all(&mut self) -> Result<impl ExactSizeIterator<Item = u32> + use<'d>, Malformed> {
        let length = self.next()? as usize;
        let (values, rest) = self.left.split_at_checked(length).ok_or(Malformed)?;
        self.left = rest;
        Ok(values.iter().copied())
    }

    /// Words of which a set will be made: it has a bit for each number below its highest, so that none may be higher than
    /// there can be words.
    fn words<T: FromIterator<WordId>>(&mut self) -> Result<T, Malformed> {
        let most = self.most_words;
        let word = |number| Malformed::unless((number as usize) < most).map(|()| WordId(number));
        self.all()?.map(word).collect()
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
        assert!(compiled.by_lemma.sorted().eq(built.by_lemma.sorted()));
        let prepositions = compiled.by_preposition.iter();
        assert!(prepositions.eq(built.by_preposition.iter()));
        assert!(compiled.light.sorted().eq(built.light.sorted()));
        assert!(compiled.status.sorted().eq(built.status.sorted()));
        let status = compiled.status_of_words.iter();
        assert!(status.eq(built.status_of_words.iter()));
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
