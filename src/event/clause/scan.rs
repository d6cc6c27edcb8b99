//! Clauses: which chunks of a sentence belong to one verb or one verbal noun.

use std::cell::OnceCell;
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::agreement::Shown;
use super::cell::{Class, Context};
use super::cells::Cells;
use super::chunk::{Chunk, chunks as read_chunks};
use super::content::Content;
use super::domain::Domains;
use super::inventory::{Inventory, Told};
use super::start::read_places;
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::text::{Enclitic, WordId};

/// Phrases that stand in one function, joined by و or commas, as positions of chunks.
pub(crate) type Group = SmallVec<[usize; 2]>;

/// Groups behind a verb that no preposition leads.
pub(super) type Groups = SmallVec<[Group; 3]>;

/// The phrases behind one preposition.
#[derive(Clone, Debug)]
pub(crate) struct Complement {
    pub(crate) preposition: WordId,
    pub(crate) place: bool,
    pub(crate) chunks: Group,
}

/// What belongs to one verb or verbal noun.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clause {
    /// The phrase that does it, before or behind the verb.
    pub(crate) subject: Group,
    /// Whether the subject stands before the verb.
    pub(crate) subject_first: bool,
    /// Whether the subject is only carried over from an earlier verb of the sentence.
    pub(crate) subject_carried: bool,
    pub(crate) object: Group,
    /// The phrase behind subject and object.
    pub(crate) behind_object: Group,
    /// The subject of an earlier verb, where another phrase stands behind this one that may be its own.
    pub(crate) earlier_subject: Group,
    /// Whether the pronoun on the verb takes up its object, a noun before it: `اتفاق وقعته`.
    pub(crate) object_taken_up: bool,
    /// Whether the object of a verbal noun stands behind a pronoun that does it: `لقائه السفير`.
    pub(crate) object_of_pronoun: bool,
    pub(crate) complements: SmallVec<[Complement; 2]>,
    /// Prepositions with a pronoun: `عليها`.
    pub(crate) pronouns: Vec<(WordId, Enclitic)>,
    /// ب and ل with a pronoun, which only a relative clause reads.
    pub(crate) bound: Vec<(WordId, Enclitic)>,
    /// The noun before the verb that these pronouns take up: `مدينة سيطر عليها`.
    pub(crate) taken_up: Option<usize>,
    /// Chunks that are times.
    pub(crate) times: SmallVec<[usize; 2]>,
    pub(crate) content: Option<Content>,
    /// One past the last chunk that was looked at.
    pub(crate) end: usize,
}

/// What a verb is read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sense {
    /// It says what a clause or a quotation tells. Only somebody is its subject.
    Speech,
    /// It tells where somebody stands to a phrase; a quotation behind it is part of its words
    /// (`حمّل «إيران المسؤولية»`).
    Stance,
    /// It does something; quotations are part of its words, too.
    Deed,
}

/// A sentence cut into chunks, with where the clause of each chunk begins.
pub(crate) struct Sentence<'a, 't> {
    pub(crate) context: Context<'a, 't>,
    pub(crate) tokens: Range<usize>,
    /// What the passages of the text are about.
    pub(crate) domains: &'a Domains,
    /// Its cells, and of what stands around it.
    pub(crate) cells: &'a Cells,
    pub(crate) chunks: Vec<Chunk>,
    /// Of each chunk.
    places: Vec<Place>,
    /// Of each chunk.
    pub(super) shown: Vec<Shown>,
    /// Of each verb and participle.
    clauses: Vec<Clauses>,
    pub(super) inventory: OnceCell<Inventory>,
    pub(super) told: OnceCell<Told>,
}

/// The clauses that were asked for of one verb or participle, by what it is read as.
type Clauses = [OnceCell<Clause>; 3];

/// The room of a sentence that was read, for the next one.
#[derive(Default)]
pub(crate) struct Room {
    chunks: Vec<Chunk>,
    places: Vec<Place>,
    shown: Vec<Shown>,
    clauses: Vec<Clauses>,
}

impl Room {
    /// For the sentences of a text of so many tokens.
    pub(crate) fn of_text(tokens: usize) -> Self {
        let chunks = tokens.min(REACH);
        Self {
            chunks: Vec::with_capacity(chunks),
            places: Vec::with_capacity(chunks),
            shown: Vec::with_capacity(chunks),
            clauses: Vec::new(),
        }
    }
}

/// What is asked of a chunk again and again.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Where the clause begins that it stands in.
    pub(super) clause: u32,
    /// One past the chunks of the phrase and its complements in construct.
    pub(super) phrase_end: u32,
    /// How many verbs and participles stand before it.
    pub(super) verbs: u32,
}

/// How many chunks behind its verb a clause is followed; keeps the work linear in the text.
pub(super) const REACH: usize = 48;

/// How many chunks a bracket before a relative pronoun may hold.
pub(super) const BRACKET: usize = 8;

/// How many chunks a construct may chain.
pub(crate) const LONGEST_CONSTRUCT: usize = 6;

/// The preposition and pronoun of `عليها`.
pub(super) fn pronoun(chunk: &Chunk) -> Option<(WordId, Enclitic)> {
    Some((chunk.preposition?.canonical, chunk.enclitic?))
}

impl<'a, 't> Sentence<'a, 't> {
    /// Reads some tokens as a sentence.
    pub(crate) fn new(
        context: Context<'a, 't>,
        domains: &'a Domains,
        cells: &'a Cells,
        tokens: Range<usize>,
        room: Room,
    ) -> Self {
        let Room {
            chunks,
            mut places,
            mut shown,
            mut clauses,
        } = room;
        let chunks = read_chunks(context, cells, tokens.clone(), chunks);
        let verbs = read_places(context.text, &chunks, &mut places);
        clauses.clear();
        clauses.resize_with(verbs, Default::default);
        shown.clear();
        shown.resize_with(chunks.len(), Default::default);
        let mut sentence = Self {
            context,
            tokens,
            domains,
            cells,
            chunks,
            places,
            shown,
            clauses,
            inventory: OnceCell::new(),
            told: OnceCell::new(),
        };
        sentence.find_phrase_ends();
        sentence
    }

    /// Finds out how far phrases go on with complements in construct, which few have.
    fn find_phrase_ends(&mut self) {
        let mut first = 0;
        for next in 1..self.chunks.len() {
            if !self.goes_on_in_construct(next - 1) {
                first = next;
                continue;
            }
            for chunk in first.max((next + 1).saturating_sub(LONGEST_CONSTRUCT))..next {
                self.places[chunk].phrase_end = next as u32 + 1;
            }
        }
    }

    /// What is asked of a chunk again and again; `None` behind the last one.
    pub(super) fn place(&self, chunk: usize) -> Option<Place> {
        self.places.get(chunk).copied()
    }

    /// Gives its room to the next one.
    pub(crate) fn into_room(self) -> Room {
        Room {
            chunks: self.chunks,
            places: self.places,
            shown: self.shown,
            clauses: self.clauses,
        }
    }

    /// Where the clause that a chunk stands in begins.
    pub(crate) fn clause_start(&self, chunk: usize) -> usize {
        self.places[chunk].clause as usize
    }

    /// The clause of the finite verb or participle at a chunk.
    pub(crate) fn verb_clause(&self, verb: usize, sense: Sense) -> &Clause {
        let clause = &self.clauses[self.places[verb].verbs as usize][sense as usize];
        clause.get_or_init(|| self.read_clause(verb, sense))
    }

    fn read_clause(&self, verb: usize, sense: Sense) -> Clause {
        let mut clause = Clause::default();
        let mut bare = Groups::new();
        let through_quotations = sense != Sense::Speech;
        let quoted = self.behind(verb, through_quotations, &mut clause, &mut bare);
        if self.chunks[verb].class == Class::Participle {
            clause.object = bare.into_iter().next().unwrap_or_default();
            return clause;
        }
        let (first, own_subject) = self.before(verb, sense, &mut clause);
        // أما أبو الطب اليوناني فقال: what أما puts first, not what describes it.
        let first = match self.topic_before(verb).filter(|_| own_subject) {
            Some(topic) => smallvec![topic],
            None => first,
        };
        // والوزارة إذ تدين الهجوم: what stands before إذ by itself does it.
        if let Some(topic) = self.topic_of_idh(verb) {
            clause.subject = topic;
            clause.subject_first = true;
            clause.object = bare.into_iter().next().unwrap_or_default();
            return clause;
        }
        let follows = self.may_precede_subject(verb);
        let relative_object = self.is_relative_object(verb);
        // القاضي الذي يحاكمه: where nobody else stands in the clause, the pronoun before the verb does it.
        let nobody_else =
            bare.is_empty() && self.chunks[verb - usize::from(verb > 0)].class == Class::Relative;
        if relative_object && !nobody_else {
            clause.object_taken_up = true;
            clause.object = match self.chunks[verb - 1].class {
                Class::Relative => self.antecedent(verb - 1).into_iter().collect(),
                _ => self.relative_noun(verb).into_iter().collect(),
            };
            [clause.subject, ..] = self.subject_behind(verb, sense, bare);
            return clause;
        }
        if let Some(antecedent) = self.taken_up(verb).filter(|_| self.takes_up(verb, &clause))
            && follows
        {
            clause.taken_up = Some(antecedent);
            let bound = std::mem::take(&mut clause.bound);
            clause.pronouns.extend(bound);
            [clause.subject, clause.object, _] = self.subject_behind(verb, sense, bare);
            return clause;
        }
        if let Some(pronoun) = self.pronoun_subject(verb, &first) {
            clause.subject = pronoun;
            clause.subject_carried = true;
            clause.object = bare.into_iter().next().unwrap_or_default();
            return clause;
        }
        if own_subject && sense == Sense::Deed && self.is_topic(verb, &first, &bare) {
            clause.object_taken_up = true;
            clause.object = first;
            clause.subject = bare.into_iter().next().unwrap_or_default();
            return clause;
        }
        let overt = own_subject
            && !first.is_empty()
            && !(follows && self.stands_apart(verb, &first, sense, &clause, &bare));
        if overt || quoted == Some(0) || !follows {
            clause.subject_first = overt;
            clause.subject_carried = !overt && !first.is_empty();
            clause.subject = first;
            clause.object = bare.into_iter().next().unwrap_or_default();
            return clause;
        }
        [clause.subject, clause.object, clause.behind_object] =
            self.subject_behind(verb, sense, bare);
        if !clause.subject.is_empty() {
            clause.earlier_subject = first;
        } else if !own_subject {
            clause.subject_carried = !first.is_empty();
            clause.subject = first;
        }
        if (clause.subject.is_empty() || clause.subject_carried)
            && let Some(topic) = self.topic_before(verb)
        {
            clause.subject = smallvec![topic];
            clause.subject_carried = false;
            clause.subject_first = true;
        }
        clause
    }

    /// Whether what stands before a verb of saying is not its subject after all: a comma alone parts them
    /// (`في لقاء جمع الوزيرين، قال الأمين`), or it is what the content of a relative clause is about
    /// (`القرار الذي قال الوزير إنه …`); the subject follows then.
    fn stands_apart(
        &self,
        verb: usize,
        first: &[usize],
        sense: Sense,
        clause: &Clause,
        bare: &[Group],
    ) -> bool {
        let (Some(&begins), Some(&ends)) = (first.first(), first.last()) else {
            return false;
        };
        if sense == Sense::Deed {
            return false;
        }
        let comma = |mut chunks: std::ops::Range<usize>| {
            chunks.any(|c| self.chunks[c].class == Class::Comma)
        };
        // A thing that a comma parts from the verb does not speak.
        if !self.is_somebody(begins) && comma(ends + 1..verb) {
            return true;
        }
        let behind = bare
            .first()
            .and_then(|group| group.first())
            .is_some_and(|&chunk| self.may_follow(verb, chunk) && self.is_somebody(chunk));
        if sense != Sense::Speech || !behind {
            return false;
        }
        let people = self.chunks[begins].phrase.as_ref().is_some_and(|p| {
            matches!(
                p.filler,
                Filler::Human | Filler::Organization | Filler::Place | Filler::Message
            )
        });
        match self.chunks[verb - 1].class {
            _ if !people => true,
            Class::Relative => clause.content.is_some(),
            Class::Comma => !comma(ends + 1..verb - 1),
            _ => false,
        }
    }

    /// Which of the phrases behind a verb is its subject, which its object, and which follows these.
    fn subject_behind(&self, verb: usize, sense: Sense, mut bare: Groups) -> [Group; 3] {
        let fits = |(at, group): (usize, &Group)| {
            group.first().is_some_and(|&chunk| match sense {
                Sense::Deed => {
                    !self.describes(chunk)
                        && !self.is_indefinite_accusative(chunk)
                        && (chunk != verb + 1 || self.may_be_done_by(verb, chunk))
                }
                Sense::Speech | Sense::Stance => {
                    self.may_follow(verb, chunk)
                        && self.is_somebody(chunk)
                        && (at == 0 || !self.is_thing(chunk))
                }
            })
        };
        // أوضح ذلك مدير المهرجان, أكد أهمية القرار: what stands first is what was explained.
        let subject = bare
            .iter()
            .enumerate()
            .take(2)
            .position(fits)
            .map(|at| bare.remove(at))
            .unwrap_or_default();
        let mut rest = bare.into_iter();
        let object = rest.next().unwrap_or_default();
        // استنكر مدير المدرسة في القرية فلان الهجوم: only where something is left to be deplored.
        let renames = match sense {
            Sense::Speech => true,
            Sense::Stance => rest.len() > 0,
            Sense::Deed => false,
        };
        if renames && self.holds(&object, &subject) {
            return [object, rest.next().unwrap_or_default(), Group::new()];
        }
        [subject, object, rest.next().unwrap_or_default()]
    }

    /// Whether a phrase is the name or office of a speaker who stands before it: `أعلن محمود حسين قائد الفرقة انتهاء
    /// العملية`.
    pub(crate) fn renames(&self, speaker: &Group, phrase: &Group) -> bool {
        let (&[speaker], &[again]) = (&speaker[..], &phrase[..]) else {
            return false;
        };
        let mention = (self.chunks[again].phrase.as_ref()).and_then(|p| p.mention);
        let kind = mention.map(|index| self.context.mentions[index].kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Role)) && self.is_somebody(speaker)
    }

    /// Whether a person is the holder of an office that a phrase parts from the name: `قال مدير المستشفى في
    /// القرية فلان إن …`.
    pub(super) fn holds(&self, person: &Group, office: &Group) -> bool {
        let (&[name], &[office]) = (&person[..], &office[..]) else {
            return false;
        };
        let kind = |chunk: usize| {
            let mention = self.chunks[chunk].phrase.as_ref()?.mention?;
            Some(self.context.mentions[mention].kind)
        };
        let parted = self.chunks[office + 1..name.max(office + 1)]
            .iter()
            .any(|c| c.class == Class::Noun && c.preposition.is_some());
        kind(office) == Some(EntityKind::Role)
            && (kind(name) == Some(EntityKind::Person) || self.is_titled(name))
            && parted
    }

    /// The noun that a relative clause with this verb describes, where no subject stands before it.
    fn taken_up(&self, verb: usize) -> Option<usize> {
        let before = verb.checked_sub(1)?;
        let chunk = &self.chunks[before];
        match chunk.class {
            Class::Relative => self.antecedent(before),
            Class::Noun if !self.chunks[verb].conjunction => chunk
                .phrase
                .as_ref()
                .filter(|p| !p.definite && p.mention.is_none())
                .map(|_| before),
            _ => None,
        }
    }

    /// Whether a pronoun behind the verb may mean what the relative pronoun before it does.
    fn takes_up(&self, verb: usize, clause: &Clause) -> bool {
        let relative = &self.chunks[verb - usize::from(verb > 0)];
        let word = self.context.text.folded(relative.tokens.start);
        let mut pronouns = clause.pronouns.iter().chain(&clause.bound);
        pronouns.any(|&(_, enclitic)| {
            relative.class != Class::Relative
                || match enclitic {
                    Enclitic::Him => !word.ends_with("تي"),
                    Enclitic::Her => !word.ends_with("ذي"),
                    _ => true,
                }
        })
    }

    /// Whether a phrase is of no one and counts nothing.
    fn is_thing(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        phrase.is_none_or(|p| p.filler == Filler::Thing && p.number.is_none())
    }
}
