//! [`Cells`]: the cells of the sentence that is read, and of what stands around it. A text's cells take several times
//! its room, so that they are made as the sentences come, and forgotten behind them.

use std::ops::{Index, Range};

use super::cell::{
    Cell, Class, Context, Position, blank, counts, is_abbreviation, is_before_period, is_to_me,
    is_turn_of_speech, mark, named, numeral, settled, word,
};
use super::domain::{Domains, PASSAGE};
use super::function_word::DecidedBy;
use super::word_facts::{KnownWords, Marks, WordFacts};
use crate::entity::Mention;
use crate::event::frame::Company;
use crate::lexicon::{NumberPart, NumberPhrase};
use crate::text::{AnalyzedText, Sentence, TokenKind};
use crate::time::Time;

/// How many tokens behind a sentence have their cells while it is read: what its passage is about shows there, and
/// short quotations that begin in it end there.
const AHEAD: usize = PASSAGE + 4;

/// How many tokens before a sentence have their cells while it is read.
const BEHIND: usize = 16;

/// How many cells more are made when some are needed: who makes many in turn has his code at hand.
const AT_A_TIME: usize = 128;

/// How many words are recalled in turn before the first one's cell is made: as many as stay near.
const RECALLED: usize = 32;

/// For how many cells there is room from the start: most texts never need more.
const ROOM: usize = 3 * (BEHIND + AHEAD + 32) + AT_A_TIME;

/// The cell of what is too far off to be looked at.
static FAR: Cell = blank(Class::Other);

/// Cells by their tokens' positions in the text.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    cells: Vec<Cell>,
    /// Of each of them, which words that frames look for it is.
    company: Vec<Company>,
    /// The token of the first of them.
    first: usize,
    /// The numbers that begin at them outside of names and times.
    numbers: Vec<NumberPhrase>,
}

impl Cells {
    /// None yet, for a text of so many tokens.
    fn with_room(count: usize) -> Self {
        Self {
            cells: Vec::with_capacity(count.min(ROOM)),
            company: Vec::with_capacity(count.min(ROOM)),
            first: 0,
            numbers: Vec::new(),
        }
    }

    /// The number that was read where the cell of a token was made.
    pub(super) fn number(&self, token: usize) -> Option<&NumberPhrase> {
        let found = (self.numbers).binary_search_by_key(&token, |number| number.tokens.start);
        found.ok().and_then(|at| self.numbers.get(at))
    }

    /// The cell of a token; none behind the text.
    pub(crate) fn get(&self, token: usize) -> Option<&Cell> {
        // What lies before the first of them wraps to what lies far behind the last.
        self.cells.get(token.wrapping_sub(self.first))
    }

    /// Of some tokens, which words that frames look for each is.
    #[inline]
    pub(crate) fn company(&self, tokens: &Range<usize>) -> &[Company] {
        let place = |token: usize| token.wrapping_sub(self.first);
        let company = self.company.get(place(tokens.start)..place(tokens.end));
        company.unwrap_or_default()
    }

    fn end(&self) -> usize {
        self.first + self.cells.len()
    }

    fn forget_before(&mut self, token: usize) {
        let many = token.saturating_sub(self.first).min(self.cells.len());
        // What is kept moves, so that it should be little.
        if 3 * many > 2 * self.cells.len() {
            self.cells.drain(..many);
            self.company.drain(..many);
            self.first += many;
            let first = self.first;
            let before = |number: &NumberPhrase| number.tokens.start < first;
            let gone = self.numbers.partition_point(before);
            self.numbers.drain(..gone);
        }
    }
}

impl Index<usize> for Cells {
    type Output = Cell;

    #[inline]
    fn index(&self, token: usize) -> &Cell {
        let cell = self.get(token);
        debug_assert!(cell.is_some(), "the cell of {token} is not there");
        cell.unwrap_or(&FAR)
    }
}

/// What is remembered of a token's cell when it is forgotten.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trace {
    pub(crate) class: Class,
    pub(crate) conjunction: bool,
    /// Whether it has a preposition, or is one.
    pub(crate) preposition: bool,
    /// How many bytes its proclitics take.
    before_stem: u8,
}

impl Trace {
    /// What the token is to its sentence, and whether it has a preposition.
    pub(crate) fn is(self) -> (Class, bool) {
        (self.class, self.preposition)
    }

    /// Where its stem begins, if its token begins at a byte.
    pub(crate) fn stem_start(self, token: usize) -> usize {
        token + usize::from(self.before_stem)
    }
}

/// Makes the cells of a text, one for each token.
pub(crate) struct CellReader<'a, 't> {
    context: Context<'a, 't>,
    /// What is known of words by themselves.
    memory: &'a mut KnownWords,
    /// Of the tokens whose cells are made at present.
    facts: Vec<WordFacts>,
    pub(crate) cells: Cells,
    /// Of all tokens so far.
    pub(crate) traces: Vec<Trace>,
    /// What the passages so far are about.
    pub(crate) domains: Domains,
    /// The words so far that call somebody a spokesman.
    pub(crate) spokesmen: Vec<usize>,
    mentions: Starts<'a, Mention>,
    times: Starts<'a, Time>,
    /// Where the number, preposition or abbreviation ends that was last begun.
    inside_until: usize,
    /// The tokens of the sentence that is made at present.
    sentence: Range<usize>,
    /// Those of them that nothing covers or begins at, up to the next one that something may begin at.
    quiet: Range<usize>,
}

impl<'a, 't> CellReader<'a, 't> {
    pub(crate) fn new(context: Context<'a, 't>, memory: &'a mut KnownWords) -> Self {
        let count = context.text.tokens().len();
        memory.begin_text(context.text);
        Self {
            context,
            memory,
            facts: Vec::with_capacity(count.min(RECALLED + 1)),
            cells: Cells::with_room(count),
            traces: Vec::with_capacity(count),
            domains: Domains::default(),
            spokesmen: Vec::new(),
            // Mentions come sorted by start, the longest first.
            mentions: Starts::new(context.mentions, count),
            times: Starts::new(context.times, count),
            inside_until: 0,
            sentence: 0..0,
            quiet: 0..0,
        }
    }

    /// Makes the cells that a sentence is read with, and forgets those of earlier ones. To be called for each sentence
    /// in turn.
    pub(crate) fn read(&mut self, sentence: &Sentence) {
        self.cells
            .forget_before(sentence.tokens.start.saturating_sub(BEHIND));
        let count = self.context.text.tokens().len();
        let needed = (sentence.tokens.end + AHEAD).min(count);
        if self.cells.end() < needed {
            let end = (needed + AT_A_TIME).min(count);
            let mut facts = std::mem::take(&mut self.facts);
            while self.cells.end() < end {
                let first = self.cells.end();
                let tokens = first..end.min(first + RECALLED);
                // What a word is may depend on the next one.
                self.recall(first..count.min(tokens.end + 1), &mut facts);
                let mut behind = facts.iter();
                for token in tokens {
                    let Some(facts) = behind.next() else {
                        break;
                    };
                    let next = behind.as_slice().first();
                    if self.quiet.contains(&token) && self.is_settled(token, facts, next) {
                        self.add_settled(token, facts);
                    } else {
                        self.make(token, facts, next);
                    }
                }
            }
            self.facts = facts;
        }
    }

    /// What is known of some tokens by themselves. They are all asked for before the first one is made use of: what
    /// takes time is to wait for their places in the memory.
    fn recall(&mut self, tokens: Range<usize>, facts: &mut Vec<WordFacts>) {
        facts.clear();
        facts.reserve(tokens.len());
        for token in tokens {
            self.memory.recall(&self.context, token, facts);
        }
    }

    /// Whether nothing around a token changes what it is by itself, but names and times.
    #[inline]
    fn is_settled(&self, token: usize, facts: &WordFacts, next: Option<&WordFacts>) -> bool {
        let decided = match facts.decided_by {
            DecidedBy::Itself => true,
            DecidedBy::Next => next.is_some_and(|next| !next.is_second),
            DecidedBy::Surroundings => false,
        };
        decided
            && !facts.marks.intersects(Marks::NUMBER_OR_VERB)
            && !(facts.marks.intersects(Marks::OF_EXPRESSION)
                && self.may_be_of_expression(token, facts, next))
    }

    /// Whether a word may be one of an expression. A turn of speech has two words or more.
    fn may_be_of_expression(
        &self,
        token: usize,
        facts: &WordFacts,
        next: Option<&WordFacts>,
    ) -> bool {
        let text = self.context.text;
        let turns = |marks: Marks| marks.contains(Marks::TURN);
        facts.marks.contains(Marks::SHORT) && is_before_period(text, token)
            || turns(facts.marks)
                && (next.is_none_or(|next| turns(next.marks))
                    || self.cells.cells.last().is_none_or(|c| turns(c.marks)))
    }

    /// Makes the cell of the next token, which is settled.
    #[inline]
    fn add_settled(&mut self, token: usize, facts: &WordFacts) {
        let text = self.context.text;
        let further = self.memory.further(facts);
        let mut cell = match text.tokens()[token].kind {
            TokenKind::Word => settled(&self.context, token, facts, further.usual),
            kind => blank(mark(text, token, kind)),
        };
        cell.marks = facts.marks;
        let company = further.company;
        self.add(token, cell, company);
    }

    #[inline(always)]
    fn add(&mut self, token: usize, cell: Cell, company: Company) {
        self.remember(token, &cell);
        self.cells.cells.push(cell);
        self.cells.company.push(company);
    }

    #[inline(always)]
    fn remember(&mut self, token: usize, cell: &Cell) {
        // Where nothing is taken off in front, the stem begins with the token.
        let before_stem = match cell.reading {
            Some(reading) if !reading.proclitics.is_empty() => {
                let start = self.context.text.tokens()[token].span().start();
                reading.span().start() - start
            }
            _ => 0,
        };
        self.traces.push(Trace {
            class: cell.class,
            conjunction: cell.conjunction,
            preposition: cell.preposition.is_some(),
            // With more marks than that, proclitics are part of what is said.
            before_stem: u8::try_from(before_stem).unwrap_or(0),
        });
        // Few words have any of these marks.
        if cell.marks.intersects(Marks::OF_PASSAGE) {
            self.domains.add(token, cell.marks);
            if cell.marks.contains(Marks::SPOKESMAN) {
                self.spokesmen.push(token);
            }
        }
    }

    /// Makes the cell of the next token, whatever it is. `next` is what is known of the token behind it by itself, unless
    /// that is not known yet.
    #[inline(never)]
    fn make(&mut self, token: usize, facts: &WordFacts, next: Option<&WordFacts>) {
        let text = self.context.text;
        let kind = text.tokens()[token].kind;
        if self.sentence.end <= token {
            self.next_sentence(token);
        }
        let context = &self.context;
        // Company is looked for in the own sentence: what stands before it changes no reading.
        let before = &self.cells.cells[self.sentence.start - self.cells.first..];
        let further = self.memory.further(facts);
        let (mut marks, company) = (facts.marks, further.company);
        let in_mention = token < self.mentions.end;
        let covered = in_mention || token < self.times.end;
        let mention = self.mentions.begins(token, !in_mention);
        let time = self.times.begins(token, !covered && mention.is_none());
        let mut cell = if covered || token < self.inside_until {
            Cell {
                mention: Position::of(mention),
                ..blank(Class::Inside)
            }
        } else if marks.intersects(Marks::OF_EXPRESSION)
            && self.may_be_of_expression(token, facts, next)
            && let Some((cell, end)) = expression(text, token, marks)
        {
            self.inside_until = end;
            cell
        } else if let Some(index) = time {
            let reading = text
                .best(token)
                .filter(|r| r.span().start() <= context.times[index].span.start());
            let conjunction = reading.is_some_and(|r| r.proclitics.has_conjunction());
            Cell {
                time: Position::of(time),
                reading,
                conjunction,
                stem: facts.stem_of(context, token, reading),
                ..blank(Class::Time)
            }
        } else if let Some(index) = mention.filter(|_| !is_to_me(text, token, before)) {
            named(context, token, index, facts, before)
        } else {
            // على hedges no number without a number word behind it.
            let may_count = marks.contains(Marks::NUMBER)
                && (facts.number != NumberPart::Hedge
                    || next.is_none_or(|next| next.number != NumberPart::None));
            let read = || context.numbers.read(text, token);
            let number = may_count.then(read).flatten();
            if number.is_none() {
                // Phrases need not try again.
                marks = marks.without(Marks::NUMBER);
            }
            let counted = number.is_some_and(|number| {
                let counted = counts(text, &number);
                self.cells.numbers.push(number);
                counted
            });
            match self.cells.numbers.last().filter(|_| counted) {
                Some(number) => {
                    self.inside_until = number.tokens.end;
                    numeral(context, number, facts)
                }
                None if kind == TokenKind::Word => {
                    word(context, token, (facts, further), next, before)
                }
                None => blank(mark(text, token, kind)),
            }
        };
        if cell.class == Class::Preposition {
            self.inside_until = token + cell.preposition.map_or(1, |p| p.tokens());
        }
        cell.marks = marks;
        self.add(token, cell, company);
        let covered = self.mentions.end.max(self.times.end);
        let begun = self.mentions.next_start.min(self.times.next_start);
        self.quiet = covered.max(self.inside_until)..begun.min(self.sentence.end);
    }

    #[cold]
    fn next_sentence(&mut self, token: usize) {
        let sentences = self.context.text.sentences();
        if let Some(sentence) = sentences.get(self.context.text.sentence_of(token)) {
            self.sentence = sentence.tokens.clone();
        }
    }
}

/// The cell of a word that means little by itself, being short for something or one of a turn of speech, and where it
/// ends.
#[inline(never)]
fn expression(text: &AnalyzedText<'_>, token: usize, marks: Marks) -> Option<(Cell, usize)> {
    if marks.contains(Marks::SHORT) && is_abbreviation(text, token) {
        return Some((blank(Class::Inside), token + 2));
    }
    (marks.contains(Marks::TURN) && is_turn_of_speech(text, token)).then(|| {
        let reading = text.best(token);
        let cell = Cell {
            reading,
            conjunction: reading.is_some_and(|r| r.proclitics.has_conjunction()),
            ..blank(Class::Particle)
        };
        (cell, token + 1)
    })
}

/// What covers tokens of a text.
trait Covering {
    fn tokens(&self) -> &Range<usize>;
}

impl Covering for Mention {
    fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }
}

impl Covering for Time {
    fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }
}

/// Things in the order of their first tokens, of which each that begins outside of those before it counts.
struct Starts<'a, T> {
    list: &'a [T],
    next: usize,
    /// The first token of the next one; behind the text where there is none.
    next_start: usize,
    /// How many tokens there are.
    count: usize,
    /// Where the last one that counts ends.
    end: usize,
}

impl<'a, T: Covering> Starts<'a, T> {
    fn new(list: &'a [T], count: usize) -> Self {
        Self {
            list,
            next: 0,
            next_start: list.first().map_or(count, |one| one.tokens().start),
            count,
            end: 0,
        }
    }

    /// The first one that begins at a token, where one may. To be asked of each token in turn.
    #[inline]
    fn begins(&mut self, token: usize, may: bool) -> Option<usize> {
        match token < self.next_start {
            true => None,
            false => self.find(token, may),
        }
    }

    fn find(&mut self, token: usize, may: bool) -> Option<usize> {
        let mut found = None;
        while let Some(range) = self.list.get(self.next).map(Covering::tokens)
            && range.start <= token
        {
            let whole = range.start == token && !range.is_empty() && range.end <= self.count;
            if may && whole && found.is_none() {
                found = Some(self.next);
                self.end = range.end;
            }
            self.next += 1;
        }
        let next = self.list.get(self.next);
        self.next_start = next.map_or(self.count, |one| one.tokens().start);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    #[test]
    fn cells_keep_their_tokens_when_others_are_forgotten() {
        let mut cells = Cells::default();
        for token in 0..40 {
            cells.cells.push(Cell {
                conjunction: token == 30,
                ..blank(Class::Noun)
            });
            cells.company.push(Company::default());
        }
        cells.forget_before(10);
        assert!(cells.get(0).is_some(), "what is little stays");
        cells.forget_before(28);
        assert!(cells.get(27).is_none() && cells.get(28).is_some());
        assert!(cells[30].conjunction && !cells[31].conjunction);
        assert_eq!(cells.end(), 40);
        assert!(cells.get(40).is_none());
    }

    #[test]
    fn sentences_are_read_alike_wherever_they_stand() {
        let told =
            "قال الوزير إن القصف أدى إلى مقتل ثلاثة جنود في البصرة، مضيفا أن التحقيق مستمر.\n";
        let texts = [told.to_owned(), "وصل الوفد.\n".repeat(60) + told];
        let kinds = texts.map(|text| {
            let start = text.len() - told.len();
            let document = Extractor::new().extract(&text);
            let events = document
                .events()
                .iter()
                .filter(|e| e.trigger.start() >= start);
            let kinds = events.map(|e| (e.event_type(), e.trigger.start() - start));
            kinds.collect::<Vec<_>>()
        });
        assert!(kinds[0].len() > 1);
        assert_eq!(kinds[0], kinds[1]);
    }
}
