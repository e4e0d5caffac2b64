"""Doubt that stays honest when the same question is put several times."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from sim.planning.caution import ALONE, Caution


def test_one_look_counts_for_yes_and_for_no() -> None:
    assert ALONE.doubt(0.01) == pytest.approx(0.02)


def test_before_the_last_look_each_look_counts() -> None:
    assert Caution(looks=4, last=False, enough=0.05).doubt(0.01) == pytest.approx(0.08)


def test_at_the_last_look_only_what_might_have_gone_wrong_before_is_added() -> None:
    caution = Caution(looks=4, last=True, enough=0.04)
    assert caution.doubt(0.2) == pytest.approx(0.4 + 0.03)
    assert caution.doubt(0.001) == pytest.approx(0.008)


def test_each_question_that_may_be_asked_adds_to_the_doubt() -> None:
    assert Caution(asked=3).doubt(0.01) == pytest.approx(0.06)


@pytest.mark.parametrize("truth", [0.0, 0.05, 0.2])
def test_what_is_said_after_several_looks_is_right_at_least_as_often_as_said(truth: float) -> None:
    """Whether a mean is above 0, asked after 50, 100 and 200 values; the worst truth lies between yes and no."""
    chance, normal = np.random.default_rng(11), NormalDist()
    right, said = [], []
    looks, enough = (50, 100, 200), 0.05
    for _ in range(2000):
        values = np.cumsum(chance.normal(truth, 1, looks[-1]))
        for look in looks:
            score = float(values[look - 1]) / look**0.5
            doubt = Caution(len(looks), look == looks[-1], enough).doubt(normal.cdf(-abs(score)))
            if doubt <= enough:
                break
        right.append(score > 0)
        said.append(max(0.0, 1 - doubt))
    assert np.mean(said) <= np.mean(right) + 0.02
