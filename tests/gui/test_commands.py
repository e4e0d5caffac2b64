"""The technician's commands, as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from front_desk import FrontDesk
from gui.drawn import colours
from live_hall import LiveHall
from PySide6.QtGui import QImage

from screens.fonts import ChineseFontMissing, chinese_family


def _run(*arguments: str, program: str = "counter_display", **environment: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND")
    env = {name: value for name, value in os.environ.items() if name not in hidden} | environment
    command = [sys.executable, "-m", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=60)


@pytest.mark.parametrize(("screen", "more"), [("window", ["--window", "3"]), ("board", ["--notice", "通知 / Notice"])])
def test_a_picture_of_the_present_state(screen: str, more: list[str], live_hall: LiveHall, tmp_path: Path) -> None:
    desk = FrontDesk(live_hall)
    desk.open("3")
    desk.take()
    desk.call("3")
    picture = tmp_path / "screen.png"
    done = _run(screen, "--server", live_hall.url, "--grab", str(picture), "--size", "1024x768", *more)
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1024, 768)
    assert colours(image) > 5


def test_a_picture_while_the_hall_is_away(tmp_path: Path) -> None:
    picture = tmp_path / "away.png"
    done = _run("window", "--server", "http://127.0.0.1:9", "--window", "3", "--grab", str(picture))
    assert done.returncode == 0
    assert QImage(str(picture)).width() == 1920


def test_without_a_display_it_says_what_to_do() -> None:
    done = _run("board", "--server", "http://127.0.0.1:9")
    assert done.returncode == 1
    assert "--grab" in done.stderr


def test_a_picture_that_cannot_be_saved_is_told(live_hall: LiveHall, tmp_path: Path) -> None:
    done = _run("board", "--server", live_hall.url, "--grab", str(tmp_path / "nowhere" / "a.png"))
    assert done.returncode == 1
    assert "无法写入图片" in done.stderr


def test_a_window_that_is_not_there_is_told(live_hall: LiveHall, tmp_path: Path) -> None:
    picture = tmp_path / "none.png"
    done = _run("window", "--server", live_hall.url, "--window", "99", "--grab", str(picture))
    assert done.returncode == 1
    assert "大厅里没有窗口 99" in done.stderr


@pytest.mark.parametrize(
    "command", [["board", "--grab", "never.png"], ["voice", "--out", "said"]], ids=["board", "voice"]
)
def test_a_zone_that_is_not_there_is_told(command: list[str], live_hall: LiveHall, tmp_path: Path) -> None:
    done = _run(*command[:-1], str(tmp_path / command[-1]), "--server", live_hall.url, "--zone", "attic")
    assert done.returncode == 1
    assert "大厅里没有区域 attic，现有：hall" in done.stderr


def test_a_computer_without_chinese_letters_is_told_what_to_install(tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    done = _run(
        "board", "--server", "http://127.0.0.1:9", "--grab", str(tmp_path / "a.png"), FONTCONFIG_FILE=str(nothing)
    )
    assert done.returncode == 1
    assert "fonts-wqy-microhei" in done.stderr


def test_the_best_known_font_is_taken() -> None:
    assert chinese_family(["Some Font", "WenQuanYi Micro Hei"]) == "WenQuanYi Micro Hei"
    assert chinese_family(["Some Font"]) == "Some Font"
    with pytest.raises(ChineseFontMissing):
        chinese_family([])


@pytest.mark.parametrize(
    ("page", "known"), [("lobby", "attract"), ("services:moon", "services:household"), ("service:none", "service:")]
)
def test_a_kiosk_page_that_is_not_there_is_told(page: str, known: str, live_hall: LiveHall, tmp_path: Path) -> None:
    done = _run("--server", live_hall.url, "--grab", str(tmp_path / "a.png"), "--page", page, program="kiosk")
    assert done.returncode == 1
    assert f"没有这一页：{page}" in done.stderr
    assert known in done.stderr
