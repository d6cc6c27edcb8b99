//! [`Html`]: a document as a page for a browser.

mod escape;
mod index;
mod label;
mod mark;
mod panel;
#[cfg(test)]
mod tests;
mod text;

use std::fmt::{self, Display, Formatter};

use crate::document::Document;
use crate::entity::EntityKind;
use escape::{Escaped, shortened};
pub use index::{HtmlEntry, HtmlIndex};
use mark::Marks;

/// Displays a document as one HTML page that needs nothing beside it: no script, no network.
///
/// The text stands with its mentions coloured by kind, nested ones in each other; whatever is
/// marked tells its id, kind, confidence and reason under the pointer. Beside it are the events as
/// cards whose arguments lead into the text, the days on which things happened, who said what, and
/// the names. The page is Arabic and runs from right to left, follows the reader's choice of a dark or
/// a light screen, and fits a phone.
///
/// Everything of the document is escaped, and the page forbids scripts: it is safe to show texts of
/// any origin. The time is linear in the text and what was found in it.
///
/// ```
/// use khabar::{Extractor, Html};
///
/// let document = Extractor::new().extract("زار الوزير بغداد. <script>");
/// let page = Html::new(&document).to_string();
/// assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
/// assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Html<'a> {
    document: &'a Document<'a>,
    index: Option<&'a str>,
}

impl<'a> Html<'a> {
    /// The page of a document.
    #[must_use]
    pub fn new(document: &'a Document<'a>) -> Self {
        Self {
            document,
            index: None,
        }
    }

    /// The same with a link back to an index ([`HtmlIndex`]), by its address.
    #[must_use]
    pub fn index(self, address: &'a str) -> Self {
        Self {
            index: Some(address),
            ..self
        }
    }
}

impl Display for Html<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let document = self.document;
        let title = title(document);
        head(f, &title)?;
        writeln!(f, "<body class=\"document\">")?;
        writeln!(f, "<a class=\"skip\" href=\"#text\">إلى النص</a>\n<header>")?;
        write!(f, "<p class=\"about\">")?;
        match self.index {
            Some(address) => write!(
                f,
                "<a class=\"brand\" href=\"{}\">خبر</a> <a href=\"{0}\">كل النصوص</a>",
                Escaped(address)
            )?,
            None => write!(f, "<span class=\"brand\">خبر</span>")?,
        }
        if let Some(id) = document.id() {
            write!(f, " <bdi>{}</bdi>", Escaped(&shortened(id, 80)))?;
        }
        if let Some(date) = document.date() {
            let day = label::day(date);
            write!(f, " <time datetime=\"{date}\">{day}</time>")?;
        }
        writeln!(f, "</p>")?;
        navigation(f, document)?;
        legend(f, document)?;
        writeln!(f, "</header>\n<main>")?;
        writeln!(
            f,
            "<article class=\"text\" id=\"text\" aria-label=\"النص\">"
        )?;
        if text::headline(document.text()).is_none() {
            writeln!(f, "<h1 class=\"unseen\">{}</h1>", Escaped(&title))?;
        }
        let marks = Marks::new(document);
        text::write(f, document, &marks)?;
        writeln!(f, "</article>")?;
        if panel::sections(document).next().is_some() {
            writeln!(f, "<aside aria-label=\"ما يقوله النص\">")?;
            panel::write(f, document, &marks)?;
            writeln!(f, "</aside>")?;
        }
        writeln!(f, "</main>\n</body>\n</html>")
    }
}

/// A document's headline, else its first words, else its id.
fn title(document: &Document<'_>) -> String {
    let text = document.text();
    let title = match text::headline(text) {
        Some(headline) => shortened(headline.slice(text), 160),
        None => shortened(text, 80),
    };
    match (title.is_empty(), document.id()) {
        (true, Some(id)) => shortened(id, 80),
        (true, None) => "نص".to_owned(),
        (false, _) => title,
    }
}

fn head(f: &mut Formatter<'_>, title: &str) -> fmt::Result {
    writeln!(
        f,
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"khabar {}\">\n\
         <title>{}</title>\n<style>\n{}</style>\n</head>",
        env!("CARGO_PKG_VERSION"),
        Escaped(title),
        include_str!("page.css"),
    )
}

fn navigation(f: &mut Formatter<'_>, document: &Document<'_>) -> fmt::Result {
    write!(
        f,
        "<nav aria-label=\"أقسام الصفحة\"><a href=\"#text\">النص</a>"
    )?;
    for (id, count) in panel::sections(document) {
        let title = panel::title(id);
        write!(
            f,
            " <a href=\"#{id}\">{title} <span class=\"count\">{count}</span></a>"
        )?;
    }
    writeln!(f, "</nav>")
}

/// The colours of the text with how often each is there, each a switch.
fn legend(f: &mut Formatter<'_>, document: &Document<'_>) -> fmt::Result {
    let of_kind = |kind| {
        document
            .mentions()
            .iter()
            .filter(|m| m.kind == kind)
            .count()
    };
    let kinds = [
        EntityKind::Person,
        EntityKind::Place,
        EntityKind::Organization,
        EntityKind::Role,
        EntityKind::Nationality,
    ]
    .map(|kind| (label::class(kind), label::entity_kind(kind), of_kind(kind)));
    let others = [
        ("date", "زمان", document.times().len()),
        ("trigger", "حدث", document.events().len()),
        ("reference", "إحالة", document.references().len()),
    ];
    write!(f, "<fieldset class=\"legend\"><legend>الألوان</legend>")?;
    for (class, arabic, count) in kinds.into_iter().chain(others) {
        if count > 0 {
            write!(
                f,
                "<label><input type=\"checkbox\" id=\"show-{class}\" checked> \
                 <span class=\"{class}\">{arabic}</span> <span class=\"count\">{count}</span></label>"
            )?;
        }
    }
    writeln!(f, "</fieldset>")
}
