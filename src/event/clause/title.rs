//! Titles: the words behind a title or office that say whose it is, where no list has the name (`السيد فارغا`,
//! `مدير عام جمرك المطار`).

use super::cell::Class;
use super::phrase::PhraseReader;
use super::scan::Sentence;
use super::word_facts::Marks;
use crate::Span;
use crate::entity::{EntityId, EntityKind};
use crate::event::frame::Filler;
use crate::lexicon::WordClasses;
use crate::text::WordList;

/// How many words of a name that no list has belong to a title.
const LONGEST_NAME: usize = 4;

/// Titles right before a name, folded, without the article.
static TITLES: WordList<40> = WordList::new([
    "سيد",
    "سيده",
    "دكتور",
    "دكتوره",
    "مهندس",
    "مهندسه",
    "استاذ",
    "استاذه",
    "شيخ",
    "شيخه",
    "امير",
    "اميره",
    "عم",
    "خال",
    "حاج",
    "حاجه",
    "مطران",
    "اب",
    "قس",
    "بابا",
    "كاردينال",
    "جنرال",
    "اميرال",
    "ادميرال",
    "كولونيل",
    "ملازم",
    "نقيب",
    "رايد",
    "مقدم",
    "عقيد",
    "عميد",
    "لواء",
    "فريق",
    "رقيب",
    "عريف",
    "جندي",
    "كابتن",
    "بروفيسور",
    "محامي",
    "مستشار",
]);

/// Words at the end of an office whose body follows: `مدير عام …`, `الناطقة باسم …`, folded.
static OPEN: WordList<6> = WordList::new(["عام", "عامه", "تنفيذي", "اقليمي", "مساعد", "باسم"]);

/// Whether a word with the article is a title right before a name.
fn is_title(folded: &str) -> bool {
    let title = folded.trim_start_matches(['و', 'ل', 'ب']);
    let stem = title
        .strip_prefix("ال")
        .or_else(|| folded.trim_start_matches('و').strip_prefix("لل"));
    stem.is_some_and(|stem| TITLES.contains(stem))
}

/// Whether a word is a title right before a name, or ends an office whose body follows.
pub(super) fn is_of_title(folded: &str) -> bool {
    is_title(folded) || OPEN.contains(folded)
}

impl PhraseReader<'_, '_> {
    /// The name at a token behind an office, over the titles between: the mention, and its entity.
    pub(super) fn holder_of_complement(&self, token: usize) -> Option<(usize, Option<EntityId>)> {
        let mut at = token;
        for _ in 0..LONGEST_NAME {
            let cell = self.cells.get(at).filter(|_| at < self.end)?;
            let index = cell.mention()?;
            let mention = &self.context.mentions[index];
            if cell.conjunction || cell.preposition.is_some() || mention.tokens.start != at {
                return None;
            }
            match mention.kind {
                EntityKind::Person => {
                    // بحضور المدير فلان الذي: what follows is told of him alone.
                    let comma = self.class(mention.tokens.end) == Some(Class::Comma);
                    let behind = mention.tokens.end + usize::from(comma);
                    let told_of = self.class(behind) == Some(Class::Relative);
                    return (!told_of).then_some((index, mention.entity));
                }
                EntityKind::Role => at = mention.tokens.end,
                _ => return None,
            }
        }
        None
    }
}

impl Sentence<'_, '_> {
    /// Whether a phrase of a thing ends in the name of a person whose it is.
    pub(super) fn ends_in_a_person(&self, chunk: usize) -> bool {
        let here = &self.chunks[chunk];
        let thing = (here.phrase.as_ref()).is_some_and(|p| p.filler != Filler::Human);
        let person = |token: usize| {
            let mention = self.cells[token]
                .mention()
                .map(|m| &self.context.mentions[m]);
            mention.is_some_and(|m| m.kind == EntityKind::Person && m.tokens.end == here.tokens.end)
        };
        thing && here.tokens.clone().skip(1).any(person)
    }

    /// Whether a chunk names a newspaper, agency or channel, which others tell something.
    pub(super) fn is_medium_alone(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| {
            let mut traits = p
                .entities
                .iter()
                .map(|e| self.context.traits.get(e.index()));
            p.mention.is_some() && traits.any(|t| t.is_some_and(|t| t.medium))
        })
    }

    /// The words of a phrase with those behind its title or office that say whose it is.
    pub(crate) fn titled_span(&self, chunk: usize, span: Span) -> Span {
        let first = self.chunks[chunk].tokens.start;
        let end = self.chunks[self.phrase_end(chunk) - 1].tokens.end;
        if self.tokens_span(first..end).end() != span.end() {
            return span;
        }
        match self.titled_until(chunk) {
            Some(last) => Span::new(span.start(), self.tokens_span(first..last).end()),
            None => span,
        }
    }

    /// Whether a phrase is a title with a name that no list has behind it.
    pub(super) fn is_titled(&self, chunk: usize) -> bool {
        self.unlisted_name(chunk).is_some()
    }

    /// One past the last word that says whose a title or office is.
    pub(super) fn titled_until(&self, chunk: usize) -> Option<usize> {
        self.unlisted_name(chunk).or_else(|| self.body(chunk))
    }

    /// One past the last word of a name that no list has, behind a title.
    fn unlisted_name(&self, chunk: usize) -> Option<usize> {
        let phrase = self.chunks[chunk].phrase.as_ref()?;
        let role = |m: usize| self.context.mentions[m].kind == EntityKind::Role;
        if phrase.filler != Filler::Human || phrase.plural || !phrase.mention.is_none_or(role) {
            return None;
        }
        let end = self.chunks[self.phrase_end(chunk) - 1].tokens.end;
        let text = self.context.text;
        if !self.cells[end - 1].marks.contains(Marks::LISTED) || !is_title(text.folded(end - 1)) {
            return None;
        }
        let sentence = text.sentences()[text.sentence_of(end - 1)].tokens.end;
        let is_part = |&token: &usize| {
            let cell = &self.cells[token];
            let noun = match cell.class {
                Class::Noun => true,
                // مغرم الهلالي: a participle may be a name.
                Class::Participle => self.cells.get(token + 1).is_some_and(|next| {
                    next.class == Class::Noun && next.preposition.is_none() && !next.conjunction
                }),
                _ => false,
            };
            noun && !text.tokens()[token].line_before
                && !cell.conjunction
                && cell.preposition.is_none()
                && !cell
                    .classes
                    .intersects(WordClasses::MASDAR | WordClasses::TIME)
                && !text.written(token).ends_with('\u{64B}')
                && !text.written(token).ends_with("\u{64B}ا")
        };
        let name = (end..sentence.min(end + LONGEST_NAME)).take_while(is_part);
        name.last().map(|token| token + 1)
    }

    /// One past the last word of the body that an office without the article is of: `مدير عام جمرك المطار`.
    fn body(&self, chunk: usize) -> Option<usize> {
        let phrase = self.chunks[chunk].phrase.as_ref()?;
        if phrase.filler != Filler::Human || phrase.plural {
            return None;
        }
        let next = self.phrase_end(chunk);
        let end = self.chunks[next - 1].tokens.end;
        let text = self.context.text;
        if end - 1 <= phrase.head || !self.cells[end - 1].marks.contains(Marks::LISTED) {
            return None;
        }
        let last = text.folded(end - 1);
        let behind = self.chunks.get(next)?;
        let open = OPEN.contains(last);
        (open
            && (!phrase.definite || last == "باسم")
            && behind.class == Class::Noun
            && behind.preposition.is_none()
            && !behind.conjunction
            && !text.tokens()[behind.tokens.start].line_before)
            .then(|| self.chunks[self.phrase_end(next) - 1].tokens.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    fn speaker(text: &str) -> Option<String> {
        let document = Extractor::new().extract(text);
        let mut events = document.events().iter();
        events.find_map(|event| match &event.kind {
            EventKind::Statement(statement) => {
                let span = statement.speaker.first()?.span?;
                Some(span.slice(text).to_owned())
            }
            _ => None,
        })
    }

    #[test]
    fn a_title_has_the_name_behind_it() {
        let said = speaker("وقال الدكتور باسلومة إن المصنع سيفتح أبوابه قريبا.");
        assert_eq!(said.as_deref(), Some("الدكتور باسلومة"));
        let said = speaker("وقال الشيخ إن المصنع سيفتح أبوابه قريبا.");
        assert_eq!(said.as_deref(), Some("الشيخ"));
    }

    #[test]
    fn an_office_has_its_body_behind_it() {
        let said = speaker("وأوضح مدير عام جمرك الميناء أن الشاحنة خضعت للتفتيش.");
        assert_eq!(said.as_deref(), Some("مدير عام جمرك الميناء"));
    }
}
