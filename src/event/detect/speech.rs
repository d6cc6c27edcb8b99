//! Who says what: participles of speech, prepositions of reference, understood speakers, and where
//! what is said begins.

use std::ops::Range;

use super::circumstance;
use super::company::{self, Reach};
use super::fill;
use super::requirement;
use super::unfit;
use crate::event::draft::{Draft, EventMention};
use smallvec::SmallVec;

use crate::Span;
use crate::entity::Why;
use crate::event::clause::cell::{Class, Context};
use crate::event::clause::content::{Content, quotation_that_closes};
use crate::event::clause::scan::{Sense, Sentence};
use crate::event::frame::{Filler, Frame, FrameId, Function};
use crate::event::kind::{EventType, Role};
use crate::event::{Argument, Arguments};
use crate::lexicon::{Shape, Voice};
use crate::text::{AnalyzedText, Reading};

/// The event of a participle that says what else the subject of its sentence does (`مضيفا`,
/// `مستهدفة`).
pub(crate) fn participle(
    sentence: &Sentence<'_, '_>,
    at: usize,
    earlier: &[Draft],
) -> Option<Draft> {
    let chunk = &sentence.chunks[at];
    let token = chunk.tokens.start;
    let reading = sentence.cells[token].reading?;
    let forms = sentence.context.lexicon.forms(reading.bare);
    let active = forms
        .iter()
        .filter(|f| matches!(f.shape, Shape::Participle { voice, .. } if voice != Voice::Passive));
    let mut best: Option<Draft> = None;
    for form in active {
        for &id in sentence.context.frames.of_lemma(form.lemma) {
            let frame = sentence.context.frames.get(id);
            let Some(draft) = participle_of(sentence, at, id, frame, reading.span(), earlier)
            else {
                continue;
            };
            if best
                .as_ref()
                .is_none_or(|b| fill::rank(sentence, &draft) > fill::rank(sentence, b))
            {
                best = Some(draft);
            }
        }
    }
    best
}

/// The event of a participle by one frame.
fn participle_of(
    sentence: &Sentence<'_, '_>,
    at: usize,
    id: FrameId,
    frame: &Frame,
    trigger: Span,
    earlier: &[Draft],
) -> Option<Draft> {
    let token = sentence.chunks[at].tokens.start;
    if !requirement::may_be_met(sentence, frame) {
        return None;
    }
    let company = Reach::of(sentence, token);
    if !company.may_suit(sentence, frame) || !company::is_of_no_other_domain(sentence, frame, token)
    {
        return None;
    }
    let clause = sentence.verb_clause(at, Sense::Speech);
    if unfit::excludes(frame, clause, at) {
        return None;
    }
    let last = clause.end.clamp(at + 1, sentence.chunks.len()) - 1;
    if !company.suits(sentence, frame, &(token..sentence.chunks[last].tokens.end)) {
        return None;
    }
    let mut draft = Draft::new(frame, id, 'S', trigger, at);
    draft.reach = (at, clause.end);
    fill::function(
        &mut draft,
        sentence,
        frame,
        Function::Object,
        &clause.object,
    );
    circumstance::circumstances(&mut draft, sentence, frame, clause);
    draft.content = clause.content;
    if !requirement::satisfied(&draft, frame) {
        return None;
    }
    // هجوم أوقع قتلى، مستهدفا السوق: what hits goes on; who praises once more praises somebody else.
    if !circumstance::is_said(frame.kind) {
        draft.continues = earlier
            .iter()
            .rev()
            .find(|d| d.kind() == frame.kind)
            .map(|d| d.chunk);
    }
    let subject = frame.role(Function::Subject);
    draft.agreement = sentence.asks(at);
    if circumstance::is_said(frame.kind) {
        // Who goes on speaking is found among those who spoke; else it is who does what the sentence
        // tells.
        let main = sentence.main_subject(at);
        draft.carried = candidates(sentence, &draft, frame, &main);
        if let Some(writers) = writers_to(&draft.carried, earlier) {
            draft.carried = writers.into();
        }
        draft.speaker_understood = subject.is_some();
        return Some(draft);
    }
    if let Some(role) = subject {
        match earlier.iter().rev().find_map(|draft| agent_of(draft)) {
            Some(arguments) => {
                for argument in arguments {
                    draft.add(role, argument.clone());
                }
            }
            None => {
                let verb = (0..at)
                    .rev()
                    .find(|&c| sentence.chunks[c].class == Class::Verb);
                let subject = verb
                    .map(|verb| sentence.subject_of(verb))
                    .unwrap_or_default();
                fill::fill(&mut draft, sentence, frame, role, &subject);
            }
        }
    }
    Some(draft)
}

/// `تلقى الأمير برقية من الوزير، مؤكدا …`: where the sentence tells of a letter that somebody got, its words are of
/// those who wrote it.
fn writers_to<'d>(subject: &[Argument], earlier: &'d [Draft]) -> Option<&'d [Argument]> {
    let letter = earlier.iter().rev().find(|draft| {
        let got = draft.event.kind.arguments(Role::Recipient);
        draft.kind() == EventType::Call
            && draft.event.manner.as_deref() == Some("letter")
            && got.is_some_and(|got| {
                got.iter()
                    .any(|one| one.span.is_some() && subject.iter().any(|s| s.span == one.span))
            })
    })?;
    let writers = letter.event.kind.arguments(Role::Caller)?;
    (!writers.is_empty()).then_some(writers)
}

/// Those of some phrases who may speak in a frame.
pub(super) fn candidates(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    frame: &Frame,
    group: &[usize],
) -> Arguments {
    let Some(role) = frame.role(Function::Subject) else {
        return Arguments::default();
    };
    let speaks = |&(place, &chunk): &(usize, &usize)| {
        // عضو المجلس والكاتب فلان: one person with two offices speaks.
        let joined = group.get(place + 1);
        let held = joined.is_some_and(|&name| sentence.holds_both(chunk, name));
        !held && sentence.is_somebody(chunk) && fill::accepts(sentence, frame, role, chunk)
    };
    group
        .iter()
        .enumerate()
        .filter(speaks)
        .map(|(_, &chunk)| fill::argument(sentence, draft, chunk, frame))
        .collect()
}

/// Whether an event is told by a verb of its own, not by a noun.
pub(super) fn is_clause(draft: &EventMention) -> bool {
    matches!(&draft.event.why, Why::Frame(_, 'V' | 'S' | 'P' | 'Q'))
}

/// Who does it, in an event.
pub(crate) fn agent_of(draft: &EventMention) -> Option<&[Argument]> {
    let role = match draft.kind() {
        EventType::Statement => Role::Speaker,
        EventType::Warning => Role::Source,
        EventType::Accusation => Role::Accuser,
        EventType::Condemnation | EventType::Rejection => Role::Source,
        EventType::Request => Role::Requester,
        EventType::Support => Role::Supporter,
        EventType::Claim => Role::Claimant,
        EventType::Attack => Role::Attacker,
        EventType::Raid => Role::Raider,
        _ => return None,
    };
    draft.event.kind.arguments(role).filter(|a| !a.is_empty())
}

/// Whether one of some tokens may begin a preposition of reference.
pub(super) fn may_refer(sentence: &Sentence<'_, '_>, tokens: &Range<usize>) -> bool {
    let mut company = sentence.cells.company(tokens).iter();
    company.any(|company| company.may_refer())
}

/// `بحسب X`, `وفقا ل X`: the noun behind a preposition of reference is who says it.
pub(super) fn prepositional(sentence: &Sentence<'_, '_>, at: usize) -> Option<Draft> {
    let token = sentence.chunks[at].tokens.start;
    let (id, reading) = source_preposition(sentence.context, token)?;
    let frame = sentence.context.frames.get(id);
    if is_norm(sentence, frame, at) {
        return None;
    }
    let mut draft = Draft::new(frame, id, 'N', reading.span(), at);
    draft.reach = (at, sentence.phrase_end(at));
    draft.chunk = usize::MAX;
    let filled = fill::function(&mut draft, sentence, frame, Function::Subject, &[at]);
    draft.chunk = at;
    if !filled {
        return None;
    }
    draft.content = reported(sentence, at);
    Some(draft)
}

/// Whether what a preposition of reference governs is what something conforms to, and tells nothing: `وفق النظام`,
/// `حسب نص المرسوم`, `وفق كل حالة`.
fn is_norm(sentence: &Sentence<'_, '_>, frame: &Frame, at: usize) -> bool {
    let text = sentence.context.text;
    let Some(phrase) = &sentence.chunks[at].phrase else {
        return false;
    };
    let norm = |token: usize| {
        let readings = text.readings(token).iter();
        readings
            .take(READINGS)
            .any(|r| frame.without.contains(r.bare))
    };
    // نص المرسوم, مجموعة من المعايير
    let inside = phrase.head..text.tokens().len().min(phrase.head + 3);
    phrase.mention.is_none()
        && inside
            .take_while(|&token| {
                let cell = &sentence.cells[token];
                // شهادة ميلاده
                let owned = token == phrase.head + 1
                    && phrase.filler != Filler::Human
                    && cell.class == Class::Noun
                    && cell.preposition.is_none()
                    && !cell.conjunction;
                let same = owned || token < sentence.chunks[at].tokens.end;
                let counted = token == phrase.head + 2
                    && cell.class == Class::Noun
                    && text.folded(token - 1) == "من";
                same || counted || (token == phrase.head + 1 && text.folded(token) == "من")
            })
            .any(norm)
}

/// How many readings of a word are looked at.
const READINGS: usize = 4;

/// The frame of the preposition of reference that begins at a token.
pub(super) fn source_preposition(
    context: Context<'_, '_>,
    token: usize,
) -> Option<(FrameId, Reading)> {
    let text = context.text;
    text.readings(token)
        .iter()
        .filter(|r| r.enclitic.is_none())
        .find_map(|reading| {
            let mut frames = context.frames.of_preposition(reading.stem).iter();
            let frame = frames.find(|frame| {
                frame.rest.iter().enumerate().all(|(n, &word)| {
                    let at = token + 1 + n;
                    text.tokens().get(at).is_some_and(|next| !next.line_before)
                        && text.readings(at).iter().any(|r| {
                            (r.stem == word && r.is_whole())
                                || context
                                    .prepositions
                                    .of_proclitics(r.proclitics)
                                    .is_some_and(|p| p.canonical == word)
                        })
                })
            })?;
            Some((frame.meaning, reading))
        })
}

/// What a preposition of reference refers to: the clause that it opens, or what stands before it in the sentence, or,
/// where it opens the sentence, what follows its comma.
fn reported(sentence: &Sentence<'_, '_>, at: usize) -> Option<Content> {
    let behind = sentence.phrase_end(at);
    // وفق X فإن …: what follows is said.
    if let Some(next) = sentence
        .chunks
        .get(behind)
        .filter(|c| c.class == Class::Complementizer)
    {
        return Some(Content::From(next.tokens.start));
    }
    // ووفق X ارتفعت الأسعار: it opens a clause that goes on behind it.
    let opens = sentence.chunks[at].conjunction || at == 0;
    let is = |at: usize, classes: &[Class]| {
        let chunk = sentence.chunks.get(at);
        chunk.is_some_and(|c| classes.contains(&c.class))
    };
    // فقد ارتفعت
    let verb = behind + usize::from(is(behind, &[Class::Particle]));
    if opens && is(verb, &[Class::Verb, Class::Negation, Class::Copula]) {
        return Some(Content::From(sentence.chunks[behind].tokens.start));
    }
    let before = &sentence.chunks[..at];
    if before
        .iter()
        .any(|c| c.class == Class::Verb || c.class == Class::Noun)
    {
        let first = sentence.chunks[0].tokens.start;
        return Some(until(
            sentence.context.text,
            first,
            last_content_token(sentence, at)?,
        ));
    }
    let comma = sentence.chunks[at..]
        .iter()
        .position(|c| c.class == Class::Comma)?;
    let start = sentence.chunks.get(at + comma + 1)?.tokens.start;
    Some(Content::From(start))
}

/// The last token of what stands before a chunk, marks aside.
fn last_content_token(sentence: &Sentence<'_, '_>, at: usize) -> Option<usize> {
    sentence.chunks[..at]
        .iter()
        .rev()
        .find(|c| {
            !matches!(
                c.class,
                Class::Comma
                    | Class::Dash
                    | Class::Semicolon
                    | Class::Preposition
                    | Class::Relative
            )
        })
        .map(|c| c.tokens.end - 1)
}

/// What stands before a verb of speech that nothing follows: a quotation that just closed, or the
/// clause that `وفق ما`, `كما` and `حسبما` refer to.
pub(crate) fn content_before(sentence: &Sentence<'_, '_>, verb: usize) -> Option<Content> {
    let text = sentence.context.text;
    let token = sentence.chunks[verb].tokens.start;
    let mut before = token;
    while before > 0 && before + 3 > token {
        let class = sentence.cells[before - 1].class;
        // «…»، وقال: the quotation is what was said before.
        if class == Class::CloseQuote && !sentence.chunks[verb].conjunction {
            let index = quotation_that_closes(text, before - 1)?;
            let quotation = text.quotations()[index];
            // Behind a word of the clause it belongs to that word: لشبكة «بي بي سي» قالت.
            let opens = text.sentences()[text.sentence_of(quotation.open)]
                .tokens
                .start
                == quotation.open;
            let bound = !opens && text.tokens()[quotation.open - 1].is_word();
            // One or two words are a name, unless they open the sentence and a comma parts them from the
            // verb.
            let short = quotation.close <= quotation.open + 3;
            let says = !bound && (!short || (before < token && opens));
            return says.then_some(Content::Quotation(index));
        }
        if !matches!(class, Class::Comma | Class::Dash | Class::End) {
            break;
        }
        before -= 1;
    }
    let relative = verb.checked_sub(1)?;
    if sentence.chunks[relative].class == Class::Relative
        || sentence.chunks[relative].class == Class::Subordinator
    {
        let folded = text.folded(sentence.chunks[relative].tokens.start);
        let refers = matches!(
            folded,
            "ما" | "كما" | "حسبما" | "بحسبما" | "وفقما" | "مثلما"
        );
        if refers {
            let first = sentence.chunks[0].tokens.start;
            return Some(until(text, first, last_content_token(sentence, relative)?));
        }
    }
    None
}

/// The tokens from the first to the last, or the quotation that is all that they hold.
fn until(text: &AnalyzedText<'_>, first: usize, last: usize) -> Content {
    quotation_that_closes(text, last)
        .filter(|&index| text.quotations()[index].open <= first)
        .map_or(Content::Until(first, last), Content::Quotation)
}

/// How many contents before one are looked at; keeps the work linear in the text.
const SAID: usize = 16;

/// What is said belongs to one verb: the first that it can belong to. A later one that needs it
/// (`قال خبير يتابع الأسواق، إن …`) is then no statement.
pub(crate) fn one_speaker_each(context: Context<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut said: SmallVec<[Content; 8]> = SmallVec::new();
    let mut speechless = |draft: &mut Draft| {
        let Some(content) = draft.content else {
            return false;
        };
        if !said.iter().rev().take(SAID).any(|&s| s == content) {
            said.push(content);
            return false;
        }
        draft.content = None;
        !requirement::satisfied(draft, context.frames.get(draft.frame))
    };
    let mut at = 0;
    while at < drafts.len() {
        if speechless(&mut drafts[at]) {
            drafts.remove(at);
        } else {
            at += 1;
        }
    }
}
