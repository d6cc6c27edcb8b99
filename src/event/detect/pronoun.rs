//! Pronouns that stand for a phrase without a name (`نقل السجناء ثم محاكمتهم`), or for who speaks (`عبر عن شكره`).
//!
//! Names are found later, in the whole text. A phrase that stands nearer and agrees is what is meant, and people are meant by
//! `هم` before any body is.

use super::circumstance::is_said;
use super::fill;
use crate::entity::EntityKind;
use crate::event::Argument;
use crate::event::clause::agreement::Agreement;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Group, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Construct, Filler, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{Gender, Number, Shape, WordClasses};
use crate::text::Enclitic;

/// How many chunks before a pronoun are looked at; keeps the work linear in the text.
const REACH: usize = 24;

/// How many chunks before a noun of support or blame the verb may stand that expresses it.
const EXPRESSED: usize = 4;

/// Gives the events of a sentence the phrases that their pronouns stand for.
pub(super) fn resolve(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let Some((enclitic, role)) = drafts[index].pronoun else {
            continue;
        };
        let frame = sentence.context.frames.get(drafts[index].frame);
        if drafts[index].has(role) {
            continue;
        }
        let acts = frame.role(Function::Subject) == Some(role);
        if acts && is_expressed(sentence, drafts, index) {
            // عبر عن شكره: who speaks is found with all others who speak.
            let draft = &mut drafts[index];
            draft.pronoun = None;
            draft.speaker_understood = true;
            draft.agreement = Some(agreement_of_enclitic(enclitic));
            continue;
        }
        // دعوتهم, اتهامه, استقبالهم, تفجيرها: it may as well be done to them.
        let kind = drafts[index].kind();
        let chunk = &sentence.chunks[drafts[index].chunk];
        let owned = chunk.phrase.as_ref().is_some_and(|p| p.possessor.is_some());
        let undergone = frame
            .role(Function::Object)
            .is_some_and(|other| !drafts[index].has(other))
            && frame.construct != Construct::Subject;
        let either = matches!(
            kind,
            EventType::Request
                | EventType::Accusation
                | EventType::Warning
                | EventType::Death
                | EventType::Injury
        ) || role == Role::Host
            || owned && undergone;
        if acts && either {
            continue;
        }
        if let Some(argument) = joined_object(sentence, &drafts[index], enclitic)
            && !acts
            && frame.accepts(role, Filler::Human)
        {
            drafts[index].add(role, argument);
            drafts[index].pronoun = None;
            continue;
        }
        if let Some(chunk) = antecedent(sentence, &drafts[index], enclitic, acts)
            && fill::accepts(sentence, frame, role, chunk)
        {
            let argument = fill::argument(sentence, &drafts[index], chunk, frame);
            drafts[index].add(role, argument);
            drafts[index].pronoun = None;
        }
    }
}

/// `تدريب المقاتلين وتزويدهم`: what is done to people is joined to what is done to them before.
fn joined_object(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    enclitic: Enclitic,
) -> Option<Argument> {
    let here = &sentence.chunks[draft.chunk];
    let before = draft.chunk.checked_sub(1).filter(|_| here.conjunction)?;
    let chunk = &sentence.chunks[before];
    let phrase = chunk.phrase.as_ref()?;
    let people = phrase.head + 1;
    let cell = sentence
        .cells
        .get(people)
        .filter(|_| people < chunk.tokens.end)?;
    let action = sentence.cells[phrase.head]
        .classes
        .contains(WordClasses::MASDAR)
        || !phrase.frames.is_empty();
    let reading = cell.reading.filter(|r| r.article)?;
    let forms = sentence.context.lexicon.forms(reading.bare).iter();
    let several = forms
        .filter_map(|form| match form.shape {
            Shape::Noun { number, .. } | Shape::Participle { number, .. } => Some(number),
            Shape::Verb { .. } => None,
        })
        .any(|number| number == Number::Plural);
    (enclitic == Enclitic::Them
        && action
        && several
        && cell.mention().is_none()
        && cell.classes.contains(WordClasses::HUMAN))
    .then(|| {
        let span = sentence.tokens_span(people..chunk.tokens.end);
        Argument::phrase(span, Vec::new())
    })
}

/// Whether a noun of speech or stance stands right behind who expresses it.
fn is_expressed(sentence: &Sentence<'_, '_>, drafts: &[Draft], index: usize) -> bool {
    let draft = &drafts[index];
    let before = index.checked_sub(1).map(|before| &drafts[before]);
    let stance = is_said(draft.kind())
        && !matches!(draft.kind(), EventType::Request | EventType::Accusation);
    stance
        && sentence.chunks[draft.chunk].class == Class::Noun
        && before.is_some_and(|other| {
            let verb = matches!(
                sentence.chunks[other.chunk].class,
                Class::Verb | Class::Participle
            );
            let prepositions = sentence.context.prepositions;
            // أعرب عن شكره على مواساتهم: what somebody is thanked for is another's.
            let another = sentence.chunks[draft.chunk]
                .preposition
                .is_some_and(|p| [prepositions.ala, prepositions.la].contains(&p.canonical));
            is_said(other.kind())
                && !another
                && (verb || other.speaker_understood)
                && other.chunk < draft.chunk
                && other.chunk + EXPRESSED >= draft.chunk
        })
}

/// What a pronoun shows of whom it stands for.
fn agreement_of_enclitic(enclitic: Enclitic) -> Agreement {
    let (gender, several) = match enclitic {
        Enclitic::Him => (Some(Gender::Masculine), Some(false)),
        Enclitic::Her => (Some(Gender::Feminine), Some(false)),
        Enclitic::Them => (None, Some(true)),
        _ => (None, None),
    };
    Agreement { gender, several }
}

/// The phrase without a name that a pronoun stands for, where no name that it may stand for is nearer.
fn antecedent(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    enclitic: Enclitic,
    acts: bool,
) -> Option<usize> {
    let prepositions = sentence.context.prepositions;
    let verb = sentence.chunks[draft.chunk].class == Class::Verb;
    let subject = match verb {
        true => sentence.subject_of(draft.chunk),
        false => Group::new(),
    };
    for chunk in (draft.chunk.saturating_sub(REACH)..draft.chunk).rev() {
        let here = &sentence.chunks[chunk];
        let Some(phrase) = here.phrase.as_ref().filter(|_| here.class == Class::Noun) else {
            continue;
        };
        // خاله: the pronoun of both is one.
        let possessed = phrase.possessor.is_some();
        // يطلب منه: who asks is not who is asked.
        let word = sentence.context.text.folded(phrase.head);
        let own = subject.contains(&chunk)
            || draft.used.iter().any(|&other| {
                let other = sentence.chunks[other].phrase.as_ref();
                other.is_some_and(|p| sentence.context.text.folded(p.head) == word)
            });
        // ثلاثة من الحراس: the three are meant, not all.
        let counted = here
            .preposition
            .is_some_and(|p| p.canonical == prepositions.min)
            && chunk > 0
            && sentence.chunks[chunk - 1]
                .phrase
                .as_ref()
                .is_some_and(|p| p.number.is_some() || sentence.is_quantity(p.head));
        // أشارت المصادر إلى أن الحراس حذروهم: who is quoted is not spoken of.
        let source = word.ends_with("مصادر") || word.ends_with("مصدر");
        if draft.used.contains(&chunk)
            || counted
            || own
            || source
            || possessed
            || is_adjective(sentence, chunk)
        {
            continue;
        }
        let men = || MEN.iter().any(|stem| word.contains(stem));
        let kind = phrase.mention.map(|m| sentence.context.mentions[m].kind);
        if let Some(kind) = kind
            && kind != EntityKind::Nationality
            && kind != EntityKind::Role
        {
            let rival = match enclitic {
                Enclitic::Him => kind != EntityKind::Place,
                Enclitic::Her => kind != EntityKind::Person,
                // هجمات المليشيا وحصارهم: right behind it a body of men is meant.
                Enclitic::Them => chunk + 2 >= draft.chunk && men(),
                _ => false,
            };
            if rival {
                return None;
            }
            continue;
        }
        // زوجته في المحكمة: where something is does nothing.
        let aside = here
            .preposition
            .is_some_and(|p| p.is_of_place() || p.canonical == prepositions.fi);
        if acts && aside && fill::filler_of(sentence, chunk) != Filler::Human {
            continue;
        }
        let shown = sentence.group_shows(&[chunk]);
        let told = phrase.definite || phrase.number.is_some() || sentence.is_quantity(phrase.head);
        let filler = fill::filler_of(sentence, chunk);
        let meant = match enclitic {
            Enclitic::Them => {
                // السجناء, ثلاثة مقاتلين: broken plurals and numbers leave open what the verb shows.
                let many = phrase.plural
                    || phrase.number.is_some()
                    || sentence.is_quantity(phrase.head)
                    || shown.several == Some(true);
                let some = shown.several != Some(false) && !phrase.dual;
                // 29, عشر مرات: a number alone, or of other things, is nobody.
                let people = phrase.filler == Filler::Human
                    || filler == Filler::Human
                        && sentence
                            .chunks
                            .get(sentence.phrase_end(chunk))
                            .and_then(|next| next.preposition)
                            .is_some_and(|p| p.canonical == prepositions.min);
                told && people && many && some
            }
            Enclitic::Her => {
                (acts || !phrase.plural || men())
                    && matches!(filler, Filler::Organization | Filler::Human)
                    && shown.gender == Some(Gender::Feminine)
                    && told
            }
            Enclitic::Him => {
                matches!(filler, Filler::Organization | Filler::Human)
                    && shown.gender == Some(Gender::Masculine)
                    && shown.several == Some(false)
                    && phrase.definite
                    && !word.ends_with("ناس")
            }
            _ => false,
        };
        if meant {
            return Some(chunk);
        }
        // دهس السائق طفلا ما تسبب في وفاته: somebody new who stands nearer may as well be meant.
        let somebody_new = enclitic == Enclitic::Him
            && filler == Filler::Human
            && !told
            && shown.gender != Some(Gender::Feminine)
            && shown.several != Some(true);
        if somebody_new {
            return None;
        }
    }
    None
}

/// Whether a phrase says how the noun right before it is (`مصر الشقيقة`).
fn is_adjective(sentence: &Sentence<'_, '_>, chunk: usize) -> bool {
    let here = &sentence.chunks[chunk];
    let adjective = here.phrase.as_ref().is_some_and(|p| {
        p.mention.is_none()
            && sentence.cells[p.head]
                .classes
                .contains(WordClasses::ADJECTIVE)
    });
    adjective
        && here.preposition.is_none()
        && !here.conjunction
        && chunk > 0
        && sentence.chunks[chunk - 1].class == Class::Noun
}

/// Stems of the names of bodies of armed men, folded.
const MEN: [&str; 9] = [
    "مليش",
    "ميليش",
    "حركه",
    "تنظيم",
    "جماعه",
    "قوات",
    "حوثي",
    "داعش",
    "طالبان",
];

#[cfg(test)]
mod tests {
    use super::super::tests::fills;
    use crate::event::kind::{EventType, Role};

    #[test]
    fn people_without_a_name_are_meant_before_a_body() {
        let text = "نقلت الشرطة المتهمين إلى محكمة الجنايات وبدأت محاكمتهم أمس.";
        assert_eq!(fills(text, EventType::Trial, Role::Defendant), ["المتهمين"]);
        let text = "اختطف المسلحون ثلاثة من حراس الوزير واحتجزوهم في مكان مجهول.";
        let held = fills(text, EventType::Arrest, Role::Detainee);
        assert!(held.iter().all(|who| who.starts_with("ثلاثة")), "{held:?}");
    }

    #[test]
    fn joined_actions_are_done_to_the_same_people() {
        let text = "بدأت الوزارة برنامجا لتدريب المقاتلين وتزويدهم بالسلاح والمال.";
        let given = fills(text, EventType::Aid, Role::Recipient);
        assert!(given.iter().all(|who| who == "المقاتلين"), "{given:?}");
        let text = "أعلنت الشرطة ضبط المهربين واعتقالهم في الميناء.";
        assert_eq!(
            fills(text, EventType::Arrest, Role::Detainee),
            ["المهربين", "المهربين"]
        );
    }

    #[test]
    fn numbers_and_sources_are_nobody() {
        let text = "وأشارت المصادر إلى أن الحراس حذروهم من الاقتراب.";
        assert!(fills(text, EventType::Warning, Role::Addressee).is_empty());
    }

    #[test]
    fn where_somebody_is_does_not_act() {
        let text = "حققت قوات الحكومة في اليمن تقدما، إذ بسطت سيطرتها على مدينة زنجبار.";
        let forces = fills(text, EventType::Movement, Role::Force);
        assert!(!forces.contains(&"اليمن".to_owned()), "{forces:?}");
    }

    #[test]
    fn who_expresses_thanks_gives_them() {
        let text = "زار الوزير سالم العتيبي مقر صحيفة عكاظ أمس. وعبر العتيبي عن شكره وتقديره للعاملين في الصحيفة.";
        let thankful = fills(text, EventType::Support, Role::Supporter);
        assert!(!thankful.is_empty());
        assert!(thankful.iter().all(|who| who == "العتيبي"), "{thankful:?}");
    }

    #[test]
    fn a_pronoun_on_an_accusation_is_of_the_accused() {
        let text = "حبست المحكمة الموظف سالم العتيبي بعد اتهامه بالسرقة.";
        assert_eq!(
            fills(text, EventType::Accusation, Role::Accused),
            ["سالم العتيبي"]
        );
    }
}
