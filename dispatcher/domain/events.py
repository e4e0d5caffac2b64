"""What has happened in a hall, in the past tense. The log is a list of these and nothing else.

Each event has an explicit name and version under which it is stored; a class may be renamed, the stored name never.
No event carries free text or personal data: `note`, `reason_note` and `approver` are keys.
"""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher.domain.model import Outcome, PrintState
from dispatcher.domain.rules import HallRules


@dataclass(frozen=True, slots=True)
class HallConfigured:
    """These rules are in force from now on."""

    rules: HallRules


@dataclass(frozen=True, slots=True)
class DayOpened:
    """A calendar day began; `sessions` are its opening hours as (start, end) in microseconds."""

    date: str
    sessions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DayClosed:
    """The day ended. `carried` are the tickets that go on into the next day: nobody who waits is forgotten."""

    date: str
    carried: tuple[str, ...] = ()
    approver: str | None = None
    reason_note: str | None = None


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """A number was given. `serial` counts the hall's tickets and never repeats."""

    ticket: str
    serial: int
    day: str
    number: str
    count: int
    queue: str
    priority: str
    services: tuple[str, ...]
    language: str
    proxy: bool


@dataclass(frozen=True, slots=True)
class TicketPrinted:
    """What became of the slip."""

    ticket: str
    state: PrintState


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """The visit ended before it was served; `reason` is `by_citizen` or `day_closed`."""

    ticket: str
    reason: str
    reason_note: str | None = None


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """A person was called to a window, and why.

    `how` is `next` (the clerk pressed call next), `ready` (the window was waiting for somebody) or `chosen` (out of
    order; then `reason_note` keys the reason). `claim` is the standing of the person under the discipline; `runner_up`
    is the best first of another lane, or, beside a chosen person, whom the discipline would have called.
    """

    ticket: str
    number: str
    window: str
    clerk: str
    queue: str
    priority: str
    how: str
    claim: float = 0.0
    runner_up: str | None = None
    runner_up_claim: float = 0.0
    reason_note: str | None = None


@dataclass(frozen=True, slots=True)
class TicketRecalled:
    """The person was called once more, for the `times`-th time after the first call."""

    ticket: str
    number: str
    window: str
    times: int


@dataclass(frozen=True, slots=True)
class ServiceStarted:
    """Service of a case began; `inferred` when the clerk did not say so and the end of the case told it.

    An inferred service began with the call. One case of a visit is served at a time: a case that takes the place of the
    one in hand was served in its stead from the beginning, and that one waits again.
    """

    ticket: str
    case: str
    window: str
    clerk: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class CaseCompleted:
    """A case ended at the window with its outcome (R10)."""

    ticket: str
    case: str
    window: str
    clerk: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class TicketCompleted:
    """The last case of the visit ended; the window is free."""

    ticket: str
    window: str


@dataclass(frozen=True, slots=True)
class NoShowRecorded:
    """Nobody came; the number was passed over."""

    ticket: str
    window: str
    recalls: int


@dataclass(frozen=True, slots=True)
class TicketReinstated:
    """A passed person waits again with the place `since`, behind `behind` people by the claims of this moment."""

    ticket: str
    window: str | None
    since: int
    behind: int


@dataclass(frozen=True, slots=True)
class TicketParked:
    """The person in hand was set aside."""

    ticket: str
    window: str


@dataclass(frozen=True, slots=True)
class TicketTakenBack:
    """A parked person waits again in the old place."""

    ticket: str
    window: str | None


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    """The person was led on, in the old place: to another `service` for `case`, to the window `to_window`, or, with
    neither, to the windows for the cases that are left."""

    ticket: str
    window: str
    case: str
    service: str | None = None
    to_window: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TicketExpired:
    """The day ended over a parked or passed number; `reason` is `parked` or `no_show`."""

    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class WindowOpened:
    """A clerk sat down."""

    window: str
    clerk: str


@dataclass(frozen=True, slots=True)
class WindowReady:
    """The window called and nobody was there: the next arrival is called to it at once."""

    window: str


@dataclass(frozen=True, slots=True)
class WindowPaused:
    """The clerk left for a while."""

    window: str
    reason: str
    note: str | None = None
    approver: str | None = None


@dataclass(frozen=True, slots=True)
class WindowResumed:
    """The clerk is back."""

    window: str


@dataclass(frozen=True, slots=True)
class WindowClosed:
    """The clerk left; `reason` is `by_clerk`, `approved` (people were waiting, R6) or `day_closed`."""

    window: str
    clerk: str
    reason: str
    approver: str | None = None
    reason_note: str | None = None


@dataclass(frozen=True, slots=True)
class DeviceReported:
    """A printer's or screen's state changed."""

    device: str
    state: str


Event = (
    HallConfigured
    | DayOpened
    | DayClosed
    | TicketIssued
    | TicketPrinted
    | TicketCancelled
    | TicketCalled
    | TicketRecalled
    | ServiceStarted
    | CaseCompleted
    | TicketCompleted
    | NoShowRecorded
    | TicketReinstated
    | TicketParked
    | TicketTakenBack
    | TicketTransferred
    | TicketExpired
    | WindowOpened
    | WindowReady
    | WindowPaused
    | WindowResumed
    | WindowClosed
    | DeviceReported
)

EVENT_TYPES: dict[str, type[Event]] = {
    "hall-configured.1": HallConfigured,
    "day-opened.1": DayOpened,
    "day-closed.1": DayClosed,
    "ticket-issued.1": TicketIssued,
    "ticket-printed.1": TicketPrinted,
    "ticket-cancelled.1": TicketCancelled,
    "ticket-called.1": TicketCalled,
    "ticket-recalled.1": TicketRecalled,
    "service-started.1": ServiceStarted,
    "case-completed.1": CaseCompleted,
    "ticket-completed.1": TicketCompleted,
    "no-show-recorded.1": NoShowRecorded,
    "ticket-reinstated.1": TicketReinstated,
    "ticket-parked.1": TicketParked,
    "ticket-taken-back.1": TicketTakenBack,
    "ticket-transferred.1": TicketTransferred,
    "ticket-expired.1": TicketExpired,
    "window-opened.1": WindowOpened,
    "window-ready.1": WindowReady,
    "window-paused.1": WindowPaused,
    "window-resumed.1": WindowResumed,
    "window-closed.1": WindowClosed,
    "device-reported.1": DeviceReported,
}
"""Stored name and version of every event."""

EVENT_NAMES: dict[type[Event], str] = {kind: name for name, kind in EVENT_TYPES.items()}
