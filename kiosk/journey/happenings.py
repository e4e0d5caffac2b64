"""What a journey hears of: touches, time, the hall, and how its wishes ended."""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher import wire
from kiosk.faces import SlipState


@dataclass(frozen=True, slots=True)
class Touched:
    """A button's act and value."""

    act: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went on."""


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """What one can come for."""

    catalogue: wire.Catalogue


@dataclass(frozen=True, slots=True)
class HallSeen:
    """The hall is there, and like this."""

    hall: wire.Hall


@dataclass(frozen=True, slots=True)
class HallWentAway:
    """Nothing is heard from the hall."""


@dataclass(frozen=True, slots=True)
class NumberIssued:
    """The number that was asked for; its slip begins to print."""

    ticket: wire.Ticket


@dataclass(frozen=True, slots=True)
class SlipDone:
    """What became of a slip."""

    ticket: wire.Ticket
    state: SlipState


@dataclass(frozen=True, slots=True)
class NumberRefused:
    """Why there is no number."""

    problem: wire.Problem


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The hall did not answer whether there is a number."""


@dataclass(frozen=True, slots=True)
class GuideDone:
    """What became of a guide."""

    state: SlipState


@dataclass(frozen=True, slots=True)
class DoorOpened:
    """The technician's PIN was right."""


@dataclass(frozen=True, slots=True)
class SpeechFound:
    """Whether this kiosk can be heard now: its sound card came or went."""

    speaks: bool


Happening = (
    Touched
    | Ticked
    | CatalogueRead
    | HallSeen
    | HallWentAway
    | NumberIssued
    | SlipDone
    | NumberRefused
    | NoAnswer
    | GuideDone
    | DoorOpened
    | SpeechFound
)
