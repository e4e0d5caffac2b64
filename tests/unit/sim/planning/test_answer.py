"""The answer, or why there is none."""

from __future__ import annotations

from typing import Any

import pytest
from planning_assignments import Assigned

from sim.planning.answer import Answer, GoalUnreachable, find_answer
from sim.planning.assignment import Assignment
from sim.planning.laboratory import Laboratory

ALL = {"id": "all", "name": "综合", "name_en": "all", "roles": ["undifferentiated"]}


def answer(found: Assignment) -> Answer:
    """The answer on 60 days."""
    laboratory = Laboratory(found.site, found.goal, looks=(200,), few=15, shifts=found.shifts)
    return find_answer(found, laboratory, lambda _: None)[1]


def refused(found: Assignment) -> GoalUnreachable:
    """Why the goal cannot be kept."""
    with pytest.raises(GoalUnreachable) as unreachable:
        answer(found)
    return unreachable.value


def test_the_answer_is_the_least_windows_with_the_fewest_hours(assigned: Assigned) -> None:
    found = answer(assigned(windows=[ALL]))
    assert len(found.timetable) == len(found.whole) == sum(found.found.mix)
    assert found.saved_minutes > 0
    assert found.trial.strain <= 1
    assert found.chance <= min(found.trial.chance, found.found.fewer_fail)


def test_too_little_staff_is_told_with_what_it_reaches_and_what_it_takes(assigned: Assigned) -> None:
    needed = len(answer(assigned(windows=[ALL])).timetable)
    reasons = refused(assigned(windows=[ALL], staff={"available": needed - 1})).reasons
    assert len(reasons) == 2
    assert f"{needed - 1} windows ({needed - 1} × all) reach called within 15 minutes" in reasons[0].en
    assert "要求 ≥ 90%" in reasons[0].zh
    assert reasons[1].en == f"It takes {needed} windows at work at one time: {needed} × all"


def test_overload_is_told_as_work_against_capacity(assigned: Assigned) -> None:
    reasons = refused(assigned({"inhabitants": 200_000}, windows=[ALL], staff={"available": 4})).reasons
    assert "超负荷：平均一天要办 " in reasons[0].zh
    assert "4 clerks can do 28.0 at most" in reasons[0].en
    assert reasons[1].en.startswith("It takes ")


def test_a_priority_that_waits_too_long_is_named(assigned: Assigned) -> None:
    goal: dict[str, Any] = {"share": 0.5, "mean_minutes": None, "priorities": {"elderly": {"share": 0.99}}}
    reasons = refused(assigned(windows=[ALL], goal=goal, staff={"available": 3})).reasons
    assert "老年人：15 分钟内叫到的人" in reasons[0].zh
    assert "Elderly: called within 15 minutes" in reasons[0].en


def test_a_goal_that_no_number_of_windows_keeps_is_told_to_be_eased(assigned: Assigned) -> None:
    reasons = refused(assigned(windows=[ALL], goal={"overtime_minutes": 0.001})).reasons
    assert reasons[-1].en.startswith("No number of windows would do, the goal must be eased")
    assert "a clerk's overtime a day (minutes)" in reasons[-1].en


def test_kinds_that_may_not_have_more_are_told(assigned: Assigned) -> None:
    reasons = refused(assigned(windows=[{**ALL, "most": 2}])).reasons
    assert reasons[-1].en == "The scenario allows 2 windows at most: raise `most` of its windows"


def test_each_reason_is_told_in_both_languages(assigned: Assigned) -> None:
    lines = str(refused(assigned(windows=[ALL], staff={"available": 2}))).splitlines()
    assert all(" / " in line for line in lines)
