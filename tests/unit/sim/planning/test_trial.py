"""Verdicts on outcomes that were made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_site import DAY_SHIFT, MINUTE, made_outcomes, made_people, site

from dispatcher.forecast.outcomes import Outcomes
from sim.planning.crowd import Crowd
from sim.planning.goal import Limit, Measure
from sim.planning.shifts import ShiftRules, whole_days
from sim.planning.trial import Trial, Verdict, judge, lived

PRIORITIES = ("normal", "elderly")


def two_days() -> tuple[Crowd, Outcomes]:
    """Waits of 0, 10, 20 and (left) 30 minutes on the first day, 0 and 10 on the second; the last ones are elderly."""
    people = made_people([[550, 560, 570, 580], [550, 560]], priority=[0, 0, 0, 1, 0, 1])
    outcomes = made_outcomes(people, [550, 570, 590, None, 550, 570], [None, None, None, 610, None, None])
    return Crowd.of(people, DAY_SHIFT), outcomes


def verdict(limit: Limit) -> Verdict:
    """How this condition fares on the two days."""
    crowd, outcomes = two_days()
    return judge(crowd, outcomes, [limit], PRIORITIES)[0]


def test_within_counts_who_was_called_in_time_and_nobody_who_left() -> None:
    assert verdict(Limit(Measure.WITHIN, 0.9, 10)).value == pytest.approx(4 / 6)
    assert verdict(Limit(Measure.WITHIN, 0.9, 60)).value == pytest.approx(5 / 6)


def test_the_mean_counts_waits_of_people_who_left() -> None:
    assert verdict(Limit(Measure.MEAN, 8)).value == pytest.approx(70 / 6)


def test_leaving_is_a_share_of_everybody() -> None:
    assert verdict(Limit(Measure.LEFT, 0.1)).value == pytest.approx(1 / 6)


def test_a_priority_is_judged_by_its_own_people() -> None:
    assert verdict(Limit(Measure.MEAN, 8, priority="elderly")).value == pytest.approx(20.0)
    assert verdict(Limit(Measure.WITHIN, 0.9, 15, "elderly")).value == pytest.approx(0.5)


def test_an_hour_is_judged_by_who_came_in_it() -> None:
    assert verdict(Limit(Measure.MEAN, 8, span=(540, 565))).value == pytest.approx(20 / 4)


def test_overtime_is_that_of_clerks_who_worked() -> None:
    crowd, outcomes = two_days()
    outcomes = replace(
        outcomes,
        at_work=np.array([[60, 60], [60, 0]]) * MINUTE,
        overtime=np.array([[12, 0], [3, 0]]) * MINUTE,
    )
    assert judge(crowd, outcomes, [Limit(Measure.OVERTIME, 20)], PRIORITIES)[0].value == pytest.approx(5.0)


def test_strain_is_what_is_used_up_of_what_is_allowed() -> None:
    assert verdict(Limit(Measure.WITHIN, 0.5, 10)).strain == pytest.approx((2 / 6) / 0.5)
    assert verdict(Limit(Measure.MEAN, 8)).strain == pytest.approx(70 / 6 / 8)


def a_trial(*chances: float, suspect: int | None = None) -> Trial:
    """A trial whose conditions hold with these chances."""
    verdicts = tuple(Verdict(Limit(Measure.MEAN, 8), 16 * (1 - chance), 0.1, chance) for chance in chances)
    return Trial((), 200, verdicts, suspect=suspect)


def test_what_may_fail_is_added_up() -> None:
    trial = a_trial(0.99, 0.98)
    assert trial.plain_chance == pytest.approx(0.97)
    assert trial.chance == pytest.approx(1 - 2 * 0.03)
    assert trial.strain == pytest.approx(0.04)


def test_failing_is_asked_of_the_suspect_or_else_of_every_condition() -> None:
    assert a_trial(0.9, 0.01, suspect=1).failing == pytest.approx(1 - 2 * 0.01)
    assert a_trial(0.9, 0.01).failing == pytest.approx(1 - 2 * 2 * 0.01)
    assert a_trial(0.9, 0.01, suspect=0).failing == 0.0


def test_living_a_day_gives_everybody_an_end() -> None:
    place = site(visits=60)
    crowd = Crowd.of(place.people(3), place.sessions)
    outcomes = lived(place, whole_days((2,), place.sessions, ShiftRules()), crowd)
    assert len(outcomes.state) == len(crowd.begins)
    assert outcomes.serving.shape == (3, 2)
