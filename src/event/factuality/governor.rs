//! Governors: the verbs, nouns and small words above an event, which say whether it happened.
//!
//! The walk goes from the trigger up: a noun stands in construct with another one, behind a preposition, or is the
//! object of a verb; a verb stands in a clause with أن, إذا or كي, and that clause in another one. Each word on
//! the way makes something of the event (`frames/status.toml`), and `Verdict` combines them.

use super::beside;
use super::verdict::Verdict;
use crate::Span;
use crate::event::clause::cell::Class;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::{LONGEST_CONSTRUCT, Sense, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Construct, Status};
use crate::event::kind::EventType;
use crate::lexicon::{Shape, Tense, WordClasses};

/// How many governors an event may have above one another.
const HIGHEST: usize = 8;

/// How many chunks behind a noun its verb is looked for.
const PREDICATE: usize = 6;

/// How many chunks before a word its governor is looked for; keeps the work linear in the text.
pub(super) const WINDOW: usize = 14;

/// How many words of a phrase are looked at, from its last.
pub(super) const NOUNS: usize = 8;

/// The word that the walk has come to.
#[derive(Clone, Copy)]
pub(super) enum Node {
    /// The verb at a chunk.
    Verb(usize),
    /// A noun: its chunk and its token.
    Noun(usize, usize),
}

/// Whether a mark or word ends the part of a sentence in which the governor of what follows stands.
pub(super) fn ends_clause(class: Class) -> bool {
    matches!(
        class,
        Class::Subordinator | Class::Relative | Class::Semicolon | Class::Colon | Class::End
    )
}

/// Says of the events of a sentence whether they happened, by the words that govern them.
pub(crate) fn of_governors(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let (chunk, frame) = (drafts[index].chunk, drafts[index].frame);
        let node = match sentence.chunks[chunk].class {
            Class::Verb => Node::Verb(chunk),
            Class::Noun => match &sentence.chunks[chunk].phrase {
                // بحسب بيان: the trigger is the preposition.
                Some(phrase) if phrase.frames.contains(&frame) => Node::Noun(chunk, phrase.head),
                _ => continue,
            },
            _ => continue,
        };
        if is_given(sentence, &drafts[index]) {
            drafts[index].is_firm = true;
            continue;
        }
        let mut walk = Walk {
            sentence,
            drafts: &*drafts,
            verdict: Verdict::default(),
            trigger: index,
            word: chunk,
        };
        walk.run(node);
        let verdict = walk.verdict;
        let draft = &mut drafts[index];
        draft.is_firm = verdict.is_firm();
        if let Some((factuality, cue)) = verdict.told() {
            draft.event.factuality = factuality;
            draft.event.cue = Some(cue);
        }
    }
}

/// Whether a noun tells of what is there whatever is done about it: a definite agreement (`رفض الاتفاق`), and what is
/// pointed at (`دعا إلى هذه المحاكمة`).
fn is_given(sentence: &Sentence<'_, '_>, draft: &Draft) -> bool {
    let chunk = draft.chunk;
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return false;
    };
    let last = &sentence.chunks[sentence.phrase_end(chunk) - 1].phrase;
    let named = |p: &Phrase| p.definite || p.mention.is_some();
    let frame = sentence.context.frames.get(draft.frame);
    // توقيع, موافقة: acts, not things.
    let thing = matches!(frame.construct, Construct::Either | Construct::Nothing);
    // تم الاتفاق: that is how it comes about.
    let agreed = draft.kind() == EventType::Agreement
        && draft.carrier.is_none()
        && (phrase.definite || (thing && last.as_ref().is_some_and(named)));
    let pointed_at = phrase.head > sentence.chunks[chunk].tokens.start
        && sentence.cells[phrase.head - 1]
            .classes
            .contains(WordClasses::DEMONSTRATIVE);
    agreed || pointed_at
}

pub(super) struct Walk<'s, 'a, 't> {
    pub(super) sentence: &'s Sentence<'a, 't>,
    pub(super) drafts: &'s [Draft],
    pub(super) verdict: Verdict,
    /// The event that the walk is for.
    pub(super) trigger: usize,
    /// The chunk of the word that the walk has come to.
    pub(super) word: usize,
}

impl Walk<'_, '_, '_> {
    fn run(&mut self, start: Node) {
        let mut node = Some(start);
        if let Node::Noun(_, token) = start
            && let Some((status, cue)) = beside::of_any(self.sentence, token)
        {
            self.verdict.take(status, cue);
            if status == Status::Negated {
                return;
            }
        }
        if let Node::Noun(_, token) = start
            && let Some((status, cue)) = beside::of_noun(self.sentence, token)
        {
            self.verdict.take(status, cue);
        }
        if let Node::Noun(chunk, _) = start
            && let Some(cue) = self.to_come(chunk)
        {
            self.verdict.take(Status::Future, cue);
        }
        let carrier = self.drafts[self.trigger].carrier;
        for _ in 0..HIGHEST {
            self.word = match node {
                Some(Node::Verb(chunk) | Node::Noun(chunk, _)) => chunk,
                None => return,
            };
            node = match node {
                Some(Node::Verb(chunk)) => self.above_verb(chunk),
                Some(Node::Noun(chunk, token)) => self.above_noun(chunk, token, carrier),
                None => return,
            };
            if self.verdict.is_firm() {
                return;
            }
        }
    }

    pub(super) fn span(&self, token: usize) -> Span {
        self.sentence.context.text.tokens()[token].span()
    }

    pub(super) fn folded(&self, token: usize) -> &str {
        self.sentence.context.text.folded(token)
    }

    /// The س of the verb whose subject a gathering or journey is: what will tell of something is yet to come
    /// (`المحادثات ستشمل`, `الاجتماع الذي سيعقد`).
    fn to_come(&self, chunk: usize) -> Option<Span> {
        let sentence = self.sentence;
        let kind = self.drafts[self.trigger].kind();
        if !matches!(
            kind,
            EventType::Meeting | EventType::Visit | EventType::Personnel | EventType::Protest
        ) {
            return None;
        }
        let end = sentence.chunks.len().min(chunk + PREDICATE);
        let verb = (chunk + 1..end)
            .take_while(|&at| {
                matches!(
                    sentence.chunks[at].class,
                    Class::Noun | Class::Relative | Class::Verb | Class::Time
                ) && !sentence.chunks[at].conjunction
            })
            .find(|&at| sentence.chunks[at].class == Class::Verb)?;
        let token = sentence.chunks[verb].tokens.start;
        let future =
            beside::of_verb(sentence, token).filter(|&(status, _)| status == Status::Future)?;
        let clause = sentence.verb_clause(verb, Sense::Deed);
        let root = (0..LONGEST_CONSTRUCT)
            .map_while(|back| chunk.checked_sub(back))
            .find(|&at| clause.subject.contains(&at) || clause.object.contains(&at));
        root.filter(|&root| sentence.phrase_end(root) > chunk)?;
        Some(future.1)
    }

    pub(super) fn has_article(&self, token: usize) -> bool {
        let reading = self.sentence.cells[token].reading;
        reading.is_some_and(|r| r.article)
    }

    pub(super) fn is_perfect(&self, chunk: usize) -> bool {
        let form = self.sentence.chunks[chunk].form;
        form.is_some_and(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    tense: Tense::Perfect,
                    ..
                }
            )
        })
    }
}
