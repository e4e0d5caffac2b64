"""A virtual printer that is switched on, at real lines."""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

from switched_on import complete_on, network, serial_at, slip_bytes, switched_on

from printers.transport import open_printer
from printers.virtual.obeying import obey
from printers.virtual.running import RunningPrinter
from printers.virtual.wires import Pace, PtyWire

LONG = 10.0


def wait_for_cuts(printer: RunningPrinter, count: int) -> None:
    """Wait until so many slips have been cut."""
    seen, until = -1, time.monotonic() + LONG
    while time.monotonic() < until:
        with printer.device() as device:
            if device.cut_count >= count:
                return
        seen = printer.changed(seen, LONG)
    raise AssertionError(f"not {count} slips in {LONG} s")


def test_slips_sent_over_the_network_are_cut() -> None:
    with switched_on() as (printer, slips):
        for number in (1, 2):
            open_printer(printer.wires[0].url).print(slip_bytes(number))
        wait_for_cuts(printer, 2)
    assert complete_on(slips) == {1: 1, 2: 1}


def test_a_serial_line_is_as_slow_as_its_baud(tmp_path: Path) -> None:
    with switched_on(serial_at(tmp_path, 9600)) as (printer, _):
        line = open_printer(printer.wires[0].url)
        began = time.monotonic()
        line.print(slip_bytes(1))
        wait_for_cuts(printer, 1)
        took = time.monotonic() - began
        line.close()
    wire_time = len(slip_bytes(1)) * 10 / 9600
    assert wire_time * 0.9 < took < wire_time + 1


def test_a_printer_whose_buffer_is_full_holds_the_computer_off() -> None:
    with switched_on(buffer=256) as (printer, _):
        obey(printer, "cover open")
        with socket.create_connection(printer.wires[0]._address) as computer:  # type: ignore[attr-defined]  # its port
            computer.settimeout(0.3)
            sent = 0
            try:
                while sent < 1 << 24:
                    sent += computer.send(bytes(1 << 16))
            except TimeoutError:
                pass
        assert sent < 1 << 24
        with printer.device() as device:
            assert device.room() == 0


def test_an_unplugged_network_printer_refuses_and_comes_back_at_the_same_port() -> None:
    with switched_on() as (printer, slips):
        url = printer.wires[0].url
        assert "unplugged" in obey(printer, "unplug")
        with socket.socket() as computer:
            assert computer.connect_ex(("127.0.0.1", int(url.rpartition(":")[2]))) != 0
        assert "unplugged" not in obey(printer, "plug")
        open_printer(url).print(slip_bytes(1))
        wait_for_cuts(printer, 1)
    assert complete_on(slips) == {1: 1}


def test_an_unplugged_serial_port_vanishes_and_comes_back(tmp_path: Path) -> None:
    port = tmp_path / "port"
    with switched_on(serial_at(tmp_path)) as (printer, _):
        assert port.is_symlink()
        obey(printer, "unplug")
        assert not port.is_symlink()
        obey(printer, "plug")
        assert os.path.exists(port)
    assert not port.is_symlink()


def test_one_computer_at_a_time_is_let_in() -> None:
    with switched_on() as (printer, slips):
        address = printer.wires[0]._address  # type: ignore[attr-defined]  # its port
        with socket.create_connection(address) as first, socket.create_connection(address) as second:
            second.sendall(slip_bytes(2))
            first.sendall(slip_bytes(1))
            wait_for_cuts(printer, 1)
            assert complete_on(slips) == {1: 1}
            first.close()
            wait_for_cuts(printer, 2)
    assert complete_on(slips) == {1: 1, 2: 1}


def test_whoever_waits_for_a_change_is_told() -> None:
    with switched_on() as (printer, _):
        seen = printer.changed(-1, 0)
        changes: list[int] = []
        waiting = threading.Thread(target=lambda: changes.append(printer.changed(seen, LONG)))
        waiting.start()
        obey(printer, "paper low")
        waiting.join()
        assert changes == [seen + 1]
        obey(printer, "paper low")
        assert printer.changed(seen + 1, 0) == seen + 1, "the same again is no change"


def test_bytes_come_at_the_pace_of_the_line() -> None:
    pace = Pace(9600)
    assert pace.due() is None
    assert pace.come(10.0) == 0
    assert pace.come(10.10001) == 96
    pace.took(96)
    assert pace.come(10.10001) == 0
    pace.rest()
    assert pace.come(20.0) == 0
    assert Pace(None).come(0.0) > 0


def test_answers_to_a_line_that_is_gone_are_lost_and_harm_nothing(tmp_path: Path) -> None:
    wire = PtyWire(tmp_path / "port", 9600)
    wire.unplug()
    wire.write(b"\x12")
    assert wire.open() is None
    lan = network()
    lan.write(b"\x12")
    lan.unplug()
    assert lan.awaited() is None
