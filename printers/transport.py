"""Printers by URL.

==============================================  ====================================================
``escpos+tcp://192.168.1.50:9100``              a network printer; the port may be left out (9100)
``escpos+serial:///dev/ttyUSB0?baud=19200``     a serial line, 8N1; ``escpos+serial://COM3`` on Windows
``file:/var/log/slips.bin``                     appends the bytes to a file
``virtual:slips?width=384``                     draws each cut slip as a PNG in a folder; 576 dots if not said
==============================================  ====================================================

The first two take ``timeout=`` in seconds (3). A host is best given by its address: how long the
look-up of a name takes is the operating system's affair.
"""

import math
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlsplit

from printers.errors import PrinterUrlInvalid
from printers.layout import WIDTHS
from printers.printer import Printer

DEFAULT_PORT = 9100
DEFAULT_BAUD = 19200
DEFAULT_TIMEOUT = 3.0
LONGEST_TIMEOUT = 60.0
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)


def open_printer(url: str) -> Printer:
    """The printer at `url`; PrinterUrlInvalid if the URL is wrong.

    Nothing is connected yet: a printer may be switched on later.
    """
    scheme, colon, rest = url.partition(":")
    match scheme.lower():
        case "escpos+tcp":
            return _tcp(url)
        case "escpos+serial":
            return _serial(url)
        case "file":
            return _file(url, rest)
        case "virtual":
            return _virtual(url, rest)
    raise PrinterUrlInvalid(
        url,
        f"不认识“{scheme}{colon}”。"
        "可用：escpos+tcp://地址:9100、escpos+serial:///dev/ttyUSB0、file:文件、virtual:目录。",
        f"{scheme + colon!r} is not known. Use escpos+tcp://host:9100, escpos+serial:///dev/ttyUSB0, "
        "file:PATH or virtual:DIR.",
    )


def _tcp(url: str) -> Printer:
    from printers.tcp import TcpPrinter

    parts = _split(url)
    options = _options(url, parts.query, ("timeout",))
    try:
        port = parts.port
    except ValueError:
        port = 0
    if not parts.hostname or port == 0 or parts.path.strip("/"):
        raise PrinterUrlInvalid(
            url,
            "应写成 escpos+tcp://地址:端口，端口 1 到 65535。",
            "write escpos+tcp://host:port, with a port from 1 to 65535.",
        )
    return TcpPrinter(url, parts.hostname, port or DEFAULT_PORT, _timeout(url, options))


def _serial(url: str) -> Printer:
    from printers.serial_line import SerialPrinter

    parts = _split(url)
    options = _options(url, parts.query, ("baud", "timeout"))
    device = parts.netloc + parts.path
    baud = _whole(options.get("baud", str(DEFAULT_BAUD)))
    if not device.strip("/"):
        raise PrinterUrlInvalid(
            url,
            "没有写串口，应写成 escpos+serial:///dev/ttyUSB0 或 escpos+serial://COM3。",
            "it names no port; write escpos+serial:///dev/ttyUSB0 or escpos+serial://COM3.",
        )
    if baud not in BAUDS:
        raise PrinterUrlInvalid(
            url,
            f"波特率 baud 只能是 {BAUDS} 之一，见打印机自检页。",
            f"baud must be one of {BAUDS}; the printer's self-test page tells it.",
        )
    return SerialPrinter(url, device, baud, _timeout(url, options))


def _file(url: str, rest: str) -> Printer:
    from printers.files import FilePrinter

    return FilePrinter(url, _path(url, rest))


def _virtual(url: str, rest: str) -> Printer:
    from printers.pictures import PicturePrinter

    folder, _, query = rest.partition("?")
    width = _whole(_options(url, query, ("width",)).get("width", str(WIDTHS[-1])))
    if width not in WIDTHS:
        raise PrinterUrlInvalid(url, f"width 只能是 {WIDTHS} 之一。", f"width must be one of {WIDTHS}.")
    return PicturePrinter(url, _path(url, folder), width)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise PrinterUrlInvalid(url, "地址的写法不对，请核对方括号和端口。", f"{error}.") from None


def _options(url: str, query: str, known: tuple[str, ...]) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    for name in options:
        if name not in known:
            raise PrinterUrlInvalid(
                url,
                f"没有“{name}”这个选项，可用：{'、'.join(known)}。",
                f"there is no option {name!r}; there are: {', '.join(known)}.",
            )
    return options


def _timeout(url: str, options: dict[str, str]) -> float:
    try:
        seconds = float(options.get("timeout", DEFAULT_TIMEOUT))
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= LONGEST_TIMEOUT:
        raise PrinterUrlInvalid(
            url,
            f"timeout 是秒数，大于 0，不超过 {LONGEST_TIMEOUT:g}。",
            f"timeout is in seconds, above 0 and at most {LONGEST_TIMEOUT:g}.",
        )
    return seconds


def _whole(text: str) -> int:
    """The whole number that `text` says; 0, which no option allows, if it says none."""
    return int(text) if text.isascii() and text.isdigit() else 0


def _path(url: str, text: str) -> Path:
    """A path as written, or after `//` as in file:///var/log/slips.bin."""
    path = text.removeprefix("//") if text.startswith("///") else text
    if not path or path.startswith("//"):
        raise PrinterUrlInvalid(url, "没有写路径（file:slips.bin）。", "it names no path (file:slips.bin).")
    return Path(path)
