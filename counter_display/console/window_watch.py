"""What the hall tells of one window: who is at it, what is known of them, and how long it has stood on the console."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from counter_display.case_in_hand import FRESH_SECONDS
from counter_display.console.hall_clock import HallClock
from counter_display.hall_names import HallNames
from counter_display.window_face import WindowUnknown
from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.errands import Errands, Failure
from screens.bilingual import Phrasebook


class WindowWatch(QObject):
    """Follows a window by the live stream, and reads the ticket in hand whenever something happened to it."""

    heard = Signal(object)
    """`wire.Hall`: a new state of the hall."""
    changed = Signal()
    """Something else is known, or the hall was lost."""
    misplaced = Signal(object)
    """`WindowUnknown`: the hall has no such window."""

    def __init__(
        self,
        link: HallLink,
        errands: Errands,
        client: HallActs,
        window: str,
        role_phrases: Phrasebook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.clock = HallClock()
        self.hall: wire.Hall | None = None
        self.here: wire.Window | None = None
        self.names: HallNames | None = None
        self.services: dict[str, wire.Service] = {}
        self.details: wire.TicketWithNote | None = None
        self.present = False
        """Whether the hall is heard now."""
        self.lost = False
        """Whether it was looked for in vain, or went away."""
        self._errands, self._client = errands, client
        self._window, self._role_phrases = window, role_phrases
        self._reading, self._read_anew = False, False
        self._since = 0.0
        self._ripening = QTimer(self)
        self._ripening.setSingleShot(True)
        self._ripening.timeout.connect(self.changed)
        link.catalogue_read.connect(self._name)
        link.event_seen.connect(self._see)
        link.hall_changed.connect(self._hear)
        link.went_away.connect(self.lose)

    @property
    def fresh(self) -> bool:
        """Whether the number or service in hand is so new that nobody can have seen it."""
        return time.monotonic() - self._since < FRESH_SECONDS

    @property
    def complete(self) -> bool:
        """Whether everything that belongs on the console is known."""
        return self.here is not None and (self.here.ticket is None or self.details is not None)

    def lose(self) -> None:
        """Take everything as old until the hall is heard again."""
        self.present, self.lost = False, True
        self.changed.emit()

    def _name(self, catalogue: wire.Catalogue) -> None:
        self.names = HallNames(catalogue, self._role_phrases)
        self.services = {service.id: service for domain in catalogue.domains for service in domain.services}

    def _see(self, event: wire.StreamedEvent) -> None:
        if self.here is None or self.here.ticket is None or event.data.get("ticket") != self.here.ticket:
            return
        self._read_anew = True
        if event.type == "case-completed.1":
            self._freshen()

    def _hear(self, hall: wire.Hall) -> None:
        here = next((known for known in hall.windows if known.id == self._window), None)
        if here is None:
            self.misplaced.emit(WindowUnknown(self._window, [known.id for known in hall.windows]))
            return
        before, self.here, self.hall, self.present = self.here, here, hall, True
        self.clock.hear(hall.at, hall.training, time.monotonic())
        if before is None or here.ticket != before.ticket:
            self.details = None
            self._freshen()
        self._read_details()
        self.heard.emit(hall)

    def _freshen(self) -> None:
        self._since = time.monotonic()
        self._ripening.start(int(FRESH_SECONDS * 1000))

    def _read_details(self) -> None:
        """Read the ticket in hand where it is not known, or not as it is now; one reading at a time."""
        ticket = self.here.ticket if self.here is not None else None
        if ticket is None or self._reading or (self.details is not None and not self._read_anew):
            return
        self._reading, self._read_anew = True, False

        def read(details: wire.TicketWithNote) -> None:
            self._reading = False
            if self.here is not None and self.here.ticket == details.id:
                self.details = details
                self.changed.emit()
            self._read_details()

        def failed(_: Failure) -> None:
            self._reading = False

        self._errands.run(lambda: self._client.ticket(ticket), read, failed)
