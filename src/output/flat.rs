//! What formats without nesting can hold of a document's mentions.

use crate::document::Document;
use crate::entity::{EntityKind, Mention};

/// Persons, places and organizations, of nested ones only the outermost.
pub(super) fn outermost<'a>(document: &'a Document<'_>) -> impl Iterator<Item = &'a Mention> {
    let mut end = 0;
    // They are ordered by their start, the longest first.
    document.mentions().iter().filter(move |mention| {
        let outermost = label(mention.kind).is_some() && mention.span.start() >= end;
        if outermost {
            end = mention.span.end();
        }
        outermost
    })
}

/// How corpora of names call the kinds that they have.
pub(super) fn label(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("PER"),
        EntityKind::Place => Some("LOC"),
        EntityKind::Organization => Some("ORG"),
        EntityKind::Role | EntityKind::Nationality => None,
    }
}
