"""What the bits of a printer's answers mean. Pure: bytes in, state out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from printers.status.state import PrinterState

PRINTER, OFFLINE_CAUSE, ERRORS, PAPER = 1, 2, 3, 4
"""What DLE EOT asks for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printer said of itself; what it did not speak of is False."""

    offline: bool = False
    cover_open: bool = False
    paper_low: bool = False
    paper_out: bool = False
    cutter_error: bool = False
    broken: bool = False
    """An error that is not the cutter's: a hot head, a wrong voltage."""

    def __or__(self, other: Reading) -> Reading:
        return Reading(
            self.offline or other.offline,
            self.cover_open or other.cover_open,
            self.paper_low or other.paper_low,
            self.paper_out or other.paper_out,
            self.cutter_error or other.cutter_error,
            self.broken or other.broken,
        )

    @property
    def state(self) -> PrinterState:
        """The one thing to put right first: an open cover hides all the others."""
        if self.cover_open:
            return PrinterState.COVER_OPEN
        if self.paper_out:
            return PrinterState.PAPER_OUT
        if self.cutter_error:
            return PrinterState.CUTTER_ERROR
        if self.offline or self.broken:
            return PrinterState.OFFLINE
        return PrinterState.PAPER_LOW if self.paper_low else PrinterState.READY


def of_one(question: int, byte: int) -> Reading:
    """The answer to DLE EOT `question`."""
    match question:
        case 1:
            return Reading(offline=bool(byte & 0x08))
        case 2:
            return Reading(cover_open=bool(byte & 0x04), paper_out=bool(byte & 0x20))
        case 3:
            return Reading(cutter_error=bool(byte & 0x08), broken=bool(byte & 0x64))
    return Reading(paper_low=bool(byte & 0x0C), paper_out=bool(byte & 0x60))


def of_all(answers: Mapping[int, int]) -> PrinterState:
    """The answers to DLE EOT 1 to 4 by question; unless all are there, the state is not known."""
    if any(question not in answers for question in (PRINTER, OFFLINE_CAUSE, ERRORS, PAPER)):
        return PrinterState.UNKNOWN
    reading = Reading()
    for question, byte in answers.items():
        reading |= of_one(question, byte)
    return reading.state


def of_turn(byte: int) -> Reading:
    """The answer to GS r 1."""
    return Reading(paper_low=bool(byte & 0x03), paper_out=bool(byte & 0x0C))


def of_itself(four: bytes) -> Reading:
    """Automatic status."""
    first, second, third, _ = four
    return Reading(
        offline=bool(first & 0x08),
        cover_open=bool(first & 0x20),
        cutter_error=bool(second & 0x08),
        broken=bool(second & 0x64),
        paper_low=bool(third & 0x03),
        paper_out=bool(third & 0x0C),
    )
