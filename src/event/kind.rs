//! The kinds of events as typed structs, and their roles.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::argument::Argument;
use super::arguments::Arguments;

/// Declares every kind with its roles once; the structs, [`EventKind`], [`EventType`] and
/// [`Role`] all come from this one table.
macro_rules! event_kinds {
    (
        roles { $($role:ident $role_name:literal $role_doc:literal,)* }
        $(
            $(#[$doc:meta])*
            $kind:ident $name:literal { $($field:ident $field_role:ident $field_doc:literal,)* }
        )*
    ) => {
        /// What part an argument plays in its event.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Role {
            $(#[doc = $role_doc] $role,)*
        }

        impl Role {
            /// All roles, time and place aside.
            pub const ALL: &'static [Self] = &[$(Self::$role,)*];

            /// The role's name in JSON and in frame files, in snake case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $role_name,)* }
            }

            /// The role of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($role_name => Some(Self::$role),)* _ => None }
            }
        }

        /// The kind of an event without its arguments.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum EventType {
            $($(#[$doc])* $kind,)*
        }

        impl EventType {
            /// All kinds, in the order of the documentation's table.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The kind's name in JSON and in frame files, in snake case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// The kind of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }

            /// The roles that an event of this kind has, time and place aside.
            #[must_use]
            pub fn roles(self) -> &'static [Role] {
                match self { $(Self::$kind => &[$(Role::$field_role,)*],)* }
            }

            /// An event of this kind without arguments.
            #[must_use]
            pub fn empty(self) -> EventKind {
                match self { $(Self::$kind => EventKind::$kind($kind::default()),)* }
            }
        }

        /// What happened, with its arguments.
        ///
        /// ```
        /// use khabar::{EventKind, Extractor};
        ///
        /// let document = Extractor::new().extract("هاتف الرئيس الأميركي جو بايدن رئيس الوزراء العراقي مصطفى الكاظمي.");
        /// for event in document.events() {
        ///     if let EventKind::Call(call) = event.kind() {
        ///         assert_eq!(call.caller[0].text(&document), Some("جو بايدن"));
        ///         assert_eq!(call.recipient[0].text(&document), Some("مصطفى الكاظمي"));
        ///     }
        /// }
        /// ```
        #[derive(Clone, PartialEq, Debug)]
        #[non_exhaustive]
        pub enum EventKind {
            $($(#[$doc])* $kind($kind),)*
        }

        impl EventKind {
            /// The kind alone.
            #[must_use]
            pub fn event_type(&self) -> EventType {
                match self { $(Self::$kind(_) => EventType::$kind,)* }
            }

            /// The arguments in a role; `None` when the kind has no such role.
            #[must_use]
            pub fn arguments(&self, role: Role) -> Option<&[Argument]> {
                match self {
                    $(Self::$kind(event) => match role {
                        $(Role::$field_role => Some(&event.$field),)*
                        _ => None,
                    },)*
                }
            }

            pub(crate) fn arguments_mut(&mut self, role: Role) -> Option<&mut Arguments> {
                match self {
                    $(Self::$kind(event) => match role {
                        $(Role::$field_role => Some(&mut event.$field),)*
                        _ => None,
                    },)*
                }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, PartialEq, Debug, Default)]
            #[non_exhaustive]
            pub struct $kind {
                $(#[doc = $field_doc] pub $field: Arguments,)*
            }
        )*
    };
}

event_kinds! {
    roles {
        Speaker "speaker" "Who says it.",
        Content "content" "What is said, demanded or asked.",
        Outlet "outlet" "The medium or agency that it is said to or through.",
        Addressee "addressee" "Whom it is said to.",
        Caller "caller" "Who calls or writes.",
        Recipient "recipient" "Who is called, written to or given to.",
        Participant "participant" "Who takes part.",
        Topic "topic" "What it is about.",
        Host "host" "Who receives the others.",
        Attacker "attacker" "Who attacks.",
        Target "target" "Who or what it is directed at.",
        Instrument "instrument" "The weapon.",
        Side "side" "Who fights.",
        Victim "victim" "Who is killed, wounded or taken.",
        Agent "agent" "Who does it to them.",
        Raider "raider" "Who raids.",
        Source "source" "Who warns, condemns or rejects.",
        Threat "threat" "What is warned of or threatened with.",
        Accuser "accuser" "Who accuses.",
        Accused "accused" "Who is accused.",
        Charge "charge" "What they are accused of.",
        Visitor "visitor" "Who travels or visits.",
        Destination "destination" "Where to.",
        Origin "origin" "Where from.",
        Party "party" "Who agrees.",
        Requester "requester" "Who asks, demands or urges.",
        Supporter "supporter" "Who backs, praises or welcomes.",
        Beneficiary "beneficiary" "Who or what is backed.",
        Proposition "proposition" "What is rejected or denied.",
        Claimant "claimant" "Who claims or admits it.",
        Act "act" "What is claimed or admitted.",
        Detainee "detainee" "Who is detained or freed.",
        Abductor "abductor" "Who abducts.",
        Defendant "defendant" "Who is tried.",
        Court "court" "Who tries or investigates.",
        Protester "protester" "Who protests.",
        Person "person" "Who is appointed, elected or dismissed, or resigns.",
        Position "position" "The office.",
        Organization "organization" "Where the office is.",
        Force "force" "Who or what is moved.",
        Imposer "imposer" "Who imposes it.",
        Donor "donor" "Who gives.",
        Goods "goods" "What is given.",
    }

    /// Somebody says something: says, declares, announces, adds, reveals. CAMEO 01.
    Statement "statement" {
        speaker Speaker "Who says it.",
        content Content "What is said.",
        outlet Outlet "The medium or agency that it is said to or through.",
        addressee Addressee "Whom it is said to.",
    }

    /// A phone call, letter or cable. ACE Phone-Write, PLOVER CONSULT, CAMEO 041.
    Call "call" {
        caller Caller "Who calls or writes.",
        recipient Recipient "Who is called or written to.",
        participant Participant "Who takes part, where the text does not tell who called whom.",
        topic Topic "What it is about.",
    }

    /// A meeting, reception, talks or summit. ACE Meet, PLOVER CONSULT, CAMEO 04.
    Meeting "meeting" {
        participant Participant "Who meets.",
        host Host "Who receives the others.",
        topic Topic "What is discussed.",
    }

    /// An armed attack: strike, shelling, bombing, explosion of a bomb, shooting. ACE Attack,
    /// PLOVER ASSAULT, CAMEO 18–19.
    Attack "attack" {
        attacker Attacker "Who attacks.",
        target Target "Who or what is attacked.",
        instrument Instrument "The weapon.",
    }

    /// An armed clash or battle. ACE Attack, PLOVER ASSAULT, CAMEO 190.
    Clash "clash" {
        side Side "Who fights.",
    }

    /// Somebody is killed or dies. ACE Die, PLOVER ASSAULT, CAMEO 186.
    Death "death" {
        victim Victim "Who is killed or dies.",
        agent Agent "Who kills.",
    }

    /// A raid, search, storming or incursion. PLOVER COERCE, CAMEO 171.
    Raid "raid" {
        raider Raider "Who raids.",
        target Target "Who or what is raided.",
    }

    /// A warning or threat. PLOVER THREATEN, CAMEO 13.
    Warning "warning" {
        source Source "Who warns or threatens.",
        addressee Addressee "Who is warned or threatened.",
        threat Threat "What is warned of or threatened with.",
    }

    /// Somebody is accused, blamed or held responsible. ACE Charge-Indict, PLOVER ACCUSE,
    /// CAMEO 112.
    Accusation "accusation" {
        accuser Accuser "Who accuses.",
        accused Accused "Who is accused.",
        charge Charge "What they are accused of.",
    }

    /// A visit, arrival or official journey. ACE Transport, PLOVER CONSULT, CAMEO 042.
    Visit "visit" {
        visitor Visitor "Who travels or visits.",
        destination Destination "Where to.",
        origin Origin "Where from.",
    }

    /// An agreement, treaty or truce. PLOVER AGREE, CAMEO 057.
    Agreement "agreement" {
        party Party "Who agrees.",
        topic Topic "What they agree on.",
    }

    /// Somebody asks, demands, urges or invites. PLOVER REQUEST, CAMEO 02.
    Request "request" {
        requester Requester "Who asks.",
        addressee Addressee "Who is asked.",
        content Content "What is asked for.",
    }

    /// Praise, welcome, endorsement, congratulation. PLOVER SUPPORT, CAMEO 051.
    Support "support" {
        supporter Supporter "Who backs.",
        beneficiary Beneficiary "Who or what is backed.",
    }

    /// Condemnation or criticism. PLOVER ACCUSE, CAMEO 111.
    Condemnation "condemnation" {
        source Source "Who condemns.",
        target Target "Who or what is condemned.",
    }

    /// Somebody rejects, refuses, denies or rules out. PLOVER REJECT, CAMEO 12.
    Rejection "rejection" {
        source Source "Who rejects.",
        proposition Proposition "What is rejected.",
    }

    /// Somebody claims responsibility or admits. CAMEO 015.
    Claim "claim" {
        claimant Claimant "Who claims.",
        act Act "What is claimed.",
    }

    /// Somebody is wounded. ACE Injure.
    Injury "injury" {
        victim Victim "Who is wounded.",
        agent Agent "Who wounds.",
    }

    /// An arrest or detention. ACE Arrest-Jail, PLOVER COERCE, CAMEO 173.
    Arrest "arrest" {
        detainee Detainee "Who is arrested.",
        agent Agent "Who arrests.",
        charge Charge "Why.",
    }

    /// A kidnapping or hostage taking. PLOVER ASSAULT, CAMEO 181.
    Abduction "abduction" {
        victim Victim "Who is abducted.",
        abductor Abductor "Who abducts.",
    }

    /// Somebody is freed. ACE Release-Parole, PLOVER RETREAT, CAMEO 0841.
    Release "release" {
        detainee Detainee "Who is freed.",
        agent Agent "Who frees.",
    }

    /// A trial, sentence, conviction or judicial investigation. ACE Justice, PLOVER SANCTION,
    /// CAMEO 116.
    Trial "trial" {
        defendant Defendant "Who is tried.",
        court Court "Who tries or investigates.",
        charge Charge "For what.",
    }

    /// A demonstration, strike or sit-in. ACE Demonstrate, PLOVER PROTEST, CAMEO 14.
    Protest "protest" {
        protester Protester "Who protests.",
        target Target "Against whom or what.",
    }

    /// Somebody is appointed, elected or dismissed, or resigns. ACE Personnel, CAMEO 083.
    Personnel "personnel" {
        person Person "Who.",
        position Position "The office.",
        organization Organization "Where the office is.",
    }

    /// Troops are deployed, withdrawn or mobilized, or take or lose a place. ACE Transport,
    /// PLOVER MOBILIZE, CAMEO 15.
    Movement "movement" {
        force Force "Who or what moves.",
        destination Destination "Where to, or what is taken.",
        origin Origin "Where from.",
    }

    /// Sanctions, an embargo, frozen assets. PLOVER SANCTION, CAMEO 16.
    Sanction "sanction" {
        imposer Imposer "Who imposes.",
        target Target "On whom or what.",
    }

    /// Aid that is given or pledged. PLOVER AID, CAMEO 07.
    Aid "aid" {
        donor Donor "Who gives.",
        recipient Recipient "Who receives.",
        goods Goods "What is given.",
    }
}

impl Role {
    /// Whether the role is a matter that is said, done or dealt with rather than a participant: its
    /// phrase runs to the end of its clause.
    #[must_use]
    pub fn is_matter(self) -> bool {
        matches!(
            self,
            Self::Content
                | Self::Topic
                | Self::Threat
                | Self::Charge
                | Self::Proposition
                | Self::Act
                | Self::Goods
        )
    }
}

impl EventType {
    /// What the manner of its events is called in JSON and tables: an act of office or of troops
    /// is what was done, all else how.
    pub(crate) fn manner_name(self) -> &'static str {
        match self {
            Self::Personnel | Self::Movement => "action",
            _ => "mode",
        }
    }
}

impl EventKind {
    /// The roles that have arguments, in the order of the struct's fields.
    pub fn filled_roles(&self) -> impl Iterator<Item = (Role, &[Argument])> {
        let kind = self.event_type();
        kind.roles().iter().filter_map(|&role| {
            self.arguments(role)
                .filter(|arguments| !arguments.is_empty())
                .map(|a| (role, a))
        })
    }
}

impl Serialize for EventType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Serializes as the kind's name and its filled roles, flat: `{"kind": "call", "caller": […]}`.
impl Serialize for EventKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &self.event_type())?;
        for (role, arguments) in self.filled_roles() {
            map.serialize_entry(role.name(), arguments)?;
        }
        map.end()
    }
}
