"""Following a stream over broken lines, and calls that wait for their clerk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import cast

import pytest

from dispatcher.client.http import HallAway, HallClient
from dispatcher.wire import StreamedEvent
from sim import stream as sim_stream
from sim.hall_time import HallTime
from sim.stream import OpenedWindows, ReadyCalls, follow


def event(seq: int, kind: str = "device-reported.1", **data: object) -> StreamedEvent:
    """An event of a stream."""
    return StreamedEvent(seq=seq, at="2026-11-23T09:00:00+08:00", type=kind, data=data)


class BreakingLine:
    """A dispatcher of five events whose line breaks after every second one, and stays broken after the last."""

    def __init__(self) -> None:
        self.asked_after: list[int] = []

    async def stream(self, after: int) -> AsyncGenerator[StreamedEvent, None]:
        self.asked_after.append(after)
        for seq in range(after + 1, min(after + 3, 6)):
            yield event(seq)
        raise HallAway("line broke")


def test_a_broken_line_is_taken_up_where_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sim_stream, "PAUSE_SECONDS", 0.0)
    line, heard = BreakingLine(), list[int]()
    with pytest.raises(HallAway):
        asyncio.run(follow(cast(HallClient, line), [lambda seen: heard.append(seen.seq)]))
    assert heard == [1, 2, 3, 4, 5]
    assert line.asked_after[:4] == [0, 2, 4, 5]


def test_only_calls_to_ready_windows_wait_for_their_clerk() -> None:
    calls = ReadyCalls()
    calls.see(event(1, "ticket-called.1", how="next", window="1", ticket="A001"))
    calls.see(event(2, "ticket-called.1", how="ready", window="1", ticket="A002"))
    calls.see(event(3, "ticket-called.1", how="ready", window="2", ticket="A003"))
    calls.see(event(4, "ticket-called.1", how="ready", window="1", ticket="A004"))

    async def take() -> list[str | None]:
        time = HallTime(0, 1.0)
        return [await calls.next(window, time, 0) for window in ("1", "2", "1", "1")]

    assert asyncio.run(take()) == ["A002", "A003", "A004", None]


def test_a_clerk_who_waits_is_woken_by_a_call_and_by_a_bell() -> None:
    async def wait() -> list[str | None]:
        calls, time = ReadyCalls(), HallTime(0, 1.0)
        asyncio.get_running_loop().call_soon(
            calls.see, event(1, "ticket-called.1", how="ready", window="1", ticket="A1")
        )
        called = await calls.next("1", time, None)
        asyncio.get_running_loop().call_soon(calls.ring, "1")
        return [called, await calls.next("1", time, None)]

    assert asyncio.run(wait()) == ["A1", None]


def test_a_window_that_is_opened_is_told_to_who_waits_for_it() -> None:
    async def open_twice() -> list[bool]:
        opened, order = OpenedWindows(), []
        opened.see(event(1, "window-opened.1", window="3"))
        opened.forget("3")
        waiting = asyncio.create_task(opened.wait("3"))
        for window in ("4", "3"):
            opened.see(event(2, "window-opened.1", window=window))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            order.append(waiting.done())
        return order

    assert asyncio.run(open_twice()) == [False, True]
