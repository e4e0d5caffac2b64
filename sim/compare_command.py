"""`python -m sim compare`: the disciplines beside each other, for a hall or for a log's own people.

What it takes to compare is loaded once the progress bar is on the screen.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from sim.calibration.log_options import LOGS, add_log, date_option
from sim.file_faults import file_fault
from sim.replay.window_change import window_change
from sim.replay_command import add_staffing
from sim.saying import say

NAME = "compare"
DAYS = 200
DESCRIPTION = f"""\
比一比哪种叫号规则更适合这个大厅：同样的人、同样的窗口，按 load、fifo、strict、interleave 各过许多天，排出名次。
Which discipline suits this hall: the same people and windows live many days under load, fifo, strict and interleave,
and these are ranked.

没有 LOG 时，人按大厅文件（--hall，默认乡镇示例）或 --demand 的客流假设抽取；有 LOG 时用记录里真实来的人。
Without LOG people are drawn from what the hall's file (--hall, else the township) or --demand assumes; with LOG they
are those who really came.

{LOGS}
例 examples
  python -m sim compare --hall hall.toml --windows 1,2,4,5,6
  python -m sim compare --hall hall.toml --demand model.toml --days 400 --out disciplines.csv
  python -m sim compare demo-out/log.jsonl

退出码：0 完成，1 做不了。 Exit code: 0 done, 1 it could not be done.
"""


def add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    parser = commands.add_parser(
        NAME,
        help="哪种叫号规则更合适 rank the disciplines",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_log(parser, required=False)
    add_staffing(parser)
    parser.add_argument("--demand", type=Path, metavar="FILE", help="带 [demand] 的 TOML a file with [demand]")
    parser.add_argument(
        "--windows", type=window_change, metavar="LIST", help="开哪些窗口，如 1,2,5 或 +1 which windows work"
    )
    parser.add_argument(
        "--from",
        dest="first",
        type=date_option,
        default=datetime.date.today(),
        metavar="DATE",
        help="没有 LOG 时从哪天起 without LOG: the first day (%(default)s)",
    )
    parser.add_argument(
        "--days",
        type=_days,
        default=DAYS,
        metavar="N",
        help="没有 LOG 时过多少天 without LOG: so many days (%(default)s)",
    )
    parser.add_argument("--out", type=Path, metavar="FILE.csv", help="另写成 CSV the figures as CSV")
    parser.set_defaults(run=lambda options: run_compare(options, Console()))


def run_compare(options: argparse.Namespace, console: Console) -> int:
    """Compare, tell, write; returns the exit code."""
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("准备 preparing", total=None)
        progress.refresh()
        # Loaded here because the bar is to stand before that.
        from sim.compare.question import NotCompared, answered, asked
        from sim.compare.telling import tell, write_csv

        def living(done: int, steps: int) -> None:
            text = "推演 living the days" if done else "推演，第一次要编译 living the days; the first time it compiles"
            progress.update(bar, description=text, completed=done, total=steps)

        try:
            question = asked(options)
            placed = answered(question, living)
            if options.out is not None:
                write_csv(placed, question.rules, options.out)
        except NotCompared as refused:
            progress.stop()
            say(console, str(refused), "red")
            return 1
        except OSError as error:
            progress.stop()
            say(console, file_fault(error), "red")
            return 1
    tell(console, question, placed)
    if options.out is not None:
        say(console, f"表 table  {options.out}")
    return 0


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 2 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 2 至 5000 / from 2 to 5000")
    return int(text)
