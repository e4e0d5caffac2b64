"""A hall opened to be tried by hand: its programs, and what happens when one of them dies or the person has enough."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sim_process import SimProcess

Open = Callable[..., SimProcess]

pytestmark = pytest.mark.xdist_group("demo")
SCREENS = 4
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a hall, offscreen unless another display is named; it has introduced itself."""
    halls: list[SimProcess] = []

    def open_hall(**display: str) -> SimProcess:
        environment = {name: value for name, value in os.environ.items() if name not in HIDDEN} | display
        mark = tmp_path / f"hall-{len(halls)}"
        hall = SimProcess(mark, "hall", "--data", str(tmp_path / "data"), "--port", "0", environment=environment)
        halls.append(hall)
        return hall

    yield open_hall
    for hall in halls:
        hall.kill_it()


def _address(hall: SimProcess) -> str:
    return hall.until_it_says("管理页").split()[-1].removesuffix("/manager")


def test_without_a_display_the_dispatcher_runs_alone_and_it_is_said(opened: Open) -> None:
    hall = opened()
    address = _address(hall)
    hall.until_it_says("没有显示器")
    assert httpx.get(f"{address}/health/ready").is_success
    assert len(hall.programs()) == 1
    hall.process.send_signal(signal.SIGINT)
    code, said = hall.end()
    assert (code, hall.programs()) == (0, {})
    assert "已停止" in said
    assert "Traceback" not in said


def _with_screens(opened: Open) -> SimProcess:
    hall = opened(QT_QPA_PLATFORM="offscreen")
    for _ in range(SCREENS):
        hall.until_it_says("已打开")
    return hall


def test_where_there_is_a_display_the_screens_run_beside_it(opened: Open) -> None:
    hall = _with_screens(opened)
    commands = [words[2:4] for words in hall.programs().values()]
    for screen in (["kiosk", "--device"], *(["counter_display", kind] for kind in ("console", "window", "board"))):
        assert screen in commands
    hall.process.send_signal(signal.SIGTERM)
    assert hall.end()[0] == 0
    assert hall.programs() == {}


def test_a_screen_that_dies_is_started_again(opened: Open) -> None:
    hall = _with_screens(opened)
    hall.kill("counter_display", "board")
    hall.until_it_says("屏幕 board 意外结束")
    hall.until_it_says("屏幕 board 已打开")
    assert [words for words in hall.programs().values() if "board" in words]


def test_when_the_dispatcher_ends_everything_ends(opened: Open) -> None:
    hall = _with_screens(opened)
    hall.kill("dispatcher", "serve")
    code, said = hall.end()
    assert (code, hall.programs()) == (1, {})
    assert "大厅服务 dispatcher 意外结束" in said
    assert "Traceback" not in said


def test_why_a_hall_cannot_be_opened_is_told(opened: Open) -> None:
    first = opened()
    _address(first)
    code, said = opened().end()
    assert code == 1
    assert "大厅服务 dispatcher 意外结束" in said
    assert "Traceback" not in said
