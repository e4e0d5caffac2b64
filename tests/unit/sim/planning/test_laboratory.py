"""Trials on common people, and decisions that end as soon as they are sure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from small_site import COMPREHENSIVE, site, steady_site

from sim.planning.goal import Goal
from sim.planning.laboratory import Laboratory, looks_from
from sim.planning.timetable import Timetable


def laboratory(looks: Sequence[int] = (20, 40, 80), goal: Goal | None = None) -> Laboratory:
    """A place with 120 visits a day and windows for everything."""
    return Laboratory(site(), goal or Goal(), looks=looks, few=3)


def test_a_trial_is_lived_once_and_the_people_are_common() -> None:
    lab = laboratory()
    first = lab.chosen(lab.whole_days((3,)))
    assert lab.chosen(lab.whole_days((3,))) == first
    assert lab.layouts == 1
    assert first.days == 3
    assert np.shares_memory(lab.crowd(4).draws.arrival, lab.crowd(3).draws.arrival)


def test_fewer_days_are_the_first_of_more() -> None:
    lab = laboratory()
    few, more = lab.crowd(20).draws, lab.crowd(40).draws
    assert np.array_equal(few.arrival, more.arrival[: len(few.arrival)])


def test_a_trial_goes_on_from_the_days_that_it_has_lived() -> None:
    lab = laboratory()
    whole = lab.whole_days((3,))
    few, more = lab.trial(whole, 20), lab.trial(whole, 50)
    assert laboratory().trial(whole, 50) == more
    assert lab.trial(whole, 20) == few
    assert few.verdicts[0].value != more.verdicts[0].value


def test_a_clear_case_is_decided_at_the_first_look() -> None:
    lab = laboratory()
    good, bad = lab.decided(lab.whole_days((6,))), lab.decided(lab.whole_days((1,)))
    assert (good.days, bad.days) == (20, 20)
    assert good.chance >= lab.enough
    assert bad.failing >= lab.enough


def test_a_close_case_is_looked_at_to_the_end() -> None:
    lab = laboratory()
    whole = lab.whole_days((3,))
    outcomes = lab.outcomes(whole, 800)
    within = lab.judged(lab.crowd(800), outcomes, lab.goal.all_limits())[0].value
    close = laboratory((100, 200, 400), Goal(share=round(within, 3), mean_minutes=None, overtime_minutes=None))
    trial = close.decided(whole)
    assert trial.days == 400
    assert trial.caution.last


def test_the_suspect_is_what_strained_most_on_other_people() -> None:
    lab = laboratory(goal=Goal(share=0.5, mean_minutes=0.1, overtime_minutes=None))
    assert lab.decided(lab.whole_days((3,))).suspect == 1


def test_what_was_lived_is_lived_again_alike() -> None:
    lab = laboratory()
    whole: Timetable = lab.whole_days((3,))
    crowd = lab.crowd(8)
    outcomes = lab.outcomes(whole, 8)
    verdicts = lab.judged(crowd, outcomes, lab.goal.all_limits())
    assert verdicts == laboratory(looks=(8,)).decided(whole).verdicts


def test_looks_double_while_not_too_many_people_are_lived() -> None:
    assert looks_from(200, 80) == (200, 400, 800, 1600, 3200)
    assert looks_from(200, 800) == (200, 400, 800)
    assert looks_from(200, 4000) == (200,)


def test_an_m_m_c_hall_serves_as_erlang_says() -> None:
    """Five windows, three erlangs: within one service time of six minutes 0.968 are called."""
    lab = Laboratory(steady_site(30, seed=3), Goal(within_minutes=6), looks=(60,))
    verdict = lab.decided(lab.whole_days((5,))).verdicts[0]
    assert lab.site.kinds == (COMPREHENSIVE,)
    assert verdict.value == pytest.approx(0.968, abs=max(4 * verdict.error, 0.004))
