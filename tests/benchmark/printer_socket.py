"""A network printer that notes when each job's first byte came."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class PrinterSocket:
    """Listens on a free port of this computer until it is closed; `first_bytes` in the order of the jobs."""

    def __init__(self) -> None:
        self.first_bytes: list[float] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="printer")
        self._thread.start()

    @property
    def url(self) -> str:
        """The printer's address."""
        return f"escpos+tcp://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        """Be switched off."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                if line.recv(1):
                    self.first_bytes.append(time.perf_counter())
                while line.recv(65_536):
                    pass


@contextmanager
def printer_socket() -> Iterator[PrinterSocket]:
    """A printer that is switched on until the block ends."""
    printer = PrinterSocket()
    try:
        yield printer
    finally:
        printer.close()
