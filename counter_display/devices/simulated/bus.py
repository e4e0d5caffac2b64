"""A serial line that ends in a pseudo-terminal: bytes take the time of its baud, devices hear and answer.

Needs a system with pseudo-terminals (Linux, macOS); the line is named by a symbolic link, so that a device can be
pulled out and plugged in again under the same name.
"""

from __future__ import annotations

import os
import select
import threading
import time
import tty
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

BITS_PER_BYTE = 10
TURNAROUND_SECONDS = 0.002
"""A device answers so long after it has heard."""
CHUNK = 65_536


class SimulatedDevice(Protocol):
    """What hangs on a line."""

    def hear(self, data: bytes) -> bytes:
        """Take bytes from the line; the answer, or nothing."""
        ...


class SimulatedBus:
    """A line at `baud` with devices on it, under the name `port`; unplugged until `plug`."""

    def __init__(self, port: Path, baud: int, devices: Sequence[SimulatedDevice]) -> None:
        self.port, self._baud, self._devices = port, baud, tuple(devices)
        self._lock = threading.Lock()
        self._ends: tuple[int, int] | None = None
        self._thread: threading.Thread | None = None
        self._ear, self._stop = os.pipe()
        self._free_at = 0.0

    def plug(self) -> None:
        """Plug the line in."""
        device, computer = os.openpty()
        tty.setraw(computer)
        os.set_blocking(device, False)
        with self._lock:
            self._ends = (device, computer)
        self.port.symlink_to(os.ttyname(computer))
        self._thread = threading.Thread(target=self._run, args=(device,), name=f"simulated {self.port.name}")
        self._thread.start()

    def unplug(self) -> None:
        """Pull the line out: whoever has it open loses it, and its name is gone."""
        with suppress(FileNotFoundError):
            self.port.unlink()
        os.write(self._stop, b".")
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        os.read(self._ear, 1)
        with self._lock:
            ends, self._ends = self._ends, None
        for end in ends or ():
            os.close(end)

    def close(self) -> None:
        """Unplug for good."""
        self.unplug()
        os.close(self._ear)
        os.close(self._stop)

    def send(self, data: bytes) -> None:
        """Let bytes come to the computer that no one asked for: a key, or noise."""
        with self._lock:
            if self._ends is not None:
                self._transmit(self._ends[0], data)

    def _run(self, device: int) -> None:
        while True:
            ready, _, _ = select.select([device, self._ear], [], [])
            if self._ear in ready:
                return
            try:
                data = os.read(device, CHUNK)
            except OSError:
                return
            self._pass_time(len(data))
            for attached in self._devices:
                if answer := attached.hear(data):
                    time.sleep(TURNAROUND_SECONDS)
                    with self._lock:
                        self._transmit(device, answer)

    def _transmit(self, device: int, data: bytes) -> None:
        """The bytes are there when the last one has come."""
        self._pass_time(len(data))
        while data:
            try:
                data = data[os.write(device, data) :]
            except BlockingIOError:  # nobody reads: what a real line would lose is lost
                return

    def _pass_time(self, count: int) -> None:
        self._free_at = max(self._free_at, time.monotonic()) + count * BITS_PER_BYTE / self._baud
        time.sleep(max(0.0, self._free_at - time.monotonic()))
