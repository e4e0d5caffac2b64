"""A serial port and its troubles, on pseudo-terminals."""

from __future__ import annotations

import os
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path

import pytest
from device_line import opened, plugged, until

from counter_display.devices.errors import LineLost, LineStalled, PortMissing, PortTaken, PortUnusable
from counter_display.devices.line_keeper import LineKeeper
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.simulated.pole import SimulatedPole


def test_a_port_that_is_not_there_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(PortMissing, match="检查设备或转接头"):
        SerialLine(str(tmp_path / "ttyUSB0"), 9600).open()


def test_a_file_is_no_serial_port(tmp_path: Path) -> None:
    (tmp_path / "ttyUSB0").write_text("")
    with pytest.raises(PortUnusable):
        SerialLine(str(tmp_path / "ttyUSB0"), 9600).open()


def test_a_port_that_another_program_holds_is_told_as_taken(tmp_path: Path) -> None:
    with plugged(tmp_path, 9600) as bus, opened(bus, 9600), pytest.raises(PortTaken, match="占用"):
        SerialLine(str(bus.port), 9600).open()


def test_a_line_that_is_pulled_out_is_told_as_lost_whatever_is_done_with_it(tmp_path: Path) -> None:
    with plugged(tmp_path, 115200) as bus:
        acts: list[Callable[[SerialLine], object]] = [
            lambda line: line.write(b"x"),
            lambda line: line.read(time.monotonic() + 5),
            lambda line: line.check(),
            lambda line: line.forget(),
        ]
        for act in acts:
            with opened(bus, 115200) as line:
                bus.unplug()
                with pytest.raises(LineLost, match="断开"):
                    act(line)
                bus.plug()


def test_a_line_that_takes_no_more_bytes_is_told_as_stalled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter_display.devices.serial_line.WRITE_SECONDS", 0.1)
    device, computer = os.openpty()
    tty.setraw(computer)
    line = SerialLine(os.ttyname(computer), 115200)
    line.open()
    with pytest.raises(LineStalled, match="流控"):
        line.write(bytes(100_000))
    os.close(device)
    os.close(computer)


def test_a_line_knows_when_its_last_bit_has_left_and_rests_until_then(tmp_path: Path) -> None:
    with plugged(tmp_path, 1200, SimulatedPole()) as bus, opened(bus, 1200) as line:
        before = time.monotonic()
        assert line.write(bytes(6)) - before == pytest.approx(0.05, abs=0.02)
        assert line.write(bytes(6)) - before == pytest.approx(0.1, abs=0.02)
        line.rest(0.03)
        assert time.monotonic() - before >= 0.13 - 0.02


def test_silence_ends_when_it_was_said_to(tmp_path: Path) -> None:
    with plugged(tmp_path, 115200) as bus, opened(bus, 115200) as line:
        before = time.monotonic()
        assert line.read(before + 0.1) == b""
        assert 0.1 <= time.monotonic() - before < 1


class _Steps:
    """Work that counts what is asked of it, and fails where it is told to."""

    def __init__(self, *trouble: Exception) -> None:
        self.trouble = list(trouble)
        self.begun = self.steps = self.ended = 0

    def begin(self, line: SerialLine) -> None:
        self.begun += 1

    def step(self, line: SerialLine) -> None:
        self.steps += 1
        if self.trouble:
            raise self.trouble.pop()
        line.read(time.monotonic() + 0.01)

    def end(self, line: SerialLine) -> None:
        self.ended += 1


@pytest.mark.expects_errors
def test_a_fault_of_the_program_in_one_step_does_not_end_the_line(tmp_path: Path) -> None:
    work = _Steps(ZeroDivisionError())
    with plugged(tmp_path, 115200) as bus:
        keeper = LineKeeper(SerialLine(str(bus.port), 115200), work, lambda error: None)
        keeper.start()
        until(lambda: work.begun == 2 and work.steps > 3)
        keeper.stop()
    assert work.ended == 1


def test_a_line_that_comes_and_goes_is_worked_on_whenever_it_is_there(tmp_path: Path) -> None:
    work, lost = _Steps(), threading.Event()
    with plugged(tmp_path, 115200) as bus:
        keeper = LineKeeper(SerialLine(str(bus.port), 115200), work, lambda error: lost.set())
        keeper.start()
        for times in (1, 2, 3):
            until(lambda times=times: work.begun == times and work.steps > 0)  # type: ignore[misc]  # bound at once
            bus.unplug()
            assert lost.wait(20)
            lost.clear()
            work.steps = 0
            bus.plug()
        keeper.stop()
