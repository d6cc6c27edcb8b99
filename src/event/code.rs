//! What event data sets call an event: codes of CAMEO, PLOVER and ACE, and who acts on whom.
//!
//! One table tells the codes of a kind and of its manners, another the roles of source and target.
//!
//! - CAMEO: *Conflict and Mediation Event Observations, Event and Actor Codebook*, version 1.1b3
//!   (Schrodt, 2012). Codes have three digits or four; their first two are the root category.
//! - PLOVER: *Political Language Ontology for Verifiable Event Records*, drafts 0.7b1 and
//!   `CAMEO2PLOVER-2021` of the Open Event Data Alliance. Its data sets call the draft's DEMAND
//!   by the name REQUEST, which is used here, too.
//! - ACE: *English Annotation Guidelines for Events*, version 5.4.3 (Linguistic Data Consortium,
//!   2005). Types and subtypes, `Conflict.Attack`.

use serde::Serialize;

use super::Event;
use super::kind::{EventKind, EventType, Role};

/// A code of PLOVER: what is done, and how where PLOVER has a word for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[non_exhaustive]
pub struct PloverCode {
    /// The category, in capitals: `CONSULT`.
    pub event: &'static str,
    /// The mode, in small letters: `phone`.
    pub mode: Option<&'static str>,
}

/// The codes of one event in the three schemes.
#[derive(Clone, Copy)]
struct Codes {
    cameo: Option<&'static str>,
    plover: Option<PloverCode>,
    ace: Option<&'static str>,
}

impl Codes {
    /// Codes by CAMEO, PLOVER (`CONSULT` or `CONSULT phone`) and ACE; empty for none.
    const fn new(cameo: &'static str, plover: [&'static str; 2], ace: &'static str) -> Self {
        let [event, mode] = plover;
        let event = told(event);
        Self {
            cameo: told(cameo),
            plover: match event {
                Some(event) => Some(PloverCode {
                    event,
                    mode: told(mode),
                }),
                None => None,
            },
            ace: told(ace),
        }
    }
}

const fn told(code: &'static str) -> Option<&'static str> {
    if code.is_empty() { None } else { Some(code) }
}

/// The codes of a kind, whatever its manner.
const fn codes_of_kind(kind: EventType) -> Codes {
    let (cameo, plover, ace) = match kind {
        // PLOVER codes no mere comments.
        EventType::Statement => ("010", ["", ""], ""),
        EventType::Call => ("041", ["CONSULT", "phone"], "Contact.Phone-Write"),
        EventType::Meeting => ("040", ["CONSULT", ""], "Contact.Meet"),
        EventType::Visit => ("042", ["CONSULT", "visit"], "Movement.Transport"),
        EventType::Agreement => ("057", ["AGREE", ""], ""),
        EventType::Request => ("020", ["REQUEST", ""], ""),
        EventType::Support => ("051", ["SUPPORT", ""], ""),
        EventType::Condemnation => ("111", ["ACCUSE", "disapprove"], ""),
        EventType::Accusation => ("112", ["ACCUSE", ""], "Justice.Charge-Indict"),
        EventType::Rejection => ("120", ["REJECT", ""], ""),
        EventType::Warning => ("130", ["THREATEN", ""], ""),
        EventType::Claim => ("015", ["", ""], ""),
        EventType::Attack => ("190", ["ASSAULT", ""], "Conflict.Attack"),
        EventType::Clash => ("190", ["ASSAULT", ""], "Conflict.Attack"),
        // CAMEO has no code for killing as such; that for killing on purpose stands nearest.
        EventType::Death => ("186", ["ASSAULT", ""], "Life.Die"),
        // Neither CAMEO nor PLOVER codes wounds.
        EventType::Injury => ("", ["", ""], "Life.Injure"),
        EventType::Raid => ("171", ["COERCE", ""], ""),
        EventType::Arrest => ("173", ["COERCE", "arrest"], "Justice.Arrest-Jail"),
        EventType::Abduction => ("181", ["ASSAULT", "abduct"], ""),
        EventType::Release => ("0841", ["RETREAT", "release"], "Justice.Release-Parole"),
        EventType::Trial => ("116", ["SANCTION", ""], "Justice.Trial-Hearing"),
        EventType::Protest => ("140", ["PROTEST", ""], "Conflict.Demonstrate"),
        // ACE has subtypes only: who comes is one, who goes another.
        EventType::Personnel => ("083", ["", ""], ""),
        EventType::Movement => ("150", ["MOBILIZE", ""], "Movement.Transport"),
        EventType::Sanction => ("163", ["SANCTION", ""], ""),
        EventType::Aid => ("070", ["AID", ""], ""),
    };
    Codes::new(cameo, plover, ace)
}

/// Manners that have codes of their own.
#[rustfmt::skip]
const FINER: &[(EventType, &str, Codes)] = &[
    (EventType::Statement, "pledge", Codes::new("030", ["AGREE", ""], "")),
    (EventType::Statement, "defence", Codes::new("052", ["SUPPORT", ""], "")),
    (EventType::Call, "phone", Codes::new("041", ["CONSULT", "phone"], "Contact.Phone-Write")),
    // CAMEO knows the telephone, but no letters.
    (EventType::Call, "letter", Codes::new("040", ["CONSULT", "phone"], "Contact.Phone-Write")),
    (EventType::Agreement, "truce", Codes::new("0871", ["RETREAT", "ceasefire"], "")),
    (EventType::Request, "demand", Codes::new("100", ["REQUEST", ""], "")),
    (EventType::Request, "order", Codes::new("100", ["REQUEST", ""], "")),
    (EventType::Attack, "air_strike", Codes::new("195", ["ASSAULT", "heavy-weapons"], "Conflict.Attack")),
    (EventType::Attack, "drone", Codes::new("195", ["ASSAULT", "heavy-weapons"], "Conflict.Attack")),
    (EventType::Attack, "missile", Codes::new("195", ["ASSAULT", "heavy-weapons"], "Conflict.Attack")),
    (EventType::Attack, "shelling", Codes::new("194", ["ASSAULT", "heavy-weapons"], "Conflict.Attack")),
    (EventType::Attack, "bombing", Codes::new("183", ["ASSAULT", "explosives"], "Conflict.Attack")),
    (EventType::Attack, "suicide_bombing", Codes::new("1831", ["ASSAULT", "suicide-attack"], "Conflict.Attack")),
    (EventType::Attack, "shooting", Codes::new("193", ["ASSAULT", "firearms"], "Conflict.Attack")),
    (EventType::Attack, "stabbing", Codes::new("182", ["ASSAULT", "primitive"], "Conflict.Attack")),
    (EventType::Attack, "arson", Codes::new("1712", ["ASSAULT", "destroy"], "Conflict.Attack")),
    (EventType::Trial, "investigation", Codes::new("090", ["ACCUSE", "investigate"], "")),
    (EventType::Trial, "sentence", Codes::new("116", ["SANCTION", "convict"], "Justice.Sentence")),
    (EventType::Protest, "demonstration", Codes::new("141", ["PROTEST", "demo"], "Conflict.Demonstrate")),
    (EventType::Protest, "strike", Codes::new("143", ["PROTEST", ""], "Conflict.Demonstrate")),
    (EventType::Personnel, "appointed", Codes::new("083", ["", ""], "Personnel.Start-Position")),
    (EventType::Personnel, "elected", Codes::new("083", ["", ""], "Personnel.Elect")),
    (EventType::Personnel, "nominated", Codes::new("083", ["", ""], "Personnel.Nominate")),
    (EventType::Personnel, "resigned", Codes::new("0831", ["RETREAT", "resign"], "Personnel.End-Position")),
    (EventType::Personnel, "dismissed", Codes::new("0831", ["", ""], "Personnel.End-Position")),
    (EventType::Movement, "took_control", Codes::new("192", ["COERCE", ""], "")),
    (EventType::Movement, "withdrew", Codes::new("0874", ["RETREAT", "withdraw"], "Movement.Transport")),
    (EventType::Movement, "deployed", Codes::new("154", ["MOBILIZE", "troops"], "Movement.Transport")),
    (EventType::Movement, "mobilized", Codes::new("154", ["MOBILIZE", "troops"], "Movement.Transport")),
    (EventType::Sanction, "confiscation", Codes::new("1711", ["COERCE", "confiscate"], "")),
    (EventType::Sanction, "blockade", Codes::new("191", ["COERCE", "restrict"], "")),
];

/// The codes of a kind, finer where the manner tells.
fn codes(kind: EventType, manner: Option<&str>) -> Codes {
    manner
        .and_then(|manner| {
            FINER
                .iter()
                .find(|finer| (finer.0, finer.1) == (kind, manner))
        })
        .map_or(codes_of_kind(kind), |finer| finer.2)
}

/// Declares the three codes of something whose codes are known.
macro_rules! code_methods {
    () => {
        /// Its code by CAMEO, version 1.1b3: three digits or four, of which the first two are the
        /// root category. `None` for what CAMEO does not code.
        #[must_use]
        pub fn cameo(&self) -> Option<&'static str> {
            self.codes().cameo
        }

        /// Its category by PLOVER, with the mode where one is told. `None` for what PLOVER does
        /// not code.
        #[must_use]
        pub fn plover(&self) -> Option<PloverCode> {
            self.codes().plover
        }

        /// Its type and subtype by ACE 2005, `Conflict.Attack`. `None` for what ACE has no
        /// subtype for.
        #[must_use]
        pub fn ace(&self) -> Option<&'static str> {
            self.codes().ace
        }
    };
}

/// The codes of a kind in schemes of event data. Those of [an event](Event) are finer.
///
/// ```
/// use khabar::EventType;
///
/// assert_eq!(EventType::Call.cameo(), Some("041"));
/// assert_eq!(EventType::Arrest.plover().map(|p| (p.event, p.mode)), Some(("COERCE", Some("arrest"))));
/// assert_eq!(EventType::Death.ace(), Some("Life.Die"));
/// assert_eq!(EventType::Injury.cameo(), None);
/// ```
impl EventType {
    code_methods!();

    fn codes(self) -> Codes {
        codes(self, None)
    }
}

/// The codes of [the kind](EventType).
impl EventKind {
    code_methods!();

    fn codes(&self) -> Codes {
        codes(self.event_type(), None)
    }
}

/// The codes of the kind, finer where the [manner](Event::manner) tells: by which weapon an attack
/// was made, whether somebody was appointed or resigned.
///
/// ```
/// use khabar::Extractor;
///
/// let document = Extractor::new().extract("شن الطيران الروسي غارة على مدينة إدلب.");
/// let event = &document.events()[0];
/// assert_eq!((event.cameo(), event.ace()), (Some("195"), Some("Conflict.Attack")));
/// assert_eq!(event.kind().cameo(), Some("190"));
/// ```
impl Event {
    code_methods!();

    fn codes(&self) -> Codes {
        codes(self.event_type(), self.manner.as_deref())
    }
}

/// Who acts on whom in the events of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Direction {
    /// Who acts.
    pub(crate) sources: &'static [Role],
    /// On whom or what.
    pub(crate) targets: &'static [Role],
    /// Who acts with each other: each is source and target of the others. Beside a source, or a
    /// target, they are the other side.
    pub(crate) mutual: &'static [Role],
}

/// Source and target of every kind; `manner` tells which way a change of office goes.
pub(crate) fn direction(kind: EventType, manner: Option<&str>) -> Direction {
    use Role as R;
    let (sources, targets, mutual): (&[Role], &[Role], &[Role]) = match kind {
        EventType::Statement => (&[R::Speaker], &[R::Addressee], &[]),
        EventType::Call => (&[R::Caller], &[R::Recipient], &[R::Participant]),
        // Who is received is the source, as a visitor is.
        EventType::Meeting => (&[], &[R::Host], &[R::Participant]),
        EventType::Visit => (&[R::Visitor], &[R::Destination], &[]),
        EventType::Agreement => (&[], &[], &[R::Party]),
        EventType::Request => (&[R::Requester], &[R::Addressee], &[]),
        EventType::Support => (&[R::Supporter], &[R::Beneficiary], &[]),
        EventType::Condemnation => (&[R::Source], &[R::Target], &[]),
        EventType::Accusation => (&[R::Accuser], &[R::Accused], &[]),
        EventType::Rejection => (&[R::Source], &[], &[]),
        EventType::Warning => (&[R::Source], &[R::Addressee], &[]),
        EventType::Claim => (&[R::Claimant], &[], &[]),
        EventType::Attack => (&[R::Attacker], &[R::Target], &[]),
        EventType::Clash => (&[], &[], &[R::Side]),
        EventType::Death | EventType::Injury => (&[R::Agent], &[R::Victim], &[]),
        EventType::Raid => (&[R::Raider], &[R::Target], &[]),
        EventType::Arrest | EventType::Release => (&[R::Agent], &[R::Detainee], &[]),
        EventType::Abduction => (&[R::Abductor], &[R::Victim], &[]),
        EventType::Trial => (&[R::Court], &[R::Defendant], &[]),
        EventType::Protest => (&[R::Protester], &[R::Target], &[]),
        EventType::Personnel if manner == Some("resigned") => {
            (&[R::Person], &[R::Organization], &[])
        }
        EventType::Personnel => (&[R::Organization], &[R::Person], &[]),
        EventType::Movement if manner == Some("withdrew") => (&[R::Force], &[R::Origin], &[]),
        EventType::Movement => (&[R::Force], &[R::Destination], &[]),
        EventType::Sanction => (&[R::Imposer], &[R::Target], &[]),
        EventType::Aid => (&[R::Donor], &[R::Recipient], &[]),
    };
    Direction {
        sources,
        targets,
        mutual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_well_formed() {
        let kinds = EventType::ALL.iter().map(|&kind| (kind, codes(kind, None)));
        let finer = FINER.iter().map(|&(kind, _, codes)| (kind, codes));
        for (kind, Codes { cameo, plover, ace }) in kinds.chain(finer) {
            assert!(
                cameo.is_some() || plover.is_some() || ace.is_some(),
                "{kind:?} has no code at all"
            );
            if let Some(cameo) = cameo {
                assert!(cameo.bytes().all(|b| b.is_ascii_digit()), "{kind:?}");
                assert!(matches!(cameo.len(), 3 | 4), "{kind:?}: {cameo}");
                assert!(("01".."20").contains(&&cameo[..2]), "{kind:?}: {cameo}");
            }
            assert!(ace.is_none_or(|ace| ace.split('.').count() == 2));
            assert!(plover.is_none_or(|p| p.event.bytes().all(|b| b.is_ascii_uppercase())));
        }
    }

    /// A frame that tells a new manner is to say what its code is.
    #[test]
    fn every_manner_of_a_frame_has_a_code_or_that_of_its_kind() {
        const AS_THE_KIND: [&str; 2] = ["assault", "advanced"];
        let extractor = crate::Extractor::new();
        for (kind, manner) in extractor.frames().manners() {
            let known = FINER
                .iter()
                .any(|finer| (finer.0, finer.1) == (kind, manner));
            assert!(known || AS_THE_KIND.contains(&manner), "{kind:?} {manner}");
        }
    }

    #[test]
    fn directions_use_roles_of_their_kind() {
        for &kind in EventType::ALL {
            for manner in [None, Some("resigned"), Some("withdrew")] {
                let direction = direction(kind, manner);
                let roles = [direction.sources, direction.targets, direction.mutual].concat();
                assert!(!roles.is_empty(), "{kind:?}");
                for role in roles {
                    assert!(kind.roles().contains(&role), "{kind:?} {role:?}");
                    assert!(!role.is_matter(), "{kind:?} {role:?}");
                }
            }
        }
    }
}
