"""Keeping count of the calls that a screen has shown, so that a rehearsal can prove that none was missed."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, SignalInstance

from dispatcher import wire
from dispatcher.client.qt import HallLink
from screens.hand import Answer

CALLS = ("ticket-called.1", "ticket-recalled.1")


class CallsShown(QObject):
    """Counts each call and recall after which a face with its number came up.

    `shown` tells after which event the hall now stands on the screen, `numbers` which numbers stand there.
    """

    def __init__(self, link: HallLink, shown: SignalInstance, numbers: Callable[[], Collection[str]]) -> None:
        super().__init__()
        self._numbers = numbers
        self._pending: list[tuple[int, str]] = []
        self._shown: list[int] = []
        self._last_seq = 0
        link.event_seen.connect(self._see)
        shown.connect(self._compare)

    def _see(self, event: wire.StreamedEvent) -> None:
        self._last_seq = event.seq
        if event.type in CALLS:
            self._pending.append((event.seq, str(event.data["number"])))

    def _compare(self, seq: int) -> None:
        """A face has come up: it shows the calls that came before it, or they never were on the screen."""
        if self._pending:
            numbers = self._numbers()
            self._shown += [call for call, number in self._pending if call <= seq and number in numbers]
            self._pending = [(call, number) for call, number in self._pending if call > seq]

    def tell(self, _asked: dict[str, object], answer: Answer) -> None:
        """{"seen": true} → {"seen": {"calls": [the events' numbers], "last_seq": the last event that came}}."""
        answer({"seen": {"calls": list(self._shown), "last_seq": self._last_seq}})
