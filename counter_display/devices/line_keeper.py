"""One thread owns one serial line: opens it, works on it, and opens it anew whenever it was lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from counter_display.devices.errors import LineError
from counter_display.devices.serial_line import SerialLine

log = logging.getLogger(__name__)

REOPEN_SECONDS = (0.2, 0.5, 1.0, 2.0)
"""Pauses before a lost line is tried again; the last one repeats."""


class Work(Protocol):
    """What is done on an open line."""

    def begin(self, line: SerialLine) -> None:
        """The line has just been opened. Raises `LineError`."""
        ...

    def step(self, line: SerialLine) -> None:
        """Do a little, for half a second at most. Raises `LineError`."""
        ...

    def end(self, line: SerialLine) -> None:
        """The program ends. Raises `LineError`."""
        ...


class LineKeeper:
    """Keeps a line at work until `stop`. `lost` is told in the line's thread why nothing on it can be reached."""

    def __init__(self, line: SerialLine, work: Work, lost: Callable[[LineError], None]) -> None:
        self._line, self._work, self._lost = line, work, lost
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"line {line.port}", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Have the line end soon."""
        self._stopping.set()

    def stop(self) -> None:
        """Have the line end: displays are blanked, the port is let go. Waits until that is done."""
        self.ask_to_stop()
        self._thread.join()

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self._line.open()
                self._work.begin(self._line)
                while not self._stopping.is_set():
                    self._work.step(self._line)
                    failures = 0
                self._work.end(self._line)
                self._line.rest(0.0)
            except LineError as error:
                self._lost(error)
            except Exception:  # a fault of the program in one device must not end all others on the line
                log.exception("a fault of the program on %s", self._line.port)
            finally:
                self._line.close()
            self._stopping.wait(REOPEN_SECONDS[min(failures, len(REOPEN_SECONDS) - 1)])
            failures += 1
