"""Finding printers: what is listed, and that networks are only knocked at."""

from __future__ import annotations

import asyncio
import importlib
import socket
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo
from usb_bus import UsbBus

from printers import finding
from printers.__main__ import main
from printers.finding import Found, NetworkNotUsable, device_files, hosts_of, network_printers, usb_printers


def test_serial_ports_are_listed_with_their_url(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [ListPortInfo(name, skip_link_detection=True) for name in ("/dev/ttyUSB0", "/dev/ttyS0")]
    ports[0].description = "USB-Serial CH340"
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    assert list(finding.serial_ports()) == [
        Found("escpos+serial:///dev/ttyS0?baud=19200", "串口 serial port"),
        Found("escpos+serial:///dev/ttyUSB0?baud=19200", "USB-Serial CH340"),
    ]


def test_usb_printers_are_listed_and_other_devices_are_not() -> None:
    assert list(usb_printers(UsbBus())) == [Found("escpos+usb://04b8:0e15", "USB 打印机 USB printer")]
    assert list(usb_printers(UsbBus(interface_class=3))) == []


def test_a_computer_without_libusb_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("libusb0", "libusb1", "openusb"):
        monkeypatch.setattr(importlib.import_module(f"usb.backend.{name}"), "get_backend", lambda: None)
    (found,) = usb_printers()
    assert "apt-get install" in found.what


def test_device_files_are_listed(tmp_path: Path) -> None:
    (tmp_path / "lp1").touch()
    (tmp_path / "lp0").touch()
    (tmp_path / "hiddev0").touch()
    assert [found.url for found in device_files(tmp_path)] == [
        f"escpos+usb://{tmp_path}/lp0",
        f"escpos+usb://{tmp_path}/lp1",
    ]


def test_printers_of_windows_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = SimpleNamespace(PRINTER_ENUM_LOCAL=2, EnumPrinters=lambda _: [(0, "", "小票机", "")])
    monkeypatch.setitem(importlib.import_module("sys").modules, "win32print", spooler)
    assert [found.url for found in finding.windows_queues()] == ["escpos+queue://小票机"]


def test_a_network_is_knocked_at_and_nothing_is_sent() -> None:
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as printer:

        def answer() -> None:
            line, _ = printer.accept()
            with line:
                got.append(line.recv(100))

        thread = threading.Thread(target=answer)
        thread.start()
        port = printer.getsockname()[1]
        found = asyncio.run(network_printers(["127.0.0.1", "127.0.0.2"], port))
        thread.join()
    assert found == [Found(f"escpos+tcp://127.0.0.1:{port}", "网络打印机 network printer")]
    assert got == [b""]


@pytest.mark.parametrize(
    ("network", "count"), [("127.0.0.0/29", 6), ("192.0.2.7/24", 254), ("192.0.2.7", 1), ("192.0.2.0/22", 1022)]
)
def test_a_network_is_its_hosts(network: str, count: int) -> None:
    assert len(hosts_of(network)) == count


@pytest.mark.parametrize("network", ["10.0.0.0/8", "home", "300.1.1.1/24", "192.0.2.0/99"])
def test_a_network_that_is_none_or_too_large_is_refused(network: str) -> None:
    with pytest.raises(NetworkNotUsable):
        hosts_of(network)


def test_this_computers_own_network_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_own_address", lambda: "192.0.2.17")
    hosts = hosts_of("")
    assert (hosts[0], hosts[-1], len(hosts)) == ("192.0.2.1", "192.0.2.254", 254)


def test_a_computer_without_printers_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for source in ("serial_ports", "usb_printers", "device_files", "windows_queues"):
        monkeypatch.setattr(finding, source, list)
    assert main(["find"]) == 0
    assert "没有找到打印机" in capsys.readouterr().out


def test_what_is_found_is_told_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for source in ("usb_printers", "device_files", "windows_queues"):
        monkeypatch.setattr(finding, source, list)
    monkeypatch.setattr(finding, "serial_ports", lambda: [Found("escpos+serial://COM3?baud=19200", "COM3")])
    monkeypatch.setattr(finding, "network_printers", _one_printer)
    assert main(["find", "--network", "192.0.2.0/24"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "escpos+serial://COM3?baud=19200  COM3",
        "escpos+tcp://192.0.2.9:9100  254",
    ]


async def _one_printer(hosts: list[str]) -> list[Found]:
    return [Found("escpos+tcp://192.0.2.9:9100", str(len(hosts)))]


def test_a_network_written_wrongly_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["find", "--network", "10.0.0.0/8"])
    assert "1024" in capsys.readouterr().err
