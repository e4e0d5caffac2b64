"""Readers of second-generation identity cards: the serial protocol of their SAM module.

`AA AA AA 96 69`, two bytes of length, then for a question command, parameter and checksum, for an answer three status
bytes, data and checksum. The length counts everything behind itself; the checksum is the exclusive or of length and
contents.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from counter_display.devices.protocols.frame_reader import FrameReader

START = bytes.fromhex("AAAAAA9669")
HEAD = len(START) + 2
LONGEST = 4096
"""A card with photograph and fingerprints has less; a longer length is noise."""
DONE, CARD_FOUND, NO_CARD = 0x90, 0x9F, 0x80
TEXT_BYTES = 256
NUMBER = slice(122, 158)
"""Where the 18 characters of the number stand in the card's text, in UTF-16LE."""


@dataclass(frozen=True, slots=True)
class SamAnswer:
    """What the module answers; `status` is its third status byte."""

    status: int
    data: bytes = b""


def question(command: int, parameter: int) -> bytes:
    """A question to the module."""
    return _framed(bytes((command, parameter)))


def sam_reader() -> FrameReader[SamAnswer]:
    """Picks the module's answers out of a line."""
    return FrameReader(START, _measure, _open)


def card_number(data: bytes) -> bytes | None:
    """The number in what was read from a card, as its 18 bytes of ASCII; None where it is not laid out as a card.

    Nothing else of the card is looked at: neither name nor photograph.
    """
    text_length = int.from_bytes(data[:2], "big")
    text = data[4 : 4 + TEXT_BYTES]
    if text_length != TEXT_BYTES or len(text) < TEXT_BYTES:
        return None
    wide = text[NUMBER]
    number = wide[::2]
    plain = wide[1::2] == bytes(18) and number[:17].isdigit() and (number[17:].isdigit() or number[17:] == b"X")
    return number if plain else None


def _measure(kept: bytearray, at: int) -> int | None:
    if len(kept) < at + HEAD:
        return None
    length = int.from_bytes(kept[at + HEAD - 2 : at + HEAD], "big")
    return HEAD + length if 4 <= length <= LONGEST else 0


def _open(frame: bytes) -> SamAnswer | None:
    body = frame[len(START) :]
    return SamAnswer(body[4], body[5:-1]) if _checksum(body) == 0 else None


def _framed(contents: bytes) -> bytes:
    body = (len(contents) + 1).to_bytes(2, "big") + contents
    return START + body + bytes((_checksum(body),))


def _checksum(body: bytes) -> int:
    return reduce(lambda one, other: one ^ other, body, 0)


FIND, SELECT, READ = question(0x20, 0x01), question(0x20, 0x02), question(0x30, 0x01)
