"""A reader of identity cards with a card that can be put on it and taken off."""

from __future__ import annotations

from counter_display.devices.simulated.invented_card import invented_card

PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
QUESTION = 10
"""A question's bytes: preamble, two of length, command, parameter, checksum."""
LONGEST = 256


class SimulatedCardReader:
    """Finds a card, lets itself be told to select it, and gives what is on it."""

    def __init__(self) -> None:
        self.reads = 0
        self._card: bytes | None = None
        self._selected = False
        self._done = False
        self._kept = b""

    def put(self, number: str) -> None:
        """Put a card with this number on the reader; everything else on it is invented."""
        self._card, self._selected, self._done = invented_card(number), False, False

    def take_away(self) -> None:
        """Take the card off."""
        self._card = None

    def hear(self, data: bytes) -> bytes:
        """Answer the questions in what has come."""
        self._kept = (self._kept + data)[-LONGEST:]
        answers = b""
        while (begin := self._kept.find(PREAMBLE)) >= 0 and len(self._kept) >= begin + QUESTION:
            question = self._kept[begin + len(PREAMBLE) : begin + QUESTION]
            good = _xor(question) == 0 and question[:2] == b"\x00\x03"
            self._kept = self._kept[begin + QUESTION if good else begin + 1 :]
            if good:
                answers += self._answer(question[2:4])
        return answers

    def _answer(self, question: bytes) -> bytes:
        if question == b"\x20\x01":
            found = self._card is not None and not self._done  # a card that was read is found again when put on anew
            return _framed(b"\x00\x00\x9f\x00\x00\x00\x00" if found else b"\x00\x00\x80")
        if question == b"\x20\x02":
            self._selected = self._card is not None
            return _framed(b"\x00\x00\x90" + bytes(8) if self._selected else b"\x00\x00\x81")
        if question == b"\x30\x01":
            if self._card is None or not self._selected:
                return _framed(b"\x00\x00\x41")
            self._done, self.reads = True, self.reads + 1
            return _framed(b"\x00\x00\x90" + self._card)
        return _framed(b"\x00\x00\x21")


def _framed(contents: bytes) -> bytes:
    body = (len(contents) + 1).to_bytes(2, "big") + contents
    return PREAMBLE + body + bytes((_xor(body),))


def _xor(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte
    return value
