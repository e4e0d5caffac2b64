"""Following the dispatcher's stream without a gap, for everybody in the simulated day who listens."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence

from dispatcher.client.http import HallAway, HallClient
from dispatcher.wire import StreamedEvent
from sim.hall_time import HallTime

ATTEMPTS = 10
PAUSE_SECONDS = 0.5
"""How often in a row a broken stream is taken up again, and how far apart, before the dispatcher counts as gone."""

Listener = Callable[[StreamedEvent], None]


async def follow(hall: HallClient, listeners: Sequence[Listener]) -> None:
    """Tell every listener of every event from the log's first on, in order; resumes where a broken line ended.

    Ends only by being cancelled, or with `HallAway` when the dispatcher stays away.
    """
    seq, failures = 0, 0
    while True:
        try:
            async for event in hall.stream(seq):
                seq, failures = event.seq, 0
                for listener in listeners:
                    listener(event)
        except HallAway:
            failures += 1
            if failures == ATTEMPTS:
                raise
        await asyncio.sleep(PAUSE_SECONDS if failures else 0)


class ReadyCalls:
    """Calls that come to ready windows by themselves, kept for each window until its clerk takes them."""

    def __init__(self) -> None:
        self._calls: dict[str, deque[str]] = defaultdict(deque)
        self._bells: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def see(self, event: StreamedEvent) -> None:
        """Take note of a call to a ready window."""
        if event.type == "ticket-called.1" and event.data["how"] == "ready":
            window = str(event.data["window"])
            self._calls[window].append(str(event.data["ticket"]))
            self.ring(window)

    def ring(self, window: str) -> None:
        """Make the window's clerk look up, although nobody was called."""
        self._bells[window].set()

    async def next(self, window: str, time: HallTime, until: int | None) -> str | None:
        """The ticket that was called to the window; None at the hall's time `until`, or when somebody rang."""
        bell, calls = self._bells[window], self._calls[window]
        if not calls:
            bell.clear()
            try:
                async with asyncio.timeout(None if until is None else time.seconds_until(until)):
                    await bell.wait()
            except TimeoutError:
                return None
        return calls.popleft() if calls else None


class OpenedWindows:
    """Tells whoever opens a window by other means than the dispatcher's interface that it is open."""

    def __init__(self) -> None:
        self._opened: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def see(self, event: StreamedEvent) -> None:
        """Take note of a window that was opened."""
        if event.type == "window-opened.1":
            self._opened[str(event.data["window"])].set()

    def forget(self, window: str) -> None:
        """From here on only a new opening counts."""
        self._opened[window].clear()

    async def wait(self, window: str) -> None:
        """Wait until the window has been opened."""
        await self._opened[window].wait()
