//! A page as a browser reads it. Needs Chromium (`chromium`); tells that it skips where there is
//! none.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use khabar::{EntityKind, Extractor, Html, Options};

const TEXT: &str = "الوزير يزور بغداد\n\n\
    زار وزير الخارجية العراقي فؤاد حسين السفارة الأميركية في بغداد أمس، وقال: «العمل مستمر». \
    <script>document.body.className = 'ran'</script><img src=x onerror=\"document.title='ran'\">";

#[test]
fn a_page_shows_its_marks_and_runs_nothing() {
    let version = Command::new("chromium")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if version.is_err() {
        eprintln!("skipped: there is no chromium to read the page with");
        return;
    }
    let options = Options {
        date: "2021-09-15".parse().ok(),
        ..Options::default()
    };
    let document = Extractor::new().extract_with(TEXT, &options);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("page.html");
    fs::write(&file, Html::new(&document).to_string()).expect("the page is written");
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("chromium").display()
        ))
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("chromium starts");
    let dom = String::from_utf8_lossy(&output.stdout);
    let count = |part: &str| dom.matches(part).count();

    let mentions = |kind| {
        document
            .mentions()
            .iter()
            .filter(|m| m.kind == kind)
            .count()
    };
    assert!(mentions(EntityKind::Place) >= 2 && document.events().len() >= 2);
    for (class, kind) in [
        ("person", EntityKind::Person),
        ("place", EntityKind::Place),
        ("organization", EntityKind::Organization),
        ("role", EntityKind::Role),
    ] {
        assert_eq!(
            count(&format!("<mark class=\"{class}\"")),
            mentions(kind),
            "{class}: {dom}"
        );
    }
    assert_eq!(count("<article class=\"card "), document.events().len());
    // Nested marks stay nested: the browser closed none early.
    assert!(dom.contains("في <mark class=\"place\""), "{dom}");
    assert_eq!(count("<script"), 0);
    assert_eq!(count("<img"), 0);
    assert!(dom.contains("<body class=\"document\">"), "a script ran");
    assert!(dom.contains("&lt;script&gt;document.body"));
}
