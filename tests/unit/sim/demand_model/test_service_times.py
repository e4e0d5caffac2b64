"""How long a service takes."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from confidence import Floats, holds, of_mean

from sim.demand_model.chance import Chance, Ints
from sim.demand_model.errands import NONE
from sim.demand_model.service_times import SHORTEST, ServiceDemand, draw_service_times

MINUTE = 60_000_000
DATES = [datetime.date(2026, 11, 23)]
PEOPLE = 60_000
LOGNORMAL = ServiceDemand(id="card", share=1, minutes=8, cv=0.6)
SHAPED = ServiceDemand(id="move", share=1, minutes=12, shape=[0.0, 1.0, 2.0, 5.0])


def times(services: list[ServiceDemand], chosen: Ints, seed: int = 1) -> Ints:
    """Times of visits with these services."""
    chance, counts = Chance(seed, DATES), np.array([len(chosen)], np.int64)
    return draw_service_times(services, chosen, counts, chance.people(counts), chance)


def minutes_of(service: ServiceDemand) -> Floats:
    """Many times of one service, in minutes."""
    column: Floats = times([service], np.zeros((PEOPLE, 1), np.int64))[:, 0] / MINUTE
    return column


def test_lognormal_times_have_the_stated_mean_spread_and_shape() -> None:
    minutes = minutes_of(LOGNORMAL)
    assert holds(of_mean(minutes), 8)
    assert holds(of_mean((minutes - 8) ** 2), (0.6 * 8) ** 2)
    logs = np.log(minutes)
    assert holds(of_mean((logs - logs.mean()) ** 3 / logs.std() ** 3), 0.0)


def test_shaped_times_have_the_stated_mean_and_quantiles() -> None:
    minutes = minutes_of(SHAPED)
    unit = SHAPED.unit_shape()
    assert holds(of_mean(minutes), 12)
    assert minutes.max() <= 12 * unit[-1]
    assert holds(of_mean((minutes <= 12 * unit[1]).astype(float)), 1 / 3)
    assert holds(of_mean((minutes <= 12 * unit[2]).astype(float)), 2 / 3)


def test_every_service_of_a_visit_has_its_own_time_and_none_beyond() -> None:
    chosen = np.array([[0, 1], [1, NONE]] * 5000, np.int64)
    drawn = times([LOGNORMAL, SHAPED], chosen)
    assert np.all(drawn[1::2, 1] == 0)
    assert np.all(drawn[::2] >= SHORTEST)
    first, second = drawn[::2, 0] / MINUTE, drawn[::2, 1] / MINUTE
    assert holds(of_mean(first), 8)
    assert holds(of_mean(second), 12)
    assert holds(of_mean((first - 8) * (second - 12)), 0.0)


def test_twice_the_minutes_take_everybody_twice_as_long() -> None:
    slow = LOGNORMAL.model_copy(update={"minutes": 16.0})
    assert minutes_of(slow) == pytest.approx(2 * minutes_of(LOGNORMAL), abs=1e-6)


def test_another_service_beside_it_changes_nothing_for_the_first() -> None:
    alone = times([LOGNORMAL], np.zeros((100, 1), np.int64))
    beside = times([LOGNORMAL, SHAPED], np.array([[0], [0]] * 50, np.int64))
    assert np.array_equal(alone, beside)


@pytest.mark.parametrize("shape", [[1.0], [2.0, 1.0], [0.0, 0.0]])
def test_a_shape_that_does_not_rise_is_refused(shape: list[float]) -> None:
    with pytest.raises(ValueError, match="do not fall"):
        ServiceDemand(id="card", share=1, minutes=8, shape=shape)
