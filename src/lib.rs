//! Reads Arabic news and returns people, places, organizations, times and typed events.
#![forbid(unsafe_code)]

mod span;
pub mod text;

pub use span::Span;
