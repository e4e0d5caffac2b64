"""USB printers as the system's own driver shows them: `/dev/usb/lp0` (Linux)."""

from __future__ import annotations

import os
import select
import stat
import time
from contextlib import suppress
from pathlib import Path

from printers.causes import Told
from printers.errors import LineLost, PrinterUnreachable
from printers.lines.line import POLL_SECONDS, Line, Port

READ_AT_ONCE = 4096
NO_DEVICE = Told("这不是设备文件", "this is no device file")


class DeviceFilePort(Port):
    """A character device that takes bytes and gives back what the printer says."""

    def __init__(self, url: str, path: Path, patience: float) -> None:
        super().__init__(url, patience)
        self._path = path

    def open(self) -> Line:
        """Open the device without waiting for it."""
        try:
            if not stat.S_ISCHR(self._path.stat().st_mode):
                raise PrinterUnreachable(self.url, NO_DEVICE)
            opened = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            raise PrinterUnreachable(self.url, error) from error
        return DeviceFileLine(opened)


class DeviceFileLine(Line):
    """One opened device file."""

    def __init__(self, opened: int) -> None:
        self._file = opened

    def write(self, data: memoryview, seconds: float) -> int:
        try:
            if not select.select([], [self._file], [], max(seconds, 0))[1]:
                return 0
            return os.write(self._file, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LineLost(error) from error

    def read(self, seconds: float) -> bytes:
        """An empty read says no more than that nothing has come: the driver has it so."""
        try:
            if not select.select([self._file], [], [], max(seconds, 0))[0]:
                return b""
            come = os.read(self._file, READ_AT_ONCE)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineLost(error) from error
        if not come:
            time.sleep(min(max(seconds, 0), POLL_SECONDS))
        return come

    def unsent(self) -> int:
        return 0

    def discard(self) -> int:
        return 0

    def close(self) -> None:
        with suppress(OSError):  # unplugged: nothing is left to let go of
            os.close(self._file)
