"""Where the hall's time comes from: the computer's clock, or a training clock that runs faster."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time in microseconds since 1970, UTC, and how many hall seconds pass in a real one."""

    speed: float

    def now(self) -> int:
        """The present time."""
        ...


class SystemClock:
    """The computer's own clock."""

    speed = 1.0

    def now(self) -> int:
        """The present time in microseconds."""
        return time.time_ns() // 1000


class TrainingClock:
    """A clock that starts at `start` (microseconds) and runs `speed` times as fast as a real one."""

    def __init__(self, start: int, speed: float) -> None:
        self.speed = speed
        self._start = start
        self._began = time.monotonic_ns()

    def now(self) -> int:
        """The present time of the training, in microseconds."""
        return self._start + int((time.monotonic_ns() - self._began) * self.speed) // 1000
