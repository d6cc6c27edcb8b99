//! What stands above a verb: the particles before it, and what governs the clause that it stands in.

use super::beside;
use super::governor::{NOUNS, Node, WINDOW, Walk, ends_clause};
use crate::Span;
use crate::event::clause::cell::Class;
use crate::event::frame::{Function, Status};
use crate::event::kind::EventType;
use crate::lexicon::{Person, Shape};
use crate::text::Proclitics;

/// Words before أن with which a main clause begins, folded.
const MAIN: [&str; 8] = ["الا", "غير", "كما", "بيد", "رغم", "علما", "حيث", "ذلك"];

/// Forms of كاد, folded.
const ALMOST: [&str; 6] = ["كاد", "كادت", "كادوا", "يكاد", "تكاد", "يكادون"];

/// How many chunks before its verb كاد stands.
const ALMOST_REACH: usize = 3;

/// A clause with أن.
#[derive(Clone, Copy)]
struct Subordinate {
    /// Where its governor is looked for: before أن, or before the preposition that stands there.
    from: usize,
    /// What it is to its governor, where a preposition tells (`إلى أن`, `بأن`).
    function: Function,
    /// Whether it tells what is wanted, expected or done (أن with the imperfect) rather than what is so (أنّ, إنّ).
    subjunctive: bool,
}

impl Walk<'_, '_, '_> {
    /// What stands above a verb.
    pub(super) fn above_verb(&mut self, verb: usize) -> Option<Node> {
        let sentence = self.sentence;
        let token = sentence.chunks[verb].tokens.start;
        if let Some((status, cue)) = beside::of_verb(sentence, token) {
            self.verdict.take(status, cue);
        }
        if let Some(almost) = self.almost(verb) {
            self.verdict.take(Status::Negated, self.span(almost));
        }
        let opener = sentence.clause_start(verb).checked_sub(1);
        let opened_by = opener.map(|opener| sentence.chunks[opener].class);
        if sentence.is_relative(verb) {
            if self.is_perfect(verb) || opened_by == Some(Class::Relative) {
                self.verdict.take(Status::Actual, self.span(token));
            }
            return None;
        }
        if let Some(cue) = self.purpose_of_verb(verb) {
            self.verdict.take(Status::Purpose, cue);
            return None;
        }
        if let Some(before) = verb.checked_sub(1) {
            let last = sentence.chunks[before].tokens.end - 1;
            // لم يقاتل أو يطالب: what is said of the first is said of the second.
            let or = sentence.chunks[before].class == Class::Conjunction
                && self.folded(last) == "او"
                && !self.is_perfect(verb);
            if or {
                return self.verb_before(verb).map(Node::Verb);
            }
            if let Some(status) = self.opened_right_before(before, verb) {
                self.verdict.take(status, self.span(last));
                return None;
            }
        }
        let opener = opener?;
        match opened_by? {
            Class::Subordinator => {
                let first = sentence.chunks[opener].tokens.start;
                // إذا ما قرر
                let first = match first.checked_sub(1) {
                    Some(before) if self.folded(first) == "ما" => before,
                    _ => first,
                };
                let reading = sentence.cells[first].reading;
                let word = reading.map_or(sentence.context.text.word(first), |r| r.bare);
                let status = sentence.context.frames.status_of_word(word)?;
                let far = status == Status::Purpose && opener + 2 < verb;
                if self.leads(verb, opener, true) && !far {
                    self.verdict.take(status, self.span(first));
                }
                None
            }
            Class::Complementizer => self.above_clause(opener, verb),
            _ => None,
        }
    }

    /// The form of كاد before a verb, with its subject between: what is said to almost happen did not.
    fn almost(&self, verb: usize) -> Option<usize> {
        let chunks = &self.sentence.chunks;
        let copula = (verb.saturating_sub(ALMOST_REACH)..verb)
            .rev()
            .find(|&at| chunks[at].class != Class::Noun)?;
        let token = chunks[copula].tokens.start;
        let word = self.folded(token).trim_start_matches(['و', 'ف']);
        (chunks[copula].class == Class::Copula && ALMOST.contains(&word)).then_some(token)
    }

    /// The ل before an imperfect that tells what something is done for.
    fn purpose_of_verb(&self, verb: usize) -> Option<Span> {
        let chunk = &self.sentence.chunks[verb];
        let reading = self.sentence.cells[chunk.tokens.start].reading?;
        // إذ تعلن ذلك لتؤكد: it is said with that.
        let speaks = self.drafts[self.trigger].kind() == EventType::Statement;
        // غادر ليصل: behind a perfect it may as well tell what came of it.
        let told = || {
            let before = self.verb_before(verb);
            before.is_some_and(|before| self.is_perfect(before))
        };
        let purpose = chunk.class == Class::Verb
            && reading.proclitics.contains(Proclitics::LA)
            && !self.is_perfect(verb)
            && !speaks
            && !told();
        let start = self.span(chunk.tokens.start).start();
        purpose.then(|| Span::new(start, reading.span().start().max(start)))
    }

    /// What the word right before a verb makes of its clause: `في حال أجريت`, `حتى يعود`.
    fn opened_right_before(&self, before: usize, verb: usize) -> Option<Status> {
        let chunk = &self.sentence.chunks[before];
        let last = chunk.tokens.end - 1;
        match chunk.class {
            // من المقرر عقد اجتماع: what follows is no verb.
            Class::Noun
                if self.is_behind_min(before)
                    && self.has_article(last)
                    && chunk.phrase.as_ref().is_some_and(|p| p.head == last) =>
            {
                self.of_noun(last, Function::Clause)
            }
            Class::Noun => self
                .of_noun(last, Function::Object)
                .filter(|&status| status == Status::Condition),
            Class::Preposition | Class::Particle | Class::Subordinator => {
                let context = self.sentence.context;
                let status = context.frames.status_of_word(context.text.word(last));
                status.filter(|&status| status == Status::Purpose && !self.is_perfect(verb))
            }
            _ => None,
        }
    }

    /// The verb before another one in its clause.
    fn verb_before(&self, verb: usize) -> Option<usize> {
        let start = self.sentence.clause_start(verb);
        (start.max(verb.saturating_sub(WINDOW))..verb)
            .rev()
            .find(|&at| self.sentence.chunks[at].class == Class::Verb)
    }

    /// Whether a verb is the first one behind what opens its clause, or may be joined to it by و; a comma between
    /// them parts a condition from what follows of it.
    fn leads(&self, verb: usize, opener: usize, condition: bool) -> bool {
        let from = (opener + 1).max(verb.saturating_sub(WINDOW));
        let between = &self.sentence.chunks[from..verb];
        let has = |class| between.iter().any(|c| c.class == class);
        let chunk = &self.sentence.chunks[verb];
        let then = self.folded(chunk.tokens.start).starts_with('ف');
        // فإذا …, فأنصح, وأضافوا: what follows of it, and who says it.
        let speaks = self.drafts[self.trigger].kind() == EventType::Statement;
        let apart = condition && (has(Class::Comma) || speaks);
        let joined = chunk.conjunction && !apart;
        from == opener + 1 && !then && (joined || !has(Class::Verb))
    }

    /// What stands above a clause with أن.
    fn above_clause(&mut self, opener: usize, verb: usize) -> Option<Node> {
        let subjunctive = self.is_subjunctive(opener);
        let speaks = self.drafts[self.trigger].kind() == EventType::Statement;
        // لا بد أن أشير: who says so does it.
        if subjunctive && speaks && self.is_of_first_person(verb) {
            return None;
        }
        let joined = subjunctive && !self.is_perfect(verb) && !speaks;
        let alone = !self.verb_between(opener, verb);
        if !self.leads(verb, opener, false) || !(alone || joined) {
            return None;
        }
        let far = self.word > opener + 2;
        let opener = self.first_opener(opener)?;
        let clause = self.subordinate(opener, subjunctive)?;
        for at in (clause.from.saturating_sub(WINDOW)..clause.from).rev() {
            let chunk = &self.sentence.chunks[at];
            let first = self.span(chunk.tokens.start);
            match chunk.class {
                Class::Noun => {
                    if let Some(node) = self.noun_with_clause(clause, at) {
                        return node;
                    }
                }
                // رجل يعتقد أنه هنا، اعتقل; طائرات يعتقد أنها …، ضربات: what is far from أن may stand outside.
                Class::Verb if far && self.sentence.is_relative(at) => return None,
                Class::Verb | Class::Participle => {
                    if let Some((status, cue)) =
                        self.of_word_or_event(clause, at, |walk, function| {
                            walk.of_verb(at, function).map(|status| (status, first))
                        })
                    {
                        self.verdict.take(status, cue);
                        return Some(Node::Verb(at));
                    }
                    if !self.sentence.is_relative(at) {
                        // قال إن الهجوم …: it is told as it happened, whatever stands farther off.
                        if !subjunctive {
                            self.verdict.take(Status::Actual, first);
                        }
                        return None;
                    }
                }
                Class::Comma if !subjunctive => return None,
                Class::Particle if self.folded(chunk.tokens.start) == "بد" => {
                    self.verdict.take(Status::Requested, first);
                    return None;
                }
                Class::Complementizer | Class::Subordinator | Class::Relative => {}
                class if ends_clause(class) => return None,
                _ => {}
            }
        }
        None
    }

    fn is_of_first_person(&self, verb: usize) -> bool {
        let form = self.sentence.chunks[verb].form;
        form.is_some_and(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    person: Person::First,
                    ..
                }
            )
        })
    }

    fn verb_between(&self, opener: usize, verb: usize) -> bool {
        let from = (opener + 1).max(verb.saturating_sub(WINDOW));
        let mut between = self.sentence.chunks[from..verb].iter();
        between.any(|c| c.class == Class::Verb)
    }

    /// A clause with أن as its governor sees it; `None` where a word right before it has told what it is.
    fn subordinate(&mut self, opener: usize, subjunctive: bool) -> Option<Subordinate> {
        let sentence = self.sentence;
        if self.is_condition(opener) {
            let cue = self.span(sentence.chunks[opener].tokens.start);
            self.verdict.take(Status::Condition, cue);
            return None;
        }
        let before = opener.checked_sub(1)?;
        let chunk = &sentence.chunks[before];
        let last = chunk.tokens.end - 1;
        // إلا أن, غير أن: the clause goes on from nothing before it.
        if MAIN.contains(&self.folded(last)) {
            return None;
        }
        let preposition = chunk
            .preposition
            .filter(|_| chunk.class == Class::Preposition);
        let context = sentence.context;
        if let Some(status) = context.frames.status_of_word(context.text.word(last)) {
            self.verdict.take(status, self.span(last));
            return None;
        }
        let known = preposition.and_then(|p| context.frames.status_of_word(p.canonical));
        if let Some(status) = known {
            self.verdict.take(status, self.preposition(before));
            return None;
        }
        // إلى أن شنت: until.
        let until = preposition.map(|p| p.canonical) == Some(context.prepositions.ila);
        if until && !subjunctive {
            return None;
        }
        let bound = preposition.or(sentence.chunks[opener].preposition);
        Some(Subordinate {
            from: if preposition.is_some() {
                before
            } else {
                opener
            },
            function: bound.map_or(Function::Clause, |p| Function::Preposition(p.canonical)),
            subjunctive,
        })
    }

    /// What a word, or the event that it is, makes of a clause. What is so is neither asked for nor done.
    fn of_word_or_event(
        &self,
        clause: Subordinate,
        at: usize,
        word: impl Fn(&Self, Function) -> Option<(Status, Span)>,
    ) -> Option<(Status, Span)> {
        let by_word = word(self, Function::Clause)
            .filter(|(status, _)| {
                clause.subjunctive || matches!(status, Status::Possible | Status::Future)
            })
            .or_else(|| {
                let governed = clause.subjunctive.then_some(clause.function)?;
                word(self, governed)
            });
        by_word.or_else(|| {
            self.of_event(at, Function::Clause)
                .or_else(|| self.of_event(at, clause.function))
                .filter(|&(status, _)| clause.subjunctive || status != Status::Requested)
        })
    }

    /// Where the walk goes from a noun before a clause with أن; `None` where it says nothing of it.
    fn noun_with_clause(&mut self, clause: Subordinate, at: usize) -> Option<Option<Node>> {
        let sentence = self.sentence;
        let chunk = &sentence.chunks[at];
        let head = chunk.phrase.as_ref().map_or(chunk.tokens.start, |p| p.head);
        for noun in (head..chunk.tokens.end).rev().take(NOUNS) {
            let governs = self.of_word_or_event(clause, at, |walk, function| {
                let status = walk.of_noun(noun, function)?;
                (status != Status::Same).then(|| (status, walk.span(noun)))
            });
            if let Some((status, cue)) = governs {
                self.verdict.take(status, cue);
                // من المتوقع, من غير المتوقع: a predicate has nothing else above it.
                let predicate = self.is_behind_min(at);
                let denied = self.denied(at, noun);
                return Some((!denied && !predicate).then_some(Node::Noun(at, noun)));
            }
        }
        // على الحكومة أن تستقيل
        let obliged = at + 1 == clause.from
            && clause.subjunctive
            && chunk.preposition.map(|p| p.canonical) == Some(sentence.context.prepositions.ala);
        obliged.then(|| {
            let cue = self.span(chunk.tokens.start);
            self.verdict.take(Status::Requested, cue);
            None
        })
    }

    /// What stands above a noun in a clause with أن before its verb, or in one without a verb.
    pub(super) fn above_nominal(&mut self, opener: usize) -> Option<Node> {
        if self.is_subjunctive(opener) {
            return None;
        }
        self.above_clause(opener, opener + 1)
    }

    /// Whether أن opens a clause in the subjunctive: with an imperfect right behind it.
    fn is_subjunctive(&self, opener: usize) -> bool {
        let chunks = &self.sentence.chunks;
        let between = |at: &usize| matches!(chunks[*at].class, Class::Negation | Class::Particle);
        let verb = (opener + 1..chunks.len().min(opener + 4)).find(|at| !between(at));
        chunks[opener].enclitic.is_none()
            && verb.is_some_and(|at| chunks[at].class == Class::Verb && !self.is_perfect(at))
    }

    /// Whether إن is "if": a verb follows right behind it (`إن كانت هناك اتصالات`).
    fn is_condition(&self, opener: usize) -> bool {
        let chunk = &self.sentence.chunks[opener];
        let text = self.sentence.context.text;
        let reading = self.sentence.cells[chunk.tokens.start].reading;
        let written = reading.map_or("", |r| r.span().slice(text.text()));
        let verb = |at: usize| match self.sentence.chunks.get(at).map(|c| c.class) {
            Some(Class::Copula) => true,
            Some(Class::Verb) => self.is_perfect(at),
            _ => false,
        };
        // إن, or ان where nothing before it makes it أن: بعد ان, سبق ان.
        let before = opener
            .checked_sub(1)
            .map(|at| self.sentence.chunks[at].class);
        let spelled = written.starts_with('إ')
            || (written.starts_with('ا')
                && !matches!(
                    before,
                    Some(Class::Preposition | Class::Verb | Class::Particle)
                ));
        chunk.enclitic.is_none() && spelled && verb(opener + 1)
    }

    /// The first of the clauses with أن that are joined by و.
    fn first_opener(&self, opener: usize) -> Option<usize> {
        let chunks = &self.sentence.chunks;
        if !chunks[opener].conjunction {
            return Some(opener);
        }
        (opener.saturating_sub(WINDOW)..opener)
            .rev()
            .find(|&at| chunks[at].class == Class::Complementizer && !chunks[at].conjunction)
    }
}
