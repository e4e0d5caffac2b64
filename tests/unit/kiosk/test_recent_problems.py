"""What a kiosk remembers of its problems."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.recent_problems import KEPT, RecentProblems

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """A minute later each time."""

    def __init__(self) -> None:
        self.told = START

    def __call__(self) -> datetime:
        self.told += timedelta(minutes=1)
        return self.told


@pytest.fixture
def problems() -> Iterator[RecentProblems]:
    """The problems of the logger `trial`."""
    kept = RecentProblems(Clock())
    logging.getLogger("trial").addHandler(kept)
    yield kept
    logging.getLogger("trial").removeHandler(kept)


log = logging.getLogger("trial")


def _texts(problems: RecentProblems) -> list[str]:
    return [problem.text for problem in problems.newest_first]


def test_warnings_are_kept_and_what_went_well_is_not(problems: RecentProblems) -> None:
    log.info("fine")
    log.warning("%s: paper", "A012")
    log.warning("cable\nand what to do")
    assert _texts(problems) == ["cable", "A012: paper"]


def test_only_the_last_ones_are_kept(problems: RecentProblems) -> None:
    for number in range(KEPT + 5):
        log.warning("problem %d", number)
    assert _texts(problems) == [f"problem {number}" for number in range(KEPT + 4, 4, -1)]


def test_a_problem_that_repeats_itself_is_counted(problems: RecentProblems) -> None:
    for _ in range(3):
        log.warning("no paper")
    (problem,) = problems.newest_first
    assert (problem.times, problem.at) == (3, START + timedelta(minutes=3))


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("身份证 11010119900307123X 无效", "身份证 … 无效"),
        ("called 13800000000 back", "called … back"),
        ("/t/20261123-A012-abcdefghijklmnop gone", "/t/20261123-A012… gone"),
        ("escpos+tcp://192.168.1.50:9100: 310 of 1024 bytes at 2026-11-23", None),
    ],
)
def test_personal_data_is_not_kept(problems: RecentProblems, told: str, kept: str | None) -> None:
    log.warning(told)
    assert _texts(problems) == [kept or told]
