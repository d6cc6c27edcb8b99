//! Malformed data and malformed texts: every error tells file, line and cause, and nothing of a
//! malformed file is loaded.

mod support;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use khabar::gazetteer::HEADER;
use khabar::{BuildError, Extractor};
use serde_json::Value;

const GOOD_LINE: &str = "نادي الشراع\torganization\torg/sail-club\t\ttype=club\t\tmine";

fn gazetteer_error(lines: &str) -> String {
    let file = format!("{HEADER}\n{GOOD_LINE}\n{lines}\n");
    match Extractor::builder().gazetteer("clubs.tsv", file).build() {
        Err(error @ BuildError::Gazetteer(_)) => error.to_string(),
        other => panic!("{lines:?} gave {other:?}"),
    }
}

#[test]
fn fields_are_no_longer_than_compiled_data_can_hold() {
    let aliases = |count: usize| -> String {
        let aliases: Vec<String> = (0..count).map(|number| format!("مرسى {number}")).collect();
        format!("مرسى\tplace\tplace/x\t{}\t\t\tmine", aliases.join("|"))
    };
    let error = gazetteer_error(&aliases(5_000));
    assert!(
        error.contains("clubs.tsv:3: column `aliases`") && error.contains("65535"),
        "{error}"
    );
    let file = format!("{HEADER}\n{}\n", aliases(3_000));
    let extractor = Extractor::builder().gazetteer("clubs.tsv", file).build();
    let bytes = extractor
        .unwrap_or_else(|error| panic!("{error}"))
        .to_bytes();
    assert!(Extractor::from_bytes(&bytes).is_ok());
}

#[test]
fn gazetteer_errors_tell_file_line_and_cause() {
    let cases = [
        ("مرسى\tplace", "clubs.tsv:3: ", "columns"),
        (
            "مرسى\tharbour\tplace/x\t\t\t\tmine",
            "clubs.tsv:3: ",
            "harbour",
        ),
        (
            "مرسى\tplace\tPlace X\t\t\t\tmine",
            "clubs.tsv:3: ",
            "Place X",
        ),
        ("\tplace\tplace/x\t\t\t\tmine", "clubs.tsv:3: ", "empty"),
        (
            "مرسى\tplace\tplace/x\t\ttype\t\tmine",
            "clubs.tsv:3: ",
            "type",
        ),
        (
            "مرسى\tplace\tplace/x\t\ttype=foo\t\tmine",
            "clubs.tsv:3: ",
            "foo",
        ),
        (
            "مرسى\tplace\tplace/x\t\t\tbig\tmine",
            "clubs.tsv:3: ",
            "big",
        ),
        (
            "مرسى\tplace\torg/sail-club\t\t\t\tmine",
            "clubs.tsv:3: ",
            "org/sail-club",
        ),
        (
            "# note\n\nمرسى\tplace\tplace/x\ta||b\t\t\tmine",
            "clubs.tsv:5: ",
            "|",
        ),
    ];
    for (lines, place, cause) in cases {
        let error = gazetteer_error(lines);
        assert!(error.starts_with(place), "{error}");
        assert!(error[place.len()..].contains(cause), "{error}");
    }
}

#[test]
fn a_gazetteer_without_header_is_refused() {
    let error = Extractor::builder()
        .gazetteer("clubs.tsv", GOOD_LINE)
        .build();
    let error = error.expect_err("an error").to_string();
    assert!(error.starts_with("clubs.tsv:1: "), "{error}");
    assert!(error.contains("header"), "{error}");
}

#[test]
fn frame_errors_tell_file_line_and_cause() {
    let cases = [
        (
            "kind = \"party\"\n[[frame]]\nname = \"party.a\"\nnouns = [\"حفل\"]\n",
            1,
            "party",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\n",
            2,
            "trigger",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\nverbs = [\"هتف\"]\n",
            2,
            "هتف",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\nnoun = \"هتاف\"\n",
            4,
            "noun",
        ),
        (
            "kind = \"call\"\n\n[[frame]]\nname = \"call.a\"\nnouns = [\"هتاف\"]\nroles = { subject = \"victim\" }\n",
            3,
            "victim",
        ),
        ("kind = \"call\n", 1, ""),
        ("kind = \"shout\"\n", 1, "shout"),
        (
            "kind = \"call\"\n[[frame]]\nname = \"a\"\nnouns = [\"هتاف\"]\n",
            2,
            "call.",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\nnouns = [\"\"]\n",
            2,
            "no Arabic word",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\nnouns = [\"هتاف\"]\nrequires = [\"callr\"]\n",
            2,
            "callr",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\nverbs = [\"abc def\"]\n",
            2,
            "abc def",
        ),
        (
            "kind = \"call\"\n[[frame]]\nname = \"call.a\"\nnouns = [\"هتاف\"]\n[[frame]]\nname = \"call.a\"\nnouns = [\"نداء\"]\n",
            5,
            "twice",
        ),
    ];
    for (toml, line, cause) in cases {
        let error = match Extractor::builder().frames("mine.toml", toml).build() {
            Err(error @ BuildError::Frames(_)) => error.to_string(),
            other => panic!("{toml:?} gave {other:?}"),
        };
        assert!(
            error.starts_with(&format!("mine.toml:{line}: ")),
            "{toml}: {error}"
        );
        assert!(error.contains(cause), "{toml}: {error}");
    }
}

#[test]
fn switched_off_times_are_not_returned() {
    let extractor = Extractor::builder().times(false).build();
    let extractor = extractor.expect("the embedded data");
    let document =
        extractor.extract("هاتف الرئيس جو بايدن رئيس الوزراء مصطفى الكاظمي مساء الثلاثاء.");
    assert!(document.times().is_empty());
    let event = &document.events()[0];
    assert!(!event.time.is_empty() && event.time.iter().all(|a| a.time().is_none()));
}

#[test]
fn nothing_is_half_loaded() {
    let good = format!("{HEADER}\n{GOOD_LINE}\n");
    let bad = format!("{HEADER}\n{GOOD_LINE}\nمرسى\tplace\n");
    let text = "كرّم نادي الشراع لاعبيه.";
    let with_good = Extractor::builder().gazetteer("good.tsv", good).build();
    let with_good = with_good.expect("a well-formed file");
    let ids = |extractor: &Extractor| {
        let document = extractor.extract(text);
        let ids = document
            .entities()
            .iter()
            .filter_map(|e| e.gazetteer_id.clone());
        ids.map(|id| id.to_string()).collect::<Vec<_>>()
    };
    assert!(ids(&with_good).contains(&"org/sail-club".to_owned()));

    let builder = Extractor::builder().gazetteer("bad.tsv", bad);
    assert!(builder.build().is_err());
    // Nor does a failure leave traces in the shared extractor.
    assert!(!ids(&Extractor::new()).contains(&"org/sail-club".to_owned()));
}

/// Runs the extract example on bytes.
fn extract(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(support::example("extract"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may have refused its arguments before it reads anything.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the example ends")
}

fn lines_of(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8 comes out");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON comes out"))
        .collect()
}

#[test]
fn a_text_that_is_not_utf8_is_refused_with_its_offset() {
    let mut input = "وصل".as_bytes().to_vec();
    input.extend(b"\xFF\xFE tail");
    for format in ["text", "json"] {
        let output = extract(&["--format", format, "-"], &input);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert_eq!(message.trim_end().lines().count(), 1, "{message}");
        assert!(message.contains("byte 6"), "{message}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn malformed_lines_are_answered_in_their_place() {
    let input = [
        "{\"id\": \"a\", \"text\": \"وصل الوفد إلى بغداد.\"}\n".as_bytes(),
        b"{\"id\": \"b\", \"text\": \n",
        b"\n",
        b"{\"id\": \"c\"}\n",
        b"{\"id\": \"d\", \"text\": \"\xFF\"}\n",
        b"[1, 2]\n",
        b"{\"id\": 7, \"text\": \"\", \"date\": \"yesterday\"}\n",
        b"{\"id\": \"e\", \"text\": 5}\n",
        "{\"id\": 8, \"text\": \"غادر الوفد بغداد أمس.\", \"date\": \"2021-02-24\"}".as_bytes(),
    ]
    .concat();
    let output = extract(&["--format", "jsonl", "-"], &input);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines_of(&output);
    assert_eq!(lines.len(), 8);
    assert_eq!(lines[0]["id"], "a");
    assert!(lines[0]["mentions"].is_array());
    let errors: Vec<_> = lines[1..7]
        .iter()
        .map(|line| {
            assert!(
                line["error"]
                    .as_str()
                    .is_some_and(|error| !error.is_empty()),
                "{line}"
            );
            (
                line["id"].clone(),
                line["line"].as_u64().expect("a line number"),
            )
        })
        .collect();
    let none = || Value::Null;
    assert_eq!(
        errors,
        [
            (none(), 2),
            ("c".into(), 4),
            (none(), 5),
            (none(), 6),
            (7.into(), 7),
            ("e".into(), 8)
        ]
    );
    assert!(
        lines[3]["error"]
            .as_str()
            .is_some_and(|error| error.contains("byte 21"))
    );
    assert_eq!(lines[7]["id"], 8);
    assert_eq!(lines[7]["date"], "2021-02-24");
}

#[test]
fn well_formed_lines_end_well() {
    let output = extract(
        &["--format=jsonl", "-"],
        "\u{FEFF}{\"text\": \"\"}\n".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines_of(&output).len(), 1);
    assert!(extract(&["--format", "jsonl", "-"], b"").status.success());
}

#[test]
fn answers_come_before_the_next_line_is_asked_for() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(support::example("extract"))
        .args(["--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for id in 0..3 {
        writeln!(stdin, "{{\"id\": {id}, \"text\": \"نص\"}}").expect("it reads");
        let answer = answers.next().expect("an answer").expect("UTF-8");
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn wrong_arguments_show_the_usage() {
    let cases: [&[&str]; 8] = [
        &[],
        &["--fast", "-"],
        &["--format", "xml", "-"],
        &["--format"],
        &["--date", "24.2.2021", "-"],
        &["--date=2021-02-30", "-"],
        &["a.txt", "b.txt"],
        &["-x"],
    ];
    for arguments in cases {
        let output = extract(arguments, b"");
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(
            message.contains("usage: extract"),
            "{arguments:?}: {message}"
        );
    }
}

#[test]
fn a_missing_file_is_named() {
    let output = extract(&["no-such-file.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.txt"));
}

#[test]
fn help_is_no_error() {
    let output = extract(&["--help"], b"");
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("--format"));
}

/// Whoever stops reading ends the run without a message.
#[test]
#[cfg(unix)]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(support::example("extract"))
        .args(["--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    let _ = stdin.write_all("{\"text\": \"نص\"}\n".repeat(50).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
