"""Serial printers, also those that USB shows as a serial port."""

from __future__ import annotations

import os
import select
import sys
import time
from contextlib import suppress
from typing import Literal

import serial

from printers.errors import LineLost, PrinterUnreachable
from printers.lines.line import POLL_SECONDS, Line, Port

if sys.platform == "win32":
    LINE_ERRORS: tuple[type[Exception], ...] = (OSError,)
else:
    import termios

    LINE_ERRORS = (OSError, termios.error)

BITS_PER_BYTE = 10
"""8N1: a start bit, eight of data, a stop bit."""

READ_AT_ONCE = 4096
PIECE_ON_WINDOWS = 64

Flow = Literal["none", "rtscts", "xonxoff"]
FLOWS: tuple[Flow, ...] = ("none", "rtscts", "xonxoff")


class SerialPort(Port):
    """A printer on a serial `device`, 8N1; `flow` is how it holds the computer off."""

    def __init__(self, url: str, device: str, baud: int, flow: Flow, patience: float) -> None:
        super().__init__(url, patience)
        self._device = device
        self._baud = baud
        self._flow = flow

    def open(self) -> Line:
        """Take the port for this program alone."""
        try:
            opened = serial.Serial(
                self._device,
                self._baud,
                timeout=0,
                write_timeout=self.patience,
                rtscts=self._flow == "rtscts",
                xonxoff=self._flow == "xonxoff",
                exclusive=None if sys.platform == "win32" else True,
            )
        except LINE_ERRORS as error:
            raise PrinterUnreachable(self.url, error) from error
        return SerialLine(opened)

    def seconds_for(self, count: int) -> float:
        return count * BITS_PER_BYTE / self._baud


class SerialLine(Line):
    """One opened serial port."""

    def __init__(self, opened: serial.Serial) -> None:
        self._serial = opened

    def write(self, data: memoryview, seconds: float) -> int:
        """pyserial alone does not tell how much of what timed out was taken."""
        try:
            if sys.platform == "win32":
                return self._write_on_windows(data, seconds)
            if not select.select([], [self._serial], [], max(seconds, 0))[1]:
                return 0
            return os.write(self._serial.fileno(), data)
        except BlockingIOError:
            return 0
        except LINE_ERRORS as error:
            raise LineLost(error) from error

    def read(self, seconds: float) -> bytes:
        try:
            if not self._readable(seconds):
                return b""
            return self._serial.read(READ_AT_ONCE)
        except LINE_ERRORS as error:
            raise LineLost(error) from error

    def unsent(self) -> int:
        try:
            return self._serial.out_waiting
        except LINE_ERRORS as error:
            raise LineLost(error) from error

    def discard(self) -> int:
        try:
            left = self._serial.out_waiting
            self._serial.reset_output_buffer()
        except LINE_ERRORS:
            return 0
        return left

    def close(self) -> None:
        """Closing a port that still holds bytes would wait for a stalled printer; they are thrown away."""
        with suppress(*LINE_ERRORS):  # unplugged: nothing is left to throw away
            if self._serial.out_waiting:
                self._serial.reset_output_buffer()
        with suppress(*LINE_ERRORS):  # unplugged: nothing is left to let go of
            self._serial.close()

    def _readable(self, seconds: float) -> bool:
        if sys.platform != "win32":
            return bool(select.select([self._serial], [], [], max(seconds, 0))[0])
        end = time.monotonic() + seconds
        while not self._serial.in_waiting:
            if time.monotonic() > end:
                return False
            time.sleep(POLL_SECONDS)
        return True

    def _write_on_windows(self, data: memoryview, seconds: float) -> int:
        """What was taken of a piece that timed out is not told: all of it may have arrived."""
        piece = bytes(data[:PIECE_ON_WINDOWS])
        self._serial.write_timeout = seconds
        try:
            self._serial.write(piece)
        except serial.SerialTimeoutException as error:
            raise LineLost(error, handed=len(piece)) from error
        return len(piece)
