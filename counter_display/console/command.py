"""The technician's command: `python -m counter_display console …`."""

from __future__ import annotations

import argparse
from pathlib import Path

from slips.jobs_folder import jobs_help

CONSOLE = """\
窗口人员的叫号台：窄条，常在其他程序之上，每个操作都有键。
F5 叫下一位、办结并叫下一位；其余的键写在按钮上。
The clerk's console: narrow, above other programs, a key for every act. F5 finishes and calls the next person.

演练时逐行驱动 driven by lines (--driven): {"key": "F5"} {"key": "Return"} {"grab": "FILE.png"}

例 example:
  python -m counter_display console --server http://127.0.0.1:8080 --window 3
"""
PAPER_DOTS = (384, 576)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that only the console has."""
    parser.add_argument("--window", required=True, metavar="ID", help="窗口 the window")
    parser.add_argument("--clerk", default="", metavar="ID", help="预填的工号 the clerk's id, filled in")
    parser.add_argument("--printer", metavar="URL", help="号票打印机 printer of slips (escpos+tcp://192.168.1.50:9100)")
    parser.add_argument(
        "--paper", type=int, choices=PAPER_DOTS, default=PAPER_DOTS[1], help="纸宽点数 paper width in dots (576)"
    )
    parser.add_argument("--jobs", type=Path, metavar="DIR", help=jobs_help("window-<--window>"))
