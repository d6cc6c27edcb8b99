//! Where texts come from: files, folders, standard input; in UTF-8, UTF-16 or Windows-1256.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use jiff::civil::Date;
use serde_json::Value;

use crate::Failure;

/// What a text, or a line of JSON, may have in bytes: no news is longer, and what reads it needs a multiple.
const LARGEST: u64 = 64 << 20;
const TOO_LARGE: &str = "it is longer than 64 MiB; split it into its texts";

/// A text to read, or why it cannot be read.
pub(crate) struct Item {
    /// The id of its line or the name of its file; any JSON value.
    pub(crate) id: Option<Value>,
    pub(crate) date: Option<Date>,
    pub(crate) text: Result<String, String>,
    /// Its line, where it stands in JSON lines.
    pub(crate) line: Option<u64>,
    /// Its file, for messages.
    pub(crate) file: PathBuf,
    /// Its size in the input, for the progress bar.
    pub(crate) bytes: u64,
}

/// The files of some paths in a fixed order: folders are searched for files with one of the endings,
/// which are ordered by name.
pub(crate) fn files(paths: &[PathBuf], endings: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        if is_standard_input(path) || !path.is_dir() {
            found.push(path.clone());
        } else {
            let before = found.len();
            search(path, endings, &mut found)?;
            if found.len() == before {
                let endings = endings.join(" or .");
                return Err(format!("{}: no file ends in .{endings}", path.display()).into());
            }
        }
    }
    Ok(found)
}

fn search(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let about = |error| about(folder, &error);
    let mut inside = fs::read_dir(folder)
        .and_then(Iterator::collect::<io::Result<Vec<_>>>)
        .map_err(about)?;
    inside.sort_by_key(fs::DirEntry::file_name);
    for entry in inside {
        let path = entry.path();
        // A link to a folder could lead around in a circle.
        if entry.file_type().map_err(about)?.is_dir() {
            search(&path, endings, found)?;
        } else if has_ending(&path, endings) {
            found.push(path);
        }
    }
    Ok(())
}

pub(crate) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| {
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The bytes that all files have together; standard input counts nothing.
pub(crate) fn size(files: &[PathBuf]) -> u64 {
    let size = |file: &PathBuf| fs::metadata(file).map_or(0, |data| data.len());
    files.iter().map(size).sum()
}

/// The items of a file: its lines where it is JSON lines, else one.
pub(crate) fn items(
    file: &Path,
    json_lines: bool,
    date: Option<Date>,
) -> Box<dyn Iterator<Item = Item>> {
    if json_lines {
        return match open(file) {
            Ok(input) => Box::new(lines(input, file, date)),
            Err(error) => Box::new(std::iter::once(unreadable(file, error))),
        };
    }
    let id = file.file_stem().filter(|_| !is_standard_input(file));
    let read = || {
        let mut bytes = Vec::new();
        open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    Box::new(std::iter::once(match read() {
        Ok(bytes) => Item {
            id: id.map(|id| id.to_string_lossy().into()),
            date,
            bytes: bytes.len() as u64,
            text: match bytes.len() as u64 > LARGEST {
                true => Err(TOO_LARGE.to_owned()),
                false => decode(bytes),
            }
            .map_err(|problem| format!("{}: {problem}", file.display())),
            line: None,
            file: file.to_owned(),
        },
        Err(error) => unreadable(file, error),
    }))
}

/// The text of a file that has to be there.
pub(crate) fn text(file: &Path) -> Result<String, Failure> {
    let item = items(file, false, None).next();
    let text = item.map_or_else(|| Ok(String::new()), |item| item.text)?;
    Ok(text)
}

fn open(file: &Path) -> io::Result<Box<dyn Read>> {
    if is_standard_input(file) {
        Ok(Box::new(io::stdin().lock()))
    } else {
        Ok(Box::new(File::open(file)?))
    }
}

fn about(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn unreadable(file: &Path, error: io::Error) -> Item {
    Item {
        id: None,
        date: None,
        text: Err(about(file, &error)),
        line: None,
        file: file.to_owned(),
        bytes: 0,
    }
}

/// The items of JSON lines; `file` is their name in messages.
pub(crate) fn lines(input: Box<dyn Read>, file: &Path, date: Option<Date>) -> Lines {
    Lines {
        input: BufReader::new(input),
        file: file.to_owned(),
        number: 0,
        date,
    }
}

/// JSON lines, one at a time.
pub(crate) struct Lines {
    input: BufReader<Box<dyn Read>>,
    file: PathBuf,
    number: u64,
    date: Option<Date>,
}

impl Iterator for Lines {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            self.number += 1;
            match (&mut self.input)
                .take(LARGEST)
                .read_until(b'\n', &mut bytes)
            {
                Ok(0) => return None,
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => break,
                Err(error) => {
                    let item = unreadable(&self.file, error);
                    // What cannot be read now will not be read later.
                    self.input = BufReader::new(Box::new(io::empty()));
                    return Some(item);
                }
            }
        }
        // The rest passes by unseen. Where it cannot be read, the next line will tell.
        let passed = match bytes.len() as u64 == LARGEST && !bytes.ends_with(b"\n") {
            true => self.input.skip_until(b'\n').unwrap_or(1),
            false => 0,
        };
        let (id, date, text) = match parse(&bytes, self.date) {
            _ if passed > 0 => (None, None, Err(TOO_LARGE.to_owned())),
            Ok((id, date, text)) => (id, date, Ok(text)),
            Err((id, error)) => (id, None, Err(error)),
        };
        Some(Item {
            id,
            date,
            text,
            line: Some(self.number),
            file: self.file.clone(),
            bytes: (bytes.len() + passed) as u64,
        })
    }
}

const LINE: &str = r#"write {"text": "…"}, and "id" and "date" where they are known"#;

type Parsed = (Option<Value>, Option<Date>, String);

/// Id, date and text of a line; or the id as far as it was found, and what is wrong.
fn parse(line: &[u8], default_date: Option<Date>) -> Result<Parsed, (Option<Value>, String)> {
    let line = std::str::from_utf8(line).map_err(|error| {
        let offset = error.valid_up_to();
        (None, format!("byte {offset} of the line is not UTF-8"))
    })?;
    let line = line.trim_start_matches('\u{FEFF}');
    let mut value: Value = serde_json::from_str(line).map_err(|error| (None, no_json(&error)))?;
    let Some(object) = value.as_object_mut() else {
        return Err((None, format!("the line is no JSON object; {LINE}")));
    };
    let id = object.remove("id").filter(|id| !id.is_null());
    let text = match object.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err((id, "`text` is no string".to_owned())),
        None => return Err((id, format!("`text` is missing; {LINE}"))),
    };
    match object.remove("date") {
        None | Some(Value::Null) => Ok((id, default_date, text)),
        Some(Value::String(date)) if date.is_empty() => Ok((id, default_date, text)),
        Some(Value::String(date)) => match date.parse() {
            Ok(date) => Ok((id, Some(date), text)),
            Err(_) => Err((id, format!("{date:?} is no date; write YYYY-MM-DD"))),
        },
        Some(_) => Err((id, "`date` is no string".to_owned())),
    }
}

/// What a parser says of a line. It counts lines itself, and this is always its first.
fn no_json(error: &serde_json::Error) -> String {
    let problem = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let problem = problem.strip_suffix(&place).unwrap_or(&problem);
    format!("column {}: no JSON: {problem}", error.column())
}

/// The text of some bytes: UTF-8, UTF-16 with or without a mark, else the likeliest old encoding,
/// which for Arabic is mostly Windows-1256.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return decoded(encoding, &bytes[mark..]);
    }
    // Before UTF-8, since the bytes of Arabic in UTF-16 are sound UTF-8 of control characters.
    if let Some(encoding) = utf_16(&bytes) {
        return decoded(encoding, &bytes);
    }
    String::from_utf8(bytes).or_else(|error| {
        let sound = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        if is_utf_8(&bytes[..sound]) {
            return Err(format!(
                "byte {sound} is not UTF-8; it is damaged or was cut off"
            ));
        }
        decoded(guessed(bytes), bytes)
    })
}

/// Whether some sound UTF-8 was meant as such: no other encoding has several Arabic letters by chance.
fn is_utf_8(sound: &[u8]) -> bool {
    let is_lead = |byte: &&u8| matches!(byte, 0xD8..=0xDB);
    sound.iter().filter(is_lead).nth(3).is_some()
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, String> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let name = encoding.name();
        return Err(format!(
            "neither UTF-8 nor sound {name}; save the text as UTF-8"
        ));
    }
    Ok(text.into_owned())
}

/// UTF-16 without a mark: every other byte is zero or that of the Arabic block.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_high = |byte: &&u8| matches!(byte, 0x00 | 0x06);
    let high = |from: usize| bytes.iter().skip(from).step_by(2).filter(is_high).count();
    let most = bytes.len() / 2 * 9 / 10;
    match (high(0), high(1)) {
        (_, low_first) if low_first > most => Some(UTF_16LE),
        (high_first, _) if high_first > most => Some(UTF_16BE),
        _ => None,
    }
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"sa"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1256;

    const TEXT: &str =
        "قالت الوزارة إن المحطة الجديدة ستعمل في الشتاء، وإن الكلفة عشرة ملايين دينار.";

    #[test]
    fn old_encodings_are_told() {
        let (old, _, _) = WINDOWS_1256.encode(TEXT);
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xFF, 0xFE], &little[..]].concat();
        let marked_utf8 = ["\u{FEFF}", TEXT].concat().into_bytes();
        for bytes in [
            TEXT.into(),
            old.into_owned(),
            little,
            big,
            marked,
            marked_utf8,
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(TEXT));
        }
        assert_eq!(decode(Vec::new()).as_deref(), Ok(""));
    }

    #[test]
    fn what_was_utf_8_is_not_taken_for_an_old_encoding() {
        let text = TEXT.as_bytes();
        let damaged = [&text[..29], b"\xff", &text[29..]].concat();
        for bytes in [&text[..30], &damaged] {
            let problem = decode(bytes.to_vec()).unwrap_err();
            assert!(problem.starts_with("byte 29 "), "{problem}");
        }
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let problem = decode(wide[..wide.len() - 1].to_vec()).unwrap_err();
        assert!(problem.contains("UTF-16LE"), "{problem}");
    }

    #[test]
    fn lines_tell_what_is_wrong_with_them() {
        let error = |line: &str| parse(line.as_bytes(), None).unwrap_err();
        assert!(error("[]").1.starts_with("the line is no JSON object"));
        assert!(error("news").1.starts_with("column 2: no JSON: expected"));
        let (id, problem) = error(r#"{"id": 7}"#);
        assert_eq!(id, Some(7.into()));
        assert!(problem.starts_with("`text` is missing"));
        assert!(
            error(r#"{"text": "", "date": "gestern"}"#)
                .1
                .contains("YYYY-MM-DD")
        );
        assert_eq!(
            parse(b"\xff", None).unwrap_err().1,
            "byte 0 of the line is not UTF-8"
        );
        let day = "2021-09-15".parse().ok();
        assert_eq!(
            parse(br#"{"text": ""}"#, day),
            Ok((None, day, String::new()))
        );
    }
}
