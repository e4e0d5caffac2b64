"""`python -m sim province IN.csv --out OUT.csv`: size every township of a table.

What the work needs is loaded once the progress bar is on the screen.
"""

from __future__ import annotations

import argparse
import datetime
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from sim.file_faults import file_fault
from sim.province.progress import RunProgress, duration
from sim.province.wanted import NotSized, Wanted
from sim.saying import say

NAME = "province"
DONE, NOT_DONE, INTERRUPTED = 0, 1, 130
MOST_SEED = 2**63 - 1
DESCRIPTION = """\
一次推演一张表里的所有乡镇：各要几个窗口、哪几种、等多久、多忙、有几成把握。中断了再运行同一命令，接着算。
Size every township of a table: how many windows, of which kinds, the waits and loads they give, and how sure that is.
Interrupted, it goes on where it was when the same command is run again.

表 the table：CSV，首行是列名，中英文均可 CSV with a heading, in Chinese or English
  名称 name            乡镇名 the township
  人口 inhabitants     常住人口 census population
  业务量 volume        可选：平常工作日人次，替代按人口估算 optional: visits on a usual working day
  业务结构 mix         可选：各领域占比，如 pension=0.3;medical=30%，其余按大厅现有比例分
                       optional: shares of domains; the rest is divided as the hall has it
  领域名 a domain      可选：每个领域一列，写件数或占比 optional: a column for each domain, counts or shares
  县 county、代码 code 可选：区别同名乡镇 optional: tell places of one name apart

结果 the result：OUT.csv，另有排名图 OUT.html；算到一半的存在 OUT.csv.part
  OUT.csv, and OUT.html with the ranking; what is done so far is in OUT.csv.part

例 examples
  python -m sim province guangxi.csv --out windows.csv
  python -m sim province guangxi.csv --out windows.csv --scenario ours.toml --from 2027-01-04

目标、人手、大厅、种子等写在方案里，写法同 python -m sim plan，见 docs/province.md。
Goal, staff, hall and the like are those of a scenario as python -m sim plan takes it; see docs/province.md.

退出码：0 算完了，1 没有算成，2 命令写错，130 被中断（已算好的保存着）。
Exit code: 0 done, 1 not done, 2 the command is wrong, 130 interrupted (what is done is kept).
"""


def add_province(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    parser = commands.add_parser(NAME, description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.set_defaults(run=lambda options: run_province(options, Console()))
    parser.add_argument("table", type=Path, metavar="IN.csv", help="乡镇表 the table of townships")
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.csv", help="结果写到哪里 the result")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="排名图，默认 OUT.html the ranking (OUT.html)")
    parser.add_argument(
        "--scenario", type=Path, metavar="FILE", help="方案，默认乡镇大厅和通常的目标 a scenario (the usual township)"
    )
    parser.add_argument(
        "--from",
        dest="first",
        type=_date,
        metavar="DATE",
        help="从哪天起推演，默认方案所写或今天 first date of the plan",
    )
    parser.add_argument("--seed", type=_whole(0, MOST_SEED), metavar="N", help="随机种子，默认方案所写 seed of chance")
    parser.add_argument(
        "--jobs", type=_whole(1, 512), metavar="N", help="几个进程，默认每核一个 processes (one a core)"
    )
    parser.add_argument("--anew", action="store_true", help="不接着上次，从头算 begin anew")


def run_province(options: argparse.Namespace, console: Console) -> int:
    """Size all townships; returns the exit code."""
    began = time.monotonic()
    wanted = _wanted(options)
    try:
        with RunProgress(console) as progress:
            from sim.province.make import make

            told = make(wanted, progress)
    except KeyboardInterrupt:
        kept = f"{wanted.out}.part"
        say(console, f"已中断。算好的存在 {kept}，再运行同一命令接着算。", "yellow")
        say(console, f"Interrupted. What is done is in {kept}: run the same command to go on.", "yellow")
        return INTERRUPTED
    except OSError as error:
        say(console, file_fault(error), "red")
        return NOT_DONE
    except NotSized as fault:
        say(console, str(fault), "red")
        return NOT_DONE
    for line in told:
        say(console, line)
    say(console, f"用时 took     {duration(time.monotonic() - began)}")
    return DONE


def _wanted(options: argparse.Namespace) -> Wanted:
    return Wanted(
        table=options.table,
        out=options.out,
        chart=options.chart or options.out.with_suffix(".html"),
        scenario=options.scenario,
        first=options.first,
        seed=options.seed,
        jobs=options.jobs,
        anew=options.anew,
    )


def _whole(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number from `low` to `high`."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(
                f"{text!r}: 应为 {low} 至 {high} 的整数 / must be a whole number from {low} to {high}"
            )
        return int(text)

    return read


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 2026-11-23 / should be like 2026-11-23") from error
