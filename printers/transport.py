"""Printers by URL.

==============================================  ====================================================
``escpos+tcp://192.168.1.50:9100``              a network printer; the port may be left out (9100)
``escpos+serial:///dev/ttyUSB0?baud=19200``     a serial line, 8N1; ``escpos+serial://COM3`` on Windows
``escpos+usb://04b8:0e15``                      a USB printer by its vendor's and product's number
``escpos+usb:///dev/usb/lp0``                   a USB printer by the system's own driver (Linux)
``escpos+queue://小票机``                        a printer of Windows by its name
``file:/var/log/slips.bin``                     appends the bytes to a file
``virtual:slips?width=384``                     draws each cut slip as a PNG in a folder; 576 dots if not said
==============================================  ====================================================

Lines (tcp, serial, usb) take ``timeout=`` in seconds (3), for which the printer may give no sign of life, and
``confirm=process-id`` for printers that tell when each slip is on paper (GS ( H). A serial line takes ``flow=rtscts``
or ``flow=xonxoff``. How slips look is told by any URL (`printers.stationery`). A host is best given by its address: how
long the look-up of a name takes is the operating system's affair.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from printers.addresses import Address
from printers.layout import WIDTHS
from printers.lines.line import Port
from printers.printer import Printer
from printers.stationery import stationery_of

DEFAULT_PORT = 9100
DEFAULT_BAUD = 19200
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
CONFIRMS = ("status", "process-id")
USB_NUMBERS = re.compile(r"([0-9a-f]{4}):([0-9a-f]{4})", re.IGNORECASE)


def open_printer(url: str) -> Printer:
    """The printer at `url`, which is asked nothing; PrinterUrlInvalid if the URL is wrong.

    Nothing is connected yet: a printer may be switched on later.
    """
    address = Address(url)
    port, _ = open_port(address)
    if port is not None:
        from printers.line_printer import LinePrinter

        return LinePrinter(port)
    return _plain(address)


def open_port(address: Address) -> tuple[Port | None, bool]:
    """The line of an address and whether its printer names each slip that it has printed; None where there is none."""
    if address.scheme not in PORTS:
        return None, False
    return PORTS[address.scheme](address), address.choice("confirm", CONFIRMS) == "process-id"


def _plain(address: Address) -> Printer:
    """Printers without a line: what they say at once is all that they ever say."""
    match address.scheme:
        case "escpos+queue":
            return _queue(address)
        case "file":
            return _file(address)
        case "virtual":
            return _virtual(address)
    scheme = address.scheme + address.colon
    raise address.refuse(
        f"不认识“{scheme}”。可用：escpos+tcp://地址:9100、escpos+serial:///dev/ttyUSB0、escpos+usb://厂商号:产品号、"
        "escpos+queue://名称、file:文件、virtual:目录。",
        f"{scheme!r} is not known. Use escpos+tcp://host:9100, escpos+serial:///dev/ttyUSB0, "
        "escpos+usb://vendor:product, escpos+queue://NAME, file:PATH or virtual:DIR.",
    )


def _tcp(address: Address) -> Port:
    from printers.lines.tcp import TcpPort

    address.allow("timeout", "confirm")
    parts = address.split()
    try:
        port = parts.port
    except ValueError:
        port = 0
    if not parts.hostname or port == 0 or parts.path.strip("/"):
        raise address.refuse(
            "应写成 escpos+tcp://地址:端口，端口 1 到 65535。",
            "write escpos+tcp://host:port, with a port from 1 to 65535.",
        )
    return TcpPort(address.url, parts.hostname, port or DEFAULT_PORT, address.patience())


def _serial(address: Address) -> Port:
    from printers.lines.serial import FLOWS, Flow, SerialPort

    address.allow("baud", "flow", "timeout", "confirm")
    parts = address.split()
    device = parts.netloc + parts.path
    baud = address.number("baud", DEFAULT_BAUD)
    if not device.strip("/"):
        raise address.refuse(
            "没有写串口，应写成 escpos+serial:///dev/ttyUSB0 或 escpos+serial://COM3。",
            "it names no port; write escpos+serial:///dev/ttyUSB0 or escpos+serial://COM3.",
        )
    if baud not in BAUDS:
        raise address.refuse(
            f"波特率 baud 只能是 {'、'.join(map(str, BAUDS))}，见打印机自检页。",
            f"baud must be one of {', '.join(map(str, BAUDS))}; the printer's self-test page tells it.",
        )
    flow = cast(Flow, address.choice("flow", FLOWS))
    return SerialPort(address.url, device, baud, flow, address.patience())


def _usb(address: Address) -> Port:
    from printers.lines.device_file import DeviceFilePort
    from printers.lines.usb import UsbPort

    address.allow("timeout", "confirm")
    place = address.rest.removeprefix("//")
    if place.startswith("/"):
        return DeviceFilePort(address.url, address.path(), address.patience())
    numbers = USB_NUMBERS.fullmatch(place.strip("/"))
    if numbers is None:
        raise address.refuse(
            "应写成 escpos+usb://厂商号:产品号（各四位十六进制，如 04b8:0e15）或 escpos+usb:///dev/usb/lp0。",
            "write escpos+usb://vendor:product, four hexadecimal digits each (04b8:0e15), "
            "or escpos+usb:///dev/usb/lp0.",
        )
    return UsbPort(address.url, int(numbers[1], 16), int(numbers[2], 16), address.patience())


PORTS: dict[str, Callable[[Address], Port]] = {"escpos+tcp": _tcp, "escpos+serial": _serial, "escpos+usb": _usb}
"""Schemes of printers at the end of a line, which can be asked how they are."""


def _queue(address: Address) -> Printer:
    from printers.windows_queue import QueuePrinter

    address.allow()
    name = address.rest.removeprefix("//")
    if not name:
        raise address.refuse("没有写打印机名称。", "it names no printer.")
    return QueuePrinter(address.url, name)


def _file(address: Address) -> Printer:
    from printers.files import FilePrinter

    address.allow()
    return FilePrinter(address.url, address.path())


def _virtual(address: Address) -> Printer:
    from printers.pictures import PicturePrinter

    address.allow()
    return PicturePrinter(address.url, address.path(), stationery_of(address.url, WIDTHS[-1]).profile)
