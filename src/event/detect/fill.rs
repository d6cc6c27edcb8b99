//! Fills roles: which phrase of a clause goes into which role, by the frame.

use super::circumstance::place_argument;
use super::hollow::{self, Meant};
use super::named;
use super::office;
use super::unfit;
use crate::entity::{EntityId, EntityKind};
use crate::event::clause::agreement::is_group;
use crate::event::clause::cell::Class;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::{Group, Sentence};
use crate::event::clause::word::ends_as_men;
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::event::{Argument, CountRange};
use crate::lexicon::WordClasses;
use crate::text::{Enclitic, Reading, WordId};

/// The argument that a chunk makes.
pub(crate) fn argument(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    chunk: usize,
    frame: &Frame,
) -> Argument {
    // What the verb governs does not belong to the noun before it (قال مصدر لوكالة); behind a verbal
    // noun it does (هجوم على مركز للدرك).
    let verbal = sentence
        .chunks
        .get(draft.chunk)
        .is_some_and(|c| c.class != Class::Noun);
    let owned = |preposition| verbal && frame.role(Function::Preposition(preposition)).is_some();
    if let Some(name) = named::person(sentence, frame, chunk)
        && let Some(phrase) = &sentence.chunks[name].phrase
    {
        return Argument::phrase(phrase.span, phrase.entities.to_vec());
    }
    if let Some(argument) = named::body(sentence, chunk) {
        return argument;
    }
    let span = sentence.titled_span(chunk, sentence.argument_span(chunk, &owned));
    let phrase = sentence.chunks[chunk].phrase.as_ref();
    Argument::phrase(span, phrase.map_or(&[][..], |p| &p.entities))
}

/// Fills a function's role with the phrases of a group that may fill it; tells whether any did.
pub(crate) fn function(
    draft: &mut Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    function: Function,
    group: &[usize],
) -> bool {
    // أكد سالم الهاشمي المتحدث باسم الوزارة أن …: the clause is said, no phrase before it.
    let beside_clause = draft.content.is_some()
        && frame.role(Function::Clause) == frame.role(function)
        && (function == Function::Object || !frame.requires.contains(&function));
    let filled = !beside_clause
        && frame
            .role(function)
            .is_some_and(|role| fill(draft, sentence, frame, role, group));
    if filled {
        draft.filled.push(function);
    }
    filled
}

/// Fills a role with the phrases of a group that may fill it; tells whether any did.
pub(crate) fn fill(
    draft: &mut Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    role: Role,
    group: &[usize],
) -> bool {
    let mut filled = false;
    let trigger = sentence.chunks.get(draft.chunk);
    let verbal = trigger.is_some_and(|c| c.class != Class::Noun);
    for (place, &chunk) in group.iter().enumerate() {
        if chunk == draft.chunk || draft.used.contains(&chunk) {
            continue;
        }
        // أكد عضو المجلس والكاتب فلان: one person with two offices speaks.
        let joined = group.get(place + 1);
        if role == Role::Speaker && joined.is_some_and(|&name| sentence.holds_both(chunk, name)) {
            draft.used.push(chunk);
            continue;
        }
        let Some(phrase) = &sentence.chunks[chunk].phrase else {
            continue;
        };
        if let Some(meant) = hollow::meant(sentence, draft, frame, role, chunk) {
            draft.used.push(chunk);
            match meant {
                Meant::Phrase(argument, own) => {
                    if let Some(own) = own.filter(|_| frame.counted) {
                        count(draft, sentence, own);
                    }
                    draft.used.extend(own);
                    draft.add(role, argument);
                    filled = true;
                }
                Meant::Pronoun(enclitic) => {
                    draft.pronoun = Some((enclitic, role));
                    filled = true;
                }
                Meant::Nobody => {}
            }
            continue;
        }
        let filler = filler_of(sentence, chunk);
        // مقتل مسلح أطلق النار: no event shoots, but whom it befalls may.
        if role == Role::Attacker && filler == Filler::Thing && !phrase.frames.is_empty() {
            let befallen = chunk + 1;
            let theirs = befallen < sentence.phrase_end(chunk)
                && filler_of(sentence, befallen) == Filler::Human
                && !draft.used.contains(&befallen);
            if theirs {
                draft.add(role, argument(sentence, draft, befallen, frame));
                draft.used.push(befallen);
                filled = true;
            }
            continue;
        }
        // ألغام تقتل: what kills is nobody, unless somebody sits in it.
        if role == Role::Agent
            && filler == Filler::Weapon
            && !phrase.definite
            && !is_craft(sentence, phrase.head)
        {
            continue;
        }
        let role = match role {
            // صواريخ استهدفت: a weapon is what it is done with, whatever its place in the clause.
            Role::Attacker
                if filler == Filler::Weapon
                    && !phrase.definite
                    && !is_craft(sentence, phrase.head) =>
            {
                Role::Instrument
            }
            role => role,
        };
        if role == Role::Person && office::is_position(sentence, draft.chunk, frame, chunk) {
            draft.add(Role::Position, argument(sentence, draft, chunk, frame));
            draft.used.push(chunk);
            filled = true;
            continue;
        }
        // هز انفجار المدينة: a place is where it happened, nothing that it was done with.
        if role == Role::Instrument && matches!(filler, Filler::Place | Filler::Location) {
            if sentence.chunks[chunk].preposition.is_none()
                && let Some(place) = place_argument(sentence, chunk)
            {
                draft.event.place.push(place);
                draft.used.push(chunk);
                filled = true;
            }
            continue;
        }
        // التقى به بباريس, المنعقد بجدة: with ب a place is where they meet.
        if role == Role::Participant
            && matches!(filler, Filler::Place | Filler::Location)
            && (sentence.chunks[chunk].preposition)
                .is_some_and(|p| p.canonical == sentence.context.prepositions.ba)
        {
            if let Some(place) = place_argument(sentence, chunk) {
                draft.event.place.push(place);
                draft.used.push(chunk);
            }
            continue;
        }
        if unfit::is_never(sentence, frame, role, chunk) {
            // كشف الحقيقة: what stands behind a verbal noun of saying may be what is said.
            draft.barred |= verbal || role != Role::Speaker;
            continue;
        }
        if !accepts(sentence, frame, role, chunk)
            || frame.role(Function::Subject) == Some(role)
                && unfit::is_platform_aside(sentence, frame, draft.chunk, chunk)
        {
            continue;
        }
        // الجاني فلان: a name is not counted.
        let unnamed = || named::person(sentence, frame, chunk).is_none();
        let many = phrase.number.is_some() || phrase.dual;
        if frame.counted && matches!(role, Role::Victim | Role::Detainee) && (many || unnamed()) {
            count(draft, sentence, chunk);
        }
        if role.is_matter() {
            // What another role waits for is no part of the matter: تهمة الخيانة إلى الوزير. (أكد دعمه للخطة: nobody is
            // addressed.)
            let awaited = |preposition: WordId, phrase: usize| {
                let other = frame.role(Function::Preposition(preposition));
                other.is_some_and(|other| {
                    other != role && !draft.has(other) && accepts(sentence, frame, other, phrase)
                })
            };
            let (mut span, mut end) = sentence.matter_span(chunk, awaited);
            if chunk < draft.chunk && end > draft.chunk {
                // الاتفاق الذي وقعته: the clause that tells of it is no part of it.
                end = sentence.phrase_end(chunk);
                span = sentence.argument_span(chunk, &|_| true);
            }
            for inner in sentence.chunks[chunk..end]
                .iter()
                .filter_map(|c| c.preposition)
            {
                let function = Function::Preposition(inner.canonical);
                if frame.role(function) == Some(role) {
                    draft.filled.push(function);
                }
            }
            draft.add(role, Argument::phrase(span, &*phrase.entities));
            draft.used.extend(chunk..end);
            return true;
        }
        draft.add(role, argument(sentence, draft, chunk, frame));
        draft.used.push(chunk);
        filled = true;
    }
    filled
}

/// Weapons that carry their crew, folded.
const CRAFTS: [&str; 15] = [
    "طايره",
    "طايرات",
    "طايرتان",
    "طايرتين",
    "مقاتله",
    "مقاتلات",
    "مقاتلتان",
    "مروحيه",
    "مروحيات",
    "دبابه",
    "دبابات",
    "مدرعات",
    "زوارق",
    "قاذفات",
    "بوارج",
];

/// Whether a phrase is of those who sit in an aircraft, tank or boat (`قصفت طائرات`): they attack. Nobody sits in a
/// drone.
fn is_craft(sentence: &Sentence<'_, '_>, head: usize) -> bool {
    let text = sentence.context.text;
    let unmanned = |word: &str| {
        word.starts_with("مسير") || matches!(word, "بدون" | "بلا" | "دون" | "مفخخه" | "انتحاريه")
    };
    let mut behind = head + 1..text.tokens().len().min(head + 3);
    CRAFTS.contains(&text.folded(head)) && !behind.any(|token| unmanned(text.folded(token)))
}

/// Whether a phrase may fill a role of a frame.
pub(crate) fn accepts(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    role: Role,
    chunk: usize,
) -> bool {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return false;
    };
    let filler = filler_of(sentence, chunk);
    let members = || {
        filler == Filler::Organization
            && frame.accepts(role, Filler::Human)
            && is_plural_of_men(sentence, phrase.head)
    };
    // A word that no list has may be somebody's name.
    let unknown = || {
        filler == Filler::Thing
            && !phrase.definite
            && phrase.number.is_none()
            && sentence.chunks[chunk].tokens.len() == 1
            && frame.accepts(role, Filler::Human)
            && is_unknown_name(sentence, phrase.head)
    };
    // يستهدف الأمن, زيادة الأرباح: what is attacked can be touched.
    if role == Role::Target && frame.kind == EventType::Attack && is_abstract(sentence, phrase) {
        return false;
    }
    let told = role != Role::Outlet || may_be_told(sentence, chunk);
    // استهدفه الطيران: those who fly.
    let flies = || role == Role::Attacker && super::noun::shells(sentence, chunk);
    told && !(frame.is_choosy(role) && unfit::is_bare_number(sentence, frame, chunk, filler))
        && !unfit::is_venue(sentence, frame, role, chunk)
        && (frame.accepts(role, filler) || members() || unknown() || flies())
}

/// Nouns for what nobody can hit, folded, without the article; verbal nouns are more of them.
const INTANGIBLES: [&str; 14] = [
    "امن",
    "استقرار",
    "وحده",
    "هويه",
    "عقول",
    "عقل",
    "مصلحه",
    "مصالح",
    "موسم",
    "فيه",
    "شريحه",
    "سوق",
    "اسواق",
    "اقتصاد",
];

/// Whether a phrase is headed by an action or by something else that nobody can touch.
pub(super) fn is_abstract(sentence: &Sentence<'_, '_>, phrase: &Phrase) -> bool {
    let folded = sentence.context.text.folded(phrase.head);
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    let classes = sentence.cells[phrase.head].classes;
    // أحياء: also the verbal noun of another verb.
    let solid = phrase.plural || classes.intersects(WordClasses::LOCATION | WordClasses::VEHICLE);
    phrase.filler == Filler::Thing
        && phrase.mention.is_none()
        && phrase.frames.is_empty()
        && !matches!(bare, "هدف" | "اهداف" | "هدفا" | "اهدافا")
        && (INTANGIBLES.contains(&bare) || (classes.contains(WordClasses::MASDAR) && !solid))
}

/// Words for what brings news, folded.
const MEDIA: [&str; 14] = [
    "صحيفه",
    "جريده",
    "مجله",
    "وكاله",
    "قناه",
    "شبكه",
    "اذاعه",
    "راديو",
    "تلفزيون",
    "موقع",
    "برنامج",
    "هييه",
    "وسايل",
    "صحف",
];

/// Whether what stands behind ل is told so that others hear it (`قال لوكالة الأنباء`): a medium, not the body
/// that an office or report belongs to (`السكرتير الصحافي للرئاسة`).
fn may_be_told(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let prepositions = sentence.context.prepositions;
    let chunk = &sentence.chunks[chunk];
    let behind_la = chunk
        .preposition
        .is_some_and(|p| p.canonical == prepositions.la);
    let Some(phrase) = chunk.phrase.as_ref().filter(|_| behind_la) else {
        return true;
    };
    let quoted = sentence.cells[phrase.head.saturating_sub(1)].class == Class::OpenQuote;
    quoted || is_medium_phrase(sentence, phrase)
}

/// Whether a chunk names a newspaper, agency or channel.
pub(crate) fn is_medium(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let phrase = sentence.chunks[chunk].phrase.as_ref();
    phrase.is_some_and(|phrase| is_medium_phrase(sentence, phrase))
}

fn is_medium_phrase(sentence: &Sentence<'_, '_>, phrase: &Phrase) -> bool {
    let traits = sentence.context.traits;
    let known = |&entity: &EntityId| traits.get(entity.index()).is_some_and(|t| t.medium);
    let folded = sentence.context.text.folded(phrase.head);
    phrase.entities.iter().any(known) || MEDIA.iter().any(|word| folded.ends_with(word))
}

/// Whether the lexicon has no such word, and nothing has what is left of it without proclitics, so that it may
/// be a name.
fn is_unknown_name(sentence: &Sentence<'_, '_>, token: usize) -> bool {
    let (text, lexicon) = (sentence.context.text, sentence.context.lexicon);
    let written = text.written(token);
    // أوغلو: names alone have it.
    let in_names = |reading: &Reading| {
        reading.is_whole()
            && lexicon.forms(reading.bare).is_empty()
            && lexicon.classes(reading.bare).is_empty()
    };
    text.folded(token).chars().count() >= 4
        && text
            .readings(token)
            .iter()
            .all(|reading| !reading.is_known() || in_names(&reading))
        && !written.ends_with(['ة', 'ه'])
        && !written.ends_with("ات")
        && !written.ends_with(['\u{64B}', 'ا'])
        && !written.ends_with("ًا")
}

/// Whether a word has the ending of several men: الحوثيون.
fn is_plural_of_men(sentence: &Sentence<'_, '_>, token: usize) -> bool {
    ends_as_men(sentence.context.text.folded(token))
}

pub(crate) fn filler_of(sentence: &Sentence<'_, '_>, chunk: usize) -> Filler {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return Filler::Thing;
    };
    // عدد من الجنود: what is counted decides.
    if phrase.filler == Filler::Thing
        && phrase.mention.is_none()
        && let Some(next) = sentence.chunks.get(sentence.phrase_end(chunk))
        && next
            .preposition
            .is_some_and(|p| p.canonical == sentence.context.prepositions.min)
        && let Some(counted) = &next.phrase
        && (phrase.number.is_some() || sentence.is_quantity(phrase.head))
    {
        return match counted.filler {
            // عدد من الحوثيين, ثلاثة من داعش: its members.
            Filler::Organization => Filler::Human,
            other => other,
        };
    }
    // 3 حوثيين: a body's name that is the plural of its members.
    if phrase.filler == Filler::Organization
        && phrase.number.is_some()
        && is_plural_of_men(sentence, phrase.head)
    {
        return Filler::Human;
    }
    // فلان (74 عاما): years are no people.
    let time = sentence.cells[phrase.head]
        .classes
        .contains(WordClasses::TIME);
    if phrase.filler == Filler::Thing
        && phrase.number.is_some()
        && phrase.mention.is_none()
        && phrase.frames.is_empty()
        && !time
    {
        return Filler::Human;
    }
    phrase.filler
}

/// Adds the number of people in a phrase to those of the phrases it is joined to: `ثلاثة مدنيين
/// وجندي` are four.
pub(crate) fn count(draft: &mut Draft, sentence: &Sentence<'_, '_>, chunk: usize) {
    let Some(more) = people(sentence, chunk) else {
        return;
    };
    // القبض على الجاني: who is looked for is known, and nobody counts him.
    let known = sentence.chunks[chunk].phrase.as_ref().is_some_and(|p| {
        let reading = sentence.cells[p.head].reading;
        p.number.is_none() && !p.dual && reading.is_some_and(|r| r.article)
    });
    if known && draft.kind() == EventType::Arrest {
        return;
    }
    let event = &mut draft.event;
    let sum = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
    (event.count, event.count_range) = match event.count_range.take() {
        None => (more.0, Some(more.1.into())),
        Some(range) => (
            sum(event.count, more.0),
            Some(Box::new(CountRange {
                min: sum(range.min, more.1.min),
                max: sum(range.max, more.1.max),
                approximate: range.approximate || more.1.approximate,
            })),
        ),
    };
}

/// The number of people in a phrase: the one that is stated, or one or two by the noun's form.
fn people(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<(Option<u64>, CountRange)> {
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    let whole = |value: f64| (0.0..1e15).contains(&value).then_some(value as u64);
    if let Some(number) = &phrase.number {
        let range = CountRange {
            min: number.min.and_then(whole),
            max: number.max.and_then(whole),
            approximate: number.approximate,
        };
        return Some((number.value.and_then(whole), range));
    }
    let named = phrase.mention.is_some_and(|m| {
        sentence.context.mentions[m].kind != EntityKind::Role
            || (!phrase.entities.is_empty() && !phrase.dual)
    });
    // جميع الركاب; أحد الركاب is one of them.
    let one = sentence.context.text.folded(phrase.head).starts_with("احد");
    let counted = !one && sentence.is_quantity(phrase.head);
    let several = phrase.plural || counted || is_group(sentence.context.text.folded(phrase.head));
    if named || phrase.filler != Filler::Human || (several && !phrase.dual) {
        return None;
    }
    let number = if phrase.dual { 2 } else { 1 };
    let range = CountRange {
        min: Some(number),
        max: Some(number),
        approximate: false,
    };
    Some((Some(number), range))
}

/// Whether a pronoun may stand for what fills a role: people, bodies and kinds of places. What something is done with
/// has its name beside it, and where only a named place will do (`سقوط`), a pronoun may stand for anything.
pub(crate) fn pronoun_fits(frame: &Frame, role: Role, enclitic: Enclitic) -> bool {
    let takes = |filler| frame.accepts(role, filler);
    let somebody = takes(Filler::Human) || takes(Filler::Organization);
    let somewhere = takes(Filler::Location) || takes(Filler::Thing);
    somebody || (somewhere && enclitic != Enclitic::Them)
}

/// How well a frame fits: one that asked for company and has it comes first, then the one that
/// has found most.
pub(crate) fn rank(sentence: &Sentence<'_, '_>, draft: &Draft) -> (bool, usize) {
    let frame = sentence.context.frames.get(draft.frame);
    (!frame.with.is_empty(), draft.used.len())
}

/// The first chunk of a group.
pub(crate) fn first(group: &Group) -> Option<usize> {
    group.first().copied()
}
