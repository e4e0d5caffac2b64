"""A console as its clerk uses it: they sit down there, by its own keys."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sim.screens.at_work import ScreenAtWork, ScreenStuck
from sim.stream import OpenedWindows

CONFIRM = "Return"
PRESS_AGAIN_SECONDS = 2.0
"""A console that is only just starting does not take the key yet."""
PRESSES = 15


@dataclass(frozen=True, slots=True)
class ConsoleInUse:
    """The console of one window; its clerk's id stands there already."""

    screen: ScreenAtWork
    window: str

    async def sign_in(self, opened: OpenedWindows) -> None:
        """Sign in, which opens the window. Raises `ScreenStuck` when it stays closed."""
        opened.forget(self.window)
        for _ in range(PRESSES):
            await self.screen.press(CONFIRM)
            try:
                async with asyncio.timeout(PRESS_AGAIN_SECONDS):
                    return await opened.wait(self.window)
            except TimeoutError:
                continue
        raise ScreenStuck(self.screen.plan.name, f"窗口 {self.window} 没有打开 / window {self.window} stays closed")
