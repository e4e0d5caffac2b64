"""The tables: what stands beside what, in which unit, and for programs in which columns."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from sim.replay.days import DayReplayed
from sim.replay.figures import Waits
from sim.replay.telling import COLUMNS, day_table, whole_table, write_csv

MONDAY = datetime.date(2026, 11, 23)


def waits(*seconds: float, left: int = 0, times: int = 1, stranded: int = 0, step: float = 0.0) -> Waits:
    """These waits, so many times, each time `step` longer; the first `left` left, the last `stranded` stayed."""
    rows = np.array([[second + time * step for second in seconds] for time in range(times)])
    leaving, staying = np.zeros(rows.shape, np.bool_), np.zeros(rows.shape, np.bool_)
    leaving[:, :left] = True
    staying[:, len(seconds) - stranded :] = stranded > 0
    return Waits(rows, leaving, staying)


def days(number: int = 2, what_if: Waits | None = None) -> list[DayReplayed]:
    """Days on which four people waited 100 s on the average, and 112 s when they were lived again."""
    seen = waits(40, 80, 120, 160, left=1)
    lived = waits(50, 90, 130, 170, left=2, times=3, step=1)
    return [DayReplayed(MONDAY + datetime.timedelta(days=day), seen, lived, what_if) for day in range(number)]


def shown(table: Table) -> list[list[str]]:
    """The words of each line on a terminal of the usual width, nothing cut."""
    text = io.StringIO()
    Console(file=text, width=80).print(table)
    lines = text.getvalue().splitlines()
    assert not any("…" in line for line in lines)
    return [line.split() for line in lines]


def test_observed_and_replayed_stand_beside_each_other() -> None:
    lines = shown(whole_table(days()))
    assert lines[0] == ["记录", "回放"]
    assert ["人次", "visits", "8", "8"] in lines
    assert ["平均等候（秒）", "100.0", "111.0", "(110.1–111.9)"] in lines
    assert ["95%", "不超过（秒）", "160.0", "171.0", "(170.1–171.9)"] in lines
    assert ["未办而走", "25.0%", "50.0%"] in lines


def test_what_would_have_been_is_a_third_column() -> None:
    asked = days(what_if=waits(10, 20, 30, 40))
    assert shown(whole_table(asked))[0] == ["记录", "回放", "设想"]
    assert shown(day_table(asked))[-1] == [
        "2026-11-24", "4", "100.0", "111.0", "25.0", "154.0", "165.0", "38.5", "25.0%", "50.0%", "0.0%",
    ]  # fmt: skip


def test_long_waits_are_told_in_minutes() -> None:
    long = [DayReplayed(MONDAY, waits(1200, 1800), waits(1260, 1800), None)]
    assert ["平均等候（分）", "25.0", "25.5"] in shown(whole_table(long))


def test_who_got_no_number_and_who_waited_until_midnight_is_told() -> None:
    away = [DayReplayed(MONDAY, waits(10, 20, 30), waits(10, float("nan"), 30, stranded=1), None)]
    lines = shown(whole_table(away))
    assert ["没有拿到号", "0", "1"] in lines
    assert ["到半夜还在等", "0.0", "1.0"] in lines
    assert ["平均等候（秒）", "20.0", "20.0"] in lines


def test_a_day_of_whom_nobody_got_a_number_has_no_waits() -> None:
    figures = waits(float("nan")).figures()
    assert (figures.visits, figures.mean.value, figures.long.value, figures.left.value) == (0, 0, 0, 0)


def test_programs_read_the_same_as_a_table(tmp_path: Path) -> None:
    file = tmp_path / "replay.csv"
    write_csv(days(what_if=waits(10, 20, 30, 40)), file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["day"], row["case"]) for row in rows[:4]] == [
        ("all", "observed"), ("all", "replayed"), ("all", "what_if"), ("2026-11-23", "observed"),
    ]  # fmt: skip
    assert len(rows) == 9
    assert float(rows[1]["mean_wait_s"]) == pytest.approx(111)
    assert float(rows[1]["mean_low_s"]) == pytest.approx(110.1)
    assert float(rows[0]["left_share"]) == 0.25
