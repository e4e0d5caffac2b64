"""The hall keypad: `FF 68 L L 68 address function data sum 16`.

L counts address, function and data; the sum is theirs, modulo 256. What one side receives whole it sends back: that is
the acknowledgement. A pressed key comes as the function of keys with the key's code; the function of the display takes
three digits of people waiting and three of the number called.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_display.devices.protocols.frame_reader import FrameReader

START, SECOND_START, END = b"\xff\x68", 0x68, 0x16
HEAD, TAIL = 5, 2
LONGEST_DATA = 32
"""No keypad sends more; a longer length is noise."""
DIGITS = 3


@dataclass(frozen=True, slots=True)
class KeypadFrame:
    """A frame to or from the keypad at `address`."""

    address: int
    function: int
    data: bytes = b""

    def encoded(self) -> bytes:
        """The bytes on the line."""
        body = bytes((self.address, self.function)) + self.data
        return START + bytes((len(body), len(body), SECOND_START)) + body + bytes((sum(body) % 256, END))


def keypad_reader() -> FrameReader[KeypadFrame]:
    """Picks keypads' frames out of a line."""
    return FrameReader(START, _measure, _open)


def display_digits(waiting: int, number: str, ascii_digits: bool) -> bytes:
    """The data that shows how many wait and which number is called; more than 999 wait as 999, no number as spaces.

    A keypad shows digits only: of A012 it shows 012. Without `ascii_digits` a digit is its value, a space 0x20.
    """
    digits = "".join(char for char in number if char.isdecimal())[-DIGITS:]
    shown = f"{min(waiting, 999):0{DIGITS}d}" + (digits.rjust(DIGITS, "0") if digits else " " * DIGITS)
    return shown.encode() if ascii_digits else bytes(int(char) if char.isdecimal() else 0x20 for char in shown)


def _measure(kept: bytearray, at: int) -> int | None:
    if len(kept) < at + HEAD:
        return None
    length = kept[at + 2]
    fits = length == kept[at + 3] and kept[at + 4] == SECOND_START and 2 <= length <= 2 + LONGEST_DATA
    return HEAD + length + TAIL if fits else 0


def _open(frame: bytes) -> KeypadFrame | None:
    body = frame[HEAD:-TAIL]
    if frame[-1] != END or frame[-TAIL] != sum(body) % 256:
        return None
    return KeypadFrame(body[0], body[1], body[2:])
