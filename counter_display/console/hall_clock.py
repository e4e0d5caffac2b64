"""What time it is in the hall, between two words from it."""

from __future__ import annotations

from datetime import datetime, timedelta

BASELINE_SECONDS = 2.0
"""The clock's speed is read over at least so long: shorter spans measure the line rather than the clock."""


class HallClock:
    """The hall's time, carried on from what was last heard.

    A hall for training runs on a clock of its own, which may stand still or hurry; how fast is read from two words of
    it. Any other hall's clock runs as ours does.
    """

    def __init__(self) -> None:
        self._heard: tuple[datetime, float] | None = None
        self._base: tuple[datetime, float] | None = None
        self._speed = 1.0

    def hear(self, at: str, training: bool, moment: float) -> None:
        """Take the hall's time `at` (ISO 8601) heard at `moment`, our own seconds."""
        told = datetime.fromisoformat(at)
        self._heard = (told, moment)
        if not training:
            self._speed, self._base = 1.0, None
            return
        if self._base is None:
            self._base = (told, moment)
        span = moment - self._base[1]
        if span >= BASELINE_SECONDS:
            self._speed = max(0.0, (told - self._base[0]).total_seconds() / span)
            self._base = (told, moment)

    def now(self, moment: float) -> datetime | None:
        """The hall's time at our `moment`; None before anything was heard."""
        if self._heard is None:
            return None
        told, then = self._heard
        return told + timedelta(seconds=(moment - then) * self._speed)

    def seconds_since(self, at: str | None, moment: float) -> int:
        """Whole seconds of the hall's time since `at`; 0 where it has not come or is not known."""
        now = self.now(moment)
        if now is None or at is None:
            return 0
        return max(0, int((now - datetime.fromisoformat(at)).total_seconds()))
