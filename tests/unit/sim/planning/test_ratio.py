"""Ratios of sums and how sure they are."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.planning.ratio import Ratio, student


@pytest.mark.parametrize(
    ("freedom", "value", "chance"),
    [(10, 2.228, 0.975), (10, 1.372, 0.9), (24, 2.492, 0.99), (100, 1.984, 0.975), (199, 0.0, 0.5), (30, -1.697, 0.05)],
)
def test_students_distribution_is_that_of_the_tables(freedom: int, value: float, chance: float) -> None:
    assert student(freedom, value) == pytest.approx(chance, abs=1e-3)


def test_a_ratio_is_the_sum_above_over_the_sum_below() -> None:
    ratio = Ratio.of(np.array([3.0, 5.0]), np.array([10, 10]))
    assert ratio.value == pytest.approx(0.4)
    assert ratio.days == 2


def test_the_error_is_that_which_repeated_samples_show() -> None:
    chance = np.random.default_rng(5)
    values, errors = [], []
    for _ in range(400):
        people = chance.poisson(60, 50)
        late = chance.binomial(people, np.clip(chance.normal(0.1, 0.04, 50), 0.01, 1))
        ratio = Ratio.of(late, people)
        values.append(ratio.value)
        errors.append(ratio.error)
    assert np.mean(errors) == pytest.approx(np.std(values), rel=0.12)


def test_days_that_are_all_alike_leave_no_doubt() -> None:
    ratio = Ratio.of(np.array([6.0, 6.0, 6.0]), np.array([2, 2, 2]))
    assert ratio.error == 0
    assert (ratio.chance_up_to(3.0), ratio.chance_up_to(2.9)) == (1.0, 0.0)
    assert (ratio.chance_from(3.0), ratio.chance_from(3.1)) == (1.0, 0.0)


def test_that_nobody_left_does_not_show_that_nobody_ever_will() -> None:
    ratio = Ratio.of(np.zeros(30, np.int64), np.full(30, 20), grain=1.0)
    assert ratio.error == pytest.approx(1 / 600)
    assert 0.5 < ratio.chance_up_to(0.0005) < 0.9
    assert ratio.chance_up_to(0.01) > 0.999


def test_one_day_tells_nothing_of_other_days() -> None:
    ratio = Ratio.of(np.array([1.0]), np.array([10]))
    assert ratio.error == math.inf
    assert ratio.chance_up_to(0.5) == 0.5


def test_nobody_at_all_breaks_no_limit() -> None:
    ratio = Ratio.of(np.zeros(5), np.zeros(5, np.int64))
    assert (ratio.value, ratio.chance_up_to(0.1)) == (0.0, 1.0)


def test_up_to_and_from_share_all_chance_between_them() -> None:
    ratio = Ratio.of(np.array([1.0, 3.0, 2.0, 2.0]), np.array([10, 10, 10, 10]))
    assert ratio.chance_up_to(0.21) + ratio.chance_from(0.21) == pytest.approx(1.0)
    assert ratio.chance_up_to(0.21) > 0.5
