"""Hall keypads on one line: keys come unasked and are echoed at once, their displays are written between."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from counter_display.devices.display_work import DisplayWork, Tell
from counter_display.devices.errors import DeviceSilent
from counter_display.devices.profiles import KeypadProfile
from counter_display.devices.protocols.keypad_frames import KeypadFrame, display_digits, keypad_reader
from counter_display.devices.serial_line import BITS_PER_BYTE, SerialLine
from counter_display.devices.sight import Sight

LISTEN_SECONDS = 0.05
"""An idle line is listened to for so long before its displays are looked at again."""
SILENCE_BYTES = 3.5
ATTEMPTS = 2
"""A frame whose echo does not come is sent so often before the keypad counts as silent."""

Pressed = Callable[[str, int], None]
"""Told of a key: the keypad's name and the key's code. From the line's thread."""


class KeypadChannel:
    """What is heard on a line of keypads: keys are echoed and told, everything else is an echo of ours."""

    def __init__(self, pressed: Pressed) -> None:
        self._pressed = pressed
        self._keypads: dict[int, tuple[str, KeypadProfile]] = {}
        self._reader = keypad_reader()

    def know(self, address: int, name: str, profile: KeypadProfile) -> None:
        """There is a keypad at this address."""
        self._keypads[address] = (name, profile)

    def begin(self) -> None:
        """The line is new: halves of frames are no more."""
        self._reader = keypad_reader()

    def listen(self, line: SerialLine, until: float) -> list[KeypadFrame]:
        """The frames that come next and are no keys; at the latest at `until`. Raises `LineError`."""
        heard = line.read(until)
        frames = self._reader.feed(heard) if heard else self._reader.settle()
        return [frame for frame in frames if not self._is_key(line, frame)]

    def _is_key(self, line: SerialLine, frame: KeypadFrame) -> bool:
        name, profile = self._keypads.get(frame.address, ("", None))
        if profile is None or frame.function != profile.key_function or not frame.data:
            return False
        line.write(frame.encoded())
        self._pressed(name, frame.data[0])
        return True


class Keypad:
    """One keypad's display: how many wait, and the number called."""

    def __init__(self, name: str, window: str, address: int, profile: KeypadProfile, channel: KeypadChannel) -> None:
        self.name, self.window, self._address, self._profile = name, window, address, profile
        self._channel = channel
        self.refresh_seconds = profile.refresh_seconds
        channel.know(address, name, profile)

    def face(self, sight: Sight) -> bytes:
        """The digits; while the hall is away no number, and nobody waits as far as is known."""
        return display_digits(sight.waiting, sight.number, self._profile.digits_as == "ascii")

    def begin(self, line: SerialLine) -> None:
        """Nothing: every frame stands for itself."""

    def put(self, line: SerialLine, face: bytes) -> None:
        """Write the digits and hear the echo. Raises `DeviceSilent`, `LineError`."""
        frame = KeypadFrame(self._address, self._profile.display_function, face)
        for _ in range(ATTEMPTS):
            line.rest(SILENCE_BYTES * BITS_PER_BYTE / line.baud)
            until = line.write(frame.encoded()) + self._profile.answer_ms / 1000
            while time.monotonic() < until:
                if frame in self._channel.listen(line, until):
                    return
        raise DeviceSilent(f"{self.name} ({line.port}, {self._address})")


class KeypadWork:
    """A line of keypads at work."""

    def __init__(self, keypads: Sequence[Keypad], channel: KeypadChannel, tell: Tell) -> None:
        self.displays = DisplayWork(keypads, tell)
        self._channel = channel

    def begin(self, line: SerialLine) -> None:
        """The line has just been opened."""
        self._channel.begin()
        self.displays.begin(line)

    def step(self, line: SerialLine) -> None:
        """Write a display that is due, or listen a little. Raises `LineError`."""
        if not self.displays.put_next(line):
            self._channel.listen(line, time.monotonic() + LISTEN_SECONDS)

    def end(self, line: SerialLine) -> None:
        """No number stays behind. Raises `LineError`."""
        self.displays.end(line)
