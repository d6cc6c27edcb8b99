//! What stands right beside an event: the particles before a verb, the adjectives behind a noun.

use crate::Span;
use crate::event::clause::cell::{Cell, Class};
use crate::event::clause::scan::Sentence;
use crate::event::frame::{Function, Status};
use crate::lexicon::{Person, Shape, Tense, WordClasses};
use crate::text::{AnalyzedText, Proclitics};

/// Adverbs before ما and an imperfect, which tell what happens again and again, folded.
const OFTEN: [&str; 5] = ["كثيرا", "عاده", "غالبا", "داءما", "دايما"];

/// What the words before a finite verb make of it.
pub(super) fn of_verb(sentence: &Sentence<'_, '_>, verb: usize) -> Option<(Status, Span)> {
    let (text, cells) = (sentence.context.text, sentence.cells);
    let cell = &cells[verb];
    let imperfect = cell.verb.is_some_and(|form| match form.shape {
        Shape::Verb { tense, .. } => tense != Tense::Perfect,
        _ => false,
    });
    let written = |token: usize| text.tokens()[token].span();
    let bare = |token: usize| text.folded(token).trim_start_matches(['و', 'ف']);
    let before = |reach: usize| {
        verb.checked_sub(reach)
            .filter(|_| !text.tokens()[verb].line_before)
    };
    if imperfect
        && let Some(adverb) = before(2)
        && text.folded(verb - 1) == "ما"
        && OFTEN.contains(&bare(adverb))
    {
        return Some((Status::Generic, written(adverb)));
    }
    for token in (verb.saturating_sub(2)..verb).rev() {
        let before = &cells[token];
        match before.class {
            Class::Negation => {
                // غير and دون negate nouns; a verb is negated by what stands right before it.
                // لم تكن تتعمد: with كان between.
                let next = (token + 1..verb).all(|at| cells[at].class == Class::Copula);
                if next || before.classes.contains(WordClasses::COPULA) {
                    if excepted(text, verb) {
                        return None;
                    }
                    // ما لم: unless.
                    let unless = token > 0 && bare(token) == "لم" && text.folded(token - 1) == "ما";
                    if unless {
                        return Some((Status::Condition, written(token - 1)));
                    }
                    let cue = before.reading.map_or(written(token), |r| r.span());
                    return Some((Status::Negated, cue));
                }
            }
            Class::Particle if token + 1 == verb => {
                let word = bare(token);
                if word == "سوف" {
                    return Some((Status::Future, written(token)));
                }
                // كان قد تعرض: what may be either is a perfect behind قد.
                if word == "هل" {
                    return Some((Status::Possible, written(token)));
                }
                let may = word != "قد" || !may_be_perfect(sentence, cell);
                if imperfect && may && matches!(word, "قد" | "ربما" | "لعل") {
                    return Some((Status::Possible, written(token)));
                }
            }
            Class::Particle | Class::Copula => {}
            _ => break,
        }
    }
    let reading = cell.reading?;
    if reading.proclitics.contains(Proclitics::SA) {
        let start = written(verb).start();
        let end = reading.span().start();
        return Some((Status::Future, Span::new(start, end.max(start))));
    }
    None
}

/// Whether a form of the verb in the perfect is spelled so, too.
fn may_be_perfect(sentence: &Sentence<'_, '_>, cell: &Cell) -> bool {
    let Some(reading) = cell.reading else {
        return false;
    };
    let mut forms = sentence.context.lexicon.forms(reading.bare).iter();
    forms.any(|form| {
        matches!(
            form.shape,
            Shape::Verb {
                tense: Tense::Perfect,
                person: Person::Third,
                bound: false,
                ..
            }
        )
    })
}

/// Whether إلا behind a denied verb takes its negation back: `لم يعلن ذلك إلا أمس`.
fn excepted(text: &AnalyzedText<'_>, verb: usize) -> bool {
    const REACH: usize = 7;
    let end = text.sentences()[text.sentence_of(verb)].tokens.end;
    let tokens = text.tokens();
    (verb + 1..end.min(verb + REACH))
        .take_while(|&token| tokens[token].is_word())
        .any(|token| {
            let but = token + 1 < end && text.folded(token + 1).starts_with("ان");
            matches!(text.folded(token), "الا" | "سوي") && !but
        })
}

/// How many words before أي a negation may stand.
const DENIED: usize = 10;

/// Words that deny what أي is said of, folded.
const DENIALS: [&str; 10] = [
    "لم", "لن", "لا", "ليس", "ليست", "عدم", "دون", "بدون", "رفض", "يرفض",
];

/// What أي makes of a noun: whichever comes (`أي هجوم`), or none (`لم يسفر عن أي إصابات`).
pub(super) fn of_any(sentence: &Sentence<'_, '_>, noun: usize) -> Option<(Status, Span)> {
    let text = sentence.context.text;
    let start = text.sentences()[text.sentence_of(noun)].tokens.start;
    let any = noun.checked_sub(1).filter(|&any| any >= start)?;
    let word = text.folded(any);
    let article = sentence.cells[noun].reading.is_some_and(|r| r.article);
    let is_any = matches!(
        word,
        "اي" | "واي" | "باي" | "لاي" | "فاي" | "ايه" | "بايه" | "لايه"
    );
    // اتفاق سيء، أي اتفاق يبقي …: that is.
    let explains = any > start && !text.tokens()[any - 1].is_word() && word == "اي";
    if !is_any || article || explains {
        return None;
    }
    let mut before = (start.max(any.saturating_sub(DENIED))..any).rev();
    let denial = before
        .by_ref()
        .take_while(|&token| text.tokens()[token].is_word())
        .find(|&token| DENIALS.contains(&text.folded(token).trim_start_matches(['و', 'ف', 'ب'])));
    Some(match denial {
        Some(denial) => (Status::Negated, text.tokens()[denial].span()),
        None => (Status::Possible, text.tokens()[any].span()),
    })
}

/// How many words behind a noun are looked at.
const REACH: usize = 4;

/// What the adjectives behind a noun, or its predicate, make of it.
pub(super) fn of_noun(sentence: &Sentence<'_, '_>, noun: usize) -> Option<(Status, Span)> {
    let context = sentence.context;
    let text = context.text;
    let end = text.sentences()[text.sentence_of(noun)].tokens.end;
    for token in noun + 1..end.min(noun + 1 + REACH) {
        let cell = &sentence.cells[token];
        let goes_on = matches!(cell.class, Class::Noun | Class::Inside | Class::Participle);
        let described = cell.reading.filter(|_| cell.mention().is_none() && goes_on);
        let status = described.and_then(|reading| {
            let mut forms = context.lexicon.forms(reading.bare).iter();
            forms.find_map(|form| {
                let cues = context.frames.status(form.lemma).iter();
                let mut adjectives = cues.filter(|cue| cue.function == Function::Itself);
                adjectives.next().map(|cue| cue.status)
            })
        });
        if let Some(status) = status {
            return Some((status, text.tokens()[token].span()));
        }
        let quoted = cell.class == Class::OpenQuote;
        if !(goes_on || quoted) || cell.preposition.is_some() {
            break;
        }
    }
    None
}
