//! What stands above a noun: the nouns before it, and what its phrase is the object of.

use super::governor::{NOUNS, Node, WINDOW, Walk, ends_clause};
use crate::event::clause::cell::Class;
use crate::event::clause::chunk::Chunk;
use crate::event::clause::scan::{LONGEST_CONSTRUCT, Sense};
use crate::event::frame::{Function, Status};
use crate::event::kind::EventType;
use crate::lexicon::WordClasses;

impl Walk<'_, '_, '_> {
    /// What stands above a noun.
    pub(super) fn above_noun(
        &mut self,
        chunk: usize,
        token: usize,
        carrier: Option<(usize, Function)>,
    ) -> Option<Node> {
        let sentence = self.sentence;
        let mut at = chunk;
        let mut below = token;
        // صعوبة إيجاد …, محاولة [اغتيال]: the nouns that it is the complement of.
        for _ in 0..LONGEST_CONSTRUCT {
            let head = sentence.chunks[at]
                .phrase
                .as_ref()
                .map_or(below, |p| p.head);
            for inner in (head..below).rev().take(NOUNS) {
                self.complement_of(inner)?;
            }
            let construct = at > 0
                && sentence.chunks[at].preposition.is_none()
                && !sentence.chunks[at].conjunction
                && sentence.phrase_end(at - 1) > at;
            if !construct {
                break;
            }
            at -= 1;
            below = sentence.chunks[at].tokens.end;
        }
        if let Some((verb, function)) = carrier.filter(|_| !self.verdict.went_up()) {
            self.verdict.goes_up();
            if let Some(status) = self.of_verb(verb, function) {
                let cue = self.span(sentence.chunks[verb].tokens.start);
                self.verdict.take(status, cue);
            }
            return Some(Node::Verb(verb));
        }
        self.verdict.goes_up();
        self.above_phrase(at, token)
    }

    /// Takes what a noun makes of its complement; `None` where it says nothing of it.
    fn complement_of(&mut self, noun: usize) -> Option<()> {
        let cell = &self.sentence.cells[noun];
        let counts = cell.reading.is_none()
            || cell.class == Class::Inside
            || self.sentence.is_quantity(noun);
        if counts {
            return Some(());
        }
        // بدون لقاء: the preposition is read as a noun.
        let context = self.sentence.context;
        let of_word = |word| context.frames.status_of_word(word);
        let status = self
            .of_noun(noun, Function::Object)
            .or_else(|| of_word(context.text.word(noun)))
            .or_else(|| of_word(cell.reading?.bare))
            .or_else(|| self.is_in_case(noun).then_some(Status::Condition))
            .unwrap_or(Status::Actual);
        let status = if self.is_raised(status) {
            Status::Actual
        } else {
            status
        };
        self.verdict.take(status, self.span(noun));
        (status != Status::Actual).then_some(())
    }

    /// Whether a noun is the one of `في حالة`, which alone is "a case".
    fn is_in_case(&self, noun: usize) -> bool {
        self.folded(noun) == "حاله"
            && noun
                .checked_sub(1)
                .is_some_and(|before| self.folded(before).trim_start_matches('و') == "في")
    }

    /// Whether what is refused was raised before: `رفض طلباتهم`, `نفى التهم`.
    fn is_raised(&self, status: Status) -> bool {
        let trigger = &self.drafts[self.trigger];
        let claim = matches!(
            trigger.kind(),
            EventType::Accusation | EventType::Request | EventType::Warning
        );
        status == Status::Negated
            && claim
            && self.sentence.chunks[trigger.chunk].class == Class::Noun
    }

    /// What governs the phrase at a chunk as a whole.
    fn above_phrase(&mut self, root: usize, token: usize) -> Option<Node> {
        let sentence = self.sentence;
        let chunk = &sentence.chunks[root];
        if let Some(preposition) = chunk.preposition {
            return self.above_complement(root, preposition.canonical);
        }
        if let Some(negation) = self.negation_before(root, token) {
            self.verdict.take(Status::Negated, self.span(negation));
            return None;
        }
        if chunk.conjunction
            && let Some(first) = self.joined_to(root)
        {
            return Some(first);
        }
        self.governor_of_bare(root)
    }

    /// The negation of a noun without a verb: `لا إصابات`, `ليس هناك اتفاق`.
    fn negation_before(&self, root: usize, token: usize) -> Option<usize> {
        let chunks = &self.sentence.chunks;
        let mut before = root.checked_sub(1)?;
        let there = matches!(
            self.folded(chunks[before].tokens.start),
            "هناك" | "ثمه" | "هنالك" | "اي" | "ايه"
        );
        if there {
            before = before.checked_sub(1)?;
        }
        let negation = chunks[before].tokens.start;
        let word = self.folded(negation).trim_start_matches(['و', 'ف']);
        let context = self.sentence.context;
        // بدون لقاء الوزير
        let without =
            context.frames.status_of_word(context.text.word(negation)) == Some(Status::Negated);
        let bare = !self.has_article(token);
        let denies = word.starts_with("ليس") || (word == "لا" && bare) || without;
        let class = chunks[before].class;
        let denying = matches!(class, Class::Negation | Class::Copula | Class::Preposition);
        (denying && denies).then_some(negation)
    }

    /// The event or action that another one is joined to by و: the first noun of its chain, or the event there.
    fn joined_to(&self, root: usize) -> Option<Node> {
        let sentence = self.sentence;
        let frame = sentence.context.frames.get(self.drafts[self.trigger].frame);
        // استضافة أبناء الشهداء والمصابين: people are joined to people, not to what is done.
        let people = frame.role(Function::Itself).is_some();
        for at in (root.saturating_sub(WINDOW)..root).rev() {
            let chunk = &sentence.chunks[at];
            match chunk.class {
                Class::Noun => {
                    let phrase = chunk.phrase.as_ref()?;
                    let action = !people
                        && phrase.mention.is_none()
                        && sentence.cells[phrase.head]
                            .classes
                            .contains(WordClasses::MASDAR);
                    let inner = at > 0
                        && chunk.preposition.is_none()
                        && !chunk.conjunction
                        && sentence.phrase_end(at - 1) > at;
                    if !inner && (action || !phrase.frames.is_empty()) {
                        return Some(Node::Noun(at, phrase.head));
                    }
                }
                Class::Time
                | Class::Particle
                | Class::Inside
                | Class::Conjunction
                | Class::Comma => {}
                _ => return None,
            }
        }
        None
    }

    /// The verb or adjective that a phrase without a preposition is the object of.
    fn governor_of_bare(&mut self, root: usize) -> Option<Node> {
        let sentence = self.sentence;
        for at in (root.saturating_sub(WINDOW)..root).rev() {
            match sentence.chunks[at].class {
                Class::Noun if self.is_predicate_of(at, root) => return None,
                Class::Verb | Class::Participle => return self.object_of(at, root),
                Class::Complementizer => return self.above_nominal(at),
                class if ends_clause(class) => return None,
                _ => {}
            }
        }
        None
    }

    /// Takes what the phrase at a chunk makes of one behind it as its predicate or as what governs it like a verb:
    /// `من المقرر عقد`, `المقرر عقدها`, `عزمه زيارة`, `رفض إيران استقبال`, `على الحكومة الاستقالة`. Tells whether it does.
    fn is_predicate_of(&mut self, at: usize, root: usize) -> bool {
        let sentence = self.sentence;
        let chunk = &sentence.chunks[at];
        let prepositions = sentence.context.prepositions;
        let preposition = chunk.preposition.map(|p| p.canonical);
        let behind_min = self.is_behind_min(at);
        // على العلماء والكتاب دعم الحكومة
        let joined = |c: &Chunk| c.class == Class::Noun && c.conjunction && c.preposition.is_none();
        let beside = at + 1 == root
            || sentence.phrase_end(at) == root
            || preposition == Some(prepositions.ala)
                && sentence.chunks[at + 1..root].iter().all(joined);
        let obliged = beside
            && preposition == Some(prepositions.ala)
            && sentence.clause_start(at) == at
            && sentence.is_somebody(at);
        if obliged {
            let cue = self.span(chunk.tokens.start);
            self.verdict.take(Status::Requested, cue);
            return true;
        }
        // المطلوب من الحكومة توقيع
        let behind = sentence.phrase_end(at);
        let parted = behind + 1 == root && sentence.chunks[behind].preposition.is_some();
        let head = chunk.phrase.as_ref().map_or(chunk.tokens.start, |p| p.head);
        let first = sentence.chunks[root].tokens.start;
        for noun in (head..chunk.tokens.end).rev().take(NOUNS) {
            let status = self.of_noun(noun, Function::Object);
            let Some(status) = status.filter(|&status| status != Status::Same) else {
                continue;
            };
            let participle = sentence.cells[noun]
                .classes
                .contains(WordClasses::PARTICIPLE);
            let reading = sentence.cells[noun].reading;
            let owned = sentence.cells[first].reading;
            let owned = owned.is_some_and(|r| r.enclitic.is_some());
            let shut = reading.is_some_and(|r| r.enclitic.is_some() || (r.article && owned))
                || participle
                || at + 1 < root
                || self.is_genitive(root, noun);
            let governs = (beside && shut && !sentence.chunks[root].conjunction)
                || (parted && self.of_noun(noun, Function::Clause).is_some())
                || behind_min;
            if governs {
                let status = if self.is_raised(status) {
                    Status::Actual
                } else {
                    status
                };
                self.verdict.take(status, self.span(noun));
                self.denied(at, noun);
                return true;
            }
        }
        false
    }

    /// Whether a phrase tells of an event or action.
    fn is_act(&self, chunk: usize) -> bool {
        let phrase = self.sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| {
            let classes = self.sentence.cells[p.head].classes;
            !p.frames.is_empty() || classes.contains(WordClasses::MASDAR)
        })
    }

    /// Whether a phrase stands behind من.
    pub(super) fn is_behind_min(&self, chunk: usize) -> bool {
        let preposition = self.sentence.chunks[chunk].preposition;
        // من غير المتوقع: that is one preposition.
        let first = self.sentence.chunks[chunk].tokens.start;
        preposition.is_some_and(|p| p.canonical == self.sentence.context.prepositions.min)
            || (preposition.is_some() && self.folded(first).ends_with("من"))
    }

    /// Whether a phrase with the article is the complement of the noun right before it: `خطر الهجمات`.
    fn is_genitive(&self, root: usize, noun: usize) -> bool {
        let first = self.sentence.chunks[root].tokens.start;
        noun + 1 == first
            && self.has_article(first)
            && !self.has_article(noun)
            && !self.folded(noun).ends_with('ا')
    }

    /// Takes the negation of an adjective that stands as the predicate, and tells whether there is one: `من غير
    /// المتوقع`, `ليس من المتوقع`.
    pub(super) fn denied(&mut self, chunk: usize, token: usize) -> bool {
        let first = self.sentence.chunks[chunk].tokens.start;
        let mut before = (first..token).rev().take(NOUNS);
        let inner = before.find(|&t| self.folded(t) == "غير");
        let outer = || {
            let before = chunk.checked_sub(1)?;
            let chunk = &self.sentence.chunks[before];
            let token = chunk.tokens.start;
            let denies = chunk.class == Class::Negation || self.folded(token).ends_with("ليس");
            denies.then_some(token)
        };
        let negation = inner.or_else(outer);
        if let Some(negation) = negation {
            self.verdict.take(Status::Negated, self.span(negation));
        }
        negation.is_some()
    }

    /// Takes what a verb makes of a phrase without a preposition, if that is its object or the subject of its passive.
    fn object_of(&mut self, verb: usize, root: usize) -> Option<Node> {
        let sentence = self.sentence;
        let status = self
            .of_verb(verb, Function::Object)
            .map(|status| (status, self.span(sentence.chunks[verb].tokens.start)))
            .or_else(|| self.of_event(verb, Function::Object));
        let (status, cue) = status?;
        let status = if self.is_raised(status) {
            Status::Actual
        } else {
            status
        };
        let clause = sentence.verb_clause(verb, Sense::Deed);
        // وحاول تفجير نفسه: what is done tries nothing; منع القتال وصول المساعدات: it may hinder.
        let chunk = &sentence.chunks[root];
        let head = chunk.phrase.as_ref().map_or(chunk.tokens.start, |p| p.head);
        let infinitive = verb + 1 == root
            && status != Status::Prevented
            && !self.has_article(head)
            && sentence.cells[head].classes.contains(WordClasses::MASDAR);
        let object = clause.object.contains(&root)
            || infinitive
            || !clause.object.iter().any(|&object| self.is_act(object))
                && !clause.subject.contains(&root)
                && !chunk.conjunction
            || (clause.object.is_empty() && (clause.subject.contains(&root) || !chunk.conjunction));
        if !object {
            return None;
        }
        self.verdict.take(status, cue);
        Some(Node::Verb(verb))
    }
}
