"""`python -m sim plan`: what it says of scenarios that cannot be planned."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from sim.__main__ import main
from sim.plan_command import STOPPED, UNREACHABLE, UNREADABLE, Bar
from sim.planning.commission import scenario_file

PLACE = '[place]\nname = "甲镇"\nname_en = "Jia"\nlevel = "township"\ninhabitants = 25600\n'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Where a report would be."""
    return tmp_path / "plan.html"


def written(folder: Path, text: str) -> str:
    """A scenario's file with this text."""
    file = folder / "town.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines after those about the work."""
    return [line for line in capsys.readouterr().out.splitlines() if not re.match(r" *\d+%", line)]


def test_a_fault_of_the_scenario_is_told_and_nothing_is_written(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, PLACE + "[staff]\navailable = -3\n")
    assert main(["plan", file, "--report", str(report)]) == UNREADABLE
    assert said(capsys) == [
        f"方案有误，请改正 / The scenario needs mending: {file}",
        "  staff.available: 不能小于 1，现为 -3 / must be at least 1, but is -3",
    ]
    assert not report.exists()


def test_a_goal_out_of_reach_is_told_and_nothing_is_written(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, PLACE + "[staff]\navailable = 3\n")
    assert main(["plan", file, "--from", "2026-11-23", "--report", str(report)]) == UNREACHABLE
    reached, needed = said(capsys)
    assert reached.startswith("目标达不到：3 个窗口")
    assert "It takes 5 windows at work at one time" in needed
    assert not report.exists()


@pytest.mark.parametrize("option", ["--report", "--json"])
def test_a_folder_that_is_not_there_is_told_before_the_work(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    target = tmp_path / "nowhere" / "plan"
    assert main(["plan", "--report", str(report), option, str(target)]) == UNREADABLE
    assert said(capsys) == [
        f"{target}：没有这个文件或文件夹，请检查路径 / there is no such file or folder: check the path"
    ]


def test_a_scenario_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "none.toml"]) == UNREADABLE
    assert said(capsys)[-1] == "  读不到文件 / cannot be read: No such file or directory"


def test_stopping_is_told(report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sim.planning.commission.carry_out", interrupted)
    assert main(["plan", "--report", str(report)]) == STOPPED
    assert said(capsys) == ["已停止，没有写报告 / Stopped; no report was written"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "tomorrow"], "should be like 2026-11-23"),
        (["--seed", "-1"], "a whole number up to 9223372036854775807"),
        (["--seed", "99999999999999999999"], "a whole number up to 9223372036854775807"),
        (["one.toml", "two.toml"], "unrecognized arguments: two.toml"),
    ],
)
def test_a_wrong_option_is_told_with_what_it_should_be(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["plan", *arguments])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_the_help_names_each_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["plan", "--help"])
    text = capsys.readouterr().out
    assert "退出码：0 配好了" in text
    for code in ("1 the scenario cannot be used", "3 the goal", "130 stopped"):
        assert code in " ".join(text.split())


def test_every_command_stands_in_the_help_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    for command in ("demo", "hall", "pictures", "calibrate", "plan"):
        assert re.search(rf"^ +{command}\b", text, re.MULTILINE)


def test_a_packaged_scenario_is_named_unless_a_file_has_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with scenario_file("township") as path:
        assert path.name == "township.toml"
    (tmp_path / "township").write_text("", encoding="utf-8")
    with scenario_file("township") as path:
        assert path == Path("township")


def test_on_a_terminal_there_is_a_bar_and_elsewhere_a_line_for_each_tenth() -> None:
    terminal, plain = StringIO(), StringIO()
    for out, is_terminal in ((terminal, True), (plain, False)):
        with Bar(Console(file=out, force_terminal=is_terminal, width=100)) as bar:
            for done in range(31):
                bar.tell(done / 100, "窗口 windows")
    assert "━" in terminal.getvalue()
    assert plain.getvalue().splitlines() == [
        "  0%  载入 loading",
        " 10%  窗口 windows",
        " 20%  窗口 windows",
        " 30%  窗口 windows",
    ]
