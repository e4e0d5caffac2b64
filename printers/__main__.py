"""The technician's commands: `python -m printers sample|test|find|virtual …`."""

import argparse
import sys
from collections.abc import Callable, Sequence

from printers.errors import PrinterError
from printers.finding import add_find
from printers.sample_command import add_sample_command
from printers.trial import add_test
from printers.virtual.command import add_virtual

ABOUT = """\
小票打印机的安装与检查。
Setting up and checking slip printers.

打印机地址 URL：
  escpos+tcp://192.168.1.50:9100             网络打印机 network printer
  escpos+serial:///dev/ttyUSB0?baud=19200    串口打印机 serial printer (Windows: escpos+serial://COM3)
  escpos+usb://04b8:0e15                     USB 打印机 USB printer (Linux also: escpos+usb:///dev/usb/lp0)
  escpos+queue://小票机                       Windows 里的打印机 a printer of Windows by its name
  file:slips.bin                             把数据存入文件 appends the bytes to a file
  virtual:slips?width=384                    把小票画成图片 draws slips as PNG pictures in a folder

网络、串口、USB 可加 timeout=秒数（默认 3）；打印机支持 GS ( H 时加 confirm=process-id。
Network, serial and USB take timeout=SECONDS (3), and confirm=process-id where the printer knows GS ( H.
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
    add_test(commands)
    add_find(commands)
    add_virtual(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
