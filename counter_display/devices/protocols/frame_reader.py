"""Picking frames out of whatever a serial line brings: halves, several at once, noise between and within them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

F = TypeVar("F")

Measure = Callable[[bytearray, int], int | None]
"""How many bytes the frame takes that begins at an offset: 0 for none, None while too little of it is there."""
Open = Callable[[bytes], F | None]
"""What is in a whole frame; None where its checksum or end is wrong."""


class FrameReader(Generic[F]):
    """Takes bytes as they come and gives the frames among them.

    `start` begins every frame. What is kept never exceeds one frame, so `measure` must refuse lengths that no device
    sends.
    """

    def __init__(self, start: bytes, measure: Measure, open_frame: Open[F]) -> None:
        self._start, self._measure, self._open = start, measure, open_frame
        self._kept = bytearray()

    @property
    def kept(self) -> int:
        """How many bytes wait for the rest of their frame."""
        return len(self._kept)

    def feed(self, data: bytes) -> list[F]:
        """Take bytes; the frames that they complete."""
        self._kept += data
        return self._pick(0)

    def settle(self) -> list[F]:
        """The line fell silent: what has begun was noise. The frames that stand behind its beginning."""
        found: list[F] = []
        while self._kept:
            found += self._pick(1)
        return found

    def _pick(self, offset: int) -> list[F]:
        found: list[F] = []
        while (at := self._kept.find(self._start, offset)) >= 0:
            size = self._measure(self._kept, at)
            if size is None or at + size > len(self._kept):
                offset = at
                break
            frame = self._open(bytes(self._kept[at : at + size])) if size else None
            if frame is not None:
                found.append(frame)
            offset = at + (size if frame is not None else 1)
        else:
            offset = max(offset, len(self._kept) - len(self._start) + 1)
        del self._kept[:offset]
        return found
