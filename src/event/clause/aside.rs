//! Asides: where what stands between marks or in a relative clause ends, and the clause around it goes on.

use super::cell::Class;
use super::scan::{BRACKET, REACH, Sentence};

impl Sentence<'_, '_> {
    /// Where the main clause goes on behind a relative clause: after its comma.
    pub(super) fn after_relative(&self, relative: usize) -> Option<usize> {
        let rest = &self.chunks[relative + 1..self.chunks.len().min(relative + REACH)];
        let comma = rest
            .iter()
            .position(|c| matches!(c.class, Class::Comma | Class::End | Class::Semicolon))?;
        let at = relative + 1 + comma;
        (self.chunks[at].class == Class::Comma).then_some(at)
    }

    /// The dash that ends what a dash puts in between (`- حفظه الله -`).
    pub(super) fn close_dash(&self, open: usize) -> Option<usize> {
        const LONGEST: usize = 7;
        let rest = self
            .chunks
            .get(open + 1..(open + LONGEST).min(self.chunks.len()))?;
        let close = rest.iter().position(|c| c.class == Class::Dash)?;
        Some(open + 1 + close)
    }

    /// Where the bracket opens that closes at a chunk.
    pub(super) fn open_bracket(&self, close: usize) -> usize {
        (close.saturating_sub(BRACKET)..close)
            .rev()
            .find(|&at| self.chunks[at].class == Class::OpenBracket)
            .unwrap_or(close)
    }

    /// Where the bracket that opens at a chunk closes; the chunk itself where it does not.
    pub(super) fn close_bracket(&self, open: usize) -> usize {
        let rest = &self.chunks[open..self.chunks.len().min(open + REACH)];
        rest.iter()
            .position(|c| c.class == Class::CloseBracket)
            .map_or(open, |n| open + n)
    }
}
