//! Whether nobody says what a verb of saying tells: facts and things that show something, what is only asked, and the
//! people of scripture.

use super::circumstance;
use super::thought;
use crate::entity::EntityKind;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};
use crate::lexicon::{Gender, Number, Person, Shape, Tense, WordClasses, WordForm};
use crate::text::{Proclitics, WordList};

/// How many words behind a verb a blessing on its subject may begin.
const BLESSING: usize = 8;

/// Whether nobody says it.
pub(super) fn says(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    clause: &Clause,
    passive: bool,
    at: usize,
) -> bool {
    if !circumstance::is_said(frame.kind) {
        return false;
    }
    if thought::is_thought(sentence, form, clause, at)
        || thought::is_writer(sentence, frame, form, at)
        || thought::is_counted_among(sentence, frame, form, at)
    {
        return true;
    }
    if passive {
        return is_worth_it(sentence, frame, form, clause, at);
    }
    is_fact(sentence, frame, form, clause, at)
        || thought::is_reckoned(sentence, frame, clause)
        || thought::is_evidence(sentence, frame, clause, at)
        || is_thing_behind(sentence, frame, clause, at)
        || is_asked(sentence, at)
        || is_called(sentence, clause, at)
        || is_blessed(sentence, clause, at)
        || is_handed_down(sentence, frame, form, clause, at)
}

/// `ضرورة الحوار والتحذير من الفتنة`: one of several things that ought to be done, by nobody yet.
pub(super) fn is_listed(sentence: &Sentence<'_, '_>, draft: &Draft, at: usize) -> bool {
    let kind = matches!(
        draft.kind(),
        EventType::Statement | EventType::Warning | EventType::Request
    );
    let chunk = &sentence.chunks[at];
    let article = sentence.cells[chunk.tokens.start]
        .reading
        .is_some_and(|r| r.article);
    let people = [
        Role::Speaker,
        Role::Source,
        Role::Requester,
        Role::Addressee,
    ];
    kind && article
        && chunk.conjunction
        && at > 0
        && draft.pronoun.is_none()
        && !people.into_iter().any(|role| draft.has(role))
}

/// `إعلان القاهرة`: a document by the name of its place.
pub(super) fn is_title(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause) -> bool {
    let (&[place], EventType::Statement) = (&clause.object[..], frame.kind) else {
        return false;
    };
    let mention = sentence.chunks[place]
        .phrase
        .as_ref()
        .and_then(|phrase| phrase.mention);
    let goes_on = || {
        sentence.chunks.get(clause.end).is_some_and(|next| {
            // إعلان الولايات المتحدة شن غارات
            let declared = next.phrase.as_ref().is_some_and(|p| {
                !p.definite
                    && (!p.frames.is_empty()
                        || sentence.cells[p.head].classes.contains(WordClasses::MASDAR))
            });
            next.class == Class::Complementizer || (declared && next.preposition.is_none())
        })
    };
    mention.is_some_and(|m| sentence.context.mentions[m].kind == EntityKind::Place)
        && (clause.complements.iter()).all(|c| c.preposition == sentence.context.prepositions.bayna)
        && !goes_on()
}

/// `تأثير يذكر`: the passive of the imperfect only describes the noun before it.
fn is_worth_it(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    clause: &Clause,
    at: usize,
) -> bool {
    let imperfect = matches!(form.shape, Shape::Verb { tense, .. } if tense != Tense::Perfect);
    let chunks = &sentence.chunks;
    let described = at > 0
        && !chunks[at].conjunction
        && chunks[at - 1]
            .phrase
            .as_ref()
            .is_some_and(|phrase| !phrase.definite && phrase.mention.is_none());
    frame.kind == EventType::Statement
        && imperfect
        && described
        && clause.content.is_none()
        && !clause.complements.iter().any(|complement| {
            let function = Function::Preposition(complement.preposition);
            frame.role(function).is_some() && complement.chunks.first().is_some_and(|&c| c > at)
        })
}

/// `وهو ما يفسر`, `مما يهدد`, `الأمر الذي يدعو`: what was told before shows it.
fn is_fact(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    clause: &Clause,
    at: usize,
) -> bool {
    let third = matches!(
        form.shape,
        Shape::Verb {
            person: Person::Third,
            number: Number::Singular,
            gender: Gender::Masculine,
            ..
        }
    );
    let chunks = &sentence.chunks;
    // ما أكده, ما أشار إليه: the pronoun is what the relative stands for.
    let resumed = chunks[at].enclitic.is_some() || !clause.pronouns.is_empty();
    if !third || resumed {
        return false;
    }
    let mut before = (0..at).rev();
    let relative = before.find(|&c| chunks[c].class != Class::Particle);
    let Some(relative) = relative.filter(|&c| chunks[c].class == Class::Relative) else {
        return false;
    };
    let text = sentence.context.text;
    let word = |chunk: usize| {
        text.folded(chunks[chunk].tokens.start)
            .trim_start_matches(['و', 'ف'])
    };
    let before = relative.checked_sub(1);
    let points = || {
        before.is_some_and(|before| {
            chunks[before].class == Class::Pronoun
                || sentence.cells[chunks[before].tokens.start]
                    .classes
                    .contains(WordClasses::DEMONSTRATIVE)
        })
    };
    let fact = match word(relative) {
        "مما" => true,
        "ما" => points() || clause.content.is_none(),
        "الذي" => before.is_some_and(|before| word(before) == "الامر"),
        _ => false,
    };
    // مما دعا الإدارة إلى, and not وهو ما أعلن الوزير.
    let spoken_to = frame.role(Function::Object) == Some(Role::Addressee);
    // الأمر الذي يشير: what the relative describes is its subject.
    let described = before.is_some() && clause.subject.first() == before.as_ref();
    // ما يؤكد بعدهم: what is confirmed stands behind it.
    let shown = matches!(form.shape, Shape::Verb { tense, .. } if tense != Tense::Perfect)
        && !clause
            .subject
            .iter()
            .any(|&subject| sentence.is_somebody(subject));
    fact && (spoken_to || described || shown || clause.subject_carried || clause.subject.is_empty())
}

/// `كشفت العمليات عن`: a thing right behind the verb does it, as what is shown follows in a phrase or clause of its own.
fn is_thing_behind(sentence: &Sentence<'_, '_>, frame: &Frame, clause: &Clause, at: usize) -> bool {
    // أشار المؤشر إلى أن: what a clause tells may be known from a thing. أكد حرصه على: the object has complements.
    if frame.kind != EventType::Statement || sentence.chunks[at].enclitic.is_some() {
        return false;
    }
    let only_subject = frame.role(Function::Object).is_none();
    let own = clause.subject_first
        || clause.content.is_some()
        || !(clause.subject.is_empty() || (only_subject && clause.subject_carried));
    let Some(behind) = sentence.chunks.get(at + 1).filter(|_| !own) else {
        return false;
    };
    let Some(phrase) = behind.phrase.as_ref().filter(|p| {
        behind.preposition.is_none()
            && !behind.conjunction
            && (p.definite || only_subject)
            && p.number.is_none()
    }) else {
        return false;
    };
    let an = sentence.context.prepositions.an;
    let told = clause.complements.iter().any(|complement| {
        let function = Function::Preposition(complement.preposition);
        frame.role(function) == Some(Role::Content)
            && (only_subject || complement.preposition == an)
            && complement.chunks.first().is_some_and(|&chunk| chunk > at)
    });
    let classes = sentence.cells[phrase.head].classes;
    let thing = classes.intersects(WordClasses::NOUN | WordClasses::MASDAR)
        && !classes
            .intersects(WordClasses::DEMONSTRATIVE | WordClasses::TIME | WordClasses::QUANTIFIER);
    // لفت الانتباه إلى is an idiom.
    let idiom = matches!(
        sentence.context.text.folded(phrase.head),
        "الانتباه" | "النظر" | "الانظار" | "انتباه" | "نظر" | "انظار"
    );
    told && thing
        && !idiom
        && phrase.mention.is_none()
        && phrase.entities.is_empty()
        && !sentence.is_somebody(at + 1)
        && sentence.may_follow(at, at + 1)
}

/// Whether the verb may tell what a thing shows, as no person stands beside it and nothing before it goes on from one: an
/// imperfect of the third person singular in the middle of a sentence (`تباطؤ النمو يشير إلى`, `مبادئ تدعو إلى`).
pub(super) fn may_show(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    clause: &Clause,
    at: usize,
) -> bool {
    let imperfect = matches!(
        form.shape,
        Shape::Verb { tense, person: Person::Third, number: Number::Singular, .. } if tense != Tense::Perfect
    );
    let kind = matches!(frame.kind, EventType::Statement | EventType::Request);
    if !kind || !imperfect {
        return false;
    }
    let text = sentence.context.text;
    let token = sentence.chunks[at].tokens.start;
    let Some(before) = at.checked_sub(1).map(|before| &sentence.chunks[before]) else {
        return false;
    };
    // لتؤكد, ستعلن: told of those of whom the text tells before.
    let told = sentence.cells[token].reading.is_none_or(|r| {
        r.proclitics.contains(Proclitics::SA) || r.proclitics.contains(Proclitics::LA)
    });
    let word = text.folded(token - 1).trim_start_matches(['و', 'ف']);
    // لم يكشف, إذ تعلن, كان يطالب
    let goes_on = matches!(
        word,
        "لم" | "لن" | "اذ" | "كما" | "ما" | "لا" | "حسبما" | "كان" | "كانت"
    );
    // Who "says" is a person even where the clause does not show it.
    let says = text.folded(token).contains("قول");
    // هو يرى, أنه يرى
    let pronoun = before.class == Class::Pronoun
        || before.class == Class::Complementizer && before.enclitic.is_some()
        || sentence.cells[token - 1]
            .reading
            .is_some_and(|r| r.enclitic.is_some());
    let somebody = clause
        .subject
        .iter()
        .any(|&subject| sentence.is_somebody(subject));
    let overt = clause.subject_first && !sentence.is_relative(at);
    // ورود تقارير تفيد: a message tells. تداول تعلن: what opens the sentence may be a name that no list has.
    let last = sentence.cells[token - 1].classes;
    let message = last.contains(WordClasses::MESSAGE)
        || before
            .phrase
            .as_ref()
            .is_some_and(|p| p.filler == Filler::Message);
    let opens = at == 1 && before.tokens.len() == 1;
    // يدعو إليها هؤلاء
    let resumed = !clause.pronouns.is_empty();
    if message || opens || resumed || says {
        return false;
    }
    before.class != Class::OpenQuote && !told && !goes_on && !pronoun && !somebody && !overt
}

/// `هل يرى الوزير أن`: whether he says it is only asked.
fn is_asked(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let text = sentence.context.text;
    let token = sentence.chunks[at].tokens.start;
    let asks = |back: usize| {
        token.checked_sub(back).is_some_and(|word| {
            text.folded(word).trim_start_matches(['و', 'ف']) == "هل"
                && word >= text.sentences()[text.sentence_of(token)].tokens.start
        })
    };
    asks(1) || (asks(2) && sentence.cells[token - 1].class != Class::Noun)
}

/// `مهندس يدعى فلان`, `قرية تدعى «كذا»`: a name follows, where others claim something.
fn is_called(sentence: &Sentence<'_, '_>, clause: &Clause, at: usize) -> bool {
    let text = sentence.context.text;
    let called = || {
        matches!(
            text.folded(sentence.chunks[at].tokens.start),
            "يدعي" | "تدعي"
        )
    };
    if !clause.subject_first || !called() {
        return false;
    }
    let indefinite = at.checked_sub(1).is_some_and(|before| {
        let phrase = sentence.chunks[before].phrase.as_ref();
        phrase.is_some_and(|p| !p.definite && p.mention.is_none())
    });
    sentence.chunks.get(at + 1).is_some_and(|next| {
        let mention = next.phrase.as_ref().and_then(|phrase| phrase.mention);
        next.preposition.is_none()
            && (mention.is_some_and(|m| sentence.context.mentions[m].kind == EntityKind::Person)
                || indefinite && (mention.is_some() || next.class == Class::OpenQuote))
    })
}

/// Words of blessings, folded.
static BLESSINGS: WordList<6> = WordList::new(["صلي", "صلوات", "رضي", "عليه", "عليها", "عليهم"]);

/// Whether a word may be of a blessing.
pub(in crate::event) fn may_bless(folded: &str) -> bool {
    BLESSINGS.contains(folded.trim_start_matches('و'))
}

/// Whether who says it is God, or somebody on whom a blessing stands beside the verb: `قال صلى الله عليه وسلم`.
fn is_blessed(sentence: &Sentence<'_, '_>, clause: &Clause, at: usize) -> bool {
    let text = sentence.context.text;
    let token = sentence.chunks[at].tokens.start;
    let bounds = &text.sentences()[text.sentence_of(token)].tokens;
    let word = |token: usize| text.folded(token).trim_start_matches('و');
    let blesses = |at: usize| {
        let next = at + 1 < bounds.end;
        match word(at) {
            "صلي" | "صلوات" | "رضي" => next && word(at + 1) == "الله",
            "عليه" | "عليها" | "عليهم" => {
                next && matches!(word(at + 1), "السلام" | "الصلاه" | "لسلام" | "لصلاه")
            }
            _ => false,
        }
    };
    let god = clause
        .subject
        .first()
        .filter(|_| !clause.subject_carried)
        .and_then(|&subject| sentence.chunks[subject].phrase.as_ref())
        .is_some_and(|phrase| word(phrase.head) == "الله");
    // عن رسول الله صلى الله عليه وسلم قال, رضي الله عنه قال, رضي الله عنهما: قال.
    let from = token.saturating_sub(6).max(bounds.start);
    // قال النبي محمد صلى الله عليه وسلم: up to where something else begins.
    let ahead = token + 1..bounds.end.min(token + BLESSING);
    let mut around = sentence.cells.company(&(from..ahead.end)).iter();
    if !around.any(|company| company.may_bless()) {
        return god;
    }
    let behind = ahead
        .take_while(|&at| {
            let cell = &sentence.cells[at];
            matches!(
                cell.class,
                Class::Noun | Class::Inside | Class::Verb | Class::Dash
            ) && (cell.preposition.is_none() || at == token + 1)
                && (cell.class != Class::Verb || blesses(at))
                || blesses(at)
        })
        .any(blesses);
    let before = (from..token).any(|at| {
        let end = match word(at) {
            "صلي" => at + 4,
            "رضي" => at + 3,
            "عليه" => at + 2,
            _ => return false,
        };
        blesses(at) && (end..token).all(|at| !text.tokens()[at].is_word()) && end <= token
    });
    god || behind || before
}

/// Whether it is said in a passage of scripture, where no subject stands beside a verb that opens no sentence of a
/// report: `فقالوا: نعم`, `أنه قال`.
fn is_handed_down(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    form: WordForm,
    clause: &Clause,
    at: usize,
) -> bool {
    let chunk = &sentence.chunks[at];
    let in_scripture = || {
        let passage = sentence.domains.around(&chunk.tokens);
        passage.contains(WordClasses::SCRIPTURE)
    };
    if frame.kind != EventType::Statement || !in_scripture() {
        return false;
    }
    let text = sentence.context.text;
    let token = chunk.tokens.start;
    let opens = text.sentences()[text.sentence_of(token)].tokens.start == token
        && text.folded(token).starts_with('و');
    let several = matches!(form.shape, Shape::Verb { number, .. } if number != Number::Singular);
    let quoted = at > 0
        && sentence.chunks[at - 1].class == Class::Complementizer
        && sentence.cells[sentence.chunks[at - 1].tokens.start]
            .reading
            .is_some_and(|r| r.enclitic.is_some());
    // رواه مسلم: who handed it down.
    let source = text.folded(token).trim_start_matches('و') == "رواه";
    let narrates = text.folded(token).starts_with('ف');
    // وقالوا إن: a report, as the words of scripture follow without.
    let reports = sentence
        .chunks
        .get(at + 1)
        .is_some_and(|next| next.class == Class::Complementizer);
    source || narrates || (clause.subject.is_empty() && (!opens || several && !reports)) || quoted
}

#[cfg(test)]
mod tests {
    use super::super::tests::has;
    use crate::EventType;

    fn says(text: &str) -> bool {
        has(text, EventType::Statement)
    }

    #[test]
    fn facts_and_things_say_nothing() {
        assert!(!says("تأخرت الحافلة ساعتين، وهو ما يفسر غضب الركاب."));
        assert!(says("وهو ما فسر الوزير أسبابه لوكالة رويترز."));
        assert!(!has(
            "نفدت المياه، مما يهدد بإغلاق المدرسة.",
            EventType::Warning
        ));
        assert!(!has(
            "نفدت المياه، الأمر الذي دعا الإدارة إلى إغلاق المدرسة.",
            EventType::Request
        ));
        assert!(!says(
            "تراجعت المبيعات، الأمر الذي يشير إلى أن الشركة في خطر."
        ));
        assert!(!says("كشفت الأسعار الجديدة عن أزمة كبيرة."));
        assert!(says("كشفت الوزارة عن مدينة كبيرة."));
        assert!(!says("لم يكن لهذا الخبر تأثير يُذكر على الناس."));
    }

    #[test]
    fn thoughts_and_estimates_say_nothing() {
        assert!(!says("نجح المعرض، ويتوقع أن يزوره كثيرون في الخريف."));
        assert!(says("ويتوقع البنك الدولي أن يزيد الإنتاج في الخريف."));
        assert!(!says("وكان المحللون يتوقعون أن يزيد الإنتاج."));
        assert!(!says("ولم يتوقع سامر أن يفوز بالجائزة."));
        assert!(says("وتوقع المحللون أن يزيد الإنتاج."));
        assert!(!says("وتشير التقديرات إلى زيادة الإنتاج."));
        assert!(says("وتشير تقديرات البنك الدولي إلى زيادة الإنتاج."));
        assert!(says("وتشير تقديرات الوزارة إلى زيادة الإنتاج."));
        assert!(says("ويشير الوزير إلى زيادة الإنتاج."));
    }

    #[test]
    fn what_a_thing_shows_is_not_said() {
        assert!(!says(
            "لكن تباطؤ التجارة العالمية يشير إلى أن المشروع خاسر."
        ));
        assert!(!says("وفي المخطوط صور متقنة، تعبر عن نمط المدرسة القديمة."));
        assert!(!has(
            "نظم الرجل قصيدة فيها أشياء تدعو إلى اليأس وتحرض على الكراهية.",
            EventType::Request
        ));
        assert!(says("وردت تقارير تفيد بأن الطريق مغلق."));
        assert!(says("ويشير الباحث إلى أن المشروع خاسر."));
        assert!(says("وصل الوزير إلى القرية وهو يؤكد أن الطريق آمن."));
        assert!(says("وعن مشروعها الجديد تقول الحمدان إن الفكرة قديمة."));
    }

    #[test]
    fn what_is_called_so_claims_nothing() {
        assert!(!says("تقع المزرعة قرب قرية تدعى «عين الورد»."));
        assert!(says("الوزارة تدعي أن الأسعار عادلة."));
    }

    #[test]
    fn pictures_say_nothing() {
        assert!(!says("كشفت الأشعة عن كسر في ساق الطفل."));
        assert!(says("كشفت الوزارة عن كسر في أنبوب المياه."));
    }

    #[test]
    fn one_of_a_list_is_nobodys_warning() {
        let listed = "يدعو الكتاب إلى تربية الأطفال على الصدق والتحذير من الكذب.";
        assert!(!has(listed, EventType::Warning));
        let warned = "وجدد الوزير التحذير من السيول.";
        assert!(has(warned, EventType::Warning));
    }

    #[test]
    fn what_is_asked_is_not_said() {
        assert!(!says("هل يرى الوزير أن الأسعار عادلة؟"));
        assert!(says("ويرى الوزير أن الأسعار عادلة."));
        assert!(!says("كان في القرية مهندس يدعى محمد أحمد أن بيته بعيد."));
    }

    #[test]
    fn people_of_scripture_make_no_news() {
        assert!(!says("قال صلى الله عليه وسلم: «خيركم خيركم لأهله»."));
        assert!(!says("وعن جابر رضي الله عنه قال: «كنا في سفر طويل»."));
        assert!(says("وقال الملك عبد الله إن الأردن آمن."));
    }
}
