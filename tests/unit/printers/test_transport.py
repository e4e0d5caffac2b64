"""Printers by URL."""

from pathlib import Path

import pytest

from printers.addresses import Address
from printers.errors import PrinterUrlInvalid
from printers.files import FilePrinter
from printers.lines.device_file import DeviceFilePort
from printers.lines.serial import SerialPort
from printers.lines.tcp import TcpPort
from printers.lines.usb import UsbPort
from printers.pictures import PicturePrinter
from printers.transport import open_port, open_printer
from printers.windows_queue import QueuePrinter


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("escpos+tcp://192.168.1.50:9100", TcpPort),
        ("escpos+tcp://192.168.1.50", TcpPort),
        ("escpos+tcp://[::1]:9100?timeout=0.5&confirm=process-id", TcpPort),
        ("escpos+serial:///dev/ttyUSB0?baud=19200", SerialPort),
        ("escpos+serial://COM3?baud=9600&timeout=5&flow=xonxoff", SerialPort),
        ("escpos+usb://04b8:0E15", UsbPort),
        ("escpos+usb:///dev/usb/lp0?timeout=1", DeviceFilePort),
        ("ESCPOS+TCP://host", TcpPort),
    ],
)
def test_the_scheme_tells_the_kind_of_line(url: str, kind: type) -> None:
    port, _ = open_port(Address(url))
    assert type(port) is kind
    assert open_printer(url).url == url


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("escpos+queue://小票机", QueuePrinter),
        ("file:slips.bin", FilePrinter),
        ("file:///nowhere/slips.bin", FilePrinter),
        ("virtual:slips", PicturePrinter),
        ("virtual:小票/一楼?width=384", PicturePrinter),
    ],
)
def test_the_scheme_tells_the_kind_of_printer(url: str, kind: type) -> None:
    printer = open_printer(url)
    assert type(printer) is kind
    assert printer.url == url


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("", "escpos"),
        ("usb:1", "escpos"),
        ("escpos+tcp://", "端口"),
        ("escpos+tcp://host:0", "端口"),
        ("escpos+tcp://host:99999", "端口"),
        ("escpos+tcp://host:9100/path", "端口"),
        ("escpos+tcp://[::1", "方括号"),
        ("escpos+tcp://host?timeout=0", "秒"),
        ("escpos+tcp://host?timeout=nan", "秒"),
        ("escpos+tcp://host?timeout=soon", "秒"),
        ("escpos+tcp://host?baud=9600", "没有“baud”"),
        ("escpos+tcp://host?confirm=perhaps", "confirm"),
        ("escpos+usb://", "厂商号"),
        ("escpos+usb://4b8:e15", "厂商号"),
        ("escpos+usb://04b8:0e15?baud=9600", "没有“baud”"),
        ("escpos+queue://", "名称"),
        ("escpos+serial:///dev/ttyS0?flow=dtr", "flow"),
        ("escpos+serial://", "串口"),
        ("escpos+serial:///dev/ttyS0?baud=19201", "波特率"),
        ("escpos+serial:///dev/ttyS0?baud=fast", "波特率"),
        ("file:", "路径"),
        ("file://slips.bin", "路径"),
        ("file:slips.bin?timeout=3", "没有“timeout”"),
        ("virtual:", "路径"),
        ("virtual:slips?width=400", "width"),
        ("virtual:slips?colour=red", "没有“colour”"),
    ],
)
def test_a_wrong_url_tells_how_to_write_it(url: str, hint: str) -> None:
    with pytest.raises(PrinterUrlInvalid, match=hint):
        open_printer(url)


def test_a_device_is_not_taken_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(PrinterUrlInvalid, match="escpos\\+serial"):
        open_printer(f"file:{tmp_path}")
