"""What every way to a printer has in common."""

import threading
from abc import ABC, abstractmethod


class Printer(ABC):
    """A printer behind a URL. Bytes in; one job at a time, also when several threads print.

    A printer that was away is tried afresh at each print.
    """

    confirms = False
    """Whether a job that returned is surely on paper, or in its file; else the line took it, and no more is known."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._one_job = threading.Lock()

    def print(self, data: bytes) -> None:
        """Send one job, within a bounded time.

        PrinterUnreachable and PrinterStalled mean that nothing was sent. PrintUncertain means that some was:
        nothing is ever sent a second time without being asked.
        """
        with self._one_job:
            self._send(data)

    @abstractmethod
    def close(self) -> None:
        """Let go of the line; a later print opens it again."""

    @abstractmethod
    def _send(self, data: bytes) -> None: ...
