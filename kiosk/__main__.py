"""The technician's command: `python -m kiosk headless …`."""

from __future__ import annotations

import argparse
import io
import logging
import sys
from collections.abc import Sequence

from dispatcher.client.http import HallAway, HallRefused
from kiosk.headless import serve_lines
from printers import open_printer
from printers.errors import PrinterError
from printers.layout import WIDTHS

ABOUT = """\
自助取号机：点一下，出号，出票。
A kiosk: a touch, a number, a slip.
"""

HEADLESS = """\
没有屏幕的取号机：从标准输入逐行读 JSON，每行回答一行 JSON。用于联调、测试和演练。
A kiosk without a screen: one JSON object a line on standard input, one line in answer.

每行 each line:
  {"services": ["id-card-renew"], "priority": "elderly", "language": "zh", "proxy": false, "key": "t1"}
  只有 services 必填；key 相同就是同一次点击，不会重复出号、出票。
  Only services is required; the same key is the same touch: no second number, no second slip.

回答 answers:
  {"ticket": {...}, "printed": "printed"}      printed 为 printed / failed / uncertain
  {"problem": {"detail": "...", ...}}          没有出号及原因 no number, and why

打印机地址 printer URL：见 python -m printers --help
例 example:
  echo '{"services": ["consult"]}' | python -m kiosk headless --server http://127.0.0.1:8080 --printer virtual:slips
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when the input ended, 1 with the reason on standard error when it could not go on."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        printer = open_printer(options.printer)
        for answer in serve_lines(options.server, options.token, printer, options.width, options.device, sys.stdin):
            print(answer, flush=True)
    except (PrinterError, HallAway, HallRefused) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kiosk", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="命令 COMMAND")
    headless = commands.add_parser(
        "headless",
        help="没有屏幕的取号机 a kiosk without a screen",
        description=HEADLESS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    headless.add_argument(
        "--server", required=True, metavar="URL", help="大厅服务的地址 the dispatcher's address (http://127.0.0.1:8080)"
    )
    headless.add_argument("--printer", required=True, metavar="URL", help="打印机地址 the printer's address")
    headless.add_argument(
        "--width", type=int, choices=WIDTHS, default=WIDTHS[-1], help="纸宽（点）paper width in dots (%(default)s)"
    )
    headless.add_argument("--device", default="kiosk-1", metavar="ID", help="设备编号 this device's id (%(default)s)")
    headless.add_argument("--token", metavar="T", help="设备令牌 the device's token, where the hall asks for one")
    return parser


if __name__ == "__main__":
    sys.exit(main())
