"""A line whose other end is written down by the test."""

from __future__ import annotations

from collections.abc import Callable

from printers.errors import LineLost
from printers.lines.line import Line, Port


class ScriptedLine(Line):
    """Takes what `room` leaves, and answers each write by what `answer` makes of it."""

    def __init__(self, answer: Callable[[bytes], bytes] = lambda _: b"", room: int = 1 << 30) -> None:
        self.got = bytearray()
        self.come = bytearray()
        self.room = room
        self.lost = False
        self.closed = False
        self.held_back = 0
        self._answer = answer

    def write(self, data: memoryview, seconds: float) -> int:
        self._must_be_there()
        taken = bytes(data[: max(0, self.room - len(self.got))])
        self.got += taken
        self.come += self._answer(taken)
        return len(taken)

    def read(self, seconds: float) -> bytes:
        self._must_be_there()
        come, self.come = bytes(self.come), bytearray()
        return come

    def unsent(self) -> int:
        return self.held_back

    def discard(self) -> int:
        return self.held_back

    def close(self) -> None:
        self.closed = True

    def _must_be_there(self) -> None:
        if self.lost:
            raise LineLost(ConnectionResetError(104, "reset"))


class ScriptedPort(Port):
    """Opens `lines` one after the other."""

    def __init__(self, *lines: ScriptedLine, patience: float = 0.02) -> None:
        super().__init__("scripted:", patience)
        self.lines = list(lines)

    def open(self) -> Line:
        return self.lines.pop(0)
