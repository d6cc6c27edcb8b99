//! Who speaks for whom: `المتحدث باسم الوزارة`.

use rustc_hash::FxHashMap;

use super::argument::Argument;
use super::clause::cell::Context;
use crate::Span;
use crate::entity::{EntityId, EntityKind, Mention};
use crate::lexicon::WordClasses;
use crate::text::TokenKind;

/// All spokesmen of a text.
pub(super) struct Spokesmen {
    /// By the word that makes one of them: whom they speak for.
    by_word: Vec<(usize, Argument)>,
    /// By the person, where the text tells who it is, positions in `by_word`.
    by_person: FxHashMap<EntityId, usize>,
}

/// How many words may stand between المتحدث and باسم (`المتحدث العسكري باسم`).
const ADJECTIVES: usize = 2;

impl Spokesmen {
    /// `words` are those that call somebody one.
    pub(super) fn find(context: Context<'_, '_>, words: &[usize]) -> Self {
        let text = context.text;
        let mut spokesmen = Self {
            by_word: Vec::new(),
            by_person: FxHashMap::default(),
        };
        for &token in words {
            let name = (token + 1..token + 2 + ADJECTIVES)
                .take_while(|&at| goes_on(context, at))
                .find(|&at| text.folded(at) == "باسم");
            if let Some(principal) = name.and_then(|name| principal(context, name + 1)) {
                if let Some(person) = person(context, token) {
                    let at = spokesmen.by_word.len();
                    spokesmen.by_person.entry(person).or_insert(at);
                }
                spokesmen.by_word.push((token, principal));
            }
        }
        spokesmen
    }

    /// Whom the speakers speak for: as spokesmen in their own phrase, or as persons whom the text calls
    /// spokesmen anywhere.
    pub(super) fn principals(
        &self,
        context: Context<'_, '_>,
        speakers: &[Argument],
    ) -> Vec<Argument> {
        let tokens = context.text.tokens();
        let mut principals: Vec<Argument> = Vec::new();
        for speaker in speakers {
            let in_phrase = speaker.span.and_then(|span| {
                let first = self
                    .by_word
                    .partition_point(|&(token, _)| tokens[token].span().end() <= span.start());
                let found = self.by_word.get(first);
                found.filter(|&&(token, _)| tokens[token].span().overlaps(span))
            });
            let by_person = || {
                let known = |person| self.by_person.get(person);
                let at = speaker.entities.iter().find_map(known)?;
                self.by_word.get(*at)
            };
            if let Some((_, principal)) = in_phrase.or_else(by_person)
                && !principals.contains(principal)
            {
                principals.push(principal.clone());
            }
        }
        principals
    }
}

/// المتحدث, الناطقة, متحدث …, with و and the like before it.
pub(super) fn is_spokesman(folded: &str) -> bool {
    let masculine = folded.strip_suffix('ه').unwrap_or(folded);
    ["متحدث", "ناطق"].iter().any(|word| {
        masculine.strip_suffix(word).is_some_and(|before| {
            matches!(before, "" | "ال" | "و" | "ل" | "لل" | "ب" | "وال" | "بال")
        })
    })
}

fn goes_on(context: Context<'_, '_>, token: usize) -> bool {
    context
        .text
        .tokens()
        .get(token)
        .is_some_and(|t| t.kind == TokenKind::Word && !t.line_before)
}

/// The person whose office begins at a token.
fn person(context: Context<'_, '_>, token: usize) -> Option<EntityId> {
    let first = context.mentions.partition_point(|m| m.tokens.start < token);
    let office = context.mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start == token)
        .find(|m| m.kind == EntityKind::Role);
    office.and_then(|m| m.entity)
}

/// What the phrase that begins at a token names.
fn principal(context: Context<'_, '_>, token: usize) -> Option<Argument> {
    let text = context.text;
    if !goes_on(context, token) {
        return None;
    }
    let mentions = context.mentions;
    // The name may stand behind what it is: حركة طالبان.
    let named = |at: usize| -> Option<&Mention> {
        let first = mentions.partition_point(|m| m.tokens.start < at);
        mentions[first..]
            .iter()
            .take_while(|m| m.tokens.start == at)
            .find(|m| !matches!(m.kind, EntityKind::Role | EntityKind::Nationality))
    };
    let body = |m: &&Mention| m.kind == EntityKind::Organization;
    let mention = named(token).or_else(|| {
        named(token + 1)
            .filter(body)
            .filter(|_| goes_on(context, token + 1) && !text.folded(token).starts_with("ال"))
    });
    let start = text.best(token).map_or_else(
        || text.tokens()[token].span().start(),
        |reading| reading.span().start(),
    );
    Some(match mention {
        Some(mention) => Argument::phrase(
            Span::new(start.min(mention.span.start()), mention.span.end()),
            mention.entity,
        ),
        None => {
            let end = phrase_end(context, token);
            // باسم الوزارة: the one that was named before.
            let entities = context.referred_to(token..end).to_vec();
            Argument::phrase(
                Span::new(start, text.tokens()[end - 1].span().end()),
                entities,
            )
        }
    })
}

/// The most words that a body without a known name has.
const LONGEST: usize = 5;

/// One past the last word of the noun phrase that begins at a token: nouns in construct to the first
/// with the article, then the adjectives that have it, too.
fn phrase_end(context: Context<'_, '_>, token: usize) -> usize {
    let text = context.text;
    let article = |at: usize| text.best(at).is_some_and(|r| r.article);
    let adjective = |at: usize| {
        let known = text.best(at).is_some_and(|r| {
            let classes = context.lexicon.classes(r.bare);
            classes.contains(WordClasses::ADJECTIVE)
        });
        known || text.folded(at).ends_with("يه")
    };
    let mut end = token + 1;
    let mut closed = article(token);
    while end < token + LONGEST && goes_on(context, end) {
        let bare = text.best(end).is_none_or(|r| r.proclitics.is_empty());
        let belongs = if closed {
            article(end) && adjective(end)
        } else {
            article(end)
        };
        if !bare || !belongs {
            break;
        }
        closed = true;
        end += 1;
    }
    end
}
