//! Who does it: the subject before a verb, carried over from another, or meant by a pronoun.

use super::cell::Class;
use super::scan::{Clause, Complement, Group, REACH, Sentence};
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::lexicon::{Gender, Number, Person, Shape};
use crate::text::Proclitics;

/// How many earlier verbs are asked for their subject; keeps the work linear in the text.
const NEAR: usize = 6;

/// Endings of masculine nouns in ه, and men whose name of honour ends in ة, folded.
const MASCULINE: [&str; 14] = [
    "الله",
    "مياه",
    "الوجه",
    "توجيه",
    "ترفيه",
    "فقيه",
    "شبيه",
    "سفيه",
    "نزيه",
    "اتجاه",
    "تباه",
    "علامه",
    "خليفه",
    "داعيه",
];

impl Sentence<'_, '_> {
    /// The subject that stands before a verb, and whether it is its own (not another verb's).
    pub(super) fn before(&self, verb: usize, clause: &mut Clause) -> (Group, bool) {
        let start = self.start_within_reach(verb);
        let chunks = &self.chunks;
        if let Some(relative) = start
            .checked_sub(1)
            .filter(|&r| chunks[r].class == Class::Relative)
            && !chunks[start..verb].iter().any(|c| c.class == Class::Verb)
        {
            // ما and من refer to nothing that stands before them.
            let pronoun = self.context.text.folded(chunks[relative].tokens.start);
            if !pronoun.contains('ل') {
                return (Group::new(), false);
            }
            // التي قتل عشرون من أفرادها: the relative pronoun does not agree, so it is no subject.
            let feminine = self
                .context
                .text
                .folded(chunks[relative].tokens.start)
                .ends_with("تي");
            if feminine && !self.is_feminine_verb(verb) {
                return (Group::new(), false);
            }
            let antecedent = self.antecedent(relative);
            return (antecedent.into_iter().collect(), true);
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
                    _ => return (self.carried(verb, other, start), false),
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
            {
                clause.complements.push(Complement {
                    preposition: preposition.canonical,
                    place: preposition.place,
                    chunks: vec![at],
                });
            }
        }
        // وبحسب اتفاق الناديين، خاطبت: what stands in a fronted phrase does nothing.
        let fronted = chunks[from].preposition.is_some()
            && chunks[from].class == Class::Noun
            && chunks[verb - 1].class == Class::Comma
            && earlier.is_none();
        let first = (from..verb).filter(|_| !fronted).find(|&c| {
            chunks[c].class == Class::Noun
                && chunks[c].preposition.is_none()
                && !self.is_complement(c)
        });
        match first {
            // و before the verb starts a new clause with its own subject behind it.
            Some(first) if !(chunks[verb].conjunction && first + 1 < verb) => {
                let mut at = first;
                (self.group(&mut at, None), true)
            }
            _ => match earlier {
                Some(other) => (self.carried(verb, other, start), false),
                None => (Group::new(), false),
            },
        }
    }

    /// The subject of the nearest earlier verb in the clause that agrees with this one.
    fn carried(&self, verb: usize, nearest: usize, start: usize) -> Group {
        let verbs = (start..=nearest).rev();
        verbs
            .filter(|&c| self.chunks[c].class == Class::Verb)
            .take(NEAR)
            .map(|other| {
                let mut group = self.subject_of(other);
                if let (true, &[first]) = (self.is_plural_verb(verb), group.as_slice()) {
                    let mut at = first;
                    group = self.group(&mut at, None);
                }
                group
            })
            .find(|group| !group.is_empty() && (group.len() > 1 || self.agrees(verb, group[0])))
            .unwrap_or_default()
    }

    /// Whether a verb of the third person agrees with a noun as far as both show it: no plural with one thing
    /// or person, no gender with the other one.
    fn agrees(&self, verb: usize, chunk: usize) -> bool {
        let Some(phrase) = self.chunks[chunk].phrase.as_ref() else {
            return true;
        };
        let kind = phrase.mention.map(|m| self.context.mentions[m].kind);
        let several = phrase.plural || phrase.dual || phrase.number.is_some();
        let singular = !several && self.is_known_singular(phrase.head);
        let human = phrase.filler == Filler::Human;
        let fits = |number, gender| match (number, gender) {
            _ if kind == Some(EntityKind::Person) => number != Number::Plural,
            (Number::Plural, _) => {
                let body = phrase.filler == Filler::Organization;
                several || body || (!singular && kind != Some(EntityKind::Place))
            }
            (_, Gender::Masculine) => {
                !(self.is_feminine_noun(phrase.head) && phrase.possessor.is_none())
            }
            (_, Gender::Feminine) => !(human && singular && !phrase.feminine),
        };
        // تعهد is he pledged as well as she takes care of.
        let Some(reading) = self.cells[self.chunks[verb].tokens.start].reading else {
            return true;
        };
        let forms = self.context.lexicon.forms(reading.bare).iter();
        let mut third = forms
            .filter_map(|form| match form.shape {
                Shape::Verb {
                    person: Person::Third,
                    number,
                    gender,
                    ..
                } => Some((number, gender)),
                _ => None,
            })
            .peekable();
        third.peek().is_none() || third.any(|(number, gender)| fits(number, gender))
    }

    /// Whether the lexicon knows a noun, in the singular only.
    fn is_known_singular(&self, token: usize) -> bool {
        let Some(reading) = self.cells[token].reading else {
            return false;
        };
        let forms = self.context.lexicon.forms(reading.bare);
        let mut nouns = forms.iter().filter_map(|form| match form.shape {
            Shape::Noun { number, .. } => Some(number),
            _ => None,
        });
        let first = nouns.next();
        first == Some(Number::Singular) && nouns.all(|number| number == Number::Singular)
    }

    /// Whether a noun shows by ة that it is feminine: with the article its last ه is no pronoun.
    fn is_feminine_noun(&self, token: usize) -> bool {
        let cell = &self.cells[token];
        let folded = self.context.text.folded(token);
        let Some(reading) = cell.reading else {
            return false;
        };
        let masculine = MASCULINE.iter().any(|ending| folded.ends_with(ending));
        let known = || cell.mention.is_none() && self.is_known_singular(token);
        folded.ends_with('ه')
            && !masculine
            && reading.enclitic.is_none()
            && (reading.article || known())
    }

    /// Whether phrases right behind a verb can be its subject: no accusative, and of the verb's gender.
    pub(super) fn can_do(&self, verb: usize, group: &[usize]) -> bool {
        let Some(phrase) = group.first().and_then(|&c| self.chunks[c].phrase.as_ref()) else {
            return true;
        };
        let text = self.context.text;
        let accusative = phrase.mention.is_none()
            && phrase.number.is_none()
            && text.folded(phrase.head).ends_with('ا')
            && self.cells[phrase.head].reading.is_some_and(|r| {
                let forms = self.context.lexicon.forms(r.bare);
                let accusative = |shape| {
                    matches!(
                        shape,
                        Shape::Noun {
                            accusative: true,
                            number: Number::Singular,
                            ..
                        }
                    )
                };
                // ضابطا شرطة are two officers.
                let dual = |shape| {
                    matches!(
                        shape,
                        Shape::Noun {
                            construct: true,
                            number: Number::Dual,
                            ..
                        }
                    )
                };
                let alone = self.chunks[group[0]].tokens.end == phrase.head + 1;
                forms.iter().any(|form| accusative(form.shape))
                    && (alone || !forms.iter().any(|form| dual(form.shape)))
            });
        let adjacent = group.first() == Some(&(verb + 1));
        // واعتقلت عددا كبيرا: it is a number, too.
        let number = text.folded(self.chunks[group[0]].tokens.start) == "عددا";
        !accusative && !number && (!adjacent || self.agrees(verb, verb + 1))
    }

    /// Whether phrases are of people, bodies or places with names.
    pub(super) fn is_somebody(&self, group: &[usize]) -> bool {
        let phrase = group.first().and_then(|&c| self.chunks[c].phrase.as_ref());
        phrase.is_some_and(|p| {
            matches!(
                p.filler,
                Filler::Human | Filler::Organization | Filler::Place
            )
        })
    }

    fn is_plural_verb(&self, verb: usize) -> bool {
        self.chunks[verb].form.is_some_and(|form| match form.shape {
            Shape::Verb { number, .. } => number != Number::Singular,
            _ => false,
        })
    }

    /// The subject that the pronoun on أنه or لكنها stands for, where nothing overt stands between
    /// it and the verb: the subject of the clause around.
    pub(super) fn pronoun_subject(&self, verb: usize, overt: &[usize]) -> Option<Group> {
        let opener = self.starts[verb].checked_sub(1)?;
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
        let mut verbs =
            (opener.saturating_sub(REACH)..opener).filter(|&c| self.chunks[c].class == Class::Verb);
        let governing = match chunk.class {
            Class::Complementizer => verbs.next_back()?,
            _ => verbs.next()?,
        };
        let subject = self.subject_of(governing);
        (!subject.is_empty()).then_some(subject)
    }

    /// Where the clause of a verb begins, or how far back it is followed.
    pub(super) fn start_within_reach(&self, verb: usize) -> usize {
        self.starts[verb].max(verb.saturating_sub(REACH))
    }

    fn is_complement(&self, chunk: usize) -> bool {
        chunk > 0 && self.construct(chunk - 1)
    }

    /// The subject of an earlier verb of the sentence, found by its own surroundings only.
    pub(crate) fn subject_of(&self, verb: usize) -> Group {
        let chunks = &self.chunks;
        let start = self.start_within_reach(verb);
        let before =
            (start..verb).find(|&c| self.is_bare(c) && (c == start || !chunks[c].conjunction));
        if let Some(first) = before {
            return vec![first];
        }
        let behind = (verb + 1..chunks.len().min(verb + 8))
            .take_while(|&c| {
                !matches!(
                    chunks[c].class,
                    Class::Verb
                        | Class::Participle
                        | Class::Complementizer
                        | Class::Colon
                        | Class::End
                )
            })
            .find(|&c| self.is_bare(c) && !chunks[c].conjunction);
        behind.into_iter().collect()
    }

    /// Whether a chunk is a noun without a preposition.
    fn is_bare(&self, chunk: usize) -> bool {
        let chunk = &self.chunks[chunk];
        chunk.class == Class::Noun && chunk.preposition.is_none()
    }

    /// The noun phrase that a relative pronoun refers to.
    pub(crate) fn antecedent(&self, relative: usize) -> Option<usize> {
        (0..relative)
            .rev()
            .take(3)
            .find(|&c| self.chunks[c].class == Class::Noun)
    }

    /// Whether the verb's pronoun refers back to the noun before it: `هجوم نفذته المنظمة`.
    pub(super) fn is_relative_object(&self, verb: usize) -> bool {
        let chunk = &self.chunks[verb];
        if chunk.enclitic.is_none() || chunk.conjunction || verb == 0 {
            return false;
        }
        let previous = &self.chunks[verb - 1];
        previous.class == Class::Relative
            || (previous.class == Class::Noun
                && previous.phrase.as_ref().is_some_and(|p| !p.definite))
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

    /// The verb's gender, where it shows.
    pub(crate) fn is_feminine_verb(&self, verb: usize) -> bool {
        self.chunks[verb].form.is_some_and(|form| match form.shape {
            Shape::Verb { gender, .. } => gender == Gender::Feminine,
            _ => false,
        })
    }
}
