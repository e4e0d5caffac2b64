"""Frames of LED strips that take a line of Chinese text: how a model's are built stands in its profile.

A frame is a prefix, the text, a suffix. Prefix and suffix are bytes in hexadecimal with three named places: `{length}`
is the text's length in bytes and `length_adds`, `{address}` the strip's address, `{checksum}` the checksum over
everything before it but the first `checksum_from` bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from pymodbus.framer import FramerRTU

Checksum = Literal["none", "xor", "sum", "crc16"]
ChecksumForm = Literal["byte", "nibbles", "hex"]
"""One byte (two, low first, for crc16); its high and its low half as a byte each; two hexadecimal digits in ASCII."""
PLACES = ("length", "address", "checksum")
_PART = re.compile(r"\{(\w+)\}|([0-9A-Fa-f]{2})")


class PatternInvalid(ValueError):
    """A prefix or suffix is not hexadecimal bytes and known places."""


def parts(pattern: str) -> tuple[int | str, ...]:
    """Bytes as numbers and places by name. Raises `PatternInvalid`."""
    found: list[int | str] = []
    for word in pattern.split():
        match = _PART.fullmatch(word)
        if match is None or (match[1] is not None and match[1] not in PLACES):
            raise PatternInvalid(word)
        found.append(match[1] if match[1] is not None else int(match[2], 16))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class StripFormat:
    """How a model's frames are built."""

    prefix: tuple[int | str, ...]
    suffix: tuple[int | str, ...]
    encoding: str
    length_adds: int = 0
    checksum: Checksum = "none"
    checksum_form: ChecksumForm = "byte"
    checksum_from: int = 0

    def encoded(self, text: str) -> bytes:
        """The text's bytes; what the strip's character set lacks stands as a question mark."""
        return text.encode(self.encoding, "replace")

    def frame(self, address: int, text: str) -> bytes:
        """The bytes that show a text on the strip at an address."""
        content = self.encoded(text)
        frame = b""
        for part in (*self.prefix, content, *self.suffix):
            if isinstance(part, bytes):
                frame += part
            elif isinstance(part, int):
                frame += bytes((part,))
            elif part == "length":
                frame += bytes((len(content) + self.length_adds,))
            elif part == "address":
                frame += bytes((address,))
            else:
                frame += self._checked(frame[self.checksum_from :])
        return frame

    def _checked(self, covered: bytes) -> bytes:
        if self.checksum == "none":
            return b""
        if self.checksum == "crc16":
            return FramerRTU.compute_CRC(covered).to_bytes(2, "big")
        value = _SUMS[self.checksum](covered)
        if self.checksum_form == "nibbles":
            return bytes((value >> 4, value & 0x0F))
        return f"{value:02X}".encode() if self.checksum_form == "hex" else bytes((value,))


_SUMS: dict[str, Callable[[bytes], int]] = {
    "xor": lambda covered: reduce(lambda one, other: one ^ other, covered, 0),
    "sum": lambda covered: sum(covered) % 256,
}
