"""Python's garbage, collected where Qt's objects live.

The collector runs in whichever thread allocates, and whatever it is in the middle of. But a Qt object must not be
deleted outside its own thread, nor while Qt deletes another one: both hold locks, which may be one and the same. So a
Qt program switches it off and collects between two events.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from screens.memory import give_back

EACH_MS = 2_000
FULL_EACH = 30
"""Every so many turns the oldest generation is collected too: once a minute, some tens of milliseconds."""


class GarbageCollection(QObject):
    """Collects in the thread that made it, for as long as events are handled there; afterwards nothing is collected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(EACH_MS)

    def _collect(self) -> None:
        self._turns += 1
        if self._turns % FULL_EACH:
            gc.collect(1)
        else:
            gc.collect()
            give_back()
