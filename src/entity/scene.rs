//! [`Scene`]: a text as the entity rules see it, with what is known of every token and match.

use crate::Span;
use crate::gazetteer::{Entry, EntryKind, Flags, Gazetteer, Match, NamePosition};
use crate::lexicon::{Gender, Lexicon, Number, Person, Shape, Tense, WordClasses};
use crate::text::{AnalyzedText, Enclitic, Proclitics, Punctuation, Reading, WordId};

use super::words::{RuleWords, Tags};

/// A text with its matches, and a cell for every token.
pub(super) struct Scene<'a> {
    pub(super) text: &'a AnalyzedText<'a>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) matches: &'a [Match],
    /// What the entry of each match says, read once.
    pub(super) facts: Vec<Fact<'a>>,
    /// Where the matches of each token begin; one more than there are tokens.
    first_match: Vec<u32>,
    cells: Vec<Cell>,
}

/// What the rules ask of a match's entry.
pub(super) struct Fact<'a> {
    pub(super) entry: &'a Entry,
    pub(super) kind: EntryKind,
    /// Whether it needs evidence: the form is weak or the entry is also a common word.
    pub(super) needy: bool,
    /// Whether the form is weak.
    pub(super) weak: bool,
    pub(super) head: bool,
    pub(super) takes: Takes,
}

/// What may follow a title or head, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Takes(u8);

impl Takes {
    pub(super) const NATIONALITY: Self = Self(1);
    pub(super) const ORGANIZATION: Self = Self(2);
    pub(super) const PLACE: Self = Self(4);
    pub(super) const MINISTRY: Self = Self(8);
    pub(super) const PERSON: Self = Self(16);
    pub(super) const NAME: Self = Self(32);
    pub(super) const NOUN: Self = Self(64);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of(entry: &Entry) -> Self {
        let mut takes = Self::default();
        for what in entry.takes() {
            takes.0 |= match what {
                "nationality" => Self::NATIONALITY.0,
                "organization" => Self::ORGANIZATION.0,
                "place" => Self::PLACE.0,
                "ministry" => Self::MINISTRY.0,
                "person" => Self::PERSON.0,
                "name" => Self::NAME.0,
                "noun" => Self::NOUN.0,
                _ => 0,
            };
        }
        takes
    }
}

/// What is known of a token as it stands, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Marks(u32);

impl Marks {
    /// A word of the Arabic script.
    pub(super) const WORD: Self = Self(1);
    /// A closed-class word, with or without a clitic.
    pub(super) const CLOSED: Self = Self(1 << 1);
    /// A form of a known verb.
    pub(super) const VERB: Self = Self(1 << 2);
    /// A known noun or adjective that is no name.
    pub(super) const NOUN: Self = Self(1 << 3);
    /// Begins with the article.
    pub(super) const DEFINITE: Self = Self(1 << 4);
    /// The best reading takes something off.
    pub(super) const CLITIC: Self = Self(1 << 5);
    /// Written with an accusative or indefinite ending that names do not have.
    pub(super) const TANWIN: Self = Self(1 << 6);
    /// The first token of its sentence.
    pub(super) const FIRST: Self = Self(1 << 7);
    /// A title, head or nationality begins here, with nothing taken off.
    pub(super) const TITLE: Self = Self(1 << 8);
    pub(super) const HEAD: Self = Self(1 << 9);
    pub(super) const NATIONALITY: Self = Self(1 << 10);
    /// A place or organization that needs no evidence begins here, with nothing taken off.
    pub(super) const NAMED: Self = Self(1 << 11);
    /// A word that the data has nowhere.
    pub(super) const UNKNOWN: Self = Self(1 << 12);
    /// A known adjective.
    pub(super) const ADJECTIVE: Self = Self(1 << 13);
    /// A town or lesser place of one word begins here, with nothing taken off.
    pub(super) const TOWN: Self = Self(1 << 14);
    /// A noun of an action, a person or a message, which no place is called by.
    pub(super) const ACTION: Self = Self(1 << 15);
    /// A verb that is no form but one of several subjects.
    pub(super) const PLURAL_VERB: Self = Self(1 << 16);
    /// May be read as a conjunction and a verb.
    pub(super) const CONJOINED_VERB: Self = Self(1 << 17);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A word that persons are called by, where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NameWord {
    pub(super) given: bool,
    pub(super) family: bool,
    /// Also an ordinary word.
    pub(super) common: bool,
    /// How many tokens it has.
    pub(super) tokens: u8,
}

#[derive(Clone, Copy, Default, Debug)]
struct Cell {
    marks: Marks,
    tags: Tags,
    /// The name word that stands here with nothing taken off.
    name: Option<NameWord>,
    /// The match whose name word stands here behind proclitics.
    clitic_name: Option<(NameWord, u32)>,
    /// The tags of the best reading's stem behind proclitics, and where it begins in the input.
    clitic_tags: (Tags, u32),
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        text: &'a AnalyzedText<'a>,
        matches: &'a [Match],
        gazetteer: &'a Gazetteer,
        lexicon: &Lexicon,
        words: &RuleWords,
    ) -> Self {
        let facts: Vec<_> = matches.iter().map(|found| fact(gazetteer, found)).collect();
        let tokens = text.tokens().len();
        let mut first_match = vec![0; tokens + 1];
        for found in matches {
            first_match[found.tokens.start as usize + 1] += 1;
        }
        for token in 0..tokens {
            first_match[token + 1] += first_match[token];
        }
        let cells = (0..tokens)
            .map(|token| cell(text, lexicon, words, token))
            .collect();
        let mut scene = Self {
            text,
            gazetteer,
            matches,
            facts,
            first_match,
            cells,
        };
        scene.mark_matches();
        scene
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The matches that begin at a token, by their indices.
    pub(super) fn matches_at(&self, token: usize) -> std::ops::Range<usize> {
        match (self.first_match.get(token), self.first_match.get(token + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// The longest match of a token that `wanted` accepts.
    pub(super) fn longest_at(
        &self,
        token: usize,
        wanted: impl Fn(&Match, &Fact<'a>) -> bool,
    ) -> Option<usize> {
        let mut best: Option<usize> = None;
        for index in self.matches_at(token) {
            let length = |index: usize| self.matches[index].tokens.len();
            if wanted(&self.matches[index], &self.facts[index])
                && best.is_none_or(|best| length(index) > length(best))
            {
                best = Some(index);
            }
        }
        best
    }

    /// Whether a token has one of some marks. What lies behind the text has none.
    pub(super) fn is(&self, token: usize, marks: Marks) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| cell.marks.has(marks))
    }

    /// Whether the rules know a token by one of some tags.
    pub(super) fn tagged(&self, token: usize, tags: Tags) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| cell.tags.has(tags))
    }

    /// The name word that begins at a token, with nothing taken off.
    pub(super) fn name_word(&self, token: usize) -> Option<NameWord> {
        self.cells.get(token)?.name
    }

    /// The name word that begins at a token behind proclitics, and its match.
    pub(super) fn clitic_name_word(&self, token: usize) -> Option<(NameWord, &'a Match)> {
        let (name, index) = self.cells.get(token)?.clitic_name?;
        Some((name, &self.matches[index as usize]))
    }

    /// Where the stem of a token begins, when it is a word of some tags behind proclitics.
    pub(super) fn clitic_tagged(&self, token: usize, tags: Tags) -> Option<usize> {
        let (known, start) = self.cells.get(token)?.clitic_tags;
        known.has(tags).then_some(start as usize)
    }

    /// Whether the head of a match is in the plural.
    pub(super) fn is_plural_head(&self, index: usize) -> bool {
        let token = self.matches[index].tokens.start as usize;
        self.tagged(token, Tags::PLURAL_HEAD)
            || self.clitic_tagged(token, Tags::PLURAL_HEAD).is_some()
    }

    /// Whether `next` stands in the sentence of `token` (both must be tokens).
    pub(super) fn same_sentence(&self, token: usize, next: usize) -> bool {
        next < self.len() && self.text.sentence_of(token) == self.text.sentence_of(next)
    }

    /// Whether a token goes on with the phrase of the one before it: there is one, and no sentence
    /// ends between.
    pub(super) fn goes_on(&self, token: usize) -> bool {
        token > 0 && token < self.len() && !self.is(token, Marks::FIRST)
    }

    pub(super) fn punctuation(&self, token: usize) -> Option<Punctuation> {
        self.text.tokens().get(token)?.punctuation()
    }

    pub(super) fn is_opening(&self, token: usize) -> bool {
        matches!(
            self.punctuation(token),
            Some(
                Punctuation::OpenQuote
                    | Punctuation::StraightQuote
                    | Punctuation::OpenBracket
                    | Punctuation::CloseQuote
            )
        )
    }

    pub(super) fn is_closing(&self, token: usize) -> bool {
        matches!(
            self.punctuation(token),
            Some(
                Punctuation::CloseQuote
                    | Punctuation::StraightQuote
                    | Punctuation::CloseBracket
                    | Punctuation::OpenQuote
            )
        )
    }

    /// The token before, where it stands in the same sentence; quotation marks are passed over.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        let mut at = token;
        while at > 0 && !self.is(at, Marks::FIRST) {
            at -= 1;
            if !self.is_opening(at) {
                return Some(at);
            }
        }
        None
    }

    /// The span of some tokens, where the first one begins at `start`.
    pub(super) fn span_from(&self, start: usize, tokens: std::ops::Range<usize>) -> Span {
        Span::new(start, self.text.span_of(tokens).end)
    }

    /// Whether a match begins with the article (which a fused لل hides).
    pub(super) fn begins_definite(&self, index: usize) -> bool {
        let found = &self.matches[index];
        let written = found.span.slice(self.text.text());
        let fused = found.proclitics.contains(Proclitics::LA)
            && written.starts_with('ل')
            && self
                .text
                .text()
                .get(..found.span.start)
                .is_some_and(|before| before.ends_with('ل'));
        written.starts_with("ال") || fused
    }

    /// The nationality that begins at a token with nothing taken off, by its match.
    pub(super) fn nationality_at(&self, token: usize) -> Option<usize> {
        if !self.is(token, Marks::NATIONALITY) {
            return None;
        }
        self.longest_at(token, |found, fact| {
            fact.kind == EntryKind::Nationality && found.proclitics.is_empty()
        })
    }

    fn mark_matches(&mut self) {
        for (index, (found, fact)) in self.matches.iter().zip(&self.facts).enumerate() {
            let cell = &mut self.cells[found.tokens.start as usize];
            if fact.kind == EntryKind::Name {
                let position = fact.entry.name_position().unwrap_or(NamePosition::Both);
                let name = NameWord {
                    given: position != NamePosition::Family,
                    family: position != NamePosition::Given,
                    common: fact.needy,
                    tokens: found.tokens.len().min(255) as u8,
                };
                if found.proclitics.is_empty() {
                    cell.name = Some(merge(cell.name, name));
                } else if cell
                    .clitic_name
                    .is_none_or(|(known, _)| known.tokens < name.tokens)
                {
                    cell.clitic_name = Some((name, index as u32));
                }
            } else if found.proclitics.is_empty() {
                if fact.kind == EntryKind::Place
                    && !fact.head
                    && found.tokens.len() == 1
                    && is_town(fact.entry)
                {
                    cell.marks.add(Marks::TOWN);
                }
                cell.marks.add(match fact.kind {
                    EntryKind::Role => Marks::TITLE,
                    EntryKind::Nationality => Marks::NATIONALITY,
                    EntryKind::Place | EntryKind::Organization if fact.head => Marks::HEAD,
                    EntryKind::Place | EntryKind::Organization if !fact.needy => Marks::NAMED,
                    _ => Marks::default(),
                });
            }
        }
    }
}

fn is_town(entry: &Entry) -> bool {
    !matches!(
        entry.entity_type(),
        Some("country" | "capital" | "continent" | "water" | "region")
    )
}

/// What two entries say of the same word.
fn merge(known: Option<NameWord>, name: NameWord) -> NameWord {
    match known {
        Some(known) if known.tokens > name.tokens => known,
        Some(known) if known.tokens == name.tokens => NameWord {
            given: known.given || name.given,
            family: known.family || name.family,
            common: known.common && name.common,
            tokens: name.tokens,
        },
        _ => name,
    }
}

fn fact<'a>(gazetteer: &'a Gazetteer, found: &Match) -> Fact<'a> {
    let entry = gazetteer.get(found.entry);
    let flags = entry.flags();
    let head = flags.contains(Flags::HEAD);
    let takes = match entry.kind() {
        EntryKind::Role => Takes::of(entry),
        _ if head => Takes::of(entry),
        _ => Takes::default(),
    };
    Fact {
        entry,
        kind: entry.kind(),
        needy: found.weak || flags.contains(Flags::COMMON),
        weak: found.weak,
        head,
        takes,
    }
}

fn cell(text: &AnalyzedText<'_>, lexicon: &Lexicon, words: &RuleWords, token: usize) -> Cell {
    let mut marks = Marks::default();
    if token == 0 || text.sentence_of(token) != text.sentence_of(token - 1) {
        marks.add(Marks::FIRST);
    }
    if !text.tokens()[token].is_word() {
        return Cell {
            marks,
            ..Cell::default()
        };
    }
    let mut clitic_tags = (Tags::NONE, 0);
    marks.add(Marks::WORD);
    let word = text.word(token);
    let tags = words.of(word);
    if word == WordId::UNKNOWN {
        marks.add(Marks::UNKNOWN);
    }
    let written = text.written(token);
    if written.ends_with(['\u{64B}', '\u{64C}', '\u{64D}'])
        || written.ends_with("\u{64B}ا")
        || written.ends_with("ءا")
    {
        marks.add(Marks::TANWIN);
    }
    if written.starts_with("ال") && text.folded(token).chars().count() >= 4 {
        marks.add(Marks::DEFINITE);
    }
    if let Some(best) = text
        .readings(token)
        .iter()
        .find(|reading| is_possible(lexicon, reading))
    {
        let written = best.span().slice(text.text());
        let mut classes = lexicon.classes_written(best.stem, written) | lexicon.classes(best.bare);
        let forms = lexicon.forms(best.bare);
        let impossible = |shape: Shape| shape.is_construct() || shape.is_bound() || shape.is_verb();
        if best.article && !forms.is_empty() && forms.iter().all(|form| impossible(form.shape)) {
            // No article stands before "my speech": الخطابي is another word.
            classes = lexicon.classes_written(best.stem, written);
        }
        if classes.intersects(closed_classes()) && !is_named_ali(text, token) {
            marks.add(Marks::CLOSED);
        }
        if !best.is_whole() && (best.is_known() || best.article) {
            marks.add(Marks::CLITIC);
            if best.enclitic.is_none() {
                clitic_tags = (words.of(best.stem), best.span().start as u32);
            }
        }
        let fused = best.proclitics.contains(Proclitics::LA) && text.folded(token).contains("لل");
        if best.article || fused || (written.starts_with("ال") && written.chars().count() >= 4) {
            marks.add(Marks::DEFINITE);
        } else {
            marks.add(verb_marks(lexicon, best));
        }
        if classes.intersects(noun_classes()) {
            marks.add(Marks::NOUN);
        }
        let actions = WordClasses::MASDAR
            | WordClasses::HUMAN
            | WordClasses::MESSAGE
            | WordClasses::CASUALTY
            | WordClasses::TIME;
        if classes.intersects(actions) {
            marks.add(Marks::ACTION);
        }
        if classes.contains(WordClasses::ADJECTIVE) {
            marks.add(Marks::ADJECTIVE);
        }
    }
    let conjoined = text.readings(token).iter().any(|reading| {
        reading.proclitics.has_conjunction() && verb_marks(lexicon, reading).has(Marks::VERB)
    });
    if conjoined {
        marks.add(Marks::CONJOINED_VERB);
    }
    if is_short_function_word(text, lexicon, token) {
        marks.add(Marks::CLOSED);
    }
    if tags.has(Tags::SPEECH) {
        marks.add(Marks::VERB);
    }
    Cell {
        marks,
        tags,
        name: None,
        clitic_name: None,
        clitic_tags,
    }
}

/// Whether a short word may be a conjunction or preposition with a function word (`وأن`, `فإن`),
/// which names of the same letters (وان, فان) hardly ever are.
fn is_short_function_word(text: &AnalyzedText<'_>, lexicon: &Lexicon, token: usize) -> bool {
    text.folded(token).chars().count() <= 4
        && text.readings(token).iter().any(|reading| {
            !reading.proclitics.is_empty()
                && reading.enclitic.is_none()
                && !reading.article
                && lexicon.classes(reading.stem).intersects(
                    WordClasses::PREPOSITION
                        | WordClasses::COMPLEMENTIZER
                        | WordClasses::RELATIVE
                        | WordClasses::PRONOUN
                        | WordClasses::NEGATION,
                )
        })
}

/// Whether a reading makes sense: no preposition before a finite verb, no pronoun of a person who
/// speaks or is spoken to (كيري is no "my كير" in the news).
fn is_possible(lexicon: &Lexicon, reading: &Reading) -> bool {
    if matches!(
        reading.enclitic,
        Some(Enclitic::Me | Enclitic::You | Enclitic::YouAll)
    ) {
        return false;
    }
    let particle = Proclitics::BA.with(Proclitics::KA).with(Proclitics::LA);
    let prefixed = [Proclitics::BA, Proclitics::KA, Proclitics::LA]
        .iter()
        .any(|&one| particle.contains(one) && reading.proclitics.contains(one));
    let forms = lexicon.forms(reading.stem);
    let only_verb =
        !reading.article && !forms.is_empty() && forms.iter().all(|form| form.shape.is_verb());
    let purpose = reading.proclitics.contains(Proclitics::LA)
        && forms.iter().any(|form| {
            matches!(
                form.shape,
                Shape::Verb {
                    tense: Tense::Imperfect | Tense::Jussive,
                    ..
                }
            )
        });
    !(prefixed && only_verb && !purpose)
}

/// Whether a reading is a verb of somebody spoken of, as verbs in the news are, and whether only
/// of several.
fn verb_marks(lexicon: &Lexicon, reading: &Reading) -> Marks {
    let mut marks = Marks::default();
    let mut singular = false;
    for form in lexicon.forms(reading.stem) {
        let Shape::Verb {
            tense,
            person,
            number,
            gender,
            bound,
            ..
        } = form.shape
        else {
            continue;
        };
        let women = gender == Gender::Feminine && number == Number::Plural;
        if person == Person::Third
            && tense != Tense::Imperative
            && !women
            && (!bound || reading.enclitic.is_some())
        {
            marks.add(Marks::VERB);
            singular |= number != Number::Plural;
        }
    }
    if marks.has(Marks::VERB) && !singular {
        marks.add(Marks::PLURAL_VERB);
    }
    marks
}

/// Classes whose words no name holds.
fn closed_classes() -> WordClasses {
    WordClasses::PREPOSITION
        | WordClasses::CONJUNCTION
        | WordClasses::SUBORDINATOR
        | WordClasses::COMPLEMENTIZER
        | WordClasses::RELATIVE
        | WordClasses::PRONOUN
        | WordClasses::DEMONSTRATIVE
        | WordClasses::NEGATION
        | WordClasses::PARTICLE
        | WordClasses::COPULA
        | WordClasses::INTERROGATIVE
        | WordClasses::ADVERB
        | WordClasses::QUANTIFIER
}

/// Classes of ordinary nouns and adjectives.
fn noun_classes() -> WordClasses {
    WordClasses::NOUN
        | WordClasses::ADJECTIVE
        | WordClasses::HUMAN
        | WordClasses::WEAPON
        | WordClasses::ORGAN
        | WordClasses::MESSAGE
        | WordClasses::LOCATION
        | WordClasses::VEHICLE
        | WordClasses::DIRECTION
        | WordClasses::CASUALTY
        | WordClasses::MASDAR
        | WordClasses::PARTICIPLE
        | WordClasses::TIME
}

/// علي and على fold to one word: where ي is written, it may be the name.
fn is_named_ali(text: &AnalyzedText<'_>, token: usize) -> bool {
    text.folded(token) == "علي" && text.written(token).ends_with('ي')
}
