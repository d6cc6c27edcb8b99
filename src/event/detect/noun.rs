//! Events of verbal nouns: constructs, nouns with prepositions, and nouns that a light verb carries.

use std::cell::OnceCell;

use super::circumstance;
use super::company::{self, Surrounding};
use super::fill;
use super::light::{self, Governor, Governors};
use super::nobody;
use super::particular;
use super::requirement;
use super::sense;
use super::unfit;
use crate::Span;
use crate::event::argument::Argument;
use crate::event::clause::cell::Class;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::{Clause, LONGEST_CONSTRUCT, Sentence};
use crate::event::draft::Draft;
use crate::event::factuality::is_imperfect;
use crate::event::frame::{Construct, Filler, Frame, FrameId, Function, LightPattern};
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;

/// Drafts the event of the noun at a chunk, if a frame fits.
#[inline(never)]
pub(crate) fn event<'s>(
    sentence: &'s Sentence<'_, '_>,
    at: usize,
    governors: &OnceCell<Governors<'s>>,
    drafts: &mut Vec<Draft>,
) {
    let Some(phrase) = &sentence.chunks[at].phrase else {
        return;
    };
    // الفكر التفجيري: no noun has the article and a pronoun, so that this is an adjective.
    let reading = sentence.cells[phrase.head].reading;
    if reading.is_none_or(|reading| reading.article && reading.enclitic.is_some()) {
        return;
    }
    let company = Surrounding::of(sentence, &sentence.chunks[at].tokens);
    let mut frames = (phrase.frames.iter())
        .map(|&id| (id, sentence.context.frames.get(id)))
        .filter(|(_, frame)| may_fit(sentence, frame, at, &company))
        .peekable();
    if frames.peek().is_none() {
        return;
    }
    let governors = governors.get_or_init(|| light::governors(sentence));
    let governor = governors.get(&construct_root(sentence, at));
    let clause = sentence.noun_clause(at);
    let own = drafts.len();
    for frame in frames {
        let Some(draft) = try_frame(sentence, at, frame, &clause, governor) else {
            continue;
        };
        match drafts.get_mut(own) {
            None => drafts.push(draft),
            Some(best) if fill::rank(sentence, &draft) >= fill::rank(sentence, best) => {
                *best = draft;
            }
            Some(_) => {}
        }
    }
}

/// Whether a frame may fit a noun, by what is known before anything around it is read.
fn may_fit(sentence: &Sentence<'_, '_>, frame: &Frame, at: usize, company: &Surrounding) -> bool {
    company.suits(sentence, frame)
        && requirement::may_be_met(sentence, frame)
        && company::is_of_no_other_domain(sentence, frame, sentence.chunks[at].tokens.start)
}

/// The first noun of the chain that this one is a complement in: `عملية` in `عملية مداهمة`.
pub(super) fn construct_root(sentence: &Sentence<'_, '_>, at: usize) -> usize {
    let mut root = at;
    while root > 0
        && at - root < LONGEST_CONSTRUCT
        && sentence.chunks[root].preposition.is_none()
        && sentence.phrase_end(root - 1) > root
    {
        root -= 1;
    }
    root
}

fn try_frame(
    sentence: &Sentence<'_, '_>,
    at: usize,
    (id, frame): (FrameId, &Frame),
    clause: &Clause,
    governor: Option<&Governor<'_>>,
) -> Option<Draft> {
    let phrase = sentence.chunks[at].phrase.as_ref()?;
    let token = phrase.head;
    let reading = sentence.cells[token].reading?;
    let met = governor.is_some()
        || requirement::may_be_met_in(frame, clause, None)
            && (frame.requires.is_empty() || may_find(frame, clause, phrase));
    if !met || unfit::excludes(frame, clause, at) {
        return None;
    }
    let shape = match governor {
        Some(g) if g.light.pattern == LightPattern::Cause => 'R',
        Some(_) => 'L',
        None if clause
            .complements
            .iter()
            .any(|c| c.preposition == sentence.context.prepositions.bayna) =>
        {
            'B'
        }
        None if !clause.object.is_empty() => 'M',
        None => 'N',
    };
    let written = sentence.context.text.tokens()[token].span();
    let trigger = Span::new(reading.span().start(), written.end());
    let mut draft = Draft::new(frame, id, shape, trigger, at);
    draft.reach = (at, clause.end);
    if frame.role(Function::Itself).is_some() {
        itself(&mut draft, sentence, frame, at);
    }
    construct(&mut draft, sentence, frame, clause, governor);
    circumstance::circumstances(&mut draft, sentence, frame, clause);
    super::gathering::gathered(&mut draft, sentence, frame, at);
    if let Some(governor) = governor {
        carried(&mut draft, sentence, frame, governor);
        if let Some(beside) = &governor.beside {
            carried(&mut draft, sentence, frame, beside);
        }
    }
    // لقاؤه مع نظيره, الاتفاق الإيراني مع الدول: the other one is no reason to forget whom the pronoun or the
    // adjective means.
    let several = matches!(frame.kind, EventType::Meeting | EventType::Agreement)
        && !draft.filled.contains(&Function::Subject);
    if let Some(role) = frame.role(Function::Subject)
        && (!draft.has(role) || several)
    {
        let told = |draft: &Draft, entity| {
            let mut told = draft.event.kind.arguments(role).into_iter().flatten();
            told.any(|argument| argument.entities.contains(&entity))
        };
        if let Some(nationality) = phrase.nationality.filter(|&entity| {
            frame.accepts(role, Filler::Organization)
                && (!draft.has(role) || several && !told(&draft, entity))
        }) {
            draft.add(role, Argument::understood(vec![nationality]));
        } else if let Some(enclitic) = phrase
            .possessor
            .filter(|_| clause.object.is_empty() || clause.object_of_pronoun)
        {
            let role = match frame.construct {
                Construct::Object if !clause.object_of_pronoun => {
                    frame.role(Function::Object).unwrap_or(role)
                }
                // حبس لاتهامه بالسرقة: with nobody else behind it, it is who is accused.
                _ if frame.kind == EventType::Accusation
                    && !clause.object_of_pronoun
                    && !draft.has(Role::Accused)
                    && clause.pronouns.is_empty()
                    && !names_another(sentence, at) =>
                {
                    frame.role(Function::Object).unwrap_or(role)
                }
                _ => role,
            };
            // تحريرهم: they are people, never a place.
            if fill::pronoun_fits(frame, role, enclitic) {
                draft.pronoun = Some((enclitic, role));
            }
        }
    }
    // وجرى بحث العلاقات: those who did it were told of before.
    let goes_on = governor.is_some_and(|g| g.light.pattern == LightPattern::Happening)
        && matches!(frame.kind, EventType::Meeting)
        && !draft.has(Role::Participant);
    // تم الاتفاق على: it is brought about here, not told of before.
    let brought_about = governor.is_some_and(|g| {
        let verb = sentence.chunks[g.verb].tokens.start;
        let verb = sentence
            .context
            .text
            .folded(verb)
            .trim_start_matches(['و', 'ف', 'س']);
        g.verb + 1 == at && matches!(verb, "تم" | "يتم" | "تمت" | "تتم")
    });
    draft.refers_back = goes_on || (reading.article && clause.object.is_empty() && !brought_about);
    draft.several = Some(phrase.dual || phrase.plural);
    // Most of those that tell of no event lack what their frame requires.
    if !requirement::satisfied(&draft, frame)
        || frame.needs_company && governor.is_none() && !draft.has_participants()
    {
        return None;
    }
    if reading.article && !frame.definite && !draft.has_participants() {
        return None;
    }
    let listed = governor.is_none() && nobody::is_listed(sentence, &draft, at);
    if listed
        || nobody::is_title(sentence, frame, clause)
        || sense::is_interview(sentence, frame, clause)
        || sense::leads_nowhere(sentence, &draft, frame, clause)
        || sense::is_return(sentence, frame, &draft, clause)
        || reading.article && sense::is_sort_of_thing(sentence, &draft, clause, at)
        || unfit::is_alternative(sentence, &draft, at)
        || governor.is_none() && sense::is_purpose(sentence, &draft, at)
        || sense::is_part_of_name(sentence, &draft, at)
        || sense::foreign_traveller(sentence, frame, clause)
        || governor.is_none() && particular::is_none(sentence, &draft, clause, at)
    {
        return None;
    }
    let violent = matches!(
        frame.kind,
        EventType::Attack | EventType::Death | EventType::Clash | EventType::Abduction
    );
    if violent && sense::is_bare(&draft, clause) && sense::is_notion(sentence, at) {
        return None;
    }
    draft.names_sort = (!frame.bare
        && governor.is_none()
        && sense::is_bare(&draft, clause)
        && !sense::is_described(sentence, frame, at))
        || frame.with.is_empty() && sense::names_a_sort(sentence, &draft, clause, at)
        || particular::is_sort(sentence, &draft, clause, at);
    // تؤدي السرعة إلى الوفاة: what may come of something has not come while it is nobody's.
    let may_come = governor.is_some_and(|g| {
        let verb = sentence.chunks[g.verb].tokens.start;
        g.light.pattern == LightPattern::Cause && g.verb < at && is_imperfect(sentence.cells, verb)
    });
    if may_come && reading.article && draft.pronoun.is_none() && !draft.has_participants() {
        return None;
    }
    draft.carrier = governor.map(|governor| {
        let governs = governor.light.governs;
        (
            governor.verb,
            governs.map_or(Function::Object, Function::Preposition),
        )
    });
    Some(draft)
}

/// Whether anything that stands with a noun may fill a role of a frame, where no verb carries it.
fn may_find(frame: &Frame, clause: &Clause, phrase: &Phrase) -> bool {
    let leads = |preposition| frame.role(Function::Preposition(preposition)).is_some();
    // قتيل برصاص الشرطة, لقاء جمع الوزيرين, 51 قتيلا
    let by_itself = matches!(
        frame.kind,
        EventType::Death | EventType::Injury | EventType::Meeting
    ) || frame.role(Function::Itself).is_some();
    by_itself
        || !clause.object.is_empty()
        || phrase.nationality.is_some()
        || phrase.possessor.is_some()
        || clause.complements.iter().any(|c| leads(c.preposition))
        || clause.pronouns.iter().any(|&(word, _)| leads(word))
}

/// `اتهامه لها`: whether ل with a pronoun behind a verbal noun names somebody else.
fn names_another(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let next = sentence.chunks.get(at + 1);
    next.is_some_and(|chunk| {
        let word = sentence.context.text.folded(chunk.tokens.start);
        matches!(word, "له" | "لها" | "لهم" | "لهما" | "لنا" | "لي")
    })
}

/// The noun's own phrase fills a role: `51 قتيلا` are the victims of a death.
fn itself(draft: &mut Draft, sentence: &Sentence<'_, '_>, frame: &Frame, at: usize) {
    let Some(role) = frame.role(Function::Itself) else {
        return;
    };
    fill::count(draft, sentence, at);
    let argument = fill::argument(sentence, draft, at, frame);
    draft.add(role, argument);
}

/// The complement in construct is who does it or to whom it is done.
fn construct(
    draft: &mut Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &Clause,
    governor: Option<&Governor<'_>>,
) {
    let Some(first) = fill::first(&clause.object) else {
        return;
    };
    let filler = sentence.chunks[first]
        .phrase
        .as_ref()
        .map_or(Filler::Thing, |p| p.filler);
    if clause.object_of_pronoun {
        if frame.role(Function::Object).is_some() {
            fill::function(draft, sentence, frame, Function::Object, &clause.object);
        } else if let Some(role) = frame.role(Function::Subject) {
            // لقائه السفير: both meet.
            fill::fill(draft, sentence, frame, role, &clause.object);
        }
        return;
    }
    if unfit::is_named_by_town(sentence, frame, &clause.object) {
        draft
            .event
            .place
            .extend(circumstance::place_argument(sentence, first));
        draft.used.push(first);
        return;
    }
    let la = sentence.context.prepositions.la;
    if let Some(object) = split_by_la(sentence, frame, clause) {
        fill::function(draft, sentence, frame, Function::Subject, &clause.object);
        fill::function(draft, sentence, frame, Function::Object, object);
        return;
    }
    if let Some(object) = accusative(sentence, frame, clause) {
        fill::function(draft, sentence, frame, Function::Subject, &clause.object);
        fill::function(draft, sentence, frame, Function::Object, &[object]);
        return;
    }
    let object_by_la = clause.complements.iter().any(|c| c.preposition == la)
        && frame.role(Function::Preposition(la)) == frame.role(Function::Object);
    let function = match frame.construct {
        Construct::Nothing => return,
        Construct::Subject if serves_others(sentence, draft.chunk, first) => Function::Object,
        Construct::Subject => Function::Subject,
        // قصف طائرات التحالف: aircraft and guns shell.
        Construct::Object if frame.kind == EventType::Attack && shells(sentence, first) => {
            Function::Subject
        }
        // حظي القرار بدعم لندن: what is undergone is done by the noun in construct.
        Construct::Object
            if governor.is_some_and(|g| g.light.pattern == LightPattern::Undergoer)
                && frame.kind == EventType::Support =>
        {
            Function::Subject
        }
        Construct::Object => Function::Object,
        Construct::Either => match filler {
            _ if object_by_la => Function::Subject,
            Filler::Weapon => Function::Subject,
            _ if frame.transitive => Function::Object,
            Filler::Human | Filler::Organization => Function::Subject,
            // هجوم أربيل: where it happened.
            Filler::Place if circumstance::is_physical(frame.kind) => {
                let places = clause
                    .object
                    .iter()
                    .filter_map(|&c| circumstance::place_argument(sentence, c));
                draft.event.place.extend(places);
                return;
            }
            _ => Function::Object,
        },
    };
    fill::function(draft, sentence, frame, function, &clause.object);
}

/// `أرسلت الحكومة فرقا لمساعدة المتضررين`: whether those behind the verbal noun of a purpose undergo it; who pursues
/// the purpose does it.
fn serves_others(sentence: &Sentence<'_, '_>, at: usize, first: usize) -> bool {
    let chunk = &sentence.chunks[at];
    let Some(phrase) = &chunk.phrase else {
        return false;
    };
    let la = sentence.context.prepositions.la;
    let word = sentence.context.text.folded(phrase.head);
    let answers = at > 0 && {
        let before = sentence
            .context
            .text
            .folded(chunk.tokens.start.saturating_sub(1));
        UNDERGONE.iter().any(|stem| before.contains(stem))
    };
    chunk.preposition.is_some_and(|p| p.canonical == la)
        && word
            .trim_start_matches('و')
            .strip_prefix('ل')
            .is_some_and(|noun| TRANSITIVE.contains(&noun))
        && !answers
        && !shells(sentence, first)
}

/// Verbal nouns of what somebody does to others, folded.
const TRANSITIVE: [&str; 4] = ["مساعده", "مسانده", "موازره", "قصف"];

/// Stems before a ل that leads no purpose: `تعرض لقصف الجيش`, `شكرا لمساندة الدول`.
const UNDERGONE: [&str; 7] = ["تعرض", "نتيج", "استجاب", "شكر", "امتنان", "تقدير", "خضع"];

/// `قصف الطائرات القرية`, `استهداف القوات مواقع`: the place or thing behind those who attack, which no preposition leads.
fn accusative(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> Option<usize> {
    let (&first, &last) = (clause.object.first()?, clause.object.last()?);
    if frame.kind != EventType::Attack {
        return None;
    }
    let (subject, object) = (
        frame.role(Function::Subject)?,
        frame.role(Function::Object)?,
    );
    let behind = sentence.phrase_end(last);
    let next = sentence.chunks.get(behind)?;
    let phrase = next.phrase.as_ref()?;
    let doer = sentence.chunks[first].phrase.as_ref()?;
    let bare = next.class == Class::Noun && next.preposition.is_none() && !next.conjunction;
    let acts =
        matches!(doer.filler, Filler::Human | Filler::Organization) || shells(sentence, first);
    let hit = match fill::filler_of(sentence, behind) {
        Filler::Place | Filler::Location => true,
        Filler::Thing => sentence
            .context
            .text
            .written(phrase.head)
            .ends_with(['ا', '\u{64B}']),
        _ => false,
    };
    (bare
        && acts
        && hit
        && fill::accepts(sentence, frame, subject, first)
        && fill::accepts(sentence, frame, object, behind))
    .then_some(behind)
}

/// Weapons that are there to shell others, folded.
const SHELLING: [&str; 13] = [
    "طايرات",
    "طايره",
    "الطايرات",
    "طيران",
    "الطيران",
    "مقاتلات",
    "المقاتلات",
    "مروحيات",
    "المروحيات",
    "مدفعيه",
    "المدفعيه",
    "قاذفات",
    "بوارج",
];

/// Whether a phrase behind a verbal noun of attack is of those who do it.
pub(super) fn shells(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let phrase = sentence.chunks[chunk].phrase.as_ref();
    phrase.is_some_and(|p| SHELLING.contains(&sentence.context.text.folded(p.head)))
}

/// `استقبال الرئيس للوفد`: where ل names to whom it is done right behind, the noun in construct does it.
fn split_by_la<'c>(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &'c Clause,
) -> Option<&'c [usize]> {
    if !matches!(frame.construct, Construct::Object | Construct::Either) {
        return None;
    }
    let la = sentence.context.prepositions.la;
    let (&first, &last) = (clause.object.first()?, clause.object.last()?);
    let subject = frame.role(Function::Subject)?;
    let object = frame.role(Function::Object)?;
    let by_la = frame.role(Function::Preposition(la));
    let to = clause.complements.iter().find(|c| c.preposition == la)?;
    let &given = to.chunks.first()?;
    let doer = sentence.chunks[first].phrase.as_ref()?;
    let undergoer = sentence.chunks[given].phrase.as_ref()?;
    let somebody = (matches!(
        doer.filler,
        Filler::Human | Filler::Organization | Filler::Place
    ) || shells(sentence, first))
        && (doer.definite || doer.mention.is_some());
    let action = !undergoer.frames.is_empty()
        || sentence.cells[undergoer.head]
            .classes
            .contains(WordClasses::MASDAR);
    let fits = frame.accepts(subject, fill::filler_of(sentence, first))
        && frame.accepts(object, fill::filler_of(sentence, given));
    (by_la.is_none_or(|role| role == object)
        && given == sentence.phrase_end(last)
        && somebody
        && !action
        && fits)
        .then_some(&to.chunks[..])
}

/// What the light verb's clause gives to the noun that it carries.
fn carried(draft: &mut Draft, sentence: &Sentence<'_, '_>, frame: &Frame, governor: &Governor<'_>) {
    let clause = governor.clause;
    let prepositions = sentence.context.prepositions;
    match governor.light.pattern {
        // جدد الوزير دعم واشنطن للاتفاق: whose it is stands with the noun; those who meet are several.
        LightPattern::Agent
            if draft.filled.contains(&Function::Subject)
                && !matches!(
                    frame.role(Function::Subject),
                    Some(Role::Participant | Role::Party)
                ) => {}
        LightPattern::Agent => {
            fill::function(draft, sentence, frame, Function::Subject, &clause.subject);
        }
        LightPattern::Undergoer => {
            fill::function(draft, sentence, frame, Function::Object, &clause.subject);
            for complement in clause
                .complements
                .iter()
                .filter(|c| c.preposition == prepositions.min)
            {
                let from = fill::function(
                    draft,
                    sentence,
                    frame,
                    Function::Subject,
                    &complement.chunks,
                );
                if from {
                    draft
                        .filled
                        .push(Function::Preposition(complement.preposition));
                }
            }
        }
        LightPattern::Scene => {
            if let Some(argument) =
                fill::first(&clause.subject).and_then(|c| circumstance::place_argument(sentence, c))
            {
                draft.event.place.push(argument);
            }
        }
        LightPattern::Happening
        | LightPattern::Cause
        | LightPattern::Control
        | LightPattern::ObjectControl => {}
    }
    circumstance::circumstances(draft, sentence, frame, clause);
    draft.reach = (
        draft.reach.0.min(governor.verb),
        draft.reach.1.max(clause.end),
    );
}
