"""How often told waits come true, and how wide they are: the engine's against the simple ones, over lived days."""

from __future__ import annotations

import pytest
from benchmark.figures import Report
from told_waits import mean_width, share_true, told_day

from dispatcher.domain.estimate import CHANCE

NOISE = 0.03
"""By how much the share may be off by chance over so many people, who share a few days."""


@pytest.mark.parametrize(
    ("hall", "days"),
    [
        ("township", [(1, 1.25, 1000), (2, 1.25, 1000), (3, 1.0, 1000), (4, 1.25, 1150), (5, 1.25, 850)]),
        ("county", [(1, 1.0, 1000), (2, 1.1, 1150)]),
    ],
)
def test_told_waits(hall: str, days: list[tuple[int, float, int]], report: Report) -> None:
    """Days with the usual people and more, with clerks who are as fast as the hall's file says, slower and faster."""
    told = [one for seed, busier, pace in days for one in told_day(hall, seed, busier, pace)]
    simple = [(one.simple, one.actual) for one in told]
    engine = [(one.engine, one.actual) for one in told]
    usual = sum(one.actual for one in told) / len(told)
    report(f"{hall}: waits told, mean", f"{len(told)}, {usual:.1f} min", "")
    report(f"{hall}: simple: came true, width", f"{share_true(simple):.1%}, {mean_width(simple):.1f} min", "")
    report(
        f"{hall}: engine: came true, width",
        f"{share_true(engine):.1%}, {mean_width(engine):.1f} min",
        "≥ 80 %, narrower",
    )
    assert share_true(engine) >= CHANCE - NOISE
    assert mean_width(engine) < mean_width(simple)
