"""The answer for one township."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.planning.assignment import Assignment
from sim.planning.goal import Goal
from sim.planning.kinds import all_served
from sim.province.sizing import FEWEST_DAYS, Sized, Status, few_days, size
from sim.province.township import Township

TOWN = Township(2, "青山镇", 14_000)


@pytest.fixture(scope="module")
def answer(assignment: Assignment) -> Sized:
    """The answer for a small township."""
    return size(assignment, TOWN, None)


def test_the_goal_holds_with_the_answer(answer: Sized, assignment: Assignment) -> None:
    assert answer.status is Status.OK
    assert answer.waits is not None
    assert answer.waits.within >= 0.9
    assert answer.waits.mean <= 8
    assert answer.mix is not None
    assert all_served(assignment.site.kinds, answer.mix, assignment.services)
    assert answer.mixes[answer.windows] == answer.mix
    assert 0 < answer.chance <= 1
    assert answer.days == assignment.days
    assert answer.layouts >= 2


def test_a_neighbour_saves_work_and_changes_no_number(answer: Sized, assignment: Assignment) -> None:
    again = size(assignment, TOWN, answer.neighbour())
    assert (again.windows, again.waits, again.chance) == (answer.windows, answer.waits, answer.chance)
    assert again.layouts <= answer.layouts


def test_a_tighter_goal_takes_more_windows(answer: Sized, assignment: Assignment) -> None:
    goal = Goal(within_minutes=1, mean_minutes=0.5, share=0.95)
    assert size(replace(assignment, goal=goal), TOWN, None).windows > answer.windows


def test_too_little_staff_is_an_answer_with_the_best_there_is(answer: Sized, assignment: Assignment) -> None:
    staffed = replace(assignment, available=answer.windows - 1, limited=True)
    short = size(staffed, TOWN, None)
    assert short.status is Status.STAFF_MISSING
    assert short.windows == answer.windows - 1
    assert short.waits is not None
    assert short.neighbour() is not None


def test_where_the_work_alone_takes_more_than_the_staff_nothing_is_tried(assignment: Assignment) -> None:
    staffed = replace(assignment, available=6, limited=True)
    swamped = size(staffed, replace(TOWN, inhabitants=900_000), None)
    assert (swamped.status, swamped.mix, swamped.waits, swamped.layouts) == (Status.STAFF_MISSING, None, None, 0)
    assert swamped.busy > 6
    assert swamped.windows == 0
    assert swamped.neighbour() is None


def test_a_goal_that_no_window_helps_is_out_of_reach(assignment: Assignment) -> None:
    """A clerk's overtime of a tenth of a second: whoever serves at closing time stays longer."""
    goal = Goal(overtime_minutes=0.001)
    assert size(replace(assignment, goal=goal), replace(TOWN, inhabitants=1_500), None).status is Status.OUT_OF_REACH


def test_fewer_days_tell_mixes_apart_where_many_come() -> None:
    assert few_days(10) == 25
    assert few_days(250) == 16
    assert few_days(5_000) == FEWEST_DAYS
