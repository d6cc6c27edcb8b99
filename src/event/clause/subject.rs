//! Who does it: the subject before a verb, carried over from another, or meant by a pronoun.

use smallvec::smallvec;

use super::agreement::Agreement;
use super::cell::Class;
use super::scan::{Clause, Complement, Group, REACH, Sense, Sentence};
use super::word::is_amma;
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::event::kind::EventType;
use crate::lexicon::{Gender, Number, Person, Shape, Voice, WordClasses};
use crate::text::{Enclitic, Proclitics, WordId};

impl Sentence<'_, '_> {
    /// The subject that stands before a verb, and whether it is its own (not another verb's).
    pub(super) fn before(&self, verb: usize, sense: Sense, clause: &mut Clause) -> (Group, bool) {
        let start = self.start_within_reach(verb);
        let chunks = &self.chunks;
        if let Some(relative) = start
            .checked_sub(1)
            .filter(|&r| chunks[r].class == Class::Relative)
            && !chunks[start..verb].iter().any(|c| c.class == Class::Verb)
        {
            return match self.relative_subject(verb, relative) {
                Some(antecedent) => (smallvec![antecedent], true),
                None => (Group::new(), false),
            };
        }
        let after_a_verb = chunks[start..verb].iter().any(|c| c.class == Class::Verb);
        if let Some(described) = self
            .described(verb)
            .filter(|_| after_a_verb && sense != Sense::Deed)
        {
            return (smallvec![described], true);
        }
        if let Some(attack) = Some(verb)
            .filter(|_| sense == Sense::Deed)
            .and_then(|verb| self.described_attack(verb))
        {
            return (smallvec![attack], true);
        }
        let earlier = (start..verb)
            .rev()
            .find(|&c| chunks[c].class == Class::Verb);
        let from = match earlier {
            None => start,
            Some(other) => {
                let comma = (other..verb)
                    .rev()
                    .find(|&c| chunks[c].class == Class::Comma);
                match comma {
                    Some(comma) if !chunks[verb].conjunction => comma + 1,
                    _ => return (self.carried(verb, start), false),
                }
            }
        };
        for (at, chunk) in chunks.iter().enumerate().take(verb).skip(from) {
            if chunk.class == Class::Time {
                clause.times.push(at);
            }
            if chunk.class == Class::Noun
                && let Some(preposition) = chunk
                    .preposition
                    .filter(|_| !chunk.conjunction || at == from)
                && !(at > from && self.is_body_of_office(at, preposition.canonical))
                && !(at > 0
                    && chunks[at - 1].class == Class::Time
                    && preposition.canonical == self.context.prepositions.min)
            {
                clause.complements.push(Complement {
                    preposition: preposition.canonical,
                    place: preposition.is_of_place(),
                    chunks: smallvec![at],
                });
            }
        }
        // وبحسب اتفاق الناديين، خاطبت: what stands in a fronted phrase does nothing.
        let fronted = chunks[from].preposition.is_some()
            && chunks[from].class == Class::Noun
            && chunks[verb - 1].class == Class::Comma
            && earlier.is_none();
        // و before the verb starts a new clause with its own subject behind it.
        let joined = chunks[verb].conjunction;
        let mut at = if fronted { verb } else { from };
        while at < verb {
            let noun = chunks[at].class == Class::Noun && chunks[at].preposition.is_none();
            if !noun || self.is_complement(at) {
                at += 1;
                continue;
            }
            let first = at;
            let group = self.group(&mut at, None);
            if self.may_precede(verb, &group)
                && !(joined && first + 1 < verb)
                && !(self.is_accusative(first) && self.is_main(start))
            {
                return (self.renamed(verb, group), true);
            }
        }
        match earlier {
            Some(_) => (self.carried(verb, start), false),
            None => {
                let bare = |&noun: &usize| chunks[noun].preposition.is_none();
                let described = self.described(verb).filter(bare);
                (described.into_iter().collect(), true)
            }
        }
    }

    /// `المتحدث الأمني بالوزارة صرح`: whether a body behind ب tells whose office stands right before it.
    fn is_body_of_office(&self, chunk: usize, preposition: WordId) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        let office = self.chunks[chunk - 1].phrase.as_ref();
        preposition == self.context.prepositions.ba
            && self.is_bare(chunk - 1)
            && phrase.is_some_and(|p| p.filler == Filler::Organization)
            && office.is_some_and(|p| p.filler == Filler::Human && p.mention.is_some())
    }

    /// Whether no word that makes its subject accusative (إن and its sisters) opens the clause that begins
    /// at a chunk.
    fn is_main(&self, start: usize) -> bool {
        start.checked_sub(1).is_none_or(|opener| {
            !matches!(
                self.chunks[opener].class,
                Class::Complementizer | Class::Subordinator | Class::Conjunction | Class::OpenQuote
            )
        })
    }

    /// The subject of a relative clause that begins with a verb: what its pronoun refers to, where
    /// the pronoun agrees with the verb (not in `التي قتل عشرون من أفرادها`).
    fn relative_subject(&self, verb: usize, relative: usize) -> Option<usize> {
        let pronoun = self.context.text.folded(self.chunks[relative].tokens.start);
        // ما and من refer to nothing that stands before them.
        if !pronoun.contains('ل') {
            return None;
        }
        let of_pronoun = agreement_of_relative(pronoun);
        let asked = self.asks(verb)?;
        if !asked.fits(of_pronoun) {
            return None;
        }
        self.antecedent(relative)
            .filter(|&noun| asked.fits(self.joined_shows(noun)))
    }

    /// What a phrase shows that others may be joined to before it: `فلان وفلان اللذان`.
    fn joined_shows(&self, chunk: usize) -> Agreement {
        let shown = self.group_shows(&[chunk]);
        match self.chunks[chunk].conjunction {
            true => Agreement {
                several: None,
                gender: None,
            },
            false => shown,
        }
    }

    /// The indefinite noun right before a verb that describes it: `أصدرت فتوى أكدت أن …`.
    fn described(&self, verb: usize) -> Option<usize> {
        let before = verb.checked_sub(1)?;
        let phrase = self.chunks[before].phrase.as_ref()?;
        let measure = phrase.number.is_some()
            && self.cells[self.chunks[before].tokens.end - 1]
                .classes
                .contains(WordClasses::TIME);
        let demonstrative = self.cells[phrase.head]
            .classes
            .contains(WordClasses::DEMONSTRATIVE);
        let describes = !self.chunks[verb].conjunction
            && !demonstrative
            && !phrase.definite
            && !measure
            && phrase.mention.is_none();
        let agrees = self.asks(verb)?.fits(self.group_shows(&[before]));
        (describes && agrees).then_some(before)
    }

    /// The subject that a verb without one takes over from the verbs before it in its clause: the
    /// nearest that agrees.
    fn carried(&self, verb: usize, start: usize) -> Group {
        let verbs = (start..verb)
            .rev()
            .filter(|&c| self.chunks[c].class == Class::Verb);
        verbs
            .take(VERBS)
            .map(|other| {
                match (
                    self.is_of_several(verb),
                    self.subject_of(other)[..].as_ref(),
                ) {
                    // What is joined to it does it, too.
                    (true, &[first]) => self.group(&mut { first }, None),
                    (_, subject) => subject.into(),
                }
            })
            .find(|subject| self.may_precede(verb, subject))
            .unwrap_or_default()
    }

    /// Whether a verb has several as its subject.
    fn is_of_several(&self, verb: usize) -> bool {
        self.asks(verb).is_some_and(|a| a.several == Some(true))
    }

    /// The subject that the pronoun on أنه or لكنها stands for, where nothing overt stands between
    /// it and the verb: the subject of the clause around.
    pub(super) fn pronoun_subject(&self, verb: usize, overt: &[usize]) -> Option<Group> {
        let opener = self.clause_start(verb).checked_sub(1)?;
        if opener + REACH < verb {
            return None;
        }
        let chunk = &self.chunks[opener];
        let has_pronoun = matches!(
            chunk.class,
            Class::Complementizer | Class::Subordinator | Class::Conjunction
        ) && self.cells[chunk.tokens.start]
            .reading
            .is_some_and(|r| r.enclitic.is_some());
        let between_is_empty = overt.is_empty()
            && !self.chunks[opener..verb]
                .iter()
                .any(|c| c.class == Class::Verb);
        if !has_pronoun || !between_is_empty {
            return None;
        }
        // لكنها takes up the subject of the sentence, أنها that of the verb that governs it.
        // قالت البعثة في بيان نشرته الوكالة إنها: who only brings the words is not meant.
        let verbs = (opener.saturating_sub(REACH)..opener)
            .filter(|&c| self.chunks[c].class == Class::Verb && !self.brings_words(c));
        let subjects = verbs.map(|verb| self.subject_of(verb));
        let agrees = |subject: &Group| self.may_precede(verb, subject);
        match chunk.class {
            Class::Complementizer => subjects.rev().take(VERBS).find(agrees),
            _ => subjects.take(VERBS).find(agrees),
        }
    }

    /// Whether a verb tells how a message came to be known: `بيان نشرته الوكالة`.
    fn brings_words(&self, verb: usize) -> bool {
        self.is_relative_object(verb)
            && verb.checked_sub(1).is_some_and(|noun| {
                let phrase = self.chunks[noun].phrase.as_ref();
                phrase.is_some_and(|p| p.filler == Filler::Message)
            })
    }

    /// `أما مدير الشركة، فلان، فقال`: what أما puts before a verb that ف joins to it does it, where it is somebody.
    pub(super) fn topic_before(&self, verb: usize) -> Option<usize> {
        let joined = self.cells[self.chunks[verb].tokens.start]
            .reading
            .is_some_and(|r| r.proclitics.contains(Proclitics::FA));
        if !joined {
            return None;
        }
        let opener = (verb.saturating_sub(REACH)..verb).rev().find(|&c| {
            let word = self.context.text.folded(self.chunks[c].tokens.start);
            is_amma(word)
        })?;
        let topic = opener + 1;
        let ends = |c: &super::chunk::Chunk| matches!(c.class, Class::Verb | Class::End);
        (topic < verb
            && !self.chunks[topic..verb].iter().any(ends)
            && self.is_bare(topic)
            && (self.chunks[topic].phrase.as_ref())
                .is_some_and(|p| matches!(p.filler, Filler::Human | Filler::Organization))
            && self.may_precede(verb, &[topic]))
        .then(|| self.name_behind(topic))
    }

    /// `والوزارة، إذ تدين الهجوم`: what a clause begins with and إذ follows, with no verb between, does what the verb
    /// behind إذ tells.
    pub(super) fn topic_of_idh(&self, verb: usize) -> Option<Group> {
        let opener = verb.checked_sub(1)?;
        let chunk = &self.chunks[opener];
        if chunk.class == Class::Noun || self.context.text.folded(chunk.tokens.start) != "اذ" {
            return None;
        }
        let start = self.start_within_reach(opener);
        let comma = opener
            .checked_sub(1)
            .is_some_and(|c| self.chunks[c].class == Class::Comma);
        let end = opener - usize::from(comma);
        if start >= end || !self.is_bare(start) || !self.is_somebody(start) {
            return None;
        }
        let mut at = start;
        let topic = self.group(&mut at, None);
        let hangs_on_it = |c: &super::chunk::Chunk| {
            c.class == Class::Noun && c.preposition.is_some() && !c.conjunction
        };
        (at <= end
            && self.chunks[at..end].iter().all(hangs_on_it)
            && self.may_precede(verb, &topic))
        .then_some(topic)
    }

    /// `وكان مدير الشركة في القاهرة، المهندس فلان، قد`: the office before a verb gives way to the name between them.
    fn renamed(&self, verb: usize, group: Group) -> Group {
        let &[office] = &group[..] else {
            return group;
        };
        let name = self.name_behind(office);
        match name != office && name < verb && self.may_precede(verb, &[name]) {
            true => smallvec![name],
            false => group,
        }
    }

    /// The name of who holds an office, where it follows right behind it or behind a comma or a phrase.
    fn name_behind(&self, office: usize) -> usize {
        let kind = |chunk: usize| {
            let mention = self.chunks.get(chunk)?.phrase.as_ref()?.mention?;
            Some(self.context.mentions[mention].kind)
        };
        if kind(office) != Some(EntityKind::Role) {
            return office;
        }
        (office + 1..self.chunks.len().min(office + 6))
            .take_while(|&c| matches!(self.chunks[c].class, Class::Noun | Class::Comma))
            .find(|&c| self.is_bare(c) && kind(c) == Some(EntityKind::Person))
            .unwrap_or(office)
    }

    /// Where the clause of a verb begins, or how far back it is followed.
    pub(super) fn start_within_reach(&self, verb: usize) -> usize {
        self.clause_start(verb).max(verb.saturating_sub(REACH))
    }

    fn is_complement(&self, chunk: usize) -> bool {
        chunk > 0 && self.construct(chunk - 1)
    }

    /// The subject of an earlier verb of the sentence, found by its own surroundings only.
    pub(crate) fn subject_of(&self, verb: usize) -> Group {
        let chunks = &self.chunks;
        let start = self.start_within_reach(verb);
        if let Some(relative) = start
            .checked_sub(1)
            .filter(|&r| chunks[r].class == Class::Relative && start == verb)
        {
            let subject = self.relative_subject(verb, relative);
            if let Some(subject) = subject {
                return smallvec![subject];
            }
        }
        // What stands behind an earlier verb belongs to that one.
        let own = !chunks[start..verb].iter().any(|c| c.class == Class::Verb);
        let before = (start..verb).filter(|_| own).find(|&c| {
            self.is_bare(c)
                && (c == start || !chunks[c].conjunction)
                && !self.is_complement(c)
                && self.may_precede(verb, &[c])
                && !(self.is_accusative(c) && self.is_main(start))
        });
        if let Some(first) = before {
            return smallvec![first];
        }
        // كانوا يواجهون اتهامات: a verb in the plural has nobody behind it.
        if !self.may_precede_subject(verb) {
            return Group::new();
        }
        let mut at = verb + 1;
        while at < chunks.len().min(verb + 8) {
            let chunk = &chunks[at];
            match (chunk.class, chunk.preposition) {
                (
                    Class::Verb
                    | Class::Participle
                    | Class::Complementizer
                    | Class::Colon
                    | Class::End,
                    _,
                ) => break,
                // مع أمير البلاد الشيخ فلان: the name belongs to the office behind the preposition.
                (Class::Noun, Some(preposition)) => {
                    self.group(&mut at, Some(preposition.canonical));
                }
                (Class::Noun, None) if !self.is_complement(at) && self.may_follow(verb, at) => {
                    return self.group(&mut at, None);
                }
                _ => at += 1,
            }
        }
        Group::new()
    }

    /// The subject of the main verb that a participle behind it says more of; what does not agree with
    /// the participle is no subject of it.
    pub(crate) fn main_subject(&self, participle: usize) -> Group {
        let from = participle.saturating_sub(REACH);
        let start = self.clause_start(participle);
        let verb = (from..participle)
            .find(|&c| self.chunks[c].class == Class::Verb && self.clause_start(c) <= start);
        verb.map(|verb| self.subject_of(verb))
            .filter(|subject| self.may_precede(participle, subject))
            .unwrap_or_default()
    }

    /// Whether a chunk stands in a relative clause.
    pub(crate) fn is_relative(&self, chunk: usize) -> bool {
        // ما قاله: who says it is no aside.
        let opener = self.clause_start(chunk).checked_sub(1);
        let pronoun = opener.is_some_and(|opener| {
            let chunk = &self.chunks[opener];
            chunk.class == Class::Relative
                && self.context.text.folded(chunk.tokens.start).contains('ل')
        });
        pronoun || (self.chunks[chunk].class == Class::Verb && self.described(chunk).is_some())
    }

    /// Whether a chunk is a noun without a preposition.
    fn is_bare(&self, chunk: usize) -> bool {
        let chunk = &self.chunks[chunk];
        chunk.class == Class::Noun && chunk.preposition.is_none()
    }

    /// The noun phrase that a relative pronoun refers to.
    pub(crate) fn antecedent(&self, relative: usize) -> Option<usize> {
        let relative = self.first_relative(relative);
        // فلان (20 عاما) الذي: what brackets put in between is not meant.
        let comma = (self.chunks[..relative].last()).is_some_and(|c| c.class == Class::Comma);
        let behind = relative - usize::from(comma);
        let from = match behind
            .checked_sub(1)
            .filter(|&c| self.chunks[c].class == Class::CloseBracket)
        {
            Some(close) if self.counts(close.saturating_sub(1)) => self.open_bracket(close),
            _ => relative,
        };
        (0..from)
            .rev()
            .take(3)
            .filter(|&c| {
                self.chunks[c].class == Class::Noun && !self.is_home(c) && !self.is_ally(c)
            })
            .find(|&c| {
                let pronoun = self.context.text.folded(self.chunks[relative].tokens.start);
                agreement_of_relative(pronoun).fits(self.joined_shows(c))
            })
    }

    /// `فلان من بيروت الذي`: where a named person is from is not described.
    fn is_home(&self, chunk: usize) -> bool {
        let kind = |chunk: usize| {
            let mention = self.chunks[chunk].phrase.as_ref()?.mention?;
            Some(self.context.mentions[mention].kind)
        };
        let from = self.chunks[chunk]
            .preposition
            .is_some_and(|p| p.canonical == self.context.prepositions.min);
        from && chunk > 0
            && kind(chunk) == Some(EntityKind::Place)
            && kind(chunk - 1) == Some(EntityKind::Person)
    }

    /// Whether a chunk is a number, a length or a time.
    fn counts(&self, chunk: usize) -> bool {
        let chunk = &self.chunks[chunk];
        chunk.class == Class::Time || chunk.phrase.as_ref().is_some_and(|p| p.number.is_some())
    }

    /// The pronoun that another one is joined to: `الهجوم الذي نفذه فلان والذي استهدف المعسكر`.
    fn first_relative(&self, relative: usize) -> usize {
        let word = |c: usize| self.context.text.folded(self.chunks[c].tokens.start);
        let Some(pronoun) = word(relative).strip_prefix('و') else {
            return relative;
        };
        (relative.saturating_sub(REACH)..relative)
            .rev()
            .find(|&c| self.chunks[c].class == Class::Relative && word(c) == pronoun)
            .unwrap_or(relative)
    }

    /// Whether the verb's pronoun refers back to the noun before it: `هجوم نفذته المنظمة`.
    pub(super) fn is_relative_object(&self, verb: usize) -> bool {
        let chunk = &self.chunks[verb];
        if chunk.enclitic.is_none() || chunk.conjunction || verb == 0 {
            return false;
        }
        self.chunks[verb - 1].class == Class::Relative || self.relative_noun(verb).is_some()
    }

    /// The indefinite noun before a verb that describes it; between it and what happened, times may stand
    /// (`هجوما مساء أمس نفذته فتاة`).
    pub(super) fn relative_noun(&self, verb: usize) -> Option<usize> {
        let times = self.chunks[..verb].iter().rev().take(TIMES);
        let times = times.take_while(|c| c.class == Class::Time).count();
        let noun = verb.checked_sub(times + 1)?;
        let phrase = self.chunks[noun].phrase.as_ref()?;
        (self.chunks[noun].class == Class::Noun
            && !phrase.definite
            && (times == 0 || !phrase.frames.is_empty()))
        .then_some(noun)
    }

    /// Whether what stands before a verb is what the pronoun on it stands for, as somebody who can do it follows:
    /// `أما المعسكر فاستهدفه المسلحون`.
    pub(super) fn is_topic(&self, verb: usize, first: &[usize], bare: &[Group]) -> bool {
        let gender = match self.chunks[verb].enclitic {
            Some(Enclitic::Him) => Gender::Masculine,
            Some(Enclitic::Her) => Gender::Feminine,
            _ => return false,
        };
        let (&[topic], Some(&doer)) = (first, bare.first().and_then(|group| group.first())) else {
            return false;
        };
        let shown = self.group_shows(&[topic]).gender;
        doer == verb + 1
            && self.may_precede_subject(verb)
            && shown.is_none_or(|shown| shown == gender)
            && self.is_somebody(doer)
            && self.may_follow(verb, doer)
    }

    /// The attack or fight that a verb describes (`أصيب ثلاثة في هجوم استهدف معسكرا`): the indefinite noun before it,
    /// behind which times and what does not agree with the verb may stand (`هجوم بسيارة مفخخة استهدف`).
    fn described_attack(&self, verb: usize) -> Option<usize> {
        let chunk = &self.chunks[verb];
        let passive = chunk.form.is_some_and(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    voice: Voice::Passive,
                    ..
                }
            )
        });
        if chunk.conjunction || chunk.enclitic.is_some() || passive {
            return None;
        }
        // هجوم راح ضحيته ثلاثة: the pronoun behind the verb takes up the attack, which does not do it.
        let next = self.chunks.get(verb + 1).and_then(|c| c.phrase.as_ref());
        if next.is_some_and(|p| p.possessor.is_some() && p.mention.is_none()) {
            return None;
        }
        let asked = self.asks(verb)?;
        for at in (0..verb).rev().take(ATTACK_REACH) {
            let chunk = &self.chunks[at];
            if chunk.class == Class::Time {
                continue;
            }
            let phrase = chunk
                .phrase
                .as_ref()
                .filter(|_| chunk.class == Class::Noun)?;
            if phrase.definite || phrase.mention.is_some() {
                return None;
            }
            if asked.fits(self.group_shows(&[at])) {
                let attack = phrase.frames.iter().any(|&id| {
                    let kind = self.context.frames.get(id).kind;
                    matches!(kind, EventType::Attack | EventType::Clash | EventType::Raid)
                });
                return attack.then_some(at);
            }
        }
        None
    }

    /// Whether a subject can follow the verb form: the third person singular, which agrees with
    /// nothing behind it in number.
    pub(super) fn may_precede_subject(&self, verb: usize) -> bool {
        // ليؤكد أهمية …: a purpose has the subject of the verb that it serves.
        let purpose = self.cells[self.chunks[verb].tokens.start]
            .reading
            .is_some_and(|r| r.proclitics.contains(Proclitics::LA));
        !purpose
            && self.chunks[verb].form.is_none_or(|form| match form.shape {
                Shape::Verb { person, number, .. } => {
                    person == Person::Third && number == Number::Singular
                }
                _ => false,
            })
    }
}

/// How many times may stand between a noun and the verb that describes it.
const TIMES: usize = 2;

/// How far before a verb the attack that it describes may stand.
const ATTACK_REACH: usize = 4;

/// How many verbs back a subject is taken over from.
const VERBS: usize = 4;

/// What a relative pronoun asks of its antecedent.
fn agreement_of_relative(pronoun: &str) -> Agreement {
    let word = pronoun.trim_start_matches(['و', 'ف', 'ل', 'ب', 'ك', 'ا']);
    let (gender, several) = match word {
        "ذي" => (Some(Gender::Masculine), Some(false)),
        "تي" => (Some(Gender::Feminine), None),
        "ذين" => (None, Some(true)),
        _ => (None, None),
    };
    Agreement { gender, several }
}
