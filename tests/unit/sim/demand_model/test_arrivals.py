"""When people come."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from confidence import Floats, around, holds, of_mean
from hypothesis import given, settings
from hypothesis import strategies as st

from dispatcher.config.sections import ArrivalSpan
from sim.demand_model.arrivals import QUARTER, Arrivals, cv_of, dispersion, draw_arrivals, held_until_issuing
from sim.demand_model.busy_spells import shared_variance
from sim.demand_model.chance import Chance, Ints

HOUR = 4 * QUARTER
DATES = [datetime.date(2026, 11, 23)] * 1500


def arrivals(day_cv: float = 0.0, quarter_cv: float = 0.0, *spans: tuple[str, str, float]) -> Arrivals:
    """People who come evenly from eight to twelve, or in these spans."""
    profile = [
        ArrivalSpan.model_validate({"from": start, "to": end, "weight": weight})
        for start, end, weight in spans or [("08:00", "12:00", 1.0)]
    ]
    return Arrivals(day_cv=day_cv, quarter_cv=quarter_cv, persistence=0.6, profile=profile)


def drawn(model: Arrivals, visits: float, closes: int = 24 * HOUR, seed: int = 1) -> tuple[Ints, Ints]:
    """Counts by day, and by day and quarter of an hour."""
    days = len(DATES)
    came = draw_arrivals(model, np.full(days, visits), np.full(days, closes), Chance(seed, DATES))
    table = np.zeros((days, 96), np.int64)
    np.add.at(table, (np.repeat(np.arange(days), came.counts), came.times // QUARTER), 1)
    return came.counts, table


def ratio_interval(counts: Floats, mean: float) -> tuple[float, float]:
    """Where variance / mean lies of counts whose mean is known."""
    low, high = of_mean((counts - mean) ** 2)
    return low / mean, high / mean


def test_without_over_dispersion_counts_are_poisson() -> None:
    counts, table = drawn(arrivals(), 110)
    assert holds(of_mean(counts.astype(float)), 110)
    assert holds(ratio_interval(counts.astype(float), 110), 1.0)
    assert holds(ratio_interval(table[:, 32:48].ravel().astype(float), 110 / 16), 1.0)


def test_day_totals_and_quarters_vary_as_stated() -> None:
    counts, table = drawn(arrivals(0.2, 0.4), 400)
    assert holds(of_mean(counts.astype(float)), 400)
    quarter = 400 / 16
    both = 0.2**2 + 0.4**2 + 0.2**2 * 0.4**2
    shares = np.full(16, 1 / 16)
    within = float(shares @ shared_variance(shares, 0.6))
    day = 0.2**2 + 0.4**2 * (1 + 0.2**2) * within
    assert holds(ratio_interval(table[:, 33].astype(float), quarter), dispersion(quarter, both**0.5))
    assert holds(ratio_interval(counts.astype(float), 400), dispersion(400, day**0.5))


def test_the_call_centres_dispersion_is_what_the_defaults_give_at_its_volume() -> None:
    usual = Arrivals(profile=arrivals(0, 0, ("07:00", "23:00", 1)).profile)
    shares = usual.quarter_shares()
    within = float(shares @ shared_variance(shares, usual.persistence))
    day_cv = (usual.day_cv**2 + usual.quarter_cv**2 * within) ** 0.5
    assert dispersion(23, (usual.day_cv**2 + usual.quarter_cv**2) ** 0.5) == pytest.approx(3, abs=0.1)
    assert dispersion(1567, day_cv) == pytest.approx(16, abs=1)
    assert dispersion(110, day_cv) == pytest.approx(2, abs=0.1)


@settings(deadline=None)
@given(st.floats(0, 2), st.floats(1, 5000))
def test_dispersion_and_coefficient_of_variation_are_two_words_for_one_thing(cv: float, mean: float) -> None:
    assert cv_of(dispersion(mean, cv), mean) == pytest.approx(cv, abs=1e-5)


def test_people_come_by_the_profile() -> None:
    model = arrivals(0.1, 0.3, ("08:00", "09:00", 30), ("09:00", "09:30", 60), ("13:00", "15:00", 10))
    counts, table = drawn(model, 200)
    for first, last, share in ((32, 36, 0.3), (36, 38, 0.6), (52, 60, 0.1)):
        assert holds(of_mean(table[:, first:last].sum(axis=1).astype(float)), 200 * share)
    assert counts.sum() == table[:, [*range(32, 38), *range(52, 60)]].sum()


def test_within_a_quarter_people_come_evenly() -> None:
    came = draw_arrivals(arrivals(), np.full(1500, 100.0), np.full(1500, 24 * HOUR), Chance(4, DATES))
    assert holds(of_mean(came.times % QUARTER / QUARTER), 0.5)
    assert holds(of_mean((came.times % QUARTER / QUARTER - 0.5) ** 2), 1 / 12)


def test_nobody_comes_after_the_door_closes_and_the_others_come_as_before() -> None:
    counts, table = drawn(arrivals(), 160, closes=10 * HOUR)
    assert table[:, 40:].sum() == 0
    assert holds(of_mean(counts.astype(float)), 80)
    _, open_all_day = drawn(arrivals(), 160)
    assert np.array_equal(table[:, :40], open_all_day[:, :40])


def test_more_demand_brings_the_same_people_earlier_and_others_after_them() -> None:
    one = DATES[:1]
    usual, more = (
        draw_arrivals(arrivals(0.1, 0.3), np.array([visits]), np.array([24 * HOUR]), Chance(2, one)).times
        for visits in (100.0, 120.0)
    )
    assert len(more) > len(usual)
    assert np.all(more[: len(usual)] <= usual)


def test_who_comes_when_no_numbers_are_issued_gets_one_when_they_are() -> None:
    spans = (((8 * HOUR, 12 * HOUR), (14 * HOUR, 17 * HOUR)), ())
    times = np.array([7 * HOUR, 9 * HOUR, 12 * HOUR, 13 * HOUR, 16 * HOUR, 18 * HOUR], np.int64)
    given_at = held_until_issuing(times, np.zeros(6, np.int64), spans)
    assert given_at.tolist() == [8 * HOUR, 9 * HOUR, 14 * HOUR, 14 * HOUR, 16 * HOUR, 17 * HOUR - 1]


def test_a_profile_without_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        arrivals(0, 0, ("08:00", "09:00", 0))


def test_the_interval_of_a_test_is_as_wide_as_it_says() -> None:
    means = np.random.default_rng(1).standard_normal((20_000, 50)).mean(axis=1)
    outside = sum(not holds(around(float(mean), 1 / 50**0.5), 0.0) for mean in means)
    assert outside <= 10, "2 expected at a false alarm in 10,000"
