"""The Qt program behind a screen, of whatever its screen is drawn."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtGui import QGuiApplication

from screens.garbage import GarbageCollection
from screens.memory import give_back, hold_little


class NoDisplay(Exception):
    """There is no display to show a screen on."""

    def __str__(self) -> str:
        return (
            "这里没有显示器。请在图形桌面中运行，或用 --grab 文件.png 只生成画面\n"
            "There is no display here. Run it on a desktop, or make a picture with --grab FILE.png"
        )


class ScreenBroken(Exception):
    """A screen's QML could not be loaded."""

    def __str__(self) -> str:
        return f"界面文件损坏，请重新安装 / The screen's files are damaged, please install again: {self.args[0]}"


def open_application(needs_no_display: bool) -> QGuiApplication:
    """The Qt program; for a picture or a rehearsal it may do without a display. Raises `NoDisplay`."""
    prepare_application(needs_no_display)
    app = QGuiApplication(sys.argv[:1])
    GarbageCollection(app)
    return app


def prepare_application(needs_no_display: bool) -> None:
    """What comes before any Qt program: choose its display, and have it hold no more memory than it needs.

    It draws offscreen where there is no display and none is needed. Raises `NoDisplay`.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _choose_display(needs_no_display)
    hold_little()
    give_back()


def _choose_display(needs_no_display: bool) -> None:
    has_display = sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if not has_display:
        if not needs_no_display:
            raise NoDisplay
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
