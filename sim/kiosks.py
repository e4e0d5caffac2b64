"""The hall's kiosks as the people of a simulated day use them: a touch in, a ticket out."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import dataclass

from dispatcher import wire
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
    """One kiosk; people stand in line before it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._in_front = asyncio.Lock()

    async def take(self, visit: Visit) -> Slip | NoNumber:
        """Take a number for a visit. Raises `ProgramEnded` when the kiosk is gone."""
        touch = {
            "services": [errand.service for errand in visit.errands],
            "priority": visit.priority,
            "language": visit.language,
            "proxy": visit.proxy,
            "key": uuid.uuid4().hex,
        }
        async with self._in_front:
            await self._program.tell(json.dumps(touch))
            answer = json.loads(await self._program.line())
        if "problem" in answer:
            problem = answer["problem"]
            return NoNumber(problem["type"].rpartition(":")[2], f"{problem['detail']} / {problem['detail_en']}")
        return Slip(wire.Ticket.model_validate(answer["ticket"]), answer["printed"])
