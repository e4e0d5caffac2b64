"""`python -m sim replay LOG`: a log's own days once more, beside what happened, and what would have been."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import track

from dispatcher.config import HallConfigError, load_hall
from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.forecast.roster import RosterNotFitting
from sim.calibration.log_options import LOGS, add_log, read_log
from sim.calibration.observed import LogUnreadable, Observed
from sim.calibration.rosters import GAP
from sim.replay.change import ChangeNotPossible, Workload, changed, window_change
from sim.replay.days import DayReplayed, Replay
from sim.replay.staffing import Staffing, staff
from sim.replay.telling import day_table, whole_table, write_csv

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
    try:
        hall = None if options.hall is None else load_hall(options.hall)
        observed, staffing = staff(read_log(options, hall), hall, options.gap, options.changeover)
        what_if = None
        if options.windows is not None or options.discipline is not None:
            what_if = changed(staffing, Workload.of(observed), options.windows, options.discipline)
        replay = Replay(observed, staffing, options.times, options.seed)
        days = list(
            track(
                replay.days(what_if),
                "回放 replaying",
                total=len(replay.crowds),
                console=console,
                transient=True,
                disable=not console.is_terminal,
            )
        )
        if options.out is not None:
            write_csv(days, options.out)
    except (LogUnreadable, HallConfigError, ChangeNotPossible) as error:
        return _refuse(console, str(error))
    except RosterNotFitting as error:
        return _refuse(console, f"记录里的排班与大厅对不上 / the recorded roster does not fit the hall: {error}")
    except OSError as error:
        return _refuse(console, f"{error.filename}: 读写不了 / cannot be read or written: {error.strerror}")
    _tell(console, options, observed, staffing, replay, days)
    return 0


def _tell(
    console: Console,
    options: argparse.Namespace,
    observed: Observed,
    staffing: Staffing,
    replay: Replay,
    days: list[DayReplayed],
) -> None:
    seconds = staffing.changeover / MICROSECONDS_PER_SECOND
    rosters = "排班有记录 rosters recorded" if staffing.recorded else "排班由记录推断 rosters inferred"
    say(console, f"{observed.source}  {len(days)} 天 days")
    say(console, f"规则 discipline {staffing.rules.discipline}，{rosters}，换人 changeover {seconds:g} 秒 s", "dim")
    if days[0].what_if is not None:
        asked = [f"窗口 windows {options.windows}"] if options.windows is not None else []
        asked += [f"规则 discipline {options.discipline}"] if options.discipline is not None else []
        say(console, f"设想 what if: {'，'.join(asked)}")
    console.print()
    console.print(whole_table(days))
    if len(days) > 1:
        console.print()
        console.print(day_table(days))
    for remark in replay.remarks:
        say(console, f"注意 note: {remark}", "dim")
    if options.out is not None:
        say(console, f"表 table  {options.out}")


def say(console: Console, text: str, style: str = "") -> None:
    """A line as it stands, as long as it is."""
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)


def _refuse(console: Console, sentence: str) -> int:
    say(console, sentence, "red")
    return 1


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
