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
    let error = answers[1]["error"].as_str().unwrap_or_default();
    assert!(error.starts_with("`text` is missing; write"), "{error}");
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
    assert_eq!(output.status.code(), Some(2));
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
        lines.contains("frames.toml:11: visit.mine does not find its example: no event"),
        "{lines}"
    );
}

#[test]
fn what_is_rarely_meant_is_warned_of() {
    let folder = folder("warnings");
    let header = khabar::gazetteer::HEADER;
    fs::write(
        folder.join("names.tsv"),
        format!(
            "{header}\nفريق النخيل\torganization\torg/palms\t\t\t\tmine\nالهجوم\torganization\torg/attack\t\t\t\tmine\n\
             بغداد\tplace\tplace/mine\t\t\t\tmine\nالعراق\tplace\tcountry/iq\t\t\t\tmine\n"
        ),
    )
    .unwrap();
    let frame = "kind = \"visit\"\n[[frame]]\nname = \"visit.mine\"\nverbs = [\"دلف يدلف\"]\n\
                 roles = { subject = \"visitor\" }\n";
    fs::write(folder.join("frames.toml"), frame).unwrap();
    let output = khabar(&["check", path(&folder)], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines: Vec<&str> = stdout(&output).lines().collect();
    for (line, part) in lines.iter().zip([
        "frames.toml: sound",
        "frames.toml:3: warning: visit.mine has no example",
        "names.tsv: sound",
        "names.tsv:3: warning: الهجوم is an ordinary word",
        "names.tsv:4: warning: بغداد is the name of `place/baghdad`",
        "names.tsv:5: warning: `country/iq` takes the place",
    ]) {
        assert!(line.contains(part), "{lines:?}");
    }
    assert_eq!(lines.len(), 6, "{lines:?}");
}

#[test]
fn several_annotated_texts_stand_beside_their_texts() {
    let folder = folder("brat");
    let (input, output) = (folder.join("a.jsonl"), folder.join("out"));
    let lines =
        "{\"id\": 1, \"text\": \"زار الوزير بغداد.\"}\n{\"id\": \"b\", \"text\": \"كلام\"}\n";
    fs::write(&input, lines).unwrap();
    let brat = ["extract", "--format", "brat", path(&input)];
    assert_eq!(khabar(&brat, b"").status.code(), Some(2));
    let run = khabar(&[&brat[..], &["--output", path(&output)]].concat(), b"");
    assert!(run.status.success(), "{}", stderr(&run));
    let read = |name: &str| fs::read_to_string(output.join(name)).unwrap();
    assert_eq!(read("1.txt"), "زار الوزير بغداد.");
    assert!(read("1.ann").contains("\tPlace 11 16\tبغداد"));
    assert_eq!(
        (read("b.txt").as_str(), read("b.ann").as_str()),
        ("كلام", "")
    );
}

#[test]
fn json_has_its_members_in_one_order() {
    let ids = "{\"id\": 7, \"text\": \"زار الوزير بغداد.\"}\n{\"id\": \"b\", \"text\": \"زار الوزير بغداد.\"}\n";
    let command = ["extract", "--format", "jsonl", "--jsonl-input", "-"];
    let output = khabar(&command, ids.as_bytes());
    let (first, second) = stdout(&output).split_once('\n').expect("two lines");
    assert_eq!(
        first.replacen("\"id\":7", "\"id\":\"b\"", 1),
        second.trim_end()
    );
    assert!(first.starts_with("{\"id\":7,\"sentences\""), "{first}");
}

#[test]
fn misuse_is_told_with_what_to_do() {
    for (arguments, told) in [
        (&["extract", "--offsets", "char", "-"][..], "--offsets"),
        (
            &["extract", "--resume", "--output", "x", "-"],
            "--format jsonl or spacy",
        ),
        (&["extract", "--jobs", "100000", "-"], "256"),
        (&["extract", "--date", "1.2.2024", "-"], "2024-04-22"),
        (
            &["extract", "--kinds", "feast", "-"],
            "possible values: statement",
        ),
        (&["man", "fly"], "no command"),
    ] {
        let output = khabar(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    let folder = folder("misuse");
    let missing = folder.join("no/such/file");
    for (output, told) in [(&folder, "name a file in it"), (&missing, "no such folder")] {
        let run = khabar(&["extract", "--output", path(output), "-"], b"");
        assert_eq!(run.status.code(), Some(1));
        assert!(stderr(&run).contains(told), "{}", stderr(&run));
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
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
    assert!(stdout(&khabar(&["man", "extract"], b"")).contains(".TH khabar-extract"));
    assert_eq!(khabar(&["extract"], b"").status.code(), Some(2));
    let output = khabar(&["extract", "/no/such/file.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("/no/such/file.txt"));
}
