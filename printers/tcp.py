"""Network printers: raw ESC/POS over TCP, one connection a job.

A fresh connection for each job cannot be half-open from an earlier one, and leaves the printer to others.
"""

import socket
import struct
import sys
import time

from printers.errors import PrinterStalled, PrinterUnreachable, PrintUncertain
from printers.printer import Printer

POLL_SECONDS = 0.002
ABORT_ON_CLOSE = struct.pack("ii", 1, 0)


class TcpPrinter(Printer):
    """A printer at `host` and `port`; connecting, and then sending, take at most `timeout` seconds each."""

    def __init__(self, url: str, host: str, port: int, timeout: float) -> None:
        super().__init__(url)
        self._address = (host, port)
        self._timeout = timeout

    def close(self) -> None:
        """Nothing stays open between jobs."""

    def _send(self, data: bytes) -> None:
        try:
            line = socket.create_connection(self._address, self._timeout)
        except (OSError, UnicodeError) as error:
            raise PrinterUnreachable(self.url, error) from error
        with line:
            job = _Job(line, data, time.monotonic() + self._timeout)
            try:
                job.run()
            except OSError as error:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT_ON_CLOSE)
                self._explain(error, job.sent, len(data))

    def _explain(self, error: OSError, sent: int, total: int) -> None:
        if sent:
            raise PrintUncertain(self.url, sent, total, error) from error
        if isinstance(error, TimeoutError):
            raise PrinterStalled(self.url, self._timeout) from error
        raise PrinterUnreachable(self.url, error) from error


class _Job:
    """One job on an open connection; `sent` tells how many bytes were handed over."""

    def __init__(self, line: socket.socket, data: bytes, deadline: float) -> None:
        self._line = line
        self._data = memoryview(data)
        self._deadline = deadline
        self.sent = 0

    def run(self) -> None:
        """Send everything and see it taken; TimeoutError at the deadline, OSError if the line breaks."""
        while self.sent < len(self._data):
            self._line.settimeout(self._left())
            self.sent += self._line.send(self._data[self.sent :])
        while _unacknowledged(self._line):
            self._left()
            time.sleep(POLL_SECONDS)
        self._line.shutdown(socket.SHUT_WR)
        self._read_away()

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("超时 timed out")
        return left

    def _read_away(self) -> None:
        """Take what the printer said unasked: closing over it would reset the line, and the job with it."""
        self._line.setblocking(False)
        try:
            while self._line.recv(4096):
                pass
        except BlockingIOError:
            return


def _unacknowledged(line: socket.socket) -> int:
    """Bytes that the printer's side has not acknowledged; 0 where the system does not tell (not Linux).

    It finds a printer that vanished after the connection was made.
    """
    if sys.platform != "linux":
        return 0
    import fcntl
    import termios

    answer = fcntl.ioctl(line, termios.TIOCOUTQ, bytes(4))
    return int.from_bytes(answer, sys.byteorder)
