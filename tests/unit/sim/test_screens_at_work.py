"""Screens told what to do: clerks sign in at their consoles, pictures are taken."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from dispatcher.wire import StreamedEvent
from sim.processes import Program
from sim.screens import console as sim_console
from sim.screens.at_work import ScreenAtWork, ScreenStuck
from sim.screens.console import PRESSES, ConsoleInUse
from sim.screens.moments import Moment
from sim.screens.plan import SIZES, console, touch_kiosk
from sim.stream import OpenedWindows


class Pressed:
    """A console that opens its window at the press of this number."""

    def __init__(self, opened: OpenedWindows, opens_at: int) -> None:
        self.asked: list[Mapping[str, object]] = []
        self._opened, self._opens_at = opened, opens_at

    async def ask(self, question: Mapping[str, object]) -> dict[str, object]:
        """Take the key."""
        self.asked.append(question)
        if len(self.asked) == self._opens_at:
            data: dict[str, object] = {"window": "3"}
            self._opened.see(StreamedEvent(seq=1, at="2026-11-23T08:30:00+08:00", type="window-opened.1", data=data))
        return {"pressed": question["key"]}


def _sign_in(opens_at: int) -> int:
    """How often the key was pressed until the window was open."""

    async def sign_in() -> int:
        opened = OpenedWindows()
        program = Pressed(opened, opens_at)
        screen = ScreenAtWork(console("3", "c03", SIZES["console"]), cast("Program", program))
        await ConsoleInUse(screen, "3").sign_in(opened)
        return len(program.asked)

    return asyncio.run(sign_in())


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sim_console, "PRESS_AGAIN_SECONDS", 0)


@pytest.mark.parametrize("opens_at", [1, 3])
def test_a_clerk_presses_until_the_window_is_open(opens_at: int) -> None:
    assert opens_at <= _sign_in(opens_at) <= opens_at + 1


def test_a_console_that_does_not_open_its_window_is_stuck() -> None:
    with pytest.raises(ScreenStuck, match="窗口 3 没有打开"):
        _sign_in(PRESSES + 1)


class Posing:
    """A kiosk that answers everything with this."""

    def __init__(self, **answer: object) -> None:
        self.asked: list[Mapping[str, object]] = []
        self._answer = answer

    async def ask(self, question: Mapping[str, object]) -> dict[str, object]:
        """Answer."""
        self.asked.append(question)
        return self._answer


KIOSK = touch_kiosk("virtual:slips", SIZES["kiosk"])


def test_somebody_steps_up_to_the_kiosk_before_its_picture_is_taken() -> None:
    program = Posing(grabbed="kiosk-opening.png")
    screen = ScreenAtWork(KIOSK, cast("Program", program))
    asyncio.run(screen.photograph(Moment("opening", "开门", 0), Path("pictures")))
    assert program.asked == [{"act": "done"}, {"act": "start"}, {"grab": "pictures/kiosk-opening.png"}]


def test_a_picture_that_is_not_taken_is_told() -> None:
    screen = ScreenAtWork(KIOSK, cast("Program", Posing(problem="无法写入")))
    with pytest.raises(ScreenStuck, match=r"kiosk.*无法写入"):
        asyncio.run(screen.photograph(Moment("peak", "高峰", 0), Path("pictures")))
