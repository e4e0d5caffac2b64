"""A printer that is asked nothing: a file, a folder of pictures, a queue of Windows."""

from __future__ import annotations

import logging

from printers.errors import PrinterError, PrintUncertain
from printers.jobs.device import Device, Ending
from printers.jobs.job import JobState
from printers.printer import Printer
from printers.status.state import PrinterState

log = logging.getLogger(__name__)


class PlainDevice(Device):
    """Files and pictures say themselves that they are written; of what does not, nothing is ever certain.

    Nor is it after one failed: only the next slip shows whether it works again.
    """

    def __init__(self, printer: Printer) -> None:
        self.url = printer.url
        self._printer = printer
        self._failed = False

    def connect(self) -> None:
        """Opened for each slip."""

    def ask_state(self) -> PrinterState:
        return PrinterState.READY if self.answers() else PrinterState.UNKNOWN

    def hear(self) -> PrinterState | None:
        return None

    def answers(self) -> bool:
        return self._printer.confirms and not self._failed

    def print(self, data: bytes) -> Ending:
        self._failed = True
        try:
            self._printer.print(data)
        except PrintUncertain as error:
            log.warning("%s", error)
            return Ending(JobState.UNCERTAIN, PrinterState.OFFLINE)
        except PrinterError as error:
            log.warning("%s", error)
            return Ending(JobState.FAILED, PrinterState.OFFLINE)
        self._failed = False
        return Ending(JobState.PRINTED) if self._printer.confirms else Ending(JobState.UNCERTAIN, PrinterState.UNKNOWN)

    def learn(self) -> None:
        """It says what it has to say at once."""

    def mend(self, residue: int) -> None:
        """What broke off is in a job of its own."""

    def close(self) -> None:
        self._printer.close()
