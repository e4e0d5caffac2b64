"""A CD5220 pole display: two lines of twenty cells."""

from __future__ import annotations

import re
from collections.abc import Callable

CELLS = 20
_COMMAND = re.compile(rb"\x1bQ([AB])([^\r]{0,40})\r|\x1b@|\x0c", re.DOTALL)
LONGEST = 256


class SimulatedPole:
    """Shows `upper` and `lower`, each twenty cells wide; `begun` counts how often it was initialised."""

    def __init__(self) -> None:
        self.changed: Callable[[], None] = lambda: None
        """Called when it shows something else."""
        self.begun = 0
        self._lines = {b"A": b" " * CELLS, b"B": b" " * CELLS}
        self._in_line_mode = False
        self._kept = b""

    @property
    def upper(self) -> str:
        """The upper line."""
        return self._lines[b"A"].decode("gb18030", "replace")

    @property
    def lower(self) -> str:
        """The lower line."""
        return self._lines[b"B"].decode("gb18030", "replace")

    def hear(self, data: bytes) -> bytes:
        """Obey the commands in what has come. A pole display never answers."""
        self._kept += data
        while found := _COMMAND.search(self._kept):
            self._obey(found)
            self._kept = self._kept[found.end() :]
        self._kept = self._kept[-LONGEST:]
        return b""

    def _obey(self, command: re.Match[bytes]) -> None:
        if command[0] == b"\x0c":
            self._in_line_mode = False
            self._lines = dict.fromkeys(self._lines, b" " * CELLS)
        elif command[0] == b"\x1b@":
            if self._in_line_mode:  # in that mode nothing but CLR and lines is taken
                return
            self.begun += 1
            self._lines = dict.fromkeys(self._lines, b" " * CELLS)
        else:
            self._in_line_mode = True
            self._lines[command[1]] = command[2][:CELLS].ljust(CELLS)
        self.changed()
