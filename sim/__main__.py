"""`python -m sim`: live a day in a hall, or open one to be tried by hand."""

from __future__ import annotations

import argparse
import datetime
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

SLOWEST, FASTEST = 1.0, 5000.0
APART = ("calibrate", "province")
"""Commands in modules of their own, `sim.NAME_command`; loaded when asked for, so that each begins at once."""
DEMO = """\
看一个大厅怎样过一天：取号机出号、出票，窗口按负荷叫号，每一步都进日志；
结束后独立核对，并留下报告。全部在本机进行，不联网，不动正式数据。
A hall lives a day before your eyes: kiosks give numbers and slips, windows call by load, every step lands in
the log; then it is audited and a report is left. All on this computer, without network and real data.

输出目录 the folder holds:
  report.html   一日报告 the report          slips/        小票图片 slips as pictures
  log.jsonl     全部事件 all events          ledger/       台账 CSV the ledger
  hall.db       数据备份 a backup            data/         数据 the data (python -m dispatcher verify --data …)
  screens/      屏幕图片，开门、高峰、收工各一张 pictures of each screen at opening, peak and closing
  voice/        最早几次叫号的语音 the first announcements as WAV files

退出码：0 没有问题，1 发现问题或没有完成。 Exit code: 0 nothing wrong, 1 something was, or it could not end.
"""


HALL = """\
打开一个演练大厅，供手工试用：大厅服务；有显示器时再打开触摸取号机、一个窗口的叫号台和窗口屏、大厅屏。
哪块屏幕意外退出会自动重启，按 Ctrl-C 全部结束。
A hall for training, to be tried by hand: the dispatcher, and where there is a display a touch kiosk, one window's
console and screen, and the board. A screen that dies is started again; Ctrl-C ends everything.

例 example:
  python -m sim hall --at 2026-11-23T11:50 --speed 60
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    options = _parser(words[0] if words else "").parse_args(words)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _demo(options: argparse.Namespace) -> int:
    from sim.demo import DemoOptions, run_demo

    demo = DemoOptions(
        options.out, options.date, options.speed, options.seed, options.hall, options.people, options.screens
    )
    return run_demo(demo, Console())


def _hall(options: argparse.Namespace) -> int:
    from sim.hand_use import HandUse, run_hall

    hall = HandUse(options.hall, options.data, options.port, options.at, options.speed, options.window)
    return run_hall(hall, lambda line: print(line, flush=True))


def _pictures(options: argparse.Namespace) -> int:
    from sim.small_pictures import PictureMissing, save_small_pictures

    try:
        saved = save_small_pictures(options.demo, options.to)
    except PictureMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(*saved, sep="\n")
    return 0


def _parser(asked: str) -> argparse.ArgumentParser:
    """All commands; of those with a module of their own just the one that is asked for, if it is one of them."""
    parser = argparse.ArgumentParser(
        prog="python -m sim",
        description="推演：让大厅过一天，或打开大厅供试用。 / Live a day in a hall, or open one to try.",
    )
    commands = parser.add_subparsers(required=True, metavar="命令 COMMAND")
    _demo_options(commands.add_parser)
    _hall_options(commands.add_parser)
    pictures = commands.add_parser("pictures", help="把演练的屏幕图片缩小 make a demonstration's pictures small")
    pictures.add_argument("demo", type=Path, metavar="演练 DEMO", help="演练的输出目录 a demonstration's folder")
    pictures.add_argument("to", type=Path, metavar="目录 DIR", help="写到哪里 where to write them")
    pictures.set_defaults(run=_pictures)
    for name in [asked] if asked in APART else APART:
        add: Callable[[Any], None] = getattr(importlib.import_module(f"sim.{name}_command"), f"add_{name}")
        add(commands)
    return parser


def _demo_options(add: Callable[..., argparse.ArgumentParser]) -> None:
    demo = add(
        "demo",
        help="演练一天 live a day",
        description=DEMO,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    demo.add_argument(
        "--hall", type=Path, metavar="FILE", help="大厅的 TOML 文件，默认乡镇示例 the hall's file (township)"
    )
    demo.add_argument(
        "--out", type=Path, default=Path("demo-out"), metavar="DIR", help="输出目录 folder to leave it in (%(default)s)"
    )
    demo.add_argument(
        "--speed",
        type=_speed,
        default=600.0,
        metavar="N",
        help="快慢，真实一秒为大厅几秒 hall seconds a second (%(default)g)",
    )
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="随机种子 seed of chance (%(default)s)")
    demo.add_argument("--people", type=_people, metavar="N", help="来多少人，默认按配置 how many people come")
    demo.add_argument(
        "--screens",
        choices=("some", "all", "none"),
        default="some",
        help="屏幕：some 取号机、大厅屏、至多六个窗口；all 全部，每个窗口约需 320 MB，大的大厅请放慢（--speed 30） "
        "screens: some of them, or all: 320 MB a window, and a large hall's day has to pass slowly (%(default)s)",
    )
    demo.add_argument(
        "--date",
        type=_date,
        default=datetime.date(2026, 11, 23),
        metavar="DATE",
        help="哪一天 which day (%(default)s)",
    )
    demo.set_defaults(run=_demo)


def _hall_options(add: Callable[..., argparse.ArgumentParser]) -> None:
    hall = add(
        "hall",
        help="打开大厅供手工试用 a hall to be tried by hand",
        description=HALL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    hall.add_argument(
        "--hall", type=Path, metavar="FILE", help="大厅的 TOML 文件，默认乡镇示例 the hall's file (township)"
    )
    hall.add_argument(
        "--data", type=Path, default=Path("hall-data"), metavar="DIR", help="数据目录 folder of its data (%(default)s)"
    )
    hall.add_argument("--port", default="8080", metavar="N", help="端口，0 为任选 port, 0 for any (%(default)s)")
    hall.add_argument(
        "--at",
        default="2026-11-23T09:00",
        metavar="TIME",
        help="从大厅的什么时刻开始 the hall's time at the start (%(default)s)",
    )
    hall.add_argument("--speed", default="1", metavar="N", help="快慢 hall seconds a second (%(default)s)")
    hall.add_argument("--window", metavar="ID", help="打开哪个窗口的屏幕，默认第一个 whose screens to open (the first)")
    hall.set_defaults(run=_hall)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 {SLOWEST:g} 至 {FASTEST:g} / from {SLOWEST:g} to {FASTEST:g}")
    return speed


def _people(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 1 至 5000 / from 1 to 5000")
    return int(text)


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 2026-11-23 / should be like 2026-11-23") from error


if __name__ == "__main__":
    sys.exit(main())
