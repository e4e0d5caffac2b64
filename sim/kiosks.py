"""The hall's kiosks as the people of a simulated day use them: a touch in, a ticket out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from dispatcher import wire
from sim.cast import PRINTER_OFF
from sim.demand import Visit
from sim.processes import Program

BOOKED = "appointment"


@dataclass(frozen=True, slots=True)
class NoNumber:
    """The kiosk gave no number, and why."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A ticket as the kiosk gave it, and what became of its slip."""

    ticket: wire.Ticket
    printed: wire.PrintState


class KioskInUse:
    """One kiosk; people stand in line before it.

    A touch screen is driven by its own buttons: there is none for the `usual` priority, which needs no claim.
    """

    def __init__(self, program: Program, usual: str | None = None) -> None:
        self._program = program
        self._usual = usual
        self.people = 0
        """How many stand before it."""

    async def first_page(self) -> None:
        """Wait until a touch screen stands; it says so. Till then nobody steps up to it. Raises `ProgramEnded`."""
        self.people += 1
        await self._program.hear()
        self.people -= 1

    async def take(self, visit: Visit) -> Slip | NoNumber:
        """Take a number for a visit. Raises `ProgramEnded` when the kiosk is gone."""
        wish: dict[str, object] = {
            "services": [errand.service for errand in visit.errands],
            "priority": None if visit.priority == self._usual else visit.priority,
            "language": visit.language,
            "proxy": visit.proxy,
        }
        if self._usual is None:
            wish["key"] = uuid.uuid4().hex
        self.people += 1
        try:
            answer = await self._program.ask(wish)
        finally:
            self.people -= 1
        if "problem" in answer:
            problem = answer["problem"]
            return NoNumber(problem["type"].rpartition(":")[2], f"{problem['detail']} / {problem['detail_en']}")
        return Slip(wire.Ticket.model_validate(answer["ticket"]), answer["printed"])


@dataclass(frozen=True, slots=True)
class Kiosks:
    """All kiosks of a hall, and who goes to which.

    Whoever finds the touch screen free in one of its spans (`touched`, minutes of the day) takes their number there,
    unless they have booked, which is no claim to be made at a kiosk. The written parts of a day depend on the minute,
    so they go to the kiosks that answer at once.
    """

    headless: Sequence[KioskInUse]
    broken: KioskInUse
    touch: KioskInUse | None = None
    touched: Sequence[tuple[float, float]] = ()

    def choose(self, visit: Visit) -> KioskInUse:
        """The kiosk that a visitor steps up to now."""
        if visit.part == PRINTER_OFF:
            return self.broken
        if self.touch and not self.touch.people and self._suits_touch(visit):
            return self.touch
        return min(self.headless, key=lambda kiosk: kiosk.people)

    def _suits_touch(self, visit: Visit) -> bool:
        in_use = any(start <= visit.arrives < end for start, end in self.touched)
        return in_use and not visit.part and visit.priority != BOOKED
