"""USB printers as device files, against pseudo-terminals."""

from __future__ import annotations

import os
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from printers.errors import LineLost, PrinterUnreachable
from printers.lines.device_file import DeviceFilePort
from printers.lines.line import hand_over


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    printer, computer = os.openpty()
    tty.setraw(computer)
    yield printer, computer
    for end in (printer, computer):
        try:
            os.close(end)
        except OSError:
            continue  # pulled by the test


def port_at(path: str | Path) -> DeviceFilePort:
    return DeviceFilePort(f"escpos+usb://{path}", Path(path), 0.1)


def test_bytes_go_out_and_answers_come_in(ends: tuple[int, int]) -> None:
    line = port_at(os.ttyname(ends[1])).open()
    assert hand_over(line, b"ticket", 0.1, 1).whole
    assert os.read(ends[0], 100) == b"ticket"
    os.write(ends[0], b"\x12")
    assert line.read(1) == b"\x12"
    assert line.read(0.01) == b""
    line.close()
    line.close()


def test_a_printer_that_takes_nothing_is_stalled(ends: tuple[int, int]) -> None:
    line = port_at(os.ttyname(ends[1])).open()
    handed = hand_over(line, bytes(100_000), 0.05, 1)
    assert 0 < handed.sent < 100_000
    assert not handed.whole
    line.close()


def test_a_printer_that_was_unplugged_is_lost(ends: tuple[int, int]) -> None:
    line = port_at(os.ttyname(ends[1])).open()
    os.close(ends[0])
    with pytest.raises(LineLost):
        line.write(memoryview(b"x"), 0.1)
    line.close()


def test_a_device_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnreachable, match="是否插好"):
        port_at(tmp_path / "lp0").open()


def test_a_plain_file_is_no_device(tmp_path: Path) -> None:
    (tmp_path / "lp0").touch()
    with pytest.raises(PrinterUnreachable, match="不是设备文件"):
        port_at(tmp_path / "lp0").open()
