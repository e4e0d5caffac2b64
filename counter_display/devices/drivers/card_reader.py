"""A reader of identity cards: asked for a card again and again, it gives the number of one that is put on it.

The number goes to whoever hashes it and nowhere else: not into a log, not into an error.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from counter_display.devices.display_work import Tell
from counter_display.devices.errors import DeviceError, DeviceSilent, LineError
from counter_display.devices.profiles import CardProfile
from counter_display.devices.protocols.sam_frames import (
    CARD_FOUND,
    DONE,
    FIND,
    READ,
    SELECT,
    SamAnswer,
    card_number,
    sam_reader,
)
from counter_display.devices.serial_line import SerialLine

CardSeen = Callable[[bytes | None], None]
"""Told of a card: its number, or None where it could not be read whole. From the line's thread."""


class CardReader:
    """Speaks to one reader."""

    def __init__(self, name: str, profile: CardProfile) -> None:
        self.name, self.profile = name, profile

    def find(self, line: SerialLine) -> bool:
        """Whether a card lies there. Raises `DeviceSilent`, `LineError`."""
        return self._ask(line, FIND).status == CARD_FOUND

    def read(self, line: SerialLine) -> bytes | None:
        """The number of the card that was found; None when it was taken away too soon or is no identity card.

        Raises `DeviceSilent`, `LineError`.
        """
        if self._ask(line, SELECT).status != DONE:
            return None
        answer = self._ask(line, READ)
        return card_number(answer.data) if answer.status == DONE else None

    def _ask(self, line: SerialLine, question: bytes) -> SamAnswer:
        line.forget()
        reader = sam_reader()
        until = line.write(question) + self.profile.answer_ms / 1000
        while heard := line.read(until):
            if answers := reader.feed(heard):
                return answers[0]
            if time.monotonic() > until:
                break
        raise DeviceSilent(f"{self.name} ({line.port})")


class CardWork:
    """A reader at work."""

    def __init__(self, reader: CardReader, seen: CardSeen, tell: Tell) -> None:
        self._reader, self._seen, self._tell = reader, seen, tell

    def begin(self, line: SerialLine) -> None:
        """Nothing: the reader keeps nothing."""

    def step(self, line: SerialLine) -> None:
        """Look for a card once, and read it. Raises `LineError`."""
        time.sleep(self._reader.profile.poll_ms / 1000)
        try:
            found = self._reader.find(line)
            number = self._reader.read(line) if found else None
        except LineError:
            raise
        except DeviceError as error:
            self._tell(self._reader.name, error)
            return
        self._tell(self._reader.name, None)
        if found:
            self._seen(number)

    def end(self, line: SerialLine) -> None:
        """Nothing is shown that could stay behind."""
