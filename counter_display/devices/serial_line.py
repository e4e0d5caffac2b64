"""One serial port, opened by one owner, with every trouble of it in our own words.

The line knows when its last bit will have left and when it last heard one, because devices on RS-485 want silence
between frames, and because an answer can only come when the question has gone.
"""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import serial

from counter_display.devices.errors import (
    LineError,
    LineLost,
    LineStalled,
    PortForbidden,
    PortMissing,
    PortTaken,
    PortUnusable,
)

if sys.platform == "win32":
    LINE_ERRORS: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    LINE_ERRORS = (OSError, termios.error)

BITS_PER_BYTE = 10
"""8N1: a start bit, eight of data, a stop bit."""
POLL_SECONDS = 0.02
"""Waiting for bytes looks at the clock so often."""
WRITE_SECONDS = 2.0
"""A line that takes no byte for so long is stalled."""


class SerialLine:
    """A port at `baud`, 8N1. Closed until `open`; after a `LineError` it is closed again."""

    def __init__(self, port: str, baud: int) -> None:
        self.port, self.baud = port, baud
        self._line: serial.Serial | None = None
        self._quiet_since = 0.0

    def open(self) -> None:
        """Open the port for this program alone. Raises `LineError`: missing, forbidden, taken or unusable."""
        try:
            self._line = serial.Serial(
                self.port, self.baud, timeout=POLL_SECONDS, write_timeout=WRITE_SECONDS, exclusive=True
            )
        except (*LINE_ERRORS, ValueError) as error:
            raise _why_not_opened(self.port, error) from error

    def close(self) -> None:
        """Let go of the port."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(*LINE_ERRORS):  # a line that was pulled out cannot be closed in good order
                line.close()

    def write(self, data: bytes) -> float:
        """Send bytes; the moment (`time.monotonic`) at which the last bit will have left. Raises `LineError`."""
        with self._opened() as line:
            line.write(data)
        self._quiet_since = max(self._quiet_since, time.monotonic()) + len(data) * BITS_PER_BYTE / self.baud
        return self._quiet_since

    def read(self, until: float) -> bytes:
        """What comes next; nothing when nothing has come by the moment `until`. Raises `LineLost`."""
        with self._opened() as line:
            while True:
                if first := line.read(1):
                    heard = first + line.read(line.in_waiting)
                    self._quiet_since = max(self._quiet_since, time.monotonic())
                    return heard
                if time.monotonic() >= until:
                    return b""

    def forget(self) -> None:
        """Throw away what has come unasked, such as noise. Raises `LineLost`."""
        with self._opened() as line:
            line.reset_input_buffer()

    def rest(self, seconds: float) -> None:
        """Wait until the line has been silent for so long."""
        left = self._quiet_since + seconds - time.monotonic()
        if left > 0:
            time.sleep(left)

    def check(self) -> None:
        """See whether the port is still there. Raises `LineLost`."""
        with self._opened() as line:
            _ = line.in_waiting

    @contextmanager
    def _opened(self) -> Iterator[serial.Serial]:
        if self._line is None:
            raise LineLost(self.port, "closed")
        try:
            yield self._line
        except serial.SerialTimeoutException as error:
            self.close()
            raise LineStalled(self.port) from error
        except LINE_ERRORS as error:
            self.close()
            raise LineLost(self.port, error) from error


def _why_not_opened(port: str, error: Exception) -> LineError:
    number, text = getattr(error, "errno", None), str(error)
    if number == errno.ENOENT or "FileNotFoundError" in text:
        return PortMissing(port)
    if number == errno.EACCES:
        return PortForbidden(port)
    if number in (errno.EAGAIN, errno.EBUSY) or "PermissionError" in text:  # the latter is Windows' word for it
        return PortTaken(port)
    return PortUnusable(port, error)
