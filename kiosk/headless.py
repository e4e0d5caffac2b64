"""A kiosk without a screen: touches come as lines of JSON, and each is answered by one line.

    {"services": ["ssc-card"], "priority": "elderly"}       →  {"ticket": {…}, "printed": "printed"}
    {"services": []}                                         →  {"problem": {"type": …, "detail": …}}

`key` repeats a touch: the same key gets the same number and no second slip.
"""

from __future__ import annotations

import asyncio
import json
import threading
import uuid
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dispatcher.client.http import HallAway, HallClient, HallRefused
from kiosk.take_number import Taken, TakeNumber
from kiosk.touches import Answer, Touch, unreadable
from printers.jobs.device import Device
from slips.printer_desk import PrinterDesk

START_ATTEMPTS = 60
"""How often a kiosk looks for its dispatcher at the start, a second apart: it may still be starting."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The parts of one kiosk at work."""

    flow: TakeNumber
    slips: PrinterDesk

    async def start(self) -> None:
        """Read the hall's names. Raises `HallAway` when the dispatcher does not come within a minute."""
        for attempt in range(START_ATTEMPTS):
            try:
                await self.slips.prepare()
                return
            except HallAway:
                if attempt == START_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(1)

    async def answer(self, line: str) -> Answer:
        """The answer to one line; what became of the slip has been told to the hall, if it is there."""
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
        await self.slips.tell()
        return _taken(taken)


def serve_lines(
    server: str, token: str | None, printer: Device, jobs: Path, width: int, device: str, lines: Iterable[str]
) -> Iterator[str]:
    """Answer each of `lines`, one person after the other, as they stand at the kiosk.

    The printer is watched meanwhile, and its queue kept in the folder `jobs`.
    """
    with _loop_beside() as loop:
        client = HallClient(server, token)

        def later(begun: Callable[[], Coroutine[Any, Any, object]]) -> None:
            if loop.is_running():
                asyncio.run_coroutine_threadsafe(begun(), loop)

        slips = PrinterDesk(client, printer, jobs, width, device, later)
        kiosk = Kiosk(TakeNumber(client, slips.print), slips)
        try:
            asyncio.run_coroutine_threadsafe(kiosk.start(), loop).result()
            later(slips.keep_up)
            for line in lines:
                if line.strip():
                    answer = asyncio.run_coroutine_threadsafe(kiosk.answer(line), loop).result()
                    yield json.dumps(answer, ensure_ascii=False)
        finally:
            slips.close()
            asyncio.run_coroutine_threadsafe(_end(client), loop).result()


@contextmanager
def _loop_beside() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that runs while the next line is waited for."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="kiosk", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(client: HallClient) -> None:
    """Give up what is under way, and let go of the hall."""
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await client.__aexit__(None, None, None)
    await asyncio.get_running_loop().shutdown_default_executor()


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
