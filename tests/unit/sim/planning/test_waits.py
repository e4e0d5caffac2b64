"""Figures of what was lived."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_site import DAY_SHIFT, MINUTE, made_outcomes, made_people

from sim.planning.crowd import Crowd
from sim.planning.waits import waits_of


def test_the_figures_are_those_of_all_people_of_all_days() -> None:
    people = made_people([[550, 560, 570], [550]])
    outcomes = made_outcomes(people, [550, 570, None, 590], [None, None, 600, None])
    outcomes = replace(outcomes, overtime=np.array([[8], [4]]) * MINUTE)
    waits = waits_of(Crowd.of(people, DAY_SHIFT), outcomes, within_minutes=10)
    assert waits.mean == pytest.approx((0 + 10 + 30 + 40) / 4)
    assert waits.median == pytest.approx(20)
    assert waits.within == pytest.approx(2 / 4)
    assert waits.left == pytest.approx(1 / 4)
    assert waits.overtime == pytest.approx(6)
    assert waits.load == pytest.approx(0.5)
    assert waits.median <= waits.p90 <= waits.p95 <= 40


def test_a_day_without_anybody_has_no_waits() -> None:
    people = made_people([[]])
    waits = waits_of(Crowd.of(people, DAY_SHIFT), made_outcomes(people, []), within_minutes=10)
    assert (waits.mean, waits.p95, waits.within, waits.left) == (0.0, 0.0, 1.0, 0.0)
