//! [`Chart`]: the names that the rules have found so far, by the token where they begin.
//!
//! The rules run from the last token to the first, so that a rule finds all that may follow its
//! head: the place behind an embassy, the person behind an office. Each rule looks at a bounded
//! number of tokens, so the whole is linear in the text.

use std::ops::Range;

use super::item::{MatchIndex, Tokens};
use super::kind::EntityKind;
use super::scene::Scene;
use crate::Span;
use crate::gazetteer::EntryId;
use crate::text::WordId;

/// A name that may hold.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    /// The match that it comes from.
    pub(super) found: Option<usize>,
    /// The rule that made or licensed it.
    pub(super) rule: Option<&'static str>,
    /// Whether it holds only with evidence from elsewhere in the text.
    pub(super) needy: bool,
    /// Whether its first token has proclitics.
    pub(super) clitic: bool,
    /// For a place or organization that is made of a head and a country's adjective, the country.
    pub(super) country: Option<usize>,
}

/// An office with the person that it introduces.
#[derive(Clone, Debug)]
pub(super) struct RolePhrase {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    /// The match of the title.
    pub(super) found: usize,
    /// Its entry.
    pub(super) title: EntryId,
    /// The nationality in it.
    pub(super) country: Option<EntryId>,
    /// The noun that names its holder alone, without its article.
    pub(super) noun: Option<WordId>,
    /// The person behind it, as a candidate.
    pub(super) person: Option<u32>,
    /// Where the name of that person begins.
    pub(super) person_at: Option<u32>,
    /// Whether it may stand for a person alone: it is definite or completed.
    pub(super) stands_alone: bool,
}

/// All candidates, and the best of each kind at each token.
pub(super) struct Chart<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    candidates: Vec<Kept>,
    /// For each [`EXTENT`] candidates the tokens from the first to the last that they hold.
    extents: Vec<Range<usize>>,
    /// The names of the rules that made them, each once.
    rules: Vec<&'static str>,
    pub(super) roles: Vec<RolePhrase>,
    /// For each token the position of what begins there.
    begins_at: Vec<u32>,
    begins: Vec<Begins>,
}

/// Of how many candidates it is kept which tokens they hold together.
pub(super) const EXTENT: usize = 512;

const NONE: u32 = u32::MAX;

/// What begins at a token: the best candidate of each kind, and an office.
#[derive(Clone, Copy)]
struct Begins {
    best: [u32; 3],
    role: u32,
}

/// A candidate in numbers of few bits: a text has many.
#[derive(Clone, Copy)]
struct Kept {
    tokens: Tokens,
    span: Span,
    found: MatchIndex,
    country: MatchIndex,
    rule: u16,
    kind: EntityKind,
    needy: bool,
    clitic: bool,
}

/// The most tokens that a name may have to become part of a longer one; heads that follow each
/// other without end make no name.
pub(super) const MAX_INNER: usize = 16;

impl<'s, 'a> Chart<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        Self {
            scene,
            // About as many as news has.
            candidates: Vec::with_capacity(scene.len() / 8),
            extents: Vec::new(),
            rules: Vec::new(),
            roles: Vec::with_capacity(scene.len() / 32),
            begins_at: vec![NONE; scene.len()],
            begins: Vec::with_capacity(scene.len() / 8),
        }
    }

    /// Adds a candidate. The longest one without need of evidence is the best of its kind where it
    /// begins.
    pub(super) fn add(&mut self, candidate: Candidate) -> u32 {
        let id = self.candidates.len() as u32;
        let start = candidate.tokens.start;
        let better = self.best_id(candidate.kind, start).is_none_or(|known| {
            let known = &self.candidates[known as usize];
            let (tokens, found) = (known.tokens.range(), known.found.get());
            let known = (!known.needy, tokens.len(), found.is_some());
            let own = (
                !candidate.needy,
                candidate.tokens.len(),
                candidate.found.is_some(),
            );
            own > known
        });
        if better && let Some(begins) = self.begins_mut(start) {
            begins.best[slot(candidate.kind)] = id;
        }
        // By half of what there are, not by all.
        if self.candidates.len() == self.candidates.capacity() {
            self.candidates.reserve_exact(8 + self.candidates.len() / 2);
        }
        let tokens = &candidate.tokens;
        match self.extents.last_mut() {
            Some(extent) if !self.candidates.len().is_multiple_of(EXTENT) => {
                extent.start = extent.start.min(tokens.start);
                extent.end = extent.end.max(tokens.end);
            }
            _ => self.extents.push(tokens.clone()),
        }
        let rule = candidate.rule.map_or(u16::MAX, |rule| self.rule(rule));
        self.candidates.push(Kept {
            tokens: candidate.tokens.into(),
            span: candidate.span,
            found: candidate.found.into(),
            country: candidate.country.into(),
            rule,
            kind: candidate.kind,
            needy: candidate.needy,
            clitic: candidate.clitic,
        });
        id
    }

    /// The position of a rule's name.
    fn rule(&mut self, name: &'static str) -> u16 {
        let known = self.rules.iter().position(|&rule| rule == name);
        known.unwrap_or_else(|| {
            self.rules.push(name);
            self.rules.len() - 1
        }) as u16
    }

    /// How many candidates there are.
    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// For each [`EXTENT`] candidates, by their ids, the tokens from the first to the last that they hold.
    pub(super) fn extents(&self) -> &[Range<usize>] {
        &self.extents
    }

    /// A candidate by its id.
    #[inline]
    pub(super) fn candidate(&self, id: u32) -> Candidate {
        let kept = &self.candidates[id as usize];
        Candidate {
            tokens: kept.tokens.range(),
            span: kept.span,
            kind: kept.kind,
            found: kept.found.get(),
            rule: self.rules.get(usize::from(kept.rule)).copied(),
            needy: kept.needy,
            clitic: kept.clitic,
            country: kept.country.get(),
        }
    }

    /// Gives back what only finding names asks for.
    pub(super) fn finish(&mut self) {
        self.begins_at = Vec::new();
        self.begins = Vec::new();
        self.candidates.shrink_to_fit();
        self.roles.shrink_to_fit();
    }

    /// Keeps some of the candidates, which get new ids in this order.
    pub(super) fn keep(&mut self, ids: &[u32]) {
        let kept = ids.iter().map(|&id| self.candidates[id as usize]);
        self.candidates = kept.collect();
    }

    /// What begins at a token; `None` behind the text.
    fn begins_mut(&mut self, token: usize) -> Option<&mut Begins> {
        let at = self.begins_at.get_mut(token)?;
        if *at == NONE {
            *at = self.begins.len() as u32;
            self.begins.push(Begins {
                best: [NONE; 3],
                role: NONE,
            });
        }
        self.begins.get_mut(*at as usize)
    }

    fn begins(&self, token: usize) -> Option<&Begins> {
        self.begins.get(*self.begins_at.get(token)? as usize)
    }

    pub(super) fn add_role(&mut self, role: RolePhrase) {
        let id = self.roles.len() as u32;
        if let Some(begins) = self.begins_mut(role.tokens.start) {
            begins.role = id;
        }
        self.roles.push(role);
    }

    /// The best candidate of a kind that begins at a token.
    pub(super) fn best(&self, kind: EntityKind, token: usize) -> Option<Candidate> {
        Some(self.candidate(self.best_id(kind, token)?))
    }

    pub(super) fn best_id(&self, kind: EntityKind, token: usize) -> Option<u32> {
        let id = self.begins(token)?.best[slot(kind)];
        (id != NONE).then_some(id)
    }

    /// The best candidate of a kind that begins at a token with nothing taken off and needs no
    /// evidence.
    pub(super) fn plain(&self, kind: EntityKind, token: usize) -> Option<Candidate> {
        self.best(kind, token)
            .filter(|c| !c.clitic && !c.needy && c.tokens.len() <= MAX_INNER)
    }

    /// The office that begins at a token.
    pub(super) fn role(&self, token: usize) -> Option<&RolePhrase> {
        let role = self.roles.get(self.begins(token)?.role as usize);
        role.filter(|role| role.tokens.len() <= MAX_INNER)
    }
}

fn slot(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Place => 1,
        _ => 2,
    }
}
