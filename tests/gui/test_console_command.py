"""The console's command, as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from front_desk import FrontDesk
from gui.drawn import colours
from live_hall import LiveHall
from PySide6.QtGui import QImage


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(*arguments), capture_output=True, text=True, env=_environment(), timeout=60)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "counter_display", "console", *arguments]


def _environment() -> dict[str, str]:
    """A desktop without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def test_a_picture_of_the_window_as_it_is_needs_no_sign_in_and_changes_nothing(
    live_hall: LiveHall, tmp_path: Path
) -> None:
    desk = FrontDesk(live_hall)
    desk.open("3")
    desk.take()
    desk.call("3")
    before, picture = live_hall.service.seq, tmp_path / "console.png"
    done = _run("--server", live_hall.url, "--window", "3", "--grab", str(picture), "--size", "380x860")
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (380, 860)
    assert colours(image) > 10
    assert live_hall.service.seq == before


def test_a_picture_while_the_hall_is_away(tmp_path: Path) -> None:
    picture = tmp_path / "away.png"
    done = _run("--server", "http://127.0.0.1:9", "--window", "3", "--grab", str(picture))
    assert done.returncode == 0, done.stderr
    assert QImage(str(picture)).width() == 380


def test_a_window_that_is_not_there_is_told(live_hall: LiveHall, tmp_path: Path) -> None:
    done = _run("--server", live_hall.url, "--window", "99", "--grab", str(tmp_path / "none.png"))
    assert done.returncode == 1
    assert "大厅里没有窗口 99" in done.stderr


def test_a_printer_that_cannot_be_meant_is_told(live_hall: LiveHall, tmp_path: Path) -> None:
    grab = str(tmp_path / "none.png")
    done = _run("--server", live_hall.url, "--window", "3", "--printer", "lpt:1", "--grab", grab)
    assert done.returncode == 1
    assert "escpos+tcp" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rehearsal_signs_in_calls_and_takes_a_picture_by_lines(live_hall: LiveHall, tmp_path: Path) -> None:
    desk, picture = FrontDesk(live_hall), tmp_path / "driven.png"
    number = desk.take().number
    with _driven("--server", live_hall.url, "--window", "3", "--clerk", "c01") as tell:
        assert "Nokey" in tell({"key": "Nokey"})["problem"]
        _until(lambda: tell({"key": "Return"}) == {"pressed": "Return"} and desk.window("3").clerk == "c01")
        _until(lambda: tell({"key": "F5"}) == {"pressed": "F5"} and desk.window("3").number == number)
        assert tell({"grab": str(picture)}) == {"grabbed": str(picture)}
    assert colours(QImage(str(picture))) > 10


@contextmanager
def _driven(*arguments: str) -> Iterator[Callable[[dict[str, str]], dict[str, str]]]:
    """A console that is told line by line, and ends with the block."""
    process = subprocess.Popen(
        _command(*arguments, "--driven"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
    )

    def tell(asked: dict[str, str]) -> dict[str, str]:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        return dict(json.loads(process.stdout.readline()))

    with process:
        yield tell
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def _until(done: Callable[[], bool]) -> None:
    """Try until it is done; each try waits for an answer, so none is in vain."""
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end
