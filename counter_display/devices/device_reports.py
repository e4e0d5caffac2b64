"""How each device is: told in words when it changes, and to the hall as its state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from counter_display.devices.errors import DeviceError
from dispatcher.client.http import HallAway, HallClient, HallRefused

READY = "ready"


class DeviceReports:
    """Keeps count of every device. With a `device` the hall is told of each part as `device.part`, of changes only.

    What could not be told is told once the hall is heard again.
    """

    def __init__(self, client: HallClient, device: str | None, say: Callable[[str], None]) -> None:
        self._client, self._device, self._say = client, device, say
        self._words: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._told: dict[str, str] = {}
        self._one_at_a_time = asyncio.Lock()

    def note(self, part: str, error: DeviceError | None) -> bool:
        """A device works, or why it does not; whether that is new."""
        words = str(error) if error is not None else "就绪 / ready"
        if self._words.get(part) == words:
            return False
        self._words[part] = words
        self._states[part] = error.state if error is not None else READY
        self._say(f"{part}: {words}")
        return True

    async def tell(self) -> None:
        """Tell the hall what it does not know yet."""
        if self._device is None:
            return
        async with self._one_at_a_time:
            for part, state in list(self._states.items()):
                if self._told.get(part) == state:
                    continue
                try:
                    await self._client.report(f"{self._device}.{part}", state)
                except HallAway:
                    return
                except HallRefused as refused:
                    self._say(f"{self._device}.{part}: {refused}")
                self._told[part] = state
