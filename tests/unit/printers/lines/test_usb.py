"""USB printers, at a bus without hardware."""

from __future__ import annotations

import errno
import importlib

import pytest
from usb_bus import EPSON, SLIP_PRINTER, UsbBus

from printers.errors import LineLost, PrinterUnreachable
from printers.lines.line import Line, hand_over
from printers.lines.usb import UsbPort


def port_at(bus: UsbBus, product: int = SLIP_PRINTER) -> UsbPort:
    return UsbPort("escpos+usb://04b8:0e15", EPSON, product, 0.1, bus)


@pytest.fixture
def bus() -> UsbBus:
    return UsbBus()


@pytest.fixture
def line(bus: UsbBus) -> Line:
    return port_at(bus).open()


def test_bytes_go_out_and_answers_come_in(bus: UsbBus, line: Line) -> None:
    assert hand_over(line, b"ticket" * 1000, 0.1, 1).whole
    assert bus.got == b"ticket" * 1000
    bus.said.append(b"\x12")
    assert line.read(0.1) == b"\x12"
    assert line.read(0.01) == b""


def test_the_printer_is_taken_from_the_systems_driver_and_given_back(bus: UsbBus) -> None:
    line = port_at(bus).open()
    assert not bus.driver_attached
    line.close()
    assert bus.driver_attached


def test_a_printer_that_takes_no_more_is_stalled_and_what_it_took_is_counted(bus: UsbBus, line: Line) -> None:
    bus.room = 1500
    handed = hand_over(line, bytes(4000), 0.05, 1)
    assert (handed.sent, handed.whole, handed.lost) == (1500, False, None)


def test_a_printer_that_was_unplugged_is_lost(bus: UsbBus, line: Line) -> None:
    bus.plugged = False
    with pytest.raises(LineLost, match="拔掉"):
        line.write(memoryview(b"x"), 0.1)
    with pytest.raises(LineLost, match="拔掉"):
        line.read(0.1)
    line.close()


def test_a_printer_that_is_not_plugged_in_is_told_with_where_to_look(bus: UsbBus) -> None:
    with pytest.raises(PrinterUnreachable, match="python -m printers find"):
        port_at(bus, product=0x0001).open()


def test_a_device_that_is_no_printer_is_refused() -> None:
    with pytest.raises(PrinterUnreachable, match="不是打印机"):
        port_at(UsbBus(interface_class=3)).open()


def test_a_printer_that_cannot_answer_can_be_written_to() -> None:
    bus = UsbBus(inward=False)
    line = port_at(bus).open()
    assert line.write(memoryview(b"x"), 0.1) == 1
    assert line.read(0.01) == b""


def test_a_missing_right_is_told_with_what_gives_it(bus: UsbBus) -> None:
    bus.trouble = errno.EACCES
    with pytest.raises(PrinterUnreachable, match="udev"):
        port_at(bus).open()


def test_a_computer_without_libusb_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("libusb0", "libusb1", "openusb"):
        monkeypatch.setattr(importlib.import_module(f"usb.backend.{name}"), "get_backend", lambda: None)
    with pytest.raises(PrinterUnreachable, match="apt-get install libusb") as caught:
        UsbPort("escpos+usb://04b8:0e15", EPSON, SLIP_PRINTER, 0.1).open()
    assert "has no libusb" in caught.value.en
