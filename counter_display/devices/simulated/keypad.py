"""A hall keypad: sends keys until they are echoed, shows six digits, echoes what it has taken."""

from __future__ import annotations

import threading
from collections.abc import Callable

LONGEST = 64
KEYS = {"call": 0x0C, "recall": 0x0D, "rate": 0x0B, "pause": 0x12, "transfer": 0x13, "confirm": 0x0F}


class SimulatedKeypad:
    """A keypad at `address`. `shown` are its six digits: three for people waiting, three for the number."""

    def __init__(self, address: int) -> None:
        self.changed: Callable[[], None] = lambda: None
        """Called when it shows something else."""
        self.address = address
        self.shown = ""
        self.echoed = threading.Event()
        """The last key was acknowledged."""
        self._kept = b""
        self._key = b""

    def key_frame(self, key: str) -> bytes:
        """What the keypad sends for a key: a name of `KEYS`, or a digit."""
        self._key = _frame(bytes((self.address, 0x01, KEYS[key] if key in KEYS else int(key))))
        self.echoed.clear()
        return self._key

    def hear(self, data: bytes) -> bytes:
        """Take echoes and digits; digits are echoed."""
        self._kept = (self._kept + data)[-LONGEST:]
        if self._key and self._key in self._kept:
            self._kept = self._kept.replace(self._key, b"", 1)
            self._key = b""
            self.echoed.set()
        begin = self._kept.find(bytes((0xFF, 0x68, 8, 8, 0x68, self.address, 0x02)))
        frame = self._kept[begin : begin + 15] if begin >= 0 else b""
        if len(frame) < 15:
            return b""
        self._kept = self._kept[begin + 15 :]
        if frame != _frame(frame[5:13]):
            return b""
        self.shown = frame[7:13].decode("ascii", "replace")
        self.changed()
        return frame


def _frame(body: bytes) -> bytes:
    return bytes((0xFF, 0x68, len(body), len(body), 0x68)) + body + bytes((sum(body) & 0xFF, 0x16))
