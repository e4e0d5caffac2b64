"""How a command is told which log to read, and how: the same options wherever a log is read."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sim.calibration.observed import Observed
from sim.calibration.readers.visit_table import COLUMNS, TableForm

if TYPE_CHECKING:
    from dispatcher.config import HallConfig

LOGS = f"""\
LOG 可以是 may be
  log.jsonl            事件日志，演练留下的，或 GET /api/v1/events 逐行存下的 an event log, one event a line
  目录 a folder        python -m dispatcher export --data … --to 目录 导出的台账 the exported ledger
  .csv                 任何逐人的表，用 --columns 指明各列 any table with a row for each visit

表的列 columns of a table: {" ".join(COLUMNS)}
  至少要有 arrival；有 start 和 end 才知道办理时间。时间可写 34200（当日秒数）、09:30:15 或 2026-11-23 09:30:15。
  arrival must be there, start and end for service times; times as 34200 (seconds of the day), 09:30:15, or with a date.
  列名相同的不必写，只有 priority 一定要写 priority=列名 才算 columns of these names need not be named, save priority
"""
"""What a log may be, for a command's help."""


def add_log(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add LOG and the options that say how a table is to be read."""
    parser.add_argument(
        "log",
        type=Path,
        metavar="LOG",
        nargs=None if required else "?",
        help="日志、台账目录或 CSV log, ledger folder or CSV",
    )
    parser.add_argument(
        "--columns",
        type=_pair,
        nargs="+",
        action="extend",
        default=[],
        metavar="WHAT=COLUMN",
        help="各列叫什么 names of columns",
    )
    parser.add_argument(
        "--abandoned",
        nargs="+",
        action="extend",
        default=[],
        metavar="VALUE",
        help="status 中表示未办而走的值 values of people who left",
    )
    for option, meaning in (
        ("--only", "只用这些行 only rows with"),
        ("--drop", "不用这些行 leave out rows with"),
        ("--untimed", "这些行只计到达 rows whose service time is not used"),
    ):
        parser.add_argument(
            option, type=_pair, nargs="+", action="extend", default=[], metavar="COLUMN=VALUE", help=meaning
        )
    parser.add_argument(
        "--date",
        type=date_option,
        default=TableForm().date,
        metavar="DATE",
        help="没有日期的行是哪天 day of rows without one",
    )


def read_log(options: argparse.Namespace, hall: HallConfig | None) -> Observed:
    """Read the log that the options name. Raises `LogUnreadable`, and `OSError` where the file cannot be read."""
    # Loaded here: whoever asks for help, or waits for a progress bar, does not wait for pydantic.
    from sim.calibration.readers.any_log import read_any_log

    form = TableForm(
        dict(options.columns), options.abandoned, options.only, options.drop, options.untimed, options.date
    )
    return read_any_log(options.log, hall, form)


def log_words(options: argparse.Namespace) -> list[str]:
    """The options that `add_log` added, as words of a command that reads the same log once more."""
    words = []
    for name in ("columns", "only", "drop", "untimed"):
        if pairs := getattr(options, name):
            words += [f"--{name}", *("=".join(pair) for pair in pairs)]
    if options.abandoned:
        words += ["--abandoned", *options.abandoned]
    if options.date != TableForm().date:
        words += ["--date", options.date.isoformat()]
    return words


def date_option(text: str) -> datetime.date:
    """A date such as 2026-11-23, for argparse."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 2026-11-23 / should be like 2026-11-23") from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r}: 应如 start=svc_in / should be like start=svc_in")
    return name, value
