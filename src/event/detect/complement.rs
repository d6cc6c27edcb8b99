//! Complements of a noun or verb that tell nobody who takes part: manners (`على الأقل`), and what ل tells of another noun.

use crate::event::clause::scan::{Complement, Sentence};
use crate::event::draft::Draft;
use crate::event::frame::{Frame, Function};
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
    let by_la = frame.role(Function::Preposition(la));
    let doer = frame.role(Function::Subject);
    if complement.preposition != la
        || frame.kind != EventType::Attack
        || by_la.is_none()
        || by_la != doer
    {
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
    fn manners_are_no_targets() {
        assert!(sides("استمر القصف على مدى يومين.").1.is_empty());
        assert_eq!(sides("استمر القصف على الحي يومين.").1, ["الحي"]);
    }
}
