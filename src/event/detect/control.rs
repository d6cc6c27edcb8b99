//! Control: who does what a verbal noun tells of, where only the clause that governs it says so
//! (`دعا أنصاره إلى التظاهر`, `تمكنت الشرطة من اعتقال`, `خرجوا للمطالبة`).

use smallvec::SmallVec;

use super::circumstance::is_said;
use super::fill;
use super::noun::construct_root;
use super::purpose::{WithOtherVerbs, agrees, has_article, is_purpose, lends, may_be_beside};
use super::roots::Roots;
use super::verb::sense;
use crate::entity::EntityKind;
use crate::event::Argument;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Group, Sense, Sentence};
use crate::event::clause::stem::Stem;
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, Function, LightPattern, LightVerb};
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;
use crate::text::{Enclitic, WordId};

/// The verbal nouns whose doer is not known yet: the first noun of their construct chain and their draft, in order.
pub(super) type Open = SmallVec<[(usize, usize); 8]>;

/// Gives the verbal nouns of a sentence the doers that their governing verbs name.
pub(super) fn controlled(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    let mut open = Open::new();
    for (index, draft) in drafts.iter().enumerate() {
        if is_open(sentence, draft) || has_pronoun(sentence, draft) {
            open.push((construct_root(sentence, draft.chunk), index));
        }
    }
    if open.is_empty() {
        return;
    }
    open.sort_unstable();
    let with_others = WithOtherVerbs::of(sentence, &open, drafts);
    let mut roots = Roots::default();
    open.iter().for_each(|&(root, _)| roots.add(sentence, root));
    let requests = (drafts.iter()).any(|draft| draft.kind() == EventType::Request);
    for at in 0..sentence.chunks.len() {
        let chunk = &sentence.chunks[at];
        let verbal = matches!(chunk.class, Class::Verb | Class::Participle);
        let asks = requests && chunk.class == Class::Noun;
        if !(verbal || asks) {
            continue;
        }
        let governing = drafts.partition_point(|d| d.chunk < at);
        let event =
            (governing < drafts.len() && drafts[governing].chunk == at).then_some(governing);
        let cell = &sentence.cells[chunk.tokens.start];
        let mut controlling = SmallVec::new();
        if verbal && cell.stem.contains(Stem::CONTROL) {
            controlling = lights(sentence, at);
            controlling.retain(|light| roots.may_be_carried(sentence, *light, at));
        }
        let of_noun;
        let clause = match sentence.chunks[at].class {
            Class::Verb | Class::Participle => {
                let may_concern = event.is_some() || !controlling.is_empty();
                if !may_concern && !with_others.concern(sentence, at) {
                    continue;
                }
                let frame = event.map(|e| frame_of(sentence, &drafts[e]));
                sentence.verb_clause(at, frame.map_or(Sense::Deed, sense))
            }
            Class::Noun if event.is_some_and(|e| drafts[e].kind() == EventType::Request) => {
                of_noun = sentence.noun_clause(at);
                &of_noun
            }
            _ => continue,
        };
        Governor {
            sentence,
            at,
            event,
            lights: controlling,
            clause,
        }
        .control(&open, drafts);
    }
}

/// Whether a verbal noun's event has a doer and nothing has named one yet.
fn is_open(sentence: &Sentence<'_, '_>, draft: &Draft) -> bool {
    let Some(role) = frame_of(sentence, draft).role(Function::Subject) else {
        return false;
    };
    let prepositions = sentence.context.prepositions;
    let several = matches!(draft.kind(), EventType::Meeting | EventType::Agreement);
    sentence.chunks[draft.chunk].class == Class::Noun
        && !draft.filled.contains(&Function::Subject)
        && !draft
            .filled
            .contains(&Function::Preposition(prepositions.bayna))
        && draft.pronoun.is_none_or(|(_, other)| other != role)
        && (several || !draft.has(role))
}

/// Whether a pronoun on a verbal noun stands for somebody.
pub(super) fn has_pronoun(sentence: &Sentence<'_, '_>, draft: &Draft) -> bool {
    let chunk = &sentence.chunks[draft.chunk];
    chunk.class == Class::Noun
        && draft.pronoun.is_some()
        && chunk.phrase.as_ref().is_some_and(|p| p.possessor.is_some())
}

pub(super) fn frame_of<'a>(sentence: &Sentence<'a, '_>, draft: &Draft) -> &'a Frame {
    sentence.context.frames.get(draft.frame)
}

/// How the verb at a chunk controls the nouns that it governs.
fn lights<'a>(sentence: &Sentence<'a, '_>, at: usize) -> SmallVec<[LightVerb; 2]> {
    let mut found = SmallVec::new();
    let chunk = &sentence.chunks[at];
    if chunk.class == Class::Noun {
        return found;
    }
    if let Some(reading) = sentence.cells[chunk.tokens.start].reading {
        for form in sentence.context.lexicon.forms(reading.bare) {
            let lights = sentence.context.frames.light(form.lemma).iter();
            found.extend(lights.copied().filter(|light| light.pattern.controls()));
        }
    }
    found
}

/// A verb, or a noun that asks somebody for something, with its clause.
struct Governor<'s, 'a, 't> {
    sentence: &'s Sentence<'a, 't>,
    at: usize,
    /// The event that it is itself.
    event: Option<usize>,
    lights: SmallVec<[LightVerb; 2]>,
    clause: &'s Clause,
}

/// Who does what a noun tells of.
enum Doer {
    Phrases(Group),
    Arguments(Vec<Argument>),
}

impl Governor<'_, '_, '_> {
    /// Gives the nouns of the clause their doers.
    fn control(&self, open: &Open, drafts: &mut [Draft]) {
        let objects = self.clause.object.iter().map(|&chunk| (None, chunk));
        let complements = self.clause.complements.iter().flat_map(|complement| {
            let preposition = Some(complement.preposition);
            complement.chunks.iter().map(move |&c| (preposition, c))
        });
        // الاتفاق الذي سعت إليه الحكومة
        let taken_up = self.clause.taken_up.into_iter().flat_map(|antecedent| {
            let pronouns = self.clause.pronouns.iter();
            pronouns.map(move |&(preposition, _)| (Some(preposition), antecedent))
        });
        for (preposition, root) in objects.chain(complements).chain(taken_up) {
            let first = open.partition_point(|&(noun, _)| noun < root);
            let of_root = open[first..].iter().take_while(|&&(noun, _)| noun == root);
            for &(_, index) in of_root {
                if has_pronoun(self.sentence, &drafts[index]) {
                    self.take_up(preposition, index, drafts);
                    continue;
                }
                if !is_open(self.sentence, &drafts[index]) {
                    continue;
                }
                if let Some(doer) = self.doer(preposition, root, index, drafts) {
                    give(self.sentence, &mut drafts[index], doer);
                }
            }
        }
    }

    /// `قال الوزير خلال لقائه`: the pronoun stands for the verb's subject, where it agrees with the verb.
    fn take_up(&self, preposition: Option<WordId>, index: usize, drafts: &mut [Draft]) {
        let Some((enclitic, role)) = drafts[index].pronoun else {
            return;
        };
        let agrees = agrees(&self.sentence.chunks[self.at], enclitic);
        // اتهم فلان الجيش بتكثيف هجومه: it may be the other one's.
        let other = self.event.is_some_and(|e| {
            let roles = [Role::Addressee, Role::Accused];
            roles.iter().any(|&role| drafts[e].has(role))
        });
        // أمر باعتقاله: who orders it does not undergo it; قال بعد اعتقاله: he may.
        let undergoes =
            frame_of(self.sentence, &drafts[index]).role(Function::Subject) != Some(role);
        let prepositions = self.sentence.context.prepositions;
        let then = preposition.is_some_and(|p| prepositions.when.contains(&p));
        // استقبلت الجماهير البعثة عقب وصولها: it may be the object's.
        let object = self.clause.object.first().is_some_and(|&object| {
            self.sentence.chunks[object]
                .phrase
                .as_ref()
                .is_some_and(|p| {
                    let somebody = matches!(p.filler, Filler::Human | Filler::Organization);
                    somebody && p.feminine == (enclitic == Enclitic::Her)
                })
        });
        let doubtful = other || object || (undergoes && !then);
        if !agrees || doubtful || self.clause.subject_carried {
            return;
        }
        let Some(doer) = self.subject(drafts) else {
            return;
        };
        let draft = &mut drafts[index];
        let filled = match doer {
            Doer::Phrases(group) if group.len() == 1 => fill::fill(
                draft,
                self.sentence,
                frame_of(self.sentence, draft),
                role,
                &group,
            ),
            Doer::Arguments(mut arguments) if arguments.len() == 1 => {
                arguments
                    .drain(..)
                    .for_each(|argument| draft.add(role, argument));
                true
            }
            _ => false,
        };
        if filled {
            draft.pronoun = None;
        }
    }

    fn doer(
        &self,
        preposition: Option<WordId>,
        root: usize,
        index: usize,
        drafts: &[Draft],
    ) -> Option<Doer> {
        let prepositions = self.sentence.context.prepositions;
        if let Some(event) = self.event.map(|e| &drafts[e]) {
            let told = match event.kind() {
                EventType::Request => Some(Role::Addressee),
                EventType::Accusation if preposition == Some(prepositions.ba) => {
                    Some(Role::Accused)
                }
                _ => None,
            };
            let governs = [
                prepositions.ila,
                prepositions.ala,
                prepositions.ba,
                prepositions.la,
            ];
            if let Some(role) = told
                && preposition.is_some_and(|p| governs.contains(&p))
            {
                return arguments(event, role)
                    .filter(|_| lends(self.sentence, root, &drafts[index]));
            }
        }
        if self.sentence.chunks[self.at].class == Class::Noun {
            return None;
        }
        let event = self.event.map(|e| &drafts[e]);
        if self.is_beside_what_it_says(preposition, root, &drafts[index], event) {
            return self.subject(drafts).filter(|doer| self.is_one(doer));
        }
        let governs = |light: &&LightVerb| light.governs == preposition;
        match self.lights.iter().find(governs).map(|light| light.pattern) {
            Some(LightPattern::Control)
                if (!has_article(self.sentence, drafts[index].chunk)
                    || self.clause.taken_up == Some(root))
                    && lends(self.sentence, root, &drafts[index]) =>
            {
                return self.subject(drafts);
            }
            Some(LightPattern::ObjectControl) if lends(self.sentence, root, &drafts[index]) => {
                return self.object().map(Doer::Phrases);
            }
            _ => {}
        }
        if !is_purpose(self.sentence, preposition?, root, &drafts[index]) {
            return None;
        }
        // جهود الحكومة لبدء محادثات: whose efforts they are.
        if let Some(effort) = root.checked_sub(1).filter(|&c| self.is_effort(c)) {
            return self.owner(effort);
        }
        // تظاهروا للمطالبة, دعاهم إلى التظاهر للمطالبة: the nearest event's doer has the purpose.
        let nouns = drafts[..index].iter().rev().take(NEAR);
        let mut between = nouns
            .filter(|d| d.chunk > self.at && self.sentence.chunks[d.chunk].class == Class::Noun);
        let nearer = between.next().and_then(|event| {
            let role = frame_of(self.sentence, event).role(Function::Subject)?;
            event.filled.contains(&Function::Subject).then_some(())?;
            arguments(event, role)
        });
        nearer.or_else(|| {
            self.subject(drafts)
                .filter(|_| !self.is_anothers(root, drafts))
        })
    }

    /// `قال الوزير في لقاء مع نظيره`, `أكد خلال زيارة لبغداد`: whether talks or a visit without the article, of which the
    /// other side or the place is told, are those at which somebody says something.
    fn is_beside_what_it_says(
        &self,
        preposition: Option<WordId>,
        root: usize,
        draft: &Draft,
        event: Option<&Draft>,
    ) -> bool {
        let prepositions = self.sentence.context.prepositions;
        let told = match draft.kind() {
            EventType::Meeting | EventType::Call => {
                draft.has(Role::Participant) || draft.has(Role::Recipient)
            }
            EventType::Visit => draft.has(Role::Destination) && !draft.has(Role::Visitor),
            _ => false,
        };
        let says = event.is_none_or(|event| is_said(event.kind()));
        told && says
            && preposition.is_some_and(|p| p == prepositions.fi || p == prepositions.when[2])
            && may_be_beside(self.sentence, root, draft)
    }

    /// Whether who does something is one person or body.
    fn is_one(&self, doer: &Doer) -> bool {
        match doer {
            Doer::Phrases(group) => group.len() == 1 && self.sentence.is_somebody(group[0]),
            Doer::Arguments(arguments) => arguments.len() == 1,
        }
    }

    /// Whether what stands behind ل may be another's purpose than the subject's: `جمع الوسيط الطرفين لتوقيع الاتفاق`,
    /// `أكد الوزير جاهزية وزارته للتوقيع`. Those who meet have one purpose.
    fn is_anothers(&self, root: usize, drafts: &[Draft]) -> bool {
        let kind = self.event.map(|e| drafts[e].kind());
        let subject = &self.clause.subject;
        let acts = |chunk: usize| {
            let phrase = self.sentence.chunks[chunk].phrase.as_ref();
            // عقد ورشة لمناقشة: without a name a body may be what is held.
            let somebody = phrase.is_some_and(|p| {
                p.filler == Filler::Human || p.filler == Filler::Organization && p.mention.is_some()
            });
            somebody && !subject.contains(&chunk) && chunk > self.at
        };
        // وجه بتشكيل فرق عمل لزيارة الموقع: what is done to somebody right before it is done for their purpose.
        let before = root.checked_sub(1).filter(|&c| {
            let first = construct_root(self.sentence, c);
            let ba = self.sentence.context.prepositions.ba;
            let by = self.sentence.chunks[first].preposition;
            let head = self.sentence.chunks[first].phrase.as_ref().map(|p| p.head);
            let action = head.is_some_and(|head| {
                self.sentence.cells[head]
                    .classes
                    .contains(WordClasses::MASDAR)
            });
            first < c && action && by.is_some_and(|p| p.canonical == ba)
        });
        match kind {
            Some(EventType::Statement) => true,
            Some(EventType::Meeting | EventType::Call) => false,
            _ => {
                // يقود وفدا لبحث الأزمة: who leads them is one of them.
                let led = |chunk: usize| {
                    let phrase = self.sentence.chunks[chunk].phrase.as_ref();
                    phrase.is_some_and(|p| {
                        let word = self.sentence.context.text.folded(p.head);
                        matches!(word, "وفد" | "وفدا" | "الوفد")
                    })
                };
                let mut object = self.clause.object.iter();
                object.any(|&chunk| acts(chunk) && !led(chunk)) || before.is_some_and(acts)
            }
        }
    }

    /// Whether a phrase is an effort or plan to do something.
    fn is_effort(&self, chunk: usize) -> bool {
        self.sentence.chunks[chunk]
            .phrase
            .as_ref()
            .is_some_and(|p| {
                let folded = self.sentence.context.text.folded(p.head);
                EFFORTS.contains(&folded.strip_prefix('ب').unwrap_or(folded))
                    || EFFORTS.contains(&folded)
            })
    }

    /// Whose effort it is: the complement of its noun.
    fn owner(&self, chunk: usize) -> Option<Doer> {
        let chunk = &self.sentence.chunks[chunk];
        let phrase = chunk.phrase.as_ref()?;
        let owner = phrase.head + 1;
        let cell = self
            .sentence
            .cells
            .get(owner)
            .filter(|_| owner < chunk.tokens.end)?;
        if let Some(index) = cell.mention() {
            let mention = &self.sentence.context.mentions[index];
            let names = !matches!(mention.kind, EntityKind::Nationality);
            return names
                .then(|| Doer::Arguments(vec![Argument::phrase(mention.span, mention.entity)]));
        }
        let somebody = WordClasses::HUMAN | WordClasses::ORGAN;
        cell.classes.intersects(somebody).then(|| {
            let span = self.sentence.tokens_span(owner..chunk.tokens.end);
            Doer::Arguments(vec![Argument::phrase(span, Vec::new())])
        })
    }

    /// Who does what the verb tells.
    fn subject(&self, drafts: &[Draft]) -> Option<Doer> {
        match self.event.map(|e| &drafts[e]) {
            Some(event) => {
                let role = frame_of(self.sentence, event).role(Function::Subject)?;
                arguments(event, role)
            }
            None => Some(Doer::Phrases(self.clause.subject.clone()))
                .filter(|_| !self.clause.subject.is_empty()),
        }
    }

    /// To whom the verb does something: its object, or whom its ل names.
    fn object(&self) -> Option<Group> {
        if !self.clause.object.is_empty() {
            return Some(self.clause.object.clone());
        }
        let la = self.sentence.context.prepositions.la;
        let to = self.clause.complements.iter().find(|c| c.preposition == la);
        to.map(|complement| complement.chunks.clone())
    }
}

/// What one does to reach something, folded.
const EFFORTS: [&str; 12] = [
    "جهود",
    "مساعي",
    "مساع",
    "محاوله",
    "محاولات",
    "خطه",
    "خطط",
    "استعداد",
    "تحركات",
    "خطوات",
    "تحرك",
    "مبادره",
];

/// How many events before a purpose are looked at; keeps the work linear in the text.
const NEAR: usize = 4;

/// The arguments of a role, if it has any.
fn arguments(draft: &Draft, role: Role) -> Option<Doer> {
    let arguments = draft.event.kind.arguments(role)?;
    (!arguments.is_empty()).then(|| Doer::Arguments(arguments.to_vec()))
}

/// Makes somebody the doer of a noun's event.
fn give(sentence: &Sentence<'_, '_>, draft: &mut Draft, doer: Doer) {
    let frame = frame_of(sentence, draft);
    match doer {
        Doer::Phrases(group) => {
            fill::function(draft, sentence, frame, Function::Subject, &group);
        }
        Doer::Arguments(arguments) => {
            let Some(role) = frame.role(Function::Subject) else {
                return;
            };
            for argument in arguments {
                draft.add(role, argument);
            }
            draft.filled.push(Function::Subject);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    fn parties(text: &str) -> Vec<String> {
        let document = Extractor::new().extract(text);
        let agreements = document.events().iter().filter_map(|e| match &e.kind {
            EventKind::Agreement(agreement) => Some(&agreement.party),
            _ => None,
        });
        let spans = agreements.flatten().filter_map(|party| party.span);
        spans.map(|span| span.slice(text).to_owned()).collect()
    }

    #[test]
    fn who_brings_others_together_agrees_to_nothing() {
        let text = "جمع الوسيط سالم العتيبي المسؤولين في الفندق لتوقيع اتفاق مبدئي.";
        assert!(!parties(text).contains(&"سالم العتيبي".to_owned()));
        let text = "سافر الوزير سالم العتيبي إلى جنيف لتوقيع اتفاق مبدئي.";
        assert_eq!(parties(text), ["سالم العتيبي", "سالم العتيبي"]);
    }
}
