"""A hall for another thread than the event loop's, which evolves it from the same committed events as the view."""

from __future__ import annotations

import asyncio
import pickle
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

from dispatcher.domain.events import WindowOpened
from dispatcher.domain.evolve import evolve
from dispatcher.domain.model import Hall
from dispatcher.service import HallService
from dispatcher.store import Recorded

COPIED_WITHIN = 10.0
"""Seconds within which the event loop copies the view, or has come to its end."""


class FollowedHall:
    """Follows a service's view for one other thread, which alone calls `copy` and `hall`.

    `sat_last` tells who sat at which window last, of those who sat down since the copy was made; `seen` counts events.
    """

    def __init__(self, service: HallService, loop: asyncio.AbstractEventLoop) -> None:
        self._service = service
        self._loop = loop
        self._news: deque[Recorded] = deque()
        self._following = False
        self._hall: Hall
        self.sat_last: dict[str, str] = {}
        self.seen = 0

    def copy(self) -> None:
        """Begin with the view as it stands. Raises `RuntimeError` or `TimeoutError` when the loop has ended."""
        copied: Future[bytes] = Future()
        self._loop.call_soon_threadsafe(self._hand_over, copied)
        self._hall = pickle.loads(copied.result(COPIED_WITHIN))

    def hall(self) -> Hall:
        """The hall after the last commit."""
        while self._news:
            record = self._news.popleft()
            evolve(self._hall, record.event, record.at)
            self.seen += 1
            if isinstance(record.event, WindowOpened):
                self.sat_last[record.event.window] = record.event.clerk
        return self._hall

    def _hand_over(self, copied: Future[bytes]) -> None:
        """On the event loop, where the view stands still."""
        if not self._following:
            self._service.subscribe(self._committed)
            self._following = True
        self._news.clear()
        copied.set_result(pickle.dumps(self._service.view))

    def _committed(self, recorded: Sequence[Recorded]) -> None:
        self._news.extend(recorded)
