//! Pages as a browser reads them: elements nest, links lead somewhere, nothing of a text is markup.

use std::collections::HashSet;

use super::{Html, HtmlEntry, HtmlIndex};
use crate::{Extractor, Options};

/// Names with names in them, several events on a line, quotations over sentences, hostile text.
const TEXTS: [&str; 6] = [
    "",
    "\n \r\n",
    "هجوم على السفارة الأميركية في بغداد\n\nقتل ثلاثة جنود في هجوم استهدف السفارة الأميركية في بغداد أمس. \
     وقال المتحدث باسم وزارة الدفاع الأميركية جون كيربي: «التحقيق مستمر. ولا نتائج حتى الآن».\n\
     واتهمت واشنطن كتائب حزب الله، لكن الكتائب نفت ذلك، وسيزور الوزير بغداد في 3 أكتوبر 2021.",
    "قال الرئيس جو بايدن: \"<script>alert('x')</script> & <b title='y'>\" في البيت الأبيض.\0\u{1b}\u{202e}",
    "أعلنت وزارة الخارجية\nالعراقية أن الوزير\rفؤاد حسين التقى «السفير\nالفرنسي» في بغداد.",
    "]]>--><!-- </style></title></mark></article> زار الوزير بغداد -->",
];

fn page(text: &str) -> String {
    let options = Options {
        id: Some("a\"><i>'".to_owned()),
        date: "2021-09-15".parse().ok(),
    };
    let document = Extractor::new().extract_with(text, &options);
    Html::new(&document).index("a\"b").to_string()
}

/// The tags of a page after its style sheet; panics where an element ends that is not the last
/// one begun.
fn tags(page: &str) -> Vec<&str> {
    const EMPTY: [&str; 3] = ["input", "meta", "br"];
    let (_, body) = page.split_once("</style>").expect("a style sheet");
    let body = body.split_once("<body").expect("a body").1;
    let mut open = vec!["html", "body"];
    let mut tags = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a whole tag");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{piece}");
        } else {
            let name = tag.split(' ').next().unwrap_or("");
            assert!(!(name == "a" && open.contains(&"a")), "a link in a link");
            if !EMPTY.contains(&name) {
                open.push(name);
            }
            tags.push(tag);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    tags
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

/// What a reader sees of a page's text.
fn shown(page: &str) -> String {
    let (_, text) = page.split_once("id=\"text\"").expect("a text");
    let (text, _) = text.split_once("</article>").expect("its end");
    let (_, text) = text.split_once('>').expect("the end of the tag");
    let letters = text.split('<').map(|piece| match piece.split_once('>') {
        Some((_, letters)) => letters,
        None => piece,
    });
    let letters: String = letters.collect();
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(letters, |letters, (escaped, c)| letters.replace(escaped, c))
}

#[test]
fn elements_nest_and_links_lead_somewhere() {
    for text in TEXTS {
        let page = page(text);
        let tags = tags(&page);
        let ids: Vec<&str> = tags.iter().filter_map(|tag| attribute(tag, "id")).collect();
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice: {ids:?}");
        for address in tags.iter().filter_map(|tag| attribute(tag, "href")) {
            match address.strip_prefix('#') {
                Some(id) => assert!(known.contains(id), "no {id}"),
                None => assert_eq!(address, "a&quot;b"),
            }
        }
    }
}

#[test]
fn all_of_the_text_is_shown_and_none_of_it_is_markup() {
    for text in TEXTS {
        let page = page(text);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        if !text.contains('\0') && super::text::headline(text).is_some() {
            assert_eq!(squeezed(&shown(&page)), squeezed(text));
        }
        for tag in tags(&page) {
            let name = tag.split(' ').next().unwrap_or("");
            assert!(!matches!(name, "script" | "b" | "i"), "{tag}");
            assert!(!tag.contains(" on"), "{tag}");
        }
        assert!(!page.chars().any(|c| c.is_control() && c != '\n'));
    }
}

#[test]
fn marks_lie_in_each_other() {
    let page = page(TEXTS[2]);
    let embassy = page
        .find("<mark class=\"organization\"")
        .expect("the embassy");
    let inside = &page[embassy..];
    let (inside, _) = inside.split_once("</mark>").expect("its end");
    // The adjective in the embassy's name is a mark of its own.
    assert!(inside.contains("<mark class=\"nationality\""), "{inside}");
    assert!(page.contains("<h1><a class=\"trigger violence\""));
    assert!(page.contains(" datetime=\"2021-10-03\""));
}

#[test]
fn notes_tell_what_a_mark_is() {
    let page = page("زار وزير الخارجية العراقي فؤاد حسين بغداد.");
    let note = tags(&page)
        .into_iter()
        .filter(|tag| tag.starts_with("mark class=\"place\""))
        .find_map(|tag| attribute(tag, "aria-description"))
        .expect("a note");
    for part in [
        "id: place/baghdad",
        "why: gazetteer:place/baghdad",
        "الثقة: 0.",
        "(destination)",
    ] {
        assert!(note.contains(part), "{part}: {note}");
    }
}

#[test]
fn an_index_leads_to_every_page() {
    let extractor = Extractor::new();
    let entries = ["زار الوزير بغداد.", "<b>وصل الوفد</b>\nإلى عمان."]
        .map(|text| HtmlEntry::new(&extractor.extract(text)).address("صفحة \"1\".html"));
    let index = HtmlIndex(&entries).to_string();
    let links = tags(&index)
        .into_iter()
        .filter_map(|tag| attribute(tag, "href"));
    assert!(links.eq(["صفحة &quot;1&quot;.html"; 2]));
    assert!(index.contains("&lt;b&gt;وصل الوفد&lt;/b&gt;"));
}

#[test]
fn whom_a_spokesman_speaks_for_is_told_once() {
    let said = "قال الناطق باسم الشرطة: «انتهى التحقيق».";
    assert!(!page(said).contains("class=\"named\""));
    let said = "قال الناطق باسم الشرطة العراقية خالد المحنا: «انتهى التحقيق».";
    assert!(page(said).contains("class=\"named\">باسم"));
}
