"""Calibration finds the parameters with which a log was made.

Each interval is as wide as a fit on so many days must be: it leaves out a right fit once in 10,000 logs.
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace
from itertools import islice
from typing import Protocol

import numpy as np
import pytest
from confidence import Z, around, holds, of_share
from simulated_log import simulated_log

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from sim.calibration.checks import check
from sim.calibration.findings import estimates, unknown
from sim.calibration.fit import Fitted, fit
from sim.calibration.observed import Observed
from sim.demand_model.draw import open_dates
from sim.demand_model.model import DemandModel
from sim.demand_model.reading import read_demand
from sim.demand_model.writing import demand_toml


class KnownLog(Protocol):
    """What the fixture `half_a_year` gives."""

    truth: DemandModel
    rules: HallRules
    observed: Observed
    fitted: Fitted


def test_visits_of_a_usual_day(half_a_year: KnownLog) -> None:
    fitted = half_a_year.fitted
    figure = next(one for one in estimates(fitted) if one.key == "visits_per_day")
    assert figure.low is not None
    assert figure.high is not None
    error = (figure.high - figure.low) / 2 / 1.96
    # The profile ends with the doors: what would come after closing is not in the log.
    shares = half_a_year.truth.arrivals.quarter_shares()
    assert shares[68:].sum() == 0
    assert holds(around(figure.value, error), 240)


def test_how_days_and_quarters_vary(half_a_year: KnownLog) -> None:
    fitted = half_a_year.fitted
    assert fitted.coming.day is not None
    assert fitted.coming.quarter is not None
    for spread, truth in ((fitted.coming.day, 0.15), (fitted.coming.quarter, 0.4)):
        assert holds(around(spread.cv, (spread.high - spread.low) / 2 / 1.96), truth), spread
    assert fitted.model.arrivals.persistence == pytest.approx(0.6, abs=0.12)


def test_weekdays(half_a_year: KnownLog) -> None:
    figures = {one.key: one for one in estimates(half_a_year.fitted)}
    for weekday, truth in enumerate((1.3, 1.1, 1.0, 0.9, 0.7)):
        figure = figures[f"calendar.weekdays.{weekday}"]
        assert figure.low is not None
        error = (figure.value - figure.low) / 1.96
        assert holds(around(figure.value, error + 0.02), truth), "and a little for the assumption that it is drawn to"


def test_the_profile(half_a_year: KnownLog) -> None:
    truth = half_a_year.truth.arrivals.quarter_shares()
    fitted = half_a_year.fitted.model.arrivals.quarter_shares()
    people = len(half_a_year.observed.visits)
    for first in range(32, 68, 4):
        part, seen = float(truth[first : first + 4].sum()), float(fitted[first : first + 4].sum())
        spread = 0.4**2 * part**2 / len(half_a_year.observed.days)
        assert holds(around(seen, (part * (1 - part) / people + spread) ** 0.5), part)


def test_service_times_at_the_usual_pace_and_the_pace_of_comprehensive_windows(half_a_year: KnownLog) -> None:
    fitted = half_a_year.fitted
    assert fitted.pace is not None
    ratio, error = fitted.pace
    assert abs(np.log(ratio / 1.25)) < Z * error
    minutes = {service.id: service.minutes for service in half_a_year.truth.services}
    frequent = [one for one in fitted.times if len(one.times) > 300]
    assert len(frequent) > 10
    for one in frequent:
        error = (one.high - one.low) / 2 / 1.96 + one.mean * fitted.pace[1]
        assert holds(around(one.mean, error), minutes[one.service])
        assert one.cv == pytest.approx(0.6, abs=0.15)
    assert np.mean([one.is_lognormal for one in frequent]) > 0.75


def test_services_and_bundles(half_a_year: KnownLog) -> None:
    model = half_a_year.fitted.model
    assert holds(of_share(np.array([len(visit.services) == 2 for visit in half_a_year.observed.visits])), 0.1)
    assert model.cases == pytest.approx([0.9, 0.1], abs=0.01)
    assert all(len(bundle.services) == 2 for bundle in model.bundles)
    truth = np.array([service.share for service in half_a_year.truth.services])
    seen = np.array([service.share for service in model.services])
    assert [one.id for one in model.services] == [one.id for one in half_a_year.truth.services]
    assert np.corrcoef(truth, seen)[0, 1] > 0.97


def test_patience_though_most_are_called_before_they_leave(half_a_year: KnownLog) -> None:
    patience = half_a_year.fitted.patience
    assert patience is not None
    assert patience.left < 0.25 * patience.people
    for minutes, truth in ((10, 0.1), (20, 0.3), (40, 0.5)):
        place = int(np.searchsorted(patience.minutes, minutes, "right")) - 1
        error = (patience.high[place] - patience.low[place]) / 2 / 1.96
        assert holds(around(float(patience.gone[place]), float(error)), truth)


def test_absence_and_coming_back(half_a_year: KnownLog) -> None:
    called = [visit for visit in half_a_year.observed.visits if visit.called is not None]
    absent = [visit for visit in called if visit.absent]
    assert holds(of_share(np.array([visit.absent for visit in called])), 0.08)
    assert holds(of_share(np.array([visit.returned_after is not None for visit in absent])), 0.5)
    first, last = half_a_year.fitted.model.absence.returns_after
    assert first == pytest.approx(2.4, abs=0.3)
    assert last == pytest.approx(9.6, abs=0.3)


def test_a_right_model_is_called_alike(half_a_year: KnownLog) -> None:
    checks = check(half_a_year.fitted, repetitions=40)
    assert len(checks) == 6
    assert sum(not one.holds for one in checks) <= 1


def test_a_wrong_model_is_called_unlike_where_it_is_wrong(half_a_year: KnownLog) -> None:
    fitted = half_a_year.fitted
    arrivals = fitted.model.arrivals.model_copy(update={"quarter_cv": 0.0, "day_cv": 0.0})
    services = [service.model_copy(update={"minutes": service.minutes * 1.2}) for service in fitted.model.services]
    wrong = replace(fitted, model=fitted.model.model_copy(update={"arrivals": arrivals, "services": services}))
    unlike = {one.name.en for one in check(wrong, repetitions=40) if not one.holds}
    assert {name.split(",")[0] for name in unlike} == {
        "day totals", "quarters against the profile", "correlation of neighbouring quarters", "minutes of a service",
    }  # fmt: skip


def test_the_written_model_is_the_fitted_one(half_a_year: KnownLog) -> None:
    model = half_a_year.fitted.model
    assert read_demand(tomllib.loads(demand_toml(model))["demand"]) == model


def test_fitting_a_log_of_the_fitted_model_gives_it_again(half_a_year: KnownLog) -> None:
    again = fit(simulated_log(half_a_year.fitted.model, half_a_year.rules, half_a_year.fitted.counts.dates, seed=7))
    assert again.model.visits_per_day == pytest.approx(half_a_year.fitted.model.visits_per_day, rel=0.1)
    assert again.model.arrivals.quarter_cv == pytest.approx(half_a_year.fitted.model.arrivals.quarter_cv, abs=0.1)


def test_one_day_tells_little_and_says_so(half_a_year: KnownLog, township: HallConfig) -> None:
    observed = simulated_log(half_a_year.truth, half_a_year.rules, [datetime.date(2026, 11, 23)])
    fitted = fit(observed, township)
    assert fitted.model.visits_per_day == pytest.approx(len(observed.visits) / 1.15 / _season(fitted), rel=0.02)
    assumed = {one.key for one in estimates(fitted) if not one.from_log}
    assert {"arrivals.day_cv", "arrivals.persistence", "calendar.weekdays.0"} <= assumed
    said = " ".join(remark.en for remark in unknown(fitted))
    for words in ("days only", "less than six months", "payment season", "companions", "market days"):
        assert words in said


def _season(fitted: Fitted) -> float:
    """How much more than usual is asked for in November."""
    shares = np.array([service.share for service in fitted.model.services])
    factors = fitted.model.calendar.domain_factors(datetime.date(2026, 11, 23))
    domains = [fitted.observed.domains[service.id] for service in fitted.model.services]
    return float((shares * [factors.get(domain, 1.0) for domain in domains]).sum() / shares.sum())


def test_the_payment_season_shows_in_a_year(township: HallConfig) -> None:
    season = {"from": "09-01", "to": "12-31", "domains": ["pension", "medical"], "factor": 2.2}
    truth = read_demand({"calendar": {"seasons": [season]}}, township)
    dates = [
        datetime.date(2026, month, day)
        for month in (6, 7, 10, 11)
        for day in range(8, 31)
        if _open(township, month, day)
    ]
    fitted = fit(simulated_log(truth, township.rules(), dates), township)
    assert fitted.coming.seasons_told == 1
    people = len(fitted.observed.visits)
    assert np.log(fitted.model.calendar.seasons[0].factor) == pytest.approx(np.log(2.2), abs=Z * 6 / people**0.5)


def _open(township: HallConfig, month: int, day: int) -> bool:
    return bool(township.rules().hours.sessions_on(datetime.date(2026, month, day)))


def test_visits_for_services_that_are_no_longer_offered_are_left_out_and_told(
    township: HallConfig, half_a_year: KnownLog
) -> None:
    some = list(half_a_year.observed.visits)[:2000]
    gone = [visit for visit in some if "collect" in visit.services]
    assert gone
    for_others = [replace(visit, services=("gone",), cases=[]) if visit in gone else visit for visit in some]
    days = {visit.day: half_a_year.observed.days[visit.day] for visit in some}
    fitted = fit(replace(half_a_year.observed, visits=for_others, days=days), township)
    assert int(fitted.counts.totals().sum()) == 2000 - len(gone)
    assert any(f"{len(gone)} visits are left out" in remark.en for remark in unknown(fitted))


def test_the_factor_of_market_days_is_found_once_their_rule_is_named(township: HallConfig) -> None:
    rule = {"rule": "lunar", "endings": [1, 6]}
    truth = read_demand({"calendar": {"market": {**rule, "factor": 2.0}}, "visits_per_day": 200}, township)
    dates = list(islice(open_dates(township.rules(), datetime.date(2026, 3, 2)), 60))
    log = simulated_log(truth, township.rules(), dates)
    named = fit(log, township, {"calendar": {"market": rule}}).model.calendar.market
    held = sum(named.includes(date) for date in dates)
    assert named.factor == pytest.approx(2.0, rel=Z * 0.12 * (1 / held + 1 / (60 - held)) ** 0.5)
    assert fit(log, township).model.calendar.market.rule == "none"
