"""The hub of the stream, with a log that moves while a client catches up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import cast

import pytest

from dispatcher.api import stream as stream_module
from dispatcher.api.answers import Answers
from dispatcher.api.stream import HEARTBEAT, StreamHub
from dispatcher.domain.events import TicketCompleted
from dispatcher.domain.model import Hall
from dispatcher.service import HallService, Listener
from dispatcher.store import Recorded, Row


@dataclass
class WrittenLog:
    """A log that the test writes: what the hub needs of the hall's service, its words and its store."""

    seq: int = 0
    view: Hall = field(default_factory=Hall)
    listeners: list[Listener] = field(default_factory=list)
    reads: list[tuple[int, int]] = field(default_factory=list)

    def subscribe(self, listener: Listener) -> None:
        self.listeners.append(listener)

    def commit(self, count: int) -> None:
        """Let a few events be committed and published."""
        recorded = [
            Recorded(seq, 0, "t.1", b"{}", "k", "a", b"", TicketCompleted("t", "1"))
            for seq in range(self.seq + 1, self.seq + count + 1)
        ]
        self.seq += count
        for listener in self.listeners:
            listener(recorded)

    def read(self, after: int, limit: int) -> Sequence[Row]:
        self.reads.append((after, limit))
        return [Row(seq, 0, "t.1", b"{}", "k", "a", b"") for seq in range(after + 1, min(after + limit, self.seq) + 1)]

    def event_frame(self, hall: Hall, seq: int, at: int, name: str, data: bytes) -> bytes:
        return b"%d\n" % seq

    def hub(self) -> StreamHub:
        """A hub on this log; it listens, and beats only when the test says so."""
        hub = StreamHub(cast(HallService, self), cast(Answers, self), self.read)
        self.subscribe(hub._committed)  # `start` would begin to beat as well
        return hub


async def take(frames: AsyncGenerator[bytes, None], last: int) -> list[int]:
    """Numbers of all events up to one."""
    seen: list[int] = []
    async with asyncio.timeout(10):
        while not seen or seen[-1] < last:
            seen += [int(line) for line in (await anext(frames)).split() if line.isdigit()]
    return seen


@pytest.mark.parametrize("page", [1, 3, 1_000])
def test_each_event_comes_once_though_the_log_moves_on_between_all_steps(
    monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr(stream_module, "PAGE", page)

    async def follow() -> list[int]:
        log = WrittenLog()
        hub = log.hub()
        log.commit(7)
        frames = hub.frames(2)
        assert HEARTBEAT in await anext(frames)
        log.commit(2)
        seen = await take(frames, 3)
        log.commit(4)
        seen += await take(frames, 13)
        log.commit(1)
        return seen + await take(frames, 14)

    assert asyncio.run(follow()) == list(range(3, 15))


def test_who_is_up_to_date_reads_nothing_from_the_log() -> None:
    async def follow() -> list[tuple[int, int]]:
        log = WrittenLog()
        log.commit(5)
        frames = log.hub().frames(5)
        await anext(frames)
        following = asyncio.ensure_future(anext(frames))
        await asyncio.sleep(0)
        log.commit(1)
        assert await following == b"6\n"
        return log.reads

    assert asyncio.run(follow()) == []


def test_who_comes_after_the_end_gets_nothing() -> None:
    async def follow() -> list[bytes]:
        hub = WrittenLog().hub()
        await hub.stop()
        return [frame async for frame in hub.frames(0)]

    assert asyncio.run(follow()) == []


def test_what_waits_is_sent_together_and_the_end_comes_last() -> None:
    async def follow() -> list[bytes]:
        log = WrittenLog()
        hub = log.hub()
        frames = hub.frames(0)
        await anext(frames)
        log.commit(3)
        assert hub.clients == 1
        seen = [await anext(frames)]
        log.commit(3)
        await hub.stop()
        seen += [frame async for frame in frames]
        assert hub.clients == 0
        return seen

    assert asyncio.run(follow()) == [b"1\n2\n3\n", b"4\n5\n6\n"]
