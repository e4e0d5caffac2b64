"""What may be asked of a hall, in the imperative.

Free text never stands in a command: `note`, `reason` and `approver` are keys under which the store keeps it (R26),
`pause` reasons and states are codes. Windows, clerks, services are ids.
"""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher.domain.model import Outcome, PrintState
from dispatcher.domain.rules import HallRules


@dataclass(frozen=True, slots=True)
class ConfigureHall:
    """Put these rules in force."""

    rules: HallRules


@dataclass(frozen=True, slots=True)
class OpenDay:
    """Begin the calendar day on which the command is given."""


@dataclass(frozen=True, slots=True)
class CloseDay:
    """End the day. While somebody waits it needs an approver and a reason (R6)."""

    approver: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TurnDay:
    """The date has changed over an open day: end it, and carry along whoever is still waiting or being served."""


@dataclass(frozen=True, slots=True)
class IssueTicket:
    """Give a number to a visit for one or several services; a proxy brings several people's cases (R22, R28)."""

    services: tuple[str, ...]
    priority: str
    language: str = "zh"
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class RecordPrint:
    """Say what became of a ticket's slip."""

    ticket: str
    state: PrintState


@dataclass(frozen=True, slots=True)
class CancelTicket:
    """The citizen gives the number back."""

    ticket: str


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A clerk sits down at a window, under their own name (R12)."""

    window: str
    clerk: str


@dataclass(frozen=True, slots=True)
class PauseWindow:
    """A clerk leaves the window for a while; `reason` is a code, `note` the key of free text.

    A pause over lunch or past the session counts as leaving: see `CloseWindow`.
    """

    window: str
    reason: str
    note: str | None = None
    approver: str | None = None


@dataclass(frozen=True, slots=True)
class ResumeWindow:
    """The clerk is back."""

    window: str


@dataclass(frozen=True, slots=True)
class CloseWindow:
    """A clerk leaves. The last window that can serve somebody needs an approver and a reason (R6)."""

    window: str
    approver: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CallNext:
    """Call whom the discipline gives to this window; with nobody there the window becomes ready."""

    window: str


@dataclass(frozen=True, slots=True)
class CallTicket:
    """Call a certain waiting or parked person out of order; `reason` is required."""

    window: str
    ticket: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecallTicket:
    """Call the person once more."""

    window: str


@dataclass(frozen=True, slots=True)
class StartService:
    """The person has come to the window."""

    window: str


@dataclass(frozen=True, slots=True)
class CompleteCase:
    """End a case with its outcome; without `case` the one in hand. `then_call_next` calls on in the same act."""

    window: str
    outcome: Outcome
    case: str | None = None
    then_call_next: bool = False


@dataclass(frozen=True, slots=True)
class RecordNoShow:
    """Nobody came: pass the number over."""

    window: str


@dataclass(frozen=True, slots=True)
class ReinstateTicket:
    """Let a passed or parked person wait again; `window` says where it was asked for, None for a kiosk or the guide."""

    window: str | None
    ticket: str


@dataclass(frozen=True, slots=True)
class ParkTicket:
    """Set the person in hand aside, for example to fill in a form; the window is free again."""

    window: str


@dataclass(frozen=True, slots=True)
class TransferTicket:
    """Lead the person in hand to another service or to a certain window, with a note for the next clerk (R8)."""

    window: str
    service: str | None = None
    to_window: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ReportDevice:
    """A printer or screen says how it is."""

    device: str
    state: str


WindowCommand = (
    OpenWindow
    | PauseWindow
    | ResumeWindow
    | CloseWindow
    | CallNext
    | CallTicket
    | RecallTicket
    | StartService
    | CompleteCase
    | RecordNoShow
    | ReinstateTicket
    | ParkTicket
    | TransferTicket
)
"""What a clerk may ask for at a window."""

Command = (
    ConfigureHall
    | OpenDay
    | CloseDay
    | TurnDay
    | IssueTicket
    | RecordPrint
    | CancelTicket
    | WindowCommand
    | ReportDevice
)
"""Everything that may be asked of a hall."""
