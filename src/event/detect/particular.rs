//! Whether a noun tells of a particular event, or only of a sort of event: any one, evils in a row, treaties as such, a club
//! that is called so, or a farewell.

use super::noun::construct_root;
use super::sense::{is_bare, tells_of};
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::draft::Draft;
use crate::event::kind::EventType;
use crate::lexicon::WordClasses;

/// Whether a noun that nobody takes part in tells of no event at all: `إلى اللقاء`, `عرضة للقصف`, `رئيس الاتفاق`.
pub(super) fn is_none(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    clause: &Clause,
    at: usize,
) -> bool {
    is_bare(draft, clause)
        && (is_farewell(sentence, draft, at)
            || is_liable(sentence, draft, at)
            || is_club(sentence, draft, at))
}

/// Whether a noun names a sort of event, unless the text tells of one elsewhere.
pub(super) fn is_sort(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    clause: &Clause,
    at: usize,
) -> bool {
    is_any(sentence, draft, clause, at)
        || is_bare(draft, clause)
            && (is_evil_in_row(sentence, draft, at) || are_treaties(sentence, draft, at))
}

/// The word before a phrase's head, in its sentence.
fn before<'s>(sentence: &'s Sentence<'_, '_>, at: usize) -> Option<&'s str> {
    let text = sentence.context.text;
    let head = sentence.chunks[at].phrase.as_ref()?.head;
    let first = text.sentences()[text.sentence_of(head)].tokens.start;
    (head > first).then(|| text.folded(head - 1))
}

/// `إلى اللقاء`: alone in its sentence or clause, it takes leave of the reader.
fn is_farewell(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    if draft.kind() != EventType::Meeting {
        return false;
    }
    let text = sentence.context.text;
    let chunk = &sentence.chunks[at];
    let head = chunk.phrase.as_ref().map_or(chunk.tokens.start, |p| p.head);
    let first = text.sentences()[text.sentence_of(head)].tokens.start;
    chunk.tokens.end == head + 1
        && before(sentence, at) == Some("الي")
        && (head < first + 2 || !text.tokens()[head - 2].is_word())
}

/// `عرضة للقصف`: it may happen at any time.
fn is_liable(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    let la = sentence.context.prepositions.la;
    is_violent(draft.kind())
        && sentence.chunks[at]
            .preposition
            .is_some_and(|p| p.canonical == la)
        && before(sentence, at) == Some("عرضه")
}

/// How many words before `أي` may deny that there was any.
const DENIED: usize = 6;

/// `لم ينتج عن الحادث أي إصابات`: whether it is denied that there was any.
fn is_denied(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let text = sentence.context.text;
    let token = sentence.chunks[at].tokens.start;
    let first = text.sentences()[text.sentence_of(token)].tokens.start;
    (token.saturating_sub(DENIED).max(first)..token).any(|token| {
        let word = text.folded(token).trim_start_matches(['و', 'ف']);
        matches!(
            word,
            "لم" | "لن" | "لا" | "ليس" | "ليست" | "دون" | "بدون" | "عدم" | "ما"
        )
    })
}

/// `تنفيذ أي عملية`: whichever there may be, with nothing else told of it.
fn is_any(sentence: &Sentence<'_, '_>, draft: &Draft, clause: &Clause, at: usize) -> bool {
    clause.complements.is_empty()
        && clause.object.is_empty()
        && draft.pronoun.is_none()
        && draft.event.time.is_empty()
        && draft.event.place.is_empty()
        && !draft.has_participants()
        && matches!(before(sentence, at), Some("اي" | "ايه"))
        && !is_denied(sentence, at)
}

fn is_violent(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Attack | EventType::Death | EventType::Clash | EventType::Abduction
    )
}

/// How many nouns in a row make a list of evils, and how many are looked at on either side.
const ROW: usize = 3;
const LONGEST_ROW: usize = 4;

/// `الظلم والقتل والتكفير`: one of several evils in a row, of which at least one is no event.
fn is_evil_in_row(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    if !is_violent(draft.kind()) {
        return false;
    }
    let alone = |chunk: usize| {
        sentence.chunks[chunk].tokens.len() == 1
            && sentence.chunks[chunk].phrase.as_ref().is_some_and(|p| {
                p.definite && p.mention.is_none() && p.possessor.is_none() && !p.construct
            })
    };
    let joined = |chunk: usize| {
        sentence.chunks[chunk].conjunction && sentence.chunks[chunk].preposition.is_none()
    };
    if !alone(at) {
        return false;
    }
    let (mut first, mut last) = (at, at);
    while at - first < LONGEST_ROW && first > 0 && joined(first) && alone(first - 1) {
        first -= 1;
    }
    while last - at < LONGEST_ROW
        && last + 1 < sentence.chunks.len()
        && joined(last + 1)
        && alone(last + 1)
    {
        last += 1;
    }
    let notion = |chunk: usize| {
        let phrase = sentence.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| {
            p.frames.is_empty()
                && !sentence.is_somebody(chunk)
                && !sentence.cells[p.head].classes.contains(WordClasses::HUMAN)
        })
    };
    last + 1 - first >= ROW && (first..=last).any(notion)
}

/// `الاتفاقيات الدولية`: treaties as such, of which neither a pronoun nor what is told behind them says which ones.
fn are_treaties(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    let chunk = &sentence.chunks[at];
    let several = chunk.phrase.as_ref().filter(|p| p.plural);
    let Some(phrase) = several.filter(|_| draft.kind() == EventType::Agreement) else {
        return false;
    };
    let text = sentence.context.text;
    let pointed = (chunk.tokens.start..phrase.head)
        .chain(phrase.head.checked_sub(1))
        .any(|token| {
            let classes = sentence.cells.get(token).map(|cell| cell.classes);
            classes.is_some_and(|c| c.contains(WordClasses::DEMONSTRATIVE))
        });
    // الموقعة, الأخيرة: which ones; الدولية: of which sort.
    let of_sort = (phrase.head + 1..chunk.tokens.end).all(|token| {
        let word = text.folded(token);
        word.ends_with("يه") || word.ends_with("يات")
    });
    // عدد من الاتفاقيات, الاتفاقيات التي, الاتفاقيات الأكثر جدلا
    let min = sentence.context.prepositions.min;
    let counted = chunk.preposition.is_some_and(|p| p.canonical == min);
    let described = sentence.chunks.get(at + 1).is_some_and(|next| {
        next.class == Class::Relative
            || next.class == Class::Noun && next.preposition.is_none() && !next.conjunction
    });
    !pointed && !counted && !described && of_sort
}

/// `رئيس الاتفاق`: in a passage about sports, a club.
fn is_club(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    if draft.kind() != EventType::Agreement {
        return false;
    }
    let chunk = &sentence.chunks[at];
    let root = construct_root(sentence, at);
    // الاتفاق على التفاصيل, الاتفاق مع اللاعب
    let text = sentence.context.text;
    let agreed = text.tokens().len() > chunk.tokens.end
        && matches!(text.folded(chunk.tokens.end), "علي" | "مع" | "بين");
    !agreed
        && chunk
            .phrase
            .as_ref()
            .is_some_and(|p| !p.plural && !p.feminine)
        && (root == at || !tells_of(sentence, root))
        && sentence
            .domains
            .around(&chunk.tokens)
            .contains(WordClasses::SPORT)
}

#[cfg(test)]
mod tests {
    use super::super::tests::has;
    use crate::EventType;

    #[test]
    fn a_farewell_is_no_meeting() {
        assert!(!has("هذا ما عندنا اليوم. إلى اللقاء.", EventType::Meeting));
        assert!(has(
            "دعا الوزير نظيره إلى اللقاء في باريس.",
            EventType::Meeting
        ));
    }

    #[test]
    fn what_may_be_hit_is_not_hit() {
        assert!(!has("صارت المستودعات عرضة للقصف.", EventType::Attack));
        assert!(has("تعرضت المستودعات للقصف.", EventType::Attack));
    }

    #[test]
    fn any_one_is_none() {
        assert!(!has(
            "يطلب منهم الاستعداد لتنفيذ أي عملية انتحارية.",
            EventType::Attack
        ));
        assert!(has("لم يقع أي هجوم أمس.", EventType::Attack));
    }

    #[test]
    fn evils_in_a_row_are_no_events() {
        assert!(!has(
            "حذر الخطيب الناس من الظلم والفساد والتفجير.",
            EventType::Attack
        ));
        assert!(has(
            "وقع تفجير في السوق. وعم الحزن والفوضى والخوف بعد التفجير.",
            EventType::Attack
        ));
    }

    #[test]
    fn treaties_as_such_are_no_agreement() {
        assert!(!has(
            "يدرس المجلس مشروعات الأنظمة والاتفاقيات الدولية.",
            EventType::Agreement
        ));
        assert!(has(
            "تنص تلك الاتفاقيات على خفض الرسوم.",
            EventType::Agreement
        ));
    }

    #[test]
    fn a_club_is_no_agreement() {
        let club = "فاز المنتخب في مباراة الدوري. وقال رئيس الاتفاق إن اللاعب بخير.";
        assert!(!has(club, EventType::Agreement));
        let contract = "فاز المنتخب في مباراة الدوري. وجرى توقيع الاتفاق مع اللاعب أمس.";
        assert!(has(contract, EventType::Agreement));
    }
}
