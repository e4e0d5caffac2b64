"""`python -m sim compare`: the disciplines beside each other, for a hall or for a log's own people."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from dispatcher.config import HallConfig, HallConfigError, load_hall
from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.roster import RosterNotFitting
from sim.calibration.log_options import LOGS, add_log, date_option, read_log
from sim.calibration.observed import LogUnreadable
from sim.compare.fared import Fared, fare, together
from sim.compare.ranking import Placed, rank
from sim.compare.scenes import NobodyComes, Scene, count_units, drawn_scenes, hall_staffing, log_scenes
from sim.compare.telling import RULE, differences_table, figures_table, groups_table, write_csv
from sim.demand_model.calendar_effects import years_beyond_the_table
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.reading import DemandUnreadable, load_demand
from sim.hall_file import chosen_hall
from sim.remark import Remark
from sim.replay.change import ChangeNotPossible, Workload, changed, window_change
from sim.replay.days import Replay
from sim.replay.staffing import staff
from sim.replay_command import add_staffing, say
from sim.seating import ServicesUnserved

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


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared: the rules (with the hall's own discipline), the days, and what the reader should know.

    `names`: what people call priorities and queues, by (kind, id).
    """

    title: str
    rules: HallRules
    scenes: Sequence[Scene]
    names: Mapping[tuple[str, str], str]
    notes: Sequence[Remark]


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
    try:
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("准备 preparing", total=None)
            question = _of_log(options) if options.log is not None else _of_hall(options)
            steps = len(DISCIPLINES) * len(question.scenes)
            progress.update(task, description="推演 living the days", total=steps, completed=0)
            fared: list[Fared] = []
            for discipline in DISCIPLINES:
                parts = []
                for scene in question.scenes:
                    parts.append(fare(scene, discipline))
                    progress.advance(task)
                fared.append(together(parts))
            placed = rank(fared, count_units(question.scenes))
        if options.out is not None:
            write_csv(placed, question.rules, options.out)
    except (
        LogUnreadable, HallConfigError, DemandUnreadable, ChangeNotPossible, ServicesUnserved, NobodyComes
    ) as error:  # fmt: skip
        say(console, str(error), "red")
        return 1
    except RosterNotFitting as error:
        say(console, f"排班与大厅对不上 / the roster does not fit the hall: {error}", "red")
        return 1
    except OSError as error:
        say(console, f"{error.filename}: 读写不了 / cannot be read or written: {error.strerror}", "red")
        return 1
    _tell(console, question, placed, options.out)
    return 0


def _of_log(options: argparse.Namespace) -> Question:
    hall = None if options.hall is None else load_hall(options.hall)
    if options.demand is not None:
        raise LogUnreadable(
            "有 LOG 时不用 --demand，来的人就是记录里的人 / with LOG there is no --demand: its people came"
        )
    observed, staffing = staff(read_log(options, hall), hall, options.gap, options.changeover)
    replay = Replay(observed, staffing, options.times, options.seed)
    staffing = changed(staffing, Workload.of(observed), options.windows)
    few = Remark(
        "只有一天：区间里没有各天之间的差别，换一天名次可能不同",
        "one day only: the intervals know nothing of other days, on which the places may differ",
    )
    return Question(
        f"{observed.source}  {len(replay.crowds)} 天 days，各过 {options.times} 遍 lived {options.times} times each",
        staffing.rules,
        log_scenes(replay, staffing),
        _names(hall),
        [*replay.remarks, *([few] if len(replay.crowds) == 1 else [])],
    )


def _of_hall(options: argparse.Namespace) -> Question:
    with chosen_hall(options.hall) as file:
        config = load_hall(file)
    model = demand_of_hall(config) if options.demand is None else load_demand(options.demand, config)
    staffing, work = hall_staffing(config, model, options.first, options.days)
    if options.windows is not None and options.windows.more < 0:
        raise ChangeNotPossible(
            f"--windows {options.windows}: 没有 LOG 就不知道哪个窗口最闲，请写明开哪些，如 1,2,5 / "
            "without LOG nobody knows which window served least; say which work, like 1,2,5"
        )
    staffing = changed(staffing, work, options.windows)
    dates = list(staffing.rosters)
    unknown = years_beyond_the_table(dates)
    note = Remark(
        f"{'、'.join(map(str, unknown))} 年的节假日还没有公布，按平日算",
        f"the holidays of {', '.join(map(str, unknown))} are not announced yet: they count as usual days",
    )
    windows = len(next(iter(staffing.rosters.values())).stints)
    return Question(
        f"{config.hall.name}  {len(dates)} 天 days（{dates[0]} – {dates[-1]}），{windows} 个窗口 windows",
        staffing.rules,
        drawn_scenes(staffing, model, options.seed),
        _names(config),
        [note] if unknown else [],
    )


def _names(config: HallConfig | None) -> dict[tuple[str, str], str]:
    if config is None:
        return {}
    priorities = {("priority", one.id): f"{one.name} {one.name_en}" for one in config.priorities}
    return priorities | {("queue", one.id): f"{one.prefix} {one.name} {one.name_en}" for one in config.queues}


def _tell(console: Console, question: Question, placed: Sequence[Placed], out: Path | None) -> None:
    say(console, question.title)
    console.print()
    console.print(figures_table(placed, question.rules.discipline))
    say(console, "* 本大厅现行 the hall's own", "dim")
    console.print()
    console.print(differences_table(placed))
    console.print()
    console.print(groups_table(placed, question.rules, question.names))
    console.print()
    say(console, RULE, "dim")
    for remark in question.notes:
        say(console, f"注意 note: {remark}", "dim")
    if out is not None:
        say(console, f"表 table  {out}")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 2 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError(f"{text!r}: 应为 2 至 5000 / from 2 to 5000")
    return int(text)
