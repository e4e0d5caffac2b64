"""Pictures of a screen: `--grab`, and those of a rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

SETTLE_MS = 150
"""A picture is taken this long after the state came, when it has been drawn."""


class PictureNotWritten(Exception):
    """The picture could not be saved."""

    def __str__(self) -> str:
        return f"无法写入图片 / The picture could not be written: {self.args[0]}"


class Camera(QObject):
    """Takes pictures of what `picture` draws, each once the screen has settled."""

    def __init__(self, picture: Callable[[], QImage]) -> None:
        super().__init__()
        self._picture = picture
        self._wanted: list[tuple[Path, Callable[[bool], None]]] = []
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._save)

    def take(self, path: Path, taken: Callable[[bool], None]) -> None:
        """Save a picture (the ending of its name says in which form), and tell whether it could be written."""
        self._wanted.append((path, taken))
        if not self._settling.isActive():
            self._settling.start()

    def _save(self) -> None:
        wanted, self._wanted = self._wanted, []
        for path, taken in wanted:
            taken(self._picture().save(str(path)))
