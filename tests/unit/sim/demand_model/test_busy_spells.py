"""Busy and quiet days and quarters of an hour."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from confidence import holds, of_mean

from sim.demand_model.busy_spells import draw_day_factors, draw_quarter_factors, shared_variance
from sim.demand_model.chance import Chance

DATES = [datetime.date(2026, 11, 23)] * 4000


@pytest.mark.parametrize("cv", [0.1, 0.5, 1.5])
def test_a_days_factor_has_mean_one_and_the_spread_asked_for(cv: float) -> None:
    factors = draw_day_factors(cv, Chance(3, DATES)).ravel()
    assert holds(of_mean(factors), 1.0)
    assert holds(of_mean((factors - 1) ** 2), cv**2)


@pytest.mark.parametrize(("cv", "persistence"), [(0.3, 0.0), (0.3, 0.7), (1.2, 0.4), (0.3, 0.98)])
def test_quarters_have_their_spread_all_day_long_and_go_with_their_neighbours(cv: float, persistence: float) -> None:
    factors = draw_quarter_factors(cv, persistence, 40, Chance(4, DATES))
    for quarter in (0, 1, 20, 39):
        assert holds(of_mean(factors[:, quarter]), 1.0)
        assert holds(of_mean((factors[:, quarter] - 1) ** 2), cv**2)
    for apart in (1, 4):
        products = (factors[:, 10] - 1) * (factors[:, 10 + apart] - 1)
        assert holds(of_mean(products), cv**2 * persistence**apart)


def test_quarters_are_gamma_however_long_spells_last() -> None:
    factors = draw_quarter_factors(0.8, 0.6, 30, Chance(5, DATES))[:, 29]
    assert holds(of_mean((factors - 1) ** 3), 2 * 0.8**4)


def test_without_spread_every_factor_is_one() -> None:
    assert np.all(draw_quarter_factors(0.0, 0.5, 96, Chance(1, DATES[:3])) == 1.0)
    assert np.all(draw_day_factors(0.0, Chance(1, DATES[:3])) == 1.0)


def test_shared_variance_gives_the_variance_of_a_days_mean_factor() -> None:
    shares = np.array([0.5, 0.3, 0.2])
    drawn = draw_quarter_factors(0.6, 0.5, 3, Chance(6, DATES)) @ shares
    assert holds(of_mean((drawn - 1) ** 2), 0.6**2 * float(shares @ shared_variance(shares, 0.5)))
