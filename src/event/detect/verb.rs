//! Events of finite verbs: verb-first, subject-first and passive clauses.

use super::circumstance;
use super::company::{self, Reach};
use super::fill;
use super::homograph;
use super::nobody;
use super::order;
use super::requirement;
use super::sense;
use super::speech;
use super::unfit;
use super::urged;
use super::voice::{disagrees, is_acted_on, is_passive, is_passive_of_third_person, voice_of};
use smallvec::SmallVec;

use crate::Span;
use crate::event::EventTense;
use crate::event::clause::agreement::Agreement;
use crate::event::clause::cell::Class;
use crate::event::clause::chunk::Chunk;
use crate::event::clause::content::Content;
use crate::event::clause::scan::{Clause, Group, Sense, Sentence};
use crate::event::clause::verbal;
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, FrameId, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{Shape, Tense, Voice, WordForm};
use crate::text::{Proclitics, Reading};

/// In which voices a frame has been tried for a verb, a bit for each: of a verb that is as active or as passive in another
/// form it finds the same.
#[derive(Clone, Copy, Default)]
struct Tried(u8);

impl Tried {
    const ACTIVE: Self = Self(1);
    const PASSIVE: Self = Self(1 << 1);
    /// A form that may be either.
    const EITHER: Self = Self(1 << 2);
    /// It fits the verb in no form.
    const UNFIT: Self = Self(Self::ACTIVE.0 | Self::PASSIVE.0 | Self::EITHER.0);

    /// A form that may be active or passive is what the frame and the clause make of it, as any other such form.
    fn of_form(form: WordForm) -> Self {
        voice_of(form).map_or(Self::EITHER, Self::of_voice)
    }

    fn of_voice(passive: bool) -> Self {
        match passive {
            true => Self::PASSIVE,
            false => Self::ACTIVE,
        }
    }

    fn contains(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Drafts the event of the verb at a chunk that frames name, if one of them fits.
#[inline(never)]
pub(crate) fn event(sentence: &Sentence<'_, '_>, at: usize, drafts: &mut Vec<Draft>) {
    let chunk = &sentence.chunks[at];
    let Some(reading) = sentence.cells[chunk.tokens.start].reading else {
        return;
    };
    let word = if reading.article {
        reading.stem
    } else {
        reading.bare
    };
    let forms = sentence.context.lexicon.forms(word);
    let frames = sentence.context.frames;
    let text = sentence.context.text;
    let shortening = chunk.tokens.start > 0 && verbal::shortens(text, chunk.tokens.start - 1);
    let company = Reach::of(sentence, chunk.tokens.start);
    let own = drafts.len();
    let admissible = |form: &&WordForm| verbal::admissible(form, &reading, shortening);
    // أصيب: "was hit" rather than "I hit".
    let passive = || {
        let mut forms = forms.iter().filter(admissible);
        forms.any(is_passive_of_third_person)
    };
    let mut all_tried: SmallVec<[(FrameId, Tried); 8]> = SmallVec::new();
    for form in forms {
        let of_lemma = frames.of_lemma(form.lemma);
        if of_lemma.is_empty() || !admissible(&form) {
            continue;
        }
        for &id in of_lemma {
            let place = all_tried.iter().position(|&(known, _)| known == id);
            let place = place.unwrap_or_else(|| {
                all_tried.push((id, Tried::default()));
                all_tried.len() - 1
            });
            let tried = &mut all_tried[place].1;
            if tried.contains(Tried::of_form(*form)) {
                continue;
            }
            let frame = frames.get(id);
            if !may_fit(sentence, frame, at, &company) {
                *tried = Tried::UNFIT;
                continue;
            }
            let clause = sentence.verb_clause(at, sense(frame));
            if !fits(sentence, frame, at, (clause, &company)) {
                *tried = Tried::UNFIT;
                continue;
            }
            let Some(voice) = is_meant(sentence, at, (*form, forms), frame, clause) else {
                continue;
            };
            if tried.contains(Tried::of_voice(voice)) {
                continue;
            }
            let draft = draft(sentence, at, *form, (id, frame), clause, voice);
            let by_me = draft.as_ref().is_some_and(|draft| {
                is_done_by_me(*form, frame, draft)
                    && (clause.subject_first && is_active(*form) || passive())
            });
            if by_me {
                continue;
            }
            tried.add(Tried::of_voice(voice));
            tried.add(Tried::of_form(*form));
            let Some(draft) = draft else {
                continue;
            };
            match drafts.get_mut(own) {
                None => drafts.push(draft),
                Some(best) if fill::rank(sentence, &draft) > fill::rank(sentence, best) => {
                    *best = draft;
                }
                Some(_) => {}
            }
        }
    }
}

fn is_active(form: WordForm) -> bool {
    matches!(form.shape, Shape::Verb { voice, .. } if voice == Voice::Active)
}

/// Whether somebody that the clause names does what a form of the first or second person tells (`السفينة أقلت`): the word is
/// another one.
fn is_done_by_me(form: WordForm, frame: &Frame, draft: &Draft) -> bool {
    let doer = frame.role(Function::Subject);
    Agreement::of_form(form).is_none()
        && draft.filled.contains(&Function::Subject)
        && doer.is_some_and(|role| draft.has(role))
}

/// What a frame reads its verb as.
pub(crate) fn sense(frame: &Frame) -> Sense {
    match frame.role(Function::Clause) {
        Some(_) => Sense::Speech,
        None if circumstance::is_said(frame.kind) => Sense::Stance,
        None => Sense::Deed,
    }
}

/// Whether a frame may fit a verb, by what is known before its clause is read: half of the frames that are tried do not.
fn may_fit(sentence: &Sentence<'_, '_>, frame: &Frame, at: usize, company: &Reach) -> bool {
    let chunk = &sentence.chunks[at];
    company.may_suit(sentence, frame)
        && !sense::concerns_reader(frame.kind, chunk.enclitic)
        && (requirement::may_be_met(sentence, frame)
            || requirement::may_do_without(sentence, frame, at))
        && company::is_of_no_other_domain(sentence, frame, chunk.tokens.start)
}

/// Whether a frame fits the clause of a verb, whatever form that is.
fn fits(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    at: usize,
    (clause, company): (&Clause, &Reach),
) -> bool {
    let last = clause.end.clamp(at + 1, sentence.chunks.len()) - 1;
    let tokens = sentence.chunks[at].tokens.start..sentence.chunks[last].tokens.end;
    company.suits(sentence, frame, &tokens) && !unfit::excludes(frame, clause, at)
}

/// Whether a frame means the verb in a form here, and then whether that is passive.
fn is_meant(
    sentence: &Sentence<'_, '_>,
    at: usize,
    (form, forms): (WordForm, &[WordForm]),
    frame: &Frame,
    clause: &Clause,
) -> Option<bool> {
    let chunk = &sentence.chunks[at];
    let token = chunk.tokens.start;
    let reading = sentence.cells[token].reading?;
    if homograph::is_of_other_verb(sentence, form, forms, clause, at) {
        return None;
    }
    let passive = is_passive(sentence, form, at, frame, clause);
    if is_impersonal(frame, form, reading, clause, chunk)
        || passive && disagrees(sentence, form, clause)
    {
        return None;
    }
    // توصل إلى اتفاق: nobody is arrived, the word is another verb.
    if passive && frame.role(Function::Subject) == Some(Role::Visitor)
        || nobody::says(sentence, frame, form, clause, passive, at)
    {
        return None;
    }
    Some(passive)
}

/// What a frame finds in the clause of a verb.
fn draft(
    sentence: &Sentence<'_, '_>,
    at: usize,
    form: WordForm,
    (id, frame): (FrameId, &Frame),
    clause: &Clause,
    passive: bool,
) -> Option<Draft> {
    let chunk = &sentence.chunks[at];
    let token = chunk.tokens.start;
    let reading = sentence.cells[token].reading?;
    let content = said(sentence, frame, clause, at);
    if !requirement::may_be_met_in(frame, clause, content)
        && !requirement::may_do_without(sentence, frame, at)
    {
        return None;
    }
    let shape = match (passive, clause.subject_first) {
        (true, _) => 'P',
        (false, true) => 'S',
        (false, false) => 'V',
    };
    // The future س and a pronoun belong to the trigger.
    let written = sentence.context.text.tokens()[token].span();
    let mut trigger = Span::new(reading.span().start(), written.end());
    if reading.proclitics.contains(Proclitics::SA) {
        let conjunction = if reading.proclitics.has_conjunction() {
            'و'.len_utf8()
        } else {
            0
        };
        trigger = trigger.starting_at(written.start() + conjunction);
    }
    let mut draft = Draft::new(frame, id, shape, trigger, at);
    draft.reach = (at, clause.end);
    draft.content = own_content(sentence, frame, clause);
    draft.continues = clause
        .subject
        .first()
        .and_then(|&subject| noun_of_kind(sentence, subject, frame.kind));
    let (subject, object) = if passive || frame.unaccusative {
        (Function::Object, Function::Subject)
    } else {
        (Function::Subject, Function::Object)
    };
    let reordered = order::object_first(sentence, frame, clause)
        .or_else(|| order::told_medium(sentence, frame, clause))
        .or_else(|| order::relative_of_subject(sentence, at, frame, clause))
        .or_else(|| {
            (!passive)
                .then(|| {
                    urged::calls_on_public(sentence, at, frame, clause)
                        .or_else(|| without_subject(sentence, at, frame, clause))
                })
                .flatten()
        });
    let clause = reordered.as_ref().unwrap_or(clause);
    let by_pronoun = chunk.enclitic.is_some() && !clause.object_taken_up;
    if !passive && !frame.unaccusative && by_pronoun {
        if let (Some(role), Some(enclitic)) = (frame.role(Function::Object), chunk.enclitic)
            && fill::pronoun_fits(frame, role, enclitic)
        {
            draft.pronoun = Some((enclitic, role));
        }
    } else if !passive
        && !frame.unaccusative
        && !urged::is_behind_content(sentence, at, frame, clause)
    {
        // أطلع السفير الوزير على الخطة: whom one tells is another.
        let says_object = frame.role(Function::Object) == frame.role(Function::Clause);
        let again = is_speech(frame.kind)
            && says_object
            && sentence.renames(&clause.subject, &clause.object);
        let group = match again {
            true => &clause.behind_object,
            false => &clause.object,
        };
        fill::function(&mut draft, sentence, frame, object, group);
    }
    let said = circumstance::is_said(frame.kind);
    // أصيب جنديان بقذيفة: to whom it is done has to fit the frame, or the verb is meant in another sense.
    let overt_passive = passive && !clause.subject_carried && !clause.subject.is_empty();
    let unfit = frame.kind == EventType::Attack
        && frame.role(Function::Object).is_some_and(|role| {
            let mut undergone = clause.subject.iter();
            overt_passive && !undergone.any(|&chunk| fill::accepts(sentence, frame, role, chunk))
        });
    // تستهدف الحملة أمن الطرق: nobody hits that.
    let aimed = frame.role(Function::Object) == Some(Role::Target) && !passive;
    let intangible = |&chunk: &usize| {
        let phrase = sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| fill::is_abstract(sentence, p))
    };
    let abstract_only = || !clause.object.is_empty() && clause.object.iter().all(intangible);
    if unfit || frame.kind == EventType::Attack && aimed && abstract_only() {
        return None;
    }
    // The reality says, a number shows: nobody speaks.
    let overt = !clause.subject_carried && !passive;
    if frame.kind == EventType::Statement
        && overt
        && clause.subject_first
        && fill::first(&clause.subject).is_some_and(|subject| !sentence.is_somebody(subject))
    {
        return None;
    }
    if !passive && !frame.unaccusative && sense::foreign_subject(sentence, frame, clause) {
        return None;
    }
    if sense::is_interview(sentence, frame, clause) {
        return None;
    }
    // الغارات التي استهدفت …: what is hit is told behind the verb, even where that is not understood.
    let hits_itself = passive && draft.continues.is_some() && frame.kind == EventType::Attack;
    if said && clause.subject_carried && !frame.requires.contains(&Function::Subject) {
        draft.carried = speech::candidates(sentence, &draft, frame, &clause.subject);
    } else if !hits_itself {
        fill::function(&mut draft, sentence, frame, subject, &clause.subject);
    }
    draft.agreement = Agreement::of_form(form);
    if overt && !clause.subject.is_empty() {
        let shown = sentence.group_shows(&clause.subject);
        draft.agreement = draft.agreement.map(|asked| Agreement {
            gender: shown.gender.or(asked.gender),
            several: shown.several,
        });
    }
    circumstance::circumstances(&mut draft, sentence, frame, clause);
    draft.content = content;
    // هجوم استهدف معسكرا: the noun does not attack, but has the verb's target.
    draft.only_continues = !(requirement::satisfied(&draft, frame)
        || tells_further_on(sentence, frame, clause)
        || has_told_before(sentence, frame, clause, at));
    if draft.only_continues && !(draft.continues.is_some() && draft.has_participants())
        || draft.barred
        || sense::leads_nowhere(sentence, &draft, frame, clause)
    {
        return None;
    }
    draft.event.tense = Some(EventTense::of_verb(sentence, at, form));
    draft.is_past = matches!(
        form.shape,
        Shape::Verb {
            tense: Tense::Perfect,
            ..
        }
    );
    draft.speaker_understood = frame
        .role(Function::Subject)
        .is_some_and(|role| !draft.has(role))
        && !passive;
    draft.shows = !passive && nobody::may_show(sentence, frame, form, clause, at);
    Some(draft)
}

/// `أكد ذلك الوزير`, `صرح بذلك الوزير`: what somebody says stands before.
fn has_told_before(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause, at: usize) -> bool {
    let somebody = |&first: &usize| {
        let filler = fill::filler_of(sentence, first);
        matches!(filler, Filler::Human | Filler::Organization)
    };
    frame.kind == EventType::Statement
        && !clause.subject_first
        && !clause.subject_carried
        && requirement::tells_of_that(sentence, at)
        && clause.subject.first().is_some_and(somebody)
}

/// `كشفت دراسة أجراها المركز أن`: behind what is told of a message follows what it tells.
fn tells_further_on(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> bool {
    let Some(&message) = (clause.subject.last()).filter(|_| frame.kind == EventType::Statement)
    else {
        return false;
    };
    let told_of = sentence
        .chunks
        .get(sentence.phrase_end(message))
        .is_some_and(|next| {
            next.class == Class::Relative || (next.class == Class::Verb && !next.conjunction)
        });
    !clause.subject_first
        && !clause.subject_carried
        && told_of
        && fill::filler_of(sentence, message) == Filler::Message
}

/// The verbal noun of this kind that a phrase is or ends in: an event is not its own agent.
pub(crate) fn noun_of_kind(
    sentence: &Sentence<'_, '_>,
    chunk: usize,
    kind: EventType,
) -> Option<usize> {
    (chunk..sentence.phrase_end(chunk)).find(|&c| {
        sentence.chunks[c].phrase.as_ref().is_some_and(|p| {
            p.frames
                .iter()
                .any(|&id| sentence.context.frames.get(id).kind == kind)
        })
    })
}

/// The clause with the only phrase behind the verb as its object, where that fits the frame only so: `وتدين
/// الهجوم`. The subject is then the one of the verb before, if any.
fn without_subject(
    sentence: &Sentence<'_, '_>,
    at: usize,
    frame: &Frame,
    clause: &Clause,
) -> Option<Clause> {
    let &only = clause.subject.first()?;
    let alone = clause.object.is_empty() && !clause.subject_first && !clause.subject_carried;
    if !alone || frame.unaccusative || is_speech(frame.kind) {
        return None;
    }
    let (subject, object) = (
        frame.role(Function::Subject)?,
        frame.role(Function::Object)?,
    );
    // ثمن الخبز: what may be a noun as well has to show its subject.
    let acted_on = is_acted_on(sentence, clause);
    if sentence.may_be_noun(at) && !acted_on {
        return None;
    }
    let filler = fill::filler_of(sentence, only);
    let fits = frame.accepts(object, filler) && (acted_on || !frame.accepts(subject, filler));
    // وقتل سبعة وخطف آخرين: who may have been killed himself kidnaps nobody.
    let earlier = match acted_on && undergoes(sentence, &clause.earlier_subject) {
        true => Group::new(),
        false => clause.earlier_subject.clone(),
    };
    fits.then(|| Clause {
        subject: earlier,
        subject_carried: true,
        object: clause.subject.clone(),
        ..clause.clone()
    })
}

/// Whether the only phrase behind a verb may be whom its deed befalls: no object stands beside it.
fn undergoes(sentence: &Sentence<'_, '_>, group: &[usize]) -> bool {
    let Some(&first) = group.first() else {
        return false;
    };
    let verb = (first.saturating_sub(NEAR)..first)
        .rev()
        .find(|&c| sentence.chunks[c].class == Class::Verb);
    verb.is_some_and(|verb| {
        let clause = sentence.verb_clause(verb, Sense::Deed);
        clause.subject[..] == *group && !clause.subject_first && clause.object.is_empty()
    })
}

/// How many chunks before a subject its verb may stand.
const NEAR: usize = 6;

/// What a verb of saying tells: what stands behind it, else what stood before.
fn said(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause, at: usize) -> Option<Content> {
    clause.content.or_else(|| {
        let says = frame.role(Function::Clause).is_some() && is_speech(frame.kind);
        says.then(|| speech::content_before(sentence, at)).flatten()
    })
}

/// The clause with أن that a verb of saying itself governs, and no later one.
fn own_content(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> Option<Content> {
    let Some(Content::From(token)) = clause.content else {
        return None;
    };
    let class = |at: usize| sentence.chunks.get(at).map(|c| c.class);
    let begins = match class(clause.end) {
        Some(Class::Preposition) => clause.end + 1,
        _ => clause.end,
    };
    let own = class(begins) == Some(Class::Complementizer)
        && sentence.chunks[begins].tokens.start == token;
    (own && is_speech(frame.kind)).then_some(Content::From(token))
}

/// Kinds whose content is a clause.
pub(crate) fn is_speech(kind: EventType) -> bool {
    matches!(kind, EventType::Statement | EventType::Warning)
}

/// `يذكر أن`, `يشار إلى أن`: nobody in particular says it.
fn is_impersonal(
    frame: &Frame,
    form: WordForm,
    reading: Reading,
    clause: &Clause,
    chunk: &Chunk,
) -> bool {
    let purpose = reading.proclitics.contains(Proclitics::LA);
    let imperfect = matches!(form.shape, Shape::Verb { tense, .. } if tense != Tense::Perfect);
    is_speech(frame.kind)
        && imperfect
        && !purpose
        && chunk.class == Class::Verb
        && clause.subject.is_empty()
        && clause.content.is_some()
}

#[cfg(test)]
mod tests {
    use crate::EventType;
    use crate::event::Role;

    #[test]
    fn what_was_told_before_is_said_by_who_follows() {
        let said =
            |text: &str| super::super::tests::fills(text, EventType::Statement, Role::Speaker);
        let text = "ينطلق المهرجان غدا. أوضح ذلك مدير المهرجان سالم العتيبي.";
        assert_eq!(said(text), ["سالم العتيبي"]);
        let text = "تأجل الحفل. صرح بذلك وزير الثقافة أمس.";
        assert_eq!(said(text), ["وزير الثقافة"]);
        assert!(said("ارتفعت الأسعار وأكد ذلك الارتفاع الجديد.").is_empty());
    }
}
