"""The single estimators."""

from __future__ import annotations

import datetime
import math

import numpy as np
import pytest
from confidence import holds, of_mean

from dispatcher.domain.hours import OpeningHours
from sim.calibration.calendar_fit import fit_calendar
from sim.calibration.chi_square import chi_square_quantile
from sim.calibration.observed import Knowledge, Observed, SeenCase, SeenVisit
from sim.calibration.patience_fit import kaplan_meier, share_interval
from sim.calibration.times_fit import fit_times, ks_lognormal, shape_of
from sim.calibration.visits_fit import changeover_seconds
from sim.demand_model.calendar_effects import CalendarEffects
from sim.demand_model.market_days import MarketDays
from sim.demand_model.patience import Patience
from sim.demand_model.service_times import ServiceDemand, sample_minutes

HOURS = OpeningHours("Asia/Shanghai", (), ())
SECOND = 1_000_000
WORKDAYS = [
    date
    for date in (datetime.date(2026, 3, 2) + datetime.timedelta(days=number) for number in range(300))
    if date.weekday() < 5
]


@pytest.mark.parametrize(
    ("chance", "freedom", "value"),
    [(0.025, 5, 0.8312), (0.975, 3, 9.3484), (0.025, 10, 3.2470), (0.5, 10, 9.3418), (0.975, 100, 129.5612)],
)
def test_chi_square_quantiles_are_those_of_the_tables(chance: float, freedom: float, value: float) -> None:
    assert chi_square_quantile(chance, freedom) == pytest.approx(value, rel=0.05)


def test_kaplan_meier_gives_the_textbook_answer() -> None:
    """Six people: left after 6, called after 6, left after 7, called after 10, left after 13, left after 16."""
    waits = np.array([6.0, 6.0, 7.0, 10.0, 13.0, 16.0])
    left = np.array([True, False, True, False, True, True])
    fitted = kaplan_meier(np.tile(waits, 20), np.tile(left, 20))
    stays = np.cumprod([5 / 6, 3 / 4, 1 / 2, 0.0])
    assert fitted.minutes.tolist() == [6, 7, 13, 16]
    assert fitted.gone == pytest.approx(1 - stays)
    assert fitted.left == 80


def test_beyond_what_the_log_tells_people_leave_as_assumed() -> None:
    waits, left = np.array([5.0] * 100 + [10.0] * 100), np.array([True] * 20 + [False] * 180)
    curve = kaplan_meier(waits, left).continued_by(Patience(gives_up=[[10, 0.2], [30, 0.6]]))
    assert curve.gives_up == [[5.0, 0.1], [10.0, 0.1], [30, 0.55]]


def test_if_nobody_left_the_curve_begins_where_the_log_ends() -> None:
    curve = kaplan_meier(np.full(50, 8.0), np.zeros(50, np.bool_)).continued_by(
        Patience(gives_up=[[5, 0.1], [20, 0.2]])
    )
    assert curve.gives_up[0] == [8.0, 0.0]
    assert curve.gives_up[1][0] == 20
    assert 0 < curve.gives_up[1][1] < 0.1


def test_lognormal_times_pass_as_such_as_often_as_the_band_says() -> None:
    service = ServiceDemand(id="card", share=1, minutes=8, cv=0.6)
    stream = np.random.default_rng(2)
    passed = [fit_times("card", sample_minutes(service, stream, 60), seed).is_lognormal for seed in range(60)]
    assert 0.85 <= np.mean(passed) <= 1.0


def test_times_of_two_sorts_do_not_pass_as_lognormal_and_keep_their_shape() -> None:
    stream = np.random.default_rng(3)
    times = np.concatenate((stream.uniform(1, 2, 400), stream.uniform(20, 22, 200)))
    fitted = fit_times("card", times)
    assert not fitted.is_lognormal
    kept = ServiceDemand(id="card", share=1, minutes=fitted.mean, cv=fitted.cv, shape=list(fitted.shape))
    again = sample_minutes(kept, stream, 20_000)
    assert holds(of_mean(again), fitted.mean)
    assert again.std() / again.mean() == pytest.approx(fitted.cv, rel=0.03)
    assert np.mean((again > 3) & (again < 19)) < 0.03


def test_a_shape_keeps_the_mean_of_a_long_tail() -> None:
    times = np.random.default_rng(4).lognormal(0, 1.2, 5000)
    shape = np.array(shape_of(times))
    assert ((shape[1:] + shape[:-1]) / 2).mean() == pytest.approx(1.0, abs=0.02)


def test_the_distance_to_the_lognormal_is_largest_for_a_constant() -> None:
    assert ks_lognormal(np.full(10, 5.0), 5.0, 0.0) == 1.0


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (0, 0, 0, 1)]
)
def test_intervals_of_shares_are_wilsons(part: int, whole: int, low: float, high: float) -> None:
    assert share_interval(part, whole) == pytest.approx((low, high), abs=1e-3)


def visits_by(effects: CalendarEffects, base: float, dates: list[datetime.date], seed: int) -> np.ndarray:
    """Poisson visits with these factors."""
    expected = [base * effects.factor(date, HOURS) for date in dates]
    return np.random.default_rng(seed).poisson(expected).astype(np.float64)


def test_many_days_tell_weekdays_and_market_days() -> None:
    market = MarketDays(rule="lunar", endings=[1, 6], factor=2.0)
    truth = CalendarEffects(weekdays=[1.4, 1.2, 1.0, 0.8, 0.6, 0.5, 0.4], market=market)
    assumed = CalendarEffects(market=market.model_copy(update={"factor": 1.5}))
    totals = visits_by(truth, 400, WORKDAYS, 1)
    fitted = fit_calendar(totals, np.ones(len(totals)), WORKDAYS, HOURS, assumed, 1.0)
    assert fitted.effects.market.factor == pytest.approx(2.0, abs=0.04)
    ratio = np.array(fitted.effects.weekdays[:5]) / np.array(truth.weekdays[:5])
    assert ratio == pytest.approx(np.full(5, ratio.mean()), rel=0.02)
    assert fitted.base * ratio.mean() == pytest.approx(400, rel=0.02)


def test_one_day_leaves_every_assumption_as_it_was() -> None:
    assumed = CalendarEffects()
    fitted = fit_calendar(np.array([230.0]), np.ones(1), [datetime.date(2026, 3, 2)], HOURS, assumed, 2.0)
    assert fitted.effects == assumed
    assert fitted.base == pytest.approx(200)


def test_a_few_days_move_an_assumption_part_of_the_way() -> None:
    dates = [date for date in WORKDAYS if date.weekday() < 2][:4]
    totals = np.array([200.0 if date.weekday() == 0 else 100.0 for date in dates])
    fitted = fit_calendar(totals, np.ones(4), dates, HOURS, CalendarEffects(), 16.0)
    moved = fitted.effects.weekdays[0] / fitted.effects.weekdays[1]
    assert 1.15 / 1.05 < moved < 2.0
    assert math.isclose(fitted.expected.sum(), totals.sum(), rel_tol=1e-6)


def test_the_changeover_is_the_pause_before_somebody_who_waited() -> None:
    """Without the shortest and longest tenth; an overlap is less than no pause, and within a visit there is none."""
    seconds = [0, -3, *[4] * 17, 60, 119, 600]
    visits, end = [], 0
    for pause in seconds:
        start = end + pause
        visits.append(visit_of((start, start + 5), (start + 5, start + 9), arrival=0))
        end = start + 9
    visits.append(visit_of((end + 7, end + 9), arrival=end + 7))
    assert changeover_seconds(log_of(visits)) == 4.0
    assert changeover_seconds(log_of(visits[:5])) is None
    assert changeover_seconds(log_of(visits[1:6]), enough=1) == 4.0
    always_early = [visit_of((9 * place, 9 * place + 10), arrival=0) for place in range(30)]
    assert changeover_seconds(log_of(always_early)) == 0.0


def visit_of(*services: tuple[int, int], arrival: int) -> SeenVisit:
    """Somebody served at the one window from second to second."""
    visit = SeenVisit(WORKDAYS[0], arrival * SECOND, ("a",), called=services[0][0] * SECOND)
    visit.cases += [SeenCase("a", "1", start * SECOND, end * SECOND) for start, end in services]
    return visit


def log_of(visits: list[SeenVisit]) -> Observed:
    """A log of one day."""
    return Observed("a log", visits, {WORKDAYS[0]: None}, Knowledge(True, True, True, False))
