"""`python -m sim plan`: how many windows a place needs, of which kind, at which hour.

Planning loads numpy, pydantic and numba; that is done once the progress bar is on the screen.
"""

from __future__ import annotations

import argparse
import datetime
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from sim.file_faults import file_fault
from sim.saying import say

NAME = "plan"
WRITTEN, UNREADABLE, UNREACHABLE, STOPPED = 0, 1, 3, 130
MOST_SEED = 2**63 - 1
DESCRIPTION = """\
按人口或大厅记录配置窗口：最少几个窗口、哪几类、各在什么时段开，群众等多久，把握有多大；
并写一份可打印的报告：多一个少一个会怎样、假设有出入会怎样、合并窗口值不值、座位与面积、人口速查表。
From inhabitants or a hall's log: the least windows, of which kinds, open when; the waits they give, and how sure that
is. Leaves a report to print: one window more or fewer, other assumptions, merged windows, seats and floor, and a table
of inhabitants and windows.

SCENARIO 是一个 TOML 文件，也可写自带的示例 township（默认）或 county；写法见 docs/plan.md。
SCENARIO is a TOML file, or an example that comes with the program: township (if none is named) or county.

例 examples
  python -m sim plan
  python -m sim plan county --report county.html
  python -m sim plan town.toml --from 2027-01-04 --json town.json

退出码：0 配好了，1 方案不能用或写不了，2 命令写错，3 目标达不到（说明缺什么），130 中途停止。
Exit code: 0 planned, 1 the scenario cannot be used or a file not written, 2 the command is wrong, 3 the goal cannot be
kept (it says what is missing), 130 stopped.
"""


def add_plan(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    parser = commands.add_parser(NAME, description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "scenario",
        nargs="?",
        default="township",
        metavar="SCENARIO",
        help="方案文件或示例 file, or example (%(default)s)",
    )
    parser.add_argument(
        "--report", type=Path, default=Path("plan.html"), metavar="FILE", help="报告写到哪里 the report (%(default)s)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="另写一份给程序读的 the same for programs")
    parser.add_argument(
        "--from", dest="first", type=_date, metavar="DATE", help="计划期从哪天起，默认方案所写或今天 first date"
    )
    parser.add_argument("--seed", type=_seed, metavar="N", help="随机种子，默认方案所写 seed of chance")
    parser.set_defaults(run=lambda options: run_plan(options, Console()))


def run_plan(options: argparse.Namespace, console: Console) -> int:
    """Plan, write, tell; returns the exit code."""
    began = time.perf_counter()
    try:
        with Bar(console) as bar:
            return _plan(options, console, bar, began)
    except KeyboardInterrupt:
        say(console, "已停止，没有写报告 / Stopped; no report was written", "yellow")
        return STOPPED


def _plan(options: argparse.Namespace, console: Console, bar: Bar, began: float) -> int:
    # Loaded here because the bar is to stand before that.
    from sim.planning.answer import GoalUnreachable
    from sim.planning.commission import carry_out
    from sim.planning.scenario import ScenarioUnreadable
    from sim.planning.telling import tell_plan

    try:
        plan = carry_out(options, began, bar.tell)
    except ScenarioUnreadable as fault:
        bar.end()
        say(console, str(fault), "red")
        return UNREADABLE
    except GoalUnreachable as missing:
        bar.end()
        say(console, str(missing), "red")
        return UNREACHABLE
    except OSError as error:
        bar.end()
        say(console, file_fault(error), "red")
        return UNREADABLE
    bar.end()
    tell_plan(plan, console)
    say(console, f"报告 report  {options.report}")
    if options.json is not None:
        say(console, f"数据 data    {options.json}")
    return WRITTEN


class Bar:
    """The progress bar; where there is no terminal, a line for each tenth of the work."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told = -1
        self._progress = Progress(
            BarColumn(40), TaskProgressColumn(), TimeElapsedColumn(), TextColumn("{task.description}"),
            console=console, transient=True, disable=not console.is_terminal,
        )  # fmt: skip
        self._task = self._progress.add_task("载入 loading", total=1.0)

    def __enter__(self) -> Bar:
        self._progress.start()
        self.tell(0.0, "载入 loading")
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def tell(self, done: float, text: str) -> None:
        """So much of the work is done, and this is being looked at."""
        self._progress.update(self._task, completed=done, description=text)
        tenth = int(done * 10)
        if self._progress.disable and tenth > self._told:
            self._told = tenth
            self._console.print(f"{done:4.0%}  {text}", markup=False, highlight=False, soft_wrap=True)
            self._console.file.flush()

    def end(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 2026-11-23 / should be like 2026-11-23") from error


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST_SEED:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 0 至 {MOST_SEED} 的整数 / a whole number up to {MOST_SEED}")
    return int(text)
