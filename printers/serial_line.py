"""Serial printers, also those that USB shows as a serial port. The line stays open between jobs."""

import select
import sys
import time

import serial

from printers.errors import PrinterStalled, PrinterUnreachable, PrintUncertain
from printers.printer import Printer

if sys.platform == "win32":
    LINE_ERRORS: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    LINE_ERRORS = (OSError, termios.error)

POLL_SECONDS = 0.002
BITS_PER_BYTE = 10
"""8N1: a start bit, eight of data, a stop bit."""


class SerialPrinter(Printer):
    """A printer on a serial `device`. A job may take what its bytes need at `baud`, and `timeout` seconds."""

    def __init__(self, url: str, device: str, baud: int, timeout: float) -> None:
        super().__init__(url)
        self._device = device
        self._baud = baud
        self._timeout = timeout
        self._line: serial.Serial | None = None

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _send(self, data: bytes) -> None:
        if not data:
            return
        deadline = time.monotonic() + self._timeout + len(data) * BITS_PER_BYTE / self._baud
        line = self._begin(data)
        sent = 1
        try:
            line.write_timeout = max(deadline - time.monotonic(), POLL_SECONDS)
            line.write(data[1:])
            sent = len(data)
            _wait_until_gone(line, deadline)
        except OSError as error:
            left = _discard(line)
            self.close()
            if left == len(data):
                raise PrinterStalled(self.url, self._timeout) from error
            raise PrintUncertain(self.url, max(sent - left, 0), len(data), error) from error

    def _begin(self, data: bytes) -> serial.Serial:
        """Send the first byte alone: if the line breaks at it, it is sure that nothing was sent.

        A line left open by an earlier job may belong to a printer unplugged since; it is opened anew, once.
        """
        left_open = self._line is not None
        try:
            return self._send_first(data)
        except OSError as error:
            self.close()
            if not left_open:
                raise PrinterUnreachable(self.url, error) from error
        return self._begin(data)

    def _send_first(self, data: bytes) -> serial.Serial:
        line = self._line
        if line is None:
            line = serial.Serial(self._device, self._baud, write_timeout=self._timeout, exclusive=True)
            self._line = line
        if not _takes_data(line, self._timeout):
            self.close()
            raise PrinterStalled(self.url, self._timeout)
        try:
            line.write(data[:1])
        except serial.SerialTimeoutException as error:
            _discard(line)
            self.close()
            raise PrintUncertain(self.url, 1, len(data), error) from error
        return line


def _takes_data(line: serial.Serial, seconds: float) -> bool:
    """Whether the line takes data within `seconds`; Windows cannot tell before it is tried."""
    if sys.platform == "win32":
        return True
    return bool(select.select([], [line], [], seconds)[1])


def _wait_until_gone(line: serial.Serial, deadline: float) -> None:
    """Wait until every byte has left the computer; pyserial's flush() waits for ever on a stalled line."""
    while line.out_waiting:
        if time.monotonic() > deadline:
            raise serial.SerialTimeoutException("超时 timed out")
        time.sleep(POLL_SECONDS)


def _discard(line: serial.Serial) -> int:
    """Throw away what has not left yet, lest it be printed later; tells how many bytes that were."""
    try:
        left = line.out_waiting
        line.reset_output_buffer()
    except LINE_ERRORS:
        return 0
    return left
