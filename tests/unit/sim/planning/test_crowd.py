"""People of several days and their waits while the hall is open."""

from __future__ import annotations

import numpy as np
from small_site import DAY_SHIFT, MINUTE, made_outcomes, made_people

from sim.planning.crowd import Crowd, sums


def test_whoever_comes_before_the_opening_or_over_lunch_waits_from_the_opening_on() -> None:
    people = made_people([[500, 600, 730, 900]])
    crowd = Crowd.of(people, DAY_SHIFT)
    assert (crowd.begins // MINUTE).tolist() == [540, 600, 840, 900]


def test_a_wait_ends_with_the_first_call_or_with_leaving_or_at_midnight() -> None:
    people = made_people([[500, 600, 730, 900]])
    crowd = Crowd.of(people, DAY_SHIFT)
    waits = crowd.waits(made_outcomes(people, [545, None, 840, None], [None, 630, None, None]))
    assert (waits // MINUTE).tolist() == [5, 30, 0, 1440 - 900]


def test_nobody_waits_less_than_nothing() -> None:
    people = made_people([[500]])
    assert Crowd.of(people, DAY_SHIFT).waits(made_outcomes(people, [510])).tolist() == [0]


def test_some_of_the_days_are_the_same_people() -> None:
    crowd = Crowd.of(made_people([[550, 560], [], [570]]), DAY_SHIFT)
    first = crowd.part(0, 2)
    assert first.days == 2
    assert (first.draws.arrival // MINUTE).tolist() == [550, 560]
    assert crowd.part(0, 9) is crowd
    assert crowd.day.tolist() == [0, 0, 2]
    last = crowd.part(1, 3)
    assert (last.days, last.day.tolist(), (last.begins // MINUTE).tolist()) == (2, [1], [570])


def test_members_are_found_by_priority_and_by_the_hour() -> None:
    people = made_people([[550, 560, 700]], priority=[0, 1, 1])
    crowd = Crowd.of(people, DAY_SHIFT)
    outcomes = made_outcomes(people, [551, 561, 701])
    assert crowd.members(outcomes).tolist() == [0, 1, 2]
    assert crowd.members(outcomes, priority=1).tolist() == [1, 2]
    assert crowd.members(outcomes, span=(540, 600)).tolist() == [0, 1]


def test_whoever_came_when_no_numbers_were_issued_is_nobody() -> None:
    people = made_people([[550, 560]])
    outcomes = made_outcomes(people, [551, None])
    outcomes.state[1] = 3
    assert Crowd.of(people, DAY_SHIFT).members(outcomes).tolist() == [0]


def test_sums_are_by_day_and_a_day_without_anybody_is_nothing() -> None:
    crowd = Crowd.of(made_people([[550, 560], [], [570]]), DAY_SHIFT)
    members = np.array([0, 2])
    bounds = crowd.bounds(members)
    assert sums(np.array([4, 9]), bounds).tolist() == [4, 0, 9]
