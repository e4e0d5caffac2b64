"""Serial printers, against pseudo-terminals."""

import os
import tty
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from printers.errors import PrinterStalled, PrinterUnreachable, PrintUncertain
from printers.printer import Printer
from printers.transport import open_printer


@dataclass
class Cable:
    """A pseudo-terminal: `printer` is the device's end, `port` the path that the computer opens."""

    printer: int
    computer: int

    @property
    def port(self) -> str:
        return os.ttyname(self.computer)

    def read(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            taken += os.read(self.printer, count - len(taken))
        return taken

    def fill(self) -> None:
        """Fill the line, as a printer does that holds the computer off."""
        os.set_blocking(self.computer, False)
        with suppress(BlockingIOError):
            while True:
                os.write(self.computer, bytes(1024))
        os.set_blocking(self.computer, True)

    def unplug(self) -> None:
        for end in (self.printer, self.computer):
            with suppress(OSError):
                os.close(end)


def plug() -> Cable:
    cable = Cable(*os.openpty())
    tty.setraw(cable.computer)
    return cable


@pytest.fixture
def cable() -> Iterator[Cable]:
    plugged = plug()
    yield plugged
    plugged.unplug()


def open_port(port: str | Path, options: str = "baud=115200&timeout=0.3") -> Printer:
    return open_printer(f"escpos+serial://{port}?{options}")


def test_jobs_arrive_byte_for_byte_on_a_line_that_stays_open(cable: Cable) -> None:
    printer = open_port(cable.port, "baud=19200")
    printer.print(b"\x1b@\x00\x11\x13\xff\r\n")
    assert cable.read(8) == b"\x1b@\x00\x11\x13\xff\r\n"
    printer.print(b"two")
    assert cable.read(3) == b"two"
    printer.close()


def test_a_closed_line_opens_again_at_the_next_print(cable: Cable) -> None:
    printer = open_port(cable.port)
    printer.print(b"one")
    printer.close()
    printer.print(b"two")
    assert cable.read(6) == b"onetwo"
    printer.close()


def test_a_port_that_does_not_exist_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnreachable, match="本张没有发出"):
        open_port(tmp_path / "ttyUSB0").print(b"x")


def test_a_file_that_is_no_port_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.touch()
    with pytest.raises(PrinterUnreachable, match="这不是串口"):
        open_printer(f"escpos+serial://{file}").print(b"x")


def test_a_port_that_another_program_holds_is_unreachable(cable: Cable) -> None:
    holder = open_port(cable.port)
    holder.print(b"x")
    with pytest.raises(PrinterUnreachable):
        open_port(cable.port).print(b"y")
    holder.close()


def test_a_printer_that_takes_nothing_is_stalled_and_nothing_is_sent(cable: Cable) -> None:
    cable.fill()
    printer = open_port(cable.port)
    with pytest.raises(PrinterStalled, match="没有接收数据"):
        printer.print(b"ticket")
    printer.close()


def test_a_printer_that_stops_within_the_slip_leaves_it_uncertain(cable: Cable) -> None:
    printer = open_port(cable.port)
    with pytest.raises(PrintUncertain) as caught:
        printer.print(bytes(20_000))
    assert 0 < caught.value.sent < caught.value.total == 20_000
    printer.close()


def test_a_printer_unplugged_and_plugged_in_again_comes_back_by_itself(tmp_path: Path) -> None:
    port = tmp_path / "ttyUSB0"
    first = plug()
    port.symlink_to(first.port)
    printer = open_port(port)
    printer.print(b"before")
    first.unplug()
    port.unlink()
    with pytest.raises(PrinterUnreachable):
        printer.print(b"away")
    second = plug()
    port.symlink_to(second.port)
    printer.print(b"after")
    assert second.read(5) == b"after"
    printer.close()
    second.unplug()


def test_a_printer_changed_between_two_slips_gets_the_second_whole(tmp_path: Path) -> None:
    port = tmp_path / "ttyUSB0"
    first, second = plug(), plug()
    port.symlink_to(first.port)
    printer = open_port(port)
    printer.print(b"before")
    first.unplug()
    port.unlink()
    port.symlink_to(second.port)
    printer.print(b"after")
    assert second.read(5) == b"after"
    printer.close()
    second.unplug()


def test_an_empty_job_sends_nothing(cable: Cable) -> None:
    printer = open_port(cable.port)
    printer.print(b"")
    printer.print(b"x")
    assert cable.read(1) == b"x"
    printer.close()
