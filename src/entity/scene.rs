//! [`Scene`]: a text as the entity rules see it, with what is known of every token and match.

use smallvec::SmallVec;

use crate::Span;
use crate::gazetteer::{
    Countries, Entry, EntryId, EntryKind, EntryType, Features, Gazetteer, Match,
};
use crate::lexicon::Lexicon;
use crate::text::{AnalyzedText, FormMemory, Proclitics, Punctuation};

pub(super) use super::cell::{Begins, Cell, Marks, NameWord};
use super::clitic::{Ending, Endings};
use super::head::HeadEntries;
pub(super) use super::known_match::{KnownMatch, Takes};
use super::name_shape::may_be_unlisted;
pub(super) use super::token_sets::TokenSet;
use super::token_sets::{BLOCK, Hints, Ones, TokenSets};
use super::word_facts::{Knowledge, WordFacts};
use super::words::Tags;

/// A text with its matches, and a cell for every token.
pub(super) struct Scene<'a> {
    pub(super) text: &'a AnalyzedText<'a>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) heads: &'a HeadEntries,
    pub(super) matches: Vec<KnownMatch>,
    cells: Vec<Cell>,
    /// How each token ends.
    endings: Vec<Ending>,
    sets: TokenSets,
    /// The countries that the text names, by their name or an adjective, and those that it names by an adjective.
    pub(super) countries: Countries,
    pub(super) countries_of_adjectives: Countries,
    /// Whether the text as a whole is about sports.
    sport: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        text: &'a AnalyzedText<'a>,
        matches: Vec<Match>,
        knowledge: Knowledge<'a>,
        known: &mut FormMemory<WordFacts>,
    ) -> Self {
        let Tokens {
            mut cells,
            endings,
            mut sets,
            sport,
        } = read_tokens(text, knowledge, known);
        let gazetteer = knowledge.gazetteer;
        // Most of the time goes into waiting for the entries, so that all are asked before the first one is used.
        let of_entry = |found: &Match| KnownMatch::new(found, gazetteer);
        let mut known: Vec<_> = matches.iter().map(of_entry).collect();
        let (mut countries, mut of_adjectives) = (Countries::default(), Countries::default());
        for ((found, own), index) in matches.iter().zip(&mut known).zip(0..) {
            // What holds of fewest matches is asked first, so that the answer can be foreseen.
            let preposition = has_preposition(text, &cells, found)
                && own.sort.has(Begins::PERSON.with(Begins::NAME));
            if preposition || is_second_choice(text, knowledge.lexicon, found) {
                own.set_rare();
            }
            let token = found.tokens.start as usize;
            mark(&mut cells[token], index, own);
            sets.add_match(token, own.sort);
            if names_country(own) {
                countries.extend(own.features.country());
                if own.kind() == EntryKind::Nationality {
                    of_adjectives.extend(own.features.country());
                }
            }
        }
        sets.introduce();
        Self {
            text,
            gazetteer,
            heads: knowledge.heads,
            matches: known,
            cells,
            endings,
            sets,
            countries,
            countries_of_adjectives: of_adjectives,
            sport: sport >= SPORT_WORDS,
        }
    }

    /// The tokens of a set.
    pub(super) fn tokens_of(&self, set: TokenSet) -> impl DoubleEndedIterator<Item = usize> {
        self.sets.tokens(set)
    }

    /// The tokens with letters that end in some way. It is told of 64 at a time and without a branch for each of them,
    /// since it holds of few and comes as no branch foresees.
    pub(super) fn tokens_ending(&self, endings: &Endings) -> impl Iterator<Item = usize> {
        let blocks = self.endings.chunks(BLOCK);
        let blocks = blocks.zip(self.sets.blocks(TokenSet::Letters));
        blocks.zip(0..).flat_map(move |((own, letters), block)| {
            let mut bits = 0;
            for (&ending, at) in own.iter().zip(0..) {
                bits |= u64::from(endings.may_have(ending)) << at;
            }
            Ones(bits & letters).map(move |at| BLOCK * block + at)
        })
    }

    /// Whether a city's name means its club here: the text is about sports, and the sentence, too.
    pub(super) fn is_about_sport(&self, token: usize) -> bool {
        self.sport
            && (token.saturating_sub(SPORT_WINDOW)..token + SPORT_WINDOW).any(|near| {
                near < self.len()
                    && self.text.sentence_of(near) == self.text.sentence_of(token)
                    && self.tagged(near, Tags::SPORT)
            })
    }

    /// Whether a city's name begins at a token that may stand for its club, as it does in texts about sports only.
    #[inline]
    pub(super) fn may_begin_club(&self, token: usize) -> bool {
        self.sport && self.begins(token, Begins::PLACE)
    }

    /// Whether the text is about sports.
    pub(super) fn is_sport(&self) -> bool {
        self.sport
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The matches that begin at a token, by their indices.
    pub(super) fn matches_at(&self, token: usize) -> impl Iterator<Item = usize> + use<'_> {
        let first = self.cells.get(token).map(|cell| cell.first_match as usize);
        let all = first.unwrap_or(usize::MAX).min(self.matches.len())..self.matches.len();
        all.take_while(move |&index| self.matches[index].tokens.start as usize == token)
    }

    /// Whether matches of entries of one of some sorts begin at a token.
    pub(super) fn begins(&self, token: usize, sorts: Begins) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| cell.begins.has(sorts))
    }

    /// The longest match of a token that is of one of some sorts and that `wanted` accepts.
    #[inline]
    pub(super) fn longest_at(
        &self,
        token: usize,
        sorts: Begins,
        wanted: impl Fn(&KnownMatch) -> bool,
    ) -> Option<usize> {
        // Most tokens have none, and it is asked of every token many times.
        match self.begins(token, sorts) {
            true => self.longest_begun_at(token, sorts, wanted),
            false => None,
        }
    }

    #[inline(never)]
    fn longest_begun_at(
        &self,
        token: usize,
        sorts: Begins,
        wanted: impl Fn(&KnownMatch) -> bool,
    ) -> Option<usize> {
        let mut best: Option<usize> = None;
        for index in self.matches_of(token, sorts) {
            let length = |index: usize| self.matches[index].tokens.len();
            if wanted(&self.matches[index]) && best.is_none_or(|best| length(index) > length(best))
            {
                best = Some(index);
            }
        }
        best
    }

    /// The matches of entries of one of some sorts that begin at a token.
    pub(super) fn matches_of(
        &self,
        token: usize,
        sorts: Begins,
    ) -> impl Iterator<Item = usize> + use<'_> {
        // None stands behind the text.
        let at = if self.begins(token, sorts) {
            token
        } else {
            self.len()
        };
        let matches = self.matches_at(at);
        matches.filter(move |&index| sorts.has(self.matches[index].sort))
    }

    /// The entry of a match, with its texts.
    pub(super) fn entry(&self, index: usize) -> Entry<'a> {
        self.gazetteer.get(self.matches[index].entry)
    }

    /// The entry that the entry of a match stands for: of a nationality its country, of a word for members their
    /// group.
    pub(super) fn stands_for(&self, index: usize) -> Option<EntryId> {
        if !self.matches[index].features.is_stand_in() {
            return None;
        }
        self.gazetteer.position(self.entry(index).stands_for()?)
    }

    /// Whether a token has one of some marks. What lies behind the text has none.
    pub(super) fn is(&self, token: usize, marks: Marks) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| cell.marks.has(marks))
    }

    /// Whether something holds of a token by its marks and tags.
    #[inline]
    pub(super) fn told(&self, token: usize, holds: impl Fn(Marks, Tags) -> bool) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| holds(cell.marks, cell.tags))
    }

    /// Whether the rules know a token by one of some tags.
    pub(super) fn tagged(&self, token: usize, tags: Tags) -> bool {
        self.cells
            .get(token)
            .is_some_and(|cell| cell.tags.has(tags))
    }

    /// The name word that begins at a token, with nothing taken off.
    pub(super) fn name_word(&self, token: usize) -> Option<NameWord> {
        self.cells.get(token)?.name.get()
    }

    /// The name word that begins at a token behind proclitics, and its match.
    pub(super) fn clitic_name_word(&self, token: usize) -> Option<(NameWord, &KnownMatch)> {
        let cell = self.cells.get(token)?;
        let name = cell.clitic_name.get()?;
        let is_it = |&index: &usize| {
            let found = &self.matches[index];
            !found.is_rare()
                && !found.proclitics.is_empty()
                && found.tokens.len().min(255) == usize::from(name.tokens)
        };
        let found = self.matches_of(token, Begins::NAME).find(is_it)?;
        Some((name, &self.matches[found]))
    }

    /// Whether a person's name that the lists know may begin at a token: with a word of the lists or a particle, perhaps
    /// behind proclitics.
    pub(super) fn may_begin_known_name(&self, token: usize) -> bool {
        self.cells
            .get(token)
            .is_some_and(Cell::may_begin_known_name)
    }

    /// Whether a person's name may begin at a token: one of the lists, or one that no list knows behind a word that may
    /// introduce it, a verb or a nationality.
    #[inline]
    pub(super) fn may_begin_person(&self, token: usize) -> bool {
        let before = token.checked_sub(1).and_then(|at| self.cells.get(at));
        let cell = self.cells.get(token);
        cell.is_some_and(|cell| may_begin_person(cell, before.unwrap_or(&Cell::EMPTY)))
    }

    /// Whether a token may say that a person's name follows, though it is no title.
    #[inline]
    pub(super) fn may_introduce(&self, token: usize) -> bool {
        self.cells.get(token).is_some_and(may_introduce)
    }

    /// Whether a token may be a person's name of one word.
    #[inline]
    pub(super) fn may_be_single_name(&self, token: usize) -> bool {
        self.cells.get(token).is_some_and(Cell::may_be_single_name)
    }

    /// Where the stem of a token begins, when it is a word of some tags behind proclitics.
    pub(super) fn clitic_tagged(&self, token: usize, tags: Tags) -> Option<usize> {
        let cell = self.cells.get(token)?;
        let start = || self.text.tokens()[token].span().start() + usize::from(cell.clitic_stem);
        cell.clitic_tags.has(tags).then(start)
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
        // That a word is no mark its cell tells, which is nearer than its token.
        match self.is(token, Marks::WORD) {
            true => None,
            false => self.text.tokens().get(token)?.punctuation(),
        }
    }

    /// Whether a quotation or bracket opens at a token; marks that do not tell are read by the
    /// spaces around them.
    pub(super) fn is_opening(&self, token: usize) -> bool {
        match self.punctuation(token) {
            Some(Punctuation::OpenQuote | Punctuation::OpenBracket) => true,
            Some(Punctuation::StraightQuote | Punctuation::CloseQuote) => {
                self.leans(token) != Some(false)
            }
            _ => false,
        }
    }

    /// Whether a quotation or bracket closes at a token.
    pub(super) fn is_closing(&self, token: usize) -> bool {
        match self.punctuation(token) {
            Some(Punctuation::CloseQuote | Punctuation::CloseBracket) => true,
            Some(Punctuation::StraightQuote | Punctuation::OpenQuote) => {
                self.leans(token) != Some(true)
            }
            _ => false,
        }
    }

    /// Whether a mark is glued to what follows (and not to what is before it), or the other way
    /// round; `None` where the spaces do not tell.
    fn leans(&self, token: usize) -> Option<bool> {
        let tokens = self.text.tokens();
        let before = tokens[token].space_before;
        let behind = tokens.get(token + 1).is_none_or(|next| next.space_before);
        (before != behind).then_some(before)
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
        Span::new(start, self.text.span_of(tokens).end())
    }

    /// Whether a match begins with the article (which a fused لل hides).
    pub(super) fn begins_definite(&self, index: usize) -> bool {
        let found = &self.matches[index];
        let token = found.tokens.start as usize;
        let folded = self.text.folded(token);
        // A proclitic before a quotation mark is a token of its own.
        let glued = found.span.start() > self.text.tokens()[token].span().start();
        let taken = if glued { found.proclitics.count() } else { 0 };
        let stem = folded.char_indices().nth(taken);
        let stem = stem.map_or("", |(start, _)| &folded[start..]);
        // Of لل, which is ل and the article, only the first ل is taken off.
        let fused = found.proclitics.contains(Proclitics::LA) && stem.starts_with('ل');
        stem.starts_with("ال") || fused
    }

    /// The nationality that begins at a token with nothing taken off, by its match.
    pub(super) fn nationality_at(&self, token: usize) -> Option<usize> {
        if !self.is(token, Marks::NATIONALITY) {
            return None;
        }
        self.longest_at(token, Begins::NATIONALITY, |found| {
            found.proclitics.is_empty()
        })
    }
}

/// [`Scene::may_begin_person`] by the cells.
#[inline]
fn may_begin_person(cell: &Cell, before: &Cell) -> bool {
    let introduced = may_be_unlisted(cell.marks, cell.tags)
        & !cell.marks.has(Marks::DEFINITE)
        & (before.marks.has(Marks::VERB) | before.begins.has(Begins::NATIONALITY));
    cell.begins.has(Begins::PERSON) | cell.may_begin_known_name() | introduced
}

/// [`Scene::may_introduce`] by the cell.
#[inline]
fn may_introduce(cell: &Cell) -> bool {
    cell.tags.has(Tags::NAMING) | cell.marks.has(Marks::POSSESSED_TITLE)
}

/// Whether a match surely names a country, by its name or an adjective.
fn names_country(found: &KnownMatch) -> bool {
    // Few do, so that it is asked first and the answer can be foreseen.
    let names = match found.kind() {
        EntryKind::Nationality => true,
        EntryKind::Place => found.features.entity_type() == Some(EntryType::Country),
        _ => false,
    };
    names && !found.is_needy()
}

/// Tells the cell of a match's first token what begins there.
fn mark(cell: &mut Cell, index: u32, found: &KnownMatch) {
    cell.first_match = cell.first_match.min(index);
    cell.begins = cell.begins.with(found.sort);
    if found.is_rare() {
        return;
    }
    if found.kind() == EntryKind::Name {
        let (given, family) = found.features.name_positions();
        let name = NameWord {
            given,
            family,
            // An ordinary word that the lexicon has nowhere is rare enough to be a name.
            common: found.is_needy(),
            ordinary: found.is_needy() && cell.marks.has(ORDINARY),
            tokens: found.tokens.len().min(255) as u8,
        };
        if found.proclitics.is_empty() {
            cell.name = merge(cell.name.get(), name).into();
        } else if cell
            .clitic_name
            .get()
            .is_none_or(|known| known.tokens < name.tokens)
        {
            cell.clitic_name = name.into();
        }
    } else if found.proclitics.is_empty() {
        if found.kind() == EntryKind::Place
            && !found.head()
            && found.tokens.len() == 1
            && is_town(found.features)
        {
            cell.marks.add(Marks::TOWN);
        }
        cell.marks.add(match found.kind() {
            EntryKind::Role => Marks::TITLE,
            EntryKind::Nationality => Marks::NATIONALITY,
            EntryKind::Place | EntryKind::Organization if found.head() => Marks::HEAD,
            EntryKind::Place | EntryKind::Organization if !found.is_needy() => Marks::NAMED,
            _ => Marks::default(),
        });
    }
}

/// How many words of sports make a text one about sports, and how near one has to be to a name.
const SPORT_WORDS: usize = 3;
const SPORT_WINDOW: usize = 10;

/// Marks of words that stand in texts as such.
const ORDINARY: Marks = Marks::CLOSED
    .with(Marks::VERB)
    .with(Marks::NOUN)
    .with(Marks::ADJECTIVE)
    .with(Marks::CLITIC)
    .with(Marks::DEFINITE);

fn is_town(features: Features) -> bool {
    !matches!(
        features.entity_type(),
        Some(
            EntryType::Country
                | EntryType::Capital
                | EntryType::Continent
                | EntryType::Water
                | EntryType::Region
        )
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
            ordinary: known.ordinary && name.ordinary,
            tokens: name.tokens,
        },
        _ => name,
    }
}

/// What is known of every token of a text without its matches.
struct Tokens {
    cells: Vec<Cell>,
    endings: Vec<Ending>,
    sets: TokenSets,
    /// How many words of sport there are.
    sport: usize,
}

/// Reads a text token by token.
fn read_tokens(
    text: &AnalyzedText<'_>,
    knowledge: Knowledge<'_>,
    known: &mut FormMemory<WordFacts>,
) -> Tokens {
    let tokens = text.tokens();
    known.begin_text(text);
    let mut cells: Vec<Cell> = Vec::with_capacity(tokens.len());
    let mut endings = Vec::with_capacity(tokens.len());
    let mut sets = TokenSets::with_room_for(tokens.len());
    let (mut dotted, mut sport) = (false, 0);
    let mut ala: SmallVec<[usize; 16]> = SmallVec::new();
    while cells.len() < tokens.len() {
        let first = cells.len();
        let mut hints = [Hints::NONE.bits(); BLOCK];
        let block = (first..tokens.len()).zip(&mut hints);
        cells.extend(block.map(|(token, hints)| {
            let word = known.of(text, token, || knowledge.of(text, token));
            *hints = word.hints.bits();
            endings.push(word.ending);
            Cell {
                marks: word.marks,
                tags: word.tags,
                clitic_tags: word.clitic_tags,
                clitic_stem: word.clitic_stem,
                ..Cell::EMPTY
            }
        }));
        for token in sets.add(&hints).map(|at| first + at) {
            let cell = &cells[token];
            sport += usize::from(cell.tags.has(Tags::SPORT));
            // Egyptian spelling leaves the dots of a last ي as they come.
            dotted |= cell.marks.has(Marks::DOTTED);
            if cell.marks.has(Marks::ALA) {
                ala.push(token);
            }
        }
    }
    for sentence in text.sentences() {
        if let Some(cell) = cells.get_mut(sentence.tokens.start) {
            cell.marks.add(Marks::FIRST);
        }
    }
    for token in ala {
        let behind = tokens.get(token + 1).is_some_and(|next| next.is_word());
        let ya = || text.written(token).ends_with('ي');
        if behind && (dotted || !ya()) {
            cells[token]
                .marks
                .add(Marks::PREPOSITION.with(Marks::CLOSED));
        }
    }
    Tokens {
        cells,
        endings,
        sets,
        sport,
    }
}

/// Whether the name of a match begins or ends with على, so that it is none.
fn has_preposition(text: &AnalyzedText<'_>, cells: &[Cell], found: &Match) -> bool {
    let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
    let is_at = |token: usize| cells[token].marks.has(Marks::PREPOSITION);
    let (first, last) = (is_at(start), is_at(end - 1));
    let whole = || end - start > 2 && text.written(start).ends_with('ي');
    (first | last) && (last || !whole())
}

/// Whether proclitics were taken off what is an ordinary word as it stands: `كبير` is no "as بير".
fn is_second_choice(text: &AnalyzedText<'_>, lexicon: &Lexicon, found: &Match) -> bool {
    if found.reading == 0 || found.proclitics.is_empty() {
        return false;
    }
    let best = text.best(found.tokens.start as usize);
    best.is_some_and(|best| {
        let classes = lexicon.classes(best.stem) | lexicon.classes(best.bare);
        best.proclitics.is_empty() && best.enclitic.is_none() && !classes.is_empty()
    })
}
