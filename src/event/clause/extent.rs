//! How far the words of an argument reach.

use std::ops::Range;

use super::cell::Class;
use super::phrase::Phrase;
use super::scan::Sentence;
use super::word_facts::Marks;
use crate::Span;
use crate::entity::EntityKind;
use crate::event::frame::Filler;
use crate::lexicon::WordClasses;
use crate::text::{WordId, WordList};

/// Words for several events in a row, folded; those of the lexicon for quantities are more of them.
const ROWS: [&str; 6] = ["سلسله", "مجموعه", "جوله", "موجه", "مزيدا", "المزيد"];

/// Words for places that say nothing without where these are, folded.
const VAGUE: [&str; 8] = [
    "مناطق",
    "منطقه",
    "نقاط",
    "مواقع",
    "اجزاء",
    "اماكن",
    "احياء",
    "قري",
];

/// How many may be joined to those among whom somebody is counted.
const AMONG: usize = 4;

/// By which preposition an adjective or participle tells to whom or what something belongs.
#[derive(Clone, Copy)]
enum Relation {
    To,
    By,
    With,
    On,
    In,
}

/// Adjectives and participles that say little without what they relate to, folded, without the article and their endings.
static RELATED: WordList<18> = WordList::new([
    "تابع",
    "موال",
    "موالي",
    "منتم",
    "منتمي",
    "مويد",
    "مناهض",
    "مطلوب",
    "مرتبط",
    "خاص",
    "متحالف",
    "متعاون",
    "مطل",
    "محسوب",
    "موقع",
    "متعامل",
    "عامل",
    "مشارك",
]);

/// By what each of them does.
const RELATIONS: [Relation; 18] = {
    use Relation as R;
    [
        R::To,
        R::To,
        R::To,
        R::To,
        R::To,
        R::To,
        R::To,
        R::To,
        R::By,
        R::By,
        R::With,
        R::With,
        R::On,
        R::On,
        R::On,
        R::In,
        R::In,
        R::In,
    ]
};

/// What a word relates its noun to.
fn relation(folded: &str) -> Option<Relation> {
    let word = folded.strip_prefix("ال").unwrap_or(folded);
    // Their endings are ه, ا, ين, ون and ان.
    let before_letter = word.strip_suffix(['ه', 'ا']);
    let before_nun = (word.strip_suffix('ن')).and_then(|word| word.strip_suffix(['ي', 'و', 'ا']));
    let mut stems = [Some(word), before_letter, before_nun]
        .into_iter()
        .flatten();
    let related = stems.find_map(|stem| RELATED.position(stem))?;
    Some(RELATIONS[related])
}

/// Whether a word relates its noun to something.
pub(super) fn relates(folded: &str) -> bool {
    relation(folded).is_some()
}

impl Sentence<'_, '_> {
    /// The words of a phrase as an argument: the chunk with its complements, and what hangs on it by
    /// من or ل where the noun alone would say little (`عناصر من التنظيم`, `نقاط للجيش`).
    pub(crate) fn argument_span(&self, chunk: usize, owned: &dyn Fn(WordId) -> bool) -> Span {
        let mut end = self.phrase_end(chunk);
        let Some(mut span) = self.chunks[chunk].phrase.as_ref().map(|p| p.span) else {
            return self.tokens_span(self.chunks[chunk].tokens.clone());
        };
        for inner in &self.chunks[chunk + 1..end] {
            if let Some(phrase) = &inner.phrase {
                span = span.join(phrase.span);
            }
        }
        let mut open = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            // العديد من: however many are meant, they are told behind it.
            let alone = end == chunk + 1 && self.chunks[chunk].tokens.end == p.head + 1;
            let counts = p.number.is_some()
                || (alone
                    && self.is_quantity(p.head)
                    && !self.context.text.folded(p.head).ends_with("البعض"));
            p.mention.is_none() && (!p.definite || counts)
        });
        // المتحدث الأمني بوزارة الداخلية: an office is of the body that it serves.
        open |= self.serves_at(chunk, end) || self.is_unit_at(chunk, end);
        if let Some(name) = self.name_before_relation(chunk, end) {
            return name;
        }
        if let Some(related) = self.related_at(chunk, end, span) {
            end = self.phrase_end(related);
            span = span.join(self.argument_span_of(related, end));
            open = false;
        }
        let alone = end == chunk + 1;
        let mut first = true;
        while open {
            // خمسون مقاتلا على الأقل من الفصائل: between what is counted and those it is counted among.
            let behind = end + usize::from(first && self.is_at_least(end));
            let Some(next) = self.chunks.get(behind) else {
                break;
            };
            let (Some(preposition), Some(phrase)) = (next.preposition, &next.phrase) else {
                break;
            };
            let nearest = alone && first;
            let prepositions = self.context.prepositions;
            let head = self.chunks[chunk].phrase.as_ref();
            let partitive = preposition.canonical == prepositions.min
                && head.is_some_and(|p| {
                    p.number.is_some() || p.filler == Filler::Human || self.is_quantity(p.head)
                });
            let owner = preposition.canonical == prepositions.la
                && head.is_some_and(|p| p.filler != Filler::Human || p.number.is_none());
            // مناطق في الريف: the bare word says nothing.
            let vague = nearest
                && preposition.is_of_place()
                && matches!(phrase.filler, Filler::Place | Filler::Location)
                && self.chunks[chunk].tokens.len() == 1
                && head.is_some_and(|p| VAGUE.contains(&self.context.text.folded(p.head)));
            // متحدث باسم الحركة: whom one speaks for tells who it is.
            let spokesman = self.context.text.folded(next.tokens.start) == "باسم";
            // قيادي في الحركة: the body that somebody is in tells who it is; a town only tells where.
            let member = nearest
                && [prepositions.fi, prepositions.ba].contains(&preposition.canonical)
                && phrase.filler == Filler::Organization
                // اجتمع شبان في المركز: where they meet.
                && !self.cells[phrase.head].classes.contains(WordClasses::LOCATION)
                && head.is_some_and(|p| p.filler == Filler::Human);
            let member = member || first && self.is_unit_at(chunk, end);
            let attached = partitive || behind == end && (owner || spokesman || member || vague);
            // فر عشرات من المسلحين من المدينة: the verb's own من is the second one.
            let counted = partitive
                && nearest
                && head.is_some_and(|p| {
                    // العديد من المنازل: it is never said alone.
                    let many = self.context.text.folded(p.head).ends_with("العديد");
                    self.is_quantity(p.head) && (phrase.filler == Filler::Human || many)
                });
            // قال بيان للجيش: nobody else hears a text.
            let text = owner && head.is_some_and(|p| p.filler == Filler::Message);
            let verb = owned(preposition.canonical) && !spokesman && !counted && !text;
            if next.conjunction || !attached || verb {
                break;
            }
            open = !phrase.definite && phrase.mention.is_none();
            end = match partitive && head.is_some_and(|p| self.counts_many(p)) {
                true => self.among_end(behind),
                false => self.phrase_end(behind),
            };
            first = false;
            span = span.join(self.argument_span_of(behind, end));
        }
        span
    }

    /// The words of some phrases in a row.
    fn argument_span_of(&self, from: usize, end: usize) -> Span {
        let mut phrases = self.chunks[from..end]
            .iter()
            .filter_map(|c| Some(c.phrase.as_ref()?.span));
        let first = phrases
            .next()
            .unwrap_or_else(|| self.tokens_span(self.chunks[from].tokens.clone()));
        phrases.fold(first, Span::join)
    }

    /// `على الأقل` and `على الأكثر`.
    pub(super) fn is_at_least(&self, chunk: usize) -> bool {
        self.chunks.get(chunk).is_some_and(|chunk| {
            let word = chunk.phrase.as_ref().map(|p| p.head);
            chunk
                .preposition
                .is_some_and(|p| p.canonical == self.context.prepositions.ala)
                && word
                    .is_some_and(|head| matches!(self.context.text.folded(head), "الاقل" | "الاكثر"))
        })
    }

    /// Whether a phrase tells how many, by a number or a quantity; كل من only opens a list.
    pub(super) fn counts_many(&self, phrase: &Phrase) -> bool {
        let each = self.context.text.folded(phrase.head).ends_with("كل");
        phrase.number.is_some() || (self.is_quantity(phrase.head) && !each)
    }

    /// The first of a list that كل من opens.
    pub(super) fn each_of(&self, chunk: usize) -> Option<usize> {
        let next = self.chunks.get(chunk + 1)?;
        let min = self.context.prepositions.min;
        if next.conjunction || next.preposition?.canonical != min {
            return None;
        }
        let each = self.chunks[chunk].phrase.as_ref()?.head;
        let folded = self.context.text.folded(each);
        let list = self.chunks[chunk].tokens.end == each + 1
            && matches!(folded, "كل" | "وكل" | "لكل" | "بكل" | "كلا")
            // كل من تسول له نفسه: whoever it is.
            && (next.phrase.as_ref()).is_some_and(|p| {
                p.mention.is_some()
                    || matches!(p.filler, Filler::Human | Filler::Organization | Filler::Place)
            });
        list.then_some(chunk + 1)
    }

    /// One past the phrase behind من and those joined to it, among whom somebody is counted: `عشرون شخصا من المدنيين
    /// والطلاب`.
    pub(super) fn among_end(&self, chunk: usize) -> usize {
        let people = |c: usize| {
            let phrase = self.chunks.get(c)?.phrase.as_ref()?;
            let several = (phrase.plural && phrase.filler == Filler::Human)
                || phrase.filler == Filler::Organization;
            let named = phrase.mention.is_some_and(|m| {
                let kind = self.context.mentions[m].kind;
                matches!(kind, EntityKind::Person | EntityKind::Role)
            });
            (several && !named && phrase.definite && phrase.number.is_none()).then_some(phrase)
        };
        let mut end = self.phrase_end(chunk);
        if people(chunk).is_none() {
            return end;
        }
        for _ in 0..AMONG {
            let joined = self.chunks.get(end).is_some_and(|next| {
                next.class == Class::Noun
                    && next.conjunction
                    && next.preposition.is_none()
                    && people(end).is_some_and(|p| p.possessor.is_none())
                    && !self.opens_clause(end)
            });
            if !joined {
                break;
            }
            end = self.phrase_end(end);
        }
        end
    }

    /// Where those end among whom what stands before is counted, where others are joined to them or a bound
    /// (`على الأقل`) stands between: `عشرون شخصا على الأقل من المدنيين والطلاب`.
    pub(super) fn counted_until(&self, chunk: usize) -> Option<usize> {
        let before = self.chunks[chunk.checked_sub(1)?].phrase.as_ref()?;
        let bound = self.is_at_least(chunk);
        let from = chunk + usize::from(bound);
        let of = self.chunks.get(from).is_some_and(|next| {
            let min = self.context.prepositions.min;
            !next.conjunction && next.preposition.is_some_and(|p| p.canonical == min)
        });
        if !of || !self.counts_many(before) {
            return None;
        }
        let end = self.among_end(from);
        (bound || end > self.phrase_end(from)).then_some(end)
    }

    /// What tells to whom or what somebody or something belongs by the adjective or participle that a phrase ends in
    /// or that describes it: `القوات التابعة للحكومة`, `مركز تابع للجيش`, `الموقعون على الخطاب`.
    fn related_at(&self, chunk: usize, end: usize, span: Span) -> Option<usize> {
        let takes = |relation: Relation, at: usize| {
            let next = self.chunks.get(at)?;
            // القوات الخاصة بعسير: where they are, and no more whose.
            let place = matches!(
                next.phrase.as_ref()?.filler,
                Filler::Place | Filler::Location
            );
            (self.is_led_by(relation, at)
                && !(place && matches!(relation, Relation::By | Relation::With)))
            .then_some(at)
        };
        let phrase = self.chunks[chunk].phrase.as_ref()?;
        let last = self.chunks[end - 1].tokens.end - 1;
        // جبهة كذا التابعة: the name is enough.
        let whole = span.end() >= self.context.text.tokens()[last].span().end();
        if let Some(relation) = self.relation(last).filter(|_| whole) {
            return takes(relation, end);
        }
        let next = self.chunks.get(end)?;
        let describes = next.preposition.is_none() && !next.conjunction && next.tokens.len() == 1;
        let relation = self
            .relation(next.tokens.start)
            .filter(|_| describes && !phrase.definite)?;
        takes(relation, end + 1)
    }

    /// `الجماعة المتحالفة مع الدولة التي`: a state that only tells with whom they are is not described.
    pub(super) fn is_ally(&self, chunk: usize) -> bool {
        let phrase = self.chunks[chunk].phrase.as_ref();
        phrase.is_some_and(|p| p.filler == Filler::Place) && self.hangs_on_relation(chunk)
    }

    /// A name without the adjective behind it that relates it to others: `جماعة كذا المتحالفة مع الدولة`.
    fn name_before_relation(&self, chunk: usize, end: usize) -> Option<Span> {
        let phrase = self.chunks[chunk].phrase.as_ref()?;
        let tail = &self.chunks[end - 1];
        let last = tail.tokens.end - 1;
        self.relation(last)?;
        tail.tokens.clone().find_map(|token| {
            let name = &self.context.mentions[self.cells[token].mention()?];
            let named = matches!(name.kind, EntityKind::Organization | EntityKind::Place);
            let body = named && name.tokens.end == last;
            body.then(|| phrase.span.up_to(name.span.end()))
        })
    }

    /// What the word at a token relates its noun to.
    fn relation(&self, token: usize) -> Option<Relation> {
        let listed = self.cells[token].marks.contains(Marks::LISTED);
        listed.then(|| relation(self.context.text.folded(token)))?
    }

    /// Whether a chunk has the preposition by which a relation is told.
    fn is_led_by(&self, relation: Relation, chunk: usize) -> bool {
        let prepositions = self.context.prepositions;
        let wanted: &[WordId] = match relation {
            Relation::To => &[prepositions.la, prepositions.ila],
            Relation::By => &[prepositions.ba],
            Relation::With => &[prepositions.maa],
            Relation::On => &[prepositions.ala],
            Relation::In => &[prepositions.fi],
        };
        let chunk = &self.chunks[chunk];
        let of = chunk.preposition.filter(|_| !chunk.conjunction);
        of.is_some_and(|p| wanted.contains(&p.canonical))
    }

    /// Whether a phrase tells what the adjective right before it relates another noun to: `تبة مطلة على القرية`,
    /// `الجماعة المتحالفة مع الدولة`.
    pub(crate) fn hangs_on_relation(&self, chunk: usize) -> bool {
        let Some(before) = chunk.checked_sub(1).map(|before| &self.chunks[before]) else {
            return false;
        };
        let last = before.tokens.end - 1;
        let noun = before.phrase.as_ref().is_none_or(|p| p.head < last)
            || chunk > 1
                && self.chunks[chunk - 2].class == Class::Noun
                && before.preposition.is_none();
        noun && matches!(before.class, Class::Noun | Class::Participle)
            && self
                .relation(last)
                .is_some_and(|relation| self.is_led_by(relation, chunk))
    }

    /// Whether a named body with في or ب stands behind a part of it that has no name: `دائرة العرض في هيئة التحقيق`.
    fn is_unit_at(&self, chunk: usize, end: usize) -> bool {
        let prepositions = self.context.prepositions;
        let unit = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            p.filler == Filler::Organization && p.mention.is_none() && p.number.is_none()
        });
        unit && self.chunks.get(end).is_some_and(|next| {
            next.preposition
                .is_some_and(|p| [prepositions.fi, prepositions.ba].contains(&p.canonical))
                && !next.conjunction
                && (next.phrase.as_ref())
                    .is_some_and(|p| p.filler == Filler::Organization && p.mention.is_some())
        })
    }

    /// Whether a body with ب stands right behind somebody's office that has no name.
    fn serves_at(&self, chunk: usize, end: usize) -> bool {
        let role = |m: usize| self.context.mentions[m].kind == EntityKind::Role;
        let office = self.chunks[chunk].phrase.as_ref().is_some_and(|p| {
            p.filler == Filler::Human
                && p.mention.is_none_or(role)
                && p.definite
                && !p.plural
                && p.possessor.is_none()
        });
        let body = self.chunks.get(end).is_some_and(|next| {
            let ba = self.context.prepositions.ba;
            next.preposition.is_some_and(|p| p.canonical == ba)
                && !next.conjunction
                && (next.phrase.as_ref())
                    .is_some_and(|p| p.filler == Filler::Organization && p.mention.is_some())
        });
        office && body && end == chunk + 1
    }

    /// `سلسلة من الغارات`: the event that a quantity or row is of.
    pub(crate) fn counted_event(&self, noun: usize) -> Option<usize> {
        let phrase = self.chunks[noun].phrase.as_ref()?;
        let behind = self.phrase_end(noun);
        let next = self.chunks.get(behind)?;
        let of = next.preposition?.canonical == self.context.prepositions.min;
        let row = ROWS.contains(&self.context.text.folded(phrase.head));
        let event = next.phrase.as_ref().is_some_and(|p| !p.frames.is_empty());
        let quantity = phrase.frames.is_empty() && self.is_quantity(phrase.head);
        (of && event && !next.conjunction && (row || quantity)).then_some(behind)
    }

    pub(crate) fn is_quantity(&self, token: usize) -> bool {
        let lexicon = self.context.lexicon;
        self.context.text.best(token).is_some_and(|r| {
            let quantity = |word| lexicon.classes(word).contains(WordClasses::QUANTIFIER);
            // عددا is عدد in the accusative.
            quantity(r.bare)
                || lexicon.forms(r.bare).iter().any(|form| {
                    lexicon
                        .lemma(form.lemma)
                        .classes
                        .contains(WordClasses::QUANTIFIER)
                })
                || matches!(
                    self.context.text.folded(token),
                    "عددا"
                        | "عشرات"
                        | "العشرات"
                        | "مءات"
                        | "مييات"
                        | "بعضا"
                        | "مجموعه"
                        | "حشد"
                        | "حشدا"
                        | "حشود"
                        | "المييات"
                )
        })
    }

    /// The words of some tokens in the input.
    pub(crate) fn tokens_span(&self, tokens: Range<usize>) -> Span {
        self.context.text.span_of(tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::{RELATED, relates};
    use crate::event::Role;
    use crate::{EventType, Extractor};

    #[test]
    fn words_that_relate_are_known_by_their_first_letters() {
        assert!(RELATED.iter().all(relates));
        assert!(relates("الخاصه") && !relates("المخصص"));
    }

    /// What fills a role in the first event of a kind.
    fn fills(text: &str, kind: EventType, role: Role) -> Vec<String> {
        let document = Extractor::new().extract(text);
        let mut events = document.events().iter();
        let event = events.find(|e| e.event_type() == kind);
        let arguments = event.and_then(|e| e.kind.arguments(role));
        let spans = arguments.unwrap_or_default().iter().filter_map(|a| a.span);
        spans.map(|span| span.slice(text).to_owned()).collect()
    }

    #[test]
    fn an_adjective_of_relation_keeps_what_it_relates_to() {
        let speakers = |text| fills(text, EventType::Statement, Role::Speaker);
        assert_eq!(
            speakers("قالت القوات التابعة للحكومة إن الطريق مفتوح."),
            ["القوات التابعة للحكومة"]
        );
        assert_eq!(
            speakers("قال متعاملون في سوق الأسهم إن الأسعار ارتفعت."),
            ["متعاملون في سوق الأسهم"]
        );
        // Where forces are is no relation of theirs.
        assert_eq!(
            speakers("قالت القوات الخاصة بعدن إن الطريق مفتوح."),
            ["القوات الخاصة"]
        );
        let text = "هاجم المسلحون مركزا تابعا للجيش أمس.";
        let targets = fills(text, EventType::Attack, Role::Target);
        assert_eq!(targets, ["مركزا تابعا للجيش"]);
        // A name is enough.
        let text = "قصفت إسرائيل حركة حماس المتحالفة مع إيران أمس.";
        assert_eq!(fills(text, EventType::Attack, Role::Target), ["حركة حماس"]);
    }

    #[test]
    fn those_counted_among_several_are_counted_once() {
        let victims = |text| fills(text, EventType::Death, Role::Victim);
        assert_eq!(
            victims("أدى الهجوم إلى مقتل 20 شخصا من المدنيين والجنود."),
            ["20 شخصا من المدنيين والجنود"]
        );
        assert_eq!(
            victims("قتلوا 50 مقاتلا على الأقل من الفصائل المسلحة في حلب."),
            ["50 مقاتلا على الأقل من الفصائل المسلحة"]
        );
        // What has a number of its own is another one.
        assert_eq!(
            victims("أدى الهجوم إلى مقتل 20 شخصا من المدنيين وثلاثة جنود."),
            ["20 شخصا من المدنيين", "ثلاثة جنود"]
        );
    }

    #[test]
    fn each_of_a_list_is_one() {
        let text = "وأدان الهجوم كل من مصر والأردن.";
        let sources = fills(text, EventType::Condemnation, Role::Source);
        assert_eq!(sources, ["مصر", "الأردن"]);
        let text = "حذرت الوزارة كل من تسول له نفسه الإخلال بالأمن من العقاب.";
        let sources = fills(text, EventType::Warning, Role::Source);
        assert_eq!(sources, ["الوزارة"]);
    }

    #[test]
    fn a_vague_place_and_a_part_of_a_body_have_what_they_are_in() {
        let text = "قصفت الطائرات مناطق في ريف حلب أمس.";
        let targets = fills(text, EventType::Attack, Role::Target);
        assert_eq!(targets, ["مناطق في ريف حلب"]);
        let text = "قصفت الطائرات معسكرا في ريف حلب أمس.";
        assert_eq!(fills(text, EventType::Attack, Role::Target), ["معسكرا"]);
        let text = "أعلنت دائرة التحقيق في وزارة الداخلية أن العمل مستمر.";
        let speakers = fills(text, EventType::Statement, Role::Speaker);
        assert_eq!(speakers, ["دائرة التحقيق في وزارة الداخلية"]);
    }

    #[test]
    fn whom_an_adjective_relates_to_is_not_described() {
        let text = "حاربوا الجماعة المتحالفة مع إيران التي سيطرت على صنعاء.";
        let force = fills(text, EventType::Movement, Role::Force);
        assert!(!force.contains(&"إيران".to_owned()), "{force:?}");
        let text = "سيطرت القوات على بلدة مطلة على نهر الفرات.";
        let taken = fills(text, EventType::Movement, Role::Destination);
        assert!(
            !taken
                .iter()
                .any(|t| t.contains("الفرات") && !t.contains("بلدة")),
            "{taken:?}"
        );
    }
}
