"""A network printer that is always well, and notes when each slip's first byte came."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

ASKED = re.compile(rb"\x10\x04[\x01-\x04]|\x1dr\x01|\x1da.|\x1b@", re.DOTALL)
"""What the printer answers: DLE EOT, GS r, GS a; and how each slip begins: ESC @."""
LONGEST_ASKED = 3
WELL = {b"\x10": b"\x12", b"\x1dr": b"\x00", b"\x1da": b"\x10\x00\x00\x0f"}


class PrinterSocket:
    """Listens on a free port of this computer until it is closed; `first_bytes` in the order of the slips."""

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
                self._print(line)

    def _print(self, line: socket.socket) -> None:
        left = b""
        while come := line.recv(65_536):
            now = time.perf_counter()
            data = left + come
            end = 0
            for asked in ASKED.finditer(data):
                end = asked.end()
                if asked[0] == b"\x1b@":
                    self.first_bytes.append(now)
                else:
                    line.sendall(WELL.get(asked[0][:2]) or WELL[asked[0][:1]])
            left = data[max(end, len(data) - LONGEST_ASKED + 1) :]


@contextmanager
def printer_socket() -> Iterator[PrinterSocket]:
    """A printer that is switched on until the block ends."""
    printer = PrinterSocket()
    try:
        yield printer
    finally:
        printer.close()
