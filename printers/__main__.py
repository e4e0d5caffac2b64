"""The technician's commands: `python -m printers sample ticket …` and `python -m printers test URL`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime

from printers.encoder import encode
from printers.errors import PrinterError
from printers.layout import WIDTHS
from printers.sample_command import add_sample_command
from printers.templates import trial_layout
from printers.transport import open_printer

ABOUT = """\
小票打印机的安装与检查。
Setting up and checking slip printers.

打印机地址 URL：
  escpos+tcp://192.168.1.50:9100             网络打印机 network printer
  escpos+serial:///dev/ttyUSB0?baud=19200    串口打印机 serial printer (Windows: escpos+serial://COM3)
  file:slips.bin                             把数据存入文件 appends the bytes to a file
  virtual:slips?width=384                    把小票画成图片 draws slips as PNG pictures in a folder

前两种可加 timeout=秒数（默认 3）。The first two take timeout=SECONDS (3).
纸宽 width：58 毫米纸为 384，80 毫米纸为 576。384 is for 58 mm paper, 576 for 80 mm.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it worked, 1 with the error on standard error if it did not."""
    options = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except PrinterError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"文件写不了，请检查路径和权限。\nThe file cannot be written: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m printers", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令 COMMAND")

    add_sample_command(commands)
    test = commands.add_parser("test", help="打一张测试纸 print a test slip")
    test.add_argument("url", metavar="URL", help="打印机地址 the printer's address")
    test.add_argument(
        "--width", type=int, choices=WIDTHS, default=WIDTHS[-1], help="纸宽（点）paper width in dots (576)"
    )
    test.set_defaults(run=_test)
    return parser


def _test(options: argparse.Namespace) -> int:
    printed_at = datetime.now().strftime("%Y-%m-%d %H:%M")
    with closing(open_printer(options.url)) as printer:
        printer.print(encode(trial_layout(options.url, printed_at, options.width), options.width))
    print("测试纸已发出，请看打印是否清楚完整。")
    print("The test slip was sent; see whether it is clear and complete.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
