//! What stands above a phrase with a preposition: the word that governs it so, or what it is the purpose of.

use super::beside;
use super::governor::{NOUNS, Node, WINDOW, Walk, ends_clause};
use crate::Span;
use crate::event::clause::cell::Class;
use crate::event::frame::{Function, Status};
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;
use crate::text::WordId;

/// Verbal nouns of what nobody does for a purpose.
const UNDERGONE: [&str; 6] = ["مقتل", "مصرع", "وفاة", "استشهاد", "إصابة", "هلاك"];

/// How many words before a preposition the truth of a rumour may be denied.
const RUMOUR: usize = 9;

/// A phrase behind a preposition.
#[derive(Clone, Copy)]
struct Complement {
    /// Its first chunk.
    root: usize,
    /// Its first noun.
    head: usize,
    preposition: WordId,
    /// Whether و joins it to another one.
    joined: bool,
}

impl Walk<'_, '_, '_> {
    /// What stands above a phrase with a preposition.
    pub(super) fn above_complement(&mut self, root: usize, preposition: WordId) -> Option<Node> {
        let sentence = self.sentence;
        let chunk = &sentence.chunks[root];
        let first = chunk.tokens.start;
        let frames = sentence.context.frames;
        // بصدد, وراء: the form may tell more than what it stands for.
        let written = frames.status_of_word(sentence.context.text.word(first));
        let known = written
            .filter(|&status| status != Status::Purpose)
            .or_else(|| frames.status_of_word(preposition))
            .filter(|_| preposition != sentence.context.prepositions.near || written.is_some());
        if let Some(status) = known {
            let head = chunk.phrase.as_ref().map_or(first, |p| p.head);
            let talk = status == Status::Purpose && self.discusses(head);
            self.verdict.take(
                if talk { Status::Same } else { status },
                self.preposition(root),
            );
            return (status == Status::Purpose)
                .then(|| self.what_is_done_for(root))
                .flatten();
        }
        if let Some(negation) = self.rumour_denied(root) {
            self.verdict.take(Status::Negated, negation);
            return None;
        }
        let complement = Complement {
            root,
            head: chunk.phrase.as_ref().map_or(first, |p| p.head),
            preposition,
            joined: chunk.conjunction,
        };
        // وعدهم بالتعاون … باتفاق: the verb has what it governs already.
        let mut filled = false;
        for at in (root.saturating_sub(WINDOW)..root).rev() {
            let before = &sentence.chunks[at];
            match before.class {
                Class::Noun => {
                    match self.governing_noun(complement, at, filled) {
                        Step::Up(node) => return Some(node),
                        Step::Stop => return None,
                        Step::On => {}
                    }
                    let same = before.preposition.map(|p| p.canonical) == Some(preposition);
                    filled |= same && !complement.joined && !self.is_la(complement);
                }
                Class::Verb | Class::Participle => {
                    return self.governing_verb(complement, at, filled);
                }
                Class::Complementizer => return self.above_nominal(at),
                class if ends_clause(class) => return None,
                _ => {}
            }
        }
        None
    }

    /// The word that denies what is told about something: `لا صحة لما يتردد عن`, `نفى صحة ما تداوله الناس حول`.
    fn rumour_denied(&self, root: usize) -> Option<Span> {
        let text = self.sentence.context.text;
        let first = self.sentence.chunks[root].tokens.start;
        if !matches!(text.folded(first), "عن" | "حول" | "بشان") {
            return None;
        }
        let start = text.sentences()[text.sentence_of(first)].tokens.start;
        let mut before = (start.max(first.saturating_sub(RUMOUR))..first).rev();
        let truth = before.find(|&token| text.folded(token) == "صحه")?;
        let what = matches!(text.folded(truth + 1), "ما" | "لما");
        let denial = truth.checked_sub(1).filter(|&token| token >= start)?;
        let word = text.folded(denial).trim_start_matches(['و', 'ف']);
        let denied = matches!(
            word,
            "لا" | "عدم" | "نفي" | "نفت" | "ينفي" | "تنفي" | "نافيا"
        );
        (what && denied).then(|| self.span(denial))
    }

    /// The word of a preposition that tells what it is: `دون` of `من دون`.
    pub(super) fn preposition(&self, chunk: usize) -> Span {
        let chunk = &self.sentence.chunks[chunk];
        let first = chunk.tokens.start;
        let text = self.sentence.context.text;
        let preposition = chunk.preposition.filter(|p| p.tokens() > 1);
        let said = preposition.and_then(|p| {
            let mut tokens = first..(first + p.tokens()).min(chunk.tokens.end);
            tokens.find(|&token| text.word(token) == p.canonical)
        });
        self.span(said.unwrap_or(first))
    }

    /// Whether the event is one that was told of: a noun with the article.
    fn is_known(&self) -> bool {
        let trigger = self.drafts[self.trigger].event.trigger;
        let written = trigger.slice(self.sentence.context.text.text());
        written.starts_with("ال")
    }

    /// What consent makes of its object: an agreement that is consented to is there (`وافق على الاتفاقية`).
    fn agreed(&self, complement: Complement, status: Status) -> Status {
        let agreement = self.drafts[self.trigger].kind() == EventType::Agreement;
        let ala = complement.preposition == self.sentence.context.prepositions.ala;
        if agreement && ala && status == Status::Future {
            Status::Actual
        } else {
            status
        }
    }

    fn is_la(&self, complement: Complement) -> bool {
        complement.preposition == self.sentence.context.prepositions.la
    }

    /// Whether a phrase with في is where somebody succeeds or fails rather than what he tries: `فشل في
    /// الانتخابات`.
    fn is_scene(&self, complement: Complement) -> bool {
        let phrase = self.sentence.chunks[complement.root].phrase.as_ref();
        phrase.is_some_and(|p| p.plural)
            && complement.preposition == self.sentence.context.prepositions.inside()
    }

    /// What the noun phrase at a chunk is to a complement behind it.
    fn governing_noun(&mut self, complement: Complement, at: usize, filled: bool) -> Step {
        let sentence = self.sentence;
        let chunk = &sentence.chunks[at];
        let function = Function::Preposition(complement.preposition);
        let la = self.is_la(complement);
        let head = chunk.phrase.as_ref().map_or(chunk.tokens.start, |p| p.head);
        if let Some((status, cue)) = self.of_event(at, function) {
            self.verdict.take(status, cue);
            return Step::Up(Node::Noun(at, head));
        }
        for noun in (head..chunk.tokens.end).rev().take(NOUNS) {
            let status = self.of_noun(noun, function).filter(|&status| {
                // جهود لدعم المتضررين: they are support already.
                let support = la && status == Status::Possible && self.speaks();
                let scene = status != Status::Shared && self.is_scene(complement);
                !filled && !scene && !support
            });
            let Some(status) = status else {
                continue;
            };
            let status = self.agreed(complement, status);
            // معلومات عن الهجوم: it is known.
            let about = self.folded(sentence.chunks[complement.root].tokens.start) == "عن";
            if status == Status::Same && about && self.is_known() {
                self.verdict.take(Status::Actual, self.span(noun));
                return Step::Stop;
            }
            self.verdict.take(status, self.span(noun));
            // الجولة المقبلة من المحادثات
            if status == Status::Same
                && let Some((status, cue)) = beside::of_noun(sentence, noun)
            {
                self.verdict.take(status, cue);
            }
            return Step::Up(Node::Noun(at, noun));
        }
        let takes = self.event_takes(at, function);
        // تبادل لإطلاق النار: the object of another action.
        let action = self.is_action(head) && chunk.phrase.as_ref().is_some_and(|p| !p.definite);
        if la && at + 1 == complement.root && action && !takes {
            return Step::Up(Node::Noun(at, head));
        }
        if !takes || complement.joined {
            return Step::On;
        }
        // اجتماع لانتخاب رئيس: what it is held for; اجتماع لبحث الملف: what is done there.
        if la && self.is_gathering(at) && self.is_purpose(complement) {
            if !self.discusses(complement.head) {
                let cue = self.span(sentence.chunks[complement.root].tokens.start);
                self.verdict.take(self.purpose(at), cue);
            }
            return Step::Up(Node::Noun(at, head));
        }
        // إدانته لقصف المدينة: an event's own complement.
        self.verdict.take(Status::Actual, self.span(head));
        Step::Stop
    }

    /// What the verb at a chunk makes of a complement behind it.
    fn governing_verb(&mut self, complement: Complement, at: usize, filled: bool) -> Option<Node> {
        let sentence = self.sentence;
        let function = Function::Preposition(complement.preposition);
        let verb = self.span(sentence.chunks[at].tokens.start);
        let known = self
            .of_verb(at, function)
            .filter(|&status| !filled && (status == Status::Shared || !self.is_scene(complement)));
        let known = known.map(|status| (self.agreed(complement, status), verb));
        if let Some((status, cue)) = known.or_else(|| self.of_event(at, function)) {
            self.verdict.take(status, cue);
            return Some(Node::Verb(at));
        }
        // رفض كشف ما دفعه للاستقالة: what a relative clause tells happened.
        if sentence.is_relative(at) && self.is_perfect(at) {
            self.verdict.take(Status::Actual, verb);
            return None;
        }
        // سافر لبيروت: where he goes; سافر لإجراء محادثات: what for.
        let purpose = self.is_purpose(complement);
        if self.is_la(complement) && (purpose || !self.event_takes(at, function)) {
            if !purpose {
                return None;
            }
            // التقاه لبحث الملف: what is done there.
            if !self.discusses(complement.head) {
                let journey = self.is_journey(at);
                let status = if journey {
                    Status::Future
                } else {
                    self.purpose(at)
                };
                let cue = self.span(sentence.chunks[complement.root].tokens.start);
                self.verdict.take(status, cue);
            }
            // لم يضع شروطا لعقد اللقاء
            if self.is_known() {
                self.verdict.weaken();
            }
            return Some(Node::Verb(at));
        }
        self.is_infinitive(complement).then(|| {
            self.verdict.weaken();
            Node::Verb(at)
        })
    }

    /// What somebody wants by what he does: who protests for something demands it (`تظاهر لإطلاق الأسرى`).
    fn purpose(&self, at: usize) -> Status {
        if self.is_protest(at) {
            Status::Requested
        } else {
            Status::Purpose
        }
    }

    /// The event or verb that has a purpose.
    fn what_is_done_for(&self, root: usize) -> Option<Node> {
        let chunks = &self.sentence.chunks;
        for at in (root.saturating_sub(WINDOW)..root).rev() {
            match chunks[at].class {
                Class::Verb => return Some(Node::Verb(at)),
                Class::Noun => {
                    let phrase = chunks[at].phrase.as_ref()?;
                    if !phrase.frames.is_empty() {
                        return Some(Node::Noun(at, phrase.head));
                    }
                }
                Class::Complementizer => return None,
                class if ends_clause(class) => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a noun behind ل is what something is done for: an action that somebody does, without the article.
    fn is_purpose(&self, complement: Complement) -> bool {
        let draft = &self.drafts[self.trigger];
        let frame = self.sentence.context.frames.get(draft.frame);
        // لقمة, لاشتباكات: no action; لوفاته: nobody does it.
        let phrase = self.sentence.chunks[complement.root].phrase.as_ref();
        let action = self.is_action(complement.head) && !phrase.is_some_and(|p| p.plural);
        let done = !self.is_trigger(complement.head)
            || (frame.role(Function::Subject).is_some()
                && !UNDERGONE.contains(&self.citation(complement.head)));
        !self.speaks() && !self.has_article(complement.head) && done && action
    }

    /// Whether a noun is an action that a verb has as its complement: `يعمل على تنفيذ`.
    fn is_infinitive(&self, complement: Complement) -> bool {
        let prepositions = self.sentence.context.prepositions;
        let takes = [prepositions.ba, prepositions.ala, prepositions.ila];
        takes.contains(&complement.preposition) && !self.has_article(complement.head)
    }

    /// Whether a token is the event's own noun.
    fn is_trigger(&self, token: usize) -> bool {
        let chunk = self.drafts[self.trigger].chunk;
        let phrase = self.sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| p.head == token)
    }

    /// Whether the event is the talk about something, which is done where people meet.
    fn discusses(&self, head: usize) -> bool {
        let draft = &self.drafts[self.trigger];
        let frame = self.sentence.context.frames.get(draft.frame);
        draft.kind() == EventType::Meeting
            && frame.role(Function::Object) == Some(Role::Topic)
            && self.is_trigger(head)
    }

    /// Whether the event is done by saying so: who comes to demand something demands it.
    fn speaks(&self) -> bool {
        matches!(
            self.drafts[self.trigger].kind(),
            EventType::Request
                | EventType::Condemnation
                | EventType::Support
                | EventType::Rejection
                | EventType::Statement
                | EventType::Accusation
                | EventType::Warning
        )
    }

    fn is_action(&self, noun: usize) -> bool {
        let classes = self.sentence.cells[noun].classes;
        classes.contains(WordClasses::MASDAR)
    }
}

/// Where the search for a governor goes.
enum Step {
    /// To this one.
    Up(Node),
    /// Farther back.
    On,
    /// Nowhere: what stands here has decided.
    Stop,
}
