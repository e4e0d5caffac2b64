"""`python -m sim calibrate LOG`: fit the demand model to a hall's own records."""

from __future__ import annotations

import argparse
import importlib.metadata
import shlex
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dispatcher.config import HallConfigError, load_hall
from sim.calibration.checks import Check, check
from sim.calibration.estimate import Estimate
from sim.calibration.findings import estimates, unknown
from sim.calibration.fit import Fitted, fit
from sim.calibration.log_options import LOGS, add_log, log_words, read_log
from sim.calibration.observed import LogUnreadable
from sim.calibration.report import fit_report, number
from sim.demand_model.reading import DemandUnreadable, load_section
from sim.demand_model.writing import demand_toml
from sim.file_faults import file_fault
from sim.saying import say
from sim.whole_file import write_whole

NAME = "calibrate"
DESCRIPTION = f"""\
用大厅自己的记录拟合客流模型：何时来、来多少、办多久、等多久会走，写成 [demand] 供推演和配置窗口用。
Fit the demand model to a hall's own records and write it as [demand] for simulation and planning.

{LOGS}
例 examples
  python -m sim calibrate demo-out/log.jsonl --out model.toml --report fit.html
  python -m sim calibrate ledger/ --hall hall.toml
  python -m sim calibrate calls.csv --columns arrival=queue_in start=svc_in end=svc_out window=server_id \\
      service=type wait=wait_s --abandoned abandoned_queue --drop status=abandoned_vru --untimed unmatched=1

退出码：0 写好了，1 记录不能用。 Exit code: 0 written, 1 the log cannot be used.
"""


def add_calibrate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to `python -m sim`."""
    parser = commands.add_parser(
        NAME,
        help="用记录拟合客流 fit the demand to a log",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_log(parser)
    parser.add_argument(
        "--out", type=Path, default=Path("model.toml"), metavar="FILE", help="写到哪里 the model (%(default)s)"
    )
    parser.set_defaults(run=lambda options: run_calibrate(options, Console()))
    parser.add_argument("--report", type=Path, metavar="FILE", help="另写一份 HTML 报告 a report as HTML")
    parser.add_argument("--hall", type=Path, metavar="FILE", help="大厅的 TOML 文件 the hall's file")
    parser.add_argument(
        "--assume",
        type=Path,
        metavar="FILE",
        help="带 [demand] 的 TOML，写记录里没有的，如圩日 what the log cannot tell, such as market days",
    )


def run_calibrate(options: argparse.Namespace, console: Console) -> int:
    """Fit, write, tell; returns the exit code."""
    try:
        hall = None if options.hall is None else load_hall(options.hall)
        given = None if options.assume is None else load_section(options.assume)
        fitted = fit(read_log(options, hall), hall, given)
        figures, checks = estimates(fitted), check(fitted)
        write_whole(options.out, demand_toml(fitted.model, _heading(fitted)))
        if options.report is not None:
            page = fit_report(fitted, figures, checks, _again(options), importlib.metadata.version("hall"))
            write_whole(options.report, page)
    except (LogUnreadable, HallConfigError, DemandUnreadable) as error:
        say(console, str(error), "red")
        return 1
    except OSError as error:
        say(console, file_fault(error), "red")
        return 1
    _tell(fitted, figures, checks, options, console)
    return 0


def _heading(fitted: Fitted) -> list[str]:
    first, last = fitted.counts.dates[0], fitted.counts.dates[-1]
    return [
        "由 python -m sim calibrate 拟合，可手改 / fitted by python -m sim calibrate, may be edited",
        f"记录 log: {fitted.observed.source}",
        f"{first} – {last}，{len(fitted.counts.dates)} 天 days，{int(fitted.counts.totals().sum())} 人次 visits",
    ]


def _again(options: argparse.Namespace) -> str:
    """The command that does the same once more."""
    words = ["python", "-m", "sim", NAME, str(options.log), "--out", str(options.out)]
    for name in ("report", "hall", "assume"):
        if getattr(options, name) is not None:
            words += [f"--{name}", str(getattr(options, name))]
    return shlex.join([*words, *log_words(options)])


def _tell(
    fitted: Fitted, figures: Sequence[Estimate], checks: Sequence[Check], options: argparse.Namespace, console: Console
) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("拟合的数 figure", "值 value", "九成五 95 %", "来源 source"):
        table.add_column(heading, overflow="fold")
    for one in figures:
        span = "" if one.low is None else f"{number(one.low)} – {number(one.high)}"
        table.add_row(str(one.name), number(one.value), span, "记录 log" if one.from_log else "假设 assumed")
    console.print(table)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("像不像 is it alike", "记录 log", "模型 model", ""):
        table.add_column(heading, overflow="fold")
    for one_check in checks:
        table.add_row(
            str(one_check.name), number(one_check.seen), f"{number(one_check.low)} – {number(one_check.high)}",
            "合 yes" if one_check.holds else "[red]不合 no[/red]",
        )  # fmt: skip
    console.print(table)
    say(console, "说不清的事 what the log could not tell:", "dim")
    for remark in unknown(fitted):
        say(console, f"  {remark}")
    say(console, f"模型 model   {options.out}")
    if options.report is not None:
        say(console, f"报告 report  {options.report}")
