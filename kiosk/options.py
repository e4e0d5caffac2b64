"""What a technician can say to a kiosk on its command line."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from printers.layout import WIDTHS
from slips.jobs_folder import REHEARSED_JOBS_HELP, jobs_help

SCREEN = """\
触摸取号机：选事项，取号，出票。放在大厅门口，断线、缺纸、下班时都会说清怎么办。
A touch kiosk: choose a service, take a number, get a slip. It says what to do when something is amiss.

例 examples:
  python -m kiosk --server http://127.0.0.1:8080 --printer escpos+tcp://192.168.1.50:9100
  python -m kiosk --server http://127.0.0.1:8080 --grab home.png --page home
  python -m kiosk headless --help                  没有屏幕的取号机 a kiosk without a screen

打印机地址 printer URL：见 python -m printers --help
"""
DRIVEN = """\
--driven 由标准输入逐行驱动，供演练用；每行一个 JSON，回答一行 JSON driven by lines, for rehearsals:
  {"services": ["id-card-renew"], "priority": "elderly", "language": "en", "proxy": false}
                     按取号机自己的方块和按钮取号 presses the kiosk's own tiles and buttons
                     → {"ticket": {...}, "printed": "printed"} 或 or {"problem": {...}}
  {"act": "domain", "value": "household"}    按这一页的一个按钮 presses one button → {"page": "Services"}
  {"grab": "kiosk.png"}                      保存画面 takes a picture → {"grabbed": "kiosk.png"}
  第一行先答 {"ready": true} the first answer, when the first page stands
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
PORTRAIT = (1080, 1920)


def screen_options(arguments: list[str]) -> argparse.Namespace:
    """The options of a touch kiosk. Ends the program with a word on what is wrong with them."""
    parser = argparse.ArgumentParser(
        prog="python -m kiosk",
        description=SCREEN,
        epilog=DRIVEN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _common(parser, jobs_help("<--device>"))
    parser.add_argument("--printer", metavar="URL", help="打印机地址；不写就不打印 the printer; without it, no slips")
    parser.add_argument("--size", type=_size, metavar="宽x高", help="画面大小，默认全屏 size (default: full display)")
    parser.add_argument(
        "--language",
        choices=("both", "en"),
        default="both",
        help="每位群众开始时的语言 the language that each person begins with (both)",
    )
    parser.add_argument("--elder", action="store_true", help="默认大字版 begin in large letters")
    parser.add_argument(
        "--technician-pin-file",
        type=Path,
        metavar="FILE",
        help="维护密码文件；没有就没有维护页 the technician's PIN; without, there is no such page",
    )
    parser.add_argument(
        "--volume", type=int, choices=range(101), default=80, metavar="0-100", help="朗读音量 loudness of reading (80)"
    )
    parser.add_argument(
        "--page",
        metavar="PAGE",
        default="attract",
        help="从哪一页开始，供拍照 page to begin with, for pictures: home, services:DOMAIN, service:ID, priorities:ID, "
        "confirm:ID,ID, pin, technician",
    )
    parser.add_argument("--grab", type=Path, metavar="FILE.png", help="保存画面后退出 save the page and exit")
    parser.add_argument("--lowered", action="store_true", help="放低画面，供拍照 lowered, for pictures")
    parser.add_argument("--driven", action="store_true", help="见下 see below")
    options = parser.parse_args(arguments)
    if options.grab is not None and options.size is None:
        options.size = PORTRAIT
    return options


def headless_options(arguments: list[str]) -> argparse.Namespace:
    """The options of a kiosk without a screen."""
    parser = argparse.ArgumentParser(
        prog="python -m kiosk headless", description=HEADLESS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    _common(parser, REHEARSED_JOBS_HELP)
    parser.add_argument("--printer", required=True, metavar="URL", help="打印机地址 the printer's address")
    return parser.parse_args(arguments)


def _common(parser: argparse.ArgumentParser, jobs: str) -> None:
    parser.add_argument(
        "--server", required=True, metavar="URL", help="大厅服务的地址 the dispatcher's address (http://127.0.0.1:8080)"
    )
    parser.add_argument("--token", metavar="T", help="设备令牌 the device's token, where the hall asks for one")
    parser.add_argument("--device", default="kiosk-1", metavar="ID", help="设备编号 this device's id (%(default)s)")
    parser.add_argument(
        "--width", type=int, choices=WIDTHS, default=WIDTHS[-1], help="纸宽（点）paper width in dots (%(default)s)"
    )
    parser.add_argument("--jobs", type=Path, metavar="DIR", help=jobs)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 / should be like 1080x1920")
    return int(found[1]), int(found[2])
