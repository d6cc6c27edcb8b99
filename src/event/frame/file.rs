//! The file format of frames: TOML, checked, with the line of every error.

use std::fmt;
use std::sync::Arc;

use toml::Spanned;

use super::entry::{FrameEntry, LightEntry, Shared};
use super::model::{Construct, Filler};
use super::status::{RawStatus, StatusEntry};
use super::table::{Problem, Table};
use crate::event::kind::{EventType, Role};
use crate::lexicon::WordClasses;

/// Why a frame file was refused. Nothing of a refused file is loaded.
#[derive(Clone, Debug)]
pub struct FrameError {
    file: Arc<str>,
    line: usize,
    message: Arc<str>,
}

impl FrameError {
    /// The name under which the file was given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line of the error, from 1; of the frame that holds it where the error is in its meaning.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for FrameError {}

/// One checked file.
pub(crate) struct FrameFile {
    pub(crate) frames: Vec<RawFrame>,
    pub(crate) light: Vec<RawLight>,
    pub(crate) status: Vec<RawStatus>,
}

/// A frame as it is written, its names checked.
pub(crate) struct RawFrame {
    pub(crate) kind: EventType,
    pub(crate) entry: FrameEntry,
    pub(crate) construct: Construct,
    /// Function names and roles, the frame's own first.
    pub(crate) roles: Vec<(String, Role)>,
    pub(crate) fillers: Vec<(Role, Vec<Filler>)>,
    /// Words that head no phrase of a role.
    pub(crate) never: Vec<(Role, Vec<String>)>,
    /// Domains in whose passages it means something else.
    pub(crate) outside: WordClasses,
}

/// A verb that carries a noun's event: `شن` in `شن هجوما`.
pub(crate) struct RawLight {
    pub(crate) entry: LightEntry,
    pub(crate) pattern: LightPattern,
}

/// What the subject of a light verb is to the event of the noun that it governs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LightPattern {
    /// Who does it: `شن`, `نفذ`, `أجرى`.
    Agent,
    /// To whom it is done: `تعرض ل`, `تلقى`; the complement of من is who does it.
    Undergoer,
    /// The event itself: `وقع`, `جرى`, `تم`, `اندلع`.
    Happening,
    /// Where or when it happens: `شهد`.
    Scene,
    /// Its cause, another event: `أسفر عن`, `أدى إلى`.
    Cause,
    /// Who does it, while the verb tells something of its own: `حاول`, `تعهد ب`, `تمكن من`.
    Control,
    /// Another one does it, the verb's object: `منع فلانا من`, `سمح لفلان ب`.
    ObjectControl,
}

impl LightPattern {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Agent,
        Self::Undergoer,
        Self::Happening,
        Self::Scene,
        Self::Cause,
        Self::Control,
        Self::ObjectControl,
    ];

    /// Whether the verb tells something of its own, and carries no noun.
    pub(crate) fn controls(self) -> bool {
        matches!(self, Self::Control | Self::ObjectControl)
    }
}

impl FrameFile {
    /// Parses and checks one file.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self, FrameError> {
        Self::read(text).map_err(|problem| FrameError {
            file: file.into(),
            line: 1 + text.as_bytes()[..problem.at.min(text.len())]
                .iter()
                .filter(|&&b| b == b'\n')
                .count(),
            message: problem.message.into(),
        })
    }

    fn read(text: &str) -> Result<Self, Problem> {
        let mut file = Table::parse(text)?;
        let kind: Option<Spanned<String>> = file.take("kind")?;
        let shared = Shared::take(&mut file)?;
        let frames: Vec<Table<'_>> = file.take_or_default("frame")?;
        let light: Vec<Table<'_>> = file.take_or_default("light")?;
        let status: Vec<Table<'_>> = file.take_or_default("status")?;
        file.finish()?;
        let mut result = Self {
            frames: Vec::new(),
            light: Vec::new(),
            status: Vec::new(),
        };
        for table in light {
            let at = table.start;
            let entry = LightEntry::read(table)?;
            let about = |message| Problem { at, message };
            let pattern = light_pattern(&entry.pattern).map_err(about)?;
            check_verbs(&entry.verbs).map_err(about)?;
            result.light.push(RawLight { entry, pattern });
        }
        for table in status {
            let at = table.start;
            let status = RawStatus::check(StatusEntry::read(table)?);
            let about = |message| Problem { at, message };
            result.status.push(status.map_err(about)?);
        }
        if frames.is_empty() && kind.is_none() {
            return Ok(result);
        }
        let kind = event_type(kind)?;
        for table in frames {
            let at = table.start;
            let about = |message| Problem { at, message };
            let frame = check_frame(kind, FrameEntry::read(table)?, &shared).map_err(about)?;
            let name = &frame.entry.name;
            if result.frames.iter().any(|f| f.entry.name == *name) {
                let message = format!("frame `{name}` stands here twice; give each its own name");
                return Err(about(message));
            }
            result.frames.push(frame);
        }
        Ok(result)
    }
}

/// The kind of a file's frames, by its name.
fn event_type(name: Option<Spanned<String>>) -> Result<EventType, Problem> {
    let Some(name) = name else {
        return Err(Problem {
            at: 0,
            message: "frames need a `kind = \"…\"` at the top of their file".into(),
        });
    };
    let (at, name) = (name.span().start, name.get_ref());
    EventType::from_name(name).ok_or_else(|| {
        let known: Vec<_> = EventType::ALL.iter().map(|k| k.name()).collect();
        let message = format!("unknown kind `{name}`; write one of: {}", known.join(", "));
        Problem { at, message }
    })
}

fn check_frame(kind: EventType, entry: FrameEntry, shared: &Shared) -> Result<RawFrame, String> {
    let about = |m: String| format!("frame `{}`: {m}", entry.name);
    if entry.verbs.is_empty() && entry.nouns.is_empty() && entry.prepositions.is_empty() {
        return Err(about(
            "it has no trigger; give `verbs`, `nouns` or `prepositions`".into(),
        ));
    }
    if !entry
        .name
        .strip_prefix(kind.name())
        .is_some_and(|rest| rest.len() > 1 && rest.starts_with('.'))
    {
        let kind = kind.name();
        return Err(about(format!(
            "a name begins with its kind; write `{kind}.…`"
        )));
    }
    check_verbs(&entry.verbs).map_err(about)?;
    let words = [
        &entry.nouns,
        &entry.prepositions,
        &entry.with,
        &entry.without,
    ];
    if let Some(word) = words.into_iter().flatten().find(|word| !is_arabic(word)) {
        return Err(about(format!("`{word}` is no Arabic word")));
    }
    let functions = entry.roles.keys().chain(shared.roles.keys());
    if let Some(function) = functions
        .chain(&entry.requires)
        .chain(&entry.excludes)
        .find(|function| !is_function(function))
    {
        return Err(about(format!(
            "unknown function `{function}`; write subject, object, clause, self or a preposition"
        )));
    }
    let mut roles = Vec::new();
    for (function, role) in entry.roles.iter().chain(&shared.roles) {
        if roles.iter().any(|(f, _)| f == function) {
            continue;
        }
        let role = match role.as_str() {
            // An empty role takes away what the file's own [roles] give.
            "" => None,
            name => Some(role_of(kind, name).map_err(about)?),
        };
        roles.push((function.clone(), role));
    }
    let mut fillers = Vec::new();
    for (role, names) in entry.takes.iter().chain(&shared.takes) {
        let role = role_of(kind, role).map_err(about)?;
        if fillers.iter().any(|(r, _)| *r == role) {
            continue;
        }
        let kinds = names
            .iter()
            .map(|n| filler(n))
            .collect::<Result<Vec<_>, _>>()
            .map_err(about)?;
        fillers.push((role, kinds));
    }
    let mut never: Vec<(Role, Vec<String>)> = Vec::new();
    for (role, words) in entry.never.iter().chain(&shared.never) {
        if let Some(word) = words.iter().find(|word| !is_arabic(word)) {
            return Err(about(format!("`{word}` is no Arabic word")));
        }
        let role = role_of(kind, role).map_err(about)?;
        if never.iter().all(|(r, _)| *r != role) {
            never.push((role, words.clone()));
        }
    }
    for example in &entry.examples {
        for role in example
            .roles
            .keys()
            .filter(|r| *r != "time" && *r != "place")
        {
            role_of(kind, role).map_err(about)?;
        }
    }
    let construct = match entry.construct.as_deref() {
        None | Some("either") => Construct::Either,
        Some("subject") => Construct::Subject,
        Some("object") => Construct::Object,
        Some("nothing") => Construct::Nothing,
        Some(other) => {
            return Err(about(format!(
                "unknown construct `{other}`; write subject, object, either or nothing"
            )));
        }
    };
    let outside = domains(entry.outside.as_deref().unwrap_or(&shared.outside)).map_err(about)?;
    let roles = roles
        .into_iter()
        .filter_map(|(f, r)| Some((f, r?)))
        .collect();
    Ok(RawFrame {
        kind,
        construct,
        roles,
        fillers,
        never,
        outside,
        entry,
    })
}

fn role_of(kind: EventType, name: &str) -> Result<Role, String> {
    Role::from_name(name)
        .filter(|role| kind.roles().contains(role))
        .ok_or_else(|| {
            let known: Vec<_> = kind.roles().iter().map(|r| r.name()).collect();
            format!(
                "`{name}` is no role of {}; it has: {}",
                kind.name(),
                known.join(", ")
            )
        })
}

fn filler(name: &str) -> Result<Filler, String> {
    Ok(match name {
        "human" => Filler::Human,
        "organization" => Filler::Organization,
        "place" => Filler::Place,
        "location" => Filler::Location,
        "weapon" => Filler::Weapon,
        "message" => Filler::Message,
        "thing" => Filler::Thing,
        _ => {
            return Err(format!(
                "unknown filler `{name}`; write human, organization, place, location, weapon, message or thing"
            ));
        }
    })
}

/// The classes of the words that make a passage one of these domains.
fn domains(names: &[String]) -> Result<WordClasses, String> {
    names
        .iter()
        .try_fold(WordClasses::NONE, |set, name| match name.as_str() {
            "sport" => Ok(set | WordClasses::SPORT),
            "scripture" => Ok(set | WordClasses::SCRIPTURE),
            "wildlife" => Ok(set | WordClasses::WILDLIFE),
            "illness" => Ok(set | WordClasses::ILLNESS),
            _ => Err(format!(
                "unknown domain `{name}`; write sport, scripture, wildlife or illness"
            )),
        })
}

fn light_pattern(name: &str) -> Result<LightPattern, String> {
    Ok(match name {
        "agent" => LightPattern::Agent,
        "undergoer" => LightPattern::Undergoer,
        "happening" => LightPattern::Happening,
        "scene" => LightPattern::Scene,
        "cause" => LightPattern::Cause,
        "control" => LightPattern::Control,
        "object_control" => LightPattern::ObjectControl,
        _ => {
            return Err(format!(
                "unknown pattern `{name}`; write agent, undergoer, happening, scene, cause, control or object_control"
            ));
        }
    })
}

pub(super) fn check_verbs(verbs: &[String]) -> Result<(), String> {
    match verbs
        .iter()
        .find(|verb| verb.split_whitespace().count() != 2 || !is_arabic(verb))
    {
        None => Ok(()),
        Some(verb) => Err(format!(
            "`{verb}`: write a verb as its perfect and imperfect, `قال يقول`"
        )),
    }
}

/// A grammatical function, or the preposition that marks it.
pub(super) fn is_function(name: &str) -> bool {
    matches!(name, "subject" | "object" | "clause" | "self") || is_arabic(name)
}

/// Arabic words, with the slashes between a noun's singular and plurals.
pub(super) fn is_arabic(words: &str) -> bool {
    let arabic = |c: char| matches!(c, '\u{621}'..='\u{652}' | ' ' | '/' | '-');
    words.chars().all(arabic) && words.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        FrameFile::parse("my.toml", text)
            .err()
            .expect("an error")
            .to_string()
    }

    #[test]
    fn errors_name_file_line_and_cause() {
        assert!(
            error("kind = \"atack\"\n[[frame]]\nname = \"attack.a\"\n")
                .starts_with("my.toml:1: unknown kind `atack`")
        );
        let missing = error("kind = \"attack\"\n\n[[frame]]\nname = \"attack.a\"\n");
        assert!(
            missing.starts_with("my.toml:3: frame `attack.a`: it has no trigger"),
            "{missing}"
        );
        let role = error(
            "kind = \"attack\"\n[[frame]]\nname = \"attack.a\"\nnouns = [\"غارة\"]\nroles = { subject = \"speaker\" }\n",
        );
        assert!(
            role.contains("`speaker` is no role of attack; it has: attacker"),
            "{role}"
        );
        assert!(
            error("kind = \"attack\"\n[[frame]]\nname = \"attack.a\"\nnoun = []\n")
                .starts_with("my.toml:4: ")
        );
        assert!(error("kind = \n").starts_with("my.toml:1: "));
        assert!(error("kind = 3\n").starts_with("my.toml:1: `kind` must be a text"));
    }

    #[test]
    fn what_needs_a_kind_says_so() {
        let light = "[[light]]\nverbs = [\"شن يشن\"]\npattern = \"agent\"\n";
        assert!(FrameFile::parse("f", light).is_ok());
        let frame = "[[frame]]\nname = \"visit.a\"\nverbs = [\"زار يزور\"]\n";
        assert!(error(&format!("{light}{frame}")).contains("frames need a `kind"));
    }

    #[test]
    fn every_table_refuses_misspelt_fields() {
        let head = "kind = \"visit\"\n[[frame]]\nname = \"visit.a\"\nverbs = [\"زار يزور\"]\n";
        for (file, line) in [
            (
                "kind = \"visit\"\n[[frame]]\nnam = \"visit.a\"".to_owned(),
                3,
            ),
            ("[[light]]\nverb = [\"شن يشن\"]".to_owned(), 2),
            ("[[status]]\ngive = \"possible\"".to_owned(), 2),
            (
                format!("{head}[[frame.examples]]\ntxt = \"زار الرئيس المدينة\""),
                6,
            ),
            ("knid = \"visit\"".to_owned(), 1),
        ] {
            let error = error(&file);
            assert!(
                error.starts_with(&format!("my.toml:{line}: unknown field")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_frame_names_its_own_words_for_a_role_or_has_those_of_its_file() {
        let text = "kind = \"visit\"\n[never]\nvisitor = [\"سياح\"]\ndestination = [\"سوق\"]\n[[frame]]\nname = \"visit.a\"\nverbs = [\"زار يزور\"]\nnever = { destination = [\"مول\"] }\n";
        let file = FrameFile::parse("f", text).unwrap_or_else(|e| panic!("{e}"));
        let never: Vec<_> = file.frames[0]
            .never
            .iter()
            .map(|(role, words)| (role.name(), words.join(" ")))
            .collect();
        let expected = [
            ("destination", "مول".to_owned()),
            ("visitor", "سياح".to_owned()),
        ];
        assert_eq!(never, expected);
        let unknown = "kind = \"visit\"\n[never]\nspeaker = [\"سياح\"]\n[[frame]]\nname = \"visit.a\"\nverbs = [\"زار يزور\"]\n";
        assert!(error(unknown).contains("`speaker` is no role of visit"));
    }

    #[test]
    fn a_frame_overrides_the_roles_of_its_file() {
        let file = FrameFile::parse(
            "f",
            "kind = \"attack\"\n[roles]\nsubject = \"attacker\"\nobject = \"target\"\n[[frame]]\nname = \"attack.a\"\nverbs = [\"قصف يقصف\"]\nroles = { object = \"\", \"على\" = \"target\" }\n",
        )
        .unwrap_or_else(|e| panic!("{e}"));
        let roles: Vec<_> = file.frames[0]
            .roles
            .iter()
            .map(|(f, r)| (f.as_str(), r.name()))
            .collect();
        assert_eq!(roles, [("على", "target"), ("subject", "attacker")]);
    }
}
