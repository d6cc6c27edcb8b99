//! What can fill no role and what speaks against a frame: phrases headed by words that it excludes, prepositions with
//! which its trigger means something else, places where one meets, and numbers of nobody.

use super::circumstance::is_said;
use crate::entity::EntityKind;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{Gender, WordClasses};

/// How many chunks behind a trigger a preposition still belongs to it for sure.
const BESIDE: usize = 3;

/// Whether a complement stands near the trigger with which it means something else: `بحث عن`.
pub(super) fn excludes(frame: &Frame, clause: &Clause, at: usize) -> bool {
    let excluded = |word| frame.excludes.contains(&Function::Preposition(word));
    let beside = |chunks: &[usize]| {
        chunks
            .first()
            .is_some_and(|&chunk| (at..=at + BESIDE).contains(&chunk))
    };
    !frame.excludes.is_empty()
        && (clause
            .complements
            .iter()
            .any(|c| excluded(c.preposition) && beside(&c.chunks))
            || clause.pronouns.iter().any(|&(word, _)| excluded(word)))
}

/// Whether a phrase tells where those are who meet, not with whom: `الاجتماع بالمغرب`.
pub(super) fn is_venue(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    role: Role,
    chunk: usize,
) -> bool {
    let ba = sentence.context.prepositions.ba;
    let behind_ba = || {
        let preposition = sentence.chunks[chunk].preposition;
        preposition.is_some_and(|p| p.canonical == ba)
    };
    frame.kind == EventType::Meeting
        && role == Role::Participant
        && behind_ba()
        && is_place(sentence, chunk)
}

fn is_place(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    sentence.chunks[chunk].phrase.as_ref().is_some_and(|p| {
        let mention = p.mention.map(|m| sentence.context.mentions[m].kind);
        matches!(p.filler, Filler::Place | Filler::Location) || mention == Some(EntityKind::Place)
    })
}

/// Whether talks are called by the one town where they are held: `اجتماع جنيف`, `قمة الرياض`; in `اجتماع موسكو وأنقرة`
/// towns stand for those who talk.
pub(super) fn is_named_by_town(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    group: &[usize],
) -> bool {
    let (EventType::Meeting, &[only]) = (frame.kind, group) else {
        return false;
    };
    let traits = sentence.context.traits;
    let next = sentence.phrase_end(only);
    let joined = sentence
        .chunks
        .get(next)
        .is_some_and(|c| c.conjunction && c.preposition.is_none() && is_place(sentence, next));
    !joined
        && is_place(sentence, only)
        && sentence.chunks[only].phrase.as_ref().is_some_and(|p| {
            let mut entities = p.entities.iter();
            entities.any(|e| traits.get(e.index()).is_some_and(|t| t.town))
        })
}

/// Whether a noun is one of several things that may be: `من شارك في المؤتمر أو الاجتماع`. What has been told of, of
/// somebody by name or at a time, may still be named so.
pub(super) fn is_alternative(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    let text = sentence.context.text;
    let or = |token: usize| text.tokens().len() > token && text.folded(token) == "او";
    let tokens = &sentence.chunks[at].tokens;
    let before = tokens.start > 0 && or(tokens.start - 1);
    // الاتفاق أو رفضه: the other one is done to this one.
    let behind = or(tokens.end)
        && sentence
            .chunks
            .get(sentence.phrase_end(at))
            .and_then(|next| next.phrase.as_ref())
            .is_some_and(|next| next.possessor.is_none() && next.mention.is_none());
    let kind = &draft.event.kind;
    let told = draft.kind();
    let named = || {
        let mut arguments = kind.filled_roles().flat_map(|(_, arguments)| arguments);
        arguments.any(|argument| !argument.entities.is_empty())
    };
    (before || behind)
        // قتلى أو جرحى: of the victims either may be told.
        && !matches!(told, EventType::Death | EventType::Injury) && draft.event.time.is_empty() && draft.event.count.is_none() && !named()
}

/// Whether a phrase is headed by a word that the frame never has in this role (`عودة النازحين`, `عدد من النازحين`).
pub(super) fn is_never(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    role: Role,
    chunk: usize,
) -> bool {
    let words = frame.never(role);
    if words.is_empty() {
        return false;
    }
    let text = sentence.context.text;
    let headed = |chunk: usize| {
        let noun = &sentence.chunks[chunk];
        let unnamed = noun.phrase.as_ref().filter(|phrase| {
            let mention = phrase.mention.map(|m| sentence.context.mentions[m].kind);
            mention.is_none_or(|kind| matches!(kind, EntityKind::Role | EntityKind::Organization))
        });
        // ستون ألف زائر: what is counted stands behind the number.
        let last = noun.tokens.end - 1;
        unnamed.is_some_and(|phrase| {
            let counted = phrase.number.is_some().then_some(last);
            // أول طائرة, بعض الزوار
            let measured = sentence.is_quantity(phrase.head)
                || matches!(text.folded(phrase.head), "اول" | "اخر" | "ثاني" | "ثالث");
            let measured =
                (measured && phrase.head + 1 < text.tokens().len()).then_some(phrase.head + 1);
            let mut tokens = std::iter::once(phrase.head).chain(counted).chain(measured);
            tokens.any(|token| text.readings(token).iter().any(|r| words.contains(&r.bare)))
        })
    };
    let of_several = || {
        let next = sentence.phrase_end(chunk);
        let min = sentence.context.prepositions.min;
        let phrase = sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| p.number.is_some() || sentence.is_quantity(p.head))
            && sentence.chunks.get(next).is_some_and(|behind| {
                behind.preposition.is_some_and(|p| p.canonical == min) && headed(next)
            })
    };
    headed(chunk) || of_several()
}

/// Whether a phrase is a number of nobody where people speak, meet or travel: `وصل السعر إلى 45`. Of the killed and
/// the wounded a number alone may tell.
pub(super) fn is_bare_number(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    chunk: usize,
    filler: Filler,
) -> bool {
    let of_people = matches!(
        frame.kind,
        EventType::Visit
            | EventType::Meeting
            | EventType::Call
            | EventType::Agreement
            | EventType::Support
            | EventType::Statement
            | EventType::Request
            | EventType::Personnel
    );
    let counted = || {
        let behind = sentence.chunks.get(sentence.phrase_end(chunk));
        let min = sentence.context.prepositions.min;
        behind.is_some_and(|next| next.preposition.is_some_and(|p| p.canonical == min))
    };
    // ضبط 45 قطعة: things are caught, too.
    let of_things = || {
        let last = sentence.chunks[chunk].tokens.end - 1;
        let classes = sentence.cells[last].classes;
        frame.kind == EventType::Arrest
            && sentence.chunks[chunk].tokens.len() > 1
            && classes.contains(WordClasses::NOUN)
            && !classes.intersects(
                WordClasses::HUMAN
                    | WordClasses::CASUALTY
                    | WordClasses::QUANTIFIER
                    | WordClasses::ADJECTIVE,
            )
    };
    filler == Filler::Human
        && sentence.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| p.filler == Filler::Thing && p.number.is_some())
        && (of_people || of_things())
        && !counted()
}

/// `قال عبر حسابه في موقع تويتر`: whether somebody writes on a platform, which says nothing itself unless it stands right
/// beside a verb that agrees with it.
pub(super) fn is_platform_aside(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    at: usize,
    chunk: usize,
) -> bool {
    let phrase = sentence.chunks[chunk].phrase.as_ref();
    let Some(phrase) = phrase.filter(|_| is_said(frame.kind)) else {
        return false;
    };
    let beside = at.checked_add(1) == Some(chunk)
        || chunk + 1 == at && sentence.chunks[at].class == Class::Verb && {
            let asked = sentence.asks(at).and_then(|asked| asked.gender);
            asked == Some(Gender::Feminine)
        };
    !beside && PLATFORMS.contains(&sentence.context.text.folded(phrase.head))
}

/// Where people write, folded.
const PLATFORMS: [&str; 8] = [
    "تويتر",
    "فيسبوك",
    "فيس",
    "يوتيوب",
    "انستغرام",
    "انستقرام",
    "سناب",
    "واتساب",
];
