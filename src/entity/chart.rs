//! [`Chart`]: the names that the rules have found so far, by the token where they begin.
//!
//! The rules run from the last token to the first, so that a rule finds all that may follow its
//! head: the place behind an embassy, the person behind an office. Each rule looks at a bounded
//! number of tokens, so the whole is linear in the text.

use std::ops::Range;

use super::kind::EntityKind;
use super::scene::Scene;
use crate::Span;

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
    pub(super) candidates: Vec<Candidate>,
    pub(super) roles: Vec<RolePhrase>,
    best: Vec<[u32; 3]>,
    role_at: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// The most tokens that a name may have to become part of a longer one; heads that follow each
/// other without end make no name.
pub(super) const MAX_INNER: usize = 16;

impl<'s, 'a> Chart<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        Self {
            scene,
            // About as many as news has.
            candidates: Vec::with_capacity(scene.len() / 8),
            roles: Vec::with_capacity(scene.len() / 32),
            best: vec![[NONE; 3]; scene.len()],
            role_at: vec![NONE; scene.len()],
        }
    }

    /// Adds a candidate. The longest one without need of evidence is the best of its kind where it
    /// begins.
    pub(super) fn add(&mut self, candidate: Candidate) -> u32 {
        let id = self.candidates.len() as u32;
        let start = candidate.tokens.start;
        let slot = slot(candidate.kind);
        let better = match self.best(candidate.kind, start) {
            None => true,
            Some(known) => {
                let rank = |c: &Candidate| (!c.needy, c.tokens.len(), c.found.is_some());
                rank(&candidate) > rank(known)
            }
        };
        if better && let Some(best) = self.best.get_mut(start) {
            best[slot] = id;
        }
        // By half of what there are, not by all.
        if self.candidates.len() == self.candidates.capacity() {
            self.candidates.reserve_exact(8 + self.candidates.len() / 2);
        }
        self.candidates.push(candidate);
        id
    }

    /// Gives back what only finding names asks for.
    pub(super) fn finish(&mut self) {
        self.best = Vec::new();
        self.role_at = Vec::new();
        self.candidates.shrink_to_fit();
    }

    pub(super) fn add_role(&mut self, role: RolePhrase) {
        let start = role.tokens.start;
        if let Some(at) = self.role_at.get_mut(start) {
            *at = self.roles.len() as u32;
        }
        self.roles.push(role);
    }

    /// The best candidate of a kind that begins at a token.
    pub(super) fn best(&self, kind: EntityKind, token: usize) -> Option<&Candidate> {
        self.candidates.get(self.best_id(kind, token)? as usize)
    }

    pub(super) fn best_id(&self, kind: EntityKind, token: usize) -> Option<u32> {
        let id = self.best.get(token)?[slot(kind)];
        (id != NONE).then_some(id)
    }

    /// The best candidate of a kind that begins at a token with nothing taken off and needs no
    /// evidence.
    pub(super) fn plain(&self, kind: EntityKind, token: usize) -> Option<&Candidate> {
        self.best(kind, token)
            .filter(|c| !c.clitic && !c.needy && c.tokens.len() <= MAX_INNER)
    }

    /// The office that begins at a token.
    pub(super) fn role(&self, token: usize) -> Option<&RolePhrase> {
        let role = self.roles.get(*self.role_at.get(token)? as usize);
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
