"""Where somebody is in the journey. What is on the screen there is worked out in `kiosk.pages`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dispatcher import wire
from kiosk.faces import SlipState

GuideState = Literal["", "printing", "printed", "failed", "uncertain", "no_printer"]


@dataclass(frozen=True, slots=True)
class AtAttract:
    """Nobody is here."""


@dataclass(frozen=True, slots=True)
class AtHome:
    """Which domain?"""


@dataclass(frozen=True, slots=True)
class AtServices:
    """Which service of a domain? `page` counts from nought; `typed` are pinyin initials."""

    domain: str
    page: int = 0
    typed: str = ""


@dataclass(frozen=True, slots=True)
class AtService:
    """What is told about a service; `guide` is what became of the guide on paper."""

    service: str
    guide: GuideState = ""


@dataclass(frozen=True, slots=True)
class AtPriorities:
    """Who comes first?"""


@dataclass(frozen=True, slots=True)
class AtConfirm:
    """Everything that was chosen, once more."""


@dataclass(frozen=True, slots=True)
class AtTaking:
    """The number is being taken, `since` then."""

    wish: wire.IssueTicket
    since: float


@dataclass(frozen=True, slots=True)
class AtResult:
    """The number, `since` then; `told` is when it was known how the slip fares."""

    ticket: wire.Ticket
    since: float
    slip: SlipState = "printing"
    told: float = 0.0


@dataclass(frozen=True, slots=True)
class AtUnanswered:
    """The hall gave no answer: a number may have been given or not."""

    wish: wire.IssueTicket


@dataclass(frozen=True, slots=True)
class AtRefused:
    """The hall gives no number for this wish, and says why."""

    problem: wire.Problem


@dataclass(frozen=True, slots=True)
class AtCalm:
    """Numbers were taken faster than people come. Ends by itself; touches put the end off, but not for long."""

    number: str
    since: float
    disturbed: float


@dataclass(frozen=True, slots=True)
class AtTechnicianPin:
    """The technician's door; `typed` never shows in a log."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AtTechnician:
    """The technician's page."""


Place = (
    AtAttract
    | AtHome
    | AtServices
    | AtService
    | AtPriorities
    | AtConfirm
    | AtTaking
    | AtResult
    | AtUnanswered
    | AtRefused
    | AtCalm
    | AtTechnicianPin
    | AtTechnician
)
CHOOSING = (AtAttract, AtHome, AtServices, AtService, AtPriorities, AtConfirm)
"""Places that are of no use while the hall is away."""
