"""What a journey asks of the world."""

from __future__ import annotations

from dataclasses import dataclass, field

from dispatcher import wire


@dataclass(frozen=True, slots=True)
class TakeNumber:
    """Take a number and print its slip."""

    wish: wire.IssueTicket


@dataclass(frozen=True, slots=True)
class PrintGuide:
    """Print what is told once about a service (R9)."""

    service: wire.Service


@dataclass(frozen=True, slots=True)
class Reprint:
    """Print a slip again."""

    ticket: wire.Ticket


@dataclass(frozen=True, slots=True)
class TryPin:
    """See whether this PIN opens the technician's door."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Maintain:
    """Do what a technician asks for, by the name of the act."""

    act: str


Effect = TakeNumber | PrintGuide | Reprint | TryPin | Maintain
