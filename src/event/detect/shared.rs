//! What one event of a sentence tells of another: who attacks also kills, who meets talks, whose agreement it is.

use crate::entity::{EntityKind, Why};
use crate::event::clause::cell::Class;
use crate::event::clause::chunk::Chunk;
use crate::event::clause::scan::Sentence;
use crate::event::draft::Draft;
use crate::event::kind::{EventType, Role};
use crate::event::{Argument, Factuality};

/// What one event of a sentence tells of another: who attacks or raids also kills, and who talks in
/// a call or meeting talks in all of them.
pub(super) fn participants(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        match drafts[index].kind() {
            EventType::Death if !drafts[index].has(Role::Agent) => {
                let answered = is_answered(sentence, drafts[index].chunk);
                killers(sentence, drafts, index, answered);
            }
            EventType::Accusation => done_by(drafts, index, Role::Accused),
            // تبنت الحركة الهجوم, لم تعلن أي جهة مسؤوليتها عنه
            EventType::Claim if drafts[index].event.factuality == Factuality::Actual => {
                done_by(drafts, index, Role::Claimant);
            }
            EventType::Agreement => parties(drafts, index),
            EventType::Call | EventType::Meeting if talkers(&drafts[index]).count() < 2 => {
                let own = &drafts[index];
                let nearest = nearest(drafts, index, |other| {
                    talkers(other).next().is_some() && may_be_one_talk(sentence, own, other)
                });
                let Some(other) = nearest else {
                    continue;
                };
                let arguments: Vec<Argument> = talkers(&drafts[other]).cloned().collect();
                for argument in arguments {
                    if !talkers(&drafts[index]).any(|known| *known == argument) {
                        drafts[index].add(Role::Participant, argument);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether two mentions of talks in a sentence may be of the same: neither is what the other one is about
/// (`مشاورات حول مكان اللقاء`), nor set against it (`اللقاء مؤجل لكن المشاورات مستمرة`).
fn may_be_one_talk(sentence: &Sentence<'_, '_>, one: &Draft, other: &Draft) -> bool {
    let about = sentence.context.prepositions.about;
    let (from, to) = (one.chunk.min(other.chunk), one.chunk.max(other.chunk));
    let mut between = sentence.chunks[from + 1..=to].iter().take(TALKS_REACH);
    !between.any(|chunk| {
        let contrast = matches!(chunk.class, Class::Conjunction | Class::Subordinator)
            && CONTRASTS.contains(&sentence.context.text.folded(chunk.tokens.start));
        let topic = !chunk.conjunction && chunk.preposition.is_some_and(|p| p.canonical == about);
        contrast || topic || takes_part(sentence, chunk)
    })
}

/// `استقبله لحضور الاجتماع`, `على هامش القمة`: who goes to talks, or talks beside them, has others before him there.
fn takes_part(sentence: &Sentence<'_, '_>, chunk: &Chunk) -> bool {
    chunk.phrase.as_ref().is_some_and(|phrase| {
        let folded = sentence.context.text.folded(phrase.head);
        let stem = folded.strip_prefix("لل").or(folded.strip_prefix('ل'));
        folded == "هامش" || stem.is_some_and(|word| ATTENDING.contains(&word))
    })
}

/// Nouns behind ل of going to a meeting or making one possible, folded.
const ATTENDING: [&str; 4] = ["حضور", "مشاركه", "تحديد", "انعقاد"];

/// How many chunks between two mentions of talks are looked at.
const TALKS_REACH: usize = 40;

/// Words that set a clause against the one before, folded.
const CONTRASTS: [&str; 5] = ["لكن", "ولكن", "بينما", "فيما", "الا"];

/// `حملت السلطات التنظيم مسؤولية الهجوم`, `تبنت الحركة الهجوم`: who is accused of an attack, killing or kidnapping or
/// claims it did it, as the accusation or claim tells it.
fn done_by(drafts: &mut [Draft], index: usize, role: Role) {
    let accused = drafts[index].event.kind.arguments(role);
    let accused = accused.unwrap_or_default().to_vec();
    let (from, to) = drafts[index].reach;
    if accused.is_empty() {
        return;
    }
    for other in drafts.iter_mut().skip(index + 1).take(WINDOW) {
        let role = match other.kind() {
            EventType::Attack => Role::Attacker,
            EventType::Death => Role::Agent,
            EventType::Abduction => Role::Abductor,
            _ => continue,
        };
        let noun = matches!(other.event.why, Why::Frame(_, 'N' | 'M' | 'L'));
        if noun && (from..to).contains(&other.chunk) && !other.has(role) {
            // اتهمه بالهجوم على فلان: whom it was done to did not do it.
            let targets = other.event.kind.arguments(Role::Target);
            let undergone = targets.unwrap_or_default().to_vec();
            for argument in accused.iter().filter(|a| !undergone.contains(a)) {
                other.add(role, argument.clone());
            }
        }
    }
}

/// `توقيع الاتفاق بين X وY`, `الاتفاق الذي وقعته X مع Y`: the nouns and verbs of one agreement have its parties.
fn parties(drafts: &mut [Draft], index: usize) {
    let of = |draft: &Draft| {
        let parties = draft.event.kind.arguments(Role::Party);
        parties.map_or(0, <[Argument]>::len)
    };
    // Who approves of an agreement is none of its parties.
    let told_by_noun = !matches!(drafts[index].event.why, Why::Frame(_, 'V' | 'S' | 'P'));
    if of(&drafts[index]) > 0 || !told_by_noun {
        return;
    }
    let around = index.saturating_sub(PARTIES_REACH)..drafts.len().min(index + PARTIES_REACH + 1);
    let lender = around
        .filter(|&other| drafts[other].kind() == EventType::Agreement && of(&drafts[other]) > 1)
        .min_by_key(|&other| drafts[other].chunk.abs_diff(drafts[index].chunk));
    if let Some(lender) = lender {
        let arguments = drafts[lender].event.kind.arguments(Role::Party);
        for argument in arguments.unwrap_or_default().to_vec() {
            drafts[index].add(Role::Party, argument);
        }
    }
}

/// How many events before and after an agreement its parties are looked for in.
const PARTIES_REACH: usize = 3;

/// `استقال من رئاسة الحزب`: the body that a position names is where somebody holds it.
pub(super) fn organizations(sentence: &Sentence<'_, '_>, drafts: &mut [Draft]) {
    let mentions = sentence.context.mentions;
    for draft in drafts {
        if draft.kind() != EventType::Personnel || draft.has(Role::Organization) {
            continue;
        }
        let positions = draft.event.kind.arguments(Role::Position);
        let body = positions.and_then(|positions| {
            let span = positions.first()?.span?;
            let from = mentions.partition_point(|m| m.span.start() < span.start());
            let inside = mentions[from..].iter().take(NAMES);
            inside
                .take_while(|m| m.span.start() < span.end())
                .find(|m| m.kind == EntityKind::Organization && m.span.end() <= span.end())
        });
        if let Some(body) = body {
            draft.add(Role::Organization, Argument::phrase(body.span, body.entity));
        }
    }
}

/// How many names in a position are looked at.
const NAMES: usize = 6;

/// Whether a death stands behind بعد or منذ, so that what its sentence tells before came of it: `قصف الجيش القرية بعد
/// مقتل جندي`.
fn is_answered(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let root = match sentence.chunks[at].class {
        Class::Noun => super::noun::construct_root(sentence, at),
        _ => at,
    };
    let when = sentence.context.prepositions.when;
    sentence.chunks[root]
        .preposition
        .is_some_and(|p| p.canonical == when[0] || p.canonical == when[3])
}

/// Who attacks or raids where people die has killed them: those of the nearest fighting that the sentence tells, and
/// of none but what follows where the death is what was answered.
fn killers(sentence: &Sentence<'_, '_>, drafts: &mut [Draft], index: usize, answered: bool) {
    let lent = |draft: &Draft| match draft.kind() {
        EventType::Attack => Some(Role::Attacker),
        EventType::Raid => Some(Role::Raider),
        _ => None,
    };
    let fighting = |other: &Draft| lent(other).is_some_and(|role| other.has(role));
    let Some(other) = nearest(drafts, index, fighting) else {
        return;
    };
    let (fight, death) = (drafts[other].chunk, drafts[index].chunk);
    if answered && fight < death
        || drafts[index].event.factuality == Factuality::Negated
        || are_apart(
            sentence,
            drafts,
            fight.min(death),
            fight.max(death),
            fight > death,
        )
    {
        return;
    }
    let Some(role) = lent(&drafts[other]) else {
        return;
    };
    let arguments = drafts[other]
        .event
        .kind
        .arguments(role)
        .unwrap_or_default()
        .to_vec();
    // مقتل مسلح أطلق النار: who died has not killed.
    let victims = drafts[index].event.kind.arguments(Role::Victim);
    let victims = victims.unwrap_or_default().to_vec();
    for argument in arguments {
        if !victims.contains(&argument) {
            drafts[index].add(Role::Agent, argument);
        }
    }
}

/// Whether the clauses of a fight and a death are set against each other (`قتل ثلاثة، في حين شن الطيران غارات`), or another
/// one is told between a death and the fight behind it (`قتل ثلاثة وشن`, `مقتل ثلاثة، مشيرا إلى أن`).
fn are_apart(
    sentence: &Sentence<'_, '_>,
    drafts: &[Draft],
    from: usize,
    to: usize,
    behind: bool,
) -> bool {
    let text = sentence.context.text;
    // قتل ثلاثة وجرح عشرة في غارات
    let harms = |at: usize| {
        let draft = drafts.partition_point(|d| d.chunk < at);
        drafts.get(draft).is_some_and(|d| {
            d.chunk == at && matches!(d.kind(), EventType::Death | EventType::Injury)
        })
    };
    // قتلوا، وفقد آخرون عندما هاجم …: the subordinator joins the fight to all of it.
    let joined = sentence
        .clause_start(to)
        .checked_sub(1)
        .is_some_and(|opener| {
            let chunk = &sentence.chunks[opener];
            chunk.class == Class::Subordinator
                && matches!(
                    text.folded(chunk.tokens.start),
                    "عندما" | "حين" | "بعدما" | "حينما" | "اذ"
                )
        });
    let mut between = (from + 1..=to).take(TALKS_REACH);
    between.any(|at| {
        let chunk = &sentence.chunks[at];
        let word = text.folded(chunk.tokens.start);
        let contrast = CONTRASTS.contains(&word)
            || word == "حين"
                && chunk.tokens.start > 0
                && matches!(text.folded(chunk.tokens.start - 1), "في" | "وفي");
        let another = match chunk.class {
            Class::Participle | Class::Complementizer | Class::Semicolon => true,
            // وعدد من الجرحى
            Class::Verb => {
                chunk.conjunction && !harms(at) && !sentence.is_quantity(chunk.tokens.start)
            }
            _ => false,
        };
        contrast || behind && another && !joined
    })
}

/// How many events before and after one are looked at; keeps the work linear in the text.
const WINDOW: usize = 12;

/// The nearest event that fits and has no nearer event of this one's kind.
fn nearest(drafts: &[Draft], index: usize, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
    let around = index.saturating_sub(WINDOW)..drafts.len().min(index + WINDOW);
    let distance = |a: usize, b: usize| drafts[a].chunk.abs_diff(drafts[b].chunk);
    let other = around
        .clone()
        .filter(|&other| other != index && fits(&drafts[other]))
        .min_by_key(|&other| distance(other, index))?;
    let rivalled = around.into_iter().any(|rival| {
        rival != index
            && rival != other
            && drafts[rival].kind() == drafts[index].kind()
            && distance(rival, other) < distance(index, other)
    });
    (!rivalled).then_some(other)
}

/// Who takes part in a call or meeting, in whatever role.
fn talkers(draft: &Draft) -> impl Iterator<Item = &Argument> {
    let consults = matches!(draft.kind(), EventType::Call | EventType::Meeting);
    [Role::Participant, Role::Caller, Role::Recipient, Role::Host]
        .into_iter()
        .filter(move |_| consults)
        .filter_map(|role| draft.event.kind.arguments(role))
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::{EventKind, Extractor};

    fn killers(text: &str) -> Vec<String> {
        let extractor = Extractor::new();
        let document = extractor.extract(text);
        let mut found = Vec::new();
        for event in document.events() {
            if let EventKind::Death(death) = &event.kind {
                let spans = death.agent.iter().filter_map(|agent| agent.span);
                found.extend(spans.map(|span| span.slice(text).to_owned()));
            }
        }
        found
    }

    #[test]
    fn who_answers_a_death_has_not_caused_it() {
        assert_eq!(
            killers("قصف الجيش التركي مواقع في سوريا بعد مقتل جندي."),
            Vec::<String>::new()
        );
        assert_eq!(
            killers("قصف الجيش التركي مواقع في سوريا ما أدى إلى مقتل رجل."),
            ["الجيش التركي"]
        );
        assert!(killers("مقتل مسلح أطلق النار على المارة.").is_empty());
    }

    #[test]
    fn a_fight_of_another_clause_kills_nobody() {
        let text = "قتل ثلاثة مدنيين في المدينة، في حين شن الطيران التركي غارات على الريف.";
        assert!(killers(text).is_empty());
        let text = "قصف الجيش التركي مواقع في الريف ولم ترد معلومات عن سقوط قتلى.";
        assert!(killers(text).is_empty());
        let text = "قتل ثلاثة مدنيين وجرح عشرة في غارات شنها الطيران التركي على الريف.";
        assert!(!killers(text).is_empty());
    }

    #[test]
    fn who_receives_a_guest_of_a_meeting_is_not_in_it() {
        let text = "استقبل الرئيس حسن روحاني الوزير جون كيري قبل سفره لحضور اجتماع وزراء الخليج.";
        let document = Extractor::new().extract(text);
        for event in document.events() {
            if let EventKind::Meeting(meeting) = &event.kind
                && event.trigger.slice(text) == "اجتماع"
            {
                let mut spans = meeting.participant.iter().filter_map(|a| a.span);
                assert!(!spans.any(|span| span.slice(text) == "حسن روحاني"));
            }
        }
    }
}
