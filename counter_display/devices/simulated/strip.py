"""An LED strip of the model 0509: shows the text of every frame whose length and exclusive or are right."""

from __future__ import annotations

from collections.abc import Callable

PREAMBLE = b"\xaa\xaa\xaa\x4e"
FIXED = 8
"""What a frame's length counts beside the text: itself, address, 53 00 FF, both halves of the checksum, 1A."""
LONGEST = 512


class SimulatedStrip:
    """Shows `text`; `frames` counts those that were for it."""

    def __init__(self, address: int) -> None:
        self.changed: Callable[[], None] = lambda: None
        """Called when it shows something else."""
        self.text = ""
        self.frames = 0
        self._address = address
        self._kept = b""

    def hear(self, data: bytes) -> bytes:
        """Take the frames in what has come. A strip never answers."""
        self._kept = (self._kept + data)[-LONGEST:]
        while (start := self._kept.find(PREAMBLE)) >= 0:
            begin = start + len(PREAMBLE)
            if len(self._kept) <= begin:
                return b""
            length = self._kept[begin]
            frame = self._kept[begin : begin + length]
            if length < FIXED:
                self._kept = self._kept[start + 1 :]
            elif len(frame) < length:
                return b""
            else:
                good = self._is_good(frame)
                self._kept = self._kept[begin + length if good else start + 1 :]
                if good:
                    self._show(frame)
        return b""

    def _is_good(self, frame: bytes) -> bool:
        exclusive_or = 0x4E
        for byte in frame[:-3]:
            exclusive_or ^= byte
        return frame[2:5] == b"\x53\x00\xff" and frame[-3:] == bytes((exclusive_or >> 4, exclusive_or & 15, 0x1A))

    def _show(self, frame: bytes) -> None:
        if frame[1] == self._address:
            self.frames += 1
            self.text = frame[5:-3].decode("gbk", "replace")
            self.changed()
