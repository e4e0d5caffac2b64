"""A hall followed in plain Python."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from cut_line import cut_line
from front_desk import FrontDesk
from live_hall import LiveHall, serve_live

from dispatcher import wire
from dispatcher.client.follower import HallFollower
from dispatcher.client.http import HallAway, HallClient, HallRefused
from dispatcher.store import Enrolment

PATIENCE_SECONDS = 20.0
SEEN_AWAY_SECONDS = 4.5
"""A stream that is silent for three seconds is dead."""


class _Ear:
    """What was told."""

    def __init__(self) -> None:
        self.hall: wire.Hall | None = None
        self.catalogue: wire.Catalogue | None = None
        self.events: list[str] = []
        self.away: list[HallAway | HallRefused] = []

    def hear(self, hall: wire.Hall, catalogue: wire.Catalogue) -> None:
        """Take note."""
        assert self.hall is None or self.away or hall.seq >= self.hall.seq
        self.hall, self.catalogue = hall, catalogue

    def see(self, event: wire.StreamedEvent) -> None:
        """Take note."""
        self.events.append(event.type)

    def go_away(self, why: HallAway | HallRefused) -> None:
        """Take note."""
        self.hall = None
        self.away.append(why)

    def state(self, window: str) -> str:
        """How a window is; nothing while the hall is away."""
        windows = self.hall.windows if self.hall is not None else []
        return next((known.state for known in windows if known.id == window), "")

    def waiting(self) -> int:
        """How many wait."""
        return sum(lane.waiting for lane in self.hall.lanes) if self.hall is not None else 0


@asynccontextmanager
async def _following(url: str, ear: _Ear) -> AsyncIterator[None]:
    async with HallClient(url) as client:
        task = asyncio.create_task(HallFollower(client, ear).run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true():
            await asyncio.sleep(0.005)


def test_what_happens_is_heard_at_once_and_who_waits_soon(live_hall: LiveHall) -> None:
    hall, ear = FrontDesk(live_hall), _Ear()

    async def follow() -> None:
        async with _following(live_hall.url, ear):
            await _until(lambda: ear.state("3") == "closed")
            await asyncio.to_thread(hall.open, "3")
            await _until(lambda: ear.state("3") == "idle")
            await asyncio.to_thread(hall.take)
            await _until(lambda: ear.waiting() == 1)
            await asyncio.to_thread(hall.call, "3")
            await _until(lambda: ear.state("3") == "calling")

    asyncio.run(follow())
    assert ear.events == [event.type for event in hall.log() if event.type in ear.events]
    assert ear.catalogue is not None
    assert ear.away == []


def test_a_hall_that_falls_silent_is_away_within_seconds_and_is_found_again(live_hall: LiveHall) -> None:
    hall, ear = FrontDesk(live_hall), _Ear()

    async def follow() -> None:
        with cut_line(live_hall.url) as line:
            async with _following(line.url, ear):
                await _until(lambda: ear.state("3") == "closed")
                before = time.monotonic()
                line.freeze()
                await _until(lambda: bool(ear.away))
                assert time.monotonic() - before < SEEN_AWAY_SECONDS
                await asyncio.to_thread(hall.open, "3")
                line.thaw()
                await _until(lambda: ear.state("3") == "idle")

    asyncio.run(follow())


def test_a_hall_that_refuses_is_asked_again(tmp_path: Path) -> None:
    enrolment, ear = Enrolment.open(tmp_path), _Ear()

    async def follow(url: str) -> None:
        async with _following(url, ear):
            await _until(lambda: len(ear.away) >= 2)

    with serve_live(tmp_path, enrolment=enrolment) as live:
        asyncio.run(follow(live.url))
    enrolment.close()
    assert isinstance(ear.away[0], HallRefused)
    assert ear.away[0].code == "no-token"
