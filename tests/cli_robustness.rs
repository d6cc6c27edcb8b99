//! The command `khabar` where something goes wrong around it: pipes that close, disks that are full, files that
//! were cut off, lines without an end. There is a clear error and a status, and nothing half-written.

#![cfg(all(feature = "cli", unix))]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "زار وزير النفط العراقي مدينة البصرة أمس. وقال الوزير إن العمل مستمر.";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn khabar(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command starts")
}

fn spawn(arguments: &[&str]) -> Child {
    command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("robustness")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}

/// So many lines of news.
fn news(folder: &Path, lines: usize) -> PathBuf {
    let file = folder.join("news.jsonl");
    let lines: String = (0..lines)
        .map(|id| format!("{{\"id\": {id}, \"text\": \"{TEXT}\"}}\n"))
        .collect();
    fs::write(&file, lines).expect("news are written");
    file
}

/// The names in a folder.
fn inside(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.to_string_lossy().into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn whoever_stops_reading_ends_the_run_without_a_message() {
    let file = news(&folder("pipe"), 400);
    for arguments in [
        &["extract", "--format", "jsonl", path(&file)][..],
        &["extract", "--format", "text", path(&file)],
        &["normalize", path(&file)],
        &["completions", "bash"],
        &["man"],
    ] {
        let mut child = spawn(arguments);
        let mut first = [0];
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut first).expect("output begins");
        drop(out);
        let output = child.wait_with_output().expect("it ends");
        let message = stderr(&output);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {message}");
        assert!(message.is_empty(), "{arguments:?}: {message}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let folder = folder("full");
    let file = news(&folder, 60);
    let full = || {
        File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full")
    };
    for arguments in [
        &["extract", "--format", "jsonl", path(&file)][..],
        &["extract", "--format", "csv", path(&file)],
        &["explain", path(&file)],
        &["normalize", path(&file)],
        &["lookup", "بغداد"],
        &["completions", "zsh"],
        &["man"],
    ] {
        let output = command(arguments).stdout(full()).output().expect("it runs");
        let message = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {message}");
        assert!(message.starts_with("khabar: "), "{arguments:?}: {message}");
        assert!(message.contains("space"), "{arguments:?}: {message}");
        assert_eq!(message.lines().count(), 1, "{arguments:?}: {message}");
    }
    // The part beside the file is on a full disk: the file that was there before stays as it was.
    let whole = folder.join("out.jsonl");
    fs::write(&whole, "before\n").expect("a file");
    let part = folder.join("out.jsonl.part");
    std::os::unix::fs::symlink("/dev/full", &part).expect("a link");
    let arguments = [
        "extract",
        "--format",
        "jsonl",
        path(&file),
        "--output",
        path(&whole),
    ];
    let output = khabar(&arguments);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("out.jsonl.part"), "{message}");
    assert!(message.contains("space"), "{message}");
    assert_eq!(fs::read_to_string(&whole).expect("a file"), "before\n");
}

/// Where messages cannot be written either, the status still tells.
#[test]
#[cfg(target_os = "linux")]
fn messages_that_cannot_be_written_are_no_panic() {
    let folder = folder("mute");
    let bad = folder.join("bad.jsonl");
    fs::write(&bad, "no JSON\n").expect("a file");
    let full = File::options()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let status = command(&["extract", "--format", "jsonl", path(&bad)])
        .stdout(Stdio::null())
        .stderr(full)
        .status();
    assert_eq!(status.expect("it runs").code(), Some(1));
}

#[test]
fn files_that_were_cut_off_are_told() {
    let folder = folder("cut");
    let whole = TEXT.repeat(4);
    // In the middle of a letter.
    let text = folder.join("cut.txt");
    fs::write(&text, &whole.as_bytes()[..whole.len() - 2]).expect("a file");
    let middle = folder.join("middle.txt");
    fs::write(&middle, &whole.as_bytes()[..30]).expect("a file");
    let damaged = folder.join("damaged.txt");
    fs::write(
        &damaged,
        [&whole.as_bytes()[..29], b"\xFF", &whole.as_bytes()[29..]].concat(),
    )
    .expect("a file");
    let wide: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf_16 = folder.join("utf16.txt");
    fs::write(&utf_16, &wide[..wide.len() - 1]).expect("a file");
    for (file, cause) in [
        (&text, "is not UTF-8; it is damaged or was cut off"),
        (&middle, "byte 29 is not UTF-8"),
        (&damaged, "byte 29 is not UTF-8"),
        (&utf_16, "UTF-16LE"),
    ] {
        let output = khabar(&["extract", "--format", "jsonl", path(file)]);
        let message = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.contains(path(file)), "{message}");
        assert!(message.contains(cause), "{message}");
    }
    // A line that ends too early, after one that is whole.
    let lines = folder.join("cut.jsonl");
    let line = format!("{{\"id\": 1, \"text\": \"{TEXT}\"}}\n");
    fs::write(&lines, [line.as_bytes(), &line.as_bytes()[..40]].concat()).expect("a file");
    let output = khabar(&["extract", "--format", "jsonl", path(&lines)]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("cut.jsonl:2: "),
        "{}",
        stderr(&output)
    );
    let answers: Vec<Value> = answers(&output);
    assert_eq!(answers.len(), 2);
    assert!(answers[0]["mentions"].is_array());
    assert_eq!(answers[1]["line"], 2);
}

fn answers(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).expect("UTF-8").lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// A line of more than a text may have is refused as it passes: it is never held whole.
#[test]
fn a_line_without_an_end_is_refused_in_its_place() {
    const MEGABYTE: usize = 1 << 20;
    let mut child = spawn(&["extract", "--format", "jsonl", "--jsonl-input", "-"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let short = format!("{{\"id\": \"a\", \"text\": \"{TEXT}\"}}\n");
        let megabyte = "ب".repeat(MEGABYTE / 2);
        stdin.write_all(short.as_bytes())?;
        stdin.write_all(b"{\"id\": \"b\", \"text\": \"")?;
        for _ in 0..65 {
            stdin.write_all(megabyte.as_bytes())?;
        }
        stdin.write_all(b"\"}\n")?;
        stdin.write_all(short.as_bytes())
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("all is read");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("-:2: "), "{}", stderr(&output));
    let answers = answers(&output);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[1]["line"], 2);
    let error = answers[1]["error"].as_str().expect("an error");
    assert!(error.contains("64 MiB"), "{error}");
    assert_eq!(answers[0], answers[2]);
}

#[test]
fn outputs_appear_whole_or_not_at_all() {
    let folder = folder("whole");
    let file = news(&folder, 3);
    let missing = folder.join("no/such/folder/out.jsonl");
    let arguments = ["extract", "--format", "jsonl", path(&file), "--output"];
    let output = khabar(&[&arguments[..], &[path(&missing)]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no/such/folder: there is no such folder"),
        "{}",
        stderr(&output)
    );

    // Wrong data is told before anything is written.
    let whole = folder.join("out.jsonl");
    let names = folder.join("names.tsv");
    fs::write(&names, "no header\n").expect("a file");
    let more = [path(&whole), "--gazetteer", path(&names)];
    let output = khabar(&[&arguments[..], &more].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("names.tsv:1: "),
        "{}",
        stderr(&output)
    );
    assert!(!whole.exists());

    // A file that is written over what it is read from.
    let before = khabar(&["extract", "--format", "jsonl", path(&file)]);
    let output = khabar(&[&arguments[..], &[path(&file)]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(fs::read(&file).expect("a file"), before.stdout);
    assert!(!inside(&folder).contains(&"news.jsonl.part".to_owned()));
}

/// A run that is killed leaves its part, from which the next one goes on.
#[test]
fn a_killed_run_leaves_no_output_and_is_resumed() {
    let folder = folder("killed");
    let file = news(&folder, 4000);
    let whole = folder.join("out.jsonl");
    let part = folder.join("out.jsonl.part");
    let arguments = [
        "extract",
        "--format",
        "jsonl",
        path(&file),
        "--output",
        path(&whole),
    ];
    let mut child = spawn(&arguments);
    while fs::metadata(&part).map_or(0, |data| data.len()) == 0 {
        if child.try_wait().expect("a child").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let _ = child.kill();
    let killed = !child.wait().expect("it ends").success();
    assert!(!killed || !whole.exists());
    let output = khabar(&[&arguments[..], &["--resume"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let lines = fs::read_to_string(&whole).expect("the output");
    assert_eq!(lines.lines().count(), 4000);
    for (id, line) in lines.lines().enumerate() {
        let document: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(document["id"], id);
    }
    assert!(!part.exists());
}
