"""Running a screen: until it is closed, or until its picture is taken."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from counter_display.board_screen import BoardScreen
from counter_display.window_screen import WindowScreen
from dispatcher import wire
from dispatcher.client.qt import HallLink

SETTLE_MS = 150
"""A picture is taken this long after the first state came, when it has been drawn."""


class PictureNotWritten(Exception):
    """The picture could not be saved."""

    def __str__(self) -> str:
        return f"无法写入图片 / The picture could not be written: {self.args[0]}"


def perform(app: QGuiApplication, link: HallLink, screen: WindowScreen | BoardScreen, grab: Path | None) -> int:
    """Show a screen until it is closed; with `grab` only until its state is known (or the hall is away) and saved.

    Ends with 1 when the hall has no such window or zone. Raises `PictureNotWritten`.
    """
    wrong: list[Exception] = []

    def give_up(trouble: Exception) -> None:
        wrong.append(trouble)
        app.quit()

    screen.misplaced.connect(give_up)
    link.refused.connect(say_refusal)
    camera = _Camera(app, link, screen, grab) if grab is not None else None
    link.start()
    screen.stage.appear()
    code = app.exec()
    link.stop()
    if wrong:
        print(wrong[0], file=sys.stderr)
        return 1
    if camera is not None and not camera.saved:
        raise PictureNotWritten(grab)
    return code


class _Camera:
    """Takes one picture, and ends the program."""

    def __init__(self, app: QGuiApplication, link: HallLink, screen: WindowScreen | BoardScreen, path: Path) -> None:
        self._app, self._screen, self._path = app, screen, path
        self.saved = False
        self._settling = QTimer()
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._save)
        screen.shown.connect(self._settle)
        link.went_away.connect(self._settle)

    def _settle(self) -> None:
        if not self._settling.isActive():
            self._settling.start()

    def _save(self) -> None:
        self.saved = self._screen.stage.picture().save(str(self._path))
        self._app.quit()


def say_refusal(problem: wire.Problem) -> None:
    """Tell the technician why the dispatcher does not let this device in."""
    print(f"{problem.detail} / {problem.detail_en}", file=sys.stderr, flush=True)
