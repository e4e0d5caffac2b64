"""Network printers: raw ESC/POS over TCP."""

from __future__ import annotations

import socket
import struct
import sys

from printers.errors import LineLost, PrinterUnreachable
from printers.lines.line import Line, Port

ABORT_ON_CLOSE = struct.pack("ii", 1, 0)
READ_AT_ONCE = 4096


class TcpPort(Port):
    """A printer at `host` and `port`.

    Jobs that ask for no status have a connection each: it cannot be half-open from an earlier one, and leaves
    the printer to others.
    """

    keeps_open = False

    def __init__(self, url: str, host: str, port: int, patience: float) -> None:
        super().__init__(url, patience)
        self.address = (host, port)

    def open(self) -> Line:
        """Connect; a name that takes long to look up may take longer than `patience`."""
        try:
            connected = socket.create_connection(self.address, self.patience)
        except (OSError, UnicodeError) as error:
            raise PrinterUnreachable(self.url, error) from error
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return TcpLine(connected)


class TcpLine(Line):
    """One connection."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def write(self, data: memoryview, seconds: float) -> int:
        try:
            self._socket.settimeout(max(seconds, 0))
            return self._socket.send(data)
        except (TimeoutError, BlockingIOError):
            return 0
        except OSError as error:
            raise LineLost(error) from error

    def read(self, seconds: float) -> bytes:
        try:
            self._socket.settimeout(max(seconds, 0))
            come = self._socket.recv(READ_AT_ONCE)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise LineLost(error) from error
        if not come:
            raise LineLost(ConnectionResetError("the printer closed the connection"))
        return come

    def unsent(self) -> int:
        """Bytes that the printer's side has not acknowledged; it finds a printer that vanished (Linux)."""
        if sys.platform != "linux":
            return 0
        import fcntl
        import termios

        try:
            answer = fcntl.ioctl(self._socket, termios.TIOCOUTQ, bytes(4))
        except OSError as error:
            raise LineLost(error) from error
        return int.from_bytes(answer, sys.byteorder)

    def discard(self) -> int:
        """Break the connection; what was not acknowledged may have arrived all the same."""
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT_ON_CLOSE)
        except OSError:
            return 0
        self._socket.close()
        return 0

    def close(self) -> None:
        """End the connection.

        What the printer said unasked is taken first: closing over it would reset the line, and the job with it.
        """
        try:
            self._socket.shutdown(socket.SHUT_WR)
            self._socket.setblocking(False)
            while self._socket.recv(READ_AT_ONCE):
                pass
        except OSError:
            pass  # lost already, or nothing more to read
        self._socket.close()
