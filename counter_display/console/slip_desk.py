"""The console's slips: printed beside the screen where the window has a printer, which is watched."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.qt.errands import Errands
from printers.jobs.device import Device
from printers.status.state import PrinterState
from screens.bilingual import SILENCE, Bilingual
from slips.printer_desk import PrinterDesk
from slips.printer_health import NO_PRINTER
from slips.printing import SlipState


class SlipDesk(QObject):
    """Prints slips, and tells the hall what became of them. Without a printer every slip is `no_printer`.

    The printer's queue is kept in `jobs`; the hall hears how it is under the id `device`, unless that is None. Raises
    `PrinterError` where its templates need mending, or the queue cannot be had.
    """

    changed = Signal()
    """The printer is otherwise now."""

    def __init__(
        self, errands: Errands, client: HallActs, printer: Device | None, jobs: Path, width: int, device: str | None
    ) -> None:
        super().__init__()
        self._errands = errands
        self._slips = PrinterDesk(client, printer, jobs, width, device, self._later, self._tell_change)
        if printer is not None:
            self._later(self._slips.keep_up)

    @property
    def has_printer(self) -> bool:
        """Whether there is anything to print with."""
        return self._slips.state != NO_PRINTER

    @property
    def trouble(self) -> Bilingual:
        """What is to be done about the printer, before a slip needs it; nothing where it is well or there is none."""
        printer = self._slips.printer
        if printer is None or printer is PrinterState.READY:
            return SILENCE
        return Bilingual(printer.zh, printer.en)

    def print(self, ticket: wire.Ticket, copy: bool, told: Callable[[SlipState], None]) -> None:
        """Print a slip, marked where it is a copy, and tell what became of it."""
        printing = self._slips.print_copy if copy else self._slips.print
        self._errands.run(lambda: printing(ticket), told, lambda _: told("uncertain"))

    def print_report(self, told: Callable[[SlipState], None]) -> None:
        """Print the figures of the day, and tell what became of that."""
        self._errands.run(self._slips.print_report, told, lambda _: told("uncertain"))

    def close(self) -> None:
        """Let go of the printer."""
        self._slips.close()

    def _later(self, errand: Callable[[], Coroutine[Any, Any, object]]) -> None:
        self._errands.run(errand, _pass, _pass)

    def _tell_change(self) -> None:
        self._errands.tell(self.changed.emit)


def _pass(_: object) -> None:
    """Nobody waits for this."""
