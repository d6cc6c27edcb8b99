//! Cells: for every token, which of its readings counts and what it does in the sentence.

use super::function_word::{DecidedBy, function_word};
use super::preposition::{Preposition, Prepositions};
use super::stem::Stem;
use super::verbal::{candidate, shortens};
use super::word_facts::{FirstVerb, Further, Marks, Usual, WordFacts};
use crate::entity::{EntityId, EntityKind, Mention, Reference, Traits, Why};
use crate::event::frame::Frames;
use crate::event::kind::EventType;
use crate::lexicon::{FormShapes, Lexicon, NumberPhrase, Numbers, Shape, WordClasses, WordForm};
use crate::text::{AnalyzedText, Proclitics, Punctuation, Reading, Readings, TokenKind, WordList};
use crate::time::Time;

/// What a token does in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Class {
    /// A word of a noun phrase.
    Noun,
    /// A finite verb.
    Verb,
    /// An indefinite participle that says what else a subject does (`مضيفا`).
    Participle,
    /// A preposition that is a word of its own.
    Preposition,
    /// أن, إن and their kin.
    Complementizer,
    /// الذي and its kin, and ما after a preposition.
    Relative,
    /// عندما, حيث, لأن …
    Subordinator,
    /// و, ثم, أو as words of their own.
    Conjunction,
    /// لم, لن, لا, ليس
    Negation,
    /// كان and its sisters.
    Copula,
    /// هو, هي, هم: the subject of a clause without verb.
    Pronoun,
    /// قد, سوف, أيضا and other small words.
    Particle,
    /// The first token of a time expression.
    Time,
    Comma,
    Colon,
    Semicolon,
    Dash,
    OpenQuote,
    CloseQuote,
    OpenBracket,
    CloseBracket,
    /// A sentence's end mark.
    End,
    /// A later token of a mention, time or compound preposition.
    Inside,
    Other,
}

/// One token as the clause parser sees it. It takes 64 bytes, so that its place is found by a shift.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
pub(crate) struct Cell {
    pub(crate) class: Class,
    /// The reading that counts; `None` for what is no word.
    pub(crate) reading: Option<Reading>,
    /// Whether و or ف stands before it in one word.
    pub(crate) conjunction: bool,
    /// The preposition that stands before it in one word, or the one that it is.
    pub(crate) preposition: Option<Preposition>,
    pub(super) mention: Position,
    pub(super) time: Position,
    /// The verb form, where it is one.
    pub(crate) verb: Option<WordForm>,
    /// The classes of its stem.
    pub(crate) classes: WordClasses,
    /// Whether its stem has the article or it is (part of) a name.
    pub(crate) definite: bool,
    /// What it may be or begin by its written form.
    pub(crate) marks: Marks,
    /// What the lexicon tells of its reading.
    pub(crate) stem: Stem,
}

const _: () = assert!(size_of::<Cell>() == 64);

impl Cell {
    /// The longest mention that begins here.
    pub(crate) fn mention(&self) -> Option<usize> {
        self.mention.get()
    }

    /// The time that begins here.
    pub(crate) fn time(&self) -> Option<usize> {
        self.time.get()
    }
}

/// A position in a list, or none, in half the room: there is a cell for each token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position(u32);

impl Position {
    const NONE: Self = Self(u32::MAX);

    pub(super) fn of(position: Option<usize>) -> Self {
        position.map_or(Self::NONE, |position| Self(position as u32))
    }

    fn get(self) -> Option<usize> {
        (self.0 != u32::MAX).then_some(self.0 as usize)
    }
}

/// Everything from the rooms below that a sentence is read with.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a, 't> {
    pub(crate) text: &'a AnalyzedText<'t>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) numbers: &'a Numbers,
    pub(crate) frames: &'a Frames,
    pub(crate) prepositions: &'a Prepositions,
    pub(crate) mentions: &'a [Mention],
    pub(crate) references: &'a [Reference],
    /// Of each entity.
    pub(crate) traits: &'a [Traits],
    pub(crate) times: &'a [Time],
}

impl Context<'_, '_> {
    /// What the first word of some tokens that refers back refers to.
    pub(crate) fn referred_to(&self, tokens: std::ops::Range<usize>) -> &[EntityId] {
        let first = self.references.partition_point(|r| r.token < tokens.start);
        let found = self.references.get(first);
        found
            .filter(|r| tokens.contains(&r.token))
            .map_or(&[], |r| &*r.entities)
    }
}

/// Whether a word is "to me" or "to you" behind a verb, though it is somebody's name elsewhere: `قال لي المدير`.
pub(super) fn is_to_me(text: &AnalyzedText<'_>, token: usize, before: &[Cell]) -> bool {
    let behind_verb = before.last().is_some_and(|cell| cell.class == Class::Verb);
    let name_goes_on = || {
        text.tokens().get(token + 1).is_some_and(|next| {
            next.is_word() && !text.folded(token + 1).starts_with("ال") && !next.line_before
        })
    };
    behind_verb && matches!(text.folded(token), "لي" | "لك") && !name_goes_on()
}

/// Whether a word has one or two letters.
pub(super) fn is_short(folded: &str) -> bool {
    folded.chars().nth(2).is_none()
}

/// Whether a period stands right behind a word.
#[inline]
pub(super) fn is_before_period(text: &AnalyzedText<'_>, token: usize) -> bool {
    let next = text.tokens().get(token + 1);
    let period = TokenKind::Punctuation(Punctuation::Period);
    next.is_some_and(|next| next.kind == period && !next.space_before)
}

/// Whether a short word stands before a period that ends no sentence: `د. سمير`.
pub(super) fn is_abbreviation(text: &AnalyzedText<'_>, token: usize) -> bool {
    let tokens = text.tokens();
    is_before_period(text, token)
        && tokens
            .get(token + 2)
            .is_some_and(|behind| !behind.line_before)
        && text.sentence_of(token) == text.sentence_of(token + 2)
}

/// Where turns of speech begin, folded.
static TURN_BEGINS: WordList<2> = WordList::new(["من", "ومن"]);

/// Sides that are somebody's or another one's in turns of speech, folded.
static TURN_SIDES: WordList<3> = WordList::new(["جهه", "ناحيه", "جانب"]);

/// What such a side is called, folded.
static TURN_OTHERS: WordList<3> = WordList::new(["اخري", "اخر", "ثانيه"]);

/// The sides of somebody, folded.
static TURN_OWN_SIDES: WordList<10> = WordList::new([
    "جهته",
    "جهتها",
    "جهتهم",
    "جهتهما",
    "جانبه",
    "جانبها",
    "جانبهم",
    "جانبهما",
    "ناحيته",
    "ناحيتها",
]);

/// Whether a word may be one of a turn of speech.
pub(super) fn is_turn_word(folded: &str) -> bool {
    TURN_BEGINS.contains(folded)
        || TURN_SIDES.contains(folded)
        || TURN_OTHERS.contains(folded)
        || TURN_OWN_SIDES.contains(folded)
}

/// Whether a word is one of an expression that only leads over to somebody else or to something else (`من جهته`,
/// `من جهة أخرى`). It is nobody's part in anything.
pub(super) fn is_turn_of_speech(text: &AnalyzedText<'_>, token: usize) -> bool {
    const LONGEST: usize = 3;
    let sentence = &text.sentences()[text.sentence_of(token)].tokens;
    let begins = token.saturating_sub(LONGEST - 1).max(sentence.start)..=token;
    begins.rev().any(|first| {
        let word = |at: usize| match first + at < sentence.end {
            true => text.folded(first + at),
            false => "",
        };
        let length = if !TURN_BEGINS.contains(word(0)) {
            0
        } else if TURN_OWN_SIDES.contains(word(1)) {
            2
        } else if TURN_SIDES.contains(word(1)) && TURN_OTHERS.contains(word(2)) {
            3
        } else {
            0
        };
        first + length > token
    })
}

pub(super) const fn blank(class: Class) -> Cell {
    Cell {
        class,
        reading: None,
        conjunction: false,
        preposition: None,
        mention: Position::NONE,
        time: Position::NONE,
        verb: None,
        classes: WordClasses::NONE,
        definite: false,
        marks: Marks::NONE,
        stem: Stem::NONE,
    }
}

/// Whether a number is more than the article of something else: `أحد المصادر` is one of them.
pub(super) fn counts(text: &AnalyzedText<'_>, number: &NumberPhrase) -> bool {
    let one_in_words =
        number.value == Some(1.0) && text.tokens()[number.tokens.start].kind == TokenKind::Word;
    !(number.ordinal || one_in_words)
}

/// The first token of a number: a noun, whatever its words are elsewhere (`ما لا يقل عن 17`).
pub(super) fn numeral(context: &Context<'_, '_>, number: &NumberPhrase, facts: &WordFacts) -> Cell {
    let token = number.tokens.start;
    let reading = context
        .text
        .readings(token)
        .iter()
        .find(|r| r.span().start() == number.span.start());
    let proclitics = reading.map_or(Proclitics::NONE, |r| r.proclitics);
    Cell {
        reading,
        conjunction: proclitics.has_conjunction(),
        preposition: context.prepositions.of_proclitics(proclitics),
        classes: WordClasses::QUANTIFIER,
        definite: reading.is_some_and(|r| r.article),
        stem: facts.stem_of(context, token, reading),
        ..blank(Class::Noun)
    }
}

/// A token that begins a mention: its reading is the one that the mention has chosen.
pub(super) fn named(
    context: &Context<'_, '_>,
    token: usize,
    index: usize,
    facts: &WordFacts,
    before: &[Cell],
) -> Cell {
    let mention = &context.mentions[index];
    let reading = context
        .text
        .readings(token)
        .iter()
        .find(|r| r.span().start() == mention.span.start());
    let proclitics = reading.map_or(Proclitics::NONE, |r| r.proclitics);
    // شمال سيناء, without a preposition: the side tells where.
    let beside = mention.kind == EntityKind::Place
        && reading.is_some_and(|r| {
            context
                .lexicon
                .classes(r.bare)
                .contains(WordClasses::DIRECTION)
        })
        && before.last().is_none_or(|c| c.class != Class::Preposition)
        // محافظة شمال سيناء: the name is the complement of what it is.
        && before.last().is_none_or(|c| {
            c.class != Class::Noun || c.definite || !c.classes.contains(WordClasses::LOCATION)
        })
        // جنوب أفريقيا is a country.
        && !matches!(&mention.why, Why::Gazetteer(id) if id.starts_with("country/"));
    let preposition = context
        .prepositions
        .of_proclitics(proclitics)
        .or_else(|| beside.then(|| context.prepositions.where_to()));
    // رئيس الوزراء and الرئيس are definite, جنديان تركيان are not; names always are.
    let with_article = |token: usize| context.text.folded(token).starts_with("ال");
    let definite = match mention.kind {
        EntityKind::Nationality => reading.is_some_and(|r| r.article),
        EntityKind::Role => {
            reading.is_some_and(|r| r.article)
                || mention.entity.is_some()
                || (mention.tokens.start + 1..mention.tokens.end).any(with_article)
        }
        _ => true,
    };
    Cell {
        reading,
        conjunction: proclitics.has_conjunction(),
        preposition,
        mention: Position::of(Some(index)),
        classes: reading.map_or(WordClasses::NONE, |r| context.lexicon.classes(r.bare)),
        definite,
        stem: facts.stem_of(context, token, reading),
        ..blank(Class::Noun)
    }
}

/// What a token that is no Arabic word does.
pub(super) fn mark(text: &AnalyzedText<'_>, token: usize, kind: TokenKind) -> Class {
    use Punctuation as P;
    match kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Latin => Class::Noun,
        TokenKind::Symbol => Class::Other,
        TokenKind::Punctuation(mark) => match mark {
            P::Comma => Class::Comma,
            P::Colon => Class::Colon,
            P::Semicolon => Class::Semicolon,
            P::Dash => Class::Dash,
            P::OpenBracket => Class::OpenBracket,
            P::CloseBracket => Class::CloseBracket,
            P::OpenQuote | P::CloseQuote | P::StraightQuote => quote(text, token),
            P::Period | P::Question | P::Exclamation | P::Ellipsis => Class::End,
            _ => Class::Other,
        },
    }
}

/// Whether a quotation mark opens or closes, as the text room has paired it.
fn quote(text: &AnalyzedText<'_>, token: usize) -> Class {
    let quotations = text.quotations();
    match quotations.binary_search_by_key(&token, |q| q.open) {
        Ok(_) => Class::OpenQuote,
        Err(_) => Class::CloseQuote,
    }
}

/// What an Arabic word does. `next` is what is known of the next token by itself, unless that is not known yet.
pub(super) fn word(
    context: &Context<'_, '_>,
    token: usize,
    (facts, further): (&WordFacts, &Further),
    next: Option<&WordFacts>,
    before: &[Cell],
) -> Cell {
    let asks = match facts.decided_by {
        DecidedBy::Itself => false,
        DecidedBy::Next => next.is_none_or(|next| next.is_second),
        DecidedBy::Surroundings => true,
    };
    if asks {
        let mut cells = context.text.readings(token).iter();
        if let Some(cell) = cells.find_map(|reading| function_word(context, token, &reading, true))
        {
            return cell;
        }
    }
    let first_verb = match further.usual {
        Usual::Verb(first) => Some(first),
        Usual::Function { .. } | Usual::Noun => None,
    };
    if facts.marks.contains(Marks::VERB)
        && !matches!(further.usual, Usual::Function { .. })
        && let Some((reading, form, stem)) = verb(context, token, first_verb, before)
    {
        return Cell {
            reading: Some(reading),
            conjunction: reading.proclitics.has_conjunction(),
            verb: Some(form),
            classes: context.lexicon.classes(reading.bare),
            stem,
            ..blank(Class::Verb)
        };
    }
    settled(context, token, facts, further.usual)
}

/// What an Arabic word does where nothing around it makes it something else.
#[inline]
pub(super) fn settled(
    context: &Context<'_, '_>,
    token: usize,
    facts: &WordFacts,
    usual: Usual,
) -> Cell {
    let reading = facts.reading_at(context.text, token);
    let conjunction = reading.is_some_and(|r| r.proclitics.has_conjunction());
    if let Usual::Function { class, preposition } = usual {
        return Cell {
            reading,
            conjunction,
            preposition,
            classes: facts.classes,
            stem: facts.stem,
            ..blank(class)
        };
    }
    let Some(reading) = reading else {
        return blank(Class::Noun);
    };
    let class = match facts.marks.contains(Marks::PARTICIPLE) {
        true => Class::Participle,
        false => Class::Noun,
    };
    Cell {
        reading: Some(reading),
        conjunction,
        preposition: context.prepositions.of_proclitics(reading.proclitics),
        classes: facts.classes,
        definite: reading.article,
        stem: facts.stem,
        ..blank(class)
    }
}

/// The reading that makes a word a finite verb here.
fn verb(
    context: &Context<'_, '_>,
    token: usize,
    first: Option<FirstVerb>,
    before: &[Cell],
) -> Option<(Reading, WordForm, Stem)> {
    let readings = context.text.readings(token);
    let negated = before.last().is_some_and(|c| c.class == Class::Negation);
    let shortening = negated && shortens(context.text, token - 1);
    let mut rest = 0;
    // Behind لم, other forms count than elsewhere.
    if !shortening {
        let first = first?;
        let at = usize::from(first.reading);
        let reading = readings.get(at)?;
        if (first.candidate).stands(context, token, &reading, before) {
            return Some((reading, first.candidate.form, first.stem));
        }
        if first.or_noun {
            return None;
        }
        rest = at + 1;
    }
    for reading in readings.iter().skip(rest) {
        if let Some(candidate) = candidate(context, &reading, shortening)
            && candidate.stands(context, token, &reading, before)
        {
            let stem = Stem::of_verb(context, &reading);
            return Some((reading, candidate.form, stem));
        }
        if is_noun_first(context, &reading) {
            return None;
        }
    }
    None
}

/// Whether a reading is a noun before worse readings are verbs: وزارته is a noun with its pronoun before it is و
/// and زارته.
pub(super) fn is_noun_first(context: &Context<'_, '_>, reading: &Reading) -> bool {
    let shapes = context.lexicon.form_shapes(reading.bare);
    shapes.contains(FormShapes::NO_CONSTRUCT)
}

/// The reading that counts where a word is a noun: a stem that the lexicon knows as one wins over one that only some
/// name contains.
pub(super) fn noun_reading(context: &Context<'_, '_>, readings: Readings<'_>) -> Option<usize> {
    readings
        .iter()
        .position(|r| !context.lexicon.form_shapes(r.bare).are_verbs())
        .or_else(|| {
            readings
                .iter()
                .position(|r| r.proclitics.has_preposition() && r.article)
        })
        .or((!readings.is_empty()).then_some(0))
}

/// An indefinite participle in the accusative, or a bare feminine one, of a verb that is a trigger.
pub(super) fn participle(context: &Context<'_, '_>, reading: &Reading) -> bool {
    let shapes = context.lexicon.form_shapes(reading.bare);
    if !shapes.contains(FormShapes::PARTICIPLE) {
        return false;
    }
    let forms = context.lexicon.forms(reading.bare);
    let of_frame = |form: &&WordForm| !context.frames.of_lemma(form.lemma).is_empty();
    // مناقشة is the discussion before it is she who discusses.
    let verbal_noun = forms.iter().filter(of_frame).any(|f| {
        matches!(
            f.shape,
            Shape::Noun {
                accusative: false,
                ..
            }
        )
    });
    // مدينة is a city before it is she who condemns.
    let noun = context
        .lexicon
        .classes(reading.bare)
        .contains(WordClasses::NOUN)
        && !forms.iter().any(|f| {
            matches!(
                f.shape,
                Shape::Participle {
                    accusative: true,
                    ..
                }
            )
        });
    // موقعا is a site before it is "signing".
    let place = forms.iter().any(|f| {
        let classes = context.lexicon.lemma(f.lemma).classes;
        matches!(f.shape, Shape::Noun { .. }) && classes.contains(WordClasses::LOCATION)
    });
    // معبرا is "expressing" before it is a crossing.
    let says = forms.iter().filter(of_frame).any(|f| {
        let mut frames = context.frames.of_lemma(f.lemma).iter();
        matches!(f.shape, Shape::Participle { .. })
            && frames.any(|&id| context.frames.get(id).kind == EventType::Statement)
    });
    !reading.article
        && !noun
        && (!place || says)
        && !reading.proclitics.has_preposition()
        && !verbal_noun
        && forms
            .iter()
            .filter(of_frame)
            .any(|f| matches!(f.shape, Shape::Participle { .. }))
}
