"""Acts beside the screen: begun from its thread, told in its thread."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest
from gui.drawn import discard
from pytestqt.qtbot import QtBot

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused
from dispatcher.client.qt.errands import Errands, Failure


@pytest.fixture
def errands() -> Iterator[Errands]:
    """Errands that are stopped afterwards."""
    made = Errands()
    yield made
    made.stop()
    discard(made)


def test_an_errand_runs_beside_the_screen_and_is_told_in_its_thread(errands: Errands, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []

    async def errand() -> str:
        return threading.current_thread().name

    errands.run(errand, lambda ran_in: told.append((ran_in, threading.current_thread().name)), told.append)  # type: ignore[arg-type]  # never called here
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("errands", threading.current_thread().name)]


def test_errands_run_one_beside_the_other(errands: Errands, qtbot: QtBot) -> None:
    told: list[str] = []
    gate: asyncio.Queue[str] = asyncio.Queue()

    async def waits() -> str:
        return await gate.get()

    async def opens() -> str:
        await gate.put("waited")
        return "opened"

    errands.run(waits, told.append, _never)
    errands.run(opens, told.append, _never)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert sorted(told) == ["opened", "waited"]


@pytest.mark.parametrize(
    "failure",
    [
        HallAway("nobody"),
        HallRefused(
            wire.Problem(type="urn:hall:problem:no", title="不", status=409, detail="不", title_en="no", detail_en="no")
        ),
    ],
    ids=["away", "refused"],
)
def test_why_an_errand_failed_is_told(failure: Failure, errands: Errands, qtbot: QtBot) -> None:
    told: list[Failure] = []

    async def errand() -> None:
        raise failure

    errands.run(errand, _never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [failure]


@pytest.mark.expects_errors
def test_a_fault_of_the_program_is_logged_and_does_not_leave_the_screen_waiting(
    errands: Errands, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Failure] = []

    async def errand() -> None:
        raise ZeroDivisionError("never seen before")

    with caplog.at_level(logging.ERROR):
        errands.run(errand, _never, told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], HallAway)
    assert "never seen before" in caplog.text


def test_after_stop_nothing_is_told(qtbot: QtBot) -> None:
    errands, begun = Errands(), threading.Event()
    told: list[object] = []

    async def endless() -> None:
        begun.set()
        await asyncio.Event().wait()

    errands.run(endless, told.append, told.append)
    assert begun.wait(10)
    errands.stop()
    errands.run(endless, told.append, told.append)
    assert told == []
    discard(errands)


def test_a_stop_in_the_middle_of_anything_leaves_nothing_unawaited() -> None:
    errands, begun = Errands(), threading.Event()
    ended: list[str] = []

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("endless")

    async def waits_for(other: Coroutine[Any, Any, None]) -> None:
        await other

    async def begins_ever_more() -> None:
        begun.set()
        children = []
        while True:
            children.append(asyncio.create_task(waits_for(endless())))
            await asyncio.sleep(0)

    errands.run(begins_ever_more, _never, _never)
    assert begun.wait(10)
    errands.stop()
    assert ended
    discard(errands)
    gc.collect()


def _never(_: object) -> None:
    raise AssertionError("this was not to be told")
