"""`python -m sim replay LOG`: a log's own days once more, beside what happened, and what would have been.

What it takes to replay is loaded once the progress bar is on the screen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from sim.calibration.log_options import LOGS, add_log
from sim.calibration.rosters import GAP
from sim.file_faults import file_fault
from sim.replay.window_change import window_change
from sim.saying import say

if TYPE_CHECKING:
    from sim.replay.days import DayReplayed

NAME = "replay"
TIMES = 20
DESCRIPTION = f"""\
让记录里的人按规则再被叫一遍，看推演出的等候与实际差多少；再看换一些窗口或换一种叫号规则会怎样。
Let the people of a log be called once more by the rules: how near the simulated waits come to the real ones, and what
other windows or another discipline would have done for the very same people.

{LOGS}
窗口 windows（--windows）
  1,2,5    只开这些窗口；记录里那天没开的，全天开 only these; one that did not work that day works all day
  +1       全天多开一个什么都办的窗口 one window more, for everything, all day
  -1       每天少开最闲的一个 one fewer: each day the one that served least

叫号规则 disciplines（--discipline）
  load 按负荷  fifo 先来先办  strict 优先类别绝对在前  interleave 两位优先、一位普通
  load by load, fifo first come first served, strict priorities always first, interleave two priorities, one normal

例 examples
  python -m sim replay demo-out/log.jsonl --windows 1,2,3,5 --discipline fifo
  python -m sim replay canteen.csv --columns arrival=arr_s start=start_s end=end_s --only site=canteen_bkl
  python -m sim replay calls.csv --columns arrival=queue_in start=svc_in end=svc_out window=server_id \\
      service=type wait=wait_s --abandoned abandoned_queue --drop status=abandoned_vru --untimed unmatched=1 \\
      --windows +1

退出码：0 完成，1 做不了。 Exit code: 0 done, 1 it could not be done.
"""


def add_replay(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    parser = commands.add_parser(
        NAME,
        help="把记录里的日子再过一遍 live a log's days again",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_log(parser)
    parser.add_argument(
        "--windows", type=window_change, metavar="LIST", help="设想开哪些窗口 what if these windows worked (see above)"
    )
    parser.add_argument(
        "--discipline", choices=tuple(DISCIPLINES), help="设想按哪种规则叫号 what if people were called by this rule"
    )
    add_staffing(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.csv", help="另写成 CSV the figures as CSV")
    parser.set_defaults(run=lambda options: run_replay(options, Console()))


def add_staffing(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how a log's hall is understood."""
    parser.add_argument("--hall", type=Path, metavar="FILE", help="大厅的 TOML 文件 the hall's file")
    parser.add_argument(
        "--gap",
        type=_seconds,
        default=GAP,
        metavar="SECONDS",
        help=f"没有排班记录时，窗口这么久没办事就算没人 without rosters: unattended after such a pause "
        f"({GAP // MICROSECONDS_PER_SECOND})",
    )
    parser.add_argument(
        "--changeover",
        type=_seconds,
        metavar="SECONDS",
        help="办完一位到叫下一位的间隔，默认看记录 pause between two people (as the log tells)",
    )
    parser.add_argument(
        "--times",
        type=_times,
        default=TIMES,
        metavar="N",
        help="记录里没有的耐心和时长抽几遍 how often to draw what the log does not tell (%(default)s)",
    )
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help="随机种子 seed of chance (%(default)s)")


def run_replay(options: argparse.Namespace, console: Console) -> int:
    """Replay, tell, write; returns the exit code."""
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("准备 preparing", total=None)
        progress.refresh()
        # Loaded here because the bar is to stand before that.
        from sim.replay.answer import NotReplayed, carry_out
        from sim.replay.telling import tell, write_csv

        def follow(days: Iterable[DayReplayed], total: int) -> Iterator[DayReplayed]:
            progress.update(bar, description="回放 replaying", total=total, completed=0)
            for day in days:
                yield day
                progress.advance(bar)

        try:
            answer = carry_out(options, follow)
            if options.out is not None:
                write_csv(answer.days, options.out)
        except NotReplayed as refused:
            progress.stop()
            say(console, str(refused), "red")
            return 1
        except OSError as error:
            progress.stop()
            say(console, file_fault(error), "red")
            return 1
    asked = [] if options.windows is None else [f"窗口 windows {options.windows}"]
    asked += [] if options.discipline is None else [f"规则 discipline {options.discipline}"]
    tell(console, answer, asked)
    if options.out is not None:
        say(console, f"表 table  {options.out}")
    return 0


def _seconds(text: str) -> int:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 0 至 3600 秒 / from 0 to 3600 seconds")
    return round(seconds * MICROSECONDS_PER_SECOND)


def _times(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 1 至 1000 / from 1 to 1000")
    return int(text)


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) >= 1 << 64:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 0 以上的整数 / a whole number from 0 on")
    return int(text)
