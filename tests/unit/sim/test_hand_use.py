"""Keeping the screens of a hall running that is tried by hand."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from dispatcher.config import HallConfig
from sim import hand_use
from sim.hand_use import DEATHS, hand_screens, keep_running
from sim.processes import ProgramEnded
from sim.screens.plan import SIZES, window_screen


class Dying:
    """A program that ends at once."""

    def __init__(self, code: int) -> None:
        self.code = code

    async def line(self) -> str:
        """It has nothing to say any more."""
        raise ProgramEnded("screen", self.code, "QML: oh")


def _said(monkeypatch: pytest.MonkeyPatch, codes: Sequence[int]) -> list[str]:
    """What is said while a screen runs that ends with one code after the other."""
    left, said = list(codes), list[str]()

    @contextlib.asynccontextmanager
    async def running(*_: object) -> AsyncIterator[Dying]:
        yield Dying(left.pop(0))

    monkeypatch.setattr(hand_use, "running", running)
    monkeypatch.setattr(hand_use, "RESTART_SECONDS", 0)
    asyncio.run(keep_running(window_screen("3", SIZES["window"]), "http://127.0.0.1:1", Path(), said.append))
    assert left == []
    return said


def test_a_screen_that_dies_over_and_over_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(monkeypatch, [1] * DEATHS)
    assert sum("QML: oh" in line for line in said) == DEATHS
    assert "不再重启" in said[-1]


def test_a_screen_that_is_closed_by_hand_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(monkeypatch, [1, 0])
    assert "已关闭" in said[-1]


def test_the_first_window_is_shown_unless_another_is_chosen(township: HallConfig) -> None:
    names = [screen.name for screen in hand_screens(township, None, Path("slips"))]
    assert names == ["kiosk", "console-1", "window-1", "board"]
    assert "window-4" in [screen.name for screen in hand_screens(township, "4", Path("slips"))]
