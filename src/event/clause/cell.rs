//! Cells: for every token, which of its readings counts and what it does in the sentence.

use super::function_word::function_word;
use super::preposition::{Preposition, Prepositions};
use super::verbal::finite;
use crate::entity::{EntityId, EntityKind, Mention, Reference, Traits, Why};
use crate::event::frame::Frames;
use crate::lexicon::{Lexicon, NumberPhrase, Numbers, Shape, WordClasses, WordForm};
use crate::text::{AnalyzedText, Proclitics, Punctuation, Reading, TokenKind};
use crate::time::Time;

/// What a token does in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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

/// One token as the clause parser sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) class: Class,
    /// The reading that counts; `None` for what is no word.
    pub(crate) reading: Option<Reading>,
    /// Whether و or ف stands before it in one word.
    pub(crate) conjunction: bool,
    /// The preposition that stands before it in one word, or the one that it is.
    pub(crate) preposition: Option<Preposition>,
    /// The longest mention that begins here.
    pub(crate) mention: Option<usize>,
    /// The time that begins here.
    pub(crate) time: Option<usize>,
    /// The verb form, where it is one.
    pub(crate) verb: Option<WordForm>,
    /// The classes of its stem.
    pub(crate) classes: WordClasses,
    /// Whether its stem has the article or it is (part of) a name.
    pub(crate) definite: bool,
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
            .map_or(&[], |r| r.entities.as_slice())
    }
}

/// The cells of a whole text, one for each token.
pub(crate) fn cells(context: Context<'_, '_>) -> Vec<Cell> {
    let text = context.text;
    let count = text.tokens().len();
    let mut mention_at: Vec<Option<usize>> = vec![None; count];
    let mut covered = vec![false; count];
    // Mentions come sorted by start, the longest first.
    for (index, mention) in context.mentions.iter().enumerate() {
        let range = mention.tokens.clone();
        if range.is_empty() || range.end > count {
            continue;
        }
        if mention_at[range.start].is_none() && !covered[range.start] {
            mention_at[range.start] = Some(index);
            covered[range.start + 1..range.end].fill(true);
        }
    }
    let mut time_at: Vec<Option<usize>> = vec![None; count];
    for (index, time) in context.times.iter().enumerate() {
        let range = time.tokens.clone();
        if range.is_empty() || range.end > count || covered[range.start] {
            continue;
        }
        if time_at[range.start].is_none() && mention_at[range.start].is_none() {
            time_at[range.start] = Some(index);
            covered[range.start + 1..range.end].fill(true);
        }
    }
    let mut cells: Vec<Cell> = Vec::with_capacity(count);
    let mut inside_until = 0;
    let mut sentence_start = 0;
    for token in 0..count {
        // Company is looked for in the own sentence: what stands before it changes no reading.
        if text.sentences()[text.sentence_of(token)].tokens.start == token {
            sentence_start = token;
        }
        let before = &cells[sentence_start..];
        let cell = if covered[token] || token < inside_until {
            Cell {
                mention: mention_at[token],
                ..blank(Class::Inside)
            }
        } else if is_abbreviation(text, token) {
            inside_until = token + 2;
            blank(Class::Inside)
        } else if is_turn_of_speech(text, token) {
            let reading = text.best(token).copied();
            Cell {
                reading,
                conjunction: reading.is_some_and(|r| r.proclitics.has_conjunction()),
                ..blank(Class::Particle)
            }
        } else if let Some(index) = time_at[token] {
            let reading = text
                .best(token)
                .copied()
                .filter(|r| r.span().start <= context.times[index].span.start);
            let conjunction = reading.is_some_and(|r| r.proclitics.has_conjunction());
            Cell {
                time: Some(index),
                reading,
                conjunction,
                ..blank(Class::Time)
            }
        } else if let Some(index) = mention_at[token].filter(|_| !is_to_me(text, token, before)) {
            named(context, token, index, before)
        } else if let Some(number) = number(context, token) {
            inside_until = number.tokens.end;
            numeral(context, &number)
        } else {
            word_or_mark(context, token, before)
        };
        if cell.class == Class::Preposition {
            inside_until = token + cell.preposition.map_or(1, |p| p.tokens);
        }
        cells.push(cell);
    }
    cells
}

/// Whether a word is "to me" or "to you" behind a verb, though it is somebody's name elsewhere: `قال لي المدير`.
fn is_to_me(text: &AnalyzedText<'_>, token: usize, before: &[Cell]) -> bool {
    let behind_verb = before.last().is_some_and(|cell| cell.class == Class::Verb);
    let name_goes_on = || {
        text.tokens().get(token + 1).is_some_and(|next| {
            next.is_word() && !text.folded(token + 1).starts_with("ال") && !next.line_before
        })
    };
    behind_verb && matches!(text.folded(token), "لي" | "لك") && !name_goes_on()
}

/// Whether a word is one or two letters with a period that ends no sentence: `د. سمير`.
fn is_abbreviation(text: &AnalyzedText<'_>, token: usize) -> bool {
    let tokens = text.tokens();
    let short = tokens[token].is_word() && text.folded(token).chars().count() <= 2;
    short
        && tokens
            .get(token + 2)
            .is_some_and(|behind| !behind.line_before)
        && tokens[token + 1].punctuation() == Some(Punctuation::Period)
        && !tokens[token + 1].space_before
        && text.sentence_of(token) == text.sentence_of(token + 2)
}

/// Whether a word is one of an expression that only leads over to somebody else or to something else (`من جهته`,
/// `من جهة أخرى`). It is nobody's part in anything.
fn is_turn_of_speech(text: &AnalyzedText<'_>, token: usize) -> bool {
    const LONGEST: usize = 3;
    let sentence = &text.sentences()[text.sentence_of(token)].tokens;
    let begins = token.saturating_sub(LONGEST - 1).max(sentence.start)..=token;
    begins.rev().any(|first| {
        let word = |at: usize| match (first + at) < sentence.end {
            true => text.folded(first + at),
            false => "",
        };
        let length = match (word(0), word(1), word(2)) {
            ("من" | "ومن", "جهه" | "ناحيه" | "جانب", "اخري" | "اخر" | "ثانيه") => {
                3
            }
            (
                "من" | "ومن",
                "جهته" | "جهتها" | "جهتهم" | "جهتهما" | "جانبه" | "جانبها" | "جانبهم" | "جانبهما"
                | "ناحيته" | "ناحيتها",
                _,
            ) => 2,
            _ => 0,
        };
        first + length > token
    })
}

pub(super) fn blank(class: Class) -> Cell {
    Cell {
        class,
        reading: None,
        conjunction: false,
        preposition: None,
        mention: None,
        time: None,
        verb: None,
        classes: WordClasses::NONE,
        definite: false,
    }
}

/// The number that begins at a token, where it is more than the article of something else.
pub(super) fn number(context: Context<'_, '_>, token: usize) -> Option<NumberPhrase> {
    let text = context.text;
    if !matches!(
        text.tokens()[token].kind,
        TokenKind::Word | TokenKind::Number
    ) {
        return None;
    }
    // أحد المصادر: one of them, not a number.
    context.numbers.read(text, token).filter(|n| {
        let one_in_words = n.value == Some(1.0) && text.tokens()[token].kind == TokenKind::Word;
        !(n.ordinal || one_in_words)
    })
}

/// The first token of a number: a noun, whatever its words are elsewhere (`ما لا يقل عن 17`).
fn numeral(context: Context<'_, '_>, number: &NumberPhrase) -> Cell {
    let token = number.tokens.start;
    let reading = context
        .text
        .readings(token)
        .iter()
        .find(|r| r.span().start == number.span.start);
    let proclitics = reading.map_or(Proclitics::NONE, |r| r.proclitics);
    Cell {
        reading: reading.copied(),
        conjunction: proclitics.has_conjunction(),
        preposition: context.prepositions.of_proclitics(proclitics),
        classes: WordClasses::QUANTIFIER,
        definite: reading.is_some_and(|r| r.article),
        ..blank(Class::Noun)
    }
}

/// A token that begins a mention: its reading is the one that the mention has chosen.
fn named(context: Context<'_, '_>, token: usize, index: usize, before: &[Cell]) -> Cell {
    let mention = &context.mentions[index];
    let reading = context
        .text
        .readings(token)
        .iter()
        .find(|r| r.span().start == mention.span.start);
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
        reading: reading.copied(),
        conjunction: proclitics.has_conjunction(),
        preposition,
        mention: Some(index),
        classes: reading.map_or(WordClasses::NONE, |r| context.lexicon.classes(r.bare)),
        definite,
        ..blank(Class::Noun)
    }
}

fn word_or_mark(context: Context<'_, '_>, token: usize, before: &[Cell]) -> Cell {
    use Punctuation as P;
    let class = match context.text.tokens()[token].kind {
        TokenKind::Word => return word(context, token, before),
        TokenKind::Number | TokenKind::Latin => Class::Noun,
        TokenKind::Symbol => Class::Other,
        TokenKind::Punctuation(mark) => match mark {
            P::Comma => Class::Comma,
            P::Colon => Class::Colon,
            P::Semicolon => Class::Semicolon,
            P::Dash => Class::Dash,
            P::OpenBracket => Class::OpenBracket,
            P::CloseBracket => Class::CloseBracket,
            P::OpenQuote | P::CloseQuote | P::StraightQuote => quote(context.text, token),
            P::Period | P::Question | P::Exclamation | P::Ellipsis => Class::End,
            _ => Class::Other,
        },
    };
    blank(class)
}

/// Whether a quotation mark opens or closes, as the text room has paired it.
fn quote(text: &AnalyzedText<'_>, token: usize) -> Class {
    let quotations = text.quotations();
    match quotations.binary_search_by_key(&token, |q| q.open) {
        Ok(_) => Class::OpenQuote,
        Err(_) => Class::CloseQuote,
    }
}

fn word(context: Context<'_, '_>, token: usize, before: &[Cell]) -> Cell {
    let text = context.text;
    let readings = text.readings(token);
    for reading in readings {
        if let Some(cell) = function_word(context, token, reading) {
            return cell;
        }
    }
    // Readings come best first: وزارته is a noun with its pronoun before it is و and زارته.
    let mut verb = None;
    for reading in readings {
        if let Some(form) = finite(context, token, reading, before) {
            verb = Some((reading, form));
            break;
        }
        let forms = context.lexicon.forms(reading.bare);
        if forms
            .iter()
            .any(|f| !f.shape.is_verb() && !f.shape.is_construct())
        {
            break;
        }
    }
    if let Some((reading, form)) = verb {
        return Cell {
            reading: Some(*reading),
            conjunction: reading.proclitics.has_conjunction(),
            verb: Some(form),
            classes: context.lexicon.classes(reading.bare),
            ..blank(Class::Verb)
        };
    }
    // A stem that the lexicon knows as a noun wins over one that only some name contains.
    let reading = readings
        .iter()
        .find(|r| !context.lexicon.forms(r.bare).is_empty() && !is_only_verb(context, r))
        .or_else(|| {
            readings
                .iter()
                .find(|r| r.proclitics.has_preposition() && r.article)
        })
        .or_else(|| readings.first());
    let Some(reading) = reading else {
        return blank(Class::Noun);
    };
    let class = if participle(context, reading) {
        Class::Participle
    } else {
        Class::Noun
    };
    Cell {
        class,
        reading: Some(*reading),
        conjunction: reading.proclitics.has_conjunction(),
        preposition: context.prepositions.of_proclitics(reading.proclitics),
        classes: context.lexicon.classes(reading.bare),
        definite: reading.article,
        ..blank(class)
    }
}

fn is_only_verb(context: Context<'_, '_>, reading: &Reading) -> bool {
    context
        .lexicon
        .forms(reading.bare)
        .iter()
        .all(|f| matches!(f.shape, Shape::Verb { .. }))
}

/// An indefinite participle in the accusative, or a bare feminine one, of a verb that is a trigger.
fn participle(context: Context<'_, '_>, reading: &Reading) -> bool {
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
    !reading.article
        && !noun
        && !reading.proclitics.has_preposition()
        && !verbal_noun
        && forms
            .iter()
            .filter(of_frame)
            .any(|f| matches!(f.shape, Shape::Participle { .. }))
}
