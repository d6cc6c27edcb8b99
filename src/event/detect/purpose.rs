//! What a verbal noun may be to a verb that does not control it: its purpose (`خرجوا للمطالبة`), or an occasion beside what
//! it says (`قال في لقاء مع نظيره`).

use smallvec::SmallVec;

use super::control::{Open, frame_of, has_pronoun};
use super::roots::Roots;
use crate::event::clause::chunk::Chunk;
use crate::event::clause::scan::Sentence;
use crate::event::draft::Draft;
use crate::event::frame::Construct;
use crate::event::kind::EventType;
use crate::lexicon::{Gender, Number, Person, Shape};
use crate::text::{Enclitic, WordId};

/// The verbal nouns that may have to do with a verb that neither tells an event nor controls nouns.
#[derive(Default)]
pub(super) struct WithOtherVerbs {
    /// Those that may be its purpose, or beside what it says.
    hanging: Roots,
    /// Those with a pronoun, which its subject may be.
    owned: Roots,
    /// These pronouns.
    pronouns: SmallVec<[Enclitic; 4]>,
}

impl WithOtherVerbs {
    pub(super) fn of(sentence: &Sentence<'_, '_>, open: &Open, drafts: &[Draft]) -> Self {
        let prepositions = sentence.context.prepositions;
        let by = [prepositions.la, prepositions.purpose];
        let mut all = Self::default();
        for &(root, index) in open {
            let draft = &drafts[index];
            if let Some((enclitic, _)) = draft.pronoun.filter(|_| has_pronoun(sentence, draft)) {
                all.owned.add(sentence, root);
                if !all.pronouns.contains(&enclitic) {
                    all.pronouns.push(enclitic);
                }
            }
            let purpose = (by.iter()).any(|&by| is_purpose(sentence, by, root, draft));
            if purpose || may_be_beside(sentence, root, draft) {
                all.hanging.add(sentence, root);
            }
        }
        all
    }

    /// Whether one of them may have to do with the verb or participle at a chunk.
    pub(super) fn concern(&self, sentence: &Sentence<'_, '_>, at: usize) -> bool {
        let prepositions = sentence.context.prepositions;
        let by = [
            prepositions.la,
            prepositions.purpose,
            prepositions.fi,
            prepositions.when[2],
        ];
        let leads = |led: Option<WordId>| led.is_some_and(|led| by.contains(&led));
        let chunk = &sentence.chunks[at];
        let mut pronouns = self.pronouns.iter();
        let agrees = pronouns.any(|&pronoun| agrees(chunk, pronoun));
        if self.hanging.is_empty() && !agrees {
            return false;
        }
        let within = sentence.within_reach(at);
        self.hanging.may_be_led(&within, leads)
            || self.hanging.described_by(sentence, at)
            || agrees
                && (chunk.enclitic.is_some()
                    || self.owned.may_be_led(&within, |_| true)
                    || self.owned.described_by(sentence, at))
    }
}

/// Whether a pronoun may stand for the subject of a verb by its person, number and gender.
pub(super) fn agrees(verb: &Chunk, enclitic: Enclitic) -> bool {
    match verb.form.map(|form| form.shape) {
        Some(Shape::Verb {
            person: Person::Third,
            number: Number::Singular,
            gender,
            ..
        }) => match enclitic {
            Enclitic::Him => gender == Gender::Masculine,
            Enclitic::Her => gender == Gender::Feminine,
            _ => false,
        },
        Some(Shape::Verb {
            person: Person::Third,
            number: Number::Plural,
            ..
        }) => enclitic == Enclitic::Them,
        _ => false,
    }
}

/// Whether a verbal noun is of talks or a visit, and has no article.
pub(super) fn may_be_beside(sentence: &Sentence<'_, '_>, root: usize, draft: &Draft) -> bool {
    let kind = matches!(
        draft.kind(),
        EventType::Meeting | EventType::Call | EventType::Visit
    );
    kind && root == draft.chunk && !has_article(sentence, draft.chunk)
}

pub(super) fn has_article(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    sentence.chunks[chunk]
        .phrase
        .as_ref()
        .and_then(|p| sentence.cells[p.head].reading)
        .is_some_and(|reading| reading.article)
}

/// Whether a chain of nouns passes its doer on to the event at its end: the event stands first, or behind
/// a noun that only says how it goes on (`بدء المفاوضات`).
pub(super) fn lends(sentence: &Sentence<'_, '_>, root: usize, draft: &Draft) -> bool {
    root == draft.chunk
        || sentence.chunks[root].phrase.as_ref().is_some_and(|p| {
            let folded = sentence.context.text.folded(p.head);
            let stem = folded
                .strip_prefix("لل")
                .or(folded.strip_prefix(['ب', 'ل']))
                .unwrap_or(folded);
            [folded, stem].iter().any(|word| SUPPORT.contains(word))
        })
}

/// Whether a noun behind ل or من أجل says what the verb's subject wants to do.
pub(super) fn is_purpose(
    sentence: &Sentence<'_, '_>,
    preposition: WordId,
    root: usize,
    draft: &Draft,
) -> bool {
    let prepositions = sentence.context.prepositions;
    if preposition != prepositions.purpose && preposition != prepositions.la {
        return false;
    }
    if !lends(sentence, root, draft) {
        return false;
    }
    if preposition == prepositions.purpose || root != draft.chunk {
        return true;
    }
    match draft.kind() {
        EventType::Request
        | EventType::Condemnation
        | EventType::Support
        | EventType::Rejection => true,
        EventType::Visit | EventType::Protest => !has_article(sentence, draft.chunk),
        _ => {
            let object = frame_of(sentence, draft).construct == Construct::Object;
            object && !has_article(sentence, draft.chunk)
        }
    }
}

/// Verbal nouns that say how the event behind them goes on, folded.
const SUPPORT: [&str; 36] = [
    "اجراء",
    "عقد",
    "بدء",
    "استءناف",
    "استيناف",
    "مواصله",
    "تنفيذ",
    "شن",
    "توجيه",
    "ارسال",
    "اطلاق",
    "فتح",
    "حضور",
    "ارتكاب",
    "تقديم",
    "تكثيف",
    "تصعيد",
    "تنظيم",
    "القاء",
    "تجديد",
    "انهاء",
    "توسيع",
    "وقف",
    "ابرام",
    "توقيع",
    "انتهاك",
    "خرق",
    "تعليق",
    "الغاء",
    "تاجيل",
    "احترام",
    "اعلان",
    "استمرار",
    "تسريع",
    "اصدار",
    "فرض",
];
