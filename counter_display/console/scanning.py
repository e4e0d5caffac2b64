"""A scanner at the console's computer: it types into whatever has the keys, and Enter ends what it typed."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from screens.scanner import Burst, Slip, slip_in

MS = 1000


class Scanning:
    """Finds slips among the keys. A field that a scanner typed into is left without the slip's token."""

    def __init__(self) -> None:
        self._burst = Burst()
        self.scanned = False
        """Whether the last Enter ended something that a scanner typed."""

    def hear(self, event: QKeyEvent) -> None:
        """Take note of a key that no field took."""
        if event.text().isprintable():
            self._burst.type(event.text(), event.timestamp() / MS)

    def end(self, event: QKeyEvent, focused: QWidget | None) -> Slip | None:
        """Enter was pressed: the slip that it ends."""
        typed = self._burst.end(event.timestamp() / MS)
        self.scanned = bool(typed)
        if not isinstance(focused, QLineEdit):
            return slip_in(typed)
        slip = slip_in(focused.text())
        if slip is not None:
            focused.clear()
        return slip
