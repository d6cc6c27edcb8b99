//! Which letters a name may be written with.

use super::error::Problem;

/// What is wrong with the letters and spaces of a name, if anything is.
pub(super) fn check_letters(name: &str) -> Option<Problem> {
    if let Some(mark) = name.chars().find(|&mark| stray(mark).is_some()) {
        let (what, advice) = stray(mark)?;
        return Some(Problem::StrayMark {
            name: name.to_owned(),
            mark,
            what,
            advice,
        });
    }
    if name.starts_with(' ') || name.ends_with(' ') || name.contains("  ") {
        let name = name.to_owned();
        return Some(Problem::Spaces { name });
    }
    if !name.chars().any(char::is_alphanumeric) {
        let name = name.to_owned();
        return Some(Problem::NoLetters { name });
    }
    None
}

const TAKE_OUT: &str = "take it out";

/// What a character is that no name may have, and what to do about it.
fn stray(mark: char) -> Option<(&'static str, &'static str)> {
    let found = match mark {
        // The letters of Modern Standard Arabic and the digits written with them.
        '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '٠'..='٩' => return None,
        ' ' | '-' | '.' | '\'' | '&' | '/' | '+' => return None,
        'ـ' => ("tatweel", TAKE_OUT),
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => {
            ("tashkeel", TAKE_OUT)
        }
        'ی' => ("Persian ya", "write ي, or ى at the end of a word"),
        'ک' => ("Persian kaf", "write ك"),
        'ە' | 'ہ' | 'ھ' => ("a Persian or Urdu ha", "write ه or ة"),
        '۰'..='۹' => ("a Persian digit", "write an ASCII or Arabic digit"),
        '\u{63b}'..='\u{63f}'
        | '\u{66e}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{870}'..='\u{8ff}' => (
            "a letter of another language in Arabic script",
            "write the letter that Arabic newspapers write for it",
        ),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            ("a presentation form", "write the plain letters")
        }
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => ("invisible", TAKE_OUT),
        '\u{300}'..='\u{36f}' => ("a combining mark", "write the letter and its mark as one"),
        _ if mark.is_control() => ("a control character", TAKE_OUT),
        _ if mark.is_whitespace() => ("a space of another kind", "write a plain space"),
        _ if mark.is_alphabetic() || mark.is_ascii_digit() => return None,
        _ => ("a stray mark", TAKE_OUT),
    };
    Some(found)
}
