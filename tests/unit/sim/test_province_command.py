"""`python -m sim province`: what it writes, and what it says where it cannot."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from province_answers import written

from sim.__main__ import main

TOWNS = "名称,人口,备注\n青山镇,14000,甲\n白水乡,9000,乙\n"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, in one line."""
    return re.sub(r"\s+", " ", capsys.readouterr().out)


def province(table: Path, out: Path, *more: str) -> int:
    """The exit code of the command; the plan begins on a fixed day."""
    return main(["province", str(table), "--out", str(out), "--from", "2026-11-23", *more])


def test_a_table_becomes_a_result_and_a_ranking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert province(written(tmp_path, TOWNS), out, "--jobs", "1") == 0
    told = said(capsys)
    assert "columns not used: 备注" in told
    assert "2 townships keep the goal" in told
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["status"]) for row in rows] == [("青山镇", "ok"), ("白水乡", "ok")]
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 5
    assert "--from 2026-11-23 --seed 1" in page
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.csv", "out.html", "towns.csv"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("名称,人口\n青山镇,-1\n", "line 2: no township has -1 inhabitants"),
        ("名称,人口\n", "only a heading"),
        ("名称\n青山镇\n", "lacks inhabitants"),
    ],
)
def test_a_bad_table_is_told_and_nothing_is_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    assert province(written(tmp_path, text), tmp_path / "out.csv") == 1
    assert words in said(capsys)
    assert [file.name for file in tmp_path.iterdir()] == ["towns.csv"]


def test_files_that_would_fall_on_each_other_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, out = written(tmp_path, TOWNS), tmp_path / "out.csv"
    assert province(table, table) == 1
    assert "--out is the table itself" in said(capsys)
    assert province(table, tmp_path) == 1
    assert "is a folder: name a file" in said(capsys)
    assert province(table, out, "--chart", str(out)) == 1
    assert "--chart is another of the files" in said(capsys)
    assert province(table, tmp_path / "none" / "out.csv") == 1
    assert "there is no such file or folder: check the path" in said(capsys)
    assert table.read_text(encoding="utf-8") == TOWNS


def test_a_bad_scenario_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = tmp_path / "ours.toml"
    scenario.write_text("[goal]\nshare = 2\n", encoding="utf-8")
    table, out = written(tmp_path, TOWNS), tmp_path / "out.csv"
    assert province(table, out, "--scenario", str(scenario)) == 1
    assert "goal.share: 不能大于 0.999，现为 2" in said(capsys)
    assert province(table, out, "--scenario", str(tmp_path / "none.toml")) == 1
    assert "none.toml" in said(capsys)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--jobs", "0", "must be a whole number from 1"),
        ("--seed", "-1", "must be a whole number from 0"),
        ("--from", "monday", "should be like 2026-11-23"),
    ],
)
def test_a_wrong_option_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, words: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        province(written(tmp_path, TOWNS), tmp_path / "out.csv", option, value)
    assert ended.value.code == 2
    assert words in re.sub(r"\s+", " ", capsys.readouterr().err)


def test_another_run_of_the_same_result_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, out = written(tmp_path, TOWNS), tmp_path / "out.csv"
    part = tmp_path / "out.csv.part"
    part.write_text('{"kind":"hall-province-1","from":"2026-11-23","fingerprint":"another"}\n')
    before = part.read_text()
    assert province(table, out) == 1
    assert "begin anew with --anew" in said(capsys)
    assert part.read_text() == before
