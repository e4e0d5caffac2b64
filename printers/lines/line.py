"""An open line to a printer, and the port that opens one. No call waits longer than it was told to."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass

from printers.errors import LineLost

PIECE = 1024
"""Bytes offered to a line at once."""

POLL_SECONDS = 0.002


class Line(ABC):
    """A way to one device that is open now. Whatever its library raises arrives here as `LineLost`."""

    @abstractmethod
    def write(self, data: memoryview, seconds: float) -> int:
        """Hand over what the line takes, and tell how many bytes; 0 where it takes nothing for `seconds`."""

    @abstractmethod
    def read(self, seconds: float) -> bytes:
        """What has come, waiting at most `seconds` for the first byte; empty where nothing came."""

    @abstractmethod
    def unsent(self) -> int:
        """How many bytes have not left this computer, or not arrived; 0 where the system cannot tell."""

    @abstractmethod
    def discard(self) -> int:
        """Throw away what has not left, lest it be printed later; tells how many bytes that were surely."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device. Never raises."""


class Port(ABC):
    """Where a device is found. `patience` is for how many seconds a device may keep us waiting for a sign of life."""

    keeps_open = True
    """Whether a line is left open between jobs that ask for no status."""

    def __init__(self, url: str, patience: float) -> None:
        self.url = url
        self.patience = patience

    @abstractmethod
    def open(self) -> Line:
        """Open a line within `patience` seconds; raises `PrinterUnreachable`."""

    def seconds_for(self, count: int) -> float:
        """What `count` bytes take on this line where nothing holds them up."""
        return 0.0


@dataclass(frozen=True, slots=True)
class Handed:
    """How much was handed over: `sent` bytes at most may have arrived. `lost` is why the line broke, if it did."""

    sent: int
    whole: bool
    lost: LineLost | None = None


def hand_over(line: Line, data: bytes, patience: float, longest: float) -> Handed:
    """Send `data` and see it leave this computer.

    It is given up where nothing moves for `patience` seconds, and after `longest` seconds in all. What has not
    left by then is thrown away where the system allows it.
    """
    view = memoryview(data)
    end = time.monotonic() + longest
    sent = 0
    try:
        while sent < len(view):
            left = end - time.monotonic()
            taken = line.write(view[sent : sent + PIECE], min(patience, left)) if left > 0 else 0
            if not taken:
                return Handed(sent - line.discard(), whole=False)
            sent += taken
        if _leaves(line, patience, end):
            return Handed(sent, whole=True)
        return Handed(sent - line.discard(), whole=False)
    except LineLost as lost:
        return Handed(sent + lost.handed, whole=False, lost=lost)


def _leaves(line: Line, patience: float, end: float) -> bool:
    """Whether everything leaves this computer before it stands still for `patience` seconds."""
    left, moved = line.unsent(), time.monotonic()
    while left:
        now = time.monotonic()
        if now > end or now > moved + patience:
            return False
        time.sleep(POLL_SECONDS)
        before, left = left, line.unsent()
        if left < before:
            moved = time.monotonic()
    return True
