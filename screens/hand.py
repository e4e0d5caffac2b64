"""A screen driven by lines: a rehearsal touches it and takes its picture as a person would.

Each line on standard input is one JSON object, answered by one line on standard output:

    {"grab": "board.png"}      →  {"grabbed": "board.png"}
    {"nonsense": 1}            →  {"problem": "…"}

What else a screen obeys it tells in its own `--help`. The program ends when the input does.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, Slot

from screens.camera import Camera, PictureNotWritten

Answer = Callable[[dict[str, object]], None]
Obey = Callable[[dict[str, object], Answer], None]
"""What a screen does for a line, and where it gives its one answer, at once or later."""


class Hand(QObject):
    """Reads lines beside the screen, and obeys them in its thread. `acts` is looked up by a line's keys."""

    ended = Signal()
    """There are no more lines."""
    _read = Signal(str)

    def __init__(self, camera: Camera, acts: Mapping[str, Obey], lines: TextIO = sys.stdin) -> None:
        super().__init__()
        self._camera = camera
        self._acts: dict[str, Obey] = {"grab": self._grab, **acts}
        self._lines = lines
        self._read.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._listen, name="hand", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def _listen(self) -> None:
        for line in self._lines:
            if line.strip():
                self._read.emit(line)
        self.ended.emit()

    @Slot(str)
    def _obey(self, line: str) -> None:
        try:
            asked = json.loads(line)
        except ValueError as error:
            return _say({"problem": f"这一行读不懂 / This line cannot be read: {error}"})
        act = next((self._acts[key] for key in asked if key in self._acts), None) if isinstance(asked, dict) else None
        if act is None:
            return _say({"problem": f"只懂 / Only understood: {', '.join(self._acts)}"})
        act(asked, _say)
        return None

    def _grab(self, asked: dict[str, object], answer: Answer) -> None:
        path = Path(str(asked["grab"]))

        def taken(written: bool) -> None:
            answer({"grabbed": str(path)} if written else {"problem": str(PictureNotWritten(path))})

        self._camera.take(path, taken)


def _say(answer: dict[str, object]) -> None:
    print(json.dumps(answer, ensure_ascii=False), flush=True)
