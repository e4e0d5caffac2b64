"""`python -m sim demo`: a hall lives a day before your eyes."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from rich.console import Console

from sim.demo import DemoOptions, run_demo

SLOWEST, FASTEST = 1.0, 5000.0
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


def add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    demo = commands.add_parser(
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
        help="屏幕：some 取号机、大厅屏、至多六个窗口；all 全部，每个窗口约需 230 MB，大的大厅请放慢（--speed 30） "
        "screens: some of them, or all: 230 MB a window, and a large hall's day has to pass slowly (%(default)s)",
    )
    demo.add_argument(
        "--date",
        type=_date,
        default=datetime.date(2026, 11, 23),
        metavar="DATE",
        help="哪一天 which day (%(default)s)",
    )
    demo.set_defaults(run=_demo)


def _demo(options: argparse.Namespace) -> int:
    demo = DemoOptions(
        options.out, options.date, options.speed, options.seed, options.hall, options.people, options.screens
    )
    return run_demo(demo, Console())


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
