//! When an event is told to be, by the form of its verb.

use serde::Serialize;

use super::clause::cell::Class;
use super::clause::scan::Sentence;
use crate::lexicon::{Shape, Tense, WordForm};
use crate::text::Proclitics;

/// When the verb of an event puts it, whatever days are named: what is planned or asked for has its [`Factuality`] for
/// that.
///
/// [`Factuality`]: super::Factuality
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventTense {
    /// The perfect, and the imperfect behind `لم` or a form of `كان`.
    Past,
    /// The imperfect. Headlines tell so what has just happened.
    Present,
    /// The imperfect with `س` or behind `سوف` or `لن`.
    Future,
}

impl EventTense {
    /// The tense of the finite verb at a chunk.
    pub(crate) fn of_verb(sentence: &Sentence<'_, '_>, at: usize, form: WordForm) -> Self {
        let perfect = matches!(form.shape, Shape::Verb { tense, .. } if tense == Tense::Perfect);
        if perfect {
            return Self::Past;
        }
        let token = sentence.chunks[at].tokens.start;
        let future = |proclitics: Proclitics| proclitics.contains(Proclitics::SA);
        if sentence.cells[token]
            .reading
            .is_some_and(|r| future(r.proclitics))
        {
            return Self::Future;
        }
        let Some(before) = at.checked_sub(1).map(|before| &sentence.chunks[before]) else {
            return Self::Present;
        };
        let word = sentence.context.text.folded(before.tokens.start);
        match word.trim_start_matches(['و', 'ف']) {
            "سوف" | "لن" => Self::Future,
            "لم" => Self::Past,
            "كان" | "كانت" | "كانوا" if before.class == Class::Copula => Self::Past,
            _ => Self::Present,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EventTense::{self, Future, Past, Present};
    use crate::Extractor;

    fn tense(text: &str) -> Option<EventTense> {
        Extractor::new().extract(text).events()[0].tense
    }

    #[test]
    fn verbs_tell_when_it_is() {
        assert_eq!(tense("قصفت الطائرات المدينة."), Some(Past));
        assert_eq!(tense("لم تقصف الطائرات المدينة."), Some(Past));
        assert_eq!(tense("وكانت تقصف الطائرات المدينة."), Some(Past));
        assert_eq!(tense("تقصف الطائرات المدينة."), Some(Present));
        assert_eq!(tense("ستقصف الطائرات المدينة."), Some(Future));
        assert_eq!(tense("سوف تقصف الطائرات المدينة."), Some(Future));
        assert_eq!(tense("لن تقصف الطائرات المدينة."), Some(Future));
    }

    #[test]
    fn nouns_tell_nothing_of_it() {
        assert_eq!(tense("وقع قصف على المدينة."), None);
    }
}
