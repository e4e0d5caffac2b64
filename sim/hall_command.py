"""`python -m sim hall`: a hall for training, to be tried by hand."""

from __future__ import annotations

import argparse
from pathlib import Path

from sim.hand_use import HandUse, run_hall

HALL = """\
打开一个演练大厅，供手工试用：大厅服务；有显示器时再打开触摸取号机、一个窗口的叫号台和窗口屏、大厅屏。
哪块屏幕意外退出会自动重启，按 Ctrl-C 全部结束。
A hall for training, to be tried by hand: the dispatcher, and where there is a display a touch kiosk, one window's
console and screen, and the board. A screen that dies is started again; Ctrl-C ends everything.

例 example:
  python -m sim hall --at 2026-11-23T11:50 --speed 60
"""


def add_hall(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    hall = commands.add_parser(
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


def _hall(options: argparse.Namespace) -> int:
    hall = HandUse(options.hall, options.data, options.port, options.at, options.speed, options.window)
    return run_hall(hall, lambda line: print(line, flush=True))
