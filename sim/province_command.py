"""`python -m sim province IN.csv --out OUT.csv`: size every township of a table."""

from __future__ import annotations

import argparse
import math
import shlex
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from rich.console import Console

from sim.province.progress import RunProgress, duration
from sim.province.wanted import NotSized, Wanted

NAME = "province"
INTERRUPTED = 130
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
  python -m sim province guangxi.csv --out windows.csv --within 10 --share 0.95 --level high

退出码：0 算完了，1 没有算成，130 被中断（已算好的保存着）。
Exit code: 0 done, 1 not done, 130 interrupted (what is done is kept).
"""


def add_province(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    parser = commands.add_parser(
        NAME,
        help="推演一省的乡镇 size all townships of a table",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=lambda options: run_province(options, Console()))
    parser.add_argument("table", type=Path, metavar="IN.csv", help="乡镇表 the table of townships")
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.csv", help="结果写到哪里 the result")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="排名图，默认 OUT.html the ranking (OUT.html)")
    parser.add_argument(
        "--hall",
        type=Path,
        metavar="FILE",
        help="各乡镇大厅的事项、时间和窗口种类，默认乡镇示例 the hall's file (township)",
    )
    parser.add_argument(
        "--demand", type=Path, metavar="FILE", help="带 [demand] 的 TOML，如 calibrate 所写 a demand model as TOML"
    )
    parser.add_argument(
        "--level", choices=("low", "usual", "high"), default="usual",
        help="每万人口人次取低、中、高 visits per inhabitant at this end of the range (%(default)s)",
    )  # fmt: skip
    _goal_options(parser)
    parser.add_argument(
        "--staff", type=_whole(1, 400), default=60, metavar="N",
        help="至多几个窗口有人 windows that can be staffed, at most (%(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--days", type=_whole(25, 2000), default=200, metavar="N", help="每种配置推演几天 days to live (%(default)s)"
    )
    parser.add_argument(
        "--year", type=_whole(1902, 2098), metavar="YEAR", help="哪一年的日子，默认节假日已公布的最近一年 whose dates"
    )
    parser.add_argument("--seed", type=_whole(0, 2**63), default=1, metavar="N", help="随机种子 seed (%(default)s)")
    parser.add_argument(
        "--jobs", type=_whole(1, 512), metavar="N", help="几个进程，默认每核一个 processes (one a core)"
    )
    parser.add_argument("--anew", action="store_true", help="不接着上次，从头算 begin anew")


def _goal_options(parser: argparse.ArgumentParser) -> None:
    minutes = _from_to(0.1, 600)
    goal = parser.add_argument_group("目标 the goal")
    goal.add_argument(
        "--within", type=minutes, default=15.0, metavar="MINUTES", help="等候不超过几分钟 wait at most (%(default)g)"
    )
    goal.add_argument(
        "--share",
        type=_from_to(0.5, 0.999),
        default=0.9,
        metavar="SHARE",
        help="这样的人占多少 share of such people (%(default)g)",
    )
    goal.add_argument(
        "--mean", type=_or_none(minutes), default=8.0, metavar="MINUTES",
        help="平均等候不超过，none 为不限 mean wait at most (%(default)g)",
    )  # fmt: skip
    goal.add_argument(
        "--overtime", type=_or_none(minutes), default=20.0, metavar="MINUTES",
        help="人均每天加班不超过，none 为不限 a clerk's overtime a day at most (%(default)g)",
    )  # fmt: skip


def run_province(options: argparse.Namespace, console: Console) -> int:
    """Size all townships; returns the exit code."""
    began = time.monotonic()
    wanted = _wanted(options)
    try:
        with RunProgress(console) as progress:
            from sim.province.make import make  # the bar is there first: what this loads takes a second

            told = make(wanted, progress)
    except KeyboardInterrupt:
        kept = f"{wanted.out}.part"
        _say(console, f"已中断。算好的存在 {kept}，再运行同一命令接着算。", "yellow")
        _say(console, f"Interrupted. What is done is in {kept}: run the same command to go on.", "yellow")
        return INTERRUPTED
    except OSError as error:
        _say(console, f"{error.filename}: 读写不了 / cannot be read or written: {error.strerror}", "red")
        return 1
    except NotSized as fault:
        _say(console, str(fault), "red")
        return 1
    for line in told:
        _say(console, line)
    _say(console, f"用时 took     {duration(time.monotonic() - began)}")
    return 0


def _wanted(options: argparse.Namespace) -> Wanted:
    chart = options.chart or options.out.with_suffix(".html")
    names = [field.name for field in fields(Wanted) if field.name not in ("chart", "again")]
    return Wanted(chart=chart, again=_again(options), **{name: getattr(options, name) for name in names})


def _again(options: argparse.Namespace) -> str:
    """The command that does the same once more."""
    words = ["python", "-m", "sim", NAME, str(options.table), "--out", str(options.out)]
    for name in ("chart", "hall", "demand", "year"):
        if getattr(options, name) is not None:
            words += [f"--{name}", str(getattr(options, name))]
    words += ["--level", options.level, "--within", f"{options.within:g}", "--share", f"{options.share:g}"]
    for name in ("mean", "overtime"):
        value = getattr(options, name)
        words += [f"--{name}", "none" if value is None else f"{value:g}"]
    for name in ("staff", "days", "seed"):
        words += [f"--{name}", str(getattr(options, name))]
    return shlex.join(words)


def _say(console: Console, text: str, style: str = "") -> None:
    """A line as it stands, as long as it is."""
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)


def _whole(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number from `low` to `high`."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(
                f"{text!r}: 应为 {low} 至 {high} 的整数 / a whole number from {low} to {high}"
            )
        return int(text)

    return read


def _from_to(low: float, high: float) -> Callable[[str], float]:
    """Reads a number from `low` to `high`."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text!r}: 应为 {low:g} 至 {high:g} / from {low:g} to {high:g}")
        return number

    return read


def _or_none(read: Callable[[str], float]) -> Callable[[str], float | None]:
    """Reads what `read` does, or `none`."""
    return lambda text: None if text in ("none", "无", "不限") else read(text)
