"""`python -m sim replay`."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from lived_day import lived_day, logged, streamed

from sim.__main__ import main

CANTEEN = """\
place,came,began,ended
here,43200,43200,43260
here,43210,43260,43300
here,43230,43300,43350
there,43240,43241,43250
"""
OPTIONS = ["--columns", "arrival=came", "start=began", "end=ended", "--only", "place=here"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three people at one counter, who waited 0, 50 and 70 seconds, and one elsewhere."""
    file = tmp_path / "counter.csv"
    file.write_text(CANTEEN, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day's event log."""
    file = tmp_path_factory.mktemp("log") / "log.jsonl"
    file.write_text(
        "".join(f"{event.model_dump_json()}\n" for event in logged(streamed(lived_day()))), encoding="utf-8"
    )
    return file


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, in one line."""
    return re.sub(r"\s+", " ", capsys.readouterr().out)


def test_a_table_is_lived_again_beside_what_happened(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(table), *OPTIONS]) == 0
    told = said(capsys)
    assert "规则 discipline fifo，排班由记录推断 rosters inferred" in told
    assert "平均等候（秒） 40.0 40.0 mean wait (s)" in told
    assert "there are no dates: all rows count as one day" in told


def test_what_if_is_told_beside_it_and_written(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "replay.csv"
    assert main(["replay", str(table), *OPTIONS, "--windows", "+1", "--discipline", "load", "--out", str(out)]) == 0
    told = said(capsys)
    assert "设想 what if: 窗口 windows +1，规则 discipline load" in told
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [float(row["mean_wait_s"]) for row in rows[:2]] == [40, 40]
    assert float(rows[2]["mean_wait_s"]) < 20
    assert str(out) in told


def test_one_fewer_is_not_taken_for_an_option(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(table), *OPTIONS, "--windows", "-1"]) == 1
    assert "of 1 open on 2026-11-25, 1 cannot be closed" in said(capsys)


def test_an_event_log_is_lived_again_with_its_own_rules(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(log), "--windows", "1,2,3,5", "--times", "2", "--seed", "5"]) == 0
    told = said(capsys)
    assert "规则 discipline load，排班有记录 rosters recorded" in told
    assert "记录 回放 设想" in told


def test_a_longer_changeover_makes_longer_waits(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "replay.csv"
    assert main(["replay", str(table), *OPTIONS, "--changeover", "30", "--out", str(out)]) == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert float(rows[1]["mean_wait_s"]) == pytest.approx((0 + 80 + 130) / 3, abs=0.001)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "name the column of arrival times with --columns arrival="),
        (["--columns", "arrival=came"], "has no service times; name the columns"),
        ([*OPTIONS, "--windows", "9"], "there is no window 9; there are 1"),
        ([*OPTIONS, "--hall", "nowhere.toml"], "cannot be read"),
        ([*OPTIONS, "--out", "nowhere/at/all.csv"], "nowhere/at/all.csv：没有这个文件或文件夹，请检查路径"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    table: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert main(["replay", str(table), *options]) == 1
    assert sentence in said(capsys)


def test_a_roster_that_does_not_fit_is_told(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = log.read_text(encoding="utf-8").replace('"reason":"break"', '"reason":"nap"')
    other = tmp_path / "log.jsonl"
    other.write_text(lines, encoding="utf-8")
    assert main(["replay", str(other)]) == 1
    assert "the recorded roster does not fit the hall: window" in said(capsys)


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--windows", "1,", "should be like 1,2,5"),
        ("--gap", "long", "from 0 to 3600 seconds"),
        ("--changeover", "-1", "from 0 to 3600 seconds"),
        ("--times", "0", "from 1 to 1000"),
        ("--seed", "x", "a whole number from 0 on"),
        ("--discipline", "lifo", "invalid choice"),
    ],
)
def test_an_option_with_a_wrong_value_says_what_is_right(
    table: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, sentence: str
) -> None:
    with pytest.raises(SystemExit):
        main(["replay", str(table), *OPTIONS, f"{option}={value}"])
    assert sentence in capsys.readouterr().err
