"""A printer in the test's hand: it can be held, and troubled."""

from __future__ import annotations

import threading

from printers import Printer
from printers.jobs.device import Device
from printers.jobs.plain_device import PlainDevice

HELD_SECONDS = 20.0


class TrialPrinter(Printer):
    """Keeps what it is given in `jobs`. Held, it prints nothing until it is let go; each trouble costs one job."""

    confirms = True

    def __init__(self, url: str = "trial:") -> None:
        super().__init__(url)
        self.jobs: list[bytes] = []
        self.troubles: list[Exception] = []
        self.closed = False
        self.begun = threading.Event()
        """Set when it was given its first job."""
        self._may_print = threading.Event()
        self._may_print.set()

    def device(self) -> Device:
        """It as a station drives it."""
        return PlainDevice(self)

    def hold(self) -> None:
        """Print nothing from now on."""
        self._may_print.clear()

    def let_go(self) -> None:
        """Print again."""
        self._may_print.set()

    def close(self) -> None:
        """Be let go of."""
        self.closed = True

    def _send(self, data: bytes) -> None:
        self.begun.set()
        assert self._may_print.wait(HELD_SECONDS)
        if self.troubles:
            raise self.troubles.pop(0)
        self.jobs.append(data)
