"""An LED digit display on an RS-485 line with others, by Modbus RTU."""

from __future__ import annotations

import time

from counter_display.devices.errors import DeviceRefused, DeviceSilent
from counter_display.devices.profiles import DigitsProfile
from counter_display.devices.protocols.modbus_digits import (
    LONGEST_ANSWER,
    SILENCE_BYTES,
    Exceptional,
    read_answer,
    registers_of,
    write_frame,
)
from counter_display.devices.serial_line import BITS_PER_BYTE, SerialLine
from counter_display.devices.sight import Sight


class DigitDisplay:
    """Writes the digits of a number; a display that does not answer is silent, one that answers no refuses."""

    def __init__(self, name: str, window: str, address: int, profile: DigitsProfile) -> None:
        self.name, self.window, self._address, self._profile = name, window, address, profile
        self.refresh_seconds = profile.refresh_seconds

    def face(self, sight: Sight) -> tuple[int, ...]:
        """The registers' contents."""
        profile = self._profile
        return registers_of(sight.number, profile.digits_as, profile.digits, profile.blank)

    def begin(self, line: SerialLine) -> None:
        """Nothing: a display keeps no state but its registers."""

    def put(self, line: SerialLine, face: tuple[int, ...]) -> None:
        """Write the registers and hear the answer. Raises `DeviceSilent`, `DeviceRefused`, `LineError`."""
        register = self._profile.first_register
        line.rest(SILENCE_BYTES * BITS_PER_BYTE / line.baud)
        line.forget()
        until = line.write(write_frame(self._address, register, face)) + self._profile.answer_ms / 1000
        heard = b""
        while len(heard) < LONGEST_ANSWER:
            more = line.read(until)
            if not more or time.monotonic() > until:
                break
            heard += more
            answer = read_answer(heard, self._address, register, face)
            if isinstance(answer, Exceptional):
                raise DeviceRefused(self._label(line), f"Modbus {answer.code:02X}")
            if answer is not None:
                return
        raise DeviceSilent(self._label(line))

    def _label(self, line: SerialLine) -> str:
        return f"{self.name} ({line.port}, {self._address})"
