"""What a long run shows."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from sim.province import progress
from sim.province.progress import RunProgress, duration


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The progress's clock."""
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def console(*, terminal: bool) -> Console:
    """A console that is read afterwards."""
    return Console(file=StringIO(), force_terminal=terminal, width=120)


def said(console: Console) -> str:
    """What was written to it."""
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_the_time_left_follows_from_the_work_done_in_this_run(clock: Clock) -> None:
    with RunProgress(console(terminal=True)) as run:
        assert run.told() == ""
        run.begin(10, 100.0, 4, 20.0)
        assert run.told() == "4/10 个乡镇 townships"
        clock.now += 10
        run.advance(20.0)
        assert run.told() == "5/10 个乡镇 townships，还需 left 30 s"


def test_a_run_that_waits_for_its_first_answer_says_why(clock: Clock) -> None:
    with RunProgress(console(terminal=True)) as run:
        run.begin(10, 100.0, 0, 0.0)
        clock.now += 5
        assert run.told() == "0/10 个乡镇 townships，首次要编译引擎 first use: compiling"


def test_the_bar_is_there_before_anything_is_known() -> None:
    shown = console(terminal=True)
    with RunProgress(shown):
        assert "准备 preparing" in said(shown)


def test_without_a_terminal_a_line_comes_now_and_then(clock: Clock) -> None:
    shown = console(terminal=False)
    with RunProgress(shown) as run:
        run.begin(4, 8.0, 0, 0.0)
        for _ in range(4):
            clock.now += 6
            run.advance(2.0)
    assert said(shown).splitlines() == [
        "2/4 个乡镇 townships，还需 left 12 s",
        "4/4 个乡镇 townships，还需 left 0 s",
    ]


def test_durations_read_well() -> None:
    assert [duration(seconds) for seconds in (0.4, 45.4, 89.6, 200, 3_661)] == ["0 s", "45 s", "1:30", "3:20", "61:01"]
