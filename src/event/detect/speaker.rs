//! Understood speakers: who says what a verb without a subject tells.
//!
//! Who spoke or acted before is remembered in the order of the text. A verb of speech without a subject
//! takes the last one who agrees with it in gender and number and whom its place in the text can mean:
//! somebody who speaks only within what another one says is not meant outside of it, and who says a
//! quotation is no third person in it.

use smallvec::SmallVec;

use super::circumstance;
use super::speech::{agent_of, is_clause};
use crate::Span;
use crate::event::argument::Argument;
use crate::event::arguments::Arguments;
use crate::event::clause::agreement::Agreement;
use crate::event::clause::cell::{Class, Context};
use crate::event::clause::content::NEARBY;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::Sentence;
use crate::event::draft::EventMention;
use crate::event::frame::{Filler, Function};
use crate::event::kind::{EventType, Role};
use crate::text::AnalyzedText;

/// Somebody who spoke or acted.
#[derive(Clone, Debug)]
pub(crate) struct Speaker {
    sentence: usize,
    /// The verb that he did it by.
    verb: Span,
    agreement: Agreement,
    arguments: Arguments,
    /// Whether the verb says something.
    spoke: bool,
    /// Whether he does it only beside the matter: in a relative clause, or by a noun.
    aside: bool,
}

/// What somebody says.
struct Said {
    span: Span,
    direct: bool,
    arguments: Arguments,
}

/// How many speakers and contents back are looked at; keeps the work linear in the text.
const WINDOW: usize = 12;

/// How many sentences back a speaker may stand.
const SPEAKER_REACH: usize = 5;

/// How many sentences back the speaker of a quotation may stand.
const QUOTED_REACH: usize = 4;

/// How many sentences back somebody may stand who only acted.
const TOPIC_REACH: usize = 1;

/// The person whom a sentence is about: the subject of its first verb.
pub(crate) fn topic(sentence: &Sentence<'_, '_>, index: usize) -> Option<Speaker> {
    let chunks = &sentence.chunks;
    let is_person = |phrase: &Phrase| {
        phrase.filler == Filler::Human && phrase.entities.len() <= 1 && phrase.number.is_none()
    };
    if !(chunks.iter().filter_map(|chunk| chunk.phrase.as_ref())).any(is_person) {
        return None;
    }
    let verb = chunks.iter().position(|c| c.class == Class::Verb)?;
    let subject = sentence.subject_of(verb);
    let &[chunk] = subject.as_slice() else {
        return None;
    };
    let phrase = chunks[chunk].phrase.as_ref().filter(|p| is_person(p))?;
    let asked = sentence.asks(verb)?;
    let shown = sentence.group_shows(&subject);
    let token = chunks[verb].tokens.start;
    Some(Speaker {
        sentence: index,
        verb: sentence.context.text.tokens()[token].span(),
        agreement: Agreement {
            gender: shown.gender.or(asked.gender),
            several: shown.several,
        },
        arguments: Arguments::from_iter([Argument::phrase(
            sentence.argument_span(chunk, &|_| false),
            &*phrase.entities,
        )]),
        spoke: false,
        aside: false,
    })
}

/// Gives verbs of speech without a speaker of their own the one who is understood.
pub(crate) fn understood(
    context: Context<'_, '_>,
    drafts: &mut Vec<EventMention>,
    topics: &[Speaker],
) {
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    let mut topics = topics.iter().peekable();
    for draft in drafts.iter_mut() {
        if !circumstance::is_said(draft.kind()) {
            if is_told_by_who_does_it(context, draft) {
                doer_speaks(context, draft, &speakers, &said);
            }
            continue;
        }
        let trigger = draft.event.trigger;
        while let Some(topic) = topics.next_if(|t| t.verb.end() <= trigger.start()) {
            // Who speaks by the verb is known already, and by his name.
            let mut recent = speakers.iter().rev().take(WINDOW);
            if !recent.any(|s| s.verb.end() == topic.verb.end()) {
                speakers.push(topic.clone());
            }
        }
        // نقلت الوكالة عن الوزير: the verb agrees with another one.
        let speaks = context.frames.get(draft.frame).role(Function::Subject);
        let mut agreement = draft
            .agreement
            .filter(|_| speaks.is_none() || speaks == speaker_role(draft.kind()))
            .unwrap_or_default();
        if draft.speaker_understood
            && let Some(role) = speaker_role(draft.kind())
        {
            let recent = &said[said.len().saturating_sub(WINDOW)..];
            let around: SmallVec<[&Said; 4]> =
                recent.iter().filter(|s| s.span.contains(trigger)).collect();
            let found = match draft.agreement {
                None => first_person(context, draft, &speakers, &around),
                Some(asked) => third_person(draft, asked, &speakers, recent, &around),
            };
            if let Some(found) = found {
                for argument in &*found.arguments {
                    if found.sentence == draft.sentence {
                        draft.add(role, argument.clone());
                    } else if !argument.entities.is_empty() {
                        draft.add(role, Argument::understood(argument.entities.clone()));
                    }
                }
                agreement = found.agreement;
                // Who was said by a phrase without a name is remembered by it.
                if !draft.has(role) {
                    speakers.push(Speaker {
                        sentence: draft.sentence,
                        verb: trigger,
                        aside: draft.is_relative,
                        ..found
                    });
                }
            }
        }
        let arguments: Arguments = agent_of(draft).unwrap_or_default().into();
        // دان الوزير الهجوم، بحسب الوكالة: what stands before its source is told by the text itself.
        let sourced =
            |span: Span| span.end() <= trigger.start() && !(draft.is_direct && is_clause(draft));
        let mut beside = draft.is_relative || !(is_clause(draft) || draft.says);
        if let Some(span) = draft.said {
            if sourced(span) {
                // Who speaks in the news that a source brings goes on speaking, not the source.
                let recent = speakers.iter().rev().take(WINDOW);
                beside |= recent
                    .clone()
                    .any(|s| s.spoke && !s.aside && span.contains(s.verb));
            } else {
                said.push(Said {
                    span,
                    direct: draft.is_direct,
                    arguments: arguments.clone(),
                });
            }
        }
        if !arguments.is_empty() {
            speakers.push(Speaker {
                sentence: draft.sentence,
                verb: trigger,
                agreement,
                arguments,
                spoke: true,
                aside: beside,
            });
        }
    }
    // تباطؤ النمو يشير إلى: a thing shows it.
    drafts.retain(|draft| {
        !draft.shows || speaker_role(draft.kind()).is_none_or(|role| draft.has(role))
    });
}

/// Whether a verb of the first person tells whom the speaker met, called or visited (`التقينا الوزير`).
fn is_told_by_who_does_it(context: Context<'_, '_>, draft: &EventMention) -> bool {
    let first_or_second = draft.agreement.is_none();
    let verb = draft.event.trigger.slice(context.text.text());
    // التقيتم, ستلتقون: the one who is spoken to.
    let second = match draft.is_past {
        true => verb.ends_with("تم"),
        false => verb.trim_start_matches('س').starts_with('ت'),
    };
    let kind = draft.kind();
    first_or_second
        && !second
        && matches!(
            kind,
            EventType::Meeting | EventType::Call | EventType::Visit
        )
}

/// Gives a verb of the first person the one who says the words around it.
fn doer_speaks(
    context: Context<'_, '_>,
    draft: &mut EventMention,
    speakers: &[Speaker],
    said: &[Said],
) {
    let Some(role) = context.frames.get(draft.frame).role(Function::Subject) else {
        return;
    };
    let trigger = draft.event.trigger;
    let recent = &said[said.len().saturating_sub(WINDOW)..];
    // طلب مني أن نسافر: only in his own words is it himself.
    let around = recent
        .iter()
        .filter(|s| s.direct && s.span.contains(trigger));
    let around: Vec<&Said> = around.collect();
    let Some(found) = first_person(context, draft, speakers, &around) else {
        return;
    };
    for argument in &*found.arguments {
        let known = draft.event.kind.arguments(role).unwrap_or_default();
        let mut known = known.iter().flat_map(|a| a.entities.iter());
        let there = known.any(|entity| argument.entities.contains(entity));
        if !argument.entities.is_empty() && !there {
            draft.add(role, Argument::understood(argument.entities.clone()));
        }
    }
}

/// `نؤيد`, `قلت`: who says the words around it.
fn first_person(
    context: Context<'_, '_>,
    draft: &EventMention,
    speakers: &[Speaker],
    around: &[&Said],
) -> Option<Speaker> {
    let arguments = match around.iter().min_by_key(|s| s.span.len()) {
        Some(said) => said.arguments.clone(),
        // A quotation runs over several sentences.
        None => {
            let last = speakers.iter().rev().find(|s| s.spoke && !s.aside)?;
            let near = last.sentence + QUOTED_REACH >= draft.sentence;
            if !near || !is_quoted(context.text, draft.event.trigger) {
                return None;
            }
            last.arguments.clone()
        }
    };
    Some(Speaker {
        // Whose words they are stands outside of them: understood here.
        sentence: usize::MAX,
        verb: draft.event.trigger,
        agreement: Agreement::default(),
        arguments,
        spoke: true,
        aside: true,
    })
}

/// Whether a place is inside of quotation marks.
fn is_quoted(text: &AnalyzedText<'_>, span: Span) -> bool {
    let token = text
        .tokens()
        .partition_point(|t| t.span().end() <= span.start());
    let quotations = text.quotations();
    let before = quotations.partition_point(|q| q.open < token);
    quotations[before.saturating_sub(NEARBY)..before]
        .iter()
        .any(|q| q.close > token)
}

fn third_person(
    draft: &EventMention,
    asked: Agreement,
    speakers: &[Speaker],
    said: &[Said],
    around: &[&Said],
) -> Option<Speaker> {
    let quoted = around
        .iter()
        .filter(|s| s.direct)
        .min_by_key(|s| s.span.len());
    let meant = |speaker: &&Speaker| {
        !speaker.aside
            && speaker.agreement.fits(asked)
            && said
                .iter()
                .filter(|s| s.span.contains(speaker.verb))
                .all(|s| s.span.contains(draft.event.trigger))
            && quoted.is_none_or(|q| q.arguments != speaker.arguments)
    };
    let recent = &speakers[speakers.len().saturating_sub(WINDOW)..];
    let here = recent
        .iter()
        .rev()
        .filter(|s| s.sentence == draft.sentence && s.spoke)
        .find(meant);
    if let Some(speaker) = here {
        return Some(speaker.clone());
    }
    if !draft.carried.is_empty() {
        return Some(Speaker {
            sentence: draft.sentence,
            verb: draft.event.trigger,
            agreement: asked,
            arguments: draft.carried.clone(),
            spoke: true,
            aside: false,
        });
    }
    let acted = recent
        .iter()
        .rev()
        .filter(|s| s.sentence == draft.sentence && !s.spoke)
        .find(meant);
    if let Some(speaker) = acted {
        return Some(speaker.clone());
    }
    let within = |speaker: &&Speaker| {
        let reach = if speaker.spoke {
            SPEAKER_REACH
        } else {
            TOPIC_REACH
        };
        speaker.sentence < draft.sentence && speaker.sentence + reach >= draft.sentence
    };
    recent.iter().rev().filter(within).find(meant).cloned()
}

/// The role of who speaks in an event of a kind.
fn speaker_role(kind: EventType) -> Option<Role> {
    match kind {
        EventType::Statement => Some(Role::Speaker),
        EventType::Warning => Some(Role::Source),
        EventType::Accusation => Some(Role::Accuser),
        EventType::Condemnation | EventType::Rejection => Some(Role::Source),
        EventType::Request => Some(Role::Requester),
        EventType::Support => Some(Role::Supporter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    /// How many entities take part in the only meeting of a text.
    fn participants(text: &str) -> usize {
        let document = Extractor::new().extract(text);
        let mut events = document.events().iter();
        let meeting = events.find_map(|e| match &e.kind {
            EventKind::Meeting(meeting) => Some(&meeting.participant),
            _ => None,
        });
        meeting.map_or(0, |all| all.iter().flat_map(|a| &a.entities).count())
    }

    #[test]
    fn who_says_that_we_met_was_there() {
        assert_eq!(
            participants("قال الوزير سالم العتيبي: «التقينا أمس المدير أحمد الزهراني»."),
            2
        );
        // Whom the speaker speaks to was there, not he.
        let others = participants("قال الوزير سالم العتيبي: «التقيتم أمس المدير أحمد الزهراني».");
        assert!(others < 2);
    }
}
