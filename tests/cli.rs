//! The command `khabar`, as it is called from a shell.

#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "زار وزير النفط العراقي مدينة البصرة أمس. وقال الوزير إن العمل مستمر.";

fn khabar(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may end before it has read all.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}

#[test]
fn every_format_has_what_it_is_for() {
    for (format, expected) in [
        ("text", "visit"),
        ("json", "\"gazetteer_id\": \"place/basra\""),
        ("jsonl", "\"kind\":\"visit\""),
        ("conll", "البصرة B-LOC"),
        ("brat", "\tVisit:T"),
        ("spacy", "\"label\":\"LOC\""),
        ("csv", ",visit,"),
        ("html", "<mark class=\"place\""),
    ] {
        let output = khabar(&["extract", "--format", format, "-"], TEXT.as_bytes());
        assert!(output.status.success(), "{format}: {}", stderr(&output));
        assert!(
            stdout(&output).contains(expected),
            "{format}: {}",
            stdout(&output)
        );
    }
}

#[test]
fn offsets_are_counted_as_asked() {
    let text = "🕊 زار الوزير بغداد.";
    for (offsets, start) in [("byte", 5), ("char", 2), ("utf16", 3)] {
        let arguments = ["extract", "--format", "jsonl", "--offsets", offsets, "-"];
        let output = khabar(&arguments, text.as_bytes());
        let document: Value = serde_json::from_str(stdout(&output)).expect("JSON");
        assert_eq!(
            document["events"][0]["trigger"]["start"], start,
            "{offsets}"
        );
    }
}

#[test]
fn folders_are_read_in_order_and_old_encodings_told() {
    let folder = folder("folders");
    fs::create_dir(folder.join("b")).unwrap();
    let (old, _, _) = encoding_rs::WINDOWS_1256.encode(TEXT);
    fs::write(folder.join("b/old.txt"), old).unwrap();
    fs::write(
        folder.join("a.jsonl"),
        "{\"id\": 7, \"text\": \"وصل الوفد.\"}\n\n{\"text\": \"\"}\n",
    )
    .unwrap();
    fs::write(folder.join("z.txt"), TEXT).unwrap();
    fs::write(folder.join("notes.md"), TEXT).unwrap();
    let output = khabar(&["extract", "--format", "jsonl", path(&folder)], b"");
    assert!(output.status.success(), "{}", stderr(&output));
    let documents: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let ids: Vec<&Value> = documents.iter().map(|document| &document["id"]).collect();
    assert_eq!(
        ids,
        [&Value::from(7), &Value::Null, &"old".into(), &"z".into()]
    );
    assert_eq!(documents[2]["events"], documents[3]["events"]);
}

#[test]
fn a_malformed_line_is_told_in_its_place() {
    let lines = "{\"id\": \"a\", \"text\": \"وصل الوفد.\"}\n{\"id\": \"b\"}\nno JSON\n{\"id\": \"c\", \"text\": \"\"}\n";
    let arguments = ["extract", "--format", "jsonl", "--jsonl-input", "-"];
    let output = khabar(&arguments, lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[1]["error"], "`text` is missing");
    assert_eq!(
        (&answers[1]["id"], &answers[1]["line"]),
        (&"b".into(), &2.into())
    );
    assert_eq!(answers[2]["line"], 3);
    assert_eq!(answers[3]["id"], "c");
    assert!(
        stderr(&output).contains("-:2: `text` is missing"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_interrupted_run_goes_on_where_it_ended() {
    let folder = folder("resume");
    let (input, whole) = (folder.join("in.jsonl"), folder.join("out.jsonl"));
    let lines: String = (0..5)
        .map(|id| format!("{{\"id\": {id}, \"text\": \"زار الوزير بغداد.\"}}\n"))
        .collect();
    fs::write(&input, lines).unwrap();
    let extract = |more: &[&str]| {
        let mut arguments = vec![
            "extract",
            "--format",
            "jsonl",
            path(&input),
            "--output",
            path(&whole),
        ];
        arguments.extend(more);
        let output = khabar(&arguments, b"");
        assert!(output.status.success(), "{}", stderr(&output));
    };
    extract(&[]);
    let expected = fs::read_to_string(&whole).unwrap();
    assert_eq!(expected.lines().count(), 5);
    // Two whole lines and a half.
    let part = folder.join("out.jsonl.part");
    let two: usize = expected.lines().take(2).map(|line| line.len() + 1).sum();
    fs::write(&part, &expected[..two + 10]).unwrap();
    fs::remove_file(&whole).unwrap();
    extract(&["--resume"]);
    assert_eq!(fs::read_to_string(&whole).unwrap(), expected);
    assert!(!part.exists());
}

#[test]
fn one_text_makes_a_page_and_several_a_folder() {
    let folder = folder("pages");
    let (one, many) = (folder.join("one.html"), folder.join("many"));
    let (a, lines) = (folder.join("a.txt"), folder.join("b.jsonl"));
    fs::write(&a, TEXT).unwrap();
    fs::write(
        &lines,
        "{\"id\": \"A\", \"text\": \"زار الوزير بغداد.\"}\n{\"id\": \"../x\", \"text\": \"وصل الوفد.\"}\n",
    )
    .unwrap();
    let html = ["extract", "--format", "html"];
    let output = khabar(
        &[&html[..], &[path(&a), "--output", path(&one)]].concat(),
        b"",
    );
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(fs::read_to_string(&one).unwrap().ends_with("</html>\n"));

    let inputs = [path(&a), path(&lines)];
    let output = khabar(&[&html[..], &inputs].concat(), b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("--output"), "{}", stderr(&output));
    let output = khabar(
        &[&html[..], &inputs, &["--output", path(&many)]].concat(),
        b"",
    );
    assert!(output.status.success(), "{}", stderr(&output));
    let mut names: Vec<String> = fs::read_dir(&many)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["A-2.html", "a.html", "index.html", "x.html"]);
    let index = fs::read_to_string(many.join("index.html")).unwrap();
    for name in ["a.html", "A-2.html", "x.html"] {
        assert!(index.contains(&format!("href=\"{name}\"")), "{index}");
    }
    let page = fs::read_to_string(many.join("x.html")).unwrap();
    assert!(page.contains("href=\"index.html\""));
}

#[test]
fn tables_are_plain_unless_colours_are_asked_for() {
    let plain = khabar(&["extract", "-"], TEXT.as_bytes());
    assert!(!stdout(&plain).contains(['\u{1b}', '\u{2068}']));
    let colored = khabar(&["extract", "--color", "always", "-"], TEXT.as_bytes());
    let place = "\u{1b}[32mالبصرة\u{1b}[0m";
    assert!(stdout(&colored).contains(place), "{}", stdout(&colored));
    assert!(!stdout(&colored).contains('\u{2068}'));
}

#[test]
fn annotated_texts_are_measured() {
    let folder = folder("evaluate");
    let conll = folder.join("a.conll");
    let lines =
        "زار O\nالوفد O\nمدينة O\nالموصل B-LOC\nوبغداد B-LOC\n. O\n\nوصل O\nالنخيل B-ORG\n. O\n";
    fs::write(&conll, lines).unwrap();
    let output = khabar(&["evaluate", path(&conll)], b"");
    let report = stdout(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(report.starts_with("# a.conll: 2 sentences\n"), "{report}");
    assert!(
        report.contains("P 1.000  R 0.667  F1 0.8000   gold     3  found     2"),
        "{report}"
    );
    assert!(
        report.contains("   1 missed   ORG                النخيل\n"),
        "{report}"
    );

    for name in ["articles", "ann"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let article = r#"{"id": "a", "date": "2021-09-15", "sentences": ["عنوان", "زار الوزير بغداد أمس.",
        "والتقى أنجيلا ميركل في ختام الزيارة.", "ورحبت ميركل بالزيارة."]}"#;
    let annotations = r#"{"entities": [{"s": 1, "t": "بغداد", "type": "LOC", "name": "بغداد"},
            {"s": 2, "t": "أنجيلا ميركل", "type": "PER", "name": "أنجيلا ميركل"},
            {"s": 3, "t": "ميركل", "type": "PER", "name": "أنجيلا ميركل"}],
        "times": [{"s": 1, "t": "أمس", "value": "2021-09-14"}],
        "events": [{"id": "e1", "s": 1, "kind": "Visit", "trigger": "زار", "factuality": "actual",
            "args": [{"role": "visitor", "t": "الوزير"}, {"role": "destination", "t": "بغداد"}]},
            {"id": "e2", "s": 2, "kind": "Visit", "trigger": "الزيارة", "factuality": "actual", "same_as": "e1"}]}"#;
    fs::write(folder.join("articles/a.json"), article).unwrap();
    fs::write(folder.join("ann/a.json"), annotations).unwrap();
    let output = khabar(&["evaluate", path(&folder)], b"");
    let report = stdout(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    for line in [
        "  role destination         P 1.000",
        "entity links               P 1.000  R 1.000  F1 1.0000   gold     1  found     1",
        "event links                P 1.000  R 1.000  F1 1.0000   gold     1  found     1",
        "accuracy 1/1 = 1.000",
    ] {
        assert!(report.contains(line), "{report}");
    }
    fs::write(
        folder.join("ann/a.json"),
        annotations.replace("أمس", "اليوم"),
    )
    .unwrap();
    let output = khabar(&["evaluate", path(&folder)], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("ann/a.json: \"اليوم\" does not stand"),
        "{}",
        stderr(&output)
    );
}

/// Where the scorer and its data are.
#[test]
fn figures_are_those_of_the_scorer() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let scorer = shared.join("eval/score.py");
    let present = scorer.exists()
        && Command::new("python3")
            .arg("--version")
            .output()
            .is_ok_and(|o| o.status.success());
    if !present {
        eprintln!("skipped: no ../shared/eval/score.py, or no python3 to run it with");
        return;
    }
    for (what, data) in [("gold", "gold"), ("ner", "corpora/ner/aqmar.dev.conll")] {
        let data = shared.join(data);
        let command = format!(
            "{} extract --format jsonl --jsonl-input -",
            env!("CARGO_BIN_EXE_khabar")
        );
        let expected = Command::new("python3")
            .arg(&scorer)
            .args([what, path(&data), "--cmd", &command])
            .output()
            .expect("the scorer runs");
        let expected = stdout(&expected).to_owned();
        let output = khabar(&["evaluate", "--misses", "0", path(&data)], b"");
        assert!(expected.lines().count() >= 5, "{expected}");
        assert_eq!(stdout(&output), expected, "{}", stderr(&output));
    }
}

#[test]
fn kinds_and_own_names_are_heeded() {
    let arguments = ["extract", "--format", "jsonl", "--kinds", "visit", "-"];
    let output = khabar(&arguments, TEXT.as_bytes());
    let document: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    assert_eq!(document["events"].as_array().map(Vec::len), Some(1));

    let folder = folder("own");
    let names = folder.join("names.tsv");
    let header = khabar::gazetteer::HEADER;
    fs::write(
        &names,
        format!("{header}\nفريق النخيل\torganization\torg/palms\t\ttype=club\t\tmine\n"),
    )
    .unwrap();
    let arguments = [
        "extract",
        "--format",
        "jsonl",
        "--gazetteer",
        path(&names),
        "-",
    ];
    let output = khabar(&arguments, "فاز فريق النخيل بالكأس.".as_bytes());
    assert!(stdout(&output).contains("org/palms"), "{}", stderr(&output));
}

#[test]
fn errors_of_own_files_are_told_with_their_line() {
    let folder = folder("check");
    let (names, frames) = (folder.join("names.tsv"), folder.join("frames.toml"));
    fs::write(
        &names,
        format!(
            "{}\nسامراء\tplaces\tplace/samarra\t\t\t\tmine\n",
            khabar::gazetteer::HEADER
        ),
    )
    .unwrap();
    fs::write(&frames, "kind = \"visit\"\n\n[[frame]]\nname = \"visit.mine\"\nverbs = [\"دلف يدلف\"]\nrequires = [\"إلى\"]\n\
        roles = { subject = \"visitor\", \"إلى\" = \"destination\" }\n\
        counter = []\n\n[[frame.examples]]\ntext = \"لم يذكر شيء هنا.\"\ntrigger = \"دلف\"\n").unwrap();
    let output = khabar(&["check", path(&names), path(&frames)], b"");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let lines = stdout(&output);
    assert!(lines.contains("names.tsv:2:"), "{lines}");
    assert!(
        lines.contains("visit.mine does not find its example"),
        "{lines}"
    );
}

#[test]
fn the_small_commands_answer() {
    let output = khabar(&["lookup", "مصراتة"], b"");
    assert!(stdout(&output).starts_with("place/"), "{}", stdout(&output));
    assert_eq!(khabar(&["lookup", "قخقخقخ"], b"").status.code(), Some(1));
    let output = khabar(&["normalize", "-"], "أُعـلنت".as_bytes());
    assert_eq!(stdout(&output), "اعلنت");
    let output = khabar(&["explain", "-"], TEXT.as_bytes());
    assert!(
        stdout(&output).contains("frame:visit."),
        "{}",
        stdout(&output)
    );
    assert!(stdout(&khabar(&["completions", "bash"], b"")).contains("_khabar"));
    assert!(stdout(&khabar(&["man"], b"")).contains(".TH khabar"));
    assert_eq!(khabar(&["extract"], b"").status.code(), Some(2));
    let output = khabar(&["extract", "/no/such/file.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("/no/such/file.txt"));
}
