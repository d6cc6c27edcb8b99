//! Nouns of set phrases that hold somebody's place: whose they are is who is meant.
//!
//! `أطلقت سراح الرهائن` frees the hostages, `أودى بحياة جنديين` kills two soldiers, and behind `راح ضحيته` stands who died.

use super::fill;
use crate::Span;
use crate::entity::EntityKind;
use crate::event::Argument;
use crate::event::clause::cell::Class;
use crate::event::clause::scan::Sentence;
use crate::event::draft::Draft;
use crate::event::frame::Frame;
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;
use crate::text::Enclitic;

/// Whom a noun of a set phrase stands for.
pub(super) enum Meant {
    /// The complement of the noun, or what stands behind it, with its chunk where it is one of its own.
    Phrase(Argument, Option<usize>),
    /// Whom the noun's pronoun stands for.
    Pronoun(Enclitic),
    /// Nobody that the phrase names.
    Nobody,
}

/// The way and the rein that are let go, folded.
const FREEDOM: [&str; 2] = ["سراح", "سبيل"];

/// What is taken from those who die, folded.
const LIFE: [&str; 5] = ["حياه", "حيات", "ارواح", "روح", "انفس"];

/// Who does it to themselves (`قتلوا أنفسهم`), folded.
const SELVES: &str = "انفس";

/// What somebody holds who presides, folded.
const CHAIR: &str = "رياسه";

/// The person named in the phrase of who presides.
fn presided(sentence: &Sentence<'_, '_>, chunk: usize) -> Option<Meant> {
    let tokens = sentence.chunks[chunk].tokens.clone();
    let mentions = sentence.context.mentions;
    let name = tokens.skip(1).find_map(|token| {
        let mention = &mentions[sentence.cells[token].mention()?];
        (mention.kind == EntityKind::Person).then_some(mention)
    })?;
    let argument = Argument::phrase(name.span, name.entity);
    Some(Meant::Phrase(argument, None))
}

/// Whom the noun at a chunk stands for, where it is one of a set phrase that fills this role.
pub(super) fn meant(
    sentence: &Sentence<'_, '_>,
    draft: &Draft,
    frame: &Frame,
    role: Role,
    chunk: usize,
) -> Option<Meant> {
    let casualty = frame.kind == EventType::Death && role == Role::Victim;
    let meets = frame.kind == EventType::Meeting && role == Role::Participant;
    if !(casualty || meets || role == Role::Detainee) {
        return None;
    }
    let phrase = sentence.chunks[chunk].phrase.as_ref()?;
    let folded = sentence.context.text.folded(phrase.head);
    let reading = sentence.cells[phrase.head].reading?;
    // بحياة: the preposition is written in one with it.
    let word = ["ب", "ل", "و"]
        .iter()
        .find_map(|clitic| folded.strip_prefix(clitic).filter(|_| !reading.is_whole()))
        .unwrap_or(folded);
    let of = |words: &[&str]| {
        words.iter().any(|&noun| match phrase.possessor {
            Some(_) => word.starts_with(noun),
            None => word == noun,
        })
    };
    // برئاسة فلان: who presides takes part.
    if meets && CHAIR == word {
        return presided(sentence, chunk);
    }
    let victim = casualty && word.starts_with("ضحي");
    let hollow = victim || (casualty && of(&LIFE)) || (role == Role::Detainee && of(&FREEDOM));
    if !hollow {
        return None;
    }
    if victim && phrase.possessor.is_none() {
        // قتل 200 ضحية are many; ذهب ضحية الإهمال says of what.
        return phrase.number.is_none().then_some(Meant::Nobody);
    }
    if word.starts_with(SELVES) && phrase.possessor.is_some() {
        return Some(Meant::Nobody);
    }
    // أنفس بريئة: described, they are people.
    let described = phrase.head + 1 < sentence.chunks[chunk].tokens.end
        && sentence.cells[phrase.head + 1]
            .classes
            .contains(WordClasses::ADJECTIVE);
    if described && phrase.possessor.is_none() {
        return None;
    }
    let end = sentence.phrase_end(chunk);
    let last = sentence.chunks[chunk].tokens.end;
    let counted = |c: usize| {
        let argument = fill::argument(sentence, draft, c, frame);
        Meant::Phrase(argument, Some(c))
    };
    Some(match phrase.possessor {
        Some(enclitic) if !victim => Meant::Pronoun(enclitic),
        // حياة 40 شخصا, سراح خمسة من الجنود
        _ if end > chunk + 1 => counted(chunk + 1),
        // سراح الرهائن
        _ if last > phrase.head + 1 => {
            let from = sentence.tokens_span(phrase.head + 1..last);
            let whole = sentence.argument_span(chunk, &|_| false);
            // حياة عدد من الجنود
            let counted = sentence.is_quantity(phrase.head + 1);
            let of = sentence.chunks.get(end).and_then(|next| next.preposition);
            let min = sentence.context.prepositions.min;
            let last = match of.filter(|of| counted && of.canonical == min) {
                Some(_) => sentence.argument_span(end, &|_| false).end(),
                None => whole.end().max(from.end()),
            };
            let span = Span::new(from.start(), last);
            Meant::Phrase(Argument::phrase(span, &*phrase.entities), None)
        }
        // ضحيته 27 شخصا, سراح «الرهائن»
        _ => {
            let quote = sentence.chunks.get(end).map(|next| next.class);
            let next = end + usize::from(quote == Some(Class::OpenQuote));
            let follows = sentence.chunks.get(next).is_some_and(|c| {
                c.class == Class::Noun && c.preposition.is_none() && !c.conjunction
            });
            match follows && !draft.used.contains(&next) {
                true => counted(next),
                false => Meant::Nobody,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    fn people(text: &str) -> Vec<String> {
        let extractor = Extractor::new();
        let document = extractor.extract(text);
        let mut found = Vec::new();
        for event in document.events() {
            let arguments = match &event.kind {
                EventKind::Death(death) => &death.victim,
                EventKind::Release(release) => &release.detainee,
                _ => continue,
            };
            let spans = arguments.iter().filter_map(|argument| argument.span);
            found.extend(spans.map(|span| span.slice(text).to_owned()));
        }
        found
    }

    #[test]
    fn whose_freedom_or_life_it_is_is_meant() {
        assert_eq!(people("أطلقت الشرطة سراح المتهمين."), ["المتهمين"]);
        assert_eq!(
            people("طالب المحامي بإطلاق سراح ثلاثة صحفيين."),
            ["ثلاثة صحفيين"]
        );
        assert_eq!(people("أودى الانفجار بحياة جنديين."), ["جنديين"]);
        assert_eq!(
            people("أودى الانفجار بحياة عدد من الجنود."),
            ["عدد من الجنود"]
        );
        assert_eq!(people("وقع هجوم راح ضحيته عشرة أشخاص."), ["عشرة أشخاص"]);
    }

    #[test]
    fn who_presides_takes_part() {
        let text = "ناقشت اللجنة خلال اجتماعها برئاسة المهندس سالم العتيبي التقارير.";
        let met = super::super::tests::fills(
            text,
            crate::EventType::Meeting,
            crate::event::Role::Participant,
        );
        assert!(met.contains(&"سالم العتيبي".to_owned()), "{met:?}");
        assert!(!met.iter().any(|name| name.contains("رئاسة")), "{met:?}");
    }

    #[test]
    fn a_pronoun_stands_for_somebody_before() {
        assert_eq!(people("رحب أحمد حسن بالقرار بعد إطلاق سراحه."), ["أحمد حسن"]);
        assert!(people("تأجل إطلاق سراحهم.").is_empty());
    }
}
