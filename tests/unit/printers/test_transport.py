"""Printers by URL."""

from pathlib import Path

import pytest

from printers.errors import PrinterUrlInvalid
from printers.files import FilePrinter
from printers.pictures import PicturePrinter
from printers.serial_line import SerialPrinter
from printers.tcp import TcpPrinter
from printers.transport import open_printer


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("escpos+tcp://192.168.1.50:9100", TcpPrinter),
        ("escpos+tcp://192.168.1.50", TcpPrinter),
        ("escpos+tcp://[::1]:9100?timeout=0.5", TcpPrinter),
        ("escpos+serial:///dev/ttyUSB0?baud=19200", SerialPrinter),
        ("escpos+serial://COM3?baud=9600&timeout=5", SerialPrinter),
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
        ("escpos+serial://", "串口"),
        ("escpos+serial:///dev/ttyS0?baud=19201", "波特率"),
        ("escpos+serial:///dev/ttyS0?baud=fast", "波特率"),
        ("file:", "路径"),
        ("file://slips.bin", "路径"),
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
