//! [`Verdict`]: what several governors above one another make of an event.

use super::Factuality;
use crate::Span;
use crate::event::frame::Status;

/// What the governors that were met so far, from the event upwards, make of it.
///
/// The nearest one decides, with four exceptions: a negation denies what stands below it (`لا ينوي الاستقالة`), makes
/// of what is denied already something that may be (`لم يستبعد الهجوم`), and undoes what only hinders (`لم يمنع
/// الهجوم`); a condition leaves all open
/// (`إذا لم يوافق`); a purpose yields to what is said of what is done for it (`سيسافر لإجراء محادثات`); and what is
/// to end is no particular event where that is not actual (`دعا إلى وقف الهجمات`).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Verdict {
    found: Option<(Status, Span)>,
    firm: bool,
    weak: bool,
    up: bool,
}

impl Verdict {
    /// Takes the next governor above.
    pub(super) fn take(&mut self, status: Status, cue: Span) {
        let found = self.found.map(|(found, _)| found);
        let taken = match (status, found) {
            (Status::Same | Status::Decided, _) => return,
            (Status::Shared, _) => {
                self.weak = true;
                return;
            }
            (Status::Fulfilled, Some(Status::Future | Status::Requested)) => {
                self.found = None;
                return;
            }
            (Status::Fulfilled, _) => return,
            (Status::Actual, _) => {
                self.firm = true;
                return;
            }
            // لم يرد على هجوم: that did not happen, but the attack may have.
            (Status::Negated | Status::Prevented, _) if self.weak => return,
            (Status::Negated, Some(Status::Prevented)) => {
                self.found = None;
                self.firm = true;
                return;
            }
            (Status::Condition, _) => Status::Possible,
            (Status::Negated, Some(Status::Negated)) => Status::Possible,
            (_, Some(Status::Ending)) => Status::Generic,
            (Status::Prevented, Some(Status::Negated | Status::Prevented)) => Status::Possible,
            (Status::Negated | Status::Prevented, _)
            | (_, None)
            | (Status::Future | Status::Requested, Some(Status::Purpose)) => status,
            _ => return,
        };
        self.found = Some((taken, cue));
    }

    /// From here on what is denied above is not the event.
    pub(super) fn weaken(&mut self) {
        self.weak = true;
    }

    /// Notes that the walk has left the phrase of the event.
    pub(super) fn goes_up(&mut self) {
        self.up = true;
    }

    pub(super) fn went_up(self) -> bool {
        self.up
    }

    /// Whether nothing above can change it.
    pub(super) fn is_firm(self) -> bool {
        self.firm
    }

    /// What the event is, and by which word; `None` where nothing says that it is anything but actual.
    pub(super) fn told(self) -> Option<(Factuality, Span)> {
        let (status, cue) = self.found?;
        let factuality = match status {
            Status::Same
            | Status::Actual
            | Status::Ending
            | Status::Decided
            | Status::Fulfilled
            | Status::Shared => return None,
            Status::Negated | Status::Prevented => Factuality::Negated,
            Status::Possible | Status::Purpose | Status::Condition => Factuality::Possible,
            Status::Future => Factuality::Future,
            Status::Requested => Factuality::Requested,
            Status::Generic => Factuality::Generic,
        };
        Some((factuality, cue))
    }
}
