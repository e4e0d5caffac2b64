"""The hall's kiosks as the people of a simulated day use them: a touch in, a ticket out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from dispatcher import wire
from sim.cast import PRINTER_OFF
from sim.demand import Visit
from sim.processes import Program


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
    """One kiosk; people stand in line before it. A `touch` screen is driven by its own buttons."""

    def __init__(self, program: Program, touch: bool = False) -> None:
        self._program = program
        self._touch = touch
        self.people = 0
        """How many stand before it."""

    async def take(self, visit: Visit) -> Slip | NoNumber:
        """Take a number for a visit. Raises `ProgramEnded` when the kiosk is gone."""
        wish: dict[str, object] = {
            "services": [errand.service for errand in visit.errands],
            "priority": visit.priority,
            "language": visit.language,
            "proxy": visit.proxy,
        }
        self.people += 1
        try:
            answer = await self._program.ask(wish if self._touch else {**wish, "key": uuid.uuid4().hex})
        finally:
            self.people -= 1
        if "problem" in answer:
            problem = answer["problem"]
            return NoNumber(problem["type"].rpartition(":")[2], f"{problem['detail']} / {problem['detail_en']}")
        return Slip(wire.Ticket.model_validate(answer["ticket"]), answer["printed"])


@dataclass(frozen=True, slots=True)
class Kiosks:
    """All kiosks of a hall, and who goes to which.

    Whoever finds the touch screen free in one of its spans (`touched`, minutes of the day) takes their number there.
    The written parts of a day depend on the minute, so they go to the kiosks that answer at once.
    """

    headless: Sequence[KioskInUse]
    broken: KioskInUse
    touch: KioskInUse | None = None
    touched: Sequence[tuple[float, float]] = ()

    def choose(self, visit: Visit) -> KioskInUse:
        """The kiosk that a visitor steps up to now."""
        if visit.part == PRINTER_OFF:
            return self.broken
        if self.touch and not self.touch.people and not visit.part and self._touch_is_in_use(visit):
            return self.touch
        return min(self.headless, key=lambda kiosk: kiosk.people)

    def _touch_is_in_use(self, visit: Visit) -> bool:
        return any(start <= visit.arrives < end for start, end in self.touched)
