"""Draws that contradict themselves or the hall are refused, and the refusal names what is wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hall_builder import MINUTE, RULES

from dispatcher.forecast.draws import DAY, NEVER, Draws, DrawsNotFitting, draws

TWO = draws((("card",), ("move", "id")), np.array([540, 541]) * MINUTE, np.full((2, 2), MINUTE), kind=np.array([0, 1]))


def test_draws_that_fit_are_taken() -> None:
    TWO.require_fit(RULES)
    assert TWO.days == 1
    assert TWO.patience.tolist() == [NEVER, NEVER]


def test_a_day_may_begin_earlier_than_the_one_before_ended() -> None:
    replace(TWO, arrival=TWO.arrival[::-1].copy(), offsets=np.array([0, 1, 2])).require_fit(RULES)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (replace(TWO, kind=np.array([0, 2])), "kind: customer 1"),
        (replace(TWO, priority=np.array([3, 0])), "priority: customer 0"),
        (replace(TWO, arrival=np.array([0, DAY])), "arrival: customer 1"),
        (replace(TWO, arrival=TWO.arrival[::-1].copy()), "arrival \\(order\\): customer 1"),
        (replace(TWO, service=np.array([[MINUTE, 0], [MINUTE, 0]])), "service: customer 1"),
        (replace(TWO, service=np.full((2, 1), MINUTE)), "service: customer 1"),
        (replace(TWO, patience=np.array([-1, 0])), "patience: customer 0"),
        (replace(TWO, returns_after=np.array([0, -5])), "returns_after: customer 1"),
        (replace(TWO, absent=np.zeros(3, np.bool_)), "absent: 3 entries for 2 arrivals"),
        (replace(TWO, offsets=np.array([0, 1])), "offsets: must rise from 0 to 2"),
        (replace(TWO, kinds=(("card",), ("fly",))), "kinds: \\('fly',\\) must name services of the hall: ask card"),
        (replace(TWO, kinds=(("card",), ())), "kinds: \\(\\) must name services"),
    ],
)
def test_what_does_not_fit_is_named(wrong: Draws, says: str) -> None:
    with pytest.raises(DrawsNotFitting, match=says):
        wrong.require_fit(RULES)
