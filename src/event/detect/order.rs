//! The order of subject and object where the frame or a pronoun asks for another than the usual one.

use super::fill;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::{Clause, Group, Sentence};
use crate::event::frame::{Filler, Frame, Function};
use crate::event::kind::{EventType, Role};

/// The clause with its object before its subject (`غادر بيروت وفد أوروبي`), where the phrases fit the frame
/// only so.
pub(super) fn object_first(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &Clause,
) -> Option<Clause> {
    let (&first, &second) = (clause.subject.first()?, clause.object.first()?);
    if clause.subject_first || clause.subject_carried {
        return None;
    }
    let (subject, object) = (
        frame.role(Function::Subject)?,
        frame.role(Function::Object)?,
    );
    let before = fill::filler_of(sentence, first);
    let fits = matches!(before, Filler::Place | Filler::Location)
        && frame.accepts(subject, fill::filler_of(sentence, second))
        && frame.accepts(object, before)
        && !frame.accepts(subject, before);
    fits.then(|| Clause {
        subject: clause.object.clone(),
        object: clause.subject.clone(),
        ..clause.clone()
    })
}

/// The clause with the newspaper or agency right behind its verb as whom it is told, where somebody who tells it follows:
/// `أبلغ «الوطن» المتحدث باسم الشركة`.
pub(super) fn told_medium(
    sentence: &Sentence<'_, '_>,
    frame: &Frame,
    clause: &Clause,
) -> Option<Clause> {
    let (&first, &second) = (clause.subject.first()?, clause.object.first()?);
    let told = frame.kind == EventType::Statement
        && frame.role(Function::Object) == Some(Role::Addressee)
        && !clause.subject_first
        && !clause.subject_carried
        && fill::is_medium(sentence, first)
        && fill::filler_of(sentence, second) == Filler::Human;
    told.then(|| Clause {
        subject: clause.object.clone(),
        object: clause.subject.clone(),
        ..clause.clone()
    })
}

/// The clause of `الفتاة التي توفي والدها`: whose pronoun takes up the noun before the relative clause undergoes it.
pub(super) fn relative_of_subject(
    sentence: &Sentence<'_, '_>,
    at: usize,
    frame: &Frame,
    clause: &Clause,
) -> Option<Clause> {
    if !frame.unaccusative || !clause.subject_first {
        return None;
    }
    let &own = clause.object.first()?;
    let phrase = sentence.chunks[own].phrase.as_ref()?;
    let relative = at > 0 && sentence.chunks[at - 1].class == Class::Relative;
    // شقيقه and شقيقة are folded alike.
    let written = sentence.context.text.written(phrase.head);
    let owned = phrase.possessor.is_some() || written.ends_with('ه');
    let fits = relative && own == at + 1 && owned && phrase.filler == Filler::Human;
    fits.then(|| Clause {
        subject: clause.object.clone(),
        object: Group::new(),
        subject_first: false,
        ..clause.clone()
    })
}

#[cfg(test)]
mod tests {
    use crate::Extractor;
    use crate::event::Role;

    /// What fills a role in the first event that has it.
    fn first(text: &str, role: Role) -> Vec<String> {
        let document = Extractor::new().extract(text);
        let mut events = document.events().iter();
        let arguments = events.find_map(|e| e.kind.arguments(role).filter(|a| !a.is_empty()));
        let spans = arguments.unwrap_or_default().iter().filter_map(|a| a.span);
        spans.map(|span| span.slice(text).to_owned()).collect()
    }

    #[test]
    fn a_newspaper_right_behind_its_verb_is_told() {
        let text = "وأبلغ «الوطن» المتحدث باسم الشركة سالم العتيبي أن الخطة مستمرة.";
        assert_eq!(first(text, Role::Speaker), ["سالم العتيبي"]);
        assert_eq!(first(text, Role::Addressee), ["الوطن"]);
        let text = "أبلغ سالم العتيبي رئيس اتحاد الكرة رويترز أن العمل مستمر.";
        assert_eq!(first(text, Role::Addressee), ["رويترز"]);
    }

    #[test]
    fn whose_pronoun_takes_up_the_noun_undergoes_it() {
        let text = "زار الوفد الرجل الذي توفي والده عام 2012.";
        assert_eq!(first(text, Role::Victim), ["والده"]);
        let text = "زار الوفد الرجل الذي توفي عام 2012.";
        assert_eq!(first(text, Role::Victim), ["الرجل"]);
    }
}
