"""Telling apart what a printer says: each answer has fixed bits (shown as the manuals have it, * for any bit).

=====================  ==========  =========================================
DLE EOT 1 to 4         0**1**10    one byte, at once
GS r, GS I             0**0****    one byte, when its turn in the buffer comes
automatic (GS a)       0**1**00    the first of four bytes; three of 0**0**** follow
GS ( H                 37h         37h 22h, the four characters of the slip's mark, 00h
DLE DC4 8              37h         37h 25h 00h: the buffers are empty
XON, XOFF              11h, 13h    no answers: they hold a serial line
=====================  ==========  =========================================

What fits none of these is noise, and so is what begins as one of these and breaks off.
"""

from __future__ import annotations

from dataclasses import dataclass

XON, XOFF = 0x11, 0x13
BLOCK = 0x37
MARK_BYTES = 4
_PROCESSED = 0x22
_CLEARED = 0x25


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The answer to DLE EOT. Which of the four it answers, only who asked can know."""

    byte: int


@dataclass(frozen=True, slots=True)
class InTurn:
    """The answer to GS r."""

    byte: int


@dataclass(frozen=True, slots=True)
class ByItself:
    """Automatic status (ASB): what the printer sends whenever its state changes, and as answer to GS a."""

    four: bytes


@dataclass(frozen=True, slots=True)
class Processed:
    """The slip whose end carries `mark` is on paper (GS ( H)."""

    mark: bytes


@dataclass(frozen=True, slots=True)
class Cleared:
    """The printer's buffers are empty (DLE DC4 8)."""


Answer = AtOnce | InTurn | ByItself | Processed | Cleared


class AnswerReader:
    """Takes any bytes in any pieces, and never holds more than the beginning of one answer.

    `noise` counts bytes that were no answer.
    """

    def __init__(self) -> None:
        self.noise = 0
        self._automatic = bytearray()
        self._block = bytearray()

    @property
    def held(self) -> int:
        """How many bytes of an answer that has begun wait for its rest."""
        return len(self._automatic) + len(self._block)

    def forget(self) -> None:
        """Drop what has begun and was never ended: its rest would be taken for the next answer's beginning."""
        self.noise += self.held
        self._automatic.clear()
        self._block.clear()

    def take(self, data: bytes) -> list[Answer]:
        """The answers that `data` completes."""
        answers: list[Answer] = []
        for byte in data:
            self._take(byte, answers)
        return answers

    def _take(self, byte: int, answers: list[Answer]) -> None:
        if byte & 0x93 == 0x12 and not self._in_mark():
            answers.append(AtOnce(byte))
        elif self._block:
            self._go_on_with_block(byte, answers)
        elif byte == BLOCK:
            self._block.append(byte)
        elif byte in (XON, XOFF):
            pass
        elif byte & 0x93 == 0x10:
            self.noise += len(self._automatic)
            self._automatic[:] = (byte,)
        elif byte & 0x90:
            self.noise += 1
        elif self._automatic:
            self._automatic.append(byte)
            if len(self._automatic) == 4:
                answers.append(ByItself(bytes(self._automatic)))
                self._automatic.clear()
        else:
            answers.append(InTurn(byte))

    def _in_mark(self) -> bool:
        """Whether the next byte belongs to the mark of a slip, in which any character may stand."""
        return len(self._block) >= 2 and self._block[1] == _PROCESSED

    def _go_on_with_block(self, byte: int, answers: list[Answer]) -> None:
        self._block.append(byte)
        if self._block[1] == _CLEARED and byte == 0:
            answers.append(Cleared())
        elif self._in_mark() and len(self._block) == MARK_BYTES + 3 and byte == 0:
            answers.append(Processed(bytes(self._block[2:-1])))
        elif _may_go_on(self._block):
            return
        else:
            broken = bytes(self._block[1:])
            self._block.clear()
            self.noise += 1
            answers += self.take(broken)
            return
        self._block.clear()


def _may_go_on(block: bytearray) -> bool:
    if len(block) == 2:
        return block[1] in (_PROCESSED, _CLEARED)
    return block[1] == _PROCESSED and len(block) <= MARK_BYTES + 2 and 0x20 <= block[-1] <= 0x7E
