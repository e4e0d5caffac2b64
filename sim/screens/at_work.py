"""The screens at work: started beside the day, photographed at its moments, asked at its end what they have shown."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.hall_time import HallTime
from sim.processes import Program, running
from sim.screens.moments import Moment
from sim.screens.plan import ScreenPlan

NICENESS = 19
"""Screens give way to the dispatcher, the kiosks and the people: seventy of them weigh no more than one of these."""
ANSWER_SECONDS = 60.0
"""A screen that answers nothing for so long counts as stuck."""
CATCH_UP_SECONDS = 10.0
"""How long a screen may take after the day's end until it has seen the day's last event."""
LOOK_AGAIN_SECONDS = 0.1
AT_ONCE = 4
"""So many screens draw their pictures at the same time."""


class ScreenStuck(Exception):
    """A screen does not do what it is told."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(name, problem)

    def __str__(self) -> str:
        name, problem = self.args
        return f"屏幕 {name} 没有照办：{problem} / Screen {name} did not do as it was told: {problem}"


@dataclass(frozen=True, slots=True)
class ScreenRecord:
    """What is left of a screen's day.

    `calls_shown`: the events' numbers of the calls that it says it showed, where it keeps count. `code` and `said`: how
    it ended (None: it had to be stopped) and what it wrote to its error log.
    """

    plan: ScreenPlan
    calls_shown: frozenset[int]
    code: int | None
    said: str


@dataclass(frozen=True, slots=True)
class ScreenAtWork:
    """One screen that is running."""

    plan: ScreenPlan
    program: Program

    async def photograph(self, moment: Moment, folder: Path) -> None:
        """Have it save its picture of a moment. Raises `ScreenStuck` or `ProgramEnded`."""
        for act in self.plan.poses.get(moment.name, ()):
            await self.program.ask({"act": act})
        await self._ask({"grab": str(folder / picture_name(self.plan, moment))}, "grabbed")

    async def press(self, key: str) -> None:
        """Press a key at it. Raises `ScreenStuck` or `ProgramEnded`."""
        await self._ask({"key": key}, "pressed")

    async def calls_shown(self, head: int) -> frozenset[int]:
        """The calls that it has shown, once it has seen the event `head` (or a while has passed in vain)."""
        if not self.plan.calls_of:
            return frozenset()
        patience = asyncio.get_running_loop().time() + CATCH_UP_SECONDS
        while True:
            seen: dict[str, Any] = await self._ask({"seen": True}, "seen")
            if seen["last_seq"] >= head or asyncio.get_running_loop().time() > patience:
                return frozenset(seen["calls"])
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def conclude(self, head: int) -> ScreenRecord:
        """Ask what it has shown, and let it end; whoever watches that it lives has to look away before."""
        shown = await self.calls_shown(head)
        code = await self.program.dismiss()
        return ScreenRecord(self.plan, shown, code, self.program.complaints())

    async def _ask(self, question: dict[str, object], answered: str) -> Any:
        """What stands under `answered` in its answer: whatever JSON holds."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                answer = await self.program.ask(question)
        except TimeoutError:
            raise ScreenStuck(self.plan.name, "没有回答 / no answer") from None
        if answered not in answer:
            raise ScreenStuck(self.plan.name, str(answer.get("problem", answer)))
        return answer[answered]


@contextlib.asynccontextmanager
async def screens_at_work(
    plans: Sequence[ScreenPlan], address: str, logs: Path
) -> AsyncIterator[tuple[ScreenAtWork, ...]]:
    """Start the screens, all at once; they end with the context."""
    async with contextlib.AsyncExitStack() as stack:
        screens = []
        for plan in plans:
            command = (*plan.command, "--server", address, "--driven")
            program = await stack.enter_async_context(
                running(f"屏幕 {plan.name}", command, logs / f"{plan.name}.log", NICENESS)
            )
            screens.append(ScreenAtWork(plan, program))
        yield tuple(screens)


async def take_pictures(
    screens: Sequence[ScreenAtWork], moments: Sequence[Moment], time: HallTime, folder: Path
) -> None:
    """Photograph all screens at each moment, as `NAME-MOMENT.png` in `folder`; a few at once: the hall goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    cameras = asyncio.Semaphore(AT_ONCE)

    async def photograph(screen: ScreenAtWork, moment: Moment) -> None:
        async with cameras:
            await screen.photograph(moment, folder)

    for moment in sorted(moments, key=lambda moment: moment.at):
        await time.until(moment.at)
        await asyncio.gather(*(photograph(screen, moment) for screen in screens))


def picture_name(plan: ScreenPlan, moment: Moment) -> str:
    """The file name of a screen's picture at a moment."""
    return f"{plan.name}-{moment.name}.png"
