//! Groups: phrases that stand in one function, with their complements and the names that rename them.

use smallvec::smallvec;

use super::cell::Class;
use super::chunk::Chunk;
use super::phrase::Phrase;
use super::scan::{Group, Sentence};
use super::stem::Stem;
use super::word::ends_as_men;
use crate::entity::EntityKind;
use crate::event::frame::{Filler, Function};
use crate::event::kind::EventType;
use crate::lexicon::{Number, Shape, WordClasses};
use crate::text::{Proclitics, WordId};

impl Sentence<'_, '_> {
    /// The chunks from `at` on that are joined in one function; moves `at` behind them.
    pub(super) fn group(&self, at: &mut usize, preposition: Option<WordId>) -> Group {
        // كل من فلان وفلان: they stand behind من.
        *at = self.each_of(*at).unwrap_or(*at);
        let mut group: Group = smallvec![self.named_end(at)];
        while let Some(next) = self.chunks.get(*at) {
            let goes_on = next.conjunction
                || next.preposition.is_some()
                || matches!(next.class, Class::Conjunction | Class::Comma);
            if !goes_on {
                break;
            }
            if preposition.is_none()
                && let Some(end) = self.counted_until(*at)
            {
                *at = end;
                continue;
            }
            // جنديا من قواته وثمانية مقاولين: what the first one is of stands between.
            if preposition.is_none() && (self.is_partitive(*at) || self.is_owner(*at)) {
                *at = self.phrase_end(*at);
                continue;
            }
            let mut candidate = *at;
            let mut joined = next.conjunction;
            if next.class == Class::Conjunction && self.chunks.get(*at + 1).is_some() {
                candidate = *at + 1;
                joined = true;
            }
            // A list with commas: X، Y وZ. The offices of a person are no list: فلان، رئيس X ومدير Y.
            if next.class == Class::Comma
                && !(self.names_a_person(*at - 1) == Some(true)
                    && self.names_a_person(*at + 1) == Some(false))
                && self.chunks.get(*at + 1).is_some_and(|c| {
                    c.class == Class::Noun && c.preposition.is_none() && !c.conjunction
                })
                && self
                    .chunks
                    .get(*at + 2)
                    .is_some_and(|c| c.class == Class::Noun && c.conjunction)
                && preposition.is_none()
            {
                candidate = *at + 1;
                joined = true;
            }
            // بين X، وY: the second one is awaited.
            if next.class == Class::Comma
                && group.len() == 1
                && preposition == Some(self.context.prepositions.bayna)
                && self
                    .chunks
                    .get(*at + 1)
                    .is_some_and(|c| c.class == Class::Noun && c.conjunction)
            {
                candidate = *at + 1;
                joined = true;
            }
            if joined && self.is_field(candidate) {
                *at = self.phrase_end(candidate);
                continue;
            }
            let chunk = &self.chunks[candidate];
            // سيتفان فاتر: ف joins no nouns.
            joined &= !self.is_joined_by_fa(candidate);
            let same = match (chunk.preposition, preposition) {
                (None, _) => true,
                (Some(own), Some(wanted)) => own.canonical == wanted,
                (Some(_), None) => false,
            };
            // بين X وY: the second one is awaited, whatever follows.
            let awaited = group.len() == 1 && preposition == Some(self.context.prepositions.bayna);
            // على المعسكر وعلى تجمعات: the same preposition again joins whatever stands behind it.
            let apart = !awaited
                && match chunk.preposition {
                    Some(_) => self.precedes_verb(candidate),
                    None => self.opens_clause(candidate),
                };
            if !joined || chunk.class != Class::Noun || !same || apart {
                break;
            }
            *at = candidate;
            group.push(self.named_end(at));
        }
        group
    }

    /// Whether a chunk may stand in a group that another preposition leads than its own: joined to what stands before it,
    /// or as the name of who does.
    pub(crate) fn may_be_led_before(&self, chunk: usize) -> bool {
        let here = &self.chunks[chunk];
        let renames = (here.phrase.as_ref())
            .is_some_and(|p| p.mention.is_some() || p.filler == Filler::Human);
        let before = chunk.checked_sub(1);
        renames
            || here.conjunction
            || before.is_some_and(|before| {
                let class = self.chunks[before].class;
                matches!(class, Class::Comma | Class::Conjunction) || self.each_of(before).is_some()
            })
    }

    /// Whether ف stands before a chunk.
    fn is_joined_by_fa(&self, chunk: usize) -> bool {
        let first = &self.cells[self.chunks[chunk].tokens.start];
        first
            .reading
            .is_some_and(|r| r.proclitics.contains(Proclitics::FA))
    }

    /// Whether a phrase of somebody has a name; `None` for what is nobody.
    fn names_a_person(&self, chunk: usize) -> Option<bool> {
        let phrase = self.chunks.get(chunk)?.phrase.as_ref()?;
        let person = |m: usize| self.context.mentions[m].kind == EntityKind::Person;
        (phrase.filler == Filler::Human).then(|| phrase.mention.is_some_and(person))
    }

    /// Whether a phrase with ل tells whose an indefinite thing before it is, and another one without the article is
    /// joined behind it: `موقعا للجيش وسيارة للشرطة`.
    fn is_owner(&self, chunk: usize) -> bool {
        let unnamed = |phrase: &Phrase| {
            !phrase.definite
                && phrase.mention.is_none()
                && phrase.number.is_none()
                && matches!(phrase.filler, Filler::Thing | Filler::Location)
                && (self.cells[phrase.head].classes)
                    .intersects(WordClasses::NOUN | WordClasses::LOCATION | WordClasses::VEHICLE)
        };
        let of = self.chunks[chunk].preposition.is_some_and(|p| {
            p.canonical == self.context.prepositions.la && !self.chunks[chunk].conjunction
        });
        let behind = self.phrase_end(chunk);
        of && chunk > 0
            && behind <= chunk + OWNERS
            && self.chunks[chunk]
                .phrase
                .as_ref()
                .is_some_and(|p| p.definite || p.mention.is_some())
            && self.chunks[chunk - 1].phrase.as_ref().is_some_and(unnamed)
            && self.chunks.get(behind).is_some_and(|next| {
                next.class == Class::Noun
                    && next.conjunction
                    && next.preposition.is_none()
                    && next.phrase.as_ref().is_some_and(unnamed)
                    && !self.opens_clause(behind)
            })
    }

    /// Whether a phrase with من hangs on an indefinite human before it, and another one joined by و follows.
    fn is_partitive(&self, chunk: usize) -> bool {
        let behind = self.phrase_end(chunk);
        let of = self.chunks[chunk].preposition.is_some_and(|p| {
            p.canonical == self.context.prepositions.min && !self.chunks[chunk].conjunction
        });
        of && chunk > 0
            && self.chunks[chunk - 1]
                .phrase
                .as_ref()
                .is_some_and(|p| p.filler == Filler::Human && !p.definite && p.mention.is_none())
            && self.chunks.get(behind).is_some_and(|next| {
                next.class == Class::Noun
                    && next.conjunction
                    && next.preposition.is_none()
                    && next
                        .phrase
                        .as_ref()
                        .is_some_and(|p| p.filler == Filler::Human || p.number.is_some())
                    && !self.opens_clause(behind)
            })
    }

    /// Moves `at` behind a phrase; where a name follows that says who the phrase is, the name's
    /// chunk stands for both: `وزير العدل فلان`, `نظيره فلان`.
    pub(super) fn named_end(&self, at: &mut usize) -> usize {
        let led = self.chunks[*at].preposition.is_some();
        let named = self.name_of(at);
        *at = self.offices_behind(named, led, *at);
        named
    }

    fn name_of(&self, at: &mut usize) -> usize {
        let phrase = *at;
        *at = self.phrase_end(phrase);
        if *at < self.chunks.len() && self.names_what_stands_before(*at) {
            let name = *at;
            *at = self.phrase_end(name);
            return name;
        }
        if let Some(last) = self.titled_until(phrase) {
            let rest = self.chunks[*at..].iter();
            *at += rest.take_while(|c| c.tokens.start < last).count();
            let named = self
                .chunks
                .get(*at)
                .is_some_and(|next| next.preposition.is_none() && !next.conjunction)
                && self.names_a_person(*at) == Some(true);
            if named {
                let name = *at;
                *at = self.phrase_end(name);
                return name;
            }
            return phrase;
        }
        if let Some(name) = self.name_behind_complements(phrase, *at) {
            *at = self.phrase_end(name);
            return name;
        }
        phrase
    }

    /// One past the offices behind a name that are the same person's, where the name ends at `at`: who or what
    /// stands bare behind them is what the verb still lacks (`استقبل فلان وزير الدفاع في مكتبه اليوم السفير فلانا`,
    /// `تلقى فلان ولي العهد رسالة`); with nobody behind, the office may be another one's (`استقبل فلان وزير الدفاع`),
    /// unless a preposition leads the name.
    fn offices_behind(&self, name: usize, led: bool, mut at: usize) -> usize {
        // رعاية الأمير فلان أمير المنطقة: his offices, where a thing is his.
        let owned = self.ends_in_a_person(name);
        if self.names_a_person(name) != Some(true) && !owned {
            return at;
        }
        let mut offices = 0;
        while self.is_title_alone(at) {
            let end = self.phrase_end(at);
            let known = offices > 0 || self.is_same_person(name, at);
            let awaited = self.bare_behind(end).is_some_and(|next| {
                (self.is_role(next) && self.is_office(next))
                    || (known && self.names_a_person(next) == Some(true))
                    || (known && next == end && self.is_indefinite_event(next))
                    || (next == end && self.is_medium_alone(next))
            });
            // ولي العهد نائب رئيس المجلس وزير الداخلية: the third in a row is his as the two before it.
            if !(awaited || owned || led && known || offices > 1) {
                break;
            }
            offices += 1;
            at = end;
            // وزير الدفاع ورئيس المجلس: with the name before a thing they are all his.
            while owned
                && self.chunks.get(at).is_some_and(|c| c.conjunction)
                && self.is_role(at)
                && self.is_office(at)
                && self.chunks[at].preposition.is_none()
            {
                at = self.phrase_end(at);
            }
            // نجم المنتخب ونادي كذا: the office is for both bodies.
            if self.joins_body(at) {
                at = self.phrase_end(at);
            }
        }
        at
    }

    /// Whether a body or place is joined by و at a chunk, where no verb of its own follows.
    fn joins_body(&self, chunk: usize) -> bool {
        self.chunks.get(chunk).is_some_and(|next| {
            let body = |p: &Phrase| matches!(p.filler, Filler::Organization | Filler::Place);
            next.class == Class::Noun
                && next.conjunction
                && next.preposition.is_none()
                && next.phrase.as_ref().is_some_and(body)
                && !self.opens_clause(chunk)
        })
    }

    /// Whether a noun of an event without an article stands at a chunk.
    fn is_indefinite_event(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| !p.frames.is_empty() && !self.cells[p.head].definite)
    }

    /// Whether an office stands by itself at a chunk: nothing leads it, and no name behind it takes it.
    fn is_title_alone(&self, chunk: usize) -> bool {
        let bare = |chunk: usize| {
            self.chunks.get(chunk).is_some_and(|c| {
                c.class == Class::Noun && c.preposition.is_none() && !c.conjunction
            })
        };
        let end = self.phrase_end(chunk);
        bare(chunk)
            && self.is_role(chunk)
            && self.is_office(chunk)
            && !(bare(end) && self.names_a_person(end) == Some(true))
            && !self.is_titled(chunk)
    }

    /// Whether what is known of the person who holds an office is that the name is his.
    fn is_same_person(&self, name: usize, office: usize) -> bool {
        let (Some(named), Some(holder)) = (&self.chunks[name].phrase, &self.chunks[office].phrase)
        else {
            return false;
        };
        let mut holders = holder.entities.iter();
        holders.any(|entity| named.entities.contains(entity))
    }

    /// The next noun that nothing leads, behind times and phrases with prepositions only.
    fn bare_behind(&self, from: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let reach = from..self.chunks.len().min(from + LONGEST);
        let mut chunks = reach.skip_while(|&chunk| {
            let next = &self.chunks[chunk];
            next.class == Class::Time
                || (next.class == Class::Noun && next.preposition.is_some() && !next.conjunction)
        });
        chunks.next().filter(|&chunk| {
            let next = &self.chunks[chunk];
            next.class == Class::Noun && next.preposition.is_none() && !next.conjunction
        })
    }

    /// Whether a phrase begins with an office or title.
    fn is_role(&self, chunk: usize) -> bool {
        let first = self.chunks[chunk].tokens.start;
        let mention = self.cells[first].mention();
        mention.is_some_and(|m| self.context.mentions[m].kind == EntityKind::Role)
    }

    /// The name behind what hangs on somebody's office, and behind other offices of the same person:
    /// `رئيس اللجنة بالغرفة المهندس فلان`, `المستشار في الديوان الملكي المشرف العام فلان`.
    fn name_behind_complements(&self, phrase: usize, behind: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        if !self.is_office(phrase) {
            return None;
        }
        let mut at = behind;
        for _ in 0..LONGEST {
            let chunk = self.chunks.get(at)?;
            if chunk.class != Class::Noun || (chunk.conjunction && !self.is_field(at)) {
                return None;
            }
            let end = self.phrase_end(at);
            let next = self.chunks.get(end)?;
            let goes_on = match chunk.preposition {
                Some(preposition) => {
                    // في المنطقة: before a name it may be where something happens.
                    let office = next.preposition.is_none() && self.is_office(end);
                    let place = preposition.canonical == self.context.prepositions.fi;
                    self.hangs_on_office(preposition.canonical, at) || (place && office)
                }
                None if chunk.conjunction => true,
                None => at > behind && self.is_office(at),
            };
            if !goes_on {
                return None;
            }
            at = end;
            if next.preposition.is_none()
                && !next.conjunction
                && (self.names_a_person(at) == Some(true) || self.is_titled(at))
            {
                return Some(at);
            }
        }
        None
    }

    /// Whether an office without a name and the office joined to it are of the one person who is named behind
    /// the second: `عضو المجلس والكاتب فلان`. A name alone joined to an office is somebody else's.
    pub(crate) fn holds_both(&self, office: usize, named: usize) -> bool {
        let named_phrase = self.chunks[named].phrase.as_ref();
        self.is_office(office)
            && self.names_a_person(named) == Some(true)
            && named_phrase.is_some_and(|p| !p.plural && !p.dual)
            && self.is_role(office)
            && (self.phrase_end(office)..=named).any(|between| {
                let chunk = &self.chunks[between];
                chunk.conjunction && chunk.preposition.is_none() && self.is_role(between)
            })
    }

    /// Whether a phrase is one person's office, without a name.
    fn is_office(&self, chunk: usize) -> bool {
        self.names_a_person(chunk) == Some(false)
            && self.chunks[chunk].phrase.as_ref().is_some_and(|office| {
                office.definite
                    && office.number.is_none()
                    && !office.plural
                    && !office.dual
                    && office.possessor.is_none()
            })
    }

    /// Whether a noun joined by و is one more thing that an office is for: `مدير العلاقات والإعلام`,
    /// `وزراء الخارجية والدفاع`.
    fn is_field(&self, chunk: usize) -> bool {
        let before = chunk
            .checked_sub(1)
            .and_then(|c| self.chunks[c].phrase.as_ref());
        let of_office = before.is_some_and(|p| {
            p.filler == Filler::Human
                && p.definite
                && p.number.is_none()
                && p.possessor.is_none()
                && self.chunks[chunk - 1].tokens.len() > 1
        });
        of_office
            && self.chunks[chunk].conjunction
            && self.chunks[chunk].preposition.is_none()
            && self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
                p.filler == Filler::Thing
                    && p.definite
                    && p.mention.is_none()
                    && p.frames.is_empty()
                    && p.number.is_none()
                    && p.possessor.is_none()
                    && !self.is_sound_plural_of_people(p.head)
            })
            && !self.precedes_verb(chunk)
    }

    /// Whether a word has the ending of several men: `والمراقبون`.
    fn is_sound_plural_of_people(&self, token: usize) -> bool {
        ends_as_men(self.context.text.folded(token))
    }

    /// Whether a phrase behind a preposition tells which office it is: `بالغرفة`, `في الديوان الملكي`, `على المركز`.
    fn hangs_on_office(&self, preposition: WordId, chunk: usize) -> bool {
        let prepositions = self.context.prepositions;
        let of_body = self.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| p.filler == Filler::Organization);
        [prepositions.ba, prepositions.la, prepositions.min].contains(&preposition)
            || (of_body && preposition == prepositions.fi)
            || (preposition == prepositions.ala
                && chunk > 0
                && self.chunks[chunk - 1].tokens.clone().any(|token| {
                    let folded = self.context.text.folded(token);
                    folded.trim_start_matches("ال").starts_with("مشرف")
                }))
    }

    /// Whether a noun joined by و begins a clause of its own: a verb follows it, or it is an event
    /// of its own.
    pub(super) fn opens_clause(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| !p.frames.is_empty()) || self.precedes_verb(chunk)
    }

    /// Whether a verb of one follows a phrase.
    pub(super) fn precedes_verb(&self, chunk: usize) -> bool {
        let end = self.phrase_end(chunk);
        self.chunks.get(end).is_some_and(|next| {
            // 12 متشددا وخمسة مدنيين قتلوا, الحركة وزعيمها قصفت: the verb is of them all, or of the first.
            next.class == Class::Verb
                && !next.conjunction
                && !is_of_several(next)
                && self.may_precede(end, &[chunk])
        })
    }

    /// One past the chunks of a phrase and its complements in construct.
    pub(crate) fn phrase_end(&self, chunk: usize) -> usize {
        let place = self.place(chunk);
        place.map_or(chunk + 1, |place| place.phrase_end as usize)
    }

    /// Whether the next chunk is a complement of this one.
    pub(super) fn construct(&self, chunk: usize) -> bool {
        self.phrase_end(chunk) > chunk + 1
    }

    /// Finds out what [`Sentence::construct`] tells.
    pub(super) fn goes_on_in_construct(&self, chunk: usize) -> bool {
        let open = self.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| p.construct);
        open && self.chunks.get(chunk + 1).is_some_and(|next| {
            next.class == Class::Noun && next.preposition.is_none() && !next.conjunction
        }) || self.owns_object(chunk)
    }

    /// Whether a verbal noun with a pronoun has an object right behind it: `زيارته بيروت`. What only
    /// describes it is none: `اجتماعه المقرر`.
    #[inline]
    pub(super) fn owns_object(&self, noun: usize) -> bool {
        let phrase = self.chunks[noun].phrase.as_ref();
        phrase.is_some_and(|p| p.possessor.is_some() && p.mention.is_none() && !p.frames.is_empty())
            && self.has_object_behind(noun)
    }

    #[inline(never)]
    fn has_object_behind(&self, noun: usize) -> bool {
        let next = self.chunks.get(noun + 1).filter(|next| {
            next.class == Class::Noun && next.preposition.is_none() && !next.conjunction
        });
        next.and_then(|next| next.phrase.as_ref()).is_some_and(|p| {
            let cell = &self.cells[p.head];
            let describes = cell.class == Class::Participle
                || cell.classes.contains(WordClasses::ADJECTIVE)
                || cell.stem.contains(Stem::PARTICIPLE);
            // فور وصوله السفير: who arrives does it to nobody.
            let frames = &self.chunks[noun]
                .phrase
                .as_ref()
                .map_or(&[][..], |p| &p.frames[..]);
            let takes = p.filler != Filler::Human
                || frames.iter().any(|&id| {
                    let frame = self.context.frames.get(id);
                    frame.role(Function::Object).is_some()
                        || matches!(frame.kind, EventType::Meeting | EventType::Agreement)
                });
            takes && (p.mention.is_some() || self.is_quantity(p.head) || (p.definite && !describes))
        })
    }

    /// A personal name right behind an unnamed human: the same person; a place's name behind what it is
    /// (`العاصمة الموريتانية نواكشوط`).
    fn names_what_stands_before(&self, chunk: usize) -> bool {
        let name = &self.chunks[chunk];
        let mention = name.phrase.as_ref().and_then(|phrase| phrase.mention);
        let Some(mention) = mention.filter(|_| name.preposition.is_none() && !name.conjunction)
        else {
            return false;
        };
        let before = chunk.checked_sub(1).map(|before| &self.chunks[before]);
        let Some((before, of)) = before.and_then(|c| Some((c, c.phrase.as_ref()?))) else {
            return false;
        };
        match self.context.mentions[mention].kind {
            EntityKind::Person => self.is_of_person(before, of),
            EntityKind::Place => {
                of.mention.is_none() && of.definite && of.filler == Filler::Location
            }
            EntityKind::Organization => self.is_of_club(before, of),
            _ => false,
        }
    }

    /// `في النادي الأهلي`: whether a phrase is of a club, to which the name behind it belongs where a preposition leads it.
    fn is_of_club(&self, chunk: &Chunk, phrase: &Phrase) -> bool {
        let word = self.context.text.folded(phrase.head);
        chunk.preposition.is_some()
            && phrase.mention.is_none()
            && (word.ends_with("النادي") || word.ends_with("الفريق"))
    }

    /// Whether a phrase is of somebody without a name.
    fn is_of_person(&self, chunk: &Chunk, phrase: &Phrase) -> bool {
        let named = |mention: usize| self.context.mentions[mention].kind == EntityKind::Person;
        phrase.number.is_none()
            && !phrase.mention.is_some_and(named)
            && (phrase.filler == Filler::Human
                || chunk.preposition.is_none() && self.may_be_an_occupation(phrase))
    }

    /// Whether a definite noun that no list has for a thing may tell what somebody is: `البائع فلان`.
    fn may_be_an_occupation(&self, phrase: &Phrase) -> bool {
        let cell = &self.cells[phrase.head];
        let thing = WordClasses::NOUN | WordClasses::MASDAR | WordClasses::TIME;
        phrase.filler == Filler::Thing
            && phrase.mention.is_none()
            && phrase.frames.is_empty()
            && cell.reading.is_some_and(|r| r.article)
            && !cell.classes.intersects(thing)
            && !self.context.text.folded(phrase.head).ends_with("ات")
    }
}

/// How many chunks an owner between two joined things may have.
const OWNERS: usize = 3;

/// Whether a verb is in the dual or plural, as verbs behind several subjects are.
fn is_of_several(verb: &Chunk) -> bool {
    verb.form.is_some_and(|form| match form.shape {
        Shape::Verb { number, .. } => number != Number::Singular,
        _ => false,
    })
}
