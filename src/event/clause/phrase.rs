//! Noun phrases: where one begins and ends, what its head is, and what it can fill.

use std::ops::Range;

use smallvec::SmallVec;

use super::cell::{Class, Context};
use super::cells::Cells;
use super::stem::Stem;
use super::word::{BOMBS, filler, nisba};
use super::word_facts::Marks;
use crate::Span;
use crate::entity::{EntityId, EntityKind, Reference};
use crate::event::frame::{Construct, Filler, FrameId};
use crate::lexicon::{NumberPhrase, Shape, WordClasses};
use crate::text::{Enclitic, Punctuation, Reading, TokenKind};

/// A noun phrase without the phrases that hang on it by a preposition.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// The token of its first noun.
    pub(crate) head: usize,
    /// From its first word (proclitics outside) to its last.
    pub(crate) span: Span,
    /// The mention that is its head, or that its head's role names.
    pub(crate) mention: Option<usize>,
    /// The entities that it names.
    pub(crate) entities: SmallVec<[EntityId; 2]>,
    /// What it can fill.
    pub(crate) filler: Filler,
    pub(crate) definite: bool,
    pub(crate) feminine: bool,
    pub(crate) plural: bool,
    /// The number that it begins with.
    pub(crate) number: Option<Box<NumberPhrase>>,
    /// Two of something, by the head's ending.
    pub(crate) dual: bool,
    /// The pronoun on its last word (`هجماتهم`).
    pub(crate) possessor: Option<Enclitic>,
    /// The country or group of its first nationality adjective.
    pub(crate) nationality: Option<EntityId>,
    /// The frames of its head, where that is a verbal noun.
    pub(crate) frames: SmallVec<[FrameId; 2]>,
    /// Whether the next chunk is its complement in construct.
    pub(crate) construct: bool,
}

/// Reads noun phrases from the cells of one sentence.
#[derive(Clone, Copy)]
pub(super) struct PhraseReader<'a, 't> {
    pub(super) context: Context<'a, 't>,
    pub(super) cells: &'a Cells,
    /// Where the sentence ends.
    pub(super) end: usize,
    /// What refers back in the sentence: mostly nothing.
    pub(super) references: &'a [Reference],
}

impl PhraseReader<'_, '_> {
    /// A phrase that begins at a token, of which nothing is read yet.
    #[inline]
    pub(super) fn begin(&self, start: usize) -> Phrase {
        let text = self.context.text;
        let first = self.cells[start]
            .reading
            .map_or(text.tokens()[start].span(), |r| {
                Span::new(r.span().start(), text.tokens()[start].span().end())
            });
        Phrase {
            head: start,
            span: first,
            mention: None,
            entities: SmallVec::new(),
            filler: Filler::Thing,
            definite: false,
            feminine: false,
            plural: false,
            number: None,
            dual: false,
            possessor: None,
            nationality: None,
            frames: SmallVec::new(),
            construct: false,
        }
    }

    /// Reads a phrase from where it begins; returns the token behind it.
    pub(super) fn read(&self, phrase: &mut Phrase) -> usize {
        let mut at = phrase.head;
        // هذا الهجوم: the demonstrative opens the phrase.
        // أكد ذلك مدير الشركة: it opens none without an article.
        if self.cells[at].classes.contains(WordClasses::DEMONSTRATIVE)
            && self.continues(at + 1)
            && self.cells[at + 1].definite
        {
            at += 1;
        }
        if self.cells[at].mention().is_none()
            && let Some(number) = self.number(at)
            && number.tokens.end <= self.end
        {
            at = number.tokens.end;
            phrase.plural = true;
            phrase.head = number.tokens.start;
            phrase.span = phrase.span.starting_at(number.span.start());
            phrase.span = phrase.span.join(number.span);
            phrase.number = Some(Box::new(number));
            if !self.continues(at) {
                return at;
            }
        }
        phrase.head = at;
        let end = self.head(phrase, at);
        self.modifiers(phrase, end)
    }

    /// The number that begins at a token.
    #[inline]
    pub(super) fn number(&self, token: usize) -> Option<NumberPhrase> {
        let may_begin = self.cells.get(token)?.marks.contains(Marks::NUMBER);
        may_begin.then(|| self.read_number(token))?
    }

    #[inline(never)]
    fn read_number(&self, token: usize) -> Option<NumberPhrase> {
        let read = || self.context.numbers.read(self.context.text, token);
        self.cells.number(token).cloned().or_else(read)
    }

    /// Whether a token can belong to the phrase that runs up to it.
    pub(super) fn continues(&self, token: usize) -> bool {
        token < self.end && {
            let cell = &self.cells[token];
            matches!(cell.class, Class::Noun | Class::Participle)
                && !cell.conjunction
                && cell.preposition.is_none()
        }
    }

    /// Reads the head of a phrase; returns where it ends.
    fn head(&self, phrase: &mut Phrase, at: usize) -> usize {
        let text = self.context.text;
        let cell = &self.cells[at];
        phrase.definite = cell.definite;
        if let Some(index) = cell.mention() {
            let mention = &self.context.mentions[index];
            let end = mention.tokens.end.min(self.end);
            phrase.mention = Some(index);
            phrase.entities.extend(mention.entity);
            if phrase.entities.is_empty() {
                // الوزيران: an office that names nobody refers to two.
                self.refer(phrase, at..end);
            }
            phrase.filler = match mention.kind {
                EntityKind::Person | EntityKind::Role | EntityKind::Nationality => Filler::Human,
                EntityKind::Place => Filler::Place,
                EntityKind::Organization => Filler::Organization,
            };
            if phrase.number.is_none() {
                phrase.span = mention.span;
            } else {
                phrase.span = phrase.span.join(mention.span);
            }
            if mention.kind == EntityKind::Role {
                self.inflection(phrase, at);
                // متحدث باسم الرئيس فلان: the name is not the spokesman's.
                let for_another = mention.entity.is_none()
                    && end > at + 1
                    && text.folded(at + 1) == "باسم"
                    && !cell.reading.is_some_and(|r| r.article);
                if !for_another {
                    return self.holder(phrase, end);
                }
                let name = self.cells.get(end).filter(|_| end < self.end);
                let name = name
                    .and_then(|cell| cell.mention())
                    .map(|m| &self.context.mentions[m]);
                return match name.filter(|name| name.kind == EntityKind::Person) {
                    Some(name) => {
                        phrase.span = phrase.span.join(name.span);
                        name.tokens.end.min(self.end)
                    }
                    None => end,
                };
            }
            return end;
        }
        phrase.span = phrase
            .span
            .up_to(phrase.span.end().max(text.tokens()[at].span().end()));
        if !self.references.is_empty() {
            self.refer(phrase, at..at + 1);
        }
        if let Some(reading) = cell.reading {
            phrase.possessor = reading.enclitic;
            self.inflection(phrase, at);
            if cell.stem.contains(Stem::TRIGGER) {
                self.trigger(phrase, &reading);
            }
            phrase.definite |= phrase.possessor.is_some();
        }
        phrase.filler = filler(cell.classes);
        if phrase.filler == Filler::Thing && self.is_people(phrase, at) {
            phrase.filler = Filler::Human;
        }
        at + 1
    }

    /// Gives a phrase the frames of its head, which is a verbal noun.
    #[inline(never)]
    fn trigger(&self, phrase: &mut Phrase, reading: &Reading) {
        for form in self.context.lexicon.forms(reading.bare) {
            // الانتحاري is who does it: no construct dual has the article.
            let in_construct = reading.article && form.shape.is_construct();
            if matches!(form.shape, Shape::Noun { .. }) && !in_construct {
                let frames = self.context.frames.of_lemma(form.lemma);
                phrase.frames.extend_from_slice(frames);
            }
        }
        if phrase.frames.len() > 1 {
            phrase.frames.sort_unstable();
            phrase.frames.dedup();
        }
    }

    /// Gives a phrase what the first of its tokens that refers back refers to, which few have.
    fn refer(&self, phrase: &mut Phrase, tokens: Range<usize>) {
        let before = self
            .references
            .partition_point(|reference| reference.token < tokens.start);
        let next = self.references.get(before);
        if let Some(reference) = next.filter(|reference| reference.token < tokens.end) {
            phrase.entities.extend_from_slice(&reference.entities);
        }
    }

    /// The number and gender of a phrase's head, by its ending and the lexicon.
    fn inflection(&self, phrase: &mut Phrase, head: usize) {
        let stem = self.cells[head].stem;
        phrase.plural |= stem.contains(Stem::PLURAL);
        // المتحرشين: written alike, two are rarer than several.
        phrase.dual = stem.contains(Stem::DUAL) && phrase.number.is_none() && !phrase.plural;
        phrase.feminine = stem.contains(Stem::FEMININE);
    }

    /// The person behind a role: directly after it, over a comma, or over a bracket and a comma.
    fn holder(&self, phrase: &mut Phrase, role_end: usize) -> usize {
        let mut at = role_end;
        if self.class(at) == Some(Class::OpenBracket) {
            let Some(close) =
                (at..self.end.min(at + 6)).find(|&t| self.class(t) == Some(Class::CloseBracket))
            else {
                return role_end;
            };
            at = close + 1;
        }
        // المهندس/ فلان, المواطن «فلان»
        let slash = at < self.end && self.is_slash(at);
        let quoted = self.class(at) == Some(Class::OpenQuote);
        if self.class(at) == Some(Class::Comma) || slash || quoted {
            at += 1;
        }
        let Some(index) = self
            .cells
            .get(at)
            .filter(|_| at < self.end)
            .and_then(|c| c.mention())
        else {
            return role_end;
        };
        let mention = &self.context.mentions[index];
        let cell = &self.cells[at];
        if mention.kind != EntityKind::Person || cell.conjunction || cell.preposition.is_some() {
            return role_end;
        }
        phrase.mention = Some(index);
        phrase.entities = mention.entity.into_iter().collect();
        phrase.span = mention.span;
        phrase.head = at;
        let end = mention.tokens.end.min(self.end);
        end + usize::from(quoted && self.class(end) == Some(Class::CloseQuote))
    }

    fn is_slash(&self, token: usize) -> bool {
        let mark = TokenKind::Punctuation(Punctuation::Slash);
        self.context.text.tokens()[token].kind == mark
    }

    pub(super) fn class(&self, token: usize) -> Option<Class> {
        self.cells
            .get(token)
            .filter(|_| token < self.end)
            .map(|c| c.class)
    }

    /// Whether a token may go on with the phrase before it: half of all phrases end with their head.
    fn may_modify(&self, token: usize) -> bool {
        token < self.end && {
            let cell = &self.cells[token];
            match cell.class {
                Class::OpenQuote => true,
                Class::Particle => {
                    let adverb = !cell.conjunction && cell.marks.contains(Marks::ALIF_END);
                    adverb || cell.marks.contains(Marks::OWN_RULE)
                }
                _ => self.continues(token) || cell.marks.contains(Marks::OWN_RULE),
            }
        }
    }

    /// Takes in complements in construct and adjectives.
    fn modifiers(&self, phrase: &mut Phrase, mut at: usize) -> usize {
        if !self.may_modify(at) {
            return at;
        }
        let text = self.context.text;
        let named_person = phrase
            .mention
            .is_some_and(|m| self.context.mentions[m].kind == EntityKind::Person);
        if named_person {
            return at;
        }
        // A trigger's complement is a chunk of its own, so that it can become an argument.
        let trigger = !phrase.frames.is_empty();
        let object_noun = trigger
            && phrase
                .frames
                .iter()
                .all(|&f| self.context.frames.get(f).construct == Construct::Object);
        // جنود أوكرانيون: what an adjective of relation describes is in construct with nothing.
        let described = phrase.mention.is_some_and(|m| {
            let tokens = &self.context.mentions[m].tokens;
            tokens.len() > 1 && nisba(text.folded(tokens.end - 1))
        });
        // أكد ذلك مدير الشركة: nor is a demonstrative.
        let demonstrative = self.cells[phrase.head]
            .classes
            .contains(WordClasses::DEMONSTRATIVE);
        let mut closed = phrase.definite || described || demonstrative || self.shut(phrase.head);
        let mut coordinated_adjective = false;
        let mut role_end = None;
        while at < self.end {
            // برئاسة المهندس فلان: the name is of the office in construct.
            if role_end == Some(at)
                && phrase.filler != Filler::Human
                && let Some((name, entity)) = self.holder_of_complement(at)
            {
                if phrase.entities.is_empty() {
                    phrase.entities.extend(entity);
                }
                let tokens = &self.context.mentions[name].tokens;
                phrase.span = phrase.span.join(self.context.mentions[name].span);
                at = tokens.end.min(self.end);
                role_end = None;
                continue;
            }
            let cell = &self.cells[at];
            // كتيبة «رياح الجبل»: a few words between marks are the name of what stands before them.
            if cell.class == Class::OpenQuote
                && !closed
                && !trigger
                && at == phrase.head + 1
                && phrase.mention.is_none()
                && phrase.filler != Filler::Human
                && let Some(close) = self.short_quote_end(at, phrase.filler == Filler::Organization)
            {
                phrase.span = phrase.span.up_to(text.tokens()[close].span().end());
                // A name makes it definite.
                phrase.definite = true;
                closed = true;
                at = close + 1;
                continue;
            }
            let quoted = cell.class == Class::OpenQuote
                && self.continues(at + 1)
                && self.cells[at + 1].mention().is_some()
                && !closed;
            let at_word = if quoted { at + 1 } else { at };
            // قائدا ميدانيا: an adverb elsewhere, an adjective behind an accusative.
            let cell = &self.cells[at_word];
            if cell.class == Class::Particle
                && !cell.conjunction
                && cell.marks.contains(Marks::ALIF_END)
                && text.folded(at_word).ends_with("يا")
                && text.folded(at_word - 1).ends_with('ا')
            {
                at = at_word + 1;
                phrase.span = phrase.span.up_to(text.tokens()[at_word].span().end());
                continue;
            }
            let cell = &self.cells[at_word];
            if cell.marks.contains(Marks::OWN_RULE)
                && (self.is_numbered(phrase, at_word) || self.repeats_dual(phrase, at_word))
            {
                phrase.span = phrase.span.up_to(text.tokens()[at_word].span().end());
                closed = true;
                at = at_word + 1;
                continue;
            }
            if !matches!(cell.class, Class::Noun | Class::Participle) || cell.preposition.is_some()
            {
                break;
            }
            // الإقليمية والدولية: an adjective joined to an adjective.
            if cell.conjunction && !(coordinated_adjective && cell.definite == phrase.definite) {
                break;
            }
            // مقتل المسلحين, تحرير المدينة: behind a verbal noun without the article a word that has one
            // is its complement; so are people (إصابة آخرين) and what does not agree (إصابة آخر).
            let complement = trigger
                && at_word == phrase.head + 1
                && !phrase.definite
                && cell.mention().is_none()
                && (cell.definite
                    || (object_noun && {
                        let folded = text.folded(at_word);
                        folded.ends_with("ون")
                            || folded.ends_with("ين")
                            || (phrase.feminine && folded == "اخر")
                    }));
            let adjective = !complement
                && (self.adjective(at_word, object_noun) || self.describes(phrase, at_word));
            if (cell.conjunction && !adjective) || cell.time().is_some() {
                break;
            }
            // الدول الست الكبرى: a definite number behind what it counts.
            if phrase.definite
                && cell.definite
                && cell.mention().is_none()
                && phrase.number.is_none()
                && at_word > phrase.head
                && let Some(number) = self.number(at_word)
                && number.tokens.start == at_word
                && number.tokens.end <= self.end
            {
                at = number.tokens.end;
                phrase.span = phrase.span.up_to(phrase.span.end().max(number.span.end()));
                closed = true;
                continue;
            }
            // طالبت الوزارة المتضررين: men do not describe what is feminine.
            if cell.mention().is_none() && self.is_of_men_behind_feminine(phrase, at_word) {
                break;
            }
            if adjective {
                // Names of places are feminine: what stands behind one and is not describes nothing.
                let place = phrase
                    .mention
                    .is_some_and(|m| self.context.mentions[m].kind == EntityKind::Place);
                if place && !text.folded(at_word).ends_with('ه') {
                    break;
                }
                if phrase.definite != cell.definite
                    && (closed || !cell.definite || phrase.mention.is_some())
                {
                    // An indefinite adjective does not describe a definite noun.
                    if phrase.definite || !cell.definite {
                        break;
                    }
                }
                if let Some(index) = cell.mention() {
                    let mention = &self.context.mentions[index];
                    if mention.kind == EntityKind::Organization {
                        phrase.entities.extend(mention.entity);
                    } else if phrase.nationality.is_none() {
                        phrase.nationality = mention.entity;
                    }
                }
                coordinated_adjective = true;
                closed = true;
            } else {
                // العاصمة بغداد: the name renames the definite kind of place before it.
                let renames = at_word == phrase.head + 1
                    && phrase.definite
                    && self.is_generic_place(phrase)
                    && cell
                        .mention()
                        .is_some_and(|m| self.context.mentions[m].kind == EntityKind::Place);
                // أي جهة الهجوم: behind أي a noun is in construct with nothing definite.
                let any = || {
                    (cell.definite || cell.reading.is_some_and(|r| r.enclitic.is_some()))
                        && phrase.head > 0
                        && matches!(text.folded(phrase.head - 1), "اي" | "ايه" | "لاي" | "باي")
                };
                if !renames
                    && (closed
                        || coordinated_adjective
                        || any()
                        || self.opens_phrase(phrase, at_word))
                {
                    break;
                }
                // قتل مسلح 38 سائحا: a man is in construct with no number.
                let man = phrase.filler == Filler::Human
                    && phrase.mention.is_none()
                    && !phrase.plural
                    && !trigger
                    && at_word == phrase.head + 1
                    && self.starts_plural_number(at_word);
                if man {
                    break;
                }
                if trigger || self.starts_trigger(at_word) || self.starts_number(at_word) {
                    // What a number counts is complete: لقي تسعة جنود مصرعهم; so is who kills a number
                    // of others: قتل مسلح 38 شخصا.
                    let people = phrase.filler == Filler::Human
                        && at_word == phrase.head + 1
                        && text.tokens()[at_word].kind == TokenKind::Number;
                    phrase.construct = (phrase.number.is_none() && !people) || trigger;
                    break;
                }
                if cell
                    .mention()
                    .is_some_and(|m| self.context.mentions[m].kind == EntityKind::Person)
                    && phrase.filler == Filler::Human
                {
                    break;
                }
                // The complement decides whether the whole is definite.
                phrase.definite = cell.definite;
                closed = cell.definite || self.shut(at_word) || cell.mention().is_some();
                if let Some(index) = cell.mention() {
                    let mention = &self.context.mentions[index];
                    role_end = (mention.kind == EntityKind::Role && !trigger)
                        .then_some(mention.tokens.end);
                    let counts = phrase.filler == Filler::Thing
                        && self.cells[phrase.head]
                            .classes
                            .contains(WordClasses::QUANTIFIER);
                    if counts && mention.entity.is_none() {
                        // أغلب المحللين
                        phrase.filler = Filler::Human;
                    }
                    if phrase.entities.is_empty() && phrase.filler != Filler::Human {
                        phrase.entities.extend(mention.entity);
                    }
                    if at_word == phrase.head + 1
                        && mention.kind == EntityKind::Place
                        && self.is_generic_place(phrase)
                    {
                        // مدينة درعا: the name is what is meant.
                        phrase.mention = Some(index);
                        phrase.filler = Filler::Place;
                        phrase.span = phrase.span.starting_at(mention.span.start());
                    }
                } else if phrase.filler == Filler::Thing && phrase.number.is_none() {
                    let inner = filler(cell.classes);
                    if self.cells[phrase.head]
                        .classes
                        .contains(WordClasses::QUANTIFIER)
                    {
                        phrase.filler = inner;
                    }
                }
            }
            // سيارة مفخخة: what carries a bomb is one.
            if cell.marks.contains(Marks::OWN_RULE) {
                let folded = text.folded(at_word);
                if BOMBS.contains(folded.strip_prefix("ال").unwrap_or(folded)) {
                    phrase.filler = Filler::Weapon;
                }
            }
            at = match cell.mention() {
                Some(index) => self.context.mentions[index].tokens.end.min(self.end),
                None => at_word + 1,
            };
            if quoted && self.class(at) == Some(Class::CloseQuote) {
                at += 1;
            }
            let last = at - 1;
            let end = match self.class(last) {
                Some(Class::CloseQuote) => text.tokens()[last].span().end(),
                _ => cell
                    .mention()
                    .map_or(text.tokens()[last].span().end(), |m| {
                        self.context.mentions[m].span.end()
                    }),
            };
            phrase.span = phrase.span.up_to(phrase.span.end().max(end));
            if cell.mention().is_none()
                && let Some(enclitic) = cell.reading.and_then(|r| r.enclitic)
                && !adjective
            {
                phrase.possessor = phrase.possessor.or(Some(enclitic));
                phrase.definite = true;
                closed = true;
            }
        }
        at
    }
}
