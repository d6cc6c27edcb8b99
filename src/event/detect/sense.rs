//! Senses: whether a trigger means here what its frame tells, by the phrases around it that the frame cannot hold.
//!
//! A verb of travel with a thing as its subject (`تعود سيارته`) means something else than the journey of a person, a
//! talk with a newspaper is an interview, and the noun of a compound (`علم الاجتماع`) names no event.

use super::fill;
use super::noun::construct_root;
use crate::event::clause::cell::Class;
use crate::event::clause::phrase::Phrase;
use crate::event::clause::scan::{Clause, Complement, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Construct, Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;
use crate::text::Enclitic;

/// Whether the overt subject of an active verb is a thing that the frame cannot have as its subject. Bombs and battles
/// kill, and people may be named by what stands for them (`حقوق الإنسان تدعو`): only those act who go, meet, agree,
/// threaten and promise.
pub(super) fn foreign_subject(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> bool {
    let (Some(role), Some(&subject)) = (frame.role(Function::Subject), clause.subject.first())
    else {
        return false;
    };
    let by_people = matches!(
        frame.kind,
        EventType::Visit
            | EventType::Meeting
            | EventType::Agreement
            | EventType::Warning
            | EventType::Statement
    );
    // أشياء تدعو إلى الحزن, and not حقوق الإنسان تدعو.
    let vague = frame.kind == EventType::Request
        && sentence.chunks[subject]
            .phrase
            .as_ref()
            .is_some_and(|phrase| !phrase.definite && !phrase.construct);
    let may_be = (by_people || vague) && !clause.subject_carried && frame.is_choosy(role);
    if !may_be
        || !(is_thing(sentence, subject)
            || frame.kind == EventType::Visit && is_fixed(sentence, subject))
    {
        return false;
    }
    // وبحث الملف: what stands alone behind the verb may be its object.
    // A frame that takes unknown names takes no thing that the lexicon knows, unless it tells a clause.
    let accepts = |chunk: usize| {
        fill::accepts(sentence, frame, role, chunk)
            && (clause.content.is_some() || fill::filler_of(sentence, chunk) != Filler::Thing)
    };
    let sure = clause.subject_first
        || !clause.object.is_empty()
        || frame
            .role(Function::Object)
            .is_none_or(|object| !fill::accepts(sentence, frame, object, subject));
    // «المياه والكهرباء» توقع: a ministry, by the words of its name.
    let head = sentence.chunks[subject]
        .phrase
        .as_ref()
        .map_or(0, |p| p.head);
    let quoted = head > 0 && sentence.cells[head - 1].class == Class::OpenQuote;
    sure && !quoted
        && !accepts(subject)
        && !clause.object.first().is_some_and(|&chunk| accepts(chunk))
}

/// Whether a phrase names nobody and nothing that travels of itself: a kind of place, a weapon, a message, or a thing that
/// the lexicon may not know (`بواخر`).
fn is_fixed(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return false;
    };
    let people = sentence.context.text.folded(phrase.head).ends_with(['ن'])
        || sentence.is_quantity(phrase.head)
        || sentence.is_somebody(chunk);
    match fill::filler_of(sentence, chunk) {
        Filler::Location | Filler::Weapon | Filler::Message => true,
        Filler::Thing => {
            phrase.mention.is_none()
                && phrase.entities.is_empty()
                && phrase.number.is_none()
                && !people
        }
        Filler::Human | Filler::Organization | Filler::Place => false,
    }
}

/// Whether a journey leads to something that is no place: `وصل إلى قناعة`, `وصول الفريق إلى النهائي`.
pub(super) fn leads_nowhere(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    frame: &Frame,
    clause: &Clause,
) -> bool {
    let ila = sentence.context.prepositions.ila;
    frame.kind == EventType::Visit
        && clause.complements.iter().any(|complement| {
            let function = Function::Preposition(ila);
            complement.preposition == ila
                && frame.role(function).is_some()
                && !draft.filled.contains(&function)
                && complement
                    .chunks
                    .first()
                    .is_some_and(|&chunk| is_thing(sentence, chunk) || is_amount(sentence, chunk))
        })
}

/// Whether a phrase is a number or of weapons: `يصل إلى 45 في المئة`, `الوصول إلى السلاح النووي`.
fn is_amount(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    sentence.chunks[chunk].phrase.as_ref().is_some_and(|p| {
        p.mention.is_none()
            && (p.filler == Filler::Weapon || p.number.is_some() && p.filler == Filler::Thing)
    })
}

/// Whether a phrase is headed by a noun that the lexicon knows and that names neither a person, a body nor a place.
pub(super) fn is_thing(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let phrase = sentence.chunks[chunk].phrase.as_ref();
    let Some(phrase) = phrase.filter(|p| p.filler == Filler::Thing && p.mention.is_none()) else {
        return false;
    };
    let classes = sentence.cells[phrase.head].classes;
    let other = WordClasses::HUMAN
        | WordClasses::CASUALTY
        | WordClasses::ORGAN
        | WordClasses::QUANTIFIER
        | WordClasses::LOCATION
        | WordClasses::DIRECTION
        | WordClasses::ADJECTIVE;
    // الجانب الأوروبي: a side is who stands on it.
    let side = || {
        matches!(
            sentence.context.text.folded(phrase.head),
            "الجانب" | "الطرف" | "والجانب"
        )
    };
    phrase.frames.is_empty()
        && phrase.entities.is_empty()
        && classes.intersects(
            WordClasses::NOUN
                | WordClasses::MASDAR
                | WordClasses::VEHICLE
                | WordClasses::DEMONSTRATIVE,
        )
        && !classes.intersects(other)
        && !side()
        && !sentence.is_somebody(chunk)
        && fill::filler_of(sentence, chunk) == Filler::Thing
}

/// Whether what is done to the reader happens to anybody: `يستقبلك الموظفون`.
pub(super) fn concerns_reader(kind: EventType, enclitic: Option<Enclitic>) -> bool {
    let addressed = matches!(enclitic, Some(Enclitic::You | Enclitic::YouAll));
    addressed
        && matches!(
            kind,
            EventType::Meeting | EventType::Visit | EventType::Death
        )
}

/// Whether a noun of this event names a part of a compound only (`علم الاجتماع`, `مركز الاتصال`): a definite noun
/// without any argument, as the complement of another noun. It may still refer to an event that the text has told.
pub(super) fn names_a_sort(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    clause: &Clause,
    at: usize,
) -> bool {
    let told = matches!(
        draft.kind(),
        EventType::Attack
            | EventType::Death
            | EventType::Trial
            | EventType::Personnel
            | EventType::Protest
    );
    if told || !is_bare(draft, clause) {
        return false;
    }
    // الرقابة والقبض, شركات الاتصالات: alone these are customs and sectors.
    let of_habit = matches!(
        draft.kind(),
        EventType::Call | EventType::Arrest | EventType::Request | EventType::Movement
    );
    let root = construct_root(sentence, at);
    // الاقتصاد والاجتماع: one of several fields.
    let listed = at > 0
        && sentence.chunks[at].conjunction
        && sentence.chunks[at - 1]
            .phrase
            .as_ref()
            .is_some_and(|before| {
                before.definite && before.mention.is_none() && before.frames.is_empty()
            });
    of_habit || listed || (root != at && !tells_of(sentence, root))
}

/// Whether a noun of asking only says what sort of thing the noun before it is: `وزع بطاقات الدعوة`.
pub(super) fn is_sort_of_thing(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    clause: &Clause,
    at: usize,
) -> bool {
    if draft.kind() != EventType::Request {
        return false;
    }
    let root = construct_root(sentence, at);
    root != at
        && clause.complements.is_empty()
        && clause.object.is_empty()
        && is_thing(sentence, root)
        && !tells_of(sentence, root)
        && !sentence.is_quantity(sentence.chunks[root].tokens.start)
}

/// Whether a definite noun stands alone, so that it may only refer back.
pub(super) fn is_bare(draft: &Draft, clause: &Clause) -> bool {
    draft.refers_back
        && draft.pronoun.is_none()
        && clause.complements.is_empty()
        && !draft.has_participants()
        && draft.event.time.is_empty()
        && draft.event.place.is_empty()
}

/// Nouns for ways of thinking and doing, folded, without the article: what is their complement is a notion.
const NOTIONS: [&str; 24] = [
    "سياسه",
    "سياسات",
    "انواع",
    "اشكال",
    "صنوف",
    "منطق",
    "نهج",
    "منهج",
    "فكر",
    "ثقافه",
    "لغه",
    "اساليب",
    "اسلوب",
    "ادوات",
    "مفهوم",
    "ظاهره",
    "مكافحه",
    "محاربه",
    "نبذ",
    "خطر",
    "فنون",
    "دعاه",
    "فتاوي",
    "ايديولوجيه",
];

/// How many joined nouns are followed back to the noun that governs them.
const JOINED: usize = 4;

/// Whether a noun, or what it is joined to, is the complement of a way of thinking or doing (`نهج القتل والتفجير`).
pub(super) fn is_notion(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let mut first = at;
    while first > 0 && at - first < JOINED && sentence.chunks[first].conjunction {
        first -= 1;
    }
    let root = construct_root(sentence, first);
    let phrase = sentence.chunks[root].phrase.as_ref();
    phrase.is_some_and(|p| {
        let folded = sentence.context.text.folded(p.head);
        let bare = folded.trim_start_matches(['و', 'ب', 'ل']);
        root < at
            && (NOTIONS.contains(&folded)
                || NOTIONS.contains(&bare)
                || bare
                    .strip_prefix("ال")
                    .is_some_and(|b| NOTIONS.contains(&b)))
    })
}

/// Whether an adjective or a relative clause says which event a noun means: `التفجير الانتحاري`, `التفجير الذي وقع`.
/// The word that a frame asks for only says that it is one.
pub(super) fn is_described(sentence: &Sentence<'_, '_>, frame: &Frame, at: usize) -> bool {
    let next = sentence.chunks.get(at + 1);
    let chunk = &sentence.chunks[at];
    let longer = chunk
        .phrase
        .as_ref()
        .is_some_and(|p| chunk.tokens.end > p.head + 1);
    next.is_some_and(|next| next.class == Class::Relative) || (frame.with.is_empty() && longer)
}

/// Whether a noun tells when, where or how far an event is: `موعد الاجتماع`, `بدء المفاوضات`.
pub(super) fn tells_of(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let Some(phrase) = &sentence.chunks[chunk].phrase else {
        return false;
    };
    let circumstances = WordClasses::MASDAR | WordClasses::TIME | WordClasses::LOCATION;
    let folded = sentence.context.text.folded(phrase.head);
    sentence.cells[phrase.head]
        .classes
        .intersects(circumstances)
        || [
            "اعمال",
            "نتايج",
            "هامش",
            "جدول",
            "موعد",
            "مكان",
            "نهايه",
            "بدايه",
            "ختام",
            "تفاصيل",
        ]
        .iter()
        .any(|word| folded.ends_with(word))
}

/// Bodies that are called by what they are for, folded, without the article.
const FOUNDED: [&str; 11] = [
    "تحالف",
    "ايتلاف",
    "لجنه",
    "هييه",
    "صندوق",
    "مبادره",
    "تجمع",
    "حركه",
    "منظمه",
    "جمعيه",
    "موسسه",
];

/// Those who are called by what they speak or care for, folded, without the article.
const IN_CHARGE: [&str; 6] = ["متحدث", "متحدثه", "ناطق", "مشرف", "منسق", "مفوضيه"];

/// Whether a noun is part of what a body or an office is called: `التحالف العربي لدعم الشرعية`, `لجنة إغاثة اللاجئين`,
/// `المتحدث الرسمي للانتخابات`.
pub(super) fn is_part_of_name(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    let elections = draft.kind() == EventType::Personnel;
    let of_help = matches!(draft.kind(), EventType::Support | EventType::Aid);
    if !(of_help || elections) {
        return false;
    }
    let founded = |chunk: usize| {
        sentence.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            let folded = sentence.context.text.folded(p.head);
            let folded = folded.trim_start_matches(['و', 'ل', 'ب']);
            let bare = folded.strip_prefix("ال").unwrap_or(folded);
            match elections {
                true => IN_CHARGE.contains(&bare),
                false => FOUNDED.contains(&bare),
            }
        })
    };
    let chunk = &sentence.chunks[at];
    let la = sentence.context.prepositions.la;
    let behind_la = chunk.preposition.is_some_and(|p| p.canonical == la) && !chunk.conjunction;
    // اجتمعت اللجنة لدعم المبادرة: a noun alone may be who does it.
    let described = |before: usize| {
        let tokens = &sentence.chunks[before].tokens;
        tokens.end == chunk.tokens.start && tokens.len() > 1
    };
    let root = construct_root(sentence, at);
    root != at && founded(root) || behind_la && at > 0 && described(at - 1) && founded(at - 1)
}

/// Whether something that is nobody comes or goes: `عودة الاستقرار إلى البلاد`.
pub(super) fn foreign_traveller(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &Clause,
) -> bool {
    if frame.kind != EventType::Visit || frame.construct != Construct::Subject {
        return false;
    }
    let (Some(role), Some(&traveller)) = (frame.role(Function::Subject), clause.object.first())
    else {
        return false;
    };
    is_thing(sentence, traveller) && !fill::accepts(sentence, frame, role, traveller)
}

/// Whether a noun of fighting only says what somebody is there for: `قوة لقتال المتمردين`.
pub(super) fn is_purpose(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    let la = sentence.context.prepositions.la;
    let behind_la = sentence.chunks[at]
        .preposition
        .is_some_and(|p| p.canonical == la);
    draft.kind() == EventType::Clash && behind_la
}

/// Whether a talk's complement is an action, so that the word means "in return for": `لقاء رفع العقوبات`.
pub(super) fn is_return(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    draft: &Draft,
    clause: &Clause,
) -> bool {
    frame.kind == EventType::Meeting
        && frame.construct == Construct::Subject
        && !draft.has_participants()
        && clause.object.first().is_some_and(|&chunk| {
            let phrase = sentence.chunks[chunk].phrase.as_ref();
            let action = |p: &Phrase| sentence.cells[p.head].classes.contains(WordClasses::MASDAR);
            is_thing(sentence, chunk) && phrase.is_some_and(action)
        })
}

/// Whether a talk is one with a newspaper or channel, which asks and prints: `في حوار مع صحيفة محلية`.
pub(super) fn is_interview(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> bool {
    if frame.kind != EventType::Meeting {
        return false;
    }
    let met = |complement: &&Complement| {
        let function = Function::Preposition(complement.preposition);
        frame.role(function) == Some(Role::Participant)
    };
    let complements = clause.complements.iter().filter(met);
    let mut chunks = complements
        .flat_map(|complement| &complement.chunks)
        .chain(clause.subject.iter().filter(|_| !clause.subject_carried))
        .chain(&clause.object);
    chunks.any(|&chunk| {
        let phrase = sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| p.filler == Filler::Organization) && fill::is_medium(sentence, chunk)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::has;
    use crate::{EventType, Extractor};

    #[test]
    fn a_thing_does_not_travel() {
        assert!(has("سيعود الوزير إلى بيروت غدا.", EventType::Visit));
        assert!(!has(
            "لم يصدق الرجل أن السيارة ستعود إلى بيروت.",
            EventType::Visit
        ));
    }

    #[test]
    fn talks_are_called_by_their_town() {
        let extractor = Extractor::new();
        let met = |text: &str| -> Vec<usize> {
            let document = extractor.extract(text);
            let events = document.events().iter();
            let meetings = events.filter(|e| e.event_type() == EventType::Meeting);
            meetings
                .map(|e| {
                    e.kind
                        .arguments(crate::event::kind::Role::Participant)
                        .map_or(0, <[_]>::len)
                })
                .collect()
        };
        assert_eq!(met("انتهى اجتماع جنيف أمس."), [0]);
        assert_eq!(met("انتهى اجتماع موسكو وأنقرة أمس."), [2]);
    }

    #[test]
    fn one_of_several_that_may_be_is_no_event() {
        assert!(!has(
            "يعاقب القانون من يشارك في المؤتمر أو الاجتماع.",
            EventType::Meeting
        ));
        assert!(has(
            "سيعقد مؤتمر أو اجتماع مع أنتوني بلينكن.",
            EventType::Meeting
        ));
    }

    #[test]
    fn crowds_and_numbers_pay_no_visit() {
        assert!(has("عاد الوزير إلى بيروت بعد المؤتمر.", EventType::Visit));
        assert!(!has("عاد عدد من النازحين إلى بيروت.", EventType::Visit));
        assert!(!has(
            "ينمو الاقتصاد بمعدل يصل إلى 3.5 في المئة.",
            EventType::Visit
        ));
        assert!(!has("توصل الوفدان إلى اتفاق في جدة.", EventType::Visit));
    }

    #[test]
    fn what_is_not_less_says_nothing() {
        assert!(has("لم يقل الوزير إنه سيستقيل.", EventType::Statement));
        assert!(!has(
            "يشترط ألا يكون العمر صغيرا وأن لا يقل المعدل عن تسعين.",
            EventType::Statement
        ));
    }

    #[test]
    fn a_talk_with_a_newspaper_is_an_interview() {
        assert!(has(
            "جرى حوار مع حركة طالبان في الدوحة.",
            EventType::Meeting
        ));
        assert!(!has(
            "قال الممثل في حوار مع صحيفة الأهرام إنه تعب.",
            EventType::Meeting
        ));
    }

    #[test]
    fn part_of_a_compound_is_no_event() {
        assert!(has("ولم يحدد موعد الاجتماع بعد.", EventType::Meeting));
        assert!(!has("يدرس ابنه علم الاجتماع.", EventType::Meeting));
        assert!(!has("يعمل في مركز الاتصال.", EventType::Call));
        assert!(has(
            "بدأ الوزيران اجتماعا في جدة. وغادر الصحفيون قاعة الاجتماع.",
            EventType::Meeting
        ));
    }

    #[test]
    fn a_bare_noun_asks_for_an_event_told_elsewhere() {
        assert!(!has(
            "يرفض المجتمع فكر التكفير والتفجير.",
            EventType::Attack
        ));
        assert!(has("قتل جنديان بعد التفجير الانتحاري.", EventType::Attack));
        assert!(has(
            "وقع تفجير قرب المسجد. وأدان الوزير التفجير.",
            EventType::Attack
        ));
    }

    #[test]
    fn ways_of_thinking_are_no_events() {
        let extractor = Extractor::new();
        let document = extractor.extract("وقع تفجير في المدينة. ويرفض الناس نهج القتل والتفجير.");
        let attacks = document.events().iter();
        let attacks = attacks.filter(|e| e.event_type() == EventType::Attack);
        assert_eq!(attacks.count(), 1);
    }

    #[test]
    fn what_may_come_has_not_come() {
        assert!(!has("تؤدي السرعة الزائدة إلى الوفاة.", EventType::Death));
        assert!(has("يؤدي القصف إلى مقتل المدنيين.", EventType::Death));
        assert!(has("أدى الحادث إلى وفاة السائق.", EventType::Death));
    }

    #[test]
    fn what_a_body_is_for_is_part_of_its_name() {
        assert!(!has(
            "أعلن التحالف العربي لدعم الشرعية وصول قواته.",
            EventType::Support
        ));
        assert!(!has(
            "انضمت الدولة إلى ائتلاف دعم الشرعية.",
            EventType::Support
        ));
        assert!(has(
            "أكد الوزير في بيروت دعم الحكومة اللبنانية.",
            EventType::Support
        ));
    }

    #[test]
    fn no_thing_comes_back() {
        assert!(!has(
            "تظهر الأرقام عودة الاستقرار إلى البلاد.",
            EventType::Visit
        ));
        assert!(has("أعلن المكتب عودة الوزير إلى البلاد.", EventType::Visit));
    }

    #[test]
    fn a_purpose_is_no_clash() {
        assert!(!has(
            "عينت الحكومة قائدا لقوة أنشئت لقتال المتمردين.",
            EventType::Clash
        ));
        assert!(has("اندلع قتال بين الجيش والمتمردين.", EventType::Clash));
    }
}
