"""The thread that keeps the outlook: when it looks, what it leaves, and how it comes back from trouble."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from hall_builder import RULES
from live_hall import SetClock

from dispatcher import forecaster as f
from dispatcher.domain import commands as c
from dispatcher.estimates import Estimates
from dispatcher.service import Act, Answer, HallService
from dispatcher.store import EventStore


@dataclass
class Watched:
    """A hall at work with its forecaster."""

    service: HallService
    clock: SetClock
    estimates: Estimates
    forecaster: f.Forecaster

    async def do(self, command: c.Command) -> None:
        """Carry a command out."""
        await self.service.submit(Act(command, "test", lambda hall, events, at: Answer(200, b"")))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(10):
            while not holds():
                await asyncio.sleep(0.005)


Load = Callable[[threading.Event], f.Engine | None]


@asynccontextmanager
async def watched(folder: Path, load: Load) -> AsyncIterator[Watched]:
    """The small hall at nine, its clock standing still, with a forecaster that begins at once."""
    clock, estimates = SetClock(), Estimates()
    service = HallService(EventStore.open(folder), clock, RULES)
    forecaster = f.Forecaster(service, estimates, load, begins_after=0.0)
    service.start()
    forecaster.start()
    try:
        yield Watched(service, clock, estimates, forecaster)
    finally:
        await forecaster.stop()
        await service.stop()
        assert not any(thread.name == "forecaster" for thread in threading.enumerate())


async def waits_foreseen(hall: Watched, count: int) -> None:
    """Wait until the outlook knows so many people."""
    await hall.until(lambda: hall.estimates.outlook is not None and len(hall.estimates.outlook.waits) == count)


def test_what_happens_is_looked_at_and_told(tmp_path: Path) -> None:
    async def live() -> None:
        engine = FakeEngine()
        async with watched(tmp_path, lambda ending: engine) as hall:
            await hall.do(c.OpenWindow("1", "jia"))
            for _ in range(3):
                await hall.do(c.IssueTicket(("card",), "normal"))
            await waits_foreseen(hall, 3)
            assert hall.forecaster.condition is f.Condition.AT_WORK
            ticket = hall.service.view.tickets["20261123-A003"]
            place = hall.estimates.place_of(hall.service.view, ticket, hall.service.now())
            assert place is not None
            assert (place.wait.low, place.wait.high) == (30, 40)
            await hall.do(c.CallNext("1"))
            await waits_foreseen(hall, 2)

    asyncio.run(live())


def test_it_looks_again_when_time_has_passed_and_not_before(tmp_path: Path) -> None:
    async def live() -> None:
        engine = FakeEngine()
        async with watched(tmp_path, lambda ending: engine) as hall:
            await hall.do(c.IssueTicket(("card",), "normal"))
            await waits_foreseen(hall, 1)
            looks = len(engine.looks)
            hall.clock.pass_time(seconds=14)
            await hall.forecaster.ask()
            await hall.forecaster.ask()
            assert len(engine.looks) == looks
            hall.clock.pass_time(seconds=1)
            await hall.until(lambda: len(engine.looks) > looks)

    asyncio.run(live())


def test_there_is_no_outlook_of_a_closed_hall(tmp_path: Path) -> None:
    async def live() -> None:
        engine = FakeEngine()
        async with watched(tmp_path, lambda ending: engine) as hall:
            await hall.until(lambda: hall.service.view.day is not None)
            await waits_foreseen(hall, 0)
            await hall.do(c.CloseDay())
            await hall.until(lambda: hall.estimates.outlook is None)
            assert await hall.forecaster.ask() is None
            assert engine.asked == []

    asyncio.run(live())


def test_what_if_is_answered_with_who_sat_where_and_only_while_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def live() -> None:
        engine = FakeEngine()
        async with watched(tmp_path, lambda ending: engine) as hall:
            await hall.do(c.IssueTicket(("card",), "normal"))
            await waits_foreseen(hall, 1)
            assert engine.asked == []
            await hall.do(c.OpenWindow("2", "yi"))
            await hall.do(c.CloseWindow("2", "主任", "停电"))
            found = await hall.forecaster.ask()
            assert found is not None
            assert (found.waiting, engine.asked) == (1, [{"2": "yi"}])
            assert await hall.forecaster.ask() == found
            assert len(engine.asked) == 1
            monkeypatch.setattr(f, "ASKED_FOR", -1.0)
            hall.forecaster.keep_answering()
            await hall.until(lambda: hall.forecaster.what_if is None)

    asyncio.run(live())


@pytest.mark.expects_errors
def test_after_trouble_waits_are_told_simply_and_it_comes_back_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def live() -> None:
        engine = FakeEngine()
        async with watched(tmp_path, lambda ending: engine) as hall:
            await hall.do(c.IssueTicket(("card",), "normal"))
            await waits_foreseen(hall, 1)
            engine.failures = 3
            monkeypatch.setattr(f, "BEGINS_ANEW", 0.01)
            await hall.do(c.IssueTicket(("card",), "normal"))
            await hall.until(lambda: engine.failures == 0)
            await waits_foreseen(hall, 2)
            assert hall.forecaster.condition is f.Condition.AT_WORK

    with caplog.at_level(logging.ERROR):
        asyncio.run(live())
    assert [record.getMessage().count("show the technician") for record in caplog.records] == [1]
    assert "等候时间暂用简单估算" in caplog.text


@pytest.mark.expects_errors
def test_in_trouble_there_is_no_outlook_and_nobody_waits_for_an_answer(tmp_path: Path) -> None:
    async def live() -> None:
        engine = FakeEngine(failures=1)
        async with watched(tmp_path, lambda ending: engine) as hall:
            await hall.until(lambda: engine.failures == 0)
            assert hall.estimates.outlook is None
            assert await hall.forecaster.ask() is None
            assert hall.forecaster.condition is f.Condition.STARTING

    asyncio.run(live())


def test_without_an_engine_the_thread_ends(tmp_path: Path) -> None:
    async def live() -> None:
        async with watched(tmp_path, lambda ending: None) as hall:
            await hall.until(lambda: hall.forecaster.condition is f.Condition.MISSING)
            await hall.do(c.IssueTicket(("card",), "normal"))
            assert hall.estimates.outlook is None
            assert await hall.forecaster.ask() is None

    asyncio.run(live())


def test_a_hall_that_ends_while_the_engine_is_loaded_ends_at_once(tmp_path: Path) -> None:
    def load(ending: threading.Event) -> None:
        assert ending.wait(10)

    async def live() -> None:
        async with watched(tmp_path, load):
            pass

    asyncio.run(live())
