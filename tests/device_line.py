"""Simulated serial lines for tests, and waiting for what happens on them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from counter_display.devices.errors import DeviceError
from counter_display.devices.line_keeper import LineKeeper, Work
from counter_display.devices.profile_files import load_profile
from counter_display.devices.profiles import AnyProfile
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.simulated.bus import SimulatedBus, SimulatedDevice

PATIENCE_SECONDS = 20.0
NOISE = random.Random(20261123).randbytes(1 << 20)
"""A megabyte of random bytes, the same in every run."""


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another thread does."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.002)


def shipped(name: str) -> AnyProfile:
    """A profile that comes with the program."""
    return load_profile(name, Path())


@contextmanager
def plugged(folder: Path, baud: int, *devices: SimulatedDevice) -> Iterator[SimulatedBus]:
    """A line with devices on it, plugged in until the block ends."""
    bus = SimulatedBus(folder / "ttyUSB0", baud, devices)
    bus.plug()
    try:
        yield bus
    finally:
        bus.close()


@contextmanager
def opened(bus: SimulatedBus, baud: int) -> Iterator[SerialLine]:
    """The computer's end of a line."""
    line = SerialLine(str(bus.port), baud)
    line.open()
    try:
        yield line
    finally:
        line.close()


class Told:
    """What was told of devices: the last of each."""

    def __init__(self) -> None:
        self.last: dict[str, DeviceError | None] = {}

    def __call__(self, name: str, error: DeviceError | None) -> None:
        """Take note."""
        self.last[name] = error

    def is_ready(self, name: str) -> bool:
        """Whether a device was last told to work."""
        return name in self.last and self.last[name] is None

    def fails_with(self, name: str, kind: type[DeviceError]) -> bool:
        """Whether a device was last told to fail in this way."""
        return isinstance(self.last.get(name), kind)


@contextmanager
def at_work(bus: SimulatedBus, baud: int, work: Work, told: Told, *names: str) -> Iterator[LineKeeper]:
    """A line at work until the block ends."""

    def lost(error: DeviceError) -> None:
        for name in names:
            told(name, error)

    keeper = LineKeeper(SerialLine(str(bus.port), baud), work, lost)
    keeper.start()
    try:
        yield keeper
    finally:
        keeper.stop()
