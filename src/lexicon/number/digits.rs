//! Figures: digits with the separators of thousands and decimals.

/// Digits with separators. A comma or point before each group of three parts thousands; any other
/// last separator begins a fraction. `None` for what has too many digits to be counted exactly.
pub(super) fn parse_digits(digits: &str, before_scale: bool) -> Option<f64> {
    const LONGEST: usize = 20;
    if digits.len() > LONGEST || !digits.is_ascii() {
        return None;
    }
    let separators = digits.bytes().filter(|b| !b.is_ascii_digit()).count();
    let mut groups = digits.split(['.', ',']);
    let first = groups.next()?;
    let grouped = groups.all(|group| group.len() == 3)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && !(separators == 1 && before_scale);
    let mut plain = [0_u8; LONGEST];
    let mut len = 0;
    for (at, byte) in digits.bytes().enumerate() {
        if byte.is_ascii_digit() {
            plain[len] = byte;
            len += 1;
        } else if !grouped && digits.rfind(['.', ',']) == Some(at) {
            plain[len] = b'.';
            len += 1;
        }
    }
    let value: f64 = std::str::from_utf8(&plain[..len]).ok()?.parse().ok()?;
    (value < 9e15).then_some(value)
}
