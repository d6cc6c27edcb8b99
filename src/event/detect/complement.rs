//! Complements of a noun or verb that tell nobody who takes part: manners (`على الأقل`), and what ل tells of another noun.

use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Complement, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::EventType;
use crate::lexicon::WordClasses;

/// Whether ل does not tell whose an attack is: it does right behind the noun (`هجوم للمسلحين`), but not behind what is hit
/// (`غارات على مواقع للحزب`), nor behind the article where ل may tell that (`القصف التركي للقرى`).
pub(super) fn tells_another(
    draft: &Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    complement: &Complement,
) -> bool {
    let la = sentence.context.prepositions.la;
    if complement.preposition != la || frame.kind != EventType::Attack {
        return false;
    }
    let by_la = frame.role(Function::Preposition(la));
    if by_la.is_none() || by_la != frame.role(Function::Subject) {
        return false;
    }
    let Some(phrase) = &sentence.chunks[draft.chunk].phrase else {
        return false;
    };
    let article = sentence.cells[phrase.head]
        .reading
        .is_some_and(|r| r.article);
    let of_target = phrase.frames.iter().any(|&id| {
        let other = sentence.context.frames.get(id);
        let role = other.role(Function::Preposition(la));
        role.is_some() && role == other.role(Function::Object)
    });
    let Some(&first) = complement.chunks.first() else {
        return true;
    };
    // غارات لقصف المواقع: what they are made for.
    let purpose = sentence.chunks[first].phrase.as_ref().is_some_and(|p| {
        let classes = sentence.cells[p.head].classes;
        p.mention.is_none() && (!p.frames.is_empty() || classes.contains(WordClasses::MASDAR))
    });
    purpose || draft.chunk.checked_add(1) != Some(first) || (article && of_target)
}

/// Nouns that tell with على how, how far or on which road something is done, folded.
const MANNERS: [&str; 27] = [
    "الاقل",
    "الاكثر",
    "الاخص",
    "الدوام",
    "الاطلاق",
    "الفور",
    "التوالي",
    "الارجح",
    "الهواء",
    "الصعيد",
    "الطريق",
    "الخصوص",
    "مستوي",
    "مدي",
    "مدار",
    "نطاق",
    "صعيد",
    "وجه",
    "سبيل",
    "طريق",
    "متن",
    "هامش",
    "غرار",
    "وقع",
    "بعد",
    "حسابه",
    "حسابها",
];

/// Whether a phrase with على tells the manner of what is done (`على الأقل`, `على مدى عامين`), so that nobody takes
/// part by it.
pub(super) fn is_manner(sentence: &Sentence<'_, '_>, complement: &Complement) -> bool {
    let first = complement.chunks.first();
    let phrase = first.and_then(|&chunk| sentence.chunks[chunk].phrase.as_ref());
    complement.preposition == sentence.context.prepositions.ala
        && phrase.is_some_and(|p| MANNERS.contains(&sentence.context.text.folded(p.head)))
}

/// Nouns that tell with ب and an adjective how something is done, folded with their preposition.
const WAYS: [&str; 9] = [
    "بشكل",
    "بصوره",
    "بطريقه",
    "بنحو",
    "باسلوب",
    "بصفه",
    "بلهجه",
    "بلغه",
    "بسرعه",
];

/// Nouns that tell with بهذا on which occasion or whereof somebody speaks, folded.
const OCCASIONS: [&str; 5] = ["المناسبه", "الصدد", "الشان", "الخصوص", "الشكل"];

/// Whether a phrase with ب tells how it is done (`رحب بشكل كبير بالاتفاق`), so that nobody and nothing takes part by it.
pub(super) fn is_way(sentence: &Sentence<'_, '_>, complement: &Complement) -> bool {
    let ba = sentence.context.prepositions.ba;
    let first = complement.chunks.first();
    let Some(&first) = first.filter(|_| complement.preposition == ba) else {
        return false;
    };
    let chunk = &sentence.chunks[first];
    let described = chunk.tokens.len() > 1;
    // أشاد بهذه المناسبة بالجهود: when or whereof he speaks.
    let occasion = matches!(
        sentence.context.text.folded(chunk.tokens.start),
        "بهذه" | "بهذا"
    ) && chunk
        .phrase
        .as_ref()
        .is_some_and(|phrase| OCCASIONS.contains(&sentence.context.text.folded(phrase.head)));
    // بدورها أفادت الوزارة: her turn is nothing that she says.
    let turn = chunk.tokens.len() == 1
        && matches!(
            sentence
                .context
                .text
                .folded(chunk.tokens.start)
                .trim_start_matches(['و', 'ف']),
            "بدوره" | "بدورها" | "بدورهم" | "بدورهما"
        );
    occasion
        || turn
        || described
            && chunk.phrase.as_ref().is_some_and(|phrase| {
                let word = sentence.context.text.folded(phrase.head);
                !phrase.definite && WAYS.contains(&word.trim_start_matches(['و', 'ف']))
            })
}

/// How many chunks between a trigger and a complement are looked at.
const REACH: usize = 48;

/// How many complements before one are looked at.
pub(super) const NEAR: usize = 6;

/// Whether a complement belongs to another noun than the trigger: a preposition that has found who takes part already
/// (`شكره للمدير على دعمه للمشروع`), and من behind a part of something (`في أنحاء متفرقة من البلاد`).
pub(super) fn hangs_on_another(
    draft: &Draft,
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    (before, complement): (&[Complement], &Complement),
) -> bool {
    let function = Function::Preposition(complement.preposition);
    let Some(role) = frame.role(function).filter(|role| !role.is_matter()) else {
        return false;
    };
    let Some(&first) = complement.chunks.first() else {
        return false;
    };
    let again = !sentence.chunks[first].conjunction
        && draft.filled.contains(&function)
        && before.iter().any(|other| {
            other.preposition == complement.preposition
                && other.chunks.iter().any(|chunk| draft.used.contains(chunk))
                // قدم الوزير الذي وصل إلى القاهرة شكره إلى نظيره: the first may be the other verb's.
                && !other.chunks.first().is_some_and(|&chunk| {
                    let (from, to) = (draft.chunk.min(chunk), draft.chunk.max(chunk));
                    let mut between = sentence.chunks[from..to].iter().take(REACH);
                    between.any(|c| c.class == Class::Relative)
                })
        });
    again
        || sentence.hangs_on_relation(first)
        || is_between_matters(draft, sentence, before, complement)
        || complement.preposition == sentence.context.prepositions.min && {
            let doer = frame.role(Function::Subject) == Some(role);
            first
                .checked_sub(1)
                .filter(|&noun| noun != draft.chunk)
                .is_some_and(|noun| has_part(sentence, noun, doer))
        }
}

/// Whether بين tells between whom the matter is that somebody acts on (`التقاه لبحث العلاقات بين البلدين`): it stands
/// right behind the object of a verbal noun that a preposition leads, or behind another بين that does.
fn is_between_matters(
    draft: &Draft,
    sentence: &Sentence<'_, '_>,
    before: &[Complement],
    complement: &Complement,
) -> bool {
    let bayna = sentence.context.prepositions.bayna;
    let Some(&first) = complement
        .chunks
        .first()
        .filter(|_| complement.preposition == bayna)
    else {
        return false;
    };
    let again = before.iter().any(|other| {
        other.preposition == bayna && !other.chunks.iter().any(|c| draft.used.contains(c))
    });
    if again {
        return true;
    }
    let Some(before) = first.checked_sub(1).filter(|&noun| noun > draft.chunk) else {
        return false;
    };
    let root = super::noun::construct_root(sentence, before);
    root > draft.chunk
        && root < before
        && sentence.chunks[root].preposition.is_some()
        && sentence.chunks[root].phrase.as_ref().is_some_and(|p| {
            let classes = sentence.cells[p.head].classes;
            p.mention.is_none() && (!p.frames.is_empty() || classes.contains(WordClasses::MASDAR))
        })
}

/// Whether a noun right before من is a part of what follows; of people, only where those behind من would act.
fn has_part(sentence: &Sentence<'_, '_>, noun: usize, doer: bool) -> bool {
    let Some(phrase) = &sentence.chunks[noun].phrase else {
        return false;
    };
    let folded = sentence.context.text.folded(phrase.head);
    let word = folded.strip_prefix('ب').unwrap_or(folded);
    let part = PARTS.contains(&word.strip_prefix("ال").unwrap_or(word))
        || sentence.cells[phrase.head]
            .classes
            .contains(WordClasses::DIRECTION);
    let people =
        phrase.filler == Filler::Human && (phrase.plural || sentence.is_quantity(phrase.head));
    phrase.mention.is_none() && (part || doer && people)
}

/// Parts of a place, folded, without the article.
const PARTS: [&str; 10] = [
    "جزء",
    "اجزاء",
    "انحاء",
    "مناطق",
    "منطقه",
    "اطراف",
    "ضواحي",
    "قسم",
    "جانب",
    "نواحي",
];

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    fn sides(text: &str) -> (Vec<String>, Vec<String>) {
        let extractor = Extractor::new();
        let document = extractor.extract(text);
        let mut found = (Vec::new(), Vec::new());
        for event in document.events() {
            if let EventKind::Attack(attack) = &event.kind {
                let written = |arguments: &[crate::Argument]| -> Vec<String> {
                    let spans = arguments.iter().filter_map(|argument| argument.span);
                    spans.map(|span| span.slice(text).to_owned()).collect()
                };
                found.0.extend(written(&attack.attacker));
                found.1.extend(written(&attack.target));
            }
        }
        found
    }

    #[test]
    fn la_tells_whose_an_attack_is_right_behind_the_noun() {
        assert_eq!(sides("قتل جندي في هجوم للمسلحين.").0, ["لمسلحين"]);
        assert!(
            sides("شن الطيران غارات على مواقع للمسلحين.")
                .0
                .iter()
                .all(|doer| doer != "لمسلحين")
        );
    }

    #[test]
    fn who_attacks_stands_before_what_is_hit() {
        let (doers, targets) = sides("أدى استهداف القوات الحكومية مدينة دوما إلى نزوح السكان.");
        assert_eq!(doers, ["القوات الحكومية"]);
        assert_eq!(targets, ["دوما"]);
        let (_, targets) = sides("أدى استهداف القوات الحكومية إلى رد سريع.");
        assert_eq!(targets, ["القوات الحكومية"]);
    }

    #[test]
    fn what_cannot_be_touched_is_no_target() {
        assert!(sides("يستهدف البنك المركزي خفض التضخم.").0.is_empty());
        assert_eq!(
            sides("استهدف الجيش السوري مواقع المسلحين.").1,
            ["مواقع المسلحين"]
        );
    }

    #[test]
    fn a_second_complement_hangs_on_the_noun_before_it() {
        let text = "وأعرب الوزير عن شكره للمدير سالم العتيبي على دعمه للمشروع وللمتطوعين.";
        let document = Extractor::new().extract(text);
        let mut thanked = Vec::new();
        for event in document.events() {
            if let EventKind::Support(support) = &event.kind
                && event.trigger.slice(text) == "شكره"
            {
                let spans = support.beneficiary.iter().filter_map(|a| a.span);
                thanked.extend(spans.map(|span| span.slice(text)));
            }
        }
        assert_eq!(thanked, ["سالم العتيبي"]);
        let (doers, _) =
            sides("أدان الهجمات التي تنفذها الجماعة على القرى في أنحاء متفرقة من اليمن.");
        assert!(!doers.contains(&"اليمن".to_owned()), "{doers:?}");
    }

    #[test]
    fn between_whom_a_matter_is_takes_no_part() {
        use crate::event::Role;
        let met =
            |text| super::super::tests::fills(text, crate::EventType::Meeting, Role::Participant);
        let people = met("التقى وزير الخارجية نظيره الفرنسي لبحث العلاقات بين مصر وفرنسا.");
        assert!(!people.contains(&"مصر".to_owned()), "{people:?}");
        let people = met("عقد في القاهرة اجتماع بين مصر وفرنسا.");
        assert_eq!(people, ["مصر", "فرنسا"]);
    }

    #[test]
    fn an_occasion_is_not_praised() {
        let text = "أشاد الوزير بهذه المناسبة بجهود المتطوعين.";
        let praised = super::super::tests::fills(
            text,
            crate::EventType::Support,
            crate::event::Role::Beneficiary,
        );
        assert_eq!(praised, ["جهود المتطوعين"]);
    }

    #[test]
    fn manners_are_no_targets() {
        assert!(sides("استمر القصف على مدى يومين.").1.is_empty());
        assert_eq!(sides("استمر القصف على الحي يومين.").1, ["الحي"]);
    }
}
