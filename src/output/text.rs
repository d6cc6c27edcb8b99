//! stub
/// stub
pub struct TextTable<'a>(pub &'a crate::Document<'a>);
