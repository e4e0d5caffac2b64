"""A kiosk without a screen: touches come as lines of JSON, and each is answered by one line.

    {"services": ["ssc-card"], "priority": "elderly"}       →  {"ticket": {…}, "printed": "printed"}
    {"services": []}                                         →  {"problem": {"type": …, "detail": …}}

`key` repeats a touch: the same key gets the same number and no second slip.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from dispatcher.client.http import HallAway, HallClient, HallRefused
from kiosk.device import AFTER_PRINT, READY, DeviceState
from kiosk.take_number import Taken, TakeNumber
from kiosk.touches import Answer, Touch, unreadable
from printers import Printer
from slips.printing import SlipPrinting

START_ATTEMPTS = 60
"""How often a kiosk looks for its dispatcher at the start, a second apart: it may still be starting."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The parts of one kiosk at work."""

    flow: TakeNumber
    printing: SlipPrinting
    device: DeviceState

    async def start(self) -> None:
        """Read the hall's names and report. Raises `HallAway` when the dispatcher does not come within a minute."""
        for attempt in range(START_ATTEMPTS):
            try:
                await self.printing.prepare()
                break
            except HallAway:
                if attempt == START_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(1)
        await self.device.tell(READY)

    async def answer(self, line: str) -> Answer:
        """The answer to one line."""
        try:
            touch = Touch.model_validate_json(line)
        except ValidationError as error:
            return {"problem": unreadable(error)}
        try:
            taken = await self.flow.touch(touch.wish(), touch.key or uuid.uuid4().hex)
        except HallRefused as refusal:
            return {"problem": refusal.problem.model_dump(mode="json")}
        except HallAway as away:
            return {"problem": _away(away)}
        await self.device.tell(AFTER_PRINT[taken.printed])
        return _taken(taken)


def serve_lines(
    server: str, token: str | None, printer: Printer, width: int, device: str, lines: Iterable[str]
) -> Iterator[str]:
    """Answer each of `lines`, one person after the other, as they stand at the kiosk."""
    with asyncio.Runner() as runner:
        client = HallClient(server, token)
        try:
            printing = SlipPrinting(client, printer, width)
            kiosk = Kiosk(TakeNumber(client, printing.print), printing, DeviceState(client, device))
            runner.run(kiosk.start())
            for line in lines:
                if line.strip():
                    yield json.dumps(runner.run(kiosk.answer(line)), ensure_ascii=False)
        finally:
            runner.run(client.__aexit__(None, None, None))
            printer.close()


def _taken(taken: Taken) -> Answer:
    return {"ticket": taken.ticket.model_dump(mode="json"), "printed": taken.printed}


def _away(away: HallAway) -> Answer:
    return {
        "type": "urn:hall:problem:hall-away",
        "title": "暂时取不了号",
        "title_en": "No number can be given at the moment",
        "detail": "连不上大厅服务，请稍候再试，或请导询台帮助。用同一个 key 再试不会重复出号。",
        "detail_en": f"The dispatcher does not answer ({away.args[0]}). Try again with the same key, or ask for help.",
    }
