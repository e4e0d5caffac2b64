"""`python -m sim calibrate`."""

from __future__ import annotations

import re
import shlex
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from lived_day import lived_day, logged, streamed

from sim.__main__ import main
from sim.demand_model.reading import load_demand


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day's event log."""
    file = tmp_path_factory.mktemp("log") / "log.jsonl"
    events = logged(streamed(lived_day()))
    file.write_text("".join(f"{event.model_dump_json()}\n" for event in events), encoding="utf-8")
    return file


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """A week's table of visits."""
    rows = [
        f"2026-11-{day},{9 + number // 4}:{number % 4 * 13:02},{9 + number // 4}:{number % 4 * 13 + 2:02},"
        f"{9 + number // 4}:{number % 4 * 13 + 5 + number % 3:02},{'yn'[number % 7 == 0]}"
        for day in range(16, 21)
        for number in range(24)
    ]
    file = tmp_path / "visits.csv"
    file.write_text("\n".join(["日期,来,办,完,留", *rows]) + "\n", encoding="utf-8")
    return file


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, in one line."""
    return re.sub(r"\s+", " ", capsys.readouterr().out)


def test_a_log_becomes_a_model_and_a_report(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, report = tmp_path / "model.toml", tmp_path / "fit.html"
    assert main(["calibrate", str(log), "--out", str(out), "--report", str(report)]) == 0
    model = load_demand(out)
    assert model.visits_per_day is not None
    assert {service.id for service in model.services} >= {"card", "move", "pension"}
    told = said(capsys)
    assert "companions are not recorded" in told
    assert str(out) in told
    page = report.read_text(encoding="utf-8")
    assert page.count("<svg") >= 3
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    for words in ("说不清的事", "What this log could not tell", "再做一遍", "95 % of the model"):
        assert words in page
    commands = re.findall(r"<code>(python -m sim [^<]+)</code>", page)
    assert shlex.split(commands[0])[3:5] == ["calibrate", str(log)]


def test_a_table_is_read_with_its_own_names_and_the_report_repeats_them(
    visits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, report = tmp_path / "model.toml", tmp_path / "fit.html"
    columns = ["date=日期", "arrival=来", "start=办", "end=完", "status=留"]
    options = ["--columns", *columns, "--abandoned", "n", "--out", str(out), "--report", str(report)]
    assert main(["calibrate", str(visits), *options]) == 0
    assert "2026-11-16 – 2026-11-20" in out.read_text(encoding="utf-8")
    assert load_demand(out).visits_per_day == pytest.approx(24, rel=0.1)
    assert "arrival=来" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("来\n9:00\n", [], "name the column of arrival times with --columns arrival="),
        ("arrival\nsoon\n", [], "'soon' is no time such as 09:30:15 or 34215"),
        ("arrival\n9:00\n", ["--only", "site=a"], "has no column site; it has arrival"),
        ("arrival\n", [], "has no row to use"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, options: list[str], sentence: str
) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(content, encoding="utf-8")
    out = tmp_path / "model.toml"
    assert main(["calibrate", str(file), "--out", str(out), *options]) == 1
    assert sentence in said(capsys)
    assert not out.exists()


def test_a_missing_log_or_hall_is_told(tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "model.toml")]
    assert main(["calibrate", str(tmp_path / "no.jsonl"), *out]) == 1
    assert "no.jsonl：没有这个文件或文件夹，请检查路径" in said(capsys)
    assert main(["calibrate", str(log), "--hall", str(tmp_path / "no.toml"), *out]) == 1
    assert "cannot be read" in said(capsys)


def test_a_log_of_another_hall_is_told(tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with as_file(files("assets") / "halls" / "township.toml") as hall:
        assert main(["calibrate", str(log), "--hall", str(hall), "--out", str(tmp_path / "model.toml")]) == 1
    assert "visits ask for services of this hall; look at --hall" in said(capsys)


def test_a_column_without_its_name_is_refused(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["calibrate", str(log), "--columns", "arrival"])
    assert "should be like start=svc_in" in capsys.readouterr().err


def test_assumptions_with_a_fault_are_told_by_their_key(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.toml"
    given.write_text('[demand.calendar.market]\nrule = "moon"\n', encoding="utf-8")
    assert main(["calibrate", str(log), "--assume", str(given), "--out", str(tmp_path / "model.toml")]) == 1
    assert "demand.calendar.market.rule: 应为" in said(capsys)
