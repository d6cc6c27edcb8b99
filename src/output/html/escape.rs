//! [`Escaped`]: text of a document between tags and in attributes.

use std::fmt::{self, Display, Formatter, Write};

/// Displays text so that no browser takes any of it for markup, between tags and in quoted
/// attributes alike. Controls, which HTML does not allow, are drawn as their pictures (`␀`).
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(is_special) {
            let (plain, from) = rest.split_at(at);
            f.write_str(plain)?;
            let mut chars = from.chars();
            match chars.next() {
                Some('&') => f.write_str("&amp;")?,
                Some('<') => f.write_str("&lt;")?,
                Some('>') => f.write_str("&gt;")?,
                Some('"') => f.write_str("&quot;")?,
                Some('\'') => f.write_str("&#39;")?,
                Some(control) => f.write_char(picture(control))?,
                None => {}
            }
            rest = chars.as_str();
        }
        f.write_str(rest)
    }
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'') || (c.is_control() && !matches!(c, '\t' | '\n'))
}

fn picture(control: char) -> char {
    match u32::from(control) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// The beginning of a phrase on one line, cut between words behind about `longest` chars.
pub(super) fn shortened(phrase: &str, longest: usize) -> String {
    let mut short = String::new();
    let mut chars = 0;
    for word in phrase.split_whitespace() {
        if chars > longest {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        // A word without end is cut, too.
        short.extend(word.chars().take(longest));
        chars += word.chars().count() + 1;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_quotes_stay_text() {
        let escaped = |text: &str| Escaped(text).to_string();
        assert_eq!(
            escaped("<script>قال & \"كتب\" 'اليوم'"),
            "&lt;script&gt;قال &amp; &quot;كتب&quot; &#39;اليوم&#39;"
        );
        assert_eq!(escaped("&lt;"), "&amp;lt;");
        assert_eq!(escaped(""), "");
    }

    #[test]
    fn controls_are_drawn() {
        let escaped = Escaped("أ\0ب\u{1b}[2J\t\n\r\u{7f}\u{85}").to_string();
        assert_eq!(escaped, "أ␀ب␛[2J\t\n␍␡\u{fffd}");
    }

    #[test]
    fn long_phrases_are_cut_between_words() {
        assert_eq!(shortened(" سطر\n ثان ", 20), "سطر ثان");
        assert_eq!(shortened("كلمة كلمة كلمة كلمة", 8), "كلمة كلمة…");
        assert_eq!(shortened(&"ب".repeat(90), 8), "ب".repeat(8));
    }
}
