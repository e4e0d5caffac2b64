"""An LED strip: takes frames with text and never answers."""

from __future__ import annotations

from counter_display.devices.profiles import StripProfile
from counter_display.devices.sayings import say
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.sight import Sight


class Strip:
    """Writes a sentence, and leaves the strip the pause that it needs between two frames."""

    def __init__(self, name: str, window: str, address: int, profile: StripProfile) -> None:
        self.name, self.window, self._address, self._profile = name, window, address, profile
        self._format = profile.format
        self.refresh_seconds = profile.refresh_seconds

    def face(self, sight: Sight) -> tuple[str, int]:
        """The sentence; after a recall it is sent anew."""
        return say(self._profile.sentences, sight), sight.recalls

    def begin(self, line: SerialLine) -> None:
        """Nothing: every frame stands for itself."""

    def put(self, line: SerialLine, face: tuple[str, int]) -> None:
        """Send the frame. Whether the strip shows it only a person can see. Raises `LineError`."""
        line.rest(self._profile.gap_ms / 1000)
        line.forget()
        line.write(self._format.frame(self._address, face[0]))
