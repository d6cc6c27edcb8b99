//! [`WordFacts`]: what a word can be to its sentence by its written form alone, so that most words need no
//! second look.

use rustc_hash::FxHashMap;

use super::agreement;
use super::cell::{
    Class, Context, is_noun_first, is_short, is_turn_word, noun_reading, participle,
};
use super::extent::relates;
use super::function_word::{DecidedBy, function_word, may_be_function_word, may_be_second};
use super::people::may_be_folk;
use super::preposition::Preposition;
use super::stem::Stem;
use super::title::is_of_title;
use super::verbal::{Candidate, candidate, may_be_finite};
use super::word::{ends_in_nun, has_own_rule, nisba};
use crate::event::detect::may_bless;
use crate::event::frame::Company;
use crate::event::spokesman::is_spokesman;
use crate::lexicon::{NumberPart, WordClasses};
use crate::text::{AnalyzedText, FormMemory, Placeless, Reading, Readings, TokenKind};

/// What a token may be or begin, as bits; what stands around it decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Marks(u16);

impl Marks {
    pub(crate) const NONE: Self = Self(0);
    /// A number, or what hedges one, may begin.
    pub(crate) const NUMBER: Self = Self(1);
    /// It has two letters at most, and may be an abbreviation.
    pub(super) const SHORT: Self = Self(2);
    /// It may be a word of a turn of speech.
    pub(super) const TURN: Self = Self(4);
    /// Rules of clauses have it on a list: a title, an adjective of relation, a noun of a gender that its letters do
    /// not tell.
    pub(crate) const LISTED: Self = Self(8);
    /// It may be a finite verb.
    pub(super) const VERB: Self = Self(16);
    /// Where it is neither, it is a participle and not a noun.
    pub(super) const PARTICIPLE: Self = Self(32);
    /// It calls somebody a spokesman.
    pub(crate) const SPOKESMAN: Self = Self(64);
    /// It is a word of sports.
    pub(super) const SPORT: Self = Self(128);
    /// It is a word of scripture and sermons.
    pub(super) const SCRIPTURE: Self = Self(256);
    /// It is a wild animal.
    pub(super) const WILDLIFE: Self = Self(512);
    /// It is a word of illness.
    pub(super) const ILLNESS: Self = Self(1024);
    /// It may be of people, though the lexicon has it for none.
    pub(super) const FOLK: Self = Self(2048);
    /// It ends in ون, ين or ان.
    pub(super) const NUN_END: Self = Self(4096);
    /// It ends in ا.
    pub(super) const ALIF_END: Self = Self(8192);
    /// It ends as relative adjectives do.
    pub(super) const NISBA: Self = Self(16384);
    /// It is one of the words that have rules of their own inside of phrases.
    pub(super) const OWN_RULE: Self = Self(32768);

    /// What the letters of a word may tell of it inside of a phrase.
    const OF_LETTERS: Self =
        Self(Self::FOLK.0 | Self::NUN_END.0 | Self::ALIF_END.0 | Self::NISBA.0 | Self::OWN_RULE.0);

    /// What stands around it tells whether it is a number or a finite verb.
    pub(super) const NUMBER_OR_VERB: Self = Self(Self::NUMBER.0 | Self::VERB.0);

    /// It may be one of a few words that mean little by themselves.
    pub(super) const OF_EXPRESSION: Self = Self(Self::SHORT.0 | Self::TURN.0);

    /// What is remembered of passages and not of sentences.
    pub(super) const OF_PASSAGE: Self = Self(
        Self::SPOKESMAN.0 | Self::SPORT.0 | Self::SCRIPTURE.0 | Self::WILDLIFE.0 | Self::ILLNESS.0,
    );

    pub(crate) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    fn set(&mut self, mark: Self, on: bool) {
        if on {
            self.0 |= mark.0;
        }
    }
}

/// What is known of a word by itself. It takes half of a cache line: there are many words, and it is asked of each token.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub(crate) struct WordFacts {
    pub(super) marks: Marks,
    /// What the lexicon tells of the reading that counts.
    pub(super) stem: Stem,
    /// The reading that counts where it is no verb; none where it has none.
    reading: Option<Placeless>,
    /// The classes of that reading.
    pub(super) classes: WordClasses,
    further: FurtherId,
    /// What makes it the closed-class word that it is.
    pub(super) decided_by: DecidedBy,
    /// Whether it may be the second word of a closed-class word.
    pub(super) is_second: bool,
    /// What it may do for a number.
    pub(super) number: NumberPart,
}

const _: () = assert!(size_of::<Option<WordFacts>>() == 32);

/// What is known besides of some words by themselves. Many have the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Further {
    pub(super) usual: Usual,
    /// Which words that frames look for it is.
    pub(super) company: Company,
}

impl Further {
    /// Of most words.
    const NONE: Self = Self {
        usual: Usual::Noun,
        company: Company::NONE,
    };
}

/// Which [`Further`] facts a word has, as a position in their list.
#[derive(Clone, Copy, Debug)]
struct FurtherId(u32);

impl FurtherId {
    /// That of [`Further::NONE`].
    const NONE: Self = Self(0);
}

/// The further facts of all words, each there once. There are no more of them than the lexicon has forms and frames have
/// words, so that they stay when forms are forgotten.
#[derive(Debug)]
struct FurtherFacts {
    list: Vec<Further>,
    ids: FxHashMap<Further, FurtherId>,
}

impl FurtherFacts {
    fn id(&mut self, further: Further) -> FurtherId {
        if further == Further::NONE {
            return FurtherId::NONE;
        }
        *self.ids.entry(further).or_insert_with(|| {
            self.list.push(further);
            FurtherId(self.list.len() as u32 - 1)
        })
    }
}

/// What is known of words by themselves.
#[derive(Debug)]
pub(crate) struct KnownWords {
    forms: FormMemory<WordFacts>,
    further: FurtherFacts,
}

impl Default for KnownWords {
    fn default() -> Self {
        Self {
            forms: FormMemory::default(),
            further: FurtherFacts {
                list: vec![Further::NONE],
                ids: FxHashMap::default(),
            },
        }
    }
}

impl KnownWords {
    /// To be called before a text is read.
    pub(super) fn begin_text(&mut self, text: &AnalyzedText<'_>) {
        self.forms.begin_text(text);
    }

    /// Adds what is known of a token to what is known of those before it.
    #[inline]
    pub(super) fn recall(
        &mut self,
        context: &Context<'_, '_>,
        token: usize,
        facts: &mut Vec<WordFacts>,
    ) {
        let text = context.text;
        match text.tokens()[token].kind {
            TokenKind::Word => {
                let further = &mut self.further;
                let learn = || WordFacts::of_word(context, token, further);
                facts.push(*self.forms.of(text, token, learn));
            }
            kind => facts.push(WordFacts::of_other(kind)),
        }
    }

    /// What is known of a word besides.
    #[inline]
    pub(super) fn further(&self, facts: &WordFacts) -> &Further {
        &self.further.list[facts.further.0 as usize]
    }
}

/// What a word is where nothing around it speaks against it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Usual {
    /// A closed-class word.
    Function {
        class: Class,
        preposition: Option<Preposition>,
    },
    Verb(FirstVerb),
    Noun,
}

/// The first reading that may be a finite verb.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct FirstVerb {
    pub(super) candidate: Candidate,
    pub(super) reading: u8,
    /// Whether the word is a noun where this reading is no verb, whatever the readings behind it may be.
    pub(super) or_noun: bool,
    /// What the lexicon tells of this reading.
    pub(super) stem: Stem,
}

impl FirstVerb {
    fn of(context: &Context<'_, '_>, readings: Readings<'_>) -> Option<Self> {
        for (at, reading) in readings.iter().enumerate() {
            let or_noun = is_noun_first(context, &reading);
            if let Some(candidate) = candidate(context, &reading, false) {
                return Some(Self {
                    candidate,
                    reading: at as u8,
                    or_noun,
                    stem: Stem::of_verb(context, &reading),
                });
            }
            if or_noun {
                return None;
            }
        }
        None
    }
}

impl WordFacts {
    /// The reading that counts where the word is no verb.
    #[inline]
    pub(super) fn reading_at(&self, text: &AnalyzedText<'_>, token: usize) -> Option<Reading> {
        let start = text.tokens()[token].start();
        self.reading.map(|reading| reading.at(start))
    }

    /// What the lexicon tells of a reading of the word, which mostly is the one that counts.
    pub(super) fn stem_of(
        &self,
        context: &Context<'_, '_>,
        token: usize,
        reading: Option<Reading>,
    ) -> Stem {
        match reading {
            None => Stem::NONE,
            reading if reading == self.reading_at(context.text, token) => self.stem,
            Some(reading) => Stem::of(context, token, &reading),
        }
    }

    /// What is no word.
    fn of_other(kind: TokenKind) -> Self {
        let mut marks = Marks::NONE;
        marks.set(Marks::NUMBER, kind == TokenKind::Number);
        // Its letters are asked themselves.
        marks.set(Marks::OF_LETTERS, true);
        Self {
            marks,
            stem: Stem::NONE,
            reading: None,
            classes: WordClasses::NONE,
            further: FurtherId::NONE,
            decided_by: DecidedBy::Itself,
            is_second: false,
            number: match kind {
                TokenKind::Number => NumberPart::First,
                _ => NumberPart::None,
            },
        }
    }

    /// Learns it of a word. Nothing that stands around the word goes into it.
    #[cold]
    #[inline(never)]
    fn of_word(context: &Context<'_, '_>, token: usize, further: &mut FurtherFacts) -> Self {
        let text = context.text;
        let (folded, readings) = (text.folded(token), text.readings(token));
        let mut marks = Marks::NONE;
        let number = context.numbers.part(text, token);
        marks.set(Marks::NUMBER, number.begins_cardinal());
        marks.set(Marks::SHORT, is_short(folded));
        marks.set(Marks::TURN, is_turn_word(folded));
        marks.set(Marks::SPOKESMAN, is_spokesman(folded));
        marks.set(Marks::FOLK, may_be_folk(folded));
        marks.set(Marks::NUN_END, ends_in_nun(folded));
        marks.set(Marks::ALIF_END, folded.ends_with('ا'));
        marks.set(Marks::NISBA, nisba(folded));
        marks.set(Marks::OWN_RULE, has_own_rule(folded));
        let of_agreement = agreement::is_listed(folded);
        let listed = of_agreement || is_of_title(folded) || relates(folded);
        marks.set(Marks::LISTED, listed);
        let best = readings.first();
        let best = best.map_or(WordClasses::NONE, |r| context.lexicon.classes(r.bare));
        marks.set(Marks::SPORT, best.contains(WordClasses::SPORT));
        marks.set(Marks::SCRIPTURE, best.contains(WordClasses::SCRIPTURE));
        marks.set(Marks::WILDLIFE, best.contains(WordClasses::WILDLIFE));
        marks.set(Marks::ILLNESS, best.contains(WordClasses::ILLNESS));
        let may_be_finite = may_be_finite(context, readings);
        marks.set(Marks::VERB, may_be_finite);
        let noun = noun_reading(context, readings);
        let reading = noun.and_then(|at| readings.get(at));
        marks.set(
            Marks::PARTICIPLE,
            reading.is_some_and(|reading| participle(context, &reading)),
        );
        let mut counts = noun;
        let mut classes = reading.map_or(WordClasses::NONE, |r| context.lexicon.classes(r.bare));
        let first_verb = may_be_finite.then(|| FirstVerb::of(context, readings));
        let mut usual = first_verb.flatten().map_or(Usual::Noun, Usual::Verb);
        let mut decided_by = DecidedBy::Itself;
        if (readings.iter()).any(|reading| may_be_function_word(context, token, &reading)) {
            decided_by = DecidedBy::of(context, token);
            let mut cells = readings.iter().enumerate();
            let alone = |(at, reading)| {
                let cell = function_word(context, token, &reading, false)?;
                Some((at, cell))
            };
            if decided_by != DecidedBy::Surroundings
                && let Some((at, cell)) = cells.find_map(alone)
            {
                counts = Some(at);
                classes = cell.classes;
                usual = Usual::Function {
                    class: cell.class,
                    preposition: cell.preposition,
                };
            }
        }
        let stem = |reading: Reading| Stem::of(context, token, &reading);
        let mut company = context.frames.company(readings);
        if may_bless(folded) {
            company.add(Company::BLESSING);
        }
        let further = further.id(Further { usual, company });
        Self {
            marks,
            stem: counts
                .and_then(|at| readings.get(at))
                .map_or(Stem::NONE, stem),
            reading: counts.and_then(|at| readings.placeless(at)),
            classes,
            further,
            decided_by,
            is_second: may_be_second(context, token),
            number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::Extractor;

    #[test]
    fn what_was_learnt_changes_no_reading() {
        // The same words with other company: preposition and turn of speech, noun and verb, number and none.
        let texts = [
            "قتل الجنود ثلاثة مسلحين في شمال المدينة، ومن جهته قال الوزير إن القصف مستمر.",
            "قصف الطيران قرية من جهة الشرق في حين قال سكان إن قتل الأبرياء جريمة.",
            "وعبر الوزير عن قلقه، ثم عبر الجنود الجسر من جهة أخرى نحو ثلاثة مواقع.",
        ];
        let read = |extractor: &Extractor, text: &str| format!("{:?}", extractor.extract(text));
        let learnt = Extractor::builder().build().unwrap();
        for text in texts.iter().chain(texts.iter().rev()) {
            let fresh = Extractor::builder().build().unwrap();
            assert_eq!(read(&learnt, text), read(&fresh, text), "{text}");
        }
    }

    #[test]
    fn marks_are_bits() {
        let mut marks = Marks::NONE;
        marks.set(Marks::NUMBER, true);
        marks.set(Marks::VERB, true);
        marks.set(Marks::SHORT, false);
        assert!(marks.contains(Marks::NUMBER) && marks.contains(Marks::VERB));
        assert!(!marks.contains(Marks::SHORT));
    }
}
