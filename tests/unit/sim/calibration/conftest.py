"""What the tests of calibration share: a log of half a year whose every parameter is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice

import pytest
from simulated_log import simulated_log

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from sim.calibration.fit import Fitted, fit
from sim.calibration.observed import Observed
from sim.demand_model.draw import open_dates
from sim.demand_model.model import DemandModel
from sim.demand_model.reading import read_demand

TRUTH = {
    "visits_per_day": 240,
    "cases": [0.9, 0.1],
    "arrivals": {"day_cv": 0.15, "quarter_cv": 0.4, "persistence": 0.6},
    "calendar": {"weekdays": [1.3, 1.1, 1.0, 0.9, 0.7, 0.5, 0.4], "seasons": []},
    "patience": {"gives_up": [[10, 0.1], [20, 0.3], [40, 0.5]]},
    "absence": {"absent": 0.08, "returns": 0.5, "returns_after": [2, 10]},
    "windows": {"undifferentiated": 1.25},
}


@dataclass(frozen=True)
class KnownLog:
    """A model, the log that it made, and what was fitted to that log."""

    truth: DemandModel
    rules: HallRules
    observed: Observed
    fitted: Fitted


@pytest.fixture(scope="session")
def half_a_year(township: HallConfig) -> KnownLog:
    """120 open days from March on."""
    truth, rules = read_demand(TRUTH, township), township.rules()
    dates = list(islice(open_dates(rules, datetime.date(2026, 3, 2)), 120))
    observed = simulated_log(truth, rules, dates)
    return KnownLog(truth, rules, observed, fit(observed, township))
