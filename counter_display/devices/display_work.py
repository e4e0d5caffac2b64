"""The displays on one line: each shows the newest that is known of its window, and those that changed come first.

A line carries one frame at a time, so what happened meanwhile is not queued: of several values for one display only the
last is sent. A display that does not answer is tried again, ever more rarely and behind the others, so that one that
was unplugged never holds up the rest; and everything is written anew from time to time, for displays lose what they
show when their power goes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from counter_display.devices.errors import DeviceError, LineError
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.sight import Sight, away

RETRY_SECONDS = (0.1, 0.5, 1.0, 2.0, 5.0)
"""Pauses before a display that did not answer is tried again; the last one repeats."""
IDLE_SECONDS = 0.5
"""An idle line is looked at so often, to see whether it is still there."""
F = TypeVar("F", bound=Hashable)

Tell = Callable[[str, DeviceError | None], None]
"""Told of a device by name when it works, and when it does not and why; from the line's thread, on every attempt."""


class Display(Protocol[F]):
    """How one kind of display is spoken to. `F` is what it shows: two alike need not be sent twice."""

    name: str
    window: str
    refresh_seconds: float

    def face(self, sight: Sight) -> F:
        """What it shows of a window."""
        ...

    def begin(self, line: SerialLine) -> None:
        """Make it ready on a line that has just been opened."""
        ...

    def put(self, line: SerialLine, face: F) -> None:
        """Show it. Raises `DeviceError` when the display does not take it, `LineError` when the line is lost."""
        ...


@dataclass(slots=True)
class _Place:
    display: Display[Any]  # each place holds a display of its own kind with faces of that kind
    wanted: Hashable
    wanted_since: float
    shown: Hashable | None = None
    refresh_at: float = 0.0
    failures: int = 0
    retry_at: float = 0.0


class DisplayWork:
    """Keeps the displays of one line showing what is wished. Wishes come from any thread, the rest is the line's."""

    def __init__(self, displays: Sequence[Display[Any]], tell: Tell) -> None:
        now = time.monotonic()
        self._places = [_Place(display, display.face(away(display.window)), now) for display in displays]
        self._tell = tell
        self._changed = threading.Condition()

    @property
    def names(self) -> list[str]:
        """The names of the displays."""
        return [place.display.name for place in self._places]

    def wish(self, sights: Mapping[str, Sight]) -> None:
        """From now on show these windows; one that is missing keeps what it has."""
        with self._changed:
            for place in self._places:
                sight = sights.get(place.display.window)
                face = place.display.face(sight) if sight is not None else place.wanted
                if face != place.wanted:
                    place.wanted, place.wanted_since = face, time.monotonic()
            self._changed.notify()

    def begin(self, line: SerialLine) -> None:
        """The line has just been opened: nothing is known of what its displays show."""
        for place in self._places:
            place.shown, place.failures, place.retry_at = None, 0, 0.0
            place.display.begin(line)

    def step(self, line: SerialLine) -> None:
        """Put one display right, or wait a little for a wish. Raises `LineError`."""
        if not self.put_next(line):
            with self._changed:
                if self._next(time.monotonic()) is None:
                    self._changed.wait(self._pause())
            line.check()

    def put_next(self, line: SerialLine) -> bool:
        """Put the display right that needs it most; False when all show what they should. Raises `LineError`."""
        with self._changed:
            place = self._next(time.monotonic())
            face = place.wanted if place is not None else None
        if place is None:
            return False
        try:
            place.display.put(line, face)
        except LineError:
            raise
        except DeviceError as error:
            place.shown = None
            place.retry_at = time.monotonic() + RETRY_SECONDS[min(place.failures, len(RETRY_SECONDS) - 1)]
            place.failures += 1
            self._tell(place.display.name, error)
        else:
            place.shown, place.failures = face, 0
            place.refresh_at = time.monotonic() + place.display.refresh_seconds
            self._tell(place.display.name, None)
        return True

    def end(self, line: SerialLine) -> None:
        """The program ends: no number stays behind. What cannot be told any more is left. Raises `LineError`."""
        self.wish({place.display.window: away(place.display.window) for place in self._places})
        for place in self._places:
            if place.shown is not None and place.shown != place.wanted:
                place.retry_at = 0.0
                self.put_next(line)

    def _next(self, now: float) -> _Place | None:
        due = [place for place in self._places if place.retry_at <= now or not place.failures]
        changed = [place for place in due if place.shown != place.wanted]
        if changed:
            return min(changed, key=lambda place: (place.failures > 0, place.wanted_since))
        return next((place for place in due if place.refresh_at <= now), None)

    def _pause(self) -> float:
        now = time.monotonic()
        times = [place.retry_at if place.failures else place.refresh_at for place in self._places]
        return max(0.0, min(IDLE_SECONDS, *(moment - now for moment in times)))
