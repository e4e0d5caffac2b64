"""A device that does what the test says: it is there or away, well or not, and ends slips as it is told."""

from __future__ import annotations

import threading
from collections import deque

from printers.errors import LineLost, PrinterUnreachable
from printers.jobs.device import Device, Ending
from printers.jobs.job import JobState
from printers.status.state import PrinterState

HELD_SECONDS = 20.0


class ObedientDevice(Device):
    """`state` is how it is; `away` and `lost` make it fail; `endings` are used up slip by slip, printed when empty."""

    def __init__(self, state: PrinterState = PrinterState.READY) -> None:
        self.url = "obedient:"
        self.state = state
        self.away = False
        self.lost: LineLost | None = None
        self.speaks = True
        self.endings: deque[Ending] = deque()
        self.fails: Exception | None = None
        self.said: PrinterState | None = None
        self.printed: list[bytes] = []
        self.acts: list[str] = []
        self.may_end = threading.Event()
        self.may_end.set()
        self.connected = False

    def connect(self) -> None:
        if not self.connected:
            self.acts.append("connect")
        if self.away:
            raise PrinterUnreachable(self.url, ConnectionRefusedError(111, "refused"))
        self.connected = True

    def ask_state(self) -> PrinterState:
        if self.lost is not None:
            raise self.lost
        return self.state

    def hear(self) -> PrinterState | None:
        said, self.said = self.said, None
        return said

    def answers(self) -> bool:
        return self.speaks

    def learn(self) -> None:
        self.acts.append("learn")

    def mend(self, residue: int) -> None:
        self.acts.append(f"mend {residue}")

    def print(self, data: bytes) -> Ending:
        self.printed.append(data)
        assert self.may_end.wait(HELD_SECONDS)
        if self.fails is not None:
            raise self.fails
        return self.endings.popleft() if self.endings else Ending(JobState.PRINTED)

    def close(self) -> None:
        if self.connected:
            self.acts.append("close")
        self.connected = False
