"""The hall's clock as the people of a simulated day see it: derived from the dispatcher's, read once."""

from __future__ import annotations

import asyncio
import datetime
import time

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, MICROSECONDS_PER_SECOND

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MICROSECOND = datetime.timedelta(microseconds=1)


def microseconds(text: str) -> int:
    """A time on the wire (ISO 8601 with zone) as microseconds since 1970, UTC, exactly."""
    return (datetime.datetime.fromisoformat(text) - EPOCH) // MICROSECOND


class HallTime:
    """Runs `speed` times as fast as the wall clock, from the hall's moment `at` (microseconds) on."""

    def __init__(self, at: int, speed: float) -> None:
        self._at = at
        self._began = time.monotonic()
        self._speed = speed

    def now(self) -> int:
        """The hall's time in microseconds."""
        return self._at + int((time.monotonic() - self._began) * self._speed * MICROSECONDS_PER_SECOND)

    def seconds_until(self, at: int) -> float:
        """How many real seconds it takes until the hall's time is `at`; 0 when it is past."""
        return max(0.0, (at - self.now()) / MICROSECONDS_PER_SECOND / self._speed)

    async def until(self, at: int) -> None:
        """Wait for the hall's time `at`."""
        await asyncio.sleep(self.seconds_until(at))

    async def minutes(self, minutes: float) -> None:
        """Let so many of the hall's minutes pass."""
        await self.until(self.now() + int(minutes * MICROSECONDS_PER_MINUTE))
