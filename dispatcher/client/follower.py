"""Following a live hall in plain Python, for programs without Qt; `client/qt` is the same for screens."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from typing import NoReturn, Protocol

from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient, HallRefused
from dispatcher.client.view import HallView

RETRY_SECONDS = (0.2, 0.4, 0.8, 1.6, 2.0)
"""Pauses between attempts to reconnect; the last one repeats."""
REFRESH_SECONDS = 1.0
"""After events the hall is read anew, up to twice as late: what an event does not tell, such as who waits, is in it."""
IDLE_REFRESH_SECONDS = 10.0
"""Without events it is read as often as this."""
NEW_NAMES = ("hall-configured.1", "day-opened.1", "day-closed.1")
"""Events after which names, services or hours may be others."""


class Listener(Protocol):
    """Who is told of the hall."""

    def hear(self, hall: wire.Hall, catalogue: wire.Catalogue) -> None:
        """The hall stands so now."""
        ...

    def see(self, event: wire.StreamedEvent) -> None:
        """Something happened; the hall that `hear` tells next knows it. What happened while away is not told."""
        ...

    def go_away(self, why: HallAway | HallRefused) -> None:
        """Nothing is heard of the hall, or it refuses this device. Told again with every failed attempt."""
        ...


class HallFollower:
    """The line to one dispatcher, watched and mended by itself."""

    def __init__(self, client: HallClient, listener: Listener) -> None:
        self._client, self._listener = client, listener
        self._happened = asyncio.Event()
        self._failures = 0

    async def run(self) -> NoReturn:
        """Follow the hall until cancelled."""
        while True:
            try:
                await self._follow()
            except (HallAway, HallRefused) as why:
                self._listener.go_away(why)
            await asyncio.sleep(RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS) - 1)])
            self._failures += 1

    async def _follow(self) -> None:
        """Follow until the line breaks. Raises `HallAway`, `HallRefused`."""
        self._catalogue = await self._client.catalogue()
        view = HallView(await self._client.hall())
        self._failures = 0
        self._tell(view)
        refreshing = asyncio.create_task(self._refresh(view))
        try:
            await self._hear(view)
        finally:
            refreshing.cancel()
            await asyncio.gather(refreshing, return_exceptions=True)
        raise HallAway("the stream ended")

    async def _hear(self, view: HallView) -> None:
        seq = view.hall.seq
        async for event in self._client.stream(seq):
            if event.seq > seq + 1:
                raise HallAway(f"event {seq + 1} is missing")
            seq = event.seq
            view.see(event)
            if event.type in NEW_NAMES:
                self._catalogue = await self._client.catalogue()
            self._listener.see(event)
            self._tell(view)
            self._happened.set()

    async def _refresh(self, view: HallView) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE_REFRESH_SECONDS):
                    await self._happened.wait()
            await asyncio.sleep(random.uniform(REFRESH_SECONDS, 2 * REFRESH_SECONDS))
            self._happened.clear()
            with suppress(HallAway, HallRefused):  # whether the hall is away is for the stream to tell
                view.read(await self._client.hall())
                self._tell(view)

    def _tell(self, view: HallView) -> None:
        self._listener.hear(view.hall, self._catalogue)
