"""A CD5220 pole display on the counter: takes both lines whole and never answers."""

from __future__ import annotations

from counter_display.devices.profiles import PoleProfile
from counter_display.devices.protocols.pole_text import BEGIN, two_lines
from counter_display.devices.sayings import say
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.sight import Sight


class Pole:
    """Writes two lines; begins anew with each refresh, for a display that lost its power forgets its mode."""

    def __init__(self, name: str, window: str, profile: PoleProfile) -> None:
        self.name, self.window, self._profile = name, window, profile
        self.refresh_seconds = profile.refresh_seconds
        self._last: bytes | None = None

    def face(self, sight: Sight) -> bytes:
        """Both lines as they are sent."""
        return two_lines(say(self._profile.sentences, sight), self._profile.chinese)

    def begin(self, line: SerialLine) -> None:
        """The line is new: the display is initialised with the next lines."""
        self._last = None

    def put(self, line: SerialLine, face: bytes) -> None:
        """Send the lines. Whether the display shows them only a person can see. Raises `LineError`."""
        line.rest(0.0)
        line.forget()
        line.write((BEGIN if face == self._last or self._last is None else b"") + face)
        self._last = face
