"""Lines that a virtual printer obeys."""

from __future__ import annotations

import pytest
from switched_on import switched_on

from printers.virtual.obeying import ACTS, HELP, NotUnderstood, obey


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["state"], "state=ready slips=0"),
        (["paper low"], "state=paper_low slips=0"),
        (["paper out"], "state=paper_out slips=0"),
        (["paper out", "paper ok"], "state=ready slips=0"),
        (["paper out-after 0"], "state=paper_out slips=0"),
        (["paper out-after 12"], "state=ready slips=0"),
        (["cover open"], "state=cover_open slips=0"),
        (["cutter jam"], "state=ready slips=0"),
        (["offline"], "state=offline slips=0"),
        (["silent on", "garbage on", "stall on"], "state=ready silent garbage stalled slips=0"),
        (["silent on", "silent off"], "state=ready slips=0"),
        (["unplug"], "state=ready unplugged slips=0"),
        (["speed 1200", "speed full"], "state=ready slips=0"),
        (["power"], "state=ready slips=0"),
        (["  cover   open "], "state=cover_open slips=0"),
    ],
)
def test_each_line_is_obeyed_and_answered(lines: list[str], said: str) -> None:
    with switched_on() as (printer, _):
        assert [obey(printer, line) for line in lines][-1] == said


@pytest.mark.parametrize(
    "line", ["", "paper", "paper none", "paper out-after", "paper out-after x", "paper out-after -1", "speed",
             "speed 0", "speed fast", "paper out-after 99999999", "cover", "关", "state now", "x" * 5000]
)  # fmt: skip
def test_a_line_that_is_none_is_told_and_changes_nothing(line: str) -> None:
    with switched_on() as (printer, _):
        with pytest.raises(NotUnderstood):
            obey(printer, line)
        assert obey(printer, "state") == "state=ready slips=0"


def test_help_names_every_line() -> None:
    with switched_on() as (printer, _):
        assert obey(printer, "help") == HELP.rstrip()
    words = {word for line in HELP.splitlines() for word in line.split()}
    assert {word for act in ACTS for word in act.split()} <= words
