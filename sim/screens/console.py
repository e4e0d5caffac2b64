"""A console as its clerk uses it: they sit down there, by its own keys."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from dispatcher.client.http import HallClient
from sim.screens.at_work import ScreenAtWork, ScreenStuck

CONFIRM = "Return"
PRESS_AGAIN_SECONDS = 1.0
"""A console that is only just starting does not take the key yet."""
LOOK_AGAIN_SECONDS = 0.05
PRESSES = 15


@dataclass(frozen=True, slots=True)
class ConsoleInUse:
    """The console of one window; its clerk's id stands there already."""

    screen: ScreenAtWork
    window: str

    async def sign_in(self, hall: HallClient) -> None:
        """Sign in, which opens the window. Raises `ScreenStuck` when it stays closed."""
        for _ in range(PRESSES):
            await self.screen.press(CONFIRM)
            try:
                async with asyncio.timeout(PRESS_AGAIN_SECONDS):
                    return await self._opened(hall)
            except TimeoutError:
                continue
        raise ScreenStuck(self.screen.plan.name, f"窗口 {self.window} 没有打开 / window {self.window} stays closed")

    async def _opened(self, hall: HallClient) -> None:
        while True:
            windows = (await hall.hall()).windows
            if any(window.id == self.window and window.state != "closed" for window in windows):
                return
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
