//! Figures: digits with the separators of thousands and decimals.

/// Digits with separators. A comma or point before each group of three parts thousands; a last one
/// that is another, or the only one, begins a fraction. `None` for what is no number so, or has too
/// many digits to be counted exactly.
pub(super) fn parse_digits(digits: &str, before_scale: bool) -> Option<f64> {
    const LONGEST: usize = 20;
    if digits.len() > LONGEST || !digits.is_ascii() {
        return None;
    }
    let is_separator = |c: char| matches!(c, '.' | ',');
    let separators = digits.matches(is_separator).count();
    let last = digits.rfind(is_separator);
    let same = digits
        .matches(is_separator)
        .all(|s| digits.matches(s).count() == separators);
    let thousands = |whole: &str| {
        let mut groups = whole.split(is_separator);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && groups.all(|group| group.len() == 3)
    };
    let whole = match last {
        None => digits,
        Some(_) if same && thousands(digits) && !(separators == 1 && before_scale) => digits,
        Some(last) if separators == 1 || !same && thousands(&digits[..last]) => &digits[..last],
        Some(_) => return None,
    };
    let mut plain = [0_u8; LONGEST + 1];
    let mut len = 0;
    for (at, byte) in digits.bytes().enumerate() {
        if byte.is_ascii_digit() {
            plain[len] = byte;
            len += 1;
        } else if at == whole.len() {
            plain[len] = b'.';
            len += 1;
        }
    }
    let value: f64 = std::str::from_utf8(&plain[..len]).ok()?.parse().ok()?;
    (value < 9e15).then_some(value)
}
