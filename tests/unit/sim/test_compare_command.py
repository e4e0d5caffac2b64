"""`python -m sim compare`."""

from __future__ import annotations

import csv
import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from lived_day import lived_day, logged, streamed

from sim.__main__ import main

MONDAY = ["--from", "2026-11-23"]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day's event log."""
    file = tmp_path_factory.mktemp("log") / "log.jsonl"
    file.write_text(
        "".join(f"{event.model_dump_json()}\n" for event in logged(streamed(lived_day()))), encoding="utf-8"
    )
    return file


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, in one line; nothing of it cut."""
    printed = capsys.readouterr().out
    assert "…" not in printed.replace(" … ", "")
    return re.sub(r"\s+", " ", printed)


def test_the_disciplines_of_a_hall_are_ranked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "compare.csv"
    assert main(["compare", *MONDAY, "--days", "40", "--windows", "1,2,5,6", "--out", str(out)]) == 0
    told = said(capsys)
    assert "40 天 days（2026-11-23 – 2027-01-18），4 个窗口 windows" in told
    assert "load 按负荷 *" in told
    assert "place: by kept promises; where chance explains the difference (95 %), by mean wait; else shared" in told
    assert "老年人 Elderly" in told
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    whole = {row["discipline"]: row for row in rows if row["group"] == "all"}
    assert set(whole) == {"load", "fifo", "strict", "interleave"}
    assert len({row["people"] for row in whole.values()}) == 1
    assert min(int(row["place"]) for row in rows) == 1
    elderly = {row["discipline"]: float(row["mean_wait_min"]) for row in rows if row["group"] == "priority:elderly"}
    assert elderly["strict"] < elderly["load"] < elderly["fifo"]
    assert float(whole["fifo"]["overtaken"]) < float(whole["strict"]["overtaken"])


def test_a_calibrated_model_takes_the_place_of_the_halls_assumptions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, out = tmp_path / "model.toml", tmp_path / "compare.csv"
    model.write_text("[demand]\nvisits_per_day = 20\n", encoding="utf-8")
    with as_file(files("assets") / "halls" / "township.toml") as hall:
        assert (
            main(["compare", "--hall", str(hall), "--demand", str(model), *MONDAY, "--days", "20", "--out", str(out)])
            == 0
        )
    row = next(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert int(row["people"]) == pytest.approx(20 * 20, rel=0.2)
    assert "the hall's own" in said(capsys)


def test_a_log_is_compared_with_its_own_people(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(log), "--times", "3", "--windows", "1,2,3,5"]) == 0
    told = said(capsys)
    assert "1 天 days，各过 3 遍 lived 3 times each" in told
    assert "one day only: the intervals know nothing of other days" in told


def test_holidays_that_are_not_announced_yet_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--from", "2035-01-02", "--days", "2"]) == 0
    assert "the holidays of 2035 are not announced yet" in said(capsys)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--hall", "nowhere.toml"], "cannot be read"),
        (["--demand", "nowhere.toml"], "cannot be read"),
        (["--windows", "-1"], "without LOG nobody knows which window served least"),
        (["--windows", "6"], "nobody could do"),
        (["--windows", "x"], "there is no window x; there are 1 2 3 4 5 6"),
        (["nowhere.jsonl"], "nowhere.jsonl：没有这个文件或文件夹"),
        (["nowhere.jsonl", "--demand", "model.toml"], "with LOG there is no --demand"),
        (["--days", "2", "--out", "nowhere/at/all.csv"], "nowhere/at/all.csv：没有这个文件或文件夹"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert main(["compare", *MONDAY, *options]) == 1
    assert sentence in said(capsys)


@pytest.mark.parametrize(("option", "value"), [("--days", "1"), ("--from", "monday"), ("--windows", "+x")])
def test_an_option_with_a_wrong_value_says_what_is_right(
    capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    with pytest.raises(SystemExit):
        main(["compare", f"{option}={value}"])
    assert " / " in capsys.readouterr().err
