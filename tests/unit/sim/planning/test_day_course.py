"""Half-hours, windows and bad days."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_site import DAY_SHIFT, MINUTE, made_outcomes, made_people

from sim.planning.crowd import Crowd
from sim.planning.day_course import bad_days, half_hours, window_days
from sim.planning.goal import Limit, Measure
from sim.planning.timetable import OpenWindow

TIMETABLE = (OpenWindow(0, DAY_SHIFT), OpenWindow(1, ((540, 600),)))


def test_people_count_in_the_half_hour_in_which_their_wait_begins() -> None:
    people = made_people([[500, 545, 730], [575]])
    crowd = Crowd.of(people, DAY_SHIFT)
    halves = half_hours(crowd, made_outcomes(people, [540, 555, 850, 575]), TIMETABLE, DAY_SHIFT, kinds=2)
    by_start = {half.start: half for half in halves}
    assert list(by_start) == [540, 570, 600, 630, 660, 690, 840, 870, 900, 930, 960, 990]
    assert by_start[540].people == pytest.approx(2 / 2)
    assert by_start[540].mean == pytest.approx((0 + 10) / 2)
    assert by_start[840].mean == pytest.approx(10)
    assert by_start[900].people == 0
    assert all(half.low <= half.mean <= half.high for half in halves)


def test_the_windows_that_are_open_stand_beside_each_half_hour() -> None:
    people = made_people([[545]])
    halves = half_hours(Crowd.of(people, DAY_SHIFT), made_outcomes(people, [545]), TIMETABLE, DAY_SHIFT, kinds=2)
    assert [half.windows for half in halves][:3] == [(1, 1), (1, 1), (1, 0)]


def test_a_session_that_begins_between_half_hours_has_its_part_of_one() -> None:
    people = made_people([[560]])
    sessions = ((555, 605),)
    halves = half_hours(Crowd.of(people, sessions), made_outcomes(people, [560]), TIMETABLE, sessions, kinds=2)
    assert [half.start for half in halves] == [540, 570, 600]


def test_each_window_tells_whom_it_served_and_how_busy_it_was() -> None:
    people = made_people([[545, 550], [545]])
    outcomes = made_outcomes(people, [545, 550, None])
    outcomes = replace(
        outcomes,
        window=np.array([0, 1, -1]),
        serving=np.array([[60, 6], [0, 0]]) * MINUTE,
        at_work=np.array([[120, 60], [120, 60]]) * MINUTE,
    )
    first, second = window_days(Crowd.of(people, DAY_SHIFT), outcomes, TIMETABLE)
    assert (first.number, first.kind, first.served, round(first.load, 6)) == (1, 0, 0.5, 0.25)
    assert (second.spans, second.served, round(second.load, 6)) == (((540, 600),), 0.5, 0.05)


def test_a_day_is_bad_where_one_condition_about_waits_does_not_hold() -> None:
    people = made_people([[545, 550], [545, 550], []], priority=[0, 0, 0, 1])
    crowd = Crowd.of(people, DAY_SHIFT)
    outcomes = made_outcomes(people, [545, 550, 545, 580])
    priorities = ("normal", "elderly")
    assert bad_days(crowd, outcomes, [Limit(Measure.WITHIN, 0.9, 15)], priorities) == pytest.approx(1 / 3)
    assert bad_days(crowd, outcomes, [Limit(Measure.WITHIN, 0.5, 15)], priorities) == 0
    assert bad_days(crowd, outcomes, [Limit(Measure.MEAN, 14)], priorities) == pytest.approx(1 / 3)
    assert bad_days(crowd, outcomes, [Limit(Measure.MEAN, 14, priority="normal")], priorities) == 0
    assert bad_days(crowd, outcomes, [Limit(Measure.OVERTIME, 0.001)], priorities) == 0
